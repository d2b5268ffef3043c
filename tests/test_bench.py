"""`quotes bench`: the articles it makes, its clock, its tables, and that it runs."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes.bench import Against, Figures, Row, render, texts
from quotes.bench.measure import OTHER, STAGES, Laps, Task
from quotes.bench.stopwatch import Stopwatch
from quotes.cli import app
from quotes.marks import pair_marks


@pytest.mark.parametrize("words", [1, 7, 300, 700, 5000])
def test_articles_are_as_long_as_asked(words: int) -> None:
    assert len(texts.compose(words, seed=3).split()) == words


def test_articles_are_the_same_for_the_same_seed_only() -> None:
    assert texts.compose(300, seed=1) == texts.compose(300, seed=1) != texts.compose(300, seed=2)


def test_articles_hold_what_takes_time() -> None:
    text = texts.compose(700, seed=5)
    assert len(pair_marks(text)) > 3
    assert text.count("\n\n") > 8


def test_articles_are_written_one_a_file(tmp_path: Path) -> None:
    paths = list(texts.write(tmp_path / "new", 40, 3, seed=0))
    assert [path.name for path in paths] == ["40-0000.txt", "40-0001.txt", "40-0002.txt"]
    assert len({path.read_text("utf-8") for path in paths}) == 3


class _Ticks:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def inner(self) -> None:
        self.now += 2

    def outer(self) -> None:
        self.now += 1
        self.inner()
        self.now += 4

    @staticmethod
    def still(number: int) -> int:
        return number


def test_the_stopwatch_counts_no_second_twice() -> None:
    clock = _Ticks()
    watch = Stopwatch(clock)
    watch.watch(clock, "inner", "encoder")
    watch.watch(clock, "outer", "heads")
    clock.outer()
    clock.inner()
    assert watch.seconds == {"encoder": 4.0, "heads": 5.0}


def test_the_stopwatch_keeps_threads_apart() -> None:
    """What runs in another thread meanwhile is not inside the call that this thread is in."""
    entered, done = threading.Event(), threading.Event()
    ticks = iter([0.0, 1.0, 2.0, 5.0])  # one begins, the other begins, the other ends, one ends

    class Two:
        def one(self) -> None:
            entered.set()
            assert done.wait(30)

        def other(self) -> None:
            pass

    two, watch = Two(), Stopwatch(lambda: next(ticks))
    watch.watch(two, "one", "encoder")
    watch.watch(two, "other", "tokenize")
    thread = threading.Thread(target=two.one)
    thread.start()
    assert entered.wait(30)
    two.other()
    done.set()
    thread.join()
    assert watch.seconds == {"encoder": 5.0, "tokenize": 1.0}


def test_the_stopwatch_leaves_functions_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Ticks, "still", _Ticks.__dict__["still"])
    calls: list[str] = []
    Stopwatch().watch(_Ticks, "still", "any", after=lambda: calls.append("after"))
    assert (_Ticks.still(3), _Ticks().still(4), calls) == (3, 4, ["after", "after"])


def test_articles_that_warm_up_are_not_counted(tmp_path: Path) -> None:
    paths = [str(path) for length in (10, 20, 30) for path in texts.write(tmp_path, length, 1, seed=0)]
    watch = Stopwatch()
    laps = Laps(Task(paths, str(tmp_path), warm_up=1), watch)
    for seconds in (5.0, 1.0, 2.0):
        watch.seconds["encoder"] += seconds
        laps.lap()
    assert (laps.measured.articles, laps.measured.words, laps.measured.stages) == (2, 50, {"encoder": 3.0})
    assert laps.measured.first_result > 0
    assert laps.measured.seconds >= 0


def figures() -> Figures:
    stages = dict.fromkeys(STAGES, 0.1) | {OTHER: 0.2}
    machine: dict[str, str | int] = {
        "processor": "Abacus", "cores": 2, "python": "3.11", "torch": "2.13", "stanza": "1.15",
    }  # fmt: skip
    return Figures(
        machine,
        [
            Row(300, 34, 1, 1234.5, 4.115, 1100.0, 3.25, 812_000_000, stages),
            Row(5000, 4, 2, 2100.0, 0.42, None, 4.0, None),
        ],
        Against(1400, 1300.0, 65.0, 0.5),
    )


def test_table() -> None:
    machine, measured, _, stages, against = render(figures()).split("\n\n")
    assert machine.startswith("Abacus, 2 cores")
    assert [line.split() for line in measured.splitlines()[1:]] == [
        ["300", "1", "1,234", "4.12", "1,100", "3.2", "s", "0.81", "GB"],
        ["5,000", "2", "2,100", "0.42", "4.0", "s"],
    ]
    assert stages.splitlines()[1].split() == ["tokenize", "10.0%"]
    assert "20.0 times as fast" in against


def test_table_is_aligned() -> None:
    first, *rest = render(figures()).split("\n\n")[1].splitlines()
    assert first.index("processes") + len("processes") == rest[0].index("1  ") + 1


def test_json_holds_every_figure() -> None:
    found = json.loads(json.dumps(figures().as_dict()))
    assert found["rows"][0]["stages"]["encoder"] == 0.1
    assert found["against"]["ratio"] == 20.0
    assert found["machine"]["cores"] == 2


def test_unknown_rival() -> None:
    done = CliRunner().invoke(app, ["bench", "--against", "nobody"])
    assert done.exit_code == 2
    assert "--against stanza" in done.output


@pytest.mark.models
def test_bench_runs() -> None:
    options = ["--length", "60", "--words", "60", "--processes", "1", "--processes", "2", "--against", "stanza"]
    done = CliRunner().invoke(app, ["bench", "--json", *options])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    one, two = found["rows"]
    assert (one["processes"], two["processes"]) == (1, 2)
    for row in (one, two):
        assert row["articles"] == 2 * row["processes"]
        assert row["words_per_second"] > 0
        assert row["start_up"] > 0
        assert row["memory"] > 1e8
    assert set(one["stages"]) == {*STAGES, OTHER}
    assert min(one["stages"][stage] for stage in STAGES) > 0
    assert sum(one["stages"].values()) == pytest.approx(1, abs=0.01)
    assert found["against"]["ratio"] > 1
