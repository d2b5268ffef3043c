"""Downloads: every row of any table, view, query or page, right in a spreadsheet; and the database as we open it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import sample_articles, write_many
from datasette.app import Datasette

from quotes.publish import database as opening
from quotes.publish import downloads
from quotes.publish.metadata import metadata
from quotes.publish.serve import serve_arguments

MANY = 3000
BOM = "\ufeff"


@pytest.fixture(scope="module")
def many(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample database with 3,000 more quotes, few of whose values differ."""
    return write_many(sample_db, tmp_path_factory.mktemp("many") / "quotes.db", MANY)


def site_of(path: Path, **settings: Any) -> Datasette:
    words = {"on": True, "off": False}
    arguments = serve_arguments(path)
    found = {arguments[at + 1]: arguments[at + 2] for at, word in enumerate(arguments) if word == "--setting"}
    usual = {name: words.get(value, int(value) if value.isdigit() else value) for name, value in found.items()}
    return Datasette([str(path)], metadata=metadata(), settings={**usual, **settings})


@pytest.fixture
def site(many: Path) -> Datasette:
    return site_of(many)


async def rows(site: Datasette, address: str, **options: Any) -> list[dict[str, str]]:
    response = await site.client.get(address, **options)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    text = response.content.decode("utf-8")
    raw = "_raw=on" in address
    assert text.startswith(BOM) != raw
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(sql).fetchall()


WHOLE = {
    "attributed_quotes.csv": "attributed_quotes",
    "attributed_quotes.csv?_stream=on&_size=max&_dl=on": "attributed_quotes",
    "attributed_quotes.csv?_next=1000": "attributed_quotes",
    "quotes.csv?_sort_desc=article_id": "quotes",
    "quotes.csv?type=direct": "quotes where type = 'direct'",
    "quotes.csv?_where=id+>+2000&_facet=type": "quotes where id > 2000",
    "quotes.csv?_search=harbour+wall": "quotes_fts where quotes_fts match 'harbour wall'",
    "anonymous_sources.csv": "anonymous_sources",
    "latest.csv?publisher=": "(select id from attributed_quotes limit 200)",
    "unresolved.csv": "attributed_quotes where speaker_id is null",
}  # fmt: skip


@pytest.mark.parametrize(("address", "source"), WHOLE.items())
async def test_every_row(many: Path, site: Datasette, address: str, source: str) -> None:
    found = [tuple(row.values()) for row in await rows(site, f"/quotes/{address}")]
    ((count,),) = asked(many, f"select count(*) from {source}")
    assert count > 0
    assert len(found) == len(set(found)) == count


@pytest.mark.parametrize("address", ["/quotes.csv?sql=", "/quotes/-/query.csv?sql="])
async def test_every_row_of_a_query_of_ones_own(site: Datasette, address: str) -> None:
    if "/-/" in address and not hasattr(site, "allowed"):
        pytest.skip("an address of Datasette 1.0")
    found = await rows(site, f"{address}select+id,+:word+as+word+from+quotes&word=tide")
    assert len({row["id"] for row in found}) == len(found) == MANY + 11
    assert {row["word"] for row in found} == {"tide"}
    assert len(await rows(site, f"{address}select+id+from+quotes+limit+1200")) == 1200


@pytest.mark.parametrize("way", ["_sort", "_sort_desc"])
@pytest.mark.parametrize("column", ["publisher", "published", "speaker_id", "confidence", "id"])
async def test_a_sort_by_any_column_loses_no_row(many: Path, site: Datasette, column: str, way: str) -> None:
    found = await rows(site, f"/quotes/attributed_quotes.csv?{way}={column}&_raw=on")
    direction = "desc" if way == "_sort_desc" else ""
    wanted = asked(many, f"select id from attributed_quotes order by {column} {direction}, id {direction}")
    assert [int(row["id"]) for row in found] == [number for (number,) in wanted]


async def test_a_page(sample_db: Path) -> None:
    site = site_of(sample_db)
    key = sample_articles()[0].key
    assert len(await rows(site, f"/-/article/{key}.csv")) == 7
    ((ines,),) = asked(sample_db, "select key from speakers where name = 'Ines Vala'")
    (row,) = await rows(site, f"/-/speaker/{ines}.csv")  # though another stands first
    assert row["speaker"] == "Tomas Berg"
    ((variant,),) = asked(sample_db, "select key from variants limit 1")
    assert len(await rows(site, f"/-/variant/{variant}.csv")) == 2
    assert (await site.client.get("/-/article/0123456789abcdef.csv")).status_code == 404


