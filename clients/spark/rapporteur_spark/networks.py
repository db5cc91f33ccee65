"""Discourse networks of statements, with the options and the numbers of `rapporteur network`."""

from collections.abc import Mapping, Sequence

from pyspark.sql import DataFrame, functions as f

from .calendar import UNITS, add_units, start_of_unit
from .event_windows import in_event_windows, periods_of
from .matrices import MOST_COMBINED_LEVELS, Levels, count_cells, one_mode, two_mode
from .selection import DUPLICATES, Selected, select_statements

AGGREGATIONS = ("ignore", "combine", "congruence", "conflict", "subtract")
NORMALIZATIONS = {"onemode": ("no", "average", "jaccard", "cosine"), "twomode": ("no", "activity", "prominence")}


def networks(
    df: DataFrame,
    *,
    variable1: str = "speaker",
    variable2: str = "concept",
    qualifier: str | None = None,
    network_type: str = "onemode",
    aggregation: str = "ignore",
    normalization: str = "no",
    duplicates: str = "document",
    statement_type: str | None = None,
    review_states: Sequence[str] = ("accepted",),
    first: int | None = None,
    last: int | None = None,
    exclude: Mapping[str, Sequence[str]] | None = None,
    scale: tuple[float, float] | None = None,
    windows: str | None = None,
    window_size: int = 1,
    step: int = 1,
) -> DataFrame:
    """
    A network, or one for each window of time, without leaving the cluster.

    df: statements as `Coded.statements` has them: document, statement, type, start, end, time (ms since 1970 UTC), review, and a column a variable
    first, last: instants, both included
    exclude: values by column whose statements do not count
    scale: ends of a numeric qualifier; its lowest and highest level unless told
    windows: unit of time ("days", "weeks", "months", "years" …), of half-open windows that are `window_size` units long and `step` units apart; or "events", of
        windows of `window_size` statements, `step` statements apart, from the first one's instant to the last one's, both included

    Returns window (from 0; 0 without windows), from and to (ms, null without windows), row, column, numerator, value; cells that are 0 have no line.
    Raises ValueError where two options have no meaning together; an empty selection gives no line.
    Cost: one-mode Σ over concepts of (actors of the concept)², as in our engine, over all executors.
    """
    _check(variable1, variable2, qualifier, network_type, aggregation, normalization, duplicates, windows, window_size, step)
    selected = select_statements(
        df,
        variable1=variable1,
        variable2=variable2,
        qualifier=qualifier,
        is_counted=aggregation != "ignore",
        statement_type=statement_type,
        review_states=review_states,
        first=first,
        last=last,
        exclude=exclude or {},
        duplicates=duplicates,
    )
    levels = _levels(selected, aggregation, scale)
    placed, periods = _placed(selected.kept, windows, window_size, step, first, last)
    build = one_mode if network_type == "onemode" else two_mode
    matrix = build(count_cells(placed), levels, aggregation, normalization)
    if periods is None:
        return matrix.select("window", f.lit(None).cast("long").alias("from"), f.lit(None).cast("long").alias("to"), "row", "column", "numerator", "value")
    return matrix.join(periods, "window").select("window", "from", "to", "row", "column", "numerator", "value")


def _placed(kept: DataFrame, windows: str | None, size: int, step: int, first: int | None, last: int | None) -> tuple[DataFrame, DataFrame | None]:
    """Statements with the windows that they are in, and the windows; all in one, and null, where there are no windows."""
    if windows is None:
        return kept.withColumn("window", f.lit(0)), None
    if windows == "events":
        placed = in_event_windows(kept, size, step)
        return placed, periods_of(placed)
    periods = _periods(kept, windows, size, step, first, last)
    return _in_windows(kept, periods), f.broadcast(_period_frame(kept, periods))


def _check(variable1, variable2, qualifier, network_type, aggregation, normalization, duplicates, windows, window_size, step) -> None:
    _choose("network_type", network_type, tuple(NORMALIZATIONS))
    _choose("aggregation", aggregation, AGGREGATIONS)
    _choose("duplicates", duplicates, DUPLICATES)
    _choose(f"normalization of a {network_type} network", normalization, NORMALIZATIONS[network_type])
    if variable1 == variable2:
        raise ValueError("both variables are the same; choose two different ones")
    if aggregation != "ignore" and qualifier is None:
        raise ValueError(f"aggregation {aggregation!r} needs a qualifier; name one, or aggregate with 'ignore'")
    if network_type == "twomode" and aggregation in ("congruence", "conflict"):
        raise ValueError(f"aggregation {aggregation!r} compares two actors and has no two-mode form; use 'subtract' or 'combine'")
    if windows is not None:
        _choose("windows", windows, ("events", *UNITS))
    if window_size < 1 or step < 1:
        raise ValueError("window_size and step are whole numbers of units, 1 or more")


def _choose(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise ValueError(f"{option} is {value!r}; choose one of {', '.join(known)}")


def _levels(selected: Selected, aggregation: str, scale: tuple[float, float] | None) -> Levels:
    if selected.kind == "none" or aggregation == "ignore":
        return Levels("none", ("",), 0, 0)
    if selected.kind == "boolean":
        low, high = scale or (0, 1)
        return Levels("boolean", (0, 1), low, high)
    if selected.kind == "text" and aggregation != "combine":
        return Levels("text", (), 0, 0)
    found = selected.loaded.select("level").where(f.col("level").isNotNull()).distinct()
    if selected.kind == "text" or aggregation == "combine":
        found = found.limit(MOST_COMBINED_LEVELS + 1)
    values = tuple(sorted(row["level"] for row in found.collect()))
    if aggregation == "combine" and len(values) > MOST_COMBINED_LEVELS:
        raise ValueError(f"combine over more than {MOST_COMBINED_LEVELS} levels has no exact code; choose a qualifier with fewer")
    if selected.kind == "text":
        return Levels("text", values, 0, 0)
    low, high = scale or ((values[0], values[-1]) if values else (0, 0))
    return Levels("number", values, low, high)


#: Windows above which a request is taken for a slip.
MOST_WINDOWS = 1_000_000


def _periods(kept: DataFrame, unit: str, size: int, step: int, first: int | None, last: int | None) -> list[tuple[int, int, int]]:
    """Windows inside the range: number, from, to. Every unit of a window begins inside the range."""
    ends = kept.agg(f.min("time").alias("first"), f.max("time").alias("last")).first()
    if ends["first"] is None:
        return []
    origin = start_of_unit(ends["first"], unit) if first is None else first
    end = ends["last"] if last is None else last
    periods: list[tuple[int, int, int]] = []
    while add_units(origin, unit, len(periods) * step + size - 1) <= end:
        shift = len(periods) * step
        periods.append((len(periods), add_units(origin, unit, shift), add_units(origin, unit, shift + size)))
        if len(periods) > MOST_WINDOWS:
            raise ValueError(f"windows moved on by single {unit} would be more than {MOST_WINDOWS}; choose a larger unit or step")
    if not periods:
        raise ValueError(f"no window of {size} {unit} fits into the range; choose a shorter window or a longer range")
    return periods


def _period_frame(df: DataFrame, periods: list[tuple[int, int, int]]) -> DataFrame:
    return df.sparkSession.createDataFrame(periods, "window int, `from` long, `to` long")


def _in_windows(kept: DataFrame, periods: list[tuple[int, int, int]]) -> DataFrame:
    frame = f.broadcast(_period_frame(kept, periods).withColumnsRenamed({"from": "window_from", "to": "window_to"}))
    return kept.join(frame, (f.col("time") >= f.col("window_from")) & (f.col("time") < f.col("window_to")))
