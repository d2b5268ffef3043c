"""How words travelled, from `links` and what is counted of them: for a quote, a speaker, an agency, a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus

from quotes.publish.flows import Flow, Route, Step, flow
from quotes.publish.pages.common import Query, Row

# newest quotes that a drawing of one speaker or agency takes in: enough to see, few enough to be quick
RECENT = 1000
# routes that a drawing takes in, the commonest
ROUTES = 2000
CARRIERS = 40
SPEAKERS = 12
SAME_WORDS = 60

SOURCES = {
    "person": "people, by name",
    "organization": "organizations",
    "group": "groups",
    "document": "documents",
    "social": "accounts and posts",
    "unknown": "named, kind not known",
    "unnamed": "unnamed sources",
    "unresolved": "nobody we could be sure of",
}

SOURCE, HOW, TOLD, CARRIER, SECOND, OUTLET = range(6)
HEADINGS = ("Source", "How, or told whom", "Told", "Carried by", "and by", "Outlet")
# of counted routes, which hold one name each: whoever carried the words, else who was told
COUNTED = ("Source", "How, or told whom", "Told", "Carried by, or told", "and by", "Outlet")
UNKNOWN_OUTLET = "outlet unknown"

PARTS = {
    "speaker": "Said by",
    "told": "Told",
    "channel": "By way of",
    "cited_by": "Cited by",
    "agency": "Carried by",
    "publisher": "Printed by",
}


@dataclass(frozen=True)
class Link:
    """One link of a quote's chain: its row, its part in words, and the words of the article that say so, if any."""

    row: Row
    part: str
    words: str | None


@dataclass(frozen=True)
class ChainsPage:
    """A drawing of how words travelled, and what it is about.

    `about` is the row of the quote or speaker (None for others), `agency` a name; `links` are those of the one quote;
    `carriers` list agencies and media, `told` those who were told words and are nowhere said to have passed them on,
    `speakers` whose words went by way of an agency most; `only_told` says that it is one of the told.  `recent` says
    that only the newest quotes are drawn, `cut` that only the commonest routes are.
    """

    kind: str
    drawing: Flow | None
    about: Row | None = None
    agency: str | None = None
    links: Sequence[Link] = ()
    carriers: Sequence[Row] = ()
    told: Sequence[Row] = ()
    only_told: bool = False
    speakers: Sequence[Row] = ()
    recent: bool = False
    cut: bool = False


@lru_cache(maxsize=1000)
def agency_address(name: str) -> str:
    """Return where the drawing of an agency or medium is, below the site's root."""
    return f"/-/chains?agency={quote_plus(name)}"


