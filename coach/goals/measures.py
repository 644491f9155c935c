"""What can be measured: each measure's unit, direction and error, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from coach.domain.metric import UNITS, MetricKind

CSS = "css"

E1RM = "e1rm:"
"""`e1rm:back squat`: a lift's estimated one-repetition maximum."""

E1RM_TO_BODY_WEIGHT = "e1rm_bw:"
"""`e1rm_bw:back squat`: the same as a multiple of body weight."""

POOL_LENGTHS = "pool lengths"
"""What a watch timed; trials against the clock come before it."""

_SESSIONS = timedelta(weeks=12)
_SWIMS = timedelta(weeks=16)
_ESTIMATES = timedelta(weeks=26)
_TESTS = timedelta(weeks=36)
"""Eight tests, one every four weeks, and a month to spare (our choice)."""


class Points(Enum):
    """What a trend is drawn through."""

    WEEKLY_MEDIAN = "each week's median"
    CHANGES = "weekly medians of the values that do not repeat the last"
    WEEKLY_BEST = "each week's best, or the best of as many as a usual week has"
    STEPS = "nothing: steps of equipment or of a checklist have no slope"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in the measure's unit, or a share of the usual value."""

    number: float
    is_share: bool = False

    def of(self, usual: float) -> float:
        """The amount in the measure's unit."""
        return self.number * abs(usual) if self.is_share else self.number


def _share(number: float) -> Amount:
    return Amount(number, is_share=True)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be measured, and what a change of it is worth.

    Attributes:
        key: what goals call it.
        name: in words: `countermovement jump`.
        good: 1 where more is better, -1 where less is, 0 where the target says.
        smallest: the smallest change over 28 days that matters.
        log: the command that logs a value.
        error: typical error of one test; None where values are no tests, so that
            only a trend can speak.
        window: how far back the trend looks.
        fresh: with no value for longer there is no verdict.
        least_points: with fewer points there is no trend.
        level_over: the level is the mean of so many days; None takes the trend's.
        first_of_day: of several values of a day only the first counts.
        last_resort: the method that speaks only where no other has enough to say.
        foretold: what a test would give now is told.
    """

    key: str
    name: str
    unit: str
    good: int
    smallest: Amount
    log: str
    points: Points = Points.WEEKLY_MEDIAN
    error: Amount | None = None
    window: timedelta = _SESSIONS
    fresh: timedelta = timedelta(days=28)
    least_points: int = 5
    level_over: timedelta | None = None
    first_of_day: bool = False
    last_resort: str | None = None
    foretold: bool = False

    @property
    def direction(self) -> str:
        """Which change is a good one: `more`, `less` or `towards the target`."""
        return {1: "more", -1: "less"}.get(self.good, "towards the target")


def _daily(kind: MetricKind, name: str, good: int, smallest: Amount) -> Measure:
    """What a scale or a watch measures day by day."""
    return Measure(kind, name, UNITS[kind], good, smallest, "coach import PATH")


def _test(
    kind: MetricKind, name: str, typed: str, smallest: Amount, error: Amount | None
) -> Measure:
    """A test done every two to four weeks: more is better, the best counts."""
    return Measure(
        kind,
        name,
        UNITS[kind],
        1,
        smallest,
        f"coach log test {typed} VALUE",
        Points.STEPS if error is None else Points.WEEKLY_BEST,
        error,
        window=_TESTS,
        fresh=timedelta(weeks=8),
    )


def _timed(
    kind: MetricKind, name: str, typed: str, smallest: float, error: float
) -> Measure:
    """A swim or run against the clock: less is better, the best counts."""
    return replace(_test(kind, name, typed, _share(smallest), _share(error)), good=-1)


def _lift(key: str, name: str, unit: str) -> Measure:
    """A lift: one-repetition maxima vary by 4.2 % (median of Grgic et al. 2020)."""
    return Measure(
        key,
        name,
        unit,
        1,
        _share(0.01),
        "coach log set EXERCISE SETS",
        Points.WEEKLY_BEST,
        _share(0.042),
        window=_SWIMS,
    )


_SWIM_ERROR = 0.014
"""Between two meets of a national swimmer (Stewart & Hopkins 2000)."""

_RUN_ERROR = 0.02
"""Trained runners' 5 km vary by 1.5 % (Fisher et al. 2017); rounded up for others."""

_CMJ = _share(0.058)
"""Height of a countermovement jump on a force plate; photocells did better, 4 %."""

_BROAD_JUMP = _share(0.03)
"""2.4 % among students of sport (Markovic et al. 2004), rounded up for others."""

