"""Whom of those that the article names a description can only mean: who spoke last, whom the sentence before is about.

Each rule takes the head of a description and returns the referent, None where it does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby, pairwise

from quotes import nouns
from quotes.speakers import phrases
from quotes.speakers.book import key_of
from quotes.speakers.named import NamedMentions
from quotes.speakers.reading import REACH
from quotes.speakers.referents import Place, Referent

MUCH_MORE = 2  # times as often mentioned: what the article is about
LABEL_END = ":"
SURE_OF_COUPLE = 0.8
LEDE_REACH = 2  # paragraphs behind the first sentence in which its "a nurse" may get a name


class TakenUp(NamedMentions):
    """The part of reading that finds those whom the article names in what it calls them."""

    def _is_one_of_two(self, number: int) -> bool:
        """Is it "the latter" or "the former", with no noun to say of whom?"""
        index = self.index
        alone = phrases.determiner(index, number) == "definite" and not list(index.dependents(number, "amod", "nmod"))
        return alone and index.lower[number] in self.data.OF_TWO

    def _one_of_two(self, number: int) -> Referent | None:
        """Return whom "the latter" or "the former" means: of the two that were last named, the second or the first."""
        index = self.index
        here = index.words[number].sentence
        near: list[tuple[int, Referent]] = []
        for referent in list(self.recent.values())[-REACH:]:
            words = [p.word for p in referent.places if p.word < number and here - p.sentence <= 1]
            body = referent.kind == "organization" and not referent.is_place
            if not words or not referent.named or not (body or referent.kind == "person"):
                continue
            if index.words[words[-1]].relation != "nmod" or index.case_of(words[-1]) not in self.data.TITLE_CASES:
                near.append((words[-1], referent))  # but "president of | Tarn |"
        near.sort(key=lambda pair: pair[0])
        people = [one for _, one in near if one.kind == "person"]
        two = (people if len(people) > 1 else [one for _, one in near])[-2:]
        return None if len(two) < 2 else two[self.data.OF_TWO[index.lower[number]]]

    def _are_two(self, number: int, noun: str) -> bool:
        """Are they said to be two: "both", "the two lawmakers", "the brothers"?"""
        if noun in self.data.COUPLE_NOUNS:
            return True
        counts = (self.index.lower[child] for child in self.index.dependents(number, "nummod", "det", "det:predet"))
        return nouns.is_person(noun, self.data) and any(count in self.data.COUPLE for count in counts)

    def _couple(self, number: int, noun: str) -> tuple[Referent | None, float]:
        """Return whom "both" or "the two ministers" means: the two that the article calls so, else the pair just named.

        Two people of whom one is known to be something else are not "the ministers".
        """
        two = [one for one in self.by_head.get(noun, ()) if one.named and one.number != "plur" and not one.members]
        if len(two) == 2:
            return self.joint((two[0], two[1])), SURE_OF_COUPLE
        gender = self.noun_gender(noun)
        office = noun in self.data.OFFICES | self.data.SPEAKING_OFFICES

        def fits(referent: Referent) -> bool:
            other = any(one.gender and gender and one.gender != gender for one in referent.members)
            others = office and any(one.heads and noun not in one.heads for one in referent.members)
            return len(referent.members) == 2 and not other and not others

        return self._nearest(number, fits)

    def _by_initials(self, number: int) -> Referent | None:
        """Return the latest person whose office has these initials: "the DP" for a deputy president."""
        text = self.index.words[number].text
        if not text.isupper() or len(text) < 2 or not text.isalpha():
            return None
        holders = [r for r in self.recent.values() if r.kind == "person" and r.named and r.role]
        return next((r for r in reversed(holders) if text in set(self._shortened(r.role or ""))), None)

    def _shortened(self, role: str) -> Iterator[str]:
        """Yield the initials of an office, of each of two, and without whose it is ("the | Tarn | district officer").

        But not without the word that makes it another one: "| Deputy | Prime Minister".
        """
        data, words = self.data, [word for word in re.split(r"[\s-]+", role.lower()) if word]
        for joined, office in groupby(words, data.CONJUNCTION_WORDS.__contains__):
            left = [] if joined else [word for word in office if word not in data.SMALL_WORDS]
            while len(left) > 1:
                yield "".join(word[0] for word in left).upper()
                if left[0] in data.DISTINGUISHING:
                    break
                left = left[1:]

    def _may_be_of_age(self, number: int) -> Callable[[Referent], bool]:
        """Return a test for who may be "the 31-year-old": of that age, or of none that is told.

        Of those without a name only who has just spoken: "A driver, who asked not to be named, said …".
        """
        wanted = self.index.age(number)

        def fits(referent: Referent) -> bool:
            if referent.kind != "person" or referent.number != "sing":
                return False
            ages = self._ages(referent)
            return wanted in ages if ages else referent.named or referent is self.last_speaker

        return fits

    def _ages(self, referent: Referent) -> set[str]:
        """Return the ages that the article gives somebody ("Dario Sol, | 31 |, scored", "a | 19-year-old | man")."""
        ages = {modifier for modifier in referent.modifiers if modifier.isdigit()}
        for place in referent.places:
            behind = self.index.lower[place.word + 1 : place.word + 6]
            ages |= {age for comma, age in pairwise(behind) if comma == "," and age.isdigit()}
        return ages

    def _may_be_called(self, noun: str) -> Callable[[Referent], bool]:
        """Return a test for the named persons whom an epithet of this gender fits."""
        gender = self.noun_gender(noun)
        return lambda r: r.kind == "person" and r.named and (not gender or r.gender in ("", gender))

    def _named_elsewhere(self, number: int, noun: str, wanted: set[str]) -> Referent | None:
        """Return the one person to whom the article elsewhere gives this role along with the name."""
        people = self.book.expected.get(noun, ())
        if len(people) != 1 or wanted & self.data.DISTINGUISHING:
            return None
        described = [d for first, d in self.book.described.items() if self._first_owner(first) == people[0]]
        known: set[str] = set().union(*(one.modifiers for one in described))
        if self.is_of_another(number, [one.office for one in described]):
            return None
        telling = wanted - self.data.ORGANIZATION_HYPERNYMS  # "the group chairman" is chairman of whatever group
        if known & self.data.RANKS or (telling and known and not telling & known):
            return None
        if self.is_of_other_nation(number, known):
            return None
        return self._person_referent(people[0])

    def _office_of_speaker(self, number: int, noun: str) -> Referent | None:
        """Return who spoke last where an office that the article gives nobody can only be his.

        "“It sank,” Kerr said.  | The governor …"; with a name in it ("the | Ports Ministry | spokesman") only where the
        next words but go on, or the very sentence before was his.
        """
        index, speaker = self.index, self.last_speaker
        if noun not in self.data.SPEAKING_OFFICES or speaker is None or not speaker.places or speaker.role is not None:
            return None
        apart = index.words[number].sentence - speaker.places[-1].sentence
        names = [c for c in index.phrase(number) if index.entity_at[c] is not None]
        goes_on = self.goes_on(number)
        if names and not (goes_on or (max(names) < number and apart <= 1)):
            return None  # "the governor of Ostrel" may be anybody
        if noun not in self.data.OFFICE_NOUNS and not (goes_on or names):
            return None
        gender = self.noun_gender(noun)
        fits = speaker.kind == "person" and speaker.named and (not gender or speaker.gender in ("", gender))
        return speaker if apart <= 2 and fits and index.is_subject(number) else None

    def _spoke_just_before(self, number: int, noun: str) -> Referent | None:
        """Return who spoke in the sentence before where he alone can be "the former minister" or "the party's leader".

        "The plan is an insult, MLA Otto Brix said.  | The former minister | said …"
        """
        index, data, speaker = self.index, self.data, self.last_speaker
        spoke = speaker is not None and speaker.named and speaker.kind == "person" and speaker.places
        if speaker is None or not spoke or index.source_of[number] < 1 or noun in data.NAMELESS:
            return None
        once = any(index.lower[k] in data.ONCE for k in index.phrase(number))
        known = (speaker.role or "").lower().split()
        leads = noun in data.LEADERS and (not known or known[-1] in data.LEADERS | data.HEADS)
        last = speaker.places[-1]
        beside = (
            index.paragraph[last.word] == index.paragraph[number] and index.words[number].sentence - last.sentence <= 1
        )
        others = any(
            place.word > last.word and place.relation.startswith("nsubj")
            for referent in list(self.recent.values())[-REACH:]
            if referent is not speaker and referent.kind == "person"
            for place in referent.places
        )
        gender = self.noun_gender(noun)
        fits = not gender or speaker.gender in ("", gender)
        said = index.said_in[number] >= 0 or not index.is_subject(number)
        return speaker if (once or leads) and beside and fits and not (others or said) else None

    def _only_person(self, number: int, noun: str) -> Referent | None:
        """Return who spoke last where the article names nobody else, and whatever it calls him can only be his.

        "“It floods,” Otto Brix said.  | The customs broker | was for dredging."
        """
        speaker = self.last_speaker
        spoke = speaker is not None and speaker.named and speaker.kind == "person" and speaker.places
        inside = self.index.said_in[number] >= 0  # "Brix said the guard told him …": not Brix
        if speaker is None or not spoke or inside or not self.index.is_subject(number) or noun in self.data.NAMELESS:
            return None
        near = self.index.words[number].sentence - speaker.places[-1].sentence <= 1
        if len(self.book.people.full) > 1 and not (near and speaker.role is None):
            return None
        people = [
            r
            for r in (self.referents if not near else list(self.recent.values())[-REACH:])
            if r.kind == "person"
            and r.number == "sing"
            and any(p.relation.startswith("nsubj") and (not near or self._is_near(p, speaker)) for p in r.places)
        ]
        gender = self.noun_gender(noun)
        fits = not gender or speaker.gender in ("", gender)
        others = any(r is not speaker for r in people)
        return None if others or not fits or self.index.source_of[number] < 0 else speaker

    def _last_topic(self, number: int, noun: str) -> Referent | None:
        """Return the one named person whom the sentence before is about, where what he is called is no office.

        "Dex Harlow, 44, thanked his fans.  “Always,” | the musician | said."
        """
        index, data = self.index, self.data
        offices = data.OFFICES | data.SOLE_OFFICES | data.SPEAKING_OFFICES
        if noun in offices or noun in data.NAMELESS or number not in self.forced or index.said_in[number] >= 0:
            return None
        here, fits = index.words[number].sentence, self._may_be_called(noun)
        ages = {index.lower[k] for k in index.phrase(number) if index.lower[k].isdigit()}
        opened = self._opening_sentence(number)
        people = [r for r in list(self.recent.values())[-REACH:] if r.kind == "person" and r.number == "sing"]
        topics = [r for r in people if any(self._is_topic_of(p, opened) for p in r.places)]
        others = [r for r in people if r not in topics and any(opened - 1 <= p.sentence <= here for p in r.places)]
        only = topics[0] if len(topics) == 1 and topics[0].named and not any(r.named for r in others) else None
        known = self._ages(only) if only is not None else set[str]()
        return only if only is not None and fits(only) and not (ages and known and not ages & known) else None

    def _opening_sentence(self, number: int) -> int:
        """Return the sentence before that of the words which the noun's attribution reports."""
        at = self.index.source_of[number]
        inside = self.index.document.words_in(
            self.index.document.attributions[at].start, self.index.words[number].start
        )
        first = self.index.words[inside[0]].sentence if at >= 0 and inside else self.index.words[number].sentence
        return min(first, self.index.words[number].sentence) - 1

    def _is_topic_of(self, place: Place, sentence: int) -> bool:
        # the parse may make a sentence's first name its root ("Kelly-Anne Dobbs, 34, claims …")
        return place.sentence == sentence and place.relation.startswith(("nsubj", "root")) and not place.inside

    def _is_near(self, place: Place, speaker: Referent) -> bool:
        """Is the place in the sentence where the speaker was last seen, or behind it?"""
        return place.sentence >= speaker.places[-1].sentence - 1

    def _office_of_subject(self, number: int, noun: str) -> Referent | None:
        """Return whom the sentence before is about where an office with one holder can only be his.

        "Samir Oduvale thinks that he won.  | The premier of Quillan told a crowd …"
        """
        index, data = self.index, self.data
        role = (phrases.of_noun_phrase(index, number).role or "").lower().split()
        sole = noun in data.SOLE_OFFICES or noun in data.OFFICES or bool(set(role[:1]) & data.SOLE_MODIFIERS)
        if not sole or not index.is_subject(number):
            return None
        gender, sentence = self.noun_gender(noun), index.words[number].sentence
        subjects = [
            referent
            for referent in list(self.recent.values())[-REACH:]
            if referent.kind == "person"
            and any(
                place.sentence == sentence - 1 and place.relation.startswith("nsubj") and place.said_in < 0
                for place in referent.places
            )
        ]
        if len(subjects) != 1 or not subjects[0].named:
            return None
        # "Liberal leader Otto Brix … The Opposition Leader", but "the premier" of nowhere may be anybody
        known = (subjects[0].role or "").lower().split()
        placed = any(index.entity_at[c] for c in index.phrase(number))
        if (known and known[-1] != noun) or not (known or placed):
            return None
        return subjects[0] if not gender or subjects[0].gender in ("", gender) else None

    def _body_called(self, number: int, noun: str) -> tuple[Referent | None, float]:
        """Return the named body that "the company" or "the agency" takes up: one near by, else the article's main one.

        A court, a ministry or the police is no company.
        """
        data = self.data
        business = noun in data.BUSINESS_NOUNS
        said = {self.index.lower[child] for child in self.index.children[number]}
        official = noun in data.OFFICIAL_NOUNS or bool(said & data.OFFICIAL_MODIFIERS)
        article = self.index.document.article
        # who prints it is not spoken of, nor which agency was told
        ours = {key_of(name) for name in (article.publisher, article.agency, *self.agencies) if name}

        def fits(referent: Referent) -> bool:
            key_words = referent.heads | set(referent.name.lower().split())
            public = bool(key_words & data.PUBLIC_BODIES)
            body = referent.kind == "organization" and referent.named and not referent.is_place
            body = body and referent.name not in self._surnames
            # "a worker showed Northwire a message", "Harbour Daily: Do you speak?"
            told = all(self._is_told(place) or self._is_label(place) for place in referent.places)
            fitting = public or not official
            fitting = fitting and (noun not in data.PAPERS or self._prints(referent))
            company = noun in data.COMPANY_NOUNS
            fitting = fitting and not (company and (key_words & data.NO_COMPANIES or self._brings(referent)))
            return body and not told and fitting and not (business and public) and key_of(referent.name) not in ours

        near = self._nearest(number, fits)
        if near[0] is not None:
            return near
        known = sorted(filter(fits, self.body_referents.values()), key=lambda r: -r.count)
        if known and known[0].count > 1 and (len(known) == 1 or known[0].count >= MUCH_MORE * known[1].count):
            return known[0], 0.6
        return None, 1.0

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of people's names, of whom one may be marked as a body: "Rep. Mia Hutch …  | Hutch |"."""
        return frozenset(words[-1] for name in self.book.display if len(words := name.split()) > 1)

    def _brings(self, referent: Referent) -> bool:
        """Does the article have it only bring what others said: "| Sentinel | reported, citing sources, that"?"""
        verbs = [self.index.words[place.word].head for place in referent.places if self.index.is_subject(place.word)]
        brought = [n for verb in verbs if verb >= 0 for n in self.index.dependents(verb, "advcl", "parataxis")]
        citing = any(self.index.lemma(n) in self.data.CARRYING for n in brought)
        return citing and len(verbs) == len(referent.places)

    def _prints(self, referent: Referent) -> bool:
        """Is it a paper, by what the article calls it or has it do: "Sentinel | reported |"?"""
        heads = (self.index.words[place.word].head for place in referent.places if self.index.is_subject(place.word))
        does = {self.index.lemma(verb) for verb in heads if verb >= 0}
        return bool(referent.heads & self.data.PAPERS or does & self.data.CARRYING)

    def _named_next(self, number: int, determiner: str) -> Referent | None:
        """Return whom a lede introduces without the name that the sentence or paragraph behind begins with.

        "A former nurse told a jury that …  | Ida Kerr |, 54, denies murder."; or by an office that has no article:
        "Director of the Salt Institute announced that …  | Ida Kerr | said".
        """
        index = self.index
        here, words = index.words[number].sentence, index.words
        bodies = [entity for n in index.phrase(number) if (entity := index.entity_at[n]) is not None]
        of_body = any(entity.type == "Organization" for entity in bodies)  # "| the Rail Authority's | spokesman"
        titled = determiner == "bare" or (determiner == "possessive" and of_body)
        titled = titled and index.noun(number) in self.data.SPEAKING_OFFICES
        if not titled and determiner != "indefinite":
            return None
        if index.paragraph[number] > max(1, index.lede) or not index.is_subject(number):
            return None  # asked first, as it spares the search in all words before
        before = (k for k in range(number) if words[k].sentence < here)
        if any(index.paragraph[k] == index.paragraph[number] for k in before):
            return None
        people = [entity for entity in index.entities if entity.type == "Person"]
        here_too = [entity for entity in people if words[entity.first].sentence == here]
        if any(words[entity.first].head != number for entity in here_too):  # "a | Bolsover | man" is no name
            return None
        name = next((entity for entity in people if words[entity.first].sentence > here), None)
        if name is None or index.paragraph[name.first] - index.paragraph[number] > LEDE_REACH:
            return None
        opens = name.first == index.document.sentences[words[name.first].sentence].first
        behind = (
            "".join(index.lower[name.last + 1 : name.last + 2])
            if index.lower[name.last : name.last + 1] == [","]
            else ""
        )
        told = behind.isdigit() or behind in self.data.PERSONAL_RELATIVES
        if name.last - name.first < 2 or name.first not in self.book.person_names:
            return None
        top = index.top(name.first)
        verb = index.words[top].head
        if titled:
            own = self.book.described.get(name.first)
            if not index.is_subject(top) or (own is not None and own.role) or self._speaks_besides(number, name.first):
                return None
        elif not (opens and told) or (verb >= 0 and index.lemma(verb) not in self.data.PLEADING):
            return None  # "Marek Dolny, 29, was found dead" may be whom "a man accused of killing" killed
        owner = self._first_owner(name.first)
        referent = self._person_referent(owner) if owner is not None else None
        gender = self.noun_gender(index.noun(number))
        return referent if referent and (not gender or referent.gender in ("", gender)) else None

    def _speaks_besides(self, number: int, name: int) -> bool:
        """Does somebody else speak between the two, or is he only named much later?"""
        index = self.index
        near = index.paragraph[name] - index.paragraph[number] <= 1 or index.paragraph[number] < index.lede
        sources = {index.source_of[k] for k in range(number + 1, name)} - {-1, index.source_of[number]}
        return not near or bool(sources - {index.source_of[name]})

    def _is_label(self, place: Place) -> bool:
        """Does the name stand in front of the words, as in a script?"""
        words, behind = self.index.words, place.word + 1
        while behind < len(words) and words[behind].upos == "PROPN":
            behind += 1
        return behind < len(words) and words[behind].text == LABEL_END

    def _is_told(self, place: Place) -> bool:
        """Is it somebody who is only told or shown something there?"""
        verb = self.index.words[place.word].head
        return place.relation in ("iobj", "obj") and verb >= 0 and self.index.lemma(verb) in self.data.SHOWING

    def _first_owner(self, first: int) -> int | None:
        owners = self.book.people.owners(self.book.person_names[first])
        return owners[0] if len(owners) == 1 else None

    def _nearest(self, number: int, fits: Callable[[Referent], bool]) -> tuple[Referent | None, float]:
        """Return the one referent in the last sentences that fits, the latest subject of several."""
        sentence, speaks = self.index.words[number].sentence, self.index.source_of[number]
        near: list[tuple[float, Referent]] = []
        for referent in list(self.recent.values())[-REACH:]:
            # nobody names himself in his own words ("“| The guard | asked me,” | the girl | said")
            places = [p for p in referent.places if speaks < 0 or p.said_in != speaks]
            if not fits(referent) or not places:
                continue
            best = max(
                -0.5 * (sentence - p.sentence)
                + (0.8 if p.relation.startswith("nsubj") else -0.5 if p.relation == "compound" else 0.0)
                - (0.8 if p.inside else 0.0)
                for p in places
            )
            if best > -1.6:
                near.append((best + (0.3 if referent is self.last_speaker else 0.0), referent))
        near.sort(key=lambda pair: -pair[0])
        if not near:
            return None, 1.0
        lead = near[0][0] - near[1][0] if len(near) > 1 else 2.0
        return near[0][1], 0.8 if lead > 0.5 else 0.55
