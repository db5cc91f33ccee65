"""Pairs of passages: their vectors from the windows of a document, losses and chances."""

from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from .batches import collate
from .examples import Example
from .heads import PairHead
from .model import Reader
from ..data.records import Document, Pair, Span
from .windows import cut_windows
from .wordpiece import WordPiece

MOST_NEGATIVES = 4  # for each pair that is joined


def passage_vectors(reader: Reader, document: Document, spans: list[Span], cutter: WordPiece) -> Tensor:
    """Mean word vector of each span [n, width]; zeros where no word of it is read."""
    windows = cut_windows(document, cutter)
    parts, positions = [], []
    for at in range(0, len(windows), 16):
        group = windows[at:at + 16]
        batch = collate([Example(window) for window in group])
        hidden = reader.words(batch)
        for row, window in enumerate(group):
            parts.append(hidden[row, window.fresh:len(window.words)])
            positions += window.words[window.fresh:]
    words = torch.cat(parts).float()
    mean = torch.zeros(len(spans), len(positions))
    for n, (start, end) in enumerate(spans):
        inside = [w for w, (a, b) in enumerate(positions) if a < end and start < b]
        if inside:
            mean[n, inside] = 1 / len(inside)
    return mean @ words


def _scores(reader: Reader, document: Document, pairs: list[Pair], cutter: WordPiece) -> Tensor:
    spans = sorted({span for pair in pairs for span in (pair.left, pair.right)})
    place = {span: n for n, span in enumerate(spans)}
    vectors = passage_vectors(reader, document, spans, cutter)
    left, right = ([place[getattr(pair, side)] for pair in pairs] for side in ("left", "right"))
    return reader.heads.pairs(vectors[left], vectors[right]).float()


def draw_pairs(pairs: list[Pair], random: Random) -> list[Pair]:
    """All joined pairs and some of the others, task by task."""
    drawn = []
    for task in PairHead.TASKS:
        joined = [p for p in pairs if p.task == task and p.label]
        others = [p for p in pairs if p.task == task and not p.label]
        drawn += joined + random.sample(others, min(len(others), MOST_NEGATIVES * max(1, len(joined))))
    return drawn


def pair_losses(reader: Reader, document: Document, cutter: WordPiece, random: Random) -> dict[str, Tensor]:
    pairs = draw_pairs(document.pairs, random)
    scores = _scores(reader, document, pairs, cutter)
    losses = {}
    for task, (start, end) in PairHead.slices().items():
        chosen = [n for n, pair in enumerate(pairs) if pair.task == task]
        if chosen:
            losses[task] = functional.cross_entropy(scores[chosen, start:end], torch.tensor([pairs[n].label for n in chosen]))
    return losses


@torch.no_grad()
def pair_chances(reader: Reader, document: Document, pairs: list[Pair], cutter: WordPiece) -> list[Tensor]:
    """The chance of each output of the pair's task."""
    scores = _scores(reader, document, pairs, cutter)
    slices = PairHead.slices()
    return [torch.softmax(row[slices[pair.task][0]:slices[pair.task][1]], dim=0) for row, pair in zip(scores, pairs)]
