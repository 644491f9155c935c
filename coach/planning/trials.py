"""Tests of fitness as planned workouts, on days that keep hard days apart.

Which session measures what, and how it is warmed up for, are choices of coach; that
a test is done rested, and a hard one with an easier day on each side, is how
their reliability was got (jumps: Attia 2017; 100 yd: Stewart and Hopkins 2000).
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from coach.domain.activity import Sport
from coach.domain.estimate import distance_m, estimate_s
from coach.domain.fitness_tests import log_command
from coach.domain.limits import Limits
from coach.domain.plan import Plan, PlannedWorkout, WeekOfTests
from coach.planning.openings import slots_for
from coach.planning.times import fits
from coach.planning.trial_steps import YARD_POOL_M, Course, trial_steps
from coach.planning.violation import DAY, WEEK

TESTS_OF_GOALS: Mapping[str, tuple[str, ...]] = {
    "power": ("cmj_cm", "broad_jump_cm"),
    "flexibility": ("sit_and_reach_cm", "y_balance_pct", "overhead_squat_0_3"),
    "swim_100yd": ("swim_100yd_s",),
    "vo2max": ("run_12min_m",),
}
"""What shows where a goal stands; body fat and hours are measured without a test."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """One session and the tests that can be done in it.

    Attributes:
        keys: in the order they are done in.
        rested: it is spoilt by a hard day before it.
    """

    title: str
    sport: Sport
    keys: tuple[str, ...]
    goal: str
    note: str
    rpe: float
    priority: int = 1
    hard: bool = False
    rested: bool = True


_TRIALS = (
    _Trial(
        "Test: 12-minute run",
        Sport.RUN,
        ("run_12min_m",),
        "vo2max",
        "On a track or a flat path, evenly; the metres count.",
        rpe=9,
        hard=True,
    ),
    _Trial(
        "Test: 5 km run",
        Sport.RUN,
        ("run_5k_s",),
        "vo2max",
        "On a flat course, evenly; the clock decides.",
        rpe=9,
        hard=True,
    ),
    _Trial(
        "Test: 100 {unit} freestyle",
        Sport.SWIM,
        ("swim_100yd_s", "swim_100m_s"),
        "swim_100yd",
        "Push off the wall. One attempt, swum as one.",
        rpe=6,
    ),
    _Trial(
        "Test: 400 and 200 {unit}",
        Sport.SWIM,
        ("swim_400_s", "swim_200_s"),
        "swim_100yd",
        "Push off the wall and swim evenly; both times count.",
        rpe=6,
    ),
    _Trial(
        "Test: jumps",
        Sport.STRENGTH,
        ("cmj_cm", "broad_jump_cm", "box_jump_cm"),
        "power",
        "Of three jumps each the best one counts.",
        rpe=5,
    ),
    _Trial(
        "Test: reach and balance",
        Sport.MOBILITY,
        ("sit_and_reach_cm", "y_balance_pct", "overhead_squat_0_3"),
        "flexibility",
        "Warm up first; of three attempts the best counts.",
        rpe=2,
        priority=2,
        rested=False,
    ),
)
"""Hard ones first: they have the fewest days to go to."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A plan with its tests on their days.

    Attributes:
        crowded: weeks, counted from 0, without a day for a test that keeps hard days
            apart, and the title of that test.
    """

    plan: Plan
    crowded: tuple[tuple[int, str], ...] = ()


def place_tests(
    plan: Plan,
    weeks: Sequence[WeekOfTests],
    limits: Limits,
    goals: Collection[str] = (),
) -> Placed:
    """The plan with the tests of its test weeks as workouts of their own.

    What a workout of the week is a test of already is not planned a second time.
    A test that is hard goes where no hard day is beside it, any but those of reach
    and balance where the day before is easy, then where there is time for it, no pause,
    and for a swim a pool, and then where there is most room.

    Args:
        plan: as read, without them.
        weeks: which weeks hold tests.
        limits: when and where the athlete can train.
        goals: the athlete's, for a plan whose workouts name none.
    """
    crowded: list[tuple[int, str]] = []
    for week in weeks:
        first = plan.start + WEEK * week.number
        there = {k for w in plan.between(first, first + WEEK - DAY) for k in w.tests}
        wanted = [k for k in week.keys or _of_goals(plan, goals) if k not in there]
        for trial in _TRIALS:
            keys = tuple(key for key in trial.keys if key in wanted)
            if keys:
                made = _workout(plan, week.number, trial, keys)
                day, apart = _best_day(made, trial, plan, limits, first)
                made = replace(made, day=day, original_day=day)
                plan = _with(plan, made)
                crowded += [] if apart else [(week.number, made.title)]
    return Placed(plan, tuple(crowded))


def tests_of(plan: Plan, goal: str) -> tuple[str, ...]:
    """The tests of that goal, in the pool the plan swims in; none for some goals.

    Who never runs is not sent running.
    """
    if goal == "vo2max" and all(w.sport is not Sport.RUN for w in plan.workouts):
        return ()
    if goal == "swim_100yd" and _course(plan).pool_m != YARD_POOL_M:
        return ("swim_100m_s",)
    return TESTS_OF_GOALS.get(goal, ())


def trial_ahead(
    plan: Plan, goal: str, limits: Limits, first: date
) -> PlannedWorkout | None:
    """A test of that goal within seven days; None where no day suits it.

    A day suits it that has room (no pause, and for a swim a pool), no hard day beside a
    hard test, and none before one that is to be done rested; of those the one with the
    least training.

    Args:
        plan: what there is already.
        goal: its key.
        limits: when and where the athlete can train.
        first: the first day it may be on.
    """
    wanted = tests_of(plan, goal)
    trial = next((t for t in _TRIALS if set(t.keys) & set(wanted)), None)
    if trial is None:
        return None
    keys = tuple(key for key in trial.keys if key in wanted)
    made = _workout(plan, (first - plan.start).days // 7, trial, keys)
    days = [first + timedelta(days=number) for number in range(7)]
    best = min(_drawbacks(made, trial, plan, limits, day) for day in days)
    known = any(workout.uuid == made.uuid for workout in plan.workouts)
    if known or any(best[:4]) or best[-1] > plan.end:
        return None
    return replace(made, day=best[-1], original_day=best[-1])


def _of_goals(plan: Plan, goals: Collection[str]) -> Iterator[str]:
    served = {goal for workout in plan.workouts for goal in workout.goals} or goals
    for goal in TESTS_OF_GOALS:
        if goal in served:
            yield from tests_of(plan, goal)


def _course(plan: Plan) -> Course:
    """The pool that most of the plan's swims are in; 25 yd where it has none."""
    swims = [w for w in plan.workouts if w.pool_length_m]
    pools = [w.pool_length_m or 0.0 for w in swims]
    pool = max(sorted(set(pools)), key=pools.count, default=YARD_POOL_M)
    return Course(pool)


