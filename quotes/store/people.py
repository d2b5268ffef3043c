"""Speakers over all articles: one row for a named one, made of what the articles say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from quotes.store.records import Appearance
from quotes.store.surface import these


def ensure(database: Database, seen: Appearance, article_id: int) -> int:
    """Return the id of the speaker's row, made if there is none."""
    found = find(database, seen.key)
    if found is not None:
        return found
    return _insert(database, seen.key, seen.name, seen.kind, seen.anonymous, article_id)


def find(database: Database, key: str) -> int | None:
    """Return the id of the speaker with that key, None if there is none."""
    row = database.execute("SELECT id FROM speakers WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def revive(database: Database, key: str) -> int:
    """Return the id of the speaker's row; one that went when people merged it or an article left is made again.

    Raises KeyError where nothing is left to make it from.
    """
    found = find(database, key)
    if found is not None:
        return found
    appearance = database.execute(
        "SELECT name, kind, anonymous, article_id FROM appearances WHERE speaker_key = ? ORDER BY name LIMIT 1", [key]
    ).fetchone()
    if appearance:
        return _insert(database, key, *appearance)
    corrected = _as_corrected(database, key)
    if corrected is None:
        raise KeyError(key)
    return _insert(database, key, corrected["name"], corrected["kind"], corrected["anonymous"], None)


def settle(database: Database, speakers: Iterable[int]) -> set[int]:
    """Work out name, role and affiliation of speakers anew; return those that changed.

    Each is the form that most articles give, ties going to the first in the alphabet, so that the order in
    which articles come never matters.  A name that a person gave stands.
    """
    changed = set()
    for speaker in speakers:
        row = database.execute("SELECT key, name, role, affiliation FROM speakers WHERE id = ?", [speaker]).fetchone()
        if row is None:
            continue
        key, *before = row
        after = [_name(database, key, before[0]), *_role_and_affiliation(database, speaker)]
        if after != before:
            database.execute("UPDATE speakers SET name = ?, role = ?, affiliation = ? WHERE id = ?", [*after, speaker])
            changed.add(speaker)
    return changed


def remove_orphans(database: Database, speakers: Iterable[int]) -> None:
    """Remove those of `speakers` that no article, quote or chain points to any more."""
    database.execute(
        "DELETE FROM speakers WHERE id IN (SELECT value FROM json_each(?))"
        + "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.speaker_id = speakers.id)"
            for table in ("appearances", "quotes", "links", "mentions")
        ),
        [these(speakers)],
    )


def _insert(database: Database, key: str, name: str, kind: str, anonymous: bool, article_id: int | None) -> int:
    cursor = database.execute(
        "INSERT INTO speakers (key, name, kind, anonymous, article_id) VALUES (?, ?, ?, ?, ?)",
        [key, name, kind, int(anonymous), article_id if anonymous else None],
    )
    return int(cursor.lastrowid or 0)


def _name(database: Database, key: str, before: str) -> str:
    given = database.execute(
        "SELECT new FROM corrections WHERE action = 'rename_speaker' AND target_key = ? AND undone = 0 "
        "ORDER BY id DESC LIMIT 1",
        [key],
    ).fetchone()
    if given:
        return str(json.loads(given[0]))
    names = database.execute("SELECT name, count(*) FROM appearances WHERE speaker_key = ? GROUP BY name", [key])
    found = _commonest(Counter(dict(names.fetchall())))
    return found or (_as_corrected(database, key) or {"name": before})["name"]


def _as_corrected(database: Database, key: str) -> dict[str, Any] | None:
    """Return key, name and kind of a speaker as a correction names it, None if none does."""
    for value in ("new", "old"):
        row = database.execute(
            f"SELECT {value} FROM corrections WHERE field IN ('speaker_id', 'key') "
            f"AND json_extract({value}, '$.key') = ? ORDER BY id LIMIT 1",
            [key],
        ).fetchone()
        if row:
            return dict(json.loads(row[0]))
    return None


def _role_and_affiliation(database: Database, speaker: int) -> tuple[str | None, str | None]:
    roles: Counter[str] = Counter()
    affiliations: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    rows: list[tuple[Any, ...]] = database.execute(
        "SELECT role, affiliation, count(*) FROM appearances WHERE speaker_id = ? GROUP BY role, affiliation", [speaker]
    ).fetchall()
    for role, affiliation, count in rows:
        if role:
            roles[role] += count
        if affiliation:
            affiliations[affiliation] += count
        if role and affiliation:
            together[role, affiliation] += count
    role = _commonest(roles)
    # an affiliation that goes with the role, where there is one: no minister of one body gets another's name
    fitting = Counter({affiliation: count for (of, affiliation), count in together.items() if of == role})
    return role, _commonest(fitting or affiliations)


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda text: (-counts[text], text)) if counts else None
