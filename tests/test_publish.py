"""The site: marks over a text, metadata that fits the schema, pages that nothing in an article can break, serving."""

from __future__ import annotations

import csv
import io
import re
import socket
import sqlite3
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import HARBOUR, HOSTILE, a_quote, sample_articles, write_database, write_many
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from quotes import schema
from quotes.errors import DatabaseError, UsageError
from quotes.publish import policy
from quotes.publish.marking import Mark, Segment, marked_paragraphs, segments, steps
from quotes.publish.metadata import OPEN_FACETS, QUERIES, metadata, metadata_yaml, write_metadata
from quotes.publish.pages import article as article_pages
from quotes.publish.pages import speaker as speaker_pages
from quotes.publish.pages.common import day, web_address
from quotes.publish.serve import (
    SETTINGS,
    free_port,
    may_be_immutable,
    metadata_for,
    must_be_immutable,
    serve,
    serve_arguments,
)
from quotes.types import Article

ROOT = Path(__file__).parent.parent

# ---------------------------------------------------------------- marks over a text


def drawn(text: str, *marks: tuple[str, int, int]) -> str:
    """Return the steps of a text as a line: [a opens a, a] closes it, and (a opens it where it goes on."""
    line = ""
    for step in steps(text, [Mark(*mark) for mark in marks]):
        opening = ("[" if step.first else "(") + step.value
        line += {"text": step.value, "open": opening, "close": step.value + "]"}[step.kind]
    return line


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "·····"),
        ([("a", 0, 5)], "[a·····a]"),
        ([("a", 1, 3)], "·[a··a]··"),
        ([("a", 0, 5), ("b", 1, 3)], "[a·[b··b]··a]"),  # nested
        ([("b", 1, 3), ("a", 0, 5)], "[a·[b··b]··a]"),  # whatever their order
        ([("a", 0, 3), ("b", 2, 5)], "[a··[b·b]a](b··b]"),  # crossing: b goes on
        ([("a", 1, 3), ("b", 1, 3)], "·[a[b··b]a]··"),  # the same place
        ([("a", 0, 2), ("b", 2, 4)], "[a··a][b··b]·"),  # side by side
        ([("a", 0, 1), ("a", 3, 4)], "[a·a]··(a·a]·"),  # in two pieces
        ([("a", 2, 2)], "·····"),  # empty
        ([("a", 4, 99), ("b", -5, 1)], "[b·b]···[a·a]"),  # past the ends
        ([("a", 4, 2)], "·····"),  # backwards
    ],
)
def test_marks_are_nested_and_split(marks: list[tuple[str, int, int]], expected: str) -> None:
    assert drawn("·····", *marks) == expected


a_mark = st.builds(Mark, st.sampled_from("abcd"), st.integers(-3, 45), st.integers(-3, 45))


@given(st.text(max_size=40), st.lists(a_mark, max_size=12))
def test_segments_are_the_text_and_know_what_covers_them(text: str, marks: list[Mark]) -> None:
    found = segments(len(text), marks)
    assert "".join(text[start:end] for start, end, _ in found) == text
    for start, end, covering in found:
        assert start < end
        for number, mark in enumerate(marks):
            covers = mark.start <= start and end <= mark.end
            assert covers == (number in covering)
            assert covers or mark.end <= start or end <= mark.start or mark.start >= mark.end


@given(st.text(max_size=40), st.lists(a_mark, max_size=12))
def test_steps_are_the_text_and_properly_nested(text: str, marks: list[Mark]) -> None:
    written, standing = "", []
    for step in steps(text, marks):
        if step.kind == "text":
            written += step.value
        elif step.kind == "open":
            standing.append(step)
        else:
            assert standing.pop() == step._replace(kind="open")
    assert written == text
    assert not standing


@given(st.text("ab \n", max_size=60), st.lists(a_mark, max_size=6))
def test_no_word_is_lost_between_paragraphs(text: str, marks: list[Mark]) -> None:
    found = marked_paragraphs(text, marks)
    written = " ".join("".join(step.value for step in steps if step.kind == "text") for steps in found)
    assert written.split() == text.split()


