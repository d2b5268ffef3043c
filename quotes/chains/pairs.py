"""An attribution and a word that may name a step of its way: what is plain of the two, as numbers for a network.

The network (`quotes.parser.network.Ways`) reads the words themselves; what it cannot see is told here: how far apart
the two stand, whose words stand between, and what the rules have made of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes import clause, stance
from quotes.chains.occasions import Occasions
from quotes.distances import OF_PLACE, Distances, between
from quotes.types import ACTS, POLARITIES, RESOLUTIONS, STEPS, TYPES, Link

IntegerArray = npt.NDArray[np.int64]
REACH = 500  # words further off name no step
# what is plain of an attribution, and of its pair with a word; and how many values each can have
OF_CLAUSE = {
    "type": len(TYPES),
    "resolution": len(RESOLUTIONS),
    "act": len(ACTS),
    "polarity": len(POLARITIES),
    "apart": 2,
    "perfect": 2,
}
OF_PAIR = {
    **OF_PLACE,
    "held": 4,  # in the content of others: 1 other speakers', 2 the same speaker's, 3 both
    "beside": 4,  # whose clause stands in the word's sentence: nobody's, others', the same speaker's, this one
    "rule": 7,  # the step that a rule has made of the word for this attribution, and whether it was carried over
    "rule_elsewhere": 7,  # and for another, and whether that is the same speaker's
    "own_turns": 5,  # attributions of the same speaker between the two
    "medium": 6,
    "hears": 4,
    "name": 8,
}
_MEDIA = (None, "written", "spoken", "platform", "broadcast", "event")
_NAMES = (None, "Person", "Organization", "Location", "NORP", "Misc", "Date")
_LEXICAL = ("medium", "hears", "name")


class Pairs(NamedTuple):
    """The pairs of one document; all rows are parallel."""

    anchors: IntegerArray  # (attributions, 3) words: verb of the cue, head of the source, first of the content
    clauses: IntegerArray  # (attributions, len(OF_CLAUSE))
    attribution: IntegerArray  # (pairs,)
    word: IntegerArray  # (pairs,)
    plain: IntegerArray  # (pairs, len(OF_PAIR))
    may: npt.NDArray[np.bool_]  # (pairs, len(STEPS)): what the word may be


def read(occasions: Occasions, rules: Sequence[Sequence[Link]]) -> Pairs:
    """Return the pairs of a document; `rules` are the steps that the rules have found for each attribution."""
    return _Reader(occasions, rules).pairs()


class _Reader:
    """Reads the pairs of one document."""

    def __init__(self, occasions: Occasions, rules: Sequence[Sequence[Link]]) -> None:
        self.occasions, self.document, self.language = occasions, occasions.document, occasions.language
        document, count = self.document, len(occasions.document.attributions)
        self.distances = Distances(document, self.language)
        self.sentence, self.anchors = self.distances.sentence, self.distances.anchors
        # speakers by number: whoever is not known is nobody else's same
        numbers: dict[tuple[str, ...], int] = {}
        names = [occasions.names(index) or (f"{index}",) for index in range(count)]
        self.speaker = np.array([numbers.setdefault(one, len(numbers)) for one in names], dtype=np.int64)
        self.clauses_in: dict[int, set[int]] = defaultdict(set)  # sentence → the speakers of the clauses in it
        for index in range(count):
            self.clauses_in[int(self.sentence[self.anchors[index, 0]])].add(int(self.speaker[index]))
        self.candidates = np.array([n for n in range(len(document.words)) if self._is_candidate(n)], dtype=np.int64)
        self.may = np.array([self._may(int(n)) for n in self.candidates], dtype=bool).reshape(-1, len(STEPS))
        kept = self.may.any(1)
        self.candidates, self.may = self.candidates[kept], self.may[kept]
        self.lexical = np.array([self._lexical(int(n)) for n in self.candidates], dtype=np.int64).reshape(-1, 3)
        self.holders: dict[int, list[int]] = defaultdict(list)  # word → the attributions in whose content it stands
        for index, attribution in enumerate(document.attributions):
            for held in (word for span in attribution.content for word in document.words_of(span)):
                self.holders[held].append(index)
        self.steps: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)  # word → (attribution, role, carried)
        for index, steps in enumerate(rules):
            for step in steps:
                if step.start is not None and step.end is not None and step.role in STEPS:
                    for word in document.words_in(step.start, step.end):
                        self.steps[word].append((index, STEPS.index(step.role), step.carried))

    def pairs(self) -> Pairs:
        """Return all pairs of the document."""
        count = len(self.anchors)
        clauses = np.array([self._clause(index) for index in range(count)], dtype=np.int64)
        near = [np.flatnonzero(np.abs(self.candidates - self.anchors[index, 0]) <= REACH) for index in range(count)]
        plain = [self._plain(index, near[index]) for index in range(count)]
        return Pairs(
            self.anchors,
            clauses.reshape(count, len(OF_CLAUSE)),
            np.repeat(np.arange(count), [len(some) for some in near]),
            np.concatenate([self.candidates[some] for some in near]) if count else np.zeros(0, dtype=np.int64),
            np.concatenate(plain) if count else np.zeros((0, len(OF_PAIR)), dtype=np.int64),
            np.concatenate([self.may[some] for some in near]) if count else np.zeros((0, len(STEPS)), dtype=bool),
        )

    def _clause(self, index: int) -> tuple[int, ...]:
        document, attribution = self.document, self.document.attributions[index]
        return (
            TYPES.index(attribution.type),
            RESOLUTIONS.index(self.occasions.resolutions[index].how),
            ACTS.index(stance.act(document, attribution, self.language)),
            POLARITIES.index(stance.polarity(document, attribution, self.language)),
            int(self.occasions.is_apart(index)),
            int(self.occasions.is_past_perfect(index)),
        )

    def _is_candidate(self, number: int) -> bool:
        word = self.document.words[number]
        return word.upos in ("NOUN", "PROPN", "PRON") and word.relation.split(":")[0] not in ("flat", "fixed")

    def _may(self, number: int) -> tuple[bool, bool, bool]:
        nominal = self.document.words[number].upos != "PRON" or self.occasions.clauses.hears(number)
        channel = clause.medium(self.document, number, self.language) is not None
        return nominal, channel and bool(self.occasions.clauses.channel(number)), nominal

    def _lexical(self, number: int) -> tuple[int, int, int]:
        clauses, name = self.occasions.clauses, self.document.entity_at(number)
        hears = 3 if clauses.is_press(number) else 2 if clauses.listens(number) else int(clauses.hears(number))
        kind = name.type if name is not None else None
        medium = clause.medium(self.document, number, self.language)
        return _MEDIA.index(medium), hears, _NAMES.index(kind) if kind in _NAMES else len(_NAMES)

    def _plain(self, index: int, near: IntegerArray) -> IntegerArray:
        """Return a row of what is plain for each of the candidates near an attribution."""
        words, key, speaker = self.candidates[near], int(self.anchors[index, 0]), int(self.speaker[index])
        own = np.sort(self.anchors[self.speaker == speaker, 0])
        own_turns = np.minimum(between(own, np.minimum(words, key), np.maximum(words, key)), 4)
        places = self.distances.of(index, words)
        rule, elsewhere = self._ruled(index, words)
        held = [
            {2 if self.speaker[other] == speaker else 1 for other in self.holders.get(int(n), ()) if other != index}
            for n in words
        ]
        columns = {
            **places,
            "held": np.array([sum(some) for some in held], dtype=np.int64),
            "beside": np.array([self._beside(int(n), key, speaker) for n in self.sentence[words]], dtype=np.int64),
            "rule": rule,
            "rule_elsewhere": elsewhere,
            "own_turns": own_turns,
            **dict(zip(_LEXICAL, self.lexical[near].T, strict=True)),
        }
        return np.column_stack([columns[name] for name in OF_PAIR])

    def _beside(self, sentence: int, key: int, speaker: int) -> int:
        """Return whose clause stands in a sentence."""
        if sentence == self.sentence[key]:
            return 3
        there = self.clauses_in.get(sentence, ())
        return 2 if speaker in there else int(bool(there))

    def _ruled(self, index: int, words: IntegerArray) -> tuple[IntegerArray, IntegerArray]:
        """Return what the rules have made of each word, for this attribution and for others."""
        rule, elsewhere = np.zeros(len(words), dtype=np.int64), np.zeros(len(words), dtype=np.int64)
        for at, word in enumerate(words):
            for other, role, carried in self.steps.get(int(word), ()):
                if other == index:
                    rule[at] = 1 + 2 * role + carried
                elif not carried:
                    elsewhere[at] = max(elsewhere[at], 1 + role + 3 * bool(self.speaker[other] == self.speaker[index]))
        return rule, elsewhere
