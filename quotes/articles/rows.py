"""Files that hold many articles: JSON Lines, JSON, CSV and TSV, read row by row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from quotes.articles.decoding import decode, rows_encoding
from quotes.articles.metadata import FIELDS, columns_of, metadata, own_name
from quotes.articles.source import MAX_TEXT, NO_TEXT, Source, problem, reader
from quotes.errors import InputError
from quotes.types import Article

MAX_JSON = 100_000_000  # a .json file is one value and must be held whole
MAX_LINE = 6 * MAX_TEXT  # JSON may write a character as six
_NAME_ONE = f"name one of them {FIELDS['text'][0]}"
_DELIMITERS = (",", ";", "\t", "|")


class _Rows:
    """Names the rows of one source and makes articles of them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._names: set[int] = set()

    def shown(self, number: int) -> str:
        return f"{self.source.name}#{number}"

    def article(self, row: Mapping[str, object], number: int) -> Article | InputError:
        """Return the article of a row; its path ends in the row's own id, or its number where that is not unique."""
        columns = columns_of(row, "text")
        text = next((found for column in columns if (found := _text(row[column]))), None)
        if text is None:
            wrong = f"no text in {' or '.join(columns)}" if columns else f"no column of text among {_listed(row)}"
            return problem(self.shown(number), wrong, "fill it" if columns else _NAME_ONE)
        return Article(text=text, path=self._path(row, number), **metadata(row))

    def _path(self, row: Mapping[str, object], number: int) -> str | None:
        own = own_name(row)
        if own is not None and hash(own) in self._names:
            own = f"{own}:{number}"
        if own is not None:
            self._names.add(hash(own))
        return None if self.source.path is None else f"{self.source.path}#{own or number}"


