"""Quotes on a terminal: an article with its quotes marked, and a table of what was found."""

from __future__ import annotations

import json
import shutil
import sqlite3
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotes import articles
from quotes.errors import InputError
from quotes.store.called import articles_called, listed
from quotes.store.connection import open_for_reading

RESET, BOLD = "\x1b[0m", "\x1b[1m"
STYLES = {"direct": "\x1b[4m", "mixed": "\x1b[4m", "indirect": "\x1b[3m"}
COLORS = [f"\x1b[38;5;{code}m" for code in (32, 166, 35, 133, 136, 37, 161, 64)]


def shown(name: str, database: Path, *, color: bool) -> str:
    """Return the article called `name` (see `articles_called`; or a file not stored yet) with its quotes marked.

    Direct quotations stand between ⟦ and ⟧, indirect ones between ⟨ and ⟩, each
    with its number; below is the chain of each.  Raises InputError where no
    article has that name, or several have it.
    """
    stored = _stored(name, database)
    if stored is None:
        stored = _extracted(name)
    text, quotes = stored
    colors = {who: COLORS[number % len(COLORS)] for number, who in enumerate(dict.fromkeys(q["who"] for q in quotes))}
    marks: list[tuple[int, int, str]] = []
    for number, quote in enumerate(quotes, 1):
        left, right = ("⟨", "⟩") if quote["type"] == "indirect" else ("⟦", "⟧")
        style = STYLES[quote["type"]] + colors[quote["who"]] if color else ""
        spans: Sequence[tuple[int, int]] = quote["spans"]
        for start, end in spans:
            marks.append((start, 1, f"{style}{left}"))
            marks.append((end, 0, f"{right}{_small(number)}{RESET if color else ''}"))
    out, at = [], 0
    for place, _, mark in sorted(marks, key=lambda m: (m[0], m[1])):
        out.append(text[at:place] + mark)
        at = place
    lines = ["".join(out) + text[at:], ""]
    for number, quote in enumerate(quotes, 1):
        chain = f"{BOLD}{quote['chain']}{RESET}" if color else quote["chain"]
        lines.append(f"{number:3}. {chain}  ({quote['type']}, {quote['resolution']}, {quote['confidence']:.2f})")
    return "\n".join(lines)


def _small(number: int) -> str:
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))


def _stored(name: str, database: Path) -> tuple[str, list[dict[str, Any]]] | None:
    if not database.exists():
        return None
    with open_for_reading(database) as db:
        meant = articles_called(db, name)
        if len(meant) > 1:
            raise InputError(f"{name}: {len(meant)} articles are called so; name one:{listed(meant)}")
        if not meant:
            return None
        db.row_factory = sqlite3.Row
        rows = db.execute(
            "select type, spans, chain, resolution, confidence, coalesce(speaker_id, -id) as who from quotes"
            " where article_id = ? order by position",
            (meant[0].id,),
        ).fetchall()
        (text,) = db.execute("select text from articles where id = ?", (meant[0].id,)).fetchone()
        return text, [{**dict(row), "spans": json.loads(row["spans"])} for row in rows]


def _extracted(name: str) -> tuple[str, list[dict[str, Any]]]:
    import quotes

    for item in articles.read([name]):
        if isinstance(item, InputError):
            raise InputError(f"{name}: neither an article of the database nor a file that can be read ({item})")
        article = quotes.extract(item)
        return article.text, [
            {
                "type": q.type, "spans": list(q.spans), "chain": q.chain, "resolution": q.resolution,
                "confidence": q.confidence, "who": str(q.speaker),
            }
            for q in article.quotes
        ]  # fmt: skip
    raise InputError(f"{name}: no article in it; name a file with text, or an article of the database")


def table(database: Path, *, rows: int = 24) -> str:
    """Return a short table of the first quotes of each article of the database, cut to the terminal's width."""
    width = max(60, shutil.get_terminal_size((110, 20)).columns)
    with open_for_reading(database) as db:
        found = db.execute(
            "select a.publisher, s.name, q.type, q.cue, q.text, row_number() over (partition by a.id order by"
            " q.confidence desc, q.position) as nth from quotes q join articles a on a.id = q.article_id"
            " left join speakers s on s.id = q.speaker_id where q.act != 'thought' order by nth, a.id limit ?",
            (rows,),
        ).fetchall()
        articles_count, quotes_count, named = db.execute(
            "select (select count(*) from articles), count(*), sum(speaker_id is not null) from quotes"
        ).fetchone()
    sizes = (18, 26, 8, 12)
    head = _row(("outlet", "speaker", "type", "cue", "words"), sizes, width)
    lines = [head, "─" * min(width, len(head) + 40)]
    lines += [_row((p, s or "unresolved", t, c, x), sizes, width) for p, s, t, c, x, _ in found]
    lines.append(f"{quotes_count} quotes in {articles_count} articles, {named or 0} with their speaker")
    return "\n".join(lines)


def _row(cells: Sequence[str | None], sizes: Sequence[int], width: int) -> str:
    fixed = [
        textwrap.shorten(cell or "", size, placeholder="…").ljust(size)
        for cell, size in zip(cells, sizes, strict=False)
    ]
    left = "  ".join(fixed)
    words = textwrap.shorten(cells[-1] or "", max(20, width - len(left) - 2), placeholder="…")
    return f"{left}  {words}"
