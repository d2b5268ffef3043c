"""Which names in different articles are one person's or body's: pure, names and roles in, keys out.

Every appearance of a named speaker has a key made of its kind and of its name's plain form, in which case, accents,
hyphens, transliteration, legal forms and small words no longer show; where a role tells it, of the walk of life too.
Keys that meet in a block (the same last name and initial, the same acronym) are then joined where that is safe:

- middle names and initials that do not contradict each other, where only one person of the name has any;
- an initial for the first name, if role or affiliation say the same;
- an acronym, if one article gives it for one body's full name;
- walks of life that go together.  A student and a minister of one name stay two.

What comes out depends on the set of appearances alone, never on the order in which they came.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quotes import languages
from quotes.text import normal_form, stable_key

LANGUAGE = "en"


@dataclass(frozen=True)
class Profile:
    """A named speaker as some articles show him: the same key, name, role and affiliation; the acronym they give."""

    key: str
    name: str
    kind: str
    role: str | None = None
    affiliation: str | None = None
    acronym: str | None = None


def key_of(name: str, kind: str, role: str | None = None) -> str:
    """Return the key of a named speaker as one article shows him."""
    walk = walk_of_life(role) if kind == "person" else ""
    return stable_key("named", kind, " ".join(form(name, kind)), *([walk] if walk else []))


def form(name: str, kind: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    data = _data()
    words = [word for word in normal_form(_unhyphened(name)).split() if word]
    if kind == "person":
        plain = [word for word in words if word not in data.NAME_SUFFIXES and word not in data.PARTICLES]
        return tuple(_spelled(word, data) for word in plain or words) or (name,)
    plain = [word for word in words if word not in data.LEGAL_FORMS and word not in data.SMALL_WORDS | {"&"}]
    if len(plain) > 1 and plain[0] in data.OFFICE_NOUNS_FIRST:  # "Ministry of the Interior", "interior ministry"
        plain = [*plain[1:], plain[0]]
    return tuple(plain or words) or (name,)


def _unhyphened(name: str) -> str:
    """Return the name without accents and with a space for each hyphen; "Al-Sayid" and "el Sayed" begin alike."""
    folded = unicodedata.normalize("NFKD", name)
    return re.sub(r"[-‐‑–]", " ", "".join(char for char in folded if not unicodedata.combining(char)))


def _spelled(word: str, data: Any) -> str:
    """Return the one spelling that stands for all ways of writing a name in Latin letters."""
    known = data.SPELLINGS.get(word)
    if known is not None:
        return str(known)
    for pattern, plain in data.SPELLING_RULES:
        word = pattern.sub(plain, word)
    return word


def walk_of_life(role: str | None) -> str:
    """Return the walk of life that a role tells of ("office", "school", …), "" where it tells none."""
    if not role:
        return ""
    data = _data()
    words = normal_form(role).split()
    if set(words) & data.FORMER:
        return ""
    return next((walk for walk, nouns in data.WALKS_OF_LIFE.items() for word in words[-1:] if word in nouns), "")


def block_of(name: str, kind: str) -> str | None:
    """Return what names that may be one's have in common; None for a name that is only ever itself."""
    words = form(name, kind)
    if kind == "person":
        return f"person {words[-1]} {words[0][:1]}" if len(words) > 1 else None
    if kind != "organization":
        return None
    if len(words) == 1 and is_acronym(name):
        return f"organization {words[0]}"
    return None


def is_acronym(name: str) -> bool:
    """Is it written in capitals for the most part, in one word ("BOK", "DoE")?"""
    capitals = sum(char.isupper() for char in name)
    return 2 <= len(name) <= 8 and " " not in name and name.isalpha() and 2 * capitals > len(name)


def acronym_given(name: str, kind: str, forms: Iterable[str]) -> str | None:
    """Return the acronym by which an article calls a body that it also names in full, None where there is none."""
    if kind != "organization" or len(form(name, kind)) < 2:
        return None
    letters = "".join(word[0] for word in normal_form(name).split())
    found = sorted({one for one in forms if is_acronym(one) and _abbreviates(one.lower(), letters)})
    return found[0].lower() if found else None


def _abbreviates(acronym: str, letters: str) -> bool:
    rest = iter(letters)
    return acronym[0] == letters[:1] and all(letter in rest for letter in acronym)


