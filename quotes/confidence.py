"""How sure a resolved speaker is, from 0 to 1: the share of speakers found in this way, with this much evidence, that
were right on development data.

The table is data, `confidence.json` beside this file: for each way of finding a speaker the steps of a rising function
from the raw score (evidence for the choice × score of the attribution) to that share, fitted by isotonic regression
(Zadrozny and Elkan 2002).  `quotes.evaluate.calibration` makes it anew from gold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from quotes.types import Resolved

TABLE = Path(__file__).with_suffix(".json")
# a margin at which a choice between two candidates is as good as no choice at all
FULL_MARGIN = 1.5
# what the parser's score counts: an attribution that should not be there is not the speaker's fault
PARSER = 0.25

Steps = Sequence[tuple[float, float]]  # (least raw score, share right), rising


def of_choice(best: float, second: float | None) -> float:
    """Return how sure the choice of the best-scored candidate is: 1 without a rival, 0.5 where the two tie."""
    if second is None:
        return 1.0
    return 0.5 + 0.5 * min(1.0, max(0.0, best - second) / FULL_MARGIN)


def combine(how: Resolved, evidence: float = 1.0, parser: float = 1.0) -> float:
    """Return the confidence of a speaker: how often one found so, with that evidence, was right."""
    if how == "unresolved":
        return 0.0
    raw = _inside(evidence) * (1 - PARSER + PARSER * _inside(parser))
    return round(raw if _raw else calibrated(_table()[how], raw), 3)


def calibrated(steps: Steps, raw: float) -> float:
    """Return the share that belongs to a raw score: that of the last step it reaches, of the first below all."""
    share = steps[0][1]
    for least, value in steps:
        if raw < least:
            break
        share = value
    return share


def _inside(value: float) -> float:
    return max(0.0, min(1.0, value))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Steps]:
    return {how: [(least, share) for least, share in steps] for how, steps in json.loads(TABLE.read_text()).items()}


_raw: list[bool] = []


@contextmanager
def uncalibrated() -> Iterator[None]:
    """Give raw scores inside, for fitting the table."""
    _raw.append(True)
    try:
        yield
    finally:
        _raw.pop()
        _table.cache_clear()
