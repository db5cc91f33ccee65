"""Units of time as `packages/engines` counts them: milliseconds since 1970 UTC, Gregorian, weeks from Monday."""

from datetime import date

DAY_MS = 86_400_000
_FIXED_MS = {"seconds": 1000, "minutes": 60_000, "hours": 3_600_000, "days": DAY_MS, "weeks": 7 * DAY_MS}
_EPOCH = date(1970, 1, 1).toordinal()

UNITS = (*_FIXED_MS, "months", "years")


def start_of_unit(time_ms: int, unit: str) -> int:
    """The beginning of the second, minute, hour, day, ISO week, month or year."""
    day = time_ms // DAY_MS
    if unit == "weeks":
        return ((day + 3) // 7 * 7 - 3) * DAY_MS
    if unit in ("months", "years"):
        on = date.fromordinal(day + _EPOCH)
        return _day(on.year, on.month if unit == "months" else 1, 1) * DAY_MS
    length = _FIXED_MS[unit]
    return time_ms // length * length


def add_units(time_ms: int, unit: str, count: int) -> int:
    """`count` units later; months and years keep the day of the month, or take the last one of a shorter month."""
    if unit in _FIXED_MS:
        return time_ms + count * _FIXED_MS[unit]
    day = time_ms // DAY_MS
    on = date.fromordinal(day + _EPOCH)
    months = on.year * 12 + on.month - 1 + count * (12 if unit == "years" else 1)
    first = _day(months // 12, months % 12 + 1, 1)
    after = _day((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return (first + min(on.day, after - first) - 1) * DAY_MS + time_ms - day * DAY_MS


def _day(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal() - _EPOCH
