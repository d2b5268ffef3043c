"""What was extracted, read from a database or from articles, as evaluation needs it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from quotes.errors import DatabaseError
from quotes.types import Article, Span


@dataclass(frozen=True)
class Predicted:
    """One attribution as extracted, from a database or from an `Article`; `links` are (role, name)."""

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    type: str
    act: str
    polarity: str
    speaker: str | None
    kind: str | None
    anonymous: bool
    reason: str | None
    links: tuple[tuple[str, str], ...]
    resolution: str = "unresolved"
    confidence: float = 0.0


@dataclass(frozen=True)
class Extraction:
    """The text of one article with all that was predicted in it."""

    text: str
    quotes: tuple[Predicted, ...]


Extractions = Mapping[str, Sequence[Extraction]]


def extractions(source: str | Path | Iterable[Article]) -> Extractions:
    """Return what a database, or articles with quotes, hold, by the last part of each article's path.

    Raises DatabaseError where the database cannot be read.
    """
    found: dict[str, list[Extraction]] = {}
    pairs = _from_database(Path(source)) if isinstance(source, (str, Path)) else map(_from_article, source)
    for path, extraction in pairs:
        found.setdefault(last_part(path), []).append(extraction)
    return found


def last_part(path: str | None) -> str:
    """Return the last part of a path; of `news/a.jsonl#7` that is `a.jsonl#7`."""
    return PurePath(path or "").name


def _from_article(article: Article) -> tuple[str | None, Extraction]:
    quotes = tuple(
        Predicted(
            content=tuple((a, b) for a, b in quote.spans),
            source=quote.source,
            cue=quote.cue,
            type=quote.type,
            act=quote.act,
            polarity=quote.polarity,
            speaker=quote.speaker.name if quote.speaker else None,
            kind=quote.speaker.kind if quote.speaker else None,
            anonymous=quote.anonymous,
            reason=_reason(article.text, quote.speaker.anonymity_reason if quote.speaker else None),
            links=tuple((link.role, link.name) for link in quote.links),
            resolution=quote.resolution,
            confidence=quote.confidence,
        )
        for quote in article.quotes
    )
    return article.path, Extraction(article.text, quotes)


def _reason(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


_QUOTES = """
    SELECT quotes.*, speakers.name AS speaker_name, speakers.kind AS speaker_kind
    FROM quotes LEFT JOIN speakers ON speakers.id = quotes.speaker_id
    WHERE quotes.wrong = 0 ORDER BY quotes.article_id, quotes.position
"""


def _from_database(path: Path) -> Iterator[tuple[str | None, Extraction]]:
    if not path.is_file():
        raise DatabaseError(f"{path}: no such database; make it with quotes extract")
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
            db.row_factory = sqlite3.Row
            links: dict[int, list[tuple[str, str]]] = {}
            for row in db.execute("SELECT quote_id, role, name FROM links ORDER BY quote_id, position"):
                links.setdefault(row["quote_id"], []).append((row["role"], row["name"] or ""))
            quotes: dict[int, list[Predicted]] = {}
            for row in db.execute(_QUOTES):
                quotes.setdefault(row["article_id"], []).append(_from_row(row, links.get(row["id"], ())))
            for row in db.execute("SELECT id, path, text FROM articles ORDER BY id"):
                yield row["path"], Extraction(row["text"], tuple(quotes.get(row["id"], ())))
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: {error}") from error


def _from_row(row: sqlite3.Row, links: Iterable[tuple[str, str]]) -> Predicted:
    def span(what: str) -> tuple[int, int] | None:
        return None if row[f"{what}_start"] is None else (row[f"{what}_start"], row[f"{what}_end"])

    return Predicted(
        content=tuple((a, b) for a, b in json.loads(row["spans"])),
        source=span("source"),
        cue=span("cue"),
        type=row["type"],
        act=row["act"],
        polarity=row["polarity"],
        speaker=row["speaker_name"],
        kind=row["speaker_kind"],
        anonymous=bool(row["anonymous"]),
        reason=row["anonymity_reason"],
        links=tuple(links),
        resolution=row["resolution"],
        confidence=row["confidence"] or 0.0,
    )
