"""Comparing text: stable keys, and one normal form for wording."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

# "Accra, March 12", "Accra, Mar 12, 2024"
_PLACE_AND_DAY = (
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2},[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"(?:,[ ]\d{4})?"
)
# "OSTREL, 3 May (Northwire) - ": a place in capitals, then perhaps a region, a date, an agency, then a dash
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,4}(?:,[^\n()\"“”–—-]{1,40})?"
    # "Accra, March 12, GNA – "
    rf"|{_PLACE_AND_DAY}(?:,?[ ][A-Z]{{2,8}})?)"
    r"(?:[ ]*\([^()\n]{2,40}\))?[ ]*(?:[-–—―]{1,2})[ \t]+"
    # "Accra, Mar 12 (GNA) The minister", without a dash
    rf"|{_PLACE_AND_DAY}[ ]\([A-Z][A-Za-z ]{{1,20}}\)[: \t]+(?=[\"“‘A-Z])"
    # "Torvik, Sund Pref. – A railway operator", where more than a place is none: "Otto Brix, Mayor – “We will stay.”"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,[ ][A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\.?[ ][-–—]{1,2}[ ](?=[A-Z][\w’']* [a-z])"
)
# "ALOR TENGAH: ", "KOTA LIRIH, Nov 3 (Northwire): ", which may also be who speaks ("BRIX: ")
_LABEL = re.compile(
    r"([A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3})(?:,[^\n:()]{1,40})?"
    r"(?:[ ]*\(([A-Z][^()\n:]{1,40})\)[ ]*)?:[ \t]+(?=[\"“‘A-Z0-9])"
)
_SENTENCES = re.compile(r".{60,}[.!?][\"”’']?\s*\Z", re.DOTALL)  # longer than a headline, and closed
_OPENING = 4  # paragraphs, in one of which that dateline stands
_NOT_WORD = re.compile(r"[^\w@#$€£%]+")
# the marks of news, which have no accents to take off: most texts are plain without them
_MARKS = str.maketrans({**dict.fromkeys("’'‘`"), **dict.fromkeys("“”–—…", " ")})


def stable_key(*parts: str) -> str:
    """Return 16 hexadecimal digits that depend on the parts alone, the same on every machine."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ](\d\d):(\d\d)[\d:.]*\s*(?:Z|([+-])(\d\d):?(\d\d))?)?", re.IGNORECASE)


def moment(published: str | None) -> int | None:
    """Return a time of publication (ISO 8601) in minutes, by universal time; a day is its first minute there.

    None where there is none, or only a part of a date.
    """
    found = _TIME.match(published or "")
    try:
        day = date.fromisoformat(found[0][:10]).toordinal() if found else None
    except ValueError:
        return None
    if found is None or day is None:
        return None
    hours, minutes, sign, zone_hours, zone_minutes = (part or "" for part in found.groups())
    zone = int(zone_hours or 0) * 60 + int(zone_minutes or 0)
    return day * 1440 + int(hours or 0) * 60 + int(minutes or 0) - (-zone if sign == "-" else zone)


def normal_form(text: str) -> str:
    """Return the wording without case, accents, punctuation, quotation marks and runs of space."""
    bare = text.casefold().translate(_MARKS)
    if not bare.isascii():
        folded = unicodedata.normalize("NFKD", bare)
        bare = "".join(char for char in folded if not unicodedata.combining(char))
        bare = re.sub(r"[’'‘`´]", "", bare)
    return " ".join(_NOT_WORD.sub(" ", bare).split())


def apply_lemma_rule(form: str, rule: str) -> str:
    """Return the lemma that `rule` makes of `form`; a rule that cuts more than there is leaves the form."""
    case, cut, ending = rule.split("|", 2)
    if case == "=":
        return ending
    base = form.lower() if case == "l" else form
    if int(cut) > len(base):
        return base
    return base[: len(base) - int(cut)] + ending


def labelled_dateline_end(
    text: str, bounds: Sequence[tuple[int, int]], before_places: Iterable[str]
) -> tuple[int, int] | None:
    """Return start of the paragraph and end of a dateline with a colon ("ALOR TENGAH: Two men …"), None without one.

    `bounds` are those of all paragraphs.  A script has more such labels; and of a name that the text has elsewhere,
    too, that must be a place's ("in Alor Tengah", by the words `before_places`), unless an agency stands behind it.
    """
    found = [(start, end, match) for start, end in bounds if (match := _LABEL.match(text, start, end))]
    if len(found) != 1 or found[0][0] not in {start for start, _ in bounds[:_OPENING]}:
        return None
    start, end, match = found[0]
    name = re.compile(rf"(\b(?:{'|'.join(before_places)}) )?\b" + re.escape(match[1]) + r"\b", re.IGNORECASE)
    elsewhere = [*name.finditer(text, 0, start), *name.finditer(text, match.end())]
    apart = bool(match[2]) or not elsewhere or any(one[1] for one in elsewhere)
    return (start, match.end()) if apart and _SENTENCES.match(text, match.end(), end) else None


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the first sentence of a paragraph begins: behind its dateline, if it has one."""
    match = _DATELINE.match(text, start, end)
    return match.end() if match and match.end() < end else start
