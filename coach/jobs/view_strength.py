"""What `coach strength` tells: all lifts in an overview, or one of them in full."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.hard_sets import hard_sets_by_muscle
from coach.database import Store
from coach.domain import wording
from coach.domain.exercise import Exercise
from coach.domain.gym import Racks
from coach.domain.learned import NextSession, PlateauRisk, Task
from coach.domain.limits import known_by
from coach.domain.metric import MetricKind
from coach.domain.plan import EndKind, Intensity, PlannedWorkout, walk
from coach.domain.strength import Exposure, LiftSession, Streak, StrengthSet
from coach.jobs.context import Context
from coach.jobs.evening import LOOK_BACK
from coach.jobs.lifting_log import lifting_log
from coach.jobs.measure_keys import lift_name
from coach.planning.deload import is_deloaded
from coach.reports.strength import Best, LiftView, MuscleWeek, NextSet, StrengthView
from coach.strength.balance_of_sets import cover, push_pull
from coach.strength.course import is_new_best, within
from coach.strength.exposures import exposures, with_estimates
from coach.strength.features import PATTERN, by_formula, exercise_features, log_features
from coach.strength.next_session import foretell_next
from coach.strength.plateau_risk import plateau_risks
from coach.strength.racks import nearest, on_bar
from coach.strength.streaks import streak
from coach.units import KG_PER_POUND

SHOWN = timedelta(weeks=12)
"""Lifts not done for so long are left out of the overview."""

MOST_LIFTS = 8
LEAST_SESSIONS = 2
MOST_BESTS = 12
LAST_SESSIONS = 5
WEEK, MONTH = 7, 28
_NEW = timedelta(days=7)
_BACK = timedelta(days=7)
"""After a pause so many days explain that less was lifted."""

_STEPS_KG = {"kg": (1.0, 2.5), "lb": (2.5 * KG_PER_POUND, 5 * KG_PER_POUND)}
"""Below and from 20 kg on: what loads go in where the racks were never said."""

_NO_BETTER = "as in the last session: what was learned did not foretell it better"

_LIGHT_KG = 20.0


@dataclass(frozen=True, slots=True)
class _Evening:
    """What every lift is told by.

    Attributes:
        spared: days that a deload or a pause explains.
        ahead: workouts planned after the evening, by day.
        learned: parameters in service on that evening, by task.
        trained: whether a version was trained by then, in service or not.
        lately: exposures that forecasts are made of, those the evening's run sees too:
            what is told here is what is kept there.
    """

    day: date
    log: tuple[LiftSession, ...]
    found: Mapping[str, tuple[Exposure, ...]]
    spared: frozenset[date]
    ahead: tuple[PlannedWorkout, ...]
    racks: Racks
    body_weight_kg: float | None
    learned: Mapping[Task, Mapping[str, object] | None]
    trained: bool
    lately: Mapping[str, tuple[Exposure, ...]]
    unit: str


def view_strength(context: Context) -> StrengthView:
    """The overview of the evening."""
    with context.reading() as store:
        evening = _evening(context, store)
    day, log, catalogue = evening.day, evening.log, exercises()
    names = _names(evening)
    risks = _risks(evening, names)
    week = [one for each in within(log, day, WEEK) for one in each.sets]
    month = [one for each in within(log, day, MONTH) for one in each.sets]
    balance, values = push_pull(month, catalogue), log_features(log, day, catalogue)
    return StrengthView(
        day=day,
        sessions=len(log),
        lifts=tuple(_lift(evening, name, risks) for name in names),
        muscles=tuple(_muscles(week, month)),
        push=balance.push,
        pull=balance.pull,
        patterns={
            name.removeprefix(PATTERN): value
            for name, value in values.items()
            if name.startswith(PATTERN)
        },
        volume_kg=(WEEK * values["volume_7d"], WEEK * values["volume_28d"]),
        hard_sets=(WEEK * values["hard_sets_7d"], WEEK * values["hard_sets_28d"]),
        one_sided=sum(
            one.is_hard
            and one.exercise in catalogue
            and catalogue[one.exercise].unilateral
            for one in month
        ),
    )


def view_lift(context: Context, written: str) -> LiftView:
    """One exercise on the evening.

    Raises:
        CoachError: no exercise of that name is known (exit 2).
    """
    with context.reading() as store:
        name = lift_name(store, written)
        evening = _evening(context, store)
    return _lift(evening, name, _risks(evening, [name]))


def _evening(context: Context, store: Store) -> _Evening:
    day = context.day
    log = lifting_log(context, store)
    weights = store.metrics(MetricKind.WEIGHT, day)
    served = {task: store.serving(task, day) for task in _TASKS}
    plans = store.plans(as_of=day)
    planned = tuple(each for plan in plans for each in plan.workouts)
    return _Evening(
        day=day,
        log=log,
        found=exposures(log),
        spared=frozenset(_spared(store, planned, day)),
        ahead=tuple(
            sorted(
                (w for w in planned if w.day > day and w.skip_reason is None),
                key=lambda w: (w.day, w.id or 0),
            )
        ),
        racks=store.racks(),
        body_weight_kg=max(weights, key=lambda m: m.day).value if weights else None,
        learned={
            task: None if model is None else model.parameters
            for task, model in served.items()
        },
        trained=bool(store.versions(Task.NEXT_SESSION, day)),
        lately=exposures(each for each in log if each.day >= day - LOOK_BACK),
        unit=wording.load_unit(context.athlete.units),
    )


_TASKS = (Task.NEXT_SESSION, Task.PLATEAU)


def _spared(
    store: Store, planned: Sequence[PlannedWorkout], day: date
) -> Iterator[date]:
    """Days of deloads and pauses, and the week after a pause."""
    around = tuple(timedelta(days=n) for n in (-1, 0, 1))
    for workout in planned:
        if is_deloaded(workout) or "deload" in workout.title.casefold():
            yield from (workout.day + each for each in around)
    for pause in known_by(store.pauses(), day):
        until = (pause.last + _BACK - pause.first).days
        yield from (pause.first + timedelta(days=n) for n in range(until + 1))


def _names(evening: _Evening) -> list[str]:
    """Main lifts first, then those done most; only what was done lately."""
    catalogue, since = exercises(), evening.day - SHOWN
    lately = {
        name: sum(each.day > since for each in with_estimates(found))
        for name, found in evening.found.items()
    }
    often = [name for name, times in lately.items() if times >= LEAST_SESSIONS]

    def rank(name: str) -> tuple[bool, int, str]:
        main = name in catalogue and catalogue[name].main
        return (not main, -lately[name], name)

    return sorted(often, key=rank)[:MOST_LIFTS]


def _risks(evening: _Evening, names: Sequence[str]) -> Mapping[str, PlateauRisk]:
    """Plateau risks of those, with the athlete's other lifts as company."""
    parameters = evening.learned[Task.PLATEAU]
    found = plateau_risks(evening.lately, evening.day, parameters, only=names)
    return {each.exercise: each for each in found}


