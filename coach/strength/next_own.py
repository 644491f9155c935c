"""What one athlete's own sessions add to what is known of all lifters.

A ridge regression of what the pooled model left over, in closed form: its penalty
draws every coefficient to 0, which is the pooled model itself, or the last session
where there is none. What was missed by much weighs less, as in a regression of
absolute errors (Schlossmacher 1973, one step), so that neither a slip of typing nor a
bad day moves it; what came below weighs more than what came above, as in the score,
a share of what came.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coach.strength.next_features import Features

NAMES = ("median3", "lag2", "most8", "mean20", "turn", "same_reps")
PENALTY = 1.0
MOST = 0.4
"""Of a residual; what is beyond counts as this."""

NEAR = 0.02
"""A residual that is as good as none."""


@dataclass(slots=True)
class Ridge:
    """Sums of the normal equations; one sample more is one addition more."""

    moments: list[list[float]] = field(
        default_factory=lambda: [[0.0] * len(NAMES) for _ in NAMES]
    )
    targets: list[float] = field(default_factory=lambda: [0.0] * len(NAMES))

    def add(self, found: Features, left: float) -> None:
        """Take in a session, of which the pooled model left so much over."""
        left = max(-MOST, min(left, MOST))
        weight = 0.05 * math.exp(-left) / (abs(left) + NEAR)
        row = [found[name] for name in NAMES]
        for at, value in enumerate(row):
            self.targets[at] += weight * value * left
            for other, second in enumerate(row):
                self.moments[at][other] += weight * value * second

    def solved(self) -> Mapping[str, float]:
        """The coefficients, by feature."""
        matrix = [
            [*row, target]
            for row, target in zip(self.moments, self.targets, strict=True)
        ]
        for at, row in enumerate(matrix):
            row[at] += PENALTY
        return dict(zip(NAMES, _solve(matrix), strict=True))


def added(coefficients: Mapping[str, float], found: Features) -> float:
    """What the coefficients make of the features."""
    return sum(weight * found[name] for name, weight in coefficients.items())


def _solve(matrix: list[list[float]]) -> Sequence[float]:
    """Gauss and Jordan; a penalised matrix needs no exchange of rows."""
    for at, row in enumerate(matrix):
        lead = row[at]
        row[:] = [each / lead for each in row]
        for other in matrix:
            if other is not row and (factor := other[at]):
                other[:] = [a - factor * b for a, b in zip(other, row, strict=True)]
    return [row[-1] for row in matrix]
