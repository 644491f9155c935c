"""What a night, a day's entry and a week of heartbeats say of recovery."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from coach.domain.athlete import Wellness
from coach.domain.metric import HrvState
from coach.domain.review import Facts
from coach.statistics.readings import z_score

Nights = dict[date, float]


@dataclass(frozen=True, slots=True)
class Usual:
    """The days before that one's own is taken from.

    Attributes:
        days: how far back they go.
        least_nights: fewer say nothing about sleep, `least_entries` of the index.
    """

    days: int = 28
    least_nights: int = 7
    least_entries: int = 14


@dataclass(frozen=True, slots=True)
class Night:
    """Hours of one night, what is usual, and by how many deviations they differ."""

    hours: float
    usual: float
    z: float


def hooper(entry: Wellness) -> int | None:
    """Sleep quality + fatigue + stress + soreness, 4 (best) to 28 (Hooper 1995)."""
    parts = (entry.sleep_quality, entry.fatigue, entry.stress, entry.soreness)
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def hooper_z(facts: Facts, day: date, usual: Usual) -> float | None:
    """Standard deviations of that day's index above one's own; None if unknown."""
    indices = {w.day: index for w in facts.wellness if (index := hooper(w))}
    past = _before(indices, day, usual)
    if day not in indices or len(past) < usual.least_entries:
        return None
    return z_score(past, indices[day])


def slept_h(facts: Facts, day: date) -> float | None:
    """Hours of the night that ended that day: the athlete's word before a device's."""
    return next((hours for n in _series(facts) if (hours := n.get(day))), None)


def night(facts: Facts, day: date, usual: Usual) -> Night | None:
    """The night that ended that day against one's own; None where it has none.

    Nights are compared with nights counted in the same way: where the athlete's own
    are too few, a device's may be enough.
    """
    for nights in _series(facts):
        past = _before(nights, day, usual)
        if day in nights and len(past) >= usual.least_nights:
            z = z_score(past, nights[day])
            return None if z is None else Night(nights[day], fmean(past), z)
    return None


def hrv(facts: Facts, day: date) -> HrvState | None:
    """The variability of that evening, None where it cannot be judged."""
    return next((state for state in facts.hrv if state.day == day), None)


def entry(facts: Facts) -> Wellness | None:
    """What the athlete logged on the review's day."""
    last = facts.wellness[-1] if facts.wellness else None
    return last if last is not None and last.day == facts.day else None


def _series(facts: Facts) -> Iterator[Nights]:
    """Hours by night: the athlete's own, then each device's; no two in one series."""
    yield {w.day: w.sleep_h for w in facts.wellness if w.sleep_h is not None}
    devices: dict[tuple[str, str], Nights] = {}
    for night in facts.sleep:
        nights = devices.setdefault((night.method, night.device or ""), {})
        # Two entries of one night are the night and a part of it.
        nights[night.day] = max(night.value, nights.get(night.day, 0.0))
    yield from (devices[name] for name in sorted(devices))


def _before(
    values: dict[date, float] | dict[date, int], day: date, usual: Usual
) -> list[float]:
    since = day - timedelta(days=usual.days)
    return [value for when, value in values.items() if since <= when < day]
