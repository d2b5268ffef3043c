"""Reads descriptions: "the minister" is whom the article called so, "a second official" is somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from quotes import nouns
from quotes.naming import bare
from quotes.speakers import kinds, phrases
from quotes.speakers.book import key_of
from quotes.speakers.named import NamedMentions
from quotes.speakers.reading import REACH, SURE_DESCRIPTION, Found
from quotes.speakers.referents import Place, Referent
from quotes.types import Entity, Kind

LOOK_BACK = 12  # referents of one description that a noun may mean
ENOUGH_ALIKE = 0.9
CLEAR_LEAD = 0.35
MUCH_MORE = 2  # times as often mentioned: what the article is about
SURE_OF_LEDE = 0.8  # "A nurse told a jury … Ida Kerr, 54, denies it"
LEDE_REACH = 2  # paragraphs behind the first sentence in which its "a nurse" may get a name
SURE_OF_OFFICE = 0.7
SURE_OF_LATTER = 0.75
SURE_OF_INITIALS = 0.8  # "the DP" for the deputy president


class DescribedMentions(NamedMentions):
    """The part of reading that takes descriptions to referents."""

    def _may_be_nominal(self, number: int) -> bool:
        index, word = self.index, self.index.words[number]
        if number in self.forced:
            return True
        if word.upos not in ("NOUN", "PROPN") or index.quoted[number]:
            return False
        if word.relation in ("compound", "nmod:desc", "flat", "amod", "fixed", "goeswith", "nmod:npmod", "obl:tmod"):
            return False
        return kinds.of_head(index, number) is not None

    def _nominal(self, number: int) -> None:
        """Read a description: a new somebody, or one whom the article has introduced before."""
        index = self.index
        if {index.lower[number], index.lemma(number)} & self.data.NOBODY:
            self.found[number] = Found((), "nominal", 0.0)
            return
        named = self._name_beside(number)
        if named is not None:
            self.found[number] = named
            return
        if self._is_one_of_two(number):
            one = self._one_of_two(number)
            if one is not None:
                self._saw(one, number, index.span(range(number, number + 1)), "nominal")
            self.found[number] = Found((one,), "nominal", SURE_OF_LATTER) if one else Found((), "nominal", 0.0)
            return
        if number not in self.forced and self._predicate(number):
            return
        holder = self._by_initials(number)
        if holder is not None and phrases.determiner(index, number) == "definite":
            self._saw(holder, number, index.span(index.phrase(number, *self._bounds(number, -1))), "nominal")
            self.found[number] = Found((holder,), "nominal", SURE_OF_INITIALS)
            return
        kind = kinds.of_head(index, number)
        description = phrases.of_noun_phrase(index, number)
        plural = index.is_plural(number) or kind == "group"
        if kind is None:
            kind = self._guess_kind(number, plural)
        determiner = phrases.determiner(index, number)
        if index.noun(number) in self.data.SHARES and index.child(number, "nummod") is not None:
            determiner = "new"  # "49 percent were for it, the 43 percent | who | …": others
        if number not in self.forced and determiner not in ("definite", "possessive") and kind == "document":
            return
        referent, evidence = None, 1.0
        known = self._headline(number) or self._office_in_body(number, kind)
        if determiner in ("definite", "possessive") or (determiner == "bare" and known):
            referent, evidence = self._described_before(number, kind, plural, description, determiner)
            if referent is None and evidence == 0.0:
                self.found[number] = Found((), "nominal", 0.0)
                return
        if referent is None and kind == "person" and not plural and determiner == "indefinite":
            referent = self._named_next(number)
            evidence = 1.0 if referent is None else SURE_OF_LEDE
        if referent is None:
            referent = self._describe(number, kind, plural, determiner)
        if evidence < SURE_DESCRIPTION:
            description.role = description.affiliation = None
            description.heads = set()
        self._learn(referent, description)
        source = index.source_of[number]
        low, high = self._bounds(number, source)
        self._saw(referent, number, index.span(index.phrase(number, low, high)), "nominal")
        self.found[number] = Found((referent,), "nominal", evidence)

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

    def _bounds(self, number: int, source: int) -> tuple[int, int]:
        """Keep a description inside the source as marked."""
        if source >= 0:
            span = self.index.document.attributions[source].source
            assert span is not None
            inside = self.index.document.words_in(*span)
            if number in inside:
                return inside.start, inside.stop
        sentence = self.index.document.sentences[self.index.words[number].sentence]
        return sentence.first, sentence.last

    def _guess_kind(self, number: int, plural: bool) -> Kind:
        """Say what speaks under a noun that no list has."""
        index, word = self.index, self.index.words[number]
        if index.lower[number] in self.data.INDEFINITE or word.upos in ("ADJ", "NUM", "DET"):
            several = index.lower[number] in self.data.INDEFINITE_PLURAL
            return "group" if several or index.lower[number] not in self.data.INDEFINITE else "person"
        entity = index.entity_at[number]
        if entity is not None and entity.type == "NORP":
            return "group" if plural else "person"
        if word.upos == "PROPN" or self._is_acronym(number):
            return "organization"
        if index.lemma(number).endswith(self.data.AGENT_ENDINGS):
            return "group" if plural else "person"
        return "unknown"

    def _is_acronym(self, number: int) -> bool:
        """Is a source in capitals among other words a name, whatever the tagger says ("the ATM said")?"""
        text = self.index.words[number].text
        return number in self.forced and len(text) > 1 and text.isupper() and not self.index.text.isupper()

    def _headline(self, number: int) -> bool:
        """Is this a bare singular, as headlines and captions use it for "the …"?"""
        return self.index.paragraph[number] <= 1 and not self.index.is_plural(number)

    def _office_in_body(self, number: int, kind: Kind | None) -> bool:
        """Is this an office in a body, for short without an article ("ACC secretary also said")?"""
        index = self.index
        if kind != "person" or index.is_plural(number) or not index.is_subject(number):
            return False
        named = [index.entity_at[child] for child in index.dependents(number, "compound") if child < number]
        return any(entity is not None and entity.type == "Organization" for entity in named)

    def _name_beside(self, number: int) -> Found | None:
        """Return the person that a noun is in apposition to or a title of."""
        index = self.index
        if index.is_plural(number) or not nouns.is_person(index.noun(number), self.data):
            return None
        word = index.words[number]
        holder = phrases.second_title(index, number)
        if holder is not None and holder.first in self.found:
            return self.found[holder.first]
        outer = index.entity_at[word.head] if word.head >= 0 else None
        if outer is not None and index.lower[outer.last : outer.last + 1] in (["'s"], ["’s"]):
            outer = None  # "Otto Brix's wife" is somebody else
        if outer is not None and outer.type == "Person" and word.relation in ("nmod:desc", "appos", "flat", "compound"):
            if outer.first in self.found:
                return self.found[outer.first]
            self._person(outer)
            return self.found.get(outer.first)
        following = [number + 1] if number + 1 < len(index.words) else []  # "magistrate | Lau", whatever the parse says
        named = self._name_behind_whole(number)
        if named is not None:
            if named.first not in self.found:
                self._person(named)
            return self.found.get(named.first)
        for child in (*index.children[number], *following):
            entity = index.entity_at[child]
            if entity is None or entity.type != "Person" or child < number or entity.first <= number:
                continue
            if index.words[child].sentence != word.sentence:
                continue
            commas = {*index.lower[entity.first - 1 : entity.first], *index.lower[entity.last : entity.last + 1]} == {
                ","
            }
            aside = commas and index.child(child, "case") is None  # "the chairman of the union, | Olu Falowa |, said"
            if aside or index.words[child].relation in ("appos", "flat", "nmod:desc") or entity.first == number + 1:
                if entity.first not in self.found:
                    self._person(entity)
                return self.found.get(entity.first)
        return None

    def _name_behind_whole(self, number: int) -> Entity | None:
        """Return the name right behind what somebody is of: "member of parliament | Lars Vik |", no "friend of singer".

        With a comma between it is the name's own place that tells ("the head of the youth wing, Lars Vik").
        """
        index = self.index
        for whole in index.dependents(number, "nmod"):
            person = nouns.is_person(index.noun(whole), self.data)
            if index.case_of(whole) not in self.data.TITLE_CASES or person or index.words[whole].upos != "NOUN":
                continue
            entity = index.entity_at[whole + 1] if whole + 1 < len(index.words) else None
            if entity is not None and entity.type == "Person" and entity.first == whole + 1:
                owned = index.lower[entity.last : entity.last + 1] in (["'s"], ["’s"])
                return None if owned else entity
        return None

    def _predicate(self, number: int) -> bool:
        """Is the noun what somebody is said to be ("Kerr is the spokesman")?  Then he is described, nobody is new."""
        index = self.index
        if index.child(number, "cop") is None:
            return False
        subject = index.child(number, "nsubj")
        if subject is None:
            return True
        found = self.found.get(subject)
        if found and len(found.referents) == 1 and found.how != "pronoun" and self._states_office(number):
            self._learn(found.referents[0], phrases.of_noun_phrase(index, number))
        return True

    def _states_office(self, number: int) -> bool:
        """Is a predicate a plain statement by the article of what somebody is, and more than "participant"?"""
        index = self.index
        if index.said_in[number] >= 0 or index.quoted[number] or index.noun(number) in self.data.PASSING_ROLES:
            return False
        if index.words[number].relation in ("xcomp", "advcl", "ccomp") or index.child(number, "advmod", "mark"):
            return False
        if index.is_plural(number) or any(index.lemma(c) in self.data.MODALS for c in index.dependents(number, "aux")):
            return False
        stated = phrases.determiner(index, number) in ("definite", "possessive", "bare")
        return stated or phrases.of_noun_phrase(index, number).affiliation is not None

    def _describe(self, number: int, kind: Kind, plural: bool, determiner: str) -> Referent:
        """Make a referent of a description; groups of the same wording are one."""
        index = self.index
        low, high = self._bounds(number, index.source_of[number])
        handle = index.words[number].text.startswith("@")
        name = index.words[number].text if handle else phrases.description(index, number, low, high)
        name = self._with_possessor(number, name, low)
        key = f"{kind} {name.lower()}"
        if determiner not in ("new", "indefinite") and key in self.by_text:
            return self.by_text[key]
        if name.startswith("@") or kind == "social":
            kind = "social"
        proper = index.words[number].upos == "PROPN" and index.words[number].text[:1].isupper()
        proper = proper or self._is_acronym(number)
        number_value = "plur" if plural else "any" if kind in ("organization", "unknown") else "sing"
        referent = Referent(
            name,
            kind,
            number_value,
            named=proper and kind not in ("person", "group"),
            head=number,
        )
        referent.institution = self._is_institution(number, kind, determiner, name) or self._is_party(number, kind)
        self.by_text[key] = referent
        return self._new(referent)

    def _is_institution(self, number: int, kind: str, determiner: str, name: str) -> bool:
        """Is this somebody whom the description alone makes known: the only holder of an office?"""
        if kind != "person" or determiner not in ("definite", "possessive", "bare"):
            return False
        found = phrases.of_noun_phrase(self.index, number)
        role = (found.role or "").lower()
        noun = self.index.noun(number)
        rank = found.modifiers & self.data.DISTINGUISHING
        behind = set(name.lower().split()) & self.data.TITLE_CASES
        owner = self.index.child(number, "nmod:poss")
        entity = self.index.entity_at[owner] if owner is not None else None
        of_body = entity is not None and entity.type in ("Organization", "Location")  # "the UN's rights chief"
        held = found.affiliation is not None or bool(behind) or of_body
        sole = (determiner == "definite" or of_body) and noun in self.data.SOLE_OFFICES and held
        return role in self.data.OFFICES or (not rank and (sole or noun in self.data.OFFICES))

    def _is_party(self, number: int, kind: str) -> bool:
        """Is this a party or people as a whole ("Democrats"), not some of it?"""
        index = self.index
        before = {index.lower[c] for c in index.children[number] if c < number}
        counted = before & (self.data.INDEFINITE | self.data.NEWCOMERS | self.data.OTHERS)
        counted = counted or index.child(number, "nummod", "amod", "det") is not None
        entity = index.entity_at[number]
        belongs = index.noun(number) in self.data.PARTY_MEMBERS or (entity is not None and entity.type == "NORP")
        capital = index.words[number].text[:1].isupper() and kind == "group"
        return capital and belongs and not counted

    def _with_possessor(self, number: int, name: str, low: int) -> str:
        """Say whose: "her lawyer" → "Ivy Chen's lawyer"."""
        index = self.index
        owner = next((c for c in index.children[number] if index.words[c].relation == "nmod:poss"), None)
        if owner is None or index.lower[owner] not in self.data.PRONOUNS or owner < low:
            return name
        words = name.split()
        if not words or words[0].lower() != index.lower[owner]:
            return name
        found = self.found.get(owner)
        if found is None and owner > number:
            return name
        if found is None:
            self._pronoun(owner)
            found = self.found.get(owner)
        if not found or len(found.referents) != 1 or not found.referents[0].named:
            return " ".join(words[1:]) if len(words) > 1 else name
        beside = self.found.get(index.words[number].head) if index.words[number].relation == "conj" else None
        if beside is not None and found.referents[0] in beside.referents:
            return (
                " ".join(words[1:]) if len(words) > 1 else name
            )  # "his manager and | his | brother": not the manager's
        possessor = found.referents[0].name
        return f"{possessor}’s {' '.join(words[1:])}" if "’" in index.text else f"{possessor}'s {' '.join(words[1:])}"

    def _described_before(
        self, number: int, kind: Kind, plural: bool, description: phrases.Description, determiner: str
    ) -> tuple[Referent | None, float]:
        """Return whom a definite description takes up, and how sure that is; evidence 0.0: two fit equally well."""
        index, data = self.index, self.data
        noun = phrases.same_noun(index.noun(number), index)
        wanted = self._wanted_modifiers(number, description)
        if noun in data.GROUP_ALIASES and (plural or kind == "organization") and determiner == "definite":
            groups = [r for r in self.body_referents.values() if set(r.name.lower().split()) & data.GROUP_NAMES]
            groups.sort(key=lambda r: -r.count)
            if groups and (len(groups) == 1 or groups[0].count >= MUCH_MORE * groups[1].count):
                return groups[0], 0.7
        if self._is_same_source(number, noun) and self.last_speaker is not None:
            return self.last_speaker, 0.8
        if noun in data.TWO_SENSES and (document := self._document_called(noun)) is not None:
            return document, 0.8
        scored: list[tuple[float, Referent]] = []
        for head, bonus in [(noun, 1.0), *((b, 0.4) for b in data.BROADER.get(noun, ()))]:
            for referent in self.by_head.get(phrases.same_noun(head, index) if bonus < 1 else head, ())[-LOOK_BACK:]:
                value = self._alike(number, referent, noun, kind, plural, wanted, determiner)
                if value is not None and all(referent is not r for _, r in scored):
                    scored.append((value + bonus, referent))
        scored.sort(key=lambda pair: -pair[0])
        only = scored[0][1] if len(scored) == 1 else None
        single = determiner == "definite" and not wanted and not index.is_plural(number)
        if only is not None and only.named and only.is_body and single:
            return only, 0.85  # however long ago: no other department was spoken of
        if scored and scored[0][0] >= ENOUGH_ALIKE:
            lead = scored[0][0] - scored[1][0] if len(scored) > 1 else 9.0
            if lead >= CLEAR_LEAD:
                return scored[0][1], 0.95 if lead > 1 else 0.85
            if scored[0][1].named or scored[1][1].named:
                nearest = [r for v, r in scored[:3] if v > scored[0][0] - CLEAR_LEAD]
                latest = max(nearest, key=lambda r: r.places[-1].word if r.places else -1)
                if latest.places and index.words[number].sentence - latest.places[-1].sentence <= 2:
                    return latest, 0.6
                return None, 0.0
            return scored[0][1], 0.6
        if kind == "person" and not plural:
            ahead = self._named_elsewhere(number, noun, wanted)
            if ahead is not None:
                return ahead, 0.7
            if noun == data.AGED and determiner == "definite":
                return self._nearest(number, self._may_be_of_age(number))
            if noun in data.EPITHETS and determiner == "definite":
                return self._nearest(number, self._may_be_called(noun))
            if determiner == "definite" and noun in data.ANY_OFFICE and not wanted:
                speaker = self._office_of_speaker(number, noun)
                told = self._nearest(number, lambda r: r.kind == "person" and r.named and r.role is not None)
                return (speaker, SURE_OF_OFFICE) if speaker is not None else told
            for rule, sure in self._rules_of_who() if determiner == "definite" else ():
                one = rule(number, noun)
                if one is not None and not self.is_of_other_rank(noun, wanted, one):
                    return one, sure
        if noun in data.GENERIC_PERSONS and kind == "person" and not wanted and determiner == "definite":
            return self._nearest(
                number,
                lambda r: (
                    r.kind == "person"
                    and r.number == "sing"
                    and r.gender in ("", self.noun_gender(noun))
                    and not (r.named and r.role)  # an officer is not "the teen"
                ),
            )
        hypernym = (
            kind in ("organization", "group") and noun in data.ORGANIZATION_HYPERNYMS and not index.is_plural(number)
        )
        if hypernym and determiner == "definite" and not wanted - data.OF_ANY_BODY:
            return self._body_called(number, noun)
        if noun in data.COUPLE_NOUNS and plural and determiner == "definite":
            return self._nearest(number, lambda r: len(r.members) == 2)
        return None, 1.0

    def _rules_of_who(self) -> tuple[tuple[Callable[[int, str], Referent | None], float], ...]:
        """Return how "the" description of one person is taken to somebody named, in order, and how sure that is."""
        return (
            (self._office_of_speaker, SURE_OF_OFFICE),
            (self._office_of_subject, 0.65),
            (self._only_person, 0.6),
            (self._last_topic, 0.6),
            (self._spoke_just_before, 0.65),
        )

    def _is_same_source(self, number: int, noun: str) -> bool:
        """Is it "the same source", where the article has no unnamed source?"""
        same = any(self.index.lower[n] in self.data.SAME_AGAIN for n in self.index.children[number])
        return same and noun in self.data.SOURCE_NOUNS and not self.by_head.get(noun)

    def _document_called(self, noun: str) -> Referent | None:
        """Return the latest document that a noun of two senses may mean ("the paper": a study, not a newspaper)."""
        found = [r for head in self.data.TWO_SENSES[noun] for r in self.by_head.get(head, ()) if r.kind == "document"]
        return max(found, key=lambda r: r.places[-1].word if r.places else -1, default=None)

    def _wanted_modifiers(self, number: int, description: phrases.Description) -> set[str]:
        """Return the modifiers by which a description tells its referent from others."""
        index = self.index
        owners = {index.lemma(c) for c in index.children[number] if index.words[c].relation == "nmod:poss"}
        plain = {m for m in description.modifiers if len(m) > 1 and m not in self.data.SAME_AGAIN | self.data.AGE_WORDS}
        plain = {m for m in plain if not m.isdigit()}
        return {m for m in plain if m not in self.data.PRONOUNS and m not in self.data.POSSESSIVES} | (
            {o for o in owners if o not in self.data.PRONOUNS}
        )

    def _alike(
        self, number: int, referent: Referent, noun: str, kind: Kind, plural: bool, wanted: set[str], determiner: str
    ) -> float | None:
        """Return how well a description fits a referent beyond its noun, None where it cannot be meant."""
        data = self.data
        if referent.kind != kind and not ({referent.kind, kind} <= {"organization", "unknown", "group"}):
            return None
        if (referent.number == "plur") != plural and referent.number != "any" and kind not in ("organization", "group"):
            return None
        one_body = referent.kind == "organization" and referent.named and not referent.name.lower().endswith("s")
        if one_body and self.index.is_plural(number):
            return None  # "the agencies" are not the News Agency
        gender = self.noun_gender(self.index.noun(number))
        if gender and referent.gender and gender != referent.gender and referent.gender_is_sure:
            return None
        rank, known = wanted & data.DISTINGUISHING, referent.modifiers & data.DISTINGUISHING
        if rank - known:
            return None
        if (known - rank) & data.RANKS:
            return None
        if determiner == "possessive":
            owner = self.index.child(number, "nmod:poss")
            text = self.index.lemma(owner) if owner is not None else ""
            known_owner = (
                text in referent.modifiers or text in bare(referent.affiliation or "") or text in referent.name.lower()
            )
            pronoun = text in data.PRONOUNS or text in data.POSSESSIVES
            if not known_owner and not (pronoun and kind in ("organization", "document") and not referent.named):
                return None
            if pronoun and kind == "person":
                return None
        told = f"{referent.affiliation or ''} {referent.role or ''}".lower()
        said = referent.modifiers | set(re.findall(r"\w+", told))
        said |= {bare(w) for w in referent.name.split()}
        missing = {m for m in wanted - said if not any(m.startswith(s[:4]) and s for s in said if len(s) > 3)}
        if referent.named and determiner == "definite":
            missing -= data.STANDING  # "the senior cleric" is the bishop
        # "the Ecuadorian president": of which country the president is, the article may never have said
        countries = {m for m in missing if self._is_nationality(number, m)} if referent is self.last_speaker else set()
        value = 0.5 * len(wanted & said) - 0.45 * len(missing - countries)
        if missing and not referent.named and kind == "person":
            value -= 0.3
        if referent.places:
            distance = self.index.words[number].sentence - referent.places[-1].sentence
            value -= min(0.4, 0.04 * distance)
        else:
            value -= 0.2
        value += 0.15 if referent.named else 0.0
        value += 0.2 if referent is self.last_speaker else 0.0
        return value

    def _is_nationality(self, number: int, modifier: str) -> bool:
        """Is the modifier of a description the name of a people?"""
        index = self.index
        return any(
            entity.type == "NORP" and bare(index.lower[child]) == modifier
            for child in index.phrase(number)
            if (entity := index.entity_at[child]) is not None
        )

    def _by_initials(self, number: int) -> Referent | None:
        """Return the latest person whose office has these initials: "the DP" for a deputy president."""
        text, small = self.index.words[number].text, self.data.SMALL_WORDS
        if not text.isupper() or len(text) < 2 or not text.isalpha():
            return None

        def initials(role: str) -> str:
            return "".join(word[0] for word in re.split(r"[\s-]+", role.lower()) if word and word not in small)

        holders = [r for r in self.recent.values() if r.kind == "person" and r.named and r.role]
        return next((r for r in reversed(holders) if r.role and initials(r.role) == text.lower()), None)

    def _may_be_of_age(self, number: int) -> Callable[[Referent], bool]:
        """Return a test for who may be "the 31-year-old": of that age, or named and of none that is told."""
        wanted = self.index.age(number)

        def fits(referent: Referent) -> bool:
            if referent.kind != "person" or referent.number != "sing":
                return False
            ages = self._ages(referent)
            return wanted in ages if ages else referent.named

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
        known: set[str] = set().union(
            *(d.modifiers for first, d in self.book.described.items() if self._first_owner(first) == people[0])
        )
        telling = wanted - self.data.ORGANIZATION_HYPERNYMS  # "the group chairman" is chairman of whatever group
        if known & self.data.RANKS or (telling and known and not telling & known):
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
            public = bool(
                referent.heads & data.PUBLIC_BODIES or set(referent.name.lower().split()) & data.PUBLIC_BODIES
            )
            body = referent.kind == "organization" and referent.named and not referent.is_place
            told = all(map(self._is_told, referent.places))  # "a worker showed Northwire a message"
            fitting = public or not official
            return body and not told and fitting and not (business and public) and key_of(referent.name) not in ours

        near = self._nearest(number, fits)
        if near[0] is not None:
            return near
        known = sorted(filter(fits, self.body_referents.values()), key=lambda r: -r.count)
        if known and known[0].count > 1 and (len(known) == 1 or known[0].count >= MUCH_MORE * known[1].count):
            return known[0], 0.6
        return None, 1.0

    def _named_next(self, number: int) -> Referent | None:
        """Return whom a lede introduces without the name that the sentence or paragraph behind begins with.

        "A former nurse told a jury that …  | Ida Kerr |, 54, denies murder."
        """
        index = self.index
        here, words = index.words[number].sentence, index.words
        if index.paragraph[number] > 1 or not index.is_subject(number):
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
        aged = (
            index.lower[name.last : name.last + 1] == [","]
            and "".join(index.lower[name.last + 1 : name.last + 2]).isdigit()
        )
        if not (opens and aged and name.last - name.first > 1 and name.first in self.book.person_names):
            return None
        owner = self._first_owner(name.first)
        referent = self._person_referent(owner) if owner is not None else None
        gender = self.noun_gender(index.noun(number))
        return referent if referent and (not gender or referent.gender in ("", gender)) else None

    def _is_told(self, place: Place) -> bool:
        """Is it somebody who is only told or shown something there?"""
        verb = self.index.words[place.word].head
        return place.relation in ("iobj", "obj") and verb >= 0 and self.index.lemma(verb) in self.data.SHOWING

    def _first_owner(self, first: int) -> int | None:
        owners = self.book.people.owners(self.book.person_names[first])
        return owners[0] if len(owners) == 1 else None

    def _nearest(self, number: int, fits: Callable[[Referent], bool]) -> tuple[Referent | None, float]:
        """Return the one referent in the last sentences that fits, the latest subject of several."""
        sentence = self.index.words[number].sentence
        near: list[tuple[float, Referent]] = []
        for referent in list(self.recent.values())[-REACH:]:
            if not fits(referent) or not referent.places:
                continue
            best = max(
                -0.5 * (sentence - p.sentence)
                + (0.8 if p.relation.startswith("nsubj") else -0.5 if p.relation == "compound" else 0.0)
                - (0.8 if p.inside else 0.0)
                for p in referent.places
            )
            if best > -1.6:
                near.append((best + (0.3 if referent is self.last_speaker else 0.0), referent))
        near.sort(key=lambda pair: -pair[0])
        if not near:
            return None, 1.0
        lead = near[0][0] - near[1][0] if len(near) > 1 else 2.0
        return near[0][1], 0.8 if lead > 0.5 else 0.55
