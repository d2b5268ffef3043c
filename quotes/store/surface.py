"""The tables that are read (`attributed_quotes`, `speaker_months`, `top_speakers`), kept in step with those written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlite_utils import Database

from quotes.schema import ATTRIBUTED_QUOTES, SPEAKER_MONTHS, TOP_SPEAKERS

# speaker, publisher, month: one row of speaker_months
Cell = tuple[int, str | None, str | None]

_THESE = "IN (SELECT value FROM json_each(?))"
_CELL = "speaker_id = ? AND publisher IS ? AND month IS ?"


@dataclass
class Touched:
    """What a transaction has changed, and what therefore must be put in step before it ends."""

    quotes: set[int] = field(default_factory=set)
    speakers: set[int] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)


def these(ids: Iterable[int]) -> str:
    """Return ids as the one parameter that `IN (SELECT value FROM json_each(?))` takes."""
    return json.dumps(sorted(ids))


def clear(database: Database, quotes: Iterable[int], touched: Touched) -> None:
    """Take quotes out of `attributed_quotes`; note which counts that changes."""
    ids = these(quotes)
    _note_cells(database, ids, touched)
    database.execute(f"DELETE FROM attributed_quotes WHERE id {_THESE}", [ids])


def renew(database: Database, touched: Touched, speakers: Iterable[int]) -> None:
    """Write the touched quotes anew, what all quotes say of `speakers`, and the counts."""
    clear(database, touched.quotes, touched)
    ids = these(touched.quotes)
    database.execute(ATTRIBUTED_QUOTES.fill(f"quotes.id {_THESE}"), [ids])
    _note_cells(database, ids, touched)
    _renew_speakers(database, these(speakers))
    for cell in touched.cells:
        database.execute(f"DELETE FROM speaker_months WHERE {_CELL}", cell)
        database.execute(SPEAKER_MONTHS.fill(_CELL), cell)
    counted = these({cell[0] for cell in touched.cells}.union(speakers))
    database.execute(f"DELETE FROM top_speakers WHERE id {_THESE}", [counted])
    database.execute(TOP_SPEAKERS.fill(f"speakers.id {_THESE}"), [counted])


def _renew_speakers(database: Database, ids: str) -> None:
    """Write what `attributed_quotes` says of speakers; a name only if it changed, since that indexes the row again."""
    of_these = f"FROM speakers WHERE attributed_quotes.speaker_id = speakers.id AND speakers.id {_THESE}"
    database.execute(
        f"UPDATE attributed_quotes SET role = speakers.role, affiliation = speakers.affiliation {of_these}", [ids]
    )
    database.execute(
        f"UPDATE attributed_quotes SET speaker = speakers.name {of_these} AND speaker IS NOT speakers.name", [ids]
    )


def _note_cells(database: Database, ids: str, touched: Touched) -> None:
    touched.cells.update(
        database.execute(
            "SELECT DISTINCT speaker_id, publisher, month FROM attributed_quotes "
            f"WHERE speaker_id IS NOT NULL AND id {_THESE}",
            [ids],
        )
    )
