"""The speaker page: who it is as the articles describe it, everything said, and in whose company."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.publish.charts import Timeline, timeline
from quotes.publish.flows import Flow
from quotes.publish.pages.chains import routes_of_speaker
from quotes.publish.pages.common import Query, Row, one_row

QUOTES_A_PAGE = 50
# what is looked at of speakers that are everywhere
MOST_MENTIONS, MOST_ARTICLES = 2000, 150
SOME = 12
FORMS = 30


@dataclass(frozen=True)
class SpeakerPage:
    """A speaker with what was said, one page of it in time order.

    `total` counts the quotes, `joint` those of them said together with somebody named first; `article` is the
    only one that an unnamed source is in; `more_channels` counts those that `channels` has no room for.
    """

    row: Row
    article: Row | None
    summary: Row | None
    mentions: list[Row]
    roles: list[Row]
    channels: list[Row]
    more_channels: int
    outlets: list[Row]
    beside: list[Row]
    time: Timeline | None
    drawing: Flow | None
    quotes: list[Row]
    total: int
    joint: int
    page: int
    newest_first: bool

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // QUOTES_A_PAGE))


async def speaker_page(query: Query, key: str, page: int = 1, newest_first: bool = False) -> SpeakerPage | None:
    """Return what the page of one speaker shows; None if there is no such speaker."""
    speakers = await query("select * from speakers where key = :key", {"key": key})
    if not speakers:
        return None
    speaker = speakers[0]
    this = {"speaker": speaker["id"]}
    summary = await query("select * from top_speakers where id = :speaker", this)
    joint = (await one_row(query, f"select count(*) as total from ({_JOINT})", this))["total"]
    total = (summary[0]["quotes"] if summary else 0) + joint
    months = await query(
        "select month, sum(quotes) as quotes from speaker_months where speaker_id = :speaker and month is not null "
        "group by month",
        this,
    )
    drawing, routes = await routes_of_speaker(query, speaker)
    channels: dict[str, int] = {}
    for row in routes:
        if row["channel"]:
            channels[row["channel"]] = channels.get(row["channel"], 0) + row["quotes"]
    commonest = sorted(channels, key=lambda name: (-channels[name], name))
    articles = await query("select * from articles where id = :id", {"id": speaker["article_id"]})
    return SpeakerPage(
        row=speaker,
        article=articles[0] if articles else None,
        summary=summary[0] if summary else None,
        mentions=await _mentions(query, this),
        roles=await _roles(query, this),
        channels=[{"name": one, "quotes": channels[one]} for one in commonest[:SOME]],
        more_channels=max(0, len(channels) - SOME),
        outlets=await _outlets(query, this),
        beside=await _beside(query, this),
        time=timeline((row["month"], row["quotes"], 0) for row in months),
        drawing=drawing if total > 1 or (routes and (routes[0]["channel"] or routes[0]["carrier"])) else None,
        quotes=await _said(query, speaker["id"], page, newest_first, with_joint=joint > 0),
        total=total,
        joint=joint,
        page=page,
        newest_first=newest_first,
    )


# quotes that the speaker shares with somebody named first
_JOINT = """
    select attributed_quotes.id, newest from links join attributed_quotes on attributed_quotes.id = links.quote_id
    where links.speaker_id = :speaker and links.role = 'speaker' and links.position > 0
    and attributed_quotes.speaker_id <> :speaker
"""


async def _said(query: Query, speaker: int, page: int, newest_first: bool, with_joint: bool) -> list[Row]:
    """Return one page of the quotes, in time order; those of one moment as they stand in their articles."""
    way = "desc" if newest_first else "asc"
    # looking for what was said together takes as long as the speaker is quoted often
    joint = f"union select id, newest from ({_JOINT})" if with_joint else ""
    rows = await query(
        f"""
        select attributed_quotes.*, articles.key as article_key, variants.key as variant_key,
            variants.publisher_count, quotes.position
        from (
            select id, newest from (
                select id, newest from attributed_quotes indexed by idx_attributed_quotes_speaker_id_newest
                where speaker_id = :speaker order by newest {way} limit :upto
            )
            {joint}
            order by newest {way} limit :size offset :skip
        ) as said
        join attributed_quotes on attributed_quotes.id = said.id
        join quotes on quotes.id = said.id
        join articles on articles.id = quotes.article_id
        left join variants on variants.id = quotes.variant_id
        """,
        {
            "speaker": speaker,
            "upto": QUOTES_A_PAGE * page,
            "size": QUOTES_A_PAGE,
            "skip": QUOTES_A_PAGE * (page - 1),
        },
    )
    in_article = sorted(rows, key=lambda row: (row["article_id"], row["position"], row["id"]))
    return sorted(in_article, key=lambda row: row["published"] or "", reverse=newest_first)


async def _mentions(query: Query, this: dict[str, int]) -> list[Row]:
    """Return how the articles call the speaker, the commonest first; upper and lower case are one."""
    return await query(
        f"""
        select text, count(*) as times, count(distinct article_id) as articles
        from (select text, article_id from mentions where speaker_id = :speaker limit {MOST_MENTIONS})
        group by lower(text) order by times desc, text limit {FORMS}
        """,
        this,
    )


async def _roles(query: Query, this: dict[str, int]) -> list[Row]:
    """Return roles and affiliations as the articles give them, the commonest first."""
    return await query(
        f"""
        select role, affiliation, count(*) as articles from appearances
        where speaker_id = :speaker and (role is not null or affiliation is not null)
        group by lower(role), lower(affiliation) order by articles desc, role, affiliation limit {SOME}
        """,
        this,
    )


async def _outlets(query: Query, this: dict[str, int]) -> list[Row]:
    return await query(
        f"""
        select ifnull(publisher, '') as publisher, sum(quotes) as quotes, min(first) as first, max(last) as last
        from speaker_months where speaker_id = :speaker group by 1 order by quotes desc, 1 limit {SOME}
        """,
        this,
    )


async def _beside(query: Query, this: dict[str, int]) -> list[Row]:
    """Return who is quoted in the same articles, by in how many."""
    return await query(
        f"""
        select speakers.key, speakers.name, speakers.anonymous, speakers.role,
            count(distinct other.article_id) as articles
        from (
            select distinct article_id from (
                select article_id from attributed_quotes indexed by idx_attributed_quotes_speaker_id_newest
                where speaker_id = :speaker order by newest desc limit {MOST_ARTICLES}
            )
        ) as own
        join attributed_quotes as other on other.article_id = own.article_id and other.speaker_id <> :speaker
        join speakers on speakers.id = other.speaker_id
        group by speakers.id order by articles desc, speakers.anonymous, speakers.name limit {SOME}
        """,
        this,
    )
