"""Reads descriptions: "the minister" is whom the article called so, "a second official" is somebody new."""

from __future__ import annotations

from quotes import nouns
from quotes.naming import Name
from quotes.speakers import kinds, phrases, sources
from quotes.speakers.definites import Definites
from quotes.speakers.named import SURE_OF_STYLE
from quotes.speakers.reading import SURE_DESCRIPTION, Found
from quotes.speakers.referents import Referent
from quotes.types import Entity, Kind

SURE_OF_TITLE = 0.9  # "Director of the Salt Institute said …  Ida Kerr noted"
SURE_OF_LEDE = 0.8  # "A nurse told a jury … Ida Kerr, 54, denies it"
SURE_OF_LATTER = 0.75
NAMED_LATER = 6  # sentences from a description to "the spokesman, Ida Voll"
SURE_OF_APPOSITION = 0.85
NEAR_GROUP = 2  # sentences from "two officials" to "one said"
LONGEST_OFFICE = 20  # words, with whose it is and where
SURE_OF_INITIALS = 0.8  # "the DP" for the deputy president


class DescribedMentions(Definites):
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
        known = self._by_its_words(number)
        if known is not None:
            self.found[number] = known
        elif number in self.forced or not self._predicate(number):
            holder = self._by_initials(number)
            if holder is not None and phrases.determiner(self.index, number) in ("definite", "bare"):  # "| CM | said"
                self.found[number] = self._meant(holder, number, SURE_OF_INITIALS)
            else:
                self._by_description(number)

    def _by_its_words(self, number: int) -> Found | None:
        """Return whom a nominal means where it, or a name beside it, says so; nobody of "nobody"; None: it does not."""
        index = self.index
        if {index.lower[number], index.lemma(number)} & self.data.NOBODY or phrases.is_denied(index, number):
            return Found((), "nominal", 0.0)
        named = self._name_beside(number)
        if named is not None:
            self._is_named_now(number, named)
            return named
        body = self._body_beside(number)
        if body is not None:
            return body
        beside = self._description_beside(number)
        if beside is not None:
            return self._meant(beside, number, SURE_OF_APPOSITION)
        monarch = self._styled(Name((index.words[number].text,)))
        if monarch is not None and phrases.determiner(index, number) == "possessive":  # "His Majesty"
            return self._meant(monarch, number, SURE_OF_STYLE)
        if not self._is_one_of_two(number):
            return None
        one = self._one_of_two(number)
        if one is None:
            return Found((), "nominal", 0.0)
        self._saw(one, number, index.span(range(number, number + 1)), "nominal")
        return Found((one,), "nominal", SURE_OF_LATTER)

    def _meant(self, referent: Referent, number: int, sure: float) -> Found:
        """Note that the nominal means him, and return that."""
        phrase = self.index.phrase(number, *self._bounds(number, -1))
        self._saw(referent, number, self.index.span(phrase), "nominal")
        return Found((referent,), "nominal", sure)

    def _by_description(self, number: int) -> None:
        """Read a description by what it describes, as somebody new where nobody before is like it."""
        index = self.index
        kind = kinds.of_head(index, number)
        description = phrases.of_noun_phrase(index, number)
        plural = index.is_plural(number) or kind == "group"
        if kind is None:
            kind = self._guess_kind(number, plural)
        determiner = phrases.determiner(index, number)
        if self._is_share(number):
            determiner = "new"  # "49 percent were for it, the 43 percent | who | …": others
        if number not in self.forced and determiner not in ("definite", "possessive") and kind == "document":
            return
        referent, evidence = None, 1.0
        if self._stands_for_two(number):
            plural, determiner = True, "definite"
        elif self._several(number) is not None:
            determiner = "new"  # "| The other | said"
        known = self._headline(number) or self._office_in_body(number, kind)
        known = known or (index.lower[number] in self.data.CALLED_SO_BARELY and not index.children[number])
        if determiner in ("definite", "possessive") or (determiner == "bare" and known):
            referent, evidence = self._described_before(number, kind, plural, description, determiner)
            if referent is None and evidence == 0.0:
                self.found[number] = Found((), "nominal", 0.0)
                return
        if referent is None and kind == "person" and not plural:
            referent = self._named_next(number, determiner)
            titled = determiner != "indefinite"
            evidence = 1.0 if referent is None else SURE_OF_TITLE if titled else SURE_OF_LEDE
            if referent is not None:
                self._is_in_headline_too(number, referent)
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

    def _is_in_headline_too(self, number: int, named: Referent) -> None:
        """Let whom a headline calls so be whom the lede means: "Manager denies it.  A | manager | said"."""
        index, noun = self.index, phrases.same_noun(self.index.noun(number), self.index)
        for one in dict.fromkeys(self.by_head.get(noun, ())):
            above = all(index.paragraph[place.word] < index.lede for place in one.places)
            if not one.named and (one.kind, one.number) == ("person", "sing") and one.places and above:
                self.is_from_now(one, named, SURE_OF_LEDE)

    def _is_named_now(self, number: int, named: Found) -> None:
        """Let who was only described be who is named in apposition: "A spokesman said …  | the spokesman |, Ida Voll".

        Not where there are two such, or one too long ago, nor with what tells him from others ("the rebel commander").
        """
        index, noun = self.index, phrases.same_noun(self.index.noun(number), self.index)
        aside = any(index.words[c].relation == "appos" for c in index.children[number] if c > number)
        if len(named.referents) != 1 or not aside or phrases.determiner(index, number) != "definite":
            return
        described = [
            one
            for one in dict.fromkeys(self.by_head.get(noun, ()))
            if not one.named and (one.kind, one.number) == ("person", "sing") and one.places
        ]
        near = [one for one in described if index.words[number].sentence - one.places[-1].sentence <= NAMED_LATER]
        plain = index.child(number, "amod", "compound", "nmod", "nmod:poss") is None
        if len(described) == len(near) == 1 and plain:
            self.is_also(described[0], named.referents[0], SURE_OF_APPOSITION)

    def _stands_for_two(self, number: int) -> bool:
        """Is it "both" or "the two" without a noun, of nobody in particular ("both of the drivers")?"""
        index, alone = self.index, not list(self.index.dependents(number, "nmod", "conj"))
        by_itself = index.lower[number] in self.data.EITHER or phrases.determiner(index, number) == "definite"
        return alone and by_itself and index.lower[number] in self.data.COUPLE

    def _is_share(self, number: int) -> bool:
        """Is it so many of a hundred ("49 percent", "12 per cent")?"""
        before = self.index.words[max(0, number - 2) : number]
        return self.index.noun(number) in self.data.SHARES and any(word.upos == "NUM" for word in before)

    def _bounds(self, number: int, source: int) -> tuple[int, int]:
        """Keep a description inside the source as marked."""
        if source >= 0:
            span = self.index.document.attributions[source].source
            assert span is not None
            inside = self.index.document.words_of(span)
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

    def _description_beside(self, number: int) -> Referent | None:
        """Return whom the description means behind which this one stands: "Another pupil, | a girl | from Imber"."""
        index, word = self.index, self.index.words[number]
        source, at = index.source_of[number], word.head if word.relation == "appos" else -1
        if source >= 0 and index.is_subject(number):  # the parse takes both for subjects of the verb that reports
            same = (n for n in index.children[word.head] if n < number and index.source_of[n] == source)
            at = next((n for n in same if index.is_subject(n)), -1)
        before = self.found.get(at) if 0 <= at < number else None
        one = before.referents[0] if before is not None and len(before.referents) == 1 else None
        if one is None or one.named or (one.kind, one.number) != ("person", "sing") or index.is_plural(number):
            return None
        listed = any(index.words[n].relation in ("conj", "appos") for n in index.children[at] if n != number)
        return one if kinds.of_head(index, number) == "person" and not listed else None

    def _name_beside(self, number: int) -> Found | None:
        """Return the person that a noun is in apposition to or a title of."""
        index = self.index
        of_several = index.lower[number] in self.data.ONE_OF_THEM  # "| One |, who gave his name as Brix, said"
        general = index.lower[number] == self.data.GENERAL and index.lower[number - 1] in self.data.OF_GENERALS
        somebody = of_several or general or nouns.is_person(index.noun(number), self.data)
        if index.is_plural(number) or not somebody:
            return None
        word = index.words[number]
        holder = phrases.second_title(index, number)
        if holder is not None and holder.first in self.found:
            return self.found[holder.first]
        outer = index.entity_at[word.head] if word.head >= 0 else None
        if outer is not None and {*index.lower[outer.last : outer.last + 1]} & {*self.data.POSSESSIVE_ENDINGS}:
            outer = None  # "Otto Brix's wife" is somebody else
        if outer is not None and outer.type == "Person" and word.relation in ("nmod:desc", "appos", "flat", "compound"):
            if outer.first in self.found:
                return self.found[outer.first]
            self._person(outer)
            return self.found.get(outer.first)
        _, high = self._bounds(number, -1)
        called = sources.called(index, number, range(number, high))
        if called is not None:
            if called.first not in self.found:
                self._person(called)
            found = self.found.get(called.first)
            if found is not None and len(found.referents) == 1:
                self._learn(found.referents[0], phrases.of_noun_phrase(index, number))
                self._saw(found.referents[0], number, index.words[number].span, "nominal")
            return found
        following = [number + 1] if number + 1 < len(index.words) else []  # "magistrate | Lau", whatever the parse says
        named = self._name_behind_whole(number) or self._name_behind_turn(number) or self._name_at_the_end(number)
        if named is not None and not index.is_of_titled(named):  # "a spokesman for Trade Minister | Ida Voll |"
            if named.first not in self.found:
                self._person(named)
            return self.found.get(named.first)
        sent = self._name_behind_places(number)
        if sent is not None:
            if sent.first not in self.found:
                self._person(sent)
            found = self.found.get(sent.first)
            for one in found.referents if found is not None else ():
                self._learn(one, phrases.of_noun_phrase(index, number, 0, sent.first))
            return found
        for child in (*index.children[number], *following):
            entity = index.entity_at[child]
            if entity is None or entity.type != "Person" or child < number or entity.first <= number:
                continue
            if index.words[child].sentence != word.sentence or index.is_of_preposition(entity):
                continue
            between = range(number + 2, entity.first)  # "the care worker, who has daughters | Ruby | and Elsie"
            if any(index.lower[k] in self.data.PERSONAL_RELATIVES and index.words[k - 1].text == "," for k in between):
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

    def _body_beside(self, number: int) -> Found | None:
        """Return the body that the noun calls what it is: "the company, | Castor Homes |, said", "the landlord, …".

        An office is held by somebody: "the chairman, Castor Homes" is torn from something else.
        """
        index, data = self.index, self.data
        noun = phrases.same_noun(index.noun(number), index)
        held = data.OFFICES | data.SPEAKING_OFFICES | data.LEADERS | data.HEADS | data.MEMBER_NOUNS
        if index.is_plural(number) or noun in held or kinds.of_head(index, number) in ("document", "social", None):
            return None
        high = self._bounds(number, index.source_of[number])[1]
        right_before = index.entity_at[number - 1] if number and noun in data.PAPERS else None
        if right_before is not None and right_before.type == "Organization" and right_before.last == number:
            return self._body_named(right_before, noun)  # "the | Imber Clarion | newspaper"
        for child in index.dependents(number, "appos", "nmod"):
            entity = index.entity_at[child]
            if entity is None or entity.type != "Organization" or not number < entity.first < high:
                continue
            if index.case_of(child):
                continue
            before = entity.first - 1 - (index.words[entity.first - 1].upos == "DET")
            if index.lower[before] != ",":
                continue
            return self._body_named(entity, noun)
        return None

    def _body_named(self, entity: Entity, noun: str) -> Found | None:
        """Return the body of that name, which is called by the noun as well."""
        head = self._head_in(entity)
        if head not in self.found:
            self._body(entity)
        found = self.found.get(head)
        for one in found.referents if found is not None else ():
            self._learn(one, phrases.Description(heads={noun}))
        return found

    def _name_at_the_end(self, number: int) -> Entity | None:
        """Return the name that ends a source behind what its noun did: "an expert called by the house, | Ida Voll |".

        The parse gives it to the nearest noun; where that is a person, too, nobody can tell.
        """
        index, at = self.index, self.index.source_of[number]
        source = index.document.attributions[at].source if at >= 0 else None
        inside = index.document.words_of(source)
        entity = index.entity_at[inside[-1]] if number in inside else None
        if entity is None or entity.type != "Person" or entity.first <= number:
            return None
        doing = [n for n in range(number + 1, entity.first) if index.words[n].relation.startswith("acl")]
        if not doing:  # "another survivor, truck driver | Agus Voll |"
            between = range(number + 1, entity.first)
            plain = all(index.words[n].upos in ("NOUN", "ADJ") for n in between[1:])
            return entity if len(between) > 1 and index.lower[between[0]] == "," and plain else None
        titled = index.behind_titles(entity.first - 1) == entity.first
        comma = entity.first - 1 - titled
        while comma > doing[-1] and index.words[comma].upos in ("NOUN", "ADJ"):
            comma -= 1  # "a member who left, | retired teacher | Ida Voll"
        near = index.words[comma - 1]
        of_others = near.upos == "PROPN" or (near.upos == "NOUN" and nouns.is_person(index.noun(comma - 1), self.data))
        return entity if index.lower[comma] == "," and not of_others else None

    def _name_behind_whole(self, number: int) -> Entity | None:
        """Return the name right behind what somebody is of: "member of parliament | Lars Vik |", no "friend of singer".

        With a comma between it is the name's own place that tells ("the head of the youth wing, Lars Vik").
        """
        index = self.index
        for whole in index.dependents(number, "nmod"):
            person = nouns.is_person(index.noun(whole), self.data)
            if index.case_of(whole) not in self.data.TITLE_CASES or person or index.words[whole].upos != "NOUN":
                continue
            behind = index.behind_titles(whole + 1)  # "head of the department | Prof | Ida Voll"
            entity = index.entity_at[behind] if behind < len(index.words) else None
            if entity is not None and entity.type == "Person" and entity.first == behind:
                owned = {*index.lower[entity.last : entity.last + 1]} & {*self.data.POSSESSIVE_ENDINGS}
                return None if owned else entity
        return None

    def _name_behind_places(self, number: int) -> Entity | None:
        """Return the name right behind the place of an office: "Ambassador of Tarn to the Sund Republic | Ida Voll |".

        The parse hangs it on some word of the office, spelt with a capital, or beside it; nothing else stands between.
        """
        index, words = self.index, self.index.words
        if not words[number].text[:1].isupper() or index.child(number, "det") is not None:
            return None
        for at in range(number + 1, min(number + LONGEST_OFFICE, len(words))):
            entity = index.entity_at[at]
            beside = (words[at].head, words[at].relation) == (words[number].head, words[number].relation)
            if words[at].upos in ("VERB", "AUX", "PRON") or words[at].text in ",.;:":
                return None
            if not (self._is_below(at, number) or (beside and entity is not None and entity.type == "Person")):
                return None
            if entity is not None and entity.type == "Person":
                place = index.entity_at[at - 1]
                behind = place is not None and place.type in ("Location", "Organization") and place.first > number
                long = entity.first == at and entity.last - entity.first > 1
                owned = {*index.lower[entity.last : entity.last + 1]} & {*self.data.POSSESSIVE_ENDINGS}
                return entity if behind and long and not owned else None
        return None

    def _is_below(self, at: int, number: int) -> bool:
        """Does a word hang on another, by whatever way?"""
        for _ in range(LONGEST_OFFICE):
            at = self.index.words[at].head
            if at == number:
                return True
            if at < 0:
                break
        return False

    def _name_behind_turn(self, number: int) -> Entity | None:
        """Return the name of who has become something else: "a presenter turned politician | Ida Voll |"."""
        index, at = self.index, number + 1
        if index.lower[at : at + 1] == ["-"]:
            at += 1
        if at >= len(index.words) or index.lower[at] not in self.data.TURNED:
            return None
        near = (index.entity_at[k] for k in range(at + 1, min(at + 5, len(index.words))))
        return next((entity for entity in near if entity is not None and entity.type == "Person"), None)

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
        if (group := self._several(number)) is not None:
            name = self._as_member(number, group)
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
            group=group,
        )
        referent.institution = self._is_institution(number, kind, determiner, name) or self._is_party(number, kind)
        self.by_text[key] = referent
        return self._new(referent)

    def _several(self, number: int) -> Referent | None:
        """Return the unnamed people just spoken of, one of whom speaks as no more than that ("| One | said")."""
        index, here = self.index, self.index.words[number].sentence
        if index.lower[number] not in self.data.ONE_OF_THEM | self.data.OTHERS or index.is_plural(number):
            return None
        of_whom = [n for n in index.dependents(number, "nmod", "obl") if n > number]
        if any(index.words[n].upos != "PRON" for n in of_whom) or index.child(number, "conj", "amod", "nummod"):
            return None
        behind = index.words[number + 1 : number + 3]
        if not of_whom and behind and behind[0].upos in ("ADP", "SCONJ"):
            return None  # "| one | in five"
        groups = [one for one in self.recent.values() if one.kind == "group" and not one.named and not one.members]
        near = [one for one in groups if one.places and 0 <= here - one.places[-1].sentence <= NEAR_GROUP]
        people = [one for one in near if one.heads - self.data.SHARES - self.data.QUANTITIES]
        told = [one for one in people if one.places[-1].word < number and not one.places[-1].inside]
        return max(told, key=lambda one: (one.first_source >= 0, one.places[-1].word), default=None)

    def _as_member(self, number: int, group: Referent) -> str:
        """Return what one of several is called: "one of the two officials", "one of some villagers"."""
        known = not {*group.name.lower().split()[:1]} & self.data.INDEFINITE
        form = self.data.MEMBER if known else self.data.MEMBER_OF_SOME
        return str(form.format(self.index.lower[number], group.name))

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
        words[1:2] = [] if len(words) > 2 and words[1].lower() == self.data.OWN else words[1:2]  # "its | own | rules"
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
        possessor, mark = found.referents[0], "’" if "’" in index.text else "'"
        plural = possessor.name.endswith("s") and possessor.kind != "person"  # "the Association of | Nurses' | rules"
        return f"{possessor.name}{mark}{'' if plural else 's'} {' '.join(words[1:])}"
