"""Words of a text: one regular expression, so that any language with Unicode properties can cut the same words.

Words follow the UD English treebanks: "don't" is "do" and "n't", "long-term" is three words, "U.S." and "3.5" are one.
White space is in no word; every other character is in exactly one. Offsets here count code points; `utf16_offsets`
turns them into UTF-16 code units.
"""

import re
from bisect import bisect_right

_APOSTROPHE = "['\u2018\u2019`\u00b4\u02bc]"
_LETTER = r"[^\W\d_]"
_PREFIXES = (
    "non|re|anti|co|pro|pre|mid|post|over|counter|semi|sub|mini|neo|un|micro|inter|ultra|bi|tri|de|extra|trans|hyper|ex|multi|cross"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Messrs|No|vs|etc|Inc|Ltd|Co|Corp|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_PATTERN = re.compile(
    "|".join((
        r"(?:https?://|www\.)[^\s<>\"\u201c\u201d]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",        # addresses
        r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!\w)|\d+(?:[.,:]\d+)*",                      # figures
        rf"(?:{_LETTER}\.){{2,}}{_LETTER}?(?![^\W_])",                                     # U.S.
        rf"(?:{_ABBREVIATIONS})\.(?=\s+\S)",                                               # Mr.
        rf"(?<![^\W_])[A-HJ-Z]\.(?=\s*[A-Z])",                                             # initials
        rf"(?i:can)(?=(?i:not)(?!\w))|(?<=(?i:can))(?i:not)(?!\w)",                        # can|not
        rf"(?i:n{_APOSTROPHE}t)(?!\w)|{_APOSTROPHE}(?i:s|re|ve|ll|d|m)(?!\w)",             # n't, 's
        rf"{_LETTER}+?(?=(?i:n{_APOSTROPHE}t)(?!\w))",                                     # do|n't
        rf"(?i:{_PREFIXES})-{_LETTER}+",                                                   # anti-NATO
        rf"(?:[A-Z]{_APOSTROPHE})?{_LETTER}[\w\u0300-\u036f]*(?:(?<=[A-Z])&[A-Z]\w*)?",    # plain words, O'Brien, AT&T
        r"\.{2,}|\u2026+|-{2,}|[!?]{2,}|``|''",                                            # runs of marks
        r"\S",
    ))
)


def cut_words(text: str) -> list[tuple[int, int]]:
    """Spans of the words of `text`, in code points, half-open."""
    return [match.span() for match in _PATTERN.finditer(text)]


def utf16_offsets(text: str) -> list[int]:
    """For each code point of `text` its offset in UTF-16 code units, and the length at the end."""
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += 2 if ord(character) > 0xFFFF else 1
    return [*offsets, at]


def from_utf16(offsets: list[int], unit: int) -> int:
    """The code point at a UTF-16 offset, by the list that `utf16_offsets` gives."""
    return max(0, bisect_right(offsets, unit) - 1)


# Shape of a word, which the uncased pieces lack.
SHAPES = ("lower", "title", "upper", "mixed", "digits", "mark", "initial title")


def shape_of(word: str, begins_sentence: bool) -> int:
    """Number of the word's shape in `SHAPES`."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 4 if any(c.isdigit() for c in word) else 5
    if all(not c.isupper() for c in letters):
        return 0
    if all(c.isupper() for c in letters) and (len(letters) > 1 or not begins_sentence):
        return 2 if len(letters) > 1 else 1
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return 6 if begins_sentence else 1
    return 3