def test_a_mark_over_two_paragraphs_is_first_once() -> None:
    one, two = marked_paragraphs("ab\ncd", [Mark("a", 1, 4)])
    assert [step.first for step in (*one, *two) if step.kind == "open"] == [True, False]


def test_many_marks_over_a_long_text() -> None:
    assert len(segments(10**6, [Mark(str(at), at, at + 50) for at in range(0, 10**6, 40)])) == 49_999


def test_segment_names_outermost_first() -> None:
    assert segments(3, [Mark("in", 1, 2), Mark("out", 0, 3)])[1] == Segment(1, 2, (1, 0))


# ---------------------------------------------------------------- small judgements


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        (" HTTP://a.example ", "HTTP://a.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://a.example/ javascript:x", None),
        ("http://a.example\\@b", None),
        ("//a.example", None),
        ("", None),
        (None, None),
    ],
)
def test_web_address(value: str | None, expected: str | None) -> None:
    assert web_address(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03", '<time datetime="2024-05-03">2024-05-03</time>'),
        ("2024-05-03T10:20:30+02:00", '<time datetime="2024-05-03T10:20:30+02:00">2024-05-03 10:20</time>'),
        ("2024", '<time datetime="2024">2024</time>'),
        ("last Tuesday", "last Tuesday"),
        (None, ""),
    ],
)
def test_day(value: str | None, expected: str) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("confidence", "percent"), [(0.31, 31), (0.987, 99), (0.999, 99), (1.0, 99), (0, 0), (None, 0)]
)
def test_nothing_is_certain(confidence: float | None, percent: int) -> None:
    quote = article_pages.QuoteShown({"confidence": confidence}, ())
    assert quote.percent == percent
    assert quote.sure is None  # where nobody is named there is nothing to be sure of


def test_colours_are_stable_and_apart() -> None:
    alone = article_pages.colours(["mira"])["mira"]
    many = [f"speaker {number}" for number in range(article_pages.PALETTE)]
    assert article_pages.colours(["mira", *many])["mira"] == alone
    assert len(set(article_pages.colours(many).values())) == article_pages.PALETTE
    many_colours = range(article_pages.PALETTE)
    assert set(article_pages.colours([*many, "one more"]).values()) == set(many_colours)
    style = (ROOT / "quotes/publish/static/quotes.css").read_text("utf-8")
    assert {int(number) for number in re.findall(r"^\.s(\d+) ", style, re.MULTILINE)} == set(
        range(article_pages.PALETTE)
    )


# ---------------------------------------------------------------- metadata


def test_metadata_file_is_current() -> None:
    assert (ROOT / "metadata.yml").read_text("utf-8") == metadata_yaml(), "run: python -m quotes.publish.metadata"


def test_metadata_is_written_and_read_back(tmp_path: Path) -> None:
    write_metadata(tmp_path / "m.yml", "news")
    assert yaml.safe_load((tmp_path / "m.yml").read_text("utf-8")) == metadata("news")


def test_every_table_and_column_is_described() -> None:
    described = metadata()["databases"]["quotes"]["tables"]
    for table in (*schema.TABLES, *schema.VIEWS):
        assert described[table.name]["description"]
        assert list(described[table.name]["columns"]) == [column.name for column in table.columns]
        assert all(described[table.name]["columns"].values())


def test_open_facets_are_facets_of_the_schema() -> None:
    for table, names in OPEN_FACETS.items():
        assert all(schema.find(table).column(name).facet for name in names), table


def test_sort_columns_can_be_sorted_by() -> None:
    for name, table in metadata()["databases"]["quotes"]["tables"].items():
        sort = table.get("sort_desc") or table.get("sort")
        assert sort is None or sort in table.get("sortable_columns", [sort]), name


# ---------------------------------------------------------------- a site


@pytest.fixture
def site(sample_db: Path) -> Datasette:
    return Datasette([str(sample_db)], metadata=metadata(), settings={"suggest_facets": False})


@pytest.fixture
def rows(sample_db: Path) -> Callable[..., list[dict[str, Any]]]:
    """Return a function that asks the database."""

    def ask(sql: str, *values: Any) -> list[dict[str, Any]]:
        connection = sqlite3.connect(sample_db)
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(sql, values)]
        finally:
            connection.close()

    return ask


