"""One measurement, in a process of its own, which prints what it measured as JSON."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from quotes import workers
from quotes.bench.stopwatch import Stopwatch

# in the order of the pipeline
STAGES = (
    "tokenize", "expand", "encoder", "heads and decoding", "assembling", "second pass", "speakers",
    "chains and the rest", "storing",
)  # fmt: skip
OTHER = "other"  # layout, and waiting for one another
TREE_SEARCH = "tree search"


@dataclass(frozen=True)
class Task:
    """What to measure: files to read, how many of them only warm up, with what, and a folder for what is written."""

    paths: list[str]
    folder: str
    warm_up: int = 1
    processes: int = 1
    model: str = "shipped"
    stock: bool = False  # a Stanza pipeline of stock size in place of ours


@dataclass
class Measured:
    """What came out; all but `first_result` and `memory` without the articles that only warmed up."""

    words: int = 0
    articles: int = 0
    seconds: float = 0.0
    cpu_seconds: float | None = None  # of all threads; None where other processes did the work
    first_result: float = 0.0  # when it was there, in seconds since the epoch
    memory: int | None = None  # bytes, the most that any one process held; None where that is not known
    # seconds of all threads; none where other processes did the work
    stages: dict[str, float] = field(default_factory=dict)


class Laps:
    """Counts articles that are done, and measures from the last that only warmed up to the last."""

    def __init__(self, task: Task, watch: Stopwatch) -> None:
        self.measured = Measured()
        self._task = task
        self._watch = watch
        self._done = 0
        self._began = self._cpu = 0.0

    def lap(self) -> None:
        """One more article is done."""
        measured = self.measured
        if self._done == 0:
            measured.first_result = time.time()
        self._done += 1
        if self._done == self._task.warm_up:
            self._watch.seconds.clear()
            self._began, self._cpu = time.perf_counter(), time.process_time()
        elif self._done > self._task.warm_up:
            measured.articles += 1
            measured.words += len(Path(self._task.paths[self._done - 1]).read_text("utf-8").split())
            measured.seconds = time.perf_counter() - self._began
            measured.cpu_seconds = time.process_time() - self._cpu
            measured.stages = dict(self._watch.seconds)


def measure(task: Task) -> Measured:
    """Return what `task` takes in this process, which has done nothing else."""
    laps = Laps(task, watch := Stopwatch())
    if task.stock:
        _run_stock(task, watch, laps)
    else:
        _run_ours(task, watch, laps)
    measured = laps.measured
    measured.memory = peak_memory()
    if task.processes > 1:
        measured.cpu_seconds, measured.stages = None, {}
    elif not task.stock:
        stages = {stage: measured.stages.get(stage, 0.0) for stage in STAGES}
        of_threads = measured.seconds * workers.threads()
        measured.stages = {**stages, OTHER: max(0.0, of_threads - sum(stages.values()))}
    return measured


def peak_memory() -> int | None:
    """Return the most bytes that this process, or any that it started and that has ended, ever held."""
    try:
        import resource
    except ImportError:  # on Windows
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _run_ours(task: Task, watch: Stopwatch, laps: Laps) -> None:
    from quotes import jobs
    from quotes.store import Store

    if task.processes == 1:
        watch_stages(watch, task.model)
    watch.watch(Store, "add", "storing", after=laps.lap)
    report = jobs.extract_paths(task.paths, Path(task.folder, "bench.db"), model=task.model, processes=task.processes)
    if report.failed:
        raise RuntimeError(report.failed[0])


def watch_stages(watch: Stopwatch, model: str) -> None:
    """Time every stage that an article goes through before it is stored."""
    import quotes
    from quotes import annotate, pipeline, speakers

    annotator = quotes.load(model).annotator
    processors = annotator.pipeline.processors
    watch.watch(processors["tokenize"], "process", "tokenize")
    watch.watch(processors["mwt"], "process", "expand")
    watch.watch(annotate, "undo_expansions", "expand")
    watch.watch(annotate, "annotate_stanza", "heads and decoding")
    watch.watch(annotator.parser.network.encoder, "states", "encoder")
    watch.watch(annotate, "document_of", "assembling")
    watch.watch(annotator.parser, "ways", "second pass")
    watch.watch(speakers, "resolve", "speakers")
    watch.watch(pipeline, "resolve", "chains and the rest")


def _run_stock(task: Task, watch: Stopwatch, laps: Laps) -> None:
    from quotes.bench import stock

    texts = [Path(path).read_text("utf-8") for path in task.paths]
    pipeline = stock.build(Path(task.folder), "\n\n".join(texts))
    watch.watch(stock.graph_parser(), "decode_graph_predictions", TREE_SEARCH)
    for text in texts:
        pipeline(text)
        laps.lap()


def main() -> None:
    """Measure the task that the command line holds as JSON; nothing else goes to standard output."""
    task = Task(**json.loads(sys.argv[1]))
    with contextlib.redirect_stdout(sys.stderr):
        measured = measure(task)
    sys.stdout.write(json.dumps(asdict(measured)))
