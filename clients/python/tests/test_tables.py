"""The tables as pandas, pyarrow and DuckDB read them, against the records of the library, field by field."""

import datetime as dt
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fixture import COMMAND, Names, made, said
from rapporteur import accepted, passage, read_tables

#: Columns of `statements` that are no variables.
HEAD = ["statement_id", "statement_type", "document_id", "time", "start", "end", "review", "reviewed_by_person"]
TYPES = {
    "string": pa.string(),
    "string (JSON list of strings)": pa.string(),
    "boolean": pa.bool_(),
    "int32": pa.int32(),
    "double": pa.float64(),
    "date32": pa.date32(),
    "timestamp[ms, UTC]": pa.timestamp("ms", tz="UTC"),
}


def day(text):
    return None if text is None else dt.date.fromisoformat(text)


def moment(text):
    return None if text is None else dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def rows_of(table: str) -> list[dict]:
    return pq.read_table(made() / "tables" / f"{table}.parquet").to_pylist()


def statements_of_records() -> dict[str, dict]:
    """What each statement's row must say, from its record."""
    names = Names()
    records = said("records.json")
    published = {one["id"]: one["published"] for one in records["document"]}
    kinds = {}
    for table in said("tables/dictionary.json")["tables"]:
        if table["name"] == "statements":
            kinds = {column["name"]: column["kind"] for column in table["columns"]}
    expected = {}
    for one in records["statement"]:
        values = one["values"]
        time = values.get("date") or published[one["documentId"]]
        coder = one["coder"]
        row = dict.fromkeys(kinds)
        row |= {
            "statement_id": one["id"],
            "statement_type": one["type"],
            "document_id": one["documentId"],
            "time": moment(f"{time}T00:00:00Z") if time else None,
            "start": one["start"],
            "end": one["end"],
            "review": one["review"],
            "reviewed_by_person": one["reviewedBy"] is not None or coder["kind"] == "person",
            "status": one["status"],
            "coder": f"{coder['kind']}:{coder['name']}" if coder["kind"] in ("person", "model") else coder["name"],
            "confidence": one["confidence"],
            "quote": one["quote"],
        }
        entities = {"speaker": one["speaker"], "organization": one["organization"]}
        for name, value in values.items():
            if f"{name}_id" in kinds:
                entities[name] = value
            elif name in kinds:
                row[name] = day(value) if kinds[name] == "date" else value
        for name, id in entities.items():
            row |= {name: names.label(id), f"{name}_id": names.key(id)}
        for name in ("cause", "effect"):
            # What was not made a concept keeps its words.
            if row[name] is None and values.get(f"{name}Text") is not None:
                row[name] = values[f"{name}Text"]
        expected[one["id"]] = row
    return expected


class PyArrow(unittest.TestCase):
    maxDiff = None

    def test_types_are_those_of_the_dictionary(self):
        for table in said("tables/dictionary.json")["tables"]:
            found = pq.read_table(made() / "tables" / table["file"])
            self.assertEqual(found.num_rows, table["rows"], table["name"])
            self.assertEqual(found.schema.names, [column["name"] for column in table["columns"]])
            for column in table["columns"]:
                field = found.schema.field(column["name"])
                self.assertEqual(field.type, TYPES[column["type"]], f"{table['name']}.{column['name']}")
                self.assertEqual(field.nullable, not column["isRequired"])

    def test_statements_field_by_field(self):
        expected = statements_of_records()
        found = {row["statement_id"]: row for row in rows_of("statements")}
        self.assertEqual(set(found), set(expected))
        self.assertTrue(any("😀" in (row["quote"] or "") or row["time"] and row["time"].year < 1970 for row in found.values()))
        for id, row in found.items():
            self.assertEqual(row, expected[id])

    def test_documents_entities_and_ledger_field_by_field(self):
        records = said("records.json")
        names = Names()
        documents = {row["document_id"]: row for row in rows_of("documents")}
        self.assertEqual(len(documents), len(records["document"]))
        for one in records["document"]:
            row = documents[one["id"]]
            self.assertEqual(
                (row["title"], row["published"], row["publisher"], row["url"], json.loads(row["tags"]), row["rights"], row["added_at"], row["note"]),
                (one["title"], day(one["published"]), one["publisher"], one["url"], one["tags"], one["rights"], moment(one["addedAt"]), one["note"]),
            )
        self.assertIn(dt.date(1914, 6, 28), [row["published"] for row in documents.values()])
        texts = {row["document_id"]: row["text"] for row in rows_of("texts")}
        self.assertEqual(texts, {one["document"]: one["text"] for one in records["text"]})
        self.assertGreater(max(map(len, texts.values())), 2_000_000)
        entities = {row["entity_id"]: row for row in rows_of("entities")}
        for one in records["entity"]:
            row = entities[one["key"]]
            self.assertEqual(
                (row["name"], row["type"], json.loads(row["aliases"]), row["iso3"], row["country_id"], row["acts_for_id"]),
                (one["name"], one["type"], one["aliases"], one["iso3"], names.key(one["country"]), names.key(one["actsFor"])),
            )
        outcomes = {row["outcome_id"]: row for row in rows_of("outcomes")}
        for one in records["outcome"]:
            row = outcomes[one["id"]]
            self.assertEqual((row["outcome"], row["happened"], row["recorded"]), (one["outcome"], day(one["happened"]), moment(one["recorded"])))
        memos = {row["memo_id"]: (row["text"], row["reply_to"]) for row in rows_of("memos")}
        self.assertEqual(memos, {one["id"]: (one["text"], one["replyTo"]) for one in records["memo"]})


