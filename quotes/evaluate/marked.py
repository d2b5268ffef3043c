"""Real articles in which readers marked who speaks and how the words travelled.

The marks, `ways_en.jsonl`, hold no words of the articles (English Worldwide Newswire): each line names one and gives
its attributions, and for each of them who speaks and whether that is an unnamed source; a step of the way names whom it
names and the attributions that it holds for (`of`, counted from 0).  All of it is ranges of the corpus' own tokens
(first, last + 1); a speaker whom the article nowhere names in such words is null, one that nobody can tell is empty,
and `unsure` are attributions of which it was not marked whether the speaker is unnamed.

Groups: "worked on" are articles that rules were worked on with before they were marked so, "not learned from" are none
that the parser learned from, "learned from" are the others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from quotes.evaluate.comparing import Characters
from quotes.training.corpora import read_worldwide
from quotes.training.newswire import closed_up

FILE = "ways_en.jsonl"
NOT_LEARNED_FROM = "not learned from"

Fact = tuple[str, str]  # role, and who or which channel


class MarkedAttribution(NamedTuple):
    """What a reader marked of one attribution; `speakers` is None where that is not in the article's words."""

    characters: Characters
    facts: tuple[Fact, ...]
    speakers: tuple[str, ...] | None
    unnamed: bool | None


class MarkedArticle(NamedTuple):
    """An article as it is read, and what was marked in it."""

    name: str
    group: str
    text: str
    attributions: tuple[MarkedAttribution, ...]


def read(corpus: Path) -> Iterator[MarkedArticle]:
    """Yield the marked articles; `corpus` is the folder with train/ and dev/."""
    lines = (resources.files("quotes.training") / "data" / FILE).read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        article = read_worldwide(corpus / f"{line['article']}.bio")
        text, moved = closed_up(article.text)
        tokens = [(moved[start], moved[end]) for start, end in article.spans]
        yield MarkedArticle(line["article"], line["group"], text, tuple(attributions(line, text, tokens)))


def attributions(line: Mapping[str, Any], text: str, tokens: Sequence[tuple[int, int]]) -> Iterator[MarkedAttribution]:
    """Yield the attributions that a line of the marks tells of."""

    def words(ranges: Sequence[int]) -> str:
        return text[tokens[ranges[0]][0] : tokens[ranges[1] - 1][1]]

    facts: dict[int, list[Fact]] = defaultdict(list)
    for step in line["steps"]:
        role = next(role for role in ("told", "channel", "cited") if role in step)
        what = step["channel"] if role == "channel" else words(step[role])
        for number in step["of"]:
            facts[number].append(("cited_by" if role == "cited" else role, what))
    unnamed, unsure = set(line.get("unnamed", ())), set(line.get("unsure", ()))
    for number, (ranges, names) in enumerate(zip(line["attributions"], line["speakers"], strict=True)):
        spans = ((tokens[first][0], tokens[end - 1][1]) for first, end in ranges)
        yield MarkedAttribution(
            frozenset(at for span in spans for at in range(*span)),
            tuple(dict.fromkeys(facts[number])),
            None if names is None else tuple(map(words, names)),
            None if number in unsure else number in unnamed,
        )
