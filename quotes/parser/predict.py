"""The network at work: words of a text in, labels and scores of every head out, one forward pass a window."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from quotes.errors import ModelError
from quotes.parser.decode import bioes_spans, constrain_bioes, spanning_tree, viterbi
from quotes.parser.features import Encoded, Pieces, Window, encode, windows
from quotes.parser.network import ROLES, Network, PairScorer, Shape, Ways, shares
from quotes.text import apply_lemma_rule
from quotes.types import Affinity

FloatArray = npt.NDArray[np.float32]
HalfArray = npt.NDArray[np.float16]
IntegerArray = npt.NDArray[np.int64]
WINDOW, OVERLAP = 320, 96
BATCH = 1  # a window has enough rows to keep a processor busy; more at once only adds padding
LIKELY_CUE = 0.02  # columns kept of the pointer scores
# so many words are read together for how words travelled: most articles are shorter
ARTICLE, ARTICLE_OVERLAP = 1200, 300
WEIGHTS, VOCABULARY, LEMMAS = "quotes.safetensors", "vocab.txt", "lemmas.tsv"


@dataclass(frozen=True)
class Pointers:
    """Log-probabilities that the words `first` to `last` hang on the cues that begin at `cues`."""

    first: int
    last: int
    cues: IntegerArray
    scores: FloatArray  # (last - first, len(cues))


@dataclass(frozen=True)
class Prediction:
    """What the network says of a text; lists run parallel to its words."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]  # -1 for a root
    relations: list[str]
    entities: list[tuple[int, int, str]]
    roles: FloatArray  # (words, len(ROLES)), log-probabilities
    pointers: list[Pointers]
    affinity: Affinity | None = None  # of pronouns to what they may take up
    lower: HalfArray | None = None  # (words, width): what the layers below those of `Ways` make of each word


@dataclass(frozen=True)
class NetworkJudge:
    """Says of pairs of an attribution and a word of one article how likely the one is the other's step, or speaker."""

    head: Ways
    vectors: FloatArray  # (words, width)

    def steps(
        self, anchors: IntegerArray, clauses: IntegerArray, pair: tuple[IntegerArray, IntegerArray], plain: IntegerArray
    ) -> FloatArray:
        """Return the probability of each pair for each step, (pairs, steps); all as `PairScorer` takes them."""
        return self._scores(self.head.steps, anchors, clauses, pair, plain).sigmoid().numpy()

    def speakers(
        self, anchors: IntegerArray, clauses: IntegerArray, pair: tuple[IntegerArray, IntegerArray], plain: IntegerArray
    ) -> FloatArray:
        """Return the probability of each pair among those of its attribution, (pairs,); what is left is nobody's.

        None of them is likely where the models have not learned it.
        """
        if self.head.speakers is None or not len(plain):
            return np.zeros(len(plain), dtype=np.float32)
        scores = self._scores(self.head.speakers, anchors, clauses, pair, plain)[:, 0]
        every: FloatArray = shares(scores, torch.from_numpy(pair[0]), len(anchors)).exp().numpy()
        return every

    def reports(
        self, anchors: IntegerArray, clauses: IntegerArray, pair: tuple[IntegerArray, IntegerArray], plain: IntegerArray
    ) -> FloatArray:
        """Return how likely each attribution, paired with the last word of its content, is a report, (attributions,).

        All of them are where the models have not learned it.
        """
        if self.head.reports is None or not len(plain):
            return np.ones(len(plain), dtype=np.float32)
        return self._scores(self.head.reports, anchors, clauses, pair, plain)[:, 0].sigmoid().numpy()

    @property
    def weighs_reports(self) -> bool:
        """Has it learned whether words are reported?"""
        return self.head.reports is not None

    def _scores(
        self,
        scorer: PairScorer,
        anchors: IntegerArray,
        clauses: IntegerArray,
        pair: tuple[IntegerArray, IntegerArray],
        plain: IntegerArray,
    ) -> Tensor:
        with torch.inference_mode():
            both = torch.from_numpy(pair[0]), torch.from_numpy(pair[1])
            numbers = torch.from_numpy(anchors), torch.from_numpy(clauses), both, torch.from_numpy(plain)
            scores: Tensor = scorer(torch.from_numpy(self.vectors), *numbers)
        return scores


