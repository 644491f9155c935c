"""What is looked at to tell how likely a lift is to bring no new best for a while.

Every number is of sessions up to the evening; `coach.learning.order.leaks` finds none
that is not.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean, median, pstdev

from coach.strength.plateau_course import AHEAD, BACK, Course

COMPANY_DAYS = 28
_FEW = 4
_FLAT = 0.005
_SMOOTHED = 0.4
_LEAST_SPREAD = 0.005
_LONG_AGO = 2 * BACK

Features = Mapping[str, float]


def features(lift: Course, count: int, company: Iterable[Course] = ()) -> Features:
    """Named features after the first `count` exposures, which are 6 at least.

    Args:
        lift: what is asked about.
        count: exposures known on the evening.
        company: the athlete's lifts, of which others than this one are looked at.
    """
    window = lift.levels[max(0, count - BACK) : count]
    return {
        **_height(window),
        **_course(window, lift.to_beat(count)),
        **_past(lift, count),
        **_sets(lift, count),
        **_pace(lift, count),
        **_company(lift, count, company),
    }


def _height(window: Sequence[float]) -> Features:
    """How the last session and the usual one lie below the best of the last eight."""
    best = max(window)
    last_best = max(n for n, each in enumerate(window) if each == best)
    ranked = sorted(window, reverse=True)
    return {
        "since_best": float(len(window) - 1 - last_best),
        "below_best": best - window[-1],
        "best_alone": best - ranked[1],
        "median_below": best - median(window),
    }


def _course(window: Sequence[float], to_beat: float) -> Features:
    """Where it is heading, how widely it swings, and what chance alone would bring."""
    middle, mean = (len(window) - 1) / 2, fmean(window)
    spread_x = math.fsum((n - middle) ** 2 for n in range(len(window)))
    slope = (
        math.fsum((n - middle) * (each - mean) for n, each in enumerate(window))
        / spread_x
    )
    left = math.fsum(
        (each - mean - slope * (n - middle)) ** 2 for n, each in enumerate(window)
    )
    error = math.sqrt(left / (len(window) - 2)) + _LEAST_SPREAD
    level = window[0]
    for each in window[1:]:
        level += _SMOOTHED * (each - level)
    steps = [b - a for a, b in pairwise(window)]
    chance = 1.0
    for ahead in range(1, AHEAD + 1):
        hoped = level + 0.5 * slope * min(ahead, 4)
        chance *= _normal((to_beat - hoped) / error)
    return {
        "level_below": to_beat - level,
        "slope": slope,
        "slope_sure": slope * math.sqrt(spread_x) / error,
        "lately": fmean(window[-3:]) - fmean(window[:-3]),
        "flat": fmean(abs(each) < _FLAT for each in steps),
        "swing": fmean(map(abs, steps)),
        "spread": pstdev(window),
        "by_chance": _log_odds(chance),
    }


def _past(lift: Course, count: int) -> Features:
    """How often new bests came, and where the lift stands against long ago."""
    levels = lift.levels[:count]
    window = levels[-BACK:]
    before = levels[-3 * BACK : -_LONG_AGO + 1] if count > _LONG_AGO else levels[:1]
    settled = [
        came[1]
        for n in range(max(count - AHEAD - _LONG_AGO, 1), count - AHEAD + 1)
        if lift.can_tell(n) and (came := lift.came(n)) is not None
    ]
    return {
        "new_lately": float(lift.risen[count] - lift.risen[max(0, count - BACK)]),
        "new_ever": lift.risen[count] / (count - 1),
        "long": fmean(window) - fmean(before),
        "peak_below": max(levels) - max(window),
        "above_peak": fmean(levels[-3:]) - max(levels[:-3]),
        "stuck_before": (sum(settled) + 2.0) / (len(settled) + 4.0),
    }


def _sets(lift: Course, count: int) -> Features:
    """Loads, repetitions and sets, and whether the same set feels heavier."""
    first = max(0, count - BACK)
    tops = lift.tops[first:count]
    loads = [math.log(each.load_kg or 1.0) for each in tops]
    reps = [float(each.reps or 0) for each in tops]
    volumes = lift.volumes[first:count]
    window = lift.levels[first:count]
    best = max(n for n, each in enumerate(window) if each == max(window))
    return {
        "last_load": loads[-1] - max(loads[:-1]),
        "load_change": fmean(loads[-3:]) - fmean(loads[:-3]),
        "same_load": fmean(abs(b - a) < 1e-6 for a, b in pairwise(loads)),
        "reps_change": fmean(reps[-3:]) - fmean(reps[:-3]),
        "reps_at_best": reps[best] - reps[-1],
        "reps_spread": pstdev(reps),
        "volume_change": math.log(fmean(volumes[-3:]) / fmean(volumes[:-3])),
        "rpe_drift": _rpe_drift(lift, first, count),
    }


def _rpe_drift(lift: Course, first: int, count: int) -> float:
    """How much heavier a set of the last session feels than the same one before."""
    felt = {
        (each.load_kg, each.reps): each.rpe
        for exposure in lift.exposures[first : count - 1]
        for each in exposure.sets
        if each.rpe is not None
    }
    drifts = [
        each.rpe - before
        for each in lift.exposures[count - 1].sets
        if each.rpe is not None
        and (before := felt.get((each.load_kg, each.reps))) is not None
    ]
    return fmean(drifts) if drifts else 0.0


def _pace(lift: Course, count: int) -> Features:
    """How often it is trained, since when, and how long the last pause was."""
    days = lift.days[max(0, count - BACK) : count]
    gaps = [b - a for a, b in pairwise(days)]
    return {
        "interval": math.log1p(median(gaps)),
        "pause": math.log1p(max(gaps[-3:])) - math.log1p(median(gaps)),
        "trained": math.log(count),
    }


def _company(lift: Course, count: int, company: Iterable[Course]) -> Features:
    """How the other lifts of the last four weeks do, and how today's went."""
    today = lift.days[count - 1]
    lifts = rising = 0
    shares, forms = 0.0, []
    for other in company:
        known = bisect_right(other.days, today)
        if known < _FEW or today - other.days[known - 1] > COMPANY_DAYS:
            continue
        if other.exercise == lift.exercise:
            continue
        risen, window = other.risen, min(known, BACK)
        lifts += 1
        rising += risen[known] > risen[known - _FEW]
        shares += (risen[known] - risen[known - window]) / window
        if other.days[known - 1] == today:
            usual = fmean(other.levels[known - _FEW : known - 1])
            forms.append(max(min(other.levels[known - 1] - usual, 0.3), -0.3))
    return {
        "others_rise": (rising + 1) / (lifts + 2.5),
        "others_share": (shares + 0.5) / (lifts + 3),
        "form_today": math.fsum(forms) / (len(forms) + 1),
    }


def features_on(
    courses: Mapping[str, Course], exercise: str, evening: date
) -> Features | None:
    """Features of that exercise as they stand on an evening; None for too little."""
    lift = courses.get(exercise)
    if lift is None:
        return None
    count = lift.until(evening)
    if not lift.can_tell(count):
        return None
    return features(lift, count, courses.values())


def _normal(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 0.01), 0.99)
    return math.log(kept / (1 - kept))
