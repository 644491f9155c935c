"""Which part of the body a movement pattern or a sport tires: our choice, as data."""

from collections.abc import Mapping
from enum import StrEnum

from coach.domain.activity import Sport


class Region(StrEnum):
    """A part of the body that has to be fresh for some work."""

    LEGS = "legs"
    BACK = "back"
    ARMS = "arms"
    TRUNK = "trunk"


_LEGS = frozenset({Region.LEGS})
_TRUNK = frozenset({Region.TRUNK})

OF_PATTERN: Mapping[str, frozenset[Region]] = {
    "squat": _LEGS,
    "lunge": _LEGS,
    "jump": _LEGS,
    "hinge": frozenset({Region.LEGS, Region.BACK}),
    "pull": frozenset({Region.ARMS, Region.BACK}),
    "push": frozenset({Region.ARMS}),
    "carry": frozenset({Region.ARMS, Region.TRUNK}),
    "rotate": _TRUNK,
    "core": _TRUNK,
}
"""What an exercise of that pattern tires, and what it needs fresh; mobility nothing."""

OF_ENDURANCE: Mapping[Sport, frozenset[Region]] = {
    Sport.RUN: _LEGS,
    Sport.RIDE: _LEGS,
    Sport.SWIM: frozenset({Region.ARMS}),
}
"""What a hard session needs fresh, and tires."""

OF_OUTING: Mapping[Sport, frozenset[Region]] = {
    Sport.SNOWBOARD: _LEGS | _TRUNK,
    Sport.WAKEBOARD: frozenset({Region.LEGS, Region.ARMS, Region.BACK}),
    Sport.GOLF: _TRUNK,
    Sport.CHORES: frozenset({Region.ARMS, Region.BACK, Region.TRUNK}),
}
"""What a day out tires; chores are chopping wood and the like."""
