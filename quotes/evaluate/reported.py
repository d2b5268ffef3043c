"""From real articles in which readers marked what is clearly reported to the weights of `quotes.reported`.

    python -m quotes.evaluate.reported CORPUS

reads the articles in CORPUS (English Worldwide Newswire, the folder with train/ and dev/), fits the weights and prints
what they change in groups of articles that they were not fitted to.  The readers' marks, `reported_en.jsonl`, hold no
words of the articles: each line names one, and gives what is clearly reported in it, and what might be, as ranges of
the corpus' own tokens (first, last + 1).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes import languages, pipeline, reported, stance
from quotes.annotate import Annotator
from quotes.evaluate import fitting
from quotes.evaluate.comparing import Characters, pairs
from quotes.training.corpora import lines, read_worldwide
from quotes.types import Article, places_of

FILE = "reported_en.jsonl"
# a cue seen less often has no weight of its own
LEAST_SEEN = 3
PULL = 1 / 0.3  # as `fitting.fit` has it


@dataclass(frozen=True)
class Row:
    """An attribution as found, and whether a reader marked it; `marked` is None for what might be.

    `features` is None for those that are not weighed.
    """

    group: int
    features: tuple[str, ...] | None
    marked: bool | None


def read_rows(corpus: Path) -> tuple[list[Row], Counter[int]]:
    """Return the attributions that are found in the marked articles, and how many each group has to find."""
    annotate = Annotator()
    rows: list[Row] = []
    to_find: Counter[int] = Counter()
    for one in lines(FILE):
        article = read_worldwide(corpus / f"{one['article']}.bio")

        clear, unclear = ([_characters(ranges, article.spans) for ranges in one[key]] for key in ("clear", "unclear"))
        to_find[one["group"]] += len(clear)
        rows.extend(Row(one["group"], *row) for row in _judged(annotate, article.text, clear, unclear))
    return rows, to_find


def _characters(ranges: Sequence[Sequence[int]], spans: Sequence[tuple[int, int]]) -> Characters:
    """Return the places of the characters in ranges of tokens, which have these spans."""
    return places_of((spans[first][0], spans[end - 1][1]) for first, end in ranges)


def _judged(
    annotate: Annotator, text: str, clear: Sequence[Characters], unclear: Sequence[Characters]
) -> Iterator[tuple[tuple[str, ...] | None, bool | None]]:
    """Yield features and judgement of each attribution that is found and no thought by its words alone."""
    language = languages.get("en")
    document = pipeline.attributed(annotate(Article(text)), language)
    found = [one for one in document.attributions if stance.act(document, one, language) != "thought"]
    contents = [places_of(one.content) for one in found]
    wanted = [number < len(clear) for number in range(len(clear) + len(unclear))]
    taken = {at: number for number, at in pairs([*clear, *unclear], contents, wanted)}
    for at, one in enumerate(found):
        marked = (wanted[taken[at]] or None) if at in taken else False
        weighed = reported.is_weighed(document, one, language)
        yield tuple(reported.features(document, one, language)) if weighed else None, marked


def fit(rows: Collection[Row]) -> dict[str, float]:
    """Return the weights of the features; what might be reported teaches nothing."""
    clear = [(row.features, row.marked) for row in rows if row.features is not None and row.marked is not None]
    return fitting.fit(clear, PULL, lambda name, times: times >= LEAST_SEEN or not name.startswith("cue is "))


def compared(rows: Sequence[Row], to_find: Counter[int]) -> Iterator[tuple[int, list[float], list[float]]]:
    """Yield for each group precision, recall and F1 of what is found, without the weights and with others' weights.

    The last, of number 0, is all groups together.
    """
    likely: list[Row] = []
    for group in sorted(to_find):
        some = [row for row in rows if row.group == group]
        with reported.WEIGHTS.replaced(fit([row for row in rows if row.group != group])):
            kept = [row for row in some if row.features is None or reported.WEIGHTS.of(row.features) >= reported.LEAST]
        likely += kept
        yield group, _figures(some, to_find[group]), _figures(kept, to_find[group])
    yield 0, _figures(rows, to_find.total()), _figures(likely, to_find.total())


def _figures(rows: Sequence[Row], to_find: int) -> list[float]:
    right, judged = sum(row.marked is True for row in rows), sum(row.marked is not None for row in rows)
    return [right / max(1, judged), right / max(1, to_find), 2 * right / max(1, judged + to_find)]


def main(corpus: str) -> None:
    """Fit the weights, write them, and print what they bring."""
    rows, to_find = read_rows(Path(corpus))
    for group, without, weighed in compared(rows, to_find):
        print(f"group {group:2}  {' '.join(f'{x:.3f}' for x in without)}  ->  {' '.join(f'{x:.3f}' for x in weighed)}")
    reported.WEIGHTS.write(fit(rows))


if __name__ == "__main__":
    main(sys.argv[1])
