"""The encoder: BERT, or MPNet, whose attention also knows how far apart two pieces are."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .dropout import Dropout
from .quantise import Embedding, Linear

HEADS, POSITIONS = 12, 256
BUCKETS, FARTHEST = 32, 128  # of distances between pieces


@dataclass(frozen=True)
class Form:
    """The shape of an encoder; what is exported has the width of `Form()`."""

    layers: int = 6
    width: int = 384
    is_relative: bool = False  # MPNet

    @property
    def inner(self) -> int:
        return 4 * self.width

    @property
    def epsilon(self) -> float:
        """Of the layer norms."""
        return 1e-5 if self.is_relative else 1e-12


def distance_buckets(length: int) -> Tensor:
    """Numbers of the steps of the signed distances from pieces (rows) to pieces [length, length]; the steps widen beyond eight."""
    places = torch.arange(length)
    distance = places[None, :] - places[:, None]
    far, half, exact = distance.abs(), BUCKETS // 2, BUCKETS // 4
    wide = exact + (torch.log(far.clamp_min(1) / exact) / torch.log(torch.tensor(FARTHEST / exact)) * (half - exact)).long()
    return (distance > 0) * half + torch.where(far < exact, far, wide.clamp_max(half - 1))


class Layer(nn.Module):
    """Attention and feed-forward, each followed by addition and layer norm."""

    def __init__(self, form: Form, dropout: float):
        super().__init__()
        width = form.width
        self.query, self.key, self.value, self.output = (Linear(width, width) for _ in range(4))
        self.inner, self.outer = Linear(width, form.inner), Linear(form.inner, width)
        self.attention_norm, self.output_norm = nn.LayerNorm(width, eps=form.epsilon), nn.LayerNorm(width, eps=form.epsilon)
        self.dropout = Dropout(dropout)

    def _split(self, values: Tensor) -> Tensor:
        """[batch, length, width] → [batch, heads, length, width / heads]"""
        batch, length, width = values.shape
        return values.view(batch, length, HEADS, width // HEADS).transpose(1, 2)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """hidden [batch, length, width]; bias [batch, 1 or heads, 1 or length, length], very negative at padding."""
        query, key, value = (self._split(part(hidden)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / query.shape[-1] ** 0.5 + bias.to(query.dtype)
        mixed = (scores.softmax(dim=3).to(query.dtype) @ value).transpose(1, 2).reshape(hidden.shape)
        hidden = self.attention_norm(hidden + self.dropout(self.output(mixed)))
        return self.output_norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """Pieces → vectors. Token type 0 is folded into the positions."""

    def __init__(self, pieces: int, dropout: float = 0.1, form: Form = Form()):
        super().__init__()
        self.form = form
        self.embedding = Embedding(pieces, form.width)
        self.position = Embedding(POSITIONS, form.width)
        if form.is_relative:
            self.relative = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(form.width, eps=form.epsilon)
        self.layers = nn.ModuleList(Layer(form, dropout) for _ in range(form.layers))
        self.dropout = Dropout(dropout)
        self.frozen = 0  # of the lower layers, which are then not trained, nor is what lies under them

    def forward(self, pieces: Tensor) -> Tensor:
        """pieces [batch, length], 0 at padding → [batch, length, width]"""
        with torch.set_grad_enabled(torch.is_grad_enabled() and self.frozen == 0):
            positions = self.position(torch.arange(pieces.shape[1]))
            hidden = self.dropout(self.norm(self.embedding(pieces) + positions))
            bias = torch.zeros(pieces.shape, dtype=hidden.dtype).masked_fill(pieces == 0, -1e4)[:, None, None, :]
            if self.form.is_relative:
                bias = bias + self.relative(distance_buckets(pieces.shape[1])).permute(2, 0, 1)[None]
            for layer in self.layers[: self.frozen]:
                hidden = layer(hidden, bias)
        for layer in self.layers[self.frozen :]:
            hidden = layer(hidden, bias)
        return hidden
