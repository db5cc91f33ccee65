"""Makes a reader that training can go on from out of a model file.

Weights come back as the file holds them, rounded to its steps; what a file leaves out (auxiliary kinds) is made again.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .export import head_layers, head_tables
from .network.encoder import Form
from .network.model import Reader
from .network.quantise import Linear
from .data.treebank import TagSets

sys.path.insert(0, str(Path(__file__).parents[1]))

NORMS = {"attention_norm": "attention.norm", "output_norm": "feed.norm"}
LAYERS = {
    "query": "attention.query", "key": "attention.key", "value": "attention.value", "output": "attention.output", "inner": "feed.up", "outer": "feed.down",
}


def restore(path: Path) -> Reader:
    """The reader of a model file, in full precision."""
    from model_file import read_model

    config, tensors = read_model(path)
    heads = config["heads"]
    pieces = bytes(tensors["vocabulary"]).decode("utf-8").split("\n")
    reader = Reader(pieces, TagSets(upos=heads["upos"], xpos=heads["xpos"], labels=heads["labels"]), heads["marks"], 0.1, Form(config["encoder"]["layers"]))
    with torch.no_grad():
        _fill_encoder(reader, tensors)
        _fill_heads(reader, tensors)
    return reader


def _tensor(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32))


def _table(tensors: dict, name: str) -> torch.Tensor:
    return _tensor(tensors[name]) * _tensor(tensors[f"{name}.scales"])[:, None]


def _weight(tensors: dict, name: str) -> torch.Tensor:
    return (_tensor(tensors[f"{name}.weight"]) - 64) * _tensor(tensors[f"{name}.scales"])[:, None]


def _fill_linear(part: Linear, tensors: dict, name: str, rows=slice(None)) -> None:
    part.weight[rows] = _weight(tensors, name)
    if part.bias is not None:
        part.bias[rows] = _tensor(tensors[f"{name}.bias"])


def _fill_norm(part: nn.LayerNorm, tensors: dict, name: str) -> None:
    part.weight.copy_(_tensor(tensors[f"{name}.gain"]))
    part.bias.copy_(_tensor(tensors[f"{name}.shift"]))


def _fill_encoder(reader: Reader, tensors: dict) -> None:
    encoder = reader.encoder
    encoder.embedding.weight.copy_(_table(tensors, "embeddings.word") + _table(tensors, "embeddings.type")[0])
    positions = _table(tensors, "embeddings.position")
    encoder.position.weight[: len(positions)] = positions
    _fill_norm(encoder.norm, tensors, "embeddings.norm")
    for number, layer in enumerate(encoder.layers):
        for own, name in LAYERS.items():
            _fill_linear(getattr(layer, own), tensors, f"layer.{number}.{name}")
        for own, name in NORMS.items():
            _fill_norm(getattr(layer, own), tensors, f"layer.{number}.{name}")


def _fill_heads(reader: Reader, tensors: dict) -> None:
    for name, (part, rows) in head_layers(reader).items():
        _fill_linear(part, tensors, name, rows)
    for name, values in head_tables(reader).items():
        values.copy_(_tensor(tensors[name]))
