"""The columns of coded documents, statements and entities, in Spark's types."""

from pyspark.sql import types as t

_KINDS = {
    "entity": t.StringType(),
    "text": t.StringType(),
    "boolean": t.BooleanType(),
    "integer": t.IntegerType(),
    "number": t.DoubleType(),
    # Milliseconds since 1970 UTC, as everywhere in Rapporteur.
    "date": t.LongType(),
}

#: The variables of the built-in statement types, with their kinds.
VARIABLES = {
    "speaker": "entity",
    "organization": "entity",
    "status": "text",
    "coder": "text",
    "confidence": "number",
    "quote": "text",
    "concept": "entity",
    "agreement": "boolean",
    "intensity": "number",
    "source": "entity",
    "target": "entity",
    "action": "text",
    "quad": "text",
    "weight": "number",
    "date": "date",
    "forecaster": "entity",
    "event": "text",
    "direction": "integer",
    "term": "text",
    "scale": "text",
    "low": "number",
    "best": "number",
    "high": "number",
    "horizon": "text",
    "horizonFrom": "date",
    "horizonTo": "date",
    "condition": "text",
    "cause": "entity",
    "effect": "entity",
    "sign": "integer",
    "strength": "number",
    "connective": "text",
}

STATEMENT = t.StructType(
    [
        t.StructField("statement", t.StringType(), False),
        t.StructField("type", t.StringType(), False),
        t.StructField("start", t.IntegerType(), False),
        t.StructField("end", t.IntegerType(), False),
        t.StructField("time", t.LongType()),
        t.StructField("review", t.StringType(), False),
        t.StructField("reviewedByPerson", t.BooleanType(), False),
        *(t.StructField(name, _KINDS[kind]) for name, kind in VARIABLES.items()),
    ]
)

ENTITY = t.StructType(
    [
        t.StructField("entity", t.StringType(), False),
        t.StructField("type", t.StringType(), False),
        t.StructField("name", t.StringType(), False),
        t.StructField("iso3", t.StringType()),
        t.StructField("country", t.StringType()),
        t.StructField("actsFor", t.StringType()),
        t.StructField("aliases", t.ArrayType(t.StringType()), False),
        t.StructField("mentions", t.IntegerType(), False),
    ]
)

#: One row a document: `code` and `message` where it could not be read, all else where it could.
CODED = t.StructType(
    [
        t.StructField("document", t.StringType(), False),
        t.StructField("code", t.StringType()),
        t.StructField("message", t.StringType()),
        t.StructField("title", t.StringType()),
        t.StructField("publisher", t.StringType()),
        t.StructField("url", t.StringType()),
        t.StructField("tags", t.StringType()),
        t.StructField("published", t.StringType()),
        t.StructField("language", t.StringType()),
        t.StructField("textSha256", t.StringType()),
        t.StructField("coder", t.StringType()),
        t.StructField("statements", t.ArrayType(STATEMENT), False),
        t.StructField("entities", t.ArrayType(ENTITY), False),
    ]
)
