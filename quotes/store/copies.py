"""Near-duplicate articles, in `article_copies`: each copy with the earliest article that it is like.

What comes of articles added, changed and removed one by one is what comes of all of them at once
(`quotes.variants.copies.originals`): an article that becomes, or is no longer, one of the earliest with some run of
words waits to be held against the later ones anew, or those whose original it was do.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from sqlite_utils import Database

from quotes.store.surface import these
from quotes.variants import copies
from quotes.variants.copies import Found

# so many articles wait, and this share of all, and comparing all of them anew at once is quicker
MANY, MUCH = 100, 0.1

# an article with its place in the order of publication: the later, the greater
Placed = tuple[int, int]


def note(database: Database, articles: Iterable[int]) -> None:
    """Note that articles are new, or must be held against the others anew."""
    database.execute("INSERT OR IGNORE INTO uncompared_articles (id) SELECT value FROM json_each(?)", [these(articles)])


def note_all(database: Database) -> None:
    """Note that all articles must be indexed and compared anew."""
    database.execute("DELETE FROM article_copies")
    database.execute("DELETE FROM article_fingerprints")
    database.execute("INSERT OR IGNORE INTO uncompared_articles (id) SELECT id FROM articles")


def forget(database: Database, article: int) -> None:
    """Take an article out, before its text changes or it goes; those that it stood before will be compared anew."""
    placed = _place_of(database, article)
    for run in _sketch(database, article).runs:
        first = _earliest(database, run, copies.EARLIEST + 1)
        if placed in first[: copies.EARLIEST]:
            note(database, [other for _, other in first[copies.EARLIEST :]])
        database.execute(
            "DELETE FROM article_fingerprints WHERE run = ? AND rank = ? AND article_id = ?", [run, *placed]
        )
    note(database, _copies_of(database, [article]))
    database.execute("DELETE FROM article_copies WHERE ? IN (article_id, original_id)", [article])
    database.execute("DELETE FROM uncompared_articles WHERE id = ?", [article])


def compare(database: Database) -> set[int]:
    """Hold the articles that wait for it against the others; return those whose origin changed, and their copies."""
    rows = database.execute(
        "SELECT id FROM uncompared_articles AS waiting WHERE EXISTS (SELECT 1 FROM articles WHERE id = waiting.id) "
        "ORDER BY id"
    )
    waiting = [row[0] for row in rows.fetchall()]
    everything = int(database.execute("SELECT ifnull(max(id), 0) FROM articles").fetchone()[0])  # or a bit less
    many = len(waiting) > max(MANY, MUCH * everything)
    moved = _compare_all(database) if many else _Near(database).compare(waiting)
    database.execute("DELETE FROM uncompared_articles")
    return _with_copies(database, {*waiting, *moved})


def origins(database: Database, articles: Iterable[int]) -> dict[int, int]:
    """Return, for those of `articles` that are copies, the article at the start of the line."""
    found: dict[int, int] = {}
    for article in articles:
        at, seen = article, {article}
        while (row := _original(database, at)) and row not in seen:
            at = row
            seen.add(at)
        if at != article:
            found[article] = at
    return found


# everything at once


def _compare_all(database: Database) -> set[int]:
    """Index and compare all articles anew; return those whose original changed."""
    runs, lengths = array("q"), array("q")
    placed: list[Placed] = []
    pairs: list[copies.Pairs] = []
    for article, published, key, text in database.conn.execute("SELECT id, published, key, text FROM articles"):
        sketch = copies.sketch(text)
        runs.extend(sketch.runs)
        lengths.append(len(sketch.runs))
        pairs.append(sketch.pairs)
        placed.append((copies.rank(published, key), article))
    order = sorted(range(len(placed)), key=placed.__getitem__)
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.arange(len(order))
    of_run = np.frombuffer(runs, np.int64) if runs else np.empty(0, np.int64)
    of_article = np.repeat(numbers, np.frombuffer(lengths, np.int64)) if lengths else of_run
    ordered = [placed[at] for at in order]
    sorting = np.lexsort((of_article, of_run))
    database.execute("DELETE FROM article_fingerprints")
    database.conn.executemany(
        "INSERT INTO article_fingerprints (run, rank, article_id) VALUES (?, ?, ?)",
        ((int(of_run[at]), *ordered[of_article[at]]) for at in sorting),
    )
    found = copies.originals(of_run, of_article, [pairs[at] for at in order])
    return _renew(database, (Found(ordered[one.copy][1], ordered[one.original][1], one.share) for one in found))


def _renew(database: Database, found: Iterable[Found]) -> set[int]:
    """Write all copies anew; return the articles whose original changed."""
    rows = database.execute("SELECT article_id, original_id FROM article_copies")
    before = set(rows.fetchall())
    database.execute("DELETE FROM article_copies")
    now = set()
    for one in sorted(found):
        now.add(one[:2])
        _write(database, one)
    return {copy for copy, _ in before ^ now}


# near what changed


class _Near:
    """The articles near some that changed."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.sketch = lru_cache(maxsize=2000)(lambda article: _sketch(database, article))

    def compare(self, waiting: list[int]) -> set[int]:
        """Hold those that wait against the others; return the articles whose original changed."""
        again = set(waiting)
        for article in waiting:
            again.update(_copies_of(self.database, self._index(article)))
        moved = {article for article in sorted(again) if self._settle(article)}
        for article in waiting:
            moved.update(self._offer(article, again))
        return moved

    def _index(self, article: int) -> set[int]:
        """Take an article up; return those that are no longer among the earliest with some run."""
        placed = _place_of(self.database, article)
        gone: set[int] = set()
        for run in self.sketch(article).runs:
            new = self.database.execute(
                "INSERT OR IGNORE INTO article_fingerprints (run, rank, article_id) VALUES (?, ?, ?)", [run, *placed]
            )
            first = _earliest(self.database, run, copies.EARLIEST + 1) if new.rowcount else []
            if placed in first[: copies.EARLIEST]:
                gone.update(other for _, other in first[copies.EARLIEST :])
        return gone

    def _settle(self, article: int) -> bool:
        """Find an article's original; is it another one than before?"""
        placed, before = _place_of(self.database, article), _original(self.database, article)
        support: Counter[Placed] = Counter()
        for run in self.sketch(article).runs:
            support.update(other for other in _earliest(self.database, run, copies.EARLIEST) if other < placed)
        for _, earlier in sorted(other for other, count in support.items() if count >= copies.SUPPORT):
            if self._copied(article, earlier):
                return before != earlier
        self.database.execute("DELETE FROM article_copies WHERE article_id = ?", [article])
        return before is not None

    def _offer(self, article: int, settled: set[int]) -> Iterator[int]:
        """Make an article the original of the later ones that are like it and like no earlier one; yield those."""
        placed = _place_of(self.database, article)
        support: Counter[int] = Counter()
        for run in self.sketch(article).runs:
            if placed in _earliest(self.database, run, copies.EARLIEST):
                support.update(other for there, other in _earliest(self.database, run, -1) if (there, other) > placed)
        for later in sorted(other for other, count in support.items() if count >= copies.SUPPORT):
            known = _original(self.database, later)
            if later in settled or (known is not None and _place_of(self.database, known) <= placed):
                continue
            if self._copied(later, article):
                yield later

    def _copied(self, article: int, earlier: int) -> bool:
        """Write that an article was copied from an earlier one, if it is like that."""
        share = copies.share(self.sketch(article).pairs, self.sketch(earlier).pairs)
        if share is not None:
            _write(self.database, Found(article, earlier, share))
        return share is not None


