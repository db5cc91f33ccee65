"""The same matrices by our engine over SQLite, PostgreSQL and Parquet, by Spark and by DuckDB: equal to the last bit."""

import json
import os
import struct
import unittest
from pathlib import Path

from pyspark.sql import functions as f

from cluster import start_cluster
from rapporteur_spark import networks

FOLDER = os.environ.get("RAPPORTEUR_ENGINES")
SUBTRACT = {"qualifier": "agreement", "aggregation": "subtract", "network_type": "twomode"}
REQUESTS = {
    "twomode": SUBTRACT,
    "activity": {**SUBTRACT, "normalization": "activity"},
    "onemode": {"qualifier": "agreement", "aggregation": "congruence", "normalization": "average"},
    "windows": {**SUBTRACT, "windows": "years"},
}

#: Of equal statements in a document one counts; which one makes no difference to a matrix.
SELECTED = """
    with kept as (
        select distinct document_id, {actor} as actor, concept, agreement
        from read_parquet('{path}')
        where review = 'accepted' and {actor} <> '' and concept <> '' and agreement is not null and statement_type = 'position'
    ), cells as (select actor, concept, agreement, count(*) as n from kept group by all),
    totals as (select actor, sum(n)::double as n from cells group by actor)
"""
TWO_MODE = ", net as (select actor, concept, sum(case when agreement then n else -n end)::double as numerator from cells group by all)"
MATRICES = {
    "twomode": TWO_MODE + " select actor, concept, numerator, numerator from net where numerator <> 0",
    "activity": TWO_MODE + " select actor, concept, numerator, numerator / totals.n from net join totals using (actor) where numerator <> 0",
    "onemode": """, pairs as (
            select a.actor as one, b.actor as other, sum(a.n * b.n)::double as numerator
            from cells a join cells b on a.concept = b.concept and a.agreement = b.agreement and a.actor <> b.actor group by all
        ) select one, other, numerator, numerator / ((t.n + u.n) / 2) from pairs join totals t on t.actor = one join totals u on u.actor = other""",
}


def bits(cells) -> list[tuple]:
    """Cells in order, their numbers as the eight bytes that they are."""
    return sorted((window, start, row, column, struct.pack(">d", numerator), struct.pack(">d", value)) for window, start, row, column, numerator, value in cells)


@unittest.skipUnless(FOLDER, "RAPPORTEUR_ENGINES names no folder that make-engines.ts made")
class EnginesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = Path(FOLDER)
        cls.path = str(folder / "tables/statements.parquet")
        cls.expected = {name: bits(cells) for name, cells in json.loads((folder / "cells.json").read_text()).items()}

    def actor(self, columns) -> str:
        return "speaker" if "speaker" in columns else "organization"

    def test_spark_gives_the_same_bits(self):
        spark = start_cluster()
        self.addCleanup(spark.stop)
        tables = spark.read.parquet(self.path)
        renamed = tables.withColumnsRenamed({"statement_id": "statement", "statement_type": "type", "document_id": "document"})
        frame = renamed.withColumn("time", f.unix_millis("time"))
        for name, options in REQUESTS.items():
            with self.subTest(name):
                found = networks(frame, variable1=self.actor(tables.columns), variable2="concept", **options)
                cells = [(row["window"], row["from"], row["row"], row["column"], row["numerator"], row["value"]) for row in found.collect()]
                self.assertEqual(len(cells), len(self.expected[name]))
                self.assertTrue(bits(cells) == self.expected[name])

    def test_duckdb_gives_the_same_bits(self):
        try:
            import duckdb
        except ImportError:
            self.skipTest("there is no duckdb")
        columns = duckdb.sql(f"select * from read_parquet('{self.path}') limit 0").columns
        selected = SELECTED.format(actor=self.actor(columns), path=self.path)
        for name, matrix in MATRICES.items():
            with self.subTest(name):
                cells = [(0, None, *cell) for cell in duckdb.sql(selected + matrix).fetchall()]
                self.assertEqual(len(cells), len(self.expected[name]))
                self.assertTrue(bits(cells) == self.expected[name])


if __name__ == "__main__":
    unittest.main()
