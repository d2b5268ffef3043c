"""The network: a BERT encoder (Devlin et al. 2019) with surface features, and a small head for every task.

The attribution head gives every word a role (B/I of source, cue, content, or
none) and a pointer to the first word of its cue; the parser is the biaffine
one of Dozat and Manning (2017) straight on the encoder.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from quotes.parser.features import GAPS, MARK_STATES, SHAPES
from quotes.types import STEPS, Part

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass(frozen=True)
class Shape:
    """Sizes of the network and the names of its labels: all that is needed to build it again."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    arc_width: int = 256
    label_width: int = 128
    pointer_width: int = 256
    antecedent_width: int = 0  # 0: no such head
    way_layers: int = 0  # copies of so many of the last layers read how words travelled; 0: no such head
    way_width: int = 192
    way_inner: int = 96
    way_clause: tuple[int, ...] = ()  # how many values each feature of an attribution has
    way_pair: tuple[int, ...] = ()  # and each of its pair with a word
    speaker_clause: tuple[int, ...] = ()  # the same of who speaks; (): no such head
    speaker_pair: tuple[int, ...] = ()
    report_clause: tuple[int, ...] = ()  # the same of whether words are reported at all; (): no such head
    report_pair: tuple[int, ...] = ()
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemma_rules: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()  # BIOES tags
    extra: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the shape as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Shape:
        """Return the shape that `to_dict` gave."""
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
        return cls(**fields)


