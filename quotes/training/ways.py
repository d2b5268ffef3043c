"""How words travelled, who speaks, and whether words are reported, learned from marked articles on the trained encoder.

The rules read the marked articles first; for each attribution then every word near it that may name a step is a
question (`quotes.chains.pairs`), answered by the marks, and so is every mention of somebody near one whose clause names
nobody (`quotes.speakers.candidates`), and the attribution itself (`quotes.reported`).  What the encoder's lower layers
say stays as it is, copies of the upper ones are tuned (`quotes.parser.network.Ways`), so that no other head changes.
What a rule says is left out of many articles, for the network to learn from the words too.
"""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from quotes import languages, overlooked, reported, speakers
from quotes.alike import like_name
from quotes.annotate import Annotator, readable
from quotes.attribution import word_roles
from quotes.chains import pairs
from quotes.chains.pairs import OF_CLAUSE, OF_PAIR
from quotes.chains.reading import Reader
from quotes.parser.network import Network, PairScorer, Shape, Ways, shares
from quotes.parser.predict import VOCABULARY, JointParser, save
from quotes.pipeline import attributed
from quotes.reported import Reports
from quotes.speakers import candidates
from quotes.speakers.candidates import Candidates
from quotes.training.corpora import lines, read_worldwide
from quotes.training.joint import rate_at
from quotes.training.newswire import closed_up
from quotes.types import STEPS, Article, Attribution, Document, Span, places_of

log = logging.getLogger(__name__)
NEWSWIRE, POLNEAR, OWN, REPORTED = "ways_en.jsonl", "ways_polnear_en.jsonl", "ways_own_en.jsonl", "reported_en.jsonl"
POLNEAR_TEXTS = "train/text"  # in its folder
LEARNED_FROM = ("learned from", "worked on")  # the groups of the newswire
NOT_LEARNED_FROM = "not learned from"  # there, and among our own, kept for figures
HELD = 0.5  # of the characters of a marked attribution and one found, so great a share must be common to both
_RULES = tuple(OF_PAIR).index("rule"), tuple(OF_PAIR).index("rule_elsewhere")
_RULE_OF_SPEAKERS = tuple(candidates.OF_PAIR).index("rule")


class Step(NamedTuple):
    """A marked step: the characters at which words name it, and the attributions that it holds for."""

    role: int
    at: tuple[Span, ...]
    of: tuple[int, ...]


class MarkedWays(NamedTuple):
    """An article and what was marked in it: the characters of each attribution, the steps, and who speaks.

    Speakers are the names of each attribution: none where nobody can tell, None where the article has no such words.
    `clear` is what is clearly reported, `unclear` what might be; None where that was not marked.  `complete` says that
    this was asked of the whole article, and not only of what a parser had found.
    """

    text: str
    attributions: tuple[tuple[Span, ...], ...]
    steps: tuple[Step, ...]
    speakers: tuple[tuple[str, ...] | None, ...] = ()
    clear: tuple[tuple[Span, ...], ...] | None = None
    unclear: tuple[tuple[Span, ...], ...] = ()
    complete: bool = False


@dataclass(frozen=True)
class Example:
    """An article as numbers; `answers` (pairs, steps) are 1, 0 or -1 for what is not asked.

    `who` are the same of the mentions, of which those of one attribution are asked together: where none of them is
    right, nobody can tell.  `clear` are the same of the attributions: are words reported?
    """

    lower: npt.NDArray[np.float16]  # (words, width)
    roles: npt.NDArray[np.int64]
    pairs: pairs.Pairs
    answers: npt.NDArray[np.int8]
    mentions: Candidates
    who: npt.NDArray[np.int8]
    reports: Reports
    clear: npt.NDArray[np.int8]  # (attributions,)


