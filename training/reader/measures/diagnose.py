"""Where a reader loses: triggers alone, attributes and roles at the annotated triggers."""

from collections import Counter

import torch

from ..network.batches import collate
from .decode import fill_roles
from ..network.examples import Example, build_example
from ..network.model import Reader
from ..data.records import Document
from ..data.schema import ALL_ROLES, ATTRIBUTES, KINDS, SPECIALS, attribute_slices
from ..network.windows import cut_windows
from ..network.wordpiece import WordPiece


@torch.no_grad()
def diagnose(reader: Reader, documents: list[Document]) -> list[str]:
    """Lines of a report: F1 of triggers by word, shares of attributes and roles that are right."""
    cutter = WordPiece(reader.pieces)
    right, read, gold = Counter(), Counter(), Counter()
    for document in documents:
        examples = [build_example(window, document) for window in cut_windows(document, cutter)]
        for at in range(0, len(examples), 16):
            _judge(reader, examples[at:at + 16], right, read, gold)
    lines = [
        f"trigger {kind:22} P {100 * right[kind] / max(1, read[kind]):5.1f} R {100 * right[kind] / gold[kind]:5.1f} n {gold[kind]}"
        for kind in KINDS if gold[kind]
    ]
    shares = sorted(key for key in gold if isinstance(key, tuple))
    return lines + [f"{key[0]} {'.'.join(key[1]):28} {100 * right[key] / gold[key]:5.1f} n {gold[key]}" for key in shares]


def _judge(reader: Reader, examples: list[Example], right: Counter, read: Counter, gold: Counter) -> None:
    batch = collate(examples)
    hidden = reader.words(batch)
    guessed = (torch.sigmoid(reader.heads.trigger(hidden)) > 0.5) & batch.trigger_known
    wanted = batch.trigger.bool()
    for number, kind in enumerate(KINDS):
        read[kind] += int(guessed[:, :, number].sum())
        gold[kind] += int(wanted[:, :, number].sum())
        right[kind] += int((guessed & wanted)[:, :, number].sum())
    for row, word, group, value in batch.attribute.tolist():
        start, end = attribute_slices()[group]
        key = ("attribute", list(ATTRIBUTES)[group])
        gold[key] += 1
        right[key] += int(reader.heads.attributes(hidden[row, word])[start:end].argmax()) == value
    queries = [(row, q) for row, e in enumerate(examples) for q in e.queries]
    found = fill_roles(reader, [e.window for e in examples], batch, hidden, [(row, q.word, q.role) for row, q in queries])
    for (row, query), fillers in zip(queries, found):
        words = examples[row].window.words
        spans = [(words[a][0], words[b][1]) for _, a, b in query.bounds]
        specials = [s for s in query.anchors if s < SPECIALS]
        best = fillers[0]
        is_right = best.special in specials if best.span is None else any(best.span[0] < e and s < best.span[1] for s, e in spans)
        key = ("role", ALL_ROLES[query.role])
        gold[key] += 1
        right[key] += is_right
        if spans:
            gold["role, if words", ALL_ROLES[query.role]] += 1
            right["role, if words", ALL_ROLES[query.role]] += is_right
