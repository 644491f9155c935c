"""What one cell of an exported table says: numbers and local times."""

import re
from datetime import UTC, datetime, timezone, tzinfo


class CellError(ValueError):
    """A cell that does not hold what its column is for; says so in plain words."""


_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{0,12})?", re.ASCII)
_BEYOND = 1_000_000
_YEARS = range(1970, 2200)
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS = {
    written: at
    for at, name in enumerate(_MONTH_NAMES, start=1)
    for written in (name, name[:3])
} | {"sept": 9}
_TIME = r"(?P<year>\d{4}),? (?P<hour>\d\d?):(?P<minute>\d\d)(?: (?P<half>[ap])m)?"
_SHAPES = (
    re.compile(rf"(?P<day>\d\d?) (?P<month>[a-z]+) {_TIME}", re.ASCII),
    re.compile(rf"(?P<month>[a-z]+) (?P<day>\d\d?), {_TIME}", re.ASCII),
)


def number(column: str, text: str) -> float | None:
    """The number, with a point or a comma before its decimals; None when blank.

    Raises:
        CellError: it is no number, below zero, or more than anyone can do.
    """
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise CellError(f"{column} is no number: {_shown(text)}")
    value = float(text.replace(",", "."))
    if value < 0:
        raise CellError(f"{column} is below zero: {_shown(text)}")
    if value >= _BEYOND:
        raise CellError(f"{column} cannot be: {_shown(text)}")
    return value


def whole(column: str, text: str) -> int | None:
    """The whole number; None when blank.

    Raises:
        CellError: it is none, or below zero.
    """
    value = number(column, text)
    if value is None:
        return None
    if not value.is_integer():
        raise CellError(f"{column} is no whole number: {_shown(text)}")
    return int(value)


def local_time(column: str, text: str) -> datetime:
    """The wall clock's time, without a zone.

    Hevy writes `30 Jun 2025, 19:56` or `Jun 11, 2026, 1:01 PM`, as the phone does.

    Raises:
        CellError: it has another shape, another language, or cannot be.
    """
    plain = " ".join(text.casefold().split())
    found = next((m for shape in _SHAPES if (m := shape.fullmatch(plain))), None)
    if found is None or found["month"] not in _MONTHS:
        raise CellError(f"{column} is no date with an English month: {_shown(text)}")
    hour = int(found["hour"])
    year, day, minute = (int(found[part]) for part in ("year", "day", "minute"))
    possible = year in _YEARS and (not found["half"] or 1 <= hour <= 12)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    month = _MONTHS[found["month"]]
    try:
        local = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - a wall clock's
    except ValueError:
        possible = False
    if not possible:
        raise CellError(f"{column} cannot be: {_shown(text)}")
    return local


def instant(
    local: datetime, zone: tzinfo, *, after: datetime | None = None
) -> datetime:
    """The moment at which a clock in that zone showed this time, with its offset.

    A time that the clock showed twice is its first showing, unless that lies before
    `after`: then it is the second. A time that it jumped over is read as the clock
    was before the jump.
    """
    moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if after is not None and moment < after:
        moment = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    offset = moment.astimezone(zone).utcoffset()
    return moment if offset is None else moment.astimezone(timezone(offset))


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
