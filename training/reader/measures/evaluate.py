"""Figures of a reader on development parts."""

from collections import Counter

import torch

from ..network.batches import collate, cut_batches, possible_heads
from .decode import read_document
from ..network.examples import Example
from .metrics import TYPES, count_document, overlaps, summary
from ..network.model import Reader
from ..network.pairs import pair_chances
from ..data.records import Document
from ..data.schema import ROLES
from ..sources import ExampleMaker
from ..data.treebank import best_tree


@torch.no_grad()
def tree_scores(reader: Reader, examples: list[Example]) -> dict[str, float]:
    """Tags and trees on given words, in per cent; all words count, labels with their subtypes."""
    right, words = dict.fromkeys(("UPOS", "XPOS", "UAS", "LAS"), 0), 0
    for group in cut_batches(examples, 6000, None):
        batch = collate(group)
        hidden = reader.words(batch)
        syntax = reader.heads.syntax
        logs = torch.log_softmax(syntax.arcs(hidden).masked_fill(~possible_heads(batch), -1e4), dim=2)
        heads = torch.stack([_best_heads(logs[row], batch.sentence[row]) for row in range(len(group))])
        labels = syntax.label_scores(hidden, heads).argmax(2)
        gold, real = batch.tree, batch.real
        words += int(real.sum())
        right["UPOS"] += int(((syntax.upos(hidden).argmax(2) == gold[:, :, 0]) & real).sum())
        right["XPOS"] += int(((syntax.xpos(hidden).argmax(2) == gold[:, :, 1]) & real).sum())
        attached = (heads == gold[:, :, 2]) & real
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & (labels == gold[:, :, 3])).sum())
    return {name: round(100 * count / words, 2) for name, count in right.items()} | {"n": words}


def _best_heads(logs: torch.Tensor, sentence: torch.Tensor) -> torch.Tensor:
    """logs [words, 1 + words], sentence [words] → heads [words]: the best tree of each sentence, 0 for its root"""
    heads = torch.zeros(len(sentence), dtype=torch.long)
    for number in range(int(sentence.max()) + 1):
        words = (sentence == number).nonzero().flatten()
        scores = torch.full((len(words) + 1, len(words) + 1), -1e9)
        scores[1:, 0], scores[1:, 1:] = logs[words, 0], logs[words][:, words + 1]
        found = torch.tensor(best_tree(scores.cpu().numpy()))
        heads[words] = torch.where(found > 0, found + words[0], 0)
    return heads


def statement_scores(reader: Reader, documents: list[Document], cutter, thresholds: dict[str, float]) -> dict[str, dict]:
    """Figures of each type of statement over whole documents."""
    counts = [count_document(d, read_document(reader, d, cutter, thresholds))[0] for d in documents]
    return {name: summary([c[name] for c in counts]) for name in TYPES}


def span_scores(reader: Reader, documents: list[Document], cutter, kind: str) -> dict[str, dict]:
    """For an auxiliary set: triggers found, and fillers of its roles at triggers that were found."""
    right, read, gold = (dict.fromkeys(("trigger", *ROLES[kind]), 0) for _ in range(3))
    for document in documents:
        events = [e for e in document.events if e.kind == kind]
        readings = read_document(reader, document, cutter, {}, (kind,))
        for reading in readings:
            event = next((e for e in events if overlaps(e.trigger, reading.trigger, 0.01)), None)
            right["trigger"] += event is not None
            for role in ROLES[kind]:
                spans = [f.span for f in reading.roles[role] if f.span]
                read[role] += len(spans)
                right[role] += event is not None and any(overlaps(s, f.span) for s in spans for f in event.roles[role])
        read["trigger"] += len(readings)
        gold["trigger"] += len({e.trigger for e in events})
        for role in ROLES[kind]:
            gold[role] += sum(f.span is not None for e in events for f in e.roles[role])
    return {
        name: {"P": round(100 * right[name] / max(1, read[name]), 1), "R": round(100 * right[name] / max(1, gold[name]), 1),
               "F1": round(200 * right[name] / max(1, read[name] + gold[name]), 1), "n": gold[name]}
        for name in right
    }


def pair_scores(reader: Reader, documents: list[Document], cutter) -> dict[str, dict]:
    """For each task how well the outputs other than 0 are found, and whether a pair is joined at all."""
    right, read, gold = Counter(), Counter(), Counter()
    for document in documents:
        if not document.pairs:
            continue
        chances = pair_chances(reader, document, document.pairs, cutter)
        for pair, chance in zip(document.pairs, chances):
            guess = int(chance.argmax())
            read[pair.task] += guess > 0
            gold[pair.task] += pair.label > 0
            right[pair.task] += guess == pair.label > 0
    return {
        task: {"P": round(100 * right[task] / max(1, read[task]), 1), "R": round(100 * right[task] / max(1, gold[task]), 1), "n": gold[task]}
        for task in gold
    }


def sentence_scores(reader: Reader, documents: list[Document], cutter, kind: str) -> dict[str, float]:
    """For an auxiliary set of sentences: which of them are of the kind."""
    gold = [any(e.kind == kind for e in d.events) for d in documents]
    read = [any(r.trigger[0] == 0 for r in read_document(reader, d, cutter, {}, (kind,))) for d in documents]
    right = sum(g and r for g, r in zip(gold, read))
    return {"P": round(100 * right / max(1, sum(read)), 1), "R": round(100 * right / max(1, sum(gold)), 1), "F1": round(200 * right / max(1, sum(read) + sum(gold)), 1), "n": len(gold)}


def report(reader: Reader, maker: ExampleMaker, names, is_short: bool) -> dict:
    """Figures on the development part of each source that training reads."""
    figures: dict = {}
    if "trees" in names and (not is_short or "corpus" not in names):
        examples = maker.plain("trees dev")
        figures["EWT dev"] = tree_scores(reader, examples[::4] if is_short else examples)
    if "corpus" in names:
        documents = maker.sources.documents["corpus dev"]
        figures["corpus dev"] = statement_scores(reader, documents[:8] if is_short else documents, maker.cutter, {})
    if "pairs" in names and not is_short:
        figures["pairs dev"] = pair_scores(reader, maker.sources.documents["corpus dev"], maker.cutter)
    if not is_short:
        for name in ("cnc", "because", "gum"):
            if name in names:
                figures[f"{name} dev"] = span_scores(reader, maker.sources.documents[f"{name} dev"], maker.cutter, name)
        for name, kind in (("cnc", "causal"), ("criticism", "criticism")):
            if name in names:
                figures[f"{kind} sentences dev"] = sentence_scores(reader, maker.sources.documents[f"{name} dev"], maker.cutter, kind)
    return figures
