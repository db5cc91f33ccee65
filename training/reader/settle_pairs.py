"""Fits the head of pairs alone, on the vectors of a reader that is trained otherwise: its pairs are few, and whole runs read them once in ten."""

import time
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from .data.corpus import read_corpus
from .data.marks import MarkTable
from .data.records import Document, Pair
from .network.heads import PairHead
from .network.model import Reader, load_reader
from .network.pairs import draw_pairs, passage_vectors
from .network.wordpiece import WordPiece

EPOCHS, RATE, GROUP = 30, 5e-4, 8


class Vectors:
    """The vectors of all passages of a document that stand in pairs."""

    @torch.no_grad()
    def __init__(self, reader: Reader, document: Document, cutter: WordPiece):
        spans = sorted({span for pair in document.pairs for span in (pair.left, pair.right)})
        self.place = {span: n for n, span in enumerate(spans)}
        self.pairs = document.pairs
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.backends.cpu.get_cpu_capability().startswith("AVX512")):
            self.vectors = passage_vectors(reader, document, spans, cutter).float()

    def sides(self, pairs: list[Pair]) -> tuple[Tensor, Tensor]:
        """[n, width] twice"""
        return self.vectors[[self.place[p.left] for p in pairs]], self.vectors[[self.place[p.right] for p in pairs]]


def _loss(head: PairHead, known: Vectors, random: Random) -> Tensor:
    pairs = draw_pairs(known.pairs, random)
    scores = head(*known.sides(pairs))
    losses = []
    for task, (start, end) in PairHead.slices().items():
        chosen = [n for n, pair in enumerate(pairs) if pair.task == task]
        if chosen:
            losses.append(functional.cross_entropy(scores[chosen, start:end], torch.tensor([pairs[n].label for n in chosen])))
    return torch.stack(losses).sum()


def fit_pairs(head: PairHead, documents: list[Vectors], seed: int = 1) -> None:
    """Changes the head in place; the rate falls in a straight line."""
    random, optimizer = Random(seed), torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    head.train()
    for epoch in range(EPOCHS):
        random.shuffle(documents)
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for at in range(0, len(documents), GROUP):
            torch.stack([_loss(head, known, random) for known in documents[at:at + GROUP]]).sum().backward()
            optimizer.step()
            optimizer.zero_grad()
    head.eval()


def settle_pairs(folder: Path, corpus: Path, marks: Path) -> None:
    """Fits the head on the corpus' training part and saves the reader in its folder."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    reader = load_reader(folder).eval()
    documents = [d for d in read_corpus(corpus) if d.pairs and d.split == "train"]
    MarkTable.read(marks).attach(documents, reader.marks)
    began, cutter = time.time(), WordPiece(reader.pieces)
    known = [Vectors(reader, document, cutter) for document in documents]
    fit_pairs(reader.heads.pairs, known)
    reader.save(folder)
    print(f"{len(known)} documents, {time.time() - began:.0f} s")
