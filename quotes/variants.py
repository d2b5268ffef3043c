"""The same utterance in many papers: which quotes of different articles are one, and how their wordings differ.

Candidates come from an index (winnowed word shingles, and pairs of neighbouring content
words after synonyms are folded), never from all pairs; each pair is then judged by its
wording, its numbers and names, its speakers and its dates.  Groups are built from the
surest pairs down.  The result depends on the set of quotes alone, not on their order.

Winnowing: Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003: any shared run of SHINGLE + WINDOW - 1 words is found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple
from zlib import crc32

from rapidfuzz.distance import LCSseq

from quotes.languages.en import wording as english
from quotes.text import normal_form, stable_key
from quotes.types import QuoteType

Relation = Literal["identical", "trimmed", "reworded", "indirect"]
Wording = Literal["identical", "trimmed", "reworded"]
Agreement = Literal["same", "unknown", "different"]

SHINGLE, WINDOW = 3, 3
# a key that more wordings than this share tells nothing; rarer keys bring their quotes together
CROWDED = 60
# words that a piece of a quote must have to be known again in a longer one
FEWEST_TRIMMED = 6
# days between two articles that may report one utterance in different words
FARTHEST_DAYS = 4
# content words in common (F measure) that make two wordings one, by what is known of the speakers
ALIKE = {"same": 0.72, "unknown": 0.82, "different": 0.95}
FEWEST_CONTENT = {"same": 3, "unknown": 5, "different": 6}
# words that two quotes by different people must share before we say that one is credited wrongly
FEWEST_CONFLICT = 8

_ELLIPSIS = re.compile(r"\[?\s*(?:…|\.\s?\.\s?\.)\s*\]?")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_NAME = re.compile(r"(?<![.!?…:“\"‘]\s)(?<!^)\b[A-Z][\w’'-]+")


@dataclass(frozen=True)
class VariantQuote:
    """What grouping needs to know of one quote. `speaker` is a name or, of an unnamed source, its description."""

    key: str
    text: str
    type: QuoteType
    speaker: str | None
    published: str | None
    publisher: str | None
    article_key: str
    anonymous: bool = False


@dataclass(frozen=True)
class Member:
    """A quote in a group, and how its wording stands to the group's text."""

    quote: VariantQuote
    relation: Relation


@dataclass(frozen=True)
class Variant:
    """One utterance as different articles have it; `members` in order of publication, `first` the earliest.

    `text` is the fullest wording, a direct one if there is any.  `wording` says how far the
    quotations agree, `conflict` that they are credited to different named speakers.
    """

    key: str
    text: str
    members: tuple[Member, ...]
    first: VariantQuote
    wording: Wording
    conflict: bool

    @property
    def publisher_count(self) -> int:
        """How many outlets carry it; articles without one count as one each."""
        return len({member.quote.publisher or member.quote.article_key for member in self.members})


def group(quotes: Sequence[VariantQuote]) -> list[Variant]:
    """Return the groups of quotes that report one utterance, each from two articles or more, sorted by key."""
    units = _units(quotes)
    edges = sorted(
        (-score, units[a].name, units[b].name, a, b, relation)
        for a, b in _candidates(units)
        for score, relation in [_judge(units[a], units[b])]
        if score > 0
    )
    groups = _Groups(units)
    for _, _, _, a, b, relation in edges:
        groups.join(a, b, relation)
    found = (_variant([q for number in members for q in units[number].quotes]) for members in groups.all())
    return sorted((variant for variant in found if variant), key=lambda variant: variant.key)


def compare(first: VariantQuote, second: VariantQuote) -> Wording | None:
    """Return how the wordings of two quotes differ if they report one utterance, None if they do not."""
    if first.article_key == second.article_key:
        return None
    a, b = _Unit([first]), _Unit([second])
    return _judge(a, b)[1]


# units: quotes with the same words by the same speaker are judged once


@dataclass
class _Unit:
    """Quotes with the same words by the same speaker."""

    quotes: list[VariantQuote]
    name: tuple[str, str] = field(init=False)
    words: list[str] = field(init=False)
    pieces: list[list[str]] = field(init=False)
    content: list[str] = field(init=False)

    def __post_init__(self) -> None:
        text = self.quotes[0].text
        self.name = (normal_form(text), normal_form(self.quotes[0].speaker or ""))
        self.words = self.name[0].split()
        self.speaker = self.name[1].split()
        self.anonymous = self.quotes[0].anonymous
        self.pieces = [
            words
            for part in _ELLIPSIS.split(_BRACKETED.sub(_keep_ellipsis, text))
            if (words := normal_form(part).split())
        ]
        self.content = content_words(self.words)
        self.numbers = frozenset(word for word in self.content if word[0].isdigit())
        self.names = frozenset(normal_form(name) for name in _NAME.findall(text))
        self.negated = len([word for word in self.words if word in english.NEGATIONS]) % 2
        self.articles = frozenset(quote.article_key for quote in self.quotes)
        days = [day for quote in self.quotes if (day := _day(quote.published)) is not None]
        self.days = (min(days), max(days)) if days else None
        self.direct = any(quote.type != "indirect" for quote in self.quotes)


