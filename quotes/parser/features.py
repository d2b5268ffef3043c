"""Words of a text as what the encoder reads: word pieces, surface features, overlapping windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from quotes.marks import ALL_MARKS, mark_states, pair_marks

IntArray = npt.NDArray[np.int32]

# What an uncased encoder cannot see and a news reader does: case, white space, quotation marks.
SHAPES = ("other", "lower", "title", "upper", "initial", "mixed", "digit", "alphanumeric", "punctuation", "mark")
GAPS = ("none", "space", "newline", "paragraph")
MARK_STATES = 5  # see marks.mark_states
MAX_PIECES_PER_WORD = 24  # a URL of a thousand characters is one word, not ten windows


def shape(word: str) -> int:
    """Return the index into SHAPES of the word's letter case and kind."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 4
        return 2 if word[1:].islower() else 5
    if all(char in ALL_MARKS for char in word):
        return 9
    if not any(char.isalnum() for char in word):
        return 8
    if word[0].isdigit() and not any(char.isalpha() for char in word):
        return 6
    return 7 if any(char.isdigit() for char in word) else (2 if word[0].isupper() else 1)


def gap(text: str, start: int, previous_end: int) -> int:
    """Return the index into GAPS of the white space between two words."""
    if previous_end == 0 and start >= 0 and not text[:start].strip():
        return 3
    between = text[previous_end:start]
    if not between:
        return 0
    newlines = between.count("\n")
    return 1 if newlines == 0 else 2 if newlines == 1 else 3


class Pieces:
    """Word pieces of single words, remembered: news repeats its words."""

    def __init__(self, vocabulary: Path) -> None:
        self.vocabulary = {piece: at for at, piece in enumerate(vocabulary.read_text("utf-8").splitlines())}
        self._tokenizer = Tokenizer(WordPiece(self.vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.cls, self.sep = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        self.unknown, self.pad = self.vocabulary["[UNK]"], self.vocabulary["[PAD]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of `word`: at least one, at most MAX_PIECES_PER_WORD."""
        ids = self._known.get(word)
        if ids is None:
            safe = word[:400].encode("utf-8", "replace").decode("utf-8")
            ids = tuple(self._tokenizer.encode(safe, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD])
            ids = ids or (self.unknown,)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = ids
        return ids


@dataclass(frozen=True)
class Encoded:
    """A text as numbers: a row of `features` (shape, gap, mark state) a word, its pieces from `first[w]` on."""

    pieces: IntArray
    first: IntArray
    features: IntArray

    def __len__(self) -> int:
        return len(self.first) - 1


def encode(text: str, spans: Sequence[tuple[int, int]], pieces: Pieces) -> Encoded:
    """Return the words at `spans` (start, end in characters of `text`) as pieces and features."""
    states = mark_states(text, pair_marks(text))
    ids: list[int] = []
    first = [0]
    features = np.zeros((len(spans), 3), dtype=np.int32)
    previous_end = 0
    for at, (start, end) in enumerate(spans):
        word = text[start:end]
        ids.extend(pieces(word))
        first.append(len(ids))
        features[at] = shape(word), gap(text, start, previous_end), states[start] if start < len(states) else 0
        previous_end = end
    return Encoded(np.array(ids, dtype=np.int32), np.array(first, dtype=np.int32), features)


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` are read together; the predictions for `keep_start` to `keep_end` are kept."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(first: IntArray, sentence_starts: Sequence[int], *, size: int, overlap: int) -> list[Window]:
    """Return windows of at most `size` pieces that cover all words.

    Windows begin at sentence starts where they can, so that a sentence is parsed
    whole; neighbours share about `overlap` pieces, and each sentence is kept from
    the window in which its nearer edge is farthest.
    """
    count = len(first) - 1
    if count <= 0:
        return []
    starts = sorted({0, *sentence_starts})
    spans: list[tuple[int, int]] = []
    at = 0
    while True:
        end = int(np.searchsorted(first, first[at] + size, side="right")) - 1
        end = max(min(end, count), at + 1)
        if end >= count:
            spans.append((at, count))
            break
        whole = _between(starts, at + 1, end)
        if whole and first[whole[-1]] - first[at] > size // 2:
            end = whole[-1]  # do not read half a sentence
        spans.append((at, end))
        back = int(np.searchsorted(first, first[end] - overlap, side="left"))
        candidates = _between(starts, max(back, at + 1), end)
        at = candidates[0] if candidates else max(at + 1, min(back, end))
    return _keep(spans, starts, first, count)


def _between(starts: list[int], low: int, high: int) -> list[int]:
    return starts[int(np.searchsorted(starts, low)) : int(np.searchsorted(starts, high, side="right"))]


def _keep(spans: list[tuple[int, int]], starts: list[int], first: IntArray, count: int) -> list[Window]:
    """Give each sentence to the window that shows most of its surroundings."""
    cuts = [0]
    for (_, left_end), (right_start, _) in pairwise(spans):
        if right_start >= left_end:
            cuts.append(right_start)
            continue
        middle = (first[right_start] + first[left_end]) / 2
        options = _between(starts, right_start, left_end) or [int(np.searchsorted(first, middle))]
        cuts.append(min(options, key=lambda s: abs(int(first[s]) - middle)))
    cuts.append(count)
    return [
        Window(start, end, low, high)
        for (start, end), low, high in zip(spans, cuts, cuts[1:], strict=False)
        if high > low
    ]
