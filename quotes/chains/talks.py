"""Talks of two: "The emir received Voll. … During the meeting, the emir said …": the other is told what either says.

A meeting tells nothing of whom somebody spoke to in all else that he says.  So it takes words that lead back to it: "at
the meeting", "during the call", "for his part", "welcoming the guest".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from quotes import clause
from quotes.chains.turns import Turns
from quotes.types import Link

FAR = 14  # words: with a title, so long is the way to a name


class Talk(NamedTuple):
    """That two met: where the article says so, the noun for how, and each of them as a nominal and by his name."""

    place: int
    noun: int | None
    parties: tuple[int, int]
    names: tuple[str | None, str | None]


class Talks(Turns):
    """Finds who was told what was said when two met."""

    def _of_talk(self, index: int) -> list[Link]:
        """Return whom the speaker met, where the clause of the cue leads back to it: "At the talks, Brix said"."""
        names = self.names(index)
        if len(names) != 1 or not self._talks or not self._only_says(index) or not self._leads_back(index):
            return []
        before = [talk for talk in self._talks if talk.place < self.document.attributions[index].end]
        for talk in reversed(before):
            if names[0] in talk.names:
                other = talk.parties[1 - talk.names.index(names[0])]
                how = self.clauses.channel(talk.noun) if talk.noun is not None else []
                return [replace(step, carried=True) for step in (self.clauses.link("told", other, place=True), *how)]
        return []

    def _leads_back(self, index: int) -> bool:
        """Does the clause of the cue speak of the talk as known: "during | the call |", "| for his part |"?"""
        document = self.document
        for n in self._beside_content(index):
            lemma = clause.lower(document, n)
            beside = [document.words[m] for m in document.children(n)]
            known = any(one.feature("Definite") == "Def" or one.relation == "nmod:poss" for one in beside)
            if lemma in self.channels.TALKS and known and clause.case(document, n) in self.channels.AT_TALKS:
                return True
            if lemma in self.channels.TURN and clause.case(document, n) in self.channels.TURN_PREPOSITIONS and known:
                return True
            if lemma in self.channels.GREETING and document.words[n].text.lower().endswith("ing"):
                return True
        return False

    @cached_property
    def _talks(self) -> list[Talk]:
        """The talks of which the article tells, in order."""
        return sorted(self._found_talks())

    def _found_talks(self) -> Iterator[Talk]:
        document, words = self.document, self.document.words
        for number, word in enumerate(words):
            lemma, sentence = clause.lower(document, number), document.sentences[word.sentence]
            met = word.upos == "VERB" and lemma in self.channels.MEETING
            held = word.upos == "NOUN" and lemma in self.channels.TALKS
            if not met and not held:
                continue
            # names in order, whatever the parse makes of what they are to the verb
            first = self._nearest_name(range(number - 1, sentence.first - 1, -1))
            with_whom = number + 1 if met else self._behind_with(number, sentence.last)
            other = self._nearest_name(range(with_whom, min(with_whom + FAR, sentence.last))) if with_whom else None
            if first is None or other is None:
                continue
            names = self._party(first), self._party(other)
            if any(names) and names[0] != names[1]:
                yield Talk(word.start, number if held else None, (first, other), names)

    def _behind_with(self, noun: int, end: int) -> int | None:
        """Return where it is said with whom a talk was ("a meeting in Doha | with |")."""
        near = range(noun + 1, min(noun + FAR, end))
        return next((n for n in near if self.document.words[n].text.lower() in self.channels.WITH), None)

    def _nearest_name(self, among: range) -> int | None:
        """Return the last word of the first person's name among the words, before anything else is done."""
        for n in among:
            name = self.document.entity_at(n)
            if name is not None and name.type == "Person":
                return name.last - 1
            word = self.document.words[n]
            if word.upos == "VERB" and among.step > 0 and not word.text.endswith("ing"):  # "| visiting | minister Brix"
                return None
        return None

    def _party(self, number: int) -> str | None:
        """Return the name of the speaker of whom a name is a mention."""
        word = self.document.words[number]
        at = bisect_left(self._mentions, (word.end, "", 0))
        for start, name, end in reversed(self._mentions[max(0, at - 3) : at]):
            if start <= word.start and word.end <= end:
                return name
        return None

    @cached_property
    def _mentions(self) -> list[tuple[int, str, int]]:
        """Start, speaker's name and end of all mentions of speakers."""
        return sorted(
            {
                (mention.start, speaker.name, mention.end)
                for resolution in self.resolutions
                for speaker in resolution.speakers
                for mention in speaker.mentions
            }
        )
