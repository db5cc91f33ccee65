"""After training: thresholds and calibration from documents that trained nothing, and the figures they give.

Thresholds and calibration are fitted on one half of the documents and measured on the other, both ways; what is saved is
fitted on all of them.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from .calibrate import apply, area_under_curve, calibration_error, fit
from .decode import Reading, read_document
from .metrics import TYPES, Count, count_document, summary
from ..network.model import Reader
from ..data.records import Document
from ..network.wordpiece import WordPiece

# The type that decides the threshold of a kind.
DECIDES = {"relation": "relation", "position": "position", "forecast": "forecast", "cause": "cause", "cue": "attribution", "quote": "attribution"}
STEPS = tuple(n / 20 for n in range(3, 18))
Read = tuple[Document, list[Reading]]


@dataclass
class Settings:
    thresholds: dict[str, float]
    calibration: dict[str, tuple[float, float]]


def _kept(readings: list[Reading], thresholds: dict[str, float]) -> list[Reading]:
    return [r for r in readings if r.sureness >= thresholds.get(r.kind, 0.5)]


def _counts(read: list[Read], thresholds: dict[str, float]) -> tuple[dict[str, list[Count]], dict[str, list[tuple[float, bool]]]]:
    counts: dict[str, list[Count]] = {name: [] for name in TYPES}
    judged: dict[str, list[tuple[float, bool]]] = {name: [] for name in TYPES}
    for document, readings in read:
        found, units = count_document(document, _kept(readings, thresholds))
        for name in TYPES:
            counts[name].append(found[name])
            judged[name] += units[name]
    return counts, judged


def _f1(counts: list[Count]) -> float:
    return 2 * sum(c.right for c in counts) / max(1, sum(c.read + c.gold for c in counts))


def settle(read: list[Read]) -> Settings:
    """The thresholds with the best F1, each kind by itself, and the calibration that goes with them."""
    thresholds: dict[str, float] = {}
    for kind, name in DECIDES.items():
        scores = [(_f1(_counts(read, thresholds | {kind: step})[0][name]), -abs(step - 0.5), step) for step in STEPS]
        thresholds[kind] = max(scores)[2]
    _, judged = _counts(read, thresholds)
    return Settings(thresholds, {name: fit(units) for name, units in judged.items()})


def measure(reader: Reader, documents: list[Document]) -> tuple[Settings, dict[str, dict]]:
    """Settings fitted on all documents, and figures of settings fitted on the other half of them."""
    cutter = WordPiece(reader.pieces)
    read = [(d, read_document(reader, d, cutter, dict.fromkeys(DECIDES, STEPS[0]))) for d in documents]
    halves = read[::2], read[1::2]
    counts: dict[str, list[Count]] = {name: [] for name in TYPES}
    judged: dict[str, list[tuple[float, bool]]] = {name: [] for name in TYPES}
    for fitted, measured in (halves, halves[::-1]):
        settings = settle(fitted)
        found, units = _counts(measured, settings.thresholds)
        for name in TYPES:
            counts[name] += found[name]
            judged[name] += [(apply(settings.calibration[name], sureness), right) for sureness, right in units[name]]
    figures = {
        name: summary(counts[name]) | {"calibration error": round(calibration_error(judged[name]), 3), "area": round(area_under_curve(judged[name]), 2)}
        for name in TYPES
    }
    return settle(read), figures


def save_settings(settings: Settings, folder: Path) -> None:
    (folder / "settings.json").write_text(json.dumps(vars(settings), indent=1), encoding="utf-8")


def load_settings(folder: Path) -> Settings:
    path = folder / "settings.json"
    return Settings(**json.loads(path.read_text())) if path.exists() else Settings({}, {})
