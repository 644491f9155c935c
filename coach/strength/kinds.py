"""What kind of lifter someone is: how they train and respond, in a few numbers."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import log
from statistics import fmean, median

from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import LOWER, PULLED, PUSHED, leads
from coach.domain.strength import Exposure, LiftSession, SetType, StrengthSet
from coach.strength.exposures import exposures, with_estimates

FEATURES = (
    *("sessions_a_week", "exercises_a_session", "sets_a_session"),
    *("reps", "reps_spread", "intensity", "share_legs", "share_push", "share_pull"),
    *("progress_a_month", "variability", "volume_response", "plateau_share"),
)
"""The numbers, in the order models hold them."""

FEWEST = 3
"""Sessions below which nothing is told."""

_WEEK, _MONTH = 7.0, 30.4
_SOME, _ENOUGH = 4, 8
_PLATEAU = 6

Features = Mapping[str, float]


def features(sessions: Sequence[LiftSession]) -> Features | None:
    """Of the sessions, oldest first; None of fewer than three.

    What cannot be told yet, such as progress in a single week, is 0.
    """
    counted = [(s, _work(s.sets)) for s in sessions]
    counted = [(session, sets) for session, sets in counted if sets]
    if len(counted) < FEWEST:
        return None
    weeks = max((counted[-1][0].day - counted[0][0].day).days / _WEEK, 1.0)
    found = exposures(sessions)
    estimated = [
        each for one in found.values() if len(each := with_estimates(one)) >= _SOME
    ]
    reps = sorted(s.reps or 0 for _, sets in counted for s in sets)
    return {
        "sessions_a_week": len(counted) / weeks,
        "exercises_a_session": fmean(len({s.exercise for s in x}) for _, x in counted),
        "sets_a_session": fmean(len(sets) for _, sets in counted),
        "reps": float(median(reps)),
        "reps_spread": float(_at(reps, 0.75) - _at(reps, 0.25)),
        "intensity": _intensity(estimated),
        **_shares([s for _, sets in counted for s in sets]),
        "progress_a_month": _median(map(progress_a_month, estimated)),
        "variability": _median(map(_variability, estimated)),
        "volume_response": _volume_response(estimated),
        "plateau_share": _plateau_share(estimated),
    }


def progress_a_month(found: Sequence[Exposure]) -> float:
    """Relative change of the estimated maximum a month, by its first and last three."""
    first, last = (
        median(log(each.e1rm_kg or 1.0) for each in part)
        for part in (found[:3], found[-3:])
    )
    days = (found[-1].day - found[0].day).days
    return (last - first) / max(days / _MONTH, 1.0)


def _work(sets: Sequence[StrengthSet]) -> list[StrengthSet]:
    return [s for s in sets if s.set_type is not SetType.WARMUP and s.reps]


def _at(ordered: Sequence[int], share: float) -> int:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _median(values: "map[float]") -> float:
    known = list(values)
    return float(median(known)) if known else 0.0


def _intensity(found: Sequence[Sequence[Exposure]]) -> float:
    """Load of a working set over the best estimate so far."""
    shares = []
    for each in found:
        best = 0.0
        for exposure in each:
            best = max(best, exposure.e1rm_kg or 0.0)
            shares += [s.load_kg / best for s in exposure.sets if s.load_kg and best]
    return float(median(shares)) if shares else 0.0


def _shares(sets: Sequence[StrengthSet]) -> dict[str, float]:
    """Of the sets whose exercise is known: for legs, pushed and pulled."""
    known = [e for s in sets if (e := exercises().get(s.exercise)) is not None]
    parts = (("share_legs", LOWER), ("share_push", PUSHED), ("share_pull", PULLED))
    number = len(known) or 1
    return {name: sum(bool(leads(e) & g) for e in known) / number for name, g in parts}


def _changes(found: Sequence[Exposure]) -> list[float]:
    logs = [log(each.e1rm_kg or 1.0) for each in found]
    return [after - before for before, after in pairwise(logs)]


def _variability(found: Sequence[Exposure]) -> float:
    return float(median(abs(each) for each in _changes(found)))


def _volume_response(found: Sequence[Sequence[Exposure]]) -> float:
    """How sets of one session go together with what the next one brings, -1 to 1."""
    pairs = [
        (float(len(before.sets)), change)
        for each in found
        for before, change in zip(each, _changes(each), strict=False)
    ]
    if len(pairs) < _ENOUGH:
        return 0.0
    xs, ys = zip(*pairs, strict=True)
    mean_x, mean_y = fmean(xs), fmean(ys)
    together = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    apart = sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys)
    return float(together / apart**0.5) if apart > 0 else 0.0


def _plateau_share(found: Sequence[Sequence[Exposure]]) -> float:
    """Share of exposures that end six without a new best."""
    flat = []
    for each in found:
        values = [exposure.e1rm_kg or 0.0 for exposure in each]
        best = list(accumulate(values, max))
        flat += [best[at] <= best[at - _PLATEAU] for at in range(_PLATEAU, len(best))]
    return sum(flat) / len(flat) if flat else 0.0
