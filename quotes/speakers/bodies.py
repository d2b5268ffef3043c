"""Names that the model took for persons', and that the sentence shows to be a paper's, an agency's or a company's.

Nobody's name list helps with "Northwire" or "Petra"; what the article does with the name does: people tell it
things, it reports, words are carried by it, "operator" or "the" stands before it, or it begins a body's full name.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from quotes.naming import bare
from quotes.types import Document, Entity, Word

CALL_SIGN = 4  # letters
NAMED_BY = frozenset({"compound", "nmod:desc", "flat", "appos", "nmod", "amod"})


def of_one_word(document: Document, made: Iterable[Entity], data: Any) -> set[str]:
    """Return the one-word names, folded, that are a body's: shown so somewhere, and nowhere a person's."""
    words = document.words
    people: set[str] = set()
    shown = {bare(name) for name in (document.article.agency, document.article.publisher) if name and " " not in name}
    entities = list(made)
    for entity in entities:
        key = bare(words[entity.first].text)
        if is_call_sign(words[entity.first].text, data):
            shown.add(key)
        if entity.last - entity.first > 1:
            if entity.type == "Person":
                people.update(bare(words[k].text) for k in range(entity.first, entity.last))
            elif entity.type == "Organization" and len(key) > 2:
                shown.add(key)
        elif entity.type == "Person" and _of_person(words, entity, data):
            people.add(key)
    for before, entity in pairwise(entities):
        beside = entity.first == before.last + 1 and words[before.last].text == ","
        if beside and before.type == "Organization" and words[entity.first].relation == "appos":
            shown.add(bare(words[entity.first].text))  # "the Velland News Agency, Petra"
    used = {
        bare(words[entity.first].text)
        for entity in entities
        if entity.last - entity.first == 1 and is_used_as_one(words, entity.first, data)
    }
    given: frozenset[str] = data.GIVEN_NAMES
    return (shown | (used - given)) - people


def is_call_sign(text: str, data: Any) -> bool:
    """Is it how stations of the United States are called ("KRVN")?"""
    return len(text) == CALL_SIGN and text.isupper() and text[0] in data.CALL_SIGNS


def _of_person(words: tuple[Word, ...], entity: Entity, data: Any) -> bool:
    """Does "Mr", a title, an age or "who" show that the name is a person's?"""
    before = bare(words[entity.first - 1].text) if entity.first else ""
    behind = [word.text.lower() for word in words[entity.last : entity.last + 3]]
    age = behind[:1] == [","] and behind[1:2] and behind[1].isdigit()
    who = bool(data.PERSONAL_RELATIVES & set(behind[:2]))
    return bool(before in data.HONORIFICS or before in data.TITLES or age or who)


def is_used_as_one(words: tuple[Word, ...], number: int, data: Any) -> bool:
    """Does the sentence treat the name at this word as a body's?"""
    word = words[number]
    if noun_before(words, number, data) is not None:
        return True
    if word.head < 0:
        return False
    verb = words[word.head]
    lemma = (verb.lemma or verb.text).lower()
    if number and words[number - 1].lemma.lower() in data.TELLING:
        return True
    if word.relation in ("obj", "iobj"):
        return lemma in data.TELLING
    if word.relation.startswith("nsubj"):
        return lemma in data.REPORTING
    if word.relation.startswith("obl"):
        agent = any(
            words[k].head == number and words[k].text.lower() in data.AGENT_CASES
            for k in range(number - 2, number)
            if k >= 0
        )
        return agent and lemma in data.CARRYING
    return False


def noun_before(words: tuple[Word, ...], number: int, data: Any) -> int | None:
    """Return the noun for a body that stands right before a name and belongs to it: "operator | Sundline"."""
    before = number - 1
    if before < 0 or words[before].upos != "NOUN" or words[before].end + 1 != words[number].start:
        return None
    noun = (words[before].lemma or words[before].text).lower()
    if noun not in data.ORGANIZATION_NOUNS or noun in data.PERSON_NOUNS or not words[before].text[:1].islower():
        return None
    joined = words[number].head == before or words[before].head == number
    side_by_side = words[number].head == words[before].head and words[number].relation == words[before].relation
    return before if (joined and _names(words[number], words[before], before)) or side_by_side else None


def _names(name: Word, noun: Word, before: int) -> bool:
    return (name.relation if name.head == before else noun.relation) in NAMED_BY
