"""Quotation marks: which opens, which closes, which is an apostrophe or an inch mark.

Works on characters alone, so that no mark is lost to a tokenizer.  Marks are
paired by kind within a paragraph; a quotation left open at the end of a
paragraph is kept (`closed=False`) and, where the next paragraph reopens it, the
next one is marked as its continuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# opening mark -> the marks that may close it
DOUBLE_CLOSERS = {"“": '”"', "„": '“”"', "‟": "”", "«": "»", "»": "«", "《": "》", "「": "」", "『": "』"}
SINGLE_CLOSERS = {"‘": "’'", "‚": "‘’", "‛": "’", "‹": "›", "›": "‹"}
STRAIGHT_DOUBLE = '"＂″'
STRAIGHT_SINGLE = "'`´"
CLOSE_ONLY = "”"
# words that begin with an apostrophe and so never open a quotation
ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|s|d|ll|re|ve|m|t|\d0s|\d\d)\b", re.IGNORECASE)
ALL_MARKS = frozenset("“”„‟«»《》「」『』\"＂″‘’‚‛‹›'`´")
# a quotation in single marks is not longer than this; looking further would take quadratic time
LONGEST_SINGLE = 3000
DOUBLE_MARKS = frozenset('“”„‟«»《》「」『』"＂″')


class Quotation(NamedTuple):
    """A stretch between two marks: `start` is the opening mark, `end` just behind the closing one."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool
    closed: bool
    continues: bool
    depth: int


