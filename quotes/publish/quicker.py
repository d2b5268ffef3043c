"""What Datasette asks of a table, in words by which SQLite is quicker; the answers are the same.

Searches: Datasette asks for the rows whose number is among those that the index of words gives.  SQLite then makes a
list of all these numbers, which for a word that stands in every fourth row takes longer than all else.  How many there
are the index itself can tell; and of so many rows the newest are found sooner by going through the newest.

Facets of a part of a table: to group by a column, SQLite goes through the index over that column, and so through the
whole table; a plus before the column keeps it from that.
"""

from __future__ import annotations

import re

# rows found from which on it is quicker to go through all rows in their order
COMMON = 20_000

_SEARCH = (
    r"(?P<key>rowid|id|\[id\]|\"id\") in \(select rowid from (?P<index>\w+_fts) "
    r"where (?P=index) match (?P<match>escape_fts\(:search\)|:search)\)"
)
_FACET = re.compile(
    r"(\s*select \S+ as value, count\(\*\) as count from \(.* where .*\)\s*where \S+ is not null\s*group by )"
    r"(\S+ order by )",
    re.IGNORECASE | re.DOTALL,
)
_COUNT = re.compile(rf"select count\(\*\) from (?P<table>\w+) where {_SEARCH}\s*\Z", re.IGNORECASE)
# the rows of one page in the order of `newest`
_NEWEST = re.compile(
    rf"(?P<start>select [^;]*? from (?P<table>\w+) where .*?){_SEARCH}"
    r"(?P<end>.*? order by \W?newest\W?(?: desc)?(?:, \W?id\W?)? limit \d+\s*)\Z",
    re.IGNORECASE | re.DOTALL,
)


def quicker_count(sql: str) -> str:
    """Return the SQL that counts what a search finds, from the index alone; other SQL as it is."""
    found = _COUNT.match(sql)
    if not found or found["index"] != f"{found['table']}_fts":
        return sql
    return f"select count(*) from {found['index']} where {found['index']} match {found['match']}"


def quicker_facet(sql: str) -> str:
    """Return the SQL that counts the values of a column in part of a table by way of that part; other SQL as it is."""
    return _FACET.sub(r"\1+\2", sql, count=1)


def hits_of_newest(sql: str) -> str | None:
    """Return SQL that counts, up to COMMON, what a search finds of which `sql` gives the newest; None if it is none."""
    found = _NEWEST.match(sql)
    if not found or found["index"] != f"{found['table']}_fts":
        return None
    index, match = found["index"], found["match"]
    return f"select count(*) from (select 1 from {index} where {index} match {match} limit {COMMON})"


def newest_one_by_one(sql: str) -> str:
    """Return SQL for the newest rows that a search finds, which looks at each row, newest first, whether it is one."""
    found = _NEWEST.match(sql)
    if not found:
        return sql
    index, table = found["index"], found["table"]
    is_one = f"exists (select 1 from {index} where {index} match {found['match']} and {index}.rowid = {table}.id)"
    return f"{found['start']}{is_one}{found['end']}"