def _lift(evening: _Evening, name: str, risks: Mapping[str, PlateauRisk]) -> LiftView:
    day, found = evening.day, evening.found.get(name, ())
    if not found:
        return LiftView(name, day, 0, Streak(name, 0, 0), {})
    known = with_estimates(found)
    last = known[-1] if known else None
    exercise = exercises().get(name)
    values = exercise_features(found, day, exercise, evening.body_weight_kg)
    planned_on, planned = _planned(evening.ahead, name)
    ahead = foretell_next(
        *(evening.lately.get(name, ()), day, evening.learned[Task.NEXT_SESSION]),
        planned=planned,
    )
    if ahead and evening.trained and evening.learned[Task.NEXT_SESSION] is None:
        ahead = replace(ahead, why=_NO_BETTER)
    return LiftView(
        exercise=name,
        day=day,
        sessions=len(found),
        streak=streak(found, evening.spared, day),
        e1rm_kg={f.value: kg for f, kg in by_formula(last).items()} if last else {},
        with_reserve_kg=values.get("e1rm_kg:rpe"),
        readings=tuple((each.day, each.e1rm_kg or 0.0) for each in known),
        level_kg=values.get("level_kg"),
        changes_kg={
            weeks: values[f"change_{weeks}w_kg"]
            for weeks in (4, 12)
            if f"change_{weeks}w_kg" in values
        },
        next_session=ahead,
        next_sets=tuple(_sets(evening, ahead, exercise)) if ahead else (),
        planned_on=planned_on,
        plateau=risks.get(name),
        bests=_bests(found),
        last=tuple(reversed(found[-LAST_SESSIONS:])),
        for_weight=values.get("relative_strength"),
        intensity_pct=values.get("intensity_pct"),
        inol=values.get("inol"),
        fatigue=values.get("fatigue"),
        new_best=is_new_best(found, day, _NEW),
        trained=evening.trained,
    )


