"""Corrections by people: on the command line, on the pages, and as gold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import MODEL, write_database
from stored import Said, an_article
from typer.testing import CliRunner, Result

from quotes.cli import app
from quotes.evaluate import evaluate_gold
from quotes.store import Store
from quotes.types import Article

FERRY = "“It is safe,” Mara Ilves told Norda. A clerk says that the pumps failed. All is well, they say. All is well."
Run = Callable[..., Result]


def articles() -> list[Article]:
    return [
        an_article(
            FERRY,
            Said("“It is safe,”", "Mara Ilves", type="direct", told="Norda"),
            Said("the pumps failed", "A clerk", anonymous=True),
            Said("All is well", "they"),
            path="news/ferry.txt",
            title="Ferry",
            publisher="Post",
        ),
        an_article("It sank, Mara Ilves wrote.", Said("It sank", "Mara Ilves"), path="news/sank.txt", title="Sank"),
        an_article("It burnt, M. Ilves said.", Said("It burnt", "M. Ilves"), title="Burnt"),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_database(tmp_path / "quotes.db", articles())


@pytest.fixture
def run(path: Path) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"QUOTES_DB": str(path), "USER": "pia", "LOGNAME": "pia"})

    return invoke


def ask(path: Path, sql: str, *values: Any) -> list[Any]:
    with sqlite3.connect(path) as connection:
        return connection.execute(sql, values).fetchall()


READ = "SELECT speaker, text FROM attributed_quotes ORDER BY id"
SAFE, PUMPS, THEY = ("Mara Ilves", "“It is safe,”"), ("A clerk", "the pumps failed"), ("they", "All is well")
SANK, BURNT = ("Mara Ilves", "It sank"), ("M. Ilves", "It burnt")

COMMANDS = {
    "a speaker by name": (["speaker", "3", "mara ilves"], [SAFE, PUMPS, ("Mara Ilves", "All is well"), SANK, BURNT]),
    "a new speaker": (["speaker", "3", "Ivo Lenk", "--new"], [SAFE, PUMPS, ("Ivo Lenk", "All is well"), SANK, BURNT]),
    "nobody": (["clear", "3"], [SAFE, PUMPS, (None, "All is well"), SANK, BURNT]),
    "no quotation": (["wrong", "3"], [SAFE, PUMPS, SANK, BURNT]),
    "another name": (
        ["rename", "mara ilves", "Mara K. Ilves"],
        [("Mara K. Ilves", SAFE[1]), PUMPS, THEY, ("Mara K. Ilves", SANK[1]), BURNT],
    ),
    "one and the same": (["merge", "M. Ilves", "Mara Ilves"], [SAFE, PUMPS, THEY, SANK, ("Mara Ilves", "It burnt")]),
    "two": (
        ["split", "Mara Ilves", "sank", "--name", "Mara Ilves (poet)"],
        [SAFE, PUMPS, THEY, ("Mara Ilves (poet)", "It sank"), BURNT],
    ),
}


@pytest.mark.parametrize(("command", "expected"), COMMANDS.values(), ids=COMMANDS)
def test_commands(path: Path, run: Run, command: list[str], expected: list[Any]) -> None:
    before = ask(path, READ)
    result = run("correct", *command, "--why", "she said so")
    assert result.exit_code == 0, result.output
    assert "quotes correct undo 1" in result.stderr
    assert ask(path, READ) == expected
    assert ask(path, "SELECT who, why, undone FROM corrections") == [("pia", "she said so", 0)]
    with Store(path) as store:  # a later extraction keeps it
        for article in articles():
            store.add(article, model="newer 2")
    assert ask(path, READ) == expected
    listed = run("correct", "list").stdout
    assert "pia" in listed
    assert "she said so" in listed
    assert json.loads(run("correct", "list", "--json").stdout)["undone"] == 0
    assert run("correct", "undo", "1").exit_code == 0
    assert ask(path, READ) == before
    assert "(taken back)" in run("correct", "list").stdout


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["speaker", "99", "Mara Ilves"], "quotes has no row that is called 99"),
        (["speaker", "1", "Nobody"], "speakers has no row that is called Nobody"),
        (["speaker", "1", "Ivo", "--new", "--kind", "robot"], "no kind of speaker is called robot"),
        (["rename", "Mara Ilves", " "], "give the new name"),
        (["merge", "they", "they"], "cannot be merged with itself"),
        (["split", "Mara Ilves", "Burnt"], "Mara Ilves is in no article with the key"),
        (["undo", "7"], "correction 7 does not exist"),
    ],
)
def test_commands_that_cannot_be_meant(run: Run, command: list[str], said: str) -> None:
    result = run("correct", *command)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output
    assert len(result.stderr.splitlines()) == 1


def test_several_of_one_name_are_listed(path: Path, run: Run) -> None:
    with Store(path) as store:
        store.add(an_article("No, they say.", Said("No", "they", kind="group")), model=MODEL)
    result = run("correct", "speaker", "1", "they")
    assert result.exit_code == 2
    keys = [key for (key,) in ask(path, "SELECT key FROM speakers WHERE name = 'they'")]
    assert len(keys) == 2
    assert all(key in result.stderr for key in keys)


def test_no_database_is_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["correct", "undo", "1", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert not list(tmp_path.iterdir())


def test_gold(path: Path, run: Run, tmp_path: Path) -> None:
    run("correct", "speaker", "1", "Ivo Lenk", "--new")
    run("correct", "wrong", "3")
    run("correct", "rename", "M. Ilves", "Mo Ilves")
    result = run("correct", "gold", str(tmp_path / "gold"))
    assert result.exit_code == 0
    assert "left out are 1 articles" in result.stderr
    (file,) = (tmp_path / "gold").iterdir()
    gold = json.loads(file.read_text("utf-8"))
    assert gold["not_quotes"] == [{"text": "All is well", "occurrence": 1}]
    wanted = [row for row in gold["attributions"] if not row.get("optional")]
    assert [(row["content"], row["speaker"]) for row in wanted] == [(["“It is safe,”"], "Ivo Lenk")]
    assert wanted[0]["links"] == [{"role": "told", "name": "Norda"}]
    corrected = evaluate_gold(path, tmp_path / "gold")
    assert not corrected.missing
    assert (corrected.scores["found"].f1, corrected.scores["speaker"].f1) == (1, 1)
    fresh = evaluate_gold(articles(), tmp_path / "gold")  # as extracted, before anybody corrected it
    assert fresh.scores["speaker"].f1 == 0
    assert fresh.scores["found"].recall == 1
