"""What the streams of an activity say about load: read once, kept with it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isnan

from coach.domain.activity import Activity, Effort, Sport, Streams
from coach.load.power import normalized_power
from coach.load.run import grade_factor

HOLD_S = 30
"""A sample stands for the time up to the next one, at most this long; a longer gap
is a pause or a lost sensor, and the sample before it stands for one second."""

STEP_M = 20.0
"""Hills are read every 20 m: shorter ones drown in the altimeter's noise."""

SMOOTH_STEPS = 2
"""Altitude is the mean over this many steps to either side (100 m in all)."""

LEAST_COVERED = 0.5
"""Altitude for less than half of the way says nothing about the rest."""

_FARTHEST_M = 1_000_000.0


def effort_of(activity: Activity, streams: Streams | None) -> Effort:
    """What the streams say; an empty `Effort` where there are none."""
    if streams is None:
        return Effort()
    return Effort(
        normalized_power_w=_normalized(streams),
        hr_seconds=hr_seconds(streams),
        flat_distance_m=flat_distance(activity, streams),
    )


def hr_seconds(streams: Streams) -> tuple[tuple[int, float], ...]:
    """(bpm, seconds spent there), ascending; by the samples' own spacing."""
    spent: dict[int, float] = {}
    for rate, seconds in _held(streams, "heart_rate_bpm"):
        spent[round(rate)] = spent.get(round(rate), 0.0) + seconds
    return tuple(sorted(spent.items()))


def flat_distance(activity: Activity, streams: Streams) -> float | None:
    """Distance as if the run had been flat, in metres; None for other sports.

    The way is cut into steps of 20 m; each counts by `grade_factor` of the smoothed
    altitude. What has no altitude counts like the rest.
    """
    if activity.sport is not Sport.RUN:
        return None
    heights = _heights(streams)
    if len(heights) <= 2 * SMOOTH_STEPS:
        return None
    level = _smoothed(heights)
    grades = [(b - a) / STEP_M for a, b in pairwise(level)]
    covered = STEP_M * len(grades)
    distance = activity.distance_m or covered
    if covered < LEAST_COVERED * distance:
        return None
    return distance * sum(map(grade_factor, grades)) / len(grades)


def _normalized(streams: Streams) -> float | None:
    """Normalized power over the time recorded, pauses left out."""
    watts: list[float] = []
    for value, seconds in _held(streams, "power_w"):
        watts += [value] * round(seconds)
    return normalized_power(watts)


def _held(streams: Streams, channel: str) -> Iterator[tuple[float, float]]:
    """Every sample of a channel with the seconds it stands for."""
    values = streams.channels.get(channel, ())
    samples = [
        (time, value)
        for time, value in zip(streams.time_s, values, strict=False)
        if not isnan(value)
    ]
    for (time, value), (following, _) in pairwise(samples):
        gap = following - time
        yield value, gap if gap <= HOLD_S else 1.0
    if samples:
        yield samples[-1][1], 1.0


def _heights(streams: Streams) -> list[float]:
    """Altitude every `STEP_M` of the way, between the samples that have both."""
    heights: list[float] = []
    before: tuple[float, float] | None = None
    ways = streams.channels.get("distance_m", ())
    altitudes = streams.channels.get("altitude_m", ())
    mark = 0.0
    for way, height in zip(ways, altitudes, strict=False):
        if isnan(way) or isnan(height) or way > _FARTHEST_M:
            continue
        if before is None:
            mark = way
        elif way <= before[0]:
            continue
        while mark <= way:
            heights.append(_between(before, (way, height), mark))
            mark += STEP_M
        before = (way, height)
    return heights


def _between(
    before: tuple[float, float] | None, after: tuple[float, float], way: float
) -> float:
    if before is None:
        return after[1]
    share = (way - before[0]) / (after[0] - before[0])
    return before[1] + share * (after[1] - before[1])


def _smoothed(heights: Sequence[float]) -> list[float]:
    """Means over `SMOOTH_STEPS` to either side, fewer towards the ends."""
    smooth = []
    for place in range(len(heights)):
        reach = min(SMOOTH_STEPS, place, len(heights) - 1 - place)
        near = heights[place - reach : place + reach + 1]
        smooth.append(sum(near) / len(near))
    return smooth
