"""Whom an epithet means: "the far-right leader" may be whom the article names elsewhere, or nobody whom it names.

Four in ten of those whom an article lets speak under a description alone, and gives no reason for, have a name in it:
in the sentence before ("said Brix. … the jurist noted") or behind a lede ("a veteran of the party has said.  Lars Vik
…").  No one rule tells; a logistic regression over what stands between the two does.  Its weights are data,
`epithets.json` beside this file; `quotes.evaluate.epithets` makes them anew from real articles in which readers marked
who speaks.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from quotes.naming import bare
from quotes.speakers import phrases
from quotes.speakers.index import Index
from quotes.speakers.reading import Reading
from quotes.speakers.referents import Referent
from quotes.weights import Weights

WEIGHTS = Weights(Path(__file__).with_suffix(".json"))
# what is less likely meant than this stays a description: of those above it, nine in ten are right
LEAST = 0.65
LEAST_GUESSED = 0.5  # where a rule of `taken_up` says so, too: of these, half are right
LEDE = 1  # sentences behind the first one that still open an article
FAR = 20  # sentences, where a person is not named on that side at all
LONGEST = 40  # persons in one article that are looked at, the most often named
LEAST_OF_TWO = 0.85  # where the article tells nothing of either of two
GUESSED = "is guessed by rules"
BESIDE, BELOW = "stands beside", "stands below"
CLIMB = 6
STEM = 5  # letters: "farmer", "Farmers' Association"
NAMED_FIRST = 2  # names of somebody by which it may be told what he is
LONGEST_TOLD = 25  # words
LONGEST_BYLINE = 12  # words
# features: what ties an epithet to a person, and that he was just named
TIES = frozenset({"shares the noun", "shares a word", "shares a stem", "of one field"})
_SENTENCES = (0, 1, 2, 5)
NEAR = frozenset(f"named up to {bound} sentences before" for bound in _SENTENCES[:3])
_PEOPLE = (0, 1, 2, 4, 8)
_SHARES = (0.0, 0.2, 0.5)
# who else speaks last before an epithet, who first behind it, and who in the attribution before
Turns = tuple[Referent | None, Referent | None, Referent | None]


class Epithet(NamedTuple):
    """Somebody who speaks under a description alone: where first, and in which attributions."""

    referent: Referent
    word: int
    attributions: tuple[int, ...]


class Epithets:
    """What one article calls those whom it does not name where they speak; `reading` is over."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.index: Index = reading.index
        self.data = reading.data
        self.speakers = self._speakers()
        places = {id(one): self._places(one) for one in reading.referents}
        people = [one for one in reading.referents if _is_named_person(one) and places[id(one)]]
        people = [one for one in people if not all(map(self._is_byline, places[id(one)]))]
        self.people = sorted(people, key=lambda one: -one.count)[:LONGEST]
        self.places = {id(one): places[id(one)] for one in self.people}

    def found(self) -> list[Epithet]:
        """Return the epithets that may mean somebody named; reasons to withhold a name are for the caller to see."""
        every: dict[int, Epithet] = {}
        for word, attribution in sorted(self.reading.source_heads.items()):
            found = self.reading.found.get(word)
            if found is None or found.how != "nominal" or len(found.referents) != 1:
                continue
            one = found.referents[0]
            if one.kind != "person" or one.named or one.number != "sing" or one.members:
                continue
            before = every.get(id(one), Epithet(one, word, ()))
            every[id(one)] = before._replace(attributions=(*before.attributions, attribution))
        return list(every.values())

    def meant(self, epithet: Epithet) -> tuple[Referent, float] | None:
        """Return whom the article names elsewhere that the epithet means, and how sure that is; None for nobody."""
        judged = [(self.features(epithet, person), person) for person in self.candidates(epithet)]
        if not judged:
            return None
        features, person = max(judged, key=lambda pair: WEIGHTS.of(pair[0]))
        others = (of for of, one in judged if one is not person)
        # "Holm said … Brix said … | The broker | said": who can tell of which of them?
        of_two = _is_plain(features) and any(_is_plain(of) and NEAR & {*of} for of in others)
        enough = is_enough(features) and (not of_two or WEIGHTS.of(features) >= LEAST_OF_TWO)
        return (person, WEIGHTS.of(features)) if enough else None

    def candidates(self, epithet: Epithet) -> list[Referent]:
        """Return the persons whom the article names and who may be called so, the most often named first.

        None whose name says only of whom or of what somebody is ("Brix's wife"), none who tells of him, and none of
        another rank: the deputy governor is not the governor.
        """
        index, data, word = self.index, self.data, epithet.word
        determiner = phrases.determiner(index, word)
        outer = {index.said_in[n] for n in (word, *self._places(epithet.referent)[:1])} - {-1}
        tellers = [self.speakers[number] for number in outer]
        lede = self._is_in_lede(word)
        first = epithet.attributions[0]
        spoken = any(
            one not in (None, epithet.referent) and not self._is_above(number)
            for number, one in enumerate(self.speakers[:first])
        )
        if determiner in ("indefinite", "new") and (spoken or not lede):
            return []  # who is only now brought in has not been named yet, and would be later only of a lede
        if epithet.referent.group is not None or self._names_another(epithet) or self._is_insider(epithet):
            return []
        noun = phrases.same_noun(index.noun(word), index)
        withheld = noun in data.WITHHELD_NAMES or (noun in data.NAMELESS and determiner != "definite")
        # "the | first|-term trustee" is no first trustee
        halves = {index.lemma(n) for n in index.phrase(word) if index.lower[n + 1 : n + 2] == ["-"]}
        ranks = epithet.referent.modifiers - halves
        of_what = [n for n in index.phrase(word) if n > word and index.entity_at[n] is not None]
        # "the spokesman for the ministry": of many; but "| Director | of the Institute announced" has a name behind
        speaks_for = noun in data.SPEAKING_OFFICES and bool(of_what) and determiner != "bare"
        return [
            one
            for one in self.people
            if one not in tellers
            and not (withheld and self.goes_unnamed(epithet, one))
            and not self._opposes(one, word)
            and (one in self.speakers or self.places[id(one)][0] < word)  # who is named later also speaks
            and not self.reading.is_of_other_rank(noun, ranks, one)
            and not self.reading.is_of_other_nation(word, one.modifiers)
            and not self.reading.is_of_another(word, [one.office])
            and not self._holds_another(one, word)
            and self._stands(epithet, one) != BELOW
            and not (speaks_for and not one.role)
            and not self._has_another_trade(noun, one)
        ]

    def _names_another(self, epithet: Epithet) -> bool:
        """Does the source end in a name, though no person's for the model: "A lawmaker from Shen, | Mahma Jin |"?"""
        span = self.index.document.attributions[epithet.attributions[0]].source
        words = list(self.index.document.words_of(span)) if span is not None else []
        entity = self.index.entity_at[words[-1]] if words else None
        if entity is None or entity.last - entity.first < 2 or self.index.lower[entity.first - 1] != ",":
            return False
        named = any(entity.first <= at < entity.last for one in self.people for at in self.places[id(one)])
        return entity.first > epithet.word and not named

    def _is_insider(self, epithet: Epithet) -> bool:
        """Is it said that he knows the matter from within, which articles say of those whom they must not name?"""
        return bool({bare(part) for part in epithet.referent.name.lower().split()} & self.data.INSIDE)

    def goes_unnamed(self, epithet: Epithet, person: Referent) -> bool:
        """Is it who mostly has no name, and no rank of his own ("the witness", but "the officer" of a sergeant)?"""
        noun = phrases.same_noun(self.index.noun(epithet.word), self.index)
        return noun in self.data.NAMELESS and not self.data.BROADER.get(noun, frozenset()) & person.heads

    def _has_another_trade(self, noun: str, person: Referent) -> bool:
        """Is it an office, and he known for what is none: "Singer Eva Voll …  | The governor | said"?"""
        data, role = self.data, [bare(part) for part in (person.role or "").lower().split()]
        trades = frozenset[str]().union(*(data.WALKS_OF_LIFE[walk] for walk in data.TRADES))
        known = bool(role) and role[-1] in trades and not person.heads & data.WALKS_OF_LIFE["office"]
        return known and noun in data.WALKS_OF_LIFE["office"]

    def features(self, epithet: Epithet, person: Referent) -> list[str]:
        """Return the names of the features of an epithet and a person; the weights are by these names."""
        index, word = self.index, epithet.word
        determiner, noun = phrases.determiner(index, word), phrases.same_noun(index.noun(word), index)
        turns = self._turns(epithet)
        plain = self._plain(epithet, person, noun, turns)
        features = [f"{determiner}", *self._distances(epithet, person)]
        features += [f"{determiner}, {name}" for name, is_so in plain.items() if is_so]
        rest = plain | self._of_place(epithet, person, noun, turns) | self._of_office(person, noun)
        rest |= self._of_field(epithet, person, noun)
        rest["for the nameless, definite"] = noun in self.data.NAMELESS and determiner == "definite"
        rest["one field, spoke last"] = rest["of one field"] and person is turns[0]
        features += [name for name, is_so in rest.items() if is_so]
        standing = self._stands(epithet, person)
        return [*features, standing] if standing else features

    def _where(self, epithet: Epithet, person: Referent) -> tuple[list[int], list[int], int, int]:
        """Return his places before the epithet and behind it, and how many sentences off the nearest of both are."""
        index, word, places = self.index, epithet.word, self.places[id(person)]
        here = index.words[word].sentence
        before, after = [n for n in places if n < word], [n for n in places if n > word]
        behind = here - index.words[before[-1]].sentence if before else FAR
        return before, after, behind, index.words[after[0]].sentence - here if after else FAR

    def _distances(self, epithet: Epithet, person: Referent) -> list[str]:
        """Return the features that are numbers: how far off he is named, how many others are, how much he speaks."""
        word, (before, after, behind, ahead) = epithet.word, self._where(epithet, person)
        others = [self.places[id(one)] for one in self.people if one is not person]
        between = sum(any(before[-1] < n < word for n in places) for places in others) if before else 0
        until = sum(any(word < n < after[0] for n in places) for places in others) if after else 0
        spoken = sum(one is person for one in self.speakers if one is not None)
        return [
            f"named {_class(behind, _SENTENCES)} sentences before",
            f"named {_class(ahead, _SENTENCES)} sentences behind",
            f"{_class(between, _PEOPLE)} others since" if before else f"{_class(until, _PEOPLE)} others until",
            f"{_class(len(self.people), _PEOPLE)} persons",
            f"speaks {_class(spoken / max(1, len(self.speakers)), _SHARES)}",
        ]

    def _plain(self, epithet: Epithet, person: Referent, noun: str, turns: Turns) -> dict[str, bool]:
        """Return the features that may weigh otherwise by the determiner."""
        before, _, behind, _ = self._where(epithet, person)
        last, following, just_before = turns
        role = {bare(part) for part in (person.role or "").lower().split()}
        told = role | person.modifiers | {bare(part) for part in (person.affiliation or "").lower().split()}
        shared = {bare(part) for part in epithet.referent.name.split() if len(part) > 3 or part.isupper()} & told
        return {
            "lede": self._is_in_lede(epithet.word),
            "spoke last": person is last,
            "speaks next": person is following,
            "spoke right before": person is just_before,
            "is named only later": not before,
            "is named in the sentence or the one before": behind <= 1,
            "shares the noun": noun in person.heads or noun in role,
            "has no role": not person.role,
            "shares a word": bool(shared),
            "speaks before and behind": person is last and person is following,
            GUESSED: self.reading.guessed.get(epithet.word) is person,
        }

    def _of_place(self, epithet: Epithet, person: Referent, noun: str, turns: Turns) -> dict[str, bool]:
        """Return what is to see of where both stand, and what the description looks like."""
        index, word = self.index, epithet.word
        before, after, behind, ahead = self._where(epithet, person)
        _, following, just_before = turns
        others = [one for one in self.people if one is not person]
        lede, gender = self._is_in_lede(word), self.reading.noun_gender(noun)
        nearest = (before or after)[-1 if before else 0]
        most = max((len(self.places[id(one)]) for one in others), default=0)
        return {
            "is named most": len(self.places[id(person)]) > most,
            "is alone": not others,
            "nobody is named before": not any(n < word for one in self.people for n in self.places[id(one)]),
            "of the same sex": bool(gender) and person.gender == gender,
            "of the other sex": bool(gender) and bool(person.gender) and person.gender != gender,
            "goes on": self.reading.goes_on(word),
            "one of them": index.lower[word - 1 : word] != [] and index.lower[word - 1] in self.data.NEWCOMERS,
            "was introduced": self._was_introduced(epithet, index.words[word].sentence),
            "names something": any(index.entity_at[n] is not None for n in index.phrase(word)),
            "is subject": index.is_subject(nearest) or nearest in self.reading.source_heads,
            "opens the next sentence": bool(after) and not before and index.is_subject(after[0]) and ahead == 1,
            "in somebody's words": index.said_in[word] >= 0,
            "lede, speaks next": lede and person is following,
            "lede, is named only later": lede and not before,
            "speaks next, is named only later": person is following and not before,
            "spoke right before, next sentence": person is just_before and behind <= 1,
            "long": len(epithet.referent.name.split()) > 4,
        }

    def _of_office(self, person: Referent, noun: str) -> dict[str, bool]:
        """Return what the noun is, and what the person has of offices."""
        data, role = self.data, {bare(part) for part in (person.role or "").lower().split()}
        offices = data.OFFICES | data.SOLE_OFFICES | data.SPEAKING_OFFICES | data.OFFICE_NOUNS
        return {
            "an office": noun in offices,
            "two offices": noun in offices and bool(role & offices) and noun not in person.heads | role,
            "an office, has no role": noun in offices and not person.role,
            "a leader": noun in data.LEADERS | data.HEADS,
            "a word for the nameless": noun in data.NAMELESS,
            "a word for sources": noun in data.SOURCE_NOUNS,
        }

    def _of_field(self, epithet: Epithet, person: Referent, noun: str) -> dict[str, bool]:
        """Return whether both are of one field of work, as far as the article tells what the person is."""
        data, own = self.data, self._told_of(person)
        fields, theirs = [field for field in data.FIELDS if noun in field], [f for f in data.FIELDS if own & f]
        same = any(own & field for field in fields)
        stems = {part[:STEM] for part in own if len(part) >= STEM}
        called = [bare(part) for part in epithet.referent.name.lower().split()]
        return {
            "of one field": same,
            "of another field": bool(fields and theirs) and not same,
            "of a field, he of none": bool(fields) and not theirs,
            "shares a stem": any(part[:STEM] in stems for part in called if len(part) >= STEM),
            "for the nameless, of one field": same and noun in data.NAMELESS,
            "one field, is alone": same and self.people == [person],
        }

    def _told_of(self, person: Referent) -> set[str]:
        """Return the words by which the article tells what somebody is: office, body, and what stands by the name."""
        words = {bare(part) for part in f"{person.role or ''} {person.affiliation or ''}".lower().split()}
        words |= person.heads | person.modifiers
        for at in self.places[id(person)][:NAMED_FIRST]:
            entity = self.index.entity_at[at]
            if entity is not None:
                name = range(entity.first, entity.last)
                words |= {self.index.lemma(k) for n in name for k in self.index.phrase(n)[:LONGEST_TOLD]}
        return words

    def _stands(self, epithet: Epithet, person: Referent) -> str:
        """Say how the person's name stands in the source, "" where it is not in there.

        "| Ada Sol |, an elder and a member of the board", but "a spokeswoman for the envoy | Ada Sol |".
        """
        index = self.index
        span = index.document.attributions[epithet.attributions[0]].source
        inside = set(index.document.words_of(span)) | set(index.phrase(epithet.word)) if span is not None else set()
        at = next((n for n in self.places[id(person)] if n in inside), None)
        if at is None:
            return ""
        entity = index.entity_at[at]
        names = range(entity.first, entity.last) if entity is not None else range(at, at + 1)
        if {index.lower[names[-1]], *index.lower[names.stop : names.stop + 1]} & index.data.POSSESSIVE_MARKS:
            return BELOW
        if entity is not None and index.is_of_preposition(entity):
            return BELOW
        top = next((n for n in names if index.words[n].head not in names), at)
        two = (index.words[top], epithet.word), (index.words[epithet.word], top)
        if any(one.relation == "conj" and one.head == other for one, other in two):
            return BELOW  # "| Otto Brix | and the neighbour"
        for _ in range(CLIMB):  # up to the word that says what he is, where the name hangs on it
            if top < 0 or top == epithet.word or index.words[top].relation.split(":")[0] in ("nmod", "obl"):
                break
            top = index.words[top].head
        return BESIDE if top < 0 or top == epithet.word or index.words[top].relation == "nmod:desc" else BELOW

    def _holds_another(self, person: Referent, word: int) -> bool:
        """Is it an office that somebody with the person's own does not hold: "the mayor", of the police chief?"""
        index, data = self.index, self.data
        noun, role = phrases.same_noun(index.noun(word), index), (person.role or "").lower().split()
        once = any(index.lower[n] in data.ONCE for n in index.phrase(word))  # "the former mayor"
        office = (phrases.of_noun_phrase(index, word).role or "").lower()
        if " " in office and office in data.OFFICES and role and office not in " ".join(role) and not once:
            return True  # "the auditor general" is not the transport minister
        other = bool(role) and not once and noun not in person.heads | set(role)
        leads = {bare(part) for part in (*role, *(person.affiliation or "").lower().split())}
        of_others = {*role[-1:]} <= data.LEADERS | data.HEADS and bool(leads & data.OUT_OF_OFFICE)
        called = {bare(index.lower[n]) for n in index.phrase(word)} & data.OUT_OF_OFFICE
        outside = noun in data.LEADERS | data.HEADS and bool(called) and {*role[-1:]} <= data.GOVERNING
        outside = outside or (noun in data.GOVERNING and ({*role[-1:]} <= data.NOT_GOVERNING or of_others))
        return other and (noun in data.UNSHARED_OFFICES or outside)

    def _opposes(self, person: Referent, word: int) -> bool:
        """Does the person contradict somebody where he is next named behind the epithet?"""
        after = next((n for n in self.places[id(person)] if n > word), None)
        verb = self.index.words[self.index.top(after)].head if after is not None else -1
        return verb >= 0 and self.index.lemma(verb) in self.data.OPPOSING

    def _is_above(self, attribution: int) -> bool:
        """Is it said in a headline?"""
        start = self.index.document.attributions[attribution].start
        return self.index.document.paragraph_at(start) < self.index.lede

    def _is_in_lede(self, word: int) -> bool:
        return self.index.words[word].sentence <= LEDE or self.index.paragraph[word] <= self.index.lede

    def _places(self, referent: Referent) -> list[int]:
        """Return the words at which somebody is mentioned, in order."""
        words = (self.index.document.words_of(span) for span in referent.mentions)
        return sorted(inside[0] for inside in words if inside)

    def _speakers(self) -> list[Referent | None]:
        """Return for each attribution the person who speaks, None for several, a body, or nobody."""
        speakers: list[Referent | None] = [None] * len(self.index.document.attributions)
        for word, attribution in self.reading.source_heads.items():
            found = self.reading.found.get(word)
            if found is not None and len(found.referents) == 1 and found.referents[0].kind == "person":
                speakers[attribution] = found.referents[0]
        return speakers

    def _is_byline(self, word: int) -> bool:
        """Does the word stand in a line that only says who wrote the article ("By Ida Voll and Tom Brix")?"""
        index, here = self.index, self.index.paragraph[word]
        first = word
        while first > 0 and index.paragraph[first - 1] == here:
            first -= 1
        last = min(first + LONGEST_BYLINE, len(index.words))
        short = last == len(index.words) or index.paragraph[last] != here
        return short and any(" ".join(index.lower[first : first + n]) in self.reading.bylines for n in (1, 2))

    def _turns(self, epithet: Epithet) -> Turns:
        """Return who else speaks last before the epithet, who first behind it, and who in the attribution before."""
        first = epithet.attributions[0]
        before = self.speakers[first - 1 :: -1] if first else []
        last = next((one for one in before if one not in (None, epithet.referent)), None)
        behind = self.speakers[first + 1 :]
        following = next((one for one in behind if one not in (None, epithet.referent)), None)
        return last, following, before[0] if before else None

    def _was_introduced(self, epithet: Epithet, sentence: int) -> bool:
        """Did the article speak of the one who is called so in a sentence before?"""
        return any(self.index.words[n].sentence < sentence for n in self._places(epithet.referent)[:1])


def _is_plain(features: Collection[str]) -> bool:
    """Does the article tell nothing of the person that goes with the epithet, nor what else he is?"""
    return "has no role" in features and not TIES & {*features}


def is_enough(features: Collection[str]) -> bool:
    """Do these features make it likely enough that the person is meant?"""
    return WEIGHTS.of(features) >= (LEAST_GUESSED if GUESSED in features else LEAST)


def _is_named_person(referent: Referent) -> bool:
    return referent.kind == "person" and referent.named and referent.number == "sing" and not referent.members


def _class(value: float, bounds: tuple[float, ...]) -> str:
    """Return a word for the class in which a value falls ("0", "up to 2", "more")."""
    for bound in bounds:
        if value <= bound:
            return f"up to {bound}"
    return "more"
