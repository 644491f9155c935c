"""Words for how fast fitness rises and how fresh an athlete is."""

from bisect import bisect_left
from enum import StrEnum


class Ramp(StrEnum):
    """How fast fitness rises, by what it gained in seven days."""

    LOW = "low"
    CONSERVATIVE = "conservative"
    USUAL_UPPER = "usual_upper"
    HIGH = "high"


class Freshness(StrEnum):
    """Zones of form."""

    OVERLOAD = "overload"
    OPTIMAL = "optimal"
    NEUTRAL = "neutral"
    FRESHNESS = "freshness"
    TRANSITION = "transition"


_FORMS = (-30, -10, 5, 25)


def ramp_band(gained: float) -> Ramp:
    """The band of that gain of fitness in seven days.

    Under 3 low, to 5 what suits a busy athlete (Couzens), to 8 the usual upper end
    (Friel), above it high. In points of fitness, whatever the fitness is.
    """
    if gained < 3:
        return Ramp.LOW
    if gained <= 5:
        return Ramp.CONSERVATIVE
    return Ramp.USUAL_UPPER if gained <= 8 else Ramp.HIGH


def freshness(form: float) -> Freshness:
    """The zone of that form: to -30, -10, 5, 25 and above, the ends belong below.

    Elevate's zones, made for fifteen hours a week: at three to five hours form hardly
    leaves the middle ones, and its share of fitness says more.
    """
    return tuple(Freshness)[bisect_left(_FORMS, form)]
