"""Corrections as people make them: who is meant by a key, number or name; what was corrected; gold made of it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast, get_args

from quotes.errors import InputError, NoSuchSpeaker, UsageError
from quotes.evaluate.predicted import last_part
from quotes.store import Action, Split, Store, called, open_for_reading
from quotes.store.corrections import Value
from quotes.types import STEPS, Kind, Speaker

ACTIONS: tuple[str, ...] = get_args(Action)

_QUOTES_OF = "SELECT quotes.*, speakers.name AS speaker, speakers.kind AS kind FROM quotes LEFT JOIN speakers " + (
    "ON speakers.id = quotes.speaker_id WHERE quotes.article_id = ? ORDER BY position"
)
# a quote that a correction made what it is: it is about the quote, or about its speaker
_CORRECTED = """
    SELECT quotes.id, quotes.article_id FROM quotes LEFT JOIN speakers ON speakers.id = quotes.speaker_id
    WHERE extracted IS NOT NULL OR wrong = 1 OR quotes.key IN
        (SELECT target_key FROM corrections WHERE undone = 0 AND target_table = 'quotes')
    OR speakers.key IN (SELECT target_key FROM corrections WHERE undone = 0 AND action = 'rename_speaker')
"""


def correct(
    database: Path, action: Action, about: str, value: Value = None, *, who: str | None = None, why: str | None = None
) -> int:
    """Correct a quote (by key or row number) or a speaker (by key, row number or name); return the correction's number.

    `value` is what `quotes.store.Store.correct` takes; a text that says a speaker or articles may be a name or number,
    too.  What follows from it, such as conflicts between outlets, is in step afterwards.  UsageError where nobody, or
    more than one, is meant.
    """
    with closing(open_for_reading(database)) as connection:
        table = "quotes" if action in ("set_speaker", "clear_speaker", "mark_wrong") else "speakers"
        key = quote_key(connection, about) if table == "quotes" else speaker_key(connection, about)
        if isinstance(value, str) and action in ("set_speaker", "merge_speakers"):
            value = speaker_key(connection, value)
        if isinstance(value, Split):
            value = Split(tuple(article_key(connection, one) for one in value.articles), value.name)
    with Store(database) as store:
        number = store.correct(action, key, value, who=who or None, why=why or None)
        store.regroup()
    return number


def undo(database: Path, number: int) -> None:
    """Take a correction back. UsageError if there is no such, or it is undone already."""
    open_for_reading(database).close()
    with Store(database) as store:
        store.undo(number)
        store.regroup()


def a_new_speaker(name: str, kind: str) -> Speaker:
    """Return a named speaker whom no article mentions; UsageError for a kind that there is not."""
    if kind not in get_args(Kind):
        raise UsageError(f"no kind of speaker is called {kind}; there are: {', '.join(get_args(Kind))}")
    if not name.strip():
        raise UsageError("give the name of the speaker")
    return Speaker(name.strip(), cast(Kind, kind))


def quote_key(connection: sqlite3.Connection, about: str) -> str:
    """Return the key of the quote that has this key or row number."""
    return _key(connection, "quotes", about, "text")


def article_key(connection: sqlite3.Connection, about: str) -> str:
    """Return the key of the article that is called so, in any of the ways of `called.articles_called`."""
    found = called.articles_called(connection, about)
    if len(found) > 1:
        raise UsageError(f"several articles are called {about}; name one by its key:{called.listed(found)}")
    if not found:
        raise UsageError(f"articles has no row that is called {about}; name it by its key, its path or its headline")
    return found[0].key


def speaker_key(connection: sqlite3.Connection, about: str) -> str:
    """Return the key of the speaker that has this key, row number or name, in whatever case."""
    return _key(connection, "speakers", about, "name")


def _key(connection: sqlite3.Connection, table: str, about: str, shown: str) -> str:
    conditions = [
        "key = :about",
        "id = :number",
        *([f"{shown} = :about COLLATE NOCASE"] if table == "speakers" else []),
    ]
    given = {"about": about, "number": int(about) if about.isdecimal() and len(about) < 16 else None}
    for condition in conditions:
        found = connection.execute(f"SELECT key, {shown} FROM {table} WHERE {condition} LIMIT 100", given).fetchall()
        if len(found) > 1:
            listed = "".join(f"\n  {key}  {name}" for key, name in found[: called.LISTED])
            raise UsageError(f"several {table} are called {about}; name one by its key:{listed}")
        if found:
            return str(found[0][0])
    error = NoSuchSpeaker if table == "speakers" else UsageError
    raise error(f"{table} has no row that is called {about}; name it by its key")


def listed(database: Path) -> list[dict[str, Any]]:
    """Return all corrections, also those that were taken back, oldest first."""
    with closing(open_for_reading(database)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM corrections ORDER BY id").fetchall()
    return [parsed(dict(row)) for row in rows]


def parsed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of `corrections` with what stood there, and what does now, as values."""
    return {name: json.loads(row[name]) if name in ("old", "new") else row[name] for name in row}


