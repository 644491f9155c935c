"""AD01: less than 70 % of the plan done."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.base import Varies
from coach.rules.share import shorter

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LowAdherence:
    """Less than 70 % of the plan done means that it asks too much.

    **Fires when** fewer than 70 % of the last seven days' workouts were done and at
    least three of them counted.

    **Proposes** to make the coming week's workouts a fifth shorter, none of them
    shorter than 60 % of what it was first planned for. Tests stay as they are.

    **Stays silent when** a day of the week has not been answered for (training we
    cannot see is not training missed), when the plan was reduced within the last
    seven days, and when every coming workout is as short as it may get.

    The threshold is a coaching convention (TrainingPeaks' compliance colours and the
    athlete's own rule: keep above 80 %, adjust below 70 %). Conservative acts below
    60 %, aggressive with two workouts that counted.
    """

    code: str = "AD01"
    name: str = "low-adherence"
    threshold: float = 0.70
    least_counted: int = 3
    factor: float = 0.80
    floor: float = 0.60
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"threshold": 0.60},
        Aggressiveness.AGGRESSIVE: {"least_counted": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The shorter week, or None."""
        week = facts.week
        if facts.unseen or week.adherence is None or week.planned < self.least_counted:
            return None
        if week.adherence >= self.threshold or self._reduced_lately(facts):
            return None
        changes = tuple(
            change
            for workout in self._coming(facts)
            for change in shorter(workout, self.factor, self.floor)
        )
        if not changes:
            return None
        return Draft(
            rule=self.code,
            title="Make the coming week a fifth shorter",
            why=(
                f"{week.completed} of {week.planned} planned workouts were done "
                f"({week.adherence * 100:.0f} %): the plan asks for more than the "
                "week gives."
            ),
            evidence=(
                Evidence("workouts completed", week.completed, "workouts"),
                Evidence("workouts planned", week.planned, "workouts"),
                Evidence("adherence", round(week.adherence, 3), "1"),
                Evidence("adherence from which a plan holds", self.threshold, "1"),
            ),
            changes=changes,
            reduces=True,
            severity=40,
            predictions=(
                Prediction(
                    *(Measure.ADHERENCE, Direction.AT_LEAST, self.threshold, None, "1"),
                    facts.day + _WEEK,
                ),
            ),
        )

    def _reduced_lately(self, facts: Facts) -> bool:
        return any(day > facts.day - _WEEK for day in facts.reduced_on)

    def _coming(self, facts: Facts) -> list[PlannedWorkout]:
        last = facts.day + _WEEK
        return [w for w in facts.upcoming if w.day <= last and not w.is_test]