@pytest.mark.parametrize(
    ("style", "start", "lines"),
    [
        ("", BOM + "id,", 4),
        ("_raw=on", "id,", 4),
        ("_raw=on&_header=off", "1,", 3),
        ("_size=2", BOM + "id,", 3),
    ],
)
async def test_styles(sample_db: Path, style: str, start: str, lines: int) -> None:
    response = await site_of(sample_db).client.get(f"/quotes/articles.csv?_col=title&_sort=id&{style}")
    assert response.content.decode().startswith(start)
    assert len(response.content.decode().split("\r\n")) == lines + 1


async def test_cells_that_would_be_formulas(tmp_path: Path) -> None:
    from stored import MODEL, Said, an_article

    from quotes.store import Store

    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add(an_article("It sank.", Said("It sank"), title="=HYPERLINK(1)", author="Ada,\n“Roth”"), model=MODEL)
    site = site_of(path)
    (row,) = await rows(site, "/quotes/articles.csv")
    assert (row["title"], row["author"]) == ("'=HYPERLINK(1)", "Ada,\n“Roth”")
    (row,) = await rows(site, "/quotes/articles.csv?_raw=on")
    assert row["title"] == "=HYPERLINK(1)"
    (row,) = await rows(site, "/quotes.csv?sql=select+'-1%2B1'+as+a,+-1+as+b")
    assert row == {"a": "'-1+1", "b": "-1"}


async def test_labels(site: Datasette) -> None:
    found = await rows(site, "/quotes/attributed_quotes.csv?_labels=on&_size=20&_sort=id")
    assert list(found[0])[-5:] == ["speaker_id", "speaker_id_label", "variant_id", "variant_id_label", "month"] or (
        list(found[0]).index("speaker_id_label") == list(found[0]).index("speaker_id") + 1
    )
    assert found[0]["speaker_id_label"] == "Mira Sol"
    assert found[0]["article_id_label"] == "Harbour wall will hold, engineer says"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quotes/nothing.csv", 404),
        ("/nothing/quotes.csv", 404),
        ("/quotes/quotes.csv?_where=nothing", 400),
        ("/quotes.csv?sql=delete+from+quotes", 400),
        ("/quotes.csv?sql=select+replace(hex(zeroblob(9000)),'0',hex(zeroblob(9000)))", 400),
        ("/quotes.csv?sql=select+nothing+from+quotes", 400),
    ],
)
async def test_what_cannot_be_downloaded(site: Datasette, address: str, status: int) -> None:
    assert (await site.client.get(address, follow_redirects=True)).status_code == status


async def test_downloads_keep_to_the_permissions(many: Path) -> None:
    closed = metadata()
    closed["databases"]["quotes"]["allow"] = {"id": "editor"}
    site = Datasette([str(many)], metadata=closed)
    key = sample_articles()[0].key
    for address in ("/quotes/quotes.csv", "/quotes.csv?sql=select+1", f"/-/article/{key}.csv", "/quotes/latest.csv"):
        assert (await site.client.get(address, follow_redirects=True)).status_code in (403, 404), address
    await site.invoke_startup()
    cookies = {"ds_actor": site.sign({"a": {"id": "editor"}}, "actor")}
    assert len(await rows(site, "/quotes/quotes.csv", cookies=cookies)) == MANY + 11


async def test_sql_and_long_downloads_can_be_switched_off(many: Path) -> None:
    site = site_of(many, default_allow_sql=False, allow_csv_stream=False)
    assert (await site.client.get("/quotes.csv?sql=select+1", follow_redirects=True)).status_code == 403
    assert (await site.client.get("/quotes/quotes.csv")).status_code == 403
    assert len(await rows(site, "/quotes/articles.csv")) == 3


async def test_served_without_downloads(many: Path) -> None:
    said = serve_arguments(many, downloads=False)
    assert said[said.index("allow_csv_stream") + 1] == "off"
    site = site_of(many, allow_csv_stream=False)
    assert (await site.client.get("/quotes/quotes.csv")).status_code == 403
    assert len(await rows(site, "/quotes/quotes.csv?id__lt=1500")) == 11 + 499
    for switch in (False, True):
        said = serve_arguments(many, downloads=switch)
        assert said[said.index("allow_download") + 1] == "off"  # of the database itself, always


class Visitor:
    """Asks for an address as a server would, and may leave; `parts` are the bodies sent so far."""

    def __init__(self, site: Datasette, address: str, patience: int = 10**9) -> None:
        path, _, query = address.partition("?")
        self.scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
            "raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")],
        }  # fmt: skip
        self.site, self.patience, self.parts = site, patience, list[bytes]()
        self.left = asyncio.Event()
        self.asked = False

    async def receive(self) -> dict[str, Any]:
        if not self.asked:
            self.asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            if len(self.parts) >= self.patience:
                self.left.set()
            await asyncio.sleep(0.01)

    async def asks(self) -> None:
        await self.site.invoke_startup()
        await self.site.app()(self.scope, self.receive, self.send)


