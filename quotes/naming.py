"""Names: without titles, in their most complete form, and which of them are one person's."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from quotes.types import Entity, Word

SPELLED_ALIKE = 0.9  # Jaro-Winkler similarity of two spellings of one name, both names agreeing
INITIALS = (2, 4)  # letters, at least and at most, of a person's initials
RARER = 3  # times as often must a name be written right, that is written wrong more than once
SHORT = 4  # letters: too short to call two spellings alike


class Name(NamedTuple):
    """A person's name taken apart; `words` are the name itself, as written."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    honorific: str = ""  # gender that "Mr" or "Mrs" tells: m, f, or "" for none

    @property
    def text(self) -> str:
        """The name without titles."""
        return " ".join(self.words)


def bare(word: str) -> str:
    """Return a word of a name as compared: no case, accents, full stop, possessive."""
    folded = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    if folded.endswith("'s"):
        folded = folded[:-2]
    return folded.strip(".,'\"“”()")


def take_apart(words: Sequence[str], data: Any, surnames: Collection[str] = ()) -> Name:
    """Return the name in `words` without titles, honorifics, possessive and nickname marks.

    What is among `surnames` is no honorific.
    """
    titles: list[str] = []
    honorific = ""
    rest = [word for word in words if word not in (",", '"', "“", "”", "(", ")")]
    while len(rest) > 1 and not any(char.isalnum() for char in rest[0]):
        rest = rest[1:]
    while rest and bare(rest[-1]) in ("", "s") and len(rest) > 1 and rest[-1][:1] in "'’":
        rest = rest[:-1]
    while len(rest) > 1 and bare(rest[0]) in data.MOODS:
        rest = rest[1:]  # "Tearful Ida Voll"
    while len(rest) > 1:
        first = bare(rest[0])
        if first in data.SURNAMES_TOO and bare(rest[1]) not in data.HONORIFICS:
            break
        if first in data.HONORIFICS and first not in surnames and (len(first) > 1 or rest[0].endswith(".")):
            honorific = data.HONORIFICS[first] or honorific
        elif first in data.TITLES:
            titles.append(data.TITLES[first])
        elif first in data.UNIFORMED and len(rest) > 2 and bare(rest[1]) in data.UNIFORMED:
            titles.append(rest[0])  # "Rear Adm. Brix"
        elif rest[0].isupper() and len(first) > 1 and first in data.OFFICE_ACRONYMS and first not in surnames:
            titles.append(rest[0])  # "OC Sadik", of an officer in charge
        else:
            break
        rest = rest[1:]
        while rest and rest[0] == ".":
            rest = rest[1:]
    while len(rest) > 2 and bare(rest[-1]) in data.POSTNOMINALS:
        rest = rest[:-1]
    if rest:
        last = rest[-1]
        for ending in data.POSSESSIVE_ENDINGS:
            if last.endswith(ending):
                rest = [*rest[:-1], last[: -len(ending)]]
        if len(rest[-1]) > 1 and rest[-1][-1] in "'’":
            rest = [*rest[:-1], rest[-1][:-1]]
    return Name(tuple(join_hyphens(rest)), tuple(titles), honorific)


def join_hyphens(words: Sequence[str]) -> list[str]:
    """Return the words with "Jean", "-", "Luc" as one word, as it is printed."""
    joined: list[str] = []
    glue = False
    for word in words:
        if word in ("-", "‑", "–", "'", "’") and joined:
            joined[-1] += word
            glue = True
        elif glue:
            joined[-1] += word
            glue = False
        elif joined and (word == "." or word[0] in "-‑" or (joined[-1][-1] in "-‑" and len(joined[-1]) > 1)):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def parts(name: Name, data: Any) -> tuple[str, ...]:
    """Return the words of a name that tell whose it is: no suffix ("Jr."), no particle ("van der")."""
    folded = [part for word in name.words for part in bare(word).split("-") if part]
    # "Junior Matondo" is a name, "Otto Brix Junior" the son of one
    plain = [word for at, word in enumerate(folded) if not at or word not in data.NAME_SUFFIXES]
    kept = [word for word in plain if word not in data.PARTICLES]
    return tuple(kept or plain or folded)


def suffixes(name: Name, data: Any) -> set[str]:
    """Return what tells a son from his father: "jr", "sr", "iii"."""
    return {bare(word) for word in name.words} & set(data.NAME_SUFFIXES)


