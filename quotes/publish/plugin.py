"""The Datasette plugin: article, speaker and quote pages, links in cells, a menu, and safe defaults for public sites.

Only hooks and arguments that Datasette 0.65 and the 1.0 alphas share are used.
In a Datasette without a database of ours the plugin does nothing.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files
from typing import Any, TypeVar, cast
from urllib.parse import quote_plus

import datasette as datasette_package
from datasette.utils.asgi import NotFound, Response
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from quotes import schema
from quotes.publish import pages

Hook = TypeVar("Hook", bound=Callable[..., Any])
View = Callable[..., Awaitable[Any]]

OUR_TABLES = frozenset(("articles", "quotes", "speakers", "mentions", "links"))

# the largest text or blob a query may make: without it one SELECT can take a gigabyte of memory
LARGEST_VALUE = 20_000_000

# of an article's text, how much a cell shows
EXCERPT = 280

RESOLUTIONS = {
    "named": "named in the text",
    "pronoun": "found through a pronoun",
    "nominal": "found through a description",
    "elided": "subject left out, carried over",
    "continued": "carries on the quote before",
    "unresolved": "not resolved",
}

KINDS = {
    "person": "Person",
    "group": "Group",
    "organization": "Organization",
    "document": "Document",
    "social": "Account",
    "unknown": "Kind not known",
}

# our own pages have neither inline scripts nor inline styles; Datasette's have both
OUR_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DATASETTE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "content-security-policy": DATASETTE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
}

_PACKAGE = files("quotes.publish")
_STATIC_TYPES = {
    "quotes.css": "text/css; charset=utf-8",
    "tables.css": "text/css; charset=utf-8",
    "quotes.js": "text/javascript; charset=utf-8",
}
_STATIC = {name: (_PACKAGE / "static" / name).read_text("utf-8") for name in _STATIC_TYPES}
_STATIC_VERSION = hashlib.sha256("".join(_STATIC.values()).encode()).hexdigest()[:12]

_KEY = re.compile(r"[0-9a-f]{16}\Z")
_NUMBER = re.compile(r"[0-9]{1,15}\Z")


def hookimpl(hook: Hook) -> Hook:
    """Mark a function as a hook of Datasette, and keep its type."""
    return cast(Hook, datasette_package.hookimpl(hook))


async def our_databases(datasette: Any) -> list[str]:
    """Return the names of the attached databases that hold our tables."""
    found = []
    for name, database in datasette.databases.items():
        if not database.is_memory and await _is_ours(datasette, name):
            found.append(name)
    return found


async def _is_ours(datasette: Any, name: str) -> bool:
    """Does the database hold our tables? (Once it does, it does for good.)"""
    known: set[str] = datasette.__dict__.setdefault("_quotes_databases", set())
    if name in known:
        return True
    database = datasette.databases.get(name)
    if database is None or not OUR_TABLES.issubset(await database.table_names()):
        return False
    known.add(name)
    return True


def _query(datasette: Any, name: str) -> pages.Query:
    database = datasette.databases[name]

    async def query(sql: str, parameters: Mapping[str, Any]) -> list[pages.Row]:
        results = await database.execute(sql, dict(parameters))
        return [dict(row) for row in results.rows]

    return query


async def _may_view(datasette: Any, actor: Any, name: str) -> bool:
    """May the visitor see the tables that our pages show? A plugin's pages must ask for themselves."""
    for table in sorted(OUR_TABLES):
        if hasattr(datasette, "permission_allowed"):
            visible, _ = await datasette.check_visibility(
                actor, permissions=[("view-table", (name, table)), ("view-database", name), "view-instance"]
            )
        else:
            from datasette.resources import TableResource

            visible = await datasette.allowed(action="view-table", resource=TableResource(name, table), actor=actor)
        if not visible:
            return False
    return True


async def _find(
    datasette: Any, request: Any, what: Callable[[pages.Query, str], Awaitable[Any]]
) -> tuple[str, pages.Query, Any]:
    """Return the first database in which `what` finds the key of the address, and what it found; NotFound if none."""
    key = request.url_vars["key"]
    for name in await our_databases(datasette):
        if await _may_view(datasette, request.actor, name):
            query = _query(datasette, name)
            found = await what(query, key)
            if found is not None:
                return name, query, found
    raise NotFound("Nothing here has the key " + key)


async def _page(datasette: Any, request: Any, template: str, database: str, page: Any) -> Any:
    context = {
        "database": database,
        "page": page,
        "resolutions": RESOLUTIONS,
        "kinds": KINDS,
        "day": pages.day,
        "static_version": _STATIC_VERSION,
        "datasette_version": datasette_package.__version__,
        "metadata": {},
    }
    html = await datasette.render_template(template, context, request=request)
    return Response.html(html, headers={"content-security-policy": OUR_POLICY})


