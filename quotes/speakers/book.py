"""All names of an article, taken together before it is read: its most complete form may come last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from quotes import nouns
from quotes.naming import INITIALS, Name, People, bare, parts, take_apart
from quotes.speakers import bodies, kinds, phrases
from quotes.speakers.index import Index
from quotes.types import Entity

ENTITY_TYPES = frozenset({"Person", "Organization", "Location", "NORP", "Facility", "Misc", "Product"})


class NameBook:
    """Which names are one person's or one body's, how each is best written, and who is given which role.

    `people` and `display` tell persons, `body_key`, `body_forms` and `alias` the rest; `described` holds what stands
    around each person's name, `expected` which persons the article gives which role anywhere.
    """

    def __init__(self, index: Index, forced: Iterable[int]) -> None:
        self.index = index
        self.data = index.data
        self.person_names: dict[int, Name] = {}
        # "Ko" is a title in Yangon and a mayor's surname in Taipei
        self.surnames = {
            bare(index.lower[e.first]) for e in index.entities if e.type == "Person" and e.last == e.first + 1
        }
        for entity in index.entities:
            if entity.type == "Person":
                words = [index.words[k].text for k in range(entity.first, entity.last)]
                before = entity.first - 1
                while before >= 0 and (bare(index.lower[before]) in self.data.HONORIFICS or index.lower[before] == "."):
                    if index.words[before].sentence != index.words[entity.first].sentence:
                        break
                    words.insert(0, index.words[before].text)
                    before -= 1
                self.person_names[entity.first] = take_apart(words, self.data, self.surnames)
        self._shared_surnames()
        for word in forced:
            made = self._entity_of_source(word)
            if made is not None and made.type == "Person" and made.first not in self.person_names:
                text = [index.words[k].text for k in range(made.first, made.last)]
                self.person_names[made.first] = take_apart(text, self.data, self.surnames)
        self.people = People(sorted(self.person_names.items()), self.data)
        self.display = self._display_names()
        self._bodies()
        self.expected = self._roles_ahead()

    def _shared_surnames(self) -> None:
        """Give "Leo" of "brothers Leo and Ivan Park" the surname: there are two people of that name."""
        index = self.index
        for one, other in pairwise(index.entities):
            if (
                one.type != "Person"
                or other.type != "Person"
                or one.last - one.first > 1
                or other.last - other.first < 2
            ):
                continue
            joined = other.first == one.last + 1 and index.lower[one.last] in self.data.CONJUNCTION_WORDS
            before = index.lemma(one.first - 1) if one.first else ""
            kin = before in self.data.SHARED_SURNAME or f"{before}s" in self.data.SHARED_SURNAME
            if joined and (kin or bare(index.lower[one.first]) in self.data.GIVEN_NAMES):
                words = (index.words[one.first].text, *self.person_names[other.first].words[1:])
                self.person_names[one.first] = Name(words)

    def _entity_of_source(self, word: int) -> Entity | None:
        """Return the name at a source's head; where the model marks none, a run of proper names serves as one."""
        index = self.index
        entity = index.entity_at[word]
        if entity is not None and entity.type in ENTITY_TYPES:
            return entity
        if index.words[word].upos != "PROPN" or not index.words[word].text[:1].isupper():
            return None
        if kinds.is_office_acronym(index, word) and index.child(word, "det") is not None:
            return None  # "the DP"
        whole = index.child(word, "flat") is not None or index.words[word].relation == "flat"
        if (
            not whole
            and not self._is_surname(word)
            and (kinds.of_head(index, word) is not None or bare(index.lower[word]) in self.data.TITLES)
        ):
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

    def _is_surname(self, word: int) -> bool:
        """Is it one word that stands alone and is the last of somebody's full name ("Chief" after "Nora Chief")?"""
        index = self.index
        alone = index.child(word, "det", "compound", "amod", "nmod:poss", "nmod") is None
        own = bare(index.lower[word])
        return alone and any(len(name.words) > 1 and bare(name.words[-1]) == own for name in self.person_names.values())

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
        name = " ".join(words)
        if name in self.data.METONYMS:
            return "Organization"
        if len(words) == 1 and re.search(
            self.data.PLACE_BEFORE + re.escape(index.words[first].text) + r"\b", index.text
        ):
            return "Location"
        if words[0] in self.data.GIVEN_NAMES:
            return "Person"
        if bodies.noun_before(index.words, first, self.data) is not None:
            return "Organization"
        if len(words) == 1 and bodies.is_used_as_one(index.words, first, self.data):
            return "Organization"
        if first > 0 and bare(index.lower[first - 1]) in self.data.HONORIFICS | self.data.TITLES.keys():
            return "Person"
        if index.child(first, "det") is not None or (last - first == 1 and index.words[first].text.isupper()):
            return "Organization"
        if nouns.kind(words[-1], False, self.data) in ("organization", "group"):
            return "Organization"
        return "Person"

    def _display_names(self) -> list[str]:
        """Return for every person the most complete form of the name, as most often written."""
        forms: list[Counter[str]] = [Counter() for _ in self.people.full]
        for name in self.person_names.values():
            if len(parts(name, self.data)) > 1:
                for person in self.people.owners(name)[:1]:
                    forms[person][name.text] += 1
        shown = []
        for counter in forms:
            # of two that are as frequent, the one with more letters or with accents says more
            best = max(
                counter,
                key=lambda f: (not f.isupper(), len(f.split()), counter[f], len(f), not f.isascii()),
                default="",
            )
            shown.append(in_case(best))
        return shown

    def _bodies(self) -> None:
        """Group the names of organizations, places and peoples by their wording, acronyms with what they stand for."""
        index = self.index
        self.body_key: dict[int, str] = {}
        self.body_forms: dict[str, Counter[str]] = defaultdict(Counter)
        typed: dict[str, str] = {}
        in_text: set[str] = set()  # seen where capitals tell names
        for entity in index.entities:
            if entity.type != "Person" and entity.type in ENTITY_TYPES:
                text = self.body_text(entity)
                key = key_of(text)
                if not key:
                    continue
                self.body_key[entity.first] = key
                self.body_forms[key][text] += 1
                if not self._in_capitals(entity):
                    in_text.add(key)
                typed.setdefault(key, entity.type)
        self.alias: dict[str, str] = {}
        organizations = [key for key in self.body_forms if typed[key] in ("Organization", "Misc", "NORP", "Facility")]
        initials: dict[str, list[str]] = defaultdict(list)
        starts: dict[str, list[str]] = defaultdict(list)
        for key in organizations:
            split = key.split()
            if len(split) > 1:
                initials["".join(w[0] for w in split if w not in self.data.SMALL_WORDS)].append(key)
                initials["".join(w[0] for w in split)].append(key)
                starts[split[0]].append(key)
        for key in organizations:
            full = list(dict.fromkeys(initials.get(key, ())))
            if len(full) == 1 and any(_is_acronym(form) for form in self.body_forms[key]):
                self.alias[key] = full[0]
            elif typed[key] == "Organization" and len(key) > 2:
                longer = [
                    k for k in starts.get(key.split()[0], ()) if k != key and k.startswith(key + " ") and k in in_text
                ]
                longer = [k for k in longer if k.split()[-1] not in self.data.NAMED_EVENTS]  # "the Kell Regatta"
                if len(longer) == 1 and not (len(key) <= INITIALS[1] and any(map(_is_acronym, self.body_forms[key]))):
                    self.alias[key] = longer[0]
        for match in re.finditer(rf"\(\s*(?:{self.data.ARTICLE}\s+)?([A-Z][\w&.-]{{1,9}})\s*\)", index.text):
            near = index.document.words_in(max(0, match.start() - 2), match.start())
            before = near[-1] if near else None
            named = index.entity_at[before] if before is not None else None
            key = self.body_key.get(named.first, "") if named is not None else ""
            if key and _fits(match[1], key) and key_of(match[1]) != key:
                self.alias[key_of(match[1])] = key

    def _in_capitals(self, entity: Entity) -> bool:
        """Does the name stand in a headline whose every word has a capital: "Army Flag Flies Over the Port"?"""
        sentence = self.index.document.sentences[self.index.words[entity.first].sentence]
        words = [self.index.words[k] for k in range(sentence.first, sentence.last)]
        long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
        return len(long) > 2 and all(word.text[0].isupper() for word in long)

    def body_text(self, entity: Entity) -> str:
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


