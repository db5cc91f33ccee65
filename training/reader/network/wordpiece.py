"""WordPiece as in BERT (uncased): lower case, accents dropped, marks apart, longest piece first."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

SPECIAL_PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def _is_mark(character: str) -> bool:
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character).startswith("P")


def _is_control(character: str) -> bool:
    return character not in "\t\n\r" and unicodedata.category(character).startswith("C")


def _is_ideograph(character: str) -> bool:
    return 0x4E00 <= ord(character) <= 0x9FFF or 0x3400 <= ord(character) <= 0x4DBF or 0xF900 <= ord(character) <= 0xFAFF


def basic_words(text: str) -> list[str]:
    """BERT's basic cut: words of a text in lower case without accents; every mark and ideograph is a word."""
    cleaned = "".join(" " if c.isspace() else c for c in text if c not in "\0\ufffd" and not _is_control(c))
    folded = unicodedata.normalize("NFD", cleaned.lower())
    plain = (c for c in folded if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_mark(c) or _is_ideograph(c) else c for c in plain).split()


class WordPiece:
    """Cuts words into pieces of a vocabulary."""

    def __init__(self, pieces: list[str]):
        self.pieces = pieces
        self.number = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self.number["[UNK]"]
        self.begin = self.number["[CLS]"]
        self.end = self.number["[SEP]"]
        self.pieces_of = lru_cache(maxsize=200_000)(self._pieces_of)

    def _cut(self, word: str) -> list[int]:
        """Longest match first; one unknown piece where some part has no piece."""
        if len(word) > 100:
            return [self.unknown]
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in self.number), None)
            if end is None:
                return [self.unknown]
            found.append(self.number[prefix + word[start:end]])
            start = end
        return found

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        """Numbers of the pieces of a word as it stands in the text; at least one."""
        found = [number for part in basic_words(word) for number in self._cut(part)]
        return tuple(found) or (self.unknown,)

    def encode(self, text: str) -> list[int]:
        """Numbers of the pieces of a text, without the marks at its ends."""
        return [number for part in basic_words(text) for number in self._cut(part)]


def count_pieces(full: WordPiece, words: Iterable[str]) -> Counter:
    counts: Counter = Counter()
    for word in words:
        counts.update(full.pieces_of(word))
    return counts


def choose_pieces(full: WordPiece, counts: Counter, size: int) -> list[int]:
    """Numbers of the pieces to keep, ascending: specials, single characters, then those seen, then the first of the list.

    BERT's list runs from frequent to rare, so unseen pieces near its head are kept before those near its end.
    """
    keep = {full.number[piece] for piece in SPECIAL_PIECES}
    keep |= {n for n, piece in enumerate(full.pieces) if len(piece.removeprefix("##")) == 1 and (n in counts or ord(piece[-1]) < 0x250)}
    ranked = [number for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    rest = [n for n, piece in enumerate(full.pieces) if not piece.startswith("[unused") and all(ord(c) < 0x250 for c in piece)]
    for number in (*ranked, *rest):
        if len(keep) >= size:
            break
        keep.add(number)
    return sorted(keep)
