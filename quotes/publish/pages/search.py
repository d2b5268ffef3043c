"""One search over quotes, speakers and articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quotes.publish.pages.common import Query, Row

SOME = 12
# what is counted up to: counting every quote with "the" would take longer than anybody wants to wait
COUNTED = 1000

# characters that no text of ours holds put around the words that were found
BEGIN, END = "\x02", "\x03"


@dataclass(frozen=True)
class Found:
    """What was found of one sort: the first rows, and how many there are (COUNTED + 1: more than that)."""

    rows: list[Row]
    total: int

    @property
    def many(self) -> bool:
        """Are there more than were counted?"""
        return self.total > COUNTED


@dataclass(frozen=True)
class SearchPage:
    """What the results page shows."""

    words: str
    speakers: Found
    quotes: Found
    articles: Found

    @property
    def nothing(self) -> bool:
        """Was nothing found at all?"""
        return not (self.speakers.rows or self.quotes.rows or self.articles.rows)


async def search_page(query: Query, words: str) -> SearchPage:
    """Return what is found for the words: those that stand together first, then those that stand anywhere.

    Names are also found by their beginnings.  Nothing typed is syntax.
    """
    words = " ".join(words.replace("\x00", " ").split())[:200]
    nothing = Found([], 0)
    if not any(character.isalnum() for character in words):
        return SearchPage(words, nothing, nothing, nothing)
    return SearchPage(
        words,
        await _speakers(query, words),
        await _found(query, "attributed_quotes_fts", _QUOTES, words),
        await _found(query, "articles_fts", _ARTICLES, words),
    )


def _phrase(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _anywhere(words: str) -> str:
    return " ".join(_phrase(word) for word in words.split())


async def _first(query: Query, index: str, words: str, some: int) -> list[int]:
    """Return the rows that hold the words together, then those that hold them anywhere; the last added first."""
    sql = f"select rowid as id from {index} where {index} match :match order by rowid desc limit :some"
    found: dict[int, None] = {}
    for match in dict.fromkeys((_phrase(words), _anywhere(words))):
        if len(found) < some:
            found.update((row["id"], None) for row in await query(sql, {"match": match, "some": some}))
    return list(found)[:some]


async def _total(query: Query, index: str, match: str) -> int:
    sql = f"select count(*) as total from (select 1 from {index} where {index} match :match limit :most)"
    return int((await query(sql, {"match": match, "most": COUNTED + 1}))[0]["total"])


def _in_order(rows: list[Row], ids: list[int]) -> list[Row]:
    by_id = {row["id"]: row for row in rows}
    return [by_id[number] for number in ids if number in by_id]


def _listed(ids: list[int]) -> tuple[str, Mapping[str, Any]]:
    return ", ".join(f":i{place}" for place in range(len(ids))), {f"i{place}": one for place, one in enumerate(ids)}


async def _speakers(query: Query, words: str) -> Found:
    """Return the speakers of that name, or whose name begins so, the most quoted first."""
    match = f"{_anywhere(words)} *"
    rows = await query(
        """
        select speakers.key, speakers.id, speakers.name, speakers.kind, speakers.anonymous, speakers.role,
            speakers.affiliation, ifnull(top_speakers.quotes, 0) as quotes
        from (select rowid as id from speakers_fts where speakers_fts match :match limit :most) as found
        join speakers on speakers.id = found.id left join top_speakers on top_speakers.id = found.id
        order by quotes desc, speakers.name, speakers.id
        """,
        {"match": match, "most": COUNTED + 1},
    )
    return Found(rows[:SOME], len(rows))


_QUOTES = """
    select attributed_quotes.*, articles.key as article_key, speakers.key as speaker_key,
        highlight(attributed_quotes_fts, 0, :begin, :end) as marked
    from attributed_quotes_fts join attributed_quotes on attributed_quotes.id = attributed_quotes_fts.rowid
    join articles on articles.id = attributed_quotes.article_id
    left join speakers on speakers.id = attributed_quotes.speaker_id
"""
_ARTICLES = """
    select articles.id, articles.key, articles.title, articles.publisher, articles.published,
        snippet(articles_fts, 1, :begin, :end, '…', 30) as marked
    from articles_fts join articles on articles.id = articles_fts.rowid
"""


async def _found(query: Query, index: str, rows: str, words: str) -> Found:
    """Return what an index finds for the words; `rows` is the SQL of the rows with what was found marked in them."""
    ids = await _first(query, index, words, SOME)
    if not ids:
        return Found([], 0)
    names, values = _listed(ids)
    match = _anywhere(words)
    found = await query(
        f"{rows} where {index} match :match and {index}.rowid in ({names})",
        {**values, "match": match, "begin": BEGIN, "end": END},
    )
    return Found(_in_order(found, ids), await _total(query, index, match))


def marked(text: str) -> list[tuple[bool, str]]:
    """Return a text with marks around what was found as (found?, words)."""
    pieces: list[tuple[bool, str]] = []
    for part in text.split(BEGIN):
        inside, end, after = part.partition(END)
        pieces += [(True, inside), (False, after)] if end else [(False, part)]
    return [(found, words) for found, words in pieces if words]
