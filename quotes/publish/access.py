"""Which attached databases are ours, what a visitor may see of them, and how our pages ask them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from datasette.utils.asgi import NotFound

from quotes.publish.pages.common import Query, Row

Found = TypeVar("Found")

OUR_TABLES = frozenset(("articles", "quotes", "speakers", "mentions", "links", "outlets", "days", "routes"))


async def our_databases(datasette: Any) -> list[str]:
    """Return the names of the attached databases that hold our tables."""
    found = []
    for name, database in datasette.databases.items():
        if not database.is_memory and await is_ours(datasette, name):
            found.append(name)
    return found


def known_databases(datasette: Any) -> set[str]:
    """Return the names of the databases that were found to be ours so far."""
    known: set[str] = datasette.__dict__.setdefault("_quotes_databases", set())
    return known


async def is_ours(datasette: Any, name: str) -> bool:
    """Does the database hold our tables? (Once it does, it does for good.)"""
    known = known_databases(datasette)
    if name in known:
        return True
    database = datasette.databases.get(name)
    if database is None or not OUR_TABLES.issubset(await database.table_names()):
        return False
    known.add(name)
    return True


def configured(datasette: Any) -> Mapping[str, Any]:
    """Return what the site's metadata says to this plugin."""
    found: Mapping[str, Any] = datasette.plugin_config("quotes") or {}
    return found


def is_editable(datasette: Any) -> bool:
    """Was the site started so that its databases can be corrected on the pages?"""
    return bool(configured(datasette).get("editable"))


async def visible_databases(datasette: Any, actor: Any) -> list[str]:
    """Return the names of those of our databases that the visitor may see."""
    return [name for name in await our_databases(datasette) if await may_view(datasette, actor, name)]


def query_of(datasette: Any, name: str) -> Query:
    """Return the function by which a page asks that database."""
    database = datasette.databases[name]

    async def query(sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        results = await database.execute(sql, dict(parameters or {}))
        return [dict(row) for row in results.rows]

    return query


async def may_view(datasette: Any, actor: Any, name: str) -> bool:
    """May the visitor see the tables that our pages show? A plugin's pages must ask for themselves."""
    for table in sorted(OUR_TABLES):
        if hasattr(datasette, "permission_allowed"):
            visible, _ = await datasette.check_visibility(
                actor, permissions=[("view-table", (name, table)), ("view-database", name), "view-instance"]
            )
        else:
            from datasette.resources import TableResource

            visible = await datasette.allowed(action="view-table", resource=TableResource(name, table), actor=actor)
        if not visible:
            return False
    return True


async def find(
    datasette: Any, request: Any, key: str, what: Callable[[Query, str], Awaitable[Found | None]]
) -> tuple[str, Found]:
    """Return the first database in which `what` finds the key, and what it found; NotFound if there is none."""
    for name in await visible_databases(datasette, request.actor):
        found = await what(query_of(datasette, name), key)
        if found is not None:
            return name, found
    raise NotFound("Nothing here has the key " + key)


async def the_database(datasette: Any, request: Any) -> str:
    """Return the database that a page over a whole database is about: the one asked for with `db`, else the first.

    NotFound if there is none that the visitor may see.
    """
    wanted = request.args.get("db")
    for name in await visible_databases(datasette, request.actor):
        if wanted in (None, name):
            return name
    raise NotFound("No database of quotes here")
