"""Writes a trained reader as one model file, with golden numbers for the parity test.

The encoder's tensors are laid down by `training/export_encoder.py`; the heads follow under `heads.…`, linear layers of 7-bit
weights like the encoder's, small tables as 32-bit floats. Auxiliary kinds are left out.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .network.encoder import HEADS
from .network.heads import LABEL_WIDTH, ROLE_WIDTH, STEPS, PairHead
from .network.model import Reader
from .network.quantise import WEIGHT_STEPS, Embedding, Linear, round_to_steps
from .data.relations import RELATIONS
from .data.schema import ATTRIBUTES, OWN_KINDS, OWN_ROLES, attribute_slices
from .data.words import SHAPES

sys.path.insert(0, str(Path(__file__).parents[1]))


def snap(reader: Reader) -> None:
    """Moves all weights to the steps that the file can hold."""
    for part in reader.modules():
        if isinstance(part, Linear):
            part.weight.data = round_to_steps(part.weight.data, WEIGHT_STEPS)
        elif isinstance(part, Embedding):
            part.weight.data = round_to_steps(part.weight.data, WEIGHT_STEPS)


def encoder_weights(reader: Reader) -> dict[str, np.ndarray]:
    """The encoder's parameters under the names of the model file."""
    encoder = reader.encoder
    parts = {
        "query": "attention.query", "key": "attention.key", "value": "attention.value", "output": "attention.output",
        "inner": "feed.up", "outer": "feed.down",
    }
    norms = {"attention_norm": "attention.norm", "output_norm": "feed.norm"}
    weights = {
        "embeddings.word": _array(encoder.embedding.weight), "embeddings.position": _array(encoder.position.weight),
        "embeddings.type": np.zeros((2, encoder.form.width), np.float32),
        "embeddings.norm.gain": _array(encoder.norm.weight), "embeddings.norm.shift": _array(encoder.norm.bias),
    }
    for number, layer in enumerate(encoder.layers):
        for own, name in parts.items():
            weights[f"layer.{number}.{name}.weight"] = _array(getattr(layer, own).weight)
            weights[f"layer.{number}.{name}.bias"] = _array(getattr(layer, own).bias)
        for own, name in norms.items():
            weights[f"layer.{number}.{name}.gain"] = _array(getattr(layer, own).weight)
            weights[f"layer.{number}.{name}.shift"] = _array(getattr(layer, own).bias)
    return weights


def _array(values) -> np.ndarray:
    return values.detach().float().numpy()


def _own_attributes() -> tuple[list[int], list[list]]:
    """Rows of the attribute outputs that are exported, and what they mean."""
    rows, groups = [], []
    for (kind, name), (start, end) in zip(ATTRIBUTES, attribute_slices()):
        if kind in OWN_KINDS:
            rows += range(start, end)
            groups.append([kind, name, list(ATTRIBUTES[kind, name])])
    return rows, groups


def head_layers(reader: Reader) -> dict[str, tuple[nn.Linear, slice | list[int]]]:
    """The linear layers of the heads and the rows of them that a file holds, by name in the file."""
    heads, roles, syntax = reader.heads, reader.heads.roles, reader.heads.syntax
    role_rows, every = slice(0, len(OWN_ROLES) * ROLE_WIDTH), slice(None)
    return {
        "heads.trigger": (heads.trigger, slice(0, len(OWN_KINDS))),
        "heads.attribute.inner": (heads.attribute_inner, every),
        "heads.attribute.outer": (heads.attribute_outer, _own_attributes()[0]),
        "heads.role.trigger": (roles.trigger, every),
        "heads.role.anchorQuery": (roles.anchor_query, role_rows),
        "heads.role.endQuery": (roles.end_query, role_rows),
        "heads.role.anchorWord": (roles.anchor_word, every),
        "heads.role.endWord": (roles.end_word, every),
        "heads.role.startFrom": (roles.start_from, every),
        "heads.role.startTo": (roles.start_to, every),
        "heads.role.endFrom": (roles.end_from, every),
        "heads.role.endTo": (roles.end_to, every),
        "heads.syntax.upos": (syntax.upos, every),
        "heads.syntax.xpos": (syntax.xpos, every),
        "heads.syntax.arcWord": (syntax.arc_word, every),
        "heads.syntax.arcHead": (syntax.arc_head, every),
        "heads.syntax.arcMix": (syntax.arc_mix, every),
        "heads.syntax.labelWord": (syntax.label_word, every),
        "heads.syntax.labelHead": (syntax.label_head, every),
        "heads.syntax.labelMix": (syntax.label_mix, every),
        "heads.syntax.labelEach": (syntax.label_each, every),
        "heads.pair.inner": (heads.pairs.inner, every),
        "heads.pair.outer": (heads.pairs.outer, every),
    }


