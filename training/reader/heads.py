"""Heads over word vectors: the vector of the word's first piece plus one learnt for its shape, then layer norm.

All maths, to be mirrored at run time (h: word vectors [words, 384]; σ: logistic):

- trigger: σ(h Wᵀ + b), one column for each kind;
- attributes: W₂ gelu(W₁ h[trigger] + b₁) + b₂, cut into groups, softmax in each;
- role r of trigger t: start score of word w  s(w) = ⟨U_r h[t] + u_r, gelu(S h[w] + s)⟩, of special candidate c (0 nobody,
  1 author)  ⟨U_r h[t] + u_r, special_c⟩ + β[r, c]; words above nobody's score fill the role; its end, given its start i, is
  the word j ≥ i with the largest  ⟨V_r h[t] + v_r, gelu(E h[j] + e)⟩ + ⟨A h[i] + a, B h[j] + b⟩;
- syntax: tags h Wᵀ + b; arc(d, h) = ⟨gelu(D h_d), G gelu(H h_h)⟩ + ⟨g, gelu(H h_h)⟩ with the root as a learnt word vector;
  label(d, h)[l] = ⟨gelu(D' h_d), Q_l gelu(H' h_h)⟩ + P [gelu(D' h_d); gelu(H' h_h)] + p;
- pairs: see `PairHead`; the vector of a passage is the mean of its word vectors.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .encoder import WIDTH
from .dropout import Dropout
from .quantise import Linear
from .schema import ALL_ROLES, KINDS, SPECIALS, attribute_slices
from .words import SHAPES

ROLE_WIDTH, ATTRIBUTE_WIDTH, ARC_WIDTH, LABEL_WIDTH = 96, 192, 192, 64


class RoleHead(nn.Module):
    """Scores of candidates for the roles of triggers."""

    def __init__(self, dropout: float):
        super().__init__()
        roles = len(ALL_ROLES)
        self.start_query, self.end_query = Linear(WIDTH, roles * ROLE_WIDTH), Linear(WIDTH, roles * ROLE_WIDTH)
        self.start_word, self.end_word = Linear(WIDTH, ROLE_WIDTH), Linear(WIDTH, ROLE_WIDTH)
        self.from_start, self.to_end = Linear(WIDTH, ROLE_WIDTH), Linear(WIDTH, ROLE_WIDTH)
        self.special = nn.Parameter(torch.randn(SPECIALS, ROLE_WIDTH) * 0.1)
        self.bias = nn.Parameter(torch.zeros(roles, SPECIALS))
        self.dropout = Dropout(dropout)

    def queries(self, layer: Linear, triggers: Tensor, roles: Tensor) -> Tensor:
        """triggers [n, width], roles [n] → the query of each trigger for its role [n, d]"""
        index = roles[:, None] * ROLE_WIDTH + torch.arange(ROLE_WIDTH)
        return layer(triggers).gather(1, index)

    def starts(self, hidden: Tensor, row: Tensor, word: Tensor, roles: Tensor) -> Tensor:
        """hidden [batch, words, width]; row, word, roles [n] → scores of specials and words [n, 2 + words]"""
        query = self.queries(self.start_query, hidden[row, word], roles)
        words = self.dropout(functional.gelu(self.start_word(hidden)))
        scores = torch.bmm(words[row], query[:, :, None]).squeeze(2)
        specials = query @ self.special.T.to(query.dtype) + self.bias[roles]
        return torch.cat([specials, scores], dim=1)

    def ends(self, hidden: Tensor, row: Tensor, word: Tensor, roles: Tensor, start: Tensor) -> Tensor:
        """Scores of words as the last one of the filler that begins at word `start` [n, words]"""
        query = self.queries(self.end_query, hidden[row, word], roles)
        words = self.dropout(functional.gelu(self.end_word(hidden)))
        begun = self.from_start(hidden[row, start])
        scores = torch.bmm(words[row], query[:, :, None]) + torch.bmm(self.to_end(hidden)[row], begun[:, :, None])
        return scores.squeeze(2)


class SyntaxHead(nn.Module):
    """Tags and trees."""

    def __init__(self, upos: int, xpos: int, labels: int, dropout: float):
        super().__init__()
        self.upos, self.xpos = Linear(WIDTH, upos), Linear(WIDTH, xpos)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.arc_word, self.arc_head = Linear(WIDTH, ARC_WIDTH), Linear(WIDTH, ARC_WIDTH)
        self.arc_mix, self.arc_bias = Linear(ARC_WIDTH, ARC_WIDTH, bias=False), nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label_word, self.label_head = Linear(WIDTH, LABEL_WIDTH), Linear(WIDTH, LABEL_WIDTH)
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

    def __init__(self, dropout: float):
        super().__init__()
        self.inner = Linear(4 * WIDTH, 128)
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

    def __init__(self, upos: int, xpos: int, labels: int, dropout: float = 0.1):
        super().__init__()
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.normal_(self.shape.weight, std=0.1)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.trigger = Linear(WIDTH, len(KINDS))
        nn.init.constant_(self.trigger.bias, -3.0)
        self.attribute_inner = Linear(WIDTH, ATTRIBUTE_WIDTH)
        self.attribute_outer = Linear(ATTRIBUTE_WIDTH, attribute_slices()[-1][1])
        self.roles = RoleHead(dropout)
        self.syntax = SyntaxHead(upos, xpos, labels, dropout)
        self.pairs = PairHead(dropout)
        self.dropout = Dropout(dropout)

    def words(self, hidden: Tensor, first: Tensor, shapes: Tensor) -> Tensor:
        """hidden [batch, pieces, width]; first, shapes [batch, words] → [batch, words, width]"""
        chosen = hidden.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        return self.dropout(self.norm(chosen + self.shape(shapes)))

    def attributes(self, triggers: Tensor) -> Tensor:
        """[n, width] → [n, outputs of all groups]"""
        return self.attribute_outer(self.dropout(functional.gelu(self.attribute_inner(triggers))))