def _text(value: object) -> str | None:
    """Return the text in a field: as it is, or paragraphs joined by blank lines; None for anything else."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _listed(row: Mapping[str, object]) -> str:
    names = [str(name)[:40] for name in row]
    return ", ".join(names[:20]) + (" …" if len(names) > 20 else "") or "none"


@reader(".jsonl", ".ndjson")
def read_json_lines(source: Source) -> Iterator[Article | InputError]:
    """Yield an article for each line; a line that is broken is named and the rest goes on."""
    rows = _Rows(source)
    with _characters(source, newline="\n") as stream:
        number = 0
        while line := stream.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE and not line.endswith("\n"):
                yield problem(rows.shown(number), "the line is too long for one article", "split it")
                while line and not line.endswith("\n"):
                    line = stream.readline(1 << 20)
            elif line.strip():
                yield _json_line(rows, line, number)


def _json_line(rows: _Rows, line: str, number: int) -> Article | InputError:
    if _undecoded(line):
        return problem(rows.shown(number), "the line is not UTF-8", "mend it, or name the encoding with --encoding")
    try:
        value = _parsed(line)
    except ValueError as error:
        return problem(rows.shown(number), f"the line is not JSON ({error})", "mend or drop it")
    if not isinstance(value, dict):
        return problem(rows.shown(number), "the line is not a JSON object", 'write it as {"text": …}')
    return rows.article(value, number)


def _parsed(text: str) -> object:
    """Return the JSON value; raises ValueError that says in a few words what is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg}, line {error.lineno}, character {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


@reader(".json")
def read_json(source: Source) -> Iterator[Article | InputError]:
    """Yield the article of an object, or those of an array, or of the one array of objects that an object wraps."""
    data = source.read(MAX_JSON, "100 MB", "write it as JSON Lines (.jsonl), which has no limit")
    text = decode(data, source)
    del data
    if not text.strip():
        raise problem(source.name, *NO_TEXT)
    try:
        value = _parsed(text)
    except ValueError as error:
        if source.path is None or not _begins_with_lines(text):
            raise problem(source.name, f"is not JSON ({error})", "mend it") from None
        yield from read_json_lines(source)  # JSON Lines under another name
        return
    rows = _Rows(source)
    for number, row in enumerate(_objects(value, source), 1):
        if isinstance(row, dict):
            yield rows.article(row, number)
        else:
            yield problem(rows.shown(number), "is not a JSON object", 'write it as {"text": …}')


def _begins_with_lines(text: str) -> bool:
    """Is the first line a JSON object by itself?"""
    try:
        return isinstance(_parsed(text.lstrip().split("\n", 1)[0]), dict)
    except ValueError:
        return False


def _objects(value: object, source: Source) -> list[object]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise problem(source.name, "holds no JSON object", 'write it as {"text": …}')
    if not any(_text(value[column]) for column in columns_of(value, "text")):
        wrapped = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        if len(wrapped) == 1:
            return wrapped[0]
    return [value]


@reader(".csv", ".tsv")
def read_table(source: Source) -> Iterator[Article | InputError]:
    """Yield an article for each row under the header; rows are counted from 1, without the header."""
    rows = _Rows(source)
    # the limit is the csv module's own, for the whole process; ours is the larger one
    csv.field_size_limit(max(csv.field_size_limit(), MAX_TEXT))
    with _characters(source, newline="") as stream:
        first = stream.readline(MAX_TEXT)
        if not first:
            raise problem(source.name, *NO_TEXT)
        if not first.strip():
            raise problem(source.name, "has no header", "name the columns in its first line")
        delimiter, header = _header(first, source)
        sample = [line for _ in range(200) if (line := stream.readline(MAX_TEXT))] if source.suffix == ".tsv" else []
        raw = _marks_are_text(sample, delimiter, len(header))
        table = csv.reader(
            _chained(sample, stream),
            delimiter=delimiter,
            quoting=csv.QUOTE_NONE if raw else csv.QUOTE_MINIMAL,
            strict=True,  # otherwise a field that is not quoted well would lose marks, or swallow rows, in silence
        )
        number = 0
        while True:
            number += 1
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                yield problem(rows.shown(number), f"the row is broken ({error})", "mend its quoting, or split it")
                continue
            if any(cell.strip() for cell in cells):
                yield _table_row(rows, header, cells, number)


def _chained(sample: list[str], stream: io.TextIOWrapper) -> Iterator[str]:
    yield from sample
    yield from stream


def _header(line: str, source: Source) -> tuple[str, list[str]]:
    """Return the delimiter, the one that brings a column of text to light, and the columns' names."""
    headers = {}
    for delimiter in _DELIMITERS if source.suffix == ".csv" else ("\t",):
        try:
            headers[delimiter] = next(csv.reader([line], delimiter=delimiter, strict=False), [])
        except csv.Error:
            continue
    best = max(headers, key=lambda d: (bool(columns_of(headers[d], "text")), len(headers[d])), default=None)
    if best is None or not columns_of(headers[best], "text"):
        found = _listed(dict.fromkeys(headers[best])) if best else "none"
        raise problem(source.name, f"no column of text among {found}", _NAME_ONE)
    return best, [name.strip() for name in headers[best]]


def _marks_are_text(lines: list[str], delimiter: str, width: int) -> bool:
    """Does a file of tab-separated values use quotation marks as text only?

    Many programs write such files without any quoting; read with quoting, a field
    that begins with a quotation would lose its marks, or swallow the next rows.
    """
    for line in lines:
        cells = line.rstrip("\r\n").split(delimiter)
        if len(cells) == width and any(
            cell.startswith('"') and not re.fullmatch(r'"(?:[^"]|"")*"', cell) for cell in cells
        ):
            return True
    return False


def _table_row(rows: _Rows, header: list[str], cells: list[str], number: int) -> Article | InputError:
    if len(cells) > len(header):
        wrong = f"has {len(cells)} fields under {len(header)} columns"
        return problem(rows.shown(number), wrong, "quote the fields that hold the delimiter")
    if any(map(_undecoded, cells)):
        return problem(rows.shown(number), "the row is not UTF-8", "mend it, or name the encoding with --encoding")
    return rows.article(dict(zip(header, cells, strict=False)), number)


def _characters(source: Source, newline: str) -> io.TextIOWrapper:
    """Return the rows as characters; bytes that do not fit become lone surrogates, which `_undecoded` finds."""
    return io.TextIOWrapper(source.open(), encoding=rows_encoding(source), errors="surrogateescape", newline=newline)


def _undecoded(text: str) -> bool:
    return not text.isascii() and re.search(r"[\udc80-\udcff]", text) is not None
