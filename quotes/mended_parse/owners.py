"""Who has what, where a parse sets both beside one another: "| Alfie's | gran |", "Brix, | whose | father died"."""

from __future__ import annotations

from dataclasses import replace

from quotes.languages import Language
from quotes.types import Document


def with_whose_clauses(document: Document, language: Language) -> Document:
    """Return the document with clauses that the parse takes for appositions as such: "Brix, | whose father | died"."""
    words, relatives = list(document.words), language.sources.POSSESSIVE_RELATIVES
    for number, word in enumerate(document.words):
        if word.text.lower() in relatives and word.relation == "nmod:poss" and word.head >= 0:
            owned = words[word.head]
            if owned.relation == "appos" and owned.head < number:
                words[word.head] = owned._replace(relation="acl:relcl")
    return replace(document, words=tuple(words))


def with_owners(document: Document, language: Language) -> Document:
    """Return the document with nouns that the parse sets beside their owner as what he has.

    "| Alfie |'s | gran | Pauline Hough said": she says it, not Alfie.
    """
    words, possessive = list(document.words), language.sources.POSSESSIVE_MARKS
    for mark, word in enumerate(document.words[:-1]):
        owner = word.head
        if word.relation != "case" or word.text.lower() not in possessive or not 0 <= owner < mark:
            continue
        beside = [n for n in document.children(owner) if n > mark and words[n].relation == "appos"]
        if not beside or words[owner].relation == "nmod:poss" or min(document.subtree(beside[0])) != mark + 1:
            continue
        owned = beside[0]
        words[owned] = words[owned]._replace(head=words[owner].head, relation=words[owner].relation)
        for child in document.children(owner):
            if child > mark and child != owned:
                words[child] = words[child]._replace(head=owned)
        words[owner] = words[owner]._replace(head=owned, relation="nmod:poss")
    return document if words == list(document.words) else replace(document, words=tuple(words))


def with_own_prepositions(document: Document, _: Language) -> Document:
    """Return the document with "of" a part of the name right behind it: "the mayor | of Imber |, Lia Morant"."""
    words = list(document.words)
    for number, word in enumerate(document.words[:-2]):
        behind = words[number + 1]
        torn = word.relation == "case" and word.head > number + 1 and behind.upos == "PROPN"
        if torn and behind.relation == "nmod" and behind.head < number and words[number + 2].text == ",":
            words[number] = word._replace(head=number + 1)
    return document if words == list(document.words) else replace(document, words=tuple(words))