def read(corpora: Path) -> Iterator[MarkedWays]:
    """Yield the articles to learn from: newswire, whose words are in the corpora, and articles of our own."""
    judged = {line["article"]: line for line in lines(REPORTED)}
    for line in lines(NEWSWIRE):
        if line["group"] in LEARNED_FROM:
            article = read_worldwide(corpora / "worldwide-ner" / f"{line['article']}.bio")
            text, moved = closed_up(article.text)
            tokens = [Span(moved[start], moved[end]) for start, end in article.spans]
            whole = judged.get(line["article"], {})
            yield marked(whole | {"complete": bool(whole)} | line, text, tokens)
    for line in lines(POLNEAR):
        # of these only what is reported is learned: their steps and speakers bring nothing to those of the others
        text = (corpora / "polnear" / POLNEAR_TEXTS / line["article"]).read_bytes().decode("utf-8")
        yield marked(line | {"complete": True, "attributions": (), "steps": (), "speakers": ()}, text, None)
    for line in lines(OWN):
        if line.get("group") != NOT_LEARNED_FROM:
            yield marked(line | {"clear": line["attributions"] + line["also"]}, line["text"], None)


def marked(line: dict[str, Any], text: str, tokens: Sequence[Span] | None) -> MarkedWays:
    """Return what a line of the marks says; its ranges are of tokens, without any of characters."""

    def span(first: int, end: int) -> Span:
        return Span(first, end) if tokens is None else Span(tokens[first].start, tokens[end - 1].end)

    steps = []
    for step in line["steps"]:
        role = next(number for number, name in enumerate(("told", "channel", "cited")) if name in step)
        steps.append(Step(role, tuple(span(*at) for at in step.get("at", ())), tuple(step["of"])))

    def contents(key: str) -> tuple[tuple[Span, ...], ...]:
        return tuple(tuple(span(*piece) for piece in one) for one in line[key])

    names = (None if some is None else tuple(span(*one).of(text) for one in some) for some in line["speakers"])
    judged = (contents("clear"), contents("unclear"), line.get("complete", False)) if "clear" in line else ()
    return MarkedWays(text, contents("attributions"), tuple(steps), tuple(names), *judged)


def example(document: Document, article: MarkedWays, parser: JointParser, below: int) -> Example | None:
    """Return an article as numbers, None where nothing is asked; `document` is as annotated."""
    language, roles = languages.get("en"), word_roles(document)
    spans, starts = [word.span for word in document.words], [sentence.first for sentence in document.sentences]
    document = attributed(replace(document, ways=None), language)  # what an older network has learned is not asked
    resolutions = speakers.resolve(document, language)
    mentions = speakers.candidates_of(document, language)
    document = speakers.with_names_mended(document, language)
    reader = Reader(document, resolutions, language)
    rules = [reader.by_rules(index) for index in range(len(document.attributions))]
    found = pairs.read(reader.occasions, rules)
    by_document = [any(one.kind == "document" for one in resolution.speakers) for resolution in resolutions]
    answers, who = _answers(document, article, found, by_document), _who(document, article, mentions)
    every, overlooked_too = overlooked.with_all(document, language)
    reports, clear = reported.read(every, language), _clear(every, article, overlooked_too)
    if not any((some >= 0).any() for some in (answers, who, clear)):
        return None
    lower = parser.vectors(readable(document.text), spans, starts, below=below).astype(np.float16)
    return Example(lower, roles, found, answers, mentions._replace(referents=()), who, reports, clear)


def _clear(document: Document, article: MarkedWays, overlooked_too: Sequence[Attribution]) -> npt.NDArray[np.int8]:
    """Return which attributions are reports of words, 1, and which are none, 0.

    Not asked is what might be one, and what is one in part; what but repeats a part of another is none.  Whether what
    the parser overlooked is none only the marks of a whole article say.
    """
    answers = np.full(len(document.attributions), -1, dtype=np.int8)
    if article.clear is None:
        return answers
    marks = [places_of(one) for one in (*article.clear, *article.unclear)]
    alike = _alike(document, marks)
    best = {number: index for index, (share, number) in sorted(alike.items(), key=lambda one: one[1])}
    for index, attribution in enumerate(document.attributions):
        content = places_of(attribution.content)
        share, number = alike.get(index, (0.0, -1))
        if share and best[number] == index:
            answers[index] = 1 if number < len(article.clear) else -1
        elif not article.complete and any(attribution is one for one in overlooked_too):
            continue
        elif all(at < len(article.clear) and at in best for at, one in enumerate(marks) if one & content):
            answers[index] = 0
    return answers


