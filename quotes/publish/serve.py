"""Serving a database with Datasette, read-only, and as immutable unless it is to be corrected on the pages.

Datasette itself shows of an immutable database only what was in the main file when
its server started, and leaves out without a word whatever stands in the write-ahead
log of an extraction that runs or was stopped.  So `quotes.publish.database` looks
after the file: while rows wait in the log it is opened with `mode=ro`, and whatever
changes it, each article is seen as soon as it is stored.
"""

from __future__ import annotations

import contextlib
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import yaml

from quotes.errors import DatabaseError, UsageError
from quotes.publish.metadata import FACET_SIZE, metadata_yaml

HOST = "127.0.0.1"
PORT = 8001

# read where the command is run; otherwise what the schema gives is used
METADATA = "metadata.yml"

OUR_TABLES = frozenset(("articles", "quotes", "speakers", "attributed_quotes"))

SETTINGS: dict[str, str] = {
    "allow_download": "off",
    # suggesting facets costs more than the rest of the page
    "suggest_facets": "off",
    # room for the rows: the values that are left out are a click away
    "default_facet_size": str(FACET_SIZE),
    "facet_time_limit_ms": "1500",
    "sql_time_limit_ms": "3000",
    "allow_csv_stream": "on",
    "num_sql_threads": "3",
}

# megabytes of one CSV: no end for oneself; an end for the public, as Datasette goes on when a visitor has left
OWN_CSV_LIMIT = 0
PUBLIC_CSV_LIMIT = 4000


def serve_arguments(
    db: Path,
    host: str = HOST,
    port: int = PORT,
    *,
    metadata: Path | None = None,
    immutable: bool = False,
    allow_sql: bool = True,
    downloads: bool = True,
    editable: bool = False,
) -> list[str]:
    """Return the arguments of `datasette` that serve the database; `editable` makes it say how to sign in.

    Without `downloads` a CSV has no more rows than a page may have.
    """
    csv_limit = OWN_CSV_LIMIT if _is_loopback(host) else PUBLIC_CSV_LIMIT
    settings = {**SETTINGS, "max_csv_mb": str(csv_limit), "default_allow_sql": "on" if allow_sql else "off"}
    settings["allow_csv_stream"] = "on" if downloads else "off"
    return [
        "serve",
        *(["--immutable", str(db)] if immutable else [str(db)]),
        *("--host", host),
        *("--port", str(port)),
        *(["--metadata", str(metadata)] if metadata else []),
        *(["--root"] if editable else []),
        *(part for name, value in settings.items() for part in ("--setting", name, value)),
    ]


def serve(
    db: Path,
    host: str = HOST,
    port: int = PORT,
    *,
    metadata: Path | None = None,
    allow_sql: bool = True,
    downloads: bool = True,
    editable: bool = False,
    announce: Callable[[str], object] = print,
) -> None:
    """Serve the database until interrupted; port 0 means any free one, and `announce` is told the address.

    With `editable` those who sign in, by the address that Datasette prints, may correct quotes and speakers.

    Raises DatabaseError if the database is missing or not one of ours, and
    UsageError if the port is taken, the host unknown or the metadata missing.
    """
    if must_be_immutable(db) and editable:
        raise UsageError(f"{db}: cannot be edited, since its folder cannot be written; leave out --editable")
    immutable = may_be_immutable(db, editable=editable)
    port = free_port(host, port)
    with metadata_for(db, metadata, editable=editable) as path:
        arguments = serve_arguments(
            db,
            host,
            port,
            metadata=path,
            immutable=immutable,
            allow_sql=allow_sql,
            downloads=downloads,
            editable=editable,
        )
        announce(f"Serving {db} at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl-C)")
        _run(arguments)


def _run(arguments: list[str]) -> None:
    """Run Datasette in this process until it is interrupted."""
    # imported late: Datasette reads all its plugins when it is imported
    import click
    from datasette.cli import cli

    try:
        cli.main(args=arguments, prog_name="datasette", standalone_mode=False)
    except click.Abort:
        return  # Ctrl-C
    except click.ClickException as error:
        raise DatabaseError(error.format_message()) from error


