"""Near-duplicate articles: copied from one another, cut, or spun in other words.

Two articles are near-duplicates where enough of the pairs of neighbouring content words of the one, inflection
and synonyms folded, stand in the other.  What stands in quotation marks does not count, since two reporters at one
press conference quote the same words.

A copy's original is the earliest article that it is like.  It is looked for among the EARLIEST articles that have a
run of RUN content words in common with the copy; a quarter of the runs is kept for the index ("mod p" sampling:
Broder, "On the resemblance and containment of documents", 1997).  So a story that thousands carry, and a footer
that all articles of an outlet have, cost no more than others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quotes.text import moment, normal_form
from quotes.variants import candidates
from quotes.variants.forms import content_words

# content words in a row that the index holds, and the one in so many that it keeps
RUN, ONE_IN = 4, 4
# articles that a run brings together with each later one; kept runs that two must share to be compared
EARLIEST, SUPPORT = 8, 2
# share of the one's pairs that must stand in the other, and how many pairs it must have to tell; of a brief, more
NEAR, PLENTY = 0.4, 25
NEAR_OF_FEW, FEWEST_PAIRS = 0.7, 10
# the time of an article whose date is not known, in minutes: behind all others
_NEVER = (1 << 31) - 1

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»|„[^“”„\n]*[“”]")

Pairs = NDArray[np.uint32]


class Sketch(NamedTuple):
    """What an article is known by: its kept runs, and its pairs of content words, as 32-bit hashes."""

    runs: frozenset[int]
    pairs: Pairs


def sketch(text: str) -> Sketch:
    """Return what an article is known by."""
    words = content_words(normal_form(_QUOTED.sub(" ", text)).split())
    runs = (_hash(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    pairs = {_hash(pair) for pair in pairwise(words)}
    kept = frozenset(run for run in runs if run % ONE_IN == 0)
    return Sketch(kept, np.fromiter(pairs, np.uint32, len(pairs)))


def _hash(words: Sequence[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "replace"))


def share(article: Pairs, original: Pairs) -> float | None:
    """Return how much of an article stands in another one, 0 to 1; None where they are no near-duplicates."""
    fewest = min(len(article), len(original))
    if fewest < FEWEST_PAIRS:
        return None
    shared = len(np.intersect1d(article, original, assume_unique=True))
    needed = NEAR if fewest >= PLENTY else NEAR_OF_FEW
    return shared / len(article) if shared >= needed * fewest else None


def rank(published: str | None, key: str) -> int:
    """Return a number by which articles stand in order of publication, to the minute; else a hash of the key tells."""
    known = moment(published)
    time = _NEVER if known is None else max(0, known)
    return min(time, _NEVER) << 32 | crc32(key.encode("utf-8", "replace"))


class Found(NamedTuple):
    """A copy, the earliest article that it is like, and how much of the copy stands there, 0 to 1."""

    copy: int
    original: int
    share: float


def originals(runs: candidates.Numbers, articles: candidates.Numbers, pairs: Sequence[Pairs]) -> Iterator[Found]:
    """Yield each copy with its original, from all runs of all articles, which are numbered in order of publication.

    `runs` and `articles` belong together row by row; the article `number` has `pairs[number]`.
    """
    entries = runs << candidates.NUMBER_BITS | articles
    for lot in candidates.together(entries, EARLIEST, EARLIEST, SUPPORT):
        done: set[int] = set()
        # the earlier ones first, and all of one copy in one lot
        for earlier, later in zip(lot.firsts.tolist(), lot.seconds.tolist(), strict=True):
            if later not in done and (found := share(pairs[later], pairs[earlier])) is not None:
                done.add(later)
                yield Found(later, earlier, found)
