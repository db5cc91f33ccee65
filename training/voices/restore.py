"""Reads the network of voices from a model file, so that training goes on from it."""

import torch

from training.model_file import read_model
from training.voices.export import dashed, linear_names
from training.voices.network import Voices


def restore(path, feature_dropout):
    """The network of a file with the weights as the file rounds them; roles of lines, which no file keeps, start afresh."""
    config, tensors = read_model(path)
    network = Voices(**{name: config[name] for name in ("width", "layers", "heads", "reach", "vectors")}, feature_dropout=feature_dropout)
    state = network.state_dict()

    def table(name):
        return torch.tensor(tensors[name] * tensors[f"{name}.scales"][:, None])

    for name in ("sentences", "mentions", "relations"):
        state[f"{name}.weight"] = table(name)
    for name in linear_names(network):
        state[f"{name}.weight"] = table(f"{dashed(name)}.weight")
        state[f"{name}.bias"] = torch.tensor(tensors[f"{dashed(name)}.bias"])
    for name in (one.removesuffix(".weight") for one in state if f"{dashed(one.removesuffix('.weight'))}.scale" in tensors):
        state[f"{name}.weight"] = torch.tensor(tensors[f"{dashed(name)}.scale"])
        state[f"{name}.bias"] = torch.tensor(tensors[f"{dashed(name)}.shift"])
    for at in range(config["layers"]):
        distances = torch.tensor(tensors[f"layer.{at}.distances"])
        state[f"layers.{at}.distances"] = distances.view_as(state[f"layers.{at}.distances"])
    network.load_state_dict(state)
    return network