VOID = frozenset(("meta", "link", "br", "img", "input"))


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, and the text of the article without the cards."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self.title = ""
        self._open: list[str] = []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag not in VOID:
            self._open.append(f"{tag}.{found.get('class') or ''}")
            if tag == "p" and "article.text" in self._open:
                self.article += "\n\n"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().startswith(tag + "."), f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "article.text" in self._open and "span.card" not in self._open:
            self.article += data
        if self._open and self._open[-1] == "title.":
            self.title += data

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [
            found
            for name, found in self.elements
            if name == tag and all(value in (found.get(key) or "") for key, value in attributes.items())
        ]


def article_key(title: str) -> str:
    return next(article.key for article in sample_articles() if title in (article.title or ""))


async def test_article_page_shows_the_text_and_all_marks(
    site: Datasette, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    response = await site.client.get(f"/-/article/{article_key('Harbour wall')}")
    assert response.status_code == 200
    page = Reader(response.text)
    assert page.article.split() == HARBOUR.split()
    quotes = rows("select * from quotes where article_id = (select id from articles where title like 'Harbour%')")
    assert len(quotes) == 7
    for row in quotes:
        (mark,) = page.all("mark", id=f"q-{row['key']}")
        assert mark["tabindex"] == "0"
        assert row["type"] in (mark["class"] or "").split()
        assert page.all("span", id=mark["aria-describedby"] or "?")
        assert page.all("a", href=f"/quotes/quotes/{row['id']}")
        assert page.all("a", href=f"#q-{row['key']}")
    # the nested one stands inside the other, the one over two paragraphs is opened twice
    assert re.search(r"“He told us <mark [^>]*nobody[^>]*>‘never again’", response.text)
    assert len(page.all("mark", **{"class": "q direct"})) > len([row for row in quotes if row["type"] == "direct"])
    assert "Reason given: <q>because he fears for his job</q>" in response.text
    for name in ("Mira Sol", "dock worker", "Tomas Berg", "Ines Vala"):
        (speaker,) = rows("select key from speakers where name = ?", name)
        assert page.all("a", href=f"/-/speaker/{speaker['key']}"), name


async def test_the_same_speaker_has_one_colour(site: Datasette) -> None:
    html = (await site.client.get(f"/-/article/{article_key('Wall safe')}")).text
    assert len(set(re.findall(r'<mark class="q \w+ (s\d+)" data-tag="1" id', html))) == 1


async def test_speaker_page_has_all_quotes_in_time_order(
    site: Datasette, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    (mira,) = rows("select * from speakers where name = 'Mira Sol'")
    html = (await site.client.get(f"/-/speaker/{mira['key']}")).text
    keys = re.findall(r'class="to-text" href="/-/article/\w+#q-(\w+)"', html)
    said = rows("select key from quotes where speaker_id = ? order by article_id, position", mira["id"])
    assert keys == [row["key"] for row in said]
    assert html.index("The Orlov Courier") < html.index("Market Daily")
    (second,) = rows("select * from speakers where name = 'Ines Vala'")
    assert "the port must close" in (await site.client.get(f"/-/speaker/{second['key']}")).text  # of joint speakers


async def test_speaker_pages_turn(site: Datasette, rows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker_pages, "QUOTES_A_PAGE", 2)
    (mira,) = rows("select * from speakers where name = 'Mira Sol'")
    seen: list[str] = []
    for number in (1, 2, 3):
        html = (await site.client.get(f"/-/speaker/{mira['key']}?page={number}")).text
        seen += re.findall(r'class="to-text" href="/-/article/\w+#q-(\w+)"', html)
    assert len(seen) == len(set(seen)) == 5


async def test_quote_leads_to_its_place(site: Datasette, rows: Callable[..., list[dict[str, Any]]]) -> None:
    row = rows("select q.key, q.id, a.key as article from quotes q join articles a on a.id = q.article_id limit 1")[0]
    response = await site.client.get(f"/-/quote/{row['key']}")
    assert (response.status_code, response.headers["location"]) == (302, f"/-/article/{row['article']}#q-{row['key']}")
    response = await site.client.get(f"/-/quote/{row['id']}")
    assert response.headers["location"] == f"/-/quote/{row['key']}"


@pytest.mark.parametrize("path", ["article", "speaker", "quote"])
@pytest.mark.parametrize("key", ["0123456789abcdef", "999999", "nothing", "<script>", "%00", "a'b"])
async def test_unknown_key_is_not_found(site: Datasette, path: str, key: str) -> None:
    response = await site.client.get(f"/-/{path}/{key}", follow_redirects=True)
    assert response.status_code == 404
    assert "<script>alert" not in response.text


ADDRESSES = [
    "/",
    "/quotes",
    *(f"/quotes/{table.name}" for table in (*schema.TABLES, *schema.VIEWS)),
    *(f"/quotes/{name}" for name in QUERIES),
    "/quotes/articles/3",
    "/quotes/quotes/10",
    "/quotes/speakers/1",
    "/quotes/by_speaker?speaker=mira",
    "/quotes/altered?words=harbour",
    "/quotes/top_speakers?_search=mira",
    "/quotes/anonymous_sources?_search=dock",
    "/quotes/altered_quotes?_search=harbour",
    "/-/article/HOSTILE",
    "/-/speaker/5",
]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_nothing_in_an_article_becomes_markup(site: Datasette, address: str) -> None:
    address = address.replace("HOSTILE", article_key("script"))
    response = await site.client.get(address, follow_redirects=True)
    assert response.status_code == 200, response.text
    page = Reader(re.sub(r"(?s)<script>.*?</script>", "", response.text.replace("<script>alert", "BROKEN")))
    assert "BROKEN" not in response.text.replace("<script>alert", "BROKEN")
    assert not page.all("img")
    assert not page.all("i")
    assert not page.all("u")
    for tag, attributes in page.elements:
        # Datasette 1.0 has a button with a script of its own
        scripts = {value for name, value in attributes.items() if name.startswith("on")}
        assert scripts <= {"openColumnChooser()"}, (tag, attributes)
        assert not (attributes.get("href") or "").lower().startswith("javascript:")


async def test_hostile_article_reads_as_it_is_written(site: Datasette) -> None:
    page = Reader((await site.client.get(f"/-/article/{article_key('script')}")).text)
    assert page.article.split() == HOSTILE.split()
    assert page.title.startswith("<script>alert('title')</script> · \"Daily\" <b>Bold</b>")
    assert not page.all("a", href="alert")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/quotes/attributed_quotes", "<q>repairs would start “within days”</q>"),
        ("/quotes/attributed_quotes", '<a href="/-/speaker/1">Mira Sol</a>'),
        ("/quotes/attributed_quotes", '<a href="/-/article/2">Wall safe</a>'),
        ("/quotes/quotes", '<a href="/-/speaker/1">Mira Sol</a> <a href="/quotes/speakers/1"><em>1</em></a>'),
        ("/quotes/articles", '<a href="/-/article/2">Read with quotes marked</a>'),
        ("/quotes/articles", '<a href="http://market.example/2">'),
        ("/quotes/top_speakers", '<a href="/-/speaker/1">Mira Sol</a>'),
        ("/quotes/by_speaker?speaker=mira", '<a href="/-/quote/'),
        ("/quotes/most_quoted", '<a href="/-/speaker/'),
        ("/quotes/told_to?agency=norda", "<q>“Nobody has looked at the gate since March.”</q>"),
        ("/quotes/anonymous", "because he fears for his job"),
        ("/quotes/altered_quotes", '<a href="/-/variant/1">1</a>'),
        ("/quotes/variants", '<a href="/-/variant/'),
        ("/quotes/attributed_quotes", '<a href="/-/chains?agency=Norda">Norda</a>'),
        ("/quotes/unresolved", "<q>‘never again’</q>"),
        ("/quotes/to_review", "0.31"),
        ("/quotes/latest?publisher=Market+Daily", "Market Daily"),
        ("/", '<a href="/quotes/attributed_quotes">Attributed quotes</a>'),
        ("/", f'<a href="/-/article/{article_key("Wall safe")}" dir="auto">Wall safe</a>'),
        ("/", '<a href="/quotes/told_to">Told to whom</a>'),
    ],
)
async def test_cells_queries_and_home_lead_on(site: Datasette, address: str, expected: str) -> None:
    assert expected in (await site.client.get(address)).text