async def _carriers(query: Query, names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that carry words: that are cited, or credited with an article, somewhere.

    `attributed_quotes.carrier` and `routes` hold whoever was told, too, and many of those never told anybody else.
    """
    # the plus keeps SQLite from reading all links of a role for each name
    rows = await query(
        """
        select value as name from json_each(:names) where exists (
            select 1 from links where links.name = json_each.value and +links.role in ('cited_by', 'agency')
        )
        """,
        {"names": json.dumps(sorted({name for name in names if name}))},
    )
    return frozenset(row["name"] for row in rows)


def _route(
    source: Step | None, channel: str, carrier: str, publisher: str, quotes: int, carriers: frozenset[str]
) -> Route:
    """Return a counted route; its `carrier` was only told the words where it is none of the `carriers`."""
    steps = [source] if source else []
    if channel:
        steps.append(Step(HOW, channel))
    if carrier and carrier != publisher:
        told = Step(CARRIER, f"told {carrier}", agency_address(carrier), "told")
        steps.append(_carrier_step(carrier) if carrier in carriers else told)
    steps.append(Step(OUTLET, publisher or UNKNOWN_OUTLET))
    return Route(tuple(steps), quotes)


def _carrier_step(name: str, column: int = CARRIER) -> Step:
    return Step(column, name, agency_address(name), "carrier")


def _source_step(source: str) -> Step:
    return Step(SOURCE, SOURCES.get(source, source), style=f"source-{source}")


async def whole_database(query: Query) -> ChainsPage:
    """Return the drawing of all that is counted in `routes`."""
    # without the channels, which are many and say little where so much is drawn at once
    routes = await query(
        """
        select source, carrier, publisher, sum(quotes) as quotes from routes
        group by source, carrier, publisher order by quotes desc, source, carrier, publisher limit :most
        """,
        {"most": ROUTES},
    )
    named = await query(
        """
        select carrier, sum(quotes) as quotes, count(distinct publisher) as outlets from routes
        where carrier <> '' group by carrier order by quotes desc, carrier limit :some
        """,
        {"some": ROUTES},
    )
    known = await _carriers(query, [*(row["carrier"] for row in routes), *(row["carrier"] for row in named)])
    drawing = flow(
        (_route(_source_step(r["source"]), "", r["carrier"], r["publisher"], r["quotes"], known) for r in routes),
        COUNTED,
    )
    return ChainsPage(
        "database",
        drawing,
        carriers=[row for row in named if row["carrier"] in known][:CARRIERS],
        told=[row for row in named if row["carrier"] not in known][:CARRIERS],
        cut=len(routes) == ROUTES,
    )


async def agency_chains(query: Query, name: str) -> ChainsPage | None:
    """Return the drawing of what one agency or medium carried; None if it carried nothing."""
    routes = await query(
        "select * from routes where carrier = :name order by quotes desc, id limit :most",
        {"name": name, "most": ROUTES},
    )
    if not routes:
        return None
    known = await _carriers(query, [name])
    drawing = flow(
        (
            _route(_source_step(r["source"]), r["channel"], r["carrier"], r["publisher"], r["quotes"], known)
            for r in routes
        ),
        COUNTED,
    )
    speakers = await query(
        """
        select speakers.key, speakers.name, speakers.anonymous, speakers.role, count(*) as quotes
        from (select speaker_id from attributed_quotes where carrier = :name order by newest desc limit :recent) as told
        join speakers on speakers.id = told.speaker_id
        group by speakers.id order by quotes desc, speakers.name limit :some
        """,
        {"name": name, "recent": RECENT, "some": SPEAKERS},
    )
    return ChainsPage(
        "agency", drawing, agency=name, only_told=name not in known, speakers=speakers, cut=len(routes) == ROUTES
    )


async def speaker_chains(query: Query, key: str) -> ChainsPage | None:
    """Return the drawing of how one speaker's words travelled; None if there is no such speaker."""
    speakers = await query("select * from speakers where key = :key", {"key": key})
    if not speakers:
        return None
    drawing, routes = await routes_of_speaker(query, speakers[0])
    quotes = sum(row["quotes"] for row in routes)
    return ChainsPage("speaker", drawing, about=speakers[0], recent=quotes >= RECENT)


async def routes_of_speaker(query: Query, speaker: Row) -> tuple[Flow | None, list[Row]]:
    """Return the drawing of the ways of a speaker's newest quotes, and the ways themselves, counted."""
    routes = await query(
        """
        select ifnull(channel, '') as channel, ifnull(carrier, '') as carrier, ifnull(publisher, '') as publisher,
            count(*) as quotes
        from (
            select channel, carrier, publisher
            from attributed_quotes indexed by idx_attributed_quotes_speaker_id_newest
            where speaker_id = :speaker order by newest desc limit :recent
        ) group by 1, 2, 3 order by quotes desc, 3, 2, 1
        """,
        {"speaker": speaker["id"], "recent": RECENT},
    )
    step = Step(SOURCE, speaker["name"], f"/-/speaker/{speaker['key']}", "speaker")
    known = await _carriers(query, (row["carrier"] for row in routes))
    drawn = [_route(step, row["channel"], row["carrier"], row["publisher"], row["quotes"], known) for row in routes]
    return flow(drawn, COUNTED), routes


async def quote_chains(query: Query, key: str) -> ChainsPage | None:
    """Return the drawing of how one quote travelled, with the versions of the same words; None if there is none."""
    found = await query(
        """
        select quotes.*, articles.key as article_key, articles.title, articles.publisher, articles.published,
            articles.text as article_text, variants.key as variant_key
        from quotes join articles on articles.id = quotes.article_id
        left join variants on variants.id = quotes.variant_id where quotes.key = :key
        """,
        {"key": key},
    )
    if not found:
        return None
    quote = found[0]
    versions = [quote["id"]]
    if quote["variant_id"]:
        others = await query(
            "select id from quotes where variant_id = :variant and wrong = 0 limit :most",
            {"variant": quote["variant_id"], "most": SAME_WORDS},
        )
        versions = list(dict.fromkeys([*versions, *(row["id"] for row in others)]))
    links = await _links(query, versions)
    known = await _carriers(query, (link["name"] for ones in links.values() for link in ones))
    drawing = flow((route_of(links.get(number, []), known) for number in versions), HEADINGS)
    own = [Link(row, PARTS[row["role"]], _words(row, quote)) for row in links.get(quote["id"], [])]
    return ChainsPage("quote", drawing, about=quote, links=own)


def _words(link: Row, quote: Row) -> str | None:
    if link["start"] is None or link["end"] is None:
        return None
    return str(quote["article_text"][link["start"] : link["end"]])


async def _links(query: Query, quotes: Sequence[int]) -> dict[int, list[Row]]:
    rows = await query(
        f"""
        select links.*, speakers.key as speaker_key, speakers.anonymous from links
        left join speakers on speakers.id = links.speaker_id
        where quote_id in ({", ".join(str(int(number)) for number in quotes)}) order by quote_id, links.position
        """
    )
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["quote_id"], []).append(row)
    return found


def route_of(links: Iterable[Row], carriers: frozenset[str] = frozenset()) -> Route:
    """Return the way of one quote: its chain, link by link, each in its column; joint speakers share a box.

    Who was told carries the words only if it is one of the `carriers`, which do so elsewhere, or does so here.
    """
    by_role: dict[str, list[Row]] = {}
    for link in links:
        by_role.setdefault(link["role"], []).append(link)
    steps: list[Step] = []
    speakers = by_role.get("speaker", [])
    if speakers:
        key = speakers[0]["speaker_key"]
        name = ", ".join(link["name"] for link in speakers)
        steps.append(Step(SOURCE, name, f"/-/speaker/{key}" if key else None, "speaker"))
    told = by_role.get("told", [])
    how = [*by_role.get("channel", []), *(link for link in told if link["name"] == link["name"].lower())]
    if how:
        steps.append(Step(HOW, ", ".join(dict.fromkeys(link["name"] for link in how))))
    outlet = by_role["publisher"][0]["name"] if "publisher" in by_role else UNKNOWN_OUTLET
    cited = [link["name"] for role in ("cited_by", "agency") for link in by_role.get(role, [])]
    named = [link["name"] for link in told if link["name"] != link["name"].lower() and link["name"] != outlet]
    carriers = carriers.union(cited)
    only_told = [name for name in named if name not in carriers]
    steps += [Step(TOLD, name, agency_address(name), "told") for name in only_told[:1]]
    passed = dict.fromkeys([*(name for name in named if name in carriers), *cited])
    ways = [name for name in passed if name != outlet]
    steps += [_carrier_step(name, CARRIER + at) for at, name in enumerate(ways[:2])]
    steps.append(Step(OUTLET, outlet))
    return Route(tuple(steps))
