"""The exercise to do next, as far as habits, plan and body tell."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.strains import strains
from coach.domain.activity import Sport
from coach.domain.learned import Learned, Task
from coach.domain.limits import Limits
from coach.domain.plan import PlannedWorkout, WorkoutStatus, exercises_in
from coach.domain.strength import LiftSession
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.lifting_log import lifting_log
from coach.jobs.limits import limits_on
from coach.jobs.measure_keys import lift_name
from coach.jobs.neighbours import begins
from coach.recommend.coverage import lately_sets
from coach.recommend.learner import brought_up, for_someone_new
from coach.recommend.model import Model, read
from coach.recommend.order import in_order
from coach.recommend.rank import ranked_by, with_plan
from coach.recommend.state import State
from coach.reports.recommend import Recommended

AHEAD = timedelta(days=6)
"""A workout planned within so many days is looked at, the next one only."""

LATELY = timedelta(days=14)
"""So far back it matters what was planned and not done."""

_NOT_DONE = {WorkoutStatus.PLANNED, WorkoutStatus.UNKNOWN, WorkoutStatus.MISSED}
_LEFT_OUT = {
    *(WorkoutStatus.MISSED, WorkoutStatus.SKIPPED),
    *(WorkoutStatus.PARTIAL, WorkoutStatus.SUBSTITUTED),
}


def recommend_next(context: Context, after: Sequence[str] = ()) -> Recommended:
    """Every exercise known, the one to do next first.

    Args:
        context: whose, and on which day; nothing later is seen.
        after: exercises done today that are not logged yet, in any words.

    Raises:
        CoachError: an exercise is not known (exit 2), or nothing is known of the
            athlete, neither done nor planned (exit 3).
    """
    with context.reading() as store:
        evening = look(context, store)
        log = lifting_log(context, store)
        serving = store.serving(Task.NEXT_EXERCISE, context.day)
        limits = limits_on(store, context.day, evening.injuries, context.day)
        more = [lift_name(store, each) for each in after]
        done = (*_done_on(context.day, log), *more)
        never = _barred(exercises(), limits)
        begun = begins(store, log, context.day, done, never) if log else ()
    before = tuple(each for each in log if each.day < context.day)
    today = tuple(each for each in log if each.day == context.day)
    context.stage("learning from what was done")
    model, learned_on = _model(before, serving, context.day)
    coming = _coming(evening)
    state = State(
        context.day,
        done=done,
        title=_title(today, coming, context.day),
        preferred=limits.preferred,
        planned=() if coming is None else exercises_in(coming.steps),
        planned_on=context.day if coming is None else coming.day,
        skipped=_left_out(evening, log),
        hard_sets=lately_sets(log, context.day),
    )
    if not model.habits.sessions and not state.named():
        raise CoachError(
            "No exercise can be recommended yet.",
            "No strength session is logged, and none is planned within a week.",
            'Run coach import FOLDER, or log one: coach log set "bench press" 3x5 60kg',
            ExitCode.NOTHING_TO_DO,
        )
    barred = _barred((*model.habits.exercises, *state.named()), limits)
    state = replace(state, barred=frozenset(barred))
    return Recommended(
        *(ranked_by(model, state), barred, learned_on, serving, coming, len(before)),
        begun=with_plan(begun, state) if begun else (),
    )


def _done_on(day: date, log: Iterable[LiftSession]) -> tuple[str, ...]:
    return in_order(s for each in log if each.day == day for s in each.sets)


def _model(
    log: tuple[LiftSession, ...], serving: Learned | None, day: date
) -> tuple[Model, date | None]:
    """What serves, with the sessions since, and the day it was trained on.

    None where nothing serves: then habits are known, and what is usual among lifters.
    """
    if serving is not None:
        return brought_up(read(serving.parameters), log, day), serving.trained_on
    return for_someone_new(log, day), None


def _coming(evening: Evening) -> PlannedWorkout | None:
    """The next strength workout of the plan that is still to be done, within a week."""
    return next(
        (
            each
            for each in sorted(evening.workouts, key=lambda w: (w.day, w.id or 0))
            if evening.day <= each.day <= evening.day + AHEAD
            and each.sport is Sport.STRENGTH
            and each.skip_reason is None
            and evening.statuses.get(each.uuid, WorkoutStatus.PLANNED) in _NOT_DONE
            and exercises_in(each.steps)
        ),
        None,
    )


def _title(
    today: Sequence[LiftSession], coming: PlannedWorkout | None, day: date
) -> str:
    """Of today's session: as it is logged, else as it is planned."""
    if today:
        return today[-1].title
    return coming.title if coming is not None and coming.day == day else ""


def _left_out(evening: Evening, log: Iterable[LiftSession]) -> tuple[str, ...]:
    """Exercises of strength workouts not done lately that were not done since."""
    done = {each.exercise: session.day for session in log for each in session.sets}
    return tuple(
        dict.fromkeys(
            exercise
            for workout in evening.workouts
            if workout.sport is Sport.STRENGTH
            and evening.day - LATELY <= workout.day < evening.day
            and evening.statuses.get(workout.uuid) in _LEFT_OUT
            for exercise in exercises_in(workout.steps)
            if done.get(exercise, date.min) < workout.day
        )
    )


def _barred(names: Iterable[str], limits: Limits) -> dict[str, str]:
    """What is not recommended, and why."""
    found = {}
    for name in names:
        exercise = exercises().get(name)
        lacking = (
            set(exercise.equipment) - limits.equipment
            if exercise is not None and limits.equipment is not None
            else set()
        )
        hurt = [
            each.part
            for each in limits.injuries
            if exercise is not None and strains(exercise, each.part)
        ]
        if name in limits.never:
            found[name] = "never, as you said"
        elif lacking:
            found[name] = f"no {_words(lacking)} at hand"
        elif hurt:
            found[name] = f"loads what hurts: {_words(hurt)}"
    return found


def _words(names: Iterable[str]) -> str:
    return ", ".join(each.replace("_", " ") for each in sorted(names))