def joined(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return for each key of a block the key that stands for the speaker, for most keys they themselves."""
    every = sorted(set(profiles), key=lambda p: (p.key, p.name, p.role or "", p.affiliation or "", p.acronym or ""))
    by_key: dict[str, list[Profile]] = defaultdict(list)
    for profile in every:
        by_key[profile.key].append(profile)
    into = {key: key for key in by_key}
    if every and every[0].kind == "organization":
        _join_acronyms(by_key, into)
    else:
        _join_people(by_key, into)
    return into


def _join_acronyms(by_key: dict[str, list[Profile]], into: dict[str, str]) -> None:
    full = sorted(key for key, some in by_key.items() if any(p.acronym for p in some))
    if len(full) == 1:
        for key in by_key:
            into[key] = full[0]


def _join_people(by_key: dict[str, list[Profile]], into: dict[str, str]) -> None:
    named: dict[tuple[str, ...], list[str]] = defaultdict(list)
    initials: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, some in sorted(by_key.items()):
        words = form(some[0].name, "person")
        (named if len(words[0]) > 1 else initials)[words].append(key)
    groups = [sorted(key for words in some for key in named[words]) for some in _same_names(sorted(named))]
    people = [person for group in groups for person in _by_walk(group, by_key)]
    for person in people:
        for key in person:
            into[key] = _first(person, by_key)
    for words, keys in sorted(initials.items()):
        for key in keys:
            fitting = [p for p in people if _may_be(words, p, by_key) and _agree(by_key[key], p, by_key)]
            if len(fitting) == 1:
                into[key] = _first(fitting[0], by_key)


def _same_names(names: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Group full names: same first and last, and middle names that contradict no other's."""
    outer: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        outer[words[0], words[-1]].append(words)
    groups = []
    for some in outer.values():
        middles = [words[1:-1] for words in some]
        if all(_compatible(a, b) for a in middles for b in middles):
            groups.append(some)
        else:
            groups.extend([words] for words in some)
    return groups


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Can two middle names be one person's?  Where one is left out they can."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=False))


def _by_walk(keys: Sequence[str], by_key: dict[str, list[Profile]]) -> list[list[str]]:
    """Part the keys of one name by walks of life that do not go together; keys that tell none go with the first."""
    data = _data()
    walks: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        walks[next((w for p in by_key[key] if (w := walk_of_life(p.role))), "")].append(key)
    told = [walk for walk in data.WALKS_OF_LIFE if walk in walks]
    people: list[tuple[set[str], list[str]]] = []
    for walk in told:
        home = next((one for one in people if not any({walk, w} in data.APART for w in one[0])), None)
        if home is None:
            people.append(({walk}, list(walks[walk])))
        else:
            home[0].add(walk)
            home[1].extend(walks[walk])
    untold = walks.get("", [])
    if not people:
        return [untold] if untold else []
    people[0][1].extend(untold)
    return [sorted(some) for _, some in people]


def _first(keys: Sequence[str], by_key: dict[str, list[Profile]]) -> str:
    """Return the key that stands for all: of the fullest name, without a walk of life if there is one such."""

    def rank(key: str) -> tuple[bool, int, str]:
        profile = by_key[key][0]
        words = form(profile.name, "person")
        return key != key_of(profile.name, "person"), -sum(len(word) > 1 for word in words), key

    return min(keys, key=rank)


def _may_be(initials: tuple[str, ...], person: Sequence[str], by_key: dict[str, list[Profile]]) -> bool:
    """Does "J. Adeyemi" fit one of the person's names?"""
    names = [form(p.name, "person") for key in person for p in by_key[key]]
    return any(
        words[-1] == initials[-1] and words[0][0] == initials[0] and _compatible(initials[1:-1], words[1:-1])
        for words in names
    )


def _agree(some: Sequence[Profile], person: Sequence[str], by_key: dict[str, list[Profile]]) -> bool:
    """Do role or affiliation say that two are one?"""
    mine = {normal_form(word) for p in some for word in (p.role, p.affiliation) if word}
    theirs = {normal_form(word) for key in person for p in by_key[key] for word in (p.role, p.affiliation) if word}
    return bool(mine & theirs)


def _data() -> Any:
    return languages.get(LANGUAGE).sources
