"""The news agency that an article credits for its copy.

Agencies are credited in few places: a dateline ("OSTREL (Reuters) -"), the
byline, a line of its own, and the lines that close the article ("Reporting by
Ana Bell for Reuters").  Only known agencies are found there, but for two forms that
none but agencies have: "OSTREL (Norda) - The mayor …" (or with a colon) at the start, and "(Norda,
with additional reporting by …)" at the end.  An agency that is only mentioned, or told something
("he told AFP"), is not credited.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from quotes.marks import paragraphs

_FIRST, _LAST = 6, 5  # paragraphs in which a dateline, a closing line may stand
_LONGEST_OPENING, _LONGEST_CREDIT = 600, 400  # characters
# place, perhaps with a region or a date, then whoever it is in brackets and a dash, or a colon before a long sentence
_ANY_DATELINE = re.compile(
    r"^[ \t]*([^\n()\"“”:]{3,60}?)[ \t]*\((\w[\w.&'’ -]{1,40})\)[ \t]*(?:[-–—―]|(:)(?=[ \t]+\S[^\n]{60}))", re.MULTILINE
)
_SPEAKS = re.compile(r"[ \t]*[A-Z][A-Z.'’ -]{2,40}:")
_EDGE = 8_000  # characters at either end of a long text


class CreditWords(Protocol):
    """What `credits` of a language must hold for agencies."""

    BYLINE: Collection[str]
    AGENCY_STAFF: Collection[str]
    CREDIT_BEFORE: Collection[str]
    CREDIT_AFTER: Collection[str]
    HOUSE_STYLES: Mapping[tuple[str, ...], str]


class _Patterns(NamedTuple):
    dateline: re.Pattern[str]
    alone: re.Pattern[str]
    signed: re.Pattern[str]
    byline: re.Pattern[str]
    closing: re.Pattern[str]
    closing_by_any: re.Pattern[str]


def credited(text: str, names: Mapping[str, str], words: CreditWords, *, byline: str | None = None) -> str | None:
    """Return the agency credited for the article; None where none is.

    `names` maps each form in which an agency is written to the name to return.

    A dateline is believed first, then the byline, then the closing lines, then a
    line that holds nothing but the agency's name, then a closing line in the form
    that only one agency uses.
    """
    pairs = _outer_paragraphs(text)
    places = [place for place, _ in pairs]
    opening = [place[:_LONGEST_OPENING] for place in places[:_FIRST]]
    # right below another line, an agency's name credits a picture, unless it is the last line of all
    own_line = [pair for pair in (*pairs[-_LAST:][::-1], *pairs[:_FIRST]) if pair is pairs[-1] or not pair[1]]
    apart = [place for place, _ in own_line]
    closing = [place for place in places[-_LAST:] if len(place) <= _LONGEST_CREDIT][::-1]
    by_form = {form: stored for name, stored in names.items() for form in (name, name.upper())}
    patterns = _compile(
        tuple(by_form),
        tuple(words.BYLINE),
        tuple(words.AGENCY_STAFF),
        tuple(words.CREDIT_BEFORE),
        tuple(words.CREDIT_AFTER),
    )
    edges = "\n".join((byline or "", *opening, *closing))
    if any(form in edges for form in by_form):  # most articles name none, and where needs a longer search
        found = next(filter(None, _hits(patterns, opening, apart, closing, byline or "")), None)
        if found:
            return by_form[next(group for group in found.groups() if group)]
    datelines = [*filter(None, map(_in_dateline, opening))]
    if datelines and datelines[0][3] and (len(datelines) > 1 or any(map(_SPEAKS.match, places))):
        datelines = []  # names of those who speak, with their parties: "BRIX (Labour): "
    if datelines:
        return datelines[0][2]
    if named := next(filter(None, map(patterns.closing_by_any.search, closing)), None):
        return named[1]
    return next(filter(None, (_house_style(place, words.HOUSE_STYLES) for place in closing)), None)


def _hits(
    patterns: _Patterns, opening: list[str], apart: list[str], closing: list[str], byline: str
) -> Iterator[re.Match[str] | None]:
    """Try each kind of credit in turn, the most reliable first."""
    yield from map(patterns.dateline.search, opening)
    yield patterns.signed.fullmatch(byline)
    yield from map(patterns.byline.search, opening)
    yield from map(patterns.closing.search, closing)
    yield from map(patterns.alone.search, apart)


def _in_dateline(paragraph: str) -> re.Match[str] | None:
    """Return the dateline, known by a place in capitals, of an agency that is not listed."""
    found = _ANY_DATELINE.search(paragraph)
    if found and found[1].split(",")[0].isupper() and all(word[0].isupper() for word in found[2].split()):
        return found
    return None


def _house_style(line: str, styles: Mapping[tuple[str, ...], str]) -> str | None:
    """Return the agency whose own form the whole line has."""
    folded = line.casefold()
    for parts, agency in styles.items():
        if folded.startswith(parts[0]) and all(part in folded for part in parts):
            return agency
    return None


def _outer_paragraphs(text: str) -> list[tuple[str, bool]]:
    """Return the first and last paragraphs, each with whether it stands right below another line.

    The middle of a long article is not looked at.
    """
    parts = [text] if len(text) <= 2 * _EDGE else [text[:_EDGE], text[-_EDGE:]]
    return [
        (part[start:end], bool(re.search(r"\S[^\S\n]*\r?\n[^\S\n]*$", part[max(0, start - 80) : start])))
        for part in parts
        for start, end in paragraphs(part)
    ]


@lru_cache(maxsize=8)
def _compile(
    forms: tuple[str, ...], by: tuple[str, ...], staff: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> _Patterns:
    name = rf"(?<!\w)({_any(forms)})(?!\w)"
    leading = "|".join(rf"(?<!\w){re.escape(word)}" for word in before)
    # "Ana Bell, AP Sports Writer", "Reuters Staff", but not the initials of "AP Singh"
    signed = (
        rf"(?:[^\n]{{0,80}}?[\s(—–-])?{name}(?:\W+(?i:{_any(staff)}))?\W*|[^\n]{{0,80}}?[,/|(][ \t]*{name}[^\n]{{0,40}}"
    )
    return _Patterns(
        # a place of few words, perhaps a date, then the agency in brackets; or no place
        dateline=re.compile(
            rf"^[ \t]*(?:[^\W\d_a-z][^\n()\"“”]{{0,60}}?[ \t,—–-])?[\[(](?:\w+/)?{name}(?:/\w+)?[\])]"
            rf"[ \t]*(?:[-–—―:]|$)|^[ \t]*[^\W\d_a-z][^\n()\"“”.]{{0,40}}?,[ \t]{name}[ \t]*[-–—―]",
            re.MULTILINE,
        ),
        alone=re.compile(rf"^[ \t(\[—–*_-]*{name}(?:[ \t]*/[ \t]*[A-Z]\w*)?[ \t)\].*_]*$", re.MULTILINE),
        signed=re.compile(signed),
        byline=re.compile(rf"^[*_ \t]*(?i:{_any(by)})[:\s][ \t]*(?:{signed})$", re.MULTILINE),
        closing=re.compile(
            rf"(?i:{leading})[^.\n]{{0,120}}?{name}|{name}[^.\n]{{0,60}}?(?i:{_any(after)})|^\((?i:{leading})[^\n]*?{name}"
        ),
        closing_by_any=re.compile(rf"^\(([^\W\d_a-z][\w-]+), [^)\n]{{0,40}}?(?i:{leading})[^)\n]*\)$"),
    )


def _any(alternatives: Collection[str]) -> str:
    """A pattern for any of the alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(alternatives, key=len, reverse=True)))
