"""The home page: what is in the database, what is new, who is quoted most, and pictures of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quotes.publish.charts import Share, Timeline, heats, shares, timeline
from quotes.publish.pages.common import Query, Row, one_row
from quotes.publish.pages.variant import Version, versions_in_short

LATEST = 8
# quotes of one article among the newest, so that one with many does not fill the list; and how far back to look
OF_ONE, BACK = 2, 120
MOST = 10
ALTERED = 4
OUTLETS = 12
# the table of who is quoted where: speakers down, outlets across
DOWN, ACROSS = 10, 8


@dataclass(frozen=True)
class OutletBar:
    """An outlet with the shares of its quotes by sort of source."""

    publisher: str
    quotes: int
    shares: list[Share]


@dataclass(frozen=True)
class Matrix:
    """Who is quoted where: for each speaker a row of (count, heat) by outlet."""

    outlets: list[str]
    rows: list[tuple[Row, list[tuple[int, int]]]]


@dataclass(frozen=True)
class Altered:
    """An utterance whose wording differs between outlets, with two of its versions."""

    row: Row
    versions: list[Version]


@dataclass(frozen=True)
class Home:
    """What the home page shows of one database."""

    counts: Row
    latest: list[Row]
    articles: list[Row]
    most_quoted: list[Row]
    unnamed: list[Row]
    altered: list[Altered]
    time: Timeline | None
    outlets: list[OutletBar]
    outlet_count: int
    matrix: Matrix | None


async def home_page(query: Query) -> Home:
    """Return what the home page shows. Every number comes from a table of counts or the beginning of an index."""
    outlets = await query("select * from outlets order by quotes desc, publisher limit :some", {"some": OUTLETS})
    most_quoted = await _most(query, anonymous=0)
    days = await query("select day, quotes, unnamed from days")
    counts = await _counts(query)
    return Home(
        counts=counts,
        latest=await _latest(query),
        articles=await latest_articles(query),
        most_quoted=most_quoted,
        unnamed=await _most(query, anonymous=1),
        altered=await _altered(query),
        time=timeline((row["day"], row["quotes"], row["unnamed"]) for row in days),
        outlets=_bars(outlets),
        outlet_count=counts["outlets"],
        matrix=await _matrix(query, most_quoted[:DOWN], [row["publisher"] for row in outlets[:ACROSS]]),
    )


async def _latest(query: Query) -> list[Row]:
    """Return the newest quotes, few of one article."""
    rows = await query(
        """
        select attributed_quotes.*, articles.key as article_key, speakers.key as speaker_key
        from attributed_quotes join articles on articles.id = attributed_quotes.article_id
        left join speakers on speakers.id = attributed_quotes.speaker_id
        order by attributed_quotes.newest desc limit :some
        """,
        {"some": BACK},
    )
    seen: Counter[int] = Counter()
    found = []
    for row in rows:
        seen[row["article_id"]] += 1
        if seen[row["article_id"]] <= OF_ONE:
            found.append(row)
    return found[:LATEST]


# a name that is none: "company", "police", "civil society groups", which no article puts in capitals
_DESCRIBED = "name glob '[a-z]*' and name = lower(name)"


async def _counts(query: Query) -> Row:
    return await one_row(
        query,
        f"""
        select
            (select count(*) from articles) as articles,
            (select ifnull(sum(quotes), 0) from outlets) as quotes,
            (select ifnull(sum(unresolved), 0) from outlets) as unresolved,
            (select count(*) from outlets where publisher <> '') as outlets,
            (select count(*) from top_speakers
                where anonymous = 0 and kind <> 'document' and not ({_DESCRIBED})) as speakers,
            (select count(*) from top_speakers where anonymous = 1) as unnamed,
            (select min(day) from days where day <> '') as first,
            (select max(day) from days) as last
        """,
    )


async def _most(query: Query, anonymous: int) -> list[Row]:
    return await query(
        """
        select top_speakers.*, speakers.key, articles.key as article_key, articles.title, articles.publisher
        from top_speakers join speakers on speakers.id = top_speakers.id
        left join articles on articles.id = speakers.article_id
        where top_speakers.anonymous = :anonymous order by most desc limit :some
        """,
        {"anonymous": anonymous, "some": MOST},
    )


async def latest_articles(query: Query) -> list[Row]:
    """Return the articles published last, each with how many quotes it has."""
    return await query(
        """
        select articles.key, title, publisher, published,
            (select count(*) from quotes where article_id = articles.id and wrong = 0 and act <> 'thought') as quotes
        from articles order by newest desc limit :some
        """,
        {"some": LATEST},
    )


async def _altered(query: Query) -> list[Altered]:
    """Return the utterances in most outlets that some of them quote in other words than others."""
    rows = await query("select * from variants where altered = 1 order by most desc limit :some", {"some": ALTERED})
    return [Altered(row, await versions_in_short(query, row)) for row in rows]


def _bars(outlets: list[Row]) -> list[OutletBar]:
    longest = max((row["quotes"] for row in outlets), default=0)
    parts = ("named", "unnamed", "unresolved")
    return [
        OutletBar(row["publisher"], row["quotes"], shares({part: row[part] for part in parts}, longest))
        for row in outlets
    ]


async def _matrix(query: Query, speakers: list[Row], outlets: list[str]) -> Matrix | None:
    if len(outlets) < 2 or len(speakers) < 2:
        return None
    names = {f"p{number}": outlet for number, outlet in enumerate(outlets)}
    numbers = {f"s{number}": speaker["id"] for number, speaker in enumerate(speakers)}
    found = await query(
        f"""
        select speaker_id, ifnull(publisher, '') as publisher, sum(quotes) as quotes from speaker_months
        where speaker_id in ({", ".join(f":{name}" for name in numbers)})
        and (publisher in ({", ".join(f":{name}" for name in names)}){" or publisher is null" if "" in outlets else ""})
        group by speaker_id, publisher
        """,
        {**names, **numbers},
    )
    counts = {(row["speaker_id"], row["publisher"]): row["quotes"] for row in found}
    table = heats([[counts.get((speaker["id"], outlet), 0) for outlet in outlets] for speaker in speakers])
    return Matrix(outlets, list(zip(speakers, table, strict=True)))
