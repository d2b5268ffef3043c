"""Which wordings are worth comparing: those that share rare pairs of content words.

A wording's keys are hashes of its pairs of neighbouring content words, in either order, with one word
between them at most; inflection and synonyms are folded before.  A key that few wordings share brings all
of them together; one that many share, only each with the bucket's leaders.  Two wordings are compared that at
least SUPPORT keys bring together, or one key that is not all too common where one of them is so short that it
has hardly more.

All this depends on the set of wordings alone, and a change to one wording moves only the buckets of its own
keys.  So an index on disk (`quotes.store.fingerprints`) can follow it wording by wording, and finds the
same candidates as `pairs` does over everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quotes.variants.forms import Form

# a bucket of so many wordings brings all of them together
SMALL = 32
# a larger one brings each together with its leaders: the LEADERS smallest hashes; one of more than
# LARGE tells nothing of short wordings
LARGE, LEADERS = 1000, 6
# keys that must bring two wordings together, and how many a wording has for which one is enough
SUPPORT, SHORT_KEYS = 2, 2
# a wording is known by so many bits of a hash; the highest says that it is short
NUMBER_BITS = 31
SHORT = 1 << (NUMBER_BITS - 1)
# a long wording keeps half of its keys
MANY_KEYS = 32
# pairs that are counted at a time, which bounds the memory
CHUNK = 8_000_000

Numbers = NDArray[np.int64]


def keys(form: Form) -> set[int]:
    """Return the keys of a wording, 32 bits each."""
    content = form.content
    found = {_hash(content[at], content[at + step]) for step in (1, 2) for at in range(len(content) - step)}
    return {key for key in found if not key & 1} if len(found) > MANY_KEYS else found


def _hash(one: str, other: str) -> int:
    pair = f"{one} {other}" if one < other else f"{other} {one}"
    return crc32(pair.encode("utf-8", "replace"))


def number(form: Form) -> int:
    """Return the NUMBER_BITS bits by which a wording is known; two wordings rarely share them."""
    bits = crc32(form.normal.encode("utf-8", "replace")) & (SHORT - 1)
    # more different words than that have more keys in any case
    short = len(form.content_set) <= SHORT_KEYS + 1 and len(keys(form)) <= SHORT_KEYS
    return bits | SHORT if short else bits


def entry(key: int, wording: int) -> int:
    """Return a key and the number of a wording that has it as one number; those of one key stand together."""
    return key << NUMBER_BITS | wording


def entries_of(key: int) -> tuple[int, int]:
    """Return the smallest and the greatest entry that a key can have."""
    return key << NUMBER_BITS, (key + 1 << NUMBER_BITS) - 1


def wording_of(entry: int) -> int:
    """Return the number of the wording in an entry."""
    return entry & ((1 << NUMBER_BITS) - 1)


class Together(NamedTuple):
    """Numbers that share keys, each pair once with the smaller number first, and how many keys they share."""

    firsts: Numbers
    seconds: Numbers
    support: Numbers


def pairs(entries: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the numbers of wordings to compare, each pair once, from all entries of all wordings."""
    for found in together(entries, SMALL, LEADERS, SUPPORT):
        yield from zip(found.firsts.tolist(), found.seconds.tolist(), strict=True)


def together(entries: Numbers, small: int, leaders: int, least: int) -> Iterator[Together]:
    """Yield the numbers that at least `least` keys bring together, by lots: all of a key that `small` share, else
    the `leaders` smallest with each; for short ones one key is enough, unless more than LARGE share it.
    """
    entries = np.unique(entries)
    if not len(entries):
        return
    numbers, places = np.unique(entries & ((1 << NUMBER_BITS) - 1), return_inverse=True)
    short = (numbers & SHORT) > 0
    first_of = np.flatnonzero(np.diff(entries >> NUMBER_BITS, prepend=-1))
    sizes = np.diff(first_of, append=len(entries))
    led = np.where(sizes <= small, small, leaders)
    parts = 1 + int(np.sum(np.minimum(sizes, led) * sizes)) // CHUNK
    # of each entry: where its bucket begins, by how many that is led, and whether it tells of short ones
    places = places.astype(np.int32)
    begins = np.repeat(first_of.astype(np.int32), sizes)
    led, huge = np.repeat(led.astype(np.int16), sizes), np.repeat(sizes > LARGE, sizes)
    del entries
    for part in range(parts):
        lot = np.flatnonzero(places % parts == part)
        codes = [np.empty(0, np.int64)]
        for leader in range(max(small, leaders)):
            lot = lot[(lot - begins[lot] > leader) & (led[lot] > leader)]
            one, other = places[begins[lot] + leader], places[lot]
            told = ~huge[lot] | ~(short[one] | short[other])
            codes.append((one.astype(np.int64) * len(numbers) + other)[told])
        found, support = np.unique(np.concatenate(codes), return_counts=True)
        firsts, seconds = found // len(numbers), found % len(numbers)
        kept = (support >= least) | short[firsts] | short[seconds]
        yield Together(numbers[firsts[kept]], numbers[seconds[kept]], support[kept])


def near(wording: int, buckets: Sequence[Sequence[int]]) -> set[int]:
    """Return the wordings to compare with one, from the buckets of its keys, each sorted.

    A bucket that it does not lead may be cut behind LARGE + 1.
    """
    support: dict[int, int] = {}
    for bucket in buckets:
        for other in _brought_together(wording, bucket):
            support[other] = support.get(other, 0) + 1
    support.pop(wording, None)
    return {other for other, count in support.items() if count >= SUPPORT or (wording | other) & SHORT}


def leads(wording: int, bucket: Sequence[int]) -> bool:
    """Is the wording held against all others of a bucket that is too large to bring all of them together?"""
    return len(bucket) > SMALL and wording in bucket[:LEADERS]


def _brought_together(wording: int, bucket: Sequence[int]) -> Sequence[int]:
    found = bucket if len(bucket) <= SMALL or leads(wording, bucket) else bucket[:LEADERS]
    if len(bucket) > LARGE:
        return [] if wording & SHORT else [other for other in found if not other & SHORT]
    return found


def shaken(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Return the wordings of a bucket whose candidates change with it: more than the wordings that came or went.

    Both are sorted, and may be cut behind LARGE + 1.
    """
    sizes = len(before), len(after)
    fewer, more = sorted((before, after), key=len)
    if min(sizes) <= SMALL < max(sizes):
        return set(fewer)
    if max(sizes) <= SMALL:
        return set()
    found = set(before[:LEADERS]) ^ set(after[:LEADERS])
    if min(sizes) <= LARGE < max(sizes):
        found |= {other for other in more if other & SHORT} | set(fewer[:LEADERS])
    return found
