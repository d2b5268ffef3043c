"""Who spoke when: the attributions of one document in their order, what their clauses say of the time, who heard it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from quotes import clause, stance
from quotes.chains.stated import Clauses
from quotes.speakers import Resolution
from quotes.text import normal_form
from quotes.types import Link, Polarity

# further away than so many attributions nobody remembers on which occasion it was
REMEMBERED = 40
# an occasion is remembered over so many paragraphs without a word of the speaker
FRESH = 2
# so many occasions before an attribution are looked at
NEARBY = 5
YEAR = 4  # digits
# what is said in these ways is on the occasion of the words around it
SAID = ("asserted", "hedged", "denied", "directive")
SETS = ("told", "channel")  # the roles of the steps that make an occasion


class Turns:
    """The attributions of one document as turns of those who speak."""

    def __init__(self, clauses: Clauses, resolutions: Sequence[Resolution]) -> None:
        self.clauses, self.resolutions = clauses, resolutions
        self.document, self.language = clauses.document, clauses.language
        self.channels = clauses.channels
        self._own: dict[int, list[Link]] = {}
        self._known: dict[int, list[Link]] = {}  # with what is carried over
        self.asked: dict[int, list[Link]] = {}  # whom questions are asked

    def names(self, index: int) -> tuple[str, ...]:
        """Return the names of an attribution's speakers."""
        return tuple(speaker.name for speaker in self.resolutions[index].speakers)

    def own(self, index: int) -> list[Link]:
        """Return the steps that the attribution's own clause states, but for whom a question is asked (`asked`).

        That sets no occasion: "Brix asked | his deputy | why.  The dam had been empty, Brix said."
        """
        if index not in self._own:
            steps = self.clauses.steps(self.document.attributions[index], self.resolutions[index].speakers)
            hearer = self.resolutions[index].hearer
            if hearer and not any(step.role == "told" for step in steps) and not self._orders(index):
                steps.append(Link("told", hearer.name, hearer.speaker, *hearer.pronoun))
            self.asked[index] = [step for step in steps if self._is_asked(step, index)]
            self._own[index] = [step for step in steps if step not in self.asked[index]]
        return self._own[index]

    def _is_asked(self, step: Link, index: int) -> bool:
        """Is it whom a question is asked, and not the public before which that was done?"""
        if step.role != "told" or self._polarity(index) != "question":
            return False
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        head = self._head(step)
        return not self._is_public(step) or (head is not None and self.document.words[head].head == key)

    def _last_of(self, names: tuple[str, ...], index: int) -> int:
        """Return the speaker's last attribution before this one; -1 for none in reach."""
        before = range(index - 1, max(-1, index - 1 - REMEMBERED), -1)
        return next((number for number in before if self.names(number) == names), -1)

    def _near(self, before: int, after: int) -> bool:
        """Do the two stand in the same paragraph or in neighbouring ones?"""
        first, second = self.document.attributions[before], self.document.attributions[after]
        return self._paragraphs_between(max(first.end - 1, first.start), second.start) <= 1

    def _paragraphs_between(self, first: int, second: int) -> int:
        return self.document.paragraph_at(second) - self.document.paragraph_at(first)

    def _orders(self, index: int) -> bool:
        """Is it an order, whose hearers are whom it is given to?"""
        return self._polarity(index) == "directive"

    def _holds_back(self, index: int) -> bool:
        return self._polarity(index) == "refused"

    def _polarity(self, index: int) -> Polarity:
        return stance.polarity(self.document, self.document.attributions[index], self.language)

    def _around(self, index: int) -> set[str]:
        """Return the lemmas of the clause of the cue, without who says it and what is said."""
        return {clause.lower(self.document, n) for n in self._words_around(index)}

    def _words_around(self, index: int) -> list[int]:
        """Return the numbers of those words."""
        document = self.document
        attribution = document.attributions[index]
        key = clause.reporting_word(document, attribution, self.language)
        if key is None:
            return []
        who = document.words_of(attribution.source)
        return [n for n in document.subtree(key) if n not in who and not clause.in_content(document, attribution, n)]

    def _says_plainly(self, index: int) -> bool:
        """Does the cue only say that words were said ("he added", "according to him")?"""
        cue = self.document.attributions[index].cue
        if clause.is_according(self.document, cue, self.language):
            return True
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        if key is None:
            return True
        known = clause.entry(self.document, key, self.language)
        return known is not None and "plain" in known.flags

    def _goes_on_saying(self, index: int) -> bool:
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        return key is not None and clause.lower(self.document, key) in self.language.sources.GOING_ON

    def _writes(self, index: int) -> bool:
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        known = clause.entry(self.document, key, self.language) if key is not None else None
        return known is not None and known.act == "writing"

    def _in_one_sentence(self, before: int, after: int) -> bool:
        """Do the cues of the two stand in one sentence ("attacked him in a statement, denying that")?"""
        cues = [self.document.attributions[number].cue for number in (before, after)]
        words = [self.document.words_of(cue) for cue in cues if cue]
        sentences = {self.document.words[inside[0]].sentence for inside in words if inside}
        return len(words) == 2 and len(sentences) == 1

    def _only_says(self, index: int) -> bool:
        """Is it said, and neither thought nor asked, nor held back?"""
        thought = stance.act(self.document, self.document.attributions[index], self.language) == "thought"
        return self._polarity(index) in SAID and not thought

    def _in_one_paragraph(self, before: int, after: int) -> bool:
        first, second = self.document.attributions[before], self.document.attributions[after]
        return self._paragraphs_between(first.start, second.start) == 0

    def _head(self, step: Link) -> int | None:
        """Return the word of a step on which its others hang."""
        if step.start is None or step.end is None:
            return None
        return self.document.head_of(step.start, step.end)

    def _soon(self, before: int, after: int) -> bool:
        """Does the one stand not many paragraphs behind the other?"""
        first, second = self.document.attributions[before], self.document.attributions[after]
        return self._paragraphs_between(first.start, second.start) <= FRESH

    def _names_organization(self, step: Link) -> bool:
        """Does the step stand on the name of a body?"""
        at = self.document.words_in(step.start or 0, step.end or 0)
        return any((name := self.document.entity_at(n)) is not None and name.type == "Organization" for n in at)

    def _is_house(self, step: Link) -> bool:
        """Has it a name, and is that not a person's ("the | Upper House |")?"""
        at = self.document.words_in(step.start or 0, step.end or 0)
        person = any((name := self.document.entity_at(n)) is not None and name.type == "Person" for n in at)
        return bool(at) and not person and self.document.words[at[-1]].upos == "PROPN"

    def _to_public(self, steps: Sequence[Link]) -> bool:
        """Were those told the public, or is the occasion if nobody is said to have been told?"""
        told = [step for step in steps if step.role == "told"]
        return all(self._is_public(step) for step in told or steps)

    def _is_public(self, step: Link) -> bool:
        """Was it said to the press, to a court, or to all who came?"""
        words = step.name.lower().split()
        if step.role == "channel":
            on_air = any(self.channels.CHANNEL_NOUNS.get(word) == "broadcast" for word in words)
            return on_air or bool(self.channels.PUBLIC_OCCASIONS.intersection(words))
        if self._is_one_reporter(step):
            return False
        if (self.channels.OUTLET_NOUNS | self.channels.SELVES).intersection(words):
            return True  # "told this newspaper"
        singular = {form for word in words for form in (word, word.removesuffix("s"))}
        if (
            self.channels.PRESS | self.channels.AUDIENCES | self.channels.SITTING
        ) & singular or self.channels.HEARERS.intersection(words):
            return True
        if step.start is None or step.end is None:
            return False
        return self._is_house(step) or self._names_organization(step)

    def _is_post(self, step: Link) -> bool:
        """Is it a post on a platform, which holds but few words, where a speech holds many?"""
        name = step.name.lower()
        pair = any(platform in name for platform in self.channels.PLATFORM_PAIRS)
        return step.role == "channel" and (pair or bool(self.channels.POSTS.intersection(name.split())))

    def _is_one_reporter(self, step: Link) -> bool:
        """Is it a single one of the press, who need not have asked what comes next ("told a journalist")?"""
        return step.role == "told" and bool(self.channels.ONE_OF_PRESS.intersection(step.name.lower().split()))

    def _is_another_occasion(self, index: int) -> bool:
        """Does the clause of the cue set the words apart from those before ("she said later", "said in March")?"""
        return self._is_of_other_time(index) or self._is_outside(index)

    def _is_of_other_time(self, index: int) -> bool:
        """Was it said at another time than the words before ("she said separately", "said in March")?"""
        return bool(self._around(index) & self.channels.OTHER_OCCASION) or self._is_long_ago(index)

    def is_past(self, index: int) -> bool:
        """Does the clause set the words apart from those behind ("told the Courier last week")?

        Where somebody has gone out ("in an interview after the hearing"), he stays.
        """
        return self._is_of_other_time(index) or bool(self._around(index) & self.channels.LONG_AGO)

    def is_yet_to_come(self, index: int) -> bool:
        """Does the clause say that it was later, so that words before were said elsewhere ("later told the Record")?"""
        forms = {self.document.words[n].text.lower() for n in self._words_around(index)}
        return bool(forms & self.channels.OTHER_OCCASION)

    def is_apart(self, index: int) -> bool:
        """Does the clause of the cue set the words apart from all others ("told the Courier last week")?"""
        return self._is_another_occasion(index) or bool(self._around(index) & self.channels.LONG_AGO)

    def _is_on_another_day(self, index: int, steps: Sequence[Link]) -> bool:
        """Does the clause name a weekday, and the clause that states the steps another ("On Tuesday he said …")?"""
        days = self._around(index) & self.channels.WEEKDAYS
        if not days or not steps:
            return False
        for stated, own in self._own.items():
            if stated != index and any((one.role, one.start) == (steps[0].role, steps[0].start) for one in own):
                there = self._around(stated) & self.channels.WEEKDAYS
                return bool(there) and not there & days
        return False

    def _is_outside(self, index: int) -> bool:
        """Was it said outside of where people sat, or after that ("outside court", "speaking after the hearing")?"""
        document = self.document
        return any(
            clause.lower(document, n) in self.channels.HEARERS | self.channels.SITTINGS_OVER
            and {clause.case(document, n), document.words[n - 1].text.lower()} & self.channels.OUT_OF
            for n in self._beside_content(index)
        )

    def _beside_content(self, index: int) -> Iterator[int]:
        """Yield the words of the sentence in which the cue stands, without what is said."""
        document, attribution = self.document, self.document.attributions[index]
        cue = document.words_of(attribution.cue)
        sentence = document.sentences[document.words[cue[0]].sentence] if cue else None
        for n in range(sentence.first, sentence.last) if sentence else ():
            if not clause.in_content(document, attribution, n):
                yield n

    def _has_left(self, index: int, steps: Sequence[Link]) -> bool:
        """Has somebody gone out since the steps were stated ("told the inquiry …  Outside the building, he said …")?"""
        stated = [step.start for step in steps if step.start is not None]
        if not stated:
            return False
        at = self.document.words_in(max(stated), max(stated) + 1)
        # "spoke to reporters | outside the court |" is where they heard it
        told = (
            self.document.words[self.document.sentences[self.document.words[at[0]].sentence].last - 1].end if at else 0
        )
        left = bisect_right(self._ways_out, self.document.attributions[index].end)
        return bisect_right(self._ways_out, max(told, *stated)) < left

    @cached_property
    def _ways_out(self) -> list[int]:
        """Where somebody has left where people sat ("| Outside | the building, he wept", "| after | the verdict")."""
        document, words = self.document, self.document.words
        return [
            word.start
            for n, word in enumerate(words)
            if word.text.lower() in self.channels.OUT_OF
            and any(
                clause.lower(document, m) in self.channels.HEARERS | self.channels.SITTINGS_OVER
                for m in range(n + 1, min(n + 4, len(words)))
            )
        ]

    def _is_bare(self, index: int) -> bool:
        """Does the clause of the cue say nothing of when, where or how ("Hadek said", but "Hadek said on Tuesday")?"""
        return sum(any(char.isalnum() for char in lemma) for lemma in self._around(index)) <= 1

    def _is_long_ago(self, index: int) -> bool:
        """Was it said once, in a month that is named without a day, or by somebody in another year?"""
        document, attribution = self.document, self.document.attributions[index]
        key = clause.reporting_word(document, attribution, self.language)
        people = all(one.kind == "person" for one in self.resolutions[index].speakers)
        for n in document.children(key) if key is not None else ():
            date = document.entity_at(n)
            if clause.in_content(document, attribution, n):
                continue
            if clause.lower(document, n) in self.channels.AGES and document.words[n].relation.startswith("obl"):
                return True  # "last year", whether that was taken for a date or not
            if clause.lower(document, n) in self.channels.AT_SOME_TIME:
                return True
            if date is None or date.type != "Date":
                continue
            said = [word.text.lower() for word in document.words[date.first : date.last]]
            days = [text for text in said if any(char.isdigit() for char in text)]
            if (self.channels.MONTHS.intersection(said) and not days) or self.channels.AGES.intersection(said):
                return True
            if people and len(said) == 1 and said[0].isdigit() and len(said[0]) == YEAR:
                return True
        return False

    def is_past_perfect(self, index: int) -> bool:
        """Is the cue's verb like "had said"?"""
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        words = (self.document.words[n] for n in self.document.children(key)) if key is not None else ()
        return any(
            word.lemma.lower() == self.channels.PERFECT and word.feature("Tense") == "Past" and word.relation == "aux"
            for word in words
        )

    def _is_told_of(self, index: int) -> bool:
        """Does the article only tell of that saying ("was banned | after she told pupils that …")?"""
        key = clause.reporting_word(self.document, self.document.attributions[index], self.language)
        if key is None or self.document.words[key].relation != "advcl":
            return False
        return any(self.document.words[n].relation == "mark" for n in self.document.children(key))


def setting(steps: Sequence[Link]) -> tuple[tuple[str, str], ...]:
    """Return what the steps say of whom was told and by which channel."""
    return tuple((step.role, normal_form(step.name)) for step in steps if step.role in SETS)


def carry(steps: Sequence[Link]) -> list[Link]:
    """Return the steps that make the occasion, as carried over from where the article states them."""
    return [replace(step, carried=True) for step in steps if step.role in SETS]