UNRESOLVED = article_key("Harbour wall")


@pytest.mark.parametrize("name", ["unresolved", "to_review"])
async def test_what_is_to_be_checked_is_shown_in_its_article(site: Datasette, name: str) -> None:
    html = (await site.client.get(f"/quotes/{name}")).text
    (link,) = re.findall(r'<a href="(/-/quote/[0-9a-f]{16})">Harbour wall will hold, engineer says</a>', html)
    assert (await site.client.get(link)).headers["location"].startswith(f"/-/article/{UNRESOLVED}#q-")
    (row,) = (await site.client.get(f"/quotes/{name}.json?_shape=array")).json()
    assert row["article"] == "Harbour wall will hold, engineer says"
    assert row["around"].startswith("…")
    assert row["around"].endswith("…")
    assert "“He told us ‘never again’ and then he left,” Mira Sol recalled." in row["around"]
    assert row["source"] == "none written"


@pytest.mark.parametrize(
    ("before", "after", "around"),
    [
        (0, 0, "“Enough”"),
        (10, 10, "bbbbbbbbbb“Enough”aaaaaaaaaa"),
        (120, 120, "b" * 120 + "“Enough”" + "a" * 120),
        (121, 121, "…" + "b" * 120 + "“Enough”" + "a" * 120 + "…"),
    ],
)
async def test_so_much_stands_around_a_quote(tmp_path: Path, before: int, after: int, around: str) -> None:
    text = "b" * before + "“Enough”" + "a" * after
    article = Article(text, quotes=(a_quote(text, "“Enough”", confidence=0.2),))
    site = Datasette([str(write_database(tmp_path / "quotes.db", [article]))], metadata=metadata())
    for name in ("unresolved", "to_review"):
        (row,) = (await site.client.get(f"/quotes/{name}.json?_shape=array")).json()
        assert (row["around"], row["article"]) == (around, "Untitled article"), name


