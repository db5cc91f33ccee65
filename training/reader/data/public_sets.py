"""Public sets whose licences allow training, as documents.

Causal News Corpus (labels CC0), BECAUSE (MIT), GUM's free genres (CC BY, CC BY-SA, public domain), PLOVER gold and UNSCon (CC BY-SA).
"""

import json
import re
from pathlib import Path

from .records import NOBODY_FILLER, Document, Event, Filler
from .schema import ACTIONS
from .sentences import find_quotes, split_sentences


def _rows(path: Path):
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _hull(spans: list) -> tuple[int, int]:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def read_causal_news(path: Path) -> list[Document]:
    """One sentence a document; triggers count as complete only where every causal relation has a signal."""
    documents = []
    for row in _rows(path):
        relations = row["gold"]["relations"]
        signalled = [r for r in relations if r["signal"]]
        events = [
            Event("cnc", _hull(r["signal"]), {side: [Filler(_hull(r[side]))] for side in ("cause", "effect")})
            for r in signalled
        ]
        if row["gold"]["causal"]:
            events.append(Event("causal", (0, 1)))
        whole = len(signalled) == len(relations) and bool(row["gold"]["causal"]) == bool(relations)
        documents.append(Document(
            row["id"], row["text"], [(0, len(row["text"]))], events, frozenset({"cnc", "causal"} if whole else {"causal"}),
            group="_".join(row["id"].split("_")[2:4]),
        ))
    return documents


def read_because(path: Path, split: str) -> list[Document]:
    documents = []
    for row in _rows(path):
        if row["split"] != split:
            continue
        events = []
        for relation in row["gold"]["relations"]:
            roles = {side: [Filler(_hull(relation[side]))] if relation.get(side) else [NOBODY_FILLER] for side in ("cause", "effect")}
            sign = "-" if relation["degree"] == "Inhibit" else "+"
            events.append(Event("because", _hull(relation["connective"]), roles, {"sign": sign}))
        documents.append(Document(row["id"], row["text"], split_sentences(row["text"]), events, frozenset({"because"}), group=row["id"]))
    return documents


_FREE = re.compile(r"CC-BY(?!-NC)|public domain")


def read_gum_attributions(path: Path, split: str) -> list[Document]:
    """Attributions of GUM: the cue is the last word of the attributing unit outside its source."""
    documents = []
    for row in _rows(path):
        if row["split"] != split or not _FREE.match(row["meta"]["licence_of_text"]):
            continue
        text, events = row["text"], []
        for attribution in row["gold"]["attributions"]:
            cue = attribution["attributing_edu"][:2]
            source = attribution["source"]
            if source and cue[0] <= source[0] and source[1] <= cue[1] and source[1] - source[0] < cue[1] - cue[0]:
                cue = [source[1], cue[1]] if source[1] < cue[1] else [cue[0], source[0]]
            speaker = [Filler(tuple(source[:2]))] if source else [NOBODY_FILLER]
            events.append(Event("gum", tuple(cue), {"source": speaker, "content": [Filler(tuple(attribution["content_head_edu"][:2]))]}))
        documents.append(Document(row["id"], text, split_sentences(text), events, frozenset({"gum"}), group=row["id"], quotes=find_quotes(text)))
    return documents


def read_criticism(path: Path) -> list[Document]:
    """Sentences of UN Security Council speeches that criticise somebody or do not."""
    documents = []
    for row in _rows(path):
        events = [Event("criticism", (0, 1))] if row["gold"]["neg_eval"] else []
        documents.append(Document(row["id"], row["text"], [(0, len(row["text"]))], events, frozenset({"criticism"}), group=row["meta"]["meeting"]))
    return documents


_RENAMED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "YIELD": "CONCEDE"}


def read_plover_gold(path: Path) -> list[Document]:
    """Sentences with one relation each, marked in a copy of the text; other relations may stand there unmarked."""
    documents = []
    for row in _rows(path):
        action = _RENAMED.get(row["gold"]["event"], row["gold"]["event"])
        if action not in ACTIONS:
            continue
        found = {tag: [_locate(row["text"], words) for words in re.findall(rf"\((?:[A-Z]+/)*{tag}(?:/[A-Z]+)*: ([^)]*)\)", row["gold"]["markup"])] for tag in ("SRC", "TAR", "EVT")}
        found = {tag: [span for span in spans if span] for tag, spans in found.items()}
        if not found["EVT"]:
            continue
        roles = {role: [Filler(span) for span in found[tag]] for role, tag in (("source", "SRC"), ("target", "TAR")) if found[tag]}
        event = Event("relation", found["EVT"][0], roles, {"action": action})
        documents.append(Document(row["id"], row["text"], [(0, len(row["text"]))], [event], group=row["id"]))
    return documents


def _locate(text: str, words: str):
    at = text.find(words.strip())
    return (at, at + len(words.strip())) if at >= 0 and words.strip() else None
