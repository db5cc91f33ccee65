"""Reads the folder that `rapporteur export --what tables` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DICTIONARY = "dictionary.json"
SCHEMA = "rapporteur.tables/1"

#: Numbers and truth values that may be missing keep their kind; without this a missing one would make all of them fractions or objects.
_NULLABLE = {pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype()}


class Tables(Mapping[str, pd.DataFrame]):
    """Data frames by the name of their table, also as attributes: `tables.statements`. `dictionary` says what each column means."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> None:
        self._frames = dict(frames)
        self.about = dict(about)

    def __getitem__(self, name: str) -> pd.DataFrame:
        try:
            return self._frames[name]
        except KeyError:
            raise KeyError(f"the table {name} was not read; there are {', '.join(self._frames)}") from None

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.__dict__["_frames"][name]
        except KeyError:
            raise AttributeError(f"there is no table {name}; there are {', '.join(self.__dict__.get('_frames', {}))}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{name}: {len(frame)}' for name, frame in self._frames.items())})"

    @property
    def dictionary(self) -> pd.DataFrame:
        """One row a column: table, column, type, unit, meaning."""
        rows = [
            (table["name"], column["name"], column["type"], column["unit"], column["meaning"])
            for table in self.about["tables"]
            for column in table["columns"]
        ]
        return pd.DataFrame(rows, columns=["table", "column", "type", "unit", "meaning"])


def read_tables(folder: str | Path, only: list[str] | None = None) -> Tables:
    """Reads a folder of tables.

    Statements of every review state are in it: `accepted(tables.statements)` are those that analyses count.

    :param only: names of the tables to read; all unless told. `texts` is the large one.
    :raises FileNotFoundError: where the folder is not one of tables.
    """
    folder = Path(folder)
    path = folder / DICTIONARY
    if not path.exists():
        raise FileNotFoundError(f"{folder} has no {DICTIONARY}; name a folder that rapporteur export --what tables wrote")
    about = json.loads(path.read_text(encoding="utf-8"))
    return tables_of(about, lambda file: folder / file, only)


def tables_of(about: Mapping[str, Any], source_of: Any, only: list[str] | None) -> Tables:
    """Frames of the tables that a data dictionary lists. `source_of` gives a path or an open file for the name of a file."""
    if about.get("schema") != SCHEMA:
        raise ValueError(f"{DICTIONARY} has the schema {about.get('schema')!r}, and this package reads {SCHEMA}")
    known = [table["name"] for table in about["tables"]]
    unknown = [name for name in only or [] if name not in known]
    if unknown:
        raise ValueError(f"there is no table {unknown[0]}; there are {', '.join(known)}")
    return Tables({table["name"]: _frame(table, source_of(_own_file(table["file"]))) for table in about["tables"] if only is None or table["name"] in only}, about)


def _own_file(name: str) -> str:
    """A folder that somebody else sent says nothing of files elsewhere."""
    if name in ("", ".", "..") or any(sign in name for sign in "/\\:"):
        raise ValueError(f"{DICTIONARY} names {name!r}, which is no file of this folder")
    return name


def _frame(table: Mapping[str, Any], source: Any) -> pd.DataFrame:
    # As a file of its own: a path below a folder named "a=b" would be taken for a partition.
    frame = pq.ParquetFile(source).read().to_pandas(types_mapper=_NULLABLE.get, date_as_object=False)
    for column in table["columns"]:
        if column["kind"] == "list":
            frame[column["name"]] = [None if value is None else json.loads(value) for value in frame[column["name"]]]
    return frame


def accepted(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that analyses count: those a person accepted, or that came with a file of accepted work."""
    return frame[frame["review"] == "accepted"]


def passage(text: str, start: int, end: int) -> str:
    """The words between two offsets, which count UTF-16 code units, while Python counts code points."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
