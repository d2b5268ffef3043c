"""Articles read by threads of one process, or by several; an article that kills its reader costs itself alone.

Results come in the order of the articles, so that a database does not depend on
how many processes filled it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Protocol

from quotes.errors import QuotesError
from quotes.types import Article

# below this much to read, a second process has not loaded its models before the first is done
WORTH_MORE = 200_000  # bytes
# each process holds the models, some 0.7 GB; more threads than these wait for one another
MOST = 4
# articles handed out beyond those in work, so that none waits for the writer
AHEAD = 3


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads() -> int:
    """Return how many articles one process reads at once."""
    return min(cores(), MOST)


def processes_for(size: int) -> int:
    """Return how many processes are worth starting to read `size` bytes."""
    return threads() if size > WORTH_MORE else 1


def extract(articles: Iterable[Article], model: str, processes: int = 1) -> Iterator[tuple[Article, Article | str]]:
    """Yield each article with what became of it: itself with its quotes, or why it could not be read.

    Raises QuotesError where no article could be read, such as for missing models.
    """
    articles = iter(articles)
    if processes <= 1:
        for article in islice(articles, 1):  # alone, it has all processors for its arithmetic, and is there sooner
            yield article, attempt(article, model)
    pool = _Processes(model, processes) if processes > 1 else _Threads(model)
    waiting: deque[tuple[Article, Future[Article | str]]] = deque()
    try:
        for article in articles:
            waiting.append((article, pool.submit(article)))
            if len(waiting) >= pool.number + AHEAD:
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
    except Exception as error:  # whatever is wrong with one article, the others are read
        return f"{_name(article)}: could not be read ({type(error).__name__}: {error}); please report the article"


def _name(article: Article) -> str:
    return article.path or "input"


def _prepare(threads: int) -> None:
    """Give a new process its share of the processors, before it loads any library that asks for them."""
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    _compute_with(threads)


def _compute_with(threads: int) -> None:
    """Share the arithmetic of the calling thread among as many."""
    import torch

    torch.set_num_threads(threads)


class _Pool(Protocol):
    """What reads several articles at once, and how many."""

    number: int

    def submit(self, article: Article) -> Future[Article | str]: ...

    def restart(self) -> None: ...

    def stop(self) -> None: ...


class _Threads:
    """Threads that read articles with the models of this process.

    Each does its arithmetic alone: several articles at once keep the processors
    busier than the arithmetic of one, shared among them.
    """

    def __init__(self, model: str) -> None:
        self.number = threads()
        self._model = model
        self._executor = ThreadPoolExecutor(self.number, initializer=_compute_with, initargs=(1,))

    def submit(self, article: Article) -> Future[Article | str]:
        return self._executor.submit(attempt, article, self._model)

    def restart(self) -> None:
        """Do nothing: a thread does not die alone."""

    def stop(self) -> None:
        import torch

        self._executor.shutdown(wait=True, cancel_futures=True)
        _compute_with(torch.get_num_threads())  # for threads that others start, who would take after ours


class _Processes:
    """Processes that read articles; started anew when one of them dies."""

    def __init__(self, model: str, processes: int) -> None:
        self.number = processes
        self._model = model
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        threads = max(1, cores() // self.number)
        # a copy of a process with threads may hang, so the processes begin from nothing
        context = get_context("spawn")
        return ProcessPoolExecutor(self.number, context, initializer=_prepare, initargs=(threads,))

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
