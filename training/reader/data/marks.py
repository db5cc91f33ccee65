"""Marks of words: what gazetteer, lexicons, parser and rules know of them before the reader reads.

The product's own code makes them (`npm run mark-texts`), for training as at run time; texts are found by their SHA-256.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from .records import Document, Token
from .relations import RELATIONS, relation_number
from .words import from_utf16, utf16_offsets

PATHS = 4 + 6 * len(RELATIONS)
LEAST_USES = 40  # marks that are rarer in training are left out


@dataclass
class MarkTable:
    """Tokens of texts as `mark-texts` writes them, by the texts' SHA-256."""

    rows: dict[str, list]

    @classmethod
    def read(cls, path: Path) -> "MarkTable":
        with path.open(encoding="utf-8") as lines:
            return cls({row["key"]: row["tokens"] for row in map(json.loads, lines)})

    def of(self, text: str) -> list:
        return self.rows.get(hashlib.sha256(text.encode()).hexdigest(), [])

    def known(self) -> set[str]:
        """Names of all marks that some token has."""
        return {name for tokens in self.rows.values() for token in tokens for name in token[4]}

    def leave_out(self, pattern: str) -> None:
        """Takes away the marks whose names begin like the pattern."""
        for tokens in self.rows.values():
            for token in tokens:
                token[4] = [name for name in token[4] if not re.match(pattern, name)]

    def names(self, documents: Iterable[Document]) -> list[str]:
        """Names of the marks that are frequent enough, in order."""
        counts = Counter(name for document in documents for token in self.of(document.text) for name in token[4])
        return sorted(name for name, count in counts.items() if count >= LEAST_USES)

    def attach(self, documents: Iterable[Document], names: list[str]) -> None:
        numbers = {name: number for number, name in enumerate(names)}
        for document in documents:
            units = utf16_offsets(document.text)
            document.tokens = [
                Token((from_utf16(units, start), from_utf16(units, end)), head, relation_number(relation), tuple(numbers[m] for m in marks if m in numbers))
                for start, end, head, relation, marks in self.of(document.text)
            ]


def paths(heads: Tensor, relations: Tensor, sentence: Tensor, origin: Tensor) -> Tensor:
    """Numbers of the ways from each origin to each word [n, w]; `pathNumber` of the product says the same.

    heads, relations, sentence [n, w]: those of the origin's window; heads −1 where there is none.
    """
    n, w = heads.shape
    words = torch.arange(w)[None, :].expand(n, w)
    padded = torch.cat([heads, torch.full((n, 1), -1)], dim=1)  # index −1 → the last column

    def head(of: Tensor) -> Tensor:
        return padded.gather(1, torch.where(of < 0, w, of))

    own, up = heads, head(origin[:, None]).expand(n, w)
    above = head(up[:, :1]).expand(n, w)
    here = origin[:, None].expand(n, w)
    count = len(RELATIONS)
    relation_here = relations.gather(1, origin[:, None]).expand(n, w)
    found = torch.full((n, w), 3 + 6 * count)
    for step, (holds, relation) in reversed(list(enumerate((
        (own == here, relations), (up == words, relation_here), ((own >= 0) & (head(own) == here), relations), ((own >= 0) & (own == up), relations),
        ((own >= 0) & (own == above), relations), ((up >= 0) & (above == words), relation_here),
    )))):
        found = torch.where(holds, 3 + step * count + relation, found)
    found = torch.where(words == here, 2, found)
    same = sentence == sentence.gather(1, origin[:, None])
    return torch.where(same, found, torch.where(words < here, 0, 1))
