"""Reads an article from start to end and says of every name, description and pronoun whom it means.

One pass, and at each mention only the few referents in reach are looked at, so time grows with length alone.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from quotes.speakers import kinds, phrases, pronouns
from quotes.speakers.index import Index
from quotes.speakers.naming import Name, People, bare, parts, take_apart
from quotes.speakers.referents import MentionType, Place, Referent
from quotes.types import Entity, Kind, Span

REACH = 14  # referents that a pronoun may mean
LOOK_BACK = 12  # referents of one description that a noun may mean
GIVEN_NAME = 0.5
TITLE_GENDER = 2.0
PRONOUN_GENDER = 0.3
ENTITY_TYPES = frozenset({"Person", "Organization", "Location", "NORP", "Facility", "Misc", "Product"})
ENOUGH_ALIKE = 0.9
CLEAR_LEAD = 0.35
SURE_DESCRIPTION = 0.75  # below it, what a description says is not taken over


class Found(NamedTuple):
    """Whom the mention at a word means (nobody: not known), how it names them, and how sure that is."""

    referents: tuple[Referent, ...]
    how: MentionType
    evidence: float = 1.0


class Discourse:
    """All referents of an article; `found` maps the head word of each mention to what it means."""

    def __init__(self, index: Index, source_heads: dict[int, int], forced: Iterable[int] = ()) -> None:
        self.index = index
        self.data = index.data
        self.source_heads = source_heads  # word → attribution
        self.forced = set(source_heads) | set(forced)
        self.found: dict[int, Found] = {}
        self.referents: list[Referent] = []
        self.recent: OrderedDict[int, Referent] = OrderedDict()
        self.by_head: dict[str, list[Referent]] = defaultdict(list)
        self.by_text: dict[str, Referent] = {}
        self.last_speaker: Referent | None = None
        self.sentence_words: dict[int, int] = {}
        self._names()

    # --- names ------------------------------------------------------------------------------------------------

    def _names(self) -> None:
        """Take all names of the article together before reading: its most complete form may come last."""
        index = self.index
        self.person_names: dict[int, Name] = {}
        for entity in index.entities:
            if entity.type == "Person":
                words = [index.words[k].text for k in range(entity.first, entity.last)]
                before = entity.first - 1
                while before >= 0 and (bare(index.lower[before]) in self.data.HONORIFICS or index.lower[before] == "."):
                    if index.words[before].sentence != index.words[entity.first].sentence:
                        break
                    words.insert(0, index.words[before].text)
                    before -= 1
                self.person_names[entity.first] = take_apart(words, self.data)
        for word in self.forced:
            made = self._entity_of_source(word)
            if made is not None and made.type == "Person" and made.first not in self.person_names:
                text = [index.words[k].text for k in range(made.first, made.last)]
                self.person_names[made.first] = take_apart(text, self.data)
        self.people = People(sorted(self.person_names.items()), self.data)
        self.person_referents: list[Referent | None] = [None] * len(self.people.full)
        self.lone_referents: dict[tuple[str, str], Referent] = {}
        self.surname_owner: dict[str, int] = {}
        self.display = self._display_names()
        self._bodies()
        self.expected = self._roles_ahead()

    def _entity_of_source(self, word: int) -> Entity | None:
        """Return the name at a source's head; where the model marks none, a run of proper names serves as one."""
        index = self.index
        entity = index.entity_at[word]
        if entity is not None and entity.type in ENTITY_TYPES:
            return entity
        if index.words[word].upos != "PROPN" or not index.words[word].text[:1].isupper():
            return None
        whole = index.child(word, "flat") is not None or index.words[word].relation == "flat"
        if not whole and (kinds.of_head(index, word) is not None or bare(index.lower[word]) in self.data.TITLES):
            return None
        first, last = word, word + 1
        while first > 0 and index.words[first - 1].upos == "PROPN" and self._joined(first - 1, first, word):
            first -= 1
        while last < len(index.words) and index.words[last].upos == "PROPN" and self._joined(last, last - 1, word):
            last += 1
        made = Entity(first, last, self._guess_type(first, last))
        for number in range(first, last):
            index.entity_at[number] = made
        return made

    def _joined(self, number: int, beside: int, head: int) -> bool:
        word = self.index.words[number]
        if word.sentence != self.index.words[beside].sentence or self.index.entity_at[number] is not None:
            return False
        if bare(self.index.lower[number]) in self.data.TITLES or bare(self.index.lower[number]) in self.data.HONORIFICS:
            return False
        return word.head in (head, beside) or self.index.words[beside].head == number

    def _guess_type(self, first: int, last: int) -> str:
        """Tell a person from a body where the model has marked no name."""
        index = self.index
        words = [bare(index.lower[k]) for k in range(first, last)]
        if words[0] in self.data.MALE_NAMES or words[0] in self.data.FEMALE_NAMES:
            return "Person"
        if first > 0 and bare(index.lower[first - 1]) in self.data.HONORIFICS | self.data.TITLES.keys():
            return "Person"
        if index.child(first, "det") is not None or (last - first == 1 and index.words[first].text.isupper()):
            return "Organization"
        if kinds.of_noun(words[-1], False, self.data) in ("organization", "group"):
            return "Organization"
        return "Person"

    def _display_names(self) -> list[str]:
        """Return for every person the most complete form of the name, as most often written."""
        forms: list[Counter[str]] = [Counter() for _ in self.people.full]
        for name in self.person_names.values():
            if len(name.words) > 1:
                for person in self.people.owners(name)[:1]:
                    forms[person][name.text] += 1
        shown = []
        for counter in forms:
            best = max(counter, key=lambda f: (not f.isupper(), len(f.split()), counter[f], len(f)), default="")
            shown.append(_in_case(best))
        return shown

    def _bodies(self) -> None:
        """Group the names of organizations, places and peoples by their wording, acronyms with what they stand for."""
        index = self.index
        self.body_key: dict[int, str] = {}
        self.body_forms: dict[str, Counter[str]] = defaultdict(Counter)
        typed: dict[str, str] = {}
        for entity in index.entities:
            if entity.type != "Person" and entity.type in ENTITY_TYPES:
                text = self._body_text(entity)
                key = _key(text)
                if not key:
                    continue
                self.body_key[entity.first] = key
                self.body_forms[key][text] += 1
                typed.setdefault(key, entity.type)
        self.alias: dict[str, str] = {}
        organizations = [key for key in self.body_forms if typed[key] in ("Organization", "Misc", "NORP", "Facility")]
        initials: dict[str, list[str]] = defaultdict(list)
        starts: dict[str, list[str]] = defaultdict(list)
        for key in organizations:
            split = key.split()
            if len(split) > 1:
                initials["".join(w[0] for w in split if w not in ("of", "the", "and", "for", "in"))].append(key)
                initials["".join(w[0] for w in split)].append(key)
                starts[split[0]].append(key)
        for key in organizations:
            full = list(dict.fromkeys(initials.get(key, ())))
            if len(full) == 1 and any(_is_acronym(form) for form in self.body_forms[key]):
                self.alias[key] = full[0]
            elif typed[key] == "Organization" and len(key) > 2:
                longer = [k for k in starts.get(key.split()[0], ()) if k != key and k.startswith(key + " ")]
                if len(longer) == 1:
                    self.alias[key] = longer[0]
        for match in re.finditer(r"\(\s*(?:the\s+)?([A-Z][\w&.-]{1,9})\s*\)", index.text):
            near = index.document.words_in(max(0, match.start() - 2), match.start())
            before = near[-1] if near else None
            named = index.entity_at[before] if before is not None else None
            key = self.body_key.get(named.first, "") if named is not None else ""
            if key and _fits(match[1], key) and _key(match[1]) != key:
                self.alias[_key(match[1])] = key
        self.body_referents: dict[str, Referent] = {}

    def _body_text(self, entity: Entity) -> str:
        return phrases.strip_article(self.index.slice(range(entity.first, entity.last)), self.index)

    def _roles_ahead(self) -> dict[str, list[int]]:
        """Return which persons the whole article gives which role: for a "minister" who is named only later."""
        found: dict[str, list[int]] = defaultdict(list)
        self.described: dict[int, phrases.Description] = {}
        for entity in self.index.entities:
            if entity.type != "Person" or entity.first not in self.person_names:
                continue
            description = phrases.of_name(self.index, entity.first, entity.last)
            self.described[entity.first] = description
            owners = self.people.owners(self.person_names[entity.first])
            if len(owners) == 1:
                for head in description.heads:
                    if owners[0] not in found[head]:
                        found[head].append(owners[0])
        return found

    # --- reading ----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Go through the article, word by word."""
        for number in range(len(self.index.words)):
            entity = self.index.entity_at[number]
            if entity is not None and entity.type in ENTITY_TYPES:
                if number == entity.first:
                    self._name(entity)
                if not (number in self.forced and number not in self.found):
                    self._join(number)
                    continue
                if self._inside_name(number, entity):
                    continue
            if number in self.found:
                continue
            if self.index.lower[number] in self.data.PRONOUNS or self.index.words[number].upos == "PRON":
                self._pronoun(number)
            elif self._may_be_nominal(number):
                self._nominal(number)
            self._join(number)

    def _inside_name(self, number: int, entity: Entity) -> bool:
        """Let the head of a source inside a name mean what the name means."""
        noun_head = number == entity.last - 1 or self.index.words[number].upos == "PROPN"
        if noun_head and entity.first in self.found:
            self.found[number] = self.found[entity.first]
            return True
        return False

    def _place(self, number: int) -> Place:
        index, word = self.index, self.index.words[number]
        top = index.top(number)
        relation = index.words[top].relation
        if index.words[number].relation in ("compound", "nmod:desc", "amod"):
            relation = "compound"
        if relation == "conj" and index.words[top].head >= 0:
            relation = index.words[index.words[top].head].relation
        return Place(
            number, word.sentence, index.paragraph[number], relation, index.quoted[number], index.said_in[number]
        )

    def _saw(self, referent: Referent, number: int, span: Span, how: MentionType) -> None:
        """Note a mention of a referent, and that he speaks where the mention is a source."""
        place = self._place(number)
        referent.seen(place, span, how)
        key = id(referent)
        self.recent[key] = referent
        self.recent.move_to_end(key)
        if len(self.recent) > 4 * REACH:
            for old in list(self.recent)[: 2 * REACH]:
                del self.recent[old]
        if number in self.source_heads:
            if referent.first_source < 0:
                referent.first_source = number
            if not place.inside:
                self.last_speaker = referent

    def _new(self, referent: Referent) -> Referent:
        self.referents.append(referent)
        return referent

    def _learn(self, referent: Referent, description: phrases.Description) -> None:
        """Take over what was said about a referent at one place."""
        if referent.kind in ("person", "group"):
            referent.role = referent.role or description.role
            referent.affiliation = referent.affiliation or description.affiliation
        for head in description.heads - referent.heads:
            referent.heads.add(head)
            self.by_head[head].append(referent)
        referent.modifiers |= description.modifiers
        for head in description.heads:
            gender = self._noun_gender(head.split()[-1] if head else head)
            if gender:
                referent.genders[gender] = max(referent.genders[gender], TITLE_GENDER)
        if description.honorific:
            referent.genders[description.honorific] = max(referent.genders[description.honorific], TITLE_GENDER)

    def _noun_gender(self, noun: str) -> str:
        if noun in self.data.MALE_NOUNS:
            return "m"
        return "f" if noun in self.data.FEMALE_NOUNS else ""

    # --- names ------------------------------------------------------------------------------------------------

    def _name(self, entity: Entity) -> None:
        """Read one name."""
        if entity.type == "Person":
            self._person(entity)
        else:
            self._body(entity)

    def _person(self, entity: Entity) -> None:
        index = self.index
        name = self.person_names.get(entity.first)
        if name is None or not name.words:
            return
        words = range(entity.first, entity.last)
        last = index.lower[words[-1]]
        if last in ("'s", "’s", "'", "’") and len(words) > 1:
            words = words[:-1]
        description = self.described.get(entity.first) or phrases.of_name(index, entity.first, entity.last)
        referent, evidence = self._owner(entity, name, description)
        head = self._head_in(entity)
        if referent is None:
            self.found[entity.first] = self.found[head] = Found((), "name", 0.0)
            return
        self._learn(referent, description)
        if name.honorific:
            referent.genders[name.honorific] = max(referent.genders[name.honorific], TITLE_GENDER)
        if name.titles and referent.role is None:
            referent.role = name.titles[-1]
        for title in name.titles:
            self._learn(referent, phrases.Description(heads={phrases.same_noun(title.lower(), index)}))
        self._they(referent, entity)
        place = head if head in self.source_heads else entity.first if entity.first in self.source_heads else head
        self._saw(referent, place, index.span(words), "name")
        found = Found((referent,), "name", evidence)
        self.found[entity.first] = self.found[head] = found

    def _they(self, referent: Referent, entity: Entity) -> None:
        """Note a person who is said to use "they"."""
        sentence = self.index.document.sentences[self.index.words[entity.first].sentence]
        text = self.index.slice(range(entity.last, min(sentence.last, entity.last + 12)))
        if self.data.SINGULAR_THEY.search(text):
            referent.singular_they = True

    def _head_in(self, entity: Entity) -> int:
        """Return the word of a name that governs the others."""
        for number in range(entity.first, entity.last):
            if not entity.first <= self.index.words[number].head < entity.last:
                return number
        return entity.first

    def _owner(self, entity: Entity, name: Name, description: phrases.Description) -> tuple[Referent | None, float]:
        """Return whom a person's name means: None where it fits two and nothing tells them apart."""
        honorific = name.honorific or description.honorific
        owners = self.people.owners(name)
        if honorific and owners:
            fitting = [p for p in owners if self._gender_fits(p, honorific)]
            if fitting:
                owners = fitting
            elif len(parts(name, self.data)) == 1:
                owners = []
        if not owners:
            return self._lone(name, honorific), 0.9
        if len(owners) == 1:
            return self._person_referent(owners[0]), 1.0
        return self._one_of(entity, name, owners)

    def _gender_fits(self, person: int, honorific: str) -> bool:
        gender = self._person_referent(person, touch=False).gender
        return not gender or gender == honorific

    def _person_referent(self, person: int, touch: bool = True) -> Referent:
        referent = self.person_referents[person]
        if referent is None:
            referent = Referent(self.display[person], "person", named=True)
            for first in {form[0] for form in self.people.full[person]}:
                if first in self.data.MALE_NAMES:
                    referent.genders["m"] = GIVEN_NAME
                elif first in self.data.FEMALE_NAMES:
                    referent.genders["f"] = GIVEN_NAME
            self.person_referents[person] = referent
        if touch and not referent.places and referent not in self.referents[-1:]:
            self.referents.append(referent)
        return referent

    def _lone(self, name: Name, honorific: str) -> Referent:
        """Return the person who is never named in full."""
        key = " ".join(parts(name, self.data))
        known = [r for g in ("m", "f", "") if (r := self.lone_referents.get((key, g))) is not None]
        fitting = [r for r in known if not honorific or r.gender in ("", honorific)]
        if fitting:
            return fitting[0]
        referent = self._new(Referent(_in_case(name.text), "person", named=True))
        if honorific:
            referent.genders[honorific] = TITLE_GENDER
        elif key in self.data.MALE_NAMES:
            referent.genders["m"] = GIVEN_NAME
        elif key in self.data.FEMALE_NAMES:
            referent.genders["f"] = GIVEN_NAME
        self.lone_referents[(key, honorific)] = referent
        return referent

    def _one_of(self, entity: Entity, name: Name, owners: list[int]) -> tuple[Referent | None, float]:
        """Choose between persons of one surname as papers do: who had it alone first keeps it."""
        key = " ".join(parts(name, self.data))
        introduced = [p for p in owners if (r := self.person_referents[p]) is not None and r.places]
        if len(introduced) == 1:
            self.surname_owner.setdefault(key, introduced[0])
            return self._person_referent(introduced[0]), 0.85
        paragraph, sentence = self.index.paragraph[entity.first], self.index.words[entity.first].sentence
        here = []
        for person in introduced:
            referent = self._person_referent(person)
            if any(p.paragraph == paragraph or sentence - p.sentence <= 1 for p in referent.places):
                here.append(person)
        owner = self.surname_owner.get(key)
        if owner is not None and owner in introduced and (not here or owner in here):
            return self._person_referent(owner), 0.7
        if len(here) == 1:
            return self._person_referent(here[0]), 0.7
        return None, 0.0

    def _body(self, entity: Entity) -> None:
        index = self.index
        head = self._head_in(entity)
        forced = head in self.forced or entity.first in self.forced
        relation = index.words[head].relation
        if entity.type in ("Misc", "Product") and not forced:
            return
        if entity.type == "NORP" and relation in ("amod", "compound", "nmod:desc") and not forced:
            return
        if entity.type == "Location" and not (forced or relation.startswith("nsubj")):
            return
        if relation in ("compound", "amod", "nmod:desc") and not forced and entity.type != "Organization":
            return
        if self._governs_noun(entity, head):
            return
        if entity.type == "NORP" and self._is_somebody_of(entity, head):
            self._nominal(head)
            self.found[entity.first] = self.found.get(head) or Found((), "nominal", 0.0)
            return
        key = self.body_key.get(entity.first) or _key(self._body_text(entity))
        for _ in range(3):
            key = self.alias.get(key, key)
        referent = self.body_referents.get(key)
        if referent is None:
            referent = self._new(self._make_body(key, entity, head))
            self.body_referents[key] = referent
        for child in index.dependents(head, "appos"):
            if index.entity_at[child] is None:
                self._learn(referent, phrases.Description(heads={phrases.same_noun(index.noun(child), index)}))
        words = range(entity.first, entity.last)
        place = head if head in self.source_heads else entity.first if entity.first in self.source_heads else head
        self._saw(referent, place, index.span(words), "name")
        self.found[entity.first] = self.found[head] = Found((referent,), "name")

    def _is_somebody_of(self, entity: Entity, head: int) -> bool:
        """Is this not a people or party but some of it ("a Republican", "some Afghans", "the Democrat")?"""
        index = self.index
        if entity.last - entity.first > 1 or set(self._body_text(entity).lower().split()) & self.data.GROUP_NAMES:
            return False
        determiner = self._determiner(head)
        counted = any(index.lower[c] in self.data.INDEFINITE for c in index.children[head] if c < head)
        singular = (
            determiner == "definite" and not index.is_plural(head) and index.lemma(head) in self.data.PERSON_NOUNS
        )
        return determiner in ("indefinite", "new") or counted or singular

    def _governs_noun(self, entity: Entity, head: int) -> bool:
        """Is the name only part of a description whose noun is the head ("Interior | ministry")?"""
        outer = self.index.words[head].head
        return (
            outer == entity.last
            and self.index.words[head].relation in ("compound", "amod")
            and kinds.of_head(self.index, outer) is not None
        )

    def _make_body(self, key: str, entity: Entity, head: int) -> Referent:
        index = self.index
        forms = self.body_forms.get(key) or Counter([self._body_text(entity)])
        name = max(forms, key=lambda form: (not form.isupper() or len(form) < 6, forms[form], form))
        kind = kinds.of_name(name, entity.type, index.is_plural(head), self.data)
        last = key.split()[-1] if key else key
        heads = {phrases.same_noun(last, index)}
        number = "plur" if kind == "group" else "any" if kind == "organization" else "sing"
        referent = Referent(name, kind, number, named=True, heads=heads, head=head)
        referent.is_place = entity.type == "Location"
        referent.modifiers.update(key.split()[:-1])
        for noun in heads:
            self.by_head[noun].append(referent)
        before = entity.first - 1
        beside = before >= 0 and index.words[before].head in range(entity.first, entity.last)
        if beside and index.words[before].upos == "NOUN":  # "airline Ostrel Air"
            noun = phrases.same_noun(index.noun(before), index)
            referent.heads.add(noun)
            self.by_head[noun].append(referent)
        return referent

    # --- descriptions -----------------------------------------------------------------------------------------

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
        named = self._name_beside(number)
        if named is not None:
            self.found[number] = named
            return
        if number not in self.forced and self._predicate(number):
            return
        kind = kinds.of_head(index, number)
        description = phrases.of_noun_phrase(index, number)
        plural = index.is_plural(number) or kind == "group"
        if kind is None:
            kind = self._guess_kind(number, plural)
        determiner = self._determiner(number)
        if number not in self.forced and determiner not in ("definite", "possessive") and kind == "document":
            return
        referent, evidence = None, 1.0
        if determiner in ("definite", "possessive") or (determiner == "bare" and self._headline(number)):
            referent, evidence = self._described_before(number, kind, plural, description, determiner)
            if referent is None and evidence == 0.0:
                self.found[number] = Found((), "nominal", 0.0)
                return
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
            return "group" if index.lower[number] in self.data.INDEFINITE_PLURAL or word.upos == "ADJ" else "person"
        entity = index.entity_at[number]
        if entity is not None and entity.type == "NORP":
            return "group" if plural else "person"
        if word.upos == "PROPN":
            return "organization"
        if index.lemma(number).endswith(self.data.AGENT_ENDINGS):
            return "group" if plural else "person"
        return "unknown"

    def _determiner(self, number: int) -> str:
        """Return "definite", "possessive", "indefinite", "new" (another one) or "bare"."""
        index, data = self.index, self.data
        lower = {index.lower[c] for c in index.children[number] if c < number}
        if lower & data.SAME_AGAIN:
            return "definite"
        if any(index.words[c].relation == "nmod:poss" for c in index.children[number]):
            return "possessive"
        definite = bool(lower & data.DEFINITE_ARTICLES)
        if lower & data.NEWCOMERS and not definite:
            return "new"
        if lower & {"other", "others", "another"} and definite:
            return "new"
        if definite:
            return "definite"
        if lower & data.INDEFINITE_ARTICLES or any(
            index.words[c].relation == "nummod" for c in index.children[number] if c < number
        ):
            return "indefinite"
        return "bare"

    def _headline(self, number: int) -> bool:
        """Is this a bare singular, as headlines and captions use it for "the …"?"""
        return self.index.paragraph[number] <= 1 and not self.index.is_plural(number)

    def _name_beside(self, number: int) -> Found | None:
        """Return the person that a noun is in apposition to or a title of."""
        index = self.index
        if index.is_plural(number) or not kinds.is_person(index.noun(number), self.data):
            return None
        word = index.words[number]
        outer = index.entity_at[word.head] if word.head >= 0 else None
        if outer is not None and outer.type == "Person" and word.relation in ("nmod:desc", "appos", "flat", "compound"):
            if outer.first in self.found:
                return self.found[outer.first]
            self._person(outer)
            return self.found.get(outer.first)
        for child in index.children[number]:
            entity = index.entity_at[child]
            if entity is None or entity.type != "Person" or child < number:
                continue
            if index.words[child].relation in ("appos", "flat", "nmod:desc"):
                if entity.first not in self.found:
                    self._person(entity)
                return self.found.get(entity.first)
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
        if found and len(found.referents) == 1 and found.how != "pronoun" and index.child(number, "advmod") is None:
            self._learn(found.referents[0], phrases.of_noun_phrase(index, number))
        return True

    def _describe(self, number: int, kind: Kind, plural: bool, determiner: str) -> Referent:
        """Make a referent of a description; groups of the same wording are one."""
        index = self.index
        low, high = self._bounds(number, index.source_of[number])
        name = phrases.description(index, number, low, high)
        name = self._with_possessor(number, name, low)
        key = f"{kind} {name.lower()}"
        if determiner not in ("new", "indefinite") and key in self.by_text:
            return self.by_text[key]
        if name.startswith("@") or kind == "social":
            kind = "social"
        proper = index.words[number].upos == "PROPN" and index.words[number].text[:1].isupper()
        number_value = "plur" if plural else "any" if kind in ("organization", "unknown") else "sing"
        referent = Referent(
            name,
            kind,
            number_value,
            named=proper and kind not in ("person", "group"),
            head=number,
        )
        referent.institution = self._is_institution(number, kind, determiner)
        self.by_text[key] = referent
        return self._new(referent)

    def _is_institution(self, number: int, kind: str, determiner: str) -> bool:
        """Is this somebody whom the description alone makes known: the only holder of an office?"""
        if kind != "person" or determiner not in ("definite", "possessive", "bare"):
            return False
        found = phrases.of_noun_phrase(self.index, number)
        role = (found.role or "").lower()
        noun = self.index.noun(number)
        rank = found.modifiers & self.data.DISTINGUISHING
        return not rank and (role in self.data.OFFICES or noun in self.data.OFFICES)

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
            if len(groups) == 1:
                return groups[0], 0.7
        scored: list[tuple[float, Referent]] = []
        for head, bonus in [(noun, 1.0), *((b, 0.4) for b in data.BROADER.get(noun, ()))]:
            for referent in self.by_head.get(phrases.same_noun(head, index) if bonus < 1 else head, ())[-LOOK_BACK:]:
                value = self._alike(number, referent, noun, kind, plural, wanted, determiner)
                if value is not None and all(referent is not r for _, r in scored):
                    scored.append((value + bonus, referent))
        scored.sort(key=lambda pair: -pair[0])
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
            if noun in data.EPITHETS and determiner == "definite":
                return self._nearest(number, self._may_be_called(noun))
        if noun in data.GENERIC_PERSONS and kind == "person" and not wanted and determiner == "definite":
            return self._nearest(
                number,
                lambda r: r.kind == "person" and r.number == "sing" and r.gender in ("", self._noun_gender(noun)),
            )
        if kind == "organization" and noun in data.ORGANIZATION_HYPERNYMS and determiner == "definite" and not wanted:
            return self._nearest(number, lambda r: r.kind == "organization" and r.named and not r.is_place)
        if noun in data.COUPLE_NOUNS and plural and determiner == "definite":
            return self._nearest(number, lambda r: len(r.members) == 2)
        return None, 1.0

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
        gender = self._noun_gender(self.index.noun(number))
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
        value = 0.5 * len(wanted & said) - 0.45 * len(missing)
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

    def _may_be_called(self, noun: str) -> Callable[[Referent], bool]:
        """Return a test for the named persons whom an epithet of this gender fits."""
        gender = self._noun_gender(noun)
        return lambda r: r.kind == "person" and r.named and (not gender or r.gender in ("", gender))

    def _named_elsewhere(self, number: int, noun: str, wanted: set[str]) -> Referent | None:
        """Return the one person to whom the article elsewhere gives this role along with the name."""
        people = self.expected.get(noun, ())
        if len(people) != 1 or wanted & self.data.DISTINGUISHING:
            return None
        known: set[str] = set().union(
            *(d.modifiers for first, d in self.described.items() if self._first_owner(first) == people[0])
        )
        if known & self.data.RANKS or (wanted and known and not wanted & known):
            return None
        return self._person_referent(people[0])

    def _first_owner(self, first: int) -> int | None:
        owners = self.people.owners(self.person_names[first])
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

    # --- pronouns ---------------------------------------------------------------------------------------------

    def _pronoun(self, number: int) -> None:
        index, lower = self.index, self.index.lower[number]
        word = index.words[number]
        if lower in self.data.RELATIVES and lower not in self.data.PRONOUNS:
            self._relative(number)
            return
        features = self.data.PRONOUNS.get(lower)
        if features is None:
            if number in self.forced:
                self._nominal(number)
            return
        person, amount, genders = features
        if person != 3 or (index.quoted[number] and number not in self.forced):
            return
        if lower == "it" and index.words[number].relation in ("expl", "nsubj:expl"):
            return
        asked = pronouns.Pronoun(
            number,
            word.sentence,
            index.paragraph[number],
            amount,
            genders,
            self.source_heads.get(number, -1),
            index.said_in[number],
            index.quoted[number],
        )
        candidates = list(self.recent.values())[-REACH:]
        choice = pronouns.choose(asked, candidates, self.last_speaker)
        ahead = self._cataphor(number, asked)
        if ahead is not None and (choice is None or choice.evidence < 0.8):
            choice = pronouns.Choice(ahead, 0.8)
        if choice is None:
            if number in self.forced:
                self.found[number] = Found((), "pronoun", 0.0)
            return
        referent = choice.referent
        if genders in ("m", "f") and choice.evidence > 0.75:
            referent.genders[genders] += PRONOUN_GENDER
        self._saw(referent, number, word.span, "pronoun")
        self.found[number] = Found((referent,), "pronoun", choice.evidence)

    def _cataphor(self, number: int, asked: pronouns.Pronoun) -> Referent | None:
        """Return the subject of the main clause for a pronoun in a clause before it ("When she spoke, Chen …")."""
        index = self.index
        at = index.words[number].head
        for _ in range(4):
            if at < 0:
                return None
            word = index.words[at]
            if word.relation in ("advcl", "acl") and word.head > number:
                subject = index.child(word.head, "nsubj", "nsubj:pass")
                if subject is None or subject < number:
                    return None
                entity = index.entity_at[subject]
                if entity is None or entity.type != "Person" or entity.first not in self.person_names:
                    return None
                owners = self.people.owners(self.person_names[entity.first])
                if len(owners) != 1:
                    return None
                referent = self._person_referent(owners[0])
                return referent if pronouns.agrees(asked, referent) else None
            at = word.head
        return None

    def _relative(self, number: int) -> None:
        """Let "who" mean the noun that its clause describes."""
        index = self.index
        at = index.words[number].head
        for _ in range(5):
            if at < 0:
                return
            word = index.words[at]
            if word.relation in ("acl:relcl", "acl") and word.head >= 0:
                antecedent = self.found.get(word.head)
                if antecedent is None and number in self.forced and word.head < number:
                    entity = index.entity_at[word.head]
                    if entity is not None and entity.first in self.found:
                        antecedent = self.found[entity.first]
                    elif index.words[word.head].upos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"):
                        self.forced.add(word.head)
                        self._nominal(word.head)
                        antecedent = self.found.get(word.head)
                if antecedent is not None:
                    self.found[number] = Found(antecedent.referents, "pronoun", antecedent.evidence)
                    for referent in antecedent.referents:
                        if number in self.source_heads:
                            self._saw(referent, number, index.words[number].span, "pronoun")
                return
            at = word.head
        if number in self.forced:
            self.found[number] = Found((), "pronoun", 0.0)

    # --- several together -------------------------------------------------------------------------------------

    def _join(self, number: int) -> None:
        """Make "X and Y" one that "they" can mean."""
        index, word = self.index, self.index.words[number]
        if word.relation != "conj" or word.head < 0:
            return
        one, other = self.found.get(word.head), self.found.get(number)
        if not one or not other or one.how == "pronoun" or other.how == "pronoun":
            return
        if index.entity_at[number] is not None and index.entity_at[number] is index.entity_at[word.head]:
            return
        members = tuple(dict.fromkeys([*one.referents, *other.referents]))
        if len(members) < 2 or any(m.members for m in members):
            return
        if not all(m.kind in ("person", "group", "organization") for m in members):
            return
        text = " and ".join(m.name for m in members)
        key = "joint " + text
        referent = self.by_text.get(key)
        if referent is None:
            kind: Kind = "group" if any(m.kind in ("person", "group") for m in members) else "organization"
            referent = self._new(Referent(text, kind, "plur", named=True, members=members))
            self.by_text[key] = referent
        place = self._place(word.head)
        referent.places.append(place._replace(word=number))
        referent.count += 1
        self.recent[id(referent)] = referent
        self.recent.move_to_end(id(referent))
        if word.head in self.source_heads and not place.inside:
            self.last_speaker = referent


def _key(text: str) -> str:
    """Return how the name of a body is compared."""
    words = [bare(w) for w in re.split(r"[\s\-–]+", text)]
    return " ".join(w for w in words if w and w != "the")


def _is_acronym(form: str) -> bool:
    """Is it written in capitals for the most part ("BOK", "DoE")?"""
    return " " not in form and sum(c.isupper() for c in form) >= 2 and 2 * sum(c.isupper() for c in form) > len(form)


def _fits(acronym: str, key: str) -> bool:
    """Can the capital letters stand for the name?"""
    letters = [c for c in acronym.lower() if c.isalpha()]
    rest = iter(key.replace(" ", ""))
    return bool(letters) and letters[0] == key[:1] and all(letter in rest for letter in letters)


def _in_case(name: str) -> str:
    """Return a name that is known only in capitals as it would be printed."""
    words = name.split()
    if not any(len(w) > 3 and w.isupper() for w in words) or any(any(c.islower() for c in w) for w in words):
        return name
    return " ".join(w.title() if len(w.strip(".")) > 1 else w for w in words)
