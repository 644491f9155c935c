"""Which exercises may fill a split, and how gladly each is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from coach.catalogue.able import HURTS_FROM, may_be_done
from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import Sets, leads, shares
from coach.catalogue.pooled import KINDS, pooled
from coach.domain.exercise import Exercise
from coach.learning.newcomers import most_done
from coach.strength.split_week import Habit, SplitWeek

PATTERNS = ("squat", "hinge", "lunge", "push", "pull", "core")
_HELD = ("plank", "hold", "sit", "hang", "wave", "bridge march")
"""What is held or kept up for a time has no repetitions to prescribe."""

EASY = 2
"""Skill that anyone has who never did it; of main lifts one more."""

_OF_A_KIND = 6
"""A session takes no more of those that train the same in the same way."""

MAIN_REPS, REPS = 6, 10
_LEAST_REPS, _MOST_REPS = 3, 20


@dataclass(frozen=True, slots=True)
class Choice:
    """An exercise that may be done.

    Attributes:
        shares: what a set of it counts for each group.
        glad: above 1 it is taken rather than others that serve as well.
        reps: as the athlete does it; None where never.
        heavy: it can carry a session: several joints move.
    """

    exercise: Exercise
    shares: Sets
    leads: frozenset[str]
    glad: float
    reps: int | None
    heavy: bool

    def reps_as(self, *, main: bool) -> int:
        """Repetitions of a set; the athlete's own where they did it."""
        if self.reps is None:
            return MAIN_REPS if main and self.exercise.main else REPS
        return min(max(self.reps, _LEAST_REPS), _MOST_REPS)


def choices(week: SplitWeek) -> tuple[Choice, ...]:
    """All that may be done, the gladdest first.

    What the athlete never did is among it where it is easy to learn and slow.
    """
    habits = {habit.exercise: habit for habit in week.habits}
    alike: dict[object, list[Choice]] = {}
    for choice in _choices(week, habits):
        alike.setdefault(_kind(choice), []).append(choice)
    best = (sorted(each, key=_order)[:_OF_A_KIND] for each in alike.values())
    return tuple(sorted((c for each in best for c in each), key=_order))


def _kind(choice: Choice) -> object:
    """What is alike in all that a session is filled by."""
    exercise = choice.exercise
    shared = tuple(choice.shares.items())
    return shared, exercise.pattern, exercise.unilateral, choice.heavy, exercise.main


def _order(choice: Choice) -> tuple[float, str]:
    return -choice.glad, choice.exercise.name


def _choices(week: SplitWeek, habits: Mapping[str, Habit]) -> Iterator[Choice]:
    injuries = week.limits.injuries
    hurt = [each.part for each in injuries if each.severity >= HURTS_FROM]
    for exercise in exercises().values():
        habit = habits.get(exercise.name)
        preferred = exercise.name in week.limits.preferred
        held = any(word in exercise.name for word in _HELD)
        if habit is None and (held or not (preferred or _is_easy(exercise))):
            continue
        groups = leads(exercise)
        fits = exercise.pattern in PATTERNS and not exercise.explosive and groups
        if fits and may_be_done(exercise, week.limits, hurt):
            yield Choice(
                exercise,
                shares(exercise),
                groups,
                _glad(exercise, habit, preferred=preferred, week=week),
                None if habit is None else habit.reps,
                exercise.mechanic == "compound" and exercise.pattern != "core",
            )


def _is_easy(exercise: Exercise) -> bool:
    return not exercise.explosive and exercise.skill <= EASY + exercise.main


@cache
def _popular() -> Mapping[str, float]:
    """How much lifters in general do each exercise, the most done one 1."""
    return most_done(pooled(KINDS)["transitions"])  # type: ignore[arg-type]


def _glad(
    exercise: Exercise, habit: Habit | None, *, preferred: bool, week: SplitWeek
) -> float:
    """The numbers are our choice; they only order what serves as well.

    Of what the athlete never did, what lifters do most is taken rather.
    """
    glad = 1.0
    if preferred:
        glad *= 1.6
    if habit is not None:
        glad *= 1.3 + 0.2 * min(habit.sessions, 8) / 8
    else:
        glad *= 0.7 + 0.3 * _popular().get(exercise.name, 0.0) ** 0.5
        glad *= 1.0 if exercise.hevy else 0.8
        glad *= 0.8 if exercise.body_weight_share else 1.0
    if exercise.main:
        glad *= 1.1
    if exercise.unilateral and week.one_sided:
        glad *= 0.9
    return glad
