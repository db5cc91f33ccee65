"""Writes a random network of one layer, 4 wide, and what it says of a page: `python -m training.lines.tiny`. The product's tests hold its network against them."""

import json
from pathlib import Path

import torch

from training.lines.export import export
from training.lines.network import Lines
from training.lines.pages import Settings, page_of
from training.voices.tiny import rounded_to_file

FOLDER = Path("packages/reader/src/sources/lines/testing")
VOCABULARY = "[PAD] [UNK] [CLS] [SEP] by ada lund the port is closed . nobody pays ##s ? we".split()


def main():
    torch.manual_seed(7)
    record = json.loads((FOLDER / "tiny-lines.json").read_text(encoding="utf-8"))
    settings = Settings(rows=64, roles=record["of"], furniture=[], vocabulary="\n".join(VOCABULARY), vectors=torch.randn(len(VOCABULARY), 6))
    network = Lines(settings.rows, len(settings.roles), settings.vectors, width=4, layers=1, heads=2, reach=3)
    for weight in (network.features.weight, network.piece_weight.weight, *(layer.distances for layer in network.layers)):
        torch.nn.init.normal_(weight, std=0.5)
    torch.nn.init.normal_(network.line_role.weight, std=1)
    network.eval()
    rounded_to_file(network)
    export(network, settings, FOLDER / "tiny-lines.rapmodel")
    page = page_of({**record, "roles": [None] * len(record["rows"])}, settings.roles)
    with torch.no_grad():
        shares = network([page]).softmax(-1)
    golden = [[round(float(share), 4) for share in own] for own in shares]
    (FOLDER / "tiny-lines.golden.json").write_text(json.dumps(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
