"""From pairs of quotes to groups: the surest pairs first, and no group in which two quotes contradict."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from quotes.text import moment, normal_form, stable_key
from quotes.variants import candidates, pieces
from quotes.variants.forms import Form, content_words
from quotes.variants.judging import (
    FEWEST_CONFLICT,
    Likeness,
    Unit,
    contained,
    day_of,
    hopeless,
    judge,
    likenesses,
    name_words,
    repeated_after,
    speakers_agree,
)
from quotes.variants.records import Member, Relation, Variant, VariantQuote, Wording

# of the units that share their words exactly, each is compared with so many
STAR = 60

# ways in which an article may say the same again: a part of it
_PARTS = {"identical", "trimmed", "marked"}

# people in a group whose wordings must fit those of people in another one
NAMED = 8

# wordings whose parts are kept at hand while pairs are judged
KEPT = 50_000

# the number of a wording → the units that have it
Units = Mapping[int, Sequence[Unit]]


def group(quotes: Iterable[VariantQuote]) -> list[Variant]:
    """Return the groups of quotes that report one utterance, each from two articles or more, sorted by key."""
    units = units_of(quotes)
    return group_units(units, edges_of(units, candidates.pairs(entries_of(units))))


def compare(first: VariantQuote, second: VariantQuote) -> Wording | None:
    """Return how the wordings of two quotes differ if they report one utterance, None if they do not."""
    if first.article_key == second.article_key:
        return None
    a, b = Unit([first], Form(first.text)), Unit([second], Form(second.text))
    return judge(a, b, likenesses(a.form, b.form)).relation


def units_of(quotes: Iterable[VariantQuote]) -> dict[int, list[Unit]]:
    """Return the quotes as units, by the numbers of their wordings; quotes without words are left out."""
    together: dict[str, list[VariantQuote]] = defaultdict(list)
    for quote in quotes:
        together[normal_form(quote.text)].append(quote)
    found: dict[int, list[Unit]] = defaultdict(list)
    for normal in sorted(together):
        if normal:
            # one of the texts stands for all, whichever comes first
            form = Form(max(quote.text for quote in together[normal]), normal)
            found[candidates.number(form)] += _units(form, together[normal])
    return found


def keys_of(units: Iterable[Unit]) -> set[int]:
    """Return the keys of the wordings of units that share their number."""
    return {key for form in {id(unit.form): unit.form for unit in units}.values() for key in candidates.keys(form)}


def entries_of(units: Units) -> candidates.Numbers:
    """Return all entries of the wordings in the index."""
    found = (candidates.entry(key, number) for number, some in units.items() for key in keys_of(some))
    return np.fromiter(found, np.int64)


def event_of(title: str, opening: str) -> frozenset[str]:
    """Return what an article is about: the content words of its headline and the names in its opening."""
    return frozenset(content_words(normal_form(title).split())) | Form(opening).names


def _units(form: Form, quotes: Iterable[VariantQuote]) -> Iterator[Unit]:
    """Yield the quotes of one wording by speaker and, where the words may well be said anew, by time."""
    by_speaker: dict[tuple[tuple[str, ...], bool], list[VariantQuote]] = defaultdict(list)
    for quote in {quote.key: quote for quote in quotes}.values():
        by_speaker[name_words(quote.speaker), quote.anonymous].append(quote)
    repeatable = form.stock or len(form.words) < FEWEST_CONFLICT
    for name in sorted(by_speaker):
        ordered = sorted(by_speaker[name], key=lambda quote: (day_of(quote.published) or 0, quote.key))
        now = [ordered[0]]
        for quote in ordered[1:]:
            before, day = day_of(now[-1].published), day_of(quote.published)
            if repeatable and before is not None and day is not None and day - before > repeated_after(form):
                yield Unit(now, form)
                now = []
            now.append(quote)
        yield Unit(now, form)


class Edge(NamedTuple):
    """Two units that report one utterance; sorts by how sure that is, then by how many quotes they are."""

    distance: float
    fewness: int
    names: tuple[tuple[str, tuple[str, ...], str], tuple[str, tuple[str, ...], str]]
    a: Unit
    b: Unit


def edges_between(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Edge]:
    """Yield the units of two wordings, or of one with itself, that report one utterance."""
    known: dict[tuple[int, int], list[Likeness]] = {}
    for a, b in _to_compare(ours, theirs):
        if a.form is not b.form and hopeless(a, b):
            continue
        forms = (id(a.form), id(b.form))
        if forms not in known:
            known[forms] = likenesses(a.form, b.form)
        found = judge(a, b, known[forms])
        if found.score > 0:
            one, other = sorted((a, b), key=lambda unit: unit.name)
            yield Edge(-found.score, -len(a.quotes) - len(b.quotes), (one.name, other.name), one, other)


def _to_compare(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield each unit of two wordings, or of one with itself, with STAR others at most.

    Formulas, which thousands may have said, are of one utterance only if their speakers are called alike.
    """
    same, places = ours is theirs, range(len(theirs))
    formula = any(some and some[0].form.stock for some in (ours, theirs))
    called: dict[str, list[int]] = defaultdict(list)
    for place in places if formula else ():
        for word in set(theirs[place].name[1]):
            called[word].append(place)
    for at, a in enumerate(ours):
        near = sorted({place for word in a.name[1] for place in called[word]}) if formula else places
        later = near[bisect_right(near, at) :] if same else near
        for place in later[:STAR]:
            yield a, theirs[place]


