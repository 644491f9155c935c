"""How ready the body is for training, against its own usual range."""

from dataclasses import dataclass
from enum import StrEnum


class Signal(StrEnum):
    """What readiness is read from."""

    HRV = "hrv"
    SLEEP = "sleep"
    SORENESS = "soreness"
    FATIGUE = "fatigue"
    STRESS = "stress"
    RESTING_HR = "resting_hr"


class Level(StrEnum):
    """What the signals come to; it may hold or reduce, never raise."""

    READY = "ready"
    WATCH = "watch"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """One signal of that day against the person's own range.

    Attributes:
        value: as it was measured or said.
        usual: one's own mean; None before there is a range.
        z: deviations from it, positive is worse for every signal; None likewise.
        n: readings the range rests on.
    """

    signal: Signal
    value: float
    unit: str
    usual: float | None
    z: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a day's signals come to.

    Attributes:
        level: `unknown` where no signal has a range yet.
        readings: those known that day, worst first.
    """

    level: Level = Level.UNKNOWN
    readings: tuple[Reading, ...] = ()
