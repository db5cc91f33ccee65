"""Heads over word vectors: the vector of the word's first piece plus those learnt for its shape and its marks, then layer norm.

All maths, to be mirrored at run time (h: word vectors [words, 384]; σ: logistic):

- trigger: σ(h Wᵀ + b), one column for each kind;
- attributes: W₂ gelu(W₁ h[trigger] + b₁) + b₂, cut into groups, softmax in each;
- role r of trigger t: q = gelu(T h[t] + τ); score of word w as the anchor (the word that governs the filler)
  ⟨U_r q + u_r, gelu(S h[w] + s)⟩ + δ[r, step(w − t)] + π[r, path from t to w], of special candidate c (0 nobody, 1 author) ⟨U_r q + u_r, special_c⟩ + β[r, c];
  anchors above nobody's score fill the role. Given anchor a, the filler begins at the word j ≤ a with the largest
  ⟨A h[a] + α, B h[j] + b⟩ + δ'[r, step(j − a)] and ends at the word j ≥ a with the largest
  ⟨V_r q + v_r, gelu(E h[j] + e)⟩ + ⟨A' h[a] + α', B' h[j] + b'⟩ + δ'[r, step(j − a)]; step: see `distance_step`;
- syntax: tags h Wᵀ + b; arc(d, h) = ⟨gelu(D h_d), G gelu(H h_h)⟩ + ⟨g, gelu(H h_h)⟩ with the root as a learnt word vector;
  label(d, h)[l] = ⟨gelu(D' h_d), Q_l gelu(H' h_h)⟩ + P [gelu(D' h_d); gelu(H' h_h)] + p;
- pairs: see `PairHead`; the vector of a passage is the mean of its word vectors.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .dropout import Dropout
from ..data.marks import PATHS
from .quantise import Linear
from ..data.schema import ALL_ROLES, KINDS, SPECIALS, attribute_slices
from ..data.words import SHAPES

TRIGGER_WIDTH, ROLE_WIDTH, BOUND_WIDTH, ATTRIBUTE_WIDTH, ARC_WIDTH, LABEL_WIDTH = 256, 128, 64, 192, 192, 64


STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 50)  # least distances of the steps to one side


def distance_step(distance: Tensor) -> Tensor:
    """Number of the step of a signed distance in words: 0 … 20, 10 at distance 0."""
    size = torch.bucketize(distance.abs(), torch.tensor(STEPS[1:]), right=True)
    return len(STEPS) - 1 + size * distance.sign()


class RoleHead(nn.Module):
    """Scores of candidates for the roles of triggers. Index tensors: row of the batch, words, roles, all [n]."""

    def __init__(self, width: int, dropout: float):
        super().__init__()
        roles = len(ALL_ROLES)
        self.trigger = Linear(width, TRIGGER_WIDTH)
        self.anchor_query, self.end_query = Linear(TRIGGER_WIDTH, roles * ROLE_WIDTH), Linear(TRIGGER_WIDTH, roles * ROLE_WIDTH)
        self.anchor_word, self.end_word = Linear(width, ROLE_WIDTH), Linear(width, ROLE_WIDTH)
        self.start_from, self.start_to = Linear(width, BOUND_WIDTH), Linear(width, BOUND_WIDTH)
        self.end_from, self.end_to = Linear(width, BOUND_WIDTH), Linear(width, BOUND_WIDTH)
        self.special = nn.Parameter(torch.randn(SPECIALS, ROLE_WIDTH) * 0.1)
        self.special_bias = nn.Parameter(torch.zeros(roles, SPECIALS))
        self.anchor_path = nn.Parameter(torch.zeros(roles, PATHS))
        self.anchor_distance = nn.Parameter(torch.zeros(roles, 2 * len(STEPS) - 1))
        self.bound_distance = nn.Parameter(torch.zeros(roles, 2 * len(STEPS) - 1))
        self.dropout = Dropout(dropout)

    def _query(self, layer: Linear, hidden: Tensor, row: Tensor, word: Tensor, roles: Tensor) -> Tensor:
        """The query of each trigger for its role [n, role width]"""
        index = roles[:, None] * ROLE_WIDTH + torch.arange(ROLE_WIDTH)
        return layer(self.dropout(functional.gelu(self.trigger(hidden[row, word])))).gather(1, index)

    @staticmethod
    def _far(table: Tensor, roles: Tensor, origin: Tensor, words: int) -> Tensor:
        """What the distance from `origin` adds to each word [n, words]"""
        return table[roles].gather(1, distance_step(torch.arange(words)[None, :] - origin[:, None]))

    def anchors(self, hidden: Tensor, row: Tensor, word: Tensor, roles: Tensor, ways: Tensor) -> Tensor:
        """hidden [batch, words, width]; ways [n, words]: `paths` from the triggers → scores of specials and words [n, 2 + words]"""
        query = self._query(self.anchor_query, hidden, row, word, roles)
        words = self.dropout(functional.gelu(self.anchor_word(hidden)))
        scores = torch.bmm(words[row], query[:, :, None]).squeeze(2)
        specials = query @ self.special.T.to(query.dtype) + self.special_bias[roles]
        known = self._far(self.anchor_distance, roles, word, hidden.shape[1]) + self.anchor_path[roles].gather(1, ways)
        return torch.cat([specials, scores + known], dim=1)

    def starts(self, hidden: Tensor, row: Tensor, roles: Tensor, anchor: Tensor) -> Tensor:
        """Scores of words up to `anchor` as the first of its filler [n, words]"""
        scores = torch.bmm(self.start_to(hidden)[row], self.start_from(hidden[row, anchor])[:, :, None]).squeeze(2)
        behind = torch.arange(hidden.shape[1])[None, :] > anchor[:, None]
        return (scores + self._far(self.bound_distance, roles, anchor, hidden.shape[1])).masked_fill(behind, -1e4)

    def ends(self, hidden: Tensor, row: Tensor, word: Tensor, roles: Tensor, anchor: Tensor) -> Tensor:
        """Scores of words from `anchor` on as the last of its filler [n, words]"""
        query = self._query(self.end_query, hidden, row, word, roles)
        words = self.dropout(functional.gelu(self.end_word(hidden)))
        scores = torch.bmm(words[row], query[:, :, None]) + torch.bmm(self.end_to(hidden)[row], self.end_from(hidden[row, anchor])[:, :, None])
        before = torch.arange(hidden.shape[1])[None, :] < anchor[:, None]
        return (scores.squeeze(2) + self._far(self.bound_distance, roles, anchor, hidden.shape[1])).masked_fill(before, -1e4)


class SyntaxHead(nn.Module):
    """Tags and trees."""

    def __init__(self, upos: int, xpos: int, labels: int, width: int, dropout: float):
        super().__init__()
        self.upos, self.xpos = Linear(width, upos), Linear(width, xpos)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_word, self.arc_head = Linear(width, ARC_WIDTH), Linear(width, ARC_WIDTH)
        self.arc_mix, self.arc_bias = Linear(ARC_WIDTH, ARC_WIDTH, bias=False), nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label_word, self.label_head = Linear(width, LABEL_WIDTH), Linear(width, LABEL_WIDTH)
        self.label_mix = Linear(LABEL_WIDTH, labels * LABEL_WIDTH, bias=False)
        self.label_each = Linear(2 * LABEL_WIDTH, labels)
        self.labels = labels
        self.dropout = Dropout(dropout)

    def with_root(self, hidden: Tensor) -> Tensor:
        """[batch, words, width] → [batch, 1 + words, width]"""
        return torch.cat([self.root.to(hidden.dtype).expand(hidden.shape[0], 1, -1), hidden], dim=1)

    def arcs(self, hidden: Tensor) -> Tensor:
        """[batch, words, width] → score of each head (0: root) for each word [batch, words, 1 + words]"""
        words = self.dropout(functional.gelu(self.arc_word(hidden)))
        heads = self.dropout(functional.gelu(self.arc_head(self.with_root(hidden))))
        scores = torch.bmm(words, self.arc_mix(heads).transpose(1, 2))
        return scores + (heads @ self.arc_bias.to(heads.dtype))[:, None, :]

    def label_scores(self, hidden: Tensor, heads: Tensor) -> Tensor:
        """heads [batch, words], 0 for the root → [batch, words, labels]"""
        words = self.dropout(functional.gelu(self.label_word(hidden)))
        all_heads = self.dropout(functional.gelu(self.label_head(self.with_root(hidden))))
        chosen = all_heads.gather(1, heads[:, :, None].expand(-1, -1, LABEL_WIDTH))
        mixed = self.label_mix(chosen).unflatten(2, (self.labels, LABEL_WIDTH))
        pairs = torch.einsum("bwd,bwld->bwl", words, mixed)
        return pairs + self.label_each(torch.cat([words, chosen], dim=2))


class PairHead(nn.Module):
    """What joins two passages, from their mean vectors u, v: W₂ gelu(W₁ [u; v; |u − v|; u ∘ v] + b₁) + b₂ + cos(u, v) c."""

    TASKS = {"answer": 2, "same": 2, "compare": 4}

    def __init__(self, width: int, dropout: float):
        super().__init__()
        self.inner = Linear(4 * width, 128)
        self.outer = Linear(128, sum(self.TASKS.values()))
        self.cosine = nn.Parameter(torch.tensor([-2.0, 2.0, -4.0, 4.0, -2.0, 0.5, 0.5, 0.5]))
        self.dropout = Dropout(dropout)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """[n, width] twice → [n, outputs of all tasks]"""
        joined = torch.cat([left, right, (left - right).abs(), left * right], dim=1)
        scores = self.outer(self.dropout(functional.gelu(self.inner(joined))))
        return scores + functional.cosine_similarity(left, right)[:, None] * self.cosine

    @classmethod
    def slices(cls) -> dict[str, tuple[int, int]]:
        """Where the outputs of each task stand."""
        found, at = {}, 0
        for task, outputs in cls.TASKS.items():
            found[task] = (at, at + outputs)
            at += outputs
        return found


class Heads(nn.Module):
    """All heads; `words` makes the word vectors that they share."""

    def __init__(self, upos: int, xpos: int, labels: int, marks: int, width: int, dropout: float = 0.1):
        super().__init__()
        self.mark = nn.Embedding(marks, width)
        nn.init.normal_(self.mark.weight, std=0.02)
        self.shape = nn.Embedding(len(SHAPES), width)
        nn.init.normal_(self.shape.weight, std=0.1)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.trigger = Linear(width, len(KINDS))
        nn.init.constant_(self.trigger.bias, -3.0)
        self.attribute_inner = Linear(width, ATTRIBUTE_WIDTH)
        self.attribute_outer = Linear(ATTRIBUTE_WIDTH, attribute_slices()[-1][1])
        self.roles = RoleHead(width, dropout)
        self.syntax = SyntaxHead(upos, xpos, labels, width, dropout)
        self.pairs = PairHead(width, dropout)
        self.dropout = Dropout(dropout)

    def words(self, hidden: Tensor, first: Tensor, shapes: Tensor, marks: Tensor) -> Tensor:
        """hidden [batch, pieces, width]; first, shapes [batch, words]; marks [n, 2]: place of the word, mark → [batch, words, width]"""
        chosen = hidden.gather(1, first[:, :, None].expand(-1, -1, hidden.shape[2])).float() + self.shape(shapes)
        added = torch.zeros_like(chosen).flatten(0, 1).index_add(0, marks[:, 0], self.mark(marks[:, 1])).view_as(chosen)
        return self.dropout(self.norm(chosen + added))

    def attributes(self, triggers: Tensor) -> Tensor:
        """[n, width] → [n, outputs of all groups]"""
        return self.attribute_outer(self.dropout(functional.gelu(self.attribute_inner(triggers))))
