"""Tests of fitness an athlete can do and type in: `coach log test KEY VALUE`."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.metric import UNITS, Metric, MetricKind

TRIAL = "trial"
"""How a swim or run against the clock is got; what a watch timed is another method."""

TEST = "test"
"""How the others are got: by hand, with tape, box or bench."""


@dataclass(frozen=True, slots=True)
class FitnessTest:
    """One test and the values it can have.

    Attributes:
        key: as it is typed, with its unit: `box_jump_cm`.
        least: the smallest value a person can mean, `most` the largest; beyond them
            it is a slip of typing.
        method: the `Metric.method` of its results.
        in_pool: the pool's length belongs to the method: two courses are two series.
    """

    key: str
    kind: MetricKind
    name: str
    least: float
    most: float
    method: str = TEST
    in_pool: bool = False

    @property
    def unit(self) -> str:
        """The unit of its values."""
        return UNITS[self.kind]


_ALL = (
    FitnessTest("box_jump_cm", MetricKind.BOX_JUMP, "box jump", 10, 170),
    FitnessTest("broad_jump_cm", MetricKind.BROAD_JUMP, "broad jump", 30, 380),
    FitnessTest("cmj_cm", MetricKind.CMJ, "countermovement jump", 5, 100),
    FitnessTest("sit_and_reach_cm", MetricKind.SIT_AND_REACH, "sit-and-reach", -40, 60),
    FitnessTest("y_balance_pct", MetricKind.Y_BALANCE, "Y-balance", 40, 140),
    FitnessTest(
        "overhead_squat_0_3", MetricKind.OVERHEAD_SQUAT, "overhead squat", 0, 3
    ),
    FitnessTest("swim_100yd_s", MetricKind.SWIM_100YD, "100 yd", 39, 600, TRIAL),
    FitnessTest(
        "swim_100m_s", MetricKind.SWIM_100M, "100 m", 44, 600, TRIAL, in_pool=True
    ),
    FitnessTest(
        "swim_200_s", MetricKind.SWIM_200, "200", 88, 1200, TRIAL, in_pool=True
    ),
    FitnessTest(
        "swim_400_s", MetricKind.SWIM_400, "400", 190, 2400, TRIAL, in_pool=True
    ),
    FitnessTest("run_5k_s", MetricKind.RUN_5K, "5 km run", 750, 4500, TRIAL),
    FitnessTest("run_12min_m", MetricKind.RUN_12MIN, "12 min run", 800, 4500, TRIAL),
    FitnessTest("vo2max", MetricKind.VO2MAX, "VO2max", 15, 100),
)

FITNESS_TESTS: Mapping[str, FitnessTest] = {each.key: each for each in _ALL}
"""Every test by its key, in the order they are listed in."""

_WRITTEN_AS = {
    "cm": "CM",
    "%": "PERCENT",
    "of 3": "0-3",
    "s": "TIME",
    "m": "METRES",
}


def log_command(key: str) -> str:
    """What is typed when a test is done, the result left open."""
    test = FITNESS_TESTS.get(key)
    value = _WRITTEN_AS.get(test.unit, "VALUE") if test else "VALUE"
    return f"coach log test {key} {value}"


def result_of(metric: Metric) -> str | None:
    """The test whose result the measurement is; None for what a watch made out."""
    test = _BY_KIND.get(metric.kind)
    by_hand = test is not None and metric.method.partition(",")[0] == test.method
    return test.key if test is not None and by_hand else None


_BY_KIND = {test.kind: test for test in _ALL}
