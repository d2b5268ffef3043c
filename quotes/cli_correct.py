"""`quotes correct …`: what people correct on the command line."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from quotes.cli_options import DEFAULT_DATABASE, SETTINGS, Database
from quotes.errors import NoSuchSpeaker, UsageError

Quote = Annotated[str, typer.Argument(help="The quote, by its key or row number.", metavar="QUOTE")]
Speaker = Annotated[str, typer.Argument(help="The speaker, by key, row number or name.", metavar="SPEAKER")]
Who = Annotated[str | None, typer.Option(help="Who makes the correction; by default the user of this machine.")]
Why = Annotated[str | None, typer.Option(help="On what grounds.")]

app = typer.Typer(
    **SETTINGS, help="Correct quotes and speakers; every correction is kept through later extractions, and undoable."
)


def _correct(db: Path, action: Any, about: str, value: Any, who: str | None, why: str | None) -> None:
    from quotes import correcting

    number = correcting.correct(db, action, about, value, who=who or _user(), why=why)
    typer.echo(f"correction {number} is made; take it back with: quotes correct undo {number}", err=True)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        return None


@app.command()
def speaker(
    quote: Quote,
    speaker: Speaker,
    new: Annotated[bool, typer.Option("--new", help="The speaker is one whom no article names yet.")] = False,
    kind: Annotated[str, typer.Option(help="What a new speaker is.")] = "person",
    db: Database = DEFAULT_DATABASE,
    who: Who = None,
    why: Why = None,
) -> None:
    """Say whose a quote is."""
    from quotes.correcting import a_new_speaker

    try:
        _correct(db, "set_speaker", quote, a_new_speaker(speaker, kind) if new else speaker, who, why)
    except NoSuchSpeaker as error:
        raise UsageError(f"{error}, or add --new to make one") from error


@app.command()
def clear(quote: Quote, db: Database = DEFAULT_DATABASE, who: Who = None, why: Why = None) -> None:
    """Say that nobody knows whose a quote is."""
    _correct(db, "clear_speaker", quote, None, who, why)


@app.command()
def wrong(quote: Quote, db: Database = DEFAULT_DATABASE, who: Who = None, why: Why = None) -> None:
    """Say that it is no quotation."""
    _correct(db, "mark_wrong", quote, None, who, why)


@app.command()
def rename(
    speaker: Speaker,
    name: Annotated[str, typer.Argument(help="The name.")],
    db: Database = DEFAULT_DATABASE,
    who: Who = None,
    why: Why = None,
) -> None:
    """Give a speaker another name."""
    _correct(db, "rename_speaker", speaker, name, who, why)


@app.command()
def merge(
    speaker: Speaker,
    into: Annotated[str, typer.Argument(help="Whom it is the same as, by key, row number or name.")],
    db: Database = DEFAULT_DATABASE,
    who: Who = None,
    why: Why = None,
) -> None:
    """Say that two speakers are one, now and in articles to come."""
    _correct(db, "merge_speakers", speaker, into, who, why)


@app.command()
def split(
    speaker: Speaker,
    articles: Annotated[
        list[str],
        typer.Argument(
            help="Articles in which it is somebody else, by key, row number, path, file name or part of the headline."
        ),
    ],
    name: Annotated[str | None, typer.Option(help="That one's name; by default the same.")] = None,
    db: Database = DEFAULT_DATABASE,
    who: Who = None,
    why: Why = None,
) -> None:
    """Say that a speaker is somebody else in some articles."""
    from quotes.store import Split

    _correct(db, "split_speaker", speaker, Split(tuple(articles), name), who, why)


@app.command()
def undo(
    number: Annotated[int, typer.Argument(help="The number of the correction.")], db: Database = DEFAULT_DATABASE
) -> None:
    """Take a correction back; the others stand."""
    from quotes import correcting

    correcting.undo(db, number)
    typer.echo(f"correction {number} is taken back", err=True)


@app.command("list")
def list_(
    db: Database = DEFAULT_DATABASE,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON lines.")] = False,
) -> None:
    """List the corrections."""
    from quotes import correcting

    for correction in correcting.listed(db):
        typer.echo(json.dumps(correction, ensure_ascii=False) if as_json else correcting.line(correction))


@app.command()
def gold(
    folder: Annotated[Path, typer.Argument(help="The folder to write, a file an article.")],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write what people corrected as gold for `quotes evaluate`."""
    from quotes import correcting

    written, without = correcting.write_gold(db, folder)
    typer.echo(f"{written} articles → {folder}", err=True)
    if without:
        typer.echo(f"left out are {without} articles that were read from no file, by which gold names them", err=True)
