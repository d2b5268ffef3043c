"""How words travelled, learned from marked articles on top of the trained encoder.

The rules read the marked articles first; for each attribution then every word near it that may name a step is a
question (`quotes.chains.pairs`), answered by the marks.  What the encoder's lower layers say stays as it is, copies of
the upper ones are tuned (`quotes.parser.network.Ways`), so that no other head changes.  What a rule says is left out of
many articles, for the network to learn from the words too.
"""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from quotes import languages, speakers
from quotes.annotate import Annotator, readable
from quotes.attribution import word_roles
from quotes.chains import pairs
from quotes.chains.pairs import OF_CLAUSE, OF_PAIR, ROLES, Pairs
from quotes.chains.reading import Reader
from quotes.parser.network import Network, Shape, Ways
from quotes.parser.predict import VOCABULARY, JointParser, save
from quotes.pipeline import attributed
from quotes.training.corpora import read_worldwide
from quotes.training.joint import rate_at
from quotes.training.newswire import closed_up
from quotes.types import Article, Document, Span

log = logging.getLogger(__name__)
NEWSWIRE, OWN = "ways_en.jsonl", "ways_own_en.jsonl"
LEARNED_FROM = ("learned from", "worked on")  # the groups of the newswire
HELD = 0.5  # of the characters of a marked attribution and one found, so great a share must be common to both
_RULES = tuple(OF_PAIR).index("rule"), tuple(OF_PAIR).index("rule_elsewhere")


class Step(NamedTuple):
    """A marked step: the characters at which words name it, and the attributions that it holds for."""

    role: int
    at: tuple[Span, ...]
    of: tuple[int, ...]


