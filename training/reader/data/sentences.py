"""Sentences of running text for sets that give none: a plain rule, used in training only."""

import re

from .records import Span

_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|U\.S|[A-Z]))\.$")
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n|\n(?=[A-Z][^\n]{0,60}:\s*\n)|:\n")


def split_sentences(text: str) -> list[Span]:
    """Spans of sentences without white space at their ends. Cost: linear."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[max(0, match.end() - 12):match.end()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := trim(text, span))[0] < trimmed[1]]


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_MARKS = re.compile(
    r"“[^“”]{1,1500}(?:”|(?=\n\n)|$)"
    r"|(?<![\w\"])\"[^\"]{1,1500}\"(?!\w)"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,800}’(?!\w)"
    r"|(?<![\w'])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,400}(?<=[\w.,!?…])'(?!\w)"
)


def find_quotes(text: str) -> list[Span]:
    """Direct quotations by their marks, marks included; one that a blank line cuts ends there."""
    return [match.span() for match in _MARKS.finditer(text)]
