"""Right and wrong, by type of statement.

- relation: trigger overlaps, source and target are right, the action is equal (and, apart, whatever the action);
- position: holder right, concept overlaps, side equal;
- forecast: event overlaps, side equal (speaker apart);
- cause: both sides overlap (sign apart);
- attribution: content overlaps, speaker right.

Clauses overlap when half of the shorter is shared. A party is right when its words overlap, or when it or its antecedent
is a name of the entity that is meant. Each gold statement is matched at most once, the surest reading first.
"""

import random as randoms
import re
from dataclasses import dataclass

from .decode import Found, Reading
from ..data.records import Document, Filler, Span

TYPES = ("relation", "relation, any action", "position", "forecast", "forecast with speaker", "cause", "cause with sign", "attribution")


@dataclass
class Unit:
    """One statement, gold or read, with one filler a role (for gold several that are all accepted)."""

    trigger: Span
    roles: dict[str, list]
    attributes: dict[str, str]
    sureness: float = 1.0


def overlaps(a: Span | None, b: Span | None, share: float = 0.5) -> bool:
    if a is None or b is None:
        return False
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and common >= share * min(a[1] - a[0], b[1] - b[0])


def _plain(words: str) -> str:
    return re.sub(r"^(the|a|an)\s+|['’]s?$", "", words.strip().lower())


def party_right(document: Document, read: Found, gold: list[Filler]) -> bool:
    return any(_one_party_right(document, read, filler) for filler in gold)


def _one_party_right(document: Document, read: Found, gold: Filler) -> bool:
    if gold.special is not None or read.special is not None:
        pointed = [a.special for a in read.antecedents if a.special is not None]
        return gold.special is not None and gold.special in (read.special, *pointed)
    if overlaps(read.span, gold.span):
        return True
    meant = {_plain(alias) for name in gold.names for alias in document.aliases.get(name, [name])}
    spans = [read.span, *(a.span for a in read.antecedents if a.span)]
    return any(_plain(document.text[start:end]) in meant for start, end in spans)


def _words_right(read: Found, gold: list[Filler]) -> bool:
    return any(overlaps(read.span, g.span) if g.span else g.special == read.special for g in gold)


def gold_units(document: Document, kind: str) -> list[Unit]:
    return [Unit(e.trigger, e.roles, e.attributes) for e in document.events if e.kind == kind]


def read_units(readings: list[Reading], kind: str, roles: tuple[str, ...]) -> list[Unit]:
    """Readings with several fillers are one unit for each combination of `roles`."""
    units = []
    for reading in readings:
        if reading.kind != kind:
            continue
        attributes = {name: value for name, (value, _) in reading.attributes.items()}
        combinations: list[dict] = [{}]
        for role in roles:
            combinations = [c | {role: f} for c in combinations for f in reading.roles[role]]
        units += [Unit(reading.trigger, {r: [f] for r, f in c.items()}, attributes, _sureness(reading, c)) for c in combinations]
    return units


def _sureness(reading: Reading, fillers: dict[str, Found]) -> float:
    product = reading.sureness
    for filler in fillers.values():
        product *= filler.sureness
    for name in ("action", "side", "sign"):
        product *= reading.attributes.get(name, ("", 1.0))[1]
    return product


def attribution_units(document: Document, readings: list[Reading] | None) -> list[Unit]:
    """Contents with speakers: those of cues, then direct quotations that lie in no cue's content."""
    units = []
    if readings is None:
        cues = [(e.trigger, f.span, e.roles.get("speaker", []), 1.0) for e in document.events if e.kind == "cue" for f in e.roles["content"]]
        marks = [(e.trigger, e.roles.get("speaker", []), 1.0) for e in document.events if e.kind == "quote"]
    else:
        cues = [(r.trigger, f.span, r.roles["speaker"], r.sureness * f.sureness) for r in readings if r.kind == "cue" for f in r.roles["content"] if f.span]
        marks = [(r.trigger, r.roles["speaker"], r.sureness) for r in readings if r.kind == "quote"]
    units += [Unit(trigger, {"content": span, "speaker": speaker}, {}, sure) for trigger, span, speaker, sure in cues]
    for trigger, speaker, sure in marks:
        span = next((q for q in document.quotes if q[0] <= trigger[0] < q[1]), trigger)
        if not any(overlaps(span, unit.roles["content"]) for unit in units):
            units.append(Unit(trigger, {"content": span, "speaker": speaker}, {}, sure))
    return units


