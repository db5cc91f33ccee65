"""From documents to losses and back."""

from random import Random

import numpy as np
import torch

from training.reader.data.augment import rewrite, swap_names
from training.reader.network.batches import collate
from training.reader.measures.calibrate import apply, area_under_curve, calibration_error, fit
from training.reader.measures.decode import Found, Reading, read_document
from training.reader.network.examples import Example, build_example, tree_examples
from training.reader.measures.metrics import count_document, summary
from training.reader.data.marks import MarkTable, paths
from training.reader.network.model import load_reader
from training.reader.data.records import Document, Event, Filler, Token, trigger_head
from training.reader.data.relations import RELATIONS
from training.reader.data.schema import AUTHOR, KINDS, NOBODY, ROLE_NUMBER, ROLES, SPECIALS
from training.reader.testing import TEXT, tiny_document, tiny_reader
from training.reader.data.treebank import Tree, best_tree
from training.reader.network.windows import Window, cut_windows
from training.reader.sources import withhold
from training.reader.network.wordpiece import WordPiece


def test_trigger_head():
    words = [("did", "not", "bring"), ("took", "a", "swipe", "at"), ("led", "to"), ("a", "triumph"), ("wo", "n't", "forgive"), ("will",), ("They", "will")]
    assert [words[n][trigger_head(list(words[n]))] for n in range(len(words))] == ["bring", "swipe", "led", "triumph", "forgive", "will", "will"]


def test_windows_cover_each_sentence_once_with_context():
    text = " ".join(f"Sentence number {n} stands here." for n in range(40))
    sentences, at = [], 0
    for n in range(40):
        end = text.index(".", at) + 1
        sentences.append((at, end))
        at = end + 1
    cutter = WordPiece(tiny_reader().pieces)
    windows = cut_windows(Document("d", text, sentences), cutter, limit=120, context=60)
    fresh = [s for w in windows for s in sorted(set(w.sentence[w.fresh:]))]
    assert fresh == list(range(40))
    assert all(len(w.pieces) <= 122 for w in windows)
    assert all(w.fresh > 0 for w in windows[1:])


def test_other_mentions_of_a_party_are_no_mistake():
    document, reader = tiny_document(), tiny_reader()
    document.events[0].roles["source"] = [Filler((0, 6), names=("Russia",), others=((49, 52),))]
    (window,) = cut_windows(document, WordPiece(reader.pieces))
    example = build_example(window, document)
    source = next(q for q in example.queries if q.role == ROLE_NUMBER["relation", "source"])
    words = [TEXT[start:end] for start, end in window.words]
    others = [words[n - SPECIALS] for n in source.neutral]
    assert [words[n - SPECIALS] for n in source.anchors] == ["Moscow"] and others == ["she"]
    assert collate([example]).query_neutral.sum() == 1


def test_words_carry_the_marks_of_their_tokens():
    document = tiny_document()
    spans = [(0, 6), (7, 16), (17, 20), (21, 27)]
    document.tokens = [Token(span, head, 0, (n,)) for n, (span, head) in enumerate(zip(spans, (1, -1, 3, 1)))]
    (window,) = cut_windows(document, WordPiece(tiny_reader().pieces))
    assert window.heads[:5] == [1, -1, 3, 1, -1] and window.marks[:5] == [(0,), (1,), (2,), (3,), ()]


def test_other_marks_keep_the_rows_of_those_that_stay(tmp_path):
    tiny_reader().save(tmp_path)
    kept = load_reader(tmp_path, is_partial=True).heads.mark.weight
    fewer = load_reader(tmp_path, is_partial=True, marks=["mention:metonym", "cue:say"])
    assert fewer.heads.mark.weight.shape[0] == 2
    assert torch.equal(fewer.heads.mark.weight[0], kept[1])


def test_marks_are_left_out_by_their_names():
    table = MarkTable({"a": [[0, 3, -1, "root", ["tag:VBD", "act:AID", "act-source"]]]})
    table.leave_out("act[-:]")
    assert table.known() == {"tag:VBD"}


def test_ways_through_the_tree():
    # "Paris and Rome condemned it . They left": condemned ← Paris ← Rome ← and
    heads, sentence = torch.tensor([[3, 2, 0, -1, 3, 3, 7, -1]]), torch.tensor([[0] * 6 + [1] * 2])
    relations = torch.tensor([[0, 12, 8, 27, 2, 25, 0, 27]])
    found = paths(heads, relations, sentence, torch.tensor([3]))[0].tolist()
    count = len(RELATIONS)
    assert found == [3, 3 + 6 * count, 3 + 2 * count + 8, 2, 5, 28, 1, 1]
    from_paris = paths(heads, relations, sentence, torch.tensor([0]))[0].tolist()
    assert from_paris[3] == 3 + count and from_paris[4] == 3 + 3 * count + 2 and from_paris[2] == 3 + 8


def test_example_holds_what_is_annotated():
    document, reader = tiny_document(), tiny_reader()
    (window,) = cut_windows(document, WordPiece(reader.pieces))
    example = build_example(window, document)
    words = [TEXT[start:end] for start, end in window.words]
    assert [(words[w], KINDS[k]) for w, k in example.triggers] == [("condemned", "relation"), ("condemned", "position"), ("said", "cue"), ("“", "quote")]
    answers = {(words[q.word], q.role): q for q in example.queries}
    target = answers["condemned", ROLE_NUMBER["relation", "target"]]
    assert target.anchors == [NOBODY] and target.bounds == []
    thing = answers["condemned", ROLE_NUMBER["relation", "object"]]
    assert [words[a - SPECIALS] for a in thing.anchors] == ["accord"] and [(words[s], words[e]) for _, s, e in thing.bounds] == [("the", "accord")]
    assert answers["she", ROLE_NUMBER["mention", "antecedent"]].anchors == [AUTHOR]


