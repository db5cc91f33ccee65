"""Coding of a corpus: documents in a DataFrame, statements, documents and entities out."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, functions as f
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.storagelevel import StorageLevel

from .reader_process import Answer, read_documents
from .schema import CODED, ENTITY, STATEMENT, VARIABLES

KINDS = ("text", "path", "url", "bytes")
#: Rows of a batch that goes back to Spark.
BATCH = 64


@dataclass(frozen=True)
class Coded:
    """What came of a corpus. `results` has exactly one row a document; the others are views of it."""

    results: DataFrame

    @property
    def documents(self) -> DataFrame:
        """One row a document, with `code` and `message` where it could not be read."""
        return self.results.withColumn("statements", f.size("statements")).withColumn("entities", f.size("entities"))

    @property
    def statements(self) -> DataFrame:
        """One row a statement; `time` and dates in milliseconds since 1970 UTC."""
        return self.results.select("document", f.explode("statements").alias("s")).select("document", *[f.col("s." + name) for name in STATEMENT.names])

    @property
    def entities(self) -> DataFrame:
        """One row an entity and document, with its names there and how often it is mentioned."""
        return self.results.select("document", f.explode("entities").alias("e")).select("document", *[f.col("e." + name) for name in ENTITY.names])


def code(
    df: DataFrame,
    column: str,
    *,
    id: str = "id",
    kind: str = "text",
    metadata: Sequence[str] = (),
    output: str | None = None,
    format: str = "parquet",
    command: Sequence[str] = ("rapporteur",),
    environment: dict[str, str] | None = None,
) -> Coded:
    """
    Codes a corpus: each partition has a reader process of its own, which stays warm for all its documents.

    df: one row a document
    column: the documents: texts, paths that every executor can open, addresses, or bytes, by `kind`
    id: column of the documents' ids, which must be unique for statements to be told apart
    metadata: columns that are known better than the document says them (title, published as YYYY-MM-DD, publisher, url, authors, tags)
    output: where the results are written, in `format` ("parquet", or "delta" and "iceberg" where Spark has them); kept in memory and on disk of the executors else
    command: how the executors start Rapporteur
    environment: variables added to the reader's environment

    Raises ValueError for an unknown kind or column.
    Cost: linear in the documents; about a second a partition to start. A task that Spark repeats reads its partition again, and its results count once.
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; choose one of {', '.join(KINDS)}")
    missing = [name for name in (id, column, *metadata) if name not in df.columns]
    if missing:
        raise ValueError(f"the DataFrame has no column {', '.join(missing)}; it has {', '.join(df.columns)}")
    chosen = df.select(f.col(id).cast("string").alias("id"), f.col(column).alias("document"), *[f.col(name).alias("m_" + name) for name in metadata])
    reader = [*command, "read", "--jsonl", "-", "--rows", "statements", "--workers", "1", *(["--urls"] if kind == "url" else [])]
    run = _partition_reader(kind, tuple(metadata), reader, environment)
    results = chosen.mapInArrow(run, CODED)
    if output is None:
        return Coded(results.persist(StorageLevel.MEMORY_AND_DISK))
    results.write.format(format).save(output)
    return Coded(df.sparkSession.read.format(format).load(output))


def _partition_reader(kind: str, metadata: tuple[str, ...], command: list[str], environment: dict[str, str] | None):
    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        schema = to_arrow_schema(CODED)
        rows: list[dict[str, Any]] = []
        for answer in read_documents(_requests(batches, kind, metadata), command, environment):
            rows.append(_row(answer))
            if len(rows) == BATCH:
                yield pa.RecordBatch.from_pylist(rows, schema)
                rows = []
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema)

    return run


def _requests(batches: Iterator[pa.RecordBatch], kind: str, metadata: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for batch in batches:
        for row in batch.to_pylist():
            content = row["document"]
            if kind == "bytes" and content is not None:
                content = base64.b64encode(content).decode()
            known = {name: str(row["m_" + name]) if name == "published" else row["m_" + name] for name in metadata if row["m_" + name] is not None}
            yield {"id": row["id"], kind: content, **({"metadata": known} if known else {})}


def _row(answer: Answer) -> dict[str, Any]:
    closing = answer.closing
    row: dict[str, Any] = dict.fromkeys(CODED.names)
    row.update(document=answer.id, statements=[], entities=[])
    if "code" in closing:
        row.update(code=closing["code"], message=closing["message"])
        return row
    row.update(closing["values"])
    row.update({name: closing[name] for name in ("published", "language", "textSha256")})
    row["coder"] = closing["producer"]["coder"]
    row["statements"] = [_statement(record) for record in answer.statements]
    row["entities"] = [{"entity": entity["id"], **{name: entity.get(name) for name in ENTITY.names[1:]}} for entity in closing["entities"]]
    return row


def _statement(record: dict[str, Any]) -> dict[str, Any]:
    values = record["values"]
    own = {name: record[name] for name in STATEMENT.names[:7]}
    return {**own, **{name: values.get(name) for name in VARIABLES}}
