"""Constraints between days: hard sessions apart, deloads apart."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from coach.domain.days import short
from coach.domain.plan import Plan, PlannedWorkout
from coach.planning.deload import is_deloaded
from coach.planning.violation import DAY, Kind, Violation

DELOAD_DAYS = 7
"""How long a deload lasts at most, and how many days lie between two at least."""


def hard_days(
    workouts: Iterable[PlannedWorkout], first: date, last: date
) -> Iterator[Violation]:
    """Days with more than one hard session, and hard days beside each other.

    Args:
        workouts: with those of the days just outside.
        first: of the days asked about.
        last: the last of them.
    """
    hard = Counter(w.day for w in workouts if w.hard)
    for day, count in hard.items():
        if count > 1 and first <= day <= last:
            key = (Kind.HARD_DAY, day.isoformat())
            yield Violation(key, day, count, f"{count} hard sessions on {short(day)}")
    for one, other in pairwise(sorted(hard)):
        if other - one == DAY:
            yield Violation(
                (Kind.SPACING, one.isoformat()),
                one,
                hard[one] + hard[other],
                f"hard sessions on {short(one)} and the day after",
            )


def stacked_deloads(plan: Plan, first: date, last: date) -> Iterator[Violation]:
    """Deloads that run on, or follow each other with less than a week between.

    What was deloaded before the days asked about counts; that deloads end by
    themselves and never stack is a promise of coach, no finding of a trial.
    """
    stretches: list[list[date]] = []
    for day in sorted({w.day for w in plan.workouts if _counts(w)}):
        if stretches and (day - stretches[-1][-1]).days <= DELOAD_DAYS:
            stretches[-1].append(day)
        else:
            stretches.append([day])
    for stretch in stretches:
        begin, end = stretch[0], stretch[-1]
        days = (end - begin).days + 1
        if days > DELOAD_DAYS and begin <= last and end >= first:
            yield Violation(
                (Kind.DELOAD, end.isoformat()),
                end,
                days,
                f"deloads from {short(begin)} to {short(end)} would stack, "
                f"one lasts {DELOAD_DAYS} days at most",
            )


def _counts(workout: PlannedWorkout) -> bool:
    return is_deloaded(workout) and workout.skip_reason is None
