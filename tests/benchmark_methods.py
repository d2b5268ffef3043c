"""Compare ways to tell whether two quotes are one utterance, on files of pairs: precision and recall of each.

    python tests/benchmark_methods.py tests/data/variant_pairs.txt [--encoder FOLDER] [--wordnet FOLDER]

The lexical judgement with evidence (`quotes.variants.compare`), which is what is used; the share of words in common
(rapidfuzz); with the folder of WordNet's files (wndb(5WN); Debian has them in `wordnet-base`) the share of words that
are the same, synonyms or derived from one another, with evidence; and with the folder of a sentence encoder (Hugging
Face format, mean pooling) its vectors, alone and with the evidence of speakers, dates, formulas, numbers, names and
denials.  A score counts from the threshold on that gives it the best F on the very file, which flatters all but the
first.  Needs torch and transformers for vectors.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from rapidfuzz import fuzz
from test_variants import pairs_of

from quotes.languages.en import wording as english
from quotes.variants import VariantQuote, compare, speakers_agree
from quotes.variants.forms import Form, _stems, fold
from quotes.variants.judging import FARTHEST_DAYS, Unit, contradict, days_apart

Pair = tuple[VariantQuote, VariantQuote]
# texts that the encoder reads at a time, and the words it reads of each at most
BATCH, WINDOW = 32, 256
# vectors of quotes by different people count from here on only
ALMOST_THE_SAME = 0.97


class Row(NamedTuple):
    """A method's figures."""

    name: str
    precision: float
    recall: float
    milliseconds: float


def shares(said: Sequence[bool], same: Sequence[bool]) -> tuple[float, float]:
    """Return precision and recall."""
    right = sum(one and other for one, other in zip(said, same, strict=True))
    return right / max(1, sum(said)), right / max(1, sum(same))


def at_best(scores: Sequence[float], same: Sequence[bool]) -> tuple[float, float]:
    """Return precision and recall from the score on that gives the best F."""

    def f_measure(found: tuple[float, float]) -> float:
        return 2 * found[0] * found[1] / max(1e-9, sum(found))

    return max((shares([score >= least for score in scores], same) for least in sorted(set(scores))), key=f_measure)


def timed(score: Callable[[], list[float]], pairs: Sequence[Pair]) -> tuple[list[float], float]:
    """Return the scores and the milliseconds of processor time a pair."""
    began = time.process_time()
    scores = score()
    return scores, 1000 * (time.process_time() - began) / len(pairs)


def cosines(pairs: Sequence[Pair], folder: Path) -> list[float]:
    """Return how near the vectors of each pair are."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(1)
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    texts = [quote.text.replace("[…]", " ") for pair in pairs for quote in pair]
    found = []
    with torch.inference_mode():
        for at in range(0, len(texts), BATCH):
            read = tokenizer(
                texts[at : at + BATCH], padding=True, truncation=True, max_length=WINDOW, return_tensors="pt"
            )
            states, kept = model(**read).last_hidden_state, read["attention_mask"][..., None]
            found.append(torch.nn.functional.normalize((states * kept).sum(1) / kept.sum(1), dim=1))
    vectors = torch.cat(found)
    return (vectors[0::2] * vectors[1::2]).sum(1).tolist()


class WordNet:
    """The commonest senses of words and what WordNet says of them (Fellbaum 1998), read from its files."""

    SENSES = 4
    LETTERS: ClassVar = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    # derived, similar, of one group of verbs, participle of
    ALIKE: ClassVar = frozenset("+&$<\\")

    def __init__(self, folder: Path) -> None:
        self.senses: dict[str, list[tuple[str, int]]] = {}
        self.pointers: dict[tuple[str, int], list[tuple[str, tuple[str, int]]]] = {}
        for part in ("noun", "verb", "adj", "adv"):
            for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    cells = line.split()
                    places = cells[-int(cells[2]) :][: self.SENSES]
                    self.senses.setdefault(cells[0], []).extend((part, int(place)) for place in places)
            for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    cells = line.partition(" | ")[0].split()
                    at = 4 + 2 * int(cells[3], 16)
                    rest = cells[at + 1 : at + 1 + 4 * int(cells[at])]
                    to = [(sign, (self.LETTERS[of], int(place))) for sign, place, of, _ in batched(rest, 4)]
                    self.pointers[part, int(cells[0])] = to

    def senses_of(self, word: str) -> set[tuple[str, int]]:
        """Return the senses of a word in whichever form it stands."""
        forms = [word, english.IRREGULAR.get(word, word), *_stems(word)]
        return {sense for form in forms for sense in self.senses.get(form, ())}

    def alike(self, one: str, other: str, signs: frozenset[str] = ALIKE) -> bool:
        """Do two words share a sense, or does a pointer of such a sign lead from the one to the other?"""
        ours, theirs = self.senses_of(one), self.senses_of(other)
        led = {to for sense in ours for sign, to in self.pointers[sense] if sign in signs}
        return bool(theirs & (led | (ours if signs == self.ALIKE else set())))

    def share(self, a: Form, b: Form) -> float:
        """Return the share of the content words that match (F measure), 0 where others are opposites."""
        ours, theirs = ([w for w in form.words if w not in english.EMPTY] for form in (a, b))
        size, shared = len(ours) + len(theirs), 0
        for match in (lambda one, other: fold(one) == fold(other), self.alike):
            for word in list(ours):
                found = next((other for other in theirs if match(word, other)), None)
                if found is not None:
                    ours.remove(word)
                    theirs.remove(found)
                    shared += 1
        opposites = any(self.alike(one, other, frozenset("!")) for one in ours for other in theirs)
        return 0.0 if opposites or not size else 2 * shared / size


def batched(cells: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield the cells by lots of a size."""
    return (cells[at : at + size] for at in range(0, len(cells), size))


