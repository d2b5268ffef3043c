"""The same utterance across articles: the table `variants`, made by `quotes.variants`."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from quotes import variants
from quotes.store.surface import these
from quotes.variants import Variant, VariantQuote

_STATE = "variants"
_STALE, _FRESH = "stale", "fresh"


def mark_stale(database: Database) -> None:
    """Note that the groups must be made anew, even should this process never come to it."""
    _note(database, _STALE)


def is_stale(database: Database) -> bool:
    """Has anything changed since the groups were made?"""
    row = database.execute("SELECT value FROM state WHERE name = ?", [_STATE]).fetchone()
    return bool(row and row[0] == _STALE)


def dissolve(database: Database, quotes: Iterable[int]) -> None:
    """Take apart the groups that hold any of these quotes, which are about to go; `regroup` makes them anew."""
    groups = [
        row[0]
        for row in database.execute(
            "SELECT DISTINCT variant_id FROM quotes WHERE variant_id IS NOT NULL "
            "AND id IN (SELECT value FROM json_each(?))",
            [these(quotes)],
        ).fetchall()
    ]
    _remove(database, groups)


def regroup(database: Database) -> None:
    """Make all groups anew. A group that is the same as before keeps its row."""
    found = variants.group(_quotes(database))
    ids = {row[0]: row[1] for row in database.execute("SELECT key, id FROM variants").fetchall()}
    _remove(database, [ids[key] for key in ids.keys() - {variant.key for variant in found}])
    members: dict[str, tuple[int, str]] = {}
    for variant in found:
        number = _write(database, variant)
        members |= {member.quote.key: (number, member.relation) for member in variant.members}
    before = database.execute("SELECT id, key, variant_id, relation FROM quotes").fetchall()
    changed = [
        (*members.get(key, (None, None)), quote)
        for quote, key, *known in before
        if tuple(known) != members.get(key, (None, None))
    ]
    # the database's own executemany: sqlite-utils has none that keeps a transaction open
    database.conn.executemany("UPDATE quotes SET variant_id = ?, relation = ? WHERE id = ?", changed)
    database.conn.executemany(
        "UPDATE attributed_quotes SET variant_id = ? WHERE id = ?", [(number, quote) for number, _, quote in changed]
    )
    _note(database, _FRESH)


def _quotes(database: Database) -> list[VariantQuote]:
    rows = database.execute(
        "SELECT attributed_quotes.key, attributed_quotes.text, attributed_quotes.type, speaker, "
        "attributed_quotes.published, attributed_quotes.publisher, articles.key, anonymous = 1 "
        "FROM attributed_quotes JOIN articles ON articles.id = article_id"
    )
    return [VariantQuote(*row) for row in rows.fetchall()]


def _write(database: Database, variant: Variant) -> int:
    """Write a group's row, and return its id."""
    first = database.execute("SELECT id FROM articles WHERE key = ?", [variant.first.article_key]).fetchone()
    row = {
        "key": variant.key,
        "text": variant.text,
        "first_article_id": first[0],
        "quote_count": len(variant.members),
        "publisher_count": variant.publisher_count,
        "wording": variant.wording,
        "conflict": int(variant.conflict),
    }
    names, places = ", ".join(row), ", ".join("?" for _ in row)
    changes = ", ".join(f"{name} = excluded.{name}" for name in row)
    database.execute(
        f"INSERT INTO variants ({names}) VALUES ({places}) ON CONFLICT (key) DO UPDATE SET {changes}",
        list(row.values()),
    )
    return int(database.execute("SELECT id FROM variants WHERE key = ?", [variant.key]).fetchone()[0])


def _remove(database: Database, groups: list[int]) -> None:
    ids = these(groups)
    within = "variant_id IN (SELECT value FROM json_each(?))"
    database.execute(f"UPDATE quotes SET variant_id = NULL, relation = NULL WHERE {within}", [ids])
    database.execute(f"UPDATE attributed_quotes SET variant_id = NULL WHERE {within}", [ids])
    database.execute("DELETE FROM variants WHERE id IN (SELECT value FROM json_each(?))", [ids])


def _note(database: Database, value: str) -> None:
    database.execute(
        "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [_STATE, value],
    )
