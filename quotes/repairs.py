"""Mends attributions where the parse or the layout shows that the parser took too much or too little.

Each repair takes a document and one attribution as drafted and returns what it
should be; all of them leave an attribution alone that shows no such sign.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.languages import Language
from quotes.types import Attribution, Document, Span

RELATIVE = ("acl:relcl", "acl")


def in_one_paragraph(document: Document, draft: Attribution, bounds: Sequence[tuple[int, int]]) -> Attribution:
    """Cut a content that runs from one paragraph into another without quotation marks around it.

    The headline above a paragraph and the one below it are not part of what is
    reported in it; a quotation of several paragraphs is.
    """
    if draft.cue is None:
        return draft
    starts = [start for start, _ in bounds]
    home = bisect_right(starts, draft.cue.start) - 1
    pieces: list[Span] = []
    at_home = [k for k in draft.content if bisect_right(starts, k.start) - 1 == home]
    for piece in draft.content:
        first, last = bisect_right(starts, piece.start) - 1, bisect_right(starts, piece.end - 1) - 1
        if _quoted(document, piece) or first == last == home or (first == last and not at_home):
            pieces.append(piece)
            continue
        if first == last:
            continue
        nearest = min(max(home, first), last)
        low, high = bounds[nearest]
        pieces.append(Span(max(piece.start, low), min(piece.end, high)))
    return replace(draft, content=tuple(pieces))


def _quoted(document: Document, piece: Span) -> bool:
    inside = sum(
        max(0, min(piece.end, quotation.end) - max(piece.start, quotation.start))
        for quotation in document.quotations
        if quotation.depth == 0 and quotation.start < piece.end and piece.start < quotation.end
    )
    return inside > 0.5 * (piece.end - piece.start)


def whole_source(document: Document, draft: Attribution) -> Attribution:
    """Give the source its relative clause back: "a member of the team who asked not to be named"."""
    source = draft.source
    if source is None:
        return draft
    for number in document.words_in(*source):
        for child in document.children(number):
            word = document.words[child]
            if word.relation not in RELATIVE:
                continue
            clause = document.subtree(child)
            low, high = document.words[clause[0]].start, document.words[clause[-1]].end
            torn = clause[-1] - clause[0] + 1 != len(clause)
            if torn or not source.start < low <= source.end + 2:
                continue
            cut = list(_without(draft.content, low, high))
            if not cut or high <= source.end or (draft.cue and draft.cue.meets((low, high))):
                continue
            if cut == list(draft.content) and word.relation != "acl:relcl":
                continue
            return replace(draft, source=Span(source.start, high), content=tuple(cut))
    return draft


def _without(pieces: Sequence[Span], low: int, high: int) -> Iterator[Span]:
    for piece in pieces:
        if not piece.meets((low, high)):
            yield piece
            continue
        if piece.start < low:
            yield Span(piece.start, low)
        if high < piece.end:
            yield Span(high, piece.end)


def whole_phrase(document: Document, draft: Attribution) -> Attribution:
    """Let no piece end inside a phrase: "the spoils that their" goes on to the end of what "their" belongs to.

    Where the cue or the source stands in the way, the words that dangle are cut off instead.
    """
    blocks = [span for span in (draft.cue, draft.source) if span]
    pieces = []
    for piece in draft.content:
        end = piece.end
        if not _quoted(document, piece):
            others = [*blocks, *(other for other in draft.content if other.start > piece.start)]
            end = _phrase_end(document, piece, others)
        pieces.append(Span(piece.start, end))
    return replace(draft, content=tuple(pieces))


DANGLING = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "PART"})


def _phrase_end(document: Document, piece: Span, blocks: Sequence[Span]) -> int:
    inside = [k for k in document.words_in(*piece) if document.words[k].upos != "PUNCT"]
    end = piece.end
    for _ in range(3):  # a phrase in a phrase in a phrase
        if not inside:
            return piece.end
        last = document.words[inside[-1]]
        if last.head <= inside[-1]:
            return end
        phrase = [k for k in document.subtree(last.head) if k >= inside[-1]]
        stop = document.words[phrase[-1]].end
        if len(phrase) > LONGEST_ADDED or any(span.meets((end, stop)) for span in blocks):
            break
        end = stop
        inside = phrase
    while (
        len(inside) > 1
        and document.words[inside[-1]].upos in DANGLING
        and document.words[inside[-1]].start >= piece.start
    ):
        inside.pop()
        end = document.words[inside[-1]].end
    return end


LONGEST_ADDED = 25  # words; beyond it the parse is not to be trusted


def second_cue(document: Document, draft: Attribution, language: Language) -> list[Attribution]:
    """Part what hangs on another reporting verb: "“…,” she claimed, later adding that the governor was held"."""
    if draft.cue is None or len(draft.content) < 2:
        return [draft]
    kept = [draft.content[0]]
    more: list[Attribution] = []
    for piece in draft.content[1:]:
        verb = _own_verb(document, draft, piece, language)
        if verb is None:
            kept.append(piece)
            continue
        word = document.words[verb]
        more.append(Attribution((piece,), None, word.span, draft.type, draft.score))
    return [replace(draft, content=tuple(kept)), *more]


def _own_verb(document: Document, draft: Attribution, piece: Span, language: Language) -> int | None:
    """Return the reporting verb outside all contents that governs the piece and is not the draft's cue."""
    assert draft.cue is not None
    head = document.head_of(*piece)
    if head is None or document.words[head].relation != "ccomp":
        return None
    governor = document.words[head].head
    if governor < 0:
        return None
    word = document.words[governor]
    taken = [draft.cue, *draft.content, *([draft.source] if draft.source else [])]
    if word.upos != "VERB" or word.lemma.lower() not in language.cues.VERBS or word.end > piece.start:
        return None
    return None if any(span.meets(word.span) for span in taken) else governor
