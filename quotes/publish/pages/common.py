"""What all pages use: rows, the function that asks a database, dates and addresses fit to be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Protocol

from markupsafe import Markup

Row = Mapping[str, Any]


class Query(Protocol):
    """Asks a database: SQL and named parameters in, rows out."""

    async def __call__(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Return the rows of the query."""
        ...


_MOMENT = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:[T ](\d\d:\d\d)[0-9:.,]*(?:Z|[+-]\d\d:?\d\d)?)?\Z")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\\]+\Z", re.IGNORECASE)


def web_address(value: object) -> str | None:
    """Return the value if it is an http or https address that may be linked, otherwise None."""
    if isinstance(value, str) and _WEB_ADDRESS.match(value.strip()):
        return value.strip()
    return None


def day(value: object) -> str:
    """Return a date or time for people to read; marked up as one if it is ISO 8601."""
    if not isinstance(value, str):
        return ""
    moment = _MOMENT.match(value)
    if not moment:
        return value
    shown = " ".join(part for part in moment.groups() if part)
    return Markup('<time datetime="{}">{}</time>').format(value, shown)


def quote_spans(row: Row) -> list[tuple[int, int]]:
    """Return the pieces of a quote; its outer bounds where the stored list cannot be read."""
    try:
        spans = [(int(start), int(end)) for start, end in json.loads(row["spans"])]
    except (TypeError, ValueError):
        spans = []
    return spans or [(row["start"], row["end"])]


async def article_of_quote(query: Query, key: str) -> str | None:
    """Return the key of the article in which a quote stands; None if there is no such quote."""
    rows = await query(
        "select articles.key from quotes join articles on articles.id = quotes.article_id where quotes.key = :key",
        {"key": key},
    )
    return str(rows[0]["key"]) if rows else None


async def key_of(query: Query, table: str, number: int) -> str | None:
    """Return the key of the row `number` of `articles`, `quotes` or `speakers`; None if there is no such row."""
    rows = await query(f'select key from "{table}" where id = :id', {"id": number})
    return str(rows[0]["key"]) if rows else None


async def one_row(query: Query, sql: str, parameters: Mapping[str, Any] | None = None) -> Row:
    """Return the only row of a query that counts or sums."""
    return (await query(sql, parameters))[0]


def shortened(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at the end with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
