"""What pronouns take up, learned from GUM's coreference on top of the trained encoder.

For each pronoun that takes up something before it, the entities of the sentences
before compete (mention ranking, Lee et al. 2017; here an entity is as good as its
best mention).  The encoder stays as it is: the head reads the vectors that all
other heads read, so that at work it costs no further pass.
"""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from quotes.parser.network import Antecedents, Network
from quotes.parser.predict import VOCABULARY, FloatArray, JointParser, save
from quotes.training.corpora import TrainingDocument, read_conllu

log = logging.getLogger(__name__)
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), 0),
    **dict.fromkeys(("she", "her", "hers", "herself"), 1),
    **dict.fromkeys(("it", "its", "itself"), 2),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), 3),
}
REACH = 10  # sentences
MENTIONS = 4  # last mentions of an entity that count, as when an article is read
BRACKET = re.compile(r"\([^()]+\)?|[^()]+\)")


class Mention(NamedTuple):
    """A mention of an entity: its words, first and last exclusive, and the entity's name in its document."""

    first: int
    last: int
    entity: str


@dataclass(frozen=True)
class Question:
    """A pronoun, and the entities that it may take up: for each the heads of its last mentions and what is plain of
    them; `answer` is the number of the right one."""

    document: int
    word: int
    form: int
    heads: list[int]
    plain: list[list[float]]  # a row a mention
    entity: list[int]  # number of each mention's entity
    answer: int


def read_mentions(path: Path) -> list[list[Mention]]:
    """Return the mentions of each document of a CoNLL-U file with `Entity=` marks, as GUM publishes them."""
    documents: list[list[Mention]] = []
    begun: dict[str, list[int]] = {}
    number = 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append([])
            begun, number = {}, 0
        row = line.split("\t")
        if not row[0].isdigit():
            continue
        marks = re.search(r"Entity=([^|]*)", row[9])
        for mark in BRACKET.findall(marks[1]) if marks else ():
            name = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                begun.setdefault(name, []).append(number)
            if mark.endswith(")") and begun.get(name):
                documents[-1].append(Mention(begun[name].pop(), number + 1, name))
        number += 1
    return [sorted(mentions) for mentions in documents]


def questions(number: int, document: TrainingDocument, mentions: Sequence[Mention]) -> list[Question]:
    """Return the pronouns of a document that take up something said before, each with all that it might take up."""
    syntax = document.syntax
    assert syntax is not None
    sentence = np.zeros(len(document.spans), dtype=int)
    sentence[document.sentence_starts[1:]] = 1
    sentence = np.cumsum(sentence)
    headed = sorted((_head(syntax.heads, m), m) for m in mentions)
    found = []
    for word, mention in headed:
        form = PRONOUNS.get(_lower(document, word))
        if form is None or mention.last - mention.first != 1:
            continue
        rivals: dict[str, list[int]] = {}
        for head, other in headed:
            holds = other.first <= word < other.last
            if head < word and not holds and sentence[word] - sentence[head] <= REACH:
                rivals.setdefault(other.entity, []).append(head)
        if mention.entity not in rivals:
            continue
        names = list(rivals)
        heads = [(at, head) for at, name in enumerate(names) for head in rivals[name][-MENTIONS:]]
        found.append(
            Question(
                number,
                word,
                form,
                [head for _, head in heads],
                [_plain(document, sentence, word, head, len(rivals[names[at]])) for at, head in heads],
                [at for at, _ in heads],
                names.index(mention.entity),
            )
        )
    return found


def _head(heads: Sequence[int], mention: Mention) -> int:
    """Return the word of a mention that hangs on none of its own; a root hangs on itself."""
    inside = range(mention.first, mention.last)
    return next((k for k in inside if heads[k] not in inside or heads[k] == k), mention.first)


def _lower(document: TrainingDocument, word: int) -> str:
    return document.text[slice(*document.spans[word])].lower()


def _plain(document: TrainingDocument, sentence: np.ndarray, word: int, head: int, count: int) -> list[float]:
    """Return what needs no encoder: distance, relation, kind of word, how often the entity was named."""
    syntax = document.syntax
    assert syntax is not None
    apart = int(sentence[word] - sentence[head])
    relation = syntax.relations[head]
    return [
        float(min(apart, 6)),
        float(apart == 0),
        float(relation.startswith("nsubj")),
        float(relation in ("obj", "iobj")),
        float(relation == "nmod:poss"),
        float(syntax.upos[head] == "PRON"),
        float(syntax.upos[head] == "PROPN"),
        float(np.log1p(count)),
        float(_lower(document, head) == _lower(document, word)),
        float(apart == 1 and relation.startswith("nsubj")),
    ]


