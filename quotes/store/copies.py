"""Near-duplicate articles, in `article_copies`: each copy with the earliest article that it is like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from quotes.store.surface import these
from quotes.variants import copies

_BITS = 31
_EARLIER = "ifnull(published, '9999'), key"


def note(database: Database, article: int) -> None:
    """Note that an article is new, or has another text."""
    database.execute("INSERT OR IGNORE INTO uncompared_articles (id) VALUES (?)", [article])


def note_all(database: Database) -> None:
    """Note that all articles must be indexed and compared anew."""
    database.execute("DELETE FROM article_copies")
    database.execute("DELETE FROM article_fingerprints")
    database.execute("INSERT OR IGNORE INTO uncompared_articles (id) SELECT id FROM articles")


def forget(database: Database, article: int) -> None:
    """Take an article out, before its text changes or it goes; its copies will be compared anew."""
    text = database.execute("SELECT text FROM articles WHERE id = ?", [article]).fetchone()[0]
    entries = [(_entry(key, article),) for key in copies.runs(text)]
    database.conn.executemany("DELETE FROM article_fingerprints WHERE id = ?", entries)
    database.execute(
        "INSERT OR IGNORE INTO uncompared_articles (id) SELECT article_id FROM article_copies WHERE original_id = ?",
        [article],
    )
    database.execute("DELETE FROM article_copies WHERE ? IN (article_id, original_id)", [article])
    database.execute("DELETE FROM uncompared_articles WHERE id = ?", [article])


def compare(database: Database) -> set[int]:
    """Hold the articles that wait for it against the others; return those whose origin changed, and their copies."""
    waiting = [
        row[0]
        for row in database.execute(
            "SELECT id FROM uncompared_articles WHERE id IN (SELECT id FROM articles) ORDER BY id"
        ).fetchall()
    ]
    texts = _Texts(database)
    for article in waiting:
        entries = [(_entry(key, article),) for key in copies.runs(texts[article])]
        database.conn.executemany("INSERT OR IGNORE INTO article_fingerprints (id) VALUES (?)", entries)
    moved: set[int] = set()
    for article in waiting:
        moved.update(_place(database, texts, article))
    database.execute("DELETE FROM uncompared_articles")
    return _with_copies(database, moved)


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


class _Texts:
    """Texts of articles, each read once while it is among the last ones."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[int, str] = {}

    def __getitem__(self, article: int) -> str:
        if article not in self._kept:
            if len(self._kept) > 2000:
                self._kept.clear()
            row = self._database.execute("SELECT text FROM articles WHERE id = ?", [article]).fetchone()
            self._kept[article] = row[0]
        return self._kept[article]


def _place(database: Database, texts: _Texts, article: int) -> Iterator[int]:
    """Find the article's original, and the later articles whose earliest original it is; yield those that changed."""
    order = _in_order(database, [article, *_alike(database, article, texts[article])])
    place = order.index(article)
    for earlier in order[:place]:
        share = copies.share(texts[article], texts[earlier])
        if share is not None:
            yield from _write(database, article, earlier, share)
            break
    for later in order[place + 1 :]:
        known = _original(database, later)
        if known is not None and known in order[:place]:
            continue  # it is like an earlier one
        if known is not None and known not in order and _in_order(database, [known, article])[0] == known:
            continue
        share = copies.share(texts[later], texts[article])
        if share is not None:
            yield from _write(database, later, article, share)


def _alike(database: Database, article: int, text: str) -> list[int]:
    """Return the articles worth comparing with one."""
    support: Counter[int] = Counter()
    for key in copies.runs(text):
        rows = database.execute(
            "SELECT id FROM article_fingerprints WHERE id BETWEEN ? AND ? LIMIT ?",
            [_entry(key, 0), _entry(key + 1, -1), copies.LARGE + 1],
        ).fetchall()
        if len(rows) <= copies.LARGE:
            support.update(row[0] & ((1 << _BITS) - 1) for row in rows)
    return [other for other, count in support.items() if count >= copies.SUPPORT and other != article]


def _in_order(database: Database, articles: Iterable[int]) -> list[int]:
    rows = database.execute(
        f"SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {_EARLIER}", [these(articles)]
    )
    return [row[0] for row in rows.fetchall()]


def _original(database: Database, article: int) -> int | None:
    row = database.execute("SELECT original_id FROM article_copies WHERE article_id = ?", [article]).fetchone()
    return row[0] if row else None


def _write(database: Database, article: int, original: int, share: float) -> Iterator[int]:
    if _original(database, article) != original:
        database.execute(
            "INSERT INTO article_copies (article_id, original_id, share) VALUES (?, ?, ?) "
            "ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id, share = excluded.share",
            [article, original, round(share, 3)],
        )
        yield article


def _with_copies(database: Database, articles: set[int]) -> set[int]:
    """Return articles and those that were copied from them, however indirectly."""
    rows = database.execute(
        "WITH RECURSIVE line (id) AS (SELECT value FROM json_each(?) UNION "
        "SELECT article_id FROM article_copies JOIN line ON original_id = line.id) SELECT id FROM line",
        [these(articles)],
    )
    return {row[0] for row in rows.fetchall()}


def _entry(key: int, article: int) -> int:
    return (key << _BITS) + article
