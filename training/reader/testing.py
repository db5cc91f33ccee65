"""A small reader and a small document for tests."""

import torch

from .network.encoder import Form
from .network.model import Reader
from .data.records import AUTHOR_FILLER, NOBODY_FILLER, Document, Event, Filler
from .data.treebank import TagSets

TEXT = "Moscow condemned the accord. “We will not wait,” she said."


def tiny_document() -> Document:
    def span(words: str) -> tuple[int, int]:
        at = TEXT.index(words)
        return at, at + len(words)

    events = [
        Event("relation", span("condemned"), {
            "source": [Filler(span("Moscow"), names=("Russia",))], "target": [NOBODY_FILLER], "object": [Filler(span("the accord"))], "by": [AUTHOR_FILLER],
        }, {"action": "ACCUSE", "status": "actual"}),
        Event("position", span("condemned"), {"concept": [Filler(span("the accord"))], "by": [Filler(span("Moscow"), names=("Russia",))]}, {"side": "against"}),
        Event("cue", span("said"), {"speaker": [Filler(span("she"))], "content": [Filler(span("“We will not wait,”"))]}),
        Event("quote", span("“"), {"speaker": [Filler(span("she"))]}),
        Event("mention", span("she"), {"antecedent": [AUTHOR_FILLER]}),
    ]
    sentences = [(0, 28), (29, len(TEXT))]
    kinds = frozenset({"relation", "position", "forecast", "cause", "cue", "quote"})
    return Document("tiny", TEXT, sentences, events, kinds, aliases={"Russia": ["Russia", "Moscow"]}, quotes=[span("“We will not wait,”")])


def tiny_reader() -> Reader:
    """Random weights in the true shape but for the number of layers."""
    torch.manual_seed(1)
    letters = [chr(code) for code in range(33, 127)] + list("“”")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{c}" for c in letters), "moscow", "the", "accord", "condemned", "said", "she"]
    return Reader(pieces, TagSets(["NOUN", "VERB"], ["NN", "VB"], ["root", "obj", "nsubj"]), ["tag:VBD", "mention:metonym"], form=Form(layers=1))
