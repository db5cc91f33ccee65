"""A real cluster on this machine: a master and two executors, each a process of its own; and the command of the checkout."""

import os
import sys
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[3]
NODE = os.environ.get("RAPPORTEUR_NODE", str(ROOT / "node_modules/node/bin/node"))
NODE_WITH_SOURCES = [NODE, "--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning"]
COMMAND = [*NODE_WITH_SOURCES, str(ROOT / "packages/app/src/cli/main.ts")]


#: Paths of jars beside those that Spark comes with.
JARS = [path for path in os.environ.get("RAPPORTEUR_SPARK_JARS", "").split(",") if path]


def spark_jars() -> list[str]:
    """Names of the jars that Spark has."""
    return [Path(path).name for path in JARS] + [path.name for path in (Path(pyspark.__file__).parent / "jars").glob("*.jar")]


def start_cluster(settings: dict[str, str] | None = None) -> SparkSession:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return (
        SparkSession.builder.config(map={"spark.jars": ",".join(JARS), **(settings or {})})
        .master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", str(ROOT / "clients/spark"))
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.executor.memory", "1g")
        .config("spark.task.maxFailures", "8")
        .getOrCreate()
    )


def processes(words: str) -> list[int]:
    """Ids of the processes below this one whose command line holds the words."""
    parents: dict[int, int] = {}
    lines: dict[int, str] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            lines[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue

    def is_ours(pid: int) -> bool:
        while pid > 1:
            pid = parents.get(pid, 0)
            if pid == os.getpid():
                return True
        return False

    return [pid for pid, line in lines.items() if words in line and is_ours(pid)]
