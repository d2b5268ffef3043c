"""From gold to the table of `quotes.confidence`.

    python -m quotes.evaluate.calibration GOLD,GOLD… CORPUS ARTICLES…

reads the articles, compares their speakers with the gold, and those of the marked articles of CORPUS (English Worldwide
Newswire, `quotes.evaluate.marked`) that no model has learned from with the marks, and writes the table.  Gold that is
kept for testing (its `half` is "held out") is passed over.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quotes import confidence
from quotes.annotate import Annotator
from quotes.confidence import Steps, calibrated
from quotes.evaluate import marked
from quotes.evaluate.figures import Figures, Judged, render
from quotes.evaluate.gold import read_gold
from quotes.evaluate.resolved import match_gold
from quotes.evaluate.ways import is_right, partners
from quotes.pipeline import resolve
from quotes.training.ways import NOT_LEARNED_FROM
from quotes.types import Article

# as many imagined speakers, of which as many are right as of all found in that way: few examples do not make a step
PRIOR = 4.0
LEAST = 8  # speakers in a step
FOLDS = 5
WAYS = ("named", "nominal", "pronoun", "elided", "continued")


def fit(judged: Iterable[Judged]) -> dict[str, Steps]:
    """Return the table: for each way of finding a speaker, rising steps from raw score to share right."""
    rows = [one for one in judged if one.how in WAYS]
    overall = _share(rows, 0.85, PRIOR)
    table: dict[str, Steps] = {}
    for how in WAYS:
        some = sorted((one.stated, one.right) for one in rows if one.how == how)
        base = _share([one for one in rows if one.how == how], overall, PRIOR)
        table[how] = _steps(some, base) or [(0.0, round(overall, 3))]
    return table


def _share(rows: Sequence[Judged], expected: float, weight: float) -> float:
    return (sum(one.right for one in rows) + weight * expected) / (len(rows) + weight)


def _steps(rows: Sequence[tuple[float, bool]], base: float) -> Steps:
    """Pool neighbours until shares rise and every step rests on enough (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []  # least raw score, right, of
    for raw, right in rows:
        pools.append((raw, float(right), 1))
        while len(pools) > 1 and (
            _pooled(pools[-2], base) >= _pooled(pools[-1], base)
            or pools[-2][2] < LEAST
            or pools[-2][0] == pools[-1][0]  # one score, one share
        ):
            _join_last(pools)
    if len(pools) > 1 and pools[-1][2] < LEAST:
        _join_last(pools)
    return [(round(pool[0], 3), round(_pooled(pool, base), 3)) for pool in pools]


def _join_last(pools: list[tuple[float, float, int]]) -> None:
    """Make one pool of the last two."""
    _, right, of = pools.pop()
    least, right_before, of_before = pools.pop()
    pools.append((least, right_before + right, of_before + of))


def _pooled(pool: tuple[float, float, int], base: float) -> float:
    return (pool[1] + PRIOR * base) / (pool[2] + PRIOR)


def cross_checked(judged: Sequence[Sequence[Judged]], folds: int = FOLDS) -> list[Judged]:
    """Return what was judged, article by article, each stated as a table says that was fitted to other articles."""
    stated = []
    for fold in range(folds):
        table = fit(one for number, some in enumerate(judged) if number % folds != fold for one in some)
        for some in judged[fold::folds]:
            stated += [replace(one, stated=calibrated(table[one.how], one.stated)) for one in some if one.how in WAYS]
    return stated


def of_marks(corpus: Path, annotate: Annotator) -> Iterator[list[Judged]]:
    """Yield what is judged of each marked article that nothing was learned from."""
    for article in marked.read(corpus):
        if article.group == NOT_LEARNED_FROM:
            found = resolve(annotate(Article(article.text)))
            yield [
                Judged(quote.resolution, quote.confidence, is_right(quote, one.speakers))
                for quote, one in partners(found, article.attributions)
                if one.speakers is not None and quote.speakers
            ]


def main(gold: str, corpus: str, articles: Sequence[str]) -> None:
    """Fit the table to the gold, the marks and the articles that are named, write it, and print how far to trust it."""
    from quotes import articles as reading
    from quotes import load

    extract = load()
    steering = [one for folder in gold.split(",") for one in read_gold(folder) if one.half != "held out"]
    with confidence.uncalibrated():
        extracted = [extract(item) for item in reading.read(list(articles)) if not isinstance(item, Exception)]
        judged: list[Sequence[Judged]] = [*of_marks(Path(corpus), Annotator())]
    judged += [match_gold(extracted, [one]).judged for one in steering]
    table = fit(one for some in judged for one in some)
    confidence.TABLE.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    print(render(Figures(articles=len(judged), judged=tuple(cross_checked(judged)))))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
