"""CSV of any table, view, query or page of ours: whole, streamed, and opening right in a spreadsheet.

Datasette's own CSV ends at 1,000 rows for a query, without a word; it loses rows
where it pages through a sort by a column whose values repeat; it goes on after
the visitor has left; and it guards no spreadsheet.  So every address that ends in
`.csv` and is about one of our databases is answered here.  Datasette is asked,
with the visitor's own cookies, for the first row as JSON: that checks the
permissions and tells the SQL, which then runs once, without its limit.

`_raw=on` gives every cell as it is, without a byte order mark; `_size=N` the first
N rows; `_header=off` no head.  What Datasette's links and forms add (`_stream`,
`_dl`, `_size=max`) changes nothing: a download is always whole.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.utils.asgi import BadRequest, Response

from quotes import schema
from quotes.publish.access import is_ours, our_databases
from quotes.schema import Table, View, has_column
from quotes.spreadsheet import BYTE_ORDER_MARK, csv_lines

# rows that are read and sent together
ROWS = 500
# downloads that may run at once; one more is asked to come back
AT_ONCE = 8

_TABLE = re.compile(r"/(?P<database>[^/.]+)(?P<rest>(?:/-/query|/(?!-/)[^/.]+)?)\.csv\Z")
_PAGE = re.compile(r"/-/(?P<page>article|speaker|variant)/(?P<key>[^/.]+)\.csv\Z")
_LIMIT = re.compile(r"\s+limit\s+\d+\s*\Z", re.IGNORECASE)
_ORDER = re.compile(r"\s+order by (?:(?! order by ).)*\Z", re.IGNORECASE | re.DOTALL)
# what is said about a download, not about its rows
_OURS = frozenset(("_stream", "_dl", "_size", "_header", "_raw", "_next", "_labels", "_shape", "_nl", "_trace"))
_SORTS = ("_sort", "_sort_desc")
_OFF = frozenset(("off", "0", ""))

# the quotes that a page shows, as conditions on `attributed_quotes`
_OF_PAGE = {
    "article": "article_id = (select id from articles where key = :key)",
    "speaker": (
        "id in (select quotes.id from quotes join speakers on speakers.id = quotes.speaker_id "
        "where speakers.key = :key union select quote_id from links join speakers on speakers.id = links.speaker_id "
        "where speakers.key = :key and links.role = 'speaker')"
    ),
    "variant": "variant_id = (select id from variants where key = :key)",
}

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="quotes-csv")


@dataclass(frozen=True)
class Wanted:
    """What is to be downloaded: the rows of an SQL query on a database."""

    database: str
    name: str
    sql: str
    parameters: Mapping[str, Any]
    table: str | None = None
    raw: bool = False
    head: bool = True
    labels: bool = False
    limit: int | None = None


class Rows:
    """The rows of a query as CSV, some at a time; `seconds` is how long it may take to the next."""

    def __init__(self, datasette: Any, wanted: Wanted) -> None:
        self.wanted = wanted
        self.count = 0
        self.seconds = datasette.setting("sql_time_limit_ms") / 1000
        self._open = datasette.databases[wanted.database].connection_of_its_own
        self._connection: sqlite3.Connection | None = None
        self._lines: Iterator[bytes] = iter(())
        self._deadline = 0.0

    def next(self) -> bytes:
        """Return the next lines, nothing at the end; sqlite3.OperationalError where they take too long."""
        self._deadline = time.monotonic() + self.seconds
        if self._connection is None:
            self._connection = self._open()
            self._connection.set_progress_handler(lambda: time.monotonic() > self._deadline, 10_000)
            self._lines = self._read(self._connection)
        return next(self._lines, b"")

    def close(self) -> None:
        """Close the connection."""
        if self._connection:
            self._connection.close()

    def _read(self, connection: sqlite3.Connection) -> Iterator[bytes]:
        wanted = self.wanted
        cursor = connection.execute(wanted.sql, wanted.parameters)
        names = [name for name, *_ in cursor.description or ()]
        labelled = _labelled(wanted.table, names) if wanted.labels else {}
        head = [part for name in names for part in ((name, f"{name}_label") if name in labelled else (name,))]
        first = b"" if wanted.raw else BYTE_ORDER_MARK
        if wanted.head:
            first += csv_lines([head], raw=wanted.raw)
        rows: Iterator[tuple[Any, ...]] = iter(cursor) if wanted.limit is None else islice(cursor, wanted.limit)
        while some := list(islice(rows, ROWS)):
            self.count += len(some)
            shown = _with_labels(connection, some, names, labelled) if labelled else some
            yield first + csv_lines(shown, raw=wanted.raw)
            first = b""
        if first:
            yield first


def _with_labels(
    connection: sqlite3.Connection,
    rows: Sequence[tuple[Any, ...]],
    names: Sequence[str],
    labelled: Mapping[str, tuple[str, str]],
) -> list[list[Any]]:
    """Return rows with the label of each reference behind it."""
    labels: dict[str, dict[Any, Any]] = {}
    for name, (table, column) in labelled.items():
        place = names.index(name)
        ids = ",".join({str(row[place]) for row in rows if isinstance(row[place], int)})
        labels[name] = dict(connection.execute(f'select id, "{column}" from "{table}" where id in ({ids})'))
    return [
        [
            part
            for name, cell in zip(names, row, strict=True)
            for part in ((cell, labels[name].get(cell)) if name in labels else (cell,))
        ]
        for row in rows
    ]


@hookimpl(specname="asgi_wrapper")  # type: ignore[untyped-decorator]
def whole_csv(datasette: Any) -> Callable[[App], App]:
    """Answer what ends in .csv and is about one of our databases."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
            try:
                wanted = (
                    await _wanted(datasette, scope) if asked and address_of(datasette, scope).endswith(".csv") else None
                )
            except BadRequest as error:
                await Response.text(f"{error}\n", 400).asgi_send(send)
                return
            if wanted is None:
                await app(scope, receive, send)
            else:
                await _answer(datasette, wanted, scope, receive, send)

        return wrapped

    return wrap


