"""Articles in which readers marked what is reported, who speaks and how the words travelled.

The marks of real ones, `ways_en.jsonl` and `reported_en.jsonl`, hold no words of the articles (English Worldwide
Newswire): each line names one and gives its attributions, and for each of them who speaks and whether that is an
unnamed source; a step of the way names whom it names and the attributions that it holds for (`of`, counted from 0).
All of it is ranges of the corpus' own tokens (first, last + 1); a speaker whom the article nowhere names in such words
is null, one that nobody can tell is empty, and `unsure` are attributions of which it was not marked whether the speaker
is unnamed.  `clear` is what is clearly reported, whoever speaks, and `unclear` what might be.

Groups: "worked on" are articles that rules were worked on with before they were marked so, "not learned from" are none
that the parser learned from, "learned from" are the others.  Some of the articles that were written for the project
(`ways_own_en.jsonl`, with their words and ranges of characters) are kept from learning, too: "our own, …".  Of the
articles of PolNeAR that were marked so (`ways_polnear_en.jsonl`, ranges of characters) steps are not learned, and of
speakers only whom a description means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from quotes.evaluate.comparing import Characters, content_characters
from quotes.training.corpora import lines, read_worldwide
from quotes.training.newswire import closed_up
from quotes.training.ways import NEWSWIRE, NOT_LEARNED_FROM, OWN, POLNEAR, POLNEAR_TEXTS, REPORTED
from quotes.types import places_of

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
    clear: tuple[Characters, ...] = ()
    unclear: tuple[Characters, ...] = ()


def read(corpus: Path) -> Iterator[MarkedArticle]:
    """Yield the marked real articles; `corpus` is the folder with train/ and dev/."""
    clear = {line["article"]: line for line in lines(REPORTED)}
    for line in lines(NEWSWIRE):
        article = read_worldwide(corpus / f"{line['article']}.bio")
        text, moved = closed_up(article.text)
        tokens = [(moved[start], moved[end]) for start, end in article.spans]
        # in the other articles only what a parser had found was judged: that is to learn from
        judged = {"clear": (), "unclear": ()} | clear.get(line["article"], {})
        yield _article(line["article"], line["group"], line | judged, text, tokens)


def polnear(corpus: Path) -> Iterator[MarkedArticle]:
    """Yield the marked articles of PolNeAR; `corpus` is its folder.  What is reported in them is learned from."""
    for line in lines(POLNEAR):
        text = (corpus / POLNEAR_TEXTS / line["article"]).read_bytes().decode("utf-8")
        marks = {"unsure": range(len(line["speakers"]))}
        tokens = [(at, at + 1) for at in range(len(text))]
        yield _article(line["article"], "PolNeAR", line | marks, text, tokens)


def own(learned_from: bool = False) -> Iterator[MarkedArticle]:
    """Yield the articles that were written for the project and that nothing was learned from, or the others."""
    for number, line in enumerate(lines(OWN)):
        if (line.get("group") != NOT_LEARNED_FROM) == learned_from:
            steps = [step if "channel" in step else _at_its_place(step) for step in line["steps"]]
            clear = [*line["attributions"], *line["also"]]
            marks = {"steps": steps, "clear": clear, "unsure": range(len(line["speakers"]))}
            tokens = [(at, at + 1) for at in range(len(line["text"]))]
            group = "our own" if learned_from else f"our own, {NOT_LEARNED_FROM}"
            yield _article(f"{number}", group, line | marks, line["text"], tokens)


def _at_its_place(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step that is named in words as one that is named by its place."""
    return {key: step["at"][0] if isinstance(value, str) else value for key, value in step.items()}


def _article(
    name: str, group: str, line: Mapping[str, Any], text: str, tokens: Sequence[tuple[int, int]]
) -> MarkedArticle:
    def contents(key: str) -> tuple[Characters, ...]:
        spans = ([(tokens[first][0], tokens[end - 1][1]) for first, end in one] for one in line[key])
        return tuple(content_characters(text, some) for some in spans)

    return MarkedArticle(
        name, group, text, tuple(attributions(line, text, tokens)), contents("clear"), contents("unclear")
    )


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
            places_of(spans),
            tuple(dict.fromkeys(facts[number])),
            None if names is None else tuple(map(words, names)),
            None if number in unsure else number in unnamed,
        )