def _tests(document: Document):
    """For each type: kind, roles that make units, and the test of a read unit against a gold one."""
    def party(role):
        return lambda read, gold: role in gold.roles and party_right(document, read.roles[role][0], gold.roles[role])

    def words(role):
        return lambda read, gold: role in gold.roles and _words_right(read.roles[role][0], gold.roles[role])

    def same(name):
        return lambda read, gold: read.attributes[name] == gold.attributes[name]

    def trigger(read, gold):
        return overlaps(read.trigger, gold.trigger, 0.01)

    return {
        "relation": ("relation", ("source", "target"), (trigger, party("source"), party("target"), same("action"))),
        "relation, any action": ("relation", ("source", "target"), (trigger, party("source"), party("target"))),
        "position": ("position", ("concept", "by"), (party("by"), words("concept"), same("side"))),
        "forecast": ("forecast", ("event",), (words("event"), same("side"))),
        "forecast with speaker": ("forecast", ("event", "by"), (words("event"), same("side"), party("by"))),
        "cause": ("cause", ("cause", "effect"), (words("cause"), words("effect"))),
        "cause with sign": ("cause", ("cause", "effect"), (words("cause"), words("effect"), same("sign"))),
    }


def _attribution_right(document: Document):
    def test(read: Unit, gold: Unit) -> bool:
        return overlaps(read.roles["content"], gold.roles["content"]) and any(party_right(document, f, gold.roles["speaker"]) for f in read.roles["speaker"])

    return (test,)


def match(read: list[Unit], gold: list[Unit], tests) -> list[bool]:
    """For each read unit whether it is right; each gold unit is used once, the surest reading first."""
    right, free = [False] * len(read), list(gold)
    for n in sorted(range(len(read)), key=lambda n: -read[n].sureness):
        hit = next((g for g in free if all(test(read[n], g) for test in tests)), None)
        if hit is not None:
            free.remove(hit)
            right[n] = True
    return right


@dataclass
class Count:
    right: int
    read: int
    gold: int


def count_document(document: Document, readings: list[Reading]) -> tuple[dict[str, Count], dict[str, list[tuple[float, bool]]]]:
    """Counts of each type, and for calibration each read unit's sureness and whether it is right."""
    counts, judged = {}, {}
    units = {name: (read_units(readings, kind, roles), gold_units(document, kind), tests) for name, (kind, roles, tests) in _tests(document).items()}
    units["attribution"] = (attribution_units(document, readings), attribution_units(document, None), _attribution_right(document))
    for name, (read, gold, tests) in units.items():
        right = match(read, gold, tests)
        counts[name] = Count(sum(right), len(read), len(gold))
        judged[name] = [(unit.sureness, is_right) for unit, is_right in zip(read, right)]
    return counts, judged


def summary(counts: list[Count], rounds: int = 500) -> dict:
    """Precision, recall, F1 in per cent, with the middle 95 % of F1 when documents are drawn with replacement."""
    def scores(chosen: list[Count]) -> tuple[float, float, float]:
        right, read, gold = (sum(getattr(c, name) for c in chosen) for name in ("right", "read", "gold"))
        precision, recall = right / max(1, read), right / max(1, gold)
        return precision, recall, 2 * right / max(1, read + gold)

    draw = randoms.Random(1)
    drawn = sorted(scores(draw.choices(counts, k=len(counts)))[2] for _ in range(rounds)) if counts else [0.0]
    precision, recall, f1 = (round(100 * value, 1) for value in scores(counts))
    low, high = (round(100 * drawn[int(q * (len(drawn) - 1))], 1) for q in (0.025, 0.975))
    return {"P": precision, "R": recall, "F1": f1, "low": low, "high": high, "n": sum(c.gold for c in counts)}


