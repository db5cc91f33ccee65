"""
Two-mode and one-mode matrices from counted cells, a line a cell that is not 0. The formulas are those of `packages/engines/src/network/build`.

Sums of whole numbers are exact in any order, so that every engine has the same bits. Qualifiers with fractions are summed by level, which gives the same
bits in two-mode matrices; in one-mode matrices they may differ in the last one.
"""

from dataclasses import dataclass

from pyspark.sql import Column, DataFrame, functions as f

#: 2⁵³ is the last whole number that a code of combined levels can reach.
MOST_COMBINED_LEVELS = 53


@dataclass(frozen=True)
class Levels:
    """The levels of a qualifier, numbers ascending; `low` and `high` are the ends of its scale."""

    kind: str
    values: tuple
    low: float
    high: float

    @property
    def is_ordered(self) -> bool:
        return self.kind in ("boolean", "number")

    @property
    def is_whole(self) -> bool:
        """Whether weights of pairs are whole numbers over one divisor."""
        length = self.high - self.low
        return self.is_ordered and length > 0 and length == int(length) and all(value == int(value) for value in self.values)


def count_cells(kept: DataFrame) -> DataFrame:
    """a(i, j, k): statements by window, actor, concept and level."""
    return kept.groupBy("window", "actor", "concept", "level").agg(f.count(f.lit(1)).cast("double").alias("a"))


def two_mode(cells: DataFrame, levels: Levels, aggregation: str, normalization: str) -> DataFrame:
    """Actors × concepts: ignore Σ a; subtract Σ v(k)·a (boolean ±a); combine Σ over present levels of 2^(L − 1 − k)."""
    weighted = cells.withColumn("level", _number(f.col("level"), levels) if levels.is_ordered else f.col("level"))
    entries = f.array_sort(f.collect_list(f.struct("level", "a")))
    place = ["window", f.col("actor").alias("row"), f.col("concept").alias("column")]
    sums = weighted.groupBy(*place).agg(f.aggregate(entries, f.lit(0.0), lambda sum, entry: sum + _two_mode_term(entry, levels, aggregation)).alias("numerator"))
    if normalization == "no":
        return _finish(sums.withColumn("value", f.col("numerator")))
    by = "row" if normalization == "activity" else "column"
    if aggregation == "combine":
        totals = sums.where("numerator != 0").groupBy("window", by).agg(f.count(f.lit(1)).cast("double").alias("total"))
    else:
        totals = cells.groupBy("window", f.col("actor" if by == "row" else "concept").alias(by)).agg(f.sum("a").alias("total"))
    return _finish(sums.join(totals, ["window", by]).withColumn("value", _quotient(f.col("numerator"), f.col("total"))))


def _two_mode_term(entry: Column, levels: Levels, aggregation: str) -> Column:
    if aggregation == "combine":
        code = f.lit(0.0)
        for at, value in enumerate(levels.values):
            is_level = entry["level"] == f.lit(float(value) if levels.is_ordered else value)
            code = f.when(is_level, f.lit(2.0 ** (len(levels.values) - 1 - at))).otherwise(code)
        return code
    if aggregation == "ignore" or not levels.is_ordered:
        return entry["a"]
    return entry["a"] * (f.when(entry["level"] == 1, 1.0).otherwise(-1.0) if levels.kind == "boolean" else entry["level"])


def one_mode(cells: DataFrame, levels: Levels, aggregation: str, normalization: str) -> DataFrame:
    """
    Actors × actors: ignore Σ a(i,j)·a(h,j); congruence Σ a(i,j,k)·a(h,j,l)·σ(k,l); conflict with 1 − σ; subtract with 2σ − 1; combine counts the
    concepts on which both made the same combination of levels. Divisors: average (N(i) + N(h)) / 2; cosine N(i)·N(h); jaccard m₁₀ + m₀₁ + m₁₁.
    """
    sums = _one_mode_numerators(cells, levels, aggregation).where("numerator != 0")
    if normalization == "no":
        valued = sums.withColumn("value", f.col("numerator"))
    else:
        totals = cells.groupBy("window", "actor").agg(f.sum("a").alias("n"))
        first = totals.select("window", f.col("actor").alias("row"), f.col("n").alias("n1"))
        second = totals.select("window", f.col("actor").alias("column"), f.col("n").alias("n2"))
        known = sums.join(first, ["window", "row"]).join(second, ["window", "column"])
        valued = _divide(known, cells, normalization)
    lower = valued.select("window", f.col("column").alias("row"), f.col("row").alias("column"), "numerator", "value")
    return _finish(valued.select("window", "row", "column", "numerator", "value").unionByName(lower))


