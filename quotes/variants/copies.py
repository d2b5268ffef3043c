"""Near-duplicate articles: copied from one another, cut, or spun in other words.

Two articles are near-duplicates where enough of the pairs of neighbouring content words of the one, inflection
and synonyms folded, stand in the other.  Candidates share runs of RUN content words; a quarter of these is kept
for the index ("mod p" sampling: Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from quotes.text import normal_form
from quotes.variants.forms import content_words

# content words in a row that the index holds, and the one in so many that it keeps
RUN, ONE_IN = 4, 4
# kept runs that two articles must share to be compared; a run that more articles share tells nothing
SUPPORT, LARGE = 2, 2000
# share of the one's pairs that must stand in the other, and how many pairs it must have to tell
NEAR, FEWEST_PAIRS = 0.4, 25

Pairs = frozenset[tuple[str, str]]


def runs(text: str) -> set[int]:
    """Return the keys of an article, 32 bits each."""
    words = _content(text)
    found = (crc32(" ".join(words[at : at + RUN]).encode("utf-8", "replace")) for at in range(len(words) - RUN + 1))
    return {key for key in found if key % ONE_IN == 0}


@lru_cache(maxsize=2048)
def pairs(text: str) -> Pairs:
    """Return the pairs of neighbouring content words of an article."""
    words = _content(text)
    return frozenset(pairwise(words))


def share(article: str, original: str) -> float | None:
    """Return how much of an article stands in another one, 0 to 1; None where they are no near-duplicates."""
    ours, theirs = pairs(article), pairs(original)
    if min(len(ours), len(theirs)) < FEWEST_PAIRS:
        return None
    shared = len(ours & theirs)
    return shared / len(ours) if shared >= NEAR * min(len(ours), len(theirs)) else None


def _content(text: str) -> list[str]:
    return content_words(normal_form(text).split())
