"""Universal Dependencies treebanks: sentences with words, tags and trees."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Tree:
    """One sentence. `heads` are word numbers from 1, 0 for the root."""

    id: str
    forms: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    labels: list[str]


def read_trees(path: Path) -> list[Tree]:
    """Reads CoNLL-U; word ranges and empty nodes are left out."""
    trees = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        rows = [columns for line in lines if (columns := line.split("\t"))[0].isdigit()]
        if not rows:
            continue
        name = next((line[12:] for line in lines if line.startswith("# sent_id = ")), "")
        columns = list(zip(*rows))
        trees.append(Tree(name, list(columns[1]), list(columns[3]), list(columns[4]), [int(h) for h in columns[6]], list(columns[7])))
    return trees


@dataclass
class TagSets:
    """The tags and labels of a treebank, most frequent first; what is rarer than `least` is left out."""

    upos: list[str]
    xpos: list[str]
    labels: list[str]

    @staticmethod
    def of(trees: list[Tree], least: int = 3) -> "TagSets":
        from collections import Counter

        def ranked(name: str) -> list[str]:
            counts = Counter(value for tree in trees for value in getattr(tree, name))
            return [value for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= least]

        return TagSets(ranked("upos"), ranked("xpos"), ranked("labels"))


def best_tree(scores) -> list[int]:
    """Heads of the best tree by Chu–Liu–Edmonds with one root.

    `scores[d][h]`: score of head h (0: root) for word d, both counted with the root; row 0 is unused. Returns heads of words 1…n.
    """
    import numpy as np

    n = scores.shape[0]
    best, best_total = None, -np.inf
    greedy = _edmonds(_without_self(scores))
    if sum(1 for d in range(1, n) if greedy[d] == 0) == 1:
        return [int(h) for h in greedy[1:]]
    for root in sorted(range(1, n), key=lambda d: -scores[d, 0])[:8]:
        limited = _without_self(scores)
        limited[1:, 0] = -1e9
        limited[root, :] = -1e9
        limited[root, 0] = scores[root, 0]
        heads = _edmonds(limited)
        total = sum(limited[d, heads[d]] for d in range(1, n))
        if total > best_total:
            best, best_total = heads, total
    return [int(h) for h in best[1:]]


def _without_self(scores):
    import numpy as np

    limited = scores.astype(np.float64).copy()
    np.fill_diagonal(limited, -1e9)
    return limited


def _find_cycle(heads) -> list[int]:
    """Words of one cycle among `heads`, or nothing."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = -1
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == -1:
            return path[path.index(at):]
        for word in path:
            state[word] = 1
    return []


def _edmonds(scores):
    """Heads of the best tree; several words may hang on the root."""
    import numpy as np

    n = scores.shape[0]
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [v for v in range(n) if v not in inside]
    m = len(outside)
    small = np.full((m + 1, m + 1), -1e9)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    total = sum(scores[v, heads[v]] for v in cycle)
    enter, leave = {}, {}
    for i, v in enumerate(outside):
        if v > 0:
            leave[i] = max(cycle, key=lambda c: scores[v, c])
            small[i, m] = scores[v, leave[i]]
        enter[i] = max(cycle, key=lambda c: scores[c, v] - scores[c, heads[c]])
        small[m, i] = scores[enter[i], v] - scores[enter[i], heads[enter[i]]] + total
    np.fill_diagonal(small, -1e9)
    solved = _edmonds(small)
    result = heads.copy()
    for i, v in enumerate(outside):
        if v > 0:
            result[v] = leave[i] if solved[i] == m else outside[solved[i]]
    into = solved[m]
    result[enter[into]] = outside[into]
    return result
