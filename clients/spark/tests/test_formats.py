"""Results as Delta and as Iceberg, where Spark has their jars: `RAPPORTEUR_SPARK_JARS` names them, with a comma between two, or they lie among Spark's own."""

import tempfile
import unittest
from pathlib import Path

from pyspark.errors import AnalysisException

from cluster import COMMAND, spark_jars, start_cluster
from rapporteur_spark import code, networks

#: The first words of the jar's name, and what its readme says to set.
DELTA = (
    "delta-spark",
    {
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    },
)
ICEBERG = ("iceberg-spark-runtime", {"spark.sql.catalog.lake": "org.apache.iceberg.spark.SparkCatalog", "spark.sql.catalog.lake.type": "hadoop"})
TEXTS = {"a": "China warned Japan on Monday.", "b": "", "c": "China warned Japan on Tuesday.", "d": "China warned Japan on Friday."}


class FormatsTest(unittest.TestCase):
    def start(self, jar: str, settings: dict[str, str]):
        if not any(name.startswith(jar) for name in spark_jars()):
            self.skipTest(f"Spark has no {jar} (RAPPORTEUR_SPARK_JARS names jars)")
        spark = start_cluster(settings)
        self.addCleanup(spark.stop)
        return spark

    def test_delta_holds_every_document_once(self):
        spark = self.start(*DELTA)
        with tempfile.TemporaryDirectory() as folder:
            self.holds_every_document_once(spark, "delta", f"{folder}/coded")
            self.assertGreater(len(list(Path(folder).glob("coded/_delta_log/*.json"))), 0)

    def test_iceberg_holds_every_document_once(self):
        with tempfile.TemporaryDirectory() as folder:
            jar, settings = ICEBERG
            spark = self.start(jar, {**settings, "spark.sql.catalog.lake.warehouse": folder})
            self.holds_every_document_once(spark, "iceberg", "lake.corpus.coded")
            self.assertGreater(len(list(Path(folder).glob("corpus/coded/metadata/*.metadata.json"))), 0)

    def holds_every_document_once(self, spark, format: str, place: str):
        df = spark.createDataFrame(list(TEXTS.items()), "id string, text string").repartition(2)
        coded = code(df, "text", output=place, format=format, command=COMMAND)
        answered = sorted((row["document"], row["code"]) for row in coded.documents.collect())
        self.assertEqual(answered, [(id, None if text else "RAP_SOURCE_EMPTY") for id, text in TEXTS.items()])
        found = networks(coded.statements, variable1="source", variable2="target", network_type="twomode", review_states=["draft"]).collect()
        self.assertEqual([(row["row"], row["column"], row["value"]) for row in found], [("state:CHN", "state:JPN", 3.0)])
        with self.assertRaises(AnalysisException):
            code(df, "text", output=place, format=format, command=COMMAND)
        self.assertEqual(spark.read.format(format).load(place).count(), len(TEXTS))


if __name__ == "__main__":
    unittest.main()
