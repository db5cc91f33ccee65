"""Writes an encoder checkpoint (BERT shape) as a model file of 7-bit weights, and golden numbers for the parity test.

    python training/export_encoder.py --checkpoint FOLDER --out encoder.rapmodl2 [--keep pieces.txt] [--golden golden.json]
    python training/export_encoder.py --tiny packages/reader/src/language/encoder/testing

FOLDER holds config.json, vocab.txt and model.safetensors (or pytorch_model.bin, which needs torch). `--keep` prunes the vocabulary to the pieces listed, one a
line, besides special pieces and single characters, so that a missing piece falls back to smaller ones. Needs numpy and safetensors.
"""

import argparse
import base64
import json
import os
import re

import numpy as np

from encoder_reference import QuantisedEncoder, float_encode
from model_file import ModelWriter, read_model

LINEAR = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.output": "attention.output.dense",
    "feed.up": "intermediate.dense",
    "feed.down": "output.dense",
}
NORMS = {"attention.norm": "attention.output.LayerNorm", "feed.norm": "output.LayerNorm"}
TABLES = {"embeddings.word": "word_embeddings", "embeddings.position": "position_embeddings", "embeddings.type": "token_type_embeddings"}


def load_state(folder):
    """Parameters of a checkpoint by name, without the prefix that a task model puts before them."""
    path = os.path.join(folder, "model.safetensors")
    if os.path.exists(path):
        from safetensors.numpy import load_file

        state = load_file(path)
    else:
        import torch

        loaded = torch.load(os.path.join(folder, "pytorch_model.bin"), map_location="cpu", weights_only=True)
        state = {name: value.float().numpy() for name, value in loaded.items()}
    return {re.sub(r"^(bert|model|encoder\.bert)\.", "", name): value for name, value in state.items()}


def encoder_config(config):
    """The part `encoder` of a model file's configuration, from a checkpoint's config.json."""
    if config.get("hidden_act", "gelu") != "gelu" or config.get("position_embedding_type", "absolute") != "absolute":
        raise SystemExit("only GELU (erf) and learned positions are supported")
    return {
        "layers": config["num_hidden_layers"],
        "width": config["hidden_size"],
        "heads": config["num_attention_heads"],
        "intermediate": config["intermediate_size"],
        "positions": config["max_position_embeddings"],
        "tokenTypes": config["type_vocab_size"],
        "vocabulary": config["vocab_size"],
        "epsilon": config["layer_norm_eps"],
    }


def rename(state, encoder):
    """Parameters under the names of the model file."""
    weights = {ours: state[f"embeddings.{theirs}.weight"] for ours, theirs in TABLES.items()}

    def norm(ours, theirs):
        weights[f"{ours}.gain"] = state[f"{theirs}.weight"]
        weights[f"{ours}.shift"] = state[f"{theirs}.bias"]

    norm("embeddings.norm", "embeddings.LayerNorm")
    for layer in range(encoder["layers"]):
        for ours, theirs in LINEAR.items():
            for part in ("weight", "bias"):
                weights[f"layer.{layer}.{ours}.{part}"] = state[f"encoder.layer.{layer}.{theirs}.{part}"]
        for ours, theirs in NORMS.items():
            norm(f"layer.{layer}.{ours}", f"encoder.layer.{layer}.{theirs}")
    return weights


def prune(weights, encoder, vocabulary, keep):
    """Keeps special pieces, single characters and the pieces listed, in their old order."""
    special = re.compile(r"\[(?!unused)[A-Z]+\]$")
    kept = [index for index, piece in enumerate(vocabulary) if special.match(piece) or len(piece.removeprefix("##")) == 1 or piece in keep]
    weights["embeddings.word"] = weights["embeddings.word"][kept]
    encoder["vocabulary"] = len(kept)
    return [vocabulary[index] for index in kept]


def write_encoder(path, weights, encoder, vocabulary, longest=256):
    """Quantises and writes; positions behind the longest window are left out."""
    encoder["positions"] = min(encoder["positions"], longest)
    weights["embeddings.position"] = weights["embeddings.position"][: encoder["positions"]]
    writer = ModelWriter({"encoder": encoder})
    add_encoder(writer, weights, encoder, vocabulary)
    writer.write(path)


def add_encoder(writer, weights, encoder, vocabulary):
    """Adds an encoder's tensors to a file that may hold heads too."""
    for name in TABLES:
        writer.add_table(name, weights[name])
    names = ["embeddings.norm"]
    for layer in range(encoder["layers"]):
        for part in LINEAR:
            name = f"layer.{layer}.{part}"
            writer.add_linear(name, weights[f"{name}.weight"], weights[f"{name}.bias"])
        names += [f"layer.{layer}.{part}" for part in NORMS]
    for name in names:
        writer.add(f"{name}.gain", "f32", weights[f"{name}.gain"])
        writer.add(f"{name}.shift", "f32", weights[f"{name}.shift"])
    writer.add_text("vocabulary", "\n".join(vocabulary))


