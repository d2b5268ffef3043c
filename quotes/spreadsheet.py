"""Cells that open right in a spreadsheet: what it would run or change is made harmless, and can be had back.

A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula,
and text of an article is anybody's (OWASP, "CSV Injection"); and it takes a text
of digits for a number, of which it drops leading zeros and all digits but fifteen,
as of one key in a thousand.  Such a cell gets an apostrophe in front.  So does one
that begins with apostrophes and goes on like that, so that `original` always gives
back what was there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Excel takes CSV for Latin-1 unless it begins with this
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# the characters that begin a formula, also in full width (spreadsheets skip tabs and line breaks before them), and
# digits that come out as other ones
_CHANGED = r"(?:[=+\-@\t\r\n＝＋－＠]|(?:0[0-9]+|[0-9]{16,}|[0-9]+(?:\.[0-9]+)?[eE][0-9]+)\Z)"
_FORMULA = re.compile(rf"'*{_CHANGED}")
_HARMLESS = re.compile(rf"'+{_CHANGED}")


def harmless(cell: Any) -> Any:
    """Return a cell that no spreadsheet runs or changes: a text of that kind gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def original(cell: str) -> str:
    """Return the text that `harmless` was given."""
    return cell[1:] if _HARMLESS.match(cell) else cell


class _Lines:
    """Takes the lines that `csv` writes, with what they end in there for what they are to end in."""

    # `csv` puts a cell into quotation marks that holds a character of what lines end in: LibreOffice, unless told
    # otherwise, takes semicolons and tabs for separators, too
    END, WANTED = "\r\n;\t", "\r\n"

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        """Take one line."""
        self.lines.append(line.removesuffix(self.END))

    def encoded(self) -> bytes:
        """Return the lines in UTF-8."""
        return "".join(f"{line}{self.WANTED}" for line in self.lines).encode("utf-8", "replace")


def csv_lines(rows: Iterable[Sequence[Any]], *, raw: bool = False) -> bytes:
    """Return rows as lines of CSV (RFC 4180, UTF-8); `raw` leaves every cell as it is."""
    found = _Lines()
    csv.writer(found, lineterminator=_Lines.END).writerows(rows if raw else (tuple(map(harmless, row)) for row in rows))
    return found.encoded()
