"""The README and db/README.md name every command, option, table, column and input format; links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from quotes import articles, schema
from quotes.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DATABASE = (ROOT / "db" / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# articles, and what the model card is made of, are no pages
PAGES = [
    ROOT / "README.md",
    ROOT / "db" / "README.md",
    ROOT / "tests" / "articles" / "COVERAGE.md",
    *sorted(path for path in (ROOT / "quotes").rglob("*.md") if {"samples", "data"}.isdisjoint(path.parts)),
]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_commands_and_options(name: str) -> None:
    assert f"`quotes {name}" in README
    assert COMMANDS[name].help
    # of groups (`correct`) also what belongs to their commands
    below = getattr(COMMANDS[name], "commands", {}).values()
    for parameter in (one for command in (COMMANDS[name], *below) for one in command.params):
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("--") and option != "--help":
                assert f"`{option}`" in README or f"{option}" in README, option


@pytest.mark.parametrize("table", [*schema.TABLES, *schema.VIEWS], ids=lambda table: table.name)
def test_tables_and_columns(table: schema.Table) -> None:
    assert f"\n## {table.name}\n" in DATABASE
    for column in table.columns:
        assert column.description
        assert f"`{column.name}`" in DATABASE


def test_formats() -> None:
    for suffix in articles.suffixes():
        assert f"`{suffix}`" in README, suffix


def test_readme_code_runs_as_shown() -> None:
    """Names used in the README's Python are there."""
    import quotes

    for name in re.findall(r"\bquotes\.(\w+)\(", README):
        assert hasattr(quotes, name), name


@pytest.mark.models
def test_readme_example_prints_what_it_says() -> None:
    found = re.search(r"```python\n(.*?)```\n\nprints\n\n```text\n(.*?)```", README, re.DOTALL)
    assert found is not None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(found[1], {})
    assert printed.getvalue() == found[2]


def anchors(page: str) -> set[str]:
    """What GitHub calls the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(text: str, folder: Path, own: set[str]) -> Iterator[str]:
    """Yield the relative links of a page in `folder` that lead nowhere, and the files it names that are not there."""
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (folder / path).resolve()
        if not target.exists():
            yield link
            continue
        there = anchors(target.read_text("utf-8")) if path and anchor else own
        if anchor and anchor not in there:
            yield link
    for name in re.findall(r"`((?:quotes|tests|db)/[\w./*-]+\.(?:py|json|jsonl|toml|txt|md))`", text):
        if not any(ROOT.glob(name)):
            yield name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    assert list(broken(text, page.parent, anchors(text))) == []


def test_broken_links_are_found() -> None:
    text = "[a](no.md) [b](README.md#no) [c](#no) [d](README.md#try-it) [e](#f) [g](https://h.example/i) `tests/no.py`"
    assert list(broken(text, ROOT, {"f"})) == ["no.md", "README.md#no", "#no", "tests/no.py"]


def test_make_targets() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)$", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
