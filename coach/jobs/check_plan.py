"""A plan file looked over week by week, before it is loaded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.database import Store
from coach.domain.activity import Sport
from coach.domain.notation import plain_number
from coach.domain.plan import Plan
from coach.jobs.change_plan import read_plan_file, with_loads
from coach.jobs.context import Context
from coach.jobs.limits import limits_on
from coach.planning.constraints import violations
from coach.planning.violation import DAY, WEEK, Kind
from coach.reports.plan_check import Breach, Overlap, PlanCheckView, WeekCheck
from coach.units import METERS_PER_YARD

HOURS = "weekly_hours"
_WARNED = {Kind.HOURS, Kind.LEAST_HOURS, Kind.SPACING}
"""Constraints that the check of the file itself has a warning for."""

_OF_WEEKS = {Kind.HOURS, Kind.LEAST_HOURS}

SWIMS_LOOKED_AT = timedelta(days=90)


def check_plan(
    context: Context, content: bytes, name: str, start: date | None
) -> PlanCheckView:
    """What a plan file would ask of the athlete, and what it breaks.

    With `start`, the day it shall begin on, also what it takes the place of; without,
    the plan is looked at by itself, as from the next Monday on.
    """
    first = start or context.day + timedelta(days=-context.day.weekday() % 7)
    reading = read_plan_file(context, content, name, first)
    view = PlanCheckView(
        name, reading.plan, reading.errors, reading.warnings, reading.single
    )
    if reading.plan is None:
        return view
    with context.reading() as store:
        plan = with_loads(reading.plan, store.athlete().thresholds)
        others = [p for p in store.plans() if p.uuid != plan.uuid] if start else []
        broken = _broken(plan, others, store, context.day)
        if reading.single:  # the hours of its week are those of the plan it joins
            broken = [b for b in broken if start and b.constraint not in _OF_WEEKS]
        broken += _other_pools(plan, _pools(store, context.day))
    whole = replace(view, plan=plan, weeks=tuple(_weeks(plan, broken)))
    return whole if reading.single else replace(whole, replaces=_overlaps(plan, others))


def _broken(
    plan: Plan, others: Iterable[Plan], store: Store, today: date
) -> list[Breach]:
    """Hard constraints, the days before and after the plan included.

    The hours are the plan's, or the athlete's where those are fewer. A single workout
    stands beside what its day holds already. What hurts today may have healed by then.
    """
    days = {plan.start - DAY, plan.end + DAY}
    days |= {plan.start} if plan.start == plan.end else set()
    beside = [w for other in others for w in other.workouts if w.day in days]
    limits = limits_on(store, today, (), plan.end)
    low, high = plan.weekly_hours
    wanted = [g.band[1] for g in store.goals() if g.key == HOURS and g.band]
    together = replace(
        plan,
        workouts=(*plan.workouts, *beside),
        weekly_hours=(low, min(high, *wanted)),
    )
    own = {v.key for v in violations(plan, limits, plan.start, plan.end)}
    return [
        Breach(
            violation.kind,
            violation.day,
            violation.text,
            warned=violation.key in own and violation.kind in _WARNED,
        )
        for violation in violations(together, limits, plan.start, plan.end)
    ]


def _pools(store: Store, today: date) -> frozenset[float]:
    """Lengths of the pools of the last weeks, in metres."""
    swims = store.activities(
        today - SWIMS_LOOKED_AT, today, sport=Sport.SWIM, details=False
    )
    return frozenset(round(s.pool_length_m, 2) for s in swims if s.pool_length_m)


def _other_pools(plan: Plan, known: frozenset[float]) -> Iterator[Breach]:
    """A pool that the athlete has not swum in, named once."""
    said: set[float] = set()
    for workout in plan.workouts:
        length = round(workout.pool_length_m or 0.0, 2)
        if not length or not known or length in known | said:
            continue
        said.add(length)
        yield Breach(
            "pool",
            workout.day,
            f"{workout.title} is for a pool of {_in_words(length)}; you have swum in "
            f"{' and '.join(map(_in_words, sorted(known)))}",
        )


def _in_words(pool_m: float) -> str:
    """`25 yd` or `25 m`, by what its length is a whole number of."""
    yards = pool_m / METERS_PER_YARD
    whole = abs(yards - round(yards)) < 0.01
    return f"{yards:.0f} yd" if whole else f"{plain_number(pool_m)} m"


def _weeks(plan: Plan, broken: Sequence[Breach]) -> Iterator[WeekCheck]:
    number_of_weeks = (plan.end - plan.start).days // 7 + 1
    before: date | None = None
    for number in range(number_of_weeks):
        first = plan.start + WEEK * number
        last = first + WEEK - DAY
        workouts = plan.between(first, last)
        hard = tuple(sorted({w.day for w in workouts if w.hard}))
        yield WeekCheck(
            number=number + 1,
            first=first,
            last=min(last, plan.end),
            workouts=workouts,
            hard_days=hard,
            hard_before=before,
            broken=tuple(b for b in broken if _within(b.day, first, last, number)),
        )
        before = hard[-1] if hard else before


def _within(day: date, first: date, last: date, number: int) -> bool:
    """Whether it is told of that week; the day before the plan is of its first."""
    return first <= day <= last or (number == 0 and day < first)


def _overlaps(plan: Plan, others: Iterable[Plan]) -> tuple[Overlap, ...]:
    """What the plan takes the place of."""
    found = []
    for other in others:
        gone = other.between(plan.start, plan.end)
        if gone:
            days = [workout.day for workout in gone]
            found.append(Overlap(other.name, len(gone), min(days), max(days)))
    return tuple(found)