def may_be_immutable(db: Path, *, editable: bool) -> bool:
    """Return whether Datasette may be told that nobody changes the file: it is not edited, its log is empty."""
    return not editable and not _log(db)


def _log(db: Path) -> Path | None:
    """Return the write-ahead log of a database, if rows wait in it."""
    log = db.with_name(db.name + "-wal")
    return log if log.exists() and log.stat().st_size else None


def must_be_immutable(db: Path) -> bool:
    """Check that the file is a database of ours, and return whether it can only be opened as immutable.

    Raises DatabaseError, saying what is wrong and what to do.
    """
    if not db.exists():
        raise DatabaseError(f"{db}: no such database; make it with: quotes extract PATHS… --db {db}")
    if not db.is_file():
        raise DatabaseError(f"{db}: not a file; name the database itself")
    try:
        tables, immutable = _tables(db, "mode=ro"), False
    except sqlite3.OperationalError as error:
        if log := _log(db):
            raise DatabaseError(
                f"{db}: cannot be read ({error}) while {log.name} waits to be merged; "
                "open it once where its folder can be written"
            ) from error
        try:
            tables, immutable = _tables(db, "immutable=1"), True
        except sqlite3.Error:
            raise DatabaseError(f"{db}: cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{db}: not an SQLite database ({error})") from error
    missing = OUR_TABLES - tables
    if missing:
        raise DatabaseError(
            f"{db}: holds no quotes (no table {', '.join(sorted(missing))}); "
            f"fill it with: quotes extract PATHS… --db {db}"
        )
    return immutable


def _tables(db: Path, mode: str) -> set[str]:
    with contextlib.closing(sqlite3.connect(f"file:{quote(str(db))}?{mode}", uri=True)) as connection:
        return {name for (name,) in connection.execute("select name from sqlite_master")}


def free_port(host: str, port: int) -> int:
    """Return the port, or for 0 one that is free; UsageError if it is taken or may not be used."""
    if not 0 <= port <= 65535:
        raise UsageError(f"--port {port}: not a port; ports are 0 (any free one) to 65535")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except socket.gaierror as error:
        raise UsageError(f"--host {host}: no such host") from error
    except OSError as error:
        raise UsageError(
            f"--port {port}: cannot be used on {host} ({error}); try another, or 0 for any free"
        ) from error


@contextlib.contextmanager
def metadata_for(db: Path, chosen: Path | None = None, *, editable: bool = False) -> Iterator[Path]:
    """Give a metadata file that fits the name of the database; with `editable` one that lets editors correct.

    That is the one chosen, or `metadata.yml` where we are, if it describes this
    database; otherwise one is made from the schema, and removed afterwards.
    """
    if chosen is not None and not chosen.is_file():
        raise UsageError(f"--metadata {chosen}: no such file")
    here = Path(METADATA)
    path = chosen or (here if here.is_file() and _describes(here, db.stem) else None)
    if path and not editable:
        yield path
        return
    content = path.read_text("utf-8") if path else metadata_yaml(db.stem)
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        made = Path(folder) / METADATA
        made.write_text(_editable(content, path) if editable else content, encoding="utf-8")
        yield made


def _editable(content: str, path: Path | None) -> str:
    try:
        found = yaml.safe_load(content)
        found.setdefault("plugins", {}).setdefault("quotes", {})["editable"] = True
    except (yaml.YAMLError, AttributeError) as error:
        raise UsageError(f"{path}: not the metadata of a site") from error
    return yaml.safe_dump(found, sort_keys=False, allow_unicode=True)


def _describes(path: Path, database: str) -> bool:
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        return database in content["databases"]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError):
        return False


def _is_loopback(host: str) -> bool:
    return host == "localhost" or host == "::1" or host.startswith("127.")
