"""Nights, from the stretches of sleep that watches, phones and rings wrote."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from connectors.files.apple_samples import Samples
from connectors.files.apple_values import moment, zone_of

APART_S = 3 * 3600
"""Sleep that begins sooner than this after the last belongs to the same night."""

SHORTEST_S = 2 * 3600
"""Less sleep than this is a nap."""

LONGEST_S = 20 * 3600

Stretch = tuple[int, int, str]
"""Begin, end and zone."""


@dataclass(frozen=True, slots=True)
class Night:
    """One night as one source saw it.

    Attributes:
        day: the one it ended on, where it was slept.
        zone: name of the zone it ended in; empty where not said.
        stretches: begins and ends of sleep, without those lying over each other.
    """

    day: date
    source: str
    zone: str
    stretches: tuple[tuple[int, int], ...]

    @property
    def asleep_s(self) -> int:
        """Seconds asleep."""
        return sum(end - begun for begun, end in self.stretches)


def nights_of(asleep: Samples[tuple[str, str]], athletes: tzinfo) -> Iterator[Night]:
    """One night for each day, by the source that saw most of its sleep.

    Args:
        asleep: stretches; origins are source and zone, values seconds.
        athletes: the zone of stretches that name none.
    """
    by_source: dict[str, list[Stretch]] = {}
    for begun, (source, zone), seconds in asleep.readings():
        by_source.setdefault(source, []).append((begun, begun + seconds, zone))
    best: dict[date, Night] = {}
    for source in sorted(by_source):
        for night in _nights(source, by_source[source], athletes):
            known = best.get(night.day)
            if known is None or night.asleep_s > known.asleep_s:
                best[night.day] = night
    return (best[day] for day in sorted(best))


def _nights(
    source: str, stretches: Iterable[Stretch], athletes: tzinfo
) -> Iterator[Night]:
    for period in _periods(stretches):
        end, zone = max((over, zone) for _, over, zone in period)
        there = zone_of(zone) if zone else None
        day = moment(end, there or athletes).date()
        night = Night(day, source, zone, tuple(_union(period)))
        if SHORTEST_S <= night.asleep_s <= LONGEST_S:
            yield night


def _periods(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """What was slept with less than three hours awake in between."""
    period: list[Stretch] = []
    end = 0
    for stretch in sorted(stretches):
        if period and stretch[0] - end >= APART_S:
            yield period
            period = []
        period.append(stretch)
        end = max(end, stretch[1]) if len(period) > 1 else stretch[1]
    if period:
        yield period


def _union(stretches: Iterable[Stretch]) -> Iterator[tuple[int, int]]:
    begun = end = None
    for first, last, _ in stretches:
        if begun is None or end is None:
            begun, end = first, last
        elif first > end:
            yield begun, end
            begun, end = first, last
        else:
            end = max(end, last)
    if begun is not None and end is not None:
        yield begun, end
