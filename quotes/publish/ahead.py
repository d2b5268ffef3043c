"""What the first visitors would wait for, done before they come: pages set up, tables counted, permissions read.

Datasette sets up each sort of page, and counts each table, when the first visitor asks for it; and 0.65 copies all its
metadata for each table that it asks itself about, on every page.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from datasette import hookimpl
from datasette.plugins import pm

from quotes import schema
from quotes.publish.access import our_databases, query_of

# seconds for which visitors may have to wait for a server that starts; what is not done by then is done beside them
PATIENCE = 4.0
# speakers, the most quoted, whose pages are the longest to make
SPEAKERS = 10


@hookimpl(specname="asgi_wrapper")  # type: ignore[untyped-decorator]
def work_ahead(datasette: Any) -> Callable[[Any], Any]:
    """Ask for each sort of page, and every table, once before the server says that it is there."""

    def wrap(app: Any) -> Any:
        begun: list[asyncio.Task[None]] = []

        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            async def send_when_ready(message: Any) -> None:
                if message["type"] == "lifespan.startup.complete":
                    begun.append(asyncio.create_task(_ask(datasette)))
                    await asyncio.wait(begun, timeout=PATIENCE)
                await send(message)

            await app(scope, receive, send_when_ready if scope["type"] == "lifespan" else send)

        return wrapped

    return wrap


async def _ask(datasette: Any) -> None:
    for name in await our_databases(datasette):
        async for address in _addresses(datasette, name):
            await datasette.client.get(address, follow_redirects=True)


# one of each sort that has pages, or some, and where its page is
_ONES = (
    ("select id as which from articles order by newest desc limit 1", "/-/article/{}"),
    ("select id as which from variants order by most desc limit 1", "/-/variant/{}"),
    ("select key as which from quotes order by id desc limit 1", "/-/chains?quote={}"),
    (f"select id as which from top_speakers order by most desc limit {SPEAKERS}", "/-/speaker/{}"),
)


async def _addresses(datasette: Any, name: str) -> AsyncIterator[str]:
    """Yield the pages that are asked for ahead: those that most visitors come to first, then the others."""
    for page in ("/", "/-/chains", "/-/search?q=a"):
        yield str(datasette.urls.path(page))
    for sql, page in _ONES:
        for row in await query_of(datasette, name)(sql):
            yield str(datasette.urls.path(page.format(row["which"])))
    tables: tuple[schema.Table | schema.View, ...] = (*schema.TABLES, *schema.VIEWS)
    for table in tables:
        if not (isinstance(table, schema.Table) and table.hidden):
            yield str(datasette.urls.table(name, table.name))
    yield str(datasette.urls.database(name))


@hookimpl(specname="startup")  # type: ignore[untyped-decorator]
def table_permissions_once(datasette: Any) -> Any:
    """Let Datasette 0.65 read what its metadata says about who may see a table once, unless a plugin may change it."""

    async def remember() -> None:
        read = getattr(datasette, "_table_permission_allows", None)
        if read is None or pm.hook.get_metadata.get_hookimpls() or not await our_databases(datasette):
            return
        known: dict[tuple[int, str, str], Any] = {}

        def once(database: str, table: str) -> Any:
            which = (id(datasette._metadata_local), database, table)
            if which not in known:
                known[which] = read(database, table)
            return known[which]

        datasette._table_permission_allows = once

    return remember
