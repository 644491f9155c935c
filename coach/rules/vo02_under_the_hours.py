"""VO02: two weeks under the hours although the plan was followed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.review import Draft, Evidence, Facts
from coach.rules.hours import band

_WEEK = timedelta(days=7)
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class UnderTheHours:
    """A plan that is followed and still stays below the hours is too small.

    **Fires when** the training of the last two seven-day windows lies below the
    lower end of the weekly hours, adherence in both was above 80 %, and the coming
    week is planned below the middle of the band.

    **Proposes** to lengthen the coming week's easier workouts towards the middle of
    the band, by a tenth of the planned hours at most; where there is nothing to
    lengthen, an easy session of the most frequent endurance sport on a free day.

    **Stays silent when** a day has not been answered for, when the plan was reduced
    within the last two weeks, and when the day's wellness speaks against more
    (fatigue or soreness of 5 or more, under six hours of sleep).

    About a tenth more a week is a customary ceiling, not a measured one.
    """

    code: str = "VO02"
    name: str = "under-the-hours"
    adherence: float = 0.80
    growth: float = 0.10
    poor: int = 5
    short_sleep_h: float = 6.0

    def draft(self, facts: Facts) -> Draft | None:
        """The fuller week, or None."""
        low, high = band(facts)
        if not self._followed_and_low(facts, low) or self._poorly(facts):
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
        )

    def _followed_and_low(self, facts: Facts, low: float) -> bool:
        followed = all(
            a is not None and a > self.adherence for a in facts.adherences[:2]
        )
        return followed and not facts.unseen and max(facts.hours[:2]) < low

    def _poorly(self, facts: Facts) -> bool:
        if any(day > facts.day - 2 * _WEEK for day in facts.reduced_on):
            return True
        entry = facts.wellness[-1] if facts.wellness else None
        if entry is None or entry.day != facts.day:
            return False
        tired = max(entry.fatigue or 0, entry.soreness or 0) >= self.poor
        return tired or (
            entry.sleep_h is not None and entry.sleep_h < self.short_sleep_h
        )

    def _more(self, facts: Facts, wanted_s: float) -> Iterator[Change]:
        if wanted_s < 60:
            return
        last = facts.day + _WEEK
        week = [w for w in facts.upcoming if w.day <= last]
        easy = [w for w in week if not (w.hard or w.is_test) and self._grows(facts, w)]
        total = sum(w.duration_s for w in easy)
        if total:
            factor = round(1 + wanted_s / total, 4)
            for workout in easy:
                yield Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)
        elif week:
            yield from self._added(facts, week, wanted_s)

    def _grows(self, facts: Facts, workout: PlannedWorkout) -> bool:
        room = [
            s.minutes * 60 for s in facts.slots if s.weekday == workout.day.weekday()
        ]
        return max(room, default=0.0) > workout.duration_s * (1 + self.growth)

    def _added(
        self, facts: Facts, week: list[PlannedWorkout], wanted_s: float
    ) -> Iterator[Change]:
        model = min(week, key=lambda w: (w.hard, w.is_test, w.day, w.uuid))
        busy = {w.day for w in week}
        free = [
            o.day
            for o in facts.openings.get(model.uuid, ())
            if o.keeps_spacing and o.day not in busy and o.day <= facts.day + _WEEK
        ]
        if not free:
            return
        uuid = f"{model.uuid}+{free[0]}"
        added = replace(
            model,
            uuid=uuid,
            id=None,
            day=free[0],
            original_day=free[0],
            duration_s=wanted_s,
            original_duration_s=wanted_s,
            title=f"Easy {model.sport}",
            hard=False,
            is_test=False,
            priority=3,
            rpe=3.0,
            steps=(),
            distance_m=None,
            load=None,
        )
        yield Change(ChangeKind.ADD, uuid, workout=added)
