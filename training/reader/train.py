"""The training loop: stages of epochs over several sources, with checkpoints."""

import json
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import torch

from .network.batches import collate, cut_batches
from .network.examples import Example
from .config import Config, Stage
from .measures.evaluate import report
from .network.model import Reader, load_reader
from .network.pairs import pair_losses
from .network.quantise import set_quantised
from .network.start import load_start
from .data.records import Document
from .sources import ExampleMaker, Sources, load_sources, withhold
from .data.treebank import TagSets
from .teaching.lessons import read_lessons
from .teaching.losses import TaughtExample, taught_losses
from .network.wordpiece import WordPiece, choose_pieces, count_pieces


def new_reader(config: Config, sources: Sources) -> Reader:
    """A reader with the start encoder, its pieces chosen by the sources."""
    start = load_start(config.encoder)
    full = WordPiece(start.pieces)
    model = load_reader(Path(config.model), config.dropout, marks=sources.marks) if config.model else None
    is_like = model is not None and model.encoder.form.width == start.form.width  # a wider reader has its own heads and pieces
    kept = [full.number[piece] for piece in model.pieces] if is_like else choose_pieces(full, count_pieces(full, sources.words()), config.pieces)
    reader = Reader([start.pieces[n] for n in kept], model.tags if model else TagSets.of(sources.trees["trees"]), sources.marks, config.dropout, start.form)
    reader.encoder.load_state_dict(start.state(kept))
    if is_like:
        reader.heads.load_state_dict(model.heads.state_dict())
    return reader


def prune(reader: Reader, sources: Sources, size: int) -> Reader:
    """The same reader with `size` of its pieces: those that the sources hold most often."""
    if len(reader.pieces) <= size:
        return reader
    full = WordPiece(reader.pieces)
    kept = choose_pieces(full, count_pieces(full, sources.words()), size)
    smaller = Reader([reader.pieces[n] for n in kept], reader.tags, reader.marks, reader.heads.dropout.dropped / 256, reader.encoder.form)
    state = reader.state_dict()
    state["encoder.embedding.weight"] = state["encoder.embedding.weight"][kept]
    smaller.load_state_dict(state)
    return smaller


def _optimizer(reader: Reader, stage: Stage) -> torch.optim.AdamW:
    def groups(module: torch.nn.Module, rate: float):
        plain = [p for p in module.parameters() if p.ndim >= 2]
        bare = [p for p in module.parameters() if p.ndim < 2]
        return [{"params": plain, "lr": rate, "weight_decay": 0.01}, {"params": bare, "lr": rate, "weight_decay": 0.0}]

    return torch.optim.AdamW(groups(reader.encoder, stage.encoder_rate) + groups(reader.heads, stage.head_rate), betas=(0.9, 0.98), fused=True)


def _rate_at(step: int, steps: int, stage: Stage) -> float:
    warm = max(1, round(stage.warm * steps))
    if step < warm:
        return (step + 1) / warm
    return stage.final + (1 - stage.final) * (steps - step) / max(1, steps - warm)


def _epoch_batches(maker: ExampleMaker, stage: Stage, config: Config, random: Random):
    batches = []
    for name, repeat in stage.repeat.items():
        if name == "taught":
            batches += cut_batches(random.sample(maker.taught, round(min(1.0, repeat) * len(maker.taught))), config.batch_pieces, random)
            continue
        examples = maker.epoch(name, repeat, config.augment, random)
        if stage.withheld:
            examples = withhold(examples, maker.sources.marks, stage.withheld, random)
        if examples:
            batches += cut_batches(examples, config.batch_pieces, random)
        if name == "pairs":
            documents = [d for d in maker.sources.documents.get("corpus", []) if d.pairs]
            batches += random.sample(documents, round(min(1.0, repeat) * len(documents)))
    random.shuffle(batches)
    return batches


