"""Logistic regression over named features: the weights are a table in JSON, the bias has the empty name."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path


class Weights:
    """A table of weights, read when it is first asked."""

    def __init__(self, table: Path) -> None:
        self.table = table
        self._instead: list[Mapping[str, float]] = []

    def of(self, features: Iterable[str]) -> float:
        """Return how likely, from 0 to 1, what has these features is what the weights were fitted to."""
        weights = self._instead[-1] if self._instead else self._shipped
        return 1 / (1 + math.exp(-weights[""] - sum(weights.get(name, 0.0) for name in features)))

    @contextmanager
    def replaced(self, weights: Mapping[str, float]) -> Iterator[None]:
        """Judge by other weights inside."""
        self._instead.append(weights)
        try:
            yield
        finally:
            self._instead.pop()

    def write(self, weights: Mapping[str, float]) -> None:
        """Write a new table."""
        text = json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False)
        self.table.write_text(text + "\n", "utf-8")
        self.__dict__.pop("_shipped", None)

    @cached_property
    def _shipped(self) -> Mapping[str, float]:
        return {str(name): float(weight) for name, weight in json.loads(self.table.read_text("utf-8")).items()}
