"""The pictures of numbers, laid out: bars over time, shares of a whole, heat. Templates draw them; no markup here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# days that a picture shows one by one; months likewise; what is longer is shown by years
MOST_DAYS = 62
MOST_MONTHS = 72


@dataclass(frozen=True)
class Bar:
    """One bar over time: `total`, of which `part`, both as they are and as shares (0 to 100) of the highest bar."""

    label: str
    total: int
    part: int
    height: float
    part_height: float


@dataclass(frozen=True)
class Timeline:
    """Bars side by side, without gaps in time; `unit` is `day`, `month` or `year`."""

    unit: str
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> Bar:
        """The (first) highest bar."""
        return max(self.bars, key=lambda bar: bar.total)

    @property
    def ticks(self) -> list[str]:
        """The labels to write below: of the first and the last bar, and of one in the middle if there is room."""
        labels = [bar.label for bar in self.bars]
        if len(labels) < 3:
            return labels
        return [labels[0], labels[len(labels) // 2], labels[-1]]


@dataclass(frozen=True)
class Share:
    """A piece of a bar: where it begins and how long it is, in per cent of the longest bar, and what it stands for."""

    name: str
    count: int
    start: float
    width: float


def timeline(counts: Iterable[tuple[str, int, int]]) -> Timeline | None:
    """Return the picture of (day, total, part), days as ISO 8601; None if no day can be read.

    The unit is the finest that leaves room for each bar.
    """
    days: dict[date, tuple[int, int]] = {}
    for label, total, part in counts:
        day = _day(label)
        if day is not None:
            before = days.get(day, (0, 0))
            days[day] = (before[0] + total, before[1] + part)
    if not days:
        return None
    first, last = min(days), max(days)
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    unit = "day" if (last - first).days < MOST_DAYS else "month" if months <= MOST_MONTHS else "year"
    length = {"day": 10, "month": 7, "year": 4}[unit]
    sums = dict.fromkeys(_labels(first, last, unit), (0, 0))
    for day, (total, part) in days.items():
        label = day.isoformat()[:length]
        sums[label] = (sums[label][0] + total, sums[label][1] + part)
    most = max(total for total, _ in sums.values()) or 1
    bars = (Bar(label, total, part, 100 * total / most, 100 * part / most) for label, (total, part) in sums.items())
    return Timeline(unit, tuple(bars))


def _day(label: str) -> date | None:
    """Return the day that a date names, of a month or year the first."""
    for text in (label, f"{label}-01", f"{label}-01-01"):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return None


def _labels(first: date, last: date, unit: str) -> list[str]:
    if unit == "day":
        return [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]
    if unit == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def shares(counts: Mapping[str, int], longest: int) -> list[Share]:
    """Return the pieces of one bar, in order, in per cent of a bar of `longest`; pieces of nothing are left out."""
    found: list[Share] = []
    at = 0
    for name, count in counts.items():
        if count > 0:
            found.append(Share(name, count, 100 * at / max(1, longest), 100 * count / max(1, longest)))
            at += count
    return found


def heat(count: int, most: int, steps: int = 5) -> int:
    """Return how strongly a count is coloured, from 0 for none to `steps` for the highest."""
    return 0 if count <= 0 else 1 + round((steps - 1) * count / max(count, most))


def heats(rows: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    """Return each count of a table with its heat."""
    most = max((count for row in rows for count in row), default=0)
    return [[(count, heat(count, most)) for count in row] for row in rows]
