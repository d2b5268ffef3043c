"""The nouns: one frozen record for each thing we talk about.

All offsets are Unicode code points into `Article.text`, start inclusive, end
exclusive.  Words are counted from 0 over the whole document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple, Protocol, get_args

import numpy as np
import numpy.typing as npt

from quotes.marks import Quotation, paragraphs
from quotes.text import stable_key

QuoteType = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "writing", "thought"]
Resolved = Literal["named", "pronoun", "nominal", "elided", "continued", "unresolved"]
Polarity = Literal["asserted", "denied", "refused", "hedged", "question", "directive"]
Kind = Literal["person", "group", "organization", "document", "social", "unknown"]
LinkRole = Literal["speaker", "told", "channel", "cited_by", "agency", "publisher"]

# in the order that the networks have learned them in
TYPES: tuple[QuoteType, ...] = get_args(QuoteType)
ACTS: tuple[Act, ...] = get_args(Act)
RESOLUTIONS: tuple[Resolved, ...] = get_args(Resolved)
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
KINDS: tuple[Kind, ...] = get_args(Kind)
# the links that the article's words tell of, beside the speaker
STEPS: tuple[LinkRole, ...] = ("told", "channel", "cited_by")


class Part(IntEnum):
    """What a word is in an attribution, by the numbers that the networks have learned."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


# what joins the pieces of an interrupted quotation in `Quote.text`
PIECE_JOINT = " […] "


class Span(NamedTuple):
    """A stretch of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of `text`, verbatim."""
        return text[self.start : self.end]

    def holds(self, other: tuple[int, int]) -> bool:
        """Does this span hold the whole of `other`?"""
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: tuple[int, int]) -> bool:
        """Do the two share a character?"""
        return self.start < other[1] and other[0] < self.end


