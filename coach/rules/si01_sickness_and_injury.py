"""SI01: sickness or an injury: rest first, and back in steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.strains import sport_strains, strains
from coach.domain.activity import Sport
from coach.domain.athlete import Injury
from coach.domain.facts import Facts
from coach.domain.limits import PauseReason
from coach.domain.plan import Change, ChangeKind, PlannedWorkout, walk
from coach.domain.review import Draft, Evidence
from coach.rules.answered import answered_since, answered_within
from coach.rules.foretell import is_kept
from coach.rules.share import easier
from coach.rules.unwell import last_sick


@dataclass(frozen=True, slots=True)
class SicknessAndInjury:
    """A body that is sick or hurt rests, and comes back in steps.

    **Fires when** sickness was the reason for a workout of the last days, a pause for
    sickness is said, or a part of the body has an injury of severity 3 or more; and
    one of the next seven days has a workout it speaks against.

    **Proposes** after sickness: nothing in the pause, or for two days after the
    workout that fell out; then two days at half of what was first planned and three
    at 70 %, nothing hard and no tests in them. With an injury of severity 4 or more:
    what loads the part comes out, what else is hard is taken easily; of severity 3:
    what loads it gets easier, at 70 %. A strength workout comes out only where more
    than half of its exercises load a part of severity 4 or more: else EX01 swaps them.

    **Stays silent when** nothing of that is coming up, when every such workout is as
    short and easy already, and for seven days after its own last answer unless
    something was said since. A part that is logged as better steps back by itself.

    That load rises in steps after an illness: graduated return to play, Elliott 2020.
    The days, the shares and the severities are design defaults; coach is no doctor.
    They are the same at every setting: here nothing is gained by waiting.
    """

    code: str = "SI01"
    name: str = "sickness-and-injury"
    rest_days: int = 2
    first_days: int = 2
    first_share: float = 0.50
    return_days: int = 5
    later_share: float = 0.70
    injured: int = 3
    stopped: int = 4
    most: float = 0.50
    days: int = 7
    foretold: float = 0.70

    def draft(self, facts: Facts) -> Draft | None:
        """Rest and the steps back, or None."""
        sick, hurt = self._sick(facts), self._hurt(facts)
        said = [day for day in (sick and sick[0], *(i.day for i in hurt)) if day]
        if not said or self._answered(facts, max(said)):
            return None
        last = facts.day + timedelta(days=self.days)
        changes = tuple(
            change
            for workout in facts.upcoming
            if workout.day <= last
            for change in self._change(workout, sick and sick[1], hurt)
        )
        if not changes:
            return None
        return self._draft(last, changes, hurt, ails=sick is not None)

    def _answered(self, facts: Facts, said: date) -> bool:
        return answered_since(facts, self.code, said) and answered_within(
            facts, self.code, self.days
        )

    def _sick(self, facts: Facts) -> tuple[date, date] | None:
        """When sickness was said last, and the last day that is for rest only."""
        found = [
            (pause.said_on, pause.last)
            for pause in facts.limits.pauses
            if pause.reason is PauseReason.SICKNESS
        ]
        day = last_sick(facts)
        if day is not None:
            found.append((day, day + timedelta(days=self.rest_days)))
        over = facts.day - timedelta(days=self.return_days)
        found = [each for each in found if each[1] > over]
        if not found:
            return None
        return max(said for said, _ in found), max(last for _, last in found)

    def _hurt(self, facts: Facts) -> tuple[Injury, ...]:
        return tuple(i for i in facts.injuries if i.severity >= self.injured)

    def _change(
        self, workout: PlannedWorkout, rest_until: date | None, hurt: tuple[Injury, ...]
    ) -> Iterator[Change]:
        """What is done to the workout: the gravest of what speaks against it."""
        shares = [
            share
            for share in (
                self._after_sickness(workout, rest_until),
                *(self._with_injury(workout, injury) for injury in hurt),
            )
            if share is not None
        ]
        if not shares:
            return
        share = min(shares)
        if share == 0 or (workout.is_test and rest_until is not None):
            yield Change(ChangeKind.INSERT_REST, workout.uuid)
        elif not workout.is_test:
            yield from easier(workout, share)

    def _after_sickness(
        self, workout: PlannedWorkout, rest_until: date | None
    ) -> float | None:
        """The share of it that is left; None where it is not touched."""
        if rest_until is None:
            return None
        days = (workout.day - rest_until).days
        if days <= 0:
            return 0.0
        if days <= self.first_days:
            return self.first_share
        return self.later_share if days <= self.return_days else None

    def _with_injury(self, workout: PlannedWorkout, injury: Injury) -> float | None:
        stops = injury.severity >= self.stopped
        if self._loads(workout, injury):
            return 0.0 if stops else self.later_share
        return self.later_share if stops and workout.hard else None

    def _loads(self, workout: PlannedWorkout, injury: Injury) -> bool:
        if workout.sport is not Sport.STRENGTH:
            return sport_strains(workout.sport, injury.part)
        known = exercises()
        named = dict.fromkeys(s.exercise for s in walk(workout.steps) if s.exercise)
        loaded = [strains(known[n], injury.part) for n in named if n in known]
        stops = injury.severity >= self.stopped
        return stops and bool(loaded) and sum(loaded) / len(loaded) > self.most

    def _draft(
        self,
        last: date,
        changes: tuple[Change, ...],
        hurt: tuple[Injury, ...],
        *,
        ails: bool,
    ) -> Draft:
        out = sum(change.kind is ChangeKind.INSERT_REST for change in changes)
        parts = [f"{i.part.replace('_', ' ')} ({i.severity} of 5)" for i in hurt]
        said = ["you were sick"] * ails
        if parts:
            said.append(f"it hurts: {' and '.join(parts)}")
        why = f"{'; '.join(said)}. Rest first, then back in steps."
        return Draft(
            rule=self.code,
            title="Rest, and come back in steps"
            if out
            else "Take the coming days easier",
            why=why[0].upper() + why[1:],
            evidence=(
                Evidence("workouts taken out", out, "workouts"),
                Evidence("workouts made easier", len(changes) - out, "workouts"),
                *(Evidence(f"injury: {i.part}", i.severity, "of 5") for i in hurt),
            ),
            changes=changes,
            predictions=(is_kept(self.foretold, last),),
            reduces=True,
            severity=60,
        )