def _who(document: Document, article: MarkedWays, mentions: Candidates) -> npt.NDArray[np.int8]:
    """Return which mentions are of the speaker, 1, and which of somebody else, 0.

    The words of the source itself are right where the speaker is who is called so, and has no name.
    """
    answers = np.full(len(mentions.word), -1, dtype=np.int8)
    marked_as = {index: article.speakers[number] for index, number in _partners(document, article).items()}
    heads = mentions.anchors[:, 1]
    # whoever speaks under a description is, where that was marked, who was marked
    called: dict[int, set[str]] = defaultdict(set)
    for index, names in marked_as.items():
        for whose in set(mentions.referent[mentions.word == heads[index]]):
            if not mentions.referents[whose].named:
                called[int(whose)].update(names or ())
    for index, names in marked_as.items():
        here = np.flatnonzero(mentions.attribution == index)
        if names is None or not len(here):
            continue
        source = document.attributions[index].source
        is_source = (mentions.word[here] == heads[index]) & (source is not None)
        right = [n for n, one in enumerate(mentions.referents) if names and like_name(one.name, names)]
        also = [n for n, some in called.items() if n not in right and some & set(names)]
        whose = mentions.referent[here]
        so_called = source is not None and bool(names) and like_name(source.of(document.text), names)
        of_him = np.where(np.isin(whose, right), 1, np.where(np.isin(whose, also), -1, 0))
        answers[here] = np.where(is_source, int(so_called), of_him)
        if names and not (answers[here] == 1).any():
            answers[here] = -1
    return answers


def _answers(
    document: Document, article: MarkedWays, found: pairs.Pairs, by_document: Sequence[bool]
) -> npt.NDArray[np.int8]:
    partners = _partners(document, article)
    answers = np.where(found.may, 0, -1).astype(np.int8).reshape(-1, len(STEPS))
    answers[~np.isin(found.attribution, list(partners))] = -1
    # a document is its own channel, or not: the marks do not say
    answers[np.isin(found.attribution, np.flatnonzero(by_document)), STEPS.index("channel")] = -1
    text = [word.text.lower() for word in document.words]
    for step in article.steps:
        named = {word for span in step.at for word in document.words_of(span)}
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
    alike = _alike(document, [places_of(one) for one in article.attributions])
    return {index: number for index, (_, number) in alike.items()}


def _alike(document: Document, marks: Sequence[frozenset[int]]) -> dict[int, tuple[float, int]]:
    """Return for the attributions found which of the marks each is, and how great a share is common to both."""
    found: dict[int, tuple[float, int]] = {}
    for index, attribution in enumerate(document.attributions):
        characters = places_of(attribution.content)
        shares = [(len(characters & one) / len(characters | one), -number) for number, one in enumerate(marks)]
        share, number = max(shares, default=(0.0, 0))
        if share >= HELD:
            found[index] = share, -number
    return found


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
    total, asked, of_speakers, speakers_asked = torch.zeros(()), 0, torch.zeros(()), 0
    for words, one in zip(vectors.float(), batch, strict=True):
        plain = torch.from_numpy(one.pairs.plain)
        ruled = rng.random() >= leave_out
        if not ruled:
            plain = plain.clone()
            plain[:, list(_RULES)] = 0
        pair = torch.from_numpy(one.pairs.attribution), torch.from_numpy(one.pairs.word)
        anchors, clauses = torch.from_numpy(one.pairs.anchors), torch.from_numpy(one.pairs.clauses)
        scores = head.steps(words, anchors, clauses, pair, plain) if len(plain) else torch.zeros(0, len(STEPS))
        answers = torch.from_numpy(one.answers).float()
        losses = F.binary_cross_entropy_with_logits(scores, answers.clamp(min=0), reduction="none")
        total = total + (losses * (answers >= 0)).sum()
        asked += len(np.unique(one.pairs.attribution[(one.answers >= 0).any(1)]))
        if head.speakers is not None:
            value, count = loss_of_speakers(head.speakers, words, one, ruled=ruled)
            of_speakers, speakers_asked = of_speakers + value, speakers_asked + count
    return total / max(1, asked) + of_speakers / max(1, speakers_asked)


