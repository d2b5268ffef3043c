"""Correcting on the pages: for a visitor who is signed in and may, on a site that was started so that it can be edited.

A site can be edited where the plugin's configuration says `editable: true`, as
`quotes serve --editable` does; Datasette itself still opens the database
read-only, and only what stands here writes, through `quotes.correcting`.  Who may:
root (`datasette --root`), whom `editors` of the same configuration allows (a block
like Datasette's `allow`), and whoever has the permission `quotes-correct`.

Datasette keeps other sites from posting these forms: 0.65 by a token, 1.0 by the
headers that browsers send.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils import actor_matches_allow
from datasette.utils.asgi import Forbidden, NotFound, Response

from quotes import correcting
from quotes.errors import QuotesError, UsageError
from quotes.publish.access import configured, find, is_editable, query_of, visible_databases
from quotes.publish.pages.common import Query, Row
from quotes.publish.views import View, render
from quotes.store import Split
from quotes.types import KINDS

PERMISSION = "quotes-correct"
# names that are offered while a name is typed, articles of which some may be split off, corrections that are listed
OFFERED = 200

_QUOTE = """
    select quotes.*, articles.key as article_key, articles.title, articles.publisher, speakers.name as speaker
    from quotes join articles on articles.id = quotes.article_id
    left join speakers on speakers.id = quotes.speaker_id where quotes.key = :key
"""
_NAMES_OF_ARTICLE = """
    select distinct speakers.name from appearances join speakers on speakers.id = appearances.speaker_id
    where appearances.article_id = :article order by speakers.name limit :some
"""
_ARTICLES_OF_SPEAKER = """
    select articles.key, articles.title, articles.publisher, articles.published, count(quotes.id) as quotes
    from appearances join articles on articles.id = appearances.article_id
    left join quotes on quotes.article_id = articles.id and quotes.speaker_id = appearances.speaker_id
    where appearances.speaker_id = :speaker group by articles.id order by articles.newest desc limit :some
