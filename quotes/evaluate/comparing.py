"""What is compared: spans as sets of characters, names as words.

White space, punctuation and marks are left out, so that a comma or a quotation mark
inside or outside a span never decides, nor does the "that" before an indirect content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from quotes.evaluate.figures import Score
from quotes.evaluate.predicted import Predicted
from quotes.marks import ALL_MARKS

HALF = 0.5  # a content is found where half of what either side holds is shared

NOT_COMPARED = ALL_MARKS | frozenset(".,:;!?()[]{}-–—…")
COMPLEMENTIZER = re.compile(r"\s*that\s+", re.IGNORECASE)

Characters = frozenset[int]
Spans = Sequence[tuple[int, int]]


def characters(text: str, spans: Spans) -> Characters:
    """Return the places of the characters in `spans` that count: no white space, marks, dashes, brackets, stops."""
    return frozenset(
        at
        for start, end in spans
        for at in range(start, min(end, len(text)))
        if not text[at].isspace() and text[at] not in NOT_COMPARED
    )


def content_characters(text: str, spans: Spans) -> Characters:
    """Return the characters of a content that count; a "that" before it is none of them."""
    pieces = [(start, end) for start, end in spans]
    if pieces and (that := COMPLEMENTIZER.match(text, *pieces[0])):
        pieces[0] = (that.end(), pieces[0][1])
    return characters(text, pieces)


def one_span(text: str, span: tuple[int, int] | None) -> Characters:
    """Return the characters of one span that count; none of None."""
    return characters(text, [span] if span else [])


def best_share(one: Characters, others: Iterable[Characters]) -> float:
    """How much of `one` the best of `others` covers."""
    return max((len(one & other) for other in others), default=0) / len(one)


def pairs(gold: Sequence[Characters], found: Sequence[Characters], wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield (gold, found) by their numbers, each at most once and alike by half at least.

    The most alike come first, what is wanted before what is not.
    """
    candidates = sorted(
        (len(g & f) / len(g | f), wanted[n], -n, -k) for n, g in enumerate(gold) for k, f in enumerate(found) if g & f
    )
    taken_gold, taken_found = set(), set()
    for share, _, n, k in reversed(candidates):
        if share >= HALF and -n not in taken_gold and -k not in taken_found:
            taken_gold.add(-n)
            taken_found.add(-k)
            yield -n, -k


def union(sets: Iterable[Characters]) -> Characters:
    """Return the characters in any of the sets."""
    return reduce(or_, sets, frozenset())


@dataclass(frozen=True)
class Compared:
    """An attribution of either side as sets of characters; with how an extracted one's speaker was found."""

    content: Characters
    source: Characters
    cue: Characters
    quoted: bool = False
    kind: str | None = None
    resolution: str | None = None


def compared(text: str, quotes: Iterable[Predicted]) -> list[Compared]:
    """Return the predictions as sets of characters; those without content are passed over."""
    rows = [
        Compared(
            content_characters(text, q.content),
            one_span(text, q.source),
            one_span(text, q.cue),
            kind=q.kind,
            resolution=q.resolution,
        )
        for q in quotes
    ]
    return [row for row in rows if row.content]


def overlap(gold: Sequence[Compared], predicted: Sequence[Compared], allowed: Sequence[Compared]) -> Score:
    """Partial credit; `allowed` may hold more than `gold`: what is no mistake to predict."""
    return Score(
        sum(best_share(p.content, [g.content for g in allowed]) for p in predicted),
        len(predicted),
        sum(best_share(g.content, [p.content for p in predicted]) for g in gold),
        len(gold),
    )


def character_score(gold: Characters, predicted: Characters) -> Score:
    """Count character by character, all attributions taken together."""
    shared = len(gold & predicted)
    return Score(shared, len(predicted), shared, len(gold))
