"""The variant page: the versions of one utterance, each against the fullest wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.publish.pages.article import colours
from quotes.publish.pages.common import Query, Row
from quotes.variants import difference
from quotes.variants.difference import Piece

# versions that one page shows
MOST_VERSIONS = 120


@dataclass(frozen=True)
class Version:
    """One article's version: its row, how it differs from the fullest wording, and the colour of its speaker.

    `credit` is the place of its speaker in the list of those credited, from 1; 0 where nobody is.
    """

    row: Row
    pieces: list[Piece]
    colour: str
    fullest: bool
    credit: int = 0

    @property
    def outlet(self) -> str:
        """Who printed it; where nobody knows, the headline over it."""
        return str(self.row["publisher"] or self.row["title"] or "Outlet unknown")

    @property
    def same(self) -> bool:
        """Has it the very words of the fullest?"""
        return all(piece.kind == "same" for piece in self.pieces)


@dataclass(frozen=True)
class Credit:
    """A speaker that versions are credited to (None: nobody known), with the outlets that do so."""

    speaker: Row | None
    colour: str
    versions: int
    outlets: list[str]


@dataclass(frozen=True)
class VariantPage:
    """The versions of one utterance, in order of publication."""

    row: Row
    versions: list[Version]
    credits: list[Credit]

    @property
    def fewer_origins(self) -> bool:
        """Have fewer outlets than print it the words from elsewhere than from another outlet or an agency?"""
        origins = self.row["origin_count"]
        return origins is not None and 0 < origins < self.row["publisher_count"]

    @property
    def left_out(self) -> int:
        """How many versions there are beyond those shown."""
        return max(0, int(self.row["quote_count"]) - len(self.versions))


_VERSIONS = """
    select quotes.*, articles.key as article_key, articles.title, articles.publisher, articles.published,
        speakers.key as by_key, speakers.name as speaker, speakers.anonymous as by_unnamed, speakers.role,
        originals.key as original_key, ifnull(originals.publisher, originals.title) as original,
        originals.published as original_published
    from quotes join articles on articles.id = quotes.article_id
    left join speakers on speakers.id = quotes.speaker_id
    left join article_copies on article_copies.article_id = quotes.article_id
    left join articles as originals on originals.id = article_copies.original_id
    where quotes.variant_id = :variant and quotes.wrong = 0
    order by quotes.article_id <> :first, articles.published is null, articles.published, quotes.id limit :most
"""


async def variant_page(query: Query, key: str) -> VariantPage | None:
    """Return what the page of one utterance shows; None if there is no such group."""
    found = await query("select * from variants where key = :key", {"key": key})
    if not found:
        return None
    versions = await _versions(query, found[0], MOST_VERSIONS)
    credits = _credits(versions)
    places = {credit.speaker["by_key"]: place for place, credit in enumerate(credits, 1) if credit.speaker}
    numbered = [replace(version, credit=places.get(version.row["by_key"], 0)) for version in versions]
    return VariantPage(found[0], numbered, credits)


async def versions_in_short(query: Query, variant: Row) -> list[Version]:
    """Return two versions of an utterance that differ: the fullest, and the first that says it otherwise."""
    versions = await _versions(query, variant, MOST_VERSIONS)
    fullest = next((version for version in versions if version.fullest), None)
    rank = {"reworded": 0, "trimmed": 1}
    others = sorted(  # words inside marks of their own first: those are what an outlet vouches for
        (version for version in versions if version.row["relation"] in rank and not version.same),
        key=lambda version: (version.row["type"] != "direct", rank[version.row["relation"]]),
    )
    return [version for version in (fullest, *others[:1]) if version]


async def _versions(query: Query, variant: Row, most: int) -> list[Version]:
    rows = await query(_VERSIONS, {"variant": variant["id"], "first": variant["first_article_id"], "most": most})
    colour = colours(row["by_key"] for row in rows if row["by_key"])
    # the first that has the fullest wording is what the others are held against
    fullest = next((row["id"] for row in rows if row["text"] == variant["text"]), None)
    return [
        Version(
            row,
            difference(variant["text"], row["text"]),
            f"s{colour[row['by_key']]}" if row["by_key"] else "nobody",
            row["id"] == fullest,
        )
        for row in rows
    ]


def _credits(versions: Sequence[Version]) -> list[Credit]:
    """Return who is credited, whom most versions credit first."""
    by_key: dict[str | None, list[Version]] = {}
    for version in versions:
        by_key.setdefault(version.row["by_key"], []).append(version)
    credits = [
        Credit(
            theirs[0].row if key else None,
            theirs[0].colour,
            len(theirs),
            list(dict.fromkeys(version.outlet for version in theirs)),
        )
        for key, theirs in by_key.items()
    ]
    return sorted(credits, key=lambda credit: (credit.speaker is None, -credit.versions))
