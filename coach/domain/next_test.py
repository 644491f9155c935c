"""What a test would give now."""

from dataclasses import dataclass

SHARE = 0.80
"""Of next tests lie between `low` and `high`."""


@dataclass(frozen=True, slots=True)
class NextTest:
    """The most likely result of a test done now, and its 80 % interval.

    Attributes:
        value, low, high: in the measure's unit.
        n: tests, or swims a watch timed, that it rests on.
        method: which of them, with their device.
        how: in words, what was made of them.
    """

    value: float
    low: float
    high: float
    n: int
    method: str
    how: str
