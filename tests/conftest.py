"""Articles with their quotes, made by hand, and a database of them: for every test that needs rows but no models."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, page, server, trouble  # noqa: F401  (fixtures)

from quotes.types import PIECE_JOINT, Article, Link, Mention, Quote, Span, Speaker

MODEL = "by hand 1"

HARBOUR = """\
Harbour wall will hold, engineer says

ORLOV, 3 May (Norda) – “The harbour wall will hold,” said Mira Sol, the town's chief engineer. “We \
measured it twice.”

She added that repairs would start “within days”. A dock worker, who asked not to be named because he \
fears for his job, told Norda: “Nobody has looked at the gate since March.”

“He told us ‘never again’ and then he left,” Mira Sol recalled.

Tomas Berg and Ines Vala said in a statement that the port must close. “The tide does not wait.

“It never did.”
"""

MARKET = """\
The wall of the harbour is safe, engineer Mira Sol told reporters on Tuesday.

“The harbour wall will hold, since we measured it twice last month,” she said.
"""

HOSTILE = """\
<script>alert("text")</script> & “<img src=x onerror=alert(1)>” said <b>Eve</b>.

“Bold & <i>free</i>,” she wrote.
"""


def place(text: str, words: str, nth: int = 1) -> Span:
    """Return where the words stand in the text for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def a_quote(
    text: str,
    pieces: str | Sequence[str],
    speakers: Speaker | Sequence[Speaker] = (),
    *,
    source: str | None = None,
    cue: str | None = None,
    links: Sequence[tuple[Any, ...]] = (),
    **rest: Any,
) -> Quote:
    """Return a quote of the pieces, found in the text; the links are (role, name) from whoever was told outwards."""
    if isinstance(pieces, str):
        pieces = (pieces,)
    if isinstance(speakers, Speaker):
        speakers = (speakers,)
    spans = tuple(place(text, piece) for piece in pieces)
    chain = [Link("speaker", speaker.name, speaker) for speaker in speakers]
    chain += [Link(role, name) for role, name in links]
    return Quote(
        text=PIECE_JOINT.join(span.of(text) for span in spans),
        spans=spans,
        type=rest.pop("type", "direct"),
        source=place(text, source) if source else None,
        cue=place(text, cue) if cue else None,
        speakers=tuple(speakers),
        resolution=rest.pop("resolution", "named" if speakers else "unresolved"),
        links=tuple(chain),
        chain=" → ".join(link.name for link in chain),
        confidence=rest.pop("confidence", 0.9),
        **rest,
    )