class Layer(nn.Module):
    """One transformer layer, normalised after (as BERT is)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.attention_heads
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.norm_attended = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, shape.inner)
        self.outer = nn.Linear(shape.inner, width)
        self.norm_outer = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # no dropout on attention: the fused kernel is four times as fast without
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = self.attended(attended.transpose(1, 2).reshape(batch, length, width))
        x = self.norm_attended(x + F.dropout(attended, self.dropout, self.training))
        outer = self.outer(F.gelu(self.inner(x)))
        normed: Tensor = self.norm_outer(x + F.dropout(outer, self.dropout, self.training))
        return normed


class Encoder(nn.Module):
    """Pieces and their words' surface features → one vector a piece."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(len(SHAPES), shape.width)
        self.gaps = nn.Embedding(len(GAPS), shape.width)
        self.marks = nn.Embedding(MARK_STATES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        for features in (self.shapes, self.gaps, self.marks):
            nn.init.zeros_(features.weight)  # training starts from the encoder as it was

    def states(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return what is read by the first layer, and what each layer makes of it, each (batch, length, width).

        pieces (batch, length), features (batch, length, 3), mask (batch, length); without a mask, every row is as
        long as the longest.
        """
        x: Tensor = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        x = x + self.shapes(features[..., 0]) + self.gaps(features[..., 1]) + self.marks(features[..., 2])
        states = [F.dropout(self.norm(x), self.dropout, self.training)]
        allowed = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            states.append(layer(states[-1], allowed))
        return states


class Biaffine(nn.Module):
    """Scores of every word as the head of every other: (batch, words, width) → (batch, words, words)."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.dependent = nn.Linear(width, inner)
        self.head = nn.Linear(width, inner)
        self.bilinear = nn.Parameter(torch.zeros(inner, inner))
        self.head_bias = nn.Linear(inner, 1, bias=False)
        nn.init.normal_(self.bilinear, std=inner**-0.5)

    def forward(self, x: Tensor) -> Tensor:
        dependent = self.dropout(F.gelu(self.dependent(x)))
        head = self.dropout(F.gelu(self.head(x)))
        scores: Tensor = (dependent @ self.bilinear) @ head.transpose(1, 2)
        bias: Tensor = self.head_bias(head).transpose(1, 2)
        return scores + bias


class Relations(nn.Module):
    """Scores of the relation between each word and a given head: a bilinear form a label."""

    def __init__(self, width: int, inner: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.dependent = nn.Linear(width, inner)
        self.head = nn.Linear(width, inner)
        self.bilinear = nn.Parameter(torch.zeros(inner, labels * inner))
        self.linear = nn.Linear(2 * inner, labels)
        nn.init.normal_(self.bilinear, std=inner**-1.0)

    def forward(self, x: Tensor, heads: Tensor) -> Tensor:
        """x (batch, words, width), heads (batch, words) → (batch, words, labels)."""
        dependent = self.dropout(F.gelu(self.dependent(x)))
        head = self.dropout(F.gelu(self.head(x)))
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        product = (dependent @ self.bilinear).view(*dependent.shape[:2], -1, dependent.shape[-1])
        bilinear: Tensor = (product @ head[..., None]).squeeze(-1)
        linear: Tensor = self.linear(torch.cat([dependent, head], -1))
        return bilinear + linear


class Antecedents(nn.Module):
    """How well one word takes up another ("he" the minister): the product of two projections of their vectors.

    The mention-ranking form of Lee et al. (2017), cut down to what a pronoun asks of the words before it.
    """

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.asking = nn.Linear(width, inner)
        self.asked = nn.Linear(width, inner)
        self.scale = float(inner) ** -0.5

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """words (…, width) → what they ask for and what they offer, each (…, inner); their product is a log-odds."""
        asking: Tensor = self.asking(words) * self.scale
        return asking, self.asked(words)


class PairScorer(nn.Module):
    """Scores of pairs of an attribution and a word, one or more a pair.

    Each attribution (the vectors of its cue, source and content) is compared with a word as a parser compares dependent
    and head (Dozat and Manning 2017), and with it what is plain of the two.
    """

    ANCHORS = 3
    AT_ONCE = 4_096  # pairs: a long article has more than fit into memory together

    def __init__(
        self, shape: Shape, clause: tuple[int, ...], pair: tuple[int, ...], head_dropout: float, scores: int = 1
    ) -> None:
        super().__init__()
        self.scores, self.inner_width = scores, shape.way_inner
        anchors = self.ANCHORS * shape.width
        self.attribution, self.word = nn.Linear(anchors, shape.way_width), nn.Linear(shape.width, shape.way_width)
        self.of_clause = nn.ModuleList(nn.Embedding(size, shape.way_width) for size in clause)
        self.of_pair = nn.ModuleList(nn.Embedding(size, shape.way_width) for size in pair)
        for feature in (*self.of_clause, *self.of_pair):
            nn.init.normal_(feature.weight, std=0.05)
        self.inner, self.outer = nn.Linear(shape.way_width, shape.way_width), nn.Linear(shape.way_width, scores)
        nn.init.constant_(self.outer.bias, -4.0)  # few words are meant
        self.asking = nn.Linear(anchors, scores * shape.way_inner)
        self.asked = nn.Linear(shape.width, scores * shape.way_inner)
        self.head_dropout = nn.Dropout(head_dropout)

    def forward(
        self, words: Tensor, anchors: Tensor, clauses: Tensor, pair: tuple[Tensor, Tensor], plain: Tensor
    ) -> Tensor:
        """Return the log-odds of each pair, (pairs, scores).

        words (words, width) of one article; anchors (attributions, 3) and clauses (attributions, features);
        pair is the numbers of attribution and word, each (pairs,), and plain (pairs, features).
        """
        vectors, anchored = self.head_dropout(words), self.head_dropout(words[anchors].flatten(1))
        clause, named = self.attribution(anchored), self.word(vectors)
        for column, feature in enumerate(self.of_clause):
            clause = clause + feature(clauses[:, column])
        asking = F.gelu(self.asking(anchored)).view(-1, self.scores, self.inner_width)
        asked = F.gelu(self.asked(vectors)).view(-1, self.scores, self.inner_width)
        found = []
        for attribution, word, more in zip(*(torch.split(part, self.AT_ONCE) for part in (*pair, plain)), strict=True):
            hidden = clause[attribution] + named[word]
            for column, feature in enumerate(self.of_pair):
                hidden = hidden + feature(more[:, column])
            hidden = F.gelu(self.inner(self.head_dropout(F.gelu(hidden))))
            agreement = (asking[attribution] * asked[word]).sum(-1)
            found.append(self.outer(hidden) + agreement * self.inner_width**-0.5)
        return torch.cat(found)


def shares(scores: Tensor, attribution: Tensor, count: int) -> Tensor:
    """Return the logarithms of the shares of pairs among those of one attribution, of which nobody's score is 0.

    scores and attribution (pairs,) → (pairs,); `count` attributions in all.
    """
    most = torch.zeros(count).scatter_reduce(0, attribution, scores.detach(), "amax")
    total = torch.exp(-most).scatter_add(0, attribution, torch.exp(scores - most[attribution]))
    found: Tensor = scores - (most + total.log())[attribution]
    return found


class Ways(nn.Module):
    """Who said an attribution, to whom it was told, by which channel it went and who passed it on; and was it said?

    A second pass of the last layers, copies of the encoder's, over the whole article, which knows what has been found
    to be source, cue and content; its vectors are what pairs of attribution and word are compared by: `steps` asks of a
    word whether it names a step (`quotes.chains.pairs`), `speakers` of a mention whether it is of the speaker
    (`quotes.speakers.candidates`), and `reports` of the last word of what is attributed whether all that is a report of
    words (`quotes.reported`).
    """

    def __init__(self, shape: Shape, dropout: float, head_dropout: float) -> None:
        super().__init__()
        self.roles = nn.Embedding(len(Part), shape.width)
        nn.init.zeros_(self.roles.weight)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.way_layers))
        self.steps = PairScorer(shape, shape.way_clause, shape.way_pair, head_dropout, len(STEPS))
        asks = bool(shape.speaker_pair)
        self.speakers = PairScorer(shape, shape.speaker_clause, shape.speaker_pair, head_dropout) if asks else None
        weighs = bool(shape.report_pair)
        self.reports = PairScorer(shape, shape.report_clause, shape.report_pair, head_dropout) if weighs else None
        if self.reports is not None:
            nn.init.constant_(self.reports.outer.bias, 2.0)  # most are

    def words(self, lower: Tensor, roles: Tensor, mask: Tensor | None) -> Tensor:
        """lower (batch, words, width), roles and mask (batch, words) → vectors (batch, words, width)."""
        x: Tensor = lower + self.roles(roles)
        allowed = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, allowed)
        return x


