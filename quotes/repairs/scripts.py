"""Interviews and transcripts: paragraphs that begin with who speaks, "VELA: Not this year.", "Q: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.repairs.common import meets_quotation
from quotes.types import Attribution, Document, Span

LABEL = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\s*(:)\s+(?=\S)")
FEWEST = 3  # paragraphs with a label, one of them twice, make a script
SURE = 0.7
TIME = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*(?:[ap]\.?m\.?|GMT|BST|CET|EST|UTC)\b)?[\s,:–—-]+")


def whole_answers(
    document: Document, drafts: Sequence[Attribution], bounds: Sequence[tuple[int, int]]
) -> list[Attribution]:
    """Let what stands behind a label go on to the end of its paragraph, and in a script find what the parser missed."""
    by_colon = {draft.cue.start: number for number, draft in enumerate(drafts) if draft.cue}
    mended = list(drafts)
    labels = [(found, end) for start, end in bounds if (found := LABEL.match(document.text, start, end))]
    times = Counter(found[1] for found, _ in labels)
    script = len(labels) >= FEWEST and max(times.values()) > 1
    for found, end in labels if script else ():
        if found.start(2) not in by_colon and not _inside(drafts, found.end()):
            source, cue = Span(*found.span(1)), Span(*found.span(2))
            mended.append(Attribution((Span(found.end(), end),), source, cue, "indirect", SURE))
    for start, end in bounds:
        for number in _labelled(drafts, by_colon, start, end):
            draft = drafts[number]
            assert draft.cue is not None
            first = min(piece.start for piece in draft.content)
            rest = document.text[max(piece.end for piece in draft.content) : end]
            if any(char.isalnum() for char in rest) and not meets_quotation(document, first, end):
                mended[number] = replace(draft, content=(Span(first, end),))
    return mended


def _labelled(drafts: Sequence[Attribution], by_colon: dict[int, int], start: int, end: int) -> list[int]:
    """Return the draft, if any, whose source opens the paragraph and whose cue is the colon behind it."""
    return [
        number
        for at, number in by_colon.items()
        if start < at < end
        and (draft := drafts[number]).source is not None
        and draft.cue is not None
        and draft.cue.end - draft.cue.start == 1
        and draft.source is not None
        and draft.source.start == start
        and draft.source.end <= at
        and all(draft.cue.end <= piece.start < end for piece in draft.content)
    ]


def _inside(drafts: Sequence[Attribution], at: int) -> bool:
    return any(piece.start <= at < piece.end for draft in drafts for piece in draft.content)


def without_time(document: Document, draft: Attribution) -> Attribution:
    """Leave the time of a post in a live report out of the source: "10.55 | Prime Minister Ana Moro | : …"."""
    source = draft.source
    found = TIME.match(document.text, *source) if source else None
    if source is None or found is None or found.end() >= source.end:
        return draft
    return replace(draft, source=Span(found.end(), source.end))