async def test_thoughts_are_not_to_be_reviewed(tmp_path: Path) -> None:
    text = "He feared a flood. “Enough”"
    quotes = (a_quote(text, "a flood", act="thought", confidence=0.1), a_quote(text, "“Enough”", confidence=0.2))
    path = write_database(tmp_path / "quotes.db", [Article(text, quotes=quotes)])
    site = Datasette([str(path)], metadata=metadata())
    rows = (await site.client.get("/quotes/to_review.json?_shape=array")).json()
    assert [row["quote"] for row in rows] == ["“Enough”"]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        *((f"/quotes/{name}", f"{query['title']} · quotes") for name, query in QUERIES.items()),
        ("/quotes/told_to?agency=norda", "Told to whom · quotes"),
        ("/quotes?sql=select+id+from+quotes", "SQL query · quotes"),
    ],
)
async def test_queries_are_named_in_the_title(site: Datasette, address: str, title: str) -> None:
    response = await site.client.get(address, follow_redirects=True)
    assert re.findall(r"<title>(.*?)</title>", response.text, re.DOTALL)[0] == title


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("/quotes", True),
        ("/quotes/quotes", True),
        ("/quotes/quotes/1", True),
        ("/quotes/latest", True),
        ("/cats", False),
        ("/cats/cats", False),
        ("/-/databases", False),
    ],
)
async def test_the_bar_stands_over_pages_of_ours(sample_db: Path, tmp_path: Path, address: str, ours: bool) -> None:
    no_tables_of_ours(tmp_path / "cats.db")
    site = Datasette([str(sample_db), str(tmp_path / "cats.db")], metadata=metadata())
    await site.client.get("/")
    html = (await site.client.get(address)).text
    assert ("quotes-bar" in html, html.count(">How words travelled</a>")) == (ours, 1)  # the menu is there once