class MarkedWays(NamedTuple):
    """An article and what was marked in it: the characters of each attribution, and the steps."""

    text: str
    attributions: tuple[tuple[Span, ...], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Example:
    """An article as numbers; `answers` (pairs, steps) are 1, 0 or -1 for what is not asked."""

    lower: npt.NDArray[np.float16]  # (words, width)
    roles: npt.NDArray[np.int64]
    pairs: Pairs
    answers: npt.NDArray[np.int8]


def read(corpora: Path) -> Iterator[MarkedWays]:
    """Yield the articles to learn from: newswire, whose words are in the corpora, and articles of our own."""
    for line in _lines(NEWSWIRE):
        if line["group"] in LEARNED_FROM:
            article = read_worldwide(corpora / "worldwide-ner" / f"{line['article']}.bio")
            text, moved = closed_up(article.text)
            yield marked(line, text, [Span(moved[start], moved[end]) for start, end in article.spans])
    for line in _lines(OWN):
        yield marked(line, line["text"], None)


def _lines(name: str) -> Iterator[dict[str, Any]]:
    data = resources.files("quotes.training") / "data" / name
    yield from map(json.loads, data.read_text(encoding="utf-8").splitlines())


def marked(line: dict[str, Any], text: str, tokens: Sequence[Span] | None) -> MarkedWays:
    """Return what a line of the marks says; its ranges are of tokens, without any of characters."""

    def span(first: int, end: int) -> Span:
        return Span(first, end) if tokens is None else Span(tokens[first].start, tokens[end - 1].end)

    steps = []
    for step in line["steps"]:
        role = next(number for number, name in enumerate(("told", "channel", "cited")) if name in step)
        steps.append(Step(role, tuple(span(*at) for at in step.get("at", ())), tuple(step["of"])))
    contents = (tuple(span(*piece) for piece in one) for one in line["attributions"])
    return MarkedWays(text, tuple(contents), tuple(steps))


def example(document: Document, article: MarkedWays, parser: JointParser, below: int) -> Example | None:
    """Return an article as numbers, None where nothing is asked; `document` is as annotated."""
    language, roles = languages.get("en"), word_roles(document)
    spans, starts = [word.span for word in document.words], [sentence.first for sentence in document.sentences]
    document = attributed(document, language)
    resolutions = speakers.resolve(document, language)
    document = speakers.with_names_mended(document, language)
    reader = Reader(document, resolutions, language)
    rules = [reader.by_rules(index) for index in range(len(document.attributions))]
    found = pairs.read(reader.occasions, rules)
    if not len(found.word):
        return None
    isdoc = [any(one.kind == "document" for one in resolution.speakers) for resolution in resolutions]
    answers = _answers(document, article, found, isdoc)
    if not (answers >= 0).any():
        return None
    lower = parser.vectors(readable(document.text), spans, starts, below=below).astype(np.float16)
    return Example(lower, roles, found, answers)


def _answers(document: Document, article: MarkedWays, found: Pairs, isdoc: Sequence[bool]) -> npt.NDArray[np.int8]:
    partners = _partners(document, article)
    answers = np.where(found.may, 0, -1).astype(np.int8)
    answers[~np.isin(found.attribution, list(partners))] = -1
    for index in (
        number for number, one in enumerate(isdoc) if one
    ):  # a document is its own channel, or not: the marks do not say
        answers[found.attribution == index, ROLES.index("channel")] = -1
    text = [word.text.lower() for word in document.words]
    for step in article.steps:
        named = {word for span in step.at for word in document.words_in(*span)}
        # the name that stands elsewhere too is no wrong answer
        alike = np.isin(found.word, [n for n, one in enumerate(text) if one in {text[m] for m in named}])
        for index, number in partners.items():
            if number in step.of:
                here = found.attribution == index
                column = answers[:, step.role]
                column[here & alike & (column == 0)] = -1
                column[here & np.isin(found.word, list(named)) & found.may[:, step.role]] = 1
    return answers


def _partners(document: Document, article: MarkedWays) -> dict[int, int]:
    """Return for the attributions found the numbers of those that were marked."""
    marks = [frozenset(at for span in one for at in range(*span)) for one in article.attributions]
    partners: dict[int, int] = {}
    for index, attribution in enumerate(document.attributions):
        characters = {at for span in attribution.content for at in range(*span)}
        shares = [(len(characters & one) / len(characters | one), -number) for number, one in enumerate(marks)]
        share, number = max(shares, default=(0.0, 0))
        if share >= HELD:
            partners[index] = -number
    return partners


def loss(head: Ways, batch: Sequence[Example], rng: random.Random, leave_out: float) -> Tensor:
    """Return the mean loss of an attribution; what the rules say is left out of so great a share of the articles."""
    most, width = max(len(one.roles) for one in batch), batch[0].lower.shape[1]
    lower, roles = torch.zeros(len(batch), most, width), torch.zeros(len(batch), most, dtype=torch.long)
    mask = torch.zeros(len(batch), most, dtype=torch.bool)
    for row, one in enumerate(batch):
        count = len(one.roles)
        lower[row, :count] = torch.from_numpy(one.lower).float()
        roles[row, :count] = torch.from_numpy(one.roles)
        mask[row, :count] = True
    with torch.autocast("cpu", torch.bfloat16):
        vectors = head.words(lower, roles, mask)
    total, asked = torch.zeros(()), 0
    for words, one in zip(vectors.float(), batch, strict=True):
        plain = torch.from_numpy(one.pairs.plain)
        if rng.random() < leave_out:
            plain = plain.clone()
            plain[:, list(_RULES)] = 0
        pair = torch.from_numpy(one.pairs.attribution), torch.from_numpy(one.pairs.word)
        scores = head(words, torch.from_numpy(one.pairs.anchors), torch.from_numpy(one.pairs.clauses), pair, plain)
        answers = torch.from_numpy(one.answers).float()
        losses = F.binary_cross_entropy_with_logits(scores, answers.clamp(min=0), reduction="none")
        total = total + (losses * (answers >= 0)).sum()
        asked += len(np.unique(one.pairs.attribution[(one.answers >= 0).any(1)]))
    return total / max(1, asked)


def head_of(network: Network, layers: int, dropout: float, head_dropout: float) -> tuple[Shape, Ways]:
    """Return the shape of the network with such a head, and the head, its layers copies of the encoder's last ones."""
    shape = replace(
        network.shape, way_layers=layers, way_clause=tuple(OF_CLAUSE.values()), way_pair=tuple(OF_PAIR.values())
    )
    head = Ways(shape, dropout, head_dropout)
    for own, theirs in zip(head.layers, network.encoder.layers[-layers:], strict=True):
        own.load_state_dict(theirs.state_dict())
    return shape, head


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Return all examples in batches of much the same length, in an order of chance."""
    order = list(examples)
    rng.shuffle(order)
    blocks = (order[at : at + 10 * size] for at in range(0, len(order), 10 * size))
    order = [one for block in blocks for one in sorted(block, key=lambda one: len(one.roles))]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def train(corpora: Path, folder: Path, config: dict[str, Any]) -> None:
    """Teach the models of `folder` which words name the steps of a way, and write the head into their weights.

    Takes about half an hour on two cores; goes on behind the last whole epoch, which is kept among the work files.
    """
    settings = config["ways"]
    parser, annotate = JointParser.load(folder / "en"), Annotator(str(folder))
    read_in = ((example(annotate(Article(one.text)), one, parser, settings["layers"])) for one in read(corpora))
    examples = [one for one in read_in if one is not None]
    log.info("ways: %d articles, %d right answers", len(examples), sum(int((e.answers == 1).sum()) for e in examples))
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    shape, head = head_of(parser.network, settings["layers"], config["dropout"], config["head_dropout"])
    average = fit(head, examples, settings, rng, folder / "work" / "ways.pt")
    network = Network(shape)
    state = {name: value for name, value in parser.network.state_dict().items() if not name.startswith("ways.")}
    network.load_state_dict(state | {f"ways.{name}": value for name, value in average.items()})
    save(network, folder / "en" / VOCABULARY, folder / "en", metadata={"steps": "all"})


def fit(
    head: Ways, examples: Sequence[Example], settings: dict[str, Any], rng: random.Random, checkpoint: Path
) -> dict[str, Tensor]:
    """Tune the head and return the moving average of its weights; what is done is kept in `checkpoint` each epoch."""
    layers = [value for name, value in head.named_parameters() if name.startswith("layers.")]
    others = [value for name, value in head.named_parameters() if not name.startswith("layers.")]
    groups = [
        {"params": some, "lr": rate, "top": rate}
        for some, rate in ((layers, settings["encoder_rate"]), (others, settings["head_rate"]))
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=settings["weight_decay"])
    average = {name: value.detach().clone() for name, value in head.named_parameters()}
    step = begin = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        head.load_state_dict(saved["head"])
        optimizer.load_state_dict(saved["optimizer"])
        average, step, begin = saved["average"], saved["step"], saved["epoch"]
        torch.set_rng_state(saved["random"])
        for _ in range(begin):  # the order of the data follows from the seed alone
            batches(examples, settings["batch"], rng)
    steps = settings["epochs"] * -(-len(examples) // settings["batch"])
    for epoch in range(begin, settings["epochs"]):
        head.train()
        total, some = 0.0, batches(examples, settings["batch"], rng)
        chance = random.Random(epoch)
        for batch in some:
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * rate_at(step, [(steps, 1.0)], settings["warmup"])
            value = loss(head, batch, chance, settings["leave_out"])
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(settings["average"], step / (step + 9))  # young at first, it follows quickly
            with torch.no_grad():
                for name, parameter in head.named_parameters():
                    average[name].lerp_(parameter, 1 - keep)
            total += float(value.detach())
        log.info("ways: epoch %d loss %.3f", epoch + 1, total / len(some))
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "head": head.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "random": torch.get_rng_state(),
            "step": step,
            "epoch": epoch + 1,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
    return average
