"""GO02: the goal that lagged is on track again: the minutes go back."""

from dataclasses import dataclass
from math import fsum
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, FocusShift
from coach.domain.review import Draft, Evidence
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.enough import hurts_or_ails, recovers_poorly
from coach.rules.foretell import gets_done

SHIFTING = "GO01"
"""The rule whose shifts are taken back."""

_NAMES = {"vo2max": "VO2max", "swim_100yd": "the 100 yd"}


@dataclass(frozen=True, slots=True)
class FocusBack:
    """Minutes lent to a goal that lagged go back when it needs them no more.

    **Fires when** workouts to come still stand as GO01 shifted them, and the goal that
    got the minutes is on track again, or the shift is three weeks old.

    **Proposes** to give each of these workouts the time back that it had before.

    **Stays silent when** none of them stands so (changed since, undone or over), when
    the goal is not known to be on track, when the body speaks against longer workouts
    as in GO01 (fatigue or soreness of 5 or more, under six hours of sleep, an injury
    of severity 3 or more, sickness in the last week), and within 14 days of its own
    last rejection.

    What was built is kept on a third of it (Bickel 2011); three weeks are a design
    default, the shortest block of a program. Conservative waits for four, aggressive
    for two.
    """

    code: str = "GO02"
    name: str = "focus-back"
    longest_days: int = 21
    quiet_days: int = 14
    poor: int = 5
    short_sleep_h: float = 6.0
    injured: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"longest_days": 28},
        Aggressiveness.AGGRESSIVE: {"longest_days": 14},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The minutes given back, or None."""
        if rejected_within(facts, self.code, self.quiet_days) or self._enough(facts):
            return None
        shifts = facts.shifts
        longer = [s for s in shifts if s.now.duration_s > s.before_s]
        if not longer:
            return None
        days = (facts.day - min(shift.approved_on for shift in shifts)).days
        goal = self._on_track(facts, longer)
        if goal is None and days < self.longest_days:
            return None
        minutes = fsum(s.now.duration_s - s.before_s for s in longer) / 60
        why = f"The shift is {days} days old"
        if goal is not None:
            why = f"What got more minutes serves {_named(goal.key)}, on track again"
        return Draft(
            rule=self.code,
            title=f"Give the {minutes:.0f} minutes back",
            why=f"{why}; what gave minutes gets them back.",
            evidence=(
                Evidence("minutes given back", round(minutes), "min"),
                Evidence("days since the shift", days, "days"),
            ),
            changes=tuple(
                Change(
                    ChangeKind.SWAP_FOCUS,
                    s.now.uuid,
                    factor=s.before_s / s.now.duration_s,
                )
                for s in shifts
            ),
            predictions=(gets_done(shifts[0].now.uuid, shifts[0].now.day),),
            raises=True,
            severity=14,
        )

    def _enough(self, facts: Facts) -> bool:
        poorly = recovers_poorly(
            facts, rated=self.poor, short_sleep_h=self.short_sleep_h
        )
        return poorly or hurts_or_ails(facts, self.injured)

    def _on_track(self, facts: Facts, longer: list[FocusShift]) -> GoalState | None:
        """The goal that every lengthened workout serves, once it is on track."""
        served = set.intersection(*(set(shift.now.goals) for shift in longer))
        states = [state for state in facts.goal_states if state.key in served]
        if not states or not all(_is_on_track(state) for state in states):
            return None
        return states[0]


def _is_on_track(state: GoalState) -> bool:
    return state.verdict is GoalVerdict.IN_BAND or state.on_track is True


def _named(key: str) -> str:
    return _NAMES.get(key, key.replace("_", " "))
