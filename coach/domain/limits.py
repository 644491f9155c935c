"""What no plan may break: times, hours, places, gear, what hurts, what is not done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coach.domain.athlete import ALWAYS_FREE, Injury, Slot


class PauseReason(StrEnum):
    """Why nothing is planned for some days."""

    HOLIDAY = "holiday"
    SICKNESS = "sickness"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without training, both ends included.

    Attributes:
        said_on: the day on which it was said; before it nothing was known of it.
    """

    first: date
    last: date
    reason: PauseReason
    said_on: date

    def holds(self, day: date) -> bool:
        """Whether that day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that is not as its weekday usually is.

    Attributes:
        slots: when the athlete is free on it, whatever the weekly pattern says; none
            for no time at all.
    """

    day: date
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Busy:
    """A time that a calendar takes up.

    Attributes:
        start, end: local, without a zone; the end is not part of it.
        source: the calendar's name, so that it can be read anew.
    """

    start: datetime
    end: datetime
    source: str


class Liking(StrEnum):
    """What the athlete says of an exercise."""

    NEVER = "never"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True)
class Preference:
    """The athlete's word on one exercise of the catalogue."""

    exercise: str
    liking: Liking
    said_on: date


@dataclass(frozen=True, slots=True)
class Limits:
    """Everything a changed plan is checked against.

    Attributes:
        slots: the weekly pattern of free time.
        special_days: days that differ from it.
        busy: times taken by calendars, in order.
        weekly_hours: least and most; None takes the plan's.
        equipment: what is at hand, in the catalogue's words; None for all there is.
        pool_days: weekdays (0 is Monday) on which there is a pool; None for all.
        injuries: parts of the body that are not healed.
        never: exercises that are not done, whatever for.
        preferred: exercises that are rather done than others that serve as well; they
            limit nothing.
        pauses: days without training.
    """

    slots: tuple[Slot, ...] = ALWAYS_FREE
    special_days: tuple[SpecialDay, ...] = ()
    busy: tuple[Busy, ...] = ()
    weekly_hours: tuple[float, float] | None = None
    equipment: frozenset[str] | None = None
    pool_days: frozenset[int] | None = None
    injuries: tuple[Injury, ...] = ()
    never: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    pauses: tuple[Pause, ...] = ()


def known_by(pauses: Iterable[Pause], day: date) -> tuple[Pause, ...]:
    """Those said on that day or before."""
    return tuple(pause for pause in pauses if pause.said_on <= day)
