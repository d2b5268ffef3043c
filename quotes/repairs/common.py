"""What several repairs ask of a document."""

from __future__ import annotations

from bisect import bisect_left

from quotes import nouns
from quotes.languages import Language
from quotes.types import Document, Span

# a name behind a description, or a description behind a name
LONGEST_ADDED = 25  # words; beyond it the parse is not to be trusted
LONGEST_QUOTATION = 5000  # characters


def is_quoted(document: Document, piece: Span) -> bool:
    # a quotation that began longer ago than this has ended
    low = bisect_left(document.quotations, piece.start - LONGEST_QUOTATION, key=lambda quotation: quotation.start)
    high = bisect_left(document.quotations, piece.end, key=lambda quotation: quotation.start)
    inside = sum(
        max(0, min(piece.end, quotation.end) - max(piece.start, quotation.start))
        for quotation in document.quotations[low:high]
        if quotation.depth == 0
    )
    return inside > 0.5 * (piece.end - piece.start)


def meets_quotation(document: Document, start: int, end: int) -> bool:
    """Does a quotation begin, end or go on between two places?"""
    low = bisect_left(document.quotations, start - LONGEST_QUOTATION, key=lambda quotation: quotation.start)
    high = bisect_left(document.quotations, end, key=lambda quotation: quotation.start)
    return any(quotation.end > start for quotation in document.quotations[low:high])


def has_marks(document: Document, piece: Span) -> bool:
    at = bisect_left(document.quotations, piece.start, key=lambda quotation: quotation.start)
    return at < len(document.quotations) and document.quotations[at].start < piece.end


def is_of_cue_above(document: Document, verb: int, language: Language) -> bool:
    """Does a verb that reports go on with the cue, as its tense shows: "said it would rain | and warned | that"?"""
    words = document.words
    beside = [words[n] for n in document.children(verb)]
    alone = not any(word.relation.startswith(("nsubj", "aux")) for word in beside)
    reports = any(word.relation == "ccomp" for word in beside)
    known = language.cues.VERBS.get(words[verb].lemma.lower())
    orders = known is not None and (known.polarity == "directive" or "order" in known.flags)
    # "the law was clear | and called on | parents": laws do not
    subjects = [words[n] for n in document.children(words[verb].head) if words[n].relation.startswith("nsubj")]
    thing = (
        bool(subjects)
        and all(one.upos == "NOUN" for one in subjects)
        and not any(
            nouns.kind(one.lemma.lower(), one.feature("Number") == "Plur", language.sources) for one in subjects
        )
    )
    if orders and any(word.relation in ("obj", "iobj", "obl") for word in beside):
        reports = True
    above = [words[n] for n in document.children(words[verb].head) if words[n].relation.startswith("aux")]
    modal = any(word.text.lower() in language.sources.MODALS for word in above) or (orders and thing)
    # "would be fined and told that", "would have rung and told them that" may be of what is said
    inflected = words[verb].text.lower() != words[verb].lemma.lower() and not words[verb].text.lower().endswith("ing")
    inflected = inflected and (words[verb].feature("VerbForm") == "Fin" or len(above) == 1)
    return alone and reports and inflected and modal