def _workout(
    plan: Plan, number: int, trial: _Trial, keys: tuple[str, ...]
) -> PlannedWorkout:
    course = _course(plan).for_tests(keys)
    steps = trial_steps(keys, course)
    swims = trial.sport is Sport.SWIM
    place = (plan.uuid, number, trial.title)
    commands = "; ".join(map(log_command, keys))
    duration = estimate_s(steps, trial.sport)
    return PlannedWorkout(
        uuid=str(uuid5(NAMESPACE_OID, json.dumps(["coach plan test", *place]))),
        day=plan.start,
        original_day=plan.start,
        sport=trial.sport,
        title=trial.title.format(unit=course.unit),
        duration_s=duration,
        original_duration_s=duration,
        steps=steps,
        priority=trial.priority,
        distance_m=distance_m(steps, trial.sport),
        rpe=trial.rpe,
        hard=trial.hard,
        goals=(trial.goal,),
        is_test=True,
        tests=keys,
        pool_length_m=course.pool_m if swims else None,
        note=f"{trial.note} Then: {commands}",
    )


def _best_day(
    made: PlannedWorkout,
    trial: _Trial,
    plan: Plan,
    limits: Limits,
    first: date,
) -> tuple[date, bool]:
    """The day that suits the test best, and whether it keeps hard days apart."""
    days = (first + timedelta(days=number) for number in range(7))
    best = min(_drawbacks(made, trial, plan, limits, day) for day in days)
    return best[-1], not best[0]


def _drawbacks(
    made: PlannedWorkout,
    trial: _Trial,
    plan: Plan,
    limits: Limits,
    day: date,
) -> tuple[bool, bool, bool, bool, float, date]:
    """What speaks against that day, the weightiest first, and the day."""
    hard = {workout.day for workout in plan.workouts if workout.hard}
    there = [w for w in plan.between(day, day) if w.skip_reason is None]
    return (
        made.hard and bool({day - DAY, day, day + DAY} & hard),
        trial.rested and bool({day - DAY, day} & hard),
        not fits([*there, made], day, slots_for(made, limits, day)),
        any(workout.is_test for workout in there),
        sum(workout.duration_s for workout in there),
        day,
    )


def _with(plan: Plan, made: PlannedWorkout) -> Plan:
    workouts = sorted((*plan.workouts, made), key=lambda workout: workout.day)
    return replace(plan, workouts=tuple(workouts))
