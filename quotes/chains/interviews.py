"""Interviews printed as question and answer: all of them were said in the interview of which the article tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quotes import clause
from quotes.chains.turns import Turns, carry
from quotes.speakers import label
from quotes.types import Link

LEAST = 3  # labelled turns that make an interview
TOLD_OF = 3  # paragraphs before the first turn in which the article says that it is one


class Interviews(Turns):
    """Finds the interview of which an attribution is a question or an answer."""

    def _of_interview(self, index: int, known: Sequence[Link]) -> list[Link]:
        """Return the steps of the interview that are not known of the turn: the channel, and who asked for an answer.

        "Parts of an interview with the Harbour Daily follow.  Q: Why now?  A: It was time."  What is told of it just
        before the first turn was said there, too.
        """
        names = self.names(index)
        if index not in self._turns and not (names and names in self._answering and self._leads(index)):
            return []
        roles = {step.role for step in known}
        answers = index not in self._turns or label(self.document, index) not in self.language.sources.ASKERS
        wanted = {"channel", "told"} if answers and names else {"channel"}
        return [step for step in self._interview if step.role in wanted - roles and step.name not in names]

    @cached_property
    def _answering(self) -> frozenset[tuple[str, ...]]:
        """The names of those who answer."""
        asks = self.language.sources.ASKERS
        return frozenset(
            self.names(n) for n in self._turns if label(self.document, n) not in asks and not self._asks(n)
        )

    def _leads(self, index: int) -> bool:
        """Does it stand before the first turn, and not long before?"""
        first, here = min(self._turns), self.document.attributions[index]
        return (
            index < first and self._paragraphs_between(here.start, self.document.attributions[first].start) <= TOLD_OF
        )

    @cached_property
    def _turns(self) -> frozenset[int]:
        """The labelled turns of the article ("Q: …", "HD: …"), where they are enough to make an interview."""
        asks, answers = self.language.sources.ASKERS, self.language.sources.ANSWERERS
        labels = {n: label(self.document, n) for n in range(len(self.document.attributions))}
        turns = frozenset(n for n, name in labels.items() if name)
        asked = any(labels[n] in asks for n in turns) or any(self._asks(n) for n in turns)
        answered = any(labels[n] in answers or self.names(n) for n in turns)
        return turns if len(turns) >= LEAST and asked and answered else frozenset()

    def _asks(self, index: int) -> bool:
        return self.document.attributions[index].content[-1].of(self.document.text).rstrip().endswith("?")

    @cached_property
    def _interview(self) -> list[Link]:
        """What the article says of the interview before its first turn: the channel, and the outlet it was given to."""
        document, first = self.document, min(self.document.attributions[n].start for n in self._turns)
        before = [
            n
            for n in document.words_in(0, first)
            if clause.lower(document, n) in self.channels.PRINTED and document.words[n].upos == "NOUN"
        ]
        if not before or self._paragraphs_between(document.words[before[-1]].start, first) > TOLD_OF:
            return []
        channel = self.clauses.channel(before[-1])
        told = [step for n in before for step in self.clauses.partners(n) if self._names_organization(step)]
        return carry([*channel, *told])
