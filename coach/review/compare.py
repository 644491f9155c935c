"""Planned against done: what became of each workout, and the week they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.activity import Session, Sport
from coach.domain.plan import PlannedWorkout, WorkoutStatus
from coach.domain.review import (
    LoadState,
    Match,
    MatchKind,
    Outcome,
    SessionLoad,
    SportTally,
    Week,
    WeekVerdict,
)
from coach.domain.sync import SourceStatus
from coach.review.amounts import Amount, amount, substitute_amount
from coach.review.compliance import adherence, verdict
from coach.review.inside import inside
from coach.review.parts import is_other_content
from coach.review.seen import is_answered

WEEK = timedelta(days=6)
"""From the first to the last of seven days."""


@dataclass(frozen=True, slots=True)
class Records:
    """What there is to compare on one evening.

    Attributes:
        day: the evening's day; the days before it are over.
        workouts: of the plan as it stands, removed ones left out.
        matches: of `sessions` to `workouts`, seen from `day`.
        loads: by session uuid.
        hard: uuids of the sessions that were hard.
        missed_reasons: by workout uuid, as the athlete logged them.
        results: of tests of fitness done by hand, by key and day.
        day_is_over: whether `day` itself is over; it is when it is reviewed.
    """

    day: date
    workouts: Sequence[PlannedWorkout]
    sessions: Sequence[Session]
    matches: Sequence[Match]
    sources: Sequence[SourceStatus]
    loads: Mapping[str, SessionLoad] = field(default_factory=dict)
    hard: frozenset[str] = frozenset()
    missed_reasons: Mapping[str, str] = field(default_factory=dict)
    results: frozenset[tuple[str, date]] = frozenset()
    day_is_over: bool = True

    def is_over(self, day: date) -> bool:
        """Whether nothing more can be done on that day."""
        return day < self.day or (day == self.day and self.day_is_over)

    def sessions_between(self, first: date, last: date) -> tuple[Session, ...]:
        """Sessions whose local day is one of those, both included, by start.

        None after the evening's day.
        """
        last = min(last, self.day)
        within = (s for s in self.sessions if first <= s.activity.local_date <= last)
        return tuple(sorted(within, key=_by_start))


@dataclass(frozen=True, slots=True)
class _Found:
    """Sessions by uuid, and for each workout its match or the question about it."""

    sessions: Mapping[str, Session]
    matches: Mapping[str, Match]
    asked: Mapping[str, Match]


def outcomes(evening: Records, first: date, last: date) -> tuple[Outcome, ...]:
    """What became of each workout planned on those days, both included, by day."""
    planned = (w for w in evening.workouts if first <= w.day <= last)
    ordered = sorted(planned, key=lambda w: (w.day, w.priority, w.uuid))
    found = _found(evening)
    return tuple(_outcome(workout, evening, found) for workout in ordered)


def compare_week(evening: Records, load: LoadState) -> Week:
    """The seven days up to the evening's day: outcomes, adherence, time, spacing."""
    first = evening.day - WEEK
    results = outcomes(evening, first, evening.day)
    done = evening.sessions_between(first, evening.day)
    planned = sum(each.counts_as_planned for each in results)
    completed = sum(each.counts_as_completed for each in results)
    return Week(
        first=first,
        last=evening.day,
        outcomes=results,
        planned=planned,
        completed=completed,
        adherence=adherence(completed, planned),
        verdict=verdict(completed, planned) or WeekVerdict.KEEP,
        planned_s=sum(o.workout.duration_s for o in results if o.counts_as_planned),
        actual_s=sum(each.activity.training_s for each in done),
        by_sport=_by_sport(results, done),
        extra=_extra(evening, done),
        days_between_hard=_days_between_hard(evening, done),
        load=load,
    )


def adherences(evening: Records, weeks: int = 4) -> tuple[float | None, ...]:
    """Adherence of the seven-day windows that end on the evening's day, newest first.

    None for a window in which nothing counted as planned.
    """
    first = evening.day - timedelta(weeks=weeks - 1) - WEEK
    results = outcomes(evening, first, evening.day)
    found = []
    for back in range(weeks):
        last = evening.day - timedelta(weeks=back)
        week = [each for each in results if last - WEEK <= each.workout.day <= last]
        planned = sum(each.counts_as_planned for each in week)
        completed = sum(each.counts_as_completed for each in week)
        found.append(adherence(completed, planned))
    return tuple(found)


def training_s(evening: Records, weeks: int = 4) -> tuple[float, ...]:
    """Seconds trained in each of those windows, newest first."""
    lasts = [evening.day - timedelta(weeks=back) for back in range(weeks)]
    return tuple(
        sum(s.activity.training_s for s in evening.sessions_between(last - WEEK, last))
        for last in lasts
    )


def _by_start(session: Session) -> tuple[float, str]:
    return session.activity.start.timestamp(), session.activity.uuid


