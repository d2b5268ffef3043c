"""Whom "the minister" or "the company" takes up: who was called so before, or somebody named who can only be it."""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.naming import bare
from quotes.speakers import phrases
from quotes.speakers.referents import Referent
from quotes.speakers.taken_up import MUCH_MORE, TakenUp
from quotes.types import Kind

LOOK_BACK = 12  # referents of one description that a noun may mean
LONGEST_MEMORY = 300  # referents of any
ENOUGH_ALIKE = 0.9
CLEAR_LEAD = 0.35
SURE_OF_OFFICE = 0.7
SURE_OF_NATION = 0.85
SURE_OF_UNNAMED = 0.8


STEM = 5  # letters: "mediating", "mediator"


def initials(name: str) -> str:
    """Return what the capital letters of a name make ("Lowland Reform-Party" → "lrp")."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()).lower()


# whom a description means, and how sure that is
Meant = tuple[Referent | None, float]


class Definites(TakenUp):
    """The part of reading that takes definite descriptions to referents."""

    def _described_before(
        self, number: int, kind: Kind, plural: bool, description: phrases.Description, determiner: str
    ) -> Meant:
        """Return whom a definite description takes up, and how sure that is; evidence 0.0: two fit equally well."""
        index, data = self.index, self.data
        noun = phrases.same_noun(index.noun(number), index)
        wanted, definite = self._wanted_modifiers(number, description), determiner == "definite"
        if definite and noun in data.GROUP_ALIASES and (plural or kind == "organization"):
            groups = [r for r in self.body_referents.values() if set(r.name.lower().split()) & data.GROUP_NAMES]
            groups.sort(key=lambda r: -r.count)
            if groups and (len(groups) == 1 or groups[0].count >= MUCH_MORE * groups[1].count):
                return groups[0], 0.7
        same = self._same_source() if self._is_same_source(number, noun) else None
        if same is not None:
            return same, 0.8
        if noun in data.TWO_SENSES and (document := self._document_called(noun)) is not None:
            return document, 0.8
        called = self._called_so(number, noun, kind, plural, wanted, determiner)
        if called is None and kind == "person" and not plural:
            called = self._somebody_named(number, noun, wanted, definite=definite)
        if called is not None:
            return called
        if not definite:
            return None, 1.0
        if noun in data.ANY_PAPER and not plural and not wanted:
            return self._nearest(number, lambda r: r.kind == "document" and r.number != "plur")
        unnamed = self._last_unnamed() if kind == "person" and not plural and not wanted else None
        if unnamed is not None and (noun in data.SOURCE_NOUNS or self._is_kin(noun, unnamed, number)):
            return unnamed, SURE_OF_UNNAMED
        if noun in data.GENERIC_PERSONS and kind == "person" and not wanted:
            return self._nearest(
                number,
                lambda r: (
                    r.kind == "person"
                    and r.number == "sing"
                    and r.gender in ("", self.noun_gender(noun))
                    and not (r.named and r.role)  # an officer is not "the teen"
                ),
            )
        body = kind in ("organization", "group") and noun in data.ORGANIZATION_HYPERNYMS
        if body and not index.is_plural(number) and not wanted - data.OF_ANY_BODY - self._seat(number):
            return self._body_called(number, noun)
        if plural and self._are_two(number, noun):
            return self._couple(number, noun)
        return None, 1.0

    def _seat(self, number: int) -> set[str]:
        """Return the words that say where a body has its seat: "the | US-based | group" may be any."""
        index = self.index
        based = [k for k in index.phrase(number) if k > 1 and index.lower[k] in index.data.BASED]
        return {index.lemma(n) for k in based for n in (k, k - 2) if index.words[k - 1].text == "-"}

    def _called_so(
        self, number: int, noun: str, kind: Kind, plural: bool, wanted: set[str], determiner: str
    ) -> Meant | None:
        """Return who was called so before, by the noun or a narrower one; None where nobody was."""
        index, data = self.index, self.data
        scored: list[tuple[float, Referent]] = []
        for head, bonus in [(noun, 1.0), *((b, 0.4) for b in data.BROADER.get(noun, ()))]:
            for referent in self.by_head.get(phrases.same_noun(head, index) if bonus < 1 else head, ())[-LOOK_BACK:]:
                value = self._alike(number, referent, kind, plural, wanted, determiner)
                if value is not None and all(referent is not r for _, r in scored):
                    scored.append((value + bonus, referent))
        scored.sort(key=lambda pair: -pair[0])
        only = scored[0][1] if len(scored) == 1 else None
        single = determiner == "definite" and not wanted and not index.is_plural(number)
        if only is not None and only.named and only.is_body and single:
            return only, 0.85  # however long ago: no other department was spoken of
        if not scored or scored[0][0] < ENOUGH_ALIKE:
            named = [one for _, one in scored if one.named and one.is_body and noun in one.heads]
            return (named[0], 0.8) if single and len(named) == 1 else None
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

    def _somebody_named(self, number: int, noun: str, wanted: set[str], *, definite: bool) -> Meant | None:
        """Return which of those named a description of one person means that nobody had before; None: it is open."""
        data = self.data
        ahead = self._named_elsewhere(number, noun, wanted)
        if ahead is not None:
            return ahead, 0.7
        if not definite:
            return None
        if noun == data.AGED:
            return self._nearest(number, self._may_be_of_age(number))
        nation = self.index.entity_at[number]
        of_nation = nation is not None and nation.type == "NORP" and nation.last - nation.first == 1
        if of_nation or noun in data.EPITHETS | data.PARTY_MEMBERS:
            adjective = data.NATION_ADJECTIVES.get(noun, noun)
            others = data.PARTY_MEMBERS - {noun}
            people = [r for r in self.referents if self._may_be_called(noun)(r)]
            if noun in data.PARTY_MEMBERS:
                people = [r for r in people if not (r.heads & others and noun not in r.heads)]
            called = [r for r in people if adjective in r.modifiers]
            if noun in data.PARTY_MEMBERS and (where := {bare(m) for m in wanted} - {noun}):
                called = [r for r in people if where & self._told_of(r)] or called
            if len(called) == 1:
                return called[0], SURE_OF_NATION
            return self._nearest(number, self._may_be_called(noun))
        if noun in data.ANY_OFFICE and not wanted:
            speaker = self._office_of_speaker(number, noun)
            told = self._nearest(number, lambda r: r.kind == "person" and r.named and r.role is not None)
            return (speaker, SURE_OF_OFFICE) if speaker is not None else told
        for rule, sure in self._rules_of_who():
            one = rule(number, noun)
            if one is None or self.is_of_other_rank(noun, wanted, one) or self.is_of_another(number, [one.office]):
                continue
            if self.is_of_other_nation(number, one.modifiers):
                continue
            if sure:
                return one, sure
            self.guessed.setdefault(number, one)
        return None

    def _rules_of_who(self) -> tuple[tuple[Callable[[int, str], Referent | None], float], ...]:
        """Return how "the" description of one person is taken to somebody named, in order, and how sure that is.

        What is not sure at all is but a guess, on which `epithets` decides with all the rest.
        """
        return (
            (self._office_of_speaker, SURE_OF_OFFICE),
            (self._office_of_subject, 0.65),
            (self._only_person, 0.0),
            (self._last_topic, 0.0),
            (self._spoke_just_before, 0.65),
        )

    def _told_of(self, person: Referent) -> set[str]:
        """Return the words by which the article tells what somebody is, and of where ("Senator Jim Hale of Tarn")."""
        beside = {self.index.lemma(n) for place in person.places for n in self.index.phrase(place.word)}
        return person.modifiers | beside | {bare(part) for part in (person.affiliation or "").lower().split()}

    def _is_same_source(self, number: int, noun: str) -> bool:
        """Is it "the same source", where the article has no unnamed source?"""
        same = any(self.index.lower[n] in self.data.SAME_AGAIN for n in self.index.children[number])
        return same and noun in self.data.SOURCE_NOUNS and not self.by_head.get(noun)

    def _same_source(self) -> Referent | None:
        """Return whom "the same source" takes up: no body, where somebody has spoken without a name."""
        last = self.last_speaker
        return last if last is not None and last.kind != "organization" else self._last_unnamed() or last

    def _last_unnamed(self) -> Referent | None:
        """Return who has last spoken without a name: "An officer told the paper …  | The source | said"."""
        near = self.referents[-LONGEST_MEMORY:]
        found = [r for r in near if r.kind == "person" and r.number == "sing" and r.first_source >= 0]
        found = [r for r in found if not r.named and not r.institution and r.places]
        return max(found, key=lambda r: r.places[-1].word, default=None)

    def _is_kin(self, noun: str, unnamed: Referent, number: int) -> bool:
        """Has he just spoken, called by a kindred word: "A member of the mediating team …  | the mediator | said"?"""
        near = self.index.words[number].sentence - unnamed.places[-1].sentence <= 1
        stems = {part[:STEM] for part in re.findall(r"\w+", unnamed.name.lower()) if len(part) >= STEM}
        return near and unnamed is self.last_speaker and len(noun) >= STEM and noun[:STEM] in stems

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
        self, number: int, referent: Referent, kind: Kind, plural: bool, wanted: set[str], determiner: str
    ) -> float | None:
        """Return how well a description fits a referent beyond its noun, None where it cannot be meant."""
        data = self.data
        if not self._has_rank(wanted, referent, determiner) or not self._agrees(number, referent, kind, plural):
            return None
        if determiner == "possessive" and self._is_anothers(number, referent, kind):
            return None
        told = f"{referent.affiliation or ''} {referent.role or ''}".lower()
        said = referent.modifiers | set(re.findall(r"\w+", told))
        said |= {bare(w) for w in referent.name.split()} | {initials(referent.affiliation or "")}
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

    def _agrees(self, number: int, referent: Referent, kind: Kind, plural: bool) -> bool:
        """Are both of one kind, number, gender and nation, as far as that is known?"""
        index = self.index
        of_corps = referent.kind == "organization" and index.noun(number) in self.data.CORPS  # "the largest builder"
        if (
            referent.kind != kind
            and not of_corps
            and not ({referent.kind, kind} <= {"organization", "unknown", "group"})
        ):
            return False
        if (referent.number == "plur") != plural and referent.number != "any" and kind not in ("organization", "group"):
            return False
        one_body = referent.kind == "organization" and referent.named and not referent.name.lower().endswith("s")
        if one_body and index.is_plural(number):
            return False  # "the agencies" are not the News Agency
        described = kind == "organization" and not referent.named and referent.head >= 0
        if described and index.is_plural(referent.head) != index.is_plural(number):
            return False  # "the agency" is not "several agencies"
        gender = self.noun_gender(index.noun(number))
        if gender and referent.gender and gender != referent.gender and referent.gender_is_sure:
            return False
        # "the mayor of Torvik, Ida Voll …  | the mayor of Molda |"
        _, where = referent.office
        known = referent.kind == "person" and referent.named and where is not None and where != where.lower()
        if known and self.is_of_another(number, [referent.office]):
            return False
        return not self.is_of_other_nation(number, referent.modifiers)

    def _has_rank(self, wanted: set[str], referent: Referent, determiner: str) -> bool:
        """Has he the rank that the description gives, and no other?"""
        data = self.data
        rank, known = wanted & data.DISTINGUISHING, referent.modifiers & data.DISTINGUISHING
        # an unnamed source keeps its rank, but for "a former inspector … the inspector": no other is spoken of
        once = known & data.ONCE if not referent.named and determiner == "definite" else set[str]()
        return not rank - known and not (known - rank - once) & data.RANKS

    def _is_anothers(self, number: int, referent: Referent, kind: Kind) -> bool:
        """Is it somebody else's than whose the description says ("| his | press service")?"""
        data = self.data
        owner = self.index.child(number, "nmod:poss")
        text = self.index.lemma(owner) if owner is not None else ""
        known_owner = (
            text in referent.modifiers or text in bare(referent.affiliation or "") or text in referent.name.lower()
        )
        pronoun = text in data.PRONOUNS or text in data.POSSESSIVES
        if not known_owner and not (pronoun and kind in ("organization", "document") and not referent.named):
            return True
        features = data.PRONOUNS.get(text)
        of_one = pronoun and features is not None and features[2] in ("m", "f")
        # "the ministry's press service …  The president left, | his | press service said"
        return pronoun and (kind == "person" or (of_one and not self._is_of_person(referent)))

    def _is_of_person(self, referent: Referent) -> bool:
        """Is a body or a paper somebody's, as it is called: "Otto Brix's office"?"""
        near = self.referents[-LONGEST_MEMORY:]
        return any(one.kind == "person" and one.named and one.name in referent.name for one in near)

    def _is_nationality(self, number: int, modifier: str) -> bool:
        """Is the modifier of a description the name of a people?"""
        index = self.index
        return any(
            entity.type == "NORP" and bare(index.lower[child]) == modifier
            for child in index.phrase(number)
            if (entity := index.entity_at[child]) is not None
        )
