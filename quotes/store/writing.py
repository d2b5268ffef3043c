"""Writing one article with everything found in it, in the transaction that the caller has opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any, Literal

from sqlite_utils import Database

from quotes.store import copies, corrections, groups, identities, people, records, surface
from quotes.store.records import Row
from quotes.store.surface import Touched
from quotes.types import Article

Outcome = Literal["added", "unchanged", "replaced"]


def add(database: Database, article: Article, model: str) -> Outcome:
    """Write the article's rows unless they are there; rows of an older text or model make way.

    So do those of the same file by another publisher: it was named wrongly, or not at all, before.
    """
    if holds(database, article, model):
        return "unchanged"
    same, older = _rows(database, "key = ?", [article.key]), _older(database, article)
    touched = Touched()
    making_way = [row for row in (*same, *older) if row["key"] != article.key or row["model"] != model]
    lost = corrections.about_quotes_of(database, [row["id"] for row in making_way])
    blocks = _blocks_of(database, [row["id"] for row in making_way])
    for row in making_way:
        _erase(database, row["id"], touched)
    if not same or same[0] in making_way:
        _write(database, article, model, making_way[0]["id"] if making_way else None, touched)
        corrections.carry_over(database, lost, article.key)
        for row in making_way:
            identities.rename_article(database, row["key"], article.key)
    blocks |= _blocks_of(database, [_id_of(database, article.key)])
    people.identify(database, blocks, identities.load(database), touched)
    corrections.reapply(database, touched)
    put_in_step(database, touched)
    for row in making_way:
        if row["key"] != article.key and row["id"] != _id_of(database, article.key):
            _remove(database, row["id"])
    groups.note(database, touched.quotes)
    return "replaced" if making_way else "added"


def _blocks_of(database: Database, articles: Sequence[int]) -> set[str]:
    """Return the blocks of names that appear in these articles."""
    rows = database.execute(
        "SELECT DISTINCT block FROM appearances WHERE block IS NOT NULL "
        "AND article_id IN (SELECT value FROM json_each(?))",
        [surface.these(articles)],
    ).fetchall()
    return {row[0] for row in rows}


def holds(database: Database, article: Article, model: str) -> bool:
    """Would `add` find nothing to write?"""
    same = _rows(database, "key = ?", [article.key])
    return bool(same) and same[0]["model"] == model and not _older(database, article)


def put_in_step(database: Database, touched: Touched) -> None:
    """Bring speakers and the tables that are read in step with what the transaction changed."""
    changed = people.settle(database, touched.speakers)
    surface.renew(database, touched, changed)
    people.remove_orphans(database, touched.speakers)


def _older(database: Database, article: Article) -> list[Row]:
    """Return the articles of the same origin (address; file, unless addresses differ) that have another text."""
    where, values = [], []
    if article.url:
        where.append("url = ?")
        values.append(article.url)
    if article.path:
        where.append("path = ? AND url IS NULL" if article.url else "path = ?")
        values.append(article.path)
    if not where:
        return []
    alternatives = " OR ".join(f"({one})" for one in where)
    return _rows(database, f"({alternatives}) AND key <> ? ORDER BY id", [*values, article.key])


def _rows(database: Database, where: str, values: Sequence[Any]) -> list[Row]:
    found = database.execute(f"SELECT id, key, model FROM articles WHERE {where}", values)
    return [{"id": id_, "key": key, "model": model} for id_, key, model in found.fetchall()]


def _id_of(database: Database, key: str) -> int:
    return int(database.execute("SELECT id FROM articles WHERE key = ?", [key]).fetchone()[0])


def _erase(database: Database, article_id: int, touched: Touched) -> None:
    """Take away everything found in an article; its own row stays."""
    quotes = [row[0] for row in database.execute("SELECT id FROM quotes WHERE article_id = ?", [article_id]).fetchall()]
    ids = surface.these(quotes)
    these = "IN (SELECT value FROM json_each(?))"
    touched.speakers.update(
        row[0]
        for row in database.execute(
            "SELECT speaker_id FROM appearances WHERE article_id = ? "
            f"UNION SELECT speaker_id FROM quotes WHERE speaker_id IS NOT NULL AND id {these} "
            f"UNION SELECT speaker_id FROM links WHERE speaker_id IS NOT NULL AND quote_id {these}",
            [article_id, ids, ids],
        ).fetchall()
    )
    surface.clear(database, quotes, touched)
    groups.dissolve(database, quotes)
    copies.forget(database, article_id)
    database.execute(f"DELETE FROM links WHERE quote_id {these}", [ids])
    for table in ("quotes", "mentions", "appearances"):
        database.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])


def _remove(database: Database, article_id: int) -> None:
    """Remove the row of an article that was erased. Unnamed sources that people merged with others' outlive it."""
    database.execute("UPDATE speakers SET article_id = NULL WHERE article_id = ?", [article_id])
    database.execute("DELETE FROM articles WHERE id = ?", [article_id])


def _write(database: Database, article: Article, model: str, article_id: int | None, touched: Touched) -> None:
    row = records.article_row(article, model, datetime.now(timezone.utc).isoformat(timespec="seconds"))
    if article_id is None:
        article_id = _insert(database, "articles", row)
    else:  # in place, so that what points to the article still does
        changes = ", ".join(f'"{name}" = ?' for name in row)
        database.execute(f"UPDATE articles SET {changes} WHERE id = ?", [*row.values(), article_id])
    copies.note(database, [article_id])
    ids = _write_speakers(database, article, article_id, touched)
    quotes = sorted(article.quotes, key=lambda quote: (quote.start, quote.end))
    for position, (quote, key) in enumerate(zip(quotes, records.quote_keys(article, quotes), strict=True)):
        quote_row = records.quote_row(quote, key, position, article)
        quote_row |= {"article_id": article_id, "speaker_id": ids.get(quote_row["speaker_key"])}
        quote_id = _insert(database, "quotes", quote_row)
        touched.quotes.add(quote_id)
        for link in records.link_rows(quote, article.key):
            _insert(database, "links", {"quote_id": quote_id, "speaker_id": ids.get(link.pop("speaker")), **link})


def _write_speakers(database: Database, article: Article, article_id: int, touched: Touched) -> dict[str | None, int]:
    """Write the article's speakers and their mentions; return their ids by key."""
    ids: dict[str | None, int] = {}
    for seen in records.appearances(article):
        ids[seen.key] = people.ensure(database, seen, article_id)
        found = {"speaker_id": ids[seen.key], "article_id": article_id, "speaker_key": seen.key}
        told = ("name", "kind", "anonymous", "role", "affiliation", "acronym", "block")
        about = {name: getattr(seen, name) for name in told}
        _insert(database, "appearances", {**found, **about})
        places = {(mention.start, mention.end): mention.text for mention in seen.mentions}
        for (start, end), text in sorted(places.items()):
            _insert(database, "mentions", {**found, "text": text, "start": start, "end": end})
    touched.speakers.update(ids.values())
    return ids


def _insert(database: Database, table: str, row: Row) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    cursor = database.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))
    return int(cursor.lastrowid or 0)
