"""Figures of the network alone: sentences and contributions with the right owner."""

import torch


def likeliest(owners, stay):
    """The likeliest path by Viterbi's algorithm."""
    best, back = owners[0].clone(), []
    width = owners.shape[1]
    for at in range(1, len(owners)):
        most, place = best.max(0)
        gain = torch.full((width,), float(stay[at, 0]))
        gain[0] = stay[at, 1]
        stays = best + gain
        back.append(torch.where(stays >= most, torch.arange(width), torch.full((width,), int(place))))
        best = torch.maximum(stays, most) + owners[at]
    path = [int(best.argmax())]
    for sources in reversed(back):
        path.append(int(sources[path[-1]]))
    return path[::-1]


def paths(networks, page):
    for network in networks:
        network.eval()
    with torch.no_grad():
        scored = [network([page])[0] for network in networks]
    owners = sum(one.log_softmax(1) if len(networks) > 1 else one for one, _, _ in scored) / len(networks)
    return owners, sum(stay for _, stay, _ in scored) / len(networks)


def is_right(path, gold, lengths, owner, is_report):
    """Nearly all of an owner's letters are found, and outside a report nearly nothing else."""
    own = sum(length for one, length in zip(gold, lengths) if one == owner)
    both = sum(length for found, one, length in zip(path, gold, lengths) if found == one == owner)
    given = sum(length for found, length in zip(path, lengths) if found == owner)
    return own > 0 and both / own >= (0.8 if is_report else 0.95) and (is_report or both / max(given, 1) >= 0.85)


def tally(path, page):
    gold, lengths, record = page.record["owner"], page.lengths, page.record
    known = [(found, one) for found, one, length in zip(path, gold, lengths) if one >= 0 and length > 0]
    owners = {one for one in gold if one > 0}
    is_report = record["family"] == "reported"
    right = sum(is_right(path, gold, lengths, owner, is_report) for owner in owners) if record["gold"] > 1 else 0
    found = set(path) - {0}
    return {
        "sentences": (sum(a == b for a, b in known), len(known)),
        "contributions": (right, record["gold"] if record["gold"] > 1 else 0),
        "authors": (len(owners & found), record["gold"]),
        "invented": (int(bool(found - owners)), 1),
    }


def figures(networks, pages, path_of=None):
    sums = {}
    for page in pages:
        path = path_of(page) if path_of else likeliest(*paths(networks, page))
        for name, (right, total) in tally(path, page).items():
            before = sums.get(name, (0, 0))
            sums[name] = (before[0] + right, before[1] + total)
    return ", ".join(f"{name} {right}/{total} ({right / max(total, 1):.3f})" for name, (right, total) in sums.items())
