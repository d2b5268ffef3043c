"""Scores → structures: tag sequences, trees, attributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from quotes.parser.predict import Pointers

FloatArray = npt.NDArray[np.float32]
FORBIDDEN = -1e4
UNSEEN = -9.0  # log-probability of a cue that was not in the word's window
# two halves of one content hang on two cues where that is this much likelier (natural log) than one cue for both
SPLIT_GAIN = 4.0


class Grammar(NamedTuple):
    """Which labels may begin a sequence, (labels,), and which may follow which, (from, to): 0 or FORBIDDEN."""

    begin: FloatArray
    follow: FloatArray


def viterbi(scores: FloatArray, grammar: Grammar) -> list[int]:
    """Return the best sequence of labels that the grammar allows; scores (words, labels)."""
    count, labels = scores.shape
    freely = scores.argmax(1)
    if not grammar.begin[freely[0]] and not grammar.follow[freely[:-1], freely[1:]].any():
        return [int(label) for label in freely]  # as nearly always: no sequence is better
    best = scores[0].astype(np.float64) + grammar.begin
    back = np.zeros((count, labels), dtype=np.int64)
    for at in range(1, count):
        total = best[:, None] + grammar.follow
        back[at] = total.argmax(0)
        best = total[back[at], np.arange(labels)] + scores[at]
    path = [int(best.argmax())]
    for at in range(count - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]


def constrain_bioes(tags: Sequence[str]) -> Grammar:
    """Return the grammar of BIOES tags."""

    def allowed(left: str, right: str) -> bool:
        inside = left[:2] in ("B-", "I-")
        goes_on = right[:2] in ("I-", "E-")
        return inside == goes_on and (not inside or left[2:] == right[2:])

    return _grammar(tags, allowed)


def constrain_bio(tags: Sequence[str]) -> Grammar:
    """Return the grammar of BIO tags: I-x only after B-x or I-x."""
    return _grammar(tags, lambda left, right: right[:2] != "I-" or left[2:] == right[2:] != "")


def _grammar(tags: Sequence[str], allowed: Callable[[str, str], bool]) -> Grammar:
    follow = [[0.0 if allowed(a, b) else FORBIDDEN for b in tags] for a in tags]
    begin = [0.0 if allowed("O", b) else FORBIDDEN for b in tags]
    return Grammar(np.array(begin, dtype=np.float32), np.array(follow, dtype=np.float32))


def bioes_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, last exclusive, class) of each entity; one left open at the end is closed there."""
    found: list[tuple[int, int, str]] = []
    start: int | None = None
    for at, tag in enumerate(tags):
        if tag[:2] in ("B-", "S-"):
            start = at
        if start is not None and (tag[:2] in ("E-", "S-") or at + 1 == len(tags)):
            found.append((start, at + 1, tag[2:]))
            start = None
    return found


def spanning_tree(scores: FloatArray) -> npt.NDArray[np.int64]:
    """Return the head of each word of one sentence (-1: the root, exactly one).

    scores[d, h]: of h as head of d; the diagonal is the score of being the root.
    The best heads one by one are kept where they are a tree, as they nearly always
    are; otherwise the best tree is searched for.
    """
    count = scores.shape[0]
    as_root = np.diagonal(scores).copy()
    below = scores.astype(np.float64)
    np.fill_diagonal(below, -np.inf)
    heads: npt.NDArray[np.int64] = below.argmax(1).astype(np.int64)
    if count == 1:
        return np.array([-1], dtype=np.int64)
    # with every other word under its best head, this root gives the best total; if that is a tree, none is better
    root = int((as_root - below.max(1)).argmax())
    heads[root] = root
    if _reaches_root(heads):
        heads[root] = -1
        return heads
    return _best_tree(below, as_root)


MOST_ROOTS = 4


