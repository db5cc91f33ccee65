import itertools
import json
import os
import random
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

from cluster import COMMAND, NODE_WITH_SOURCES, ROOT, processes, start_cluster
from rapporteur_spark import code, link_entities, networks

DAY = 86_400_000
START = 1_577_836_800_000
#: `RAPPORTEUR_SPARK_DOCUMENTS=20000` codes so many.
DOCUMENTS = int(os.environ.get("RAPPORTEUR_SPARK_DOCUMENTS", "60"))
SECONDS_BETWEEN_KILLS = 1 if DOCUMENTS < 1000 else 20
KINDS = {"organization": "entity", "concept": "entity", "agreement": "boolean", "intensity": "integer", "frame": "text"}


def random_statements(count: int) -> list[dict]:
    """Statements with gaps, blanks, undated ones, several types and reviews, and many duplicates."""
    chance = random.Random(7)
    rows = []
    for at in range(count):
        values = {
            "organization": chance.choice(["Acme", "Bund", "Civic", "Dawn", "Ebb", "", None]),
            "concept": chance.choice(["tax", "trade", "ban", "quota", None]),
            "agreement": chance.choice([True, False, None]),
            "intensity": chance.choice([-2, -1, 0, 3, None]),
            "frame": chance.choice(["money", "safety", "pride", None]),
        }
        rows.append(
            {
                "id": str(at),
                "type": chance.choice(["position", "position", "comment"]),
                "document": chance.choice(["1", "2", "10", "d1", "d2"]),
                "start": at,
                "end": at + 5,
                "time": None if chance.random() < 0.05 else START + chance.randrange(400) * DAY + chance.randrange(DAY),
                "review": chance.choice(["accepted", "accepted", "draft", "rejected"]),
                "reviewedByPerson": False,
                "values": values,
            }
        )
    return rows