def _keep_ellipsis(match: re.Match[str]) -> str:
    return " … " if _ELLIPSIS.search(match[0]) else " "


def _units(quotes: Sequence[VariantQuote]) -> list[_Unit]:
    together: dict[tuple[str, str], list[VariantQuote]] = defaultdict(list)
    for quote in sorted(set(quotes), key=lambda quote: quote.key):
        together[(normal_form(quote.text), normal_form(quote.speaker or ""))].append(quote)
    return [_Unit(together[name]) for name in sorted(together) if name[0]]


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    """Return one form for a word, its inflections and the words that stand for it."""
    if word in english.NUMBERS:
        return english.NUMBERS[word]
    word = english.IRREGULAR.get(word, word)
    for form in (word, *_stems(word)):
        if form in _SYNONYMS:
            return _SYNONYMS[form]
    return _stems(word)[-1] if _stems(word) else word


def _stems(word: str) -> list[str]:
    """Return what may be the ground forms of an English word, the last the shortest."""
    found: list[str] = []
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)] + instead
            found.append(stem)
            if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
                found.append(stem[:-1])
    return found


_SYNONYMS: dict[str, str] = {}
for _row in english.SYNONYM_ROWS:
    for _word in sorted(_row):
        _SYNONYMS.setdefault(_word, min(_row))


def content_words(words: Iterable[str]) -> list[str]:
    """Return what tells utterances apart: the words that say something, folded over inflection and synonyms."""
    return [_fold(word) for word in words if word not in english.EMPTY]


# candidates