async def test_queries_keep_to_what_they_are_asked(site: Datasette) -> None:
    async def count(address: str) -> int:
        response = await site.client.get(address)
        assert response.status_code == 200
        return len(response.json())

    assert await count("/quotes/by_speaker.json?_shape=array&speaker=ines+vala") == 1  # though Tomas Berg stands first
    assert await count("/quotes/by_speaker.json?_shape=array&speaker=") == 0
    assert await count("/quotes/by_speaker.json?_shape=array&speaker=%22%29%28*") == 0
    assert await count("/quotes/latest.json?_shape=array&publisher=Market+Daily") == 2
    assert await count("/quotes/to_review.json?_shape=array&below=0.3") == 0
    assert await count("/quotes/most_quoted.json?_shape=array&from_month=2024-05&to_month=2024-05") == 3
    assert await count("/quotes/most_quoted.json?_shape=array&from_month=2024-06") == 0
    assert await count("/quotes/told_to.json?_shape=array&agency=nobody") == 0
    assert await count("/quotes/altered.json?_shape=array") == 2
    assert await count("/quotes/altered.json?_shape=array&words=measured+it+twice") == 2
    assert await count("/quotes/altered.json?_shape=array&words=tide") == 0


async def test_headers_keep_strangers_out(site: Datasette) -> None:
    assert "unsafe" not in policy.POLICY
    for address in (f"/-/article/{article_key('Harbour')}", "/", "/-/search?q=wall", "/quotes/quotes.json"):
        headers = (await site.client.get(address)).headers
        assert headers["content-security-policy"] == policy.POLICY
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/quotes", "/quotes/quotes", "/quotes/quotes/1", "/quotes/latest", "/nothing"])
async def test_only_scripts_of_the_templates_run(site: Datasette, address: str) -> None:
    nonces = set()
    for _ in range(2):
        response = await site.client.get(address)
        said = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
        assert "unsafe-inline" not in said["script-src"]
        assert "unsafe-inline" not in said["script-src-attr"]
        assert said["default-src"] == "'self'"
        (nonce,) = re.findall(r"'nonce-([\w-]{20,})'", said["script-src"])
        scripts = re.findall(r"<script[^>]*>", response.text)
        assert scripts
        assert all(f' nonce="{nonce}"' in script for script in scripts)
        nonces.add(nonce)
    assert len(nonces) == 2


async def test_who_finds_nothing_leaves_nothing_in_the_log(site: Datasette, capsys: pytest.CaptureFixture[str]) -> None:
    for address in ("/-/article/0123456789abcdef", "/nothing", "/quotes/nothing"):
        response = await site.client.get(address, cookies={"ds_actor": "a-secret"})
        assert response.status_code == 404
    said = capsys.readouterr()
    assert "a-secret" not in said.out + said.err
    assert "Traceback" not in said.out + said.err


async def test_static_files(site: Datasette) -> None:
    for name, content_type in (
        ("quotes.css", "text/css"),
        ("tables.css", "text/css"),
        ("quotes.js", "text/javascript"),
        ("tables.js", "text/javascript"),
    ):
        response = await site.client.get(f"/-/quotes-static/{name}")
        assert response.headers["content-type"].startswith(content_type)
    for name in ("../plugin.py", "..%2Fplugin.py", "plugin.py"):
        assert (await site.client.get(f"/-/quotes-static/{name}")).status_code in (302, 404)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="limits came with Python 3.11")
async def test_one_query_cannot_take_the_memory(site: Datasette) -> None:
    response = await site.client.get("/quotes.json?sql=select+length(randomblob(900000000))", follow_redirects=True)
    assert response.status_code == 400
    assert "too big" in response.text


