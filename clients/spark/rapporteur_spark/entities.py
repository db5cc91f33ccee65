"""Entities of many documents as one: what has the same id in the register, and people whose names can only mean one."""

from pyspark.sql import DataFrame, functions as f


def link_entities(entities: DataFrame) -> DataFrame:
    """
    Links entities across documents by blocking keys, without comparing all with all.

    Entities of the register (states, organizations, places with codes) have the same id everywhere. People and groups have ids of their document: equal folded names
    are linked, and inside a block (type and last word) a name that is shorter, by its last word alone or with an initial, is linked where exactly one longer name of the
    block fits it. What fits two stays apart, since which of them is meant is not ours to guess.

    entities: as `Coded.entities` has them: document, entity, type, name, iso3
    Returns the same rows with `linked`, the id across documents, and `rule`: "register", "name" or "only fit".
    Cost: linear in the entities; joins inside blocks over distinct names.
    """
    folded = entities.withColumn("folded", _fold("name")).withColumn("own", f.col("iso3").isNull() & f.col("type").isin("person", "group"))
    words = f.split("folded", " ")
    names = folded.where("own").select("type", "folded").distinct()
    keyed = names.select("type", "folded", f.element_at(words, -1).alias("last"), f.element_at(words, 1).alias("first"), f.size(words).alias("count"))
    whole = keyed.where((f.col("count") >= 2) & (f.length("first") > 1))
    fits = _only_fits(keyed.where((f.col("count") == 1) | (f.length("first") == 1)), whole)
    linked = folded.join(fits, ["type", "folded"], "left")
    name = f.coalesce("whole", "folded")
    across = f.when(f.col("own"), f.concat("type", f.lit(":"), f.regexp_replace(name, " ", "-"))).otherwise(f.col("entity"))
    rule = f.when(~f.col("own"), "register").when(f.col("whole").isNotNull(), "only fit").otherwise("name")
    return linked.withColumns({"linked": across, "rule": rule}).drop("folded", "whole", "own")


def _fold(name: str):
    """Lower case, without accents' differences in writing, marks and doubled spaces."""
    return f.trim(f.regexp_replace(f.lower(f.col(name)), r"[^\p{L}\p{N}]+", " "))


def _only_fits(short: DataFrame, whole: DataFrame) -> DataFrame:
    first, second = short.alias("s"), whole.alias("w")
    same = (f.col("s.type") == f.col("w.type")) & (f.col("s.last") == f.col("w.last"))
    fits = (f.col("s.count") == 1) | (f.col("s.first") == f.substring("w.first", 1, 1))
    found = first.join(second, same & fits).groupBy(f.col("s.type").alias("type"), f.col("s.folded").alias("folded"))
    return found.agg(f.count_distinct("w.folded").alias("n"), f.min("w.folded").alias("whole")).where("n = 1").drop("n")
