"""The network that tells what each line of a page is for; the product's is packages/reader/src/sources/lines/line-network.ts."""

import torch
from torch import nn
from torch.nn import functional

from training.voices.network import Layer, running

PIECE_WIDTH, EDGE = 64, 4
UNSEEN_PIECES = 0.1


class Lines(nn.Module):
    """Logits of roles for each line: hashed features and vectors of its words, brought through layers of attention over the lines of a page."""

    def __init__(self, rows, roles, vectors, width=96, layers=3, heads=4, reach=16, dropout=0.3, feature_dropout=0.4):
        super().__init__()
        self.settings = {"width": width, "layers": layers, "heads": heads, "reach": reach, "rows": rows, "pieceWidth": PIECE_WIDTH}
        self.feature_dropout = feature_dropout
        self.features = nn.EmbeddingBag(rows, width, mode="sum")
        nn.init.normal_(self.features.weight, std=0.06)
        # The reader's own vectors of pieces stay as they are: the texts to learn from have few words.
        self.register_buffer("vectors", vectors, persistent=False)
        self.pieces, self.piece_weight = nn.Linear(vectors.shape[1], PIECE_WIDTH, bias=False), nn.Linear(vectors.shape[1], 1, bias=False)
        nn.init.normal_(self.pieces.weight, std=vectors.shape[1] ** -0.5)
        nn.init.zeros_(self.piece_weight.weight)
        self.words = nn.Linear(3 * PIECE_WIDTH, width)
        self.layers = nn.ModuleList(Layer(width, heads, reach) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.line_role = nn.Linear(width, roles)
        self.drop = nn.Dropout(dropout)

    def forward(self, pages):
        """Of several pages, one behind the other: lines × roles."""
        sizes = [len(page.pieces) for page in pages]
        states = self.bag(pages) + self.words(self.drop(self.word_vectors([own for page in pages for own in page.pieces])))
        states = self.drop(states)
        for layer in self.layers:
            states = layer(states, sizes, self.drop)
        return self.line_role(self.last(states))

    def bag(self, pages):
        starts = torch.cat([page.starts + before for page, before in zip(pages, running([len(page.rows) for page in pages]))])
        rows = torch.cat([page.rows for page in pages])
        weights = torch.ones(len(rows))
        if self.training:
            weights = (torch.rand(len(rows)) > self.feature_dropout).float() / (1 - self.feature_dropout)
        return self.features(rows, starts, per_sample_weights=weights)

    def word_vectors(self, pieces):
        """The mean of each line's pieces by their weights, of its first and of its last ones, side by side."""
        there = nn.utils.rnn.pad_sequence([torch.ones(len(own), dtype=torch.bool) for own in pieces], batch_first=True)
        padded = nn.utils.rnn.pad_sequence([torch.tensor(own) for own in pieces], batch_first=True)
        if self.training:
            # A line without any piece would have no vector.
            there = there & (torch.rand(there.shape) > UNSEEN_PIECES).index_fill_(1, torch.tensor([0]), True)
        known, places = torch.unique(padded, return_inverse=True)
        vectors = self.pieces(self.vectors[known])[places] * there[..., None]
        weights = self.piece_weight(self.vectors[known])[places].squeeze(-1).masked_fill(~there, -1e9).softmax(-1)
        count, place = there.sum(1, keepdim=True), there.cumsum(1)
        first, last = there & (place <= EDGE), there & (place > count - EDGE)
        edges = [(vectors * edge[..., None]).sum(1) / edge.sum(1, keepdim=True) for edge in (first, last)]
        return torch.cat([(weights[..., None] * vectors).sum(1), *edges], 1)


def loss_of(scores, allowed):
    """Mean negative logarithm of the share of the roles that a line may have; lines of which nothing is known count for nothing."""
    known = ~allowed.all(1)
    shares = scores.log_softmax(-1).masked_fill(~allowed, -1e9).logsumexp(-1)
    return functional.nll_loss(shares[known][:, None], torch.zeros(int(known.sum()), dtype=torch.long)) if known.any() else shares.sum() * 0
