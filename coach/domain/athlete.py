"""Who trains, and what their numbers are measured against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal


class Sex(StrEnum):
    """The sex that formulas with two coefficients ask for."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The athlete's own limits; None where unknown. All SI.

    Attributes:
        ftp_w: functional threshold power, watts.
        threshold_speed_m_s: running speed held for about an hour.
        css_m_s: critical swim speed.
        max_hr_bpm: highest heart rate measured (or estimated).
        rest_hr_bpm: resting heart rate.
        threshold_hr_bpm: heart rate at lactate threshold.
    """

    ftp_w: float | None = None
    threshold_speed_m_s: float | None = None
    css_m_s: float | None = None
    max_hr_bpm: int | None = None
    rest_hr_bpm: int | None = None
    threshold_hr_bpm: int | None = None


@dataclass(frozen=True, slots=True)
class Athlete:
    """One person who trains.

    Attributes:
        id: the row's number.
        name: unique on this database.
        timezone: IANA name of the zone the athlete's days are counted in.
        units: per dimension, how numbers are shown: `{"swim": "yd", "run": "km",
            "load": "kg"}`; stored values are SI whatever stands here.
    """

    id: int
    name: str
    created_at: datetime
    timezone: str
    email: str | None = None
    sex: Sex | None = None
    birth_year: int | None = None
    thresholds: Thresholds = Thresholds()
    units: Mapping[str, str] | None = None


Weekday = Literal[0, 1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of every such weekday in which the athlete is free.

    Attributes:
        weekday: 0 is Monday.
    """

    weekday: int
    start: time
    end: time

    @property
    def minutes(self) -> float:
        """How long the slot is."""
        first = self.start.hour * 60 + self.start.minute
        return self.end.hour * 60 + self.end.minute - first

    def __str__(self) -> str:
        day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[self.weekday]
        return f"{day} {self.start:%H:%M}-{self.end:%H:%M}"


ALWAYS_FREE = tuple(Slot(day, time(6), time(22)) for day in range(7))
"""Every day 06:00-22:00: what holds until the athlete says otherwise."""


@dataclass(frozen=True, slots=True)
class Wellness:
    """How a day felt: 1 (best) to 7 as in the Hooper index; energy: 7 is best.

    Attributes:
        sleep_h: hours slept in the night that ended on this day.
    """

    day: date
    sleep_h: float | None = None
    sleep_quality: int | None = None
    fatigue: int | None = None
    stress: int | None = None
    soreness: int | None = None
    energy: int | None = None


@dataclass(frozen=True, slots=True)
class Injury:
    """What the athlete said of a part of the body on one day.

    Attributes:
        part: a part the catalogue's exercises load (`knee`, `lower_back`).
        severity: 0 healed, 1 noticed, 2 sore, 3 limits training, 4 stops it, 5 bad;
            it holds until the part is logged anew.
    """

    part: str
    severity: int
    day: date
    note: str = ""


def not_healed(said: Iterable[Injury]) -> tuple[Injury, ...]:
    """The last word on each part that is not healed, by part.

    Args:
        said: in order of day.
    """
    last = {injury.part: injury for injury in said}
    return tuple(last[part] for part in sorted(last) if last[part].severity > 0)


def hurting_since(said: Iterable[Injury]) -> Mapping[str, date]:
    """Since when each part that is not healed has hurt without a break.

    Args:
        said: in order of day.
    """
    since: dict[str, date] = {}
    for injury in said:
        if injury.severity > 0:
            since.setdefault(injury.part, injury.day)
        else:
            since.pop(injury.part, None)
    return since
