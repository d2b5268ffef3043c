"""The command line: one command a verb, each over a plain function elsewhere."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotes import __version__, cli_correct
from quotes.cli_options import DEFAULT_DATABASE, SETTINGS, Database
from quotes.errors import InputError, QuotesError, UsageError


class _Group(TyperGroup):
    """Shows our own errors as one line: 2 for wrong usage, 1 for the rest."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            typer.echo(f"Error: {error}", err=True)
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


app = typer.Typer(
    **SETTINGS, cls=_Group, help="Find every quotation in news articles, who said it, to whom, and who printed it."
)
app.add_typer(cli_correct.app, name="correct")

Model = Annotated[
    str, typer.Option(help="shipped, a folder made by `quotes train`, or stanza:default (downloads Stanza's models).")
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATHS...")
    ],
    db: Database = DEFAULT_DATABASE,
    model: Model = "shipped",
    publisher: Annotated[
        str | None, typer.Option(help="Who printed these articles, where they do not say; another one replaces it.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="The encoding of the files, where it is not UTF-8.")] = None,
    processes: Annotated[
        int, typer.Option(min=0, help="Processes that read at once; by default as many as are worth starting.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON on standard output.")] = False,
) -> None:
    """Read articles, extract their quotes and store them."""
    from quotes import jobs

    progress = jobs.Progress(jobs.count(paths))
    report = jobs.extract_paths(
        paths,
        db,
        model=model,
        publisher=publisher,
        encoding=encoding,
        processes=processes or jobs.processes_for(paths),
        progress=progress,
    )
    if as_json:
        typer.echo(json.dumps(report.__dict__, ensure_ascii=False))
    else:
        typer.echo(f"{report} → {db}", err=True)
    if report.failed:
        raise typer.Exit(1)


@app.command()
def show(
    article: Annotated[
        str,
        typer.Argument(
            help="An article of the database (key, row number, path, file name or part of its headline), or a file."
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    color: Annotated[bool | None, typer.Option("--color/--no-color", help="Colours; by default on a terminal.")] = None,
) -> None:
    """Print an article with its quotes marked, each with its chain."""
    from quotes.terminal import shown

    colored = sys.stdout.isatty() if color is None else color
    typer.echo(shown(article, db, color=colored), color=colored)


@app.command()
def export(
    table: Annotated[str, typer.Argument(help="A table or view.")] = "attributed_quotes",
    db: Database = DEFAULT_DATABASE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output if not given.")
    ] = None,
    format: Annotated[
        str | None, typer.Option(help="csv, json, jsonl or parquet; by default from the file's name, else csv.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Only this speaker.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Only this outlet.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only articles published on or after this date (YYYY-MM-DD).")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Only articles published on or before this date (YYYY-MM-DD).")
    ] = None,
    type: Annotated[str | None, typer.Option(help="Only direct, indirect or mixed quotations.")] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--named", help="Only unnamed, or only other sources.")
    ] = None,
    sql: Annotated[str | None, typer.Option(help="The rows of this SQL query instead of a table.")] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Leave cells that a spreadsheet would take for formulas as they are.")
    ] = False,
) -> None:
    """Write a table, or the rows of a query, as CSV, JSON, JSON lines or Parquet."""
    from quotes import export as exports

    filters = exports.Filters(speaker, publisher, since, until, type, anonymous)
    exports.export_to(db, table, output, sql=sql, format=format, raw=raw, filters=filters)
    undated = 0 if sql else exports.undated(db, table, filters)
    if undated:
        typer.echo(f"left out are {undated} rows of articles without a date (--since, --until)", err=True)


@app.command()
def serve(
    db: Database = DEFAULT_DATABASE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on; 0 for any that is free.")] = 8001,
    metadata: Annotated[Path | None, typer.Option(help="Datasette metadata; by default metadata.yml.")] = None,
    sql: Annotated[bool, typer.Option("--sql/--no-sql", help="Let visitors run SQL of their own.")] = True,
    downloads: Annotated[
        bool, typer.Option("--downloads/--no-downloads", help="Let visitors download all rows as CSV, not just some.")
    ] = True,
    editable: Annotated[
        bool, typer.Option("--editable", help="Let those who sign in, by the address printed, correct on the pages.")
    ] = False,
) -> None:
    """Publish the database with Datasette, read-only unless --editable."""
    from quotes.publish import serve as serving

    serving.serve(db, host=host, port=port, metadata=metadata, allow_sql=sql, downloads=downloads, editable=editable)


