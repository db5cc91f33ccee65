"""A mean has the mean of every weight, and is of models that share pieces, marks and tags."""

import pytest
import torch

from training.reader.mean import write_mean
from training.reader.testing import tiny_reader


def test_mean(tmp_path):
    for name, shift in (("one", 0.0), ("two", 1.0)):
        reader = tiny_reader()
        with torch.no_grad():
            for weight in reader.parameters():
                weight.fill_(shift)
        reader.save(tmp_path / name)
    write_mean([tmp_path / "one", tmp_path / "two"], tmp_path / "mean")
    weights = torch.load(tmp_path / "mean" / "reader.pt")
    assert all(torch.allclose(weights[name], torch.tensor(0.5)) for name, _ in tiny_reader().named_parameters())
    (tmp_path / "two" / "marks.txt").write_text("another", encoding="utf-8")
    with pytest.raises(ValueError, match="marks.txt"):
        write_mean([tmp_path / "one", tmp_path / "two"], tmp_path / "mean")
