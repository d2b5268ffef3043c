"""From real articles in which readers marked who speaks to the weights of `quotes.speakers.epithets`.

    python -m quotes.evaluate.epithets NEWSWIRE POLNEAR

reads the marked articles (`quotes.evaluate.marked`) that may be learned from, real ones and those written for the
project, fits the weights, and prints how often an epithet gets the right name, and a wrong one, in articles that the
weights were not fitted to.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quotes import languages, pipeline, speakers
from quotes.alike import like_name
from quotes.annotate import Annotator
from quotes.evaluate import fitting, marked
from quotes.evaluate.comparing import pairs
from quotes.evaluate.marked import MarkedArticle
from quotes.speakers import epithets
from quotes.training.ways import NOT_LEARNED_FROM
from quotes.types import Article, Document, places_of

FOLDS = 8
LEAST_SEEN = 3
PULL = 3.0  # as `fitting.fit` has it


class Candidate(NamedTuple):
    """A person named in the article whom an epithet may mean, and whether a reader says so."""

    article: int
    epithet: int
    features: tuple[str, ...]
    meant: bool


def read_candidates(articles: Iterable[MarkedArticle]) -> list[Candidate]:
    """Return whom the epithets of the marked articles may mean."""
    annotate, found = Annotator(), list[Candidate]()
    for number, article in enumerate(articles):
        document = pipeline.attributed(annotate(Article(article.text)), languages.get("en"))
        found.extend(_of_article(document, article, number))
    return found


def _of_article(document: Document, article: MarkedArticle, number: int) -> Iterator[Candidate]:
    """Yield the candidates of one article whose epithets are among what was marked."""
    contents = [places_of(one.content) for one in document.attributions]
    gold = [one.characters for one in article.attributions]
    marks = {f: article.attributions[g] for g, f in pairs(gold, contents, [True] * len(gold))}
    read = speakers.epithets_of(document, languages.get("en"))
    for order, epithet in enumerate(read.found()):
        right = [marks[n].speakers for n in epithet.attributions if n in marks and marks[n].speakers is not None]
        if not right:
            continue
        for person in read.candidates(epithet):
            meant = bool(right[0]) and like_name(person.name, tuple(right[0] or ()))
            yield Candidate(number, order, tuple(read.features(epithet, person)), meant)


def fit(candidates: Collection[Candidate]) -> dict[str, float]:
    """Return the weights of the features."""
    rows = [(one.features, one.meant) for one in candidates]
    return fitting.fit(rows, PULL, lambda _, times: times >= LEAST_SEEN)


def judged(candidates: Sequence[Candidate]) -> tuple[int, int, int]:
    """Return how many epithets get the right name, how many a wrong one, and how many have one to get."""
    every: dict[tuple[int, int], list[Candidate]] = {}
    for one in candidates:
        every.setdefault((one.article, one.epithet), []).append(one)
    right = wrong = 0
    for some in every.values():
        best = max(some, key=lambda one: epithets.WEIGHTS.of(one.features))
        if epithets.is_enough(best.features):
            right, wrong = right + best.meant, wrong + (not best.meant)
    return right, wrong, sum(any(one.meant for one in some) for some in every.values())


def crossed(candidates: Sequence[Candidate]) -> tuple[int, int, int]:
    """Return the counts of `judged` where each article is judged by weights that were fitted to others."""
    total = [0, 0, 0]
    for fold in range(FOLDS):
        apart = [one for one in candidates if one.article % FOLDS == fold]
        with epithets.WEIGHTS.replaced(fit([one for one in candidates if one.article % FOLDS != fold])):
            total = [sum(pair) for pair in zip(total, judged(apart), strict=True)]
    return total[0], total[1], total[2]


def main(newswire: str, polnear: str) -> None:
    """Fit the weights, write them, and print what they bring."""
    real = list(marked.read(Path(newswire)))
    to_learn_from = [one for one in real if one.group != NOT_LEARNED_FROM]
    others = (*marked.own(learned_from=True), *marked.polnear(Path(polnear)))
    candidates = read_candidates([*to_learn_from, *others])
    print("right {} wrong {} of {}, by others' weights".format(*crossed(candidates)))
    epithets.WEIGHTS.write(fit(candidates))
    print(
        "right {} wrong {} of {}, in articles not read".format(
            *judged(read_candidates(one for one in real if one.group == NOT_LEARNED_FROM))
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