def _losses(reader: Reader, batch: list[Example] | list[TaughtExample] | Document, maker: ExampleMaker, random: Random) -> dict[str, torch.Tensor]:
    """A document stands for its pairs."""
    if isinstance(batch, Document):
        return pair_losses(reader, batch, maker.cutter, random)
    return taught_losses(reader, batch) if isinstance(batch[0], TaughtExample) else reader.losses(collate(batch))


def run_stage(reader: Reader, maker: ExampleMaker, stage: Stage, config: Config, random: Random, after_epoch) -> None:
    set_quantised(reader, stage.quantised)
    reader.encoder.frozen = stage.frozen
    # Without the instructions for it, products in bfloat16 take many times as long as in float32.
    is_half = config.half and (config.device != "cpu" or torch.backends.cpu.get_cpu_capability().startswith("AVX512"))
    optimizer = _optimizer(reader, stage)
    first = _epoch_batches(maker, stage, config, random)
    steps = len(first) * stage.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate_at(step, steps, stage))
    for epoch in range(stage.epochs):
        batches = first if epoch == 0 else _epoch_batches(maker, stage, config, random)
        sums, counts, pieces, began = defaultdict(float), defaultdict(int), 0, time.time()
        reader.train()
        for examples in batches:  # or a document, for its pairs
            with torch.autocast(config.device, dtype=torch.bfloat16, enabled=is_half):
                losses = _losses(reader, examples, maker, random)
            if not losses:
                continue
            sum(config.weights.get(name, 1.0) * loss for name, loss in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            pieces += 0 if isinstance(examples, Document) else sum(len(e.window.pieces) for e in examples)
            for name, loss in losses.items():
                sums[name] += float(loss.detach())
                counts[name] += 1
        seconds = time.time() - began
        losses = " ".join(f"{name} {sums[name] / counts[name]:.3f}" for name in sorted(sums))
        after_epoch(epoch, f"{losses} | {seconds:.0f} s, {pieces / seconds:.0f} pieces/s")


def known_marks(start: str) -> tuple[str, ...]:
    """Names of the marks of the reader that training goes on from."""
    path = Path(start) / "marks.txt"
    return tuple(path.read_text(encoding="utf-8").split("\n")) if start and path.exists() else ()


def _first_reader(config: Config, sources: Sources) -> Reader:
    if not config.start:
        return new_reader(config, sources)
    reader = load_reader(Path(config.start), config.dropout, config.partial, sources.marks)
    return prune(reader, sources, config.pieces)


def train(config: Config, out: Path) -> None:
    torch.set_default_device(config.device)
    torch.manual_seed(config.seed)
    torch.set_num_threads(config.threads)
    random = Random(config.seed)
    sources = load_sources(Path(config.gold), Path(config.corpus) if config.corpus else None, Path(config.marks) if config.marks else None, known_marks(config.start or config.model))
    reader = _first_reader(config, sources)
    maker = ExampleMaker(sources, WordPiece(reader.pieces), reader.tags)
    if config.taught:
        maker.taught = read_lessons(Path(config.taught), reader.marks, maker.cutter)
    if config.model:
        maker.anchor(load_reader(Path(config.model), marks=sources.marks))
    out.mkdir(parents=True, exist_ok=True)
    log = (out / "log.txt").open("a", encoding="utf-8")

    def say(line: str) -> None:
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    say(f"{config.name}: {sum(p.numel() for p in reader.encoder.parameters()):,} + {sum(p.numel() for p in reader.heads.parameters()):,} parameters")
    for number, stage in enumerate(config.stages):
        def after_epoch(epoch: int, line: str) -> None:
            reader.eval()
            say(f"stage {number + 1} epoch {epoch + 1}: {line}")
            is_last = epoch + 1 == stage.epochs
            say(f"    {json.dumps(report(reader, maker, stage.repeat, is_short=not is_last))}")
            reader.save(out)

        if not config.model and (config.start or number > 0):
            maker.anchor(reader)
        run_stage(reader, maker, stage, config, random, after_epoch)
