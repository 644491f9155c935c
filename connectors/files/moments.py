"""Dates and times as phones write them, in whatever language and order."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from connectors.files.month_names import MONTHS

_YEARS = range(1970, 2200)
_LONGEST = 60

# Whatever a language puts between the date and the time.
_BETWEEN = r"(?:,? ?(?:\b(?:at|a|as|um|om|alle|alle ore|a las|a les)\b)?,? ?)"
_HALF = r"[ap]\.? ?m\.?|oo|os|上午|下午|午前|午後|오전|오후"
_TIME = (
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>\d\d?)(?::|\.| ?h ?|时|時)(?P<minute>\d\d)分?"
    rf"(?:[:.](?P<second>\d\d)(?:\.0+)?)?(?: ?(?P<after>{_HALF}))?"
)
_DATES = (
    r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)t?",
    r"(?P<day>\d\d?)\.? ?(?:de )?(?P<name>[a-z]+)\.?,? ?(?:del? )?(?P<year>\d{4})",
    r"(?P<name>[a-z]+)\.? (?P<day>\d\d?),? (?P<year>\d{4})",
    r"(?P<year>\d{4}) ?[年년] ?(?P<month>\d\d?) ?[月월] ?(?P<day>\d\d?) ?[日일]",
    r"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second_place>\d\d?)(?P=mark)(?P<year>\d{4})",
)
_SHAPES = tuple(
    re.compile(f"{date}(?:{_BETWEEN}{_TIME})?", re.ASCII) for date in _DATES
)
_NUMERIC = re.compile(r"(\d\d?)[-/](\d\d?)[-/]\d{4}\b", re.ASCII)
_AFTERNOON = {"p", "os", "下午", "午後", "오후"}
_FROM_ZERO = {"上午", "下午", "午前", "午後", "오전", "오후"}


class NoMomentError(ValueError):
    """A text that tells no moment.

    Attributes:
        unclear: it would, if the order of day and month were known.
        impossible: its shape is known, but no calendar or clock shows it.
    """

    def __init__(self, *, unclear: bool = False, impossible: bool = False) -> None:
        super().__init__("unclear" if unclear else "impossible" if impossible else "")
        self.unclear = unclear
        self.impossible = impossible


@dataclass(frozen=True, slots=True)
class Moment:
    """What a wall clock and a calendar showed.

    Attributes:
        local: without a zone; midnight where no time of day is given.
        has_time: a time of day is given.
    """

    local: datetime
    has_time: bool


def moment(text: str, *, day_first: bool | None = None) -> Moment:
    """The moment that the text tells.

    Args:
        text: a date, with or without a time of day.
        day_first: how `03/04/2025` is meant; None where it is not known.

    Raises:
        NoMomentError: it tells none, or not without knowing the order.
    """
    plain = folded(text) if len(text) <= _LONGEST else ""
    found = next((m for shape in _SHAPES if (m := shape.fullmatch(plain))), None)
    if found is None:
        raise NoMomentError
    parts = found.groupdict()
    month, day = _month_and_day(parts, day_first=day_first)
    has_time = parts["hour"] is not None
    hour, minute, second = _clock(parts) if has_time else (0, 0, 0)
    year = int(parts["year"])
    if year not in _YEARS:
        raise NoMomentError(impossible=True)
    try:
        local = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - no zone
    except ValueError as error:
        raise NoMomentError(impossible=True) from error
    return Moment(local, has_time)


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether these dates say that the day stands before the month.

    One number over 12 anywhere decides for all of them; None where there is none, or
    where they contradict each other.
    """
    said = set()
    for text in texts:
        found = _NUMERIC.match(folded(text[:_LONGEST]))
        if found:
            first, second = int(found[1]), int(found[2])
            if (first > 12) != (second > 12):
                said.add(first > 12)
    return said.pop() if len(said) == 1 else None


def folded(text: str) -> str:
    """The text in small plain letters: no accents, wide forms or doubled spaces."""
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        bare = "".join(c for c in apart if not unicodedata.combining(c))
        plain = unicodedata.normalize("NFC", bare).replace("\u0131", "i")
    return " ".join(plain.split())


def _month_and_day(
    parts: dict[str, str | None], *, day_first: bool | None
) -> tuple[int, int]:
    name, month = parts.get("name"), parts.get("month")
    if name is not None:
        if name not in MONTHS:
            raise NoMomentError
        return MONTHS[name], int(parts["day"] or 0)
    if month is not None:
        return int(month), int(parts["day"] or 0)
    first, second = int(parts["first"] or 0), int(parts["second_place"] or 0)
    if parts["mark"] == "." or first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    if day_first is None:
        raise NoMomentError(unclear=True)
    return (second, first) if day_first else (first, second)


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int]:
    """Hours on 24, minutes and seconds."""
    half = (parts["before"] or parts["after"] or "").removesuffix(".")
    half = half if half in _FROM_ZERO or half in _AFTERNOON else half[:1]
    hour = int(parts["hour"] or 0)
    if half:
        if not (half not in _FROM_ZERO) <= hour <= 12:
            raise NoMomentError(impossible=True)
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return hour, int(parts["minute"] or 0), int(parts["second"] or 0)
