"""How heavy a set at an RPE is, as a share of the one-repetition maximum."""

_PERCENTS = (
    (100.0, 97.8),
    (95.5, 93.9),
    (92.2, 90.7),
    (89.2, 87.8),
    (86.3, 85.0),
    (83.7, 82.4),
    (81.1, 79.9),
    (78.6, 77.4),
    (76.2, 75.1),
    (73.9, 72.3),
    (70.7, 69.4),
    (68.0, 66.7),
)
"""By repetitions to failure, whole and with a half more (Tuchscherer's chart)."""


def percent_of_max(reps: int, rpe: float) -> float | None:
    """Per cent of the maximum for so many repetitions at that RPE, in half steps.

    Every cell depends on repetitions to failure only; None beyond 12 of them, under
    one repetition, and for what is no RPE.
    """
    if reps < 1 or not 0 <= rpe <= 10:
        return None
    halves = round(2 * (reps + 10 - rpe))
    whole, half = divmod(halves, 2)
    return _PERCENTS[whole - 1][half] if 1 <= whole <= len(_PERCENTS) else None
