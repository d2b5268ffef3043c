"""Marks over a text: split where they begin and end, so that overlapping ones can be drawn as nested elements.

Nothing here knows what a mark means or makes markup: the pieces go to a template, which escapes each of them.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from quotes.marks import paragraphs


class Mark(NamedTuple):
    """A named stretch of a text; the same name may stand on several stretches."""

    name: str
    start: int
    end: int


class Segment(NamedTuple):
    """A stretch of the text under the same marks, outermost first, each named by its place in the list."""

    start: int
    end: int
    marks: tuple[int, ...]


class Step(NamedTuple):
    """One step of setting a text: a slice of it, verbatim and not yet escaped, or a mark that opens or closes.

    `first` is true for the first of the stretches over which a mark is drawn.
    """

    kind: Literal["text", "open", "close"]
    value: str
    first: bool = False


def segments(length: int, marks: Sequence[Mark]) -> list[Segment]:
    """Return the stretches of a text of `length` characters, each with the marks that cover it.

    The stretches follow one another without a gap and are never empty.  Marks
    are cut at the ends of the text; an empty one covers nothing.
    """
    begin: dict[int, list[int]] = {}
    finish: dict[int, list[int]] = {}
    edges = {0, length}
    clipped = [(max(0, mark.start), min(length, mark.end)) for mark in marks]
    for number, (start, end) in enumerate(clipped):
        if start < end:
            begin.setdefault(start, []).append(number)
            finish.setdefault(end, []).append(number)
            edges.update((start, end))

    def outermost_first(number: int) -> tuple[int, int, int]:
        start, end = clipped[number]
        return (start, -end, number)

    found: list[Segment] = []
    covering: list[int] = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        for number in finish.get(start, ()):
            covering.remove(number)
        for number in begin.get(start, ()):
            insort(covering, number, key=outermost_first)
        found.append(Segment(start, end, tuple(covering)))
    return found


def steps(text: str, marks: Sequence[Mark], seen: set[str] | None = None, offset: int = 0) -> Iterator[Step]:
    """Yield the text with its marks opened and closed, always properly nested.

    The slices joined are the text.  A mark that others cut through is closed
    and opened again.  `marks` count from `offset`; `seen` holds the names that
    were opened before, and grows.
    """
    seen = set() if seen is None else seen
    local = [Mark(mark.name, mark.start - offset, mark.end - offset) for mark in marks]
    standing: list[tuple[int, Step]] = []

    def close(down_to: int) -> Iterator[Step]:
        while len(standing) > down_to:
            yield standing.pop()[1]._replace(kind="close")

    for segment in segments(len(text), local):
        shared = 0
        while shared < min(len(standing), len(segment.marks)) and standing[shared][0] == segment.marks[shared]:
            shared += 1
        yield from close(shared)
        for number in segment.marks[shared:]:
            name = local[number].name
            opening = Step("open", name, first=name not in seen)
            seen.add(name)
            standing.append((number, opening))
            yield opening
        yield Step("text", text[segment.start : segment.end])
    yield from close(0)


def marked_paragraphs(text: str, marks: Iterable[Mark], begin: int = 0) -> list[list[Step]]:
    """Return each paragraph of the text from `begin` on as steps.

    A mark over several paragraphs is opened in each of them.
    """
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    seen: set[str] = set()
    found: list[list[Step]] = []
    open_marks: list[Mark] = []
    at = 0
    for start, end in paragraphs(text):
        if end <= begin:
            continue
        while at < len(waiting) and waiting[at].start < end:
            open_marks.append(waiting[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        found.append(list(steps(text[start:end], open_marks, seen, start)))
    return found