def by_key_or_number(table: str) -> Callable[[View], View]:
    """Make a page that is addressed by key answer to row numbers too, by going on to the key's address."""

    def decorate(view: View) -> View:
        async def page(datasette: Any, request: Any) -> Any:
            number = request.url_vars["key"]
            if not _NUMBER.match(number):
                return await view(datasette, request)
            wanted = request.args.get("db")
            for name in await our_databases(datasette):
                if wanted in (None, name) and await _may_view(datasette, request.actor, name):
                    key = await pages.key_of(_query(datasette, name), table, int(number))
                    if key is not None:
                        return Response.redirect(datasette.urls.path(f"/-/{table[:-1]}/{key}"))
            raise NotFound(f"No row {number} in {table}")

        return page

    return decorate


@by_key_or_number("articles")
async def article(datasette: Any, request: Any) -> Any:
    """Answer with an article set for reading, its quotes marked."""
    name, _, page = await _find(datasette, request, pages.article_page)
    return await _page(datasette, request, "quotes_article.html", name, page)


@by_key_or_number("speakers")
async def speaker(datasette: Any, request: Any) -> Any:
    """Answer with a speaker and the speaker's quotes."""
    asked = request.args.get("page") or "1"
    number = max(1, int(asked)) if _NUMBER.match(asked) else 1

    async def find(query: pages.Query, key: str) -> pages.SpeakerPage | None:
        return await pages.speaker_page(query, key, number)

    name, _, page = await _find(datasette, request, find)
    return await _page(datasette, request, "quotes_speaker.html", name, page)


@by_key_or_number("quotes")
async def quote(datasette: Any, request: Any) -> Any:
    """Go on to the place of a quote in its article."""
    _, _, article_key = await _find(datasette, request, pages.article_of_quote)
    return Response.redirect(datasette.urls.path(f"/-/article/{article_key}#q-{request.url_vars['key']}"))


async def static(request: Any) -> Any:
    """Answer with our style sheet or script."""
    name = request.url_vars["name"]
    if name not in _STATIC:
        raise NotFound("No such file")
    headers = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
    return Response(_STATIC[name], headers=headers, content_type=_STATIC_TYPES[name])


@hookimpl
def register_routes() -> list[tuple[str, View]]:
    """Where our pages are."""
    return [
        (r"^/-/article/(?P<key>[^/]+)$", article),
        (r"^/-/speaker/(?P<key>[^/]+)$", speaker),
        (r"^/-/quote/(?P<key>[^/]+)$", quote),
        (r"^/-/quotes-static/(?P<name>[^/]+)$", static),
    ]


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let Datasette find our templates: behind a site's own, before Datasette's."""
    ours = FileSystemLoader(str(_PACKAGE / "templates"))
    loader = env.loader
    if not isinstance(loader, ChoiceLoader):
        env.loader = ChoiceLoader([ours, loader] if loader else [ours])
        return
    first = loader.loaders[0]
    if isinstance(first, FileSystemLoader) and len(first.searchpath) > 1:
        # the first loader searches the site's templates, the plugins', and last Datasette's own
        first.searchpath.insert(len(first.searchpath) - 1, str(_PACKAGE / "templates"))
    else:
        loader.loaders = [ours, *loader.loaders]


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

    def reference(self, table: str, value: object, labelled: bool) -> Markup | None:
        """Link a reference to a row: its label, if that is wanted, to our page, its number to the row."""
        number, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
        if not isinstance(number, int):
            return None
        if table == "variants" or not labelled:
            return Markup('<a href="{}">{}</a>').format(self.urls.row(self.database, table, str(number)), number)
        shown = _shortened(str(label), 140) if label not in (None, "") else str(number)
        link = Markup('<a href="{}">{}</a>').format(self.address(table[:-1], number), shown)
        return link if shown == str(number) else link + self.row(table, number)

    def to_page(self, page: str, number: object, value: object) -> Markup | None:
        """Link a name or title to the page of the row it is about."""
        if not isinstance(number, int) or not isinstance(value, str) or not value:
            return None
        return Markup('<a href="{}">{}</a>').format(self.address(page, number), value)

    def words(self, value: object) -> Markup | None:
        """Show words as a quotation."""
        return Markup("<q>{}</q>").format(value) if isinstance(value, str) and value else None

    def excerpt(self, row: Any, value: object) -> Markup | None:
        """Show the beginning of an article's text."""
        number = _of_row(row, "id")
        if not isinstance(value, str) or not isinstance(number, int):
            return None
        return Markup('{} <a href="{}">Read with quotes marked</a>').format(
            _shortened(value, EXCERPT), self.address("article", number)
        )


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


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
}
_KEYS = {"articles": "article", "speakers": "speaker", "quotes": "quote", "attributed_quotes": "quote"}
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


