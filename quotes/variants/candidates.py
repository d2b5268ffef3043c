"""Which wordings are worth comparing: those that share rare pairs of content words.

A wording's keys are hashes of its pairs of neighbouring content words, in either order, with one word
between them at most; inflection and synonyms are folded before.  A key that few wordings share brings all
of them together; one that many share, only each with the bucket's leaders; one that very many share tells
nothing.  Two wordings are compared that at least SUPPORT keys bring together, or one key where one of them
is so short that it has hardly more.

All this depends on the set of wordings alone, and a change to one wording moves only the buckets of its own
keys.  So an index on disk (`quotes.store.fingerprints`) can follow it wording by wording, and finds the
same candidates as `pairs` does over everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from quotes.variants.forms import Form

# a bucket of so many wordings brings all of them together
SMALL = 32
# a bucket of up to so many brings each together with its leaders: the LEADERS smallest hashes
LARGE, LEADERS = 1000, 6
# keys that must bring two wordings together, and how many a wording has for which one is enough
SUPPORT, SHORT_KEYS = 2, 2
# a wording is known by so many bits of a hash; the highest says that it is short
NUMBER_BITS = 31
SHORT = 1 << (NUMBER_BITS - 1)
# a long wording keeps half of its keys
MANY_KEYS = 32
# pairs that are counted at a time, which bounds the memory
CHUNK = 16_000_000

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
    return bits | SHORT if len(keys(form)) <= SHORT_KEYS else bits


def entry(key: int, wording: int) -> int:
    """Return a key and the number of a wording that has it as one number; those of one key stand together."""
    return key << NUMBER_BITS | wording


def entries_of(key: int) -> tuple[int, int]:
    """Return the smallest and the greatest entry that a key can have."""
    return key << NUMBER_BITS, (key + 1 << NUMBER_BITS) - 1


def wording_of(entry: int) -> int:
    """Return the number of the wording in an entry."""
    return entry & ((1 << NUMBER_BITS) - 1)


def pairs(entries: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the numbers of wordings to compare, each pair once, from all entries of all wordings."""
    entries = np.unique(entries)
    wordings, places = np.unique(entries & ((1 << NUMBER_BITS) - 1), return_inverse=True)
    count = max(1, len(wordings))
    starts = np.flatnonzero(np.diff(entries >> NUMBER_BITS, prepend=-1))
    sizes = np.diff(starts, append=len(entries))
    expected = int(np.sum(np.where(sizes <= SMALL, sizes * (sizes - 1) // 2, (sizes <= LARGE) * sizes * LEADERS)))
    parts = 1 + expected // CHUNK
    for part in range(parts):
        found = [codes[codes // count % parts == part] for codes in _together(places, starts, sizes, count)]
        if not found:
            return
        codes, support = np.unique(np.concatenate(found), return_counts=True)
        firsts, seconds = wordings[codes // count], wordings[codes % count]
        kept = (support >= SUPPORT) | (((firsts | seconds) & SHORT) > 0)
        yield from zip(firsts[kept].tolist(), seconds[kept].tolist(), strict=True)


def _together(places: Numbers, starts: Numbers, sizes: Numbers, count: int) -> Iterator[Numbers]:
    """Yield, for buckets of one size after the other, their pairs as one number each: first * count + second."""
    for size in np.unique(sizes).tolist():
        if not 2 <= size <= LARGE:
            continue
        members = places[starts[sizes == size][:, None] + np.arange(size)]
        lead = size if size <= SMALL else LEADERS
        rows, columns = np.triu_indices(size, 1)
        rows, columns = rows[rows < lead], columns[rows < lead]
        # entries are sorted, so that the smaller hash comes first
        step = max(1, CHUNK // len(rows))
        for at in range(0, len(members), step):
            block = members[at : at + step]
            yield (block[:, rows] * count + block[:, columns]).ravel()


def near(wording: int, buckets: Sequence[Sequence[int]]) -> set[int]:
    """Return the wordings to compare with one, from the buckets of its keys, each sorted and cut behind LARGE + 1."""
    support: dict[int, int] = {}
    for bucket in buckets:
        for other in _brought_together(wording, bucket):
            support[other] = support.get(other, 0) + 1
    support.pop(wording, None)
    return {other for other, count in support.items() if count >= SUPPORT or (wording | other) & SHORT}


def _brought_together(wording: int, bucket: Sequence[int]) -> Sequence[int]:
    if len(bucket) <= SMALL:
        return bucket
    if len(bucket) > LARGE:
        return ()
    leaders = bucket[:LEADERS]
    return bucket if wording in leaders else leaders


def shaken(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Return the wordings of a bucket whose candidates change with it: more than the wordings that came or went."""
    were, are = _state(before), _state(after)
    if were == are == "large":
        return set(before[:LEADERS]) ^ set(after[:LEADERS])
    if were == are:
        return set()
    members = before if len(before) < len(after) else after
    return set(members if "small" in (were, are) else members[:LEADERS])


def _state(bucket: Sequence[int]) -> str:
    return "small" if len(bucket) <= SMALL else "large" if len(bucket) <= LARGE else "ignored"
