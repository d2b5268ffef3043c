"""The README and db/README.md name every command, option, table, column and input format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from quotes import articles, schema
from quotes.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DATABASE = (ROOT / "db" / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_commands_and_options(name: str) -> None:
    assert f"`quotes {name}" in README
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
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


def test_make_targets() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)$", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
