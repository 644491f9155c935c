"""All that rules may know of an evening, in one value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coach.cardio.hrv import BASELINE_DAYS, WEEK_DAYS, hrv_states
from coach.database import Store
from coach.domain.activity import Session
from coach.domain.facts import Facts, Opening
from coach.domain.ledger import Decision
from coach.domain.limits import Limits
from coach.domain.metric import MetricKind
from coach.domain.plan import (
    ChangeKind,
    Effect,
    FocusShift,
    Plan,
    PlannedWorkout,
    Revision,
    WorkoutStatus,
)
from coach.domain.review import Verdict
from coach.jobs.evening import WELLNESS_DAYS, Evening, is_main
from coach.jobs.goal_tests import goal_tests
from coach.jobs.limits import limits_on
from coach.jobs.plateau_risks import risks_of_plan
from coach.load.fitness import daily_loads, load_course
from coach.load.form import form_shares
from coach.load.lighter import building_since
from coach.planning.openings import openings
from coach.review.compare import adherences, training_s
from coach.review.grading import records
from coach.review.standing import standings
from coach.rules.fa01_deload import DELOAD, DELOAD_DAYS
from coach.rules.go02_focus_back import SHIFTING
from coach.rules.readiness import readiness
from coach.strength.stalled import stalled_lifts

WEEK = timedelta(days=7)
UPCOMING = timedelta(days=14)
REMEMBERED = timedelta(days=21)
MISSED_LATELY = timedelta(days=2)
OUTCOMES = timedelta(days=28)
FIVE_WEEKS = timedelta(days=35)
HRV_KEPT = timedelta(days=BASELINE_DAYS + 2 * WEEK_DAYS)

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
    daily = _daily_loads(evening)
    loads = [load for _, load in daily]
    revisions = tuple(_approved_revisions(evening, store))
    approved = _approved(revisions)
    plan, lately = _all_planned(evening), evening.day - WELLNESS_DAYS
    sleep = store.metrics(MetricKind.SLEEP, evening.day, lately)
    beats = store.metrics(MetricKind.HRV, evening.day, evening.day - HRV_KEPT)
    hrv = hrv_states(beats, evening.day, WEEK_DAYS)
    decisions = store.decisions()
    next_week = (w for w in upcoming if w.day <= evening.day + WEEK)
    limits = limits_on(store, evening.day, evening.injuries, evening.day + UPCOMING)
    return Facts(
        day=evening.day,
        plan=plan,
        week=evening.week,
        hours=tuple(s / 3600 for s in training_s(evening.records)),
        planned_hours=sum(w.duration_s for w in next_week) / 3600,
        adherences=adherences(evening.records),
        missed_recently=missed,
        upcoming=upcoming,
        openings=_openings(evening, limits, (*upcoming, *(o.workout for o in missed))),
        wellness=evening.wellness,
        goals=evening.goals,
        goal_states=evening.goal_states,
        sources=evening.sources,
        reduced_on=_reduced_on(evening, revisions),
        unseen=any(o.status is WorkoutStatus.UNKNOWN for o in evening.week.outcomes),
        all_outcomes=tuple(
            o
            for o in evening.outcomes
            if evening.day - OUTCOMES < o.workout.day <= evening.day
        ),
        injuries=evening.injuries,
        load_states=load_course(loads)[-OUTCOMES.days :],
        form_shares=form_shares(loads, OUTCOMES.days),
        building_since=_building_since(daily, approved),
        hrv=hrv,
        sleep=sleep,
        readiness=readiness(
            evening.day,
            evening.wellness,
            sleep,
            hrv,
            store.metrics(MetricKind.REST_HR, evening.day, lately),
        ),
        approved=approved,
        limits=limits,
        sessions=tuple(s for s in evening.sessions if _is_late(s, evening.day)),
        loads=evening.loads,
        daily=tuple(loads[-OUTCOMES.days :]),
        last_trained=max(
            (s.activity.local_date for s in evening.sessions), default=None
        ),
        aggressiveness=evening.aggressiveness,
        goal_tests=()
        if plan is None
        else tuple(goal_tests(evening, store, plan, limits)),
        stalled=stalled_lifts(
            (s.activity for s in evening.sessions), evening.day, is_main
        ),
        five_weeks=tuple(
            o
            for o in evening.outcomes
            if evening.day - FIVE_WEEKS < o.workout.day <= evening.day
        ),
        shifts=tuple(_shifts(revisions, upcoming)),
        rejected=_rejected(decisions, evening.day),
        records=records(decisions, evening.day),
        plateau_risks=risks_of_plan(evening, store, upcoming),
        standings=standings(decisions, store.rule_settings(evening.day), evening.day),
    )


def _shifts(
    revisions: Sequence[Revision], upcoming: Sequence[PlannedWorkout]
) -> Iterator[FocusShift]:
    """What shifts of focus changed and nothing has changed since, as it stands."""
    now = {w.uuid: w for w in upcoming}
    for revision in revisions:
        if revision.reason.endswith(SHIFTING):
            for effect in revision.effects:
                stands = now.get(effect.change.workout_uuid)
                before, after = effect.before, effect.after
                if stands is None or before is None or after is None:
                    continue
                if stands.duration_s == after.duration_s != before.duration_s:
                    yield FocusShift(revision.made_on, stands, before.duration_s)


def _rejected(decisions: Sequence[Decision], day: date) -> Mapping[str, date]:
    """The day on which a proposal of each rule was rejected last."""
    return {
        each.rule: each.review_day
        for each in decisions
        if each.verdict is Verdict.REJECT and each.review_day <= day
    }


def _is_late(session: Session, day: date) -> bool:
    return day - OUTCOMES < session.activity.local_date <= day


DailyLoads = Sequence[tuple[date, float]]


def _daily_loads(evening: Evening) -> DailyLoads:
    dated = (
        (s.activity.local_date, evening.loads[s.activity.uuid].value)
        for s in evening.sessions
    )
    return daily_loads(dated, evening.day)


def _building_since(daily: DailyLoads, approved: Mapping[str, date]) -> date | None:
    """Since when training has built up; an approved deload begins the day after."""
    since = building_since(daily)
    if since is None or DELOAD not in approved:
        return since
    return max(since, approved[DELOAD] + timedelta(days=DELOAD_DAYS + 1))


def _all_planned(evening: Evening) -> Plan | None:
    """The plan in force, with the workouts of the one before and the next in it."""
    return evening.plan and replace(evening.plan, workouts=evening.workouts)


def _openings(
    evening: Evening, limits: Limits, workouts: tuple[PlannedWorkout, ...]
) -> dict[str, tuple[Opening, ...]]:
    plan = _all_planned(evening)
    if plan is None:
        return {}
    first, last = evening.day + timedelta(days=1), evening.day + UPCOMING
    return {w.uuid: openings(w, plan, limits, first, last) for w in workouts}


def _approved_revisions(evening: Evening, store: Store) -> Iterator[Revision]:
    """Those that an approved proposal made, up to that evening.

    Without the effects that were taken back by then, and those of which none is left.
    """
    for plan in evening.plans:
        made = [r for r in store.revisions(plan.uuid) if r.made_on <= evening.day]
        taken_back = {
            (r.reason.removeprefix(UNDONE), effect.change.workout_uuid)
            for r in made
            if r.reason.startswith(UNDONE)
            for effect in r.effects
        }
        for revision in made:
            if revision.reason.startswith(REVIEWED):
                left = tuple(
                    effect
                    for effect in revision.effects
                    if (revision.reason, effect.change.workout_uuid) not in taken_back
                )
                if left or not revision.effects:
                    yield replace(revision, effects=left)


def _approved(revisions: Sequence[Revision]) -> Mapping[str, date]:
    """The day on which a proposal of each rule was approved last."""
    ordered = sorted(revisions, key=lambda revision: revision.made_on)
    return {r.reason.rpartition(" ")[2]: r.made_on for r in ordered}


def _reduced_on(evening: Evening, revisions: Sequence[Revision]) -> tuple[date, ...]:
    days = {
        revision.made_on
        for revision in revisions
        if evening.day - REMEMBERED < revision.made_on
        and any(_reduces(effect) for effect in revision.effects)
    }
    return tuple(sorted(days))


REVIEWED = "review "
"""How the reason of a revision begins that an approved proposal made."""

UNDONE = "undone: "
"""How the reason of a revision begins that takes another back; that one's follows."""


def _reduces(effect: Effect) -> bool:
    change = effect.change
    if change.kind is ChangeKind.SWAP_EXERCISE:
        return change.instead is None
    if change.kind is ChangeKind.SCALE_DURATION:
        return change.factor is not None and change.factor < 1
    return change.kind in _REDUCING
