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

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """pieces (batch, length), features (batch, length, 3), mask (batch, length) → (batch, length, width).

        Without a mask, every row is as long as the longest.
        """
        x: Tensor = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        x = x + self.shapes(features[..., 0]) + self.gaps(features[..., 1]) + self.marks(features[..., 2])
        x = F.dropout(self.norm(x), self.dropout, self.training)
        allowed = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, allowed)
        return x


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

    def words(self, pieces: Tensor, features: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Return the vector of each word: that of its first piece. `first` (batch, words) indexes pieces."""
        x: Tensor = self.encoder(pieces, features, mask)
        return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))

    def attribution(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return role scores (batch, words, roles) and pointer scores (batch, words, words)."""
        inner = F.gelu(self.role_inner(self.head_dropout(words)))
        return self.roles(self.head_dropout(inner)), self.pointers(words)
