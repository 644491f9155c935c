"""The energy balance of an athlete: what was eaten less what was burnt."""

from dataclasses import dataclass
from enum import StrEnum


class BalanceBy(StrEnum):
    """What a balance is read off; balances read off differently are never one series.

    Attributes:
        WEIGHT: 7700 kcal/kg of body weight.
        COMPOSITION: 39.5 MJ/kg of fat, 7.6 MJ/kg of the rest (Hall 2008).
    """

    WEIGHT = "weight"
    COMPOSITION = "weight and body fat"


@dataclass(frozen=True, slots=True)
class EnergyBalance:
    """Kilocalories a day, below 0 for a deficit.

    Attributes:
        low: lower end of the slope's 95 % interval, `high` the upper; neighbouring
            mornings share their water, which makes it wider. It holds the scatter of
            the readings, not the error of `by`.
        days: with a reading, within the 28 before the evening.
        span_days: from the first of them to the last, both counted.
    """

    kcal_per_day: float
    low: float
    high: float
    by: BalanceBy
    days: int
    span_days: int
