"""What the first lines of a text say of it: front matter, date, headline, byline.

A headline in plain text has no mark of its own.  It is taken only where the first
line looks like nothing else; a missing title is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import yaml

from quotes import languages
from quotes.articles.bylines import date_in_line, is_outlet, names_in_byline, outlet_in_byline
from quotes.articles.metadata import Metadata, iso_date, metadata

if TYPE_CHECKING:
    from quotes.languages import Language

DEFAULT_LANGUAGE = "en"
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,60000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYED = re.compile(r"^[A-Za-z][\w-]*:(?:[ \t]|\r?$)", re.MULTILINE)
_DATED = re.compile(r"\s?date:?[ \t]+(\S+)(?:[ \t]+(.*))?", re.IGNORECASE)
_HEADING = re.compile(r"[ ]{0,3}#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{3,})[ \t]*")
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 22  # words
_LONGEST_LINE = 160  # characters
_BYLINE_WITHIN = 8  # lines that are not blank
_LONGEST_IN_HEAD = 100  # characters, of lines below the headline
_ENDS = re.compile(r"\S+(?:\s+\S+){5,}[.!?][\"'”’]*\s*$")  # as a sentence does


@lru_cache(maxsize=64)
def words_for(code: str | None) -> Language:
    """Return the words of a language, of English where we have none: agencies are called the same in most."""
    known = code if code in languages.available() else DEFAULT_LANGUAGE
    return languages.get(known or DEFAULT_LANGUAGE)


def read_opening(text: str) -> Metadata:
    """Return what front matter and the first lines say; front matter wins over the lines below it."""
    start, front = _front_matter(text)
    given = metadata(front)
    lines = [line.rstrip("\r") for line in text[start : start + 20_000].split("\n")]
    guess = _read_lines(lines, words_for(given["language"]))
    given["published"] = given["published"] or guess.published
    given["title"] = given["title"] or guess.title
    given["author"] = given["author"] or guess.author
    return given


def printed_by(text: str, words: Language) -> str | None:
    """Return the outlet that the first lines name: in the byline, or on a line of its own beside it or the date."""
    lines = [line.rstrip("\r") for line in text[front_matter_end(text) :][:20_000].split("\n")]
    head = _head([line for line in lines if line.strip()], words)
    for line in head:
        if names_in_byline(line, words) and (outlet := outlet_in_byline(line, words.credits)):
            return outlet
    marks = [bool(names_in_byline(line, words) or date_in_line(line, words.credits)) for line in head]
    for at, line in enumerate(head):
        beside = marks[max(0, at - 1) : at + 2]
        if at and any(beside) and not marks[at] and (name := line.strip(" \t*_")) and is_outlet(name, words.credits):
            return name
    return None


def front_matter_end(text: str) -> int:
    """Return where the article begins behind its YAML front matter, 0 where there is none."""
    return _front_matter(text)[0]


def body_start(text: str) -> int:
    """Return where there is something to read: behind front matter, and the date that a first line begins with."""
    start = front_matter_end(text)
    line = re.compile(r"\s*?[^\n]*\S[^\n]*").match(text, start)
    dated = _DATED.fullmatch(line[0].rstrip("\r")) if line else None
    if line is None or dated is None or iso_date(dated[1]) is None:
        return start
    return line.start() + (dated.start(2) if dated[2] else len(line[0]))


def broken_front_matter(text: str) -> tuple[int, str] | None:
    """Return the line, counted from 1, in which what looks like front matter is no YAML, and why; None if all is well.

    A line between two rules is a text.
    """
    match = _FRONT.match(text)
    if match is None or not _KEYED.search(match[1]):
        return None
    try:
        _parsed_yaml(match[1])
    except yaml.MarkedYAMLError as error:
        # a list or a string that is never closed is found at the end; where it opens is of more use
        opened = error.context_mark if error.context_mark and error.context_mark.column else error.problem_mark
        return (opened.line if opened else 0) + 2, error.problem or "it cannot be parsed"
    except (yaml.YAMLError, RecursionError, TypeError):
        return 2, "it cannot be parsed"
    return None


def _front_matter(text: str) -> tuple[int, Mapping[str, object]]:
    match = _FRONT.match(text)
    found = _yaml(match[1]) if match else None
    if match is None or not isinstance(found, Mapping):
        return 0, {}
    return match.end(), {str(key): value for key, value in found.items()}


def _yaml(block: str) -> object:
    """Return the YAML value with every scalar a string, so that dates stay as they are written; None if broken."""
    try:
        return _parsed_yaml(block)
    except (yaml.YAMLError, RecursionError, TypeError):  # TypeError: a key that is a list
        return None


def _parsed_yaml(block: str) -> object:
    return yaml.load(block, Loader=yaml.BaseLoader)  # builds nothing but strings, lists and mappings


class _Guess(NamedTuple):
    published: str | None = None
    title: str | None = None
    author: str | None = None


def _read_lines(lines: list[str], words: Language) -> _Guess:
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return _Guess()
    author = _author(lines[first:], words)
    day = _date_below(lines[first:], words)
    if day and date_in_line(lines[first], words.credits):
        below = next((at for at in range(first + 1, len(lines)) if lines[at].strip()), None)
        return _Guess(day, _title(lines[below:], words) if below else None, author)
    dated = _DATED.fullmatch(lines[first])
    published = iso_date(dated[1]) if dated else None
    if dated is None or published is None:
        return _Guess(day, _title(lines[first:], words), author)
    if dated[2] and dated[2].strip():
        title = dated[2].strip()
        return _Guess(published, title if _is_short(title) else None, author)
    below = next((at for at in range(first + 1, len(lines)) if lines[at].strip()), None)
    return _Guess(published, _title(lines[below:], words) if below else None, author)


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and _SHORTEST_TITLE <= len(line.split()) <= _LONGEST_TITLE


def _title(lines: list[str], words: Language) -> str | None:
    """Return the headline that the lines begin with; None where the first may be anything else."""
    if heading := _HEADING.fullmatch(lines[0]):
        return heading[1].strip("*_ ") or None
    line, rest = lines[0].strip(), lines[1:]
    if rest and _UNDERLINE.fullmatch(rest[0]) and _is_short(line):
        return line
    line = line.strip("*_ ")
    following = next((at for at, below in enumerate(rest) if below.strip()), None)
    if following is None or not _is_short(line) or names_in_byline(line, words):
        return None
    body = rest[following:]
    if following == 0 and not (names_in_byline(body[0], words) or date_in_line(body[0], words.credits)):
        return None  # the line goes on in the next one
    # the article below must be longer than its headline
    if sum(map(len, body)) < 2 * len(line) or not any(len(below) > 60 for below in body):
        return None
    return line if _reads_as_headline(line) else None


def _reads_as_headline(line: str) -> bool:
    """A headline ends without a period (or has its words in capitals) and is neither a label, a list nor an address."""
    opening = line.lstrip("\"'“‘«(")
    if not opening or not (opening[0].isupper() or opening[0].isdigit()):
        return False
    if re.search(r"https?://|www\.|@\w+\.|[|{}<>=]|\t", line) or line[-1] in ",;:-–—…([{/" or line.endswith("..."):
        return False
    if re.match(r"[A-Z][A-Z .,'-]+(?:,[^()]{0,30})?\([A-Za-z ./]+\)\s*[-–—:]", line):
        return False  # a dateline
    bare = line.rstrip("\"'”’»)")
    if re.search(r"[a-z]{2}[.!?][\"'”’»)]? [\"“'‘]?[A-Z]", line):
        return False  # more than one sentence
    return not bare.endswith(".") or _in_capitals(line)


def _in_capitals(line: str) -> bool:
    """Are nearly all its longer words written with a capital, As in Many Headlines?"""
    longer = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.9 * len(longer)


def _head(lines: list[str], words: Language) -> list[str]:
    """Return those of the first lines, none of them blank, that stand before the article begins with a long one.

    Above a byline a sentence or two may stand that sum up the article.
    """
    opening = lines[:_BYLINE_WITHIN]
    byline = next((at for at, line in enumerate(opening) if names_in_byline(line, words)), 0)
    long = (
        at for at, line in enumerate(opening) if at > byline and (len(line) > _LONGEST_IN_HEAD or _ENDS.search(line))
    )
    return opening[: next(long, len(opening))]


def _date_below(lines: list[str], words: Language) -> str | None:
    """Return the date on a line of its own among the opening lines.

    Of several it may be any; and an article with more such lines further down is a chronicle.
    """
    filled = [line for line in lines if line.strip()]
    labelled = [day for line in _head(filled, words) if (day := date_in_line(line, words.credits, labelled=True))]
    if labelled:
        return labelled[0]
    found = [day for line in _head(filled, words) if (day := date_in_line(line, words.credits))]
    everywhere = sum(1 for line in filled if len(line) < _LONGEST_IN_HEAD and date_in_line(line, words.credits))
    return found[0] if len(found) == 1 == everywhere else None


def _author(lines: list[str], words: Language) -> str | None:
    """Return the names of the first byline among the opening lines."""
    opening = [line for line in lines if line.strip()][:_BYLINE_WITHIN]
    return next((names for line in opening if (names := names_in_byline(line, words))), None)