def _candidates(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Yield pairs of units that share a key that is not crowded."""
    index: dict[int | str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for key in _keys(unit):
            index[key].append(number)
    seen: set[tuple[int, int]] = set()
    for members in index.values():
        if len(members) > CROWDED:
            continue
        for at, first in enumerate(members):
            for second in members[at + 1 :]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    yield first, second


def _keys(unit: _Unit) -> set[int | str]:
    keys: set[int | str] = {f"={unit.name[0]}"}
    keys.update(winnow(unit.words))
    content = sorted(set(unit.content), key=unit.content.index)
    for at, word in enumerate(content):
        keys.update(" ".join(sorted((word, other))) for other in content[at + 1 : at + 3])
    return keys


def winnow(words: Sequence[str]) -> set[int]:
    """Return the fingerprints of a text: of every WINDOW shingles in a row the smallest hash."""
    hashes = [
        crc32(" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace")) for at in range(len(words) - SHINGLE + 1)
    ]
    if len(hashes) <= WINDOW:
        return set(hashes)
    return {min(hashes[at : at + WINDOW]) for at in range(len(hashes) - WINDOW + 1)}


# judging a pair


def speakers_agree(first: VariantQuote, second: VariantQuote) -> Agreement:
    """Return whether two quotes are credited to one speaker, as far as their names tell."""
    names = [normal_form(quote.speaker or "").split() for quote in (first, second)]
    return _agree(names[0], names[1], first.anonymous, second.anonymous)


def _agree(a: list[str], b: list[str], a_anonymous: bool, b_anonymous: bool) -> Agreement:
    if not a or not b:
        return "unknown"
    if a_anonymous or b_anonymous:
        # descriptions vary from outlet to outlet: "a top security source", "senior security source from Herat"
        alike = set(a) & set(b) - english.EMPTY
        return "same" if a_anonymous and b_anonymous and len(alike) >= 2 else "unknown"
    if a == b or (a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a) or _initials(a, b))):
        return "same"
    return "different"


def _initials(a: list[str], b: list[str]) -> bool:
    """Do the first names differ only in being shortened to a letter?"""
    return len(a) > 1 and len(b) > 1 and a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) == 1


class _Judged(NamedTuple):
    score: float
    relation: Wording | None


_APART = _Judged(0.0, None)


def _judge(a: _Unit, b: _Unit) -> _Judged:
    """Return how sure it is that two units report one utterance, and how their wordings differ."""
    if a.articles == b.articles and len(a.articles) == 1:
        return _APART
    speakers = _agree(a.speaker, b.speaker, a.anonymous, b.anonymous)
    stock = _is_stock(a) or _is_stock(b)
    if speakers == "different" and (stock or _days_apart(a, b) > FARTHEST_DAYS):
        return _APART
    shorter, longer = sorted((a, b), key=lambda unit: (len(unit.words), unit.name))
    if a.words == b.words:
        return _identical(a, speakers, stock)
    if _contained(shorter, longer):
        known = speakers == "same" or (not stock and _days_apart(a, b) <= FARTHEST_DAYS)
        enough = len(shorter.words) >= (FEWEST_CONFLICT if speakers == "different" else FEWEST_TRIMMED)
        return _Judged(0.95, "trimmed") if known and enough else _APART
    return _reworded(a, b, speakers, stock)


def _identical(unit: _Unit, speakers: Agreement, stock: bool) -> _Judged:
    if speakers == "same":
        return _Judged(1.0, "identical") if len(unit.words) >= 3 else _APART
    enough = len(unit.words) >= (FEWEST_CONFLICT if speakers == "different" else 5)
    return _Judged(1.0, "identical") if enough and not stock else _APART


def _reworded(a: _Unit, b: _Unit, speakers: Agreement, stock: bool) -> _Judged:
    if min(len(a.content), len(b.content)) < FEWEST_CONTENT[speakers] or (stock and speakers != "same"):
        return _APART
    if a.negated != b.negated or a.numbers != b.numbers or _days_apart(a, b) > FARTHEST_DAYS:
        return _APART
    if a.names and b.names and not a.names & b.names:
        return _APART
    shared = sum((Counter(a.content) & Counter(b.content)).values())
    likeness = 2 * shared / (len(a.content) + len(b.content))
    needed = ALIKE[speakers] + (0.08 if min(len(a.content), len(b.content)) < 5 else 0)
    if likeness < needed or LCSseq.normalized_similarity(a.content, b.content) < 0.4:
        return _APART
    return _Judged(min(likeness, 0.94), "reworded")


def _is_stock(unit: _Unit) -> bool:
    """Is it a formula that anybody may say of anything?"""
    if not unit.content or unit.numbers:
        return not unit.content
    plain = [word for word in unit.content if word in _STOCK]
    return len(plain) >= 0.7 * len(unit.content)


_STOCK = {_fold(word) for word in english.STOCK}


def _days_apart(a: _Unit, b: _Unit) -> int:
    if a.days is None or b.days is None:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def _contained(shorter: _Unit, longer: _Unit) -> bool:
    """Do all pieces of the shorter stand in the longer, in order?"""
    if not set(shorter.words) <= set(longer.words):
        return False
    at = 0
    for piece in shorter.pieces:
        found = _find(piece, longer.words, at)
        if found < 0 or (len(shorter.pieces) > 1 and len(piece) < 2):
            return False
        at = found + len(piece)
    return bool(shorter.pieces)


def _find(piece: list[str], words: list[str], start: int) -> int:
    for at in range(start, len(words) - len(piece) + 1):
        if words[at] == piece[0] and words[at : at + len(piece)] == piece:
            return at
    return -1


# groups


class _Groups:
    """Units joined into groups; each knows its smallest member."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self.units = units
        self.parent = list(range(len(units)))
        self.members = {number: [number] for number in range(len(units))}

    def _find(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, a: int, b: int, relation: Wording | None) -> None:
        """Join the groups of two units, unless an article would then say one thing in two ways."""
        low, high = sorted((self._find(a), self._find(b)))
        if low == high or (relation == "reworded" and self._says_both(low, high)):
            return
        self.parent[high] = low
        self.members[low] += self.members.pop(high)

    def _says_both(self, low: int, high: int) -> bool:
        ours = {key for number in self.members[low] for key in self.units[number].articles}
        return any(not ours.isdisjoint(self.units[number].articles) for number in self.members[high])

    def all(self) -> Iterator[list[int]]:
        """Yield the units of each group."""
        for members in self.members.values():
            yield sorted(members)


def _variant(quotes: Sequence[VariantQuote]) -> Variant | None:
    """Return the group of these quotes, None where they are all of one article."""
    if len({quote.article_key for quote in quotes}) < 2:
        return None
    ordered = sorted(quotes, key=lambda quote: (quote.published or "9999", quote.key))
    fullest = min(
        ordered,
        key=lambda quote: (
            quote.type == "indirect",
            -len(normal_form(quote.text).split()),
            quote.published or "9999",
            quote.key,
        ),
    )
    members = tuple(Member(quote, _relation(quote, fullest)) for quote in ordered)
    told = {member.relation for member in members}
    wording: Wording = "reworded" if "reworded" in told else "trimmed" if "trimmed" in told else "identical"
    named = {normal_form(quote.speaker): quote for quote in ordered if quote.speaker and not quote.anonymous}
    people = [named[name] for name in sorted(named)]
    conflict = any(
        speakers_agree(one, other) == "different" for at, one in enumerate(people) for other in people[at + 1 :]
    )
    return Variant(stable_key("variant", ordered[0].key), fullest.text, members, ordered[0], wording, conflict)


def _relation(quote: VariantQuote, reference: VariantQuote) -> Relation:
    a, b = _Unit([quote]), _Unit([reference])
    if quote.type == "indirect" and reference.type != "indirect":
        return "indirect"
    if a.words == b.words:
        return "identical"
    return "trimmed" if _contained(a, b) else "reworded"
