"""Articles read by several threads and processes: order, failures, and a process that dies."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import replace

import pytest

from quotes import workers
from quotes.errors import ModelError
from quotes.types import Article


class _Extractor:
    """Stands in for the models; what it does is written in the article."""

    meeting = threading.Barrier(2)

    def __call__(self, article: Article) -> Article:
        if "meet" in article.text:
            self.meeting.wait(timeout=30)
        if "kill" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "fail" in article.text:
            raise IndexError("a bad word")
        return replace(article, title=article.text.upper())


def _load(model: str) -> _Extractor:
    if model != "stand-in":
        raise ModelError(f"{model}: no such model")
    return _Extractor()


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes begin as copies of this one, in which the models are replaced."""
    from multiprocessing import get_context

    monkeypatch.setattr("quotes.load", _load)
    monkeypatch.setattr(workers, "get_context", lambda _: get_context("fork"))
    monkeypatch.setattr(workers, "_prepare", lambda threads: None)


def outcomes(texts: list[str], processes: int) -> list[str]:
    """What became of each text: its title, or what went wrong."""
    articles = [Article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    found = []
    for article, result in workers.extract(articles, "stand-in", processes):
        assert isinstance(result, str) or result.text == article.text
        found.append(result if isinstance(result, str) else str(result.title))
    return found


FAILED = "1.txt: could not be read (IndexError: a bad word); please report the article"


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["one"], ["ONE"]),
        ([f"text {n}" for n in range(20)], [f"TEXT {n}" for n in range(20)]),
        (["one", "fail", "three"], ["ONE", FAILED, "THREE"]),
    ],
    ids=["nothing", "one", "in order", "one fails"],
)
def test_results_come_in_order(texts: list[str], expected: list[str], processes: int) -> None:
    assert outcomes(texts, processes) == expected


def test_one_process_reads_several_articles_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "threads", lambda: 2)
    assert outcomes(["first, alone", "meet the next", "meet the one before"], 1) == [
        "FIRST, ALONE", "MEET THE NEXT", "MEET THE ONE BEFORE",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    "texts",
    [["kill"], ["a", "kill", "b", "c", "d", "e", "f", "g"], ["a", "kill", "kill", "b"], ["a", "b", "c", "kill"]],
    ids=["alone", "early", "two", "last"],
)
def test_a_process_that_dies_costs_its_article_alone(texts: list[str]) -> None:
    found = outcomes(texts, 2)
    assert [result if "ends the process" not in result else "died" for result in found] == [
        "died" if text == "kill" else text.upper() for text in texts
    ]
    assert all(f"{number}.txt: reading it ends" in found[number] for number, text in enumerate(texts) if text == "kill")


@pytest.mark.parametrize("processes", [1, 2])
def test_missing_models_end_the_run(processes: int) -> None:
    with pytest.raises(ModelError, match="no such model"):
        list(workers.extract([Article("text")], "missing", processes))


@pytest.mark.parametrize(("size", "more"), [(0, False), (50_000, False), (5_000_000, True)])
def test_more_processes_only_where_it_pays(size: int, more: bool) -> None:
    assert workers.processes_for(size) == (min(workers.cores(), workers.MOST) if more else 1)
