"""The exported file, read back, gives the model's own scores."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))
pytestmark = pytest.mark.skipif(importlib.util.find_spec("export_encoder") is None, reason="the exporter of the encoder is not there")

from training.reader.network.batches import collate
from training.reader.network.examples import Example
from training.reader.export import HeadReference, export
from training.reader.network.model import ways_of
from training.reader.network.quantise import set_quantised
from training.reader.testing import tiny_document, tiny_reader
from training.reader.network.windows import cut_windows
from training.reader.network.wordpiece import WordPiece


def test_parity(tmp_path):
    from encoder_reference import QuantisedEncoder
    from model_file import read_model

    reader = tiny_reader().eval()
    set_quantised(reader, True)
    export(reader, tmp_path / "reader.rapmodl2", {"relation": 0.4}, {})
    config, tensors = read_model(tmp_path / "reader.rapmodl2")
    window = cut_windows(tiny_document(), WordPiece(reader.pieces))[0]
    window.heads, window.relations = [1, -1, 3, 1, *[-1] * (len(window.words) - 4)], [0] * len(window.words)
    window.marks = [(1,), (0,), *[()] * (len(window.words) - 2)]
    reference = HeadReference(config, tensors)
    words = reference.words(QuantisedEncoder(config, tensors).encode(window.pieces), window.first, window.shapes, window.marks)
    with torch.no_grad():
        batch = collate([Example(window)])
        hidden = reader.words(batch)
        row, word, role, anchor = (torch.tensor([n]) for n in (0, 3, 1, 4))
        ways = ways_of(batch, torch.tensor([[0, 3]]))
        expected = {
            "triggers": reader.heads.trigger(hidden)[0, :, :6],
            "anchors": reader.heads.roles.anchors(hidden, row, word, role, ways)[0],
            "starts": reader.heads.roles.starts(hidden, row, role, anchor)[0, :5],
            "ends": reader.heads.roles.ends(hidden, row, word, role, anchor)[0, 4:],
            "arcs": reader.heads.syntax.arcs(hidden)[0],
            "labels": reader.heads.syntax.label_scores(hidden, torch.zeros(1, len(window.words), dtype=torch.long))[0],
            "pair": reader.heads.pairs(hidden[0, :1], hidden[0, 1:2])[0],
        }
    found = {
        "triggers": reference.triggers(words), "anchors": reference.anchors(words, 3, ways[0].numpy())[1], "starts": reference.starts(words, 4)[1][:5],
        "ends": reference.ends(words, 3, 4)[1][4:],
        "arcs": reference.arcs(words), "labels": reference.labels(words, [0] * len(words)), "pair": reference.pair(words[0], words[1]),
    }
    for name, values in expected.items():
        values = values.numpy()
        assert found[name].shape == values.shape
        assert np.corrcoef(found[name].ravel(), values.ravel())[0, 1] > 0.999, name
