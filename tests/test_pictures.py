"""Pictures laid out: bars over time, shares, heat, and drawings of how words travelled."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.publish.charts import heat, heats, shares, timeline
from quotes.publish.flows import BOX_WIDTH, LINE, LINES, MOST_BOXES, Flow, Route, Step, flow
from quotes.publish.pages.chains import CARRIER, TOLD, route_of

# ---------------------------------------------------------------- bars over time


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [
        (["2024-05-03"], "day", ["2024-05-03"]),
        (["2024-05-03", "2024-05-01"], "day", ["2024-05-01", "2024-05-02", "2024-05-03"]),
        (["2024-02-28", "2024-03-01"], "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (["2023-11-30", "2024-02-01"], "month", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        (["2001-12-31", "2011-01-01"], "year", [str(year) for year in range(2001, 2012)]),
        (["2024", "2024-03"], "day", [f"2024-01-{day:02}" for day in range(1, 32)]),
        (["", "yesterday", "2024-05-03"], "day", ["2024-05-03"]),
    ],
)
def test_time_has_no_gaps(days: list[str], unit: str, bars: list[str]) -> None:
    chart = timeline((day, 1, 0) for day in days)
    assert chart is not None
    assert chart.unit == unit
    assert [bar.label for bar in chart.bars][: len(bars)] == bars
    assert sum(bar.total for bar in chart.bars) == len([day for day in days if day[:1] == "2"])


def test_bars_stand_to_the_highest() -> None:
    chart = timeline([("2024-05-01", 10, 5), ("2024-05-02", 40, 0), ("2024-05-02T10:00", 0, 0)])
    assert chart is not None
    assert [(bar.height, bar.part_height) for bar in chart.bars] == [(25, 12.5), (100, 0)]
    assert (chart.highest.label, chart.ticks) == ("2024-05-02", ["2024-05-01", "2024-05-02"])


@pytest.mark.parametrize("days", [[], [""], ["soon"]])
def test_without_days_there_is_no_picture(days: list[str]) -> None:
    assert timeline((day, 3, 0) for day in days) is None


def test_shares_follow_one_another() -> None:
    found = shares({"named": 30, "unnamed": 0, "unresolved": 10}, 80)
    assert [(share.name, share.start, share.width) for share in found] == [
        ("named", 0, 37.5),
        ("unresolved", 37.5, 12.5),
    ]
    assert shares({}, 0) == []


@pytest.mark.parametrize(("count", "most", "expected"), [(0, 9, 0), (1, 1000, 1), (500, 1000, 3), (1000, 1000, 5)])
def test_heat(count: int, most: int, expected: int) -> None:
    assert heat(count, most) == expected
    assert heats([[count, most]])[0][0] == (count, expected)


# ---------------------------------------------------------------- how words travelled


def way(*names: str, quotes: int = 1) -> Route:
    """Return a route over names, one a column; an empty name leaves a column out."""
    return Route(tuple(Step(column, name) for column, name in enumerate(names) if name), quotes)


def drawn(*routes: Route) -> Flow:
    found = flow(routes, ("Source", "Carried by", "Outlet"))
    assert found is not None
    return found


def test_routes_become_boxes_and_bands() -> None:
    found = drawn(way("Mira", "Norda", "Courier", quotes=3), way("Mira", "", "Courier"), way("Mira", "Norda", "Post"))
    assert {box.step.name: box.quotes for box in found.boxes} == {"Mira": 5, "Norda": 4, "Courier": 4, "Post": 1}
    assert {(way.start, way.end): way.quotes for way in found.ways} == {
        ("Mira", "Norda"): 4,
        ("Norda", "Courier"): 3,
        ("Norda", "Post"): 1,
        ("Mira", "Courier"): 1,
    }
    assert [heading for _, heading in found.headings] == ["Source", "Carried by", "Outlet"]
    assert found.quotes == 5
    assert [note.words for note in found.notes] == ["straight to the outlet"]
    (lane,) = found.lanes  # past Norda, who had nothing to do with it
    assert all(box.y + box.height < found.notes[0].y < lane.y for box in found.boxes if box.step.column == 1)
    assert (lane.quotes, lane.title) == (1, "on to Courier: 1 quote")
    assert all(lane.y >= box.y + box.height for box in found.boxes if box.step.column == 1)


@pytest.mark.parametrize(
    ("routes", "notes"),
    [
        ([("Mira", "Norda", "", "Post")], []),
        ([("Mira", "Norda", "", "Post"), ("Mira", "", "", "Post")], ["straight to the outlet"]),
        # past the first column some go to whoever carries them
        ([("Mira", "told AFP", "", "Post"), ("Mira", "", "Norda", "Post")], ["straight on", "straight to the outlet"]),
    ],
)
def test_lanes_say_where_they_lead(routes: list[tuple[str, ...]], notes: list[str]) -> None:
    found = flow([way(*names) for names in routes], ("Source", "Told", "Carried by", "Outlet"))
    assert found is not None
    assert [note.words for note in found.notes] == notes


def test_columns_that_nothing_passes_are_left_out() -> None:
    found = drawn(way("Mira", "", "Courier"))
    assert [heading for _, heading in found.headings] == ["Source", "Outlet"]
    assert flow([], ()) is None


def test_full_columns_end_in_the_others() -> None:
    found = drawn(*(way("Mira", "", f"Outlet {number:03}", quotes=200 - number) for number in range(100)))
    outlets = [box for box in found.boxes if box.step.column == 2]
    assert len(outlets) == MOST_BOXES
    assert outlets[-1].step.name == f"{100 - (MOST_BOXES - 1)} others"
    assert sum(box.quotes for box in outlets) == found.quotes
    assert [box.step.name for box in outlets[:2]] == ["Outlet 000", "Outlet 001"]


names = st.sampled_from(["a", "b", "c", "a longer name than fits into one line of a box, or two", "x" * 300])


@given(st.lists(st.builds(way, names, st.one_of(st.just(""), names), names, quotes=st.integers(1, 10**6)), min_size=1))
def test_a_drawing_holds_together(routes: list[Route]) -> None:
    found = drawn(*routes)
    assert sum(route.quotes for route in routes) == found.quotes
    for column in {box.step.column for box in found.boxes}:
        drawn_there = [*found.boxes, *found.lanes]
        boxes = sorted((box for box in drawn_there if box.step.column == column), key=lambda box: box.y)
        assert sum(box.quotes for box in boxes) <= found.quotes
        assert all(one.y + one.height < other.y for one, other in pairwise(boxes))
    for box in (*found.boxes, *found.lanes):
        assert box.x >= 0
        assert box.x + BOX_WIDTH <= found.width
        assert box.y >= 0
        assert box.y + box.height <= found.height + 0.1
        assert len(box.lines) <= LINES
        assert all(len(line) <= LINE for line in box.lines)
    for band in found.bands:
        assert band.width > 0
        assert re.fullmatch(r"M[\d.]+ [\d.]+ C([\d.]+ ?){6}", band.path)


def link(role: str, name: str) -> dict[str, str | None]:
    return {"role": role, "name": name, "speaker_key": "0123456789abcdef" if role == "speaker" else None}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("speaker", "Mira"), ("publisher", "Post")], ["Mira", "Post"]),
        ([("speaker", "Mira"), ("speaker", "Tom"), ("publisher", "Post")], ["Mira, Tom", "Post"]),
        ([("speaker", "Mira"), ("told", "reporters"), ("publisher", "Post")], ["Mira", "reporters", "Post"]),
        ([("speaker", "Mira"), ("told", "AFP"), ("publisher", "Post")], ["Mira", "AFP", "Post"]),
        ([("speaker", "Mira"), ("told", "AFP"), ("agency", "AFP"), ("publisher", "Post")], ["Mira", "AFP", "Post"]),
        (
            [
                ("speaker", "Mira"),
                ("channel", "letter"),
                ("cited_by", "Mail"),
                ("agency", "AFP"),
                ("publisher", "Post"),
            ],
            ["Mira", "letter", "Mail", "AFP", "Post"],
        ),
        ([("speaker", "Mira"), ("agency", "Norda"), ("publisher", "Norda")], ["Mira", "Norda"]),
        ([("publisher", "Post")], ["Post"]),
        ([], ["outlet unknown"]),
    ],
)
def test_route_of_a_chain(links: list[tuple[str, str]], expected: list[str]) -> None:
    steps = route_of(link(*one) for one in links).steps
    assert [step.name for step in steps] == expected
    assert [step.column for step in steps] == sorted({step.column for step in steps})


@pytest.mark.parametrize(
    ("links", "carriers", "expected"),
    [
        ([("told", "AFP")], {}, [(TOLD, "AFP")]),
        ([("told", "AFP")], {"AFP"}, [(CARRIER, "AFP")]),  # it does elsewhere
        ([("told", "AFP"), ("agency", "AFP")], {}, [(CARRIER, "AFP")]),
        ([("told", "Mr Harun"), ("agency", "AFP")], {"AFP"}, [(TOLD, "Mr Harun"), (CARRIER, "AFP")]),
        ([("told", "AFP"), ("cited_by", "Mail")], {"AFP"}, [(CARRIER, "AFP"), (CARRIER + 1, "Mail")]),
        ([("told", "Post"), ("publisher", "Post")], {}, []),
    ],
)
def test_who_was_told_is_no_carrier_for_that(links: Any, carriers: Any, expected: list[tuple[int, str]]) -> None:
    steps = route_of((link(*one) for one in links), frozenset(carriers)).steps
    assert [(step.column, step.name) for step in steps[:-1]] == expected
