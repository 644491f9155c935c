"""All that rules may know of an evening, in one value."""

from dataclasses import replace
from datetime import date, timedelta

from coach.database import Store
from coach.domain.plan import (
    ChangeKind,
    Effect,
    Plan,
    PlannedWorkout,
    WorkoutStatus,
)
from coach.domain.review import Facts, Opening
from coach.jobs.evening import Evening
from coach.planning.openings import openings
from coach.review.compare import adherences, training_s

WEEK = timedelta(days=7)
UPCOMING = timedelta(days=14)
REMEMBERED = timedelta(days=21)
MISSED_LATELY = timedelta(days=2)
OUTCOMES = timedelta(days=28)

_REDUCING = {ChangeKind.REMOVE, ChangeKind.DELOAD}
"""A single rest or easy day is no reduction of the plan."""


def gather_facts(evening: Evening, store: Store) -> Facts:
    """The facts of that evening."""
    upcoming = tuple(
        w
        for w in evening.workouts
        if evening.day < w.day <= evening.day + UPCOMING
        and evening.statuses[w.uuid] is WorkoutStatus.PLANNED
    )
    missed = tuple(
        o
        for o in evening.outcomes
        if o.status is WorkoutStatus.MISSED
        and evening.day - MISSED_LATELY <= o.workout.day <= evening.day
    )
    next_week = (w for w in upcoming if w.day <= evening.day + WEEK)
    return Facts(
        day=evening.day,
        plan=_all_planned(evening),
        week=evening.week,
        hours=tuple(s / 3600 for s in training_s(evening.records)),
        planned_hours=sum(w.duration_s for w in next_week) / 3600,
        adherences=adherences(evening.records),
        missed_recently=missed,
        upcoming=upcoming,
        openings=_openings(evening, (*upcoming, *(o.workout for o in missed))),
        slots=evening.slots,
        wellness=evening.wellness,
        goals=evening.goals,
        goal_states=evening.goal_states,
        sources=evening.sources,
        reduced_on=_reduced_on(evening, store),
        unseen=any(o.status is WorkoutStatus.UNKNOWN for o in evening.week.outcomes),
        all_outcomes=tuple(o for o in evening.outcomes if o.workout.day <= evening.day),
        injuries=evening.injuries,
    )


def _all_planned(evening: Evening) -> Plan | None:
    """The plan in force, with the workouts of the one before and the next in it."""
    return evening.plan and replace(evening.plan, workouts=evening.workouts)


def _openings(
    evening: Evening, workouts: tuple[PlannedWorkout, ...]
) -> dict[str, tuple[Opening, ...]]:
    plan = _all_planned(evening)
    if plan is None:
        return {}
    first, last = evening.day + timedelta(days=1), evening.day + UPCOMING
    return {w.uuid: openings(w, plan, evening.slots, first, last) for w in workouts}


def _reduced_on(evening: Evening, store: Store) -> tuple[date, ...]:
    days = {
        revision.made_on
        for plan in evening.plans
        for revision in store.revisions(plan.uuid)
        if revision.reason.startswith(REVIEWED)
        and evening.day - REMEMBERED < revision.made_on <= evening.day
        and any(_reduces(effect) for effect in revision.effects)
    }
    return tuple(sorted(days))


REVIEWED = "review "
"""How the reason of a revision begins that an approved proposal made."""


def _reduces(effect: Effect) -> bool:
    change = effect.change
    if change.kind is ChangeKind.SCALE_DURATION:
        return change.factor is not None and change.factor < 1
    return change.kind in _REDUCING
