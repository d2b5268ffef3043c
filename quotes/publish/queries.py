"""The stored queries of the metadata, for Datasette 1.0, which does not read them from there."""

from __future__ import annotations

from typing import Any

from datasette import hookimpl

from quotes.publish.access import our_databases
from quotes.publish.metadata import QUERIES


@hookimpl(specname="startup")  # type: ignore[untyped-decorator]
def store_queries(datasette: Any) -> Any:
    """Store our queries in Datasette's internal database, unless its configuration has some of the same name."""

    async def store() -> None:
        if not hasattr(datasette, "add_query"):  # 0.65, to which the metadata gives them
            return
        for name in await our_databases(datasette):
            for query, described in QUERIES.items():
                if await datasette.get_query(name, query) is None:
                    await datasette.add_query(
                        name,
                        query,
                        described["sql"].strip(),
                        title=described["title"],
                        description=described["description"],
                        hide_sql=True,
                        parameters=described["params"],
                        is_trusted=True,
                        source="plugin",
                    )

    return store
