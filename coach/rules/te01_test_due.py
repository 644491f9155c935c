"""TE01: a goal has not been tested for long, and no test is planned."""

from dataclasses import dataclass
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, GoalTest, Plan
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import reduced_within
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.enough import hurts_or_ails, recovers_poorly
from coach.rules.goal_names import named


@dataclass(frozen=True, slots=True)
class OverdueTest:
    """What is not tested cannot be steered: a test older than four weeks is due.

    **Fires when** a goal that is tested was tested last 28 days ago or earlier (where
    it never was: the plan began 28 days ago or earlier), no test of it is planned, and
    the coming week has a day for it: with room, and without a hard day before it.

    **Proposes** to add that test on the day with the least training, one goal at a
    time: the weightiest first, of these the one tested longest ago. It is predicted to
    be done.

    **Stays silent when** a watch measures the goal by itself (VO2max); when the plan
    was reduced within the last seven days; when the body speaks against it (fatigue or
    soreness of 5 or more, under six hours of sleep, low readiness, an injury of
    severity 3 or more, sickness in the last week); within 14 days of a no.

    Tests every two to four weeks tell a trend from noise (Attia 2017 for jumps, Stewart
    and Hopkins 2000 for 100 yd); the interval is a design default. Conservative waits
    for six weeks, aggressive for three.
    """

    code: str = "TE01"
    name: str = "test-due"
    interval_days: int = 28
    quiet_days: int = 14
    reduced_days: int = 7
    poor: int = 5
    short_sleep_h: float = 6.0
    injured: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"interval_days": 42},
        Aggressiveness.AGGRESSIVE: {"interval_days": 21},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The test on a free day, or None."""
        if facts.plan is None or self._is_held(facts):
            return None
        weights = {goal.key: goal.weight for goal in facts.goals}
        due = [
            (-weights.get(test.goal, 1.0), -days, test.goal, test)
            for test in facts.goal_tests
            if (days := _days_ago(facts, facts.plan, test)) >= self.interval_days
        ]
        if not due:
            return None
        _, days, _, test = min(due, key=lambda each: each[:3])
        workout, name = test.workout, named(test.goal)
        since = (
            f"In the {-days} days of this plan {name} was not tested"
            if test.last is None
            else f"It is {-days} days since {name} was tested"
        )
        return Draft(
            rule=self.code,
            title=f"Add {workout.title} on {workout.day:%A}",
            why=(
                f"{since}; after {self.interval_days} days nobody knows where it "
                "stands."
            ),
            evidence=(
                Evidence("days since the last test", -days, "days"),
                Evidence("days after which one is due", self.interval_days, "days"),
            ),
            changes=(Change(ChangeKind.ADD, workout.uuid, workout=workout),),
            raises=True,
            severity=12,
            predictions=(
                Prediction(
                    *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"),
                    workout.day,
                    workout.uuid,
                ),
            ),
        )

    def _is_held(self, facts: Facts) -> bool:
        if rejected_within(facts, self.code, self.quiet_days):
            return True
        poorly = recovers_poorly(
            facts, rated=self.poor, short_sleep_h=self.short_sleep_h
        )
        reduced = reduced_within(facts, self.reduced_days)
        return reduced or poorly or hurts_or_ails(facts, self.injured)


def _days_ago(facts: Facts, plan: Plan, test: GoalTest) -> int:
    """Days since the goal was tested, or since the plan began."""
    since = test.last or plan.start
    return (facts.day - since).days
