"""Lessons: what a reader makes of the windows of plain texts, kept with its scores.

Of a window the numbers of its sentences are kept, so that a reader with other pieces can lay it out again word for word.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ..data.marks import MarkTable
from ..data.records import Document, Span
from ..data.schema import KINDS, NOBODY, OWN_KINDS, ROLE_NUMBER, ROLES, SPECIALS
from ..data.sentences import find_quotes, split_sentences
from ..measures.decode import fill_roles
from ..network.batches import Batch, collate
from ..network.examples import Example, words_in
from ..network.model import Reader, ways_of
from ..network.windows import Window, cut_windows, lay_out
from ..network.wordpiece import WordPiece

# Words that the teacher takes for a trigger with at least this share are asked for their roles.
ASKED = 0.1
LONGEST = 250  # pieces of a window


@dataclass
class Lesson:
    """A window as a teacher reads it; f fresh words, a triggers, q queries, b fillers, w words.

    `words`: spans in the text; `chances` [f, own kinds]; `triggers` [a, 2]: word, kind; `attributes` [a, outputs]; `queries` [q, 3]: word, role and the
    number of the trigger (−1 for a mention); `scores` [q, 2 + w]; `bounds` [b, 4]: query, anchor, first word, last word.
    """

    words: list[Span]
    sentences: list[int]
    fresh: int
    chances: Tensor
    triggers: Tensor
    attributes: Tensor
    queries: Tensor
    scores: Tensor
    bounds: Tensor


@dataclass
class TaughtExample:
    """A lesson laid out in the pupil's pieces."""

    window: Window
    lesson: Lesson


def read_texts(path: Path, marks: MarkTable, names: list[str]) -> list[Document]:
    """Plain texts, one JSON object with `text` a line, with their marks."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    documents = [plain_document(row["text"]) for row in rows]
    marks.attach(documents, names)
    return [document for document in documents if document.tokens]


def plain_document(text: str) -> Document:
    return Document("", text, split_sentences(text), quotes=find_quotes(text))


@torch.no_grad()
def teach(reader: Reader, document: Document, cutter: WordPiece) -> list[Lesson]:
    """What the reader makes of the windows of a document. Cost: one forward pass."""
    windows = cut_windows(document, cutter)
    half = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    lessons = []
    for at in range(0, len(windows), 12):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            lessons += _lessons(reader, windows[at:at + 12], document)
    return lessons


def write_lessons(reader: Reader, documents: list[Document], path: Path) -> None:
    """Writes documents with their lessons, and the marks that they were given."""
    cutter = WordPiece(reader.pieces)
    torch.save({"marks": reader.marks, "documents": [(document, teach(reader, document, cutter)) for document in documents]}, path)


def read_lessons(path: Path, marks: list[str], cutter: WordPiece) -> list[TaughtExample]:
    """The lessons of a file in a pupil's pieces; a window that is too long with them is left out. Raises ValueError where the teacher was given other marks."""
    found = torch.load(path, weights_only=False)
    if found["marks"] != marks:
        raise ValueError(f"{path}: the teacher was given other marks than the pupil")
    return [example for document, lessons in found["documents"] for example in lay_lessons(document, lessons, cutter)]


def lay_lessons(document: Document, lessons: list[Lesson], cutter: WordPiece) -> list[TaughtExample]:
    examples = [TaughtExample(lay_out(document, cutter, sorted(set(lesson.sentences)), lesson.fresh), lesson) for lesson in lessons]
    return [e for e in examples if e.window.words == e.lesson.words and len(e.window.pieces) <= LONGEST]