def sample_articles() -> list[Article]:
    """Return three articles: one with most kinds of quotes, one that rewords it, one that is out to break pages."""
    mira = Speaker(
        "Mira Sol",
        "person",
        role="chief engineer",
        affiliation="town of Orlov",
        mentions=tuple(Mention("Mira Sol", *place(HARBOUR, "Mira Sol", nth)) for nth in (1, 2)),
    )
    reason = "because he fears for his job"
    docker = Speaker("dock worker", "person", anonymous=True, anonymity_reason=place(HARBOUR, reason))
    tomas, ines = Speaker("Tomas Berg", "person"), Speaker("Ines Vala", "person")
    outlet = ("publisher", "The Orlov Courier")
    harbour = Article(
        HARBOUR,
        url="https://courier.example/harbour?a=1&b=2",
        title="Harbour wall will hold, engineer says",
        publisher="The Orlov Courier",
        author="Pia Lind",
        published="2024-05-03",
        language="en",
        agency="Norda",
        quotes=(
            a_quote(
                HARBOUR,
                ("“The harbour wall will hold,”", "“We measured it twice.”"),
                mira,
                source="Mira Sol, the town's chief engineer",
                cue="said",
                links=[("agency", "Norda"), outlet],
            ),
            a_quote(
                HARBOUR,
                "repairs would start “within days”",
                mira,
                source="She",
                cue="added",
                type="mixed",
                resolution="pronoun",
                links=[outlet],
            ),
            a_quote(
                HARBOUR,
                "“Nobody has looked at the gate since March.”",
                docker,
                source="A dock worker, who asked not to be named",
                cue="told",
                resolution="nominal",
                links=[("told", "Norda"), outlet],
            ),
            a_quote(
                HARBOUR,
                "“He told us ‘never again’ and then he left,”",
                mira,
                cue="recalled",
                links=[outlet],
            ),
            a_quote(HARBOUR, "‘never again’", confidence=0.31),
            a_quote(
                HARBOUR,
                "the port must close",
                (tomas, ines),
                source="Tomas Berg and Ines Vala",
                type="indirect",
                cue="said in a statement",
                act="writing",
                polarity="directive",
                links=[("channel", "statement"), outlet],
            ),
            a_quote(HARBOUR, "“The tide does not wait.\n\n“It never did.”", tomas, resolution="continued"),
        ),
        speakers=(mira, docker, tomas, ines),
    )
    mira_again = Speaker("Mira Sol", "person", role="engineer")
    market = Article(
        MARKET,
        url="http://market.example/2",
        title="Wall safe",
        publisher="Market Daily",
        published="2024-05-04",
        language="en",
        quotes=(
            a_quote(
                MARKET,
                "The wall of the harbour is safe",
                mira_again,
                cue="told",
                type="indirect",
                links=[("told", "reporters"), ("publisher", "Market Daily")],
            ),
            a_quote(
                MARKET,
                "“The harbour wall will hold, since we measured it twice last month,”",
                mira_again,
                source="she",
                cue="said",
            ),
        ),
        speakers=(mira_again,),
    )
    eve = Speaker('Eve" onmouseover="alert(2)', "person", role="<u>chief</u>", affiliation="</title><script>")
    hostile = Article(
        HOSTILE,
        url="javascript:alert(3)",
        title="<script>alert('title')</script>",
        publisher='"Daily" <b>Bold</b>',
        author="<i>me</i>",
        published='2024" onclick="alert(4)',
        language='en" onload="alert(5)',
        quotes=(
            a_quote(HOSTILE, "“<img src=x onerror=alert(1)>”", eve, source="<b>Eve</b>", cue="said"),
            a_quote(HOSTILE, "“Bold & <i>free</i>,”", eve, source="she", cue="wrote", act="writing"),
        ),
        speakers=(eve,),
    )
    return [harbour, market, hostile]


def write_database(path: Path, articles: Sequence[Article]) -> Path:
    """Store the articles in a database and return its path."""
    from quotes.store import Store

    with Store(path) as store:
        for article in articles:
            store.add(article, model=MODEL)
        store.regroup()
    return path


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the sample articles; tests only read it."""
    return write_database(tmp_path_factory.mktemp("site") / "quotes.db", sample_articles())


def write_many(sample_db: Path, path: Path, number: int) -> Path:
    """Write a copy of the sample database with that many more quotes, few of whose values differ; return its path."""
    from quotes import schema

    with sqlite3.connect(sample_db) as source, sqlite3.connect(path) as target:
        source.backup(target)
    for table in (schema.ATTRIBUTED_QUOTES, schema.QUOTES):
        others = ", ".join(
            f'"{one.name}"' for one in table.columns if not one.generated and one.name not in ("id", "key")
        )
        target.execute(
            f"""
            with recursive n(n) as (select 1 union all select n + 1 from n where n < {number})
            insert into "{table.name}" (id, key, {others})
            select 1000 + n, printf('%016x', n), {others} from n join "{table.name}" as one on one.id = 1 + n % 11
            """
        )
    target.commit()
    target.close()
    return path


@pytest.fixture
def asked_of_sqlite(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the SQL that goes on to SQLite, as it comes."""
    from quotes.publish import database as opening

    found: list[str] = []
    plain = opening.Database.execute

    async def noted(self: Any, sql: str, *arguments: Any, **options: Any) -> Any:
        found.append(sql)
        return await plain(self, sql, *arguments, **options)

    monkeypatch.setattr(opening.Database, "execute", noted)
    return found
