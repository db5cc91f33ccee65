"""Trains the network of voices: `python -m training.voices.train --pages FOLDER --out packages/english/weights/voices.rapmodel`."""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from training.voices.export import export
from training.voices.measure import figures
from training.voices.network import Voices, chain_loss
from training.voices.pages import UNKNOWN, read_pages, show_rules
from training.voices.restore import restore

BATCH = 8
CHUNK = 64
ROLE_SHARE = 0.3
KEPT = 0.995
WARM_UP = 60


def batches(pages, chance):
    """Pages of a like length together, in an order that chance decides."""
    chance.shuffle(pages)
    parts = []
    for start in range(0, len(pages), CHUNK):
        chunk = sorted(pages[start : start + CHUNK], key=lambda page: len(page.lengths))
        cut = [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        chance.shuffle(cut)
        parts += cut
    return parts


def loss_of(network, batch):
    scored, roles = [], 0.0
    for page, (owners, stay, line_role) in zip(batch, network(batch)):
        scored.append((owners, stay, page.gold))
        if (page.roles != UNKNOWN).any():
            roles = roles + functional.cross_entropy(line_role, page.roles, ignore_index=UNKNOWN)
    return chain_loss(scored) + ROLE_SHARE * roles / len(batch)


def train(settings):
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    chance, started = random.Random(settings.seed), time.time()
    folder = Path(settings.pages)
    hands = [page for name in settings.train.split(",") for page in read_pages(folder / f"{name}.jsonl")]
    fresh = [page for name in settings.fresh.split(",") for page in read_pages(folder / f"{name}.jsonl")]
    further = {name: read_pages(folder / f"{name}.jsonl") for name in ("generated", "corpus")}
    shares = {"generated": settings.generated, "corpus": settings.corpus}
    unseen = {name: read_pages(folder / f"{name}.jsonl") for name in settings.unseen.split(",")}
    network = restore(settings.start, settings.dropped) if settings.start else Voices(width=settings.width, layers=settings.layers, feature_dropout=settings.dropped)
    # The mean of the weights on their way: single steps of so few pages are noisy.
    mean = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=0.05)
    sampled = len(fresh) * settings.times + sum(int(len(pages) * shares[name]) for name, pages in further.items())
    total, step = settings.epochs * (len(hands) + sampled) // BATCH, 0
    for epoch in range(settings.epochs):
        network.train()
        pages = hands + fresh * settings.times + [page for name, all_pages in further.items() for page in chance.sample(all_pages, int(len(all_pages) * shares[name]))]
        losses = []
        for page in hands + further["generated"]:
            show_rules(page, False, False)
        for page in fresh + further["corpus"]:
            show_rules(page, chance.random() < settings.shown, chance.random() < settings.shown)
        for batch in batches(pages, chance):
            optimizer.zero_grad()
            loss = loss_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / total)
            optimizer.step()
            mean.update_parameters(network)
            losses.append(float(loss.detach()))
            step += 1
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {time.time() - started:.0f} s", flush=True)
        if settings.checkpoint:
            torch.save({"settings": network.settings, "weights": mean.module.state_dict()}, settings.checkpoint)
        if epoch % 2 == 1 or epoch == settings.epochs - 1:
            for name, own in unseen.items():
                print(f"  {name}: {figures([mean.module], own)}", flush=True)
    if settings.out:
        export(mean.module, settings.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", required=True, help="folder that make-pages.ts wrote")
    parser.add_argument("--train", required=True, help="files of pages written by hand, with commas")
    parser.add_argument("--fresh", required=True, help="further files, on which no rule was written")
    parser.add_argument("--times", type=int, default=1, help="how often an epoch sees a fresh page")
    parser.add_argument("--shown", type=float, default=0.8, help="share of fresh pages that show what the rules say")
    parser.add_argument("--dropped", type=float, default=0.25, help="share of a sentence's features that a step does not see")
    parser.add_argument("--unseen", required=True, help="files to measure on, with commas")
    parser.add_argument("--start", help="model file to go on from")
    parser.add_argument("--out", help="model file")
    parser.add_argument("--checkpoint")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--generated", type=float, default=0.75, help="share of the generated pages an epoch")
    parser.add_argument("--corpus", type=float, default=1.0, help="share of the corpus' pages an epoch")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