def _shown(cells: Cells, row: Any, value: object, column: str, table: str | None) -> Markup | None:
    if table is None:
        page = {"article_key": "article", "speaker_key": "speaker", "quote_key": "quote"}.get(column)
        return cells.key(page, value) if page else cells.words(value) if column == "quote" else None
    if (table, column) == ("articles", "text"):
        return cells.excerpt(row, value)
    if (table, column) in _WORDS:
        return cells.words(value)
    if (table, column) in _TO_PAGE:
        page, number = _TO_PAGE[table, column]
        return cells.to_page(page, _of_row(row, number), value)
    if column == "key" and table in _KEYS:
        return cells.key(_KEYS[table], value)
    target = _REFERENCES.get((table, column))
    # where the row has the name in a column of its own it need not be said twice
    named = any(other == table and number == column for (other, _), (_, number) in _TO_PAGE.items())
    return cells.reference(target, value, labelled=not named) if target else None


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Link keys, names and references to our pages, and show words as quotations."""
    if value is None or value == "":
        return None

    async def shown() -> Markup | None:
        if not await _is_ours(datasette, database):
            return None
        return _shown(Cells(datasette, database), row, value, column, table)

    return shown


_HOME_LINKS = (
    ("attributed_quotes", "Attributed quotes", "every quote with its speaker, outlet and the way it came here"),
    ("top_speakers", "Speakers", "by how often they are quoted"),
    ("anonymous_sources", "Unnamed sources", "with the reasons given"),
    ("altered_quotes", "Altered wording", "the same utterance in different words"),
)


async def _query_links(datasette: Any, name: str, actor: Any) -> list[dict[str, str]]:
    """Return links to the stored queries of the site, where Datasette can tell them (1.0 cannot in this way)."""
    if not hasattr(datasette, "get_canned_queries"):
        return []
    queries = await datasette.get_canned_queries(name, actor)
    return [
        {"href": str(datasette.urls.query(name, query)), "label": described.get("title") or query}
        for query, described in queries.items()
    ]


def _home_links(datasette: Any, name: str) -> list[dict[str, str]]:
    return [
        {"href": str(datasette.urls.table(name, table)), "label": label, "description": description}
        for table, label, description in _HOME_LINKS
    ]


@hookimpl
def menu_links(datasette: Any, actor: Any) -> Any:
    """The tables people start from."""

    async def links() -> list[dict[str, str]]:
        for name in await our_databases(datasette):
            if await _may_view(datasette, actor, name):
                return [{"href": link["href"], "label": link["label"]} for link in _home_links(datasette, name)]
        return []

    return links


@hookimpl
def extra_template_vars(datasette: Any, view_name: str | None, request: Any) -> Any:
    """Give the home page its list of links and of the latest articles."""

    async def variables() -> dict[str, Any]:
        if view_name != "index":
            return {}
        actor = request.actor if request else None
        for name in await our_databases(datasette):
            if await _may_view(datasette, actor, name):
                home = {
                    "links": _home_links(datasette, name),
                    "queries": await _query_links(datasette, name, actor),
                    "articles": await pages.latest_articles(_query(datasette, name)),
                    "day": pages.day,
                }
                return {"quotes_home": home}
        return {}

    return variables


@hookimpl
def extra_css_urls(datasette: Any, database: str | None) -> Any:
    """A few lines of style for Datasette's own pages of our tables."""

    async def urls() -> list[str]:
        if database is None or not await _is_ours(datasette, database):
            return []
        return [str(datasette.urls.path(f"/-/quotes-static/tables.css?{_STATIC_VERSION}"))]

    return urls


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Keep one query from taking all the memory (a time limit does not: the value is made in one step)."""
    tables = {name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")}
    if tables >= OUR_TABLES and hasattr(conn, "setlimit"):  # Python 3.11
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Send headers that keep pages from loading or running anything of others."""

    def wrap(app: Any) -> Any:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            async def send_safely(message: Any) -> None:
                if message["type"] == "http.response.start" and await our_databases(datasette):
                    headers = list(message.get("headers") or ())
                    sent = {bytes(name).lower() for name, _ in headers}
                    headers += [
                        (name.encode(), value.encode())
                        for name, value in SAFE_HEADERS.items()
                        if name.encode() not in sent
                    ]
                    message = {**message, "headers": headers}
                await send(message)

            await app(scope, receive, send_safely if scope["type"] == "http" else send)

        return wrapped

    return wrap
