"""VO01: more hours than the band, and more of them planned."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.base import Varies
from coach.rules.hours import band

_WEEK = timedelta(days=7)
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class OverTheHours:
    """Hours above the band cost recovery and the rest of life.

    **Fires when** the last seven days and the coming seven days are both above the
    upper end of the weekly hours.

    **Proposes** to take the excess off the coming week, lowest priority first: a
    workout is shortened to half at most, then removed. Key workouts go last, tests
    never.

    Predicted are hours that come nearer to what is left of the plan than to what was
    trained or planned, or within half an hour of it: some minutes more than planned, or
    a walk beside it, do not undo the change.

    **Stays silent when** either week is within the band, and when the plan was
    reduced within the last seven days.

    The band is the athlete's own; that total time is cut from the least important
    sessions first is a coaching convention. Conservative lets half an hour pass,
    aggressive shortens to 40 % before it removes.
    """

    code: str = "VO01"
    name: str = "over-the-hours"
    least_share: float = 0.5
    tolerance_h: float = 0.02
    room_h: float = 0.5
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"tolerance_h": 0.5},
        Aggressiveness.AGGRESSIVE: {"least_share": 0.4},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The coming week within the band, or None."""
        most = band(facts)[1]
        last_week, next_week = facts.hours[0], facts.planned_hours
        if min(last_week, next_week) <= most + self.tolerance_h:
            return None
        if any(day > facts.day - _WEEK for day in facts.reduced_on):
            return None
        changes, saved_s = self._cuts(facts, (next_week - most) * _HOUR)
        if not changes:
            return None
        left = max(most, next_week - saved_s / _HOUR)
        nearer = (left + max(last_week, next_week)) / 2
        bound = round(max(nearer, left + self.room_h), 2)
        return Draft(
            rule=self.code,
            title=f"Bring the coming week down to {most:g} h",
            why=(
                f"{last_week:.1f} h were trained in seven days and {next_week:.1f} h "
                f"are planned for the next seven; the most is {most:g} h."
            ),
            evidence=(
                Evidence("hours trained", round(last_week, 2), "h"),
                Evidence("hours planned", round(next_week, 2), "h"),
                Evidence("upper end of the band", most, "h"),
            ),
            changes=changes,
            reduces=True,
            severity=30,
            predictions=(
                Prediction(
                    *(Measure.HOURS, Direction.AT_MOST, None, bound, "h"),
                    facts.day + _WEEK,
                ),
            ),
        )

    def _cuts(self, facts: Facts, excess_s: float) -> tuple[tuple[Change, ...], float]:
        """The changes, and how many seconds they take off."""
        left_s = excess_s
        last = facts.day + _WEEK
        week = [w for w in facts.upcoming if w.day <= last and not w.is_test]
        changes = []
        for workout in sorted(week, key=_least_important):
            if left_s < 60:
                break
            change, saved_s = self._cut(workout, left_s)
            changes.append(change)
            left_s -= saved_s
        return tuple(changes), excess_s - left_s

    def _cut(self, workout: PlannedWorkout, excess_s: float) -> tuple[Change, float]:
        if workout.duration_s - excess_s >= self.least_share * workout.duration_s:
            factor = round(1 - excess_s / workout.duration_s, 4)
            shorter = Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)
            return shorter, excess_s
        if workout.priority == 1:
            kept = self.least_share
            shorter = Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=kept)
            return shorter, (1 - kept) * workout.duration_s
        return Change(ChangeKind.REMOVE, workout.uuid), workout.duration_s


def _least_important(workout: PlannedWorkout) -> tuple[int, float, str]:
    return -workout.priority, workout.load or 0.0, workout.uuid
