"""The database as Datasette opens it, with what Datasette leaves undone.

- It is only ever read, and opened as immutable (SQLite then neither locks nor looks again) as long as nobody may
  correct it on the pages and no rows wait in a write-ahead log.  For that to be safe every change is noticed: a file
  that was replaced under a running server (`os.replace`), one that is being written, one that was.  It is opened anew,
  and what was read meanwhile is read again.  Datasette would serve the old rows, of a replaced file even as mutable.
- Counts, facets and whatever else takes long are worked out once for each state of the file.
- One query can take only so much memory; Datasette's time limit does not help where one step makes the value.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
import weakref
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import datasette.database as datasette_database
from datasette import hookimpl
from datasette.database import Database

from quotes.publish.access import OUR_TABLES, is_editable, our_databases
from quotes.publish.quicker import COMMON, hits_of_newest, newest_one_by_one, quicker_count, quicker_facet

# the largest text or blob that a query may make, in bytes
LARGEST_VALUE = 20_000_000
# how much text and data the rows of one query may hold together, in characters and bytes
LARGEST_RESULT = 60_000_000
# where Python cannot set the first of these limits: all of SQLite's memory in this process, in bytes
HEAP = 512_000_000

# results that are kept, the longest of them in characters and bytes, and the seconds from which a query takes long
KEPT, LARGEST_KEPT, LONG = 500, 50_000, 0.005
# a file that changed less than this many seconds ago may change again without its times telling
SETTLED = 0.1
# how often what was read of a file while it changed is read again
AGAIN = 3

# what Datasette asks to count a table and its facets
_COUNT = re.compile(r"\s*select (count\(\*\)|.{1,200}? as value, count\(\*\) as count from \()", re.IGNORECASE)

# where Datasette, 0.65 and 1.0, lists the connections that are open
_CONNECTIONS = ("_all_file_connections", "_all_connections")

# answers that are other ones every time; and what Datasette asks for every page
_CHANGING = re.compile(r"random|now|current_|date|time", re.IGNORECASE)
_USUAL = re.compile(r"[^;]* from sqlite_master ", re.IGNORECASE)

# how SQLite opens a file: as one that nobody changes, or as one that others may write
_IMMUTABLE, _READ_ONLY = "immutable=1", "mode=ro"

# the file, and its write-ahead log: device, number, size, time of the last change
State = tuple[tuple[int, int, int, int] | None, ...]


class QuotesDatabase(Database):  # type: ignore[misc]
    """A database of quotes; see above for what it does that Datasette's own does not."""

    def __init__(self, *arguments: Any, editable: bool = False, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.editable = editable
        self._kept: OrderedDict[tuple[Any, ...], tuple[State, Any]] = OrderedDict()
        self._read_as = (self._state(), self._way(self._state()))

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Return a connection that can only read; sqlite3.OperationalError where one to write is asked for."""
        if write:
            raise sqlite3.OperationalError(f"{self.name} is published read-only")
        return self._connected(self._read_as[1])

    def _connected(self, way: str) -> sqlite3.Connection:
        address = f"file:{quote(str(self.path))}?{way}"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        for name in _CONNECTIONS:
            getattr(self, name, []).append(connection)
        return connection

    @property
    def hash(self) -> None:
        """None: Datasette would read the whole file for it, of what is immutable."""
        return None

    async def execute(self, sql: str, params: Any = None, *arguments: Any, **options: Any) -> Any:
        """Run a query; what took long is remembered as long as the file is the same."""
        sql, counts = await self._quicker(sql, params), bool(_COUNT.match(sql))
        if counts:
            # a count that is kept may take longer than one that is made for every page
            options["custom_time_limit"] = None
        key, state = (sql, repr(params), arguments, repr(options)), self._state()
        known = self._kept.get(key)
        if known and known[0] == state:
            self._kept.move_to_end(key)
            return known[1]
        began = time.monotonic()
        run = super().execute
        results = await self._of_one_state(lambda: run(sql, params, *arguments, **options))
        took_long = time.monotonic() - began > LONG and not _CHANGING.search(sql)
        if (counts or took_long or _USUAL.match(sql)) and _is_settled(state) and _is_short(results):
            self._kept[key] = (state, results)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return results

    async def _quicker(self, sql: str, params: Any) -> str:
        """Return SQL with the same answer as Datasette's, where we know some that takes less long."""
        hits = hits_of_newest(sql)
        if hits and (await self.execute(hits, params)).rows[0][0] == COMMON:
            return newest_one_by_one(sql)
        return quicker_count(quicker_facet(sql))

    async def execute_fn(self, fn: Callable[[Any], Any], *arguments: Any, **options: Any) -> Any:
        """Run a function on a connection to the file as it is now."""
        run = super().execute_fn
        return await self._of_one_state(lambda: run(fn, *arguments, **options))

    async def _of_one_state(self, read: Callable[[], Awaitable[Any]]) -> Any:
        """Return what is read; again where an immutable file, which SQLite does not watch, changed meanwhile."""
        for left in reversed(range(AGAIN)):
            self._notice_changes()
            state, way = self._read_as
            try:
                found = await read()
            except Exception:
                if way != _IMMUTABLE or self._state() == state or not left:
                    raise
            else:
                if way != _IMMUTABLE or self._state() == state:
                    break
        return found

    def connection_of_its_own(self) -> sqlite3.Connection:
        """Return a connection for one long query, with Datasette's functions but no bound on all its rows together."""
        self._notice_changes()
        connection = self._connected(_READ_ONLY)
        try:
            # for a long time: SQLite must watch the file, if it can
            connection.execute("select 1 from sqlite_master")
        except sqlite3.OperationalError:
            connection = self._connected(_IMMUTABLE)
        for name in _CONNECTIONS:
            if connection in getattr(self, name, ()):  # Datasette would keep it for good
                getattr(self, name).remove(connection)
        self.ds._prepare_connection(connection, self.name)
        connection.row_factory = None
        return connection

    def _way(self, state: State) -> str:
        """Return how a file in that state is to be opened."""
        log = state[1]
        waits = log is not None and log[2] > 0
        return _READ_ONLY if self.editable or waits or not _is_settled(state) else _IMMUTABLE

    def _notice_changes(self) -> None:
        state = self._state()
        now = (state, self._way(state))
        before, way = self._read_as
        if now == self._read_as or state[0] is None:
            return
        self._read_as = now
        another = before[0] is None or before[0][:2] != state[0][:2]
        if another or way != now[1] or way == _IMMUTABLE:
            self.forget()

    def forget(self) -> None:
        """Let every thread open the file anew; queries that run keep their connections."""
        # connections are kept by thread and name: with this no thread finds its old one
        datasette_database.connections = type(datasette_database.connections)()
        self._read_connection = None
        for name in _CONNECTIONS:
            getattr(self, name, []).clear()
        self.cached_size = self._cached_table_counts = None
        (self.ds.inspect_data or {}).pop(self.name, None)

    def _state(self) -> State:
        found: list[tuple[int, int, int, int] | None] = []
        for path in (str(self.path), f"{self.path}-wal"):
            try:
                stat = os.stat(path)
                found.append((stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns))
            except OSError:
                found.append(None)
        return tuple(found)


def _is_short(results: Any) -> bool:
    size = 0
    for row in results.rows:
        size += len(row) + sum(len(value) for value in tuple(row) if isinstance(value, (str, bytes)))
        if size > LARGEST_KEPT:
            return False
    return True


def _is_settled(state: State) -> bool:
    newest = max((part[3] for part in state if part), default=0)
    return time.time_ns() - newest > SETTLED * 1e9


@hookimpl(specname="startup")  # type: ignore[untyped-decorator]
def open_as_ours(datasette: Any) -> Any:
    """Put our way of opening in the place of Datasette's, for the databases that are ours."""

    async def replace() -> None:
        for name in await our_databases(datasette):
            old = datasette.databases[name]
            if not isinstance(old, QuotesDatabase):
                new = QuotesDatabase(
                    datasette,
                    path=old.path,
                    is_mutable=old.is_mutable,
                    editable=old.is_mutable and is_editable(datasette),
                )
                datasette.remove_database(name)
                datasette.add_database(new, name=name, route=old.route)
                new.forget()

    return replace


class _Bounded:
    """Makes a connection's rows, as long as those of one query do not hold too much together."""

    def __init__(self) -> None:
        self._cursor: Callable[[], Any] = lambda: None
        self._size = 0

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> sqlite3.Row:
        if self._cursor() is not cursor:
            self._cursor, self._size = weakref.ref(cursor), 0
        self._size += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if self._size > LARGEST_RESULT:
            raise sqlite3.OperationalError("the rows of this query hold too much text for one page; ask for fewer")
        return sqlite3.Row(cursor, row)


@hookimpl(specname="prepare_connection")  # type: ignore[untyped-decorator]
def bounded_memory(conn: Any) -> None:
    """Keep one query from taking all the memory."""
    tables = {name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")}
    if not tables >= OUR_TABLES:
        return
    conn.row_factory = _Bounded()
    if hasattr(conn, "setlimit"):  # Python 3.11
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    else:
        conn.execute(f"pragma hard_heap_limit = {HEAP}")
