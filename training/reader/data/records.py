"""Documents with what is annotated in them, in one form for every source."""

from dataclasses import dataclass, field

from .schema import AUTHOR, NOBODY

Span = tuple[int, int]  # code points, half-open


@dataclass(frozen=True)
class Filler:
    """What fills a role: words of the text, the section's author, or nobody; `names` are the entities meant.

    `anchor` is the word of the span that governs the others, where a parse has told it. `others` are further mentions of the
    entities nearby: to choose one of them is no mistake.
    """

    span: Span | None = None
    special: int | None = None
    names: tuple[str, ...] = ()
    anchor: Span | None = None
    others: tuple[Span, ...] = ()


NOBODY_FILLER = Filler(special=NOBODY)
AUTHOR_FILLER = Filler(special=AUTHOR)


@dataclass
class Event:
    """A statement or a cue. A role that is absent from `roles` is unknown and teaches nothing."""

    kind: str
    trigger: Span
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class Pair:
    """Two passages and what joins them: task "answer", "same" or "compare"."""

    task: str
    left: Span
    right: Span
    label: int


@dataclass(frozen=True)
class Token:
    """A token with what is known of it: `head` is its governor's index among the text's tokens (−1: none), numbers as in `marks.py`."""

    span: Span
    head: int
    relation: int
    marks: tuple[int, ...]


@dataclass
class Document:
    id: str
    text: str
    sentences: list[Span]
    events: list[Event] = field(default_factory=list)
    complete: frozenset[str] = frozenset()  # kinds annotated wherever they occur
    split: str = "train"
    group: str = ""  # what may not be divided between folds
    aliases: dict[str, list[str]] = field(default_factory=dict)  # names and short forms of each entity
    quotes: list[Span] = field(default_factory=list)  # direct quotations by their marks
    unread: list[Span] = field(default_factory=list)  # furniture, left out of windows
    pairs: list[Pair] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)


# Words that are not the head of a trigger of several words, unless nothing else stands there.
_GRAMMATICAL = frozenset("to of for on in at by with the a an no not n't n’t i you he she it we they and or".split())
_LIGHT = _GRAMMATICAL | frozenset(
    "this that these those his her its their our my your never 's ’s ' ’ ” “ \" , . - – — "
    "be is are was were been being am 're ’re do did does done have has had having 've ’ve "
    "will wo would 'll ’ll shall can ca could may might must should "
    "against from into over upon about as than there up out off down "
    "take takes took taken taking make makes made making give gives gave given giving put puts get gets got "
    "very more most so too even only just quite".split()
)


def trigger_head(words: list[str]) -> int:
    """Index of the word that stands for a trigger: the first that is not light, else the first that is not grammatical, else the first."""
    lowered = [word.lower() for word in words]
    for passed_over in (_LIGHT, _GRAMMATICAL):
        for index, word in enumerate(lowered):
            if word not in passed_over and (passed_over is _LIGHT or word[0].isalpha()):
                return index
    return 0