@dataclass(frozen=True)
class _Output:
    """What the heads say of a batch of windows; first axis the window, second its words."""

    upos: IntegerArray
    feats: IntegerArray
    lemma: IntegerArray
    heads: IntegerArray
    relations: IntegerArray
    entities: FloatArray
    roles: FloatArray
    pointers: FloatArray
    cues: list[IntegerArray]  # words that may begin a cue
    asking: FloatArray  # of pronouns' antecedents
    asked: FloatArray
    lower: FloatArray


class JointParser:
    """The encoder with its heads, loaded once."""

    def __init__(self, network: Network, pieces: Pieces, lemmas: dict[tuple[str, str], str] | None = None) -> None:
        self.network = network.eval()
        self.lemmas = lemmas or {}
        self.pieces = pieces
        self.shape = network.shape
        self._names = constrain_bioes(self.shape.entities)

    @classmethod
    def load(cls, folder: Path) -> JointParser:
        """Load the weights of a model folder.

        Raises ModelError where the folder holds none, or others than this version reads.
        """
        path = folder / WEIGHTS
        if not path.exists():
            raise ModelError(f"{folder}: no {WEIGHTS} in this folder; name a folder made by `quotes train`")
        try:
            with safe_open(path, framework="pt") as file:
                shape = Shape.from_dict(json.loads(file.metadata()["shape"]))
                state = {name: _restore(file, name) for name in file.keys() if not name.endswith(".scale")}  # noqa: SIM118
            network = Network(shape)
            network.load_state_dict(state)
        except (KeyError, TypeError, ValueError, RuntimeError, OSError) as error:
            raise ModelError(f"{path}: cannot be loaded ({error}); train it again with this version") from error
        return cls(network, Pieces(folder / VOCABULARY), _read_lemmas(folder / LEMMAS))

    def predict(self, text: str, spans: Sequence[tuple[int, int]], sentence_starts: Sequence[int]) -> Prediction:
        """Return all annotation of the words at `spans`; `sentence_starts` are word numbers, the first 0."""
        encoded = encode(text, spans, self.pieces)
        count = len(encoded)
        sentence = np.zeros(count, dtype=np.int64)
        sentence[[s for s in sentence_starts if 0 < s < count]] = 1
        sentence = np.cumsum(sentence)
        upos, feats, lemma = (np.zeros(count, dtype=np.int64) for _ in range(3))
        heads, relations = np.full(count, -1, dtype=np.int64), np.zeros(count, dtype=np.int64)
        roles = np.zeros((count, len(ROLES)), dtype=np.float32)
        entity_scores = np.zeros((count, len(self.shape.entities)), dtype=np.float32)
        pointers: list[Pointers] = []
        asking, asked = (np.zeros((count, self.shape.antecedent_width), dtype=np.float32) for _ in range(2))
        lower = np.zeros((count, self.shape.width if self.network.ways else 0), dtype=np.float16)
        cuts = windows(encoded.first, sentence_starts, size=WINDOW - 2, overlap=OVERLAP)
        by_length = sorted(cuts, key=lambda w: encoded.first[w.end] - encoded.first[w.start])
        for at in range(0, len(by_length), BATCH):
            group = by_length[at : at + BATCH]
            output = self._forward(encoded, sentence, group)
            for row, window in enumerate(group):
                low, high = window.keep_start, window.keep_end
                inside = slice(low - window.start, high - window.start)
                kept = slice(low, high)
                upos[kept] = output.upos[row, inside]
                feats[kept] = output.feats[row, inside]
                lemma[kept] = output.lemma[row, inside]
                relations[kept] = output.relations[row, inside]
                roles[kept] = output.roles[row, inside]
                entity_scores[kept] = output.entities[row, inside]
                asking[kept] = output.asking[row, inside]
                asked[kept] = output.asked[row, inside]
                lower[kept] = output.lower[row, inside]
                in_window = output.heads[row, inside]
                heads[kept] = np.where(in_window >= 0, in_window + window.start, -1)
                cues = output.cues[row]
                scores = output.pointers[row, inside][:, cues]
                pointers.append(Pointers(low, high, cues + window.start, scores))
        entities = self._entities(entity_scores, [*sentence_starts, count])
        shape = self.shape
        return Prediction(
            [shape.upos[k] for k in upos],
            [shape.feats[k] for k in feats],
            [
                self._lemma(text[start:end], shape.upos[u], shape.lemma_rules[k])
                for (start, end), u, k in zip(spans, upos, lemma, strict=True)
            ],
            [int(h) for h in heads],
            [shape.relations[k] for k in relations],
            entities,
            roles,
            sorted(pointers, key=lambda p: p.first),
            Affinity(asking, asked) if self.shape.antecedent_width else None,
            lower if self.network.ways else None,
        )

    def ways(self, lower: HalfArray, roles: IntegerArray, sentence_starts: Sequence[int]) -> NetworkJudge | None:
        """Return who can say how words travelled in an article, None where the models have not learned it.

        `lower` is of its prediction, `roles` what each word is in the attributions found (`attribution.word_roles`).
        """
        head, count = self.network.ways, len(roles)
        if head is None:
            return None
        vectors = np.zeros((count, self.shape.width), dtype=np.float32)
        for window in windows(
            np.arange(count + 1, dtype=np.int32), sentence_starts, size=ARTICLE, overlap=ARTICLE_OVERLAP
        ):
            read = slice(window.start, window.end)
            with torch.inference_mode():
                below = torch.from_numpy(lower[read].astype(np.float32))[None]
                found = head.words(below, torch.from_numpy(roles[read])[None], None)[0].numpy()
            kept = slice(window.keep_start - window.start, window.keep_end - window.start)
            vectors[window.keep_start : window.keep_end] = found[kept]
        return NetworkJudge(head, vectors)

    def vectors(
        self, text: str, spans: Sequence[tuple[int, int]], sentence_starts: Sequence[int], *, below: int = 0
    ) -> FloatArray:
        """Return the encoder's vector of each word, (words, width): what a further head may learn from.

        With `below`, what comes before so many of the last layers.
        """
        encoded = encode(text, spans, self.pieces)
        found = np.zeros((len(encoded), self.shape.width), dtype=np.float32)
        sentence = np.zeros(len(encoded), dtype=np.int64)
        for window in windows(encoded.first, sentence_starts, size=WINDOW - 2, overlap=OVERLAP):
            batch = self._batch(encoded, sentence, [window])
            with torch.inference_mode():
                states = self.network.states(batch["ids"], batch["features"], None, batch["first"])
            words = states[len(states) - 1 - below][0].numpy()
            inside = slice(window.keep_start - window.start, window.keep_end - window.start)
            found[window.keep_start : window.keep_end] = words[inside]
        return found

    def _lemma(self, form: str, upos: str, rule: str) -> str:
        """Return the lemma of the treebanks for a known word, else what the predicted rule makes of the form."""
        known = self.lemmas.get((form.lower().replace("’", "'"), upos))
        return known if known is not None else apply_lemma_rule(form, rule)

    def _entities(self, scores: FloatArray, bounds: Sequence[int]) -> list[tuple[int, int, str]]:
        found = []
        for start, end in pairwise(bounds):
            if end > start:
                path = viterbi(scores[start:end], self._names)
                spans = bioes_spans([self.shape.entities[k] for k in path])
                found += [(start + a, start + b, name) for a, b, name in spans]
        return found

    def _forward(self, encoded: Encoded, sentence: IntegerArray, group: list[Window]) -> _Output:
        batch = self._batch(encoded, sentence, group)
        network = self.network
        with torch.inference_mode():
            mask = None if bool(batch["mask"].all()) else batch["mask"]
            states = network.states(batch["ids"], batch["features"], mask, batch["first"])
            words, lower = states[-1], states[len(states) - 1 - self.shape.way_layers]
            role_scores, pointer_scores = network.attribution(words)
            roles = role_scores.log_softmax(-1)
            pointer_scores.masked_fill_(~batch["words"][:, None, :], -1e4)
            pointers = pointer_scores.log_softmax(-1)
            likely = (roles[..., ROLES.index("B-cue")].exp() > LIKELY_CUE) & batch["words"]
            sentences = batch["sentence"]
            together = (sentences[:, :, None] == sentences[:, None, :]) & batch["words"][:, None, :]
            arcs = network.arcs(words).masked_fill_(~together, -1e4)
            heads = self._trees(arcs, sentences, [w.end - w.start for w in group])
            targets = torch.where(heads < 0, torch.arange(heads.shape[1])[None, :], heads)
            relations = network.relations(words, targets)
            asking, asked = network.antecedents(words) if network.antecedents else (words[..., :0], words[..., :0])
            root = self.shape.relations.index("root")
            relations[..., root] = torch.where(heads < 0, 1e4, -1e4)
            return _Output(
                upos=network.upos(words).argmax(-1).numpy(),
                feats=network.feats(words).argmax(-1).numpy(),
                lemma=network.lemma(words).argmax(-1).numpy(),
                heads=heads.numpy(),
                relations=relations.argmax(-1).numpy(),
                entities=network.entities(words).log_softmax(-1).numpy(),
                roles=roles.numpy(),
                pointers=pointers.numpy(),
                cues=[row.nonzero()[:, 0].numpy() for row in likely],
                asking=asking.numpy(),
                asked=asked.numpy(),
                lower=lower.numpy() if network.ways else lower[..., :0].numpy(),
            )

    def _trees(self, arcs: Tensor, sentences: Tensor, counts: list[int]) -> Tensor:
        """Return the head of each word in its window (-1: root), one tree a sentence."""
        heads = torch.full(sentences.shape, -1, dtype=torch.long)
        scores = arcs.numpy()
        for row, count in enumerate(counts):
            numbers = sentences[row, :count].numpy()
            bounds = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), count]
            for start, end in pairwise(bounds):
                tree = spanning_tree(scores[row, start:end, start:end])
                heads[row, start:end] = torch.from_numpy(np.where(tree >= 0, tree + start, -1))
        return heads

    def _batch(self, encoded: Encoded, sentence: IntegerArray, group: list[Window]) -> dict[str, Tensor]:
        sizes = [int(encoded.first[w.end] - encoded.first[w.start]) + 2 for w in group]
        longest, most = max(sizes), max(w.end - w.start for w in group)
        shape = (len(group), longest)
        ids = np.full(shape, self.pieces.pad, dtype=np.int64)
        features = np.zeros((*shape, 3), dtype=np.int64)
        mask = np.zeros(shape, dtype=bool)
        first = np.zeros((len(group), most), dtype=np.int64)
        words = np.zeros((len(group), most), dtype=bool)
        numbers = np.full((len(group), most), -1, dtype=np.int64)
        for row, window in enumerate(group):
            low, high = int(encoded.first[window.start]), int(encoded.first[window.end])
            n, count = high - low, window.end - window.start
            lengths = np.diff(encoded.first[window.start : window.end + 1])
            ids[row, 0], ids[row, n + 1] = self.pieces.cls, self.pieces.sep
            ids[row, 1 : n + 1] = encoded.pieces[low:high]
            features[row, 1 : n + 1] = np.repeat(encoded.features[window.start : window.end], lengths, axis=0)
            mask[row, : n + 2] = True
            first[row, :count] = encoded.first[window.start : window.end] - low + 1
            words[row, :count] = True
            numbers[row, :count] = sentence[window.start : window.end]
        arrays = {"ids": ids, "features": features, "mask": mask, "first": first, "words": words, "sentence": numbers}
        return {name: torch.from_numpy(values) for name, values in arrays.items()}


