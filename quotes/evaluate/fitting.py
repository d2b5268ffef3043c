"""Fits the weights of a logistic regression over named features (`quotes.weights`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

import torch


def fit(
    rows: Collection[tuple[Collection[str], bool]], pull: float, keeps: Callable[[str, int], bool]
) -> dict[str, float]:
    """Return the weights of the features by penalized maximum likelihood, the bias under the empty name.

    A row is what it has, and whether it is so; `pull` is the strength of the pull towards weights of 0 (the inverse of
    C in LIBLINEAR); `keeps` says whether a feature seen so many times has a weight.
    """
    seen = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, times in seen.items() if keeps(name, times))
    place = {name: number for number, name in enumerate(names)}
    has = torch.zeros(len(rows), len(names), dtype=torch.double)
    for number, (features, _) in enumerate(rows):
        for name in features:
            if name in place:
                has[number, place[name]] = 1.0
    marked = torch.tensor([float(right) for _, right in rows], dtype=torch.double)
    weights = torch.zeros(len(names), dtype=torch.double, requires_grad=True)
    bias = torch.zeros((), dtype=torch.double, requires_grad=True)
    search = torch.optim.LBFGS([weights, bias], max_iter=500, line_search_fn="strong_wolfe", tolerance_grad=1e-6)

    def loss() -> torch.Tensor:
        search.zero_grad()
        lost = torch.nn.functional.binary_cross_entropy_with_logits(has @ weights + bias, marked, reduction="sum")
        total = lost + pull * weights.square().sum() / 2
        total.backward()  # type: ignore[no-untyped-call]
        return total

    search.step(loss)  # type: ignore[no-untyped-call]
    rounded = {name: round(float(weights.detach()[number]), 3) for name, number in place.items()}
    return {"": round(float(bias.detach()), 3)} | {name: weight for name, weight in rounded.items() if weight}
