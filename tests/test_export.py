"""Rows out: formats, filters, and cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import MODEL, Said, an_article

from quotes import schema
from quotes.errors import DatabaseError, UsageError
from quotes.export import Filters, export, export_query, export_to, formats, undated
from quotes.spreadsheet import harmless, original
from quotes.store import Store

FERRY = "The ferry will sail, Mara Ilves said. “It is safe,” she told Norda. A clerk says the pumps failed."
STORM = '“A storm is near,\nvery "near",” wrote Ímara Roth.'


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "quotes.db"
    ferry = an_article(
        FERRY,
        Said("The ferry will sail", "Mara Ilves", role="=cmd|' /C calc'!A0"),
        Said("“It is safe,”", "Mara Ilves", type="direct", told="Norda"),
        Said("the pumps failed", "A clerk", anonymous=True),
        publisher="Tarn Post",
        published="2024-03-05T23:30",
    )
    storm = an_article(
        STORM,
        Said('“A storm is near,\nvery "near",”', "Ímara Roth", type="direct", act="writing"),
        publisher="Orlov Mail",
        published="2024-04-01",
    )
    undated = an_article("It sank.", Said("It sank"))
    with Store(path) as store:
        for article in (ferry, storm, undated):
            store.add(article, model=MODEL)
    return path


def exported(database: Path, table: str = "attributed_quotes", format: str = "jsonl", **options: object) -> bytes:
    out = io.BytesIO()
    export(database, table, out, format, **options)  # type: ignore[arg-type]
    return out.getvalue()


def texts(database: Path, table: str = "attributed_quotes", **filters: object) -> list[str]:
    lines = exported(database, table, filters=Filters(**filters)).decode().splitlines()  # type: ignore[arg-type]
    return [json.loads(line)["text"] for line in lines]


SAIL, SAFE, PUMPS, STORMY, SANK = (
    "The ferry will sail", "“It is safe,”", "the pumps failed", "“A storm is near,\nvery \"near\",”", "It sank",
)  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [SAIL, SAFE, PUMPS, STORMY, SANK]),
        ({"speaker": "Mara Ilves"}, [SAIL, SAFE]),
        ({"speaker": "ilves"}, [SAIL, SAFE]),
        ({"speaker": "imara"}, [STORMY]),
        ({"speaker": "mar"}, []),
        ({"speaker": 'Mara" OR "Roth'}, []),
        ({"speaker": ""}, []),
        ({"publisher": "Tarn Post"}, [SAIL, SAFE, PUMPS]),
        ({"publisher": "tarn"}, []),
        ({"since": "2024-03-05"}, [SAIL, SAFE, PUMPS, STORMY]),
        ({"since": "2024-03-06"}, [STORMY]),
        ({"until": "2024-03-05"}, [SAIL, SAFE, PUMPS]),  # all of that day
        ({"until": "2024-03"}, [SAIL, SAFE, PUMPS]),
        ({"since": "2024", "until": "2024"}, [SAIL, SAFE, PUMPS, STORMY]),
        ({"type": "direct"}, [SAFE, STORMY]),
        ({"anonymous": True}, [PUMPS]),
        ({"anonymous": False, "publisher": "Tarn Post", "type": "indirect"}, [SAIL]),
    ],
)
@pytest.mark.parametrize("table", ["attributed_quotes", "quotes"])
def test_filters(database: Path, table: str, filters: dict[str, object], expected: list[str]) -> None:
    assert texts(database, table, **filters) == expected


@pytest.mark.parametrize("table", [*schema.TABLES, *schema.VIEWS], ids=lambda table: table.name)
def test_every_table_in_every_format(database: Path, table: schema.Table | schema.View) -> None:
    names = [column.name for column in table.columns if not column.generated]
    lines = [json.loads(line) for line in exported(database, table.name).splitlines()]
    assert all(list(line) == names for line in lines)
    assert json.loads(exported(database, table.name, "json")) == lines
    [head, *cells] = csv.reader(io.StringIO(exported(database, table.name, "csv", raw=True).decode(), newline=""))
    assert head == names
    expected = [[_cell(value) for value in line.values()] for line in lines]
    assert cells == expected


def _cell(value: object) -> str:
    return "" if value is None else json.dumps(value) if isinstance(value, list | dict) else str(value)


def test_csv_for_spreadsheets(database: Path) -> None:
    assert exported(database, "speakers", "csv", mark=True).startswith(b"\xef\xbb\xbfid,key,")
    assert exported(database, "speakers", "csv", mark=True, raw=True).startswith(b"id,key,")
    content = exported(database, "speakers", "csv")
    assert content.startswith(b"id,key,")
    assert b"\r\n" in content
    assert b",'=cmd|" in content
    raw = exported(database, "speakers", "csv", raw=True)
    assert raw.startswith(b"id,key,")
    assert b",=cmd|" in raw


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@A1", "'@A1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=x", "'\n=x"),
        ("＝1", "'＝1"),
        ("'=x", "''=x"),
        ("1=1", "1=1"),
        ("'x", "'x"),
        ("", ""),
    ],
)
def test_cells_that_would_be_formulas(tmp_path: Path, cell: str, written: str) -> None:
    path = tmp_path / "quotes.db"
    with Store(path) as store:
        store.add(an_article("It sank.", Said("It sank"), title=cell), model=MODEL)
    [row] = csv.DictReader(io.StringIO(exported(path, "attributed_quotes", "csv").decode("utf-8-sig"), newline=""))
    assert row["title"] == written
    assert original(written) == cell
    assert row["confidence"] == "0.75"


@pytest.mark.parametrize(
    ("table", "format", "filters", "message"),
    [
        ("nothing", "csv", {}, "no table is called nothing; there are: articles"),
        ("quotes; DROP TABLE quotes", "csv", {}, "no table is called"),
        ("quotes", "xls", {}, "no format is called xls; there are: csv, jsonl, json, parquet"),
        ("quotes", "csv", {"since": "yesterday"}, "since: yesterday is no date; write it as 2021-08-31"),
        ("variants", "csv", {"speaker": "x"}, "variants cannot be filtered by speaker; attributed_quotes can"),
        ("variants", "csv", {"since": "2024"}, "variants cannot be filtered by since"),
        ("speakers", "csv", {"type": "direct"}, "speakers cannot be filtered by type"),
    ],
)
def test_what_cannot_be_meant(database: Path, table: str, format: str, filters: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        exported(database, table, format, filters=Filters(**filters))


def test_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="does not exist"):
        exported(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_parquet_without_pyarrow(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pip install"):
        exported(database, format="parquet")


def test_parquet(database: Path) -> None:
    parquet: ModuleType = importlib.import_module("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(exported(database, format="parquet")))
    assert table.column("text").to_pylist() == [SAIL, SAFE, PUMPS, STORMY, SANK]
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["id"], types["confidence"], types["published"]) == ("int64", "double", "string")
    assert table.to_pylist() == [json.loads(line) for line in exported(database).splitlines()]


@given(st.text("'=+-@\t\r\n＝ab1 ", max_size=6))
def test_what_was_made_harmless_can_be_had_back(cell: str) -> None:
    assert original(harmless(cell)) == cell
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


QUERY = "SELECT speaker, count(*) AS quotes, avg(confidence) AS sure FROM attributed_quotes GROUP BY speaker ORDER BY 1"


def test_a_query(database: Path) -> None:
    def asked(format: str, sql: str = QUERY) -> bytes:
        out = io.BytesIO()
        export_query(database, sql, out, format)
        return out.getvalue()

    rows = [json.loads(line) for line in asked("jsonl").splitlines()]
    assert [(row["speaker"], row["quotes"]) for row in rows] == [
        (None, 1), ("A clerk", 1), ("Mara Ilves", 2), ("Ímara Roth", 1),
    ]  # fmt: skip
    assert asked("csv").startswith(b"speaker,quotes,sure\r\n,1,0.75\r\n")
    parquet: ModuleType = importlib.import_module("pyarrow.parquet")
    assert parquet.read_table(io.BytesIO(asked("parquet"))).to_pylist() == rows
    mixed = "SELECT 1 AS a UNION ALL SELECT 'x'"
    assert parquet.read_table(io.BytesIO(asked("parquet", mixed))).to_pylist() == [{"a": "1"}, {"a": "x"}]
    assert asked("jsonl", "SELECT x'00ff' AS a") == b'{"a": "00ff"}\n'


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT heads FROM quotes", "no such column"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("", "returns no rows"),
        ("DELETE FROM quotes", "readonly"),
    ],
)
def test_queries_that_cannot_be_run(database: Path, sql: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        export_query(database, sql, io.BytesIO())


def test_a_query_takes_no_filters(database: Path) -> None:
    with pytest.raises(UsageError, match="takes no filters"):
        export_to(database, sql="SELECT 1", filters=Filters(type="direct"))


@pytest.mark.parametrize(
    ("filters", "left_out"),
    [
        ({"since": "2024"}, 1),
        ({"until": "2099"}, 1),
        ({"until": "2099", "publisher": "Tarn Post"}, 0),
        ({"type": "indirect"}, 0),
    ],
)
@pytest.mark.parametrize("table", ["attributed_quotes", "quotes"])
def test_articles_without_a_date_are_counted(
    database: Path, table: str, filters: dict[str, str], left_out: int
) -> None:
    assert undated(database, table, Filters(**filters)) == left_out


@pytest.mark.parametrize(
    ("name", "format", "start"),
    [
        ("out.csv", None, b"\xef\xbb\xbfid,"),
        ("out.jsonl", None, b'{"id": 1'),
        ("out.json", None, b'[\n{"id": 1'),
        ("out.txt", None, b"\xef\xbb\xbfid,"),
        ("out.txt", "json", b"[\n"),
    ],
)
def test_to_a_file(database: Path, tmp_path: Path, name: str, format: str | None, start: bytes) -> None:
    assert export_to(database, output=tmp_path / name, format=format, filters=Filters(speaker="Ilves")) == 2
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_appears_whole_or_not_at_all(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before")
    with pytest.raises(UsageError):
        export_to(database, "nothing", out)
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    with pytest.raises(UsageError, match="cannot be written"):
        export_to(database, output=tmp_path / "no" / "out.csv")


def test_to_standard_output(database: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export_to(database, "speakers", format="jsonl") == 3
    assert len(capfdbinary.readouterr().out.splitlines()) == 3


def test_it_streams(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written while they are read: nothing gathers them first."""
    written: list[int] = []

    def slow(out: io.BytesIO, columns: object, rows: object, raw: bool) -> None:
        written.append(next(rows)[0])  # type: ignore[call-overload]

    monkeypatch.setitem(__import__("quotes.export", fromlist=["_WRITERS"])._WRITERS, "first", slow)
    assert export(database, "quotes", io.BytesIO(), "first") == 1
    assert "first" in formats()


WRONG = [
    ({"since": "2029-02-31"}, "no date"),
    ({"type": "foo"}, "direct, indirect, mixed"),
]


@pytest.mark.parametrize(("filters", "said"), WRONG)
def test_filters_that_cannot_be(sample_db: Path, filters: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        export_to(sample_db, filters=Filters(**filters))


def test_unknown_suffix_is_named(sample_db: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format is called xlsx"):
        export_to(sample_db, "attributed_quotes", tmp_path / "out.xlsx")
    assert not list(tmp_path.glob("*.xlsx*"))
