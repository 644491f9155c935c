"""Main lifts that have stopped getting stronger while they feel heavier."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from coach.domain.activity import Activity
from coach.domain.strength import StalledLift, StrengthSet
from coach.strength.e1rm import set_e1rm
from coach.strength.plateau import LAST, has_stalled

SEEN = timedelta(days=90)
RISE = 1.0
"""RPE by which the same set has to feel heavier, over the last two sessions."""

Exposure = tuple[date, float, StrengthSet]


def stalled_lifts(
    activities: Iterable[Activity], day: date, is_main: Callable[[str], bool]
) -> tuple[StalledLift, ...]:
    """Main lifts of the last 90 days that stalled while the same set got harder.

    Stalled as in `has_stalled`: no new best in three sessions of six or more, over
    three weeks or more. Harder: the best set of the last session is that of the one
    two sessions before, in load and repetitions, and its RPE is higher by 1 or more.

    Args:
        activities: in any order; later ones than `day` are not seen.
        day: the evening.
        is_main: whether an exercise is a main lift.
    """
    lifts: dict[str, list[Exposure]] = {}
    seen = (a for a in activities if day - SEEN < a.local_date <= day)
    for activity in sorted(seen, key=lambda a: (a.local_date, a.uuid)):
        for name, found in _best(activity).items():
            if is_main(name):
                lifts.setdefault(name, []).append((activity.local_date, *found))
    found_lifts = (_stalled(name, lifts[name]) for name in sorted(lifts))
    return tuple(lift for lift in found_lifts if lift is not None)


def _best(activity: Activity) -> dict[str, tuple[float, StrengthSet]]:
    """The set of each exercise with the highest estimate, the first of equals."""
    best: dict[str, tuple[float, StrengthSet]] = {}
    for each in activity.sets:
        e1rm = set_e1rm(each)
        if e1rm is not None and e1rm > best.get(each.exercise, (0.0, each))[0]:
            best[each.exercise] = e1rm, each
    return best


def _stalled(name: str, exposures: list[Exposure]) -> StalledLift | None:
    if not has_stalled([(when, e1rm) for when, e1rm, _ in exposures]):
        return None
    before, last = exposures[-LAST][2], exposures[-1][2]
    same = (before.load_kg, before.reps) == (last.load_kg, last.reps)
    if not same or before.rpe is None or last.rpe is None:
        return None
    rise = last.rpe - before.rpe
    return StalledLift(name, len(exposures), rise) if rise >= RISE else None
