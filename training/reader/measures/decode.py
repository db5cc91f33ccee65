"""Reading a document: from windows to statements."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from ..network.batches import Batch, collate
from ..network.examples import Example, words_in
from ..network.model import Reader, ways_of
from ..data.records import Document, Span
from ..data.schema import ATTRIBUTES, KINDS, NOBODY, OWN_KINDS, ROLE_NUMBER, ROLES, SPECIALS, attribute_slices
from ..network.windows import Window, cut_windows
from ..network.wordpiece import WordPiece

# A filler after the first must be this sure; no role has more fillers than this.
FURTHER, MOST = 0.8, 4
SEVERAL = frozenset("source target by speaker event concept cause effect content antecedent".split())


@dataclass
class Found:
    """A filler that was read: words or a special candidate; `antecedents` of words that may stand for others."""

    span: Span | None
    special: int | None
    sureness: float
    antecedents: list["Found"] = field(default_factory=list)


@dataclass
class Reading:
    """A statement or a cue that was read. `sureness` is the trigger's; a role's lies in its fillers."""

    kind: str
    trigger: Span
    sureness: float
    roles: dict[str, list[Found]]
    attributes: dict[str, tuple[str, float]]


@torch.no_grad()
def read_document(reader: Reader, document: Document, cutter: WordPiece, thresholds: dict[str, float], kinds=OWN_KINDS) -> list[Reading]:
    windows = cut_windows(document, cutter)
    readings: list[Reading] = []
    for at in range(0, len(windows), 16):
        group = windows[at:at + 16]
        batch = collate([Example(window) for window in group])
        hidden = reader.words(batch)
        chances = torch.sigmoid(reader.heads.trigger(hidden))
        asked = [
            (row, word, kind, float(chances[row, word, KINDS.index(kind)]))
            for row, window in enumerate(group) for word, kind in _triggers(window, document, chances[row], thresholds, kinds)
        ]
        readings += _read_triggers(reader, group, batch, hidden, asked)
    return readings


def _triggers(window: Window, document: Document, chances: Tensor, thresholds: dict[str, float], kinds) -> list[tuple[int, str]]:
    marks = {found[0] for span in document.quotes if (found := words_in(window, (span[0], span[0] + 1)))}
    found = []
    for word in range(window.fresh, len(window.words)):
        for kind in kinds:
            if (kind != "quote" or word in marks) and chances[word, KINDS.index(kind)] >= thresholds.get(kind, 0.5):
                found.append((word, kind))
    return found


def _read_triggers(reader: Reader, windows: list[Window], batch: Batch, hidden: Tensor, asked: list) -> list[Reading]:
    if not asked:
        return []
    attributes = reader.heads.attributes(hidden[[a[0] for a in asked], [a[1] for a in asked]])
    queries = [(n, row, word, role) for n, (row, word, kind, _) in enumerate(asked) for role in ROLES[kind]]
    fillers = fill_roles(reader, windows, batch, hidden, [(row, word, ROLE_NUMBER[asked[n][2], role]) for n, row, word, role in queries])
    readings = [
        Reading(kind, windows[row].words[word], chance, {}, _read_attributes(attributes[n], kind))
        for n, (row, word, kind, chance) in enumerate(asked)
    ]
    for (n, _, _, role), found in zip(queries, fillers):
        readings[n].roles[role] = found if role in SEVERAL else found[:1]
    _resolve(reader, windows, batch, hidden, [(asked[n][0], found) for (n, *_), found in zip(queries, fillers)])
    return readings


def _read_attributes(scores: Tensor, kind: str) -> dict[str, tuple[str, float]]:
    found = {}
    for (owner, name), (start, end) in zip(ATTRIBUTES, attribute_slices()):
        if owner == kind:
            chances = torch.softmax(scores[start:end], dim=0)
            best = int(chances.argmax())
            found[name] = (ATTRIBUTES[owner, name][best], float(chances[best]))
    return found


def fill_roles(reader: Reader, windows: list[Window], batch: Batch, hidden: Tensor, queries: list[tuple[int, int, int]]) -> list[list[Found]]:
    """queries: (row, word, role) → fillers of each, surest first; nobody alone where no candidate is above nobody's score."""
    if not queries:
        return []
    row, word, role = torch.tensor(queries).T
    scores = reader.heads.roles.anchors(hidden, row, word, role, ways_of(batch, torch.tensor(queries)))
    absent = torch.cat([torch.zeros(len(queries), SPECIALS, dtype=torch.bool), ~batch.real[row]], dim=1)
    scores = scores.masked_fill(absent, -1e4)
    over = scores - scores[:, NOBODY:NOBODY + 1]
    over[:, NOBODY] = -1
    chosen = [(n, int(c)) for n in range(len(queries)) for c in (over[n] > 0).nonzero().flatten()]
    bounds = _bounds(reader, batch, hidden, (row, word, role), [(n, c - SPECIALS) for n, c in chosen if c >= SPECIALS])
    return [_fillers(windows[int(row[n])], n, [c for m, c in chosen if m == n], scores[n], over[n], bounds) for n in range(len(queries))]


def _bounds(reader: Reader, batch: Batch, hidden: Tensor, queries: tuple[Tensor, Tensor, Tensor], anchors: list[tuple[int, int]]) -> dict:
    """First and last word of the filler of each (query, anchor)."""
    if not anchors:
        return {}
    index, anchor = torch.tensor(anchors).T
    row, word, role = (part[index] for part in queries)
    absent = ~batch.real[row]
    starts = reader.heads.roles.starts(hidden, row, role, anchor).masked_fill(absent, -1e4).argmax(dim=1)
    ends = reader.heads.roles.ends(hidden, row, word, role, anchor).masked_fill(absent, -1e4).argmax(dim=1)
    return dict(zip(anchors, zip(starts.tolist(), ends.tolist())))


def _fillers(window: Window, n: int, candidates: list[int], scores: Tensor, over: Tensor, bounds: dict) -> list[Found]:
    if not candidates:
        return [Found(None, NOBODY, float(torch.softmax(scores, dim=0)[NOBODY]))]
    found = []
    for candidate in sorted(candidates, key=lambda c: -float(over[c])):
        sure = float(torch.sigmoid(over[candidate]))
        if found and (sure < FURTHER or len(found) == MOST):
            break
        if candidate < SPECIALS:
            found.append(Found(None, candidate, sure))
            continue
        first, last = bounds[n, candidate - SPECIALS]
        span = (window.words[first][0], window.words[last][1])
        if not any(f.span and f.span[0] < span[1] and span[0] < f.span[1] for f in found):
            found.append(Found(span, None, sure))
    return found


def _resolve(reader: Reader, windows: list[Window], batch: Batch, hidden: Tensor, found: list[tuple[int, list[Found]]]) -> None:
    """Asks for the antecedents of all fillers that are words."""
    asked = [(row, filler) for row, fillers in found for filler in fillers if filler.span]
    number = ROLE_NUMBER["mention", "antecedent"]
    queries = [(row, words_in(windows[row], filler.span)[1], number) for row, filler in asked]
    for (_, filler), antecedents in zip(asked, fill_roles(reader, windows, batch, hidden, queries)):
        filler.antecedents = [a for a in antecedents if a.special != NOBODY]