def loss_of_speakers(head: PairScorer, words: Tensor, one: Example, *, ruled: bool) -> tuple[Tensor, int]:
    """Return the loss of an article's attributions whose speaker is asked, and how many they are.

    That of one is how unlikely all right mentions are together, or nobody (Lee et al. 2017); `ruled`: is it told what
    the rules say?
    """
    found, count = one.mentions, len(one.mentions.anchors)
    used = one.who >= 0
    if not used.any():
        return torch.zeros(()), 0
    plain = torch.from_numpy(found.plain[used])
    if not ruled:
        plain[:, _RULE_OF_SPEAKERS] = 0
    attribution, word = torch.from_numpy(found.attribution[used]), torch.from_numpy(found.word[used])
    anchors, clauses = torch.from_numpy(found.anchors), torch.from_numpy(found.clauses)
    likely = shares(head(words, anchors, clauses, (attribution, word), plain)[:, 0], attribution, count).exp()
    right = torch.from_numpy(one.who[used] == 1)
    asked = torch.zeros(count, dtype=torch.bool).index_fill(0, attribution, True)
    known = torch.zeros(count, dtype=torch.bool).index_fill(0, attribution[right], True)
    of_right = torch.zeros(count).scatter_add(0, attribution, likely * right)
    of_all = torch.zeros(count).scatter_add(0, attribution, likely)
    share = torch.where(known, of_right, 1 - of_all)[asked]
    return -share.clamp(min=1e-6).log().sum(), int(asked.sum())