class Network(nn.Module):
    """The encoder and all heads; each head takes word vectors (batch, words, width)."""

    def __init__(self, shape: Shape, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.encoder = Encoder(shape, dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.upos = nn.Linear(width, len(shape.upos))
        self.feats = nn.Linear(width, len(shape.feats))
        self.lemma = nn.Linear(width, len(shape.lemma_rules))
        self.arcs = Biaffine(width, shape.arc_width, head_dropout)
        self.relations = Relations(width, shape.label_width, len(shape.relations), head_dropout)
        self.entities = nn.Linear(width, len(shape.entities))
        self.role_inner = nn.Linear(width, width)
        self.roles = nn.Linear(width, len(ROLES))
        self.pointers = Biaffine(width, shape.pointer_width, head_dropout)
        self.antecedents = Antecedents(width, shape.antecedent_width) if shape.antecedent_width else None
        self.ways = Ways(shape, dropout, head_dropout) if shape.way_layers else None

    def words(self, pieces: Tensor, features: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Return the vector of each word: that of its first piece. `first` (batch, words) indexes pieces."""
        return self.states(pieces, features, mask, first)[-1]

    def states(self, pieces: Tensor, features: Tensor, mask: Tensor | None, first: Tensor) -> list[Tensor]:
        """Return the same behind each layer of the encoder, that before the first layer first."""
        found: list[Tensor] = self.encoder.states(pieces, features, mask)
        return [x.gather(1, first[..., None].expand(-1, -1, x.shape[-1])) for x in found]

    def attribution(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return role scores (batch, words, roles) and pointer scores (batch, words, words)."""
        inner = F.gelu(self.role_inner(self.head_dropout(words)))
        return self.roles(self.head_dropout(inner)), self.pointers(words)
