"""The mean of several runs from one start: on documents that trained none of them it reads better than each."""

import shutil
from pathlib import Path

import torch

SHARED = ("pieces.txt", "marks.txt", "tags.json")  # what all have to agree in, so that each weight means the same


def write_mean(models: list[Path], to: Path) -> None:
    """Writes a folder with the mean of all weights. Raises ValueError where the models' pieces, marks or tags differ."""
    first, *others = models
    for name in SHARED:
        for other in others:
            if (first / name).read_bytes() != (other / name).read_bytes():
                raise ValueError(f"{other / name} is not that of {first}: a mean is of runs from one start")
    weights = [torch.load(model / "reader.pt", map_location="cpu") for model in models]
    mean = {key: sum(one[key] for one in weights) / len(weights) if value.is_floating_point() else value for key, value in weights[0].items()}
    to.mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        shutil.copyfile(first / name, to / name)
    torch.save(mean, to / "reader.pt")