def head_of(network: Network, layers: int, dropout: float, head_dropout: float) -> tuple[Shape, Ways]:
    """Return the shape of the network with such a head, and the head, its layers copies of the encoder's last ones."""
    shape = replace(
        network.shape,
        way_layers=layers,
        way_clause=tuple(OF_CLAUSE.values()),
        way_pair=tuple(OF_PAIR.values()),
        speaker_clause=tuple(candidates.OF_CLAUSE.values()),
        speaker_pair=tuple(candidates.OF_PAIR.values()),
        report_clause=tuple(reported.OF_CLAUSE.values()),
        report_pair=tuple(reported.OF_CONTENT.values()),
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
    head.load_state_dict(fit(head, examples, settings, rng, folder / "work" / "ways.pt"))
    fit_reports(head, examples, settings, rng)
    network = Network(shape)
    state = {name: value for name, value in parser.network.state_dict().items() if not name.startswith("ways.")}
    network.load_state_dict(state | {f"ways.{name}": value for name, value in head.state_dict().items()})
    save(network, folder / "en" / VOCABULARY, folder / "en", metadata={"steps": "all"})


def fit(
    head: Ways, examples: Sequence[Example], settings: dict[str, Any], rng: random.Random, checkpoint: Path
) -> dict[str, Tensor]:
    """Tune the head and return its weights; what is done is kept in `checkpoint` each epoch.

    They are the moving average at the end and that halfway, which knows less by heart (Izmailov et al. 2018).
    """
    tuning = _Tuning.of(head, settings)
    if checkpoint.exists():
        tuning.go_on(checkpoint)
        for _ in range(tuning.epoch):  # the order of the data follows from the seed alone
            batches(examples, settings["batch"], rng)
    steps = settings["epochs"] * -(-len(examples) // settings["batch"])
    while tuning.epoch < settings["epochs"]:
        some, chance = batches(examples, settings["batch"], rng), random.Random(tuning.epoch)
        head.train()
        total = sum(tuning.learn(batch, chance, steps, settings) for batch in some)
        tuning.epoch += 1
        if 2 * tuning.epoch <= settings["epochs"]:
            tuning.halfway = {name: value.clone() for name, value in tuning.average.items()}
        log.info("ways: epoch %d loss %.3f", tuning.epoch, total / len(some))
        tuning.save(checkpoint)
    return {name: value.lerp(tuning.halfway[name], settings["halfway"]) for name, value in tuning.average.items()}


@dataclass
class _Tuning:
    """How far the tuning of a head has come: all that is needed to go on with it."""

    head: Ways
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]  # of the weights, as they move
    halfway: dict[str, Tensor]
    step: int = 0
    epoch: int = 0

    @classmethod
    def of(cls, head: Ways, settings: dict[str, Any]) -> _Tuning:
        """Return the tuning of a head before its first step."""
        layers = [value for name, value in head.named_parameters() if name.startswith("layers.")]
        others = [value for name, value in head.named_parameters() if not name.startswith("layers.")]
        groups = [
            {"params": some, "lr": rate, "top": rate}
            for some, rate in ((layers, settings["encoder_rate"]), (others, settings["head_rate"]))
        ]
        average = {name: value.detach().clone() for name, value in head.named_parameters()}
        return cls(head, torch.optim.AdamW(groups, weight_decay=settings["weight_decay"]), average, average)

    def learn(self, batch: Sequence[Example], chance: random.Random, steps: int, settings: dict[str, Any]) -> float:
        """Take one step of all; return the loss before it."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate_at(self.step, [(steps, 1.0)], settings["warmup"])
        value = loss(self.head, batch, chance, settings["leave_out"])
        self.optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.head.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(settings["average"], self.step / (self.step + 9))  # young at first, it follows quickly
        _follow(self.average, self.head, keep)
        return float(value.detach())

    def go_on(self, checkpoint: Path) -> None:
        """Go on where the file was written."""
        saved = torch.load(checkpoint, weights_only=True)
        self.head.load_state_dict(saved["head"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.average, self.halfway = saved["average"], saved["halfway"]
        self.step, self.epoch = saved["step"], saved["epoch"]
        torch.set_rng_state(saved["random"])

    def save(self, checkpoint: Path) -> None:
        """Write all of it, whole or not at all."""
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "head": self.head.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "halfway": self.halfway,
            "random": torch.get_rng_state(),
            "step": self.step,
            "epoch": self.epoch,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def fit_reports(head: Ways, examples: Sequence[Example], settings: dict[str, Any], rng: random.Random) -> None:
    """Teach the head whether words are reported, on its finished layers; what it says of steps and speakers stays."""
    assert head.reports is not None
    asked = [_Judged.of(head.eval(), one) for one in examples if (one.clear >= 0).any()]
    optimizer = torch.optim.AdamW(
        head.reports.parameters(), lr=settings["head_rate"], weight_decay=settings["weight_decay"]
    )
    average = {name: value.detach().clone() for name, value in head.reports.named_parameters()}
    size, step = settings["batch"], 0
    steps = settings["report_epochs"] * -(-len(asked) // size)
    head.reports.train()
    for _ in range(settings["report_epochs"]):
        rng.shuffle(asked)
        for batch in (asked[at : at + size] for at in range(0, len(asked), size)):
            for group in optimizer.param_groups:
                group["lr"] = settings["head_rate"] * rate_at(step, [(steps, 1.0)], settings["warmup"])
            optimizer.zero_grad()
            loss_of_reports(head.reports, batch).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step += 1
            _follow(average, head.reports, min(settings["average"], step / (step + 9)))
    head.reports.load_state_dict(average)


class _Judged(NamedTuple):
    """The attributions of an article of which it was marked whether they are reports, and the words that matter."""

    words: Tensor  # (words, width)
    anchors: Tensor
    clauses: Tensor
    pair: tuple[Tensor, Tensor]  # attributions and last words of theirs
    plain: Tensor
    answers: Tensor

    @classmethod
    def of(cls, head: Ways, one: Example) -> _Judged:
        """Read the article once more; only the vectors of the words that are compared are kept."""
        with torch.inference_mode():
            lower, roles = torch.from_numpy(one.lower.astype(np.float32)), torch.from_numpy(one.roles)
            words = head.words(lower[None], roles[None], None)[0].numpy()
        used = np.flatnonzero(one.clear >= 0)
        needed, places = np.unique(np.append(one.reports.anchors.ravel(), one.reports.last[used]), return_inverse=True)
        anchors = places[: one.reports.anchors.size].reshape(one.reports.anchors.shape)
        pair = torch.from_numpy(used), torch.from_numpy(places[one.reports.anchors.size :])
        parts = words[needed], anchors, one.reports.clauses, one.reports.plain[used], one.clear[used]
        vectors, told, clauses, plain, answers = map(torch.from_numpy, parts)
        return cls(vectors, told, clauses, pair, plain, answers.float())


def loss_of_reports(head: PairScorer, batch: Sequence[_Judged]) -> Tensor:
    """Return the mean loss of the attributions of some articles that are reports or none."""
    scores = torch.cat([head(one.words, one.anchors, one.clauses, one.pair, one.plain)[:, 0] for one in batch])
    return F.binary_cross_entropy_with_logits(scores, torch.cat([one.answers for one in batch]))


def _follow(average: dict[str, Tensor], model: torch.nn.Module, keep: float) -> None:
    """Let the moving average of the weights follow."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            average[name].lerp_(parameter, 1 - keep)
