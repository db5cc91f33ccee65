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
    options = parser.parse_args()
    if options.command == "train":
        from .train import train as run

        run(read_config(options.config, options.set), options.out)


if __name__ == "__main__":
    main()
