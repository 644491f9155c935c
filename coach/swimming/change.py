"""Whether two swims differ by more than swims differ anyway."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from coach.units import SECONDS_PER_HOUR

TYPICAL_VARIATION = 0.014
"""Between two meets of a national swimmer (Stewart & Hopkins 2000)."""

LONGEST_S = 24 * SECONDS_PER_HOUR


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
        ValueError: a time outside 1 s to a day, or a variation outside 0 to 1.
    """
    if not (1 <= before_s <= LONGEST_S and 1 <= after_s <= LONGEST_S):
        raise ValueError("swims last from a second to a day")
    if not 0 < variation < 1:
        raise ValueError("a variation is a share between 0 and 1")
    noise = NormalDist().inv_cdf(0.95) * math.sqrt(2) * variation
    return TimeChange(after_s / before_s - 1, noise)
