"""What it is to break a hard constraint."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_SAME = 1e-6


class Kind(StrEnum):
    """The hard constraints."""

    SLOTS = "slots"
    PAUSE = "pause"
    HOURS = "hours"
    LEAST_HOURS = "least hours"
    HARD_DAY = "hard day"
    SPACING = "spacing"
    DELOAD = "deload"
    POOL = "pool"
    EQUIPMENT = "equipment"
    INJURY = "injury"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Violation:
    """One constraint that a plan breaks.

    Attributes:
        key: its kind, and what tells it from others of that kind: the same for the
            same breach in two versions of a plan, so that what a change did not cause
            can be told from what it did.
        day: on which it lies; of a week the first.
        size: how far it goes, to tell a breach that a change makes worse.
        text: in words, naming the day.
    """

    key: tuple[Kind, str]
    day: date
    size: float
    text: str

    @property
    def kind(self) -> Kind:
        """Which constraint it is."""
        return self.key[0]


def newly_broken(
    changed: Iterable[Violation], before: Iterable[Violation]
) -> tuple[Violation, ...]:
    """What only the changed plan breaks, or breaks further than the plan before."""
    sizes = {violation.key: violation.size for violation in before}
    return tuple(v for v in changed if v.size > sizes.get(v.key, 0.0) + _SAME)
