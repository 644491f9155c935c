"""Sets: what was lifted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WeightUnit(StrEnum):
    """What loads are typed in."""

    KG = "kg"
    LB = "lb"


class SetType(StrEnum):
    """What a set was for."""

    WARMUP = "warmup"
    NORMAL = "normal"
    FAILURE = "failure"
    DROPSET = "dropset"


@dataclass(frozen=True, slots=True)
class StrengthSet:
    """One set of one exercise.

    Attributes:
        exercise: the catalogue's name, or the cleaned name met where none is known.
        load_kg: None for body weight alone.
        rpe: 1-10 on the reps-in-reserve scale (10 is failure).
        exercise_index: which exercise of the session it belongs to, from 0.
        superset: sets with the same number alternate; None for straight sets.
    """

    exercise: str
    reps: int | None = None
    load_kg: float | None = None
    rpe: float | None = None
    set_type: SetType = SetType.NORMAL
    rest_s: float | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    exercise_index: int = 0
    superset: int | None = None
    note: str = ""

    @property
    def is_hard(self) -> bool:
        """A working set at RPE 6 or more, or without RPE and no warm-up."""
        if self.set_type is SetType.WARMUP:
            return False
        return self.rpe is None or self.rpe >= 6


@dataclass(frozen=True, slots=True)
class LiftSession:
    """A session as its sets tell it, whichever way they came in.

    Attributes:
        uuid: of the session's primary recording.
        title: as the athlete or the app called it.
        sets: in the order done; those that look like a slip of typing keep their
            exercise and lose their numbers.
    """

    uuid: str
    day: date
    title: str
    sets: tuple[StrengthSet, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One exercise in one session.

    Attributes:
        sets: the working sets that have repetitions, in the order done, at least one.
        e1rm_kg: the best estimate of them (Epley); None where no set tells, as for
            body weight alone.
        title: of the session.
        place: of the exercise in the session, from 0.
    """

    day: date
    exercise: str
    sets: tuple[StrengthSet, ...]
    e1rm_kg: float | None
    title: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Streak:
    """How many sessions in a row overloaded a lift a little more.

    Attributes:
        sessions: each with more load, repetitions or sets than the one before it.
        longest: the longest there ever was.
        since: the day of the session it began with; None where there is none.
        spared: days of sessions that a deload or a pause explains: they neither
            lengthen nor end it.
    """

    exercise: str
    sessions: int
    longest: int
    since: date | None = None
    spared: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class StalledLift:
    """A main lift without a new best, whose sets feel heavier than they did.

    Attributes:
        sessions: it rests on.
        rpe_rise: of the same load and repetitions, over the last two sessions.
    """

    exercise: str
    sessions: int
    rpe_rise: float
