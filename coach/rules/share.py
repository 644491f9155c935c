"""A workout brought down to a share of what it was first planned for."""

from collections.abc import Iterator
from math import ceil

from coach.domain.plan import Change, ChangeKind, PlannedWorkout

_DIGITS = 10_000


def shorter(workout: PlannedWorkout, factor: float, floor: float) -> Iterator[Change]:
    """The change that multiplies its time, to no less than a share of the first plan.

    None where the workout is as short already.
    """
    least = floor * workout.original_duration_s
    seconds = max(factor * workout.duration_s, least)
    if seconds < workout.duration_s:
        # Rounded up: rounded down, a long workout would end a second below its floor.
        share = ceil(round(seconds / workout.duration_s * _DIGITS, 3)) / _DIGITS
        yield Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=share)


def easier(workout: PlannedWorkout, share: float) -> Iterator[Change]:
    """The change to that share of the time first planned, hard ones taken easily.

    Measured by the first plan, two reductions never stack; none where the workout is
    as short and easy already.
    """
    least = share * workout.original_duration_s
    there = workout.duration_s
    # Rounded up: rounded down, a long workout would end a second below the share.
    factor = ceil(round(least / there * _DIGITS, 3)) / _DIGITS if there else 1.0
    if workout.hard:
        yield Change(ChangeKind.SCALE_INTENSITY, workout.uuid, factor=min(factor, 1.0))
    elif factor < 1.0:
        yield Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)
