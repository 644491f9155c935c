"""What one cell of an exported table says: numbers, spans of time, local times."""

import re
from datetime import UTC, datetime, timezone, tzinfo

from connectors.files.moments import Moment, NoMomentError, folded, moment


class CellError(ValueError):
    """A cell that does not hold what its column is for; says so in plain words."""


class UnclearDateError(CellError):
    """A date whose day and month nothing in the file tells apart."""


_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{0,20})?", re.ASCII)
_BEYOND = 1_000_000
_LONGEST_SPAN = 80
_SPAN = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?([^\W\d]+)\.?")
_UNITS_S = {
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "jour", "jours"), 86400),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunden", "st"), 3600),
    **dict.fromkeys(("sa", "saat", "heure", "heures", "hora", "horas"), 3600),
    **dict.fromkeys(("ora", "ore", "u", "uur", "小时", "小時", "時間", "시간"), 3600),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuten"), 60),
    **dict.fromkeys(("minuto", "minutos", "minuti", "dk", "dakika"), 60),
    **dict.fromkeys(("分", "分钟", "分鐘", "分間", "분"), 60),
    **dict.fromkeys(("s", "sec", "secs", "sek", "seg", "sn", "second", "seconds"), 1),
    **dict.fromkeys(("sekunden", "secondes", "segundos", "secondi", "saniye"), 1),
    **dict.fromkeys(("秒", "秒間", "초"), 1),
}


def number(column: str, text: str) -> float | None:
    """The number, with a point or a comma before its decimals; None when blank.

    Raises:
        CellError: it is no number, below zero, or more than anyone can do.
    """
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise CellError(f"{column} is no number: {shown(text)}")
    value = float(text.replace(",", "."))
    if value < 0:
        raise CellError(f"{column} is below zero: {shown(text)}")
    if value >= _BEYOND:
        raise CellError(f"{column} cannot be: {shown(text)}")
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
        raise CellError(f"{column} is no whole number: {shown(text)}")
    return int(value)


def span_s(column: str, text: str) -> float | None:
    """Seconds that `56m`, `1h 2m`, `3420` or `1小时13分钟` last; None when blank.

    Raises:
        CellError: it is no span of time.
    """
    if not text or _NUMBER.fullmatch(text):
        return number(column, text)
    plain = folded(text[:_LONGEST_SPAN])
    spans = _SPAN.findall(plain)
    rest = _SPAN.sub("", plain).strip(" ,")
    if not spans or rest or any(unit not in _UNITS_S for _, unit in spans):
        raise CellError(f"{column} is no span of time: {shown(text)}")
    return sum(float(n.replace(",", ".")) * _UNITS_S[unit] for n, unit in spans)


def local_time(column: str, text: str, *, day_first: bool | None = None) -> datetime:
    """The wall clock's time, without a zone.

    Phones write `30 Jun 2025, 19:56`, `Jun 11, 2026, 1:01 PM`, `30.06.2025, 19:56`,
    `30 de jun. de 2025, 19:56` or `2025年6月30日 19:56`, as their language has it.

    Raises:
        CellError: it has another shape, no time of day, or cannot be.
        UnclearDateError: `03/04/2025`, and `day_first` is None.
    """
    found = local_moment(column, text, day_first=day_first)
    if not found.has_time:
        raise CellError(f"{column} has no time of day: {shown(text)}")
    return found.local


def local_moment(column: str, text: str, *, day_first: bool | None = None) -> Moment:
    """The wall clock's time, or midnight where the cell gives a day alone.

    Raises:
        CellError: it has another shape, or cannot be.
        UnclearDateError: `03/04/2025`, and `day_first` is None.
    """
    try:
        return moment(text, day_first=day_first)
    except NoMomentError as error:
        if error.unclear:
            why = "may be a day and a month or a month and a day"
            raise UnclearDateError(f"{column} {why}: {shown(text)}") from error
        why = "cannot be" if error.impossible else "is no date coach can read"
        raise CellError(f"{column} {why}: {shown(text)}") from error


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


def shown(text: str) -> str:
    """The cell's text as a message quotes it, cut to 40 characters."""
    return repr(text if len(text) <= 40 else text[:39] + "…")
