"""The index by which wordings find those that are like them: `quote_fingerprints`, kept in step quote by quote."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from quotes.variants import candidates

# entries that are written at a time
_LOT = 100_000


def bucket(database: Database, key: int, *, whole: bool = False) -> list[int]:
    """Return the numbers of the wordings that have a key, sorted, and unless `whole` cut behind LARGE + 1."""
    rows = database.execute(
        "SELECT id FROM quote_fingerprints WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
        [*candidates.entries_of(key), -1 if whole else candidates.LARGE + 1],
    )
    return [candidates.wording_of(row[0]) for row in rows.fetchall()]


def learn(database: Database, number: int, keys: Iterable[int]) -> set[int]:
    """Take a wording up, if it is new; return the other wordings whose candidates change through it."""
    moved: set[int] = set()
    for key in keys:
        if not _has(database, key, number):
            before = bucket(database, key)
            database.execute("INSERT INTO quote_fingerprints (id) VALUES (?)", [candidates.entry(key, number)])
            moved |= candidates.shaken(before, bucket(database, key))
    return moved - {number}


def forget(database: Database, number: int, keys: Iterable[int]) -> set[int]:
    """Drop a wording; return the other wordings whose candidates change through that."""
    moved: set[int] = set()
    for key in keys:
        if _has(database, key, number):
            before = bucket(database, key)
            database.execute("DELETE FROM quote_fingerprints WHERE id = ?", [candidates.entry(key, number)])
            moved |= candidates.shaken(before, bucket(database, key))
    return moved - {number}


def _has(database: Database, key: int, number: int) -> bool:
    found = database.execute("SELECT 1 FROM quote_fingerprints WHERE id = ?", [candidates.entry(key, number)])
    return found.fetchone() is not None


def near(database: Database, number: int, keys: Iterable[int]) -> set[int]:
    """Return the wordings worth comparing with one."""
    buckets = []
    for key in keys:
        found = bucket(database, key)
        buckets.append(bucket(database, key, whole=True) if candidates.leads(number, found) else found)
    return candidates.near(number, buckets)


def renew(database: Database, entries: candidates.Numbers) -> None:
    """Make the whole index anew, of all entries, sorted."""
    database.execute("DELETE FROM quote_fingerprints")
    for at in range(0, len(entries), _LOT):
        lot = ((entry,) for entry in entries[at : at + _LOT].tolist())
        database.conn.executemany("INSERT INTO quote_fingerprints (id) VALUES (?)", lot)