@app.command()
def variants(db: Database = DEFAULT_DATABASE) -> None:
    """Group the quotes of all articles that report the same utterance, all of them anew."""
    from quotes import jobs
    from quotes.store import Store

    progress = jobs.Progress(0)
    with Store(db) as store:
        count = store.regroup(force=True, say=progress.stage)
        progress.close()
        altered = store.db.execute("SELECT count(*) FROM variants WHERE altered = 1").fetchone()[0]
    typer.echo(f"{count} utterances stand in several articles, {altered} quoted in different words → {db}", err=True)


@app.command()
def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="[DB] GOLD", help="A folder of gold: brat files, each .ann beside its .txt, or JSON files."
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    annotators: Annotated[
        bool,
        typer.Option(
            "--annotators", help="Score the second annotator of the brat files against the first; needs no database."
        ),
    ] = False,
) -> None:
    """Score the database's quotes against gold."""
    from quotes import evaluate as evaluation

    if len(paths) > 2:
        raise typer.BadParameter("name a database and a folder of gold, or the folder alone")
    gold, db = paths[-1], paths[0] if len(paths) == 2 else db
    if not gold.is_dir():
        raise InputError(f"{gold}: no such folder; name the folder that holds the gold")
    if annotators:
        figures = evaluation.agreement(gold)
        if not figures.articles:
            raise InputError(f"{gold}: no article there was annotated by two; name a split of PolNeAR, as published")
        typer.echo(json.dumps(figures.as_dict()) if as_json else evaluation.render(figures))
        return
    score = evaluation.evaluate_polnear if evaluation.is_brat(gold) else evaluation.evaluate_gold
    figures = score(db, gold)
    if figures.articles == len(figures.missing):
        raise InputError(
            f"{db}: holds none of the {figures.articles} articles of {gold}, or with another text; "
            f"extract them first: quotes extract PATHS… --db {db}"
        )
    typer.echo(json.dumps(figures.as_dict()) if as_json else evaluation.render(figures))


@app.command()
def train(
    part: Annotated[
        str,
        typer.Argument(
            help="tokenizer, joint (the encoder), antecedents (of pronouns), ways (chains, speakers, reports), or all."
        ),
    ] = "all",
    corpora: Annotated[Path, typer.Option(help="The folder that holds polnear/, ud/ and worldwide-ner/.")] = Path(
        "corpora"
    ),
    out: Annotated[
        Path, typer.Option(help="The model folder to write; a run that was stopped goes on from it.")
    ] = Path("models"),
    config: Annotated[Path | None, typer.Option(help="A TOML file of settings; by default the shipped one.")] = None,
    threads: Annotated[int, typer.Option(help="Processor threads.")] = 2,
) -> None:
    """Train the models that the package ships, from public corpora."""
    from quotes.training import run

    run.train(part, corpora, out, config=config, threads=threads)


@app.command()
def bench(
    lengths: Annotated[
        list[int] | None, typer.Option("--length", min=1, help="Words an article; may be given again.")
    ] = None,
    processes: Annotated[list[int] | None, typer.Option(min=1, help="Processes; may be given again.")] = None,
    words: Annotated[int, typer.Option(min=1, help="Words to read in each measurement.")] = 10_000,
    model: Model = "shipped",
    against: Annotated[
        str | None, typer.Option(help="stanza: a Stanza pipeline of stock size over the same text, for comparison.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure speed, memory and start-up on generated articles. Takes minutes; let nothing else run meanwhile."""
    from quotes import bench as benchmark

    if against not in (None, "stanza"):
        raise UsageError(f"--against {against}: there is nothing of that name to compare with; write --against stanza")
    figures = benchmark.bench(
        lengths or benchmark.LENGTHS,
        processes or benchmark.PROCESSES,
        words=words,
        model=model,
        against_stanza=against == "stanza",
        say=lambda message: typer.echo(message, err=True),
    )
    typer.echo(json.dumps(figures.as_dict()) if as_json else benchmark.render(figures))


@app.command()
def demo(
    db: Database = Path("db/demo.db"),
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the result with Datasette.")] = True,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 for any that is free.")] = 8001,
) -> None:
    """Extract the sample articles, print what was found, and serve it."""
    from quotes import jobs
    from quotes.publish import serve as serving
    from quotes.terminal import table

    paths = list(jobs.samples())
    report = jobs.extract_paths(paths, db, progress=jobs.Progress(len(paths)))
    typer.echo(table(db))
    typer.echo(f"{report} → {db}", err=True)
    if serve:
        serving.serve(db, host="127.0.0.1", port=port)


def main() -> None:
    """Run the command line."""
    # threads that spin while they wait slow down every other process on the machine, another extraction first of all
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    app()


if __name__ == "__main__":
    main()
