"""How well one session fits one planned workout."""

from dataclasses import dataclass

from coach.domain.activity import Activity, Sport
from coach.domain.plan import PlannedWorkout
from coach.domain.review import SessionLoad
from coach.domain.wording import count, minutes, percent
from coach.review.amounts import (
    DISTANCE,
    HARD_SETS,
    Amount,
    amount,
    substitute_amount,
)
from coach.review.parts import content, done_sets, planned_sets
from coach.review.standins import stand_ins
from coach.review.words import noun

FARTHEST_DAYS = 2

_LIGHT = frozenset({Sport.WALK, Sport.MOBILITY, Sport.GOLF, Sport.CHORES})

_SAME_DAY = (0.70, 0.30)
_DAY_OFF = (0.50, 0.15)
_TWO_DAYS_OFF = (0.35, 0.10)
_SUBSTITUTE = (0.15, 0.15)
_UNDER_HALF = (0.05, 0.10)


@dataclass(frozen=True, slots=True)
class Fit:
    """A session and a workout that could be one.

    Attributes:
        shift_days: days after the planned day; negative before it.
        closeness: in amount and content, 0 to 1.
        score: 0 to 1; its floor and its reach say what kind of fit it is, so that
            the day's own sport always scores above a day's shift, and that above
            another sport.
        is_exact: the planned sport on the planned day, half of it or more.
        reason: in words.
    """

    shift_days: int
    closeness: float
    score: float
    is_exact: bool
    reason: str

    @property
    def thousandths(self) -> int:
        """Closeness as a whole number; two days off are worse than any one day."""
        farther = max(abs(self.shift_days) - 1, 0)
        return round(1000 * self.closeness) - 1000 * farther


def fit(
    workout: PlannedWorkout, activity: Activity, _load: SessionLoad | None
) -> Fit | None:
    """The fit of half the workout or more, of its sport, within two days."""
    if activity.sport is not workout.sport:
        return None
    shift = (activity.local_date - workout.day).days
    of_plan = amount(workout, activity)
    if abs(shift) > FARTHEST_DAYS or (of_plan and not of_plan.reaches(50)):
        return None
    band = (_SAME_DAY, _DAY_OFF, _TWO_DAYS_OFF)[abs(shift)]
    how = _compared(workout, activity, of_plan)
    words = (_shifted(shift), noun(workout.sport), how)
    return _fit(shift, _closeness(workout, activity, of_plan), band, words)


def substitute(
    workout: PlannedWorkout, activity: Activity, load: SessionLoad | None
) -> Fit | None:
    """The fit of another sport on the planned day: two thirds to one and a half of it.

    By load where both loads are known, else by duration. A walk, mobility, golf or
    chores never stand for a swim, run, ride or strength.
    """
    if activity.sport is workout.sport or activity.local_date != workout.day:
        return None
    if (activity.sport in _LIGHT) is not (workout.sport in _LIGHT):
        return None
    of_plan = substitute_amount(workout, activity, load)
    if of_plan is None or not of_plan.reaches(67) or of_plan.exceeds(150):
        return None
    done, planned = noun(activity.sport), noun(workout.sport)
    likeness = f"{percent(of_plan.ratio)} of the planned {of_plan.measure}"
    words = ("same day", f"{done} instead of {planned}", likeness)
    return _fit(0, of_plan.nearness, _SUBSTITUTE, words)


def under_half(
    workout: PlannedWorkout, activity: Activity, _load: SessionLoad | None
) -> Fit | None:
    """The fit of less than half the workout, of its sport, on its day."""
    if activity.sport is not workout.sport or activity.local_date != workout.day:
        return None
    of_plan = amount(workout, activity)
    if of_plan is None or of_plan.reaches(50):
        return None
    words = ("same day", noun(workout.sport), _compared(workout, activity, of_plan))
    return _fit(0, of_plan.nearness, _UNDER_HALF, words)


def _fit(
    shift: int, closeness: float, band: tuple[float, float], words: tuple[str, ...]
) -> Fit:
    floor, reach = band
    return Fit(
        shift_days=shift,
        closeness=closeness,
        score=round(floor + reach * closeness, 3),
        is_exact=band is _SAME_DAY,
        reason=", ".join(word for word in words if word),
    )


def _closeness(
    workout: PlannedWorkout, activity: Activity, of_plan: Amount | None
) -> float:
    near = 1.0 if of_plan is None else of_plan.nearness
    parts = content(workout, activity)
    return near if parts is None else (near + parts) / 2


def _shifted(days: int) -> str:
    if days == 0:
        return "same day"
    return f"{count(abs(days), 'day')} {'late' if days > 0 else 'early'}"


def _compared(
    workout: PlannedWorkout, activity: Activity, of_plan: Amount | None
) -> str:
    if of_plan is None:
        return ""
    if of_plan.measure == HARD_SETS:
        return _compared_sets(workout, activity, of_plan)
    if of_plan.measure == DISTANCE:
        return f"{percent(of_plan.ratio)} of the planned distance"
    off_s = of_plan.done - of_plan.planned
    if abs(off_s) <= 30:
        return "as long as planned"
    return f"{minutes(abs(off_s))} {'longer' if off_s > 0 else 'shorter'} than planned"


def _compared_sets(workout: PlannedWorkout, activity: Activity, of_plan: Amount) -> str:
    planned, done = planned_sets(workout), done_sets(activity)
    others = stand_ins(planned, done)
    shared = sum(each in planned for each in done) + len(others)
    said = [
        f"{of_plan.done} of {count(of_plan.planned, 'hard set')}",
        f"{shared} of {count(len(planned), 'planned exercise')}",
        *(f"{name} done as {other}" for name, other in others.items()),
    ]
    return ", ".join(said)
