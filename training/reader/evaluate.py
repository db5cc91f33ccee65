"""Figures of a reader on development parts."""

import torch

from .batches import collate, cut_batches
from .examples import Example
from .model import Reader, with_root
from .sources import ExampleMaker
from .treebank import best_tree


@torch.no_grad()
def tree_scores(reader: Reader, examples: list[Example]) -> dict[str, float]:
    """Tags and trees on given words, in per cent; all words count, labels with their subtypes."""
    right, words = dict.fromkeys(("UPOS", "XPOS", "UAS", "LAS"), 0), 0
    for group in cut_batches(examples, 6000, None):
        batch = collate(group)
        hidden = reader.words(batch)
        syntax = reader.heads.syntax
        arcs = syntax.arcs(hidden).masked_fill(~with_root(batch.real)[:, None, :], -1e4)
        logs = torch.log_softmax(arcs, dim=2)
        heads = torch.zeros(hidden.shape[:2], dtype=torch.long)
        for row, example in enumerate(group):
            n = len(example.window.words)
            scores = torch.full((n + 1, n + 1), -1e9)
            scores[1:] = logs[row, :n, : n + 1]
            heads[row, :n] = torch.tensor(best_tree(scores.numpy()))
        labels = syntax.label_scores(hidden, heads).argmax(2)
        gold, real = batch.tree, batch.real
        words += int(real.sum())
        right["UPOS"] += int(((syntax.upos(hidden).argmax(2) == gold[:, :, 0]) & real).sum())
        right["XPOS"] += int(((syntax.xpos(hidden).argmax(2) == gold[:, :, 1]) & real).sum())
        attached = (heads == gold[:, :, 2]) & real
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & (labels == gold[:, :, 3])).sum())
    return {name: round(100 * count / words, 2) for name, count in right.items()} | {"n": words}


def report(reader: Reader, maker: ExampleMaker, names, is_short: bool) -> dict:
    figures = {}
    if "trees" in names:
        examples = maker.plain("trees dev")
        figures["EWT dev"] = tree_scores(reader, examples[::4] if is_short else examples)
    return figures
