"""Training load from heart rate."""

import math
from collections.abc import Iterable

from coach.domain.athlete import Sex, Thresholds
from coach.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE

HeartRates = Iterable[tuple[float, float]]
"""(beats a minute, seconds spent there)."""

_WEIGHTS: dict[Sex | None, tuple[float, float]] = {
    Sex.MALE: (0.64, 1.92),
    Sex.FEMALE: (0.86, 1.67),
    None: (0.75, 1.795),
}
"""Factor and exponent; the middle of both where the sex is unknown (our choice)."""

LACTATE_SHARE = 0.85
"""Where the threshold lies between rest and highest when it was never tested."""


def banister_trimp(
    heart_rates: HeartRates, rest_bpm: float, max_bpm: float, sex: Sex | None
) -> float:
    """Minutes weighted by an exponential of the heart-rate reserve used.

    k x e^(b x) per minute, x the share of the reserve from 0 to 1; k 0.64 and b 1.92
    for men, 0.86 and 1.67 for women (Morton, Fitz-Clarke & Banister 1990). Summed
    over what was really beaten, it exceeds the value of the mean heart rate.

    Raises:
        ValueError: the highest heart rate is not above the resting one.
    """
    factor, exponent = _WEIGHTS[sex]
    return factor * _reserve_minutes(heart_rates, rest_bpm, max_bpm, exponent)


def one_factor_trimp(
    heart_rates: HeartRates, rest_bpm: float, max_bpm: float, sex: Sex
) -> float:
    """TRIMP as GoldenCheetah and Elevate show it: k is 0.64 for women too.

    To hold our numbers against theirs. It is a quarter too low for women, whose k is
    0.86; a load in per cent of an hour at threshold is free of k either way.

    Raises:
        ValueError: the highest heart rate is not above the resting one.
    """
    factor, _ = _WEIGHTS[Sex.MALE]
    _, exponent = _WEIGHTS[sex]
    return factor * _reserve_minutes(heart_rates, rest_bpm, max_bpm, exponent)


def _reserve_minutes(
    heart_rates: HeartRates, rest_bpm: float, max_bpm: float, exponent: float
) -> float:
    """Minutes x the share of the reserve used x e^(exponent x share)."""
    reserve = max_bpm - rest_bpm
    if not reserve > 0:
        raise ValueError("the highest heart rate is above the resting one")
    total = 0.0
    for bpm, seconds in heart_rates:
        share = min(max((bpm - rest_bpm) / reserve, 0.0), 1.0)
        total += seconds / SECONDS_PER_MINUTE * share * math.exp(exponent * share)
    return total


def threshold_heart_rate(rest_bpm: float, max_bpm: float) -> float:
    """Heart rate at lactate threshold where none was tested, in beats a minute."""
    return rest_bpm + LACTATE_SHARE * (max_bpm - rest_bpm)


def heart_rate_load(
    heart_rates: HeartRates, thresholds: Thresholds, sex: Sex | None
) -> float | None:
    """The session's TRIMP over that of one hour at threshold heart rate, x 100.

    None when resting or highest heart rate is unknown, or the limits are out of
    order. The threshold heart rate may be missing (`threshold_heart_rate`).
    """
    rest, highest = thresholds.rest_hr_bpm, thresholds.max_hr_bpm
    if rest is None or highest is None or not 0 < rest < highest:
        return None
    threshold = thresholds.threshold_hr_bpm or threshold_heart_rate(rest, highest)
    if not rest < threshold <= highest:
        return None
    hour = banister_trimp([(threshold, SECONDS_PER_HOUR)], rest, highest, sex)
    return 100 * banister_trimp(heart_rates, rest, highest, sex) / hour
