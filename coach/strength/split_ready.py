"""How ready a muscle group will be: what loaded it, how long ago, and the evening.

The numbers are our defaults, no finding: what a set leaves behind halves in a day, so
that after two days a usual session of six sets leaves a group at more than four fifths.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coach.catalogue.muscle_groups import GROUPS, TIRED, Sets
from coach.catalogue.regions import OF_ENDURANCE, OF_OUTING
from coach.domain.plan import PlannedWorkout
from coach.domain.readiness import Level

HALF_AFTER_H = 24.0
HALF_READY = 8.0
"""So many sets just done leave a group half ready."""

HARD_SPORT, EASY_SPORT = 4.0, 1.0
"""A session of another sport tires the groups it uses like so many sets."""

_OF_EVENING: Mapping[Level, float] = {Level.LOW: 0.8, Level.WATCH: 0.9}
_EVENING_FADES_D = 2


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loaded which groups on a day, in sets."""

    day: date
    sets: Sets


def by_sport(workouts: Iterable[PlannedWorkout]) -> list[Loaded]:
    """What other sports load, as sets."""
    found = []
    for workout in workouts:
        groups = tired_by(workout)
        amount = HARD_SPORT if workout.hard else EASY_SPORT
        if groups:
            found.append(Loaded(workout.day, dict.fromkeys(sorted(groups), amount)))
    return found


def tired_by(workout: PlannedWorkout) -> frozenset[str]:
    """The groups that the sport itself tires."""
    regions = OF_ENDURANCE.get(workout.sport) or OF_OUTING.get(workout.sport)
    return frozenset().union(*(TIRED[region] for region in regions or ()))


def readiness(
    day: date, loaded: Iterable[Loaded], evening: date, level: Level
) -> Mapping[str, float]:
    """Of each group on that day, 0 to 1.

    Args:
        day: before anything of that day itself is done.
        loaded: in any order; what is not before the day counts for nothing.
        evening: on which the level was read.
        level: of that evening; a low one fades within two days.
    """
    left = dict.fromkeys(GROUPS, 0.0)
    for each in loaded:
        if each.day < day:
            hours = (day - each.day) / timedelta(hours=1)
            for group, sets in each.sets.items():
                left[group] += sets * 0.5 ** (hours / HALF_AFTER_H)
    near = (day - evening).days <= _EVENING_FADES_D
    whole = _OF_EVENING.get(level, 1.0) if near else 1.0
    return {group: whole / (1 + sets / HALF_READY) for group, sets in left.items()}
