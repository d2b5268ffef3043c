"""Attributions annotated for this project in English Worldwide Newswire → documents with gold attributions.

PolNeAR is American election news; these are local outlets of five continents.  The
data holds none of their words: each line names an article of the corpus and gives
source, cue and content of its attributions as ranges of the corpus' own tokens
(first, last + 1).  Words in an `unclear` range are neither shown as attributed nor as not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes.training.corpora import GoldAttribution, TrainingDocument, lines, polnear_document, read_worldwide

FILE = "newswire_en.jsonl"
# the corpus sets its hyphens and some apostrophes apart: "data - based", "ACT ' s"
_SET_APART = re.compile(r"(?<=\w)( )[-’']( )(?=\w)")
_CLITIC = re.compile(r"[’'] ?(?:s|re|ve|ll|d|m|t)\b")

Ranges = Sequence[Sequence[int]]


def annotated_articles() -> Iterator[dict[str, Any]]:
    """Yield the annotated articles: `article` (split/name), `attributions` and `unclear`."""
    yield from lines(FILE)


def read_newswire(corpus: Path) -> list[TrainingDocument]:
    """Return the annotated articles of the newswire corpus (the folder with train/ and dev/), each in two spacings.

    The second is `closed_up`: what is learned here must not hang on the spacing of this corpus.
    """
    return [document for one in annotated_articles() for document in _documents(corpus, one)]


def _documents(corpus: Path, one: dict[str, Any]) -> Iterator[TrainingDocument]:
    article = read_worldwide(corpus / f"{one['article']}.bio")
    closed, moved = closed_up(article.text)

    def pieces(ranges: Ranges) -> list[tuple[int, int]]:
        return [(article.spans[first][0], article.spans[end - 1][1]) for first, end in ranges]

    def in_closed(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(moved[start], moved[end]) for start, end in spans]

    gold = [GoldAttribution(*map(pieces, roles)) for roles in one["attributions"]]
    unclear = pieces(one["unclear"])
    yield polnear_document(article.text, gold, unclear=unclear)
    closed_gold = [GoldAttribution(*map(in_closed, (one.source, one.cue, one.content))) for one in gold]
    yield polnear_document(closed, closed_gold, unclear=in_closed(unclear))


def closed_up(text: str) -> tuple[str, list[int]]:
    """Return the text as a newspaper prints it, "data-based" and "ACT's", and where each character went to."""
    cut: set[int] = set()
    for match in _SET_APART.finditer(text):
        if text[match.start() + 1] == "-" or _CLITIC.match(text, match.start() + 1):
            cut.update((match.start(1), match.start(2)))
    moved = [0]
    for at in range(len(text)):
        moved.append(moved[-1] + (at not in cut))
    return "".join(char for at, char in enumerate(text) if at not in cut), moved
