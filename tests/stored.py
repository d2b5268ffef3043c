"""Articles with quotes made by hand, short enough to read in a table of tests, and what a database says of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.types import PIECE_JOINT, Act, Article, Kind, Link, Mention, Quote, QuoteType, Span, Speaker

MODEL = "by hand 1"


@dataclass(frozen=True)
class Said:
    """Words of a text ("a […] b" for two pieces) and whose they are; `by` None: nobody knows."""

    words: str
    by: str | None = None
    kind: Kind = "person"
    role: str | None = None
    affiliation: str | None = None
    anonymous: bool = False
    reason: str | None = None
    told: str | None = None
    cue: str | None = None
    type: QuoteType = "indirect"
    act: Act = "speech"


def an_article(text: str, *said: Said, **metadata: Any) -> Article:
    """Return the article of the text with these quotes."""
    return Article(text, quotes=tuple(_quote(text, one, metadata.get("publisher")) for one in said), **metadata)


def _quote(text: str, said: Said, publisher: str | None) -> Quote:
    spans = tuple(_span(text, piece) for piece in said.words.split(PIECE_JOINT))
    speakers, links = (), ()
    if said.by:
        named = said.by in text
        speaker = Speaker(
            said.by,
            said.kind,
            said.anonymous,
            said.role,
            said.affiliation,
            _span(text, said.reason) if said.reason else None,
            (Mention(said.by, *_span(text, said.by)),) if named else (),
        )
        speakers = (speaker,)
        links = (Link("speaker", said.by, speaker, *(_span(text, said.by) if named else ())),)
    if said.told:
        links += (Link("told", said.told, None, *_span(text, said.told)),)
    if publisher:
        links += (Link("publisher", publisher),)
    return Quote(
        text=said.words,
        spans=spans,
        type=said.type,
        act=said.act,
        cue=_span(text, said.cue) if said.cue else None,
        source=_span(text, said.by) if said.by and said.by in text else None,
        speakers=speakers,
        resolution="named" if said.by else "unresolved",
        links=links,
        chain=" → ".join(link.name for link in links),
        confidence=0.75,
    )


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def rows(database: sqlite3.Connection, sql: str, *values: Any) -> list[Any]:
    """Return the rows of a query; those of one column as bare values."""
    found = database.execute(sql, values).fetchall()
    return [row[0] for row in found] if found and len(found[0]) == 1 else found


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, ids put as the keys they stand for and times left out: equal for equal data."""
    from quotes.schema import TABLES

    with sqlite3.connect(path) as database:
        names = {
            table.name: dict(database.execute(f'SELECT id, key FROM "{table.name}"').fetchall())
            for table in TABLES
            if any(column.name == "key" for column in table.columns)
        }
        names["top_speakers"] = names["speakers"]
        found = {}
        for table in TABLES:
            columns = [one for one in table.columns if one.name not in ("added_at", "at") and not one.generated]
            listed = ", ".join(f'"{column.name}"' for column in columns)
            own = names.get(table.name, {})
            references = [own if one.name == "id" else names.get(one.references or "") for one in columns]
            found[table.name] = sorted(
                (
                    tuple(
                        cell if known is None or cell is None else known.get(cell)
                        for cell, known in zip(row, references, strict=True)
                    )
                    for row in database.execute(f'SELECT {listed} FROM "{table.name}"')
                ),
                key=repr,
            )
    return found


def assert_sound(path: Path) -> None:
    """Check everything that must hold of every database at any time."""
    from quotes.schema import ATTRIBUTED_QUOTES, SPEAKER_MONTHS, TABLES, TALLIES, TOP_SPEAKERS

    with sqlite3.connect(path) as database:
        assert rows(database, "PRAGMA integrity_check") == ["ok"]
        assert rows(database, "PRAGMA foreign_key_check") == []
        for table in TABLES:
            if table.search:  # raises if the index does not agree with the table
                index = f"{table.name}_fts"
                database.execute(f'INSERT INTO "{index}" ("{index}", rank) VALUES (\'integrity-check\', 1)')
        for table in (ATTRIBUTED_QUOTES, SPEAKER_MONTHS, TOP_SPEAKERS, *TALLIES):
            listed = ", ".join(f'"{name}"' for name in table.filled)
            kept = sorted(database.execute(f'SELECT {listed} FROM "{table.name}"').fetchall(), key=repr)
            assert kept == sorted(database.execute(table.select()).fetchall(), key=repr), table.name
        for text, spans, quoted in rows(
            database, "SELECT articles.text, spans, quotes.text FROM quotes JOIN articles ON articles.id = article_id"
        ):
            import json

            assert PIECE_JOINT.join(text[start:end] for start, end in json.loads(spans)) == quoted
        orphans = (
            "SELECT name FROM speakers WHERE id NOT IN (SELECT speaker_id FROM appearances) "
            "AND id NOT IN (SELECT speaker_id FROM quotes WHERE speaker_id IS NOT NULL)"
        )
        assert rows(database, orphans) == []