def address_of(datasette: Any, scope: Scope) -> str:
    """Return the path that is asked for, as it was written, without the base of the site."""
    path: str = (scope.get("raw_path") or scope["path"].encode()).decode("ascii", "replace").partition("?")[0]
    base: str = datasette.setting("base_url")
    return "/" + path[len(base) :] if base != "/" and path.startswith(base) else path


# ---------------------------------------------------------------- what is asked for


async def _wanted(datasette: Any, scope: Scope) -> Wanted | None:
    """Return what an address asks for; None for Datasette to answer: not ours, not allowed, or not right."""
    path = address_of(datasette, scope)
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    page = _PAGE.match(path)
    if page:
        return await _wanted_page(datasette, scope, page["page"], page["key"], asked)
    found = _TABLE.match(path)
    name = tilde_decode(found["database"]) if found else ""
    if not found or name not in datasette.databases or not await is_ours(datasette, name):
        return None
    table = "" if found["rest"] in ("", "/-/query") else tilde_decode(found["rest"][1:])
    shape = _shape(table)
    sort = next(((way, column) for way, column in asked if way in _SORTS and shape and has_column(shape, column)), None)
    # our own sort takes any column, Datasette's only those that its paging does no harm to
    rest = [(key, value) for key, value in asked if not (sort and key in _SORTS)]
    query = await _query(datasette, scope, path[:-4], rest)
    if query is None:
        return None
    sql, parameters = query
    database = datasette.databases[name]
    if table in (*await database.table_names(), *await database.view_names()):
        sql = _LIMIT.sub("", sql)  # the page's, not the visitor's
    if sort:
        sql = _ORDER.sub("", sql) + _order(*sort)
    return Wanted(name, table or "query", sql, parameters, table if shape else None, **_style(asked))


async def _wanted_page(
    datasette: Any, scope: Scope, page: str, key: str, asked: Sequence[tuple[str, str]]
) -> Wanted | None:
    for name in await our_databases(datasette):
        query = await _query(datasette, scope, str(datasette.urls.table(name, "attributed_quotes")), [])
        rows = await datasette.databases[name].execute(f"select id from {page}s where key = :key", {"key": key})
        if query and rows.rows:
            sql = _ORDER.sub("", _LIMIT.sub("", query[0]))
            sql += f" where {_OF_PAGE[page]} order by published is null, published, id"
            return Wanted(name, f"{page}-{key}", sql, {"key": key}, "attributed_quotes", **_style(asked))
    return None


async def _query(
    datasette: Any, scope: Scope, path: str, asked: Sequence[tuple[str, str]]
) -> tuple[str, Mapping[str, Any]] | None:
    """Return the SQL, and its parameters, by which Datasette would answer the visitor; None if it would not."""
    kept = [(key, value) for key, value in asked if key not in _OURS and not key.startswith("_facet")]
    kept += [("_size", "1"), ("_extra", "query"), ("_nocount", "1"), ("_nofacet", "1"), ("_nosuggest", "1")]
    headers = {
        key.decode("latin-1"): value.decode("latin-1")
        for key, value in scope["headers"]
        if key in (b"cookie", b"authorization")
    }
    response = await datasette.client.get(f"{path}.json?{urlencode(kept)}", headers=headers, follow_redirects=True)
    if response.status_code in (400, 500):
        # Datasette would send the error as a file, as if all were well
        raise BadRequest(f"This cannot be downloaded: {response.json().get('error')}")
    if response.status_code != 200:
        return None
    query = response.json().get("query") or {}
    # a parameter that is not given is empty, as on Datasette's pages
    return (query["sql"], defaultdict(str, query.get("params") or {})) if query.get("sql") else None


