"""Writes a random network of one layer, 4 wide, that takes vectors of 2 numbers, and what it says of a page: `python -m training.voices.tiny`. The product's tests hold its network against them."""

import json
from pathlib import Path

import torch

from training.voices.export import export
from training.voices.network import Voices
from training.voices.pages import page_of

FOLDER = Path("packages/reader/src/pages/voices/testing")


def rounded_to_file(network):
    """The weights as the file holds them: tables and matrices in steps."""
    with torch.no_grad():
        for name, weight in network.named_parameters():
            if weight.dim() == 2 and not name.endswith("distances"):
                scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
                weight.copy_((weight / scale).round().clamp(-127, 127) * scale)


def main():
    torch.manual_seed(7)
    network = Voices(width=4, layers=1, heads=2, reach=3, vectors=2)
    for distances in (layer.distances for layer in network.layers):
        torch.nn.init.normal_(distances, std=0.5)
    for table in (network.sentences, network.mentions, network.relations):
        torch.nn.init.normal_(table.weight, std=0.5)
    for taken in (network.sentence_vector, network.mention_vector):
        torch.nn.init.normal_(taken.weight, std=0.5)
    network.eval()
    rounded_to_file(network)
    export(network, FOLDER / "tiny-voices.rapmodel")
    record = json.loads((FOLDER / "tiny-page.json").read_text(encoding="utf-8"))
    page = page_of(record, torch.tensor(record["vectors"], dtype=torch.float32))
    with torch.no_grad():
        [(owners, stay, _)] = network([page])
    golden = {"owners": [round(float(one), 4) for one in owners.flatten()], "stay": [round(float(one), 4) for one in stay.flatten()]}
    (FOLDER / "tiny-voices.golden.json").write_text(json.dumps(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
