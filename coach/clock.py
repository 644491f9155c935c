"""The only place that asks what time it is."""

import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coach.errors import CoachError, ExitCode

YEARS = range(1970, 2200)
"""Evenings outside them are slips of the pen, and reach the ends of the calendar."""


def elapsed_s() -> float:
    """Seconds on a clock that nobody sets, to tell how long something takes."""
    return time.monotonic()


def wait(seconds: float) -> None:
    """Let so many seconds pass."""
    time.sleep(seconds)


def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; CoachError when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CoachError(
            f"The time zone {name!r} is not known.",
            "COACH_TIMEZONE must be an IANA name such as America/New_York.",
            "Set COACH_TIMEZONE in the environment or .env.",
            ExitCode.BAD_SETTINGS,
        ) from error


@dataclass(frozen=True, slots=True)
class Clock:
    """The athlete's clock: now, and which day it is where they live.

    Attributes:
        timezone: the athlete's zone.
        fixed: taken as now when set (`COACH_NOW`, for tests and the demo).
    """

    timezone: ZoneInfo
    fixed: datetime | None = None

    def now(self) -> datetime:
        """The present instant in the athlete's zone."""
        moment = self.fixed or datetime.now(UTC)
        return moment.astimezone(self.timezone)

    def today(self) -> date:
        """The athlete's day."""
        return self.now().date()

    def end_of(self, day: date) -> datetime:
        """The instant at which that day is over."""
        following = day + timedelta(days=1)
        return datetime(
            following.year, following.month, following.day, tzinfo=self.timezone
        )


def fixed_now() -> datetime | None:
    """The instant in `COACH_NOW`, or None; naive times are taken as UTC."""
    text = os.environ.get("COACH_NOW")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CoachError(
            f"COACH_NOW is not a time: {text!r}.",
            "It must be ISO 8601, such as 2026-03-01T21:00:00-05:00.",
            "Correct COACH_NOW or unset it.",
            ExitCode.BAD_SETTINGS,
        ) from error
    if moment.year not in YEARS:
        raise CoachError(
            f"COACH_NOW is in the year {moment.year}.",
            f"coach reckons with the years {YEARS[0]} to {YEARS[-1]}.",
            "Correct COACH_NOW or unset it.",
            ExitCode.BAD_SETTINGS,
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
