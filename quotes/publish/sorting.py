"""Sorts of our tables that Datasette's pages would lose rows by, answered in plain words instead of an error.

Datasette pages through a sort by comparing with the last row shown, and where an
index over repeated values gives the order, descending, rows fall between two pages.
So the metadata offers the sorts that are safe both ways (`schema.Column.sortable`);
one that is typed all the same leads to the safe one that means it, or is explained.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

from quotes import schema
from quotes.publish.access import is_ours
from quotes.publish.downloads import App, Receive, Scope, Send, address_of
from quotes.schema import Table

# a column → one that sorts the same, but never repeats and has an index
INSTEAD = {"published": "newest"}
_SORTS = ("_sort", "_sort_desc")


@hookimpl(specname="asgi_wrapper")  # type: ignore[untyped-decorator]
def safe_sorts(datasette: Any) -> Callable[[App], App]:
    """Lead to a safe sort, or explain, before Datasette refuses."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            answer = None
            if scope["type"] == "http" and b"_sort" in scope["query_string"]:
                answer = await _answer(datasette, scope)
            await (answer.asgi_send(send) if answer else app(scope, receive, send))

        return wrapped

    return wrap


async def _answer(datasette: Any, scope: Scope) -> Any:
    address = address_of(datasette, scope)
    parts = address.split("/")
    if len(parts) != 3:
        return None
    database, (name, _, form) = tilde_decode(parts[1]), parts[2].partition(".")
    table = {one.name: one for one in schema.TABLES}.get(tilde_decode(name))
    if table is None or form == "csv" or database not in datasette.databases or not await is_ours(datasette, database):
        return None
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    names = {column.name for column in table.columns}
    led = [(key, _instead(value, names) if key in _SORTS else value) for key, value in asked]
    if led != asked:
        return Response.redirect(f"{datasette.urls.path(address)}?{urlencode(led)}")
    refused = next((value for key, value in asked if key in _SORTS and _is_refused(table, value)), None)
    if refused is None:
        return None
    await datasette.invoke_startup()  # before which no template can be set
    said = (
        f"{table.name} cannot be sorted by {refused} page by page: rows with the same {refused} could be lost between "
        f"two pages. Filter by it, count by it (_facet={refused}), or download the CSV, which any column can sort"
    )
    if form == "json":
        return Response.json({"ok": False, "error": said, "status": 400, "title": None}, status=400)
    context = {"ok": False, "error": f"{said}.", "status": 400, "title": "Cannot be sorted so"}
    return Response.html(await datasette.render_template("error.html", context), status=400)


def _instead(column: str, names: set[str]) -> str:
    better = INSTEAD.get(column, column)
    return better if better in names else column


def _is_refused(table: Table, name: str) -> bool:
    return any(column.name == name and not column.sortable for column in table.columns)
