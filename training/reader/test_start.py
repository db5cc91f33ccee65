"""What a new encoder starts from."""

import torch

from training.reader.network.encoder import POSITIONS, Encoder, Form
from training.reader.network.start import Start

WIDTH, INNER = Form().width, Form().inner
LINEAR = {
    "attention.self.query": (WIDTH, WIDTH), "attention.self.key": (WIDTH, WIDTH), "attention.self.value": (WIDTH, WIDTH),
    "attention.output.dense": (WIDTH, WIDTH), "intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER),
}


def bert(layers: int, pieces: int) -> dict[str, torch.Tensor]:
    """Tensors by BERT's names, each filled with numbers of its own."""
    tensors = {
        "embeddings.word_embeddings.weight": torch.arange(pieces * WIDTH).view(pieces, WIDTH).float(),
        "embeddings.position_embeddings.weight": torch.randn(2 * POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": torch.ones(2, WIDTH),
        "embeddings.LayerNorm.weight": torch.ones(WIDTH), "embeddings.LayerNorm.bias": torch.zeros(WIDTH),
    }
    for n in range(layers):
        for name, shape in LINEAR.items():
            tensors |= {f"encoder.layer.{n}.{name}.weight": torch.randn(shape), f"encoder.layer.{n}.{name}.bias": torch.randn(shape[0])}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            tensors |= {f"encoder.layer.{n}.{name}.{kind}": torch.randn(WIDTH) for kind in ("weight", "bias")}
    return tensors


def test_an_encoder_of_any_depth_takes_over_layers_and_chosen_pieces():
    tensors = bert(3, 10)
    start = Start(tensors, [str(n) for n in range(10)])
    encoder = Encoder(4, form=start.form)
    encoder.load_state_dict(start.state([0, 2, 5, 9]))
    assert len(encoder.layers) == 3
    assert encoder.embedding.weight[2, 0] == 5 * WIDTH
    assert torch.equal(encoder.layers[2].outer.weight, tensors["encoder.layer.2.output.dense.weight"])
    assert torch.allclose(encoder.position.weight, tensors["embeddings.position_embeddings.weight"][:POSITIONS] + 1)


def test_an_encoder_takes_over_distances_and_marks_of_mpnet(tmp_path):
    from safetensors.torch import save_file
    from training.reader.network.start import load_start

    width, names = 24, {"attention.self.query": "attention.attn.q", "attention.self.key": "attention.attn.k", "attention.self.value": "attention.attn.v"}
    names |= {"attention.output.dense": "attention.attn.o", "intermediate.dense": "intermediate.dense", "output.dense": "output.dense"}
    pieces = ["<s>", "<pad>", "</s>", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "accord"]
    tensors = {
        "embeddings.word_embeddings.weight": torch.arange(len(pieces) * width).view(-1, width).float(),
        "embeddings.position_embeddings.weight": torch.arange(POSITIONS + 2)[:, None].expand(-1, width).float().contiguous(),
        "embeddings.LayerNorm.weight": torch.ones(width), "embeddings.LayerNorm.bias": torch.zeros(width),
        "encoder.relative_attention_bias.weight": torch.randn(32, 12),
    }
    for name, theirs in names.items():
        out, into = (4 * width if n == INNER else width for n in LINEAR[name])
        tensors |= {f"encoder.layer.0.{theirs}.weight": torch.randn(out, into), f"encoder.layer.0.{theirs}.bias": torch.randn(out)}
    for name in ("attention.LayerNorm", "output.LayerNorm"):
        tensors |= {f"encoder.layer.0.{name}.{kind}": torch.randn(width) for kind in ("weight", "bias")}
    save_file(tensors, tmp_path / "model.safetensors")
    (tmp_path / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    start = load_start(str(tmp_path / "model.safetensors"))
    assert start.pieces[0] == "[PAD]" and start.form == Form(1, width, True)
    encoder = Encoder(len(pieces), 0.0, start.form)
    encoder.load_state_dict(start.state(list(range(len(pieces)))))
    assert encoder.embedding.weight[0, 0] == width  # the row of its own mark for padding
    assert encoder.embedding.weight[start.pieces.index("accord"), 0] == 7 * width
    assert encoder.position.weight[0, 0] == 2
    near, far = encoder(torch.tensor([[5, 7, 6, 0]])), encoder(torch.tensor([[5, 7, 6]]))
    assert torch.allclose(near[:, :3], far, atol=1e-5)  # padding changes nothing
