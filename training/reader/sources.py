"""The sources of a run: names → documents or trees, and the examples made from them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

from .data import public_sets
from .anchors import anchor_documents
from .data.augment import change_document
from .data.corpus import read_corpus
from .data.marks import MarkTable
from .network.examples import Example, build_example, tree_examples
from .network.model import Reader
from .data.records import Document
from .data.treebank import TagSets, Tree, read_trees
from .network.windows import Window, cut_windows
from .network.wordpiece import WordPiece


@dataclass
class Sources:
    documents: dict[str, list[Document]] = field(default_factory=dict)
    trees: dict[str, list[Tree]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)  # not annotated, for the choice of pieces
    changed: dict[str, list[Document]] = field(default_factory=dict)  # changed copies of the corpus' documents, by id
    marks: list[str] = field(default_factory=list)  # names of the marks that words carry

    def all(self) -> Iterable[Document]:
        yield from (document for documents in (*self.documents.values(), *self.changed.values()) for document in documents)

    def words(self) -> Iterable[str]:
        """All words, for the choice of pieces."""
        from .data.words import cut_words

        texts = [document.text for documents in self.documents.values() for document in documents]
        for text in [*texts, *self.texts, *self.texts, *self.texts]:  # what is nearest to later reading counts most
            yield from (text[start:end] for start, end in cut_words(text))
        for trees in self.trees.values():
            for tree in trees:
                yield from tree.forms


COPIES = 4  # changed copies of each document of the corpus
PASSAGE = 1_000  # characters; what is shorter is a passage, which is read as it is


def is_passage(document: Document) -> bool:
    return len(document.text) < PASSAGE


def changed_copies(document: Document) -> list[Document]:
    """The same copies each time: they are looked up by their texts."""
    return [change_document(document, Random(f"{document.id} {n}")) for n in range(COPIES)]


def held_out(group: str, folds: int = 10) -> bool:
    """True for a tenth of the groups, by a sum that stays the same everywhere."""
    return sum(ord(c) * (7 * n + 3) for n, c in enumerate(group)) % folds == 0


@cache
def load_sources(gold: Path, corpus: Path | None, marks: Path | None = None, names: tuple[str, ...] = ()) -> Sources:
    """Reads all that may be trained on, the development parts that go with it ("… dev"), and the marks of all words.

    `names`: the marks that a saved reader knows, of which those are kept that some text still has; without them those that are frequent in the corpus are chosen.
    """
    news = public_sets.read_causal_news(gold / "cnc.jsonl")
    speeches = public_sets.read_criticism(gold / "unscon.jsonl")
    documents = {
        "criticism": [d for d in speeches if not held_out(d.group, 4)],
        "criticism dev": [d for d in speeches if held_out(d.group, 4)],
        "cnc": [d for d in news if not held_out(d.group)],
        "cnc dev": [d for d in news if held_out(d.group)],
        "because": public_sets.read_because(gold / "because.jsonl", "dev"),
        "because dev": public_sets.read_because(gold / "because.jsonl", "test"),
        "gum": public_sets.read_gum_attributions(gold / "gum_discourse.jsonl", "train"),
        "gum dev": public_sets.read_gum_attributions(gold / "gum_discourse.jsonl", "dev"),
        "plover": public_sets.read_plover_gold(gold / "plover_gsr.jsonl"),
    }
    if corpus:
        annotated = read_corpus(corpus)
        trained = [d for d in annotated if d.split == "train"]
        documents |= {
            "corpus": [d for d in trained if not is_passage(d)],
            "passages": [d for d in trained if is_passage(d)],
            "corpus dev": [d for d in annotated if d.split == "dev"],
        }
    trees = {
        "trees": read_trees(gold / "ud/ewt-train.conllu") + read_trees(gold / "ud/gum-train-free.conllu"),
        "trees dev": read_trees(gold / "ud/ewt-dev.conllu"),
    }
    changed = {d.id: changed_copies(d) for d in documents.get("corpus", [])}
    sources = Sources(documents, trees, _plain_texts(gold, corpus), changed)
    if marks:
        table = MarkTable.read(marks)
        found = table.known()
        sources.marks = [name for name in names if name in found] or table.names(documents["corpus"])
        table.attach(sources.all(), sources.marks)
    return sources


def _plain_texts(gold: Path, corpus: Path | None) -> list[str]:
    """Public-domain speeches, the corpus' documents for training, annotated or not, and the names that the product knows."""
    texts = [json.loads(line)["text"] for line in (gold / "open/speeches.jsonl").read_text(encoding="utf-8").splitlines()]
    if corpus:
        rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
        texts += [row["text"] for row in rows if row["split"] == "train"]
    root = Path(__file__).parents[2]
    names = [path for place in ("src", "packages") for path in (root / place).glob("**/gazetteer/*.ts") if "node_modules" not in path.parts]
    return texts + [path.read_text(encoding="utf-8") for path in sorted(names)]


def withhold(examples: list[Example], marks: list[str], pattern: str, random: Random) -> list[Example]:
    """Takes marks whose names begin like the pattern from half of the examples."""
    gone = {number for number, name in enumerate(marks) if re.match(pattern, name)}

    def without(window: Window) -> Window:
        return replace(window, marks=[tuple(mark for mark in found if mark not in gone) for found in window.marks])

    return [replace(e, window=without(e.window)) if random.random() < 0.5 else e for e in examples]


class ExampleMaker:
    """Makes the examples of a source; unchanged documents are cut only once."""

    def __init__(self, sources: Sources, cutter: WordPiece, tags: TagSets):
        self.sources, self.cutter, self.tags = sources, cutter, tags
        self.kept: dict[str, list[Example]] = {}
        self.taught: list = []  # of a larger reader, see `teaching`

    def anchor(self, reader: Reader) -> None:
        """Lets the reader's syntax say which word of each filler governs it."""
        reader.eval()
        for name, documents in self.sources.documents.items():
            if not name.endswith("dev"):
                self.sources.documents[name] = anchor_documents(reader, documents, self.cutter)
        for document in self.sources.documents.get("corpus", []):
            known = self.sources.changed[document.id]
            self.sources.changed[document.id] = [replace(new, tokens=old.tokens) for new, old in zip(changed_copies(document), known)]
        self.kept.clear()

    def plain(self, name: str) -> list[Example]:
        if name not in self.kept:
            if name in self.sources.trees:
                self.kept[name] = tree_examples(self.sources.trees[name], self.cutter, self.tags)
            else:
                self.kept[name] = [e for d in self.sources.documents.get(name, []) for e in self.of(d)]
        return self.kept[name]

    def of(self, document: Document) -> list[Example]:
        return [build_example(window, document) for window in cut_windows(document, self.cutter)]

    def epoch(self, name: str, repeat: float, augment: float, random: Random) -> list[Example]:
        """The examples of one epoch: `repeat` times the source, some corpus documents changed."""
        def every() -> list[Example]:
            return self._changed(name, augment, random) if name == "corpus" and augment else self.plain(name)

        found = [example for _ in range(int(repeat)) for example in every()]
        rest = repeat - int(repeat)
        if rest > 0:
            examples = every()
            found += random.sample(examples, round(rest * len(examples)))
        return found

    def _changed(self, name: str, augment: float, random: Random) -> list[Example]:
        documents = self.sources.documents[name]
        return [e for d in documents for e in self.of(random.choice(self.sources.changed[d.id]) if random.random() < augment else d)]