def same_full_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Are two names of two words or more one person's?  Last names equal, first names equal, initial or left out."""
    if tuple(one) == tuple(other):
        return True
    if len(one) < 2 or len(other) < 2:
        return False
    short, long = sorted((list(one), list(other)), key=len)
    if _is_subsequence(short, long):
        return True
    if short[-1] == long[-1] and _first_names_agree(short[:-1], long[:-1]):
        return True
    if len(short) == len(long):
        return all(a == b or spelled_alike(a, b) for a, b in zip(short, long, strict=True))
    return False


def _first_names_agree(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "J." and "John", "John" and "John F.": do the first names fit?"""
    a, b = short[0], long[0]
    if a == b:
        return all(len(x) == 1 or x in long for x in short[1:]) or all(len(y) == 1 for y in long[1:])
    initials = (len(a) == 1 or len(b) == 1) and a[0] == b[0]
    return initials and len(short) <= len(long)


def _is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Do the words of `short` stand in `long` in the same order, ending alike or starting alike?"""
    rest = iter(long)
    return all(word in rest for word in short) and (short[-1] == long[-1] or short[0] == long[0])


def spelled_alike(a: str, b: str) -> bool:
    """Are two words of names long enough, and near enough, to be two spellings of one (Jaro-Winkler)?"""
    if not (a.isalpha() and b.isalpha()):
        return False  # "Officer K1042" and "Officer K1043" are two
    return min(len(a), len(b)) >= SHORT and JaroWinkler.similarity(a, b) >= SPELLED_ALIKE


class People:
    """Which names of an article are one person's.

    Names of two words or more found each other by `same_full_name`; a single name belongs to the one person who
    has it as last, else as first name.  `owner` gives the number of the person, None where two would fit.
    """

    def __init__(self, names: Iterable[tuple[int, Name]], data: Any) -> None:
        names = list(names)
        keyed = [(at, parts(name, data)) for at, name in names]
        self.data = data
        self.full: list[list[tuple[str, ...]]] = []  # of each person, all forms of the full name
        self.first_seen: list[int] = []
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._by_any: dict[str, list[int]] = defaultdict(list)
        self._suffixes: dict[str, set[int]] = defaultdict(set)  # "jr" → the persons who are called so
        self._by_initials: dict[str, set[int]] = defaultdict(set)  # "mbs" → Mohammed bin Salman
        self.lone: Counter[str] = Counter()
        order = sorted((entry for entry in keyed if len(entry[1]) > 1), key=lambda entry: (-len(entry[1]), entry[0]))
        for at, key in order:
            self._add(at, key)
        for _, key in keyed:
            if len(key) == 1:
                self.lone[key[0]] += 1
        for _, name in names:
            if len(parts(name, data)) > 1:
                owners = self.owners(name)
                for suffix in suffixes(name, data):
                    self._suffixes[suffix].update(owners)
                self._by_initials["".join(bare(word)[:1] for word in name.words)].update(owners)

    def _add(self, at: int, key: tuple[str, ...]) -> None:
        candidates = dict.fromkeys(p for word in (key[-1], key[0]) for p in self._by_any.get(word, ()))
        for person in candidates:
            if any(same_full_name(key, form) or self._is_short_for(key, form) for form in self.full[person]):
                if key not in self.full[person]:
                    self.full[person].append(key)
                self.first_seen[person] = min(self.first_seen[person], at)
                return
        for person, forms in enumerate(self.full):  # another spelling of both names
            if any(
                len(f) == len(key) > 1 and all(x == y or spelled_alike(x, y) for x, y in zip(f, key, strict=True))
                for f in forms
            ):
                forms.append(key)
                self.first_seen[person] = min(self.first_seen[person], at)
                self._register(person, key)
                return
        self.full.append([key])
        self.first_seen.append(at)
        self._register(len(self.full) - 1, key)

    def _is_short_for(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Are they one name but for what somebody is called for short ("Ken Brix", "Kenneth W. Brix")?"""
        names = self.data.SHORT_NAMES
        called = other[0] in names.get(one[0], ()) or one[0] in names.get(other[0], ())
        return called and one[-1] == other[-1] and 2 in (len(one), len(other))

    def _register(self, person: int, key: tuple[str, ...]) -> None:
        if person not in self._by_last[key[-1]]:
            self._by_last[key[-1]].append(person)
        for word in key:
            if person not in self._by_any[word]:
                self._by_any[word].append(person)

    def owners(self, name: Name) -> list[int]:
        """Return the persons whom the name may mean, none for a name seen nowhere in full."""
        key = parts(name, self.data)
        if not key:
            return []
        if len(key) > 1:
            candidates = dict.fromkeys(p for word in (key[-1], key[0]) for p in self._by_any.get(word, ()))
            exact = [p for p in candidates if key in self.full[p]]
            return exact or [p for p in candidates if any(same_full_name(key, form) for form in self.full[p])]
        word = key[0]
        found = list(self._by_last.get(word) or self._by_any.get(word) or self._shortened(name) or self._misspelt(word))
        called = [p for p in found if all(p in self._suffixes[suffix] for suffix in suffixes(name, self.data))]
        return called or found

    def _shortened(self, name: Name) -> list[int]:
        """Return whose initials the name is ("MBS")."""
        written = name.words[0]
        if not (written.isupper() and written.isalpha() and INITIALS[0] <= len(written) <= INITIALS[1]):
            return []
        return sorted(self._by_initials.get(bare(written), ()))

    def _misspelt(self, word: str) -> list[int]:
        """Return whose last name a lone name is but for one letter, or two that changed places, where it is rarer."""
        if len(word) <= SHORT:
            return []
        return [
            person
            for last, persons in self._by_last.items()
            if last[:1] == word[:1]
            and OSA.distance(last, word, score_cutoff=1) == 1
            and (self.lone[word] == 1 or RARER * self.lone[word] <= self.lone[last])
            for person in persons
        ]


def office_before_initials(words: Sequence[Word], first: int, data: Any) -> range | None:
    """Return the words of an office whose initials stand before a name ("| District Officer | (DO) Sohel Rana")."""
    if first < 4 or words[first - 1].text != ")" or words[first - 3].text != "(":
        return None
    initials, last = words[first - 2].text, first - 4
    if not initials.isupper() or not initials.isalpha():
        return None
    start, left = last + 1, list(initials)
    while left and start > 0:
        word = words[start - 1]
        if word.text[:1].upper() == left[-1]:
            left.pop()
        elif word.text not in data.SMALL_WORDS:
            break
        start -= 1
    if not left and any(bare(words[k].text) in data.PERSON_NOUNS for k in range(start, last + 1)):
        return range(start, last + 1)  # "superintendent of police (SP) Sohel Rana" too
    office = bare(words[last].text) in data.PERSON_NOUNS and words[last].text[:1].isupper()
    return range(last, last + 1) if office else None


def initials_of_offices(words: Sequence[Word], entities: Iterable[Entity], text: str, data: Any) -> set[str]:
    """Return the capitals by which an article calls offices: "CEC" where it names "Chief Election Commissioner Ito".

    None that it gives a body in brackets ("the Central Examinations Council (CEC)").
    """
    every = {word.text for word in words if word.text.isupper() and INITIALS[0] <= len(word.text) <= INITIALS[1]}
    capitals = {one for one in every if f"({one})" not in text}
    found = {one for one in every - capitals if _is_spelled_office(words, one, data)}
    for entity in entities if capitals else ():
        first = entity.first
        while first > 0 and bare(words[first - 1].text) in data.HONORIFICS:
            first -= 1
        first -= first > 0 and words[first - 1].text == ","  # "the Attorney General, Mr | Otto Brix |"
        if entity.type == "Person" and first and bare(words[first - 1].text.lower()) in data.PERSON_NOUNS:
            found |= capitals & set(shortenings(title_before(words, first)))
    return found


def _is_spelled_office(words: Sequence[Word], initials: str, data: Any) -> bool:
    """Does the article spell the initials out as somebody's office ("the chief election commissioner (CEC)")?"""
    for number in range(3, len(words) - 1):
        if words[number].text != initials:
            continue
        office = office_before_initials(words, number + 2, data)
        if office is not None and len(office) > 1 and bare(words[office[-1]].text) in data.PERSON_NOUNS:
            return True
    return False


def title_before(words: Sequence[Word], first: int) -> list[str]:
    """Return the words with capitals right before a name: "Chief Election Commissioner | Ito"."""
    start = first
    while start > 0 and words[start - 1].text[0].isupper() and words[start - 1].sentence == words[first].sentence:
        start -= 1
    return [part for word in words[start:first] for part in word.text.split("-")]


def shortenings(title: Sequence[str]) -> Iterator[str]:
    """Yield what the words of an office are shortened to, those before it left out or not."""
    for start in range(len(title) - 1):
        yield "".join(part[0] for part in title[start:] if part).upper()
