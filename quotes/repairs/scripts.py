"""Interviews and transcripts: paragraphs that begin with who speaks, "VELA: Not this year.", "Q: …"."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    by_cue = {draft.cue.start: number for number, draft in enumerate(drafts) if draft.cue}
    pieces = sorted(piece for draft in drafts for piece in draft.content)
    mended = list(drafts)
    labels = [(found, end) for start, end in bounds if (found := LABEL.match(document.text, start, end))]
    times = Counter(found[1] for found, _ in labels)
    script = len(labels) >= FEWEST and max(times.values()) > 1
    for found, end in labels if script else ():
        if found.start(2) not in by_cue and not _inside(pieces, found.end()):
            source, cue = Span(*found.span(1)), Span(*found.span(2))
            mended.append(Attribution((Span(found.end(), end),), source, cue, "indirect", SURE))
    ends = dict(bounds)
    for number, draft in enumerate(drafts):
        if draft.source is None or draft.cue is None or draft.source.start not in ends:
            continue
        end, first = ends[draft.source.start], draft.content[0].start
        colon = draft.cue.end - draft.cue.start == 1 and draft.source.end <= draft.cue.start
        if not colon or first < draft.cue.end or draft.end > end:
            continue
        rest = any(char.isalnum() for char in document.text[draft.end : end])
        if rest and not meets_quotation(document, first, end):
            mended[number] = replace(draft, content=(Span(first, end),))
    return mended


def _inside(pieces: Sequence[Span], at: int) -> bool:
    """Does the place lie in one of the pieces, which are in order and hardly overlap?"""
    number = bisect_right(pieces, at, key=lambda piece: piece.start) - 1
    return number >= 0 and at < pieces[number].end


def without_time(document: Document, draft: Attribution) -> Attribution:
    """Leave the time of a post in a live report out of the source: "10.55 | Prime Minister Ana Moro | : …"."""
    source = draft.source
    found = TIME.match(document.text, *source) if source else None
    if source is None or found is None or found.end() >= source.end:
        return draft
    return replace(draft, source=Span(found.end(), source.end))
