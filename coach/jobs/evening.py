"""Everything known on one evening, read once and reasoned out in order.

fuse → match → compare → measure: the same steps for the review, for `coach`, for
the plan and for the activities, so that they never disagree.

An evening looks back a year and a half: of older training two millionths are left in
fitness (e^(-548/42)), and no goal or threshold reaches back as far. Laps, lengths and
matches are those of half a year, counted back from the plan in force where that began
earlier. `look(..., whole=True)` sees everything, for lists and exports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from coach.catalogue.exercises import exercises
from coach.database import Store
from coach.domain.activity import Activity, Session
from coach.domain.athlete import (
    Athlete,
    Injury,
    Thresholds,
    Wellness,
    not_healed,
)
from coach.domain.fitness_tests import FITNESS_TESTS, result_of
from coach.domain.goal import Goal, GoalState
from coach.domain.gym import ANY_LOAD, Racks
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Plan, PlannedWorkout, WorkoutStatus, in_force
from coach.domain.review import LoadState, Match, Outcome, SessionLoad, Week
from coach.domain.sync import SourceStatus
from coach.jobs.confirm_activity import unconfirmed_slips
from coach.jobs.context import Context
from coach.jobs.sources import source_statuses
from coach.load.fitness import load_state
from coach.load.session import is_hard, session_load
from coach.load.thresholds import estimate_thresholds
from coach.planning.deload import is_deloaded
from coach.planning.scale import is_eased
from coach.review.compare import Records, compare_week, outcomes
from coach.review.fuse import fuse
from coach.review.match import match
from coach.strength.e1rm import best_e1rm
from coach.strength.loadable import loadable
from coach.strength.slips import without_slips
from coach.swimming.critical_speed import estimate_css

LOOK_BACK = timedelta(days=548)
MATCHED_BACK = timedelta(days=182)
GOALS_BACK = timedelta(days=365)
WELLNESS_DAYS = timedelta(days=60)
HARD_SEEN = timedelta(days=28)

EDGE = timedelta(days=7)
"""Sessions and workouts are matched from so long before the first day on, so that those
on either side of it find each other."""


@dataclass(frozen=True)
class Evening:
    """What is known, seen from the end of `day`; nothing dated later is in it.

    Attributes:
        plan: the one in force on `day`, else the next to begin, else the last.
        first: the first day of which everything is known.
        workouts: since `first`, of every plan, in order of day.
        activities: the recordings seen, as they were recorded or typed;
            `sessions` the same, fused, without the numbers of sets that look like
            slips of typing.
        slips: why sets look like that, by activity and place; none the athlete
            confirmed.
        loads: by uuid of activity.
        hard: uuids of hard sessions of the last four weeks.
        matches: of the sessions since `first`.
        outcomes: of every planned workout since then.
        goal_states: empty where nobody asked for them.
        aggressiveness: how readily the athlete wants to be asked.
        racks: the loads the gym has.
    """

    day: date
    first: date
    athlete: Athlete
    thresholds: Thresholds
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
    aggressiveness: Aggressiveness = Aggressiveness.MODERATE
    racks: Racks = ANY_LOAD

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

    def to_lift(self, workout: PlannedWorkout) -> PlannedWorkout:
        """The workout with the loads coach worked out as the gym can make them."""
        typed = not (is_deloaded(workout) or is_eased(workout))
        return loadable(workout, self.e1rm_kg, exercises(), self.racks, typed=typed)

    @property
    def plan(self) -> Plan | None:
        """The plan in force, else the next to begin, else the one that ended last."""
        return in_force(self.plans, self.day)

    def plan_of(self, workout: PlannedWorkout) -> Plan:
        """The plan that workout stands in."""
        return next(p for p in self.plans if workout in p.workouts)


def look(
    context: Context, store: Store, *, whole: bool = False, goals: bool = False
) -> Evening:
    """The evening of the context's day.

    Args:
        context: whose evening, and which.
        store: open for reading.
        whole: see all there ever was, not only what the evening needs.
        goals: measure the goals, too.
    """
    context.stage("reading what is known")
    day, athlete = context.day, store.athlete()
    since = None if whole else day - LOOK_BACK
    plans = store.plans(as_of=day, since=since)
    first = date.min if whole else _first_known(plans, day)
    near = first if whole else first - EDGE
    if since is not None:
        since = min(since, near)
    splits_from = min(near, day - GOALS_BACK) if goals else near
    activities = store.activities(
        since, day, splits_from=None if whole else splits_from
    )
    slips = unconfirmed_slips(store, activities, since)
    counted = tuple(without_slips(each, slips) for each in activities)
    sessions = fuse(counted)
    thresholds = _thresholds(athlete, counted, day)
    loads = _loads(athlete, thresholds, counted, sessions)
    context.stage("matching it with the plan")
    workouts = _workouts(plans, near)
    late = tuple(s for s in sessions if s.activity.local_date >= near)
    matches = match(workouts, late, store.corrections(), day=day, loads=loads)
    sources = source_statuses(store, day, context.clock)
    hard = _hard(sessions, loads, day)
    dated = ((s.activity.local_date, loads[s.activity.uuid].value) for s in sessions)
    state = load_state(dated, day)
    records = Records(
        day=day,
        workouts=workouts,
        sessions=sessions,
        matches=matches,
        sources=sources,
        loads=loads,
        hard=hard,
        missed_reasons=store.missed_reasons(day),
        results=_results(store, workouts, day),
        day_is_over=context.seen_through >= day,
    )
    if goals:
        context.stage("measuring the goals")
    wanted = store.goals()
    return Evening(
        day=day,
        first=first,
        athlete=athlete,
        thresholds=thresholds,
        plans=plans,
        workouts=tuple(w for w in workouts if w.day >= first),
        activities=activities,
        sessions=sessions,
        loads=loads,
        load_state=state,
        hard=hard,
        matches=_since(first, matches, sessions),
        records=records,
        week=compare_week(records, state),
        goals=wanted,
        goal_states=_measured(store, wanted, sessions, loads, day) if goals else (),
        wellness=store.wellness(day - WELLNESS_DAYS, day),
        sources=sources,
        injuries=not_healed(store.injuries(day)),
        slips=slips,
        aggressiveness=context.aggressiveness,
        racks=store.racks(),
    )


def _first_known(plans: Sequence[Plan], day: date) -> date:
    plan = in_force(plans, day)
    return min(day, day if plan is None else plan.start) - MATCHED_BACK


def _workouts(plans: Sequence[Plan], first: date) -> tuple[PlannedWorkout, ...]:
    every = (w for plan in plans for w in plan.workouts if w.day >= first)
    return tuple(sorted(every, key=lambda w: (w.day, w.id or 0)))


def _results(
    store: Store, workouts: Sequence[PlannedWorkout], day: date
) -> frozenset[tuple[str, date]]:
    """Results of the tests that were planned until that day, by key and day."""
    planned = [w for w in workouts if w.tests and w.day <= day]
    keys = {key for w in planned for key in w.tests if key in FITNESS_TESTS}
    first = min((w.day for w in planned), default=day) - timedelta(days=1)
    return frozenset(
        (key, metric.day)
        for key in keys
        for metric in store.metrics(FITNESS_TESTS[key].kind, day, first)
        if result_of(metric) == key
    )


def _since(
    first: date, matches: Sequence[Match], sessions: Sequence[Session]
) -> tuple[Match, ...]:
    """Matches of sessions on that day or later: those before it may want a workout."""
    days = {s.activity.uuid: s.activity.local_date for s in sessions}
    return tuple(m for m in matches if days[m.session_uuid] >= first)


def _measured(
    store: Store,
    goals: Sequence[Goal],
    sessions: tuple[Session, ...],
    loads: Mapping[str, SessionLoad],
    day: date,
) -> tuple[GoalState, ...]:
    from coach.goals.registry import measure  # most commands measure no goal
    from coach.jobs.energy import with_energy_balance
    from coach.jobs.goal_history import goal_history

    metrics = store.metrics(None, day, day - LOOK_BACK)
    history = goal_history(sessions, metrics, loads, day)
    return with_energy_balance(measure(goals, history, day), history, day)


def measured_on(store: Store, evening: Evening, day: date) -> tuple[GoalState, ...]:
    """The goals as they stood on an earlier day, by what is known on that evening."""
    sessions = tuple(s for s in evening.sessions if s.activity.local_date <= day)
    return _measured(store, evening.goals, sessions, evening.loads, day)


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
    of_sessions = {s.activity.uuid: s.activity for s in sessions}
    every = {a.uuid: a for a in activities} | of_sessions
    return {
        uuid: session_load(activity, thresholds, athlete.sex)
        for uuid, activity in every.items()
    }


def _hard(
    sessions: Sequence[Session], loads: Mapping[str, SessionLoad], day: date
) -> frozenset[str]:
    lately = (s.activity for s in sessions if s.activity.local_date > day - HARD_SEEN)
    return frozenset(a.uuid for a in lately if is_hard(a, loads[a.uuid], is_main))


def is_main(exercise: str) -> bool:
    """Whether it is a lift whose hard sets make a session hard."""
    known = exercises().get(exercise)
    return known is not None and known.main
