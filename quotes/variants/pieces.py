"""Pieces too short for the index: a word in marks, looked for among what the same speaker said in those days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quotes.variants.forms import Form
from quotes.variants.judging import FARTHEST_DAYS, Unit, day_of

# characters of the longest piece
LONGEST = 40

# who said something, and on which day
Saying = tuple[str, int]


def is_short(form: Form) -> bool:
    """Has it one word with content, that is no formula?"""
    return len(form.normal) <= LONGEST and len(form.content) == 1 and not form.stock


def is_piece(unit: Unit) -> bool:
    """Is it short, and in quotation marks?"""
    return unit.quoted and is_short(unit.form)


def sayings(unit: Unit) -> set[Saying]:
    """Return by whom and when the words of a unit were printed, as far as the articles say."""
    dated = ((quote.speaker, day_of(quote.published)) for quote in unit.quotes if not quote.anonymous)
    return {(speaker, day) for speaker, day in dated if speaker and day is not None}


def near(unit: Unit, saying: Saying) -> bool:
    """Are words of a unit by that speaker, at about that time?"""
    return any(speaker == saying[0] and abs(day - saying[1]) <= FARTHEST_DAYS for speaker, day in sayings(unit))


def pairs(units: Mapping[int, Sequence[Unit]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of wordings, the smaller first, of which one may be a piece of the other."""
    pieces: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, some in units.items():
        for unit in filter(is_piece, some):
            for speaker, day in sayings(unit):
                pieces[speaker].append((day, number, f" {unit.form.normal} "))
    found = set()
    for number, some in units.items():
        for unit in some:
            for speaker, day in sayings(unit) if pieces else ():
                for then, other, words in pieces.get(speaker, ()):
                    if abs(day - then) <= FARTHEST_DAYS and number != other and words in f" {unit.form.normal} ":
                        found.add((min(number, other), max(number, other)))
    yield from sorted(found)
