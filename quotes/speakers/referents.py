"""Somebody or something an article speaks of: what it is called, what it is, and where it was last seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from quotes.types import Kind, Span

TOLD_GENDER = 2.0  # what a title or a noun adds to a gender
MentionType = Literal["name", "nominal", "pronoun"]


class Place(NamedTuple):
    """One place where a referent was mentioned, as far as salience asks."""

    word: int
    sentence: int
    paragraph: int
    relation: str
    inside: bool  # in somebody's words, not in the reporter's
    said_in: int  # number of the attribution whose words hold it, -1 for none


@dataclass(eq=False)
class Referent:
    """Grows while the article is read; `number` is "sing", "plur", or "any" (a team: it or they)."""

    name: str
    kind: Kind
    number: str = "sing"
    named: bool = False
    heads: set[str] = field(default_factory=set)  # nouns that describe it, normalised
    modifiers: set[str] = field(default_factory=set)
    role: str | None = None
    affiliation: str | None = None
    genders: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    singular_they: bool = False
    institution: bool = False  # unnamed, but no anonymous source (police, a minister's office)
    members: tuple[Referent, ...] = ()
    group: Referent | None = None  # the unnamed people of whom he is one
    mentions: dict[Span, MentionType] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    count: int = 0
    head: int = -1  # word that first described it
    first_source: int = -1  # place of the first source that speaks of it
    reason: Span | None = None
    is_place: bool = False

    @property
    def gender(self) -> str:
        """Return m, f, or "" where the evidence does not tell."""
        if self.singular_they:
            return ""
        male, female = self.genders["m"], self.genders["f"]
        if male > 1.5 * female and male >= 0.5:
            return "m"
        if female > 1.5 * male and female >= 0.5:
            return "f"
        return ""

    @property
    def gender_is_sure(self) -> bool:
        """Does more than a given name tell the gender?"""
        return max(self.genders["m"], self.genders["f"]) >= 1

    @property
    def office(self) -> tuple[str | None, str | None]:
        """Return role and affiliation."""
        return self.role, self.affiliation

    @property
    def is_body(self) -> bool:
        """Is it taken up by "it"?"""
        return self.kind in ("organization", "document", "social", "unknown")

    def seen(self, place: Place, span: Span, how: MentionType) -> None:
        """Note a mention; only the last few places matter to salience."""
        self.mentions.setdefault(span, how)
        self.places.append(place)
        del self.places[:-4]
        self.count += 1

    def flattened(self) -> tuple[Referent, ...]:
        """Return the members of a joint referent, or the referent itself."""
        return self.members or (self,)
