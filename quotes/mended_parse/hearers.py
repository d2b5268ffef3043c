"""Whom words were told to, as one nominal where a parse tears it apart: "told | NPR correspondent Ned Hale | that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotes import clause
from quotes.languages import Language
from quotes.types import Attribution, Document, Word

LONGEST = 12  # words
INSIDE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "X"])
HEADS = frozenset(["NOUN", "PROPN"])


def with_whole_hearers(document: Document, language: Language) -> Document:
    """Return the document in which all words for a hearer hang on the last of them.

    That is who stands right behind a verb of telling, or behind "an interview with".
    """
    words = list(document.words)
    for host, run, relation in _torn(document, language):
        _join(words, host, run, relation, language)
    return replace(document, words=tuple(words))


def _torn(document: Document, language: Language) -> Iterator[tuple[int, range, str]]:
    """Yield the words that the hearers hang on, theirs, and by which relation they should hang."""
    for attribution in document.attributions:
        for verb in document.words_of(attribution.cue):
            known = clause.entry(document, verb, language)
            if document.words[verb].upos == "VERB" and known is not None and "addressee" in known.flags:
                run = _run(document, verb + 1, language, attribution)
                if _is_torn(document, run, {verb}, language):
                    yield verb, run, "iobj"
    for noun in range(len(document.words) - 2):
        if clause.lower(document, noun) in language.channels.EXCHANGES and document.words[noun].upos == "NOUN":
            at = _behind_time(document, noun + 1, language)
            if at < len(document.words) and document.words[at].text.lower() in language.channels.WITH:
                run = _run(document, at + 1, language)
                if _is_torn(document, run, {at, noun}, language):
                    yield noun, run, "nmod"


def _behind_time(document: Document, number: int, language: Language) -> int:
    """Return the number of the word behind "Tuesday", "this week"."""
    while number < len(document.words) and document.words[number].text.lower() in language.channels.TIMES:
        number += 1
    return number


def _run(document: Document, first: int, language: Language, attribution: Attribution | None = None) -> range:
    """Return the words of a nominal that begins with the word `first`, without days behind it."""
    words, last = document.words, first
    while last < min(first + LONGEST, len(words)) and words[last].sentence == words[first].sentence:
        inside = words[last].upos in INSIDE or words[last].text in language.sources.POSSESSIVE_MARKS
        if not inside or (attribution is not None and clause.in_content(document, attribution, last)):
            break
        last += 1
    while last > first and words[last - 1].text.lower() in language.channels.TIMES:
        last -= 1
    joined = last < len(words) and words[last].upos == "CCONJ"
    return range(first, first if joined else last)


def _is_torn(document: Document, run: range, hosts: set[int], language: Language) -> bool:
    """Do words of a name hang on the host or on one another, rather than all on one of them?"""
    words = document.words
    named = any(words[n].upos == "PROPN" or words[n].text in language.sources.POSSESSIVE_MARKS for n in run)
    if len(run) < 2 or words[run[-1]].upos not in HEADS or not named:
        return False
    outside = [n for n in run if words[n].head not in run]
    if outside == [run[-1]] and words[run[-1]].relation == "obl":
        return words[run[0] - 1].upos != "ADP"  # "told | a farmers' meeting |", no time and no place
    return len(outside) > 1 and all(words[n].head in hosts or words[n].head not in run for n in outside)


def _join(words: list[Word], host: int, run: range, relation: str, language: Language) -> None:
    """Hang all words of the run on its last one, and that on its host."""
    head = run[-1]
    for n in run:
        if n == head:
            words[n] = words[n]._replace(head=host, relation=relation)
        elif words[n].text in language.sources.POSSESSIVE_MARKS and n > run[0]:
            words[n] = words[n]._replace(head=n - 1, relation="case", upos="PART")
            words[n - 1] = words[n - 1]._replace(head=head, relation="nmod:poss")
        else:
            article = words[n].upos == "DET" and n == run[0]
            words[n] = words[n]._replace(head=head, relation="det" if article else "compound")
    if relation == "nmod" and words[run[0] - 1].upos == "ADP":
        words[run[0] - 1] = words[run[0] - 1]._replace(head=head, relation="case")