def _lessons(reader: Reader, windows: list[Window], document: Document) -> list[Lesson]:
    batch = collate([Example(window) for window in windows])
    hidden = reader.words(batch)
    chances = torch.sigmoid(reader.heads.trigger(hidden).float())[:, :, : len(OWN_KINDS)]
    triggers = [(row, word, kind) for row, window in enumerate(windows) for word, kind in _asked(window, document, chances[row])]
    queries = [(row, word, ROLE_NUMBER[OWN_KINDS[kind], role], n) for n, (row, word, kind) in enumerate(triggers) for role in ROLES[OWN_KINDS[kind]]]
    queries += _mentions(reader, windows, batch, hidden, queries)
    attributes = reader.heads.attributes(hidden[[t[0] for t in triggers], [t[1] for t in triggers]]).float() if triggers else torch.zeros(0, 1)
    scores, bounds = _roles(reader, batch, hidden, queries)
    return [
        Lesson(
            window.words, window.sentence, window.fresh, chances[row, window.fresh:len(window.words)].half(),
            *_of_row(row, window, triggers, attributes, queries, scores, bounds),
        )
        for row, window in enumerate(windows)
    ]


def _asked(window: Window, document: Document, chances: Tensor) -> list[tuple[int, int]]:
    marks = {found[0] for span in document.quotes if (found := words_in(window, (span[0], span[0] + 1)))}
    quote = OWN_KINDS.index("quote")
    found = (chances >= ASKED).nonzero().tolist()
    return [(word, kind) for word, kind in found if window.fresh <= word < len(window.words) and (kind != quote or word in marks)]


def _mentions(reader: Reader, windows: list[Window], batch: Batch, hidden: Tensor, queries: list) -> list[tuple[int, int, int, int]]:
    """Queries for what the fillers stand for that the reader finds."""
    found = fill_roles(reader, windows, batch, hidden, [q[:3] for q in queries])
    ends = {(q[0], words_in(windows[q[0]], filler.span)[1]) for q, fillers in zip(queries, found) for filler in fillers if filler.span}
    return [(row, word, ROLE_NUMBER["mention", "antecedent"], -1) for row, word in sorted(ends)]


def _roles(reader: Reader, batch: Batch, hidden: Tensor, queries: list) -> tuple[Tensor, list[tuple[int, int, int, int]]]:
    """Scores of all candidates of each query, and the bounds of those above nobody's."""
    if not queries:
        return torch.zeros(0, SPECIALS + hidden.shape[1]), []
    asked = torch.tensor([q[:3] for q in queries])
    row, word, role = asked.T
    absent = torch.cat([torch.zeros(len(queries), SPECIALS, dtype=torch.bool), ~batch.real[row]], dim=1)
    scores = reader.heads.roles.anchors(hidden, row, word, role, ways_of(batch, asked)).float().masked_fill(absent, -1e4)
    query, candidate = (scores > scores[:, NOBODY:NOBODY + 1]).nonzero().T
    query, anchor = query[candidate >= SPECIALS], candidate[candidate >= SPECIALS] - SPECIALS
    if len(query) == 0:
        return scores, []
    gone = ~batch.real[row[query]]
    starts = reader.heads.roles.starts(hidden, row[query], role[query], anchor).masked_fill(gone, -1e4).argmax(dim=1)
    ends = reader.heads.roles.ends(hidden, row[query], word[query], role[query], anchor).masked_fill(gone, -1e4).argmax(dim=1)
    return scores, list(zip(query.tolist(), anchor.tolist(), starts.tolist(), ends.tolist()))


def _of_row(row: int, window: Window, triggers: list, attributes: Tensor, queries: list, scores: Tensor, bounds: list) -> tuple[Tensor, ...]:
    own = [n for n, trigger in enumerate(triggers) if trigger[0] == row]
    place = {n: at for at, n in enumerate(own)}
    asked = [n for n, query in enumerate(queries) if query[0] == row]
    number = {n: at for at, n in enumerate(asked)}
    return (
        _rows([triggers[n][1:] for n in own], 2), attributes[own].half() if own else torch.zeros(0, 1), _rows([(queries[n][1], queries[n][2], place.get(queries[n][3], -1)) for n in asked], 3),
        scores[asked][:, : SPECIALS + len(window.words)].half(), _rows([(number[b[0]], *b[1:]) for b in bounds if b[0] in number], 4),
    )


def _rows(values: list, width: int) -> Tensor:
    return torch.tensor(values, dtype=torch.int16).reshape(len(values), width)
