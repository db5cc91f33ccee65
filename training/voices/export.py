"""Writes the network of voices as a model file."""

from training.model_file import ModelWriter


def export(network, path):
    """Tables and matrices of eight bits with a scale a row; biases and norms as they are."""
    writer = ModelWriter({"kind": "voices", **network.settings})
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    writer.add_table("sentences", weights["sentences.weight"])
    writer.add_table("mentions", weights["mentions.weight"])
    writer.add_table("relations", weights["relations.weight"])
    for name in linear_names(network):
        writer.add_table(f"{dashed(name)}.weight", weights[f"{name}.weight"])
        writer.add(f"{dashed(name)}.bias", "f32", weights[f"{name}.bias"])
    norms = ["last", "sentence_norm", "mention_norm"] + [f"layers.{at}.{part}" for at in range(network.settings["layers"]) for part in ("before", "within")]
    for name in norms:
        writer.add(f"{dashed(name)}.scale", "f32", weights[f"{name}.weight"])
        writer.add(f"{dashed(name)}.shift", "f32", weights[f"{name}.bias"])
    for at in range(network.settings["layers"]):
        writer.add(f"layer.{at}.distances", "f32", weights[f"layers.{at}.distances"].reshape(-1))
    writer.write(path)


def linear_names(network):
    parts = [f"layers.{at}.{part}" for at in range(network.settings["layers"]) for part in ("attention", "attended", "wide", "narrow")]
    whole = "sentence_vector mention_vector mention_to_sentence merged query key relation relation_of_sentence relation_of_mention relation_score mention_score nobody stay"
    return parts + whole.split()


def dashed(name):
    return name.replace("layers.", "layer.").replace("_", "-")
