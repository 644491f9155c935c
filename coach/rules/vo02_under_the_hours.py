"""VO02: two weeks under the hours although the plan was followed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar
from uuid import NAMESPACE_OID, uuid5

from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import (
    Change,
    ChangeKind,
    End,
    EndKind,
    Intensity,
    PlannedWorkout,
    Step,
    Target,
    TargetKind,
)
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.base import Varies
from coach.rules.enough import hurts_or_ails, recovers_poorly
from coach.rules.hours import band, room_s

_WEEK = timedelta(days=7)
_HOUR = 3600.0
_ENDURANCE = (Sport.RUN, Sport.RIDE, Sport.SWIM, Sport.WALK)
_EASY = Target(TargetKind.RPE, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class UnderTheHours:
    """A plan that is followed and still stays below the hours is too small.

    **Fires when** the training of the last two seven-day windows lies below the
    lower end of the weekly hours, adherence in both was above 80 %, and the coming
    week is planned below the middle of the band.

    **Proposes** to lengthen the coming week's easier workouts towards the middle of
    the band, by a tenth of the planned hours in all and a quarter of each at most;
    where there is nothing to lengthen, an easy session of the endurance sport done
    most often, on a free day.

    **Stays silent when** a day has not been answered for, when the plan was reduced
    within the last two weeks, and when the body speaks against more: fatigue or
    soreness of 5 or more, under six hours of sleep (logged, else measured), an injury
    of severity 3 or more, or sickness as the reason for a workout of the last week.

    About a tenth more a week is a customary ceiling, not a measured one. Conservative
    adds half of it, aggressive asks for an adherence above 70 % only.
    """

    code: str = "VO02"
    name: str = "under-the-hours"
    adherence: float = 0.80
    growth: float = 0.10
    longer: float = 0.25
    least_added_min: int = 15
    poor: int = 5
    short_sleep_h: float = 6.0
    injured: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"growth": 0.05},
        Aggressiveness.AGGRESSIVE: {"adherence": 0.70},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The fuller week, or None."""
        low, high = band(facts)
        if not self._followed_and_low(facts, low) or self._is_enough(facts):
            return None
        wanted_s = min(
            (low + high) / 2 - facts.planned_hours, facts.planned_hours * self.growth
        )
        changes = tuple(self._more(facts, wanted_s * _HOUR))
        if not changes:
            return None
        return Draft(
            rule=self.code,
            title="Make the coming week a little fuller",
            why=(
                f"{facts.hours[0]:.1f} h and {facts.hours[1]:.1f} h were trained in "
                f"the last two weeks and the plan was followed; the least is {low:g} h."
            ),
            evidence=(
                Evidence("hours in the last seven days", round(facts.hours[0], 2), "h"),
                Evidence("hours in the seven before", round(facts.hours[1], 2), "h"),
                Evidence("lower end of the band", low, "h"),
                Evidence("hours planned", round(facts.planned_hours, 2), "h"),
            ),
            changes=changes,
            raises=True,
            severity=10,
            predictions=(
                Prediction(
                    *(Measure.HOURS, Direction.AT_LEAST, low, None, "h"),
                    facts.day + _WEEK,
                ),
            ),
        )

    def _followed_and_low(self, facts: Facts, low: float) -> bool:
        followed = all(
            a is not None and a > self.adherence for a in facts.adherences[:2]
        )
        return followed and not facts.unseen and max(facts.hours[:2]) < low

    def _is_enough(self, facts: Facts) -> bool:
        if any(day > facts.day - 2 * _WEEK for day in facts.reduced_on):
            return True
        poorly = recovers_poorly(
            facts, rated=self.poor, short_sleep_h=self.short_sleep_h
        )
        return poorly or hurts_or_ails(facts, self.injured)

    def _more(self, facts: Facts, wanted_s: float) -> Iterator[Change]:
        if wanted_s < 60:
            return
        week = [w for w in facts.upcoming if w.day <= facts.day + _WEEK]
        easy = [w for w in week if not (w.hard or w.is_test) and self._grows(facts, w)]
        total = sum(w.duration_s for w in easy)
        if total:
            factor = round(1 + min(wanted_s / total, self.longer), 4)
            for workout in easy:
                yield Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)
        elif wanted_s >= self.least_added_min * 60:
            yield from self._added(facts, week, wanted_s)

    def _grows(self, facts: Facts, workout: PlannedWorkout) -> bool:
        return room_s(facts, workout.day) >= workout.duration_s * (1 + self.longer)

    def _added(
        self, facts: Facts, week: list[PlannedWorkout], wanted_s: float
    ) -> Iterator[Change]:
        busy = {w.day for w in week}
        ahead = (facts.day + timedelta(days=n) for n in range(1, 8))
        free = (d for d in ahead if d not in busy and room_s(facts, d) >= wanted_s)
        day = next(free, None)
        if day is None or facts.plan is None:
            return
        sport, seconds = _endurance_sport(facts), wanted_s // 60 * 60
        uuid = str(uuid5(NAMESPACE_OID, f"{facts.plan.uuid} {self.code} {day}"))
        added = PlannedWorkout(
            uuid=uuid,
            day=day,
            original_day=day,
            sport=sport,
            title=f"Easy {sport}",
            duration_s=seconds,
            original_duration_s=seconds,
            steps=(Step(Intensity.WORK, End(EndKind.TIME, seconds), _EASY),),
            priority=3,
            rpe=3.0,
        )
        yield Change(ChangeKind.ADD, uuid, workout=added)


def _endurance_sport(facts: Facts) -> Sport:
    """The endurance sport done most often lately, a walk if there is none."""
    done = Counter(
        o.workout.sport
        for o in facts.all_outcomes
        if o.counts_as_completed and o.workout.sport in _ENDURANCE
    )
    return max(_ENDURANCE, key=lambda sport: (done[sport], sport is Sport.WALK))
