"""The home page."""

from __future__ import annotations

from quotes.publish.pages.common import Query, Row

LATEST_ARTICLES = 12


async def latest_articles(query: Query) -> list[Row]:
    """Return the articles published last, each with how many quotes it has."""
    return await query(
        """
        select articles.key, title, publisher, published,
            (select count(*) from quotes where article_id = articles.id and wrong = 0) as quotes
        from articles order by newest desc limit :some
        """,
        {"some": LATEST_ARTICLES},
    )