PLAIN = 10


class Ranker(nn.Module):
    """The head and, while it learns, weights of what is plain, so that the head need not learn it; a row a form."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.head = Antecedents(width, inner)
        self.plain = nn.Parameter(torch.zeros(4, PLAIN))
        self.shared = nn.Parameter(torch.zeros(PLAIN))
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, question: Question) -> Tensor:
        """vectors (words, width) of the document → scores (entities,)."""
        asking, _ = self.head(self.dropout(vectors[question.word]))
        _, asked = self.head(self.dropout(vectors[question.heads]))
        scores = asked @ asking + torch.tensor(question.plain) @ (self.plain[question.form] + self.shared)
        best = torch.full((max(question.entity) + 1,), -1e4)
        return best.scatter_reduce(0, torch.tensor(question.entity), scores, "amax")


def read_questions(parser: JointParser, path: Path) -> tuple[list[Tensor], list[Question]]:
    """Return the word vectors of each document of a treebank file, and all its questions."""
    documents = read_conllu(path)
    vectors, found = [], []
    for number, (document, mentions) in enumerate(zip(documents, read_mentions(path), strict=True)):
        values: FloatArray = parser.vectors(document.text, document.spans, document.sentence_starts)
        vectors.append(torch.from_numpy(values))
        found += questions(number, document, mentions)
    return vectors, found


def accuracy(ranker: Ranker, vectors: list[Tensor], asked: Sequence[Question]) -> float:
    """Return the share of the questions that the ranker answers right."""
    ranker.eval()
    with torch.inference_mode():
        right = [int(ranker(vectors[q.document], q).argmax()) == q.answer for q in asked]
    ranker.train()
    return sum(right) / len(right) if right else 0.0


def train(corpora: Path, folder: Path, config: dict[str, Any]) -> float:
    """Teach the models of `folder` what pronouns take up and write the head into their weights.

    Takes a minute or two on two cores.  Returns the accuracy on GUM's dev split.
    """
    settings = config["antecedents"]
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    parser = JointParser.load(folder / "en")
    vectors, asked = read_questions(parser, corpora / "ud" / "en_gum-train.conllu")
    ranker = Ranker(parser.shape.width, settings["width"], settings["dropout"])
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=settings["rate"], weight_decay=settings["weight_decay"])
    batches = -(-len(asked) // settings["batch"])
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, settings["epochs"] * batches)
    for epoch in range(settings["epochs"]):
        rng.shuffle(asked)
        total = 0.0
        for at in range(0, len(asked), settings["batch"]):
            some = asked[at : at + settings["batch"]]
            parts = [F.cross_entropy(ranker(vectors[q.document], q)[None], torch.tensor([q.answer])) for q in some]
            loss = torch.stack(parts).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        log.info("antecedents: epoch %d loss %.3f", epoch + 1, total / batches)
    _write(parser, ranker.head, folder, settings["width"])
    found = accuracy(ranker, *read_questions(parser, corpora / "ud" / "en_gum-dev.conllu"))
    log.info("antecedents: %.3f of the pronouns of GUM dev", found)
    return found


def figures(folder: Path, corpora: Path) -> dict[str, float]:
    """Return the share of GUM dev's pronouns for which the shipped head alone, knowing no distance and no agreement,
    ranks the right entity first; empty for models without such a head.
    """
    parser = JointParser.load(folder / "en")
    if parser.network.antecedents is None:
        return {}
    ranker = Ranker(parser.shape.width, parser.shape.antecedent_width, 0.0)
    ranker.head = parser.network.antecedents
    return {"antecedents of pronouns": accuracy(ranker, *read_questions(parser, corpora / "ud" / "en_gum-dev.conllu"))}


def _write(parser: JointParser, head: Antecedents, folder: Path, width: int) -> None:
    network = Network(replace(parser.shape, antecedent_width=width))
    state = {name: value for name, value in parser.network.state_dict().items() if not name.startswith("antecedents.")}
    network.load_state_dict(state | {f"antecedents.{name}": value for name, value in head.state_dict().items()})
    save(network, folder / "en" / VOCABULARY, folder / "en", metadata={"steps": "all"})
