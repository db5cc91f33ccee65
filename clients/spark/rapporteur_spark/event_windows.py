"""Windows that count statements instead of time, as `packages/engines` has them."""

from pyspark.sql import DataFrame, Window, functions as f

from .selection import statement_order


def in_event_windows(kept: DataFrame, size: int, step: int) -> DataFrame:
    """
    A row for each window that a statement is in: `size` statements in order of time from each `step`th on; statements without a time are in none.

    Cost: a shuffle by time, and as many rows as a statement has windows, size / step. No task sees more than the statements of one instant.
    """
    dated = kept.where(f.col("time").isNotNull())
    count = dated.count()
    if count < size:
        return dated.withColumn("window", f.lit(0)).limit(0)
    last = (count - size) // step
    place = f.col("place")
    first_window = f.greatest(f.lit(0), f.ceil((place - size + 1) / step)).cast("int")
    last_window = f.least(f.lit(last), f.floor(place / step)).cast("int")
    placed = _numbered(dated).withColumns({"first_window": first_window, "last_window": last_window}).where("first_window <= last_window")
    return placed.withColumn("window", f.explode(f.sequence("first_window", "last_window"))).drop("place", "first_window", "last_window")


def _numbered(dated: DataFrame) -> DataFrame:
    """Numbers statements from 0: those of earlier instants first, which are counted by instant, then those of the same one in their order."""
    within = f.row_number().over(Window.partitionBy("time").orderBy(*statement_order())) - 1
    earlier = f.sum("own").over(Window.orderBy("time").rowsBetween(Window.unboundedPreceding, -1))
    starts = dated.groupBy("time").agg(f.count(f.lit(1)).alias("own")).select("time", f.coalesce(earlier, f.lit(0)).alias("earlier"))
    return dated.withColumn("within", within).join(starts, "time").withColumn("place", f.col("earlier") + f.col("within")).drop("within", "earlier")


def periods_of(placed: DataFrame) -> DataFrame:
    """The instants of the first and the last statement of each window, both inside."""
    return placed.groupBy("window").agg(f.min("time").alias("from"), f.max("time").alias("to"))