def edges_of(units: Units, pairs: Iterable[tuple[int, int]]) -> Iterator[Edge]:
    """Yield all edges: between the units of each wording, of the pairs of wordings given by their numbers, and of
    short pieces and what they may be pieces of.
    """
    for some in units.values():
        if len(some) > 1:
            yield from edges_between(some, some)
    judged: list[Form] = []
    for first, second in chain(pairs, pieces.pairs(units)):
        yield from edges_between(units[first], units[second])
        judged += (units[first][0].form, units[second][0].form)
        if len(judged) > KEPT:  # bounds the memory
            for form in judged:
                form.slim()
            judged.clear()


def group_units(units: Units, edges: Iterable[Edge]) -> list[Variant]:
    """Return the groups that the edges make of the units, the surest first; sorted by key."""
    edges = sorted(edges, key=lambda edge: edge[:3])
    groups = _Groups()
    for edge in edges:
        groups.join(edge.a, edge.b)
    for some in units.values():
        for unit in some:
            groups.see(unit)
    found = (_variant(members) for members in groups.all())
    return sorted((variant for variant in found if variant), key=lambda variant: variant.key)


class _Group:
    """Units that report one utterance; `fullest` is the one with the most words, of `named` by each of NAMED people."""

    __slots__ = ("articles", "fullest", "named", "units")

    def __init__(self, unit: Unit) -> None:
        self.units = [unit]
        self.fullest = unit
        self.articles = set(unit.articles)
        speaker = unit.name[1]
        self.named = {} if unit.quotes[0].anonymous or not speaker else {speaker: unit}

    def take(self, other: _Group) -> None:
        """Add the units of another group."""
        self.units += other.units
        self.articles |= other.articles
        self.fullest = _fuller(self.fullest, other.fullest)
        for name, unit in other.named.items():
            self.named[name] = _fuller(self.named.get(name, unit), unit)
        self.named = {name: self.named[name] for name in sorted(self.named)[:NAMED]}

    def fullest_by_all(self) -> list[Unit]:
        """Return the units with the fullest wording, of each of the people to whom it is credited."""
        credited = (unit for unit in self.named.values() if unit.form.normal == self.fullest.form.normal)
        return [self.fullest, *(unit for unit in credited if unit is not self.fullest)]


def _fuller(one: Unit, other: Unit) -> Unit:
    return min(one, other, key=lambda unit: (-len(unit.form.words), unit.name))


class _Groups:
    """Units joined into groups."""

    def __init__(self) -> None:
        self._of: dict[int, _Group] = {}

    def see(self, unit: Unit) -> _Group:
        """Return the unit's group, its own at first."""
        return self._of.setdefault(id(unit), _Group(unit))

    def join(self, a: Unit, b: Unit) -> None:
        """Join the groups of two units, unless their fullest wordings are of two utterances."""
        ours, theirs = self.see(a), self.see(b)
        if ours is theirs or not _fit(ours, theirs, a, b):
            return
        into, gone = sorted((ours, theirs), key=lambda one: (-len(one.units), one.units[0].name))
        into.take(gone)
        for unit in gone.units:
            self._of[id(unit)] = into

    def all(self) -> Iterator[list[Unit]]:
        """Yield the units of each group."""
        for found in {id(found): found for found in self._of.values()}.values():
            yield found.units


