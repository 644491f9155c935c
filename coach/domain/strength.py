"""Sets: what was lifted."""

from dataclasses import dataclass
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
class StalledLift:
    """A main lift without a new best, whose sets feel heavier than they did.

    Attributes:
        sessions: it rests on.
        rpe_rise: of the same load and repetitions, over the last two sessions.
    """

    exercise: str
    sessions: int
    rpe_rise: float