def _place_of(database: Database, article: int) -> Placed:
    published, key = database.execute("SELECT published, key FROM articles WHERE id = ?", [article]).fetchone()
    return copies.rank(published, key), article


def _sketch(database: Database, article: int) -> copies.Sketch:
    return copies.sketch(database.execute("SELECT text FROM articles WHERE id = ?", [article]).fetchone()[0])


def _earliest(database: Database, run: int, count: int) -> list[Placed]:
    """Return the first `count` articles that have a run, all of them where it is negative."""
    rows = database.execute(
        "SELECT rank, article_id FROM article_fingerprints WHERE run = ? ORDER BY rank, article_id LIMIT ?",
        [run, count],
    )
    return [(rank, article) for rank, article in rows.fetchall()]


def _original(database: Database, article: int) -> int | None:
    row = database.execute("SELECT original_id FROM article_copies WHERE article_id = ?", [article]).fetchone()
    return row[0] if row else None


def _copies_of(database: Database, articles: Iterable[int]) -> list[int]:
    rows = database.execute(
        "SELECT article_id FROM article_copies WHERE original_id IN (SELECT value FROM json_each(?))", [these(articles)]
    )
    return [row[0] for row in rows.fetchall()]


def _write(database: Database, found: Found) -> None:
    database.execute(
        "INSERT INTO article_copies (article_id, original_id, share) VALUES (?, ?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id, share = excluded.share",
        [found.copy, found.original, round(found.share, 3)],
    )


def _with_copies(database: Database, articles: set[int]) -> set[int]:
    """Return articles and those that were copied from them, however indirectly."""
    rows = database.execute(
        "WITH RECURSIVE line (id) AS (SELECT value FROM json_each(?) UNION "
        "SELECT article_id FROM article_copies JOIN line ON original_id = line.id) SELECT id FROM line",
        [these(articles)],
    )
    return {row[0] for row in rows.fetchall()}
