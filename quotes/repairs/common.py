"""What several repairs ask of a document."""

from __future__ import annotations

from bisect import bisect_left

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


def is_according(document: Document, cue: Span, language: Language) -> bool:
    """Is the cue "according to", whatever stands behind it ("according to a statement by")?"""
    said = " ".join(cue.of(document.text).lower().split())
    return any(said == known or said.startswith(known + " ") for known in language.channels.ACCORDING)
