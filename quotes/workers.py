"""Articles read by one process or several; an article that kills its reader costs itself alone.

Results come in the order of the articles, so that a database does not depend on
how many processes filled it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from quotes.errors import QuotesError
from quotes.types import Article

# below this much to read, a second process has not loaded its models before the first is done
WORTH_MORE = 200_000  # bytes
# each process holds the models: some 0.7 GB
MOST = 4
# articles handed out beyond those in work, so that no process waits for the writer
AHEAD = 3


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes_for(size: int) -> int:
    """Return how many processes are worth starting to read `size` bytes."""
    return min(cores(), MOST) if size > WORTH_MORE else 1


def extract(articles: Iterable[Article], model: str, processes: int = 1) -> Iterator[tuple[Article, Article | str]]:
    """Yield each article with what became of it: itself with its quotes, or why it could not be read.

    Raises QuotesError where no article could be read, such as for missing models.
    """
    if processes <= 1:
        for article in articles:
            yield article, attempt(article, model)
        return
    pool = _Pool(model, processes)
    waiting: deque[tuple[Article, Future[Article | str]]] = deque()
    try:
        for article in articles:
            waiting.append((article, pool.submit(article)))
            if len(waiting) >= processes + AHEAD:
                yield _first(pool, waiting)
        while waiting:
            yield _first(pool, waiting)
    finally:
        pool.stop()


def attempt(article: Article, model: str) -> Article | str:
    """Return the article with its quotes, or a sentence that says why it could not be read."""
    from quotes import load

    extractor = load(model)
    try:
        return extractor(article)
    except QuotesError:
        raise
    except (RuntimeError, ValueError, MemoryError, RecursionError) as error:
        return f"{_name(article)}: could not be read by the models ({error}); please report the article"


def _name(article: Article) -> str:
    return article.path or "input"


def _prepare(threads: int) -> None:
    """Give a new process its share of the processors, before it loads any library that asks for them."""
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch

    torch.set_num_threads(threads)


class _Pool:
    """Processes that read articles; started anew when one of them dies."""

    def __init__(self, model: str, processes: int) -> None:
        self._model = model
        self._processes = processes
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        threads = max(1, cores() // self._processes)
        # a copy of a process with threads may hang, so the processes begin from nothing
        context = get_context("spawn")
        return ProcessPoolExecutor(self._processes, context, initializer=_prepare, initargs=(threads,))

    def submit(self, article: Article) -> Future[Article | str]:
        try:
            return self._executor.submit(attempt, article, self._model)
        except BrokenProcessPool as error:  # the article in front finds out which one it was
            broken: Future[Article | str] = Future()
            broken.set_exception(error)
            return broken

    def restart(self) -> None:
        self.stop()
        self._executor = self._start()

    def stop(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _first(pool: _Pool, waiting: deque[tuple[Article, Future[Article | str]]]) -> tuple[Article, Article | str]:
    """Return the result that is due.

    Where a process died, nobody knows at which article; so the one in front is
    read alone, and a death now is its own.
    """
    article, future = waiting.popleft()
    try:
        return article, future.result()
    except BrokenProcessPool:
        pool.restart()
    result: Article | str
    try:
        result = pool.submit(article).result()
    except BrokenProcessPool:
        result = f"{_name(article)}: reading it ends the process that does (too little memory?); split the article"
        pool.restart()
    others = list(waiting)
    waiting.clear()
    waiting.extend((other, pool.submit(other)) for other, _ in others)
    return article, result
