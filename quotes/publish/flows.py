"""How words travelled, laid out as a drawing: columns of boxes, and bands between them as wide as they are many.

Routes go in, boxes and bands with places in pixels come out; a template draws them. Nothing here is markup.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

# pixels
BOX_WIDTH, COLUMN_GAP, ROW_GAP, PADDING = 164, 76, 12, 8
LINE_HEIGHT, BOX_PADDING = 17, 9
# what the highest column may take, as far as its texts let it, and what one quote may
HEIGHT, QUOTE_HEIGHT = 430, 12
THINNEST, THICKEST = 1.5, 44.0
# characters that fit into a line of a box, and lines that fit into it
LINE, LINES = 20, 3
# boxes a column; the rest becomes one box
MOST_BOXES = 9
# boxes that can be put in order by where their bands come from
FEW = 4


class Step(NamedTuple):
    """One station of a route: in which column, its name, the address it leads to, and how it is drawn (a CSS class)."""

    column: int
    name: str
    address: str | None = None
    style: str = ""


class Route(NamedTuple):
    """The stations that some quotes passed, from the source outwards, each in a column behind the one before."""

    steps: tuple[Step, ...]
    quotes: int = 1


@dataclass
class Box:
    """A station as it is drawn."""

    step: Step
    quotes: int
    x: float = 0
    y: float = 0
    height: float = 0
    lines: list[str] = field(default_factory=list)
    title: str = ""

    @property
    def middle(self) -> float:
        """Its middle, from above."""
        return self.y + self.height / 2


class Way(NamedTuple):
    """How many quotes went from one station on to another."""

    start: str
    end: str
    quotes: int


@dataclass(frozen=True)
class Band:
    """A way as it is drawn: the path of its middle line, how thick it is, and what it says when pointed at."""

    path: str
    width: float
    title: str


class Note(NamedTuple):
    """Words in a drawing, and where they stand."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Flow:
    """A drawing: its size, the headings of its columns with their places, its boxes and bands.

    `lanes` carry bands past the boxes of a column that they have nothing to do with, `notes` say above them where
    to; `ways` say all of it in words.
    """

    width: float
    height: float
    headings: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    lanes: tuple[Box, ...]
    notes: tuple[Note, ...]
    bands: tuple[Band, ...]
    ways: tuple[Way, ...]
    quotes: int


# how the step of a lane is drawn, and what its name begins with, so that no station has the same
LANE, LANE_NAME = "lane", "\x00"

_Key = tuple[int, str]


def flow(routes: Iterable[Route], headings: Sequence[str]) -> Flow | None:
    """Return the drawing of the routes, None if there are none; columns that nothing passes are left out.

    Where they are few, stations stand in the order of where their quotes come from, so that bands do not cross; else
    those that most quotes pass stand highest. Of a full column those beyond MOST_BOXES become one box, the lowest.
    """
    routes = [route for route in routes if route.steps and route.quotes > 0]
    if not routes:
        return None
    routes = _merged(routes)
    used = sorted({step.column for route in routes for step in route.steps})
    boxes, ways = _counted([_past(route, used) for route in routes])
    columns = [[box for key, box in boxes.items() if key[0] == column] for column in used]
    scale = min(QUOTE_HEIGHT, *(HEIGHT / max(1, sum(box.quotes for box in column)) for column in columns))
    bottom = 0.0
    for number, column in enumerate(columns):
        few = sum(box.step.style != LANE for box in column) <= FEW
        column.sort(key=_by_origin(boxes, ways) if number and few else _by_size)
        bottom = max(bottom, _place(column, PADDING + number * (BOX_WIDTH + COLUMN_GAP), scale))
    for column in columns:  # in the middle, so that bands run level where they can
        shift = (bottom - (column[-1].y + column[-1].height)) / 2
        for box in column:
            box.y += shift
    _, told = _counted(routes)
    return Flow(
        width=2 * PADDING + len(used) * BOX_WIDTH + (len(used) - 1) * COLUMN_GAP,
        height=bottom + PADDING,
        headings=tuple((column[0].x, headings[column[0].step.column]) for column in columns),
        boxes=tuple(box for column in columns for box in column if box.step.style != LANE),
        lanes=tuple(box for column in columns for box in column if box.step.style == LANE),
        notes=tuple(_notes(columns, boxes, used[-1], headings)),
        bands=tuple(_bands(boxes, ways, scale)),
        ways=tuple(Way(start[1], end[1], count) for (start, end), count in told.most_common()),
        quotes=sum(route.quotes for route in routes),
    )


def _past(route: Route, used: Sequence[int]) -> Route:
    """Return the route with a lane in each column that it passes without a station there."""
    steps: list[Step] = []
    for step in route.steps:
        if steps:
            skipped = (column for column in used if steps[-1].column < column < step.column)
            steps += [Step(column, LANE_NAME + step.name, style=LANE) for column in skipped]
        steps.append(step)
    return Route(tuple(steps), route.quotes)


def _notes(
    columns: Sequence[Sequence[Box]], boxes: dict[_Key, Box], last: int, headings: Sequence[str]
) -> Iterable[Note]:
    """Yield what stands above the lanes of each column: where they lead."""
    for column in columns:
        lanes = [box for box in column if box.step.style == LANE]
        if lanes:
            straight = all((last, lane.step.name.removeprefix(LANE_NAME)) in boxes for lane in lanes)
            words = f"straight to the {headings[last].lower()}" if straight else "straight on"
            yield Note(lanes[0].x + 10, lanes[0].y - 6, words)


