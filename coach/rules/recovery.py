"""What a night, a day's entry and a week of heartbeats say of recovery."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from coach.domain.athlete import Wellness
from coach.domain.facts import Facts
from coach.domain.metric import HrvState, Metric
from coach.statistics.readings import z_score

Values = Mapping[date, float]
"""One value a day, all of them got in the same way."""


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
class Compared:
    """A day's value, one's own mean before it, and the deviations above that.

    Attributes:
        z: None where the days before are all alike.
        n: how many there are.
    """

    value: float
    usual: float
    z: float | None
    n: int


def compared(
    values: Values, day: date, days: int, least: int, least_sd: float = 0.0
) -> Compared | None:
    """The day's value against the days before it; None without it or with too few.

    Args:
        values: of one series.
        day: whose value.
        days: how far back one's own is taken from.
        least: fewer values are no range; one at least.
        least_sd: a deviation is at least that, where values only move in steps.
    """
    since = day - timedelta(days=days)
    past = [value for when, value in values.items() if since <= when < day]
    if day not in values or len(past) < least:
        return None
    z = z_score(past, values[day], least_sd)
    return Compared(values[day], fmean(past), z, len(past))


def hooper(entry: Wellness) -> int | None:
    """Sleep quality + fatigue + stress + soreness, 4 (best) to 28 (Hooper 1995)."""
    parts = (entry.sleep_quality, entry.fatigue, entry.stress, entry.soreness)
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def hooper_z(facts: Facts, day: date, usual: Usual) -> float | None:
    """Standard deviations of that day's index above one's own; None if unknown."""
    indices = {w.day: index for w in facts.wellness if (index := hooper(w))}
    found = compared(indices, day, usual.days, usual.least_entries)
    return None if found is None else found.z


def slept_h(facts: Facts, day: date) -> float | None:
    """Hours of the night that ended that day: the athlete's word before a device's."""
    every = nights(facts.wellness, facts.sleep)
    return next((hours for n in every if (hours := n.get(day))), None)


def night(facts: Facts, day: date, usual: Usual) -> Compared | None:
    """The night that ended that day against one's own; None where it has none."""
    every = nights(facts.wellness, facts.sleep)
    found = first_compared(every, day, usual.days, usual.least_nights)
    return None if found is None or found.z is None else found


def first_compared(
    series: Iterable[Values], day: date, days: int, least: int, least_sd: float = 0.0
) -> Compared | None:
    """The day's value in the first series that can tell.

    Values are compared with values got in the same way: where the athlete's own are
    too few, a device's may be enough.
    """
    found = (compared(values, day, days, least, least_sd) for values in series)
    return next((each for each in found if each is not None), None)


def hrv(facts: Facts, day: date) -> HrvState | None:
    """The variability of that evening, None where it cannot be judged."""
    return next((state for state in facts.hrv if state.day == day), None)


def entry(facts: Facts) -> Wellness | None:
    """What the athlete logged on the review's day."""
    last = facts.wellness[-1] if facts.wellness else None
    return last if last is not None and last.day == facts.day else None


def tired_days(facts: Facts, rated: int, days: int) -> tuple[date, ...]:
    """Those of the last so many days on which fatigue was rated so high or higher."""
    since = facts.day - timedelta(days=days)
    late = (each for each in facts.wellness if each.day > since)
    return tuple(e.day for e in late if e.fatigue and e.fatigue >= rated)


def nights(wellness: Iterable[Wellness], sleep: Iterable[Metric]) -> Iterator[Values]:
    """Hours by night: the athlete's own, then each device's; no two in one series.

    Two entries of one night are the night and a part of it.
    """
    yield {w.day: w.sleep_h for w in wellness if w.sleep_h is not None}
    yield from by_device(sleep, max)


def by_device(
    metrics: Iterable[Metric], pick: Callable[[float, float], float]
) -> tuple[Values, ...]:
    """Values by day, a series for each method and device.

    Args:
        metrics: of one kind.
        pick: which of two values of a day counts.
    """
    series: dict[tuple[str, str], dict[date, float]] = {}
    for each in metrics:
        values = series.setdefault((each.method, each.device or ""), {})
        values[each.day] = pick(each.value, values.get(each.day, each.value))
    return tuple(series[name] for name in sorted(series))
