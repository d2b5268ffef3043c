"""Cells that open right in a spreadsheet: what it would run as a formula is made harmless, and can be had back.

A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula,
and text of an article is anybody's.  Such a cell gets an apostrophe in front.  So
does one that begins with apostrophes and then such a character, so that
`original` always gives back what was there (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Excel takes CSV for Latin-1 unless it begins with this
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# the characters that begin a formula, also in full width; spreadsheets skip tabs and line breaks before them
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_HARMLESS = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def harmless(cell: Any) -> Any:
    """Return a cell that no spreadsheet runs: a text that it would run gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def original(cell: str) -> str:
    """Return the text that `harmless` was given."""
    return cell[1:] if _HARMLESS.match(cell) else cell


def csv_lines(rows: Iterable[Sequence[Any]], *, raw: bool = False) -> bytes:
    """Return rows as lines of CSV (RFC 4180, UTF-8); `raw` leaves every cell as it is."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows if raw else (tuple(map(harmless, row)) for row in rows))
    return text.getvalue().encode("utf-8", "replace")