def _place(column: Sequence[Box], x: float, scale: float) -> float:
    """Give the boxes of a column their sizes and places, one below the other; return where the last one ends."""
    y: float = PADDING + LINE_HEIGHT + 6
    end = y
    noted = False
    for box in column:
        if box.step.style == LANE and not noted:  # the lanes stand below all else, and their note above them
            y += LINE_HEIGHT
            noted = True
        box.x, box.y = x, y
        if box.step.style == LANE:
            box.height = min(max(THINNEST, 0.8 * scale * box.quotes), THICKEST)
        else:
            box.lines = _lines(box.step.name)
            text = LINE_HEIGHT * (len(box.lines) + 1) + 2 * BOX_PADDING
            box.height = max(text, min(scale * box.quotes, HEIGHT))
        box.title = f"{_name(box.step)}: {_quotes(box.quotes)}"
        end = y + box.height
        y = end + (ROW_GAP / 2 if box.step.style == LANE else ROW_GAP)
    return end


def _name(step: Step) -> str:
    return f"on to {step.name.removeprefix(LANE_NAME)}" if step.style == LANE else step.name


def _by_size(box: Box) -> tuple[int, float, str]:
    return _rank(box), -box.quotes, box.step.name


def _rank(box: Box) -> int:
    """Return 0 for a station, 1 for the others, 2 for a lane: the lower down, the higher."""
    return {"others": 1, LANE: 2}.get(box.step.style, 0)


def _by_origin(boxes: dict[_Key, Box], ways: Counter[tuple[_Key, _Key]]) -> Callable[[Box], tuple[int, float, str]]:
    """Return the sort key that puts a box level with the middle of where its quotes come from."""

    def key(box: Box) -> tuple[int, float, str]:
        here = (box.step.column, box.step.name)
        origins = [(boxes[start].middle, count) for (start, end), count in ways.items() if end == here]
        total = sum(count for _, count in origins)
        mean = sum(middle * count for middle, count in origins) / total if total else 0.0
        return _rank(box), mean, box.step.name

    return key


def _quotes(count: int) -> str:
    return f"{count:,} quote{'s' if count != 1 else ''}"


def _lines(name: str) -> list[str]:
    return textwrap.wrap(name, LINE, max_lines=LINES, placeholder=" …") or [name[:LINE]]


def _merged(routes: Sequence[Route]) -> list[Route]:
    """Return the routes with the rarest stations of full columns made one."""
    passed: dict[int, Counter[str]] = {}
    for route in routes:
        for step in route.steps:
            passed.setdefault(step.column, Counter())[step.name] += route.quotes
    rare: dict[_Key, Step] = {}
    for column, counts in passed.items():
        if len(counts) <= MOST_BOXES:
            continue
        kept = {name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: MOST_BOXES - 1]}
        others = Step(column, f"{len(counts) - len(kept):,} others", style="others")
        rare.update({(column, name): others for name in counts if name not in kept})
    return [
        Route(tuple(rare.get((step.column, step.name), step) for step in route.steps), route.quotes) for route in routes
    ]


def _counted(routes: Sequence[Route]) -> tuple[dict[_Key, Box], Counter[tuple[_Key, _Key]]]:
    boxes: dict[_Key, Box] = {}
    ways: Counter[tuple[_Key, _Key]] = Counter()
    for route in routes:
        keys = [(step.column, step.name) for step in route.steps]
        for key, step in zip(keys, route.steps, strict=True):
            boxes.setdefault(key, Box(step, 0)).quotes += route.quotes
        for start, end in pairwise(keys):
            ways[start, end] += route.quotes
    return boxes, ways


def _bands(boxes: dict[_Key, Box], ways: Counter[tuple[_Key, _Key]], scale: float) -> Iterable[Band]:
    """Yield the bands; those of one box leave and reach it one below the other, in the order of their other ends."""
    left = {key: _ends(boxes[key], [(boxes[end], count) for (start, end), count in ways.items() if start == key])
            for key in boxes}  # fmt: skip
    right = {key: _ends(boxes[key], [(boxes[start], count) for (start, end), count in ways.items() if end == key])
             for key in boxes}  # fmt: skip
    for (start, end), count in sorted(ways.items(), key=lambda item: -item[1]):
        one, other = boxes[start], boxes[end]
        x0, x1 = one.x + BOX_WIDTH, other.x
        y0, y1 = left[start][id(other)], right[end][id(one)]
        bend = (x1 - x0) / 2
        path = f"M{x0:.1f} {y0:.1f} C{x0 + bend:.1f} {y0:.1f} {x1 - bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        width = min(max(THINNEST, 0.8 * scale * count), THICKEST, _room(one), _room(other))
        yield Band(path, round(width, 1), f"{_name(one.step)} → {_name(other.step)}: {_quotes(count)}")


def _room(box: Box) -> float:
    """Return how thick a band at a box may be."""
    return box.height if box.step.style == LANE else 0.8 * box.height


def _ends(box: Box, others: Sequence[tuple[Box, int]]) -> dict[int, float]:
    """Return for each other end, by its identity, how far down the box its band sits."""
    ordered = sorted(others, key=lambda item: item[0].middle)
    total = sum(count for _, count in ordered) or 1
    found: dict[int, float] = {}
    at = 0.0
    for other, count in ordered:
        share = (at + count / 2) / total
        found[id(other)] = box.y + box.height * (share if box.step.style == LANE else 0.1 + 0.8 * share)
        at += count
    return found
