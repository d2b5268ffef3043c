"""Verbs that go on with what is reported, where the parse lets them go on with the verb that reports it."""

from __future__ import annotations

from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.types import Document


def with_reported_conjuncts(document: Document, language: Language) -> Document:
    """Return the document with verbs of the reported clause's tense as parts of it.

    "She admitted that they | had | met and | had answered | a reporter": it is they who had.  "It said it | is | angry
    and | intends | to sue", "said that it | cares | but | would | not comment": nobody tells what he does now.
    """
    words = list(document.words)
    for number, word in enumerate(document.words):
        above = word.head
        if above >= 0 and words[above].relation == "ccomp" and clause.goes_on_saying(document, number, language):
            words[number] = word._replace(head=words[above].head)
        if word.relation != "conj" or word.upos != "VERB" or above < 0 or clause.has_subject(document, number):
            continue
        reported = [n for n in document.children(above) if words[n].relation == "ccomp" and above < n < number]
        perfect = [_is_perfect(document, n, language) for n in (number, above, *reported)]
        if len(reported) != 1:
            continue
        present = [clause.is_present(document, n) for n in (number, above, *reported)]
        yet_to = _is_after_that(document, reported[0], language) and _is_future_in_past(document, number, language)
        if perfect == [True, False, True] or present == [True, False, True] or (yet_to and not present[1]):
            words[number] = word._replace(head=reported[0])
    return replace(document, words=tuple(words)) if words != list(document.words) else document


def _is_perfect(document: Document, verb: int, language: Language) -> bool:
    beside = (n for n in document.children(verb) if document.words[n].relation == "aux" and n < verb)
    return any(clause.lower(document, n) == language.channels.PERFECT for n in beside)


def _is_after_that(document: Document, verb: int, language: Language) -> bool:
    complementizers = language.cues.COMPLEMENTIZERS
    return any(clause.lower(document, n) in complementizers for n in document.children(verb) if n < verb)


def _is_future_in_past(document: Document, verb: int, language: Language) -> bool:
    beside = (n for n in document.children(verb) if document.words[n].relation == "aux" and n < verb)
    return any(document.words[n].text.lower() in language.cues.FUTURE_IN_PAST for n in beside)
