"""MO01: a full week in which every day is like the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import fsum
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import (
    WEEK_DAYS,
    coming,
    daily,
    reduced_within,
)
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.statistics.sameness import mean_over_spread

_HOUR = 3600.0
_ALIKE = 10.0


@dataclass(frozen=True, slots=True)
class Monotony:
    """A full week without an easy day wears out more than one with hard and easy days.

    **Fires when** the coming seven days as planned have a monotony above 2 (mean over
    sample standard deviation of daily load, days of rest counted) and more load than
    the mean week of the last four.

    **Proposes** to make one of its days easier: of the workouts that are no key
    workout and no test, the least important one, at half its time where that is
    enough, else left out for a rest. It is predicted that the week holds no more hours
    than are then planned.

    **Stays silent when** a day has not been answered for; when fewer than four weeks
    of training are known, or the load of a workout of that week is not; when no such
    change makes the days differ more; within seven days of a reduction or of a no.

    Foster 1998 for monotony; 2 is the figure coaches go by, not one with a trial behind
    it, and it is nothing by itself: only with more load than usual. The ratio of acute
    to chronic load is no part of it (Impellizzeri 2020). Conservative fires above 2.5,
    aggressive above 1.8.
    """

    code: str = "MO01"
    name: str = "monotony"
    most: float = 2.0
    shorter: float = 0.5
    weeks: int = 4
    quiet_days: int = 7
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"most": 2.5},
        Aggressiveness.AGGRESSIVE: {"most": 1.8},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The week with an easier day, or None."""
        week, days = coming(facts), self.weeks * WEEK_DAYS
        loads = daily(week, facts.day)
        if loads is None or len(facts.daily) < days or self._is_held(facts):
            return None
        usual, sameness = fsum(facts.daily[-days:]) / self.weeks, _monotony(loads)
        if sameness <= self.most or fsum(loads) <= usual:
            return None
        tried = list(self._tried(facts, week, loads))
        rests = [each for each in tried if each[0].kind is ChangeKind.INSERT_REST]
        eased = [each for each in tried if each[1] <= self.most] or rests
        if not eased or eased[0][1] >= sameness:
            return None
        change, after, seconds = eased[0]
        workout = next(w for w in week if w.uuid == change.workout_uuid)
        planned_h = (sum(w.duration_s for w in week) - seconds) / _HOUR
        verb = "Halve" if change.factor else "Rest instead of"
        return Draft(
            rule=self.code,
            title=f"{verb} {workout.title} on {workout.day:%A}",
            why=(
                f"The coming days are too alike: monotony {sameness:.1f}, where more "
                f"than {self.most:g} is much, at a load of {fsum(loads):.0f} where "
                f"{usual:.0f} a week is usual; with an easier day it is {after:.1f}."
            ),
            evidence=(
                Evidence("monotony as planned", round(sameness, 1), "1"),
                Evidence("monotony that is much", self.most, "1"),
                Evidence("load of the coming week", round(fsum(loads)), "points"),
                Evidence("load of a usual week", round(usual), "points"),
                Evidence("monotony with an easier day", round(after, 1), "1"),
            ),
            changes=(change,),
            reduces=True,
            severity=25,
            predictions=(
                Prediction(
                    *(Measure.HOURS, Direction.AT_MOST, None, round(planned_h, 2), "h"),
                    facts.day + timedelta(days=WEEK_DAYS),
                ),
            ),
        )

    def _is_held(self, facts: Facts) -> bool:
        quiet = self.quiet_days
        told = rejected_within(facts, self.code, quiet)
        return facts.unseen or told or reduced_within(facts, quiet)

    def _tried(
        self, facts: Facts, week: Sequence[PlannedWorkout], loads: Sequence[float]
    ) -> Iterator[tuple[Change, float, float]]:
        """Changes, the mildest first, each with monotony after it and seconds saved."""
        free = [w for w in week if w.priority > 1 and not w.is_test and w.load]
        free.sort(key=lambda w: (-w.priority, w.load or 0.0, w.uuid))
        for kept in (self.shorter, 0.0):
            for workout in free:
                after = list(loads)
                number = (workout.day - facts.day).days - 1
                after[number] -= (1 - kept) * (workout.load or 0.0)
                yield (
                    _change(workout, kept),
                    _monotony(after),
                    (1 - kept) * workout.duration_s,
                )


def _change(workout: PlannedWorkout, kept: float) -> Change:
    if kept:
        return Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=kept)
    return Change(ChangeKind.INSERT_REST, workout.uuid)


def _monotony(loads: Sequence[float]) -> float:
    """At most ten, which also stands for days that are all alike."""
    found = mean_over_spread(loads)
    return min(_ALIKE if found is None else found, _ALIKE)
