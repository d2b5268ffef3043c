"""The database: articles go in, each in one transaction with everything found in it.

connection  opening, and taking turns with other writers
migrations  from nothing, or an older schema, to the newest
records     nouns → rows
writing     one article
people      speakers over all articles
corrections what people change, applied again after each extraction
identities  the speakers that people merged or split
groups      the same utterance across articles
fingerprints  the index by which its wordings find each other
copies      articles that were copied from one another
surface     the tables that are read, kept in step
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from quotes.store import corrections, groups, records, writing
from quotes.store.connection import (
    PATIENCE,
    Turns,
    close_database,
    open_database,
    open_for_reading,
    plainly,
    prepare_place,
    transaction,
)
from quotes.store.corrections import Action, Split, Value
from quotes.store.surface import Touched
from quotes.store.writing import Outcome
from quotes.types import Article

__all__ = ["Action", "Outcome", "Split", "Store", "open_for_reading"]


class Store:
    """A database of quotes, open for writing; made, with the folders above it, if missing.

    Use it in one thread, and as a context manager.  Raises DatabaseError, in one line, where the path holds no
    database of ours or cannot be written.
    """

    def __init__(self, path: str | Path, *, patience: float = PATIENCE) -> None:
        self.path = Path(path)
        prepare_place(self.path)
        self._turns = Turns(self.path, patience)
        try:
            self.db = open_database(self.path, self._turns)
        except BaseException:
            self._turns.close(discard=True)
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; one file is left that holds everything, unless others have it open."""
        close_database(self.db, self._turns)

    def add(self, article: Article, *, model: str) -> Outcome:
        """Write an article and everything found in it, in one transaction; say what that did.

        - `unchanged`: the same text from the same origin, read by the same model, is there already, if perhaps from
          another file; nothing is written.
        - `replaced`: the address or file had another text before, or another model read it; those rows made way.
          Corrections by people stay, and are applied to the new rows.
        - `added`: it is new.

        Raises InputError if it cannot be stored, or if its quotes do not slice its text; DatabaseError if the
        database cannot be written (nothing of the article is then).
        """
        records.check(article)
        with self._writing():
            return writing.add(self.db, article, model)

    def holds(self, article: Article, *, model: str) -> bool:
        """Is the article stored as it is, read by this model, so that `add` would find it `unchanged`?"""
        with plainly(self.path):
            return writing.holds(self.db, article, model)

    def regroup(self, *, force: bool = False, say: Callable[[str], None] | None = None) -> int:
        """Bring the groups of the same utterance across articles in step; return how many there are.

        Only what changed since, and what is near it, is worked out anew; with `force` everything is.  `say` is told
        what is being done, as long work goes on.
        """
        with self._writing():
            if force or groups.is_stale(self.db):
                groups.regroup(self.db, whole=force, say=say or groups.silent)
            return int(self.db.table("variants").count)

    def correct(
        self,
        action: Action,
        key: str,
        value: Value = None,
        *,
        who: str | None = None,
        why: str | None = None,
    ) -> int:
        """Correct a quote or speaker, named by its `key`; return the correction's id. It outlives every extraction.

        - `set_speaker`: the quote is by `value`, the key of a speaker or a named `Speaker`.
        - `clear_speaker`: nobody knows whose the quote is.
        - `mark_wrong`: it is no quotation; it leaves the tables that are read.
        - `rename_speaker`: the speaker's name is `value`.
        - `merge_speakers`: the speaker is the same as the one whose key is `value`.
        - `split_speaker`: in the articles of `value`, a `Split`, the speaker is somebody else.

        Raises UsageError where the key or the value does not fit.
        """
        with self._writing():
            number, touched = corrections.correct(self.db, action, key, value, who, why)
            self._put_in_step(touched)
            return number

    def undo(self, correction: int) -> None:
        """Take a correction back; the others stand. UsageError if there is no such, or it is undone already."""
        with self._writing():
            self._put_in_step(corrections.undo(self.db, correction))

    def _put_in_step(self, touched: Touched) -> None:
        writing.put_in_step(self.db, touched)
        groups.note(self.db, touched.quotes)
        groups.note_speakers(self.db, touched.speakers)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Everything within or nothing, when it is our turn."""
        with self._turns.turn(), plainly(self.path), transaction(self.db):
            yield
