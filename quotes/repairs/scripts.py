"""Interviews and transcripts: paragraphs that begin with who speaks, "VELA: Not this year.", "Q: …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.languages import Language
from quotes.repairs.common import meets_quotation
from quotes.types import Attribution, Document, Span

_LABEL = r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?: ?\d{1,2})?)\s*(:)\s+(?=\S)"
LABEL = re.compile(_LABEL)
LABEL_INSIDE = re.compile(r"(?<=[.?!…\"”’)] )" + _LABEL)
FEWEST = 3  # labels, two of one name at the start of paragraphs, make a script
FEWEST_QUESTIONS = 2  # of those whose turns may go on in paragraphs without a label
SURE = 0.7


class Turn(NamedTuple):
    """Who speaks in a script, the colon, and what stands behind it up to the next turn."""

    source: Span
    cue: Span
    content: tuple[Span, ...]


def whole_answers(document: Document, drafts: Sequence[Attribution], _: Language) -> list[Attribution]:
    """Let what stands behind a label go on to the end of its paragraph, and in a script find what the parser missed."""
    turns = {turn.cue.start: turn for turn in _turns(document.text, document.paragraphs)}
    ends, cues = dict(document.paragraphs), {draft.cue.start for draft in drafts if draft.cue}
    mended = [_of_turn(draft, turns) or _of_paragraph(document, draft, ends) for draft in drafts]
    pieces = sorted(piece for draft in mended for piece in draft.content)
    missed = [turn for at, turn in turns.items() if at not in cues and not _inside(pieces, turn.content[0].start)]
    return [*mended, *(Attribution(turn.content, turn.source, turn.cue, "indirect", SURE) for turn in missed)]


def _of_turn(draft: Attribution, turns: Mapping[int, Turn]) -> Attribution | None:
    """Return what is said behind a label of a script, None where the draft is no such thing."""
    turn = turns.get(draft.cue.start) if draft.cue is not None else None
    if turn is None or draft.cue != turn.cue or draft.start < turn.cue.end:
        return None
    return replace(draft, source=turn.source, content=turn.content)


def _of_paragraph(document: Document, draft: Attribution, ends: Mapping[int, int]) -> Attribution:
    """Let what stands behind the label of a paragraph, in no script, go on to its end, if nothing there is quoted."""
    if draft.source is None or draft.cue is None or draft.source.start not in ends:
        return draft
    end, first = ends[draft.source.start], draft.content[0].start
    colon = draft.cue.end - draft.cue.start == 1 and draft.source.end <= draft.cue.start
    if not colon or first < draft.cue.end or draft.end > end:
        return draft
    rest = any(char.isalnum() for char in document.text[draft.end : end])
    return replace(draft, content=(Span(first, end),)) if rest and not meets_quotation(document, first, end) else draft


def _turns(text: str, bounds: Sequence[tuple[int, int]]) -> list[Turn]:
    """Return the turns of a script, none where the text is no script.

    "JN: Yes. TBP: Why?" in one paragraph are two, and where questions are answered a turn goes on in the paragraphs
    without a label up to the next one.
    """
    opening = [(found, at) for at, (start, end) in enumerate(bounds) if (found := LABEL.match(text, start, end))]
    inside = [
        (found, at) for at, (start, end) in enumerate(bounds) for found in LABEL_INSIDE.finditer(text, start, end)
    ]
    names, often = (Counter(_name(found) for found, _ in some) for some in (opening, inside))
    known = names.keys() | {name for name, times in often.items() if times > 1}
    labels = sorted([*opening, *(one for one in inside if _name(one[0]) in known)], key=lambda one: one[0].start())
    if len(labels) < FEWEST or max(names.values(), default=0) < 2:
        return []
    turns = []
    for (found, at), (following, last) in zip(labels, [*labels[1:], (None, at_end := len(bounds))], strict=True):
        end = bounds[at][1] if following is None or last > at else following.start()
        content = [Span(found.end(), found.end() + len(text[found.end() : end].rstrip()))]
        turns.append((found, content, range(at + 1, last) if last < at_end else range(0)))
    answered = sum(text[content[-1].start : content[-1].end].rstrip().endswith("?") for _, content, _ in turns)
    talk = answered >= FEWEST_QUESTIONS and sum(times > 1 for times in (names + often).values()) > 1
    return [
        Turn(
            Span(*found.span(1)),
            Span(*found.span(2)),
            tuple(content + [Span(*bounds[at]) for at in behind if talk and _is_prose(text, *bounds[at])]),
        )
        for found, content, behind in turns
        if content[0].start < content[0].end
    ]


def _name(label: re.Match[str]) -> str:
    """Return a label without its number: "Q 5"."""
    return label[1].rstrip(" 0123456789")


def _is_prose(text: str, start: int, end: int) -> bool:
    """Is the paragraph one of sentences, no heading?"""
    return text[start:end].rstrip("\"”’' )]")[-1:] in (*".?!…",)


def _inside(pieces: Sequence[Span], at: int) -> bool:
    """Does the place lie in one of the pieces, which are in order and hardly overlap?"""
    number = bisect_right(pieces, at, key=lambda piece: piece.start) - 1
    return number >= 0 and at < pieces[number].end


def without_time(document: Document, draft: Attribution, language: Language) -> Attribution:
    """Leave the time of a post in a live report out of the source: "10.55 | Prime Minister Ana Moro | : …"."""
    source = draft.source
    found = language.sources.POST_TIME.match(document.text, *source) if source else None
    if source is None or found is None or found.end() >= source.end:
        return draft
    return replace(draft, source=Span(found.end(), source.end))
