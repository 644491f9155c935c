"""EX01: an exercise that cannot or must not be done is swapped for its stand-in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.substitutes import substitutes
from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.facts import Facts
from coach.domain.plan import Change, ChangeKind, PlannedWorkout, walk
from coach.domain.review import Draft, Evidence
from coach.rules.able import Able
from coach.rules.answered import rejected_within
from coach.rules.foretell import gets_done

_GRAVE, _USUAL = 47, 36
"""What hurts goes before a lighter week; gear and likings wait for it."""

_LEGS = {"squat", "hinge", "lunge", "jump"}


@dataclass(frozen=True, slots=True)
class ExerciseSwap:
    """What cannot be done as planned is done as the exercise nearest to it.

    **Fires when** a strength workout of the next seven days has an exercise whose gear
    is not at hand, that loads a part with an injury of severity 3 or more, or that
    the athlete never does; and the catalogue has a stand-in that is none of these, or
    another exercise is left in the workout.

    **Proposes** to do every set of it as the catalogue's nearest stand-in: one it
    names, else the most alike by muscles, movement and skill; legs for legs, and
    with no more skill or speed. Sets, repetitions, rests and notes stay; kilograms
    and percentages become an RPE of 7, or the body's own weight, as the catalogue
    states no ratio between two exercises. Of stand-ins that serve as well as each other
    the one you prefer is taken.

    **Stays silent when** nothing stands in for the only exercise of a workout (then
    coach plan skip takes the workout out), for tests, for exercises the catalogue does
    not know, and within seven days of its own last rejection.

    Which parts an exercise loads is the catalogue's word on muscles and, for joints,
    on movement patterns: a design default, no diagnosis. The same at every setting:
    what cannot or must not be done does not become possible.
    """

    code: str = "EX01"
    name: str = "exercise-swap"
    ahead_days: int = 7
    injured: int = 3
    quiet_days: int = 7

    def draft(self, facts: Facts) -> Draft | None:
        """The swaps of the coming week, or None."""
        if rejected_within(facts, self.code, self.quiet_days):
            return None
        last = facts.day + timedelta(days=self.ahead_days)
        able = Able.of(facts.limits, self._hurt(facts))
        found = [
            swap
            for workout in facts.upcoming
            if workout.day <= last and workout.sport is Sport.STRENGTH
            if not workout.is_test
            for swap in _swaps(able, workout)
        ]
        return self._draft(found) if found else None

    def _hurt(self, facts: Facts) -> tuple[str, ...]:
        return tuple(i.part for i in facts.injuries if i.severity >= self.injured)

    def _draft(self, found: list["_Swap"]) -> Draft:
        pairs = list(dict.fromkeys((s.exercise, s.instead, s.why) for s in found))
        title = f"Swap {len(pairs)} exercises for what can be done"
        if any(instead is None for _, instead, _ in pairs):
            title = f"Swap or leave out {len(pairs)} exercises that cannot be done"
        if len(pairs) == 1:
            ((exercise, instead, _),) = pairs
            title = f"Do {instead} instead of {exercise}"
            if instead is None:
                title = f"Leave out {exercise}"
        said = "; ".join(
            f"{one} {why}: {other or 'left out, nothing stands in'}"
            for one, other, why in pairs
        )
        workouts = {swap.workout.uuid for swap in found}
        return Draft(
            rule=self.code,
            title=title,
            why=f"{said[0].upper()}{said[1:]}.",
            evidence=(
                Evidence("exercises swapped", len(pairs), "exercises"),
                Evidence("workouts they are in", len(workouts), "workouts"),
            ),
            changes=tuple(swap.change for swap in found),
            predictions=(gets_done(found[0].workout.uuid, found[0].workout.day),),
            severity=_GRAVE if any(s.hurts for s in found) else _USUAL,
        )


@dataclass(frozen=True, slots=True)
class _Swap:
    workout: PlannedWorkout
    exercise: str
    instead: str | None
    why: str
    hurts: bool

    @property
    def change(self) -> Change:
        return Change(
            ChangeKind.SWAP_EXERCISE,
            self.workout.uuid,
            exercise=self.exercise,
            instead=self.instead,
        )


def _swaps(able: Able, workout: PlannedWorkout) -> Iterator[_Swap]:
    known = exercises()
    used = list(dict.fromkeys(s.exercise for s in walk(workout.steps)))
    taken = set(used)
    left = len(set(used) - {None})
    for name in used:
        exercise = known.get(name or "")
        why = None if exercise is None else able.against(exercise)
        if exercise is None or why is None:
            continue
        instead = _stand_in(able, exercise, taken)
        if instead is None:
            if left == 1:
                continue
            left -= 1
        else:
            taken.add(instead)
        hurts = bool(able.hurting(exercise))
        yield _Swap(workout, exercise.name, instead, why, hurts)


def _stand_in(able: Able, exercise: Exercise, taken: set[str | None]) -> str | None:
    """The nearest that can be done and is not in the workout yet."""
    others = [
        other
        for other in exercises().values()
        if other.name not in taken
        and _serves_as(other, exercise)
        and able.against(other) is None
    ]
    found = substitutes(exercise, others, able.equipment, preferred=able.preferred)
    return found[0].exercise.name if found else None


def _serves_as(other: Exercise, exercise: Exercise) -> bool:
    """Whether it asks for no more skill and speed, and is for the same limbs."""
    slower = exercise.explosive or not other.explosive
    easier = slower and other.skill <= exercise.skill
    return easier and _family(other) == _family(exercise)


def _family(exercise: Exercise) -> str:
    """Legs for legs: a plank that works the same muscles is no squat."""
    return "legs" if exercise.pattern in _LEGS else exercise.pattern
