"""The schema as data agrees with the database that is made of it, with its page, and with the contract."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from quotes import schema
from quotes.schema import Column
from quotes.store import Store
from quotes.store.migrations import apply_version, migrations

README = Path(__file__).parent.parent / "db" / "README.md"

# what users and scripts rely on: nothing here may go
CONTRACT = {
    "articles": "id key path url title publisher author published language agency text sha256 added_at model",
    "quotes": "id key article_id position type act text spans start end cue cue_start cue_end source source_start "
    "source_end speaker_id resolution anonymous anonymity_reason polarity chain confidence variant_id",
    "speakers": "id key name kind anonymous role affiliation article_id",
    "mentions": "id speaker_id article_id text start end",
    "links": "id quote_id position role name speaker_id start end",
    "variants": "id key text first_article_id quote_count publisher_count wording conflict",
    "corrections": "id key",
    "attributed_quotes": "id publisher published title speaker kind role affiliation anonymous type act cue text chain "
    "variant_id url",
    "anonymous_sources": "id",
    "top_speakers": "id",
    "altered_quotes": "id",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    path = tmp_path_factory.mktemp("schema") / "quotes.db"
    with Store(path):
        pass
    return Database(path)


@pytest.mark.parametrize(("name", "columns"), CONTRACT.items())
def test_contract(database: Database, name: str, columns: str) -> None:
    described = [column.name for column in schema.find(name).columns]
    assert set(columns.split()) <= set(described)
    # table_info leaves out generated columns
    stored = [row[1] for row in database.execute(f'PRAGMA table_xinfo("{name}")').fetchall()]
    assert stored == described


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_table(database: Database, table: schema.Table) -> None:
    assert database[table.name].pks == ["id"]
    indexed = {tuple(index.columns) for index in database[table.name].indexes}
    leading = {columns[0] for columns in indexed}
    for column in table.columns:
        assert column.description
        assert not column.indexed or column.name in leading
    references = {(key.column, key.other_table) for key in database[table.name].foreign_keys}
    assert references == {(column.name, column.references) for column in table.columns if column.references}
    assert database[table.name].detect_fts() == (f"{table.name}_fts" if table.search else None)


def test_kinds_of_columns() -> None:
    assert not schema.find("quotes").column("type").sortable  # descending pages would lose rows
    assert schema.find("attributed_quotes").column("newest").sortable
    with pytest.raises(KeyError):
        schema.find("quotes").column("nothing")
    with pytest.raises(KeyError):
        schema.find("nothing")


@pytest.mark.parametrize(
    ("table", "query", "found"),
    [
        ("speakers", "William", False),  # names are not stemmed
        ("speakers", "emilia", True),  # nor do accents matter
        ("quotes", "measuring", True),
        ("quotes", "emilia", True),
    ],
)
def test_search(table: str, query: str, found: bool, tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        article = (1, "a", "t", "h", "m")
        store.db.execute("INSERT INTO articles (id, key, text, sha256, model) VALUES (?, ?, ?, ?, ?)", article)
        store.db.execute("INSERT INTO speakers (key, name, kind) VALUES ('s', 'Émilia Williams', 'person')")
        store.db.execute(
            "INSERT INTO quotes (key, article_id, position, type, act, text, source, spans, start, end, resolution, "
            "polarity, confidence) VALUES ('q', 1, 0, '', '', 'They measured it', 'Emília', '[]', 0, 1, '', '', 1)"
        )
        assert bool(list(store.db.table(table).search(query))) is found


def test_page_is_up_to_date() -> None:
    assert README.read_text(encoding="utf-8") == schema.schema_markdown(), "python -m quotes.schema > db/README.md"


def test_page_names_everything() -> None:
    page = schema.schema_markdown()
    for name in CONTRACT:
        assert f"## {name}\n" in page
        assert all(f"| `{column.name}` |" in page for column in schema.find(name).columns)


LATER = 99


def with_a_later_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a version: a new column with an index, and a new table."""
    mood = Column("mood", "TEXT", "How it was said", facet=True, since=LATER)
    beats = schema.Table(
        "beats", "What an outlet covers", (Column("id", "INTEGER", "Row"), Column("name", "TEXT", "Beat")), since=LATER
    )
    changed = tuple(
        replace(one, columns=(*one.columns, mood)) if one.name == "quotes" else one for one in schema.TABLES
    )
    later = Migrations("quotes")
    for version in (*sorted({one.since for table in schema.TABLES for one in (table, *table.columns)}), LATER):
        later(name=str(version))(partial(apply_version, version=version))
    monkeypatch.setattr(schema, "TABLES", (*changed, beats))
    for module in ("quotes.store.connection", "quotes.store.migrations"):
        monkeypatch.setattr(f"{module}.migrations", later)


def shape(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as database:
        return sorted(database.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'").fetchall())


def test_an_older_database_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with Store(old) as store:
        store.db.execute("INSERT INTO articles (key, text, sha256, model) VALUES ('a', 't', 'h', 'm')")
    assert str(LATER) not in {step.name for step in migrations.applied(Database(old))}
    with_a_later_step(monkeypatch)
    for path in (old, new):
        with Store(path) as store:
            assert "mood" in store.db["quotes"].columns_dict
            assert store.db["beats"].exists()
    assert shape(old) == shape(new)
    assert Database(old).table("articles").count == 1


def test_the_first_database_gets_its_counts(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first = Migrations("quotes")
    first(name="1")(partial(apply_version, version=1, tables=tuple(one for one in schema.TABLES if one.since == 1)))
    database = Database(path)
    first.apply(database)
    database.conn.executescript(
        """
        INSERT INTO articles (id, key, text, sha256, model) VALUES (1, 'a', 't', 'h', 'm');
        INSERT INTO quotes (id, key, article_id, position, type, act, text, spans, start, end, resolution, polarity,
            confidence) VALUES (1, 'q', 1, 0, 'direct', 'speech', 't', '[[0, 1]]', 0, 1, 'named', 'asserted', 1);
        INSERT INTO links (quote_id, position, role, name)
            VALUES (1, 0, 'told', 'reporters'), (1, 1, 'told', 'Norda'), (1, 2, 'publisher', 'Post');
        INSERT INTO attributed_quotes (id, key, text, type, article_id, publisher, published)
            VALUES (1, 'q', 't', 'direct', 1, 'Post', '2024-05-03');
        """
    )
    database.close()
    with Store(path) as store:
        assert store.db.execute("SELECT channel, carrier FROM attributed_quotes").fetchall() == [("reporters", "Norda")]
        assert store.db.execute("SELECT publisher, quotes, unresolved FROM outlets").fetchall() == [("Post", 1, 1)]
        assert store.db.execute("SELECT day, quotes FROM days").fetchall() == [("2024-05-03", 1)]
        assert store.db.execute("SELECT source, carrier, quotes FROM routes").fetchall() == [("unresolved", "Norda", 1)]
