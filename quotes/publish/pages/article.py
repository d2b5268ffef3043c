"""The article page: the text with its quotes marked, and the sources beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotes.articles.opening import front_matter_end
from quotes.publish.marking import Mark, Step, marked_paragraphs
from quotes.publish.pages.common import Query, Row, quote_spans, web_address

# as many colours as static/quotes.css knows (classes s0, s1, …)
PALETTE = 12

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")

# how the sources of an article are grouped beside it: (heading, kinds of the named ones); the others stand behind
NAMED_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("People", ("person",)),
    ("Groups and organizations", ("group", "organization")),
    ("Documents", ("document",)),
    ("Accounts and posts", ("social",)),
)
OTHERS, UNNAMED = "Other", "Unnamed"


@dataclass
class Source:
    """Somebody quoted in an article."""

    id: int
    key: str
    name: str
    kind: str
    anonymous: bool
    role: str | None
    affiliation: str | None
    colour: int
    number: int
    reasons: list[str] = field(default_factory=list)
    quotes: int = 0

    @property
    def described(self) -> str:
        """Role and affiliation, as far as they are known and the name does not say them."""
        role = self.role if self.role and self.role.lower() != self.name.lower() else None
        return ", ".join(part for part in (role, self.affiliation) if part)


@dataclass(frozen=True)
class QuoteShown:
    """A quote as the article page shows it: its row, and who said it."""

    row: Row
    speakers: tuple[Source, ...]

    @property
    def key(self) -> str:
        """The quote's key."""
        return str(self.row["key"])

    @property
    def colour(self) -> str:
        """Class of the colour of its (first) speaker."""
        return f"s{self.speakers[0].colour}" if self.speakers else "nobody"

    @property
    def tag(self) -> str:
        """What tells its speakers apart without colour: their numbers in the list of sources."""
        return "+".join(str(speaker.number) for speaker in self.speakers) or "?"

    @property
    def percent(self) -> int:
        """Confidence in per cent; never a hundred, for nothing that models find is certain."""
        return min(99, round(100 * (self.row["confidence"] or 0)))

    @property
    def sure(self) -> str | None:
        """How sure it is whose words these are; None where nobody is named as the speaker."""
        return f"{self.percent} %" if self.speakers else None


@dataclass(frozen=True)
class ArticlePage:
    """An article set for reading."""

    row: Row
    paragraphs: list[list[Step]]
    quotes: list[QuoteShown]
    groups: list[tuple[str, list[Source]]]

    @property
    def by_key(self) -> dict[str, QuoteShown]:
        """The quotes by their keys."""
        return {quote.key: quote for quote in self.quotes}

    @property
    def thoughts(self) -> int:
        """How many of the quotes are thoughts, which are counted nowhere else on the site."""
        return sum(quote.row["act"] == "thought" for quote in self.quotes)

    @property
    def unresolved(self) -> int:
        """How many of the quotes nobody is credited with."""
        return sum(not quote.speakers for quote in self.quotes)

    @property
    def language(self) -> str | None:
        """The language of the text, if it is written as browsers know them (BCP 47)."""
        language = self.row["language"]
        return language if isinstance(language, str) and _LANGUAGE.match(language) else None

    @property
    def url(self) -> str | None:
        """Where the article was published, if that is an address of the web."""
        return web_address(self.row["url"])


def colours(keys: Iterable[str]) -> dict[str, int]:
    """Return the colour of each speaker of an article.

    A speaker's key chooses, so that the colour is the same in every article;
    where it is taken the next free one is, as long as there are free ones.
    """
    found: dict[str, int] = {}
    taken: set[int] = set()
    for key in keys:
        if key in found:
            continue
        wanted = sum(key.encode()) % PALETTE
        if len(taken) < PALETTE:
            while wanted in taken:
                wanted = (wanted + 1) % PALETTE
        taken.add(wanted)
        found[key] = wanted
    return found


