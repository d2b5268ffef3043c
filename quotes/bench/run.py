"""The measurements of one benchmark, each made in a fresh process."""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from quotes import workers
from quotes.bench import texts
from quotes.bench.measure import TREE_SEARCH, Measured, Task
from quotes.errors import QuotesError

LENGTHS = (300, 700, 5000)  # words an article
PROCESSES = (1, 2)
WORDS = 10_000  # counted in each measurement, where that makes enough articles


@dataclass(frozen=True)
class Row:
    """One measurement of ours."""

    words_per_article: int
    articles: int
    processes: int
    words_per_second: float
    articles_per_second: float
    words_per_cpu_second: float | None  # one process only
    start_up: float  # seconds from the start of the interpreter to the first article's quotes in the database
    memory: int | None  # bytes, of the process that held most
    stages: dict[str, float] = field(default_factory=dict)  # share of its threads' time, one process only


@dataclass(frozen=True)
class Against:
    """Ours and Stanza's stock-sized pipeline over the same articles, one process each.

    Its search for trees is left out: on the scores of random weights it takes longer than on those of a trained model.
    """

    words: int
    ours: float  # words a second
    theirs: float  # words a second
    tree_search: float  # seconds that were left out

    @property
    def ratio(self) -> float:
        """How many times as fast ours is."""
        return self.ours / self.theirs


@dataclass(frozen=True)
class Figures:
    """What `bench` found, and on what machine."""

    machine: dict[str, str | int]
    rows: list[Row]
    against: Against | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain JSON values."""
        against = {**asdict(self.against), "ratio": self.against.ratio} if self.against else None
        return {"machine": self.machine, "rows": [asdict(row) for row in self.rows], "against": against}


def bench(
    lengths: Sequence[int] = LENGTHS,
    processes: Sequence[int] = PROCESSES,
    *,
    words: int = WORDS,
    model: str = "shipped",
    against_stanza: bool = False,
    seed: int = 0,
    say: Callable[[str], None] = lambda message: None,
) -> Figures:
    """Measure the whole pipeline on generated articles of all `lengths`, each with all numbers of `processes`.

    `say` is told what is done next. Raises QuotesError where a measurement breaks off.
    """
    rows = []
    for length in lengths:
        for number in processes:
            say(f"articles of {length:,} words, {number} process{'es' if number > 1 else ''} …")
            rows.append(_row(length, number, words, model, seed))
    against = None
    if against_stanza:
        length = sorted(lengths)[len(lengths) // 2]
        say(f"Stanza of stock size, articles of {length:,} words …")
        against = _against(length, words, model, seed)
    return Figures(machine(), rows, against)


def machine() -> dict[str, str | int]:
    """Return what speed depends on: the processor, how much of it there is, and the libraries."""
    libraries = {name: version(name) for name in ("torch", "stanza")}
    return {"processor": _processor(), "cores": workers.cores(), "python": platform.python_version(), **libraries}


def _processor() -> str:
    described = Path("/proc/cpuinfo")  # elsewhere than on Linux, the architecture alone is known
    lines = described.read_text("utf-8", "replace").splitlines() if described.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]} ({platform.machine()})" if names else platform.machine()


def _row(length: int, processes: int, words: int, model: str, seed: int) -> Row:
    counted = max(2 * processes, math.ceil(words / length))
    measured, start_up = _measured(length, processes + counted, seed, processes=processes, model=model)
    return Row(
        words_per_article=length,
        articles=measured.articles,
        processes=processes,
        words_per_second=measured.words / measured.seconds,
        articles_per_second=measured.articles / measured.seconds,
        words_per_cpu_second=measured.words / measured.cpu_seconds if measured.cpu_seconds else None,
        start_up=start_up,
        memory=measured.memory,
        stages={stage: seconds / sum(measured.stages.values()) for stage, seconds in measured.stages.items()},
    )


def _against(length: int, words: int, model: str, seed: int) -> Against:
    articles = 1 + max(1, math.ceil(words / 2 / length))
    ours, _ = _measured(length, articles, seed, model=model)
    theirs, _ = _measured(length, articles, seed, stock=True)
    search = theirs.stages.get(TREE_SEARCH, 0.0)
    return Against(theirs.words, ours.words / ours.seconds, theirs.words / (theirs.seconds - search), search)


def _measured(
    length: int,
    articles: int,
    seed: int,
    *,
    processes: int = 1,
    model: str = "shipped",
    stock: bool = False,
) -> tuple[Measured, float]:
    """Return what a fresh process measured, and the seconds from its start to the first result."""
    with tempfile.TemporaryDirectory(prefix="quotes-bench-") as folder:
        paths = [str(path) for path in texts.write(Path(folder, "articles"), length, articles, seed)]
        # as many warm up as are in work at once: one process reads its first article alone
        task = Task(paths, folder, processes, processes, model, stock)
        # ours asks threads that wait not to spin, as the command line does; Stanza runs as its users run it
        waiting = {} if stock else {"OMP_WAIT_POLICY": "PASSIVE"}
        inherited = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", "from quotes.bench import measure; measure.main()", json.dumps(asdict(task))],
            env={**inherited, **waiting},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise QuotesError(f"a measurement ended with an error: {reason}")
    measured = Measured(**json.loads(done.stdout))
    return measured, measured.first_result - began
