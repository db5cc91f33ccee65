"""The network of lines, its loss, and what is written of it."""

import torch

from training.lines.export import export
from training.lines.network import Lines, loss_of
from training.lines.pages import Settings, page_of
from training.model_file import read_model

ROLES = ["title", "body", "page"]
RECORD = {"rows": [[1, 2], [3], []], "pieces": [[4, 5, 6, 7, 4, 5], [6], [1]], "roles": [["title"], ["body", "page"], None]}


def made():
    torch.manual_seed(3)
    network = Lines(8, len(ROLES), torch.randn(9, 6), width=8, layers=1, heads=2, reach=3)
    network.eval()
    return network, page_of(RECORD, ROLES)


def test_a_line_of_which_nothing_is_known_counts_for_nothing():
    network, page = made()
    assert page.allowed.tolist() == [[True, False, False], [False, True, True], [True, True, True]]
    scores = torch.tensor([[0.0, 0.0, 0.0], [9.0, 0.0, 0.0], [7.0, -7.0, 0.0]])
    other = scores.clone()
    other[2] = 0
    assert abs(float(loss_of(scores, page.allowed)) - float(loss_of(other, page.allowed))) < 1e-6
    assert float(loss_of(scores[2:], page.allowed[2:])) == 0


def test_several_roles_are_as_good_as_each_other():
    _, page = made()
    either = [float(loss_of(torch.tensor([own]), page.allowed[1:2])) for own in ([0.0, 5.0, 0.0], [0.0, 0.0, 5.0])]
    assert abs(either[0] - either[1]) < 1e-6
    assert either[0] < float(loss_of(torch.tensor([[5.0, 0.0, 0.0]]), page.allowed[1:2]))


def test_pages_side_by_side_are_read_as_alone():
    network, page = made()
    short = page_of({name: own[:2] for name, own in RECORD.items()}, ROLES)
    with torch.no_grad():
        together = network([page, short])
        assert torch.allclose(together[:3], network([page]), atol=1e-6)
        assert torch.allclose(together[3:], network([short]), atol=1e-6)


def test_first_and_last_pieces_have_vectors_of_their_own():
    network, _ = made()
    whole, first, last = network.word_vectors([[4, 5, 6, 7, 4, 5]]).split(64, 1)
    vectors = network.pieces(network.vectors)
    assert torch.allclose(first, vectors[[4, 5, 6, 7]].mean(0, keepdim=True), atol=1e-6)
    assert torch.allclose(last, vectors[[6, 7, 4, 5]].mean(0, keepdim=True), atol=1e-6)
    assert torch.allclose(whole, vectors[[4, 5, 6, 7, 4, 5]].mean(0, keepdim=True), atol=1e-6)


def test_a_model_file_holds_the_weights(tmp_path):
    network, _ = made()
    export(network, Settings(8, ROLES, ["page"], "a\nb", network.vectors), tmp_path / "lines.rapmodel")
    config, tensors = read_model(tmp_path / "lines.rapmodel")
    assert (config["kind"], config["rows"], config["width"], config["pieceWidth"]) == ("lines", 8, 8, 64)
    assert bytes(tensors["roles"]).decode() == "title body page"
    table = tensors["pieces"] * tensors["pieces.scales"][:, None]
    assert abs(table - network.pieces(network.vectors).detach().numpy()).max() < 0.02
    assert tensors["layer.0.distances"].shape == (14,)
