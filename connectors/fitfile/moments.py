"""When and where: FIT's seconds as instants in the right zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from connectors.fitfile.messages import Message

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
"""FIT counts seconds from here."""

RELATIVE = 0x10000000
"""Below this a time counts from when the device was switched on."""

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_QUARTER = 15 * 60
_SLACK = 120

# Quarters of an hour, besides the whole hours, by which some zone differs or
# differed since 1990 from UTC.
_ODD_OFFSETS = {
    -9 * 60 - 30,
    -4 * 60 - 30,
    -3 * 60 - 30,
    -2 * 60 - 30,
    3 * 60 + 30,
    4 * 60 + 30,
    5 * 60 + 30,
    5 * 60 + 45,
    6 * 60 + 30,
    7 * 60 + 30,
    8 * 60 + 30,
    8 * 60 + 45,
    9 * 60 + 30,
    10 * 60 + 30,
    11 * 60 + 30,
    12 * 60 + 45,
    13 * 60 + 45,
}


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone an activity was done in, and its name."""

    tz: tzinfo
    name: str


def instant(seconds: float | None) -> datetime | None:
    """The instant, in UTC; None where it is missing or not of this age."""
    if seconds is None or seconds < 0:
        return None
    moment = EPOCH + timedelta(seconds=seconds)
    return moment if _EARLIEST <= moment < _LATEST else None


def is_relative(seconds: float) -> bool:
    """Whether the device did not know the date."""
    return seconds < RELATIVE


def offset_of(messages: Iterable[Message]) -> timedelta | None:
    """Local time less UTC as the device knew it; None where it says nothing sound.

    Args:
        messages: those that hold the same moment in both (`activity` first).
    """
    for message in messages:
        here, utc = message.real("local_timestamp"), message.real("timestamp")
        if here is None or utc is None or is_relative(here) or is_relative(utc):
            continue
        offset = _sound(here - utc)
        if offset is not None:
            return offset
    return None


def _sound(seconds: float) -> timedelta | None:
    """The offset to a quarter of an hour, if some place on earth has it."""
    rounded = round(seconds / _QUARTER) * _QUARTER
    minutes = rounded // 60
    if abs(seconds - rounded) > _SLACK or not -12 * 60 <= minutes <= 14 * 60:
        return None
    if minutes % 60 and minutes not in _ODD_OFFSETS:
        return None
    return timedelta(minutes=minutes)


def zone_at(moment: datetime, offset: timedelta | None, athletes: tzinfo) -> Zone:
    """The athlete's zone where it agrees with the device, else the device's."""
    if offset is None or athletes.utcoffset(moment.astimezone(athletes)) == offset:
        return Zone(athletes, str(athletes))
    return Zone(timezone(offset), _name(offset))


def _name(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    if minutes % 60 == 0:
        # The names of this family have the sign the other way round (POSIX).
        return f"Etc/GMT{-minutes // 60:+d}"
    sign = "+" if minutes > 0 else "-"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
