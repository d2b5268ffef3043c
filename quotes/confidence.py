"""How sure a resolved speaker is, from 0 to 1.

Base rates are provisional: set by hand from reading output, to be replaced by rates measured on development data.
"""

from __future__ import annotations

from quotes.types import Resolved

# how often a speaker found in this way is the right one, all else plain
BASE_RATES: dict[Resolved, float] = {
    "named": 0.95,
    "nominal": 0.85,
    "pronoun": 0.80,
    "elided": 0.85,
    "continued": 0.85,
    "unresolved": 0.0,
}
# a margin at which a choice between two candidates is as good as no choice at all
FULL_MARGIN = 1.5


def of_choice(best: float, second: float | None) -> float:
    """Return how sure the choice of the best-scored candidate is: 1 without a rival, 0.5 where the two tie."""
    if second is None:
        return 1.0
    return 0.5 + 0.5 * min(1.0, max(0.0, best - second) / FULL_MARGIN)


def combine(how: Resolved, evidence: float = 1.0, parser: float = 1.0) -> float:
    """Return the confidence of a speaker: base rate × evidence for the choice × score of the attribution itself.

    The parser's score counts little: an attribution that should not be there is not the speaker's fault.
    """
    rate = BASE_RATES[how] * max(0.0, min(1.0, evidence))
    return round(rate * (0.75 + 0.25 * max(0.0, min(1.0, parser))), 3)
