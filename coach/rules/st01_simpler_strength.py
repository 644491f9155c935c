"""ST01: lifts fall short while the rest is done: a simpler strength session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import (
    Change,
    ChangeKind,
    Intensity,
    PlannedWorkout,
    WorkoutStatus,
    walk,
)
from coach.domain.prediction import Prediction
from coach.domain.review import Draft, Evidence, Outcome
from coach.rules.answered import answered_within
from coach.rules.base import Varies
from coach.rules.foretell import gets_done, is_kept
from coach.rules.unwell import said_unwell
from coach.rules.weeks import done_share, weeks_ago

_WEEK = timedelta(days=7)
_SHORT = {WorkoutStatus.PARTIAL, WorkoutStatus.MISSED, WorkoutStatus.SKIPPED}


@dataclass(frozen=True, slots=True)
class SimplerStrength:
    """Strength that falls short week after week asks for less, the rest does not.

    **Fires when** in each of the last three weeks at least half of the strength
    workouts were done in part or not at all, while 80 % of all others were done.

    **Proposes** first to leave out a third of the exercises of each coming strength
    workout, rounded down, the last ones. Where that was
    approved three weeks ago or longer and it still falls short: one strength workout
    less in each of the coming two weeks, the one of the lowest priority, where the
    week has two.

    **Stays silent when** a day has not been answered for, within 21 days of its own
    last answer, when nothing else was planned, and when there is nothing to take away.
    What sickness or an injury was the reason for does not count. Tests stay.

    Exercises that matter most come first (ACSM 2009), so the last ones go; a third of
    the volume keeps strength for months (Bickel 2011). The limits are design defaults.
    Conservative waits for four weeks, aggressive for two.
    """

    code: str = "ST01"
    name: str = "simpler-strength"
    weeks: int = 3
    short: float = 0.50
    others: float = 0.80
    one_in: int = 3
    least_sessions: int = 2
    quiet_days: int = 21
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"weeks": 4},
        Aggressiveness.AGGRESSIVE: {"weeks": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The simpler strength, or None."""
        if facts.unseen or answered_within(facts, self.code, self.quiet_days):
            return None
        weeks = [self._of_week(facts, n) for n in range(self.weeks)]
        if not all(self._falls_short(week) for week in weeks):
            return None
        rest = done_share(self._others(facts))
        if rest is None or rest < self.others:
            return None
        lifts = [
            w for w in facts.upcoming if w.sport is Sport.STRENGTH and not w.is_test
        ]
        fewer = tuple(self._one_less(facts, lifts))
        if self.code in facts.approved and fewer:
            return self._draft(
                facts, weeks, rest, fewer, "One strength session less a week"
            )
        simpler = tuple(c for w in lifts for c in self._simpler(w))
        if not simpler:
            return None
        return self._draft(
            facts, weeks, rest, simpler, "Fewer exercises in the strength sessions"
        )

    def _of_week(self, facts: Facts, week: int) -> list[Outcome]:
        return [
            o
            for o in facts.all_outcomes
            if weeks_ago(facts, o) == week
            and o.workout.sport is Sport.STRENGTH
            and o.counts_as_planned
            and not said_unwell(o)
        ]

    def _others(self, facts: Facts) -> list[Outcome]:
        return [
            o
            for o in facts.all_outcomes
            if weeks_ago(facts, o) < self.weeks
            and o.workout.sport is not Sport.STRENGTH
            and not said_unwell(o)
        ]

    def _falls_short(self, week: Sequence[Outcome]) -> bool:
        missing = sum(o.status in _SHORT for o in week)
        return bool(week) and missing / len(week) >= self.short

    def _simpler(self, workout: PlannedWorkout) -> Iterator[Change]:
        """The last exercises of the workout left out, a third of them."""
        names = list(
            dict.fromkeys(
                step.exercise
                for step in walk(workout.steps)
                if step.exercise and step.intensity is Intensity.WORK
            )
        )
        gone = len(names) // self.one_in
        for name in names[len(names) - gone :]:
            yield Change(ChangeKind.SWAP_EXERCISE, workout.uuid, exercise=name)

    def _one_less(
        self, facts: Facts, lifts: Sequence[PlannedWorkout]
    ) -> Iterator[Change]:
        for number in range(2):
            first = facts.day + number * _WEEK
            week = [w for w in lifts if first < w.day <= first + _WEEK]
            if len(week) >= self.least_sessions:
                gone = max(week, key=lambda w: (w.priority, w.day, w.uuid))
                yield Change(ChangeKind.REMOVE, gone.uuid)

    def _draft(
        self,
        facts: Facts,
        weeks: Sequence[Sequence[Outcome]],
        rest: float,
        changes: tuple[Change, ...],
        title: str,
    ) -> Draft:
        lifted = [o for week in weeks for o in week]
        full = sum(o.status not in _SHORT for o in lifted)
        return Draft(
            rule=self.code,
            title=title,
            why=(
                f"{full} of {len(lifted)} strength workouts of the last {self.weeks} "
                f"weeks were done in full, and {rest * 100:.0f} % of all else."
            ),
            evidence=(
                Evidence("strength workouts in full", full, "workouts"),
                Evidence("strength workouts planned", len(lifted), "workouts"),
                Evidence("weeks looked at", self.weeks, "weeks"),
                Evidence("done of all else", round(rest, 3), "1"),
            ),
            changes=changes,
            reduces=True,
            severity=38,
            predictions=self._foretold(facts, changes),
        )

    def _foretold(
        self, facts: Facts, changes: tuple[Change, ...]
    ) -> tuple[Prediction, ...]:
        """What is left gets done: the first simpler workout, or the week."""
        if any(change.kind is ChangeKind.REMOVE for change in changes):
            return (is_kept(self.others, facts.day + _WEEK),)
        simpler = {change.workout_uuid for change in changes}
        first = next(w for w in facts.upcoming if w.uuid in simpler)
        return (gets_done(first.uuid, first.day),)
