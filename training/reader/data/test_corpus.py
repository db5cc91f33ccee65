"""Reading what the corpus tool exports."""

import json

from training.reader.data.corpus import read_corpus
from training.reader.data.schema import AUTHOR, NOBODY

TEXT = "😀 Baku pledged gas. It then froze aid to Yerevan. I welcome that."


def place(words: str, nth: int = 0) -> dict:
    at = TEXT.index(words)
    return {"start": at + 1, "end": at + 1 + len(words), "text": words, "gloss": None, "referent": None, "names": []}  # the face has two units


def row() -> dict:
    party = lambda words, name: place(words) | {"names": [name]}
    nowhere = {"start": None, "end": None, "text": None}
    lines = [{"line": n, "role": "body", **{k: place(s)[k] for k in ("start", "end")}} for n, s in ((2, "Baku pledged gas."), (3, "It then froze aid to Yerevan."), (4, "I welcome that."))]
    freeze = {
        "line": 3, "action": "SANCTION", "status": "actual", "mutual": False, "figurative": False, "trigger": place("froze"), "object": place("aid"), "place": None,
        "source": [party("It", "Azerbaijan")], "target": [party("Yerevan", "Armenia")], "by": None,
    }
    welcome = {
        "line": 4, "stance": "for", "intensity": "plain", "status": "actual", "figurative": False, "trigger": place("welcome"),
        "concept": place("that.") | {"gloss": "froze aid", "referent": place("froze aid to Yerevan")}, "by": [nowhere | {"names": ["Ada"]}],
    }
    entities = [
        {"name": "Azerbaijan", "aliases": ["Baku"], "mentions": [{**place("Baku"), "by": "name"}, {**place("It"), "by": "role"}]},
        {"name": "Armenia", "aliases": ["Yerevan"], "mentions": [{**place("Yerevan"), "by": "name"}]},
        {"name": "Ada", "aliases": [], "mentions": []},
    ]
    return {
        "id": "d1", "split": "train", "annotated": True, "text": TEXT, "lines": lines, "sections": [{"id": "C1", "author": "Ada", "lines": [2, 3, 4]}],
        "entities": entities, "relations": [freeze], "positions": [welcome], "forecasts": [], "causes": [], "quotes": [], "questions": [], "same": [],
        "comparisons": [],
    }


def test_reads_an_exported_row(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(row()) + "\n", encoding="utf-8")
    (document,) = read_corpus(path)
    words = lambda span: TEXT[span[0]:span[1]]
    assert [words(s) for s in document.sentences] == ["Baku pledged gas.", "It then froze aid to Yerevan.", "I welcome that."]
    events = {event.kind: event for event in document.events if event.kind != "mention"}
    relation, position = events["relation"], events["position"]
    assert words(relation.trigger) == "froze" and relation.attributes["action"] == "SANCTION"
    assert [words(f.span) for f in relation.roles["source"]] == ["It"]
    assert relation.roles["place"][0].special == NOBODY and relation.roles["by"][0].special == AUTHOR
    assert position.roles["by"][0].special == AUTHOR and position.attributes["side"] == "for"
    antecedents = {words(e.trigger): [words(f.span) for f in e.roles["antecedent"]] for e in document.events if e.kind == "mention"}
    assert antecedents == {"It": ["Baku"], "that.": ["froze aid to Yerevan"]}
