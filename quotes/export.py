"""Rows out: any table or view as CSV, JSON or Parquet, filtered, streamed."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from quotes import schema
from quotes.errors import UsageError
from quotes.schema import Column, Table, View
from quotes.store.connection import open_for_reading, plainly

Rows = Iterator[tuple[Any, ...]]
Writer = Callable[[BinaryIO, Sequence[Column], Rows, bool], None]

# a spreadsheet takes a cell that begins so for a formula
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# rows of one Parquet row group
PARQUET_ROWS = 10_000

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
) -> int:
    """Write a table or view to `out`, a stream of bytes, and return the number of rows.

    `raw` leaves CSV cells as they are; without it one that a spreadsheet would take for a formula begins with an
    apostrophe.  Raises UsageError for an unknown table, format or filter value, DatabaseError for the database.
    """
    try:
        write = _WRITERS[format]
    except KeyError:
        raise UsageError(f"no format is called {format}; there are: {', '.join(formats())}") from None
    try:
        shape = schema.find(table)
    except KeyError:
        names = ", ".join([one.name for one in schema.TABLES] + [one.name for one in schema.VIEWS])
        raise UsageError(f"no table is called {table}; there are: {names}") from None
    # columns that SQLite computes, to sort by, say nothing new
    columns = [column for column in shape.columns if not column.generated]
    condition, values = _condition(shape, filters or Filters())
    names = ", ".join(f'"{column.name}"' for column in columns)
    path = Path(database)
    count = 0
    with closing(open_for_reading(path)) as connection, plainly(path):
        cursor: sqlite3.Cursor = connection.execute(
            f'SELECT {names} FROM "{table}" WHERE {condition} ORDER BY {_order(shape)}', values
        )

        def counted() -> Rows:
            nonlocal count
            for row in cursor:
                count += 1
                yield row

        write(out, columns, counted(), raw)
    return count


def export_to(
    database: str | Path,
    table: str = "attributed_quotes",
    output: Path | None = None,
    *,
    format: str | None = None,
    raw: bool = False,
    **filters: Any,
) -> int:
    """Write a table to a file, or to standard output, and return the number of rows.

    The format is that of the file's suffix if not given, CSV where that says nothing.  A file appears whole or not
    at all.  `filters` are the fields of `Filters`; errors are those of `export`.
    """
    suffix = output.suffix.lstrip(".").lower() if output else ""
    suffix = "csv" if suffix in ("", "txt") else suffix
    if format is None and suffix not in _WRITERS:
        raise UsageError(f"{output}: no format is called {suffix}; choose one of {', '.join(formats())} with --format")
    format = format or suffix
    if output is None:
        count = export(database, table, sys.stdout.buffer, format, filters=Filters(**filters), raw=raw)
        sys.stdout.buffer.flush()
        return count
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with unfinished.open("wb") as out:
            count = export(database, table, out, format, filters=Filters(**filters), raw=raw)
        unfinished.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return count


@writer("csv")
def _csv(out: BinaryIO, columns: Sequence[Column], rows: Rows, raw: bool) -> None:
    """RFC 4180, UTF-8; with a byte order mark, without which Excel takes it for Latin-1."""
    text = io.TextIOWrapper(out, encoding="utf-8" if raw else "utf-8-sig", newline="")
    lines = csv.writer(text)
    lines.writerow([column.name for column in columns])
    lines.writerows(rows if raw else (tuple(map(_harmless, row)) for row in rows))
    text.detach()


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
        raise UsageError("Parquet needs pyarrow: pip install pyarrow, or choose csv, jsonl or json") from None
    types = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "TEXT": arrow.string(), "JSON": arrow.string()}
    shape = arrow.schema([(column.name, types[column.type]) for column in columns])
    with parquet.ParquetWriter(out, shape, compression="zstd") as file:
        while group := list(islice(rows, PARQUET_ROWS)):
            arrays = [
                arrow.array(values, kind.type) for values, kind in zip(zip(*group, strict=True), shape, strict=True)
            ]
            file.write_batch(arrow.record_batch(arrays, schema=shape))


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _json(columns: Sequence[Column], row: tuple[Any, ...]) -> bytes:
    record = {
        column.name: json.loads(value) if column.type == "JSON" and value is not None else value
        for column, value in zip(columns, row, strict=True)
    }
    return json.dumps(record, ensure_ascii=False).encode()


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
        holder = next((one for one in ("speaker_id", "id") if _has(shape, one)), "id")
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
    if not _has(shape, name):
        raise _cannot(shape, name)
    choices = shape.column(name).choices
    if choices and value not in choices:
        raise UsageError(f"{name}: there is no {value}; choose one of {', '.join(choices)}")
    return f'"{name}" = ?', int(value) if isinstance(value, bool) else value


def _of_article(shape: Table | View, name: str, column: str, test: str) -> str:
    """Return the test on the table's own column, or on that of the article that its rows belong to."""
    if _has(shape, column):
        return test
    if _has(shape, "article_id"):
        return f"article_id IN (SELECT id FROM articles WHERE {test})"
    raise _cannot(shape, name)


def _has(shape: Table | View, column: str) -> bool:
    return any(one.name == column for one in shape.columns)


def _cannot(shape: Table | View, name: str) -> UsageError:
    return UsageError(f"{shape.name} cannot be filtered by {name}; attributed_quotes can")
