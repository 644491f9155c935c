"""Everything known on one evening, read once and reasoned out in order.

fuse → match → compare → measure: the same steps for the review, for `coach`, for
the plan and for the activities, so that they never disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from coach.catalogue.exercises import exercises
from coach.database import Store
from coach.domain.activity import Activity, Session
from coach.domain.athlete import (
    ALWAYS_FREE,
    Athlete,
    Injury,
    Slot,
    Thresholds,
    Wellness,
    not_healed,
)
from coach.domain.fitness_tests import result_of
from coach.domain.goal import Goal, GoalState
from coach.domain.plan import Plan, PlannedWorkout, WorkoutStatus
from coach.domain.review import LoadState, Match, Outcome, SessionLoad, Week
from coach.domain.sync import SourceStatus
from coach.goals.base import GoalHistory
from coach.goals.registry import measure
from coach.jobs.confirm_activity import unconfirmed_slips
from coach.jobs.context import Context
from coach.jobs.sources import source_statuses
from coach.load.fitness import load_state
from coach.load.session import is_hard, session_load
from coach.load.thresholds import estimate_thresholds
from coach.review.compare import Records, compare_week, outcomes
from coach.review.fuse import fuse
from coach.review.match import match
from coach.strength.e1rm import best_e1rm
from coach.strength.slips import without_slips
from coach.swimming.critical_speed import estimate_css

WELLNESS_DAYS = timedelta(days=60)


@dataclass(frozen=True)
class Evening:
    """What is known, seen from the end of `day`; nothing dated later is in it.

    Attributes:
        plan: the one in force on `day`, else the next to begin, else the last.
        workouts: of every plan, in order of day.
        activities: every recording, as it was recorded or typed; `sessions` the same,
            fused, without the numbers of sets that look like slips of typing.
        slips: why sets look like that, by activity and place; none the athlete
            confirmed.
        loads: by uuid of activity.
        hard: uuids of hard sessions.
        outcomes: of every planned workout.
    """

    day: date
    athlete: Athlete
    thresholds: Thresholds
    slots: tuple[Slot, ...]
    plans: tuple[Plan, ...]
    workouts: tuple[PlannedWorkout, ...]
    activities: tuple[Activity, ...]
    sessions: tuple[Session, ...]
    loads: Mapping[str, SessionLoad]
    load_state: LoadState
    hard: frozenset[str]
    matches: tuple[Match, ...]
    records: Records
    week: Week
    goals: tuple[Goal, ...]
    goal_states: tuple[GoalState, ...]
    wellness: tuple[Wellness, ...]
    sources: tuple[SourceStatus, ...]
    injuries: tuple[Injury, ...] = ()
    slips: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of every planned workout, by day."""
        return outcomes(self.records, date.min, date.max)

    @cached_property
    def statuses(self) -> Mapping[str, WorkoutStatus]:
        """The status of every planned workout, by uuid."""
        return {o.workout.uuid: o.status for o in self.outcomes}

    @cached_property
    def session_by_recording(self) -> Mapping[str, Session]:
        """The session each recording belongs to, by the recording's uuid."""
        return {uuid: s for s in self.sessions for uuid in s.members}

    @cached_property
    def e1rm_kg(self) -> Mapping[str, float]:
        """The best estimated one-repetition maximum of each exercise lately."""
        return best_e1rm((s.activity for s in self.sessions), self.day)

    @property
    def plan(self) -> Plan | None:
        """The plan in force, else the next to begin, else the one that ended last."""
        running = [p for p in self.plans if p.start <= self.day <= p.end]
        coming = sorted((p for p in self.plans if p.start > self.day), key=_start)
        over = sorted(self.plans, key=_start)
        chosen = (*running[-1:], *coming[:1], *over[-1:])
        return chosen[0] if chosen else None

    def plan_of(self, workout: PlannedWorkout) -> Plan:
        """The plan that workout stands in."""
        return next(p for p in self.plans if workout in p.workouts)


def _start(plan: Plan) -> date:
    return plan.start


def look(context: Context, store: Store) -> Evening:
    """The evening of the context's day."""
    day, athlete = context.day, store.athlete()
    activities = store.activities(last=day)
    slips = unconfirmed_slips(store, activities)
    counted = tuple(without_slips(each, slips) for each in activities)
    sessions = fuse(counted)
    thresholds = _thresholds(athlete, counted, day)
    loads = _loads(athlete, thresholds, counted, sessions)
    plans = store.plans(as_of=day)
    workouts = tuple(
        sorted((w for p in plans for w in p.workouts), key=lambda w: (w.day, w.id or 0))
    )
    matches = match(workouts, sessions, store.corrections(), day=day, loads=loads)
    sources = source_statuses(store, day)
    hard = _hard(sessions, loads)
    dated = ((s.activity.local_date, loads[s.activity.uuid].value) for s in sessions)
    state = load_state(dated, day)
    metrics = store.metrics(None, day)
    records = Records(
        day=day,
        workouts=workouts,
        sessions=sessions,
        matches=matches,
        sources=sources,
        loads=loads,
        hard=hard,
        missed_reasons=store.missed_reasons(day),
        results=frozenset((key, m.day) for m in metrics if (key := result_of(m))),
        day_is_over=context.seen_through >= day,
    )
    goals = store.goals()
    history = GoalHistory(sessions, metrics)
    return Evening(
        day=day,
        athlete=athlete,
        thresholds=thresholds,
        slots=store.slots() or ALWAYS_FREE,
        plans=plans,
        workouts=workouts,
        activities=activities,
        sessions=sessions,
        loads=loads,
        load_state=state,
        hard=hard,
        matches=matches,
        records=records,
        week=compare_week(records, state),
        goals=goals,
        goal_states=measure(goals, history, day),
        wellness=store.wellness(day - WELLNESS_DAYS, day),
        sources=sources,
        injuries=not_healed(store.injuries(day)),
        slips=slips,
    )


def _thresholds(
    athlete: Athlete, activities: Sequence[Activity], day: date
) -> Thresholds:
    estimates = estimate_thresholds(
        activities, athlete.thresholds, day, athlete.birth_year
    )
    known = estimates.thresholds
    if known.css_m_s is not None:
        return known
    css = estimate_css(activities, day)
    return known if css is None else replace(known, css_m_s=css.speed_m_s)


def _loads(
    athlete: Athlete,
    thresholds: Thresholds,
    activities: Sequence[Activity],
    sessions: Sequence[Session],
) -> dict[str, SessionLoad]:
    """The load of every recording; a fused session's stands under its primary's."""
    every = (*activities, *(s.activity for s in sessions))
    return {a.uuid: session_load(a, thresholds, athlete.sex) for a in every}


def _hard(
    sessions: Sequence[Session], loads: Mapping[str, SessionLoad]
) -> frozenset[str]:
    main = {exercise.name for exercise in exercises().values() if exercise.main}
    return frozenset(
        s.activity.uuid
        for s in sessions
        if is_hard(s.activity, loads[s.activity.uuid], main)
    )
