"""The encoder: BERT in the MiniLM shape (some layers, 384 wide, 12 heads, inner width 1536)."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .dropout import Dropout
from .quantise import Embedding, Linear

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 256


class Layer(nn.Module):
    """Attention and feed-forward, each followed by addition and layer norm."""

    def __init__(self, dropout: float):
        super().__init__()
        self.query, self.key, self.value, self.output = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.attention_norm, self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def _split(self, values: Tensor) -> Tensor:
        """[batch, length, width] → [batch, heads, length, width / heads]"""
        batch, length, _ = values.shape
        return values.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """hidden [batch, length, width]; bias [batch, 1, 1, length], very negative at padding."""
        query, key, value = (self._split(part(hidden)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias.to(query.dtype)
        mixed = (scores.softmax(dim=3).to(query.dtype) @ value).transpose(1, 2).reshape(hidden.shape)
        hidden = self.attention_norm(hidden + self.dropout(self.output(mixed)))
        return self.output_norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """Pieces → vectors. Token type 0 is folded into the positions."""

    def __init__(self, pieces: int, dropout: float = 0.1, layers: int = LAYERS):
        super().__init__()
        self.embedding = Embedding(pieces, WIDTH)
        self.position = Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = Dropout(dropout)

    def forward(self, pieces: Tensor) -> Tensor:
        """pieces [batch, length], 0 at padding → [batch, length, width]"""
        positions = self.position(torch.arange(pieces.shape[1]))
        hidden = self.dropout(self.norm(self.embedding(pieces) + positions))
        bias = torch.zeros(pieces.shape, dtype=hidden.dtype).masked_fill(pieces == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden
