"""Which statements count, by the rules of `packages/engines`: review, type, dates, filters, blanks, duplicates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyspark.sql import Column, DataFrame, Window, functions as f
from pyspark.sql.types import BooleanType, NumericType, StringType

from .calendar import DAY_MS

DUPLICATES = ("include", "document", "week", "month", "year", "acrossrange")


@dataclass(frozen=True)
class Selected:
    """Statements with the columns `actor`, `concept`, `level`, `time`. Levels come from `loaded`, what stands inside review, type and dates."""

    kept: DataFrame
    loaded: DataFrame
    #: "none", "boolean", "number" or "text".
    kind: str


def select_statements(
    df: DataFrame,
    *,
    variable1: str,
    variable2: str,
    qualifier: str | None,
    is_counted: bool,
    statement_type: str | None,
    review_states: Sequence[str],
    first: int | None,
    last: int | None,
    exclude: Mapping[str, Sequence[str]],
    duplicates: str,
) -> Selected:
    """Chooses statements; of duplicates the earliest stays. Cost: one shuffle for duplicates, one small job for types."""
    table = df.withColumns({"actor": f.col(variable1), "concept": f.col(variable2), "level": f.col(qualifier) if qualifier else f.lit("")})
    types = [statement_type] if statement_type else _types_in_use(table)
    loaded = table.where(f.col("review").isin(list(review_states)) & f.col("type").isin(types))
    if first is not None:
        loaded = loaded.where(f.col("time") >= first)
    if last is not None:
        loaded = loaded.where(f.col("time") <= last)
    kept = loaded
    for name, values in exclude.items():
        kept = kept.where(f.col(name).isNull() | ~f.col(name).cast("string").isin([str(value) for value in values]))
    for name in ["actor", "concept"] + (["level"] if qualifier and is_counted else []):
        kept = kept.where(f.col(name).isNotNull() & (f.col(name).cast("string") != ""))
    return Selected(_without_duplicates(kept, duplicates, is_counted), loaded, _kind(table, qualifier))


def _kind(table: DataFrame, qualifier: str | None) -> str:
    if qualifier is None:
        return "none"
    kind = table.schema["level"].dataType
    if isinstance(kind, BooleanType):
        return "boolean"
    if isinstance(kind, NumericType):
        return "number"
    if isinstance(kind, StringType):
        return "text"
    raise ValueError(f"the qualifier {qualifier} holds {kind.simpleString()}; choose a column of booleans, numbers or texts")


def _types_in_use(table: DataFrame) -> list[str]:
    """A type takes part if some row of it has a value in both variables."""
    used = table.groupBy("type").agg(f.count("actor").alias("actors"), f.count("concept").alias("concepts"))
    return [row["type"] for row in used.collect() if row["actors"] > 0 and row["concepts"] > 0]


def _without_duplicates(kept: DataFrame, rule: str, is_counted: bool) -> DataFrame:
    if rule == "include":
        return kept
    keys = [_unit(rule), f.col("actor"), f.col("concept")] + ([f.col("level")] if is_counted else [])
    numbered = kept.withColumn("place", f.row_number().over(Window.partitionBy(*keys).orderBy(*statement_order())))
    return numbered.where("place = 1").drop("place")


def statement_order() -> list[Column]:
    """By time, document, start, end, id: the order in which duplicates are met."""
    return [f.col("time").asc_nulls_last(), *_by_id("document"), f.col("start"), f.col("end"), *_by_id("statement")]


def _unit(rule: str) -> Column:
    day = f.floor(f.col("time") / DAY_MS)
    on = f.date_add(f.lit("1970-01-01").cast("date"), day.cast("int"))
    if rule == "document":
        return f.col("document")
    if rule == "acrossrange":
        return f.lit(0)
    if rule == "week":
        return f.floor((day + 3) / 7)
    return f.year(on) if rule == "year" else f.year(on) * 12 + f.month(on)


def _by_id(name: str) -> list[Column]:
    """Ids of up to 15 digits as numbers, before all others as texts."""
    is_number = f.col(name).rlike("^[0-9]{1,15}$")
    return [f.when(is_number, 0).otherwise(1), f.when(is_number, f.col(name).cast("long")).otherwise(0), f.when(is_number, "").otherwise(f.col(name))]