class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = start_cluster()

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def frame_of(self, rows):
        schema = (
            "document string, statement string, type string, start int, end int, time long, review string, "
            "organization string, concept string, agreement boolean, intensity int, frame string"
        )
        flat = [[row["document"], row["id"], row["type"], row["start"], row["end"], row["time"], row["review"], *row["values"].values()] for row in rows]
        return self.spark.createDataFrame(flat, schema).repartition(2).cache()

    def test_networks_have_our_engines_numbers(self):
        rows = random_statements(300)
        frame = self.frame_of(rows)
        for (ours, theirs), expected in zip(REQUESTS, engine_numbers(rows, [ours for ours, _ in REQUESTS])):
            with self.subTest(**theirs):
                found = networks(frame, variable1="organization", variable2="concept", **theirs)
                cells = sorted((row["window"], row["from"], row["row"], row["column"], row["numerator"], row["value"]) for row in found.collect())
                self.assertGreater(len(expected), 0)
                self.assertEqual(cells, sorted(tuple(cell) for cell in expected))

    def test_refuses_what_has_no_meaning(self):
        frame = self.frame_of(random_statements(3))
        for options in [{"aggregation": "subtract"}, {"normalization": "activity"}, {"duplicates": "day"}, {"variable1": "concept"}, {"windows": "eras"}]:
            with self.subTest(**options), self.assertRaisesRegex(ValueError, "choose|name|use"):
                networks(frame, **{"variable1": "organization", "variable2": "concept", **options})

    def test_codes_every_document_once_whatever_dies(self):
        words = "China warned Japan on Monday."
        documents = [(f"d{at}", "" if at % 10 == 3 else f"{words} Document {at}.", "2024-03-01") for at in range(DOCUMENTS)]
        empty = sum(text == "" for _, text, _ in documents)
        df = self.spark.createDataFrame(documents, "id string, text string, published string").repartition(max(4, DOCUMENTS // 1000))
        killer = threading.Thread(target=kill_twice_while_they_read, daemon=True)
        killer.start()
        with tempfile.TemporaryDirectory() as folder:
            coded = code(df, "text", metadata=["published"], output=f"{folder}/coded", command=COMMAND)
            killer.join(timeout=60)
            self.assertFalse(killer.is_alive(), "two executors were to be killed while they read")
            found = coded.documents.collect()
            self.assertEqual(sorted(row["document"] for row in found), sorted(id for id, _, _ in documents))
            self.assertEqual({row["code"] for row in found if row["code"]}, {"RAP_SOURCE_EMPTY"})
            self.assertEqual(sum(row["code"] is not None for row in found), empty)
            statements = coded.statements
            self.assertEqual(statements.select("statement").distinct().count(), statements.count())
            self.assertEqual({row["time"] for row in statements.select("time").distinct().collect()}, {1_709_251_200_000})
            linked = link_entities(coded.entities).where("linked = 'state:CHN'")
            self.assertEqual(linked.count(), DOCUMENTS - empty)
            two_mode = networks(statements, variable1="source", variable2="target", network_type="twomode", review_states=["draft"]).collect()
            self.assertEqual([(row["row"], row["column"], row["value"]) for row in two_mode], [("state:CHN", "state:JPN", float(DOCUMENTS - empty))])

    def test_links_names_that_can_only_mean_one(self):
        names = [
            ("a", "state:CHN", "state", "China", "CHN"),
            ("a", "person:ana-ruiz", "person", "Ana Ruiz", None),
            ("b", "person:a-ruiz", "person", "A. Ruiz", None),
            ("c", "person:ruiz", "person", "Ruiz", None),
            ("c", "person:lee", "person", "Lee", None),
            ("d", "person:kim-lee", "person", "Kim Lee", None),
            ("e", "person:sun-lee", "person", "Sun Lee", None),
        ]
        df = self.spark.createDataFrame(names, "document string, entity string, type string, name string, iso3 string")
        linked = {(row["document"], row["name"]): (row["linked"], row["rule"]) for row in link_entities(df).collect()}
        self.assertEqual(linked[("a", "China")], ("state:CHN", "register"))
        self.assertEqual({linked[("a", "Ana Ruiz")][0], linked[("b", "A. Ruiz")][0], linked[("c", "Ruiz")][0]}, {"person:ana-ruiz"})
        self.assertEqual(linked[("c", "Lee")], ("person:lee", "name"))


def kill_twice_while_they_read() -> None:
    """Kills an executor, with everything below it, as soon as it reads documents; then, when they are read again, another one."""
    killed = set()
    for _ in range(2):
        while not processes("--jsonl"):
            time.sleep(0.05)
        time.sleep(1)
        executor = next(pid for pid in processes("CoarseGrainedExecutorBackend") if pid not in killed)
        killed.add(executor)
        os.kill(executor, signal.SIGKILL)
        # Its readers end with it; those that come after are of the new one.
        time.sleep(SECONDS_BETWEEN_KILLS)


def engine_numbers(rows: list[dict], requests: list[dict]) -> list[list]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "asked.json"
        path.write_text(json.dumps({"schema": {"variables": KINDS, "documentFields": {}}, "rows": rows, "requests": requests}))
        done = subprocess.run([*NODE_WITH_SOURCES, str(ROOT / "test/interop/engine-numbers.ts"), str(path)], capture_output=True, check=True, cwd=ROOT)
        return json.loads(done.stdout)


def request(windows: dict | None = None, **options) -> tuple[dict, dict]:
    """The same request in our engine's words and in those of the package."""
    names = {"network_type": "networkType", "review_states": "reviewStates", "statement_type": "statementType", "first": "from", "last": "to"}
    ours = {"variable1": "organization", "variable2": "concept", **{names.get(name, name): value for name, value in options.items() if name != "exclude"}}
    if "exclude" in options:
        ours["filters"] = [{"field": field, "values": values, "mode": "exclude"} for field, values in options["exclude"].items()]
    if "scale" in options:
        ours["scale"] = dict(zip(("low", "high"), options["scale"]))
    theirs = dict(options)
    if windows is not None:
        theirs.update(windows=windows["unit"], window_size=windows["size"], step=windows.get("step", 1))
    return {"options": ours, "windows": windows}, theirs


#: Every aggregation, kind of qualifier, normalization, duplicate rule and unit at least once, and the pairs that could differ.
REQUESTS = [
    *(
        request(qualifier=qualifier, aggregation=aggregation, normalization=normalization, duplicates=duplicates)
        for qualifier, (aggregation, normalization, duplicates) in zip(
            itertools.cycle(["agreement", "intensity", "frame"]),
            [
                ("ignore", "jaccard", "document"),
                ("congruence", "average", "include"),
                ("conflict", "cosine", "week"),
                ("subtract", "no", "month"),
                ("combine", "no", "year"),
                ("congruence", "jaccard", "acrossrange"),
                ("conflict", "average", "document"),
                ("subtract", "cosine", "include"),
                ("combine", "no", "include"),
            ],
        )
    ),
    request(network_type="twomode", qualifier="agreement", aggregation="subtract", normalization="activity"),
    request(network_type="twomode", qualifier="intensity", aggregation="subtract", normalization="prominence", duplicates="include"),
    request(network_type="twomode", qualifier="frame", aggregation="combine", normalization="activity", duplicates="month"),
    request(network_type="twomode", review_states=["accepted", "draft"], statement_type="comment", exclude={"concept": ["tax"]}),
    request(qualifier="intensity", aggregation="congruence", scale=(-5, 5), first=START + 30 * DAY, last=START + 300 * DAY),
    request({"unit": "months", "size": 3}, qualifier="agreement", aggregation="subtract", normalization="average", duplicates="acrossrange"),
    request({"unit": "weeks", "size": 10, "step": 5}, network_type="twomode", qualifier="agreement", aggregation="subtract"),
    request({"unit": "years", "size": 1}, qualifier="frame", aggregation="congruence", normalization="jaccard", duplicates="include"),
    request({"unit": "events", "size": 20, "step": 7}, qualifier="agreement", aggregation="congruence", normalization="average", duplicates="include"),
    request({"unit": "events", "size": 15}, network_type="twomode", qualifier="agreement", aggregation="subtract", normalization="activity"),
    request({"unit": "events", "size": 4, "step": 9}, network_type="twomode", qualifier="frame", aggregation="combine", duplicates="month"),
]

if __name__ == "__main__":
    unittest.main()
