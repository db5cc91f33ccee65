"""Trains the network of lines: `python -m training.lines.train --pages FOLDER --out packages/english/weights/lines.rapmodel`."""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn

from training.lines.export import export
from training.lines.network import Lines, loss_of
from training.lines.pages import HELD_OUT, SAMPLED, read_pages, read_settings

BATCH = 8
KEPT = 0.995
WARM_UP = 60


def figures(network, pages, furniture):
    """Lines with the right role, furniture that is taken for furniture, and text that is."""
    network.eval()
    right = known = taken = all_furniture = lost = text = 0
    with torch.no_grad():
        for page in pages:
            shares = network([page]).softmax(-1)
            sure = page.allowed.sum(1) == 1
            gold = page.allowed.int().argmax(1)
            is_furniture, is_taken = torch.isin(gold, furniture), shares[:, furniture].sum(1) >= 0.5
            right += int((shares.argmax(1) == gold)[sure].sum())
            known += int(sure.sum())
            taken += int((sure & is_furniture & is_taken).sum())
            all_furniture += int((sure & is_furniture).sum())
            lost += int((sure & ~is_furniture & is_taken).sum())
            text += int((sure & ~is_furniture).sum())
    network.train()
    return f"{right} of {known} lines ({right / known:.4f}), furniture {taken} of {all_furniture}, text taken for it {lost} of {text}"


def train(given):
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    chance, started = random.Random(given.seed), time.time()
    settings = read_settings(given.pages)
    left = [*HELD_OUT, *SAMPLED, *given.without.split(",")]
    hands = sorted(path.stem for path in Path(given.pages).glob("*.jsonl") if path.stem not in left)
    learnt = [page for name in hands for page in read_pages(given.pages, name, settings.roles)]
    sampled = [read_pages(given.pages, name, settings.roles) for name in SAMPLED]
    unseen = {name: read_pages(given.pages, name, settings.roles) for name in [*HELD_OUT, *(one for one in given.without.split(",") if one)]}
    network = Lines(settings.rows, len(settings.roles), settings.vectors, width=given.width, layers=given.layers)
    # The mean of the weights on their way: single steps of so few pages are noisy.
    mean = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    optimizer = torch.optim.AdamW(network.parameters(), lr=given.rate, weight_decay=0.05)
    total, step = given.epochs * (len(learnt) + sum(int(len(pages) * given.sampled) for pages in sampled)) // BATCH + 1, 0
    for epoch in range(given.epochs):
        pages = learnt + [page for own in sampled for page in chance.sample(own, int(len(own) * given.sampled))]
        chance.shuffle(pages)
        losses = []
        for start in range(0, len(pages), BATCH):
            batch = pages[start : start + BATCH]
            optimizer.zero_grad()
            loss = loss_of(network(batch), torch.cat([page.allowed for page in batch]))
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            for group in optimizer.param_groups:
                group["lr"] = given.rate * min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / total)
            optimizer.step()
            mean.update_parameters(network)
            losses.append(float(loss.detach()))
            step += 1
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - started:.0f} s", flush=True)
    for name, pages in unseen.items():
        print(f"{name}: {figures(mean.module, pages, settings.furniture_places)}", flush=True)
    hands_alone = [page for name, pages in unseen.items() if not name.endswith("-test") for page in pages]
    print(f"hands that trained nothing: {figures(mean.module, hands_alone, settings.furniture_places)}", flush=True)
    if given.out:
        export(mean.module, settings, given.out, given.softened)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", required=True, help="folder that make-lines.ts wrote")
    parser.add_argument("--without", default="", help="hands that are left out, with commas, to choose by them")
    parser.add_argument("--out", help="model file")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--softened", type=float, default=1.6, help="logits of roles are divided by it")
    parser.add_argument("--sampled", type=float, default=0.5, help="share of the generated pages and of the corpus' an epoch")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
