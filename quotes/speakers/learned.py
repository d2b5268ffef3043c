"""Speakers whom the network tells where the clause of an attribution names nobody.

The rules know what grammar and the order of an article say of a pronoun or a description; the network has learned from
marked articles whom the words mean all the same.  Where the rules find nobody, or the network is surer of somebody
else, he is taken whom it holds for likely; else what the rules say stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes.clause import SUBJECTS, VERBS
from quotes.speakers import phrases
from quotes.speakers.candidates import OF_PAIR, Answer, Candidates
from quotes.speakers.discourse import Discourse
from quotes.speakers.referents import Referent
from quotes.types import Resolved

# somebody is taken where his mentions together have so great a share
LEAST = 0.6  # where the rules find nobody
LEAST_NAMED = 0.7  # of an unnamed source: that he is one who is named elsewhere
LEAST_INSTEAD = 0.8  # of somebody whom the rules find
DOUBTED = 0.8  # and with less evidence than that: where the rules are sure, they are more often right
_HELD, _HELD_HERE, _AGREES, _AGAINST = tuple(OF_PAIR).index("held"), 3, tuple(OF_PAIR).index("agrees"), 1


class Verdict(NamedTuple):
    """Who most likely speaks, and how likely (0 to 1)."""

    referent: Referent
    share: float


class Judgement:
    """What the network makes of one document's attributions; `answers` are those of the rules.

    `likely` (pairs,) are the shares of the candidates; `is_open` says of an attribution whether its speaker may be told
    so at all.
    """

    def __init__(
        self,
        discourse: Discourse,
        answers: Sequence[Answer],
        found: Candidates,
        likely: npt.NDArray[np.float32],
        is_open: Callable[[int], bool],
    ) -> None:
        self.discourse, self.answers, self.found = discourse, answers, found
        self.whose = {id(one): number for number, one in enumerate(found.referents)}
        self.shares: dict[int, dict[int, float]] = {}  # attribution → referent → share
        fits = (found.plain[:, _HELD] != _HELD_HERE) & (found.plain[:, _AGREES] != _AGAINST)
        for row in np.flatnonzero(fits):
            number, whose = int(found.attribution[row]), int(found.referent[row])
            if not self._may_be_quoted(number, whose) or self._is_addressed(number, whose):
                continue
            if self._holds_the_words(number, whose):
                continue
            if number not in self.shares:
                self.shares[number] = defaultdict(float)
            self.shares[number][whose] += float(likely[row])
        self.shares = {number: some for number, some in self.shares.items() if is_open(number)}

    def _may_be_quoted(self, number: int, whose: int) -> bool:
        """May somebody speak in what another one says: is it not this one himself, and could be so called?"""
        source = self.discourse.index.document.attributions[number].source
        shared = next((word for word, of in self.discourse.subjects.items() if of == number), None)
        head = self.discourse.index.document.head_of(*source) if source is not None else shared
        outer = self.discourse.quoted_by(head) if head is not None else None
        if head is None or outer is None:
            return True
        referent = self.found.referents[whose]
        himself = any(one is referent for one in self.answers[outer].referents)  # he would say "I"
        return not himself and self.discourse.may_be_quoted(head, referent)

    def _is_addressed(self, number: int, whose: int) -> bool:
        """Does somebody stand behind the cue as the one who is told: "| She | told Laura Voll she would stay"?"""
        document = self.discourse.index.document
        attribution = document.attributions[number]
        cue, begins = attribution.cue, attribution.content[0].start
        after_source = cue is not None and (attribution.source is None or attribution.source.end <= cue.start)
        if cue is None or not after_source or not cue.end < begins:
            return False
        between = document.words_in(cue.end, begins)
        places = self.found.referents[whose].places
        return any(place.word in between and place.relation not in SUBJECTS for place in places)

    def _holds_the_words(self, number: int, whose: int) -> bool:
        """Is it the paper in which, as the clause says, somebody said it ("said in a | statement |")?"""
        document = self.discourse.index.document
        cue = document.attributions[number].cue
        verbs = [n for n in document.words_of(cue) if document.words[n].upos in VERBS]
        return any(self.discourse.holds_the_words(self.found.referents[whose], verb) for verb in verbs)

    def named(self, may_mean: Callable[[Referent, Referent], bool]) -> Iterator[tuple[Referent, Verdict]]:
        """Yield the unnamed sources that are named elsewhere, and as whom: by what all their attributions say.

        `may_mean` says of a described one and a named one whether nothing that is plain speaks against it.
        """
        described: dict[int, list[int]] = defaultdict(list)
        for number in self.shares:
            answer = self.answers[number]
            if self._is_described(answer):
                described[self.whose.get(id(answer.referents[0]), -1)].append(number)
        for who, numbers in described.items():
            if who < 0 or not self._may_be_named(numbers):
                continue
            total: dict[int, float] = defaultdict(float)
            for number in numbers:
                for one, share in self.shares[number].items():
                    total[one] += share / len(numbers)
            best = max(total, key=lambda one: (total[one], -one))
            other = self.found.referents[best]
            unnamed = self.found.referents[who]
            likely = best != who and other.named and not other.members and total[best] >= LEAST_NAMED
            if likely and unnamed.kind in ("unknown", other.kind) and may_mean(unnamed, other):
                yield unnamed, Verdict(other, total[best])

    def _is_described(self, answer: Answer) -> bool:
        """Is the speaker one whom the rules know by a description alone?"""
        return answer.how != "pronoun" and len(answer.referents) == 1 and not answer.referents[0].named

    def _may_be_named(self, numbers: Sequence[int]) -> bool:
        """Is none of them "another official", of whom nothing was said yet?"""
        index = self.discourse.index
        heads = (index.document.head_of(*one.source) for n in numbers if (one := index.document.attributions[n]).source)
        return all(phrases.determiner(index, head) != "new" for head in heads if head is not None)

    def speakers(self) -> dict[int, Answer]:
        """Return for the attributions whose speaker is somebody else than the rules say, or whom they cannot tell."""
        chosen = {}
        for number, some in self.shares.items():
            answer = self.answers[number]
            if not some or len(answer.referents) > 1:
                continue
            best = max(some, key=lambda one: (some[one], -one))
            referent = self.found.referents[best]
            if referent in answer.referents or self._is_described(answer) or answer.evidence >= DOUBTED:
                continue
            if answer.how == "pronoun" and self._has_just_spoken(number, answer):
                continue  # "A villager said it was gone.  According to | him | …": learned was to look for names
            if some[best] >= (LEAST_INSTEAD if answer.referents else LEAST):
                chosen[number] = Answer((referent,), self._how(number, answer), some[best])
        return chosen

    def _has_just_spoken(self, number: int, answer: Answer) -> bool:
        """Is it somebody unnamed to whom the attribution before belongs, in the same paragraph?"""
        every, index = self.discourse.index.document.attributions, self.discourse.index
        before = self.answers[number - 1].referents if number else ()
        if not answer.referents or answer.referents[0].named or answer.referents[:1] != before[:1]:
            return False
        first, last = (index.document.words_of(one.content[0])[:1] for one in every[number - 1 : number + 1])
        return bool(first) and bool(last) and index.paragraph[first[0]] == index.paragraph[last[0]]

    def share(self, number: int, answer: Answer) -> float | None:
        """Return how likely the one speaker of an answer is, None where the network was not asked."""
        if number not in self.shares or len(answer.referents) != 1:
            return None
        return min(1.0, self.shares[number].get(self.whose.get(id(answer.referents[0]), -1), 0.0))

    def _how(self, number: int, answer: Answer) -> Resolved:
        if answer.how != "unresolved":
            return answer.how
        index, attribution = self.discourse.index, self.discourse.index.document.attributions[number]
        if attribution.source is None:
            return "continued" if attribution.cue is None else "elided"
        head = index.document.head_of(*attribution.source)
        return "pronoun" if head is not None and index.lower[head] in self.discourse.data.PRONOUNS else "nominal"
