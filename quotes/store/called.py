"""Which article is meant by a key, a row number, a path or a headline: the same names wherever one is asked for."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

# how many of several that are meant a message lists
LISTED = 20
# what an article may be called, the surest first; the first that fits any decides
_NAMES = (
    "key = :name",
    "id = :number",
    "path = :name",
    "'/' || path LIKE '%/' || :escaped ESCAPE '\\'",
    "title = :name COLLATE NOCASE",
    # the file without its suffix
    "'/' || path LIKE '%/' || :escaped || '.%' ESCAPE '\\'"
    " AND '/' || path NOT LIKE '%/' || :escaped || '.%/%' ESCAPE '\\'",
    "instr(lower(title), lower(:name))",
)
_MOST = 1000


class Called(NamedTuple):
    """An article that is called so."""

    id: int
    key: str
    shown: str


def articles_called(connection: sqlite3.Connection, name: str) -> list[Called]:
    """Return the articles of this key, row number, path (or its end, or its last part without suffix) or headline.

    A part of the headline will do where nothing is called so as a whole.
    """
    if not name.strip():
        return []
    number = int(name) if re.fullmatch(r"[1-9][0-9]{0,14}", name) else None
    escaped = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    given = {"name": name, "number": number, "escaped": escaped}
    for condition in _NAMES:
        sql = f"SELECT id, key, coalesce(title, path, 'without a title') FROM articles WHERE {condition} ORDER BY id"
        found = connection.execute(f"{sql} LIMIT {_MOST}", given).fetchall()
        if found:
            return [Called(*row) for row in found]
    return []


def listed(found: list[Called]) -> str:
    """Return the keys and headlines of several articles, a line each and the first of them only."""
    lines = [f"  {one.key}  {one.shown}" for one in found[:LISTED]]
    more = [f"  … and {len(found) - LISTED} more"] if len(found) > LISTED else []
    return "\n".join(["", *lines, *more])
