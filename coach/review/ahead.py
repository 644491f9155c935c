"""The next two weeks as they are planned, and as they would be with a change."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from math import fsum, sqrt
from statistics import stdev

from coach.domain.athlete import Thresholds
from coach.domain.facts import Facts
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.plan import Effect, PlannedWorkout, WorkoutStatus
from coach.domain.projection import HORIZON, Course, GoalAhead
from coach.domain.wording import count, percent
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS
from coach.load.fitness import goes_on, monotony
from coach.load.planned import planned_load
from coach.statistics.line import student
from coach.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE

WEEK = 7
DAY = timedelta(days=1)
INTERVAL = 0.80
LEAST_WEEKS = 3
MOST = 1.5
"""No one is taken to train more than half again of the plan."""

Workouts = Sequence[PlannedWorkout]


def course(
    facts: Facts, effects: Iterable[Effect] = (), days: int = HORIZON.days
) -> Course:
    """What the plan holds from tomorrow on with those effects, and what it leads to.

    Hours and load are the plan's. Fitness, fatigue and form go on from that evening's
    with the usual share of the planned load, since plans are seldom done in full.
    Rounded as they are shown.
    """
    workouts = _coming(facts, effects, days)
    share = usual_share(facts)
    load = _by_day(facts, workouts, days)
    state = goes_on(facts.week.load, (each * share for each in load))
    hard = sorted({w.day for w in workouts if w.hard})
    return Course(
        first=facts.day + DAY,
        last=facts.day + days * DAY,
        hours=_hours(facts, workouts, days),
        load=tuple(round(fsum(load[n : n + WEEK]), 1) for n in range(0, days, WEEK)),
        fitness=round(state.fitness, 1),
        fatigue=round(state.fatigue, 1),
        form=round(state.form, 1),
        hard_days=len(hard),
        shortest_gap=min(((b - a).days for a, b in pairwise(hard)), default=None),
        monotony=_most_alike(load),
        goals=tuple(_goals(facts, workouts, days, share)),
        share=share,
    )


def usual_share(facts: Facts) -> float:
    """Hours trained over hours planned in the last four weeks, 1 where none were.

    Other training counts, as it does in what is measured later. Weeks that were not
    seen in full are left out: training we cannot see is not training missed. That the
    load is done as the hours are is our assumption.
    """
    trained = planned = 0.0
    for back, hours in enumerate(facts.hours):
        last = facts.day - back * WEEK * DAY
        week = [
            o for o in facts.all_outcomes if 0 <= (last - o.workout.day).days < WEEK
        ]
        seconds = fsum(o.workout.duration_s for o in week if o.counts_as_planned)
        if seconds and all(o.status is not WorkoutStatus.UNKNOWN for o in week):
            trained += hours
            planned += seconds / SECONDS_PER_HOUR
    return round(min(trained / planned, MOST), 2) if planned else 1.0


def _coming(facts: Facts, effects: Iterable[Effect], days: int) -> Workouts:
    """What is still to be done on those days, in order."""
    workouts = {w.uuid: w for w in facts.upcoming}
    for effect in effects:
        workouts.pop(effect.change.workout_uuid, None)
        if effect.after is not None:
            workouts[effect.change.workout_uuid] = effect.after
    last = facts.day + days * DAY
    coming = (w for w in workouts.values() if facts.day < w.day <= last)
    return sorted(
        (w for w in coming if w.skip_reason is None), key=lambda w: (w.day, w.uuid)
    )


def _by_day(facts: Facts, workouts: Workouts, days: int) -> list[float]:
    """The planned load of each day, rest days as 0."""
    loads = [0.0] * days
    for workout in workouts:
        load = workout.load
        if load is None:
            load = planned_load(workout, Thresholds())
        loads[(workout.day - facts.day).days - 1] += load
    return loads


def _hours(facts: Facts, workouts: Workouts, days: int) -> tuple[float, ...]:
    seconds = [0.0] * ((days + WEEK - 1) // WEEK)
    for workout in workouts:
        seconds[((workout.day - facts.day).days - 1) // WEEK] += workout.duration_s
    return tuple(round(each / SECONDS_PER_HOUR, 2) for each in seconds)


def _most_alike(load: Sequence[float]) -> float | None:
    """The highest monotony of any seven days running."""
    weeks = (load[n : n + WEEK] for n in range(len(load) - WEEK + 1))
    found = [each for each in map(monotony, weeks) if each is not None]
    return round(max(found), 2) if found else None


def _goals(
    facts: Facts, workouts: Workouts, days: int, share: float
) -> Iterator[GoalAhead]:
    for state in facts.goal_states:
        if state.key == WEEKLY_HOURS:
            minutes = sum(w.duration_s for w in workouts) / SECONDS_PER_MINUTE
            yield _weekly_hours(facts, state, workouts, share, round(minutes))
        elif days == HORIZON.days:
            yield _by_trend(state, _minutes(workouts, state.key))


def _minutes(workouts: Workouts, key: str) -> int:
    serving = sum(w.duration_s for w in workouts if key in w.goals)
    return round(serving / SECONDS_PER_MINUTE)


def _by_trend(state: GoalState, minutes: int) -> GoalAhead:
    """Where its trend leads, with a change and without it.

    Nobody knows by how much two weeks of other training bend it.
    """
    if state.in_two_weeks is None:
        why = _no_number(state)
        return GoalAhead(state.key, state.unit, None, None, None, why, minutes)
    value, low, high = (round(each, 2) for each in state.in_two_weeks)
    why = f"if the trend of {count(state.n, 'reading')} lasts"
    return GoalAhead(state.key, state.unit, value, low, high, why, minutes)


def _no_number(state: GoalState) -> str:
    if not state.n:
        return "not measured yet"
    if state.verdict is GoalVerdict.NOT_ENOUGH_DATA:
        return "too little data for a trend"
    if state.p is None:
        return "too few tests for a trend"
    return "no clear trend"


def _weekly_hours(
    facts: Facts, state: GoalState, workouts: Workouts, share: float, minutes: int
) -> GoalAhead:
    """The hours planned for the last seven days, as many of them as usual.

    Its 80 % interval is that of one more week beside the last four: Student's t times
    their scatter times the root of 1 + 1/n. A plan that varied makes it wider.
    """
    last = facts.day + HORIZON
    known = facts.hours[: state.n]
    why = None
    if len(known) < LEAST_WEEKS:
        why = "fewer than three weeks are known"
    elif facts.plan is None or facts.plan.end < last:
        why = "the plan ends before that"
    if why is not None:
        return GoalAhead(state.key, state.unit, None, None, None, why, minutes)
    first = last - WEEK * DAY
    seconds = fsum(w.duration_s for w in workouts if first < w.day <= last)
    value = share * seconds / SECONDS_PER_HOUR
    wide = student(INTERVAL, len(known) - 1) * stdev(known) * sqrt(1 + 1 / len(known))
    return GoalAhead(
        state.key,
        state.unit,
        round(value, 2),
        round(max(value - wide, 0.0), 2),
        round(value + wide, 2),
        f"{percent(share)} of the planned hours, as in the last weeks",
        minutes,
    )
