"""Configuration of a training run: one JSON file."""

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Stage:
    """Some epochs at one setting. `repeat`: how often an epoch reads each source (fractions: a part of it, drawn for each epoch)."""

    epochs: int
    repeat: dict[str, float]
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm: float = 0.1  # share of the steps in which the rate rises; afterwards it falls in a straight line
    final: float = 0.05  # share of the rate that is left at the end
    quantised: bool = False
    frozen: int = 0  # lower layers of the encoder that stay as they are
    withheld: str = ""  # expression for the beginnings of marks' names that half of the windows do without, so that a reader can be measured without them


@dataclass
class Config:
    name: str
    stages: list[Stage]
    gold: str = "../shared/gold"
    corpus: str = ""  # JSON lines that the corpus tool exports
    marks: str = ""  # JSON lines that `npm run mark-texts` writes
    encoder: str = ""  # ONNX file or file of tensors that a new reader's encoder starts from; none: the package of six layers
    model: str = ""  # folder of a saved reader whose syntax says which word governs a filler; without `start`, its marks and, where it is as wide, its pieces and heads are taken over too
    taught: str = ""  # file of lessons that `teach` writes: the source "taught"
    start: str = ""  # folder of a saved reader to go on from
    partial: bool = False  # take from `start` what fits, where heads have changed since
    pieces: int = 16_000
    batch_pieces: int = 3_000
    dropout: float = 0.1
    seed: int = 1
    threads: int = 1  # of the processor; sums differ in their last bits with their number
    half: bool = True  # bfloat16 in the products of the forward pass, on a graphics card or where the processor has AVX-512
    device: str = "cpu"  # or "cuda"
    weights: dict[str, float] = field(default_factory=dict)  # of losses; 1 where absent
    augment: float = 0.5  # share of corpus documents that are changed in another way in each epoch


def read_config(path: Path, changes: list[str]) -> Config:
    """Reads a file; `changes` are `key=value` pairs that replace single entries."""
    values = json.loads(path.read_text())
    for change in changes:
        key, _, value = change.partition("=")
        values[key] = json.loads(value) if value[:1] in "[{0123456789tf-" else value
    values["stages"] = [Stage(**stage) for stage in values["stages"]]
    return Config(**values)
