"""Pages as `make-lines.ts` writes them: one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

HELD_OUT = "fifth tenth twelfth seventeenth eighteenth nineteenth twentieth generated-test corpus-test".split()
# Drawn again each epoch, a share of them.
SAMPLED = ("generated", "corpus")


@dataclass
class Settings:
    """What the network has to know beside the pages, from `settings.json`."""

    rows: int
    roles: list
    furniture: list
    vocabulary: str
    vectors: torch.Tensor

    @property
    def furniture_places(self):
        return torch.tensor([self.roles.index(role) for role in self.furniture])


@dataclass
class Page:
    rows: torch.Tensor
    starts: torch.Tensor
    pieces: list
    """Lines × roles: which ones a line may have; all where that is not known."""
    allowed: torch.Tensor


def read_settings(folder):
    """Vectors of pieces (pieces × width) are brought to a standard deviation of 1."""
    given = json.loads((Path(folder) / "settings.json").read_text(encoding="utf-8"))
    vectors = torch.from_numpy(np.fromfile(Path(folder) / "pieces.vectors", dtype=np.float32).reshape(given["pieces"], given["vectors"]))
    return Settings(given["rows"], given["roles"], given["furniture"], given["vocabulary"], vectors / vectors.std())


def page_of(record, roles):
    bags = record["rows"]
    starts = np.cumsum([0] + [len(own) for own in bags])[:-1]
    allowed = torch.tensor([[own is None or role in own for role in roles] for own in record["roles"]])
    return Page(torch.tensor([row for own in bags for row in own]), torch.tensor(starts), record["pieces"], allowed)


def read_pages(folder, name, roles):
    with open(Path(folder) / f"{name}.jsonl", encoding="utf-8") as file:
        return [page_of(json.loads(line), roles) for line in file]
