"""How far a reader is from what its teacher made of the same windows."""

import torch
from torch import Tensor
from torch.nn import functional

from ..data.schema import ATTRIBUTES, OWN_KINDS, SPECIALS, attribute_slices
from ..network.batches import Batch, collate
from ..network.examples import Example
from ..network.model import Reader, ways_of
from .lessons import TaughtExample

def taught_losses(reader: Reader, examples: list[TaughtExample]) -> dict[str, Tensor]:
    batch = collate([Example(e.window) for e in examples])
    hidden = reader.words(batch)
    parts = {"taught trigger": _trigger_loss(reader.heads.trigger(hidden).float()[:, :, : len(OWN_KINDS)], examples)}
    triggers = [(row, word, kind) for row, e in enumerate(examples) for word, kind in e.lesson.triggers.tolist()]
    if not triggers:
        return parts
    # Each in float32 first: `cat` refuses lessons kept in float16 under bfloat16's autocast.
    weight = torch.cat([e.lesson.chances[e.lesson.triggers[:, 0].long() - e.lesson.fresh, e.lesson.triggers[:, 1].long()].float() for e in examples])
    attributes = reader.heads.attributes(hidden[[t[0] for t in triggers], [t[1] for t in triggers]]).float()
    parts["taught attribute"] = _attribute_loss(attributes, torch.cat([e.lesson.attributes.float() for e in examples if len(e.lesson.triggers)]), torch.tensor([t[2] for t in triggers]), weight)
    return parts | _role_losses(reader, batch, hidden, examples)


def _trigger_loss(scores: Tensor, examples: list[TaughtExample]) -> Tensor:
    wanted, known = torch.zeros_like(scores), torch.zeros_like(scores)
    for row, example in enumerate(examples):
        lesson = example.lesson
        wanted[row, lesson.fresh:len(lesson.words)] = lesson.chances.float()
        known[row, lesson.fresh:len(lesson.words)] = 1
    each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    return (each * known).sum() / wanted.sum().clamp_min(4.0)


def _attribute_loss(scores: Tensor, wanted: Tensor, kinds: Tensor, weight: Tensor) -> Tensor:
    total = scores.new_zeros(())
    for (kind, _), (start, end) in zip(ATTRIBUTES, attribute_slices()):
        if kind not in OWN_KINDS:
            continue
        chosen = kinds == OWN_KINDS.index(kind)
        if chosen.any():
            each = functional.cross_entropy(scores[chosen, start:end], torch.softmax(wanted[chosen, start:end], dim=1), reduction="none")
            total = total + (each * weight[chosen]).sum()
    return total / weight.sum().clamp_min(1.0) / 3  # as many groups as a trigger has, about


def _role_losses(reader: Reader, batch: Batch, hidden: Tensor, examples: list[TaughtExample]) -> dict[str, Tensor]:
    rows, queries, weights, bounds, wanted = [], [], [], [], []
    width = SPECIALS + hidden.shape[1]
    for row, example in enumerate(examples):
        lesson = example.lesson
        if len(lesson.queries) == 0:
            continue
        shares = torch.cat([lesson.chances[lesson.triggers[:, 0].long() - lesson.fresh, lesson.triggers[:, 1].long()].float(), torch.ones(1)])
        shares[-1] = 0.5  # of a mention
        bounds += [(n + len(queries), *rest) for n, *rest in lesson.bounds.tolist()]
        queries += [(row, word, role) for word, role, _ in lesson.queries.tolist()]
        weights.append(shares[lesson.queries[:, 2].long()])
        wanted.append(functional.pad(lesson.scores.float(), (0, width - lesson.scores.shape[1]), value=-1e4))
    if not queries:
        return {}
    asked, weight, goal = torch.tensor(queries), torch.cat(weights), torch.cat(wanted)
    row, word, role = asked.T
    absent = torch.cat([torch.zeros(len(queries), SPECIALS, dtype=torch.bool), ~batch.real[row]], dim=1)
    scores = reader.heads.roles.anchors(hidden, row, word, role, ways_of(batch, asked)).float().masked_fill(absent, -1e4)
    each = functional.cross_entropy(scores, torch.softmax(goal, dim=1), reduction="none")
    parts = {"taught anchor": (each * weight).sum() / weight.sum()}
    if bounds:
        query, anchor, start, end = torch.tensor(bounds).T
        gone = ~batch.real[row[query]]
        starts = reader.heads.roles.starts(hidden, row[query], role[query], anchor).float().masked_fill(gone, -1e4)
        ends = reader.heads.roles.ends(hidden, row[query], word[query], role[query], anchor).float().masked_fill(gone, -1e4)
        share = weight[query]
        parts["taught start"] = (functional.cross_entropy(starts, start, reduction="none") * share).sum() / share.sum()
        parts["taught end"] = (functional.cross_entropy(ends, end, reduction="none") * share).sum() / share.sum()
    return parts
