"""What is known of an article besides its text: one table of names, one form for each value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TypedDict
from urllib.parse import urlsplit

# Field of Article ("id": the row's own name) -> columns, keys and front matter that give it, the best first.
# Names are compared without case, spaces, underscores and other signs.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "articletext", "articlebody", "body", "bodytext", "content", "contenttext", "maintext",
        "plaintext", "rawtext", "story", "article", "transcript",
    ),
    "url": ("url", "link", "permalink", "canonicalurl", "canonical", "articleurl", "sourceurl", "weburl", "uri"),
    "title": ("title", "headline", "heading", "articletitle"),
    "publisher": (
        "publisher", "outlet", "newspaper", "publication", "sitename", "ogsitename", "site", "medianame",
        "sourcename", "source", "sourcedomain", "domain", "hostname", "host",
    ),
    "author": ("author", "authors", "byline", "creator", "dccreator", "journalist", "writer"),
    "published": (
        "published", "publishedat", "publishedon", "datepublished", "publisheddate", "publishdate", "publicationdate",
        "pubdate", "date", "datetime", "timestamp",
    ),
    "language": ("language", "lang", "inlanguage"),
    "agency": ("agency", "newsagency", "wire", "wireservice"),
    "id": ("id", "articleid", "docid", "documentid", "uid", "uuid", "guid", "key"),
}  # fmt: skip
_LONGEST_VALUE = 500


class Metadata(TypedDict):
    """Fields of Article besides its text, None where they are not stated."""

    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    agency: str | None


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Return the text with each lone surrogate (JSON can hold them, UTF-8 cannot) replaced by one U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """Return a column's name as FIELDS has it: "Full Text" → "fulltext"."""
    return re.sub(r"[\W_]+", "", name.casefold())


def columns_of(names: Iterable[str], field: str) -> list[str]:
    """Return those of the names that give the field, the best first."""
    bare = {bare_name(name): name for name in names}
    return [bare[synonym] for synonym in FIELDS[field] if synonym in bare]


def metadata(row: Mapping[str, object]) -> Metadata:
    """Return the fields of Article other than text that the row gives, each in its normal form."""
    return Metadata(
        url=_first(row, "url", _web_address),
        title=_first(row, "title"),
        publisher=_first(row, "publisher", _outlet),
        author=_first(row, "author"),
        published=_first(row, "published", iso_date),
        language=_first(row, "language", _language),
        agency=_first(row, "agency"),
    )


def _first(
    row: Mapping[str, object], field: str, normal: Callable[[str], str | None] = lambda value: value
) -> str | None:
    """Return the first of the field's values that is one."""
    values = (plain_value(row[column]) for column in columns_of(row, field))
    return next((found for value in values if value and (found := normal(value))), None)


def own_name(row: Mapping[str, object]) -> str | None:
    """Return what the row calls itself: its id."""
    return _first(row, "id")


def plain_value(value: object) -> str | None:
    """Return a value as one line of text: several are joined by commas, an object gives its name; None for nothing."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "value", "@value") if value.get(key)), None)
    if isinstance(value, (list, tuple)):
        value = ", ".join(filter(None, (plain_value(item) for item in value[:50] if not isinstance(item, list))))
    if value is None or isinstance(value, (bool, Mapping)):
        return None
    line = " ".join(_CONTROL.sub(" ", well_formed(str(value))).split())
    return line if 0 < len(line) <= _LONGEST_VALUE and line.casefold() not in ("nan", "none", "null", "n/a") else None


def site_of(url: str | None) -> str | None:
    """Return the site of a web address, without `www.`, `m.`, `amp.`; None where there is none."""
    if not url or ("//" not in url and "@" in url):
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or not re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", host):
        return None
    return re.sub(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)", "", host)


def _web_address(value: str) -> str | None:
    return value if re.fullmatch(r"https?://\S+|(?![\w+-]+:)\S+\.\S+/\S*", value, re.IGNORECASE) else None


def _outlet(value: str) -> str | None:
    """Return a publisher's name; of a web address, its site."""
    return site_of(value) if re.match(r"https?://|www\.", value) else value


def _language(value: str) -> str | None:
    """Return the ISO 639 code of a language tag: "en-GB" → "en"."""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_].*)?", value.lower())
    return match[1] if match else None


_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?)?", re.IGNORECASE
)
_WORDY = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_CLOCKS = (" %H:%M:%S", " %H:%M", " %I:%M %p", " %I:%M%p")


def iso_date(value: str) -> str | None:
    """Return a date, or date and time, in ISO 8601; None where it is not certain which day is meant.

    "03/04/2021" is the third of April here and the fourth of March there: None.
    """
    try:
        return _iso(value) or _seconds(value) or _mail(value) or _slashes(value) or _written_out(value)
    except (ValueError, OverflowError, OSError):
        return None


def _iso(value: str) -> str | None:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value  # ISO 8601 lets the day, or the month, be unknown
    match = _ISO.fullmatch(value)
    if not match:
        return None
    day, clock, seconds, utc, hours, minutes = match.groups()
    if not clock:
        return datetime.strptime(day, "%Y-%m-%d").date().isoformat()
    zone = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return datetime.fromisoformat(f"{day}T{clock}{seconds or ':00'}{zone}").isoformat()


def _seconds(value: str) -> str | None:
    """Seconds, or thousandths, since 1970."""
    match = re.fullmatch(r"(\d{9,10})(\d{3})?(?:\.\d+)?", value)
    return datetime.fromtimestamp(int(match[1]), timezone.utc).isoformat() if match else None


def _mail(value: str) -> str | None:
    """As in the mail and feed standards: "Thu, 12 Aug 2021 10:00:00 GMT"."""
    if re.fullmatch(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? \S+", value):
        return parsedate_to_datetime(value).isoformat()
    return None


def _slashes(value: str) -> str | None:
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", value)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return datetime(year, second, first).date().isoformat()
    return datetime(year, first, second).date().isoformat() if second > 12 else None


def _written_out(value: str) -> str | None:
    """As in "Thursday, August 12th, 2021 at 10:15 am"."""
    words = re.sub(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", "", value, flags=re.I)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|(?<=[a-z])\.|\bat\b", " ", words, flags=re.IGNORECASE)
    words = " ".join(re.sub(r"\bsept\b", "Sep", words, flags=re.IGNORECASE).split())
    for day in _WORDY:
        for clock in ("", *_CLOCKS):
            try:
                found = datetime.strptime(words, day + clock)
            except ValueError:
                continue
            return found.isoformat() if clock else found.date().isoformat()
    return None
