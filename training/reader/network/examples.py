"""Windows with what the heads are to answer there."""

from dataclasses import dataclass, field

from ..data.records import Document, Event, Filler, Span, trigger_head
from ..data.schema import ATTRIBUTE_NUMBER, ATTRIBUTES, KINDS, NOBODY, ROLE_NUMBER, SPECIALS
from ..data.treebank import TagSets, Tree
from .windows import Window, build_window
from .wordpiece import WordPiece
from ..data.words import shape_of


@dataclass
class Query:
    """A role of the trigger at `word`: candidates that fill it (specials, then words by their anchors) and each one's bounds.

    `bounds`: anchor, first word, last word. `neutral`: candidates that are neither right nor wrong.
    """

    word: int
    role: int
    anchors: list[int]
    bounds: list[tuple[int, int, int]]
    neutral: list[int] = field(default_factory=list)


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


def anchor_word(window: Window, text: str, filler: Filler, found: tuple[int, int]) -> int:
    """The word that stands for a filler: what a parse says; else the last of a few words, the first that is not light of many."""
    if filler.anchor:
        known = words_in(window, filler.anchor)
        if known and found[0] <= known[0] <= found[1]:
            return known[0]
    if found[1] - found[0] < 4:
        return found[1]
    return found[0] + trigger_head([text[start:end] for start, end in window.words[found[0]:found[1] + 1]])


def _role_answers(window: Window, text: str, fillers: list[Filler]) -> tuple[list[int], list[tuple[int, int, int]]] | None:
    """Anchors and bounds of the fillers; nothing where one of them lies outside the window."""
    anchors, bounds = [], []
    for filler in fillers:
        if filler.special is not None:
            anchors.append(filler.special)
            continue
        found = words_in(window, filler.span) if filler.span else None
        if found is None or window.words[found[0]][0] > filler.span[0] + 1:
            return None
        anchor = anchor_word(window, text, filler, found)
        anchors.append(SPECIALS + anchor)
        bounds.append((anchor, *found))
    return anchors, bounds


def build_example(window: Window, document: Document) -> Example:
    """The example of a window: events whose trigger is fresh in it. Events that share a trigger and a kind are united."""
    example = Example(window, document.complete)
    answers: dict[tuple[int, int], tuple[set[int], set[tuple[int, int, int]]] | None] = {}
    others: dict[tuple[int, int], set[Span]] = {}
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
            _unite(answers, key, _role_answers(window, document.text, fillers))
            others.setdefault(key, set()).update(span for filler in fillers for span in filler.others)
    for (word, role), answer in answers.items():
        if answer is not None:
            anchors = answer[0] - {NOBODY} or {NOBODY}
            neutral = {SPECIALS + found[1] for span in others.get((word, role), ()) if (found := words_in(window, span))} - anchors
            example.queries.append(Query(word, role, sorted(anchors), sorted(answer[1]), sorted(neutral)))
    return example


def _unite(answers: dict, key: tuple[int, int], answer) -> None:
    if answer is None or answers.get(key, ()) is None:
        answers[key] = None
        return
    anchors, bounds = answers.setdefault(key, (set(), set()))
    anchors.update(answer[0])
    bounds.update(answer[1])


def tree_examples(trees: list[Tree], cutter: WordPiece, tags: TagSets, limit: int = 160, longest: int = 250) -> list[Example]:
    """Sentences of a treebank on the treebank's own words, packed in order as windows are; one too long to be read is left out."""
    examples, group, total = [], [], 0
    for tree in trees:
        length = sum(len(cutter.pieces_of(form)) for form in tree.forms)
        if group and (total + length > limit or length > longest):
            examples.append(_tree_window(group, cutter, tags))
            group, total = [], 0
        if length <= longest:
            group.append(tree)
            total += length
    return examples + ([_tree_window(group, cutter, tags)] if group else [])


def _tree_window(trees: list[Tree], cutter: WordPiece, tags: TagSets) -> Example:
    """Heads count in the window from 1; 0 is the root."""
    forms = [form for tree in trees for form in tree.forms]
    shapes, sentence, heads = [], [], []
    for number, tree in enumerate(trees):
        heads += [head + len(shapes) if head else 0 for head in tree.heads]
        begins = True
        for form in tree.forms:
            shapes.append(shape_of(form, begins))
            begins = begins and shapes[-1] == 5
            sentence.append(number)
    spans = [(n, n + 1) for n in range(len(forms))]
    window = build_window(cutter, spans, shapes, sentence, [cutter.pieces_of(form) for form in forms], 0)

    def numbers(name: str) -> list[int]:
        table = {value: number for number, value in enumerate(getattr(tags, name))}
        return [table.get(value, -1) for tree in trees for value in getattr(tree, name)]

    return Example(window, tree=(numbers("upos"), numbers("xpos"), heads, numbers("labels")))