"""
_CORRECTIONS_OF = (
    "select * from corrections where target_key = :key or json_extract(new, '$.key') = :key order by id desc"
)
_CORRECTIONS = "select * from corrections order by id desc limit :some"


async def may_correct(datasette: Any, actor: Any, name: str) -> bool:
    """May this visitor correct what is in that database, and can it be edited at all?"""
    if not actor or not is_editable(datasette) or not datasette.databases[name].is_mutable:
        return False
    said = configured(datasette)
    if actor.get("id") == "root" or (said.get("editors") and actor_matches_allow(actor, said["editors"])):
        return True
    if hasattr(datasette, "permission_allowed"):
        return bool(await datasette.permission_allowed(actor, PERMISSION, resource=name, default=False))
    from datasette.resources import DatabaseResource

    return bool(await datasette.allowed(action=PERMISSION, resource=DatabaseResource(name), actor=actor))


@hookimpl(specname="register_actions", optionalhook=True)  # type: ignore[untyped-decorator]
def correcting_is_an_action() -> list[Any]:
    """Tell Datasette 1.0 of the permission; 0.65 needs no telling."""
    from datasette.permissions import Action
    from datasette.resources import DatabaseResource

    return [Action(name=PERMISSION, description="Correct quotes and speakers", resource_class=DatabaseResource)]


@hookimpl(specname="extra_template_vars")  # type: ignore[untyped-decorator]
def tools_for_correcting(datasette: Any, request: Any) -> Any:
    """Tell the templates whether to show the tools."""

    async def variables() -> dict[str, Any]:
        actor = request.actor if request else None
        if not actor or not is_editable(datasette):
            return {}
        names = await visible_databases(datasette, actor)
        return {"quotes_may_correct": any([await may_correct(datasette, actor, name) for name in names])}

    return variables


# ---------------------------------------------------------------- pages


async def _quote(query: Query, key: str) -> dict[str, Any] | None:
    rows = await query(_QUOTE, {"key": key})
    if not rows:
        return None
    names = await query(_NAMES_OF_ARTICLE, {"article": rows[0]["article_id"], "some": OFFERED})
    return {"row": rows[0], "names": [row["name"] for row in names], "made": await _made(query, key)}


async def _speaker(query: Query, key: str) -> dict[str, Any] | None:
    rows = await query("select * from speakers where key = :key", {"key": key})
    if not rows:
        return None
    articles = await query(_ARTICLES_OF_SPEAKER, {"speaker": rows[0]["id"], "some": OFFERED})
    return {"row": rows[0], "articles": articles, "made": await _made(query, key)}


async def _made(query: Query, key: str) -> list[dict[str, Any]]:
    return [_told(row) for row in await query(_CORRECTIONS_OF, {"key": key})]


def _told(row: Row) -> dict[str, Any]:
    told = correcting.parsed(row)
    return {**told, "line": correcting.line(told)}


async def quote(datasette: Any, request: Any) -> Any:
    """Show the forms that correct a quote, or correct it."""
    return await _form(datasette, request, "quote", _quote)


async def speaker(datasette: Any, request: Any) -> Any:
    """Show the forms that correct a speaker, or correct it."""
    return await _form(datasette, request, "speaker", _speaker)


async def _form(
    datasette: Any, request: Any, about: str, what: Callable[[Query, str], Awaitable[dict[str, Any] | None]]
) -> Any:
    key = request.url_vars["key"]
    name, page = await find(datasette, request, key, what)
    await _ensure(datasette, request, name)
    problem = None
    if request.method == "POST":
        said = await request.post_vars()
        try:
            number = await _made_of(datasette, name, key, said, request.actor)
            return Response.redirect(datasette.urls.path(f"/-/correct/done/{number}"))
        except QuotesError as error:
            problem = str(error)
    response = await render(
        datasette, request, "quotes_correct.html", name, page, about=about, kinds_known=KINDS, problem=problem
    )
    response.status = 400 if problem else 200
    return response


async def done(datasette: Any, request: Any) -> Any:
    """Show a correction that was made, and where to see what became of it."""

    async def what(query: Query, number: str) -> dict[str, Any] | None:
        rows = await query("select * from corrections where id = :id", {"id": int(number)})
        return {"made": [_told(rows[0])], "done": rows[0]} if rows else None

    name, page = await find(datasette, request, request.url_vars["number"], what)
    await _ensure(datasette, request, name)
    return await render(datasette, request, "quotes_corrections.html", name, page)


async def listed(datasette: Any, request: Any) -> Any:
    """Show the latest corrections, each with a way to take it back."""
    for name in await visible_databases(datasette, request.actor):
        if await may_correct(datasette, request.actor, name):
            rows = await query_of(datasette, name)(_CORRECTIONS, {"some": OFFERED})
            return await render(datasette, request, "quotes_corrections.html", name, {"made": [*map(_told, rows)]})
    raise Forbidden("Only editors, on a site that can be edited, see this")


async def undo(datasette: Any, request: Any) -> Any:
    """Take a correction back."""
    if request.method != "POST":
        raise NotFound("Take a correction back by its form")
    said = await request.post_vars()
    name = said.get("database", "")
    if name not in await visible_databases(datasette, request.actor):
        raise NotFound("No such database")
    await _ensure(datasette, request, name)
    try:
        await _in_thread(correcting.undo, Path(datasette.databases[name].path), int(said.get("number") or 0))
    except (QuotesError, ValueError) as error:
        return Response.text(f"{error}\n", status=400)
    return Response.redirect(datasette.urls.path("/-/corrections"))


async def _ensure(datasette: Any, request: Any, name: str) -> None:
    if not await may_correct(datasette, request.actor, name):
        raise Forbidden("To correct, sign in as an editor of a site that can be edited")


async def _made_of(datasette: Any, name: str, key: str, said: Mapping[str, str], actor: Mapping[str, Any]) -> int:
    """Make the correction that a form says; return its number. UsageError where it does not fit."""
    action: Any = said.get("action", "")
    value: Any = None
    if action not in correcting.ACTIONS:
        raise UsageError("choose what to correct")
    if action in ("set_speaker", "merge_speakers", "rename_speaker"):
        value = said.get("value", "").strip()
    if action == "set_speaker" and said.get("new"):
        value = correcting.a_new_speaker(value, said.get("kind", ""))
    if action == "split_speaker":
        articles = tuple(name.removeprefix("article-") for name in said if name.startswith("article-"))
        value = Split(articles, said.get("value"))
    who = str(actor.get("id") or actor.get("name") or "somebody")
    path = Path(datasette.databases[name].path)
    return int(await _in_thread(partial(correcting.correct, path, action, key, value, who=who, why=said.get("why"))))


async def _in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(None, partial(function, *arguments))


ROUTES: list[tuple[str, View]] = [
    (r"^/-/correct/quote/(?P<key>[^/]+)$", quote),
    (r"^/-/correct/speaker/(?P<key>[^/]+)$", speaker),
    (r"^/-/correct/done/(?P<number>[0-9]{1,9})$", done),
    (r"^/-/correct/undo$", undo),
    (r"^/-/corrections$", listed),
]
