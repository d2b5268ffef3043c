"""What Datasette asks of tables, asked more quickly: the same answers, and the same pages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from stored import Said, an_article

from quotes.publish import ahead, facets, quicker
from quotes.publish import database as opening
from quotes.publish.metadata import metadata
from quotes.types import Article

MANY = 60


def articles() -> Iterator[Article]:
    for number in range(MANY):
        words = f"Lock {number} is open" + (" and dry" if number % 4 == 0 else "")
        yield an_article(
            f"{words}, Ada Brandt said.",
            Said(words, "Ada Brandt", type="indirect" if number % 3 else "direct"),
            path=f"{number}.txt",
            title=f"Lock {number}",
            publisher="Post" if number % 2 else "Mail",
            published=f"2031-01-{1 + number % 28:02}",
        )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conftest import write_database

    return write_database(tmp_path_factory.mktemp("quicker") / "quotes.db", list(articles()))


def published(path: Path) -> Datasette:
    return Datasette([str(path)], metadata=metadata())


async def page(site: Datasette, address: str) -> dict[str, Any]:
    response = await site.client.get(f"{address}&_shape=objects&_extra=count,facet_results&_labels=off")
    assert response.status_code == 200, response.text
    found = response.json()
    known = found["facet_results"].get("results", found["facet_results"])
    return {
        "rows": [row["key"] for row in found["rows"]],
        "count": found.get("count", found.get("filtered_table_rows_count")),
        "facets": {name: {one["value"]: one["count"] for one in facet["results"]} for name, facet in known.items()},
        "next": found.get("next"),
    }


SEARCHES = [
    "/quotes/attributed_quotes.json?_search=lock",
    "/quotes/attributed_quotes.json?_search=dry",
    "/quotes/attributed_quotes.json?_search=lock&_size=7",
    "/quotes/attributed_quotes.json?_search=lock+-dry",
    "/quotes/attributed_quotes.json?_search=lock&publisher=Post&_size=5",
    "/quotes/attributed_quotes.json?_search=lock&_sort=newest",
    "/quotes/attributed_quotes.json?_search=nothing",
    "/quotes/quotes.json?_search=open+brandt",
    "/quotes/articles.json?_search=brandt",
    "/quotes/attributed_quotes.json?type=direct&_facet=month",
    "/quotes/attributed_quotes.json?publisher=Post&_facet=type",
    "/quotes/attributed_quotes.json?_facet=month",
]


@pytest.mark.parametrize("address", SEARCHES)
async def test_the_answers_are_the_same(path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as plainly:
        for name in ("quicker_count", "quicker_facet", "newest_one_by_one"):
            plainly.setattr(opening, name, lambda sql: sql)
        expected = await page(published(path), address)
        after = f"{address}&_next={expected['next']}"
        second = expected["next"] and await page(published(path), after)
    for common in (1, 10_000):
        monkeypatch.setattr(opening, "COMMON", common)
        monkeypatch.setattr(quicker, "COMMON", common)
        site = published(path)
        assert await page(site, address) == expected
        if second:
            assert await page(site, after) == second


async def test_the_quicker_ways_are_taken(
    path: Path, asked_of_sqlite: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "COMMON", 1)
    monkeypatch.setattr(quicker, "COMMON", 1)
    await page(published(path), SEARCHES[0])
    assert any("exists (select 1 from attributed_quotes_fts" in sql for sql in asked_of_sqlite)
    assert any(re.search(r"group by \+", sql) for sql in asked_of_sqlite)
    if hasattr(Datasette, "permission_allowed"):  # 1.0 counts only so far
        assert any(sql.startswith("select count(*) from attributed_quotes_fts") for sql in asked_of_sqlite)


async def test_facets_of_many_rows_are_counted_for_who_asks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "BROAD", 10)
    site = published(path)
    assert set((await page(site, "/quotes/attributed_quotes.json?type=direct"))["facets"]) == {
        "publisher",
        "kind",
        "type",
    }
    monkeypatch.setattr(facets, "SMALL", 20)  # as if the table were large
    whole = await page(site, "/quotes/attributed_quotes.json?_size=1")
    assert set(whole["facets"]) == {"publisher", "kind", "type"}
    part = await page(site, "/quotes/attributed_quotes.json?type=direct&_facet=kind")
    assert set(part["facets"]) == {"kind"}
    few = await page(site, "/quotes/attributed_quotes.json?published=2031-01-02&_size=1")
    assert set(few["facets"]) == {"publisher", "kind", "type"}
    text = (await site.client.get("/quotes/attributed_quotes?type=direct")).text
    for name in ("publisher", "kind", "type"):
        assert f'<a href="/quotes/attributed_quotes?type=direct&amp;_facet={name}">by {name}</a>' in text


async def lifespan(site: Datasette) -> None:
    """Start the server's application as a server does, and wait until it says that it is there."""
    said = asyncio.Event()
    messages = iter([{"type": "lifespan.startup"}])

    async def receive() -> Any:
        for message in messages:
            return message
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        assert message["type"] == "lifespan.startup.complete"
        said.set()

    running = asyncio.create_task(site.app()({"type": "lifespan"}, receive, send))
    await asyncio.wait_for(said.wait(), 30)
    running.cancel()


async def test_the_first_visitor_finds_the_counts_made(path: Path, asked_of_sqlite: list[str]) -> None:
    site = published(path)
    await lifespan(site)
    assert any("as value, count(*)" in sql for sql in asked_of_sqlite)
    asked_of_sqlite.clear()
    await page(site, "/quotes/attributed_quotes.json?_size=50")
    await site.client.get("/quotes/attributed_quotes")
    assert not any("as value, count(*)" in sql for sql in asked_of_sqlite)


async def test_a_server_does_not_wait_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def for_ever(datasette: Any) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(ahead, "_ask", for_ever)
    monkeypatch.setattr(ahead, "PATIENCE", 0.05)
    await asyncio.wait_for(lifespan(published(path)), 10)


async def test_permissions_are_read_once_and_hold(path: Path) -> None:
    if not hasattr(Datasette, "permission_allowed"):
        pytest.skip("of 0.65")
    closed = metadata()
    closed["databases"]["quotes"]["tables"]["speakers"]["allow"] = {"id": "editor"}
    site = Datasette([str(path)], metadata=closed)
    for _ in range(2):
        assert (await site.client.get("/quotes/speakers")).status_code == 403
        assert (await site.client.get("/quotes/articles")).status_code == 200


async def test_stored_queries_give_every_row_both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published(path)
    rows = (await site.client.get("/quotes/most_quoted.json?_shape=array")).json()
    assert [(row["speaker"], row["quotes"]) for row in rows] == [("Ada Brandt", MANY)]
    rows = (await site.client.get("/quotes/most_quoted.json?_shape=array&publisher=Post&from_month=2031-01")).json()
    assert [(row["speaker"], row["quotes"], row["publishers"]) for row in rows] == [("Ada Brandt", MANY // 2, 1)]


def test_other_sql_stays_as_it_is() -> None:
    for sql in (
        "select count(*) from speakers where rowid in (select rowid from quotes_fts where quotes_fts match :search)",
        "select count(*) from attributed_quotes where type = 'direct'",
        "select type as value, count(*) as count from (select type from quotes) where type is not null group by type "
        "order by count desc, value limit 31",
    ):
        assert quicker.quicker_count(quicker.quicker_facet(sql)) == sql
        assert quicker.hits_of_newest(sql) is None
