import pytest

from training.reader.data.words import cut_words, from_utf16, shape_of, utf16_offsets


def forms(text):
    return [text[start:end] for start, end in cut_words(text)]


@pytest.mark.parametrize("text,expected", [
    ("He didn't say it's Kyiv's.", ["He", "did", "n't", "say", "it", "'s", "Kyiv", "'s", "."]),
    ("They’ve warned; we’ll wait.", ["They", "’ve", "warned", ";", "we", "’ll", "wait", "."]),
    ("Moscow cannot win.", ["Moscow", "can", "not", "win", "."]),
    ("The allies' plan", ["The", "allies", "'", "plan"]),
    ("a long-term, anti-NATO, re-elected leader", ["a", "long", "-", "term", ",", "anti-NATO", ",", "re-elected", "leader"]),
    ("the U.S. and the E.U.", ["the", "U.S.", "and", "the", "E.U."]),
    ("Mr. Lavrov met Gen. A. Sanchez.", ["Mr.", "Lavrov", "met", "Gen.", "A.", "Sanchez", "."]),
    ("up 3.5% to $1,200 at 7:30", ["up", "3.5", "%", "to", "$", "1,200", "at", "7:30"]),
    ("the 1990s and 21st century", ["the", "1990s", "and", "21st", "century"]),
    ("wait... what?!", ["wait", "...", "what", "?!"]),
    ("“No,” he said—firmly.", ["“", "No", ",", "”", "he", "said", "—", "firmly", "."]),
    ("AT&T and O'Brien", ["AT&T", "and", "O'Brien"]),
])
def test_cuts(text, expected):
    assert forms(text) == expected


def test_every_character_is_in_one_word():
    text = "Ankara's 2nd “offer” – a $3.5bn loan?! – wasn’t\u00a0élan 😀."
    covered = [at for start, end in cut_words(text) for at in range(start, end)]
    assert covered == [at for at, c in enumerate(text) if not c.isspace()]


def test_utf16():
    offsets = utf16_offsets("a😀b")
    assert offsets == [0, 1, 3, 4]
    assert [from_utf16(offsets, unit) for unit in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_shapes():
    assert [shape_of(word, first) for word, first in (("war", True), ("War", False), ("War", True), ("US", False), ("eBay", False), ("7", False), (".", False))] == [0, 1, 6, 2, 3, 4, 5]
