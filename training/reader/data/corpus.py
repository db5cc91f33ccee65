"""The corpus as the corpus tool exports it (`npm run corpus -- export`): one JSON object a line, offsets in UTF-16 code units."""

import json
from collections.abc import Callable
from pathlib import Path

from .records import AUTHOR_FILLER, NOBODY_FILLER, Document, Event, Filler, Pair, Span
from .schema import OWN_KINDS
from .sentences import find_quotes
from .words import from_utf16, utf16_offsets

FURNITURE = frozenset("tags related navigation share newsletter cookies form comment advertisement legal page caption credit bio".split())
_WORD_ROLES = {"relation": ("object", "place"), "position": ("concept",), "forecast": ("event", "term", "horizon", "condition"), "cause": ("cause", "effect")}
_PARTY_ROLES = {"relation": ("source", "target", "by"), "position": ("by",), "forecast": ("by",), "cause": ("by",)}
_VALUES = {"relation": ("action", "status"), "position": ("intensity", "status"), "forecast": ("side", "status"), "cause": ("sign", "status")}


def read_corpus(path: Path) -> list[Document]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [_Reader(row).document() for row in rows if row["annotated"]]


class _Reader:
    """Turns one exported row into a document."""

    def __init__(self, row: dict):
        self.row = row
        self.text = row["text"]
        units = utf16_offsets(self.text)
        self.place: Callable[[int], int] = lambda unit: from_utf16(units, unit)
        self.line_span = {line["line"]: self.span(line) for line in row["lines"]}
        self.author = {line: s["author"] for s in row["sections"] for line in s["lines"]}
        self.mentions = {e["name"]: [(self.span(m), m["by"]) for m in e["mentions"]] for e in row["entities"]}
        self.aliases = {e["name"]: [e["name"], *e["aliases"]] for e in row["entities"]}
        self.events: list[Event] = []

    def span(self, found: dict) -> Span:
        return self.place(found["start"]), self.place(found["end"])

    def document(self) -> Document:
        for kind in ("relation", "position", "forecast", "cause"):
            for statement in self.row[f"{kind}s"]:
                self._statement(kind, statement)
        for quote in self.row["quotes"]:
            self._quote(quote)
        row = self.row
        return Document(
            row["id"], self.text, list(self.line_span.values()), _once(self.events), frozenset(OWN_KINDS),
            {"development": "dev"}.get(row["split"], row["split"]), row["id"], self.aliases, find_quotes(self.text),
            [self.span(line) for line in row["lines"] if line["role"] in FURNITURE], self._pairs(),
        )

    def _statement(self, kind: str, statement: dict) -> None:
        if statement["trigger"] is None:
            return
        trigger, line = self.span(statement["trigger"]), statement["line"]
        roles = {role: self._words(statement[role]) for role in _WORD_ROLES[kind]}
        roles |= {role: self._parties(statement[role], trigger, line, role) for role in _PARTY_ROLES[kind]}
        attributes = {name: statement.get(name) or "actual" for name in _VALUES[kind]}
        if kind == "position":
            attributes["side"] = statement["stance"]
            attributes["intensity"] = statement.get("intensity") or "plain"
        if kind == "relation":
            attributes["mutual"] = "yes" if statement["mutual"] else "no"
        attributes["figurative"] = "yes" if statement["figurative"] else "no"
        self.events.append(Event(kind, trigger, {role: found for role, found in roles.items() if found is not None}, attributes))

    def _quote(self, quote: dict) -> None:
        if quote["span"] is None:
            return
        span = self.span(quote["span"])
        cue = self.span(quote["cue"]) if quote["cue"] else None
        speaker = self._parties(quote["speaker"] or [], cue or span, quote["line"], "speaker")
        roles = {} if speaker is None else {"speaker": speaker}
        if cue:
            self.events.append(Event("cue", cue, roles | {"content": [Filler(span)]}))
        if quote["mode"] != "indirect":
            marks = [span] if quote["mode"] == "direct" else find_quotes(self.text[span[0]:span[1]])
            shift = 0 if quote["mode"] == "direct" else span[0]
            self.events += [Event("quote", (start + shift, start + shift + 1), dict(roles)) for start, _ in marks]

    def _words(self, found: dict | None) -> list[Filler]:
        if found is None:
            return [NOBODY_FILLER]
        span = self.span(found)
        if found["referent"]:
            referent = self.span(found["referent"])
            if referent[1] <= span[0]:
                self.events.append(Event("mention", span, {"antecedent": [Filler(referent)]}))
        return [Filler(span)]

    def _parties(self, found: list[dict] | None, trigger: Span, line: int, role: str) -> list[Filler] | None:
        """Fillers of a role for parties; nothing where a party is meant whose name stands nowhere near."""
        if found is None:
            return [AUTHOR_FILLER] if role == "by" else [NOBODY_FILLER]
        author, fillers = self.author.get(line), []
        for party in found:
            names = tuple(party["names"])
            if party["start"] is not None:
                span = self.span(party)
                fillers.append(Filler(span, names=names, others=self._others(names, span, trigger)))
                self._mention(span, names, author)
            elif names == (author,):
                fillers.append(Filler(special=AUTHOR_FILLER.special, names=names))
            else:
                near = [self._nearest(name, trigger) for name in names]
                if None in near:
                    return None
                fillers += [Filler(span, names=(name,), others=self._others((name,), span, trigger)) for span, name in zip(near, names)]
        return fillers or [NOBODY_FILLER]

    def _others(self, names: tuple[str, ...], chosen: Span, trigger: Span, reach: int = 900) -> tuple[Span, ...]:
        spans = [span for name in names for span, _ in self.mentions.get(name, [])]
        return tuple(s for s in spans if abs(s[0] - trigger[0]) < reach and not (s[0] < chosen[1] and chosen[0] < s[1]))

    def _nearest(self, name: str, trigger: Span, reach: int = 700) -> Span | None:
        """The mention of an entity that a reader has in mind at the trigger: the last before it, else the first behind it."""
        spans = [span for span, _ in self.mentions.get(name, [])]
        before = [span for span in spans if span[1] <= trigger[0] and trigger[0] - span[1] < reach]
        behind = [span for span in spans if span[0] >= trigger[1] and span[0] - trigger[1] < 200]
        return before[-1] if before else behind[0] if behind else None

    def _mention(self, span: Span, names: tuple[str, ...], author: str | None) -> None:
        """What a pronoun, a role or a short form stands for: the last mention of each entity before it."""
        words = self.text[span[0]:span[1]]
        if not names or any(words in self.aliases.get(name, []) for name in names):
            return
        fillers = []
        for name in names:
            if name == author:
                fillers.append(AUTHOR_FILLER)
                continue
            before = [(s, by) for s, by in self.mentions.get(name, []) if s[1] <= span[0]]
            named = [s for s, by in before if by == "name" or self.text[s[0]:s[1]] in self.aliases[name]]
            if before:
                fillers.append(Filler((named or [s for s, _ in before])[-1], names=(name,)))
        self.events.append(Event("mention", span, {"antecedent": fillers or [NOBODY_FILLER]}))

    def _pairs(self) -> list[Pair]:
        return [*self._answer_pairs(), *self._same_pairs(), *self._compare_pairs()]

    def _answer_pairs(self) -> list[Pair]:
        pairs = []
        roles = {line["line"]: line["role"] for line in self.row["lines"]}
        for question in self.row["questions"]:
            wanted = {line for answer in question["answers"] for line in answer["lines"]}
            for section in self.row["sections"]:
                for line in section["lines"]:
                    if roles.get(line) in ("body", "quote", "item"):
                        pairs.append(Pair("answer", self.span(question), self.line_span[line], int(line in wanted)))
        return pairs

    def _same_pairs(self) -> list[Pair]:
        groups = [[self.span(s) for s in same["spans"]] for same in self.row["same"]]
        pairs = [Pair("same", a, b, 1) for group in groups for n, a in enumerate(group) for b in group[n + 1:]]
        pairs += [Pair("same", a, b, 0) for n, group in enumerate(groups) for other in groups[n + 1:] for a in group for b in other]
        concepts = [self.span(p["concept"]) for p in self.row["positions"] if p["concept"]]
        known = {span for group in groups for span in group}
        pairs += [Pair("same", group[0], c, 0) for group in groups if group for c in concepts if c not in known]
        return pairs

    def _compare_pairs(self) -> list[Pair]:
        """Sentences of two sections that agree (1), differ in degree (2), disagree (3), or are not compared (0)."""
        labels, found = {"agree": 1, "degree": 2, "disagree": 3}, {}
        for comparison in self.row["comparisons"]:
            members = comparison["members"]
            for n, left in enumerate(members):
                for right in members[n + 1:]:
                    if comparison["relation"] == "disagree" and left["side"] and left["side"] == right["side"]:
                        continue
                    for a in left["lines"]:
                        for b in right["lines"]:
                            found[a, b] = labels[comparison["relation"]]
        lines = sorted({line for pair in found for line in pair})
        section = {line: s["id"] for s in self.row["sections"] for line in s["lines"]}
        others = {(a, b): 0 for a in lines for b in lines if a < b and section.get(a) != section.get(b)}
        pairs = {pair: label for pair, label in others.items() if pair not in found and pair[::-1] not in found} | found
        return [Pair("compare", self.line_span[a], self.line_span[b], label) for (a, b), label in pairs.items() if a in self.line_span and b in self.line_span]


def _once(events: list[Event]) -> list[Event]:
    """Mentions are met once for each role that they fill; one is enough."""
    kept, seen = [], set()
    for event in events:
        key = (event.kind, event.trigger)
        if event.kind == "mention" and key in seen:
            continue
        seen.add(key)
        kept.append(event)
    return kept
