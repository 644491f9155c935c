"""Planned strength by muscle group, and what can be done about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from coach.catalogue.able import may_be_done
from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import (
    BIG,
    GROUPS,
    Sets,
    done,
    leads,
    planned,
    shares,
)
from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.facts import Facts
from coach.domain.notation import PER_SIDE
from coach.domain.plan import EndKind, Intensity, PlannedWorkout, walk

WEEKS = 4
"""How far back sessions are looked at; the facts hold no more."""

_DAYS = 7
_PATTERNS = {"squat", "hinge", "lunge", "push", "pull", "core"}
_EASY = 2
"""Skill that anyone has who never did it."""


def strength_of_week(facts: Facts, number: int) -> list[PlannedWorkout]:
    """The strength planned for a coming week, counted from 0; tests left out."""
    first = facts.day + timedelta(days=number * _DAYS)
    return [
        w
        for w in facts.upcoming
        if first < w.day <= first + timedelta(days=_DAYS)
        and w.sport is Sport.STRENGTH
        and not w.is_test
    ]


def total(each: Iterable[Sets]) -> dict[str, float]:
    """The sets of all of them, by group."""
    found = dict.fromkeys(GROUPS, 0.0)
    for sets in each:
        for group, number in sets.items():
            found[group] += number
    return found


def done_a_week(facts: Facts) -> Mapping[str, float] | None:
    """Hard sets a week of the last four; None where no sets are known of them."""
    every = [done(session.activity.sets) for session in facts.sessions]
    summed = total(every)
    if not any(summed.values()):
        return None
    return {group: sets / WEEKS for group, sets in summed.items()}


@dataclass(frozen=True, slots=True)
class Swap:
    """One exercise of a workout that becomes another, with all its sets."""

    workout: PlannedWorkout
    exercise: str
    instead: str
    sets: int

    def gives(self) -> dict[str, float]:
        """What it adds to each group, and takes from it."""
        new, old = (shares(exercises()[n]) for n in (self.instead, self.exercise))
        return {
            group: self.sets * (new.get(group, 0.0) - old.get(group, 0.0))
            for group in {**old, **new}
        }


def work_sets(workout: PlannedWorkout) -> Counter[str]:
    """Sets of work of each exercise, in the order they are done."""
    return Counter(
        step.exercise
        for step in walk(workout.steps)
        if step.exercise and step.intensity is Intensity.WORK
    )


def of_workout(workout: PlannedWorkout) -> Sets:
    """Hard sets by group that the workout prescribes."""
    return planned(workout.steps)


class StandIns:
    """Exercises for a group that the athlete can do, the most familiar first."""

    def __init__(self, facts: Facts, hurts_from: int) -> None:
        self._limits = facts.limits
        self._hurt = [i.part for i in facts.injuries if i.severity >= hurts_from]
        self._done = Counter(
            name
            for session in facts.sessions
            for name in {each.exercise for each in session.activity.sets}
        )

    def for_group(
        self, group: str, taken: Iterable[str], *, sides: bool
    ) -> Iterator[Exercise]:
        """Those done for it that are not taken.

        By sides only where the one that goes is: its repetitions stay, and its note.
        """
        able = [
            e
            for e in exercises().values()
            if group in leads(e) and e.unilateral == sides and self._able(e)
        ]
        names = set(taken)
        yield from (e for e in sorted(able, key=self._order) if e.name not in names)

    def _able(self, exercise: Exercise) -> bool:
        known = bool(self._done[exercise.name])
        easy = exercise.skill <= _EASY + exercise.main or known
        slow = exercise.pattern in _PATTERNS and not exercise.explosive
        return easy and slow and may_be_done(exercise, self._limits, self._hurt)

    def _order(self, exercise: Exercise) -> tuple[bool, int, bool, int, str]:
        return (
            exercise.name not in self._limits.preferred,
            -self._done[exercise.name],
            not exercise.main,
            -len(exercise.aliases),
            exercise.name,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a swap has to do.

    Attributes:
        group: that is to get sets.
        keeps: sets that a group that gives still has to have.
        of: a group the exercise that goes is for; None for any.
    """

    group: str
    keeps: float
    of: str | None = None


def swaps_for(
    asked: Asked,
    workouts: Sequence[PlannedWorkout],
    sets: Mapping[str, float],
    stand_ins: StandIns,
) -> Iterator[Swap]:
    """What could be swapped for an exercise of the group, the most to spare first.

    Main lifts stay, and what is held or carried for a time. An exercise goes only where
    each group it trains keeps enough.

    Args:
        asked: what the swap has to do.
        workouts: of one week, as they stand.
        sets: of that week by group.
        stand_ins: what the athlete can do.
    """
    found = []
    for workout in workouts:
        used = work_sets(workout)
        for name in _counted_in_reps(workout):
            exercise = exercises().get(name)
            if exercise is None or exercise.main or exercise.explosive:
                continue
            given = {g: used[name] * share for g, share in shares(exercise).items()}
            left = [
                sets[g] - n - asked.keeps
                for g, n in given.items()
                if g in BIG or g in leads(exercise)
            ]
            spare = min(left, default=-1.0)
            wanted = asked.of is None or asked.of in leads(exercise)
            if asked.group in given or spare < 0 or not wanted:
                continue
            sides = exercise.unilateral or _by_sides(workout, name)
            new = next(stand_ins.for_group(asked.group, used, sides=sides), None)
            if new is not None:
                key = (-spare, workout.day, workout.uuid, name)
                found.append((key, Swap(workout, name, new.name, used[name])))
    yield from (swap for _, swap in sorted(found, key=lambda each: each[0]))


def _by_sides(workout: PlannedWorkout, name: str) -> bool:
    """Whether its repetitions are those of a side."""
    steps = (step for step in walk(workout.steps) if step.exercise == name)
    return any(PER_SIDE in step.note.lower() for step in steps)


def _counted_in_reps(workout: PlannedWorkout) -> tuple[str, ...]:
    """Exercises that are done for a number of repetitions, every set of them."""
    steps = [step for step in walk(workout.steps) if step.exercise]
    timed = {s.exercise for s in steps if s.end.kind is not EndKind.REPS}
    names = (s.exercise for s in steps if s.intensity is Intensity.WORK)
    return tuple(dict.fromkeys(n for n in names if n and n not in timed))
