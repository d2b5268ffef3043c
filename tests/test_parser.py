"""Scores → structures, words → windows: the parser's parts that need no weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.parser.decode import (
    attributions,
    bioes_spans,
    constrain_bio,
    constrain_bioes,
    spanning_tree,
    viterbi,
)
from quotes.parser.features import GAPS, SHAPES, gap, shape, windows
from quotes.parser.network import ROLES
from quotes.parser.predict import Pointers

SHAPE_ROWS = [
    ("harbour", "lower"), ("Harbour", "title"), ("BBC", "upper"), ("A", "initial"), ("McKay", "mixed"),
    ("2031", "digit"), ("3.5", "digit"), ("G20", "alphanumeric"), (",", "punctuation"), ("“", "mark"), ("’s", "lower"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), SHAPE_ROWS)
def test_shape(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ab", "none"), ("a b", "space"), ("a\nb", "newline"), ("a\n \nb", "paragraph")],
)
def test_gap(text: str, expected: str) -> None:
    assert GAPS[gap(text, len(text) - 1, 1)] == expected


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=400), st.integers(20, 60), st.integers(0, 15), st.integers(1, 30)
)
def test_windows_keep_every_word_once(sizes: list[int], size: int, overlap: int, every: int) -> None:
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    found = windows(first, range(0, len(sizes), every), size=size, overlap=overlap)
    kept = [k for w in found for k in range(w.keep_start, w.keep_end)]
    assert kept == list(range(len(sizes)))
    assert all(w.start <= w.keep_start < w.keep_end <= w.end for w in found)
    assert all(first[w.end] - first[w.start] <= size for w in found)


def test_number_of_windows_grows_with_the_text() -> None:
    counts = [
        len(windows(np.arange(n + 1, dtype=np.int32), range(0, n, 20), size=318, overlap=96)) for n in (4000, 8000)
    ]
    assert counts[1] <= 2 * counts[0] + 1


def test_tags_obey_their_grammar() -> None:
    tags = ("O", "B-x", "I-x", "E-x", "S-x")
    scores = np.log(np.array([[0.1, 0.2, 0.6, 0.05, 0.05], [0.5, 0.1, 0.1, 0.2, 0.1], [0.1, 0.1, 0.1, 0.6, 0.1]]))
    path = [tags[k] for k in viterbi(scores.astype(np.float32), constrain_bioes(tags))]
    assert bioes_spans(path) == [(0, 3, "x")]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["S-a", "O", "B-b", "E-b"], [(0, 1, "a"), (2, 4, "b")]),
        (["B-a", "I-a"], [(0, 2, "a")]),
        (["O", "O"], []),
    ],
)
def test_bioes_spans(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert bioes_spans(tags) == expected


@settings(deadline=None)
@given(st.integers(1, 7), st.integers(0, 10_000))
def test_every_parse_is_a_tree(count: int, seed: int) -> None:
    heads = spanning_tree(np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32))
    assert (heads == -1).sum() == 1
    for word in range(count):
        seen = set()
        while word >= 0:
            assert word not in seen
            seen.add(word)
            word = int(heads[word])


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_every_parse_is_the_best_tree(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)

    def is_tree(heads: tuple[int, ...]) -> bool:
        for word in range(count):
            for _ in range(count):
                word = heads[word] if word >= 0 else word
            if word >= 0:
                return False
        return heads.count(-1) == 1

    def total(heads: Sequence[int]) -> float:
        return float(sum(scores[word, word if head < 0 else head] for word, head in enumerate(heads)))

    best = max(total(heads) for heads in product(range(-1, count), repeat=count) if is_tree(heads))
    assert total([int(head) for head in spanning_tree(scores)]) == pytest.approx(best, abs=1e-5)


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000), st.floats(0, 4))
def test_every_sequence_is_the_best_allowed(count: int, seed: int, outside: float) -> None:
    tags = ["O", "B-a", "I-a", "E-a", "S-a", "S-b"]
    grammar = constrain_bioes(tags)
    scores = np.random.default_rng(seed).normal(size=(count, len(tags))).astype(np.float32)
    scores[:, 0] += outside

    def total(path: Sequence[int]) -> float:
        moves = sum(float(grammar.follow[a, b]) for a, b in pairwise(path))
        return moves + float(grammar.begin[path[0]]) + sum(float(scores[at, tag]) for at, tag in enumerate(path))

    best = max(total(path) for path in product(range(len(tags)), repeat=count))
    assert total(viterbi(scores, grammar)) == pytest.approx(best, abs=1e-4)


def decode(words: str) -> list[tuple[str | None, str, list[str]]]:
    """Decode a text of word/tag/cue, where the cue is the word that its piece hangs on."""
    rows = [part.split("/") for part in words.split()]
    names = {"O": "O", "s": "source", "c": "cue", "q": "content"}
    roles = np.full((len(rows), len(ROLES)), -8.0, dtype=np.float32)
    forms = [row[0] for row in rows]
    anchors = sorted({forms.index(row[2]) for row in rows if len(row) > 2})
    scores = np.full((len(rows), len(anchors)), -8.0, dtype=np.float32)
    for at, row in enumerate(rows):
        tag = "O" if row[1] == "O" else f"{row[1][0]}-{names[row[1][1]]}"
        roles[at, ROLES.index(tag)] = -0.01
        if len(row) > 2:
            scores[at, anchors.index(forms.index(row[2]))] = -0.01
    found = attributions(roles, ROLES, [Pointers(0, len(rows), np.array(anchors), scores)])

    def join(span: tuple[int, int]) -> str:
        return " ".join(forms[span[0] : span[1]])

    return [(join(one.source) if one.source else None, join(one.cue), [join(c) for c in one.content]) for one in found]


DECODED = [
    ("Ana/Bs/said/  said/Bc/said it/Bq/said rained/Iq/said", [("Ana", "said", ["it rained"])]),
    ("It/Bq/said ,/O Ana/Bs/said said/Bc/said ,/O broke/Bq/said", [("Ana", "said", ["It", "broke"])]),
    # two contents that touch hang on two cues
    (
        "A/Bs/said said/Bc/said x/Bq/said y/Iq/said B/Bs/added added/Bc/added z/Bq/added w/Iq/added",
        [("A", "said", ["x y"]), ("B", "added", ["z w"])],
    ),
    # one run of content words, half of which points elsewhere, is cut
    (
        "said/Bc/said a/Bq/said b/Iq/said c/Iq/said d/Iq/held e/Iq/held f/Iq/held held/Bc/held",
        [(None, "said", ["a b c"]), (None, "held", ["d e f"])],
    ),
    ("said/Bc/said nothing/O", []),
    ("nothing/O at/O all/O", []),
]


@pytest.mark.parametrize(("words", "expected"), DECODED)
def test_attributions(words: str, expected: list[tuple[str | None, str, list[str]]]) -> None:
    assert decode(words.replace("/  ", " ")) == expected


def test_inside_tags_need_a_beginning() -> None:
    scores = np.zeros((3, len(ROLES)), dtype=np.float32)
    scores[:, ROLES.index("I-cue")] = 1
    assert [ROLES[k] for k in viterbi(scores, constrain_bio(ROLES))] == ["B-cue", "I-cue", "I-cue"]


def test_empty_text_has_no_attributions() -> None:
    assert attributions(np.zeros((0, len(ROLES)), dtype=np.float32), ROLES, []) == []
