"""A simulated lifter: what the log says, and what was true."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coach.domain.strength import LiftSession, StrengthSet, WeightUnit


class SlipKind(StrEnum):
    """What went wrong when a set was typed."""

    DIGIT_MORE = "digit_more"
    DIGIT_LOST = "digit_lost"
    OTHER_UNIT = "other_unit"
    REPS = "reps"


@dataclass(frozen=True, slots=True)
class Slip:
    """A set that was typed wrong.

    Attributes:
        session: its uuid.
        at: the set's place in the session, from 0.
        meant: the set as it was done.
    """

    session: str
    at: int
    kind: SlipKind
    meant: StrengthSet


@dataclass(frozen=True, slots=True)
class Switch:
    """From that day on the lifter trains in another gym.

    Attributes:
        factors: by exercise, what its machine shows there over what the old one showed.
    """

    day: date
    factors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both in it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Strength:
    """What could be lifted once on the day of a session, in kg of the gym's machine.

    Attributes:
        kg: rested, on an average day.
        today_kg: as tired and in the form of that day.
    """

    day: date
    kg: float
    today_kg: float


@dataclass(frozen=True, slots=True)
class LifterTruth:
    """What nobody can read off a log, and every model would like to know.

    Attributes:
        program: as the lifter would call it.
        unit: of the plates.
        gain: share of a lift that one session adds far from its ceiling.
        suits: weekly sets of an exercise from which this lifter gains most.
        strength: of each exercise on each day it was done, oldest first.
        plateaus: of each exercise, spans in which nothing is gained whatever is done.
        breaks: holidays and sickness: no session in them, and strength goes.
        deloads: days of sessions that were lighter on purpose.
    """

    program: str
    unit: WeightUnit
    gain: float
    suits: float
    strength: Mapping[str, tuple[Strength, ...]]
    plateaus: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    breaks: tuple[Span, ...] = ()
    deloads: tuple[date, ...] = ()
    slips: tuple[Slip, ...] = ()
    switches: tuple[Switch, ...] = ()


@dataclass(frozen=True, slots=True)
class SimulatedLifter:
    """A log as an app would export it, oldest first, and the truth behind it."""

    name: str
    log: tuple[LiftSession, ...]
    truth: LifterTruth