def golden(path, windows):
    """Hidden states of the reference, as base64 of 32-bit floats, to be met bit for bit."""
    encode = QuantisedEncoder(*read_model(path)).encode
    cases = []
    for ids, types in windows:
        hidden = encode(ids, types).astype("<f4")
        cases.append({"ids": list(map(int, ids)), "types": list(map(int, types)), "hidden": base64.b64encode(hidden.tobytes()).decode()})
    return {"cases": cases}


def random_windows(random, encoder, lengths):
    return [(random.integers(0, encoder["vocabulary"], n), random.integers(0, encoder["tokenTypes"], n)) for n in lengths]


def tiny_weights(random, encoder):
    """Random parameters of the magnitudes that trained ones have."""
    width, intermediate = encoder["width"], encoder["intermediate"]
    shapes = {"attention.query": (width, width), "attention.key": (width, width), "attention.value": (width, width), "attention.output": (width, width)}
    shapes |= {"feed.up": (intermediate, width), "feed.down": (width, intermediate)}
    normal = lambda deviation, *shape: random.normal(0, deviation, shape).astype(np.float32)
    weights = {
        "embeddings.word": normal(0.06, encoder["vocabulary"], width),
        "embeddings.position": normal(0.03, encoder["positions"], width),
        "embeddings.type": normal(0.03, encoder["tokenTypes"], width),
    }
    norms = ["embeddings.norm"]
    for layer in range(encoder["layers"]):
        for part, shape in shapes.items():
            weights[f"layer.{layer}.{part}.weight"] = normal(0.25, *shape)
            weights[f"layer.{layer}.{part}.bias"] = normal(0.1, shape[0])
        norms += [f"layer.{layer}.{part}" for part in NORMS]
    for name in norms:
        weights[f"{name}.gain"] = 1 + normal(0.2, width)
        weights[f"{name}.shift"] = normal(0.1, width)
    return weights


def tiny_vocabulary():
    """A vocabulary that spells any English word, for the tests of the tokenizer."""
    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    words = "the minister said that talks with iran would not resume before spring of and to in a un sanction ##s ##ed ##ing ##tion ##al talk".split()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return list(dict.fromkeys([*special, *letters, *[f"##{letter}" for letter in letters if letter.isalnum()], *[word for word in words if len(word) > 1]]))


def write_tiny(folder):
    """A random encoder small enough to be kept beside the tests, and its golden numbers."""
    random = np.random.default_rng(20)
    vocabulary = tiny_vocabulary()
    encoder = {"layers": 2, "width": 32, "heads": 2, "intermediate": 64, "positions": 48, "tokenTypes": 2, "vocabulary": len(vocabulary), "epsilon": 1e-12}
    path = os.path.join(folder, "tiny-encoder.rapmodl2")
    write_encoder(path, tiny_weights(random, encoder), encoder, vocabulary)
    with open(os.path.join(folder, "tiny-encoder.golden.json"), "w", encoding="utf-8") as file:
        json.dump(golden(path, random_windows(random, encoder, [1, 2, 7, 13, 48])), file, indent=1)
        file.write("\n")


def agreement(path, weights, encoder, windows):
    """Cosine similarities of quantised and float hidden states, one a subword."""
    encode = QuantisedEncoder(*read_model(path)).encode
    found = []
    for ids in windows:
        a, b = encode(ids).astype(np.float64), float_encode(encoder, weights, ids)
        found.extend((a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1))
    return np.array(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint")
    parser.add_argument("--out")
    parser.add_argument("--keep", help="file of pieces to keep, one a line")
    parser.add_argument("--golden", help="write golden numbers of random windows here")
    parser.add_argument("--windows", help="JSON list of lists of ids: report the agreement with the float model on them")
    parser.add_argument("--tiny", help="write the tests' random model into this folder")
    arguments = parser.parse_args()
    if arguments.tiny:
        write_tiny(arguments.tiny)
    if not arguments.checkpoint:
        return
    with open(os.path.join(arguments.checkpoint, "config.json"), encoding="utf-8") as file:
        encoder = encoder_config(json.load(file))
    with open(os.path.join(arguments.checkpoint, "vocab.txt"), encoding="utf-8") as file:
        vocabulary = file.read().rstrip("\n").split("\n")
    weights = rename(load_state(arguments.checkpoint), encoder)
    if arguments.keep:
        with open(arguments.keep, encoding="utf-8") as file:
            vocabulary = prune(weights, encoder, vocabulary, set(file.read().split("\n")))
    write_encoder(arguments.out, weights, encoder, vocabulary)
    if arguments.golden:
        windows = random_windows(np.random.default_rng(1), encoder, [5, 32])
        with open(arguments.golden, "w", encoding="utf-8") as file:
            json.dump(golden(arguments.out, windows), file)
    if arguments.windows:
        with open(arguments.windows, encoding="utf-8") as file:
            found = agreement(arguments.out, weights, encoder, json.load(file))
        print(f"{len(found)} subwords: cosine mean {found.mean():.5f}, 1st percentile {np.percentile(found, 1):.5f}, least {found.min():.5f}")


if __name__ == "__main__":
    main()
