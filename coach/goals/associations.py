"""What goes together with a goal: training of earlier weeks beside later results."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean

from coach.domain.activity import Activity, Sport
from coach.domain.metric import MetricKind
from coach.goals.base import GoalHistory
from coach.goals.measured import best_series
from coach.goals.measures import E1RM, Points, measure_of
from coach.statistics.correlation import Correlation, correlate, holm
from coach.statistics.readings import monday, weekly_medians
from coach.units import SECONDS_PER_HOUR

WEEK = timedelta(weeks=1)
WINDOW = timedelta(weeks=52)
LAGS = range(5)
CLEAR = 0.05
LEAST_NIGHTS = 3

Weeks = Mapping[date, float]
"""A value for each week, by its Monday."""


@dataclass(frozen=True, slots=True)
class Association:
    """Two weekly series that were looked at together; never a cause.

    Attributes:
        driver: what was done: `swim_m`, `swims`, `hours`, `hard_sets`, `sleep`.
        outcome: key of the measure it was held against.
        lag_weeks: how many weeks the outcome was after it.
        correlation: of the changes from week to week; its p of this look alone.
        p: corrected for all looks that were made at once.
    """

    driver: str
    outcome: str
    lag_weeks: int
    correlation: Correlation
    p: float

    @property
    def is_clear(self) -> bool:
        """Whether chance is an unlikely reason, all looks considered."""
        return self.p < CLEAR


PAIRS = (
    ("swim_m", "swim_100yd"),
    ("swims", "swim_100yd"),
    ("hours", "vo2max"),
    ("hard_sets", "cmj"),
    ("hard_sets", f"{E1RM}back squat"),
    ("sleep", "swim_100yd"),
    ("sleep", f"{E1RM}back squat"),
    ("sleep", "hrv"),
)
"""Asked because somebody would: swimming and the 100 yards, hours and VO2max, sets and
strength, sleep and all that may hang on it."""


def associations(
    history: GoalHistory, day: date, pairs: Iterable[tuple[str, str]] = PAIRS
) -> tuple[Association, ...]:
    """The lag of 0-4 weeks at which each pair goes together best, the surest first.

    What two series that both rise share is their trend, so changes from one week to
    the next are compared (as Granger & Newbold 1974 advise for levels that drift):
    false finds stay under 5 %, and true ones are found though both drift. Pairs with
    fewer than eight such changes in the last 52 weeks are left out.
    """
    looks = [
        (driver, outcome, lag, found)
        for driver, outcome in pairs
        for lag, found in _looks(
            weekly_driver(driver, history, day), weekly_outcome(outcome, history, day)
        )
    ]
    corrected = holm([found.p for *_, found in looks])
    best: dict[tuple[str, str], Association] = {}
    for (driver, outcome, lag, found), p in zip(looks, corrected, strict=True):
        each = Association(driver, outcome, lag, found, p)
        kept = best.setdefault((driver, outcome), each)
        if found.p < kept.correlation.p:
            best[driver, outcome] = each
    return tuple(sorted(best.values(), key=lambda each: each.correlation.p))


def _looks(driver: Weeks, outcome: Weeks) -> Iterator[tuple[int, Correlation]]:
    before, after = _changes(driver), _changes(outcome)
    for lag in LAGS:
        pairs = [
            (before[week - lag * WEEK], change)
            for week, change in sorted(after.items())
            if week - lag * WEEK in before
        ]
        found = correlate([x for x, _ in pairs], [y for _, y in pairs])
        if found is not None:
            yield lag, found


def _changes(weeks: Weeks) -> Weeks:
    """From each week to the next, where both have a value."""
    return {
        week: value - weeks[week - WEEK]
        for week, value in weeks.items()
        if week - WEEK in weeks
    }


def weekly_outcome(key: str, history: GoalHistory, day: date) -> Weeks:
    """A measure's value in each week that has one, of one method and device."""
    by = measure_of(key)
    series = best_series(replace(by, window=WINDOW), history, day) if by else None
    if by is None or series is None:
        return {}
    is_best = by.points is Points.WEEKLY_BEST
    points = series.readings if is_best else weekly_medians(series.readings)
    return {monday(when): value for when, value in points}


def weekly_driver(key: str, history: GoalHistory, day: date) -> Weeks:
    """What was done in each whole week since training began, 0 in a week without.

    Sleep is the mean of a week with three nights or more.
    """
    if key == "sleep":
        return _sleep(history, day)
    amount = _AMOUNTS[key]
    last = monday(day + timedelta(days=1)) - WEEK
    first = monday(day - WINDOW) + WEEK
    done: dict[date, float] = {}
    for session in history.sessions:
        week = monday(session.activity.local_date)
        if first <= week <= last:
            done[week] = done.get(week, 0.0) + amount(session.activity)
    if not done:
        return {}
    begun = min(done)
    count = (last - begun) // WEEK + 1
    return {begun + n * WEEK: done.get(begun + n * WEEK, 0.0) for n in range(count)}


def _sleep(history: GoalHistory, day: date) -> Weeks:
    nights: dict[date, list[float]] = {}
    for each in history.of(MetricKind.SLEEP):
        if day - WINDOW < each.day <= day:
            nights.setdefault(monday(each.day), []).append(each.value)
    return {
        week: fmean(hours)
        for week, hours in nights.items()
        if len(hours) >= LEAST_NIGHTS
    }


def _swim_m(done: Activity) -> float:
    return (done.distance_m or 0.0) if done.sport is Sport.SWIM else 0.0


_AMOUNTS: Mapping[str, Callable[[Activity], float]] = {
    "swim_m": _swim_m,
    "swims": lambda done: float(done.sport is Sport.SWIM),
    "hours": lambda done: done.training_s / SECONDS_PER_HOUR,
    "hard_sets": lambda done: float(sum(each.is_hard for each in done.sets)),
}

DRIVERS = (*_AMOUNTS, "sleep")