def _best_tree(below: npt.NDArray[np.float64], as_root: FloatArray) -> npt.NDArray[np.int64]:
    """Return the best tree by Chu-Liu/Edmonds (as in Stanza) under each root that may still give the best.

    With all words under their best heads, cycles or not, a root's total is as high as
    it can get: most sentences need one root or two to be tried, and none is given more
    than a few (three thousand times the same word would want hundreds).
    """
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds

    count = len(below)
    highest = below.max(1)
    limits = as_root + (highest.sum() - highest)
    best, best_total = np.full(count, -1, dtype=np.int64), -np.inf
    for root in np.argsort(-limits, kind="stable")[:MOST_ROOTS]:
        if limits[root] <= best_total:
            break
        order = np.array([root, *(k for k in range(count) if k != root)])
        tree = chuliu_edmonds(below[np.ix_(order, order)])
        heads = np.full(count, -1, dtype=np.int64)
        heads[order[1:]] = order[tree[1:]]
        total = as_root[root] + below[order[1:], heads[order[1:]]].sum()
        if total > best_total:
            best, best_total = heads, total
    return best


def _reaches_root(heads: npt.NDArray[np.int64]) -> bool:
    state = [0] * len(heads)  # 1: on the way, 2: leads to the root
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if heads[at] == at:
                break
            at = int(heads[at])
        if state[at] == 1 and heads[at] != at:
            return False
        for node in path:
            state[node] = 2
    return True


@dataclass
class Found:
    """One attribution in words (first, last exclusive); `cue` is None where the content points at none.

    `sources` holds all phrases that claim to be its source, each with how sure that is.
    """

    cue: tuple[int, int] | None
    sources: list[tuple[int, int, float]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    score: float = 1.0

    @property
    def source(self) -> tuple[int, int] | None:
        """The surest source."""
        best = max(self.sources, key=lambda rival: rival[2], default=None)
        return best[:2] if best else None


class _PointerTable:
    """Log-probability of any word hanging on any cue."""

    def __init__(self, pointers: Sequence[Pointers], anchors: Sequence[int]) -> None:
        self._anchors = list(anchors)
        self._parts = list(pointers)
        self._starts = [p.first for p in self._parts]
        self._columns = [self._select(p) for p in self._parts]

    def _select(self, part: Pointers) -> FloatArray:
        """(words of the part, anchors near it) and which anchors these are."""
        known = {int(cue): k for k, cue in enumerate(part.cues)}
        columns = np.full((part.last - part.first, len(self._anchors)), UNSEEN, dtype=np.float32)
        for k, anchor in enumerate(self._anchors):
            if anchor in known:
                columns[:, k] = part.scores[:, known[anchor]]
        return columns

    def rows(self, first: int, last: int) -> FloatArray:
        """(words first to last, anchors)"""
        found = [
            columns[max(first, part.first) - part.first : min(last, part.last) - part.first]
            for part, columns in zip(self._parts, self._columns, strict=True)
            if part.first < last and first < part.last
        ]
        return np.maximum(np.concatenate(found), UNSEEN)


def attributions(roles: FloatArray, role_names: Sequence[str], pointers: Sequence[Pointers]) -> list[Found]:
    """Return the attributions that roles and pointers spell, in order of their cues.

    A piece of content or source hangs on the cue that its words together point
    to, be it one that the roles alone would have missed.  A content that points
    nowhere is an attribution without a cue; a cue that no content hangs on is dropped.
    """
    if not len(roles):
        return []
    path = [role_names[k] for k in viterbi(roles, constrain_bio(role_names))]
    pieces = _pieces(path)
    cues = {a: (a, b) for a, b, role in pieces if role == "cue"}
    begin, inside = roles[:, list(role_names).index("B-cue")], roles[:, list(role_names).index("I-cue")]
    in_cue = {k for a, b in cues.values() for k in range(a, b)}
    possible = {int(k) for part in pointers for k in part.cues} - in_cue
    prior = dict.fromkeys(cues, 0.0) | {k: RARELY * float(begin[k]) for k in possible if begin[k] > UNLIKELY}
    anchors = sorted(prior)
    found: dict[int, Found] = {}
    alone: list[Found] = []
    hanging = [piece for piece in pieces if piece[2] != "cue"]
    for role in ("content", "source"):
        for group in _neighbourhoods([piece for piece in hanging if piece[2] == role]):
            first, last = group[0][0], max(b for _, b, _ in group)
            low, high = np.searchsorted(anchors, [first - REACH, last + REACH])
            near = [k for k in anchors[low:high] if role == "content" or k in found]
            table = _PointerTable([p for p in pointers if p.first < last and first < p.last], near)
            priors = np.array([prior[k] for k in near], dtype=np.float32)
            for a, b, _ in group:
                rows = table.rows(a, b) if near else np.full((b - a, 1), UNSEEN, dtype=np.float32)
                if near:
                    rows[0] += priors
                parts = _split(rows, a) if role == "content" else [(a, b, int(rows.sum(0).argmax()))]
                for start, end, nth in parts:
                    pointing = rows[start - a : end - a, nth]
                    if pointing.mean() < NOWHERE:
                        if role == "content":
                            alone.append(Found(None, [], [(start, end)], 0.5))
                        continue
                    anchor = near[nth]
                    cue = cues.get(anchor) or _extended(anchor, inside, path)
                    _attach(found.setdefault(anchor, Found(cue)), role, start, end, pointing, roles)
    return sorted([*found.values(), *alone], key=lambda one: one.cue or one.content[0])


def _extended(anchor: int, inside: FloatArray, path: Sequence[str]) -> tuple[int, int]:
    """Return the words of a cue that begins at `anchor` where the roles found none."""
    end = anchor + 1
    while end < len(path) and path[end] == "O" and inside[end] > LIKELY_INSIDE:
        end += 1
    return anchor, end


# mean log-probability of its words' pointers under which a piece hangs on nothing
NOWHERE = -4.0
# a cue that the roles missed must be this likely to begin one (log-probability), which is weighed this much
UNLIKELY, RARELY = -3.9, 2.0
LIKELY_INSIDE = -2.5
REACH = 300  # words beyond which no content hangs on a cue


def _neighbourhoods(pieces: list[tuple[int, int, str]]) -> list[list[tuple[int, int, str]]]:
    """Group pieces that stand near each other, so that work stays linear in the length of the document."""
    groups: list[list[tuple[int, int, str]]] = []
    for piece in pieces:
        if groups and piece[0] - groups[-1][0][0] < REACH:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _pieces(path: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(path):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], at + 1, found[-1][2])
    return found


