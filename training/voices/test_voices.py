"""The network's chain, its loss, and what is written of it."""

import itertools
import math

import torch

from training.model_file import read_model
from training.voices.export import export
from training.voices.measure import likeliest
from training.voices.network import VECTOR_WIDTH, Voices, chain_loss
from training.voices.pages import HIDDEN_OWNER, HIDDEN_RULES, page_of, show_rules
from training.voices.restore import restore

RECORD = {
    "name": "a",
    "family": "signed",
    "gold": 1,
    "persons": ["Ada Lund", "Karl Rey"],
    "owner": [0, 1, 2],
    "rules": [0, 1, 1],
    "roles": [None, "body", None],
    "sl": [4, 20, 20],
    "uf": [[1, 2], [3], [4, 5]],
    "mf": [[1], [2]],
    "ms": [0, 2],
    "mp": [0, 1],
    "rel": "CBkiKjIIGSIqMggZIioxCBkiKjMIGSIqMQgZIioz",
}


def value(path, owners, stay):
    total = sum(float(owners[at, owner]) for at, owner in enumerate(path))
    return total + sum(float(stay[at, 1 if path[at] == 0 else 0]) for at in range(1, len(path)) if path[at] == path[at - 1])


def scores():
    torch.manual_seed(3)
    return torch.randn(4, 3), torch.rand(4, 2)


def test_the_loss_is_that_of_the_chain():
    owners, stay = scores()
    values = [value(path, owners, stay) for path in itertools.product(range(3), repeat=4)]
    whole = math.log(sum(math.exp(one) for one in values))
    gold = torch.tensor([0, 1, 1, 2])
    assert abs(float(chain_loss([(owners, stay, gold)])) - (whole - value(gold.tolist(), owners, stay)) / 4) < 1e-4


def test_what_is_unknown_may_be_anybody():
    owners, stay = scores()
    assert abs(float(chain_loss([(owners, stay, torch.full((4,), -100))]))) < 1e-5


def test_the_likeliest_path_is_the_best_of_all():
    owners, stay = scores()
    best = max(itertools.product(range(3), repeat=4), key=lambda path: value(path, owners, stay))
    assert likeliest(owners, stay) == list(best)


def test_what_the_rules_say_is_shown_and_hidden():
    page = page_of(RECORD, torch.ones(5, VECTOR_WIDTH))
    assert page.relations[:, :, 4].tolist() == [[50, 50], [49, 51], [49, 51]]
    show_rules(page, False, False)
    assert (page.relations[:, :, 4] == HIDDEN_OWNER).all() and (page.rule_rows == HIDDEN_RULES).all()
    show_rules(page, True, True)
    assert page.relations[1, 0].tolist() == [8, 25, 34, 42, 49]


def test_a_model_file_holds_the_weights(tmp_path):
    network = Voices(width=8, layers=1, heads=2)
    network.eval()
    [(owners, stay, _)] = network([page_of(RECORD, torch.ones(5, VECTOR_WIDTH))])
    assert owners.shape == (3, 3) and stay.shape == (3, 2)
    export(network, tmp_path / "voices.rapmodel")
    config, tensors = read_model(tmp_path / "voices.rapmodel")
    assert (config["width"], config["layers"]) == (8, 1)
    written = tensors["query.weight"].astype(float) * tensors["query.weight.scales"][:, None]
    assert abs(written - network.query.weight.detach().numpy()).max() < 0.01


def test_training_goes_on_from_a_model_file(tmp_path):
    torch.manual_seed(5)
    network = Voices(width=8, layers=2, heads=2).eval()
    page = page_of(RECORD, torch.randn(5, VECTOR_WIDTH))
    export(network, tmp_path / "voices.rapmodel")
    restored = restore(tmp_path / "voices.rapmodel", 0.35).eval()
    for one, other in zip(network([page])[0][:2], restored([page])[0][:2]):
        assert (one - other).abs().max() < 0.02
    # As the file rounds them: written again they are the same.
    export(restored, tmp_path / "again.rapmodel")
    assert (tmp_path / "again.rapmodel").read_bytes() == (tmp_path / "voices.rapmodel").read_bytes()
