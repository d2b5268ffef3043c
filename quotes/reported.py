"""Are words reported at all?  How likely a reader takes a row for a report of something said or written.

The parser is eager: it also marks deeds, plans and things known ("has agreed to help", "knew the cays as").  A logistic
regression over cue, syntax and shape of the content tells these from reports.  Its weights are data, `reported.json`
beside this file; `quotes.evaluate.reported` makes them anew from real articles in which readers marked what is clear.
Words in quotation marks, labels of a script, what is written, plain words of saying, questions, orders, denials and
refusals are not weighed.

What it says, and all that is not weighed, the network (`quotes.parser.network.Ways`) then weighs once more with the
whole article in sight, where the models have learned to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes import clause, stance
from quotes.distances import Distances
from quotes.languages import Language
from quotes.types import ACTS, POLARITIES, TYPES, Attribution, Document, Word
from quotes.weights import Weights

WEIGHTS = Weights(Path(__file__).with_suffix(".json"))
# what is less likely a report than this is none: of those that fall, nine of ten are deeds or plans
LEAST = 0.3
LEAST_LEARNED = 0.3  # and by the network
# what a source asks, orders, denies or leaves unsaid is reported by its very cue
_WEIGHED = ("asserted", "hedged")
# words of content, and scores of the parser, at which one class ends and the next begins
_LENGTHS = (2, 3, 5, 8, 15, 30)
_SCORES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
_CLOSING = frozenset(".,!?”\"'’»")
IntegerArray = npt.NDArray[np.int64]
# what is plain of an attribution to the network, and of the words that it reports; and how many values each can have
OF_CLAUSE = {"type": len(TYPES), "act": len(ACTS), "polarity": len(POLARITIES)}
OF_CONTENT = {
    "likelihood": 8,  # by the weights, last where it is not weighed
    "score": 10,  # the parser's
    "length": 7,
    "pieces": 3,
    "source": 4,  # none, pronoun, name, other words
    "cue": 3,  # none, a verb, other words
    "held": 4,  # in another attribution's content, around one
}
_LIKELIHOODS = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
_NOT_WEIGHED = len(_LIKELIHOODS) + 1


def are_reports(document: Document, language: Language) -> list[bool]:
    """Return for each attribution whether words are likely enough reported, by the weights and by the network."""
    weighed = [likelihood(document, one, language) >= LEAST for one in document.attributions]
    if document.ways is None or not document.ways.weighs_reports or not weighed:
        return weighed
    likely = by_network(document, language)
    asked = [not _shows_itself(document, one, language) for one in document.attributions]
    return [one and not (ask and share < LEAST_LEARNED) for one, ask, share in zip(weighed, asked, likely, strict=True)]


def by_network(document: Document, language: Language) -> npt.NDArray[np.float32]:
    """Return for each attribution how likely, from 0 to 1, the network holds it to report words.

    The document must have one (`Document.ways`); all are likely where it has not learned to tell.
    """
    assert document.ways is not None
    found = read(document, language)
    return document.ways.reports(found.anchors, found.clauses, (np.arange(len(found.last)), found.last), found.plain)


def _shows_itself(document: Document, attribution: Attribution, language: Language) -> bool:
    """Is it the label of a script, or a refusal to say something?  Readers want both, whatever else they call them."""
    cue = attribution.cue
    label = cue is not None and not any(map(str.isalpha, cue.of(document.text)))
    return label or stance.polarity(document, attribution, language) == "refused"


def likelihood(document: Document, attribution: Attribution, language: Language) -> float:
    """Return how likely, from 0 to 1, a reader takes the attribution for a clear report of words; 1 if not weighed."""
    return WEIGHTS.of(features(document, attribution, language)) if is_weighed(document, attribution, language) else 1.0


def is_weighed(document: Document, attribution: Attribution, language: Language) -> bool:
    """Return whether it is open that words are reported: neither marks nor a plain word of saying nor its kind tell."""
    key = clause.reporting_word(document, attribution, language)
    labelled = key is not None and not any(char.isalpha() for char in document.words[key].text)
    if key is None or labelled or stance.uttered(document, attribution):
        return False
    known = clause.entry(document, key, language)
    if known is not None and (known.act == "writing" or (known.act == "speech" and "plain" in known.flags)):
        return False
    return stance.polarity(document, attribution, language) in _WEIGHED


def features(document: Document, attribution: Attribution, language: Language) -> Iterator[str]:
    """Yield the names of the features that the attribution has; the weights are by these names."""
    key = clause.reporting_word(document, attribution, language)
    known = clause.phrase(document, attribution, language)
    known = known or (clause.entry(document, key, language) if key is not None else None)
    yield f"cue means {known.act if known else 'nothing known'}"
    yield f"cue is {clause.lower(document, key) if key is not None else 'none'}"
    yield f"polarity {stance.polarity(document, attribution, language)}"
    if key is not None and "Tense=Past" in document.words[key].feats:
        yield "cue in the past"
    cue = document.words_of(attribution.cue)
    if any(document.words[n].text.lower() in language.sources.MODALS for n in cue):
        yield "cue with a modal"
    if attribution.source is not None:
        pronoun = language.sources.PRONOUNS.get(attribution.source.of(document.text).lower())
        if pronoun is not None and pronoun[0] < 3:
            yield "source takes part in the talk"
    yield f"type {attribution.type}"
    yield f"parser {bisect_right(_SCORES, attribution.score)}"
    yield from _of_content(document, attribution, language)


def _of_content(document: Document, attribution: Attribution, language: Language) -> Iterator[str]:
    """Yield the features of what is reported: its length, its head, where it begins and ends."""
    numbers = [n for piece in attribution.content for n in document.words_of(piece)]
    words = [document.words[n] for n in numbers if document.words[n].upos != "PUNCT"]
    yield f"content of length {bisect_right(_LENGTHS, len(words))}"
    if not words:
        return
    head = document.head_of(*attribution.content[0])
    if head is not None:
        yield f"content is {document.words[head].upos}"
        yield f"content hangs as {document.words[head].relation.split(':')[0]}"
    if numbers[0] > 0 and document.words[numbers[0] - 1].text.lower() in language.cues.COMPLEMENTIZERS:
        yield "content behind that"
    behind = document.words[numbers[-1] : numbers[-1] + 2]
    if any(word.text in _CLOSING for word in behind):
        yield "content up to a mark"
    if _share(words, lambda word: word.text[:1].isupper()) > 0.5:
        yield "content in capitals"
    if _share(words, lambda word: word.text[:1].isdigit() or word.upos == "SYM") > 0.2:
        yield "content of figures"


def _share(words: list[Word], holds: Callable[[Word], bool]) -> float:
    return sum(map(holds, words)) / len(words)


class Reports(NamedTuple):
    """What is plain of a document's attributions; all rows are parallel."""

    anchors: IntegerArray  # (attributions, 3), of `Distances`
    clauses: IntegerArray  # (attributions, len(OF_CLAUSE))
    last: IntegerArray  # (attributions,): the last word of the content
    plain: IntegerArray  # (attributions, len(OF_CONTENT))