def _found(evening: Records) -> _Found:
    sessions = {
        each.activity.uuid: each
        for each in evening.sessions
        if each.activity.local_date <= evening.day
    }
    seen = [each for each in evening.matches if each.session_uuid in sessions]
    return _Found(
        sessions,
        {each.workout_uuid: each for each in seen if each.workout_uuid},
        {uuid: each for each in reversed(seen) for uuid in each.candidates},
    )


def _outcome(workout: PlannedWorkout, evening: Records, found: _Found) -> Outcome:
    matched = found.matches.get(workout.uuid)
    if matched is None:
        return _tested(workout, evening) or _without_session(workout, evening, found)
    session = found.sessions[matched.session_uuid]
    of_plan = _amount(workout, session, evening)
    status, reason = _status_of_done(workout, session, of_plan), None
    if status is None:
        absent = _tested(workout, evening) or _without_session(workout, evening, found)
        status, reason = absent.status, absent.reason
    return Outcome(
        workout=workout,
        status=status,
        session=session,
        match=matched,
        ratio=None if of_plan is None else of_plan.ratio,
        measure=None if of_plan is None else of_plan.measure,
        reason=reason,
        inside=inside(workout, session.activity, of_plan),
    )


def _amount(
    workout: PlannedWorkout, session: Session, evening: Records
) -> Amount | None:
    activity = session.activity
    if activity.sport is workout.sport:
        return amount(workout, activity)
    return substitute_amount(workout, activity, evening.loads.get(activity.uuid))


def _status_of_done(
    workout: PlannedWorkout, session: Session, of_plan: Amount | None
) -> WorkoutStatus | None:
    """The status by how much of it was done; None for less than half."""
    if of_plan is not None and not of_plan.reaches(50):
        return None
    activity = session.activity
    if activity.sport is not workout.sport or is_other_content(workout, activity):
        return WorkoutStatus.SUBSTITUTED
    if of_plan is None or of_plan.reaches(80):
        return WorkoutStatus.DONE
    return WorkoutStatus.PARTIAL


def _tested(workout: PlannedWorkout, evening: Records) -> Outcome | None:
    """A test whose results were typed in is done, whatever a watch saw of it.

    All of them on its day or a day beside it make it done, some of them partly.
    """
    if not workout.tests or workout.day > evening.day or workout.skip_reason:
        return None
    near = {workout.day + timedelta(days=shift) for shift in (-1, 0, 1)}
    known = [
        k for k in workout.tests if any((k, day) in evening.results for day in near)
    ]
    if not known:
        return None
    whole = len(known) == len(workout.tests)
    return Outcome(
        workout,
        WorkoutStatus.DONE if whole else WorkoutStatus.PARTIAL,
        ratio=len(known) / len(workout.tests),
        measure="tests",
    )


def _without_session(
    workout: PlannedWorkout, evening: Records, found: _Found
) -> Outcome:
    """What an unmatched workout counts as; what cannot be seen is unknown."""
    logged = evening.missed_reasons.get(workout.uuid)
    asked = found.asked.get(workout.uuid)
    if workout.skip_reason is not None:
        return Outcome(
            workout, WorkoutStatus.SKIPPED, reason=workout.skip_reason or None
        )
    if logged is not None:
        return Outcome(workout, WorkoutStatus.MISSED, reason=logged or None)
    if not evening.is_over(workout.day):
        return Outcome(workout, WorkoutStatus.PLANNED)
    if asked is not None:
        return Outcome(workout, WorkoutStatus.UNKNOWN, match=asked)
    if not is_answered(workout.sport, workout.day, evening.sources):
        return Outcome(workout, WorkoutStatus.UNKNOWN)
    return Outcome(workout, WorkoutStatus.MISSED)


def _by_sport(
    results: Iterable[Outcome], done: Iterable[Session]
) -> Mapping[Sport, SportTally]:
    planned: dict[Sport, int] = defaultdict(int)
    completed: dict[Sport, int] = defaultdict(int)
    actual_s: dict[Sport, float] = defaultdict(float)
    for each in results:
        planned[each.workout.sport] += each.counts_as_planned
        completed[each.workout.sport] += each.counts_as_completed
    for session in done:
        actual_s[session.activity.sport] += session.activity.training_s
    return {
        sport: SportTally(planned[sport], completed[sport], actual_s[sport])
        for sport in Sport
        if planned[sport] or sport in actual_s
    }


def _extra(evening: Records, done: Iterable[Session]) -> tuple[Session, ...]:
    given = {
        each.session_uuid
        for each in evening.matches
        if each.workout_uuid is not None or each.kind is MatchKind.AMBIGUOUS
    }
    return tuple(each for each in done if each.activity.uuid not in given)


def _days_between_hard(evening: Records, done: Iterable[Session]) -> tuple[int, ...]:
    # Westward travel can put a later session on an earlier local day.
    hard = (s.activity for s in done if s.activity.uuid in evening.hard)
    days = sorted(activity.local_date for activity in hard)
    return tuple((later - earlier).days for earlier, later in pairwise(days))
