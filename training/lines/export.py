"""Writes the network of lines as a model file."""

import torch

from training.model_file import ModelWriter
from training.voices.export import dashed


def export(network, settings, path, softened=1.0):
    """Tables and matrices of eight bits with a scale a row; biases and norms as they are. Of each piece of a word its vector as the network takes it.

    softened: logits of roles are divided by it, so that shares are as sure as they are right on pages that trained nothing.
    """
    writer = ModelWriter({"kind": "lines", **network.settings})
    weights = {name: value.detach().numpy() / (softened if name.startswith("line_role.") else 1) for name, value in network.state_dict().items()}
    writer.add_text("roles", " ".join(settings.roles))
    writer.add_text("vocabulary", settings.vocabulary)
    writer.add_table("features", weights["features.weight"])
    with torch.no_grad():
        writer.add_table("pieces", network.pieces(network.vectors).numpy())
        writer.add("piece-weights", "f32", network.piece_weight(network.vectors).flatten().numpy())
    count = network.settings["layers"]
    for name in ["words", "line_role"] + [f"layers.{at}.{part}" for at in range(count) for part in ("attention", "attended", "wide", "narrow")]:
        writer.add_table(f"{dashed(name)}.weight", weights[f"{name}.weight"])
        writer.add(f"{dashed(name)}.bias", "f32", weights[f"{name}.bias"])
    for name in ["last"] + [f"layers.{at}.{part}" for at in range(count) for part in ("before", "within")]:
        writer.add(f"{dashed(name)}.scale", "f32", weights[f"{name}.weight"])
        writer.add(f"{dashed(name)}.shift", "f32", weights[f"{name}.bias"])
    for at in range(count):
        writer.add(f"layer.{at}.distances", "f32", weights[f"layers.{at}.distances"].reshape(-1))
    writer.write(path)
