"""The head of pairs by itself."""

import torch

from training.reader.data.records import Pair
from training.reader.network.heads import PairHead
from training.reader.settle_pairs import Vectors, fit_pairs


def known(vectors: torch.Tensor, pairs: list[Pair]) -> Vectors:
    made = Vectors.__new__(Vectors)
    made.vectors, made.pairs = vectors, pairs
    made.place = {(n, n + 1): n for n in range(len(vectors))}
    return made


def test_fitting_parts_pairs_that_are_joined_from_those_that_are_not():
    torch.manual_seed(1)
    vectors = torch.randn(8, 384)
    vectors[1::2] = vectors[::2] + 0.1 * torch.randn(4, 384)
    span = lambda n: (n, n + 1)
    pairs = [Pair("same", span(2 * n), span(2 * m + 1), int(n == m)) for n in range(4) for m in range(4)]
    head = PairHead(384, 0.0)
    document = known(vectors, pairs)
    fit_pairs(head, [document])
    start, end = PairHead.slices()["same"]
    with torch.no_grad():
        read = head(*document.sides(pairs))[:, start:end].argmax(dim=1)
    assert read.tolist() == [pair.label for pair in pairs]