def line(correction: dict[str, Any]) -> str:
    """Return a correction in one line."""
    old, new = (_said(correction[name]) for name in ("old", "new"))
    change = "" if correction["action"] in ("mark_wrong", "clear_speaker") else f": {old} → {new}"
    about = f" “{correction['quoted']}”" if correction["quoted"] else ""
    by = " ".join(part for part in (correction["who"] or "", correction["at"][:16].replace("T", " ")) if part)
    why = f", because {correction['why']}" if correction["why"] else ""
    state = " (taken back)" if correction["undone"] else ""
    return f"{correction['id']:4}  {correction['action'].replace('_', ' ')}{about}{change} [{by}{why}]{state}"


def _said(value: Any) -> str:
    return value["name"] if isinstance(value, dict) else "nobody" if value is None else str(value)


# ---------------------------------------------------------------- gold


def write_gold(database: Path, folder: Path) -> tuple[int, int]:
    """Write the articles that people corrected as gold for `quotes evaluate`, a file each.

    What a correction is about is wanted, or no quotation where a person said so; the other quotes of the article,
    which nobody has judged, are optional: neither wanted nor wrong.  Returns how many articles were written, and how
    many could not be because they have no path, by which gold names them.  InputError where the folder cannot be
    written.
    """
    with closing(open_for_reading(database)) as connection:
        connection.row_factory = sqlite3.Row
        corrected: dict[int, set[int]] = {}
        for row in connection.execute(_CORRECTED):
            corrected.setdefault(row["article_id"], set()).add(row["id"])
        written = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for article_id, judged in sorted(corrected.items()):
                article = connection.execute("SELECT * FROM articles WHERE id = ?", [article_id]).fetchone()
                if article["path"]:
                    gold = json.dumps(_gold(connection, article, judged), ensure_ascii=False, indent=1)
                    name = re.sub(r"[^\w.-]+", "_", last_part(article["path"]))
                    (folder / f"{name}-{article['key'][:8]}.json").write_text(gold + "\n", encoding="utf-8")
                    written += 1
        except OSError as error:
            raise InputError(f"{folder}: the gold cannot be written ({error.strerror})") from error
    return written, len(corrected) - written


def _gold(connection: sqlite3.Connection, article: sqlite3.Row, judged: set[int]) -> dict[str, Any]:
    text = article["text"]
    rows = connection.execute(_QUOTES_OF, [article["id"]]).fetchall()
    wrong = [json.loads(row["spans"]) for row in rows if row["wrong"]]
    return {
        "article": last_part(article["path"]),
        "agency": article["agency"],
        "attributions": [_attribution(connection, row, text, row["id"] in judged) for row in rows if not row["wrong"]],
        "not_quotes": [_verbatim(text, start, end) for spans in wrong for start, end in spans],
    }


def _attribution(connection: sqlite3.Connection, row: sqlite3.Row, text: str, wanted: bool) -> dict[str, Any]:
    links = connection.execute(
        "SELECT role, name, speaker_id FROM links WHERE quote_id = ? ORDER BY position", [row["id"]]
    ).fetchall()
    joint = [link["name"] for link in links if link["role"] == "speaker" and link["speaker_id"] != row["speaker_id"]]
    found: dict[str, Any] = {
        "content": [_verbatim(text, start, end) for start, end in json.loads(row["spans"])],
        "source": _place(text, row, "source"),
        "cue": _place(text, row, "cue"),
        "speaker": row["speaker"],
        "kind": row["kind"] or "unknown",
        "type": row["type"],
        "act": row["act"],
        "polarity": row["polarity"],
        "anonymous": bool(row["anonymous"]),
        "links": [{"role": link["role"], "name": link["name"]} for link in links if link["role"] in STEPS],
    }
    if joint:
        found["with"] = joint
    if not wanted:
        found["optional"] = True
    return found


def _place(text: str, row: sqlite3.Row, name: str) -> Any:
    return None if row[f"{name}_start"] is None else _verbatim(text, row[f"{name}_start"], row[f"{name}_end"])


def _verbatim(text: str, start: int, end: int) -> Any:
    """Return a stretch as gold says it: the string, with its occurrence where it stands in the text more than once."""
    string = text[start:end]
    places = list(_places(text, string))
    return string if len(places) == 1 else {"text": string, "occurrence": places.index(start) + 1}


def _places(text: str, string: str) -> Iterator[int]:
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)