def _split(rows: FloatArray, first: int) -> list[tuple[int, int, int]]:
    """Return (start, end, anchor) of the one or two parts of a content that starts at word `first`."""
    totals = np.cumsum(rows, axis=0)
    whole = totals[-1]
    anchor = int(whole.argmax())
    last = first + len(rows)
    if len(rows) < 4 or rows.shape[1] < 2:
        return [(first, last, anchor)]
    left = totals[:-1]
    both = left.max(1) + (whole - left).max(1)
    cut = int(both.argmax())
    if both[cut] - whole[anchor] < SPLIT_GAIN * 2 or not 1 <= cut < len(rows) - 2:
        return [(first, last, anchor)]
    a, b = int(left[cut].argmax()), int((whole - left[cut]).argmax())
    if a == b:
        return [(first, last, anchor)]
    return [(first, first + cut + 1, a), (first + cut + 1, last, b)]


def _attach(one: Found, role: str, start: int, end: int, pointing: FloatArray, roles: FloatArray) -> None:
    sureness = float(np.exp(np.mean(pointing) + np.mean(roles[start:end].max(1))))
    if role == "content":
        one.score = min(one.score, sureness)
        one.content.append((start, end))
        return
    cue = range(*one.cue) if one.cue else range(0)
    near = next((r for r in one.sources if r[1] <= start <= r[1] + 1 and r[1] not in cue), None)
    if near:  # one phrase in two pieces
        one.sources.remove(near)
        start, sureness = near[0], max(near[2], sureness)
    one.sources.append((start, end, sureness))
