"""TA01: the test that decides a goal, or the goal's own day, is near."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import coming, reduced_within
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.goal_names import named
from coach.rules.taper import taper_volume

_MEASURED_AT_REST = {"body_fat", "weight", "weekly_hours"}
"""Goals that no test decides: nobody is fresher on the scale for training less."""


@dataclass(frozen=True, slots=True)
class Taper:
    """The last week before what counts is shorter, and as fast and heavy as ever.

    **Fires when** three to seven days ahead lies the day of a goal that is tested, or
    a test of such a goal that lies at most 14 days before the goal's day.

    **Proposes** to shorten what is planned until then, more from day to day, to 40 %
    at least: some 45 % less in all. Sessions, speeds and loads stay; tests and mobility
    are not touched. It is predicted that form on the day before is no lower than now.

    **Stays silent when** no goal has its day near (a test that only looks how things
    stand needs an easy day before it, not a taper); when the plan was reduced within
    the last seven days, or holds no more than 60 % of the usual hours until then (that
    is a taper already); within seven days of a no.

    Bosquet 2007: volume down by 41 to 60 %, exponentially, intensity and frequency
    kept. That seven days are enough at three to five hours a week is a design default.
    Conservative goes down to 60 %, aggressive begins on the tenth day.
    """

    code: str = "TA01"
    name: str = "taper"
    days: int = 7
    least_days: int = 3
    decides_within: int = 14
    tau_days: float = 6.0
    floor: float = 0.40
    tapered_share: float = 0.60
    quiet_days: int = 7
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"floor": 0.60},
        Aggressiveness.AGGRESSIVE: {"days": 10},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The days until then, shorter; or None."""
        told = rejected_within(facts, self.code, self.quiet_days)
        if told or reduced_within(facts, self.quiet_days):
            return None
        found = min(self._events(facts), default=None)
        if found is None:
            return None
        when, what = found
        left = (when - facts.day).days
        until = [w for w in coming(facts, left - 1) if _counts(w)]
        hours = sum(w.duration_s for w in until) / 3600
        usual = sum(facts.hours) / max(len(facts.hours), 1) * (left - 1) / 7
        if not until or hours <= self.tapered_share * usual:
            return None
        shares = {w.uuid: self._share(w, left, facts.day) for w in until}
        kept = sum(w.duration_s * shares[w.uuid] for w in until) / 3600
        return Draft(
            rule=self.code,
            title=f"Taper for {what} on {when:%A}",
            why=(
                f"{what[0].upper()}{what[1:]} is {left} days away: {hours:.1f} h are "
                f"planned until then, {kept:.1f} h leave you fresh; speeds and loads "
                "stay."
            ),
            evidence=(
                Evidence("days until then", left, "days"),
                Evidence("hours planned until then", round(hours, 1), "h"),
                Evidence("hours with the taper", round(kept, 1), "h"),
            ),
            changes=tuple(
                Change(ChangeKind.SCALE_DURATION, uuid, factor=share)
                for uuid, share in shares.items()
            ),
            reduces=True,
            severity=35,
            predictions=self._predictions(facts, when),
        )

    def _events(self, facts: Facts) -> Iterator[tuple[date, str]]:
        """Days that count, and what is on them."""
        for goal in facts.goals:
            if goal.by is None or goal.key in _MEASURED_AT_REST:
                continue
            before = goal.by - timedelta(days=self.decides_within)
            tests = [
                (w.day, w.title)
                for w in facts.upcoming
                if w.is_test and goal.key in w.goals and before <= w.day <= goal.by
            ]
            name = f"the day of {named(goal.key)}"
            for when, what in tests or [(goal.by, name)]:
                if self.least_days <= (when - facts.day).days <= self.days:
                    yield when, what

    def _share(self, workout: PlannedWorkout, left: int, today: date) -> float:
        """The longer the taper has gone on, the less is left of a day."""
        begun = self.days - left + (workout.day - today).days
        return round(taper_volume(1.0, begun, self.tau_days, self.floor), 4)

    def _predictions(self, facts: Facts, when: date) -> tuple[Prediction, ...]:
        if not facts.load_states:
            return ()
        form = round(facts.load_states[-1].form, 1)
        return (
            Prediction(
                *(Measure.FORM, Direction.AT_LEAST, form, None, "points"),
                when - timedelta(days=1),
            ),
        )


def _counts(workout: PlannedWorkout) -> bool:
    return not workout.is_test and workout.sport is not Sport.MOBILITY
