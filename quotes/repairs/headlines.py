"""Headlines that say behind a colon who says so: "Dam to stay closed until spring: minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import nouns
from quotes.languages import Language
from quotes.types import Attribution, Document, Span

SURE = 0.7
FEWEST_REPORTED, LONGEST, LONGEST_SOURCE = 2, 30, 6  # words
OPENING = 3  # paragraphs among which a headline stands
SPEAKING = ("person", "group", "organization", "document")
IN_SOURCES = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADP", "PART"})  # "the inside story" is no source
SENTENCE_ENDS = ".!?"


def sourced_headlines(document: Document, drafts: Sequence[Attribution], language: Language) -> Iterator[Attribution]:
    """Yield attributions of headlines of which no draft holds a word."""
    held = [span for draft in drafts for span in (draft.cue, *draft.content) if span]
    for start, end in document.paragraphs[:OPENING]:
        found = _sourced(document, start, end, language) if len(document.paragraphs) > 1 else None
        if found is not None and not any(span.meets(found.content[0]) for span in held):
            yield found


def _sourced(document: Document, start: int, end: int, language: Language) -> Attribution | None:
    words, inside = document.words, document.words_in(start, end)
    colons = [n for n in inside if words[n].text == ":"]
    if not colons or len(inside) > LONGEST or document.text[start:end].rstrip()[-1:] in SENTENCE_ENDS:
        return None
    reported, source = range(inside.start, colons[-1]), range(colons[-1] + 1, inside.stop)
    if len(reported) < FEWEST_REPORTED or not 0 < len(source) <= LONGEST_SOURCE:
        return None
    clause = _is_clause(document, reported)
    told = clause or (len(reported) > FEWEST_REPORTED and _says_what(document, source, language))
    if not told or not _speaks(document, source, language):
        return None
    content, who = (document.span(some) for some in (reported, source))
    return Attribution((content,), who, Span(*words[colons[-1]].span), "indirect", SURE)


def _is_clause(document: Document, reported: range) -> bool:
    """Is there a finite verb or an infinitive: is it a piece of news ("Dam to close"), and not of whom this is?"""
    return any(document.words[n].upos == "PART" or document.words[n].feature("VerbForm") == "Fin" for n in reported)


def _says_what(document: Document, source: range, language: Language) -> bool:
    """Is it a body without a name or a study, which a headline brings in for no other reason ("police", "study")?

    But "Sacked by the club: coach Olaf Brandt", "Man of the match: goalkeeper", "Best of the week: letters".
    """
    last = document.words[source[-1]]
    forms = {last.text.lower(), last.lemma.lower()}
    body = nouns.kind(last.text, False, language.sources) == "organization" or forms & language.channels.FINDERS
    return document.entity_at(source[-1]) is None and last.text.islower() and bool(body)


def _speaks(document: Document, source: range, language: Language) -> bool:
    """Is it but a nominal, and one for somebody who says things ("security source", "JCS", "Otto Brix")?"""
    words = document.words
    strange = any(words[n].upos not in IN_SOURCES and words[n].text != "," for n in source)
    if strange or words[source[0]].upos in ("ADP", "PART"):
        return False
    entity = document.entity_at(source[-1])
    if entity is not None and entity.first in source:
        return entity.type in ("Person", "Organization")
    last = words[source[-1]]
    behind_preposition = next((n for n in source if words[n].upos == "ADP"), None)  # "head | of the union"
    head = words[behind_preposition - 1] if behind_preposition is not None else last
    initials = len(head.text) > 1 and head.text.isupper() and len(source) == 1
    plural = head.feature("Number") == "Plur"
    kinds = {nouns.kind(form.lower(), plural, language.sources) for form in (head.lemma, head.text)}  # "customs"
    return initials or bool(kinds.intersection(SPEAKING))
