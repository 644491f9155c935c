"""FA01: two signs that training has piled up: a week at about half of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from typing import ClassVar

from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.domain.wording import MINUS, percent
from coach.rules.base import Varies
from coach.rules.recovery import Usual, hooper_z, hrv, night
from coach.rules.unwell import injured, unwell_lately

DELOAD = "FA01"
DELOAD_DAYS = 7
_WEEK = timedelta(days=7)
_TRAINED = {
    Sport.SWIM,
    Sport.RUN,
    Sport.RIDE,
    Sport.WALK,
    Sport.STRENGTH,
    Sport.MULTISPORT,
}
"""Mobility is no strain, and a round of golf or a day in the snow is not halved."""

Sign = tuple[str, tuple[Evidence, ...]]
"""A sign in words, and the numbers in it."""


@dataclass(frozen=True, slots=True)
class Deload:
    """Two independent signs that training has piled up: seven days at about half.

    **Fires when** two of these four hold. Load: form at -40 % of fitness or lower on
    three evenings running (what a short history hides of fitness is added), or fitness
    up by more than 8 in each of the last two weeks; both come from the same loads and
    count as one sign. Time: five weeks or more
    since the last lighter week, or since training began. Recovery: poor on three of
    the last seven days, a day being poor when two of these hold: heart-rate
    variability of seven days below one's own range, a Hooper index 1.5 standard
    deviations above one's own, sleep a deviation below one's own mean. Performance: two
    main lifts or more without a new best in three sessions while the same set felt
    heavier, by an RPE of 1 or more.

    **Proposes** for the next seven days, and for them only: endurance 45 % shorter,
    its intensity kept; 45 % fewer sets, one of each exercise at least; loads 5 to
    10 % lower. No workout is dropped, tests and mobility stay as they are, and the
    week after stands as planned.

    **Stays silent when** a day has not been answered for; before 42 days of training
    are known; when the plan was reduced within the last 21 days; when any seven of the
    next fourteen days are planned at 70 % or less of the last three weeks (that is a
    deload already); when an injury of severity 4 or more is not healed, or sickness
    or injury was the reason for a workout of the last week. Then rest is due, not a
    lighter week: coach plan skip takes workouts out.

    What a deload is made of: Rogerson 2024 (246 athletes: a week, every five to six
    weeks, fewer sets, frequency kept), Bell 2023. When it is due has no trial behind
    it; the limits are design defaults, 8 a week is Friel's upper end. Conservative
    waits for six weeks and five evenings, aggressive for four weeks and two evenings.
    """

    code: str = DELOAD
    name: str = "deload"
    low_form: float = -0.40
    low_evenings: int = 3
    ramp: float = 8.0
    building_days: int = 35
    poor_days: int = 3
    sleep_deviations: float = 1.0
    hooper_z: float = 1.5
    signs_of_a_poor_day: int = 2
    stalled_lifts: int = 2
    signs: int = 2
    volume: float = 0.55
    rested_days: int = 21
    lighter_share: float = 0.70
    severity: int = 4
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"building_days": 42, "low_evenings": 5},
        Aggressiveness.AGGRESSIVE: {"building_days": 28, "low_evenings": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The lighter week, or None."""
        if self._is_held(facts):
            return None
        found = (
            self._load(facts),
            self._time(facts),
            self._recovery(facts),
            self._performance(facts),
        )
        signs = [sign for sign in found if sign is not None]
        changes = tuple(self._changes(facts))
        if len(signs) < self.signs or not changes or self._comes_anyway(facts):
            return None
        text = "; ".join(said for said, _ in signs)
        return Draft(
            rule=self.code,
            title="Deload: seven days at about half the training",
            why=f"{text[0].upper()}{text[1:]}.",
            evidence=tuple(each for _, evidence in signs for each in evidence),
            changes=changes,
            reduces=True,
            severity=45,
            predictions=(
                Prediction(
                    *(Measure.FORM, Direction.AT_LEAST, _form_now(facts), None),
                    *("points", facts.day + _WEEK),
                ),
            ),
        )

    def _is_held(self, facts: Facts) -> bool:
        last = facts.load_states[-1] if facts.load_states else None
        if facts.unseen or last is None or last.warming_up:
            return True
        since = facts.day - timedelta(days=self.rested_days)
        if any(day > since for day in facts.reduced_on):
            return True
        return injured(facts, self.severity) or unwell_lately(facts)

    def _changes(self, facts: Facts) -> Iterable[Change]:
        for workout in facts.upcoming:
            trains = workout.sport in _TRAINED and not workout.is_test
            if trains and workout.day <= facts.day + _WEEK:
                yield Change(ChangeKind.DELOAD, workout.uuid, factor=self.volume)

    def _load(self, facts: Facts) -> Sign | None:
        return self._form(facts) or self._ramp(facts)

    def _form(self, facts: Facts) -> Sign | None:
        shares = facts.form_shares[-self.low_evenings :]
        if len(shares) < self.low_evenings or max(shares) > self.low_form:
            return None
        now = round(shares[-1], 3)
        said = (
            f"form is {MINUS}{percent(-now)} of fitness and has been {MINUS}"
            f"{percent(-self.low_form)} or lower for {self.low_evenings} evenings"
        )
        return said, (
            Evidence("form, share of fitness", now, "1"),
            Evidence("form that is too low", self.low_form, "1"),
            Evidence("evenings running", self.low_evenings, "evenings"),
        )

    def _ramp(self, facts: Facts) -> Sign | None:
        fitness = [state.fitness for state in facts.load_states[::-7]][:3]
        if len(fitness) < 3:
            return None
        last, before = fitness[0] - fitness[1], fitness[1] - fitness[2]
        if min(last, before) <= self.ramp:
            return None
        said = (
            f"fitness rose by {before:.1f} and {last:.1f} in the last two weeks, "
            f"where {self.ramp:g} a week is much"
        )
        return said, (
            Evidence("fitness gained in the last week", round(last, 1), "points"),
            Evidence("fitness gained the week before", round(before, 1), "points"),
            Evidence("gain in a week that is much", self.ramp, "points"),
        )

    def _time(self, facts: Facts) -> Sign | None:
        if facts.building_since is None:
            return None
        days = (facts.day - facts.building_since).days + 1
        if days < self.building_days:
            return None
        return (
            f"{days} days of training lie behind you without a lighter week",
            (Evidence("days since the last lighter week", days, "days"),),
        )

    def _recovery(self, facts: Facts) -> Sign | None:
        days = [facts.day - timedelta(days=n) for n in range(DELOAD_DAYS)]
        poor = sum(self._was_poor(facts, day) for day in days)
        if poor < self.poor_days:
            return None
        return (
            f"recovery was poor on {poor} of the last 7 days",
            (Evidence("days of poor recovery", poor, "of 7 days"),),
        )

    def _performance(self, facts: Facts) -> Sign | None:
        lifts = facts.stalled
        if len(lifts) < self.stalled_lifts:
            return None
        names = " and ".join(lift.exercise for lift in lifts)
        return (
            f"{len(lifts)} main lifts ({names}) brought no new best and feel heavier",
            (Evidence("main lifts that stalled", len(lifts), "lifts"),),
        )

    def _was_poor(self, facts: Facts, day: date) -> bool:
        usual = Usual()
        index, last, beats = (
            hooper_z(facts, day, usual),
            night(facts, day, usual),
            hrv(facts, day),
        )
        signs = (
            index is not None and index >= self.hooper_z,
            last is not None and (last.z or 0.0) < -self.sleep_deviations,
            beats is not None and beats.below,
        )
        return sum(signs) >= self.signs_of_a_poor_day

    def _comes_anyway(self, facts: Facts) -> bool:
        """Whether the plan holds a lighter week within the next fourteen days."""
        past = {o.workout.uuid: o.workout for o in facts.all_outcomes}.values()
        by_load = all(w.load is not None for w in (*past, *facts.upcoming))
        amounts = [(w.day, _amount(w, by_load=by_load)) for w in past]
        amounts += [(w.day, _amount(w, by_load=by_load)) for w in facts.upcoming]
        weeks = [_week(amounts, facts.day - n * _WEEK) for n in range(3)]
        trained = [week for week in weeks if week > 0]
        if not trained or facts.plan is None:
            return False
        usual = fsum(trained) / len(trained)
        ends = (facts.day + timedelta(days=n) for n in range(7, 15))
        return any(
            _week(amounts, end) <= self.lighter_share * usual
            for end in ends
            if end <= facts.plan.end
        )


def _form_now(facts: Facts) -> float:
    """The form a deload has to bring back at least: that of the evening."""
    return round(facts.load_states[-1].form, 1)


def _amount(workout: PlannedWorkout, *, by_load: bool) -> float:
    return (workout.load or 0.0) if by_load else workout.duration_s


def _week(amounts: Iterable[tuple[date, float]], last: date) -> float:
    """What is planned for the seven days that end on `last`."""
    return fsum(amount for day, amount in amounts if last - _WEEK < day <= last)
