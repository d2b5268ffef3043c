"""Rows out: any table or view as CSV, JSON or Parquet, filtered, streamed."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from quotes import schema
from quotes.errors import UsageError
from quotes.schema import Column, Table, View, has_column
from quotes.spreadsheet import BYTE_ORDER_MARK, csv_lines
from quotes.store.connection import open_for_reading, plainly

Rows = Iterator[tuple[Any, ...]]
Writer = Callable[[BinaryIO, Sequence[Column], Rows, bool], None]

# rows of one Parquet row group
PARQUET_ROWS = 10_000
# rows that are written together
CSV_ROWS = 500

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.+Z-]*)?)?)?")
_WRITERS: dict[str, Writer] = {}


@dataclass(frozen=True)
class Filters:
    """Which rows; what is None does not matter.

    `speaker` finds names that hold these words; `since` and `until` are ISO dates, both inclusive, and may be a
    year or a month.
    """

    speaker: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    anonymous: bool | None = None


def writer(name: str) -> Callable[[Writer], Writer]:
    """Register a function as the writer of a format."""

    def register(function: Writer) -> Writer:
        _WRITERS[name] = function
        return function

    return register


def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return tuple(_WRITERS)


def export(
    database: str | Path,
    table: str,
    out: BinaryIO,
    format: str = "csv",
    *,
    filters: Filters | None = None,
    raw: bool = False,
    mark: bool = False,
) -> int:
    """Write a table or view to `out`, a stream of bytes, and return the number of rows.

    `raw` leaves CSV cells as they are; without it one that a spreadsheet would take for a formula begins with an
    apostrophe (see `quotes.spreadsheet`).  `mark` begins CSV that is not raw with a byte order mark, which Excel
    needs in a file.  Raises UsageError for an unknown table, format or filter value, DatabaseError for the database.
    """
    shape = _shape(table)
    # columns that SQLite computes, to sort by, say nothing new
    columns = [column for column in shape.columns if not column.generated]
    condition, values = _condition(shape, filters or Filters())
    names = ", ".join(f'"{column.name}"' for column in columns)
    sql = f'SELECT {names} FROM "{table}" WHERE {condition} ORDER BY {_order(shape)}'
    return _write(database, sql, values, out, format, columns, raw, mark)


def export_query(
    database: str | Path, sql: str, out: BinaryIO, format: str = "csv", *, raw: bool = False, mark: bool = False
) -> int:
    """Write all rows of an SQL query to `out`; otherwise as `export`. UsageError for SQL that returns no rows."""
    return _write(database, sql, [], out, format, None, raw, mark)


def undated(database: str | Path, table: str, filters: Filters) -> int:
    """Return how many rows `since` and `until` leave out because nobody knows when their articles were published."""
    if filters.since is None and filters.until is None:
        return 0
    shape = _shape(table)
    condition, values = _condition(shape, replace(filters, since=None, until=None))
    dateless = _of_article(shape, "since", "published", "published IS NULL")
    path = Path(database)
    with closing(open_for_reading(path)) as connection, plainly(path):
        sql = f'SELECT count(*) FROM "{table}" WHERE {condition} AND {dateless}'
        return int(connection.execute(sql, values).fetchone()[0])


def _shape(table: str) -> Table | View:
    try:
        return schema.find(table)
    except KeyError:
        names = ", ".join([one.name for one in schema.TABLES] + [one.name for one in schema.VIEWS])
        raise UsageError(f"no table is called {table}; there are: {names}") from None


def _write(
    database: str | Path,
    sql: str,
    values: Sequence[Any],
    out: BinaryIO,
    format: str,
    columns: Sequence[Column] | None,
    raw: bool,
    mark: bool,
) -> int:
    try:
        write = _WRITERS[format]
    except KeyError:
        raise UsageError(f"no format is called {format}; there are: {', '.join(formats())}") from None
    path = Path(database)
    count = 0
    with closing(open_for_reading(path)) as connection, plainly(path):
        if columns is None:
            cursor = _asked(connection, sql)
            columns = [Column(name, "ANY", "") for name, *_ in cursor.description]
        else:
            cursor = connection.execute(sql, values)

        def counted() -> Rows:
            nonlocal count
            for row in cursor:
                count += 1
                yield row

        if mark and format == "csv" and not raw:
            out.write(BYTE_ORDER_MARK)
        write(out, columns, counted(), raw)
    return count


def _asked(connection: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    try:
        cursor = connection.execute(sql)
    except (sqlite3.OperationalError, sqlite3.ProgrammingError, sqlite3.Warning) as error:
        raise UsageError(f"the query cannot be run: {error}") from error
    if cursor.description is None:
        raise UsageError("the query returns no rows; begin it with SELECT")
    return cursor


def export_to(
    database: str | Path,
    table: str = "attributed_quotes",
    output: Path | None = None,
    *,
    sql: str | None = None,
    format: str | None = None,
    raw: bool = False,
    filters: Filters | None = None,
) -> int:
    """Write a table, or with `sql` the rows of a query, to a file or to standard output; return the number of rows.

    The format is that of the file's suffix if not given, CSV where that says nothing.  A file appears whole or not
    at all.  Errors are those of `export`, and UsageError where a query is given filters.
    """
    suffix = output.suffix.lstrip(".").lower() if output else ""
    suffix = "csv" if suffix in ("", "txt") else suffix
    if format is None and suffix not in _WRITERS:
        raise UsageError(f"{output}: no format is called {suffix}; choose one of {', '.join(formats())} with --format")
    if sql is not None and filters not in (None, Filters()):
        raise UsageError("a query takes no filters; write them into its WHERE")
    form = format or suffix

    def write(out: BinaryIO, mark: bool) -> int:
        if sql is not None:
            return export_query(database, sql, out, form, raw=raw, mark=mark)
        return export(database, table, out, form, filters=filters, raw=raw, mark=mark)

    if output is None:
        count = write(sys.stdout.buffer, mark=False)
        sys.stdout.buffer.flush()
        return count
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with unfinished.open("wb") as out:
            count = write(out, mark=True)
        unfinished.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return count


@writer("csv")
def _csv(out: BinaryIO, columns: Sequence[Column], rows: Rows, raw: bool) -> None:
    """RFC 4180, UTF-8."""
    out.write(csv_lines([[column.name for column in columns]], raw=raw))
    while some := list(islice(rows, CSV_ROWS)):
        out.write(csv_lines(some, raw=raw))


@writer("jsonl")
def _jsonl(out: BinaryIO, columns: Sequence[Column], rows: Rows, raw: bool) -> None:
    for row in rows:
        out.write(_json(columns, row) + b"\n")


@writer("json")
def _json_array(out: BinaryIO, columns: Sequence[Column], rows: Rows, raw: bool) -> None:
    joint = b"["
    for row in rows:
        out.write(joint + b"\n" + _json(columns, row))
        joint = b","
    out.write(b"\n]\n" if joint == b"," else b"[]\n")


@writer("parquet")
def _parquet(out: BinaryIO, columns: Sequence[Column], rows: Rows, raw: bool) -> None:
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            "Parquet needs pyarrow: pip install 'quotes-attribution[parquet]', or choose csv, jsonl or json"
        ) from None
    known = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "TEXT": arrow.string(), "JSON": arrow.string()}
    group = list(islice(rows, PARQUET_ROWS))
    # of a query's columns the first rows tell
    types = [
        known.get(column.type) or _type_of(arrow, [row[place] for row in group]) for place, column in enumerate(columns)
    ]
    shape = arrow.schema([(column.name, type) for column, type in zip(columns, types, strict=True)])
    with parquet.ParquetWriter(out, shape, compression="zstd") as file:
        while group:
            cells = zip(columns, zip(*group, strict=True), types, strict=True)
            arrays = [arrow.array(_uniform(column, values, type), type) for column, values, type in cells]
            file.write_batch(arrow.record_batch(arrays, schema=shape))
            group = list(islice(rows, PARQUET_ROWS))


def _uniform(column: Column, values: Sequence[Any], type: Any) -> Sequence[Any]:
    """Return a column's values as one type, where a query's column may hold several."""
    if column.type != "ANY":
        return values
    cast = {"string": str, "int64": int, "double": float}.get(str(type), bytes)
    try:
        return [None if value is None else cast(value) for value in values]
    except (TypeError, ValueError) as error:
        raise UsageError(f"the column {column.name} holds values of several types; CAST it to one") from error


def _type_of(arrow: Any, values: Sequence[Any]) -> Any:
    """Return the Parquet type that holds these values of SQLite."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return arrow.int64()
    if kinds and kinds <= {int, float}:
        return arrow.float64()
    return arrow.binary() if kinds == {bytes} else arrow.string()


