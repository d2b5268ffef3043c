"""Quotations inside quotations: "“Farmers stop me and say, ‘Where is the vet?’” Brix said".

Inner marks say that somebody's words begin, whatever the parse makes of the sentence.  Who spoke them is the subject of
the last verb that reports in front of them, or of the verb that this one is joined to.
"""

from __future__ import annotations

from quotes import clause, complements
from quotes.languages import Language
from quotes.marks import Quotation
from quotes.types import Attribution, Document, Span

FEWEST_WORDS = 3  # fewer between marks are mostly a name for something ("he called it ‘the den’")
LONGEST_BETWEEN = 6  # words between the verb and the mark: whom it was said to, and when
JOINED = 3  # verbs from the one that reports back to the one with the subject: "came in, looked at me and said"
# what a reader would take for words that were spoken: a sentence of its own ends in one of these
_ENDS = ".,?!…"


def quoted_inside(
    document: Document, outer: Attribution, piece: Span, quotation: Quotation, score: float, language: Language
) -> Attribution | None:
    """Return the attribution whose content a quotation inside a piece of another's content is, None where none is.

    Its score is the one given.
    """
    verb = _verb_before(document, piece, quotation, language)
    if verb is None:
        return None
    content = complements.unmarked(document, quotation)
    words = [n for n in document.words_of(content) if document.words[n].upos != "PUNCT"]
    sentence = document.text[content.start : quotation.end].rstrip("’'”\"")[-1:] in _ENDS
    if len(words) < FEWEST_WORDS and not (sentence and words):
        return None
    source = _subject(document, verb, piece, language)
    if source is None or outer.cue is None or source.meets(outer.cue):
        return None
    return Attribution((content,), source, document.words[verb].span, "direct", score)


def _verb_before(document: Document, piece: Span, quotation: Quotation, language: Language) -> int | None:
    """Return the verb that reports the quotation, or the word that does in talk ("he's | like |, ‘No’")."""
    before = [n for n in document.words_in(piece.start, quotation.start) if document.words[n].upos != "PUNCT"]
    if not before:
        return None
    cues, last = language.cues, before[-1]
    if document.words[last].text.lower() in cues.QUOTATIVES:
        is_one = len(before) > 1 and clause.lower(document, before[-2]) in language.sources.COPULAS
        return last if is_one else None
    announced = document.text[document.words[last].end : quotation.start].strip() == ":"
    for n in reversed(before[-1 - LONGEST_BETWEEN :]):
        if any(mark in ".;!?" for mark in document.text[document.words[n].end : quotation.start]):
            return None
        if document.words[n].upos == "AUX":
            return None  # "told me it | was | ‘clear and obvious’"
        if document.words[n].upos != "VERB":
            continue
        lemma = clause.lower(document, n)
        known = cues.VERBS.get(lemma)
        speaks = known is not None and known.act == "speech" and known.polarity in ("asserted", "question")
        names = lemma in cues.NAMED_IN_MARKS or (known is not None and "relay" in known.flags)
        speaks = speaks or (known is None and announced)  # "they heckle us: ‘Go home’"
        speaks = speaks and not clause.moves(document, n, language)
        return n if speaks and not names and not _is_denied(document, n, language) else None
    return None


def _is_denied(document: Document, verb: int, language: Language) -> bool:
    """Is it not said, only if something holds, or still to be said ("| I want to say |, ‘No’")?"""
    around = {clause.lower(document, n) for n in document.children(verb) if n < verb}
    return bool(around & (language.cues.NEGATIONS | language.cues.CONDITIONS | language.cues.INFINITIVE))


def _subject(document: Document, verb: int, piece: Span, language: Language) -> Span | None:
    """Return whose words they are: the subject of the verb, or of the one that it is joined to."""
    words = document.words
    if words[verb].text.lower() in language.cues.QUOTATIVES:
        before = [n for n in document.words_in(piece.start, words[verb].start) if words[n].upos != "PUNCT"]
        return complements.phrase(document, before[-2], piece) if len(before) > 1 else None
    at = verb
    for _ in range(JOINED):
        subject = next((n for n in document.children(at) if words[n].relation == "nsubj" and n < verb), None)
        if subject is not None:
            nobody = language.cues.NEGATIVE_SUBJECTS | language.sources.NEUTER | language.cues.NEGATIONS
            named_by = {clause.lower(document, n) for n in (subject, *document.children(subject))}
            if not piece.holds(words[subject].span) or named_by & nobody:
                return None
            return complements.phrase(document, subject, piece)
        head = words[at].head
        if words[at].relation != "conj" or not 0 <= head < verb or _is_denied(document, head, language):
            return None
        at = head
    return None


__all__ = ["quoted_inside"]
