"""SC01: a key workout was missed and there is room for it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts, Opening
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence, Outcome
from coach.rules.ahead import reduced_within
from coach.rules.base import Varies
from coach.rules.enough import feels_poorly
from coach.rules.fa02_rest_day import RestDay
from coach.rules.unwell import injured, said_unwell


@dataclass(frozen=True, slots=True)
class MissedKeyWorkout:
    """A key workout that fell out is worth another day of the same week.

    **Fires when** a workout of priority 1 was missed within the last two days and
    one of the next three days has a free slot that keeps hard days apart.

    **Proposes** to move it there: to the first such day, if there is a choice to one
    without a workout of the same sport.

    **Stays silent when** a day of the week has not been answered for (it may have
    been done on another day), when the athlete gave sickness or injury as the
    reason, when the day's wellness shows poor recovery (as in FA02, or fatigue or
    soreness of 5 or more) or readiness is low, when the workout is hard and an injury
    of severity 3 or more is not healed, within seven days of a reduction of the plan,
    which it would undo, and when no such day is free.

    That hard sessions need an easier day between them is common practice (design
    default, no trial behind the number). Conservative makes up for the day before only,
    aggressive looks five days ahead.
    """

    code: str = "SC01"
    name: str = "missed-key-workout"
    within_days: int = 2
    ahead_days: int = 3
    injured: int = 3
    reduced_days: int = 7
    poor: int = 5
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"within_days": 1},
        Aggressiveness.AGGRESSIVE: {"ahead_days": 5},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The missed workout on another day, or None."""
        poorly = RestDay().recovered_poorly(facts) or feels_poorly(facts, self.poor)
        if facts.unseen or poorly or reduced_within(facts, self.reduced_days):
            return None
        for outcome in facts.missed_recently:
            workout = outcome.workout
            recent = facts.day - timedelta(days=self.within_days)
            if workout.priority != 1 or workout.day < recent or said_unwell(outcome):
                continue
            if workout.hard and injured(facts, self.injured):
                continue
            opening = self._opening(facts, workout.uuid)
            if opening is not None:
                return self._move(outcome, opening)
        return None

    def _opening(self, facts: Facts, uuid: str) -> Opening | None:
        last = facts.day + timedelta(days=self.ahead_days)
        fitting = [
            o
            for o in facts.openings.get(uuid, ())
            if facts.day < o.day <= last and o.keeps_spacing
        ]
        return min(fitting, key=lambda o: (o.same_sport, o.day), default=None)

    def _move(self, outcome: Outcome, opening: Opening) -> Draft:
        workout = outcome.workout
        return Draft(
            rule=self.code,
            title=f"Make up for {workout.title} on {opening.day:%A}",
            why=(
                f"{workout.title} is a key workout and was missed on {workout.day:%A}; "
                f"{opening.day:%A} has room and keeps hard days apart."
            ),
            evidence=(
                Evidence("priority", workout.priority, "1 is key"),
                Evidence("minutes it takes", round(workout.duration_s / 60, 1), "min"),
                Evidence("minutes free that day", opening.minutes, "min"),
            ),
            changes=(Change(ChangeKind.MOVE, workout.uuid, day=opening.day),),
            severity=20,
            predictions=(
                Prediction(
                    *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"),
                    opening.day,
                    workout.uuid,
                ),
            ),
        )
