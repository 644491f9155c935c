"""What a proposal foretells, and how foretelling has gone so far."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What a prediction is about; each is graded by its own measurement."""

    HOURS = "hours"
    ADHERENCE = "adherence"
    FORM = "form"
    FITNESS = "fitness"
    GOAL = "goal"
    DONE = "done"


class Direction(StrEnum):
    """Which way the measured value has to lie of the predicted one."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a proposal says will be so on a day, if it is approved.

    Attributes:
        measure: what of.
        key: of a goal, or the workout's uuid; empty for the whole week.
        direction: `within` takes `low` and `high`, the others one of them.
        low, high: the bounds, in the measure's unit; None where open.
        unit: `h`, `1`, `points`, the goal's own.
        look_back_on: the day on whose evening it is graded.
    """

    measure: Measure
    direction: Direction
    low: float | None
    high: float | None
    unit: str
    look_back_on: date
    key: str = ""


class Grade(StrEnum):
    """What became of a prediction."""

    HELD = "held"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How a rule has done so far: approved, rejected, and how its approvals ended."""

    approved: int = 0
    rejected: int = 0
    held: int = 0
    failed: int = 0
    cannot_tell: int = 0

    @property
    def hit_rate(self) -> float | None:
        """Held over those that could be told; None where none could."""
        told = self.held + self.failed
        return self.held / told if told else None