async def test_rows_are_sent_as_they_are_read(site: Datasette) -> None:
    visitor = Visitor(site, "/quotes/quotes.csv")
    await visitor.asks()
    assert len(visitor.parts) > MANY / downloads.ROWS
    assert max(map(len, visitor.parts)) < 2 * sum(map(len, visitor.parts)) / (MANY / downloads.ROWS)


async def test_it_stops_when_the_visitor_leaves(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "ROWS", 10)
    visitor = Visitor(site, "/quotes/quotes.csv", patience=3)
    await visitor.asks()
    assert 3 <= len(visitor.parts) < 10


async def test_a_download_that_is_cut_is_broken_off(many: Path) -> None:
    visitor = Visitor(site_of(many, max_csv_mb=1), "/quotes.csv?sql=select+id,+hex(zeroblob(400))+as+a+from+quotes")
    with pytest.raises(downloads.TooLong):
        await visitor.asks()
    assert visitor.parts[-1]  # no end was sent


async def test_too_many_at_once(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "AT_ONCE", 0)
    assert (await site.client.get("/quotes/quotes.csv")).status_code == 503


async def test_slow_queries_end(many: Path) -> None:
    site = site_of(many, sql_time_limit_ms=50)
    slow = "select+count(*)+as+n+from+quotes+a,+quotes+b,+quotes+c"
    assert (await site.client.get(f"/quotes.csv?sql={slow}", follow_redirects=True)).status_code >= 400


# ---------------------------------------------------------------- the database as we open it


async def count(site: Datasette, table: str = "quotes") -> int:
    response = await site.client.get(
        f"/quotes.json?sql=select+count(*)+as+n+from+{table}&_shape=array", follow_redirects=True
    )
    return int(response.json()[0]["n"])


@pytest.fixture
def copied(sample_db: Path, tmp_path: Path) -> Path:
    path = tmp_path / "quotes.db"
    path.write_bytes(sample_db.read_bytes())
    return path


