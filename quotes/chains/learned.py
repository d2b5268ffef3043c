"""Steps that no rule finds: those of which the network is sure enough.

The rules know the ways in which papers state a step; the network has learned from marked articles which words state one
all the same, and for whose words an occasion still holds.  What a rule finds stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from quotes import anonymity, clause, stance
from quotes.chains import pairs
from quotes.chains.occasions import Occasions, meet
from quotes.chains.pairs import Pairs
from quotes.chains.stated import names_one_of
from quotes.speakers import Resolution
from quotes.text import normal_form
from quotes.types import STEPS, JudgeOfPairs, Link

# a word is a step where its probability is as great: with less, more steps are found, and fewer of those are right
LEAST = 0.8
OBJECTS = ("obj", "iobj")
TITLES = ("nmod:desc", "compound", "flat", "appos")


def steps(
    occasions: Occasions, resolutions: Sequence[Resolution], rules: Sequence[Sequence[Link]], judge: JudgeOfPairs
) -> Mapping[int, list[Link]]:
    """Return the further steps of each attribution; `rules` are those that the rules have found."""
    found = pairs.read(occasions, rules)
    return _Chooser(occasions, resolutions, rules, found, judge).chosen() if len(found.word) else {}


class _Chooser:
    """Takes the likely steps of one document."""

    def __init__(
        self,
        occasions: Occasions,
        resolutions: Sequence[Resolution],
        rules: Sequence[Sequence[Link]],
        found: Pairs,
        judge: JudgeOfPairs,
    ) -> None:
        self.occasions, self.resolutions, self.rules, self.found = occasions, resolutions, rules, found
        self.likely = judge(found.anchors, found.clauses, (found.attribution, found.word), found.plain)

    def chosen(self) -> Mapping[int, list[Link]]:
        """Return for each attribution at most one further step of each role, the likeliest that says something new."""
        ranked = sorted(
            (-float(self.likely[row, role]), int(self.found.attribution[row]), int(self.found.word[row]), role)
            for row, role in zip(*(self.found.may & (self.likely >= LEAST)).nonzero(), strict=True)
        )
        chosen: dict[int, list[Link]] = defaultdict(list)
        for _, index, word, role in ranked:
            if any(step.role == STEPS[role] for step in chosen[index]):
                continue
            step = self._step(index, word, role)
            if step is not None and not any(_alike(step, one) or meet(step, one) for one in self.rules[index]):
                chosen[index].append(step)
        return {index: sorted(some, key=lambda step: STEPS.index(step.role)) for index, some in chosen.items()}

    def _step(self, index: int, word: int, role: int) -> Link | None:
        """Return the word as a step; None where it cannot be one: nobody tells himself, and an order is given."""
        document, clauses = self.occasions.document, self.occasions.clauses
        if self._is_of_reason(index, word) or word in self._ordered or self._is_apart(index, word):
            return None
        if document.words[word].relation in TITLES and index in self._owners.get(document.words[word].head, ()):
            return None  # "told | judge | Ana Voll"
        if STEPS[role] == "channel":
            if any(one.kind == "document" for one in self.resolutions[index].speakers):
                return None  # it is its own channel, and that was not learned
            step = clauses.channel(word)[0]
        else:
            step = clauses.link("told" if STEPS[role] == "told" else "cited_by", word, place=STEPS[role] == "told")
        near = {clause.case(document, word), *(document.words[n].text.lower() for n in document.children(word))}
        outside = bool(
            near & clauses.channels.OUT_OF
        )  # "speaking | outside court |", whatever the parse takes that for
        if outside or names_one_of(step, self.resolutions[index].speakers):
            return None
        if step.role == "told" and index in self._orders:
            return None
        sentences = {document.words[int(n)].sentence for n in self.found.anchors[index]}
        return replace(step, carried=document.words[word].sentence not in sentences)

    @cached_property
    def _orders(self) -> frozenset[int]:
        """The attributions that are orders."""
        document, language = self.occasions.document, self.occasions.language
        every = enumerate(document.attributions)
        return frozenset(at for at, one in every if stance.polarity(document, one, language) == "directive")

    @cached_property
    def _ordered(self) -> frozenset[int]:
        """Those who are given an order: nothing else is said to them by that ("told | residents | to leave")."""
        document = self.occasions.document
        verbs = [int(self.found.anchors[index, 0]) for index in self._orders]
        return frozenset(n for verb in verbs for n in document.children(verb) if document.words[n].relation in OBJECTS)

    def _is_apart(self, index: int, word: int) -> bool:
        """Is it the step of others' words alone, and these are set apart ("told | the Courier | last week")?"""
        owners = self._owners.get(word, ())
        others = bool(owners) and index not in owners
        ahead = all(owner > index and self.occasions.is_yet_to_come(owner) for owner in owners)
        apart = self.occasions.is_apart(index) or all(self.occasions.is_set_apart(owner, index) for owner in owners)
        apart = apart or ahead
        return others and apart

    @cached_property
    def _owners(self) -> Mapping[int, list[int]]:
        """The attributions whose clauses state the step that a word names, by the rules."""
        owners: dict[int, list[int]] = defaultdict(list)
        for index, steps in enumerate(self.rules):
            for step in steps:
                if not step.carried and step.start is not None and step.end is not None:
                    for word in self.occasions.document.words_in(step.start, step.end):
                        owners[word].append(index)
        return owners

    def _is_of_reason(self, index: int, word: int) -> bool:
        """Does the word but say why the source is not named ("was not authorised to speak to | the press |")?"""
        document = self.occasions.document
        why = anonymity.reason(document, document.attributions[index], self.occasions.language)
        return why is not None and why.holds(document.words[word].span)


def _alike(step: Link, other: Link) -> bool:
    """Do both say the same, one maybe in more words?"""
    if step.role != other.role:
        return False
    one, two = ({*normal_form(name).split()} for name in (step.name, other.name))
    return one <= two or two <= one
