"""How the cells of our tables, views and queries are shown on Datasette's own pages."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote_plus

from markupsafe import Markup

from quotes import schema
from quotes.publish.pages.common import shortened

# of an article's text, how much a cell shows
EXCERPT = 280

_KEY = re.compile(r"[0-9a-f]{16}\Z")


def _of_row(row: Any, column: str) -> Any:
    """Return the value of another column of a row, of a labelled reference the bare one; None if missing."""
    try:
        value = row[column]
    except (KeyError, IndexError):
        return None
    return value["value"] if isinstance(value, dict) else value


class Cells:
    """How the cells of our tables, views and queries are shown; each method returns None to leave one as it is."""

    def __init__(self, datasette: Any, database: str) -> None:
        self.urls = datasette.urls
        self.database = database
        self.several = sum(not attached.is_memory for attached in datasette.databases.values()) > 1

    def address(self, page: str, name: str | int) -> str:
        """Return the address of one of our pages, by key or row number."""
        which = f"?db={quote_plus(self.database)}" if self.several and isinstance(name, int) else ""
        return str(self.urls.path(f"/-/{page}/{name}{which}"))

    def row(self, table: str, number: int) -> Markup:
        """Return a small link to a row."""
        return Markup(' <a href="{}"><em>{}</em></a>').format(self.urls.row(self.database, table, str(number)), number)

    def key(self, page: str, value: object) -> Markup | None:
        """Link a key to its page."""
        if not isinstance(value, str) or not _KEY.match(value):
            return None
        return Markup('<a href="{}">{}</a>').format(self.address(page, value), value)

    def quote_in_article(self, row: Any, title: object) -> Markup | None:
        """Link an article's title to the place of the row's quote in it."""
        key = _of_row(row, "quote_key")
        if not isinstance(key, str) or not _KEY.match(key) or not isinstance(title, str) or not title:
            return None
        return Markup('<a href="{}">{}</a>').format(self.address("quote", key), title)

    def reference(self, table: str, value: object, labelled: bool) -> Markup | None:
        """Link a reference to a row: its label, if that is wanted, to our page, its number to the row."""
        number, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
        if not isinstance(number, int):
            return None
        if table == "variants":
            return Markup('<a href="{}">{}</a>').format(self.address("variant", number), number)
        if not labelled:
            return Markup('<a href="{}">{}</a>').format(self.urls.row(self.database, table, str(number)), number)
        shown = shortened(str(label), 140) if label not in (None, "") else str(number)
        link = Markup('<a href="{}">{}</a>').format(self.address(table[:-1], number), shown)
        return link if shown == str(number) else link + self.row(table, number)

    def to_page(self, page: str, number: object, value: object) -> Markup | None:
        """Link a name or title to the page of the row it is about."""
        if not isinstance(number, int) or not isinstance(value, str) or not value:
            return None
        return Markup('<a href="{}">{}</a>').format(self.address(page, number), value)

    def carrier(self, value: object) -> Markup | None:
        """Link an agency or medium to the drawing of what it carried."""
        if not isinstance(value, str) or not value:
            return None
        which = f"&db={quote_plus(self.database)}" if self.several else ""
        address = self.urls.path(f"/-/chains?agency={quote_plus(value)}{which}")
        return Markup('<a href="{}">{}</a>').format(address, value)

    def words(self, value: object) -> Markup | None:
        """Show words as a quotation."""
        return Markup("<q>{}</q>").format(value) if isinstance(value, str) and value else None

    def excerpt(self, row: Any, value: object) -> Markup | None:
        """Show the beginning of an article's text."""
        number = _of_row(row, "id")
        if not isinstance(value, str) or not isinstance(number, int):
            return None
        return Markup('{} <a href="{}">Read with quotes marked</a>').format(
            shortened(value, EXCERPT), self.address("article", number)
        )


# columns of our tables and views that lead to a page: (table, column) → page and the column with the row's number
_TO_PAGE = {
    ("attributed_quotes", "title"): ("article", "article_id"),
    ("attributed_quotes", "speaker"): ("speaker", "speaker_id"),
    ("altered_quotes", "speaker"): ("speaker", "speaker_id"),
    ("anonymous_sources", "source"): ("speaker", "id"),
    ("anonymous_sources", "title"): ("article", "article_id"),
    ("articles", "title"): ("article", "id"),
    ("speakers", "name"): ("speaker", "id"),
    ("top_speakers", "name"): ("speaker", "id"),
    ("altered_quotes", "fullest_text"): ("variant", "variant_id"),
}
_KEYS = {
    "articles": "article",
    "speakers": "speaker",
    "quotes": "quote",
    "attributed_quotes": "quote",
    "variants": "variant",
}
# columns that name who carried words: they lead to the drawing of what went that way
_CARRIERS = {
    ("attributed_quotes", "carrier"),
    ("attributed_quotes", "agency"),
    ("articles", "agency"),
    ("routes", "carrier"),
}
_WORDS = {
    ("altered_quotes", "first_text"),
    ("altered_quotes", "text"),
    ("attributed_quotes", "text"),
    ("quotes", "text"),
    ("variants", "text"),
}
_RELATIONS: tuple[schema.Table | schema.View, ...] = (*schema.TABLES, *schema.VIEWS)
_REFERENCES = {
    (table.name, column.name): column.references
    for table in _RELATIONS
    for column in table.columns
    if column.references
}


def shown_cell(cells: Cells, row: Any, value: object, column: str, table: str | None) -> Markup | None:
    """Return how a cell is shown: linked to a page of ours, or as words quoted; None to leave it as it is."""
    if table is None:
        page = (
            column.removesuffix("_key")
            if column in ("article_key", "quote_key", "speaker_key", "variant_key")
            else None
        )
        if column == "article":
            return cells.quote_in_article(row, value)
        return cells.key(page, value) if page else cells.words(value) if column == "quote" else None
    if (table, column) == ("articles", "text"):
        return cells.excerpt(row, value)
    if (table, column) in _WORDS:
        return cells.words(value)
    if (table, column) in _CARRIERS:
        return cells.carrier(value)
    if (table, column) in _TO_PAGE:
        page, number = _TO_PAGE[table, column]
        return cells.to_page(page, _of_row(row, number), value)
    if column == "key" and table in _KEYS:
        return cells.key(_KEYS[table], value)
    target = _REFERENCES.get((table, column))
    # where the row has the name in a column of its own it need not be said twice
    named = any(other == table and number == column for (other, _), (_, number) in _TO_PAGE.items())
    return cells.reference(target, value, labelled=not named) if target else None