_SIT_AND_REACH = Amount(1.4)
"""4.5 % (Ayala et al. 2012) of some 31 cm: at the toes a share means nothing."""

_Y_BALANCE = Amount(3.3)
"""From the composite's smallest detectable change of 9 (Shaffer et al. 2013)."""

_ALL = (
    replace(
        _daily(MetricKind.BODY_FAT, "body fat", -1, Amount(0.5)),
        log="coach log body --body-fat-pct VALUE",
        level_over=timedelta(days=28),
        first_of_day=True,
    ),
    replace(
        _daily(MetricKind.WEIGHT, "weight", 0, Amount(0.5)),
        log="coach log body --weight-kg VALUE",
        level_over=timedelta(days=28),
        first_of_day=True,
    ),
    _daily(MetricKind.REST_HR, "resting heart rate", 0, Amount(2.0)),
    _daily(MetricKind.HRV, "heart-rate variability", 1, _share(0.05)),
    _daily(MetricKind.SLEEP, "sleep", 0, Amount(0.25)),
    _daily(MetricKind.STEPS, "steps a day", 1, Amount(500.0)),
    _daily(MetricKind.READINESS, "training readiness", 1, Amount(5.0)),
    replace(
        _daily(MetricKind.VO2MAX, "VO2max", 1, Amount(1.0)),
        log="coach log test vo2max VALUE",
        points=Points.CHANGES,
        window=_ESTIMATES,
        least_points=8,
        error=_share(0.04),
    ),
    replace(
        _timed(
            MetricKind.SWIM_100YD,
            "100 yd freestyle",
            "swim_100yd_s",
            0.005,
            _SWIM_ERROR,
        ),
        window=_SWIMS,
        fresh=timedelta(days=28),
        last_resort=POOL_LENGTHS,
        foretold=True,
    ),
    _timed(MetricKind.SWIM_100M, "100 m freestyle", "swim_100m_s", 0.005, _SWIM_ERROR),
    _timed(MetricKind.SWIM_200, "200 freestyle", "swim_200_s", 0.005, _SWIM_ERROR),
    _timed(MetricKind.SWIM_400, "400 freestyle", "swim_400_s", 0.005, _SWIM_ERROR),
    Measure(
        CSS,
        "critical swim speed",
        "s/100 m",
        -1,
        _share(0.01),
        "coach log test swim_200_s VALUE, and swim_400_s in the same pool",
        Points.WEEKLY_BEST,
        _share(0.04),
        window=_TESTS,
        fresh=timedelta(weeks=8),
        last_resort=POOL_LENGTHS,
    ),
    _timed(MetricKind.RUN_5K, "5 km run", "run_5k_s", 0.01, _RUN_ERROR),
    replace(
        _timed(MetricKind.RUN_12MIN, "12 min run", "run_12min_m", 0.01, _RUN_ERROR),
        good=1,
    ),
    _test(MetricKind.CMJ, "countermovement jump", "cmj_cm", Amount(2.0), _CMJ),
    _test(
        MetricKind.BROAD_JUMP, "broad jump", "broad_jump_cm", Amount(5.0), _BROAD_JUMP
    ),
    _test(MetricKind.BOX_JUMP, "box jump", "box_jump_cm", Amount(5.0), None),
    _test(
        MetricKind.SIT_AND_REACH,
        "sit-and-reach",
        "sit_and_reach_cm",
        Amount(1.5),
        _SIT_AND_REACH,
    ),
    _test(MetricKind.Y_BALANCE, "Y-balance", "y_balance_pct", Amount(2.0), _Y_BALANCE),
    _test(
        MetricKind.OVERHEAD_SQUAT,
        "overhead squat",
        "overhead_squat_0_3",
        Amount(1.0),
        None,
    ),
)

LONGEST = max(each.window for each in _ALL)
"""No measure looks further back."""

_BY_KEY: Mapping[str, Measure] = {str(each.key): each for each in _ALL}

MEASURED_KEYS = (*_BY_KEY, f"{E1RM}EXERCISE")
"""Every key with a measure of its own; for lifts the form of it."""


def measure_of(key: str) -> Measure | None:
    """The measure of that key, None where nothing is measured by it."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    for prefix, name, unit in (
        (E1RM, "one-repetition maximum of the {}", "kg"),
        (E1RM_TO_BODY_WEIGHT, "{} to body weight", "x body weight"),
    ):
        exercise = key.removeprefix(prefix)
        if exercise and exercise != key:
            return _lift(key, name.format(exercise), unit)
    return None
