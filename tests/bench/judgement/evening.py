"""A person's evening as coach sees it: the real facts, from what was lived.

What a session was planned as is known, so that nothing has to be matched; every entry
is in, so that nothing is unseen. The rest is reasoned out by coach itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from coach.domain.athlete import Athlete, Thresholds
from coach.domain.facts import Facts
from coach.domain.goal import DEFAULT_GOALS
from coach.domain.limits import known_by
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import Effect, Plan, PlannedWorkout, Revision
from coach.domain.review import Match, MatchKind, SessionLoad
from coach.domain.sync import SourceState, SourceStatus
from coach.goals.registry import measure
from coach.jobs.evening import Evening, is_main
from coach.jobs.facts import REVIEWED, gather_facts
from coach.jobs.goal_history import goal_history
from coach.load.fitness import load_state
from coach.load.session import is_hard, session_load
from coach.review.compare import Records, compare_week
from tests.bench.judgement.half_year import LIMITS
from tests.bench.judgement.life import Life
from tests.bench.judgement.people import GOALS

ATHLETE = Athlete(1, "judged", datetime(2025, 1, 1, tzinfo=UTC), "UTC")
WANTED = tuple(g for g in DEFAULT_GOALS if g.key in {*GOALS, "weekly_hours"})
"""Goals as the seed states them and coach has them until others are set: to get better,
by no day. The responses know no freshness, so that no taper could be judged."""

LOOKED_AT = timedelta(days=36)
"""Outcomes are those of so many days; no rule looks further back than five weeks."""

LOOKS_AHEAD = timedelta(days=22)
"""Rules look two weeks ahead, and a week of the plan may end after these."""


@dataclass
class Seen:
    """What coach holds of a person, with the answers of the store that facts need."""

    life: Life
    revisions_made: list[Revision] = field(default_factory=list)
    loads: dict[str, SessionLoad] = field(default_factory=dict)
    hard: set[str] = field(default_factory=set)
    _over: dict[str, tuple[PlannedWorkout, PlannedWorkout]] = field(
        default_factory=dict
    )

    def approve(self, day: date, rule: str, effects: tuple[Effect, ...]) -> None:
        """Note the revision that an approved proposal makes."""
        at = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
        number = len(self.revisions_made) + 2
        reason = f"{REVIEWED}{day}: {rule}"
        self.revisions_made.append(Revision(number, at, day, reason, effects))

    def metrics(
        self, kind: MetricKind | None, until: date, since: date | None = None
    ) -> tuple[Metric, ...]:
        """Of that kind, between those days."""
        first = since or date.min
        return tuple(
            m
            for m in self.life.metrics
            if kind in {None, m.kind} and first <= m.day <= until
        )

    def revisions(self, _: str) -> Sequence[Revision]:
        """All of them, oldest first."""
        return self.revisions_made

    def pauses(self):
        """Every holiday; those not told yet are left out by whoever asks."""
        return self.life.pauses

    def slots(self):
        """When there is time."""
        return LIMITS.slots

    def pool_days(self):
        """When there is a pool."""
        return LIMITS.pool_days

    def equipment(self):
        """Everything is there."""

    def _nothing(self, *_: object) -> tuple[()]:
        return ()

    decisions = rule_settings = special_days = busy = preferences = _nothing

    def evening(self, day: date, plan: Plan) -> Evening:
        """The evening of that day."""
        life, since = self.life, day - LOOKED_AT
        for session in life.sessions[len(self.loads) :]:
            activity = session.activity
            load = session_load(activity, Thresholds(), None)
            self.loads[activity.uuid] = load
            if is_hard(activity, load, is_main):
                self.hard.add(activity.uuid)
        sessions = tuple(life.sessions)
        late = tuple(s for s in sessions if s.activity.local_date > since)
        workouts = tuple(self._told(plan, day))
        matches = tuple(
            Match(s.activity.uuid, life.done[s.activity.uuid], MatchKind.EXACT, 1.0, "")
            for s in late
            if s.activity.uuid in life.done
        )
        sources = (
            SourceStatus("garmin", SourceState.OFF),
            SourceStatus("hevy", SourceState.OFF),
            SourceStatus("files", SourceState.OK, day, day),
        )
        records = Records(
            day=day,
            workouts=workouts,
            sessions=late,
            matches=matches,
            sources=sources,
            loads=self.loads,
            hard=frozenset(self.hard),
            missed_reasons=life.reasons,
        )
        dated = (s.activity for s in sessions)
        state = load_state(
            ((a.local_date, self.loads[a.uuid].value) for a in dated), day
        )
        history = goal_history(sessions, life.metrics, self.loads, day)
        return Evening(
            day=day,
            first=since,
            athlete=ATHLETE,
            thresholds=Thresholds(),
            plans=(plan,),
            workouts=workouts,
            activities=(),
            sessions=sessions,
            loads=self.loads,
            load_state=state,
            hard=records.hard,
            matches=matches,
            records=records,
            week=compare_week(records, state),
            goals=WANTED,
            goal_states=measure(WANTED, history, day),
            wellness=tuple(
                w for w in life.wellness if w.day > day - timedelta(days=60)
            ),
            sources=sources,
        )

    def _told(self, plan: Plan, day: date) -> Iterator[PlannedWorkout]:
        """The workouts that an evening looks at, those that are over without steps.

        What was done is told by its time, so that steps would be walked for nothing;
        of what is far ahead only tests are asked for.
        """
        for workout in plan.workouts:
            if workout.day > day:
                if workout.tests or workout.day <= day + LOOKS_AHEAD:
                    yield workout
            elif workout.day > day - LOOKED_AT:
                over = self._over.get(workout.uuid)
                if over is None or over[0] is not workout:
                    over = workout, replace(workout, steps=())
                    self._over[workout.uuid] = over
                yield over[1]

    def facts(self, day: date, plan: Plan) -> Facts:
        """The real facts of that evening."""
        return gather_facts(self.evening(day, plan), self)

    def limits(self, day: date):
        """What no plan may break, as far as it was told by that day."""
        return replace(LIMITS, pauses=known_by(self.life.pauses, day))