def _json(columns: Sequence[Column], row: tuple[Any, ...]) -> bytes:
    record = {
        column.name: json.loads(value) if column.type == "JSON" and value is not None else _plain(value)
        for column, value in zip(columns, row, strict=True)
    }
    return json.dumps(record, ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _is_date(value: str) -> bool:
    """Is there such a day, month or year?"""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _order(shape: Table | View) -> str:
    # id last, so that no two rows are ever equal
    return "id" if shape.order.startswith("newest") else f"{shape.order}, id"


def _condition(shape: Table | View, filters: Filters) -> tuple[str, list[Any]]:
    """Return the WHERE condition and its values; UsageError where the table cannot be filtered so."""
    conditions: list[str] = []
    values: list[Any] = []
    for field in fields(filters):
        value = getattr(filters, field.name)
        if value is not None:
            condition, found = _one_condition(shape, field.name, value)
            conditions.append(condition)
            values.append(found)
    return " AND ".join(conditions) or "1", values


def _one_condition(shape: Table | View, name: str, value: Any) -> tuple[str, Any]:
    if name == "speaker":
        words = '"{}"'.format(value.replace('"', '""'))
        holder = next((one for one in ("speaker_id", "id") if has_column(shape, one)), "id")
        if holder == "id" and shape.name not in ("speakers", "top_speakers", "anonymous_sources"):
            raise _cannot(shape, name)
        return f"{holder} IN (SELECT rowid FROM speakers_fts WHERE speakers_fts MATCH ?)", words
    if name in ("since", "until"):
        if not _DATE.fullmatch(value) or not _is_date(value):
            raise UsageError(f"{name}: {value} is no date; write it as 2021-08-31, 2021-08 or 2021")
        # as many characters as were given: "until 2021-08" includes all of August
        test = "published >= ?" if name == "since" else f"substr(published, 1, {len(value)}) <= ?"
        return _of_article(shape, name, "published", test), value
    if name == "publisher":
        return _of_article(shape, name, "publisher", "publisher = ? COLLATE NOCASE"), value
    if not has_column(shape, name):
        raise _cannot(shape, name)
    choices = shape.column(name).choices
    if choices and value not in choices:
        raise UsageError(f"{name}: there is no {value}; choose one of {', '.join(choices)}")
    return f'"{name}" = ?', int(value) if isinstance(value, bool) else value


def _of_article(shape: Table | View, name: str, column: str, test: str) -> str:
    """Return the test on the table's own column, or on that of the article that its rows belong to."""
    if has_column(shape, column):
        return test
    if has_column(shape, "article_id"):
        return f"article_id IN (SELECT id FROM articles WHERE {test})"
    raise _cannot(shape, name)


def _cannot(shape: Table | View, name: str) -> UsageError:
    return UsageError(f"{shape.name} cannot be filtered by {name}; attributed_quotes can")