def key_of(text: str) -> str:
    """Return how the name of a body is compared."""
    words = [bare(w) for w in re.split(r"[\s\-–]+", text)]
    return " ".join(w for w in words if w and w != "the")


def is_short_for(acronym: str, name: str) -> bool:
    """Can the one be the acronym of the other ("BOK" of "the Bank of Korea")?"""
    return _is_acronym(acronym) and _fits(acronym, key_of(name))


def _is_acronym(form: str) -> bool:
    """Is it written in capitals for the most part ("BOK", "DoE")?"""
    return " " not in form and sum(c.isupper() for c in form) >= 2 and 2 * sum(c.isupper() for c in form) > len(form)


def _fits(acronym: str, key: str) -> bool:
    """Can the capital letters stand for the name?"""
    letters = [c for c in acronym.lower() if c.isalpha()]
    rest = iter(key.replace(" ", ""))
    return bool(letters) and letters[0] == key[:1] and all(letter in rest for letter in letters)


def in_case(name: str) -> str:
    """Return a name that is known only in capitals as it would be printed."""
    words = name.split()
    if not any(len(w) > 3 and w.isupper() for w in words) or any(any(c.islower() for c in w) for w in words):
        return name
    return " ".join(w.title() if len(w.strip(".")) > 1 else w for w in words)
