"""Between what an exercise's next session will lie: from how far past guesses missed.

Conformal: the quantiles are of errors made in order of time, not of a model's formula.
What is known of all lifters counts as a few sessions of one's own, so that it leads
where there is little history and fades as there is more.
"""

import math
from collections.abc import Sequence

OTHERS: tuple[float, ...] = (
    # of 3,167 sessions in openly licensed logs: log(came / last session), 5 % to 95 %
    -0.179, -0.049, 0.0, 0.0, 0.0, 0.0, 0.024, 0.041, 0.083, 0.223,
)  # fmt: skip
COUNT_AS = 8.0
"""Sessions that the errors of all lifters count as."""

ENOUGH = 60
"""Errors of all exercises of an athlete that say more than those of other lifters."""

LOW, HIGH = 0.1, 0.9


def interval(
    guess_kg: float, errors: Sequence[float], others: Sequence[float] = OTHERS
) -> tuple[float, float]:
    """(low, high) in kg, between which four of five sessions come to lie.

    Args:
        guess_kg: what is foretold.
        errors: log(came / guessed) of the athlete's own sessions, in any order.
        others: the same of other lifters: evenly spaced quantiles.
    """
    weight = COUNT_AS / len(others)
    weighted = sorted([(e, 1.0) for e in errors] + [(e, weight) for e in others])
    own = len(errors)
    low, high = _quantile(weighted, LOW, own), _quantile(weighted, HIGH, own)
    return guess_kg * math.exp(min(low, 0.0)), guess_kg * math.exp(max(high, 0.0))


def quantiles(errors: Sequence[float]) -> Sequence[float]:
    """The errors as so many evenly spaced quantiles; none of fewer than `ENOUGH`."""
    if len(errors) < ENOUGH:
        return ()
    weighted = [(each, 1.0) for each in sorted(errors)]
    places = [(at + 0.5) / len(OTHERS) for at in range(len(OTHERS))]
    return [round(_quantile(weighted, each, 0), 4) for each in places]


def _quantile(weighted: Sequence[tuple[float, float]], share: float, own: int) -> float:
    """The value below which the next error lies with that chance.

    Of n errors the next lies below the i-th with a chance of i / (n + 1) (Weibull);
    between two neighbours it is shared out. What is known of all lifters rests on so
    many that nothing is added for it.
    """
    total = math.fsum(weight for _, weight in weighted)
    aim = share * total + (share - 0.5) * own / total
    reached, before, below = 0.0, weighted[0][0], 0.0
    for value, weight in weighted:
        middle = reached + weight / 2
        if middle >= aim:
            step = (aim - below) / (middle - below) if middle > below else 1.0
            return before + (value - before) * step
        reached, before, below = reached + weight, value, middle
    return weighted[-1][0]
