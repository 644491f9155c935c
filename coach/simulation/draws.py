"""Chance that a seed fixes: every subject draws from a stream of its own."""

import math
import random


def stream(seed: int, *subject: object) -> random.Random:
    """Random numbers for one subject, the same on every machine.

    A subject's draws do not depend on how many another one made, so that a change
    to the swims leaves the weather as it was.
    """
    name = "/".join(str(part) for part in (seed, *subject))
    return random.Random(name)  # noqa: S311 - a simulation keeps no secret


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the end of the range it lies beyond."""
    return min(max(value, low), high)


def logistic(x: float) -> float:
    """The probability whose logarithm of odds is x."""
    return 1 / (1 + math.exp(-x))


def whole(value: float, low: int, high: int) -> int:
    """The nearest whole number inside the range."""
    return round(clamp(value, low, high))