def save(network: Network, vocabulary: Path, folder: Path, *, metadata: dict[str, str] | None = None) -> Path:
    """Write the network's weights in half precision, the word embeddings in 8 bits a number with a scale a row."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, Tensor] = {}
    for name, value in network.state_dict().items():
        if name == "encoder.words.weight":
            scale = value.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            tensors[name] = (value / scale).round().to(torch.int8)
            tensors[f"{name}.scale"] = scale.half()
        else:
            tensors[name] = value.half().contiguous()
    path = folder / WEIGHTS
    save_file(tensors, path, metadata={"shape": json.dumps(network.shape.to_dict()), **(metadata or {})})
    path.chmod(0o644)  # safetensors writes for its owner alone
    (folder / VOCABULARY).write_bytes(vocabulary.read_bytes())
    return path


def _read_lemmas(path: Path) -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {(form, upos): lemma for form, upos, lemma in rows}


def write_lemmas(lemmas: dict[tuple[str, str], str], folder: Path) -> Path:
    """Write the lemmas of known words: (form in lower case, part of speech) → lemma."""
    path = folder / LEMMAS
    rows = (f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in sorted(lemmas.items()))
    path.write_text("".join(rows), "utf-8")
    return path


def _restore(file: Any, name: str) -> Tensor:
    value: Tensor = file.get_tensor(name)
    if value.dtype == torch.int8:
        scale: Tensor = file.get_tensor(f"{name}.scale")
        return value.float() * scale.float()
    return value.float()