def may_be_one(first: VariantQuote, second: VariantQuote, score: float) -> bool:
    """Does nothing but the wording speak against it?"""
    a, b = (Unit([quote], Form(quote.text)) for quote in (first, second))
    speakers, formula = speakers_agree(first, second), a.form.stock or b.form.stock
    if days_apart(a, b) > FARTHEST_DAYS or contradict(a.form, b.form) or (formula and speakers != "same"):
        return False
    return speakers != "different" or score >= ALMOST_THE_SAME


def rows(pairs: Sequence[Pair], same: Sequence[bool], encoder: Path | None, wordnet: WordNet | None) -> Iterator[Row]:
    """Yield a row for each method."""
    said, cost = timed(lambda: [float(compare(*pair) is not None) for pair in pairs], pairs)
    yield Row("lexical, with evidence", *shares([one > 0 for one in said], same), cost)
    words, cost = timed(lambda: [fuzz.token_set_ratio(a.text.lower(), b.text.lower()) for a, b in pairs], pairs)
    yield Row("words in common (token_set_ratio)", *at_best(words, same), cost)
    if wordnet:
        shared, cost = timed(lambda: [wordnet.share(*(Form(quote.text) for quote in pair)) for pair in pairs], pairs)
        known = [score if may_be_one(*pair, score) else 0.0 for pair, score in zip(pairs, shared, strict=True)]
        yield Row("words and WordNet, with evidence", *at_best(known, same), cost)
        both = [1.0 if lexical else score for lexical, score in zip(said, known, strict=True)]
        yield Row("lexical or WordNet, with evidence", *at_best(both, same), cost)
    if encoder:
        near, cost = timed(lambda: cosines(pairs, encoder), pairs)
        yield Row("vectors", *at_best(near, same), cost)
        sure = [score if may_be_one(*pair, score) else 0.0 for pair, score in zip(pairs, near, strict=True)]
        yield Row("vectors, with evidence", *at_best(sure, same), cost)
        both = [1.0 if lexical else score for lexical, score in zip(said, sure, strict=True)]
        yield Row("lexical or vectors, with evidence", *at_best(both, same), cost)


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--wordnet", type=Path)
    given = parser.parse_args()
    wordnet = WordNet(given.wordnet) if given.wordnet else None
    for file in given.files:
        known = list(pairs_of(file))
        print(f"\n{file.name}: {len(known)} pairs\n\n| method | precision | recall | ms a pair |\n|---|---|---|---|")
        for row in rows([pair[2:] for pair in known], [pair[1] for pair in known], given.encoder, wordnet):
            print(f"| {row.name} | {row.precision:.2f} | {row.recall:.2f} | {row.milliseconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
