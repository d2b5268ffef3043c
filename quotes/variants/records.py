"""What goes into grouping and what comes out of it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

from quotes.types import Kind, QuoteType
from quotes.variants.forms import Form

Relation = Literal["identical", "trimmed", "reworded", "indirect"]
Wording = Literal["identical", "trimmed", "reworded"]
Agreement = Literal["same", "unknown", "different"]

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VariantQuote:
    """What grouping needs to know of one quote. `speaker` is a name or, of an unnamed source, its description.

    `event` are the names that the article's headline and opening hold, `via` whom the words were told
    and which agency carried them; both are evidence that two articles are about the same occasion.
    """

    key: str
    text: str
    type: QuoteType
    speaker: str | None
    published: str | None
    publisher: str | None
    article_key: str
    anonymous: bool = False
    kind: Kind | None = None
    event: frozenset[str] = NOTHING
    via: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Member:
    """A quote in a group, and how its wording stands to the group's text."""

    quote: VariantQuote
    relation: Relation


@dataclass(frozen=True, slots=True)
class Variant:
    """One utterance as different articles have it; `members` in order of publication, `first` the earliest.

    `reference` is the fullest wording, a direct one if there is any.  `wording` says how far the
    quotations agree, `conflict` that they are credited to different named speakers.
    """

    key: str
    reference: VariantQuote
    members: tuple[Member, ...]
    first: VariantQuote
    wording: Wording
    conflict: bool

    @property
    def text(self) -> str:
        """The fullest wording."""
        return self.reference.text

    @property
    def publisher_count(self) -> int:
        """How many outlets carry it; articles without one count as one each."""
        return len({member.quote.publisher or member.quote.article_key for member in self.members})

    @property
    def altered(self) -> bool:
        """Do outlets put different words inside quotation marks?"""
        first: dict[str, str] = {}
        for member in self.members:
            if member.quote.type == "direct":
                outlet = member.quote.publisher or member.quote.article_key
                wording = first.setdefault(" ".join(Form(member.quote.text).spelled), outlet)
                if len(first) > 1 and len({outlet, wording, *first.values()}) > 1:
                    return True
        return False

    def origin_count(self, sources: Mapping[str, Hashable]) -> int:
        """Return how many origins the words have.

        Outlets count as one where `sources` gives their articles (by key) the same source, because they copied
        one another, and where one agency is credited for the words.
        """
        heads: dict[Hashable, Hashable] = {}

        def head(of: Hashable) -> Hashable:
            while heads.setdefault(of, of) != of:
                of = heads[of]
            return of

        for member in self.members:
            quote = member.quote
            own = ("article", sources.get(quote.article_key, quote.article_key))
            for tie in [("outlet", quote.publisher)] * bool(quote.publisher) + [("via", one) for one in quote.via]:
                heads[head(tie)] = head(own)
            head(own)
        return len({head(of) for of in list(heads)})
