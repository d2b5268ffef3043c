"""What a line above an article says by itself: who wrote it, who printed it, when.

A line is read only where all of it fits: one that might be something else says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from quotes.articles.metadata import iso_date

if TYPE_CHECKING:
    from quotes.languages import Language

_PARTS = re.compile(r"\s+[|•·]\s+|\s+[-–—]\s+")
_LONGEST_DATE = 60  # characters


class HeadWords(Protocol):
    """What `credits` of a language must hold for these lines."""

    AGENCIES: Collection[str]
    BYLINE_ENDS: Collection[str]
    DATE_LABELS: Collection[str]
    CLOCK: re.Pattern[str]
    OUTLETS: Collection[str]
    OUTLETS_WITH_MORE: Collection[str]
    OUTLETS_BEGIN: Collection[str]
    OUTLET_PARTICLES: Collection[str]
    NO_OUTLETS: Collection[str]


def date_in_line(line: str, words: HeadWords, *, labelled: bool = False) -> str | None:
    """Return the day, or day and time, that is all the line says, apart from the place or the desk beside a bar.

    With `labelled` only where the line says that the article was published then.
    """
    if len(line) > 2 * _LONGEST_DATE or not re.search(r"(?<!\d)\d{4}(?!\d)", line):
        return None
    labels = "|".join(map(re.escape, sorted(words.DATE_LABELS, key=len, reverse=True)))
    found = []
    for part in _PARTS.split(line.strip(" \t*_#")):
        label = re.match(rf"(?:{labels})\s*:?\s+", part, re.IGNORECASE)
        written = part[label.end() :] if label else part
        if (label or not labelled) and len(written) <= _LONGEST_DATE and not written.isdigit():
            day = iso_date(written) or iso_date(words.CLOCK.sub("", written))
            found += [day] if day and re.match(r"\d{4}-\d\d-\d\d", day) else []
    return found[0] if len(found) == 1 else None


def outlet_in_byline(line: str, words: HeadWords) -> str | None:
    """Return the outlet that a byline names behind the reporters: "By Ana Bell, Sunday Chronicle"."""
    ends = "|".join(map(re.escape, words.BYLINE_ENDS))
    parts = re.split(rf"\s*[,;|(•·/]\s*|\s+[-–—]\s+|\s(?:{ends})\s", line.strip(" \t*_)"), flags=re.IGNORECASE)
    return next((part for part in parts[1:] if is_outlet(part, words)), None)


def is_outlet(name: str, words: HeadWords) -> bool:
    """Is it what a paper or a station is called ("The Mallee Plains Advocate"), and surely nothing else?

    Some words make a name of an outlet only with more beside them: "The Post", "Daily Star", but "Emily Post".
    """
    tokens = name.split()
    lower = [token.lower() for token in tokens]
    small = words.OUTLET_PARTICLES
    proper = all(token[:1].isupper() or token.lower() in small for token in tokens)
    if not 2 <= len(tokens) <= 6 or not proper or not re.fullmatch(r"[\w.'’& -]+", name) or name.endswith("."):
        return False
    if name.casefold() in {agency.casefold() for agency in words.AGENCIES} or set(lower) & set(words.NO_OUTLETS):
        return False
    if lower[-1] in words.OUTLETS:
        return True
    return lower[-1] in words.OUTLETS_WITH_MORE and (lower[0] in words.OUTLETS_BEGIN or len(tokens) > 2)


def names_in_byline(line: str, words: Language) -> str | None:
    """Return the reporters of a byline, joined by commas: "By Ana Bell and Tom Ruiz" → "Ana Bell, Tom Ruiz"."""
    credits = words.credits
    starts = "|".join(sorted(map(re.escape, credits.BYLINE), key=len, reverse=True))
    match = re.fullmatch(rf"[*_\s]*(?:{starts})[:\s]\s*(.+?)[*_\s]*", line, re.IGNORECASE) if len(line) < 150 else None
    if not match:
        return None
    ends = "|".join(map(re.escape, credits.BYLINE_ENDS))
    joints = "|".join(map(re.escape, credits.BYLINE_AND))
    listed = re.split(rf"\s(?:{ends})\s|\s[-–—]\s|[|(•·@/]|\d", match[1])[0]
    names: list[str] = []
    for part in re.split(rf"\s*[,;]\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+", listed.strip()):
        if is_outlet(part, credits) or not _is_name(part, credits.NAME_PARTICLES, credits.NOT_NAMES, credits.AGENCIES):
            break
        names.append(part)
    return ", ".join(names) or None


def _is_name(part: str, particles: Collection[str], never: Collection[str], agencies: Collection[str]) -> bool:
    tokens = part.split()
    if not 2 <= len(tokens) <= 5 or part.casefold() in {name.casefold() for name in agencies}:
        return False
    if any(token.lower().strip(".") in never for token in tokens):
        return False
    proper = [re.fullmatch(r"[^\W\d_a-z][\w.'’-]*", token) is not None for token in tokens]
    return (
        proper[0]
        and proper[-1]
        and all(fits or token.lower() in particles for fits, token in zip(proper, tokens, strict=True))
    )
