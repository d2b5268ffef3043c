"""Our own pages: what answers to their addresses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

import datasette as datasette_package
from datasette.utils.asgi import NotFound, Response

from quotes.publish.access import find, may_view, our_databases, query_of, the_database
from quotes.publish.pages import article as article_pages
from quotes.publish.pages import chains as chains_pages
from quotes.publish.pages import speaker as speaker_pages
from quotes.publish.pages.common import Query, article_of_quote, day, key_of
from quotes.publish.pages.search import marked, search_page
from quotes.publish.pages.variant import variant_page
from quotes.text import moment

View = Callable[..., Awaitable[Any]]

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

PACKAGE = files("quotes.publish")
_STATIC_TYPES = {
    "quotes.css": "text/css; charset=utf-8",
    "tables.css": "text/css; charset=utf-8",
    "quotes.js": "text/javascript; charset=utf-8",
    "tables.js": "text/javascript; charset=utf-8",
}
_STATIC = {name: (PACKAGE / "static" / name).read_text("utf-8") for name in _STATIC_TYPES}
STATIC_VERSION = hashlib.sha256("".join(_STATIC.values()).encode()).hexdigest()[:12]

_NUMBER = re.compile(r"[0-9]{1,15}\Z")


def everywhere(datasette: Any, database: str) -> dict[str, Any]:
    """Return what all our templates use."""
    return {
        "database": database,
        "resolutions": RESOLUTIONS,
        "kinds": KINDS,
        "day": day,
        "dated": lambda published: moment(published) is not None,
        "marked": marked,
        "sql_allowed": bool(datasette.setting("default_allow_sql")),
        "static_version": STATIC_VERSION,
    }


async def render(datasette: Any, request: Any, template: str, database: str, page: Any, **context: Any) -> Any:
    """Answer with one of our templates."""
    whole = {
        **everywhere(datasette, database),
        "page": page,
        "datasette_version": datasette_package.__version__,
        "metadata": {},
        **context,
    }
    html = await datasette.render_template(template, whole, request=request)
    return Response.html(html)


def by_key_or_number(table: str) -> Callable[[View], View]:
    """Make a page that is addressed by key answer to row numbers too, by going on to the key's address."""

    def decorate(view: View) -> View:
        async def page(datasette: Any, request: Any) -> Any:
            number = request.url_vars["key"]
            if not _NUMBER.match(number):
                return await view(datasette, request)
            wanted = request.args.get("db")
            for name in await our_databases(datasette):
                if wanted in (None, name) and await may_view(datasette, request.actor, name):
                    key = await key_of(query_of(datasette, name), table, int(number))
                    if key is not None:
                        return Response.redirect(datasette.urls.path(f"/-/{table[:-1]}/{key}"))
            raise NotFound(f"No row {number} in {table}")

        return page

    return decorate


def page_number(request: Any) -> int:
    """Return which page of a long list is asked for, from 1."""
    asked = request.args.get("page") or "1"
    return max(1, int(asked)) if _NUMBER.match(asked) else 1


@by_key_or_number("articles")
async def article(datasette: Any, request: Any) -> Any:
    """Answer with an article set for reading, its quotes marked."""
    name, page = await find(datasette, request, request.url_vars["key"], article_pages.article_page)
    return await render(datasette, request, "quotes_article.html", name, page)


@by_key_or_number("speakers")
async def speaker(datasette: Any, request: Any) -> Any:
    """Answer with a speaker and the speaker's quotes."""
    number = page_number(request)

    async def what(query: Query, key: str) -> speaker_pages.SpeakerPage | None:
        return await speaker_pages.speaker_page(query, key, number, request.args.get("order") == "newest")

    name, page = await find(datasette, request, request.url_vars["key"], what)
    return await render(datasette, request, "quotes_speaker.html", name, page)


@by_key_or_number("variants")
async def variant(datasette: Any, request: Any) -> Any:
    """Answer with the versions of one utterance side by side."""
    name, page = await find(datasette, request, request.url_vars["key"], variant_page)
    return await render(datasette, request, "quotes_variant.html", name, page)


async def search(datasette: Any, request: Any) -> Any:
    """Answer with what is found for some words."""
    name = await the_database(datasette, request)
    page = await search_page(query_of(datasette, name), request.args.get("q") or "")
    return await render(datasette, request, "quotes_search.html", name, page, q=page.words)


async def chains(datasette: Any, request: Any) -> Any:
    """Answer with a drawing of how words travelled: those of a quote, a speaker, an agency, or all."""
    for about, what in (
        ("quote", chains_pages.quote_chains),
        ("speaker", chains_pages.speaker_chains),
        ("agency", chains_pages.agency_chains),
    ):
        key = request.args.get(about)
        if key:
            name, page = await find(datasette, request, key, what)
            return await render(datasette, request, "quotes_chains.html", name, page)
    name = await the_database(datasette, request)
    page = await chains_pages.whole_database(query_of(datasette, name))
    return await render(datasette, request, "quotes_chains.html", name, page)


@by_key_or_number("quotes")
async def quote(datasette: Any, request: Any) -> Any:
    """Go on to the place of a quote in its article."""
    _, article_key = await find(datasette, request, request.url_vars["key"], article_of_quote)
    return Response.redirect(datasette.urls.path(f"/-/article/{article_key}#q-{request.url_vars['key']}"))


async def static(request: Any) -> Any:
    """Answer with our style sheet or script."""
    name = request.url_vars["name"]
    if name not in _STATIC:
        raise NotFound("No such file")
    headers = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
    return Response(_STATIC[name], headers=headers, content_type=_STATIC_TYPES[name])


ROUTES: list[tuple[str, View]] = [
    (r"^/-/article/(?P<key>[^/]+)$", article),
    (r"^/-/speaker/(?P<key>[^/]+)$", speaker),
    (r"^/-/quote/(?P<key>[^/]+)$", quote),
    (r"^/-/variant/(?P<key>[^/]+)$", variant),
    (r"^/-/search$", search),
    (r"^/-/chains$", chains),
    (r"^/-/quotes-static/(?P<name>[^/]+)$", static),
]