def head_tables(reader: Reader) -> dict[str, torch.Tensor]:
    """Small tables of the heads by name in the file, which holds their first rows where some are auxiliary."""
    heads = reader.heads
    own = slice(0, len(OWN_ROLES))
    return {
        "heads.shape": heads.shape.weight,
        "heads.mark": heads.mark.weight,
        "heads.norm.gain": heads.norm.weight,
        "heads.norm.shift": heads.norm.bias,
        "heads.role.special": heads.roles.special,
        "heads.role.specialBias": heads.roles.special_bias[own],
        "heads.role.anchorDistance": heads.roles.anchor_distance[own],
        "heads.role.anchorPath": heads.roles.anchor_path[own],
        "heads.role.boundDistance": heads.roles.bound_distance[own],
        "heads.syntax.root": heads.syntax.root,
        "heads.syntax.arcBias": heads.syntax.arc_bias,
        "heads.pair.cosine": heads.pairs.cosine,
    }


def _rows(part: nn.Linear, rows: slice | list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Weight and bias of these rows; no bias is zeros"""
    weight = _array(part.weight)
    bias = np.zeros(len(weight), np.float32) if part.bias is None else _array(part.bias)
    return weight[rows], bias[rows]


def head_config(reader: Reader, thresholds: dict[str, float], calibration: dict[str, tuple[float, float]]) -> dict:
    return {
        "kinds": list(OWN_KINDS), "roles": [list(pair) for pair in OWN_ROLES], "roleWidth": ROLE_WIDTH, "distances": list(STEPS),
        "attributes": _own_attributes()[1], "shapes": list(SHAPES), "marks": reader.marks, "relations": list(RELATIONS), "pairs": PairHead.TASKS,
        "upos": reader.tags.upos, "xpos": reader.tags.xpos, "labels": reader.tags.labels, "labelWidth": LABEL_WIDTH,
        "thresholds": thresholds, "calibration": calibration, "window": {"limit": 160, "context": 64, "longest": 250},
    }


def export(reader: Reader, path: Path, thresholds: dict[str, float], calibration: dict[str, tuple[float, float]]) -> None:
    from export_encoder import add_encoder
    from model_file import ModelWriter

    form = reader.encoder.form
    if form.is_relative:
        raise ValueError("a reader whose encoder knows distances cannot be exported: let it teach one of BERT's form (`teach`)")
    snap(reader)
    weights = encoder_weights(reader)
    encoder = {
        "layers": form.layers, "width": form.width, "heads": HEADS, "intermediate": form.inner, "positions": len(weights["embeddings.position"]),
        "tokenTypes": 2, "vocabulary": len(reader.pieces), "epsilon": form.epsilon,
    }
    writer = ModelWriter({"encoder": encoder, "heads": head_config(reader, thresholds, calibration)})
    add_encoder(writer, weights, encoder, reader.pieces)
    for name, (part, rows) in head_layers(reader).items():
        writer.add_linear(name, *_rows(part, rows))
    for name, table in head_tables(reader).items():
        writer.add(name, "f32", _array(table))
    writer.write(path, packed=True)


class HeadReference:
    """The heads over a model file in numpy, as the run time computes them; `hidden` are the encoder's rows of one window."""

    def __init__(self, config: dict, tensors: dict[str, np.ndarray]):
        from encoder_reference import gelu, layer_norm, linear

        self.config, self.tensors, self.epsilon = config["heads"], tensors, config["encoder"]["epsilon"]
        self.gelu, self._linear, self._norm = gelu, linear, layer_norm

    def linear(self, rows: np.ndarray, name: str) -> np.ndarray:
        t = self.tensors
        return self._linear(rows, t[f"{name}.weight"], t[f"{name}.scales"], t[f"{name}.bias"])

    def words(self, hidden: np.ndarray, first: list[int], shapes: list[int], marks: list[tuple[int, ...]]) -> np.ndarray:
        rows = hidden[first] + self.tensors["heads.shape"][shapes]
        rows += np.stack([self.tensors["heads.mark"][list(own)].sum(axis=0) for own in marks])
        return self._norm(rows, self.tensors["heads.norm.gain"], self.tensors["heads.norm.shift"], self.epsilon)

    def triggers(self, words: np.ndarray) -> np.ndarray:
        """[words, kinds], before the logistic function"""
        return self.linear(words, "heads.trigger")

    def attributes(self, words: np.ndarray) -> np.ndarray:
        return self.linear(self.gelu(self.linear(words, "heads.attribute.inner")), "heads.attribute.outer")

    def _query(self, words: np.ndarray, trigger: int, name: str) -> np.ndarray:
        """[roles, role width]"""
        return self.linear(self.gelu(self.linear(words[trigger:trigger + 1], "heads.role.trigger")), name).reshape(-1, self.config["roleWidth"])

    def _far(self, name: str, words: int, origin: int) -> np.ndarray:
        """[roles, words]"""
        distance = np.arange(words) - origin
        size = np.searchsorted(self.config["distances"][1:], np.abs(distance), side="right")
        return self.tensors[name][:, len(self.config["distances"]) - 1 + size * np.sign(distance)]

    def anchors(self, words: np.ndarray, trigger: int, ways: np.ndarray) -> np.ndarray:
        """[roles, 2 + words]: scores of nobody, the author and each word; ways [words]: `paths` from the trigger"""
        query = self._query(words, trigger, "heads.role.anchorQuery")
        specials = query @ self.tensors["heads.role.special"].T + self.tensors["heads.role.specialBias"]
        scores = query @ self.gelu(self.linear(words, "heads.role.anchorWord")).T
        scores = scores + self._far("heads.role.anchorDistance", len(words), trigger) + self.tensors["heads.role.anchorPath"][:, ways]
        return np.concatenate([specials, scores], axis=1)

    def starts(self, words: np.ndarray, anchor: int) -> np.ndarray:
        """[roles, words]; only words up to the anchor are candidates"""
        scores = self.linear(words[anchor:anchor + 1], "heads.role.startFrom") @ self.linear(words, "heads.role.startTo").T
        return scores + self._far("heads.role.boundDistance", len(words), anchor)

    def ends(self, words: np.ndarray, trigger: int, anchor: int) -> np.ndarray:
        """[roles, words]; only words from the anchor on are candidates"""
        scores = self._query(words, trigger, "heads.role.endQuery") @ self.gelu(self.linear(words, "heads.role.endWord")).T
        scores = scores + self.linear(words[anchor:anchor + 1], "heads.role.endFrom") @ self.linear(words, "heads.role.endTo").T
        return scores + self._far("heads.role.boundDistance", len(words), anchor)

    def arcs(self, words: np.ndarray) -> np.ndarray:
        """[words, 1 + words]: score of the root and of each word as the head"""
        with_root = np.concatenate([self.tensors["heads.syntax.root"][None], words])
        heads = self.gelu(self.linear(with_root, "heads.syntax.arcHead"))
        scores = self.gelu(self.linear(words, "heads.syntax.arcWord")) @ self.linear(heads, "heads.syntax.arcMix").T
        return scores + heads @ self.tensors["heads.syntax.arcBias"]

    def labels(self, words: np.ndarray, heads: list[int]) -> np.ndarray:
        """[words, labels]; heads from 1, 0 for the root"""
        with_root = np.concatenate([self.tensors["heads.syntax.root"][None], words])
        own = self.gelu(self.linear(words, "heads.syntax.labelWord"))
        chosen = self.gelu(self.linear(with_root, "heads.syntax.labelHead"))[heads]
        mixed = self.linear(chosen, "heads.syntax.labelMix").reshape(len(words), -1, self.config["labelWidth"])
        return (mixed * own[:, None, :]).sum(axis=2) + self.linear(np.concatenate([own, chosen], axis=1), "heads.syntax.labelEach")

    def pair(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """[outputs of all tasks], from two mean vectors"""
        joined = np.concatenate([left, right, np.abs(left - right), left * right])[None]
        scores = self.linear(self.gelu(self.linear(joined, "heads.pair.inner")), "heads.pair.outer")[0]
        cosine = left @ right / (np.linalg.norm(left) * np.linalg.norm(right))
        return scores + cosine * self.tensors["heads.pair.cosine"]