def marks_of(quotes: Iterable[QuoteShown]) -> list[Mark]:
    """Return the marks over the text: the quotes by key, and their sources and cues, each place once."""
    found: list[Mark] = []
    told: set[Mark] = set()
    for quote in quotes:
        found.extend(Mark(quote.key, start, end) for start, end in quote_spans(quote.row))
        for part in ("source", "cue"):
            start, end = quote.row[f"{part}_start"], quote.row[f"{part}_end"]
            if start is not None and end is not None:
                told.add(Mark(part, start, end))
    return found + sorted(told)


async def article_page(query: Query, key: str) -> ArticlePage | None:
    """Return what the page of one article shows; None if there is no such article."""
    articles = await query(
        """
        select articles.*, originals.key as original_key, ifnull(originals.publisher, originals.title) as original,
            originals.published as original_published
        from articles left join article_copies on article_copies.article_id = articles.id
        left join articles as originals on originals.id = article_copies.original_id
        where articles.key = :key
        """,
        {"key": key},
    )
    if not articles:
        return None
    article = articles[0]
    this = {"article": article["id"]}
    rows = await query(
        """
        select quotes.*, variants.key as variant_key, variants.publisher_count, variants.wording, variants.conflict
        from quotes left join variants on variants.id = quotes.variant_id
        where article_id = :article and wrong = 0 order by position, quotes.id
        """,
        this,
    )
    sources, said_by = await _sources(query, article["id"])
    quotes = []
    for row in rows:
        speakers = tuple(sources[number] for number in said_by.get(row["id"], ()))
        quotes.append(QuoteShown(row, speakers))
        for speaker in speakers:
            speaker.quotes += 1
            reason = row["anonymity_reason"]
            if reason and speaker.anonymous and reason not in speaker.reasons:
                speaker.reasons.append(reason)
    grouped: dict[str, list[Source]] = {}
    for source in sources.values():
        grouped.setdefault(_group(source), []).append(source)
    headings = [*(heading for heading, _ in NAMED_GROUPS), OTHERS, UNNAMED]
    groups = [(heading, grouped[heading]) for heading in headings if heading in grouped]
    text = article["text"]
    return ArticlePage(article, marked_paragraphs(text, marks_of(quotes), front_matter_end(text)), quotes, groups)


def _group(source: Source) -> str:
    if source.anonymous:
        return UNNAMED
    return next((heading for heading, kinds in NAMED_GROUPS if source.kind in kinds), OTHERS)


async def _sources(query: Query, article_id: int) -> tuple[dict[int, Source], dict[int, list[int]]]:
    """Return the speakers of an article by id, in the order they are first quoted, and who said each quote."""
    rows = await query(
        """
        select quote, speakers.* from (
            select quotes.id as quote, quotes.position as place, -1 as rank, quotes.speaker_id as speaker
            from quotes where article_id = :article and wrong = 0 and speaker_id is not null
            union all
            select quotes.id, quotes.position, links.position, links.speaker_id
            from quotes join links on links.quote_id = quotes.id
            where article_id = :article and wrong = 0 and links.role = 'speaker' and links.speaker_id is not null
        ) join speakers on speakers.id = speaker order by place, quote, rank
        """,
        {"article": article_id},
    )
    colour = colours(row["key"] for row in rows)
    sources: dict[int, Source] = {}
    said_by: dict[int, list[int]] = {}
    for row in rows:
        if row["id"] not in sources:
            sources[row["id"]] = Source(
                id=row["id"],
                key=row["key"],
                name=row["name"],
                kind=row["kind"],
                anonymous=bool(row["anonymous"]),
                role=row["role"],
                affiliation=row["affiliation"],
                colour=colour[row["key"]],
                number=len(sources) + 1,
            )
        said = said_by.setdefault(row["quote"], [])
        if row["id"] not in said:
            said.append(row["id"])
    return sources, said_by
