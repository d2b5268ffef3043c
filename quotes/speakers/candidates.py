"""An attribution and a mention of somebody who may be its speaker: what is plain of the two, as numbers for a network.

Asked are the attributions whose own clause names nobody: pronouns, descriptions, elided subjects, quotations that stand
alone.  The network (`quotes.parser.network.Ways`) reads the words themselves; what it cannot see is told here: how far
apart the two stand, who speaks around them, and what the rules have made of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes.distances import OF_PLACE, Distances, between
from quotes.languages import Language
from quotes.speakers import phrases, pronouns
from quotes.speakers.discourse import Discourse
from quotes.speakers.referents import Referent
from quotes.types import KINDS, RESOLUTIONS, TYPES, Resolved

IntegerArray = npt.NDArray[np.int64]
REACH = 1_200  # words further off are of nobody who speaks
TURNS = 50  # attributions before, among which is who spoke last
# what is plain of an attribution, and of its pair with a mention; and how many values each can have
OF_CLAUSE = {
    "type": len(TYPES),
    "resolution": len(RESOLUTIONS),
    "pronoun": 6,
    "determiner": 6,
    "evidence": 7,
    "people": 7,
}
OF_PAIR = {
    **OF_PLACE,
    "held": 4,  # in words that are reported: 1 this speaker's, by the rules, 2 others', 3 this attribution's own
    "rule": 3,  # whom the rules take for the speaker, alone or with others
    "speaks": 6,  # by the rules: right before, right behind, both, last before, elsewhere
    "speech": 4,  # how often, of all attributions
    "mention": 6,  # name, description that is the source itself or another source, other description
    "relation": 8,
    "kind": 7,
    "agrees": 5,
    "others": 6,  # people mentioned between the two
    "nearest": 4,  # of the mentions of the same one: the last before, the first behind
    "count": 6,
    "shares": 4,  # words with the description: what he is called, his office
    "affinity": 7,  # what has been learned of pronouns
}
_GENDERS = ("m", "f", "n", "mfn")
_DETERMINERS = ("definite", "possessive", "indefinite", "new", "bare")
_RELATIONS = ("nsubj", "nsubj:pass", "obj", "nmod", "nmod:poss", "obl", "appos")
_SHARES = (0.0, 0.15, 0.4)
_AFFINITIES = (-4.0, -2.0, 0.0, 2.0, 4.0)


class Answer(NamedTuple):
    """What the rules say of one attribution."""

    referents: tuple[Referent, ...]
    how: Resolved
    evidence: float


class Candidates(NamedTuple):
    """The pairs of one document; rows of the last four are parallel."""

    referents: tuple[Referent, ...]
    anchors: IntegerArray  # (attributions, 3), of `Distances`
    clauses: IntegerArray  # (attributions, len(OF_CLAUSE))
    attribution: IntegerArray  # (pairs,)
    word: IntegerArray  # (pairs,): the head of a mention
    referent: IntegerArray  # (pairs,): whose
    plain: IntegerArray  # (pairs, len(OF_PAIR))


def read(discourse: Discourse, answers: Sequence[Answer], language: Language) -> Candidates:
    """Return the pairs of a document; `answers` are what the rules say of each attribution."""
    return _Reader(discourse, answers, language).candidates()


class _Reader:
    """Reads the pairs of one document; rows are mentions, in the order of their words."""

    def __init__(self, discourse: Discourse, answers: Sequence[Answer], language: Language) -> None:
        self.discourse, self.answers, self.index = discourse, answers, discourse.index
        self.document, self.data = self.index.document, discourse.data
        self.distances = Distances(self.document, language)
        self.referents = tuple(dict.fromkeys(self._everybody()))
        number = {id(one): at for at, one in enumerate(self.referents)}
        mentions = sorted(
            {
                (word, number[id(one)])
                for one in self.referents
                for span, how in one.mentions.items()
                if how != "pronoun" and (word := self.document.head_of(*span)) is not None
            }
        )
        self.words = np.array([word for word, _ in mentions], dtype=np.int64)
        self.whose = np.array([one for _, one in mentions], dtype=np.int64)
        self.before, self.behind = self._neighbours()
        self.speaking = [[number[id(one)] for one in answer.referents if id(one) in number] for answer in answers]
        self.times = np.bincount([one for some in self.speaking for one in some], minlength=len(self.referents))
        self.lexical = np.array([self._lexical(*pair) for pair in mentions], dtype=np.int64).reshape(-1, 4)
        people = np.array([self.referents[one].kind == "person" for one in self.whose], dtype=bool)
        self.people = self.words[people]
        self.named = min(6, sum(one.kind == "person" and one.named for one in self.referents))
        self.holder = np.array([self.index.said_in[word] for word in self.words], dtype=np.int64)
        own = [h >= 0 and one in self.speaking[h] for h, one in zip(self.holder, self.whose, strict=True)]
        self.held = np.where(self.holder < 0, 0, np.where(own, 1, 2))

    def candidates(self) -> Candidates:
        """Return all pairs of the document."""
        count = len(self.document.attributions)
        asked = [at for at in range(count) if self.answers[at].how != "named"]
        near = [self._near(at) for at in asked]
        clauses = np.array([self._clause(at) for at in range(count)], dtype=np.int64).reshape(count, len(OF_CLAUSE))
        nothing = np.zeros((0, len(OF_PAIR)), dtype=np.int64)
        rows = np.concatenate([np.arange(some.start, some.stop) for some in near] or [np.zeros(0, dtype=np.int64)])
        return Candidates(
            self.referents,
            self.distances.anchors,
            clauses,
            np.repeat(np.array(asked, dtype=np.int64), [len(some) for some in near]),
            self.words[rows],
            self.whose[rows],
            np.concatenate([nothing, *(self._plain(at, some) for at, some in zip(asked, near, strict=True) if some)]),
        )

    def _everybody(self) -> list[Referent]:
        meant = {id(one) for found in self.discourse.found.values() for one in found.referents}
        every = [one for one in self.discourse.referents if id(one) in meant and not one.is_place]
        spoken = [one for answer in self.answers for one in answer.referents]
        return [one for some in (*every, *spoken) for one in some.flattened() if one.kind in KINDS and one.mentions]

    def _neighbours(self) -> tuple[IntegerArray, IntegerArray]:
        """Return for each mention the word of the one before it and of the one behind it of the same referent."""
        count, end = len(self.words), len(self.index.words)
        before, behind = np.full(count, -1, dtype=np.int64), np.full(count, end, dtype=np.int64)
        last: dict[int, int] = {}
        for row, whose in enumerate(self.whose):
            if whose in last:
                before[row], behind[last[whose]] = self.words[last[whose]], self.words[row]
            last[whose] = row
        return before, behind

    def _near(self, at: int) -> range:
        key = int(self.distances.anchors[at, 0])
        start, stop = np.searchsorted(self.words, (key - REACH, key + REACH + 1))
        return range(int(start), int(stop))

    def _source(self, at: int) -> int | None:
        source = self.document.attributions[at].source
        return None if source is None else self.document.head_of(*source)

    def _clause(self, at: int) -> tuple[int, ...]:
        source, answer = self._source(at), self.answers[at]
        features = self.data.PRONOUNS.get(self.index.lower[source]) if source is not None else None
        pronoun = 0
        if features is not None:
            pronoun = 1 + _GENDERS.index(features[2]) if features[2] in _GENDERS and features[0] == 3 else 5
        determiner = 0
        if source is not None and features is None:
            determiner = 1 + _DETERMINERS.index(phrases.determiner(self.index, source))
        return (
            TYPES.index(self.document.attributions[at].type),
            RESOLUTIONS.index(answer.how),
            pronoun,
            determiner,
            int(6 * answer.evidence) if answer.referents else 0,
            self.named,
        )

    def _lexical(self, word: int, whose: int) -> tuple[int, int, int, int]:
        one, relation = self.referents[whose], self.index.words[self.index.top(word)].relation
        if self.index.entity_at[word] is not None and one.named:
            mention = 0
        else:
            mention = 2 if word in self.discourse.source_heads else 3
        place = _RELATIONS.index(relation) if relation in _RELATIONS else len(_RELATIONS)
        return mention, place, KINDS.index(one.kind), min(5, len(one.mentions).bit_length())

    def _plain(self, at: int, near: range) -> IntegerArray:
        """Return a row of what is plain for each of the mentions near an attribution."""
        here = slice(near.start, near.stop)
        words, key, source = self.words[here], int(self.distances.anchors[at, 0]), self._source(at)
        who, which = np.unique(self.whose[here], return_inverse=True)
        mention, relation, kind, count = self.lexical[here].T
        low, high = np.minimum(words, key), np.maximum(words, key)
        last, behind = self.before[here] < key, self.behind[here] >= key
        share = self.times[who] / max(1, len(self.speaking))
        columns = {
            **self.distances.of(at, words),
            "held": np.where(self.holder[here] == at, 3, self.held[here]),
            "rule": np.isin(who, self.speaking[at])[which] * (1 if len(self.answers[at].referents) == 1 else 2),
            "speaks": self._turns(at, who)[which],
            "speech": np.searchsorted(np.array(_SHARES), share, "left")[which],
            "mention": np.where(words == source, 1, mention),
            "relation": relation,
            "kind": kind,
            "agrees": self._agrees(at, source, who)[which],
            "others": np.minimum((between(self.people, low, high) + 1) // 2, 5),
            "nearest": np.where(words < key, behind, np.where(last, np.where(self.before[here] >= 0, 2, 3), 0)),
            "count": count,
            "shares": self._shared(source, who)[which],
            "affinity": self._affinity(source, words),
        }
        return np.column_stack([columns[name] for name in OF_PAIR]).astype(np.int64)

    def _turns(self, at: int, who: IntegerArray) -> IntegerArray:
        """Return for each of some referents where around the attribution he speaks."""
        own = self.speaking[at]
        before = self.speaking[at - 1] if at else []
        behind = self.speaking[at + 1] if at + 1 < len(self.speaking) else []
        earlier = (self.speaking[other] for other in range(at - 1, max(-1, at - 1 - TURNS), -1))
        last = next((some for some in earlier if some and some != own), [])
        found = np.where(self.times[who] > np.isin(who, own), 5, 0)
        found[np.isin(who, last)] = 4
        found[np.isin(who, before)] = 1
        found[np.isin(who, behind)] = 2
        found[np.isin(who, before) & np.isin(who, behind)] = 3
        return found

    def _agrees(self, at: int, source: int | None, who: IntegerArray) -> IntegerArray:
        """Return for each of the referents if number and gender allow it: not asked, against, unknown, likely, sure."""
        found = np.zeros(len(who), dtype=np.int64)
        if source is None:
            return found
        features = self.data.PRONOUNS.get(self.index.lower[source])
        if features is not None and features[0] == 3:
            asked = pronouns.Pronoun(source, 0, 0, features[1], features[2], at, -1, quoted=False)
            for row, number in enumerate(who):
                one = self.referents[number]
                alike = one.gender == features[2]
                found[row] = (3 + one.gender_is_sure if alike else 2) if pronouns.agrees(asked, one) else 1
        elif features is None:
            gender, plural = self.discourse.noun_gender(self.index.noun(source)), self.index.is_plural(source)
            for row, number in enumerate(who):
                one = self.referents[number]
                against = (one.number == "sing" and one.kind == "person") if plural else one.number == "plur"
                other = bool(gender and one.gender) and gender != one.gender
                found[row] = 1 if against or other else 3 if gender and gender == one.gender else 2
        return found

    def _shared(self, source: int | None, who: IntegerArray) -> IntegerArray:
        """Return for each of the referents if he is called by the noun of the source, 1, has it in his office, 2."""
        found = np.zeros(len(who), dtype=np.int64)
        if source is None or self.index.lower[source] in self.data.PRONOUNS:
            return found
        noun = phrases.same_noun(self.index.noun(source), self.index)
        for row, number in enumerate(who):
            one = self.referents[number]
            office = {part.strip(".,") for part in f"{one.role or ''} {one.affiliation or ''}".lower().split()}
            found[row] = (noun in one.heads) + 2 * (noun in office)
        return found

    def _affinity(self, source: int | None, words: IntegerArray) -> IntegerArray:
        """Return for each mention the class of what has been learned of it and a pronoun."""
        affinity = self.document.affinity
        if affinity is None or source is None or self.index.lower[source] not in self.data.PRONOUNS:
            return np.zeros(len(words), dtype=np.int64)
        values = np.array([affinity(source, int(word)) for word in words])
        return 1 + np.searchsorted(np.array(_AFFINITIES), values)
