"""Corrections by people: on the command line, on the pages, and as gold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import MODEL, write_database
from datasette.app import Datasette
from stored import Said, an_article
from typer.testing import CliRunner, Result

from quotes.cli import app
from quotes.evaluate import evaluate_gold
from quotes.publish.metadata import metadata
from quotes.publish.serve import metadata_for, serve_arguments
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
        (["speaker", "99", "Ivo", "--new"], "quotes has no row that is called 99; name it by its key"),
        (
            ["speaker", "1", "Nobody"],
            "speakers has no row that is called Nobody; name it by its key, or add --new to make one",
        ),
        (["merge", "they", "Nobody"], "speakers has no row that is called Nobody; name it by its key"),
        (
            ["split", "Mara Ilves", "drowned"],
            "articles has no row that is called drowned; name it by its key, its path",
        ),
        (["split", "Mara Ilves", ""], "articles has no row that is called"),
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


WAYS = {  # what an article may be called → the headlines of those that are
    "1": ["Ferry sinks, 2 dead"],
    "news/01_ferry.txt": ["Ferry sinks, 2 dead"],
    "01_ferry.txt": ["Ferry sinks, 2 dead"],
    "01_ferry": ["Ferry sinks, 2 dead"],
    "01xferry": [],
    "01": [],
    "ferry": ["Ferry sinks, 2 dead", "Ferry sinks again"],
    "FERRY SINKS AGAIN": ["Ferry sinks again"],
    "sinks, 2": ["Ferry sinks, 2 dead"],
    "rows.jsonl#a": ["Ferry sinks again"],
    "rows": ["Ferry sinks again", "Dam 100% safe"],
    "news": [],
    "100%": ["Dam 100% safe"],
    "%": ["Dam 100% safe"],
    "_": [],
    "": [],
    "9": [],
}


@pytest.mark.parametrize(("name", "titles"), WAYS.items())
def test_an_article_is_called_the_same_by_every_command(tmp_path: Path, name: str, titles: list[str]) -> None:
    paths = {
        "Ferry sinks, 2 dead": "news/01_ferry.txt",
        "Ferry sinks again": "news/rows.jsonl#a",
        "Dam 100% safe": "news/rows.jsonl#b",
    }
    stored = [
        an_article(f"It sank, Mara Ilves said ({title}).", Said("It sank", "Mara Ilves"), path=path, title=title)
        for title, path in paths.items()
    ]
    database = str(write_database(tmp_path / "quotes.db", stored))

    shown, split = (
        CliRunner().invoke(app, [*command, "--", *arguments, name], env={"QUOTES_DB": database})
        for command, arguments in ((["show"], []), (["correct", "split"], ["Mara Ilves"]))
    )
    if len(titles) == 1:
        assert (shown.exit_code, split.exit_code) == (0, 0), (shown.output, split.output)
        assert titles[0] in shown.stdout
        ((article,),) = ask(Path(database), "SELECT json_extract(new, '$.articles[0]') FROM corrections")
        assert ask(Path(database), "SELECT title FROM articles WHERE key = ?", article) == [(titles[0],)]
    else:
        assert (shown.exit_code, split.exit_code) == (1, 2)
        assert [title for title in paths if title in shown.stderr] == titles
        assert [title for title in paths if title in split.stderr] == titles


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


# ---------------------------------------------------------------- on the pages


def a_site(path: Path, **configured: Any) -> Datasette:
    return Datasette([str(path)], metadata={**metadata(), "plugins": {"quotes": {"editable": True, **configured}}})


async def cookies_of(site: Datasette, who: str) -> dict[str, str]:
    await site.invoke_startup()
    return {"ds_actor": site.sign({"a": {"id": who}}, "actor")}


def key_of(path: Path, sql: str) -> str:
    return str(ask(path, f"SELECT key FROM {sql}")[0][0])


async def posted(site: Datasette, address: str, cookies: dict[str, str], **said: str) -> Any:
    """Fill in a form of a page, as a browser would."""
    page = await site.client.get(address, cookies=cookies)
    assert page.status_code == 200, page.text
    token = re.search(r'name="csrftoken" value="([^"]+)"', page.text)
    assert token
    return await site.client.post(
        said.pop("to", address),
        data={"csrftoken": token[1], **said},
        cookies={**cookies, **dict(page.cookies)},
        headers={"sec-fetch-site": "same-origin"},
    )


FORMS = {
    "a speaker by name": ("quotes WHERE id = 3", {"action": "set_speaker", "value": "mara ilves"}, 0),
    "a new speaker": (
        "quotes WHERE id = 3", {"action": "set_speaker", "value": "Ivo Lenk", "new": "on", "kind": "person"}, 1,
    ),
    "nobody": ("quotes WHERE id = 3", {"action": "clear_speaker"}, 2),
    "no quotation": ("quotes WHERE id = 3", {"action": "mark_wrong"}, 3),
    "another name": ("speakers WHERE name = 'Mara Ilves'", {"action": "rename_speaker", "value": "Mara K. Ilves"}, 4),
    "one and the same": ("speakers WHERE name = 'M. Ilves'", {"action": "merge_speakers", "value": "Mara Ilves"}, 5),
    "two": (
        "speakers WHERE name = 'Mara Ilves'",
        {"action": "split_speaker", "value": "Mara Ilves (poet)", "article-SANK": "on"}, 6,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("about", "said", "like"), FORMS.values(), ids=FORMS)
async def test_forms(path: Path, about: str, said: dict[str, str], like: int) -> None:
    site, before = a_site(path), ask(path, READ)
    cookies = await cookies_of(site, "root")
    address = f"/-/correct/{about.split()[0][:-1]}/{key_of(path, about)}"
    sank = key_of(path, "articles WHERE title = 'Sank'")
    said = {name.replace("SANK", sank): value for name, value in said.items()}
    response = await posted(site, address, cookies, why="she said so", **said)
    assert (response.status_code, response.headers.get("location")) == (302, "/-/correct/done/1"), response.text
    assert ask(path, READ) == list(COMMANDS.values())[like][1]
    assert ask(path, "SELECT who, why FROM corrections") == [("root", "she said so")]
    assert "Take back" in (await site.client.get("/-/correct/done/1", cookies=cookies)).text
    response = await posted(site, "/-/corrections", cookies, to="/-/correct/undo", database="quotes", number="1")
    assert response.status_code == 302, response.text
    assert ask(path, READ) == before
    assert "(taken back)" in (await site.client.get("/-/corrections", cookies=cookies)).text


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"action": "set_speaker", "value": "Nobody"}, "speakers has no row that is called Nobody"),
        ({"action": "set_speaker", "value": "<b>x</b>"}, "&lt;b&gt;x&lt;/b&gt;"),
        ({"action": "drop"}, "choose what to correct"),
    ],
)
async def test_forms_that_cannot_be_meant(path: Path, said: dict[str, str], problem: str) -> None:
    site = a_site(path)
    cookies = await cookies_of(site, "root")
    response = await posted(site, f"/-/correct/quote/{key_of(path, 'quotes')}", cookies, **said)
    assert (response.status_code, problem in response.text) == (400, True)
    assert ask(path, "SELECT * FROM corrections") == []


EDITORS = {"id": ["pia"]}
PLACES = ["/-/correct/quote/QUOTE", "/-/correct/speaker/SPEAKER", "/-/corrections"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("configured", "who", "status"),
    [
        ({"editable": True}, "root", 200),
        ({"editable": True, "editors": EDITORS}, "pia", 200),
        ({"editable": True, "editors": EDITORS}, "tom", 403),
        ({"editable": True}, None, 403),
        ({"editable": False}, "root", 403),
        ({}, "root", 403),
    ],
)
async def test_only_editors_of_a_site_that_can_be_edited(
    path: Path, place: str, configured: dict[str, Any], who: str | None, status: int
) -> None:
    site = Datasette([str(path)], metadata={**metadata(), "plugins": {"quotes": configured}})
    cookies = await cookies_of(site, who) if who else {}
    keys = {"QUOTE": key_of(path, "quotes"), "SPEAKER": key_of(path, "speakers WHERE name = 'Mara Ilves'")}
    for name, key in keys.items():
        place = place.replace(name, key)
    assert (await site.client.get(place, cookies=cookies)).status_code == status
    page = (await site.client.get(f"/-/speaker/{keys['SPEAKER']}", cookies=cookies)).text
    assert ("Correct this quote" in page) == (status == 200)
    assert ('href="/-/corrections"' in page) == (status == 200)


async def test_permission_of_datasette(path: Path) -> None:
    if hasattr(Datasette, "permission_allowed"):
        pytest.skip("0.65 has no permissions in its configuration")
    said = {**metadata(), "plugins": {"quotes": {"editable": True}}}
    site = Datasette([str(path)], metadata=said, config={"permissions": {"quotes-correct": EDITORS}})
    for who, status in (("pia", 200), ("tom", 403)):
        cookies = await cookies_of(site, who)
        assert (await site.client.get("/-/corrections", cookies=cookies)).status_code == status


async def test_an_immutable_database_is_not_edited(path: Path) -> None:
    said = {**metadata(), "plugins": {"quotes": {"editable": True}}}
    site = Datasette([], immutables=[str(path)], metadata=said)
    cookies = await cookies_of(site, "root")
    assert (await site.client.get("/-/corrections", cookies=cookies)).status_code == 403


async def test_no_other_site_can_post(path: Path) -> None:
    site = a_site(path)
    cookies = await cookies_of(site, "root")
    for address in (f"/-/correct/quote/{key_of(path, 'quotes')}", "/-/correct/undo"):
        response = await site.client.post(
            address,
            data={"action": "mark_wrong", "database": "quotes", "number": "1"},
            cookies=cookies,
            headers={"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
        )
        assert response.status_code == 403
    assert ask(path, "SELECT * FROM corrections") == []
    assert (await site.client.get("/-/correct/undo", cookies=cookies)).status_code == 404


def test_served_so_that_it_can_be_edited(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "--root" in serve_arguments(path, editable=True)
    assert "--root" not in serve_arguments(path)
    own = tmp_path / "own.yml"
    own.write_text("title: Ours\nplugins:\n  quotes:\n    editors:\n      id: pia\n")
    with metadata_for(path, own, editable=True) as made:
        found = yaml.safe_load(made.read_text("utf-8"))
    assert found == {"title": "Ours", "plugins": {"quotes": {"editors": {"id": "pia"}, "editable": True}}}
    with metadata_for(path) as made:
        assert "plugins" not in yaml.safe_load(made.read_text("utf-8"))