def _one_mode_numerators(cells: DataFrame, levels: Levels, aggregation: str) -> DataFrame:
    if aggregation == "ignore":
        return _pair_sums(cells.groupBy("window", "actor", "concept").agg(f.sum("a").alias("x")), f.col("x") * f.col("y"))
    if aggregation == "combine":
        made = f.array_sort(f.collect_set(f.col("level").cast("string"))).cast("string")
        return _pair_sums(cells.groupBy("window", "actor", "concept").agg(made.alias("x")), f.when(f.col("x") == f.col("y"), 1.0).otherwise(0.0))
    pairs = cells.withColumns({"x": f.struct(f.col("a"), _number(f.col("level"), levels).alias("v") if levels.is_ordered else f.col("level").alias("v"))})
    weight, divisor = _pair_weight(levels, aggregation)
    sums = _pair_sums(pairs.select("window", "actor", "concept", "x"), f.col("x.a") * f.col("y.a") * weight)
    return sums.withColumn("numerator", f.col("numerator") / divisor)


def _pair_weight(levels: Levels, aggregation: str) -> tuple[Column, float]:
    """The weight of a pair of levels, as a whole number over a divisor where the levels allow it."""
    first, second, length = f.col("x.v"), f.col("y.v"), levels.high - levels.low
    if not levels.is_ordered:
        alike, divisor = f.when(first == second, 1.0).otherwise(0.0), 1.0
    elif length == 0:
        alike, divisor = f.lit(1.0), 1.0
    elif levels.is_whole:
        alike, divisor = length - f.least(f.lit(float(length)), f.abs(first - second)), float(length)
    else:
        alike, divisor = 1 - f.least(f.lit(1.0), f.abs(first - second) / length), 1.0
    if aggregation == "congruence":
        return alike, divisor
    return (divisor - alike, divisor) if aggregation == "conflict" else (2 * alike - divisor, divisor)


def _pair_sums(profiles: DataFrame, term: Column) -> DataFrame:
    """Σ of a term over what two actors share, `row` before `column`; profiles have an actor's value `x` on a concept."""
    first = profiles.withColumnRenamed("actor", "row")
    second = profiles.withColumnRenamed("actor", "column").withColumnRenamed("x", "y")
    joined = first.join(second, ["window", "concept"]).where("row < column")
    return joined.groupBy("window", "row", "column").agg(f.sum(term).alias("numerator"))


def _divide(known: DataFrame, cells: DataFrame, normalization: str) -> DataFrame:
    numerator, n1, n2 = f.col("numerator"), f.col("n1"), f.col("n2")
    if normalization == "average":
        return known.withColumn("value", _quotient(numerator, (n1 + n2) / 2))
    if normalization == "cosine":
        return known.withColumn("value", _quotient(numerator, n1 * n2))
    shared = _shared_layers(cells)
    joined = known.join(shared, ["window", "row", "column"], "left")
    return joined.withColumn("value", _quotient(numerator, n1 + n2 + f.coalesce(f.col("shared"), f.lit(0.0))))


def _shared_layers(cells: DataFrame) -> DataFrame:
    """Σ over concepts and levels that both use of a·b − a − b."""
    first = cells.select("window", f.col("actor").alias("row"), "concept", "level", f.col("a").alias("x"))
    second = cells.select(
        f.col("window").alias("window2"), f.col("actor").alias("column"), f.col("concept").alias("concept2"), f.col("level").alias("level2"), f.col("a").alias("y")
    )
    same = (f.col("window") == f.col("window2")) & (f.col("concept") == f.col("concept2")) & f.col("level").eqNullSafe(f.col("level2"))
    joined = first.join(second, same & (f.col("row") < f.col("column")))
    return joined.groupBy("window", "row", "column").agg(f.sum(f.col("x") * f.col("y") - f.col("x") - f.col("y")).alias("shared"))


def _number(level: Column, levels: Levels) -> Column:
    return level.cast("int").cast("double") if levels.kind == "boolean" else level.cast("double")


def _quotient(numerator: Column, divisor: Column) -> Column:
    return f.when(divisor == 0, 0.0).otherwise(numerator / divisor)


def _finish(valued: DataFrame) -> DataFrame:
    return valued.where("numerator != 0").select("window", "row", "column", "numerator", "value")