def read(document: Document, language: Language) -> Reports:
    """Return what the network is told of each attribution."""
    every, count = document.attributions, len(document.attributions)
    last = [min(document.words_of(one.content[-1]).stop, len(document.words)) - 1 for one in every]
    clauses = [_clause(document, one, language) for one in every]
    contents = [_content(document, one, language) for one in every]
    return Reports(
        Distances(document, language).anchors,
        np.array(clauses, dtype=np.int64).reshape(count, len(OF_CLAUSE)),
        np.array(last, dtype=np.int64),
        np.column_stack([np.array(contents, dtype=np.int64).reshape(count, len(OF_CONTENT) - 1), _held(document)]),
    )


def _clause(document: Document, attribution: Attribution, language: Language) -> tuple[int, ...]:
    return (
        TYPES.index(attribution.type),
        ACTS.index(stance.act(document, attribution, language)),
        POLARITIES.index(stance.polarity(document, attribution, language)),
    )


def _content(document: Document, attribution: Attribution, language: Language) -> tuple[int, ...]:
    """Return the columns of `OF_CONTENT` but the last."""
    weighed = is_weighed(document, attribution, language)
    likely = bisect_right(_LIKELIHOODS, likelihood(document, attribution, language)) if weighed else _NOT_WEIGHED
    length = sum(len(document.words_of(piece)) for piece in attribution.content)
    head = document.head_of(*attribution.source) if attribution.source is not None else None
    upos = None if head is None else document.words[head].upos
    key = clause.reporting_word(document, attribution, language)
    return (
        likely,
        bisect_right(_SCORES, attribution.score),
        bisect_right(_LENGTHS, length),
        min(len(attribution.content), 3) - 1,
        0 if upos is None else {"PRON": 1, "PROPN": 2}.get(upos, 3),
        0 if key is None else 1 if document.words[key].upos == "VERB" else 2,
    )


def _held(document: Document) -> IntegerArray:
    """Return which attributions begin in the content of others, 1, and in which others begin, 2; both, 3."""
    words = len(document.words)
    pieces = [[document.words_of(piece) for piece in one.content] for one in document.attributions]
    first = np.array([min(some[0].start, words - 1) for some in pieces], dtype=np.int64)
    begun = np.concatenate([[0], np.cumsum(np.bincount(first, minlength=words))])
    edges = np.zeros(words + 1, dtype=np.int64)
    for piece in (piece for some in pieces for piece in some):
        edges[piece.start] += 1
        edges[piece.stop] -= 1
    inside = np.cumsum(edges)[first] > 1
    around = [sum(int(begun[piece.stop] - begun[piece.start]) for piece in some) > 1 for some in pieces]
    return inside + 2 * np.array(around, dtype=np.int64)
