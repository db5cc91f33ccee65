"""Windows with what the heads are to answer there."""

from dataclasses import dataclass, field

from .records import Document, Event, Filler, Span, trigger_head
from .schema import ATTRIBUTE_NUMBER, ATTRIBUTES, KINDS, NOBODY, ROLE_NUMBER, SPECIALS
from .treebank import TagSets, Tree
from .windows import Window, build_window
from .wordpiece import WordPiece
from .words import shape_of


@dataclass
class Query:
    """A role of the trigger at `word`: candidates that fill it (specials, then words by their first word) and where each ends."""

    word: int
    role: int
    starts: list[int]
    ends: list[tuple[int, int]]


@dataclass
class Example:
    """`triggers`: (word, kind); `known`: kinds whose triggers are complete here; `attributes`: (word, group, value)."""

    window: Window
    known: frozenset[str] = frozenset()
    triggers: list[tuple[int, int]] = field(default_factory=list)
    attributes: list[tuple[int, int, int]] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    tree: tuple[list[int], list[int], list[int], list[int]] | None = None  # upos, xpos, heads, labels; −1: unknown


def words_in(window: Window, span: Span) -> tuple[int, int] | None:
    """First and last word that the span touches, or nothing."""
    touched = [n for n, (start, end) in enumerate(window.words) if start < span[1] and span[0] < end]
    return (touched[0], touched[-1]) if touched else None


def trigger_word(window: Window, document: Document, event: Event) -> int | None:
    """The word of the window that stands for the event's trigger."""
    found = words_in(window, event.trigger)
    if found is None:
        return None
    if event.kind in ("quote", "mention"):
        return found[0] if event.kind == "quote" else found[1]
    words = [document.text[start:end] for start, end in window.words[found[0]:found[1] + 1]]
    return found[0] + trigger_head(words)


def _role_answers(window: Window, fillers: list[Filler]) -> tuple[list[int], list[tuple[int, int]]] | None:
    """Starts and ends of the fillers; nothing where one of them lies outside the window."""
    starts, ends = [], []
    for filler in fillers:
        if filler.special is not None:
            starts.append(filler.special)
            continue
        found = words_in(window, filler.span) if filler.span else None
        if found is None or window.words[found[0]][0] > filler.span[0] + 1:
            return None
        starts.append(SPECIALS + found[0])
        ends.append(found)
    return starts, ends


def build_example(window: Window, document: Document) -> Example:
    """The example of a window: events whose trigger is fresh in it. Events that share a trigger and a kind are united."""
    example = Example(window, document.complete)
    answers: dict[tuple[int, int], tuple[set[int], set[tuple[int, int]]] | None] = {}
    for event in document.events:
        word = trigger_word(window, document, event)
        if word is None or word < window.fresh:
            continue
        if event.kind in KINDS:
            example.triggers.append((word, KINDS.index(event.kind)))
        for name, value in event.attributes.items():
            group = (event.kind, name)
            if group in ATTRIBUTES:
                example.attributes.append((word, ATTRIBUTE_NUMBER[group], ATTRIBUTES[group].index(value)))
        for role, fillers in event.roles.items():
            key = (word, ROLE_NUMBER[event.kind, role])
            _unite(answers, key, _role_answers(window, fillers))
    for (word, role), answer in answers.items():
        if answer is not None:
            starts = answer[0] - {NOBODY} or {NOBODY}
            example.queries.append(Query(word, role, sorted(starts), sorted(answer[1])))
    return example


def _unite(answers: dict, key: tuple[int, int], answer) -> None:
    if answer is None or answers.get(key, ()) is None:
        answers[key] = None
        return
    starts, ends = answers.setdefault(key, (set(), set()))
    starts.update(answer[0])
    ends.update(answer[1])


def tree_example(tree: Tree, cutter: WordPiece, tags: TagSets, longest: int = 250) -> Example | None:
    """A sentence of a treebank on the treebank's own words; nothing where it is longer than the encoder reads."""
    pieces = [cutter.pieces_of(form) for form in tree.forms]
    if sum(map(len, pieces)) > longest:
        return None
    shapes, begins = [], True
    for form in tree.forms:
        shape = shape_of(form, begins)
        begins = begins and shape == 5
        shapes.append(shape)
    spans = [(n, n + 1) for n in range(len(pieces))]
    window = build_window(cutter, spans, shapes, [0] * len(pieces), pieces, 0)

    def numbers(values: list[str], names: list[str]) -> list[int]:
        table = {name: number for number, name in enumerate(names)}
        return [table.get(value, -1) for value in values]

    answers = (numbers(tree.upos, tags.upos), numbers(tree.xpos, tags.xpos), tree.heads, numbers(tree.labels, tags.labels))
    return Example(window, tree=answers)