class _Open(NamedTuple):
    start: int
    width: int
    closers: str
    single: bool
    continues: bool


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each paragraph, without outer white space.

    Blank lines part paragraphs.  A single line break parts them too, unless the
    text is wrapped at a column, where only a line that ends early does.  A long
    line that ends in the middle of a sentence goes on in any case, as where a page
    was cut into lines by a machine.
    """
    width = _wrap_width(text)
    at = 0
    for line in [*re.finditer(r"[^\S\n]*\n\s*|\u2029", text), None]:
        end = line.start() if line else len(text)
        if line and width and line[0].count("\n") == 1 and end - text.rfind("\n", 0, end) > width:
            continue
        if line and _is_torn(text, line.start(), line.end()):
            continue
        start = at
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
        if line:
            at = line.end()


LEAST_TORN = 40  # characters of a line, so that no heading and no list is taken for one


def _is_torn(text: str, end: int, after: int) -> bool:
    """Does a line end in a word or comma in the middle of a sentence, which goes on behind the break in lower case?"""
    long = end - (text.rfind("\n", 0, end) + 1) >= LEAST_TORN
    middle = text[end - 1 : end].islower() or text[end - 1 : end] == ","
    return long and middle and text[after : after + 1].islower()


def _wrap_width(text: str) -> int:
    """Return the length above which a line is taken to go on in the next one; 0 for text that is not wrapped."""
    lines = [line.rstrip() for line in text[:20_000].split("\n")]
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    longest = max((len(line) for line in lines), default=0)
    if len(followed) < 3 or not 40 <= longest <= 120:
        return 0
    unfinished = sum(1 for line in followed if line[-1] not in '.!?:"”’»')
    return int(longest * 0.7) if unfinished > len(followed) * 0.6 else 0


def pair_marks(text: str) -> list[Quotation]:
    """Return all quotations of `text`, in order of their start, the outer before the inner.

    Apostrophes, inch and foot marks are not quotations.  A quotation that is not
    closed ends with its paragraph.
    """
    found: list[Quotation] = []
    reopen: str | None = None
    bounds = list(paragraphs(text))
    for (start, end), (after, _) in zip(bounds, [*bounds[1:], (len(text), len(text))], strict=False):
        quotations, reopen = _pair_paragraph(text, start, end, reopen, text[after : after + 1])
        found.extend(quotations)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _pair_paragraph(
    text: str, start: int, end: int, reopen: str | None, next_mark: str
) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph.

    `reopen` is the mark left open by the paragraph before, `next_mark` what the next one begins with.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    at = start
    while at < end:
        char = text[at]
        if char not in ALL_MARKS:
            at += 1
            continue
        width = 2 if text[at : at + 2] in ("``", "''") and at + 2 <= end else 1
        mark = '"' if width == 2 else char
        closing = _closes(text, at, width, end, mark, stack)
        if closing is not None:
            for opened in stack[closing + 1 :]:  # inner marks that never closed
                found.append(_quotation(opened, at, at, False, stack.index(opened)))
            found.append(_quotation(stack[closing], at, at + width, True, closing))
            del stack[closing:]
        elif (opened_by := _opens(text, start, at, width, end, mark, stack, reopens=mark == next_mark)) is not None:
            continues = at == start and reopen is not None and (mark in DOUBLE_MARKS) == (reopen in DOUBLE_MARKS)
            stack.append(_Open(at, width, opened_by, mark not in DOUBLE_MARKS, continues))
        at += width
    still_open = None
    for depth, opened in enumerate(stack):
        # a single mark that never closes is an apostrophe or a foot mark, unless the next paragraph reopens it
        if opened.single and text[opened.start] != next_mark:
            continue
        found.append(_quotation(opened, end, end, False, depth))
        if depth == 0:
            still_open = text[opened.start]
    return found, still_open


def _quotation(opened: _Open, inner_end: int, end: int, closed: bool, depth: int) -> Quotation:
    return Quotation(
        opened.start, end, opened.start + opened.width, inner_end, opened.single, closed, opened.continues, depth
    )


def _before(text: str, at: int, start: int = 0) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, at: int, end: int) -> str:
    return text[at] if at < end else " "


def _closes(text: str, at: int, width: int, end: int, mark: str, stack: list[_Open]) -> int | None:
    """Return the index in `stack` of the quotation that the mark at `at` closes, or None."""
    before, after = _before(text, at), _after(text, at + width, end)
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if mark not in opened.closers:
            continue
        if not opened.single:
            if mark in STRAIGHT_DOUBLE and before.isspace() and not after.isspace() and _is_wordlike(after):
                return None  # looks like an opening mark: a nested or reopened quotation
            if mark in STRAIGHT_DOUBLE and before.isdigit() and opened.closers == '"' and _inch(text, at, end):
                return None
            return depth
        if _is_wordlike(before) and _is_wordlike(after):
            return None  # an apostrophe inside a word
        if before.isspace():
            return None
        if before in "sS" and after.isspace() and _closes_later(text, at + 1, end, opened.closers):
            return None  # plural possessive: the farmers' land
        return depth
    return None


def _closes_later(text: str, at: int, end: int, closers: str) -> bool:
    """Is there a surer closing mark further on, before another opening one?"""
    for k in range(at, min(end, at + LONGEST_SINGLE)):
        char = text[k]
        before, after = text[k - 1], _after(text, k + 1, end)
        if char in closers and before in ",.?!;…" and not _is_wordlike(after):
            return True
        if char in "‘" or (char == "'" and before.isspace() and _is_wordlike(after)):
            return False
    return False


def _opens(
    text: str, start: int, at: int, width: int, end: int, mark: str, stack: list[_Open], *, reopens: bool
) -> str | None:
    """Return the marks that may close the quotation opened at `at`, or None where the mark opens nothing.

    `reopens` says that the next paragraph begins with the same mark.
    """
    before, after = _before(text, at, start), _after(text, at + width, end)
    if mark in DOUBLE_CLOSERS:
        if mark in "»" and not (before.isspace() and _is_wordlike(after)):
            return None
        return DOUBLE_CLOSERS[mark] + ('"' if width == 2 else "")
    if mark in STRAIGHT_DOUBLE:
        if after.isspace() or (before.isdigit() and not after.isalpha()):
            return None
        if _is_wordlike(before) and not _is_wordlike(after):
            return None
        return '"”＂″'
    if mark in CLOSE_ONLY:
        # a right-hand mark where a left-hand one belongs: seen in badly converted text
        return '”"' if (before.isspace() and _is_wordlike(after)) else None
    if any(opened.single for opened in stack) and not any(not o.single for o in stack[-1:]):
        return None
    if _is_wordlike(before) or after.isspace() or not (_is_wordlike(after) or after in "[(…." or after in ALL_MARKS):
        return None
    if mark != "‘" and ELISIONS.match(text, at + 1, end):
        return None
    closers = SINGLE_CLOSERS.get(mark, "'’")
    if mark == "’":
        return None
    return closers if _has_closer(text, at + 1, end, closers) or (reopens and at == start) else None


def _has_closer(text: str, at: int, end: int, closers: str) -> bool:
    """Is there a mark further on that could close a single quotation?"""
    for k in range(at + 1, min(end, at + LONGEST_SINGLE)):
        if text[k] in closers and not text[k - 1].isspace() and not _is_wordlike(_after(text, k + 1, end)):
            return True
    return False


def _inch(text: str, at: int, end: int) -> bool:
    """6'2" or 12" followed by a small word, where a closing mark stands later in the paragraph."""
    after = _after(text, at + 1, end)
    return after == " " and bool(re.search(r"\d['’′]\d{1,2}$", text[max(0, at - 6) : at]))


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char in "$£€@#&"


def mark_states(text: str, quotations: list[Quotation]) -> bytearray:
    """Return one byte a character: 0 outside, 1 an opening, 2 a closing mark, 3 inside double, 4 inside single ones."""
    states = bytearray(len(text))
    for quotation in quotations:  # outer first, so the inner overwrite
        states[quotation.inner_start : quotation.inner_end] = bytes([4 if quotation.single else 3]) * (
            quotation.inner_end - quotation.inner_start
        )
    for quotation in quotations:
        for k in range(quotation.start, quotation.inner_start):
            states[k] = 1
        for k in range(quotation.inner_end, quotation.end):
            states[k] = 2
    return states
