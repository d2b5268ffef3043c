"""The Datasette plugin: our pages, links in cells, a menu, and safe defaults for public sites.

Only hooks and arguments that Datasette 0.65 and the 1.0 alphas share are used.
In a Datasette without a database of ours the plugin does nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

import datasette as datasette_package
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from quotes.publish.access import is_ours, may_view, our_databases, query_of
from quotes.publish.ahead import table_permissions_once, work_ahead  # noqa: F401  (hooks)
from quotes.publish.cells import Cells, shown_cell
from quotes.publish.corrections import ROUTES as CORRECTING
from quotes.publish.corrections import correcting_is_an_action, may_correct, tools_for_correcting  # noqa: F401  (hooks)
from quotes.publish.database import (  # noqa: F401  (hooks)
    bounded_memory,
    open_as_ours,
)
from quotes.publish.downloads import whole_csv  # noqa: F401  (a hook)
from quotes.publish.facets import facets_of_our_tables  # noqa: F401  (a hook)
from quotes.publish.mending import mend_templates  # noqa: F401  (a hook)
from quotes.publish.metadata import QUERIES
from quotes.publish.pages.home import home_page
from quotes.publish.policy import nonces, nothing_private_in_the_log, safe_headers  # noqa: F401  (hooks)
from quotes.publish.queries import store_queries  # noqa: F401  (a hook)
from quotes.publish.sorting import safe_sorts  # noqa: F401  (a hook)
from quotes.publish.views import PACKAGE, ROUTES, STATIC_VERSION, everywhere

Hook = TypeVar("Hook", bound=Callable[..., Any])


def hookimpl(hook: Hook) -> Hook:
    """Mark a function as a hook of Datasette, and keep its type."""
    return cast(Hook, datasette_package.hookimpl(hook))


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Where our pages are."""
    return [*ROUTES, *CORRECTING]


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let Datasette find our templates: behind a site's own, before Datasette's."""
    ours = FileSystemLoader(str(PACKAGE / "templates"))
    loader = env.loader
    if not isinstance(loader, ChoiceLoader):
        env.loader = ChoiceLoader([ours, loader] if loader else [ours])
        return
    first = loader.loaders[0]
    if isinstance(first, FileSystemLoader) and len(first.searchpath) > 1:
        # the first loader searches the site's templates, the plugins', and last Datasette's own
        first.searchpath.insert(len(first.searchpath) - 1, str(PACKAGE / "templates"))
    else:
        loader.loaders = [ours, *loader.loaders]


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Link keys, names and references to our pages, and show words as quotations."""
    if value is None or value == "":
        return None

    async def shown() -> Markup | None:
        if not await is_ours(datasette, database):
            return None
        return shown_cell(Cells(datasette, database), row, value, column, table)

    return shown


_HOME_LINKS = (
    ("attributed_quotes", "Attributed quotes", "every quote with its speaker, outlet and the way it came here"),
    ("top_speakers", "Speakers", "by how often they are quoted"),
    ("anonymous_sources", "Unnamed sources", "with the reasons given"),
    ("altered_quotes", "Altered wording", "the same utterance in different words"),
)
_CHAINS = ("How words travelled", "from sources by agencies to outlets, drawn")


async def _query_links(datasette: Any, name: str, actor: Any) -> list[dict[str, str]]:
    """Return links to the stored queries of the site, of 1.0 to those that are ours."""
    if hasattr(datasette, "get_canned_queries"):
        queries = await datasette.get_canned_queries(name, actor)
        titles = {query: described.get("title") for query, described in queries.items()}
    else:
        stored = {query: await datasette.get_query(name, query) for query in QUERIES}
        titles = {query: one.title for query, one in stored.items() if one}
    return [
        {"href": str(datasette.urls.query(name, query)), "label": title or query} for query, title in titles.items()
    ]


def _home_links(datasette: Any, name: str) -> list[dict[str, str]]:
    links = [
        {"href": str(datasette.urls.table(name, table)), "label": label, "description": description}
        for table, label, description in _HOME_LINKS
    ]
    label, description = _CHAINS
    return [*links, {"href": str(datasette.urls.path("/-/chains")), "label": label, "description": description}]


@hookimpl
def menu_links(datasette: Any, actor: Any) -> Any:
    """The tables people start from, and for editors what was corrected."""

    async def links() -> list[dict[str, str]]:
        for name in await our_databases(datasette):
            if await may_view(datasette, actor, name):
                found = [{"href": link["href"], "label": link["label"]} for link in _home_links(datasette, name)]
                if await may_correct(datasette, actor, name):
                    found.append({"href": str(datasette.urls.path("/-/corrections")), "label": "Corrections"})
                return found
        return []

    return links


@hookimpl
def extra_template_vars(datasette: Any, view_name: str | None, request: Any) -> Any:
    """Give the home page what it shows of the first database of ours."""

    async def variables() -> dict[str, Any]:
        if view_name != "index":
            return {}
        actor = request.actor if request else None
        for name in await our_databases(datasette):
            if await may_view(datasette, actor, name):
                return {
                    **everywhere(datasette, name),
                    "quotes_home": await home_page(query_of(datasette, name)),
                    "quotes_links": _home_links(datasette, name),
                    "quotes_queries": await _query_links(datasette, name, actor),
                }
        return {}

    return variables


@hookimpl
def extra_css_urls(datasette: Any, database: str | None) -> Any:
    """A few lines of style for Datasette's own pages of our tables."""
    return _for_tables(datasette, database, "tables.css")


@hookimpl
def extra_js_urls(datasette: Any, database: str | None) -> Any:
    """A few lines of script for the same pages."""
    return _for_tables(datasette, database, "tables.js")


def _for_tables(datasette: Any, database: str | None, name: str) -> Any:
    async def urls() -> list[str]:
        if database is None or not await is_ours(datasette, database):
            return []
        return [str(datasette.urls.path(f"/-/quotes-static/{name}?{STATIC_VERSION}"))]

    return urls
