"""The command line as a user types it."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from pathlib import Path

import pytest
from stored import MODEL, Said, an_article
from typer.testing import CliRunner, Result

from quotes import __version__, jobs
from quotes.cli import app
from quotes.store import Store

ARTICLE = "“The dam will hold,” said engineer Petra Voll on Monday.\n\nShe added that nobody had to leave.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "q.db"))
    (tmp_path / "dam.txt").write_text(ARTICLE, "utf-8")

    def invoke(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=input)

    return invoke


def count(table: str) -> int:
    with sqlite3.connect("q.db") as db:
        (number,) = db.execute(f"select count(*) from {table}").fetchone()
    return int(number)


USAGE = [
    ([], 2, "Usage"),
    (["--version"], 0, __version__),
    (["--help"], 0, "extract"),
    (["nonsense"], 2, "nonsense"),
    (["extract"], 2, "PATHS"),
    (["extract", "--nonsense", "x.txt"], 2, "nonsense"),
    (["extract", "missing.txt"], 1, "missing.txt: no such file"),
    (["extract", "https://dam.example/a?b"], 1, "nothing is downloaded; save the page as HTML"),
    (["extract", "dam.txt", "--encoding", "klingon"], 2, "klingon"),
    (["export", "nothing"], 2, "attributed_quotes"),
    (["serve"], 1, "q.db"),
    (["show", "missing.txt"], 1, "missing.txt"),
    (["evaluate", "missing"], 1, "missing"),
    (["train", "everything"], 2, "everything"),
    (["train", "joint", "--corpora", "missing"], 1, "missing"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), USAGE, ids=lambda value: str(value)[:40])
def test_usage(run, arguments: list[str], code: int, said: str) -> None:  # type: ignore[no-untyped-def]
    result = run(*arguments)
    assert (result.exit_code, said in result.output) == (code, True), result.output
    assert "Traceback" not in result.output


@pytest.mark.models
def test_extract_twice_then_changed(run) -> None:  # type: ignore[no-untyped-def]
    again = ("extract", "dam.txt", "--publisher", "Harbour Daily", "--json")
    first = run(*again)
    report = json.loads(first.stdout)
    assert (first.exit_code, report["added"], report["quotes"]) == (0, 1, 2)
    before = count("quotes")
    assert json.loads(run(*again).stdout)["unchanged"] == 1
    assert count("quotes") == before == 2
    Path("dam.txt").write_text(ARTICLE + "\n“Go home,” Voll said.\n", "utf-8")
    assert json.loads(run(*again).stdout)["replaced"] == 1
    assert (count("articles"), count("quotes")) == (1, 3)


@pytest.mark.models
def test_another_publisher_takes_the_place_of_the_first(run) -> None:  # type: ignore[no-untyped-def]
    Path("weir.md").write_text("---\npublisher: Northwire\n---\n" + ARTICLE, "utf-8")
    for publisher, reported in (
        ("Harbour Daily", "added"),
        ("Harbour Daily", "unchanged"),
        ("Ostrel Post", "replaced"),
    ):
        report = json.loads(run("extract", "dam.txt", "weir.md", "--publisher", publisher, "--json").stdout)
        assert report[reported] == (1 if reported == "replaced" else 2)  # weir.md says itself who printed it
        with sqlite3.connect("q.db") as db:
            assert db.execute("select path, publisher from articles order by path").fetchall() == [
                ("dam.txt", publisher),
                ("weir.md", "Northwire"),
            ]
            assert db.execute("select distinct publisher from attributed_quotes order by 1").fetchall() == [
                (name,) for name in sorted((publisher, "Northwire"))
            ]
        assert count("quotes") == 4


@pytest.mark.models
def test_one_bad_input_does_not_stop_the_rest(run) -> None:  # type: ignore[no-untyped-def]
    Path("empty.txt").write_bytes(b"")
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = run("extract", "empty.txt", "dam.txt", "picture.txt", "gone.txt")
    assert result.exit_code == 1
    for name in ("empty.txt: ", "picture.txt: ", "gone.txt: "):
        assert sum(line.startswith(name) for line in result.stderr.splitlines()) == 1
    assert count("articles") == 1


@pytest.mark.models
def test_what_is_left_out_is_said_and_is_no_failure(run) -> None:  # type: ignore[no-untyped-def]
    for name in ("a.pdf", "b.docx", ".DS_Store"):
        Path(name).write_bytes(b"%PDF-1.4")
    result = run("extract", ".", "--json")
    assert (result.exit_code, json.loads(result.stdout)["failed"]) == (0, [])
    assert ".: left out 2 files of other kinds (.pdf, .docx); convert them" in result.stderr


@pytest.mark.models
def test_every_way_in(run) -> None:  # type: ignore[no-untyped-def]
    row = json.dumps({"text": ARTICLE.replace("dam", "weir"), "title": "Weir", "publisher": "Northwire"})
    Path("rows.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    Path("page.md").write_text("---\ntitle: Bridge\n---\n" + ARTICLE.replace("dam", "bridge"), "utf-8")
    assert run("extract", "rows.jsonl.gz", "*.md").exit_code == 0
    assert run("extract", "-", input=ARTICLE.replace("dam", "gate")).exit_code == 0
    with sqlite3.connect("q.db") as db:
        found = db.execute("select title, publisher from articles order by title").fetchall()
    assert {("Weir", "Northwire"), ("Bridge", None)} <= set(found)
    assert len(found) == 3


@pytest.mark.models
def test_show_and_export(run) -> None:  # type: ignore[no-untyped-def]
    run("extract", "dam.txt", "--publisher", "Harbour Daily")
    shown = run("show", "dam.txt").stdout
    assert "⟦The dam will hold⟧¹" in shown
    assert "Petra Voll (engineer) → Harbour Daily" in shown
    assert "\x1b[" not in shown
    assert "\x1b[" in run("show", "dam.txt", "--color").stdout
    rows = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert [row["speaker"] for row in rows] == ["Petra Voll", "Petra Voll"]
    assert run("export", "--speaker", "Nobody", "--format", "jsonl").stdout == ""
    assert run("export", "-o", "out.csv").exit_code == 0
    assert Path("out.csv").read_text("utf-8-sig").startswith("id,key,publisher,published,speaker,text,chain")
    assert run("variants").exit_code == 0


@pytest.mark.models
def test_demo(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("demo", "--no-serve", "--db", str(tmp_path / "demo.db"))
    assert result.exit_code == 0
    assert re.search(r"Halvard Quist +(?:direct|indirect|mixed) ", result.stdout)
    assert re.search(r"^\d{3} quotes in 13 articles, \d{3} with their speaker$", result.stdout, re.MULTILINE)
    assert len(list(jobs.samples())) >= 8


def stored(*titles: str) -> None:
    with Store("q.db") as store:
        for number, title in enumerate(titles):
            text = f"It sank {number} times, Ada Roth said."
            article = an_article(text, Said("It sank", "Ada Roth"), title=title, path=f"a/{number}/sank.txt")
            store.add(article, model=MODEL)


def test_show_asks_which_of_several(run) -> None:  # type: ignore[no-untyped-def]
    stored("Ferry sinks", "Ferry sinks again", "Dam holds")
    result = run("show", "ferry")
    assert result.exit_code == 1
    assert re.search(
        r"ferry: 2 articles are called so; name one:\n  \w{16}  Ferry sinks\n  \w{16}  Ferry", result.stderr
    )
    for name, times in (("Ferry sinks", 0), ("dam", 2), ("a/1/sank.txt", 1), (result.stderr.split()[9], 0)):
        assert f"⟩¹ {times} times" in run("show", name).stdout, name
    assert "3 articles are called so" in run("show", "sank.txt").stderr


def test_evaluate_on_articles_that_are_not_there(run) -> None:  # type: ignore[no-untyped-def]
    stored("Ferry sinks")
    Path("gold").mkdir()
    Path("gold/other.json").write_text('{"article": "other.txt", "attributions": []}')
    result = run("evaluate", "gold", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "holds none of the 1 articles of gold" in result.stderr


def test_export_says_what_dates_leave_out(run) -> None:  # type: ignore[no-untyped-def]
    stored("Ferry sinks")
    result = run("export", "--until", "2031")
    assert result.exit_code == 0
    assert result.stderr == "left out are 1 rows of articles without a date (--since, --until)\n"
    assert result.stdout_bytes.startswith(b"id,key,")
    assert run("export", "--sql", "select count(*) as n from quotes").stdout_bytes == b"n\r\n1\r\n"


def test_a_database_of_another_program_is_left_alone(run) -> None:  # type: ignore[no-untyped-def]
    with sqlite3.connect("q.db") as db:
        db.execute("create table cats (name text)")
    before = Path("q.db").read_bytes()
    result = run("extract", "dam.txt")
    assert (result.exit_code, "another program's database" in result.stderr) == (1, True)
    assert Path("q.db").read_bytes() == before


def test_database_that_is_none(run) -> None:  # type: ignore[no-untyped-def]
    Path("q.db").write_bytes(b"this is not a database, but a letter of some length" * 40)
    result = run("extract", "dam.txt")
    assert result.exit_code == 1
    assert "q.db" in result.output
    assert len(result.stderr.strip().splitlines()) == 1
