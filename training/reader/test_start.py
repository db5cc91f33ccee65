"""What a new encoder starts from."""

import torch

from training.reader.network.encoder import INNER, POSITIONS, WIDTH, Encoder
from training.reader.network.start import Start

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
    encoder = Encoder(4, layers=start.layers)
    encoder.load_state_dict(start.state([0, 2, 5, 9]))
    assert len(encoder.layers) == 3
    assert encoder.embedding.weight[2, 0] == 5 * WIDTH
    assert torch.equal(encoder.layers[2].outer.weight, tensors["encoder.layer.2.output.dense.weight"])
    assert torch.allclose(encoder.position.weight, tensors["embeddings.position_embeddings.weight"][:POSITIONS] + 1)
