"""Anchors of fillers: the word of a span whose governor lies outside it, by the reader's own syntax."""

from dataclasses import replace

import torch

from .network.batches import collate, possible_heads
from .network.examples import Example, words_in
from .network.model import Reader
from .data.records import Document, Event, Filler, Span
from .network.windows import Window, cut_windows
from .network.wordpiece import WordPiece


@torch.no_grad()
def window_heads(reader: Reader, windows: list[Window]) -> list[list[int]]:
    """The likeliest head of each word, by its place in the window; −1 for the root."""
    batch = collate([Example(window) for window in windows])
    arcs = reader.heads.syntax.arcs(reader.words(batch)).masked_fill(~possible_heads(batch), -1e4)
    best = arcs.argmax(dim=2) - 1
    return [best[row, : len(window.words)].tolist() for row, window in enumerate(windows)]


def governing_word(heads: list[int], first: int, last: int) -> int:
    """The first word of the stretch whose head lies outside it; the last word where there is none."""
    return next((n for n in range(first, last + 1) if not first <= heads[n] <= last), last)


def anchor_documents(reader: Reader, documents: list[Document], cutter: WordPiece) -> list[Document]:
    """The documents with anchors in all fillers that stand in one window."""
    found, waiting = [], []
    for document in documents:
        waiting.append((document, cut_windows(document, cutter)))
        if sum(len(windows) for _, windows in waiting) >= 24:
            found += _anchor_group(reader, waiting)
            waiting = []
    return found + (_anchor_group(reader, waiting) if waiting else [])


def _anchor_group(reader: Reader, group: list[tuple[Document, list[Window]]]) -> list[Document]:
    windows = [window for _, own in group for window in own]
    heads: list[list[int]] = []
    for at in range(0, len(windows), 24):
        heads += window_heads(reader, windows[at:at + 24])
    parsed = iter(list(zip(windows, heads)))
    return [_anchored(document, [next(parsed) for _ in own]) for document, own in group]


def _anchored(document: Document, parsed: list[tuple[Window, list[int]]]) -> Document:
    known: dict[Span, Span | None] = {}

    def anchor(span: Span) -> Span | None:
        for window, heads in parsed:
            found = words_in(window, span)
            if found and window.words[found[0]][0] <= span[0] + 1 and window.words[found[1]][1] >= span[1] - 1:
                return window.words[governing_word(heads, *found)]
        return None

    def filler(old: Filler) -> Filler:
        if old.span is None:
            return old
        if old.span not in known:
            known[old.span] = anchor(old.span)
        return replace(old, anchor=known[old.span])

    events = [Event(e.kind, e.trigger, {role: [filler(f) for f in fillers] for role, fillers in e.roles.items()}, e.attributes) for e in document.events]
    return replace(document, events=events)