def _fit(ours: _Group, theirs: _Group, a: Unit, b: Unit) -> bool:
    """May two groups be one, for the sake of the units `a` and `b`?

    A piece that stands in two quotes does not make them one, nor does a chain of small changes: what the
    fullest wordings are must fit too.  And an article does not say one thing in two ways.  A quote that
    nobody is named for does not make one of what two people said, if nothing else does.
    """
    if _credited_apart(ours, theirs):
        return False
    same = a.form.normal == b.form.normal or contained(*_by_length(a, b))
    if not same and _in_two_ways(ours, theirs):
        return False
    if (ours.fullest is a and theirs.fullest is b) or a.form.normal == b.form.normal == ours.fullest.form.normal:
        return True
    if ours.fullest.form.normal == theirs.fullest.form.normal:
        return True
    ways = likenesses(ours.fullest.form, theirs.fullest.form)
    return any(judge(one, other, ways).score > 0 for one in ours.fullest_by_all() for other in theirs.fullest_by_all())


def _in_two_ways(ours: _Group, theirs: _Group) -> bool:
    """Does an article say in the one group what it says in the other, and not as a part of it?"""
    shared = ours.articles & theirs.articles
    if not shared:
        return False
    sides = [[unit for unit in group.units if not shared.isdisjoint(unit.articles)] for group in (ours, theirs)]
    return any(
        a.form.normal != b.form.normal and not _PARTS & {way.how for way in likenesses(a.form, b.form)}
        for a in sides[0]
        for b in sides[1]
        if not a.articles.isdisjoint(b.articles)
    )


def _credited_apart(ours: _Group, theirs: _Group) -> bool:
    """Do other people say in the one group than in the other, and what is not one utterance?"""
    pairs = [
        (a, b, speakers_agree(a.quotes[0], b.quotes[0])) for a in ours.named.values() for b in theirs.named.values()
    ]
    if any(agreed == "same" for _, _, agreed in pairs):
        return False
    return any(agreed == "different" and not judge(a, b, likenesses(a.form, b.form)).score for a, b, agreed in pairs)


def _by_length(a: Unit, b: Unit) -> tuple[Form, Form]:
    shorter, longer = sorted((a.form, b.form), key=lambda form: (len(form.words), form.normal))
    return shorter, longer


# the fullest wording is a direct quotation if there is any
_FULLEST = {"direct": 0, "mixed": 1, "indirect": 2}


def _variant(units: Sequence[Unit]) -> Variant | None:
    """Return the group of the quotes of these units, None where they are all of one article."""
    if len(frozenset[str]().union(*(unit.articles for unit in units))) < 2:
        return None
    forms = {quote.key: unit.form for unit in units for quote in unit.quotes}
    times = {quote.key: moment(quote.published) for unit in units for quote in unit.quotes}
    ordered = sorted(
        (quote for unit in units for quote in unit.quotes),
        key=lambda quote: (times[quote.key] is None, times[quote.key] or 0, quote.key),
    )
    reference = min(ordered, key=lambda quote: (_FULLEST[quote.type], -len(forms[quote.key].words)))
    members = tuple(Member(quote, _relation(quote, reference, forms)) for quote in ordered)
    told = {member.relation for member in members}
    wording: Wording = "reworded" if "reworded" in told else "trimmed" if "trimmed" in told else "identical"
    named = {normal_form(quote.speaker): quote for quote in ordered if quote.speaker and not quote.anonymous}
    people = [named[name] for name in sorted(named)]
    conflict = any(
        speakers_agree(one, other) == "different" for at, one in enumerate(people) for other in people[at + 1 :]
    )
    return Variant(stable_key("variant", ordered[0].key), reference, members, ordered[0], wording, conflict)


def _relation(quote: VariantQuote, reference: VariantQuote, forms: Mapping[str, Form]) -> Relation:
    if quote.type == "indirect" and reference.type != "indirect":
        return "indirect"
    a, b = forms[quote.key], forms[reference.key]
    if a.spelled == b.spelled:
        return "identical"
    return "trimmed" if contained(a, b) else "reworded"
