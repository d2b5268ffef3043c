"""CSV as spreadsheets read it: by the rules that Excel follows, and, where it is installed, in LibreOffice itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quotes.spreadsheet import BYTE_ORDER_MARK, csv_lines, harmless, original

# what a spreadsheet could run, change or break
CELLS = [
    "=1+1",
    "+49 30 1234",
    "-5 degrees",
    "@SUM(A1:A9)",
    '=HYPERLINK("http://shop.example","Prize")',
    "|cmd' /C calc'!A0",
    "  =2+2",
    "\t=3+3",
    "\n=4+4",
    "＝5+5",
    "=",
    "-",
    "'=6+6",
    "'tis",
    "“Größe”, naïve façade – Ærø",
    "日本語 и русский العربية",
    "two\nlines",
    "comma, \"quote\" and ; semicolon",
    "left; right",
    "ends with ;",
    "tab\tinside",
    "0559606936724785",
    "1219838379880856",
    "0607e12182140599",
    "12e3",
    "77e0a6346417e683",
    "007",
]  # fmt: skip


def sheet(cells: list[str]) -> bytes:
    return BYTE_ORDER_MARK + csv_lines([("number", "cell"), *((str(at + 1), cell) for at, cell in enumerate(cells))])


def test_by_the_rules_of_excel() -> None:
    """UTF-8 only with a mark in front; commas; records ended by CR LF, line breaks inside cells in quotes."""
    written = sheet(CELLS)
    assert written.startswith(b"\xef\xbb\xbfnumber,cell\r\n")
    outside = re.sub(r'"(?:[^"]|"")*"', "…", written.decode("utf-8-sig"))
    assert outside.count("\r\n") == len(CELLS) + 1
    assert "\n" not in outside.replace("\r\n", "")
    assert all(line.count(",") == 1 for line in outside.split("\r\n")[:-1])
    assert not re.search(r",[=+@\t-]", outside)
    # what LibreOffice offers to separate at, too
    assert not re.search(r"[;\t]", outside)


@pytest.mark.parametrize("cell", ["0559606936724785", "1219838379880856", "0607e12182140599", "007", "1.5E7"])
def test_digits_that_would_come_out_as_others_are_kept(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert original(harmless(cell)) == cell
    assert original(harmless(f"'{cell}")) == f"'{cell}"


@pytest.mark.parametrize("cell", ["12", "2031-05-12", "3.5", "77e0a6346417e683", "0", "1e", 12, 0.5, None])
def test_other_numbers_are_left_alone(cell: object) -> None:
    assert harmless(cell) == cell


# ---------------------------------------------------------------- in LibreOffice

NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
# comma, semicolon or tab; quotation mark; UTF-8: what its dialogue offers for a file that begins with the mark
AS_OFFERED = "CSV:44/59/9,34,76,1"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the CSV opened and saved again, as .xlsx and .ods."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "cells.csv").write_bytes(sheet(CELLS))
    own = f"-env:UserInstallation=file://{folder}/profile"
    for form in ("xlsx", "ods"):
        command = [office, "--headless", own, f"--infilter={AS_OFFERED}", "--convert-to", form, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "cells.csv")], check=True, capture_output=True, timeout=300)
    return folder


def test_libreoffice_runs_nothing(converted: Path) -> None:
    with zipfile.ZipFile(converted / "cells.xlsx") as book:
        assert ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).findall(".//m:f", NAMES) == []
    with zipfile.ZipFile(converted / "cells.ods") as book:
        assert b"table:formula" not in book.read("content.xml")


def test_libreoffice_shows_every_cell(converted: Path) -> None:
    with zipfile.ZipFile(converted / "cells.xlsx") as book:
        texts = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        rows = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).findall(".//m:row", NAMES)[1:]
    cells = [row.findall("m:c", NAMES)[1] for row in rows]
    assert {cell.get("t") for cell in cells} == {"s"}  # texts, all of them
    shown = [texts[int(cell.findtext("m:v", "", NAMES))] for cell in cells]
    assert [original(cell) for cell in shown] == CELLS
