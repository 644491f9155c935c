"""Whether two swims differ by more than swims differ anyway."""

import math
from dataclasses import dataclass
from statistics import NormalDist

TYPICAL_VARIATION = 0.014
"""Between two meets of a national swimmer (Stewart & Hopkins 2000)."""


@dataclass(frozen=True, slots=True)
class TimeChange:
    """A change between two single trials, as shares of the first.

    Attributes:
        change: below 0 is faster.
        noise: half the 90 % interval of such a change when nothing has changed.
    """

    change: float
    noise: float

    @property
    def is_real(self) -> bool:
        """Whether it is larger than chance makes likely."""
        return abs(self.change) > self.noise


def change_of(
    before_s: float, after_s: float, variation: float = TYPICAL_VARIATION
) -> TimeChange:
    """The change from one trial to another beside what chance alone does.

    Raises:
        ValueError: a time or a variation that is no number above 0.
    """
    if not all(0 < each < math.inf for each in (before_s, after_s, variation)):
        raise ValueError("times and their variation are above 0")
    noise = NormalDist().inv_cdf(0.95) * math.sqrt(2) * variation
    return TimeChange(after_s / before_s - 1, noise)