def places_of(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the places of all characters in some spans."""
    return frozenset(at for start, end in spans for at in range(start, end))


class Word(NamedTuple):
    """One syntactic word. `head` is the number of its head in the document, -1 for a root."""

    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)

    def feature(self, name: str) -> str | None:
        """Return the value of one morphological feature ("Number" → "Plur"), None if it has none."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


class Sentence(NamedTuple):
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int


class Entity(NamedTuple):
    """A name: words `first` to `last` (exclusive), with the classes of English Worldwide Newswire ("Person", …)."""

    first: int
    last: int
    type: str


@dataclass(frozen=True)
class Attribution:
    """Words reported as somebody's: what the parser and the marks found, nobody resolved yet.

    `content` holds one span a piece.  `cue` is None for a quotation that stands
    alone; `continues` is then the position, in the list of attributions, of the
    one whose words it carries on (None: nobody's that we know).
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    type: QuoteType
    score: float = 1.0
    continues: int | None = None

    @property
    def start(self) -> int:
        """Start of the first piece."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """End of the last piece."""
        return self.content[-1].end

    def order(self) -> tuple[int, int, tuple[int, int]]:
        """Return what attributions are sorted by: their beginning, and of two that begin together the longer first."""
        return self.start, -self.end, self.cue or (0, 0)


@dataclass(frozen=True)
class Article:
    """A news article, as read; `quotes` once extracted."""

    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    agency: str | None = None
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    @property
    def key(self) -> str:
        """Stable name of the article: the same text from the same origin has the same key everywhere."""
        return stable_key(self.url or self.publisher or "", self.text)


@dataclass(frozen=True)
class Affinity:
    """How well a pronoun takes up a word before it, from the encoder: two rows of numbers a word."""

    asking: npt.NDArray[np.float32]
    asked: npt.NDArray[np.float32]

    def __call__(self, pronoun: int, word: int) -> float:
        """Return the log-odds that the pronoun takes up the mention that the word heads, all else being equal."""
        return float(self.asking[pronoun] @ self.asked[word])


class JudgeOfPairs(Protocol):
    """Who says of pairs of an attribution and a word of an article how likely the one is of the other's way."""

    def __call__(
        self,
        anchors: npt.NDArray[np.int64],
        clauses: npt.NDArray[np.int64],
        pair: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
        plain: npt.NDArray[np.int64],
        /,
    ) -> npt.NDArray[np.float32]:
        """Return how likely each pair is; the numbers are those of `chains.pairs` or `speakers.candidates`."""
        ...


class JudgeOfWays(Protocol):
    """Who says how words travelled, and who spoke."""

    @property
    def steps(self) -> JudgeOfPairs:
        """To whom it was told, by which channel, who passed it on: (pairs, 3), each for itself."""
        ...

    @property
    def speakers(self) -> JudgeOfPairs:
        """Who spoke: (pairs,), shares of one attribution, of which what is left is nobody's."""
        ...

    @property
    def reports(self) -> JudgeOfPairs:
        """Whether words are reported at all: (attributions,), each paired with the last word of its content."""
        ...

    @property
    def weighs_reports(self) -> bool:
        """Has it learned to?"""
        ...


@dataclass(frozen=True)
class Document:
    """An article with its annotation; the only thing that later stages read."""

    article: Article
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    affinity: Affinity | None = field(default=None, compare=False)
    ways: JudgeOfWays | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def words_in(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie in the characters `start` to `end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def words_of(self, span: tuple[int, int] | None) -> range:
        """Return the numbers of the words that lie in a span; none of no span."""
        return self.words_in(*span) if span is not None else range(0)

    def span(self, numbers: Sequence[int]) -> Span:
        """Return where words stand, from the first of the numbers to the last."""
        return Span(self.words[numbers[0]].start, self.words[numbers[-1]].end)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where the paragraphs begin and end."""
        return tuple(paragraphs(self.text))

    def paragraph_at(self, at: int) -> int:
        """Return the number of the paragraph that a character stands in or behind, from 1; 0 before the first."""
        return bisect_right(self.paragraphs, at, key=itemgetter(0))

    def children(self, number: int) -> Iterator[int]:
        """Yield the numbers of the direct dependents of a word."""
        yield from self._dependents[number]

    def entity_at(self, number: int) -> Entity | None:
        """Return the name that a word is part of; names do not overlap."""
        return self._entities.get(number)

    # all are asked for thousands of times an article
    @cached_property
    def _entities(self) -> dict[int, Entity]:
        return {number: entity for entity in self.entities for number in range(entity.first, entity.last)}

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _dependents(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0 and self.words[word.head].sentence == word.sentence:
                found[word.head].append(number)
        return found

    def subtree(self, number: int) -> list[int]:
        """Return the numbers of a word and all its dependents, in order."""
        found, queue = {number}, [number]
        while queue:
            for child in self.children(queue.pop()):
                if child not in found:
                    found.add(child)
                    queue.append(child)
        return sorted(found)

    def phrase(self, number: int) -> list[int]:
        """Return the numbers of a word and all its dependents, in order, but for the punctuation."""
        return [at for at in self.subtree(number) if self.words[at].upos != "PUNCT"]

    def head_of(self, start: int, end: int) -> int | None:
        """Return the word that governs the span: the first whose head lies outside it; None for an empty span."""
        inside = self.words_in(start, end)
        for at in inside:
            if self.words[at].head not in inside and self.words[at].upos != "PUNCT":
                return at
        return inside[0] if inside else None


@dataclass(frozen=True)
class Mention:
    """One place where an article names or describes a speaker."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a person, group, body, document or account, as one article shows it.

    An unnamed source (`anonymous`) never is the same person in two articles.
    """

    name: str
    kind: Kind
    anonymous: bool = False
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: Span | None = None
    mentions: tuple[Mention, ...] = ()

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Link:
    """One step of an attribution chain, counted from the speaker outwards; no span where metadata says it.

    `carried` is true where the article states the step for the same speaker's words before ("told AFP" … "he added").
    """

    role: LinkRole
    name: str
    speaker: Speaker | None = None
    start: int | None = None
    end: int | None = None
    carried: bool = False


@dataclass(frozen=True)
class Quote:
    """One attribution, resolved: what was said, by whom, and how the words came here."""

    text: str
    spans: tuple[Span, ...]
    type: QuoteType
    act: Act = "speech"
    polarity: Polarity = "asserted"
    cue: Span | None = None
    source: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    resolution: Resolved = "unresolved"
    links: tuple[Link, ...] = ()
    chain: str = ""
    confidence: float = 0.0

    @property
    def speaker(self) -> Speaker | None:
        """The speaker, of joint speakers the first; None where unresolved."""
        return self.speakers[0] if self.speakers else None

    @property
    def anonymous(self) -> bool:
        """Is the source an unnamed one?"""
        return bool(self.speaker and self.speaker.anonymous)

    @property
    def start(self) -> int:
        """Start of the first piece."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """End of the last piece."""
        return self.spans[-1].end
