"""What all commands share: how they show help, and the option that names the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

SETTINGS: dict[str, Any] = {
    "no_args_is_help": True,
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}

Database = Annotated[
    Path, typer.Option("--db", envvar="QUOTES_DB", help="The SQLite database; made if missing.", show_default=True)
]
DEFAULT_DATABASE = Path("db/quotes.db")
