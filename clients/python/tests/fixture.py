"""Makes the library that the tests read, once a run; RAPPORTEUR_NODE names Node 24."""

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NODE = [os.environ.get("RAPPORTEUR_NODE", "node"), "--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning"]
COMMAND = [*NODE, str(ROOT / "packages" / "app" / "src" / "cli" / "main.ts")]


@cache
def made() -> Path:
    """A folder with study.rapporteur, tables/, records.json and figures of the command."""
    given = os.environ.get("RAPPORTEUR_TABLES")
    if given is not None:
        return Path(given)
    folder = Path(tempfile.mkdtemp(prefix="rapporteur-python-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run([*NODE, str(ROOT / "test" / "interop" / "make-tables.ts"), str(folder)], check=True)
    return folder


def said(name: str):
    return json.loads((made() / name).read_text(encoding="utf-8"))


class Names:
    """Entities of the records by id, as the tables call them."""

    def __init__(self) -> None:
        self._records = {record["id"]: record for record in said("records.json")["entity"]}
        self._count: dict[str, int] = {}
        for record in self._records.values():
            self._count[record["name"]] = self._count.get(record["name"], 0) + 1

    def key(self, id: str | None) -> str | None:
        return None if id is None else self._records[id]["key"]

    def label(self, id: str | None) -> str | None:
        if id is None:
            return None
        record = self._records[id]
        return record["name"] if self._count[record["name"]] == 1 else f"{record['name']} ({record['key']})"