def _style(asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    said = dict(asked)
    size = said.get("_size", "")
    return {
        "raw": said.get("_raw", "off") not in _OFF,
        "head": said.get("_header", "on") not in _OFF,
        "labels": said.get("_labels", "off") not in _OFF,
        "limit": int(size) if size.isdecimal() and "_stream" not in said else None,
    }


def _shape(table: str) -> Table | View | None:
    try:
        return schema.find(table)
    except KeyError:
        return None


def _order(way: str, column: str) -> str:
    """Return the ORDER BY of a sort; by id within what is equal, the same way, so that an index serves for both."""
    way = " desc" if way == "_sort_desc" else ""
    return f' order by "{column}"{way}' + ("" if column == "id" else f", id{way}")


def _labelled(table: str | None, names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return which of a table's columns refer to a row with a label: column → (table, its column with the label)."""
    shape = _shape(table or "")
    found = {}
    for column in shape.columns if shape else ():
        target = _shape(column.references or "")
        if target and target.label and column.name in names:
            found[column.name] = (target.name, target.label)
    return found


# ---------------------------------------------------------------- the answer


async def _answer(datasette: Any, wanted: Wanted, scope: Scope, receive: Receive, send: Send) -> None:
    running: set[int] = datasette.__dict__.setdefault("_quotes_downloads", set())
    if len(running) >= AT_ONCE:
        await Response.text("Too many downloads are running; try again in a minute.\n", 503).asgi_send(send)
        return
    running.add(id(wanted))
    gone = asyncio.create_task(_gone(receive))
    rows = Rows(datasette, wanted)
    try:
        await _send_all(datasette, rows, scope, gone, send)
    finally:
        gone.cancel()
        running.discard(id(wanted))
        await _in_thread(rows.close)


async def _send_all(datasette: Any, rows: Rows, scope: Scope, gone: asyncio.Task[None], send: Send) -> None:
    try:
        some = await _in_thread(rows.next)
    except sqlite3.Error as error:
        await Response.text(f"This cannot be downloaded: {_reason(error, rows)}\n", 400).asgi_send(send)
        return
    if not datasette.setting("allow_csv_stream") and await _is_long(datasette, rows):
        await Response.text("Downloads of many rows are switched off on this site.\n", 403).asgi_send(send)
        return
    await send({"type": "http.response.start", "status": 200, "headers": _headers(datasette, rows.wanted, scope)})
    left = datasette.setting("max_csv_mb") * 1024 * 1024 or None
    while some and scope["method"] != "HEAD" and not gone.done():
        await send({"type": "http.response.body", "body": some, "more_body": True})
        left = left and left - len(some)
        if left is not None and left <= 0:
            # breaking off is what a browser shows as a download that failed; an end would pass for the whole
            raise TooLong(f"{rows.wanted.name}: more than max_csv_mb; broken off")
        some = await _in_thread(rows.next)
    await send({"type": "http.response.body", "body": b""})


class TooLong(Exception):
    """A download is longer than the site's settings allow."""


async def _is_long(datasette: Any, rows: Rows) -> bool:
    """Are there more rows than one page of Datasette may have?"""
    most: int = datasette.setting("max_returned_rows")
    check = Rows(datasette, replace(rows.wanted, limit=most + 1))
    try:
        while check.count <= most and await _in_thread(check.next):
            pass
        return check.count > most
    finally:
        await _in_thread(check.close)


def _reason(error: sqlite3.Error, rows: Rows) -> str:
    if str(error) == "interrupted":
        return f"its first rows take longer than {rows.seconds:g} seconds; ask for less, or in another order"
    return str(error)


async def _gone(receive: Receive) -> None:
    """Return once the visitor has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _in_thread(function: Callable[[], Any]) -> Any:
    return await asyncio.get_running_loop().run_in_executor(_threads, function)


def _headers(datasette: Any, wanted: Wanted, scope: Scope) -> list[tuple[bytes, bytes]]:
    name = re.sub(r"[^\w.-]+", "_", wanted.name, flags=re.ASCII)
    found = {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": f'attachment; filename="{name}.csv"',
        "vary": "Cookie, Authorization",
    }
    if any(key in (b"cookie", b"authorization") for key, _ in scope["headers"]):
        found["cache-control"] = "private, no-store"
    if datasette.cors:
        found["access-control-allow-origin"] = "*"
    return [(key.encode(), value.encode()) for key, value in found.items()]
