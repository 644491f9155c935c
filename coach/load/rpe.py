"""Training load from how hard it felt."""

from collections.abc import Iterable
from statistics import fmean

from coach.domain.strength import SetType, StrengthSet
from coach.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE

_PER_HOUR = (20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 100.0, 120.0, 140.0)
"""Load of an hour at RPE 1 to 10 (Friel's table, as commonly quoted)."""


def load_per_hour(rpe: float) -> float:
    """Load of one hour at that RPE, 1-10; halves lie between their neighbours."""
    rpe = min(max(rpe, 1.0), 10.0)
    below = min(int(rpe), len(_PER_HOUR) - 1)
    low, high = _PER_HOUR[below - 1 : below + 1]
    return low + (rpe - below) * (high - low)


def rpe_load(rpe: float, seconds: float) -> float:
    """Load of a session that felt like that as a whole."""
    return load_per_hour(rpe) * seconds / SECONDS_PER_HOUR


def session_rpe(rpe: float, seconds: float) -> float:
    """RPE x minutes, in arbitrary units (Foster et al. 2001); never mixed with load."""
    return rpe * seconds / SECONDS_PER_MINUTE


def top_set_rpe(sets: Iterable[StrengthSet]) -> float | None:
    """Mean RPE of the heaviest working set of each exercise, None without RPEs.

    Stands in for a session RPE that nobody gave: sets are rated by reps in reserve,
    which is another scale (our choice, to be shown as an estimate).
    """
    top: dict[str, tuple[float, float]] = {}
    for each in sets:
        if each.rpe is None or each.set_type is SetType.WARMUP:
            continue
        weight = (each.load_kg or 0.0, each.rpe)
        top[each.exercise] = max(top.get(each.exercise, weight), weight)
    return fmean(rpe for _, rpe in top.values()) if top else None
