"""What evaluation counts: scores, rates and mistakes, which add up over articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
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
class Group:
    """Attributions of one type, kind or way of finding the speaker; groups of several articles add up.

    Of `of` wanted, `found` are found, `strict` with the right speaker to the word and `lenient` leniently.
    """

    of: int = 0
    found: int = 0
    strict: int = 0
    lenient: int = 0

    def __add__(self, other: Group) -> Group:
        return Group(
            self.of + other.of, self.found + other.found, self.strict + other.strict, self.lenient + other.lenient
        )


@dataclass(frozen=True)
class Judged:
    """One speaker that was found and judged: how, how sure it was said to be, whether leniently right."""

    how: str
    stated: float
    right: bool


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
    groups: Mapping[str, Group] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.articles + other.articles,
            self.missing + other.missing,
            {name: self.score(name) + other.score(name) for name in {**self.scores, **other.scores}},
            {name: self.rate(name) + other.rate(name) for name in {**self.rates, **other.rates}},
            self.mistakes + other.mistakes,
            {
                name: self.groups.get(name, Group()) + other.groups.get(name, Group())
                for name in sorted({**self.groups, **other.groups})
            },
            self.judged + other.judged,
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
            "groups": {name: asdict(group) for name, group in self.groups.items()},
            "reliability": reliability(self.judged),
        }


BOUNDS = (0.0, 0.7, 0.8, 0.9, 0.95)


def reliability(judged: Sequence[Judged]) -> list[dict[str, float]]:
    """Return, for each range of stated confidence that occurs: how many, the mean stated, the share that was right."""
    found = []
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 1.01), strict=True):
        some = [one for one in judged if low <= one.stated < high]
        if some:
            stated, right = sum(one.stated for one in some), sum(one.right for one in some)
            found.append(
                {
                    "from": low,
                    "to": min(high, 1.0),
                    "of": len(some),
                    "stated": stated / len(some),
                    "right": right / len(some),
                }
            )
    return found


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
    if figures.groups:
        lines += ["", f"{'':24}       of   found  strict lenient   (of all: found, right speaker)"]
        lines += [
            f"{name:24}{g.of:9}"
            + "".join(f"{count / g.of if g.of else 0:8.3f}" for count in (g.found, g.strict, g.lenient))
            for name, g in figures.groups.items()
        ]
    if figures.judged:
        lines += ["", f"{'confidence stated':24}       of    mean   right"]
        lines += [
            f"{one['from']:.2f} to {one['to']:<16.2f}{one['of']:9}{one['stated']:8.3f}{one['right']:8.3f}"
            for one in reliability(figures.judged)
        ]
    return "\n".join(lines)
