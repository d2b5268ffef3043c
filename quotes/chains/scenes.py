"""Occasions for more than one who speaks: a news conference, a debate, a court that hears."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from quotes import clause, stance
from quotes.chains.turns import FRESH, NEARBY, Turns, carry
from quotes.types import Link

# so many attributions may be of the lede, which tells of all the article
OPENING = 2


class Scenes(Turns):
    """Finds the occasions at which everybody speaks of whom a part of the article tells."""

    def _of_scene(self, index: int) -> list[Link]:
        """Return the news conference at which everybody spoke of whom a paragraph tells.

        "The report was presented at a news conference.  The director said …"  A debate goes on for some paragraphs.
        """
        attribution = self.document.attributions[index]
        if self._holds_back(index) or stance.act(self.document, attribution, self.language) == "thought":
            return []
        at = bisect_right(self._scenes, attribution.start, key=lambda scene: scene[0]) - 1
        if at < 0:
            return []
        place, step = self._scenes[at]
        people = all(one.kind == "person" for one in self.resolutions[index].speakers)
        goes_on = people and self.channels.TURN_BY_TURN.intersection(step.name.lower().split())
        return carry([step]) if self._paragraphs_between(place, attribution.start) <= (FRESH if goes_on else 0) else []

    @cached_property
    def _scenes(self) -> list[tuple[int, Link]]:
        """The (place, step) of news conferences of which a sentence tells that reports nothing itself."""
        document, words = self.document, self.document.words
        said = {
            words[number].sentence
            for attribution in document.attributions
            for piece in (attribution.cue, *attribution.content)
            if piece
            for number in document.words_of(piece)
        }
        contents = (piece for attribution in document.attributions for piece in attribution.content)
        reported = {number for piece in contents for number in document.words_of(piece)}
        found: list[tuple[int, Link]] = []
        for number, word in enumerate(words):
            if word.upos != "NOUN" or clause.lower(document, number) not in self.channels.SCENES:
                continue
            by_turns = clause.lower(document, number) in self.channels.TURN_BY_TURN and number not in reported
            if word.sentence in said and not by_turns:
                continue
            if word.head < 0 or clause.medium(document, number, self.language) != "spoken":
                continue
            held = word.relation == "obj" and clause.lower(document, word.head) in self.channels.HOLDING
            if held or clause.case(document, number) in self.channels.EVENT_PREPOSITIONS:
                found.extend((word.start, step) for step in self.clauses.channel(number))
        return found

    def _of_sitting(self, index: int) -> list[Link]:
        """Return who heard it, where the words before were told to a court or a house without a word of by whom.

        "The ship was leaking, the Upper House was told.  The minister said …"  Of a lede that holds for all who speak.
        """
        sat = next((n for n in range(index - 1, max(-1, index - 1 - NEARBY), -1) if n in self._sittings), -1)
        people = all(one.kind == "person" for one in self.resolutions[index].speakers)
        lede = min(self._sittings, default=index)
        if sat < 0 and people and lede < index and self._is_in_lede(lede):
            sat = lede
        if sat < 0 or not self._says_plainly(index) or self._holds_back(index):
            return []
        first, second = self.document.attributions[sat], self.document.attributions[index]
        source = second.source.of(self.document.text).lower().split() if second.source else []
        far = self._paragraphs_between(first.start, second.start) > FRESH and not (people and self._is_in_lede(sat))
        if far or self.channels.BENCH.intersection(source):
            return []
        return carry([step for step in self.own(sat) if step.role == "told"])

    def _is_in_lede(self, index: int) -> bool:
        return index < OPENING and self._paragraphs_between(0, self.document.attributions[index].start) <= 1

    @cached_property
    def _sittings(self) -> frozenset[int]:
        """The attributions that only say who heard it, where that is a body."""
        heard = (
            n
            for n, attribution in enumerate(self.document.attributions)
            if not self.names(n) and clause.hears(self.document, attribution, self.language)
        )
        return frozenset(n for n in heard if any(self._is_public(step) or self._is_house(step) for step in self.own(n)))
