"""Speakers over all articles: one row for a named one, made of what the articles say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from quotes.store import namesakes
from quotes.store.identities import Identities
from quotes.store.records import Appearance
from quotes.store.surface import Touched, these


def identify(database: Database, blocks: Iterable[str], who: Identities, touched: Touched) -> None:
    """Work out anew which speakers of these blocks are the same one, and move what belongs to those that changed.

    What people said of a speaker stands above what names and roles say.
    """
    for block in sorted(set(blocks)):
        rows = database.execute(
            "SELECT DISTINCT speaker_key, name, kind, role, affiliation, acronym FROM appearances "
            "WHERE block = ? AND anonymous = 0",
            [block],
        ).fetchall()
        for key, into in sorted(namesakes.joined(namesakes.Profile(*row) for row in rows).items()):
            if stands_for(database, key) == into:
                continue
            database.execute("DELETE FROM same_speakers WHERE key = ?", [key])
            if into != key:
                database.execute("INSERT INTO same_speakers (key, into_key) VALUES (?, ?)", [key, into])
            _move(database, key, who, touched)


def _move(database: Database, key: str, who: Identities, touched: Touched) -> None:
    """Give what articles say of the speaker found under `key` to the one that it now stands for."""
    found = database.execute(
        "SELECT article_id, articles.key, speaker_id FROM appearances JOIN articles ON articles.id = article_id "
        "WHERE speaker_key = ?",
        [key],
    ).fetchall()
    for article, article_key, owner in found:
        speaker = revive(database, owner_of(database, key, who, article_key), exactly=True)
        if speaker == owner:
            continue
        touched.speakers |= {owner, speaker}
        quotes = database.execute(
            "SELECT id FROM quotes WHERE article_id = ?1 AND speaker_id = ?2 "
            "UNION SELECT quote_id FROM links JOIN quotes ON quotes.id = quote_id "
            "WHERE article_id = ?1 AND links.speaker_id = ?2",
            [article, owner],
        ).fetchall()
        touched.quotes.update(row[0] for row in quotes)
        for table in ("appearances", "mentions"):
            database.execute(
                f"UPDATE {table} SET speaker_id = ? WHERE article_id = ? AND speaker_key = ?", [speaker, article, key]
            )
        ids = these(row[0] for row in quotes)
        for table, column in (("quotes", "id"), ("links", "quote_id")):
            database.execute(
                f"UPDATE {table} SET speaker_id = ? "
                f"WHERE speaker_id = ? AND {column} IN (SELECT value FROM json_each(?))",
                [speaker, owner, ids],
            )


def owner_of(database: Database, key: str, who: Identities, article_key: str) -> str:
    """Return the key of the speaker to whom what an article says under `key` belongs: as people said, else as names."""
    said = str(who.of(key, article_key))
    return said if said != key else str(who.of(stands_for(database, key), article_key))


def stands_for(database: Database, key: str) -> str:
    """Return the key of the speaker that names and roles say it is."""
    row = database.execute("SELECT into_key FROM same_speakers WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else key


def found_as(database: Database, key: str) -> list[str]:
    """Return the keys under which articles show the speaker of that key."""
    rows = database.execute("SELECT key FROM same_speakers WHERE into_key = ? ORDER BY key", [key]).fetchall()
    return [key, *(row[0] for row in rows)]


def ensure(database: Database, seen: Appearance, article_id: int) -> int:
    """Return the id of the speaker's row, made if there is none."""
    key = seen.key if seen.anonymous else stands_for(database, seen.key)
    found = find(database, key)
    if found is not None:
        return found
    return _insert(database, key, seen.name, seen.kind, seen.anonymous, article_id)


def find(database: Database, key: str) -> int | None:
    """Return the id of the speaker with that key, None if there is none."""
    row = database.execute("SELECT id FROM speakers WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def revive(database: Database, key: str, *, exactly: bool = False) -> int:
    """Return the id of the speaker's row; one that went when people merged it or an article left is made again.

    Unless `exactly` this one is wanted, it is that of the speaker that names and roles say it is.

    Raises KeyError where nothing is left to make it from.
    """
    key = key if exactly else stands_for(database, key)
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


def name_as_found(database: Database, key: str, before: str) -> str:
    """Return a speaker's name as articles give it, or as the first correction did that names them; else `before`.

    Corrections write it down, and not a name given by a person, so that it stays when the renaming is taken back.
    """
    names = database.execute(
        "SELECT name, count(*) FROM appearances WHERE speaker_key IN (SELECT value FROM json_each(?)) GROUP BY name",
        [json.dumps(found_as(database, key))],
    )
    found = _fullest(Counter(dict(names.fetchall())))
    return str(found or (_as_corrected(database, key) or {"name": before})["name"])


def _name(database: Database, key: str, before: str) -> str:
    given = database.execute(
        "SELECT new FROM corrections WHERE action = 'rename_speaker' AND target_key = ? AND undone = 0 "
        "ORDER BY id DESC LIMIT 1",
        [key],
    ).fetchone()
    if given:
        return str(json.loads(given[0]))
    return name_as_found(database, key, before)


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


def _fullest(counts: Counter[str]) -> str | None:
    """Return the name with the fewest initials; of several the commonest, then the first in the alphabet."""

    def rank(name: str) -> tuple[bool, int, str]:
        words = name.split()
        short = len(words) > 1 and len(words[0].strip(".")) == 1
        return short or namesakes.is_acronym(name), -counts[name], name

    return min(counts, key=rank) if counts else None


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda text: (-counts[text], text)) if counts else None
