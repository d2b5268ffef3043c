"""Facets of our tables: counted where that is quick, offered where it is not, never suggested."""

from __future__ import annotations

from collections.abc import Generator
from itertools import chain
from typing import Any

from datasette import hookimpl

from quotes import schema
from quotes.publish.database import QuotesDatabase

# rows of a filtered page from which on its facets are counted only for who asks for them: each is a look at every row;
# and the same of tables whose rows are long
BROAD = 30_000
BROAD_OF = {"articles": 5_000}
# the same where they are found by words, and so lie far apart; and rows of a whole table that is quick to go through
BROAD_SEARCH = 8_000
SMALL = 40_000


@hookimpl(specname="register_facet_classes", hookwrapper=True)  # type: ignore[untyped-decorator]
def facets_of_our_tables() -> Generator[None, Any, None]:
    """Suggest no facets for our databases, and count those that are always shown only where it is quick."""
    outcome = yield
    classes = chain.from_iterable(outcome.get_result())
    outcome.force_result([[_quick(facet) for facet in classes]])


def _quick(facet: Any) -> Any:
    async def suggest(self: Any) -> list[Any]:
        if _database(self) is not None:
            return []
        return list(await facet.suggest(self))

    async def facet_results(self: Any) -> tuple[list[Any], list[str]]:
        usual = [one for one in self.get_configs() if one["source"] != "request"]
        if not usual or not await _is_broad(self):
            found, timed_out = await facet.facet_results(self)
            return found, timed_out
        asked = [one for one in self.get_configs() if one["source"] == "request"]
        self.get_configs = lambda: asked
        found, timed_out = await facet.facet_results(self)
        left = [name for name in map(_name, usual) if name not in map(_name, asked)]
        return found, [*timed_out, *left]

    return type(facet.__name__, (facet,), {"suggest": suggest, "facet_results": facet_results})


def _name(one: Any) -> str:
    config = one["config"]
    return str(config.get("column") or config["simple"])


def _database(facet: Any) -> QuotesDatabase | None:
    database = facet.ds.databases.get(facet.database)
    return database if isinstance(database, QuotesDatabase) else None


async def _is_broad(facet: Any) -> bool:
    """Is the page one of a part of a large table of ours, and a large part? (What a whole table counts is kept.)"""
    database = _database(facet)
    if database is None or " where " not in facet.sql:
        return False
    bound = BROAD_SEARCH if "_fts" in facet.sql else BROAD_OF.get(facet.table, BROAD)
    rows = facet.row_count
    if rows is None or rows == getattr(database, "count_limit", -1) + 1:  # as far as Datasette 1.0 counts
        sql = f"select count(*) from (select 1 from ({facet.sql}) limit {bound})"
        rows = (await database.execute(sql, facet.params)).rows[0][0]
    return bool(rows >= bound) and await _is_large(database, facet.table)


async def _is_large(database: QuotesDatabase, table: str | None) -> bool:
    if table not in {one.name for one in schema.TABLES}:
        return True
    return bool(((await database.execute(f'select max(id) from "{table}"')).rows[0][0] or 0) > SMALL)
