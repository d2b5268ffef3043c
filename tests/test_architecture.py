"""Imports run one way, and nothing imports the command line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotes"
# part → layer; a part may import parts of lower layers, and of its own where it is listed as a friend
LAYERS = {
    "errors": 0, "marks": 0, "text": 0, "spreadsheet": 0, "weights": 0,
    "types": 1,
    "languages": 2, "schema": 2, "parser": 2, "naming": 2, "nouns": 2,
    "clause": 3, "addressed": 3, "repairs": 3, "agency": 3, "variants": 3, "anonymity": 3, "confidence": 3,
    "alike": 3, "mended_parse": 3.5, "distances": 3.5, "complements": 3.5,
    "nested": 4, "quoted_inside": 3.8, "stance": 4, "attribution": 4, "speakers": 4, "articles": 4,
    "chains": 5, "annotate": 5, "reported": 5, "overlooked": 5.5,
    "pipeline": 6, "store": 6, "training": 6,
    "evaluate": 7, "export": 7,
    "processors": 7, "workers": 7, "jobs": 8, "terminal": 7,
    "correcting": 8, "cli_options": 8,
    "bench": 9, "publish": 9, "cli_correct": 9,
    "cli": 10,
    "__main__": 11,
}  # fmt: skip
# the package itself imports lazily what its two functions need
LAZY = {"__init__"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "quotes":
            rest = node.module.split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.split(".")[1] for a in node.names if (name := a.name).startswith("quotes.")}
    return found


FILES = sorted(path for path in PACKAGE.rglob("*.py") if part_of(path) not in LAZY)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path) -> None:
    part = part_of(path)
    assert part in LAYERS, f"{part} has no layer yet: give it one"
    for other in imported(path) - {part}:
        if other in LAYERS:
            assert LAYERS[other] < LAYERS[part] or (other, part) in FRIENDS, f"{part} imports {other}"


# within one layer, and known to be without a circle
FRIENDS = {("pipeline", "training"), ("clause", "addressed"), ("clause", "repairs"), ("addressed", "repairs")}


def test_only_some_files_import_stanza() -> None:
    users = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if any(
            line.lstrip().startswith(("import stanza", "from stanza")) for line in path.read_text("utf-8").splitlines()
        )
        and part_of(path) != "training"
    }
    assert users == {"annotate.py", "processors.py", "parser/decode.py", "bench/stock.py"}


FORBIDDEN = ["/" + "work/", "/" + "tmp/", "py" + "pi.org", "registry." + "npmjs"]


def test_nothing_names_a_machine() -> None:
    root = PACKAGE.parent
    code = [*PACKAGE.rglob("*.py"), *(root / "tests").rglob("*.py")]
    files = [*code, *PACKAGE.rglob("*.md"), root / "README.md", root / "pyproject.toml"]
    for path in files:
        text = path.read_text("utf-8")
        assert not [word for word in FORBIDDEN if word in text], path