class Pandas(unittest.TestCase):
    def test_read_tables(self):
        tables = read_tables(made() / "tables")
        statements = tables.statements
        self.assertEqual(len(statements), len(said("records.json")["statement"]))
        self.assertTrue((accepted(statements)["review"] == "accepted").all())
        self.assertLess(len(accepted(statements)), len(statements))
        self.assertEqual(str(statements["agreement"].dtype), "boolean")
        self.assertEqual(str(statements["start"].dtype), "Int32")
        self.assertIsInstance(tables.documents["tags"].iloc[0], list)
        self.assertEqual(tables.documents["published"].min(), pd.Timestamp("1914-06-28"))
        texts = tables.texts.set_index("document_id")["text"]
        for row in statements.itertuples():
            self.assertEqual(passage(texts[row.document_id], row.start, row.end), row.quote)
        meaning = tables.dictionary.set_index(["table", "column"])["meaning"]
        self.assertIn("Analyses count accepted ones", meaning["statements", "review"])

    def test_some_tables_alone_and_what_is_none(self):
        self.assertEqual(list(read_tables(made() / "tables", only=["memos"])), ["memos"])
        with self.assertRaisesRegex(ValueError, "there is no table thing"):
            read_tables(made() / "tables", only=["thing"])
        with self.assertRaisesRegex(FileNotFoundError, "--what tables"):
            read_tables(made())
        with self.assertRaisesRegex(AttributeError, "there is no table thing"):
            read_tables(made() / "tables", only=["memos"]).thing
        with self.assertRaisesRegex(KeyError, "the table entities was not read; there are memos"):
            read_tables(made() / "tables", only=["memos"])["entities"]


class DuckDB(unittest.TestCase):
    def setUp(self):
        try:
            import duckdb
        except ImportError:
            self.skipTest("there is no duckdb here: pip install duckdb")
        self.duck = duckdb.connect()
        self.duck.execute("set timezone = 'UTC'")

    def rows(self, table: str, words: str = "") -> list[dict]:
        answer = self.duck.execute(f"select * from read_parquet('{made() / 'tables' / table}.parquet') {words}")
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row)) for row in answer.fetchall()]

    def test_every_table_as_pyarrow_reads_it(self):
        for table in said("tables/dictionary.json")["tables"]:
            self.assertEqual(self.rows(table["name"]), rows_of(table["name"]), table["name"])

    def test_a_question_in_sql(self):
        path = made() / "tables"
        counted = self.duck.execute(
            f"""select document_id, count(*) from read_parquet('{path}/statements.parquet') s
            join read_parquet('{path}/documents.parquet') d using (document_id)
            where review = 'accepted' and d.published > date '1970-01-01' group by 1 order by 1"""
        ).fetchall()
        days = {row["document_id"]: row["published"] for row in rows_of("documents")}
        expected: dict[str, int] = {}
        for row in rows_of("statements"):
            published = days[row["document_id"]]
            if row["review"] == "accepted" and published and published > dt.date(1970, 1, 1):
                expected[row["document_id"]] = expected.get(row["document_id"], 0) + 1
        self.assertEqual(dict(counted), expected)


class WrittenElsewhere(unittest.TestCase):
    """What pandas and DuckDB write, the command reads."""

    def network(self, path) -> list:
        words = ["network", str(path), "--type", "twomode", "--variable1", "organization", "--json"]
        answer = subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False)
        self.assertEqual(answer.stderr, "")
        return json.loads(answer.stdout)["result"]

    def test_pandas(self):
        statements = accepted(read_tables(made() / "tables").statements)
        expected = said("network.json")["result"]
        with tempfile.TemporaryDirectory() as folder:
            for compression in ["zstd", "gzip", "brotli", None]:
                path = Path(folder) / f"{compression}.parquet"
                statements.to_parquet(path, compression=compression)
                found = self.network(path)
                self.assertEqual((found["rows"], found["columns"], found["values"]), (expected["rows"], expected["columns"], expected["values"]))

    def test_duckdb_in_parts(self):
        try:
            import duckdb
        except ImportError:
            self.skipTest("there is no duckdb here: pip install duckdb")
        with tempfile.TemporaryDirectory() as folder:
            source = made() / "tables" / "statements.parquet"
            for part, rule in enumerate(["start < 100", "start >= 100"]):
                duckdb.sql(f"copy (select * from read_parquet('{source}') where {rule}) to '{folder}/part-{part}.parquet' (format parquet)")
            self.assertEqual(self.network(folder)["values"], said("network.json")["result"]["values"])


if __name__ == "__main__":
    unittest.main()
