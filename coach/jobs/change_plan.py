"""The athlete's own changes to the plan: load, move, skip, missed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coach.catalogue.resolve import key, resolve
from coach.database import Store
from coach.domain.athlete import Thresholds
from coach.domain.plan import (
    Change,
    ChangeKind,
    Effect,
    Plan,
    PlannedWorkout,
    WeekOfTests,
)
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context, PlanReading, PlanTerms
from coach.jobs.export_workouts import clear_stale
from coach.jobs.limits import limits_on
from coach.jobs.queue_exports import queue_effects
from coach.planning.trials import place_tests
from coach.redaction import clean

EXACT = 100
ADDED = "added"

Tested = tuple[Plan, tuple[tuple[int, str], ...]]


def read_plan_file(
    context: Context, content: bytes, name: str, start: date
) -> PlanReading:
    """The plan in a file, with every error and warning in it.

    Exercises mean what the athlete once said they mean; the tests of test weeks stand
    on their days.
    """
    with context.reading() as store:
        remembered = store.remembered_exercises()
        goals = {goal.key for goal in store.goals()}

    def known(exercise: str) -> str | None:
        return known_name(exercise, remembered)

    def place(plan: Plan, weeks: tuple[WeekOfTests, ...]) -> Tested:
        with context.reading() as store:
            limits = limits_on(store, context.day, (), plan.end)
        placed = place_tests(plan, weeks, limits, goals)
        return placed.plan, placed.crowded

    terms = PlanTerms(start, context.athlete.name, known, place)
    return context.read_plan(content, name, terms)


def known_name(name: str, remembered: Mapping[str, str]) -> str | None:
    """The exercise as the catalogue calls it; what is merely alike is None.

    What the athlete keeps as an exercise of their own is known by their name.

    Args:
        name: as the plan writes it.
        remembered: the athlete's answers, from a name to the catalogue's, or to
            itself where it is an exercise of their own.
    """
    found = resolve(name, remembered)
    if found.score != EXACT:
        return None
    if found.exercise is not None:
        return found.exercise.name
    return next(met for met in remembered if key(met) == key(name))


def load_plan(context: Context, plan: Plan) -> Plan:
    """Save the plan; from its start on it takes the place of older plans.

    Loading an edited plan again with the same name and start changes what differs
    and leaves alone what is over.

    Raises:
        CoachError: exactly this plan is loaded already (exit 3).
    """
    now = context.clock.now()
    with context.alone(), context.writing() as store:
        loaded = with_loads(plan, store.athlete().thresholds)
        known = {p.uuid: p for p in store.plans()}
        if loaded.uuid in known:
            return _reload(context, store, known[loaded.uuid], loaded)
        for older in known.values():
            effects = _removals(older, loaded)
            if effects:
                reason = f"taken over by {loaded.name}"
                revised = store.revise(older.uuid, effects, now, context.day, reason)
                queue_effects(context, store, revised, effects)
        return store.save_plan(loaded, now, context.day)


def add_workout(context: Context, day_plan: Plan) -> Plan:
    """Put a single workout into the plan in force on its day, beside what is there.

    Without such a plan it becomes one of that day.

    Raises:
        CoachError: exactly this workout stands there already (exit 3).
    """
    with context.reading() as store:
        running = [p for p in store.plans() if p.start <= day_plan.start <= p.end]
    if not running or running[-1].uuid == day_plan.uuid:
        return load_plan(context, day_plan)
    now = context.clock.now()
    with context.alone(), context.writing() as store:
        (added,) = with_loads(day_plan, store.athlete().thresholds).workouts
        plan = next(p for p in store.plans() if p.uuid == running[-1].uuid)
        standing = next((w for w in plan.workouts if w.uuid == added.uuid), None)
        added = replace(added, id=standing.id if standing else None)
        if standing == added:
            raise CoachError(
                f"{added.title} of {added.day} is loaded already.",
                f"It stands in {plan.name} as the file says.",
                "See it with: coach plan show",
                ExitCode.NOTHING_TO_DO,
            )
        change = Change(ChangeKind.ADD, added.uuid, workout=added)
        effect = Effect(change, standing, added)
        reason = f"{ADDED} {added.title}"
        revised = store.revise(plan.uuid, (effect,), now, context.day, reason)
        queue_effects(context, store, revised, (effect,))
    clear_stale(context)
    return revised


def with_loads(plan: Plan, thresholds: Thresholds) -> Plan:
    """The plan with every workout's planned load filled in."""
    from coach.load.planned import planned_load

    return replace(
        plan,
        workouts=tuple(
            w if w.load is not None else replace(w, load=planned_load(w, thresholds))
            for w in plan.workouts
        ),
    )


def _removals(older: Plan, newer: Plan) -> tuple[Effect, ...]:
    return tuple(
        Effect(Change(ChangeKind.REMOVE, w.uuid), w, None)
        for w in older.workouts
        if newer.start <= w.day <= newer.end
    )


