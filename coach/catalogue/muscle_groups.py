"""Muscles by the groups a week of training is balanced by: our choice, as data.

A row works the lats and the upper back at once: as two muscles it would count twice for
one back. What only holds (forearms, neck, hips, lower back) is no group of its own.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from coach.catalogue.exercises import exercises
from coach.catalogue.regions import Region
from coach.catalogue.substitutes import HELPING
from coach.domain.exercise import Exercise
from coach.domain.plan import Intensity, Steps, walk
from coach.domain.strength import StrengthSet

GROUPS: Mapping[str, frozenset[str]] = {
    "quadriceps": frozenset({"quadriceps"}),
    "hamstrings": frozenset({"hamstrings"}),
    "glutes": frozenset({"glutes"}),
    "calves": frozenset({"calves"}),
    "chest": frozenset({"chest"}),
    "shoulders": frozenset({"shoulders"}),
    "triceps": frozenset({"triceps"}),
    "back": frozenset({"lats", "upper_back"}),
    "biceps": frozenset({"biceps"}),
    "trunk": frozenset({"abdominals", "obliques"}),
}
"""The groups in the order they are shown, and their muscles in the catalogue."""

BIG = ("quadriceps", "hamstrings", "glutes", "chest", "shoulders", "back")
"""Those that the big lifts are done for; the others help in them."""

LOWER = frozenset({"quadriceps", "hamstrings", "glutes", "calves"})
PUSHED = frozenset({"chest", "shoulders", "triceps"})
PULLED = frozenset({"back", "biceps"})
UPPER = PUSHED | PULLED

TIRED: Mapping[Region, frozenset[str]] = {
    Region.LEGS: LOWER,
    Region.BACK: frozenset({"back"}),
    Region.ARMS: frozenset({"shoulders", "triceps", "back", "biceps"}),
    Region.TRUNK: frozenset({"trunk"}),
}
"""The groups of a part of the body that a sport tires."""

MAINTAINS, LEAST, TARGET, CAP = 3.0, 4.0, 8.0, 20.0
"""Fractional hard sets of a group in a week: keep, grow, aim, no more than.

Growth shows from about four, five to nine is more, beyond twenty nothing is known to be
gained (Schoenfeld 2017, Baz-Valle 2022, Pelland 2024); where to aim is our default.
"""

HARD = 3.0
"""So many hard sets of a group make a day hard for it."""

Sets = Mapping[str, float]
"""Fractional hard sets by group."""


@cache
def shares(exercise: Exercise) -> Sets:
    """What a hard set of it counts for each group: 1 where it leads, else 0.5."""
    found = {}
    for group, muscles in GROUPS.items():
        if muscles & set(exercise.primary):
            found[group] = 1.0
        elif muscles & set(exercise.secondary):
            found[group] = HELPING
    return MappingProxyType(found)


def leads(exercise: Exercise) -> frozenset[str]:
    """The groups it is done for."""
    return frozenset(group for group, share in shares(exercise).items() if share == 1)


def counted(names: Iterable[str]) -> dict[str, float]:
    """Hard sets by group of sets of those exercises; unknown ones count for none."""
    known, found = exercises(), dict.fromkeys(GROUPS, 0.0)
    for name in names:
        exercise = known.get(name)
        for group, share in shares(exercise).items() if exercise else ():
            found[group] += share
    return found


def done(sets: Iterable[StrengthSet]) -> dict[str, float]:
    """Hard sets by group of what was done."""
    return counted(each.exercise for each in sets if each.is_hard)


def planned(steps: Steps) -> dict[str, float]:
    """Hard sets by group of what a workout prescribes; its warm-up has none."""
    return counted(
        step.exercise
        for step in walk(steps)
        if step.exercise and step.intensity is Intensity.WORK
    )
