"""The steps that take a database from nothing to the newest schema.

A step that was released is never edited.  To change the schema, describe the
change in `quotes.schema` with `since=N` and add step N here.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from quotes import schema

migrations = Migrations("quotes")


def apply_version(database: Database, version: int, tables: tuple[schema.Table, ...] | None = None) -> None:
    """Add what the schema says came with `version`, and make the views anew."""
    # a view that names a column which is not there yet would stop the tables from changing
    for view in schema.VIEWS:
        database.execute(f'DROP VIEW IF EXISTS "{view.name}"')
    for statement in schema.statements(version, tables):
        database.execute(statement)
    for view in schema.VIEWS:
        database.execute(view.sql)


def known() -> set[str]:
    """Return the names of all steps."""
    return {step.name for step in migrations.pending(Database(memory=True))}


@migrations(name="1")
def _everything(database: Database) -> None:
    apply_version(database, 1)


@migrations(name="2")
def _counts_kept(database: Database) -> None:
    apply_version(database, 2)
    values = ", ".join(f'"{one.name}" = {one.value}' for one in schema.ATTRIBUTED_QUOTES.columns if one.since == 2)
    database.execute(f"UPDATE attributed_quotes SET {values} FROM quotes WHERE quotes.id = attributed_quotes.id")
    for table in schema.TALLIES:
        database.execute(table.fill())
    # by the time this step came, the first one made it
    database.execute(
        'CREATE INDEX IF NOT EXISTS "idx_attributed_quotes_speaker_id_newest" '
        'ON "attributed_quotes" ("speaker_id", "newest")'
    )


@migrations(name="3")
def _versions_compared(database: Database) -> None:
    # all groups are made anew by the next run, which also fills the indexes: none says yet by which scheme they are
    apply_version(database, 3)


@migrations(name="4")
def _carried_links(database: Database) -> None:
    apply_version(database, 4)


@migrations(name="5")
def _copies_by_thousands(database: Database) -> None:
    # the next run indexes all articles anew: by another scheme than the one noted
    apply_version(database, 5)


@migrations(name="6")
def _least_sure_first(database: Database) -> None:
    apply_version(database, 6)


@migrations(name="7")
def _differences_written(database: Database) -> None:
    # the next run groups all quotes anew, by another scheme than the one noted, and writes them
    apply_version(database, 7)