def test_losses_fall_and_the_document_is_read_back():
    document, reader = tiny_document(), tiny_reader()
    cutter = WordPiece(reader.pieces)
    batch = collate([build_example(window, document) for window in cut_windows(document, cutter)])
    for part in reader.modules():
        if hasattr(part, "dropped"):
            part.dropped = 0
    optimizer = torch.optim.Adam([{"params": reader.heads.parameters(), "lr": 3e-3}, {"params": reader.encoder.parameters(), "lr": 1e-4}])
    reader.train()
    for _ in range(40):
        losses = reader.losses(batch)
        sum(losses.values()).backward()
        optimizer.step()
        optimizer.zero_grad()
    reader.eval()
    readings = read_document(reader, document, cutter, {})
    counts, _ = count_document(document, readings)
    for name in ("relation", "position", "attribution"):
        assert (counts[name].right, counts[name].read, counts[name].gold) == (1, 1, 1), name
    said = next(r for r in readings if r.kind == "cue")
    assert said.roles["speaker"][0].antecedents[0].special == AUTHOR


def test_gold_read_as_found_is_right():
    document = tiny_document()
    readings = []
    for event in document.events[:-1]:
        roles = {role: [Found(None, NOBODY, 1.0)] for role in ROLES[event.kind]}
        roles |= {role: [Found(f.span, f.special, 1.0) for f in fillers] for role, fillers in event.roles.items()}
        readings.append(Reading(event.kind, event.trigger, 1.0, roles, {name: (value, 1.0) for name, value in event.attributes.items()}))
    counts, judged = count_document(document, readings)
    assert counts["relation"].right == counts["position"].right == counts["attribution"].right == 1
    assert judged["relation"] == [(1.0, True)]
    assert summary([counts["relation"]])["F1"] == 100


def test_tree_example_and_losses():
    reader = tiny_reader()
    tree = Tree("t", ["Moscow", "condemned", "accord"], ["NOUN", "VERB", "NOUN"], ["NN", "VB", "?"], [2, 0, 2], ["nsubj", "root", "obj"])
    (example,) = tree_examples([tree, tree], WordPiece(reader.pieces), reader.tags)
    assert example.tree[1] == [0, 1, -1] * 2 and example.tree[2] == [2, 0, 2, 5, 0, 5]
    assert set(reader.losses(collate([example]))) == {"upos", "xpos", "arc", "label"}


def _is_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in range(len(heads) + 1):
            if word == 0:
                return True
            word = heads[word - 1]
        return False

    return all(reaches_root(word) for word in range(1, len(heads) + 1)) and heads.count(0) == 1


def test_best_tree_is_the_best():
    from itertools import product

    random = np.random.default_rng(2)
    for _ in range(60):
        n = 4
        scores = random.normal(size=(n + 1, n + 1))
        total = lambda heads: sum(scores[d + 1, h] for d, h in enumerate(heads))
        trees = [list(heads) for heads in product(range(n + 1), repeat=n) if _is_tree(list(heads))]
        found = best_tree(scores)
        assert _is_tree(found)
        assert abs(total(found) - max(map(total, trees))) < 1e-9


def test_changes_move_the_spans():
    text = "Norway warned Kenya. Oslo's envoy left."
    document = Document("d", text, [(0, 20), (21, 39)], [Event("relation", (7, 13), {"source": [Filler((0, 6))], "target": [Filler((14, 19))]})])
    changed = rewrite(document, [((0, 6), "New Zealand"), ((14, 19), "Chad"), ((21, 25), "Wellington")])
    event = changed.events[0]
    words = lambda span: changed.text[span[0]:span[1]]
    assert (words(event.trigger), words(event.roles["source"][0].span), words(event.roles["target"][0].span)) == ("warned", "New Zealand", "Chad")
    assert [words(s) for s in changed.sentences] == ["New Zealand warned Chad.", "Wellington's envoy left."]
    swapped = swap_names(document, Random(3))
    assert "Norway" not in swapped.text and swapped.text[slice(*swapped.events[0].trigger)] == "warned"


def test_calibration():
    random = np.random.default_rng(1)
    judged = [(float(s), bool(random.random() < s**2)) for s in random.uniform(0.05, 0.95, 2000)]
    parameters = fit(judged)
    assert calibration_error([(apply(parameters, s), right) for s, right in judged]) < 0.05 < calibration_error(judged)
    assert area_under_curve(judged) > 0.7


def test_withheld_marks_are_taken_from_half_of_the_windows():
    window = Window([(0, 1), (2, 3)], [0, 0], [0, 0], [1, 2], [0, 1], 0, marks=[(0, 1), (2,)])
    found = withhold([Example(window)] * 200, ["said-by", "tag:NN", "said:direct"], "said", Random(1))
    assert {tuple(e.window.marks) for e in found} == {((0, 1), (2,)), ((1,), ())}
    assert 70 < sum(e.window.marks == [(1,), ()] for e in found) < 130
    assert window.marks == [(0, 1), (2,)]