@pytest.mark.parametrize("immutable", [False, True])
async def test_another_file_in_its_place_is_noticed(copied: Path, many: Path, immutable: bool) -> None:
    path = str(copied)
    site = Datasette([] if immutable else [path], immutables=[path] if immutable else [], metadata=metadata())
    assert await count(site) == 11
    assert len(await rows(site, "/quotes/quotes.csv")) == 11
    new = copied.with_name("new.db")
    new.write_bytes(many.read_bytes())
    os.replace(new, copied)
    assert await count(site) == MANY + 11
    assert len(await rows(site, "/quotes/quotes.csv")) == MANY + 11
    page = await site.client.get("/quotes/quotes.json?_size=1&_extra=count&_shape=objects")
    assert MANY + 11 in (page.json().get("filtered_table_rows_count"), page.json().get("count"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How databases were opened since."""
    ways: list[str] = []
    connect = sqlite3.connect

    def noted(name: Any, *arguments: Any, **options: Any) -> Any:
        if "quotes.db?" in str(name):
            ways.append(str(name).partition("?")[2])
        return connect(name, *arguments, **options)

    monkeypatch.setattr(opening.sqlite3, "connect", noted)
    return ways


def published(path: Path, *, immutable: bool = False, editable: bool = False) -> Datasette:
    said = {**metadata(), "plugins": {"quotes": {"editable": editable}}}
    return Datasette([] if immutable else [str(path)], immutables=[str(path)] if immutable else [], metadata=said)


@pytest.mark.parametrize("immutable", [False, True])
async def test_a_database_is_opened_as_immutable(copied: Path, immutable: bool, opened: list[str]) -> None:
    os.utime(copied, (1e9, 1e9))
    site = published(copied, immutable=immutable)
    await site.invoke_startup()
    opened.clear()
    assert await count(site) == 11
    assert set(opened) == {"immutable=1"}


async def test_one_that_is_corrected_on_the_pages_is_not(copied: Path, opened: list[str]) -> None:
    os.utime(copied, (1e9, 1e9))
    site = published(copied, editable=True)
    await site.invoke_startup()
    opened.clear()
    assert await count(site) == 11
    assert set(opened) == {"mode=ro"}


@pytest.mark.parametrize("editable", [False, True])
async def test_nobody_writes_by_way_of_datasette(copied: Path, editable: bool) -> None:
    site = published(copied, editable=editable)
    await site.invoke_startup()
    with pytest.raises(sqlite3.OperationalError, match="read-only"):
        await site.databases["quotes"].execute_write("delete from quotes")
    assert await count(site) == 11


@pytest.mark.parametrize("immutable", [False, True])
@pytest.mark.parametrize("journal", ["wal", "delete"])
async def test_a_file_that_is_written_is_noticed(
    copied: Path, journal: str, immutable: bool, opened: list[str]
) -> None:
    os.utime(copied, (1e9, 1e9))
    site = published(copied, immutable=immutable)
    assert await count(site) == 11
    writer = sqlite3.connect(copied)
    writer.execute(f"pragma journal_mode = {journal}")
    for left in range(10, 5, -1):
        writer.execute("delete from quotes where id = (select max(id) from quotes)")
        writer.commit()
        assert await count(site) == left
        assert len(await rows(site, "/quotes/quotes.csv")) == left
    writer.execute("pragma wal_checkpoint(truncate)")
    writer.close()
    assert await count(site) == left
    for file in copied.parent.glob("quotes.db*"):
        os.utime(file, (1e9, 1e9))  # as after a while
    opened.clear()
    assert await count(site, "speakers") == 5
    assert set(opened) == {"immutable=1"}


async def test_what_is_read_while_an_immutable_file_changes_is_read_again(copied: Path) -> None:
    os.utime(copied, (1e9, 1e9))
    site = published(copied)
    await site.invoke_startup()
    read = []

    def slow(connection: sqlite3.Connection) -> int:
        read.append(connection.execute("select count(*) from quotes").fetchone()[0])
        if len(read) == 1:
            with sqlite3.connect(copied) as writer:
                writer.execute("delete from quotes where id > 5")
            raise sqlite3.DatabaseError("database disk image is malformed")  # as may happen
        return int(read[-1])

    assert await site.databases["quotes"].execute_fn(slow) == 5
    assert read == [11, 5]


async def test_counts_are_kept_until_the_file_changes(
    copied: Path, asked_of_sqlite: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = asked_of_sqlite
    monkeypatch.setattr(opening, "SETTLED", 0)
    site = site_of(copied)

    async def facets() -> dict[str, int]:
        ran.clear()
        address = "/quotes/attributed_quotes.json?_size=0&_facet=type&_extra=facet_results&_shape=objects"
        found = (await site.client.get(address)).json()["facet_results"]
        return {one["value"]: one["count"] for one in found.get("results", found)["type"]["results"]}

    counted = await facets()
    assert any("as value, count(*)" in sql for sql in ran)
    assert await facets() == counted
    assert not any("as value, count(*)" in sql for sql in ran)
    with sqlite3.connect(copied) as connection:
        connection.execute("delete from attributed_quotes where type = 'mixed'")
    assert await facets() == {kind: number for kind, number in counted.items() if kind != "mixed"}


async def test_no_facets_are_suggested(copied: Path) -> None:
    page = await Datasette([str(copied)], metadata=metadata()).client.get("/quotes/attributed_quotes")
    assert "Suggested facets" not in page.text


@pytest.mark.skipif(sys.version_info < (3, 11), reason="limits came with Python 3.11")
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("select length(randomblob(900000000))", "too big"),
        ("select replace(hex(zeroblob(9000000)), '0', 'xxxxxxxxxx')", "too big"),
        ("select hex(zeroblob(5000000)) from quotes, quotes", "too much"),
    ],
)
async def test_one_query_cannot_take_the_memory(site: Datasette, sql: str, said: str) -> None:
    response = await site.client.get("/quotes.json", params={"sql": sql}, follow_redirects=True)
    assert response.status_code == 400
    assert said in json.dumps(response.json())


async def test_databases_of_others_are_left_alone(tmp_path: Path, sample_db: Path) -> None:
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript("create table cats (name text); insert into cats values ('=Tom')")
    site = Datasette([str(other), str(sample_db)])
    response = await site.client.get("/other/cats.csv")
    assert response.text == "rowid,name\r\n1,=Tom\r\n"
    assert not isinstance(site.databases["other"], opening.QuotesDatabase)
    assert isinstance(site.databases["quotes"], opening.QuotesDatabase)


# ---------------------------------------------------------------- sorts that lose rows


@pytest.mark.parametrize("form", ["", ".json"])
@pytest.mark.parametrize("way", ["_sort", "_sort_desc"])
async def test_a_sort_that_would_lose_rows_is_explained(site: Datasette, form: str, way: str) -> None:
    response = await site.client.get(f"/quotes/attributed_quotes{form}?{way}=publisher&type=direct")
    assert response.status_code == 400
    assert "download the CSV" in response.text
    response = await site.client.get(f"/quotes/attributed_quotes{form}?type=direct&{way}=published")
    assert response.status_code == 302
    assert response.headers["location"] == f"/quotes/attributed_quotes{form}?type=direct&{way}=newest"
    assert (await site.client.get(response.headers["location"])).status_code == 200
    assert (await site.client.get(f"/quotes/attributed_quotes{form}?{way}=confidence")).status_code == 200
