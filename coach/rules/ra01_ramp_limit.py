"""RA01: the coming week as planned would raise fitness too fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import floor
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import coming, daily, reduced_within
from coach.rules.base import Varies
from coach.statistics.exponential import FITNESS_DAYS, mean_after

_WEEK = timedelta(days=7)
_DIGITS = 10_000


@dataclass(frozen=True, slots=True)
class RampLimit:
    """A week that raises fitness by more than 8 is more than a body gets used to.

    **Fires when** the coming seven days as planned would raise fitness by more than 8.

    **Proposes** to make all of that week shorter by the same share, so that fitness
    rises by 5, and by no more than two fifths. Tests stay as they are. It is predicted
    that fitness rises by no more than that in the seven days.

    **Stays silent when** a day has not been answered for; before 42 days of training
    are known, since fitness rises from nothing then; when the load of a workout of
    that week is not known; within seven days of a reduction.

    Friel: 5 to 8 points a week are right for most, 10 the upper end; Couzens: 3 to 5
    for somebody with little time. Conservative fires above 10, aggressive above 6: a
    calmer rule is one that speaks later.
    """

    code: str = "RA01"
    name: str = "ramp-limit"
    most: float = 8.0
    to: float = 5.0
    floor: float = 0.60
    quiet_days: int = 7
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"most": 10.0},
        Aggressiveness.AGGRESSIVE: {"most": 6.0},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The shorter week, or None."""
        state = facts.load_states[-1] if facts.load_states else None
        if facts.unseen or state is None or state.warming_up:
            return None
        if reduced_within(facts, self.quiet_days):
            return None
        week, now = coming(facts), state.fitness
        cut = [w for w in week if not w.is_test and w.load]
        planned, kept = _gained(facts, week, now), _gained(facts, _rest(week, cut), now)
        if planned is None or kept is None or planned <= self.most:
            return None
        share = max((self.to - kept) / (planned - kept) if cut else 1.0, self.floor)
        share = floor(share * _DIGITS) / _DIGITS
        after = kept + share * (planned - kept)
        if share >= 1:
            return None
        risen = round(max(after, self.to), 1)
        return Draft(
            rule=self.code,
            title=f"Make the coming week {100 * (1 - share):.0f} % shorter",
            why=(
                f"As planned it would raise fitness by {planned:.1f}, and more than "
                f"{self.most:g} in a week is much; shorter it is {after:.1f}."
            ),
            evidence=(
                Evidence("fitness gained as planned", round(planned, 1), "points"),
                Evidence("gain in a week that is much", self.most, "points"),
                Evidence("fitness gained if shorter", round(after, 1), "points"),
                Evidence("share of the week taken off", round(1 - share, 4), "1"),
            ),
            changes=tuple(
                Change(ChangeKind.SCALE_DURATION, w.uuid, factor=share) for w in cut
            ),
            reduces=True,
            severity=43,
            predictions=(
                Prediction(
                    *(Measure.FITNESS, Direction.AT_MOST, None, round(now + risen, 1)),
                    *("points", facts.day + _WEEK),
                ),
            ),
        )


def _rest(
    week: Sequence[PlannedWorkout], cut: Sequence[PlannedWorkout]
) -> Sequence[PlannedWorkout]:
    return [w for w in week if w not in cut]


def _gained(
    facts: Facts, week: Sequence[PlannedWorkout], fitness: float
) -> float | None:
    """Fitness gained in the seven days with that training; None if it is unknown."""
    loads = daily(week, facts.day)
    return None if loads is None else mean_after(fitness, loads, FITNESS_DAYS) - fitness
