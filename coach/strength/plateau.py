"""Whether a lift has stopped getting stronger."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

LAST = 3
"""Sessions without a new best that make a plateau (what coaches go by)."""

LEAST_EXPOSURES = 6
LEAST_SPAN = timedelta(days=21)


def is_plateau(
    e1rms_kg: Sequence[float], last: int = LAST, margin: float = 0.0
) -> bool | None:
    """Whether the last sessions brought no new best; None when none came before them.

    There is no agreed definition. Here: the best estimate of the last sessions is at
    most (1 + margin) x the best before. One session says nothing: two tests of one
    repetition differ by up to 12 % by chance alone (Grgic 2020).

    Args:
        e1rms_kg: each session's best estimated maximum, oldest first, above 0.
        last: how many sessions had their chance, at least 1.
        margin: the share of a new best that is no progress yet.

    Raises:
        ValueError: an estimate that is no load, `last` below 1, a margin below 0.
    """
    if not all(0 < each < math.inf for each in e1rms_kg):
        raise ValueError("an estimated maximum is above 0")
    if last < 1 or not 0 <= margin < math.inf:
        raise ValueError("at least one session had its chance, and a margin is not < 0")
    before, lately = e1rms_kg[:-last], e1rms_kg[-last:]
    if not before:
        return None
    return max(lately) <= (1 + margin) * max(before)


def has_stalled(
    exposures: Sequence[tuple[date, float]], margin: float = 0.0
) -> bool | None:
    """`is_plateau` of a lift that was trained often and long enough to tell.

    None under 6 sessions or 21 days (our choice). Sessions of a deload, and weeks in
    which the plan was hardly followed, are no evidence of a plateau: leave them out.

    Args:
        exposures: (day, best estimated maximum in kg) of each session, oldest first.
        margin: as in `is_plateau`.
    """
    if len(exposures) < LEAST_EXPOSURES:
        return None
    if exposures[-1][0] - exposures[0][0] < LEAST_SPAN:
        return None
    return is_plateau([kg for _, kg in exposures], margin=margin)
