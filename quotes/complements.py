"""What may hang on a verb that reports: who says it, and the clause or the quotation that is said.

All of it inside one stretch of text, the content of another attribution or a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.languages import Language
from quotes.marks import Quotation
from quotes.types import Attribution, Document, QuoteType, Span

FEWEST_WORDS = 3  # in a clause that is reported
LONGEST_SOURCE = 15  # words
MARKS = 2  # characters: a comma and a mark
EDGES = ",;:.–—- \t\n"


def phrase(document: Document, head: int, piece: Span) -> Span | None:
    """Return the noun phrase around a subject, inside the piece."""
    words = document.phrase(head)
    if words and words[-1] - words[0] > LONGEST_SOURCE:  # who he is, is said in a clause of its own
        aside = {
            m for n in document.children(head) if document.words[n].relation == "acl:relcl" for m in document.subtree(n)
        }
        words = [n for n in words if n not in aside]
    if not words or words[-1] - words[0] > LONGEST_SOURCE:
        return None
    span = document.span(words)
    return span if piece.holds(span) else None


def said(document: Document, verb: int, piece: Span, language: Language) -> Span | None:
    """Return the words that the verb reports by the parse: a quotation or a clause behind it, else one before it."""
    quoted, whole = quotation_behind(document, verb, piece), clause_behind(document, verb, piece, language)
    if quoted and whole and whole.start < quoted.start - 1 and quoted.end <= whole.end + 1:
        quoted = None  # "said | he “couldn't stop” |"
    return quoted or whole or clause_before(document, verb, piece)


def is_finite(document: Document, head: int) -> bool:
    """Has the clause a subject of its own?"""
    return any(document.words[n].relation.startswith(("nsubj", "expl")) for n in document.children(head))


def _trimmed(document: Document, inside: Sequence[int]) -> Span:
    """Return where the words stand, without marks at their end."""
    start, end = document.span(inside)
    while end > start and document.text[end - 1] in EDGES:
        end -= 1
    return Span(start, end)


def clause_behind(document: Document, verb: int, piece: Span, language: Language) -> Span | None:
    """Return the finite clause that the verb reports, without its "that"."""
    for child in document.children(verb):
        if document.words[child].relation != "ccomp" or child < verb:
            continue
        inside = [n for n in document.subtree(child) if piece.holds(document.words[n].span)]
        while inside and document.words[inside[0]].upos in ("PUNCT", "SCONJ"):
            if document.words[inside[0]].text.lower() in language.cues.REPORTED_OPENERS:
                break
            inside = inside[1:]
        torn = not inside or inside[-1] - inside[0] + 1 > len(inside) + 2
        if torn or not is_finite(document, child) or len(inside) < FEWEST_WORDS or inside[0] <= verb:
            continue
        return _trimmed(document, inside)
    return None


def clause_before(document: Document, verb: int, piece: Span) -> Span | None:
    """Return the finite clause in front of a verb that ends the piece: "| He would quit, | Brix told Sunda TV"."""
    for child in document.children(verb):
        if document.words[child].relation not in ("ccomp", "parataxis") or child > verb:
            continue
        inside = [n for n in document.subtree(child) if piece.holds(document.words[n].span)]
        whole = inside and inside[-1] - inside[0] + 1 == len(inside) and inside[-1] < verb
        opens = whole and len(inside) >= FEWEST_WORDS and document.words[inside[0]].start <= piece.start + 2
        if opens and is_finite(document, child):
            return _trimmed(document, inside)
    return None


def quotation_behind(document: Document, verb: int, piece: Span) -> Span | None:
    """Return the quotation that begins right behind the verb, or behind the one whom it addresses."""
    word = document.words[verb]
    for quotation in document.quotations:
        if not (piece.start <= quotation.start and quotation.end <= piece.end + 1) or not quotation.closed:
            continue
        between = document.text[word.end : quotation.start]
        if quotation.start >= word.end and len(between.split()) <= 2 and not any(c in ".;!?" for c in between):
            return Span(quotation.inner_start, quotation.inner_end)
    return None


def within_marks(document: Document, content: Span) -> Span:
    """Return the quotation that a content is but for its marks, else the content."""
    for q in document.quotations:
        alike = abs(q.inner_start - content.start) <= 1 and abs(q.inner_end - content.end) <= MARKS
        if q.closed and alike:
            return unmarked(document, q)
    return content


def unmarked(document: Document, quotation: Quotation) -> Span:
    """Return what stands within the marks, without the comma before the closing one."""
    end = quotation.inner_end
    while end > quotation.inner_start and document.text[end - 1] in ", ":
        end -= 1
    return Span(quotation.inner_start, end)


def type_of(document: Document, content: Span) -> QuoteType:
    """Return whether all of the content, some of it or none stands within marks."""
    if any(content in (unmarked(document, q), (q.inner_start, q.inner_end)) for q in document.quotations):
        return "direct"
    marked = any(content.start <= q.start and q.end <= content.end + 1 for q in document.quotations)
    return "mixed" if marked else "indirect"


def has_same(found: Attribution, inner: Attribution) -> bool:
    """Has the parser found the same words, or the same cue, in this attribution?"""
    assert inner.cue is not None
    size = inner.end - inner.start
    return (found.cue is not None and found.cue.meets(inner.cue)) or any(
        2 * min(p.end, inner.end) - 2 * max(p.start, inner.start) > max(size, p.end - p.start) for p in found.content
    )
