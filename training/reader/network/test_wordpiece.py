from collections import Counter

from training.reader.network.wordpiece import WordPiece, basic_words, choose_pieces

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "sanction", "##s", "##ed", "un", "##a", ".", "a"]


def test_basic_words():
    assert basic_words("Él said:\tNo—never.") == ["el", "said", ":", "no", "—", "never", "."]


def test_longest_piece_first():
    cutter = WordPiece(PIECES)
    assert [PIECES[n] for n in cutter.encode("The Sanctions una.")] == ["the", "sanction", "##s", "un", "##a", "."]
    assert cutter.pieces_of("zebra") == (cutter.unknown,)


def test_choose_keeps_specials_characters_and_frequent_pieces():
    cutter = WordPiece(PIECES)
    kept = [PIECES[n] for n in choose_pieces(cutter, Counter({cutter.number["##ed"]: 5}), 9)]
    assert kept == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "##s", "##ed", "##a", ".", "a"]