def _added(store: Store, plan: Plan) -> frozenset[str]:
    """Uuids of single workouts the athlete put into the plan; no file names them."""
    return frozenset(
        effect.change.workout_uuid
        for revision in store.revisions(plan.uuid)
        if revision.reason.startswith(ADDED)
        for effect in revision.effects
    )


def _reload(context: Context, store: Store, known: Plan, loaded: Plan) -> Plan:
    own = _added(store, known)
    before = {
        w.uuid: w for w in known.workouts if w.day >= context.day and w.uuid not in own
    }
    after = {w.uuid: w for w in loaded.workouts if w.original_day >= context.day}
    effects = [
        Effect(Change(ChangeKind.REMOVE, uuid), before[uuid], None)
        for uuid in before.keys() - after.keys()
    ]
    for uuid, workout in after.items():
        standing = before.get(uuid)
        wanted = replace(workout, id=standing.id if standing else None)
        if standing != wanted:
            change = Change(ChangeKind.ADD, uuid, workout=wanted)
            effects.append(Effect(change, standing, wanted))
    if not effects:
        raise CoachError(
            f"{loaded.name} from {loaded.start} is loaded already.",
            "The file and the plan in the database say the same.",
            "See it with: coach plan show",
            ExitCode.NOTHING_TO_DO,
        )
    ordered = tuple(sorted(effects, key=lambda e: e.change.workout_uuid))
    now = context.clock.now()
    revised = store.revise(known.uuid, ordered, now, context.day, "loaded again")
    queue_effects(context, store, revised, ordered)
    return revised


def move_workout(context: Context, wanted: str, day: date) -> Effect:
    """Put a workout on another day; its original day is kept.

    Raises:
        CoachError: no such workout, it is over, or it stands there already.
    """
    with context.alone(), context.writing() as store:
        plan, workout = find_workout(store, wanted)
        _refuse_past(context, workout)
        if day < context.day:
            raise CoachError(
                f"{workout.title} cannot be moved to {day}.",
                "That day is over.",
                f"Choose a day from {context.day} on.",
                ExitCode.USAGE,
            )
        if workout.day == day:
            raise CoachError(
                f"{workout.title} is on {day} already.",
                "Nothing would change.",
                "See the plan with: coach plan show",
                ExitCode.NOTHING_TO_DO,
            )
        change = Change(ChangeKind.MOVE, workout.uuid, day=day)
        effect = Effect(change, workout, replace(workout, day=day))
        now = context.clock.now()
        reason = f"moved to {day}"
        revised = store.revise(plan.uuid, (effect,), now, context.day, reason)
        queue_effects(context, store, revised, (effect,))
    clear_stale(context)
    return effect


def skip_workout(context: Context, wanted: str, reason: str) -> PlannedWorkout:
    """Take a workout out beforehand, with a reason; it still counts as planned.

    Raises:
        CoachError: no such workout, it is over, or it is skipped for that reason.
    """
    with context.alone(), context.writing() as store:
        plan, workout = find_workout(store, wanted)
        _refuse_past(context, workout)
        skipped = replace(workout, skip_reason=clean(reason))
        if workout == skipped:
            raise CoachError(
                f"{workout.title} of {workout.day} is skipped already.",
                "Nothing would change.",
                "See the plan with: coach plan show",
                ExitCode.NOTHING_TO_DO,
            )
        effect = Effect(Change(ChangeKind.REMOVE, workout.uuid), workout, skipped)
        now = context.clock.now()
        why = f"skipped: {reason}"
        revised = store.revise(plan.uuid, (effect,), now, context.day, why)
        queue_effects(context, store, revised, (effect,))
    clear_stale(context)
    return skipped


def log_missed(context: Context, wanted: str, reason: str) -> PlannedWorkout:
    """Note why a workout was, or will be, missed.

    Raises:
        CoachError: there is no such workout.
    """
    with context.alone(), context.writing() as store:
        _, workout = find_workout(store, wanted)
        now = context.clock.now()
        store.save_missed_reason(workout.uuid, clean(reason), context.day, now)
        return workout


def find_workout(store: Store, wanted: str) -> tuple[Plan, PlannedWorkout]:
    """The workout of that number or uuid, and its plan.

    Raises:
        CoachError: there is none (exit 2).
    """
    for plan in store.plans():
        for workout in plan.workouts:
            if wanted in {str(workout.id), workout.uuid}:
                return plan, workout
    raise CoachError(
        f"There is no planned workout {wanted}.",
        "Workouts are named by the number that coach plan show gives them.",
        "Run coach plan show.",
        ExitCode.USAGE,
    )


def _refuse_past(context: Context, workout: PlannedWorkout) -> None:
    if workout.day < context.day:
        raise CoachError(
            f"{workout.title} of {workout.day} is over.",
            "What is past is not planned any more.",
            f"Say why it was missed: coach log missed {workout.id} --reason …",
            ExitCode.USAGE,
        )
