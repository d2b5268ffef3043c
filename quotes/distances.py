"""Where an attribution and a word of the article stand to each other, as numbers for a network.

The network (`quotes.parser.network.Ways`) reads the words themselves; how far apart two of them stand it cannot see.
What an attribution can be is counted here, too, in one order for all its heads.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quotes import clause
from quotes.languages import Language
from quotes.types import Document, Part, Span

IntegerArray = npt.NDArray[np.int64]
# how many values each of the columns of `Distances.of` can have
OF_PLACE = {
    "sentences": 17,  # from one to the other, 8 for none
    "words": 12,  # within one sentence, and on which side
    "paragraphs": 4,  # between the two
    "part": len(Part),  # of the attribution that the word is
    "turns": 7,  # attributions between the two
}
_FAR = (4, 6, 10, 20)  # sentences


class Distances:
    """The places of one document's attributions.

    `anchors` (attributions, 3) are words: verb of the cue, head of the source, first of the content, each the one
    before where there is none; `sentence` and `paragraph` are numbers for each word.
    """

    def __init__(self, document: Document, language: Language) -> None:
        self.document, self.language = document, language
        self.sentence = np.array([word.sentence for word in document.words], dtype=np.int64)
        self.paragraph = np.array([document.paragraph_at(word.start) for word in document.words], dtype=np.int64)
        count = len(document.attributions)
        self.anchors = np.array([self._anchors(index) for index in range(count)], dtype=np.int64).reshape(count, 3)
        self.keys = np.sort(self.anchors[:, 0])

    def of(self, index: int, words: IntegerArray) -> dict[str, IntegerArray]:
        """Return the columns of `OF_PLACE` for an attribution and each of the words."""
        key = int(self.anchors[index, 0])
        apart = self.sentence[words] - self.sentence[key]
        behind = (words > key).astype(np.int64)
        return {
            "sentences": 8 + np.sign(apart) * bucket(np.abs(apart)),
            "words": np.where(apart == 0, behind + 2 * np.minimum(np.abs(words - key) // 3, 4), 10 + behind),
            "paragraphs": np.minimum(np.abs(self.paragraph[words] - self.paragraph[key]), 3),
            "part": self._parts(index, words),
            "turns": np.minimum(between(self.keys, np.minimum(words, key), np.maximum(words, key)), 6),
        }

    def _anchors(self, index: int) -> tuple[int, int, int]:
        document, attribution = self.document, self.document.attributions[index]
        inside = document.words_of(attribution.content[0])
        first = min(inside.start, len(document.words) - 1)
        key = clause.reporting_word(document, attribution, self.language)
        if key is None:
            cue = document.words_of(attribution.cue)
            key = cue[0] if cue else first
        source = document.head_of(*attribution.source) if attribution.source is not None else None
        return key, key if source is None else source, first

    def _parts(self, index: int, words: IntegerArray) -> IntegerArray:
        """Return for each of the words which part of the attribution it is."""
        parts = np.zeros(len(words), dtype=np.int64)
        attribution = self.document.attributions[index]
        spans: list[tuple[Span | None, Part]] = [(span, Part.CONTENT) for span in attribution.content]
        spans += [(attribution.cue, Part.CUE), (attribution.source, Part.SOURCE)]  # last: a source in a content is one
        for span, part in spans:
            inside = self.document.words_of(span)
            parts[(inside.start <= words) & (words < inside.stop)] = part
        return parts


def bucket(apart: IntegerArray) -> IntegerArray:
    """Return the class of so many sentences: each of the first few its own."""
    return np.where(apart <= _FAR[0], apart, _FAR[0] + 1 + np.searchsorted(np.array(_FAR[1:]), apart))


def between(places: IntegerArray, low: IntegerArray, high: IntegerArray) -> IntegerArray:
    """Return how many of the places, in order, lie between two others."""
    found: IntegerArray = np.maximum(np.searchsorted(places, high, "left") - np.searchsorted(places, low, "right"), 0)
    return found
