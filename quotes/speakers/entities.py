"""Names as the model marked them, mended: whole, of one type throughout the article, without titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from quotes.speakers.naming import bare, parts, take_apart
from quotes.types import Document, Entity, Word

NAME_TAGS = frozenset({"PROPN", "X"})
LONGEST_NAME = 7
NO_NAMES = frozenset({"Date", "Money"})


def mend(document: Document, data: Any) -> tuple[Entity, ...]:
    """Return the document's names, in order and disjoint.

    A person's name takes in the proper nouns that the parse joins to it, and loses titles and possessives; a run of
    proper nouns that begins with a given name is a person's even unmarked; a wording that is mostly marked as one
    type is of that type everywhere.
    """
    words = document.words
    taken: dict[int, Entity] = {}
    marked = sorted(document.entities)
    for entity in marked:
        for number in range(entity.first, entity.last):
            taken[number] = entity
    made: list[Entity] = []
    done = -1
    for entity in marked:
        if entity.first < done:
            continue
        if entity.type == "Person":
            entity = _whole(words, entity, taken, data)
            while made and made[-1].last > entity.first:  # a given name that was marked apart
                entity = Entity(min(entity.first, made.pop().first), entity.last, entity.type)
        entity = _trimmed(words, entity, data)
        made.append(entity)
        done = max(done, entity.last)
    made = _merged(made, _unmarked(words, made, data))
    return tuple(_one_type(words, made, data))


def _is_name_word(words: tuple[Word, ...], number: int, data: Any) -> bool:
    word = words[number]
    lower = bare(word.text)
    if word.upos not in NAME_TAGS or not word.text[:1].isupper():
        return False
    return lower not in data.HONORIFICS and lower not in data.TITLES


def _linked(words: tuple[Word, ...], a: int, b: int, relations: tuple[str, ...] = ("flat", "compound")) -> bool:
    """Does the parse join two neighbours as parts of one name?"""
    one, other = words[a], words[b]
    if one.sentence != other.sentence:
        return False
    joined = (one.head == b and one.relation in relations) or (other.head == a and other.relation in relations)
    return joined or (one.head == other.head >= 0 and one.relation == other.relation == "flat")


def _whole(words: tuple[Word, ...], entity: Entity, taken: dict[int, Entity], data: Any) -> Entity:
    """Return the name with what belongs to it on both sides."""
    first, last = entity.first, entity.last
    while first > 0 and last - first < LONGEST_NAME and _is_name_word(words, first - 1, data):
        other = taken.get(first - 1)
        given = bare(words[first - 1].text) in data.MALE_NAMES | data.FEMALE_NAMES
        if other is not None and other.type != "Person" and not given:
            break
        if not (_linked(words, first - 1, first, ("flat",)) or (given and _linked(words, first - 1, first))):
            break
        first -= 1
    while last < len(words) and last - first < LONGEST_NAME and _is_name_word(words, last, data):
        other = taken.get(last)
        if (other is not None and other.type != "Person") or not _linked(words, last - 1, last, ("flat",)):
            break
        last += 1
    return Entity(first, last, entity.type)


def _trimmed(words: tuple[Word, ...], entity: Entity, data: Any) -> Entity:
    """Return the name without possessive, and a person's without the description in front ("rival John Holm")."""
    first, last = entity.first, entity.last
    while last - first > 1 and (words[last - 1].text in ("'s", "’s", "'", "’", ",") or words[last - 1].upos == "PART"):
        last -= 1
    if entity.type == "Person":
        while last - first > 1:
            word = words[first]
            lower = bare(word.text)
            described = word.upos in ("NOUN", "ADJ", "DET", "VERB", "ADV") and lower not in data.PARTICLES
            role = lower in data.PERSON_NOUNS and word.upos != "PROPN" and last - first > 2
            given = bare(words[first + 1].text) in data.MALE_NAMES | data.FEMALE_NAMES
            role = role or (lower in data.PERSON_NOUNS and given)
            if not (described or role or lower in data.HONORIFICS or lower in data.TITLES or word.text == "."):
                break
            governs = any(words[k].relation == "flat" and words[k].head == first for k in range(first, last))
            title = lower in data.TITLES or lower in data.HONORIFICS or word.text[:1].islower()
            if governs and not role and not title:
                break
            first += 1
    return Entity(first, last, entity.type)


def _unmarked(words: tuple[Word, ...], made: list[Entity], data: Any) -> list[Entity]:
    """Return runs of proper nouns that begin with a given name and are marked as nothing."""
    inside = {number for entity in made for number in range(entity.first, entity.last)}
    found = []
    number = 0
    given = data.MALE_NAMES | data.FEMALE_NAMES
    while number < len(words):
        last = number + 1
        if number not in inside and words[number].upos == "PROPN" and bare(words[number].text) in given:
            while last < len(words) and last not in inside and _is_name_word(words, last, data):
                if not _linked(words, last - 1, last):
                    break
                last += 1
            if last - number > 1:
                found.append(Entity(number, last, "Person"))
        number = last
    return found


def _merged(made: list[Entity], more: list[Entity]) -> list[Entity]:
    """Return both in order, neighbours that overlap joined."""
    result: list[Entity] = []
    for entity in sorted([*made, *more]):
        if result and entity.first < result[-1].last:
            before = result[-1]
            result[-1] = Entity(before.first, max(before.last, entity.last), before.type)
        else:
            result.append(entity)
    return result


def _one_type(words: tuple[Word, ...], made: list[Entity], data: Any) -> list[Entity]:
    """Give names of the same wording the type that most of them have; a person's name in full makes it a person's."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    keys = []
    people: Counter[str] = Counter()
    for entity in made:
        key = parts(take_apart([words[k].text for k in range(entity.first, entity.last)], data), data)
        keys.append(key)
        if entity.type not in NO_NAMES:
            votes[key][entity.type] += 1
            if entity.type == "Person" and len(key) > 1:
                people[key[-1]] += 1
    result = []
    for entity, key in zip(made, keys, strict=True):
        kind = entity.type
        if kind not in NO_NAMES and key:
            best, count = votes[key].most_common(1)[0]
            if count > votes[key][kind]:
                kind = best
            if (
                kind in ("Organization", "Location", "Misc")
                and len(key) == 1
                and people[key[0]]
                and votes[key]["Person"]
            ):
                kind = "Person"
        result.append(Entity(entity.first, entity.last, kind))
    return result
