"""`python -m training.reader train --config FILE --out FOLDER`; see `--help`."""

import argparse
from pathlib import Path

from .config import read_config


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.reader")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="trains a reader and saves it after every epoch")
    train.add_argument("--config", type=Path, required=True)
    train.add_argument("--out", type=Path, required=True)
    train.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="replaces entries of the configuration")
    measure = commands.add_parser("measure", help="fits thresholds and calibration on the corpus' development part and prints figures")
    export = commands.add_parser("export", help="writes the model file")
    restored = commands.add_parser("restore", help="makes a folder that training can go on from out of a model file")
    restored.add_argument("--file", type=Path, required=True, help="a model file, for example packages/english/weights/reader.rapmodel")
    restored.add_argument("--to", type=Path, required=True)
    pruned = commands.add_parser("prune", help="leaves a reader fewer pieces: those that the sources hold most often")
    pruned.add_argument("--pieces", type=int, required=True)
    pruned.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the public sets")
    pruned.add_argument("--to", type=Path, required=True)
    pairs = commands.add_parser("pairs", help="fits the head of pairs alone and saves it with its reader")
    mean = commands.add_parser("mean", help="writes the mean of several runs from one start")
    mean.add_argument("--models", type=Path, nargs="+", required=True, metavar="FOLDER", help="folders that training wrote")
    mean.add_argument("--to", type=Path, required=True)
    teach = commands.add_parser("teach", help="writes what a reader makes of plain texts, with its shares, for a smaller one to learn from")
    teach.add_argument("--texts", type=Path, required=True, help="JSON lines with a text each, for example of `training/page-texts.ts`")
    teach.add_argument("--marks", type=Path, required=True, help="JSON lines that `npm run mark-texts` writes for them")
    teach.add_argument("--model", type=Path, required=True, help="folder that training wrote")
    teach.add_argument("--to", type=Path, required=True)
    texts = commands.add_parser("texts", help="prints all texts of a run, one JSON object a line, for `npm run mark-texts`")
    for command in (measure, texts, pruned, pairs):
        command.add_argument("--corpus", type=Path, required=True, help="JSON lines that the corpus tool exports")
    texts.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the public sets")
    for command in (measure, pairs):
        command.add_argument("--marks", type=Path, required=True, help="JSON lines that `npm run mark-texts` writes")
    for command in (measure, export, pruned, pairs):
        command.add_argument("--model", type=Path, required=True, help="folder that training wrote")
    for command in (measure, export):
        command.add_argument("--float", action="store_true", help="without rounding to integers")
    measure.add_argument("--without", metavar="PATTERN", help="leaves out the marks whose names begin like this, to see what they are worth: '(ruled|act)[-:]'")
    measure.add_argument("--detail", action="store_true", help="triggers, attributes and roles apart")
    export.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    run = {"train": _train, "texts": _texts, "measure": _measure, "export": _export, "restore": _restore, "mean": _mean, "prune": _prune, "pairs": _pairs, "teach": _teach}
    run[options.command](options)


def _train(options: argparse.Namespace) -> None:
    from .train import train

    train(read_config(options.config, options.set), options.out)


def _texts(options: argparse.Namespace) -> None:
    import json

    from .sources import load_sources

    for text in dict.fromkeys(document.text for document in load_sources(options.gold, options.corpus).all()):
        print(json.dumps({"text": text}))


def _prune(options: argparse.Namespace) -> None:
    from .network.model import load_reader
    from .sources import load_sources
    from .train import prune

    prune(load_reader(options.model), load_sources(options.gold, options.corpus), options.pieces).save(options.to)


def _pairs(options: argparse.Namespace) -> None:
    from .settle_pairs import settle_pairs

    settle_pairs(options.model, options.corpus, options.marks)


def _teach(options: argparse.Namespace) -> None:
    from .data.marks import MarkTable
    from .network.model import load_reader
    from .teaching.lessons import read_texts, write_lessons

    reader = load_reader(options.model).eval()
    write_lessons(reader, read_texts(options.texts, MarkTable.read(options.marks), reader.marks), options.to)


def _mean(options: argparse.Namespace) -> None:
    from .mean import write_mean

    write_mean(options.models, options.to)


def _load(options: argparse.Namespace):
    import torch

    from .network.model import load_reader
    from .network.quantise import set_quantised

    torch.set_num_threads(1)
    reader = load_reader(options.model).eval()
    set_quantised(reader, not options.float)
    return reader


def _measure(options: argparse.Namespace) -> None:
    from .data.corpus import read_corpus
    from .data.marks import MarkTable
    from .measures.settle import measure, save_settings

    documents = [d for d in read_corpus(options.corpus) if d.split == "dev"]
    reader = _load(options)
    table = MarkTable.read(options.marks)
    if options.without:
        table.leave_out(options.without)
    table.attach(documents, reader.marks)
    settings, figures = measure(reader, documents)
    if not options.without:
        save_settings(settings, options.model)
    print(f"{len(documents)} documents; thresholds {settings.thresholds}")
    for name, figure in figures.items():
        print(f"{name:24}" + "  ".join(f"{key} {value}" for key, value in figure.items()))
    if options.detail:
        from .measures.diagnose import diagnose

        print("\n".join(diagnose(reader, documents)))


def _export(options: argparse.Namespace) -> None:
    from .export import export
    from .measures.settle import load_settings

    settings = load_settings(options.model)
    export(_load(options), options.to, settings.thresholds, settings.calibration)


def _restore(options: argparse.Namespace) -> None:
    from .restore import restore

    restore(options.file).save(options.to)


if __name__ == "__main__":
    main()