async def test_works_beside_other_databases(sample_db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript(
        "create table quotes (id integer primary key, text text, key text); "
        "insert into quotes values (1, 'mine', '0123456789abcdef')"
    )
    site = Datasette([str(other), str(sample_db)])
    assert (await site.client.get(f"/-/article/{article_key('Harbour')}")).status_code == 200
    assert "<q>" not in (await site.client.get("/other/quotes")).text
    cells = (await site.client.get("/quotes/attributed_quotes")).text
    assert '<a href="/-/speaker/1?db=quotes">' in cells
    response = await site.client.get("/-/speaker/1?db=other", follow_redirects=True)
    assert response.status_code == 404


async def test_leaves_other_sites_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("create table quotes (id integer primary key, text text)")
    site = Datasette([str(other)])
    home = await site.client.get("/")
    assert "content-security-policy" not in home.headers
    assert "Newest quotes" not in home.text
    assert (await site.client.get("/-/article/0123456789abcdef")).status_code == 404


async def test_pages_keep_to_the_permissions_of_the_tables(sample_db: Path) -> None:
    closed = metadata()
    closed["databases"]["quotes"]["allow"] = {"id": "editor"}
    site = Datasette([str(sample_db)], metadata=closed)
    for address in (f"/-/article/{article_key('Harbour')}", "/-/speaker/1", "/-/article/1"):
        assert (await site.client.get(address)).status_code == 404
    assert "Newest quotes" not in (await site.client.get("/")).text


# ---------------------------------------------------------------- whole downloads

MANY = 5000
BYTE_ORDER_MARK = "\ufeff"


@pytest.fixture(scope="module")
def many(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample database with 5,000 more quotes, few of whose values differ."""
    path = write_many(sample_db, tmp_path_factory.mktemp("many") / "quotes.db", MANY)
    with sqlite3.connect(path) as connection:
        connection.execute("update attributed_quotes set confidence = (id % 7) / 7.0, variant_id = null")
    return path


def ids(text: str) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)))]


def settings_of(arguments: list[str]) -> dict[str, Any]:
    """Return the settings among the arguments, as Datasette's own class takes them."""
    words = {"on": True, "off": False}
    found = {arguments[at + 1]: arguments[at + 2] for at, word in enumerate(arguments) if word == "--setting"}
    return {name: words.get(value, int(value) if value.isdigit() else value) for name, value in found.items()}


async def test_csv_of_attributed_quotes_is_whole(many: Path) -> None:
    site = Datasette([str(many)], metadata=metadata(), settings=settings_of(serve_arguments(many)))
    for address in ("attributed_quotes.csv?_stream=on", "attributed_quotes.csv?_stream=on&_size=max"):
        text = (await site.client.get(f"/quotes/{address}")).text
        assert len(ids(text)) == len(set(ids(text))) == MANY + 11


@pytest.mark.parametrize("table", ["attributed_quotes", "quotes"])
async def test_no_sort_that_is_offered_loses_rows(many: Path, table: str) -> None:
    described = metadata()["databases"]["quotes"]["tables"][table]
    site = Datasette([str(many)], metadata=metadata(), settings=settings_of(serve_arguments(many)))
    whole = {str(number) for (number,) in sqlite3.connect(many).execute(f"select id from {table} where id % 3 = 0")}
    for column in described["sortable_columns"]:
        for way in ("_sort", "_sort_desc"):
            address = f"/quotes/{table}.csv?_stream=on&_size=97&{way}={column}&_where=id+%25+3+%3D+0"
            found = ids((await site.client.get(address)).text)
            assert len(found) == len(set(found)), (column, way)
            assert set(found) == whole, (column, way)


# ---------------------------------------------------------------- serving


def test_arguments_say_what_is_served_and_how(tmp_path: Path) -> None:
    arguments = serve_arguments(tmp_path / "a.db", port=8123, metadata=tmp_path / "m.yml")
    assert arguments[:2] == ["serve", str(tmp_path / "a.db")]
    assert arguments[arguments.index("--host") + 1] == "127.0.0.1"
    assert arguments[arguments.index("--port") + 1] == "8123"
    assert arguments[arguments.index("--metadata") + 1] == str(tmp_path / "m.yml")
    settings = settings_of(arguments)
    assert settings["allow_download"] is False
    assert settings["max_csv_mb"] == 0
    assert settings.keys() == {*SETTINGS, "max_csv_mb", "default_allow_sql"}


def test_arguments_for_the_public_end_a_download(tmp_path: Path) -> None:
    arguments = serve_arguments(tmp_path / "a.db", "0.0.0.0", immutable=True, allow_sql=False)
    assert arguments[1] == "--immutable"
    assert settings_of(arguments)["max_csv_mb"] > 0
    assert settings_of(arguments)["default_allow_sql"] is False


def test_what_is_edited_or_being_written_is_not_told_to_be_immutable(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    assert may_be_immutable(path, editable=False) is True
    assert may_be_immutable(path, editable=True) is False
    (tmp_path / "a.db-wal").write_bytes(b"rows")
    assert may_be_immutable(path, editable=False) is False


async def test_sql_can_be_switched_off(sample_db: Path) -> None:
    site = Datasette([str(sample_db)], settings=settings_of(serve_arguments(sample_db, allow_sql=False)))
    assert (await site.client.get("/quotes.json?sql=select+1", follow_redirects=True)).status_code == 403


async def test_rows_in_the_write_ahead_log_are_served(tmp_path: Path, sample_db: Path) -> None:
    path = tmp_path / "quotes.db"
    with sqlite3.connect(sample_db) as source, sqlite3.connect(path) as target:
        source.backup(target)
    writer = sqlite3.connect(path)
    writer.execute("pragma journal_mode = wal")
    writer.execute("insert into speakers (key, name, kind) values ('0000000000000000', 'Late Comer', 'person')")
    writer.commit()
    assert must_be_immutable(path) is False
    site = Datasette([str(path)])
    assert "Late Comer" in (await site.client.get("/-/speaker/0000000000000000")).text
    writer.execute("insert into speakers (key, name, kind) values ('0000000000000001', 'Later Still', 'person')")
    writer.commit()
    assert "Later Still" in (await site.client.get("/-/speaker/0000000000000001")).text
    writer.close()


@pytest.fixture
def unwritable_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let SQLite refuse what it refuses in a folder in which it cannot write."""
    connect = sqlite3.connect

    def refuse(name: str, **options: Any) -> sqlite3.Connection:
        if "mode=ro" in name:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return connect(name, **options)

    monkeypatch.setattr("quotes.publish.serve.sqlite3.connect", refuse)


@pytest.mark.usefixtures("unwritable_folder")
def test_a_folder_that_cannot_be_written_is_served_as_immutable(sample_db: Path) -> None:
    assert must_be_immutable(sample_db) is True


@pytest.mark.usefixtures("unwritable_folder")
def test_but_not_while_rows_wait_in_the_log(sample_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    path.write_bytes(sample_db.read_bytes())
    (tmp_path / "quotes.db-wal").write_bytes(b"something")
    with pytest.raises(DatabaseError, match="waits to be merged"):
        must_be_immutable(path)


def not_a_database(path: Path) -> None:
    path.write_bytes(b"Once upon a time there was a file that was no database. " * 20)


def no_tables_of_ours(path: Path) -> None:
    sqlite3.connect(path).execute("create table cats (name text)")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "no such database; make it with: quotes extract"),
        (lambda path: path.mkdir(), "not a file"),
        (lambda path: path.touch(), "holds no quotes"),
        (not_a_database, "not an SQLite database"),
        (no_tables_of_ours, "holds no quotes"),
    ],
)
def test_what_is_no_database_of_ours_is_refused(make: Callable[[Path], object], says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make(path)
    with pytest.raises(DatabaseError, match=says) as error:
        serve(path, announce=pytest.fail)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_taken_port_is_a_usage_error(sample_db: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port") as error:
            serve(sample_db, port=taken.getsockname()[1], announce=pytest.fail)
        assert "try another" in str(error.value)


def test_free_port() -> None:
    assert free_port("127.0.0.1", 0) > 0
    with pytest.raises(UsageError, match="no such host"):
        free_port("no such host", 0)
    with pytest.raises(UsageError):
        free_port("127.0.0.1", 99999)


def test_metadata_fits_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with metadata_for(Path("news.db")) as path:
        assert yaml.safe_load(path.read_text("utf-8")) == metadata("news")
    assert not path.exists()
    write_metadata("metadata.yml", "news")
    with metadata_for(Path("db/news.db")) as path:
        assert path == Path("metadata.yml")
    with metadata_for(Path("db/others.db")) as path:  # the file here is about another database
        assert "others" in yaml.safe_load(path.read_text("utf-8"))["databases"]
    with metadata_for(Path("others.db"), Path("metadata.yml")) as path:
        assert path == Path("metadata.yml")
    with pytest.raises(UsageError, match="no such file"), metadata_for(Path("news.db"), Path("missing.yml")):
        pass
