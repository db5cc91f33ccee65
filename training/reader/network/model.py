"""The reader as a whole: encoder and heads, their losses, saving and loading."""

import json
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .batches import Batch, possible_heads
from .encoder import Encoder, Form
from .heads import Heads
from ..data.marks import paths
from ..data.schema import NOBODY, attribute_slices
from ..data.treebank import TagSets


class Reader(nn.Module):
    def __init__(self, pieces: list[str], tags: TagSets, marks: list[str], dropout: float = 0.1, form: Form = Form()):
        super().__init__()
        self.pieces, self.tags, self.marks = pieces, tags, marks
        self.encoder = Encoder(len(pieces), dropout, form)
        self.heads = Heads(len(tags.upos), len(tags.xpos), len(tags.labels), len(marks), form.width, dropout)

    def words(self, batch: Batch) -> Tensor:
        """Word vectors [b, w, width]"""
        return self.heads.words(self.encoder(batch.pieces), batch.first, batch.shapes, batch.marks)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        hidden = self.words(batch)
        parts = {}
        if batch.trigger_known.any():
            parts["trigger"] = trigger_loss(self.heads.trigger(hidden).float(), batch)
        if len(batch.attribute):
            parts["attribute"] = attribute_loss(self.heads.attributes(hidden[batch.attribute[:, 0], batch.attribute[:, 1]]).float(), batch)
        if len(batch.query):
            parts["anchor"] = anchor_loss(self.heads.roles.anchors(hidden, *batch.query.T, ways_of(batch, batch.query)).float(), batch)
        if len(batch.filler):
            row, word, roles, anchor, start, end = batch.filler.T
            absent = ~batch.real[row]
            starts = self.heads.roles.starts(hidden, row, roles, anchor).float()
            ends = self.heads.roles.ends(hidden, row, word, roles, anchor).float()
            parts["start"] = functional.cross_entropy(starts.masked_fill(absent, -1e4), start)
            parts["end"] = functional.cross_entropy(ends.masked_fill(absent, -1e4), end)
        if batch.tree is not None:
            parts |= self._tree_losses(hidden, batch)
        return parts

    def _tree_losses(self, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
        tree, syntax, flat = batch.tree, self.heads.syntax, lambda scores: scores.float().flatten(0, 1)
        arcs = syntax.arcs(hidden).float().masked_fill(~possible_heads(batch), -1e4)
        labels = syntax.label_scores(hidden, tree[:, :, 2].clamp_min(0))
        return {
            "upos": functional.cross_entropy(flat(syntax.upos(hidden)), tree[:, :, 0].flatten(), ignore_index=-1),
            "xpos": functional.cross_entropy(flat(syntax.xpos(hidden)), tree[:, :, 1].flatten(), ignore_index=-1),
            "arc": functional.cross_entropy(arcs.flatten(0, 1), tree[:, :, 2].flatten(), ignore_index=-1),
            "label": functional.cross_entropy(flat(labels), tree[:, :, 3].flatten(), ignore_index=-1),
        }

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(self.state_dict(), folder / "reader.pt")
        (folder / "pieces.txt").write_text("\n".join(self.pieces), encoding="utf-8")
        (folder / "tags.json").write_text(json.dumps(asdict(self.tags)), encoding="utf-8")
        (folder / "marks.txt").write_text("\n".join(self.marks), encoding="utf-8")


def load_reader(folder: Path, dropout: float = 0.1, is_partial: bool = False, marks: list[str] | None = None) -> Reader:
    """A saved reader; a partial one takes what fits and leaves the rest as it is made. `marks`: in place of those that were saved, of which each keeps its row."""
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").split("\n")
    saved = (folder / "marks.txt").read_text(encoding="utf-8").split("\n")
    marks = marks or saved
    state = torch.load(folder / "reader.pt", weights_only=True, map_location=torch.get_default_device())
    layers = len({name.split(".")[2] for name in state if name.startswith("encoder.layers.")})
    form = Form(layers, state["encoder.norm.weight"].shape[0], "encoder.relative.weight" in state)
    reader = Reader(pieces, TagSets(**json.loads((folder / "tags.json").read_text())), marks, dropout, form)
    if marks != saved:
        made = reader.heads.mark.weight.detach().clone()
        for row, name in enumerate(marks):
            if name in saved:
                made[row] = state["heads.mark.weight"][saved.index(name)]
        state["heads.mark.weight"] = made
    if is_partial:
        made = reader.state_dict()
        state = {name: values for name, values in state.items() if name in made and made[name].shape == values.shape}
    reader.load_state_dict(state, strict=not is_partial)
    return reader


def ways_of(batch: Batch, queries: Tensor) -> Tensor:
    """Ways from the trigger of each query (row, word, …) to the words of its window [n, w]"""
    rows = queries[:, 0]
    return paths(batch.heads[rows], batch.relations[rows], batch.sentence[rows], queries[:, 1])


def trigger_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of each kind at each known word, per trigger: words without one count little each, but are many."""
    each = functional.binary_cross_entropy_with_logits(scores, batch.trigger, reduction="none")
    known = batch.trigger_known.float()
    return (each * known).sum() / (batch.trigger * known).sum().clamp_min(4.0)


def attribute_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy within the group of each attribute; scores [a, all outputs]"""
    total = scores.new_zeros(())
    for number, (start, end) in enumerate(attribute_slices()):
        chosen = batch.attribute[:, 2] == number
        if chosen.any():
            total = total + functional.cross_entropy(scores[chosen, start:end], batch.attribute[chosen, 3], reduction="sum")
    return total / len(batch.attribute)


def anchor_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Adaptive threshold: fillers above the score of nobody, nobody above all else. scores [n, 2 + w]"""
    rows = batch.query[:, 0]
    absent = torch.cat([torch.zeros(len(rows), 2, dtype=torch.bool), ~batch.real[rows]], dim=1)
    scores = scores.masked_fill(absent, -1e4)
    wanted = batch.query_anchors.bool()
    wanted_words = wanted.clone()
    wanted_words[:, NOBODY] = False
    nobody = torch.zeros_like(wanted)
    nobody[:, NOBODY] = True
    among_wanted = scores.masked_fill(~(wanted_words | nobody), -1e4)
    among_rest = scores.masked_fill(wanted_words | batch.query_neutral, -1e4)
    positive = (torch.logsumexp(among_wanted, dim=1, keepdim=True) - scores) * wanted_words
    filled = wanted_words.sum(dim=1).clamp_min(1)
    negative = torch.logsumexp(among_rest, dim=1) - scores[:, NOBODY]
    return (positive.sum(dim=1) / filled + negative).mean()
