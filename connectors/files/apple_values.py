"""What attributes of an Apple Health export say: instants, numbers, units, zones."""

import re
from calendar import timegm
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from coach.units import (
    KG_PER_POUND,
    METERS_PER_MILE,
    METERS_PER_YARD,
    SECONDS_PER_HOUR,
    SECONDS_PER_MINUTE,
)

LATEST = 2**32 - 2
"""Instants are seconds from 1970 up to here (2106)."""

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,30})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DAY = re.compile(rb"(\d{4})-(\d\d)-(\d\d) ([+-])(\d\d)(\d\d)")
_CLOCK = re.compile(rb"([01]\d|2[0-3]):([0-5]\d):")
_SECONDS = {b"%02d" % each: each for each in range(60)}
# iOS writes the clock of the region's taste where 24 hours are switched off.
_HALF_DAYS = re.compile(
    r"(\d{4}-\d\d-\d\d) (\d\d?):(\d\d:\d\d)\s?([aApP])\.?\s?[mM]\.? ([+-]\d{4})",
)
LENGTH = {
    "km": 1000.0,
    "m": 1.0,
    "cm": 0.01,
    "mi": METERS_PER_MILE,
    "yd": METERS_PER_YARD,
    "ft": METERS_PER_YARD / 3,
    "in": METERS_PER_YARD / 36,
}
MASS = {
    "kg": 1.0,
    "g": 0.001,
    "lb": KG_PER_POUND,
    "oz": KG_PER_POUND / 16,
    "st": KG_PER_POUND * 14,
}
TIME = {
    "ms": 0.001,
    "s": 1.0,
    "sec": 1.0,
    "min": float(SECONDS_PER_MINUTE),
    "hr": float(SECONDS_PER_HOUR),
    "h": float(SECONDS_PER_HOUR),
}
ENERGY = {"kcal": 1.0, "Cal": 1.0, "cal": 0.001, "kJ": 1 / 4.184, "J": 1 / 4184}
RATE = {"count/min": 1.0, "count/s": 60.0}
POWER = {"W": 1.0, "kW": 1000.0}


def number(text: str) -> float | None:
    """The number; None for anything else, for NaN and for endless digits."""
    return float(text) if _NUMBER.fullmatch(text) else None


def quantity(value: str, unit: str, units: dict[str, float]) -> float | None:
    """The value in SI (energies in kcal, rates per minute); None where unknown."""
    found, factor = number(value), units.get(unit)
    return None if found is None or factor is None else found * factor


def epoch(text: bytes) -> int | None:
    """Seconds since 1970 of `2026-11-20 18:55:00 -0500`; None for anything else."""
    midnight = _midnight(text[:11] + text[20:])
    minutes = _minutes(text[11:17])
    seconds = _SECONDS.get(text[17:19])
    if midnight is None or minutes is None or seconds is None or text[19:20] != b" ":
        return _by_half_days(text)
    at = midnight + minutes + seconds
    return at if 0 <= at <= LATEST else None


@lru_cache(maxsize=8192)
def _midnight(day_and_offset: bytes) -> int | None:
    """Seconds since 1970 at which the day began there, `2026-11-20 -0500`."""
    found = _DAY.fullmatch(day_and_offset)
    if found is None:
        return None
    year, month, day, sign, hours, minutes = found.groups()
    try:
        begun = timegm(date(int(year), int(month), int(day)).timetuple())
    except ValueError:
        return None
    east = int(hours) * SECONDS_PER_HOUR + int(minutes) * SECONDS_PER_MINUTE
    return begun + (east if sign == b"-" else -east)


@lru_cache(maxsize=4096)
def _minutes(clock: bytes) -> int | None:
    """Seconds since midnight of `18:55:`."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2])
    return hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE


def _by_half_days(text: bytes) -> int | None:
    if len(text) > 40:
        return None
    found = _HALF_DAYS.fullmatch(text.decode("utf-8", "replace"))
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    hour = int(found[2]) % 12 + (12 if found[4] in "pP" else 0)
    return epoch(f"{found[1]} {hour:02d}:{found[3]} {found[5]}".encode())


def moment(at: int, zone: tzinfo) -> datetime:
    """The instant with the offset that held there then."""
    local = datetime.fromtimestamp(at, zone)
    offset = local.utcoffset()
    return local.astimezone(timezone(offset or timedelta()))


def written_instant(at: int) -> str:
    """The instant as Apple writes it, in UTC; `epoch` reads the same again."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} +0000"


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo | None:
    """The zone of that name, `America/New_York`; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None
