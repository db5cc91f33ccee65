"""Examples laid side by side as tensors."""

from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from .examples import Example
from ..data.relations import OTHER_RELATION
from ..data.schema import KINDS, SPECIALS


@dataclass
class Batch:
    """Shapes: b examples, p pieces, w words, k kinds, n role queries, m fillers, a attributes. Rows index examples."""

    pieces: Tensor  # [b, p]
    first: Tensor  # [b, w]
    shapes: Tensor  # [b, w]
    marks: Tensor  # [number of marks, 2]: place of the word among b · w, mark
    heads: Tensor  # [b, w]: a word, −1 where none is known
    relations: Tensor  # [b, w]
    real: Tensor  # [b, w] true where a word stands
    sentence: Tensor  # [b, w] number of the sentence; −1 where no word stands
    trigger: Tensor  # [b, w, k]
    trigger_known: Tensor  # [b, w, k]
    attribute: Tensor  # [a, 4]: row, word, group, value
    query: Tensor  # [n, 3]: row, word, role
    query_anchors: Tensor  # [n, 2 + w]
    query_neutral: Tensor  # [n, 2 + w], true where a candidate is neither right nor wrong
    filler: Tensor  # [m, 6]: row, word, role, anchor, start, end
    tree: Tensor | None  # [b, w, 4]: upos, xpos, head, label; −1 where unknown or no word


def collate(examples: list[Example]) -> Batch:
    rows, words = len(examples), max(len(e.window.words) for e in examples)
    length = max(len(e.window.pieces) for e in examples)
    pieces = torch.zeros(rows, length, dtype=torch.long)
    first, shapes = torch.zeros(rows, words, dtype=torch.long), torch.zeros(rows, words, dtype=torch.long)
    real = torch.zeros(rows, words, dtype=torch.bool)
    sentence = torch.full((rows, words), -1)
    trigger = torch.zeros(rows, words, len(KINDS))
    known = torch.zeros(rows, words, len(KINDS), dtype=torch.bool)
    heads, relations = torch.full((rows, words), -1), torch.full((rows, words), OTHER_RELATION)
    marks = []
    for row, example in enumerate(examples):
        window, n = example.window, len(example.window.words)
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        first[row, :n], shapes[row, :n], real[row, :n] = torch.tensor(window.first), torch.tensor(window.shapes), True
        sentence[row, :n] = torch.tensor(window.sentence)
        if window.heads:
            heads[row, :n], relations[row, :n] = torch.tensor(window.heads), torch.tensor(window.relations)
            marks += [(row * words + word, mark) for word, found in enumerate(window.marks) for mark in found]
        for kind in example.known:
            known[row, window.fresh:n, KINDS.index(kind)] = True
        for word, kind in example.triggers:
            trigger[row, word, kind] = 1
            known[row, word, kind] = True
    queries = [(row, q) for row, e in enumerate(examples) for q in e.queries]
    anchors = torch.zeros(len(queries), SPECIALS + words)
    neutral = torch.zeros(len(queries), SPECIALS + words, dtype=torch.bool)
    for n, (_, query) in enumerate(queries):
        anchors[n, query.anchors] = 1
        neutral[n, query.neutral] = True
    fillers = [(row, q.word, q.role, *bounds) for row, e in enumerate(examples) for q in e.queries for bounds in q.bounds]
    attributes = [(row, *a) for row, e in enumerate(examples) for a in e.attributes]
    return Batch(
        pieces, first, shapes, _rows(marks, 2), heads, relations, real, sentence, trigger, known, _rows(attributes, 4), _rows([(row, q.word, q.role) for row, q in queries], 3), anchors, neutral,
        _rows(fillers, 6), _trees(examples, words),
    )


def possible_heads(batch: Batch) -> Tensor:
    """True where a word's head may stand: the root and the words of its own sentence [b, w, 1 + w]"""
    same = (batch.sentence[:, :, None] == batch.sentence[:, None, :]) & batch.real[:, None, :]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], dim=2)


def _rows(values: list[tuple], width: int) -> Tensor:
    return torch.tensor(values, dtype=torch.long).reshape(len(values), width)


def _trees(examples: list[Example], words: int) -> Tensor | None:
    if all(e.tree is None for e in examples):
        return None
    tree = torch.full((len(examples), words, 4), -1, dtype=torch.long)
    for row, example in enumerate(examples):
        if example.tree is not None:
            tree[row, : len(example.window.words)] = torch.tensor(example.tree).T
    return tree


def cut_batches(examples: list[Example], most_pieces: int, random: Random | None) -> list[list[Example]]:
    """Groups examples of like length so that none of the groups holds more than `most_pieces` pieces with padding."""
    noise = (lambda: random.random() * 8) if random else (lambda: 0.0)
    ordered = sorted(examples, key=lambda e: len(e.window.pieces) + noise())
    groups, group, longest = [], [], 0
    for example in ordered:
        longest = max(longest, len(example.window.pieces))
        if group and longest * (len(group) + 1) > most_pieces:
            groups.append(group)
            group, longest = [], len(example.window.pieces)
        group.append(example)
    groups.append(group)
    if random:
        random.shuffle(groups)
    return [g for g in groups if g]
