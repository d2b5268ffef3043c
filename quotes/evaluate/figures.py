"""What evaluation counts: scores, rates and mistakes, which add up over articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Score:
    """Counts behind precision and recall; scores of several articles add up.

    `right` of the `predicted` are right, `covered` of the `gold` are found; shares of one count too.
    """

    right: float = 0.0
    predicted: int = 0
    covered: float = 0.0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.predicted + other.predicted,
            self.covered + other.covered,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 without gold."""
        return self.covered / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Rate:
    """How many of some are right; rates of several articles add up."""

    right: float = 0.0
    of: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        """The share that is right; 0 of none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong, for people to read."""

    article: str
    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class Figures:
    """Scores and rates by name, over `articles` of which `missing` are not there or hold another text."""

    articles: int = 0
    missing: tuple[str, ...] = ()
    scores: Mapping[str, Score] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.articles + other.articles,
            self.missing + other.missing,
            {name: self.score(name) + other.score(name) for name in {**self.scores, **other.scores}},
            {name: self.rate(name) + other.rate(name) for name in {**self.rates, **other.rates}},
            self.mistakes + other.mistakes,
        )

    def score(self, name: str) -> Score:
        """Return the score of that name, empty where nothing was counted."""
        return self.scores.get(name, Score())

    def rate(self, name: str) -> Rate:
        """Return the rate of that name, empty where nothing was counted."""
        return self.rates.get(name, Rate())

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as JSON can hold them."""
        return {
            "articles": self.articles,
            "missing": list(self.missing),
            "scores": {
                name: {
                    "precision": s.precision,
                    "recall": s.recall,
                    "f1": s.f1,
                    "predicted": s.predicted,
                    "gold": s.gold,
                }
                for name, s in self.scores.items()
            },
            "rates": {name: {"share": r.share, "of": r.of} for name, r in self.rates.items()},
        }


def render(figures: Figures) -> str:
    """Return the figures as a plain table."""
    lines = [f"{figures.articles} articles, {len(figures.missing)} missing or with another text"]
    lines += [f"  missing: {name}" for name in figures.missing[:10]]
    if figures.scores:
        lines += ["", f"{'':24}precision  recall      F1  predicted    gold"]
        lines += [
            f"{name:24}{s.precision:9.3f}{s.recall:8.3f}{s.f1:8.3f}{s.predicted:11}{s.gold:8}"
            for name, s in figures.scores.items()
        ]
    if figures.rates:
        lines += ["", f"{'':24}    share      of"]
        lines += [f"{name:24}{r.share:9.3f}{r.of:8}" for name, r in figures.rates.items()]
    return "\n".join(lines)