def _planned(
    ahead: Sequence[PlannedWorkout], name: str
) -> tuple[date | None, tuple[int, ...]]:
    """The day the exercise is next planned for, and repetitions of its sets."""
    for workout in ahead:
        reps = tuple(
            int(step.end.value)
            for step in walk(workout.steps)
            if step.exercise == name
            and step.intensity is Intensity.WORK
            and step.end.kind is EndKind.REPS
            and step.end.value
        )
        if reps:
            return workout.day, reps
    return None, ()


def _sets(
    evening: _Evening, ahead: NextSession, exercise: Exercise | None
) -> Iterator[NextSet]:
    equipment = () if exercise is None else exercise.equipment
    for reps, wanted_kg in ahead.sets:
        bar = on_bar(wanted_kg, equipment, evening.racks)
        if bar is not None:
            yield NextSet(reps, bar.load_kg, bar.bar_kg, bar.side_kg)
            continue
        made_kg = nearest(wanted_kg, equipment, evening.racks)
        if made_kg == wanted_kg:
            light, heavy = _STEPS_KG[evening.unit]
            step = light if wanted_kg < _LIGHT_KG else heavy
            made_kg = max(step, round(wanted_kg / step) * step)
        yield NextSet(reps, made_kg)


def _bests(found: Sequence[Exposure]) -> tuple[Best, ...]:
    """The heaviest load by repetitions, those left out that more repetitions beat."""
    heaviest: dict[int, Best] = {}
    for exposure in found:
        for each in exposure.sets:
            reps, kg = each.reps or 0, each.load_kg or 0.0
            held = heaviest.get(reps)
            if kg and reps <= MOST_BESTS and (held is None or kg > held.load_kg):
                heaviest[reps] = Best(reps, kg, exposure.day)
    kept: list[Best] = []
    for reps in sorted(heaviest, reverse=True):
        if not kept or heaviest[reps].load_kg > kept[-1].load_kg:
            kept.append(heaviest[reps])
    return tuple(reversed(kept))


def _muscles(
    week: Sequence[StrengthSet], month: Sequence[StrengthSet]
) -> Iterator[MuscleWeek]:
    """Every muscle that lifts are done for, the most sets first."""
    catalogue = exercises()
    sets = hard_sets_by_muscle(week, catalogue)
    lately = hard_sets_by_muscle(month, catalogue)
    every = {
        muscle
        for each in catalogue.values()
        if each.pattern in _LIFTED
        for muscle in each.primary
    }

    def rank(muscle: str) -> tuple[float, float, str]:
        return -sets.get(muscle, 0.0), -lately.get(muscle, 0.0), muscle

    for muscle in sorted(every, key=rank):
        found = sets.get(muscle, 0.0)
        usual = lately.get(muscle, 0.0) * WEEK / MONTH
        yield MuscleWeek(muscle, found, usual, cover(found).value)


_LIFTED = {"squat", "hinge", "push", "pull"}
