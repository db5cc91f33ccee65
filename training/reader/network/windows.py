"""Windows: what the encoder sees at once.

Consecutive sentences are packed up to `limit` pieces. A window begins with up to two sentences that the window before
has read already (at most `context` pieces); what is predicted there is ignored. A sentence longer than the limit has a
window of its own and is cut at `longest`. The marks [CLS] and [SEP] stand at the ends.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from ..data.records import Document, Span
from ..data.relations import OTHER_RELATION
from .wordpiece import WordPiece
from ..data.words import cut_words, shape_of


@dataclass
class Window:
    """`words` are spans of the text; `first[i]` is the place of the first piece of word i among `pieces`.

    Words before `fresh` are context. `sentence[i]` is the number of the sentence of word i in the document. `marks`, `heads`
    (a word of the window, −1: none) and `relations` of the words are empty where nothing is known of them.
    """

    words: list[Span]
    shapes: list[int]
    sentence: list[int]
    pieces: list[int]
    first: list[int]
    fresh: int
    marks: list[tuple[int, ...]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)


@dataclass
class _Sentence:
    words: list[Span]
    shapes: list[int]
    pieces: list[tuple[int, ...]]
    length: int


def _read_sentence(text: str, span: Span, cutter: WordPiece, longest: int) -> _Sentence:
    words = [(span[0] + start, span[0] + end) for start, end in cut_words(text[span[0]:span[1]])]
    shapes, pieces, length, begins = [], [], 0, True
    for start, end in words:
        found = cutter.pieces_of(text[start:end])
        if length + len(found) > longest:
            break
        shape = shape_of(text[start:end], begins)
        begins = begins and shape == 5
        shapes.append(shape)
        pieces.append(found)
        length += len(found)
    return _Sentence(words[:len(pieces)], shapes, pieces, length)


def build_window(cutter: WordPiece, words: list[Span], shapes: list[int], sentence: list[int], pieces: list[tuple[int, ...]], fresh: int) -> Window:
    """Lays the pieces of the words in a row between the marks."""
    row, first = [cutter.begin], []
    for found in pieces:
        first.append(len(row))
        row.extend(found)
    return Window(words, shapes, sentence, [*row, cutter.end], first, fresh)


def cut_windows(document: Document, cutter: WordPiece, limit: int = 160, context: int = 64, longest: int = 250) -> list[Window]:
    """All windows of a document, in order; each sentence that is read is fresh in exactly one."""
    read = [n for n, span in enumerate(document.sentences) if not any(s <= span[0] < e for s, e in document.unread)]
    sentences = {n: _read_sentence(document.text, document.sentences[n], cutter, longest) for n in read}
    starts = [token.span[0] for token in document.tokens]
    windows, at = [], 0
    while at < len(read):
        before, used = _context(read, sentences, at, min(context, limit))
        used = used if used + sentences[read[at]].length <= longest else 0
        before = before if used else []
        end, total = at, used
        while end < len(read) and (end == at or total + sentences[read[end]].length <= limit):
            total += sentences[read[end]].length
            end += 1
        window = _join(cutter, sentences, before, read[at:end])
        if document.tokens:
            _mark(window, document, starts)
        windows.append(window)
        at = end
    return [window for window in windows if len(window.words) > window.fresh]


def lay_out(document: Document, cutter: WordPiece, numbers: list[int], fresh: int, longest: int = 250) -> Window:
    """A window of sentences by their numbers, whose first `fresh` words are context."""
    sentences = {n: _read_sentence(document.text, document.sentences[n], cutter, longest) for n in numbers}
    window = _join(cutter, sentences, [], numbers)
    window.fresh = fresh
    if document.tokens:
        _mark(window, document, [token.span[0] for token in document.tokens])
    return window


def _context(read: list[int], sentences: dict[int, _Sentence], at: int, room: int) -> tuple[list[int], int]:
    chosen, used = [], 0
    for number in reversed(read[max(0, at - 2):at]):
        if used + sentences[number].length > room:
            break
        chosen.insert(0, number)
        used += sentences[number].length
    return chosen, used


def _join(cutter: WordPiece, sentences: dict[int, _Sentence], before: list[int], fresh: list[int]) -> Window:
    numbers = [*before, *fresh]
    words = [span for n in numbers for span in sentences[n].words]
    shapes = [shape for n in numbers for shape in sentences[n].shapes]
    sentence = [n for n in numbers for _ in sentences[n].words]
    pieces = [found for n in numbers for found in sentences[n].pieces]
    return build_window(cutter, words, shapes, sentence, pieces, sum(len(sentences[n].words) for n in before))


def _mark(window: Window, document: Document, starts: list[int]) -> None:
    """What is known of the tokens that each word touches; its governor is that of the first of them."""
    touched = []
    for start, end in window.words:
        at = bisect_right(starts, start)
        while at > 0 and document.tokens[at - 1].span[1] > start:
            at -= 1
        found = []
        while at < len(starts) and starts[at] < end:
            found.append(at)
            at += 1
        touched.append(found)
    word_of: dict[int, int] = {}
    for word, found in enumerate(touched):
        for index in found:
            word_of.setdefault(index, word)
    window.marks = [tuple(sorted({mark for index in found for mark in document.tokens[index].marks})) for found in touched]
    governors = [document.tokens[found[0]] if found else None for found in touched]
    window.heads = [word_of.get(token.head, -1) if token else -1 for token in governors]
    window.relations = [token.relation if token else OTHER_RELATION for token in governors]
