"""The speaker page: who it is as the articles describe it, and everything said."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.publish.pages.common import Query, Row

QUOTES_A_PAGE = 100


@dataclass(frozen=True)
class SpeakerPage:
    """A speaker with what was said, oldest first, one page of it."""

    row: Row
    mentions: list[Row]
    quotes: list[Row]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // QUOTES_A_PAGE))


# every quote that one speaker is credited with, alone or with others
_SAID_BY = """
    select id from quotes where wrong = 0 and (speaker_id = :speaker
        or id in (select quote_id from links where speaker_id = :speaker and role = 'speaker'))
"""


async def speaker_page(query: Query, key: str, page: int = 1) -> SpeakerPage | None:
    """Return what the page of one speaker shows; None if there is no such speaker."""
    speakers = await query("select * from speakers where key = :key", {"key": key})
    if not speakers:
        return None
    this = {"speaker": speakers[0]["id"], "size": QUOTES_A_PAGE, "skip": QUOTES_A_PAGE * (page - 1)}
    total = (await query(f"select count(*) as total from ({_SAID_BY})", this))[0]["total"]
    quotes = await query(
        f"""
        select quotes.*, articles.key as article_key, articles.title, articles.publisher, articles.published
        from quotes join articles on articles.id = quotes.article_id
        where quotes.id in ({_SAID_BY})
        order by articles.published is null, articles.published, articles.id, quotes.position, quotes.id
        limit :size offset :skip
        """,
        this,
    )
    mentions = await query(
        """
        select mentions.text, count(*) as times, count(distinct article_id) as articles
        from mentions where speaker_id = :speaker group by mentions.text order by times desc, mentions.text limit 30
        """,
        this,
    )
    return SpeakerPage(speakers[0], mentions, quotes, total, page)
