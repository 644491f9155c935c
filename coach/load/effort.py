"""What the streams of an activity say about load: read once, kept with it."""

from typing import TYPE_CHECKING

from coach.domain.activity import Activity, Effort, Sport, Streams
from coach.load.power import normalized_power
from coach.load.run import FLAT_EQUIVALENTS, STEEPEST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

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
    import numpy as np

    rates, seconds = _held(streams, "heart_rate_bpm")
    beats, place = np.unique(np.rint(rates), return_inverse=True)
    spent = np.bincount(place, weights=seconds, minlength=len(beats))
    return tuple(
        (int(bpm), lasted)
        for bpm, lasted in zip(beats.tolist(), spent.tolist(), strict=True)
    )


def flat_distance(activity: Activity, streams: Streams) -> float | None:
    """Distance as if the run had been flat, in metres; None for other sports.

    The way is cut into steps of 20 m; each counts by `grade_factor` of the smoothed
    altitude. What has no altitude counts like the rest.
    """
    import numpy as np

    if activity.sport is not Sport.RUN:
        return None
    heights = _heights(streams)
    if len(heights) <= 2 * SMOOTH_STEPS:
        return None
    grades = np.diff(_smoothed(heights)) / STEP_M
    covered = STEP_M * len(grades)
    distance = activity.distance_m or covered
    if covered < LEAST_COVERED * distance:
        return None
    steepness, factors = zip(*FLAT_EQUIVALENTS, strict=True)
    grades = np.clip(grades, -STEEPEST, STEEPEST)
    return distance * float(np.mean(np.interp(grades, steepness, factors)))


def _normalized(streams: Streams) -> float | None:
    """Normalized power over the time recorded, pauses left out."""
    import numpy as np

    watts, seconds = _held(streams, "power_w")
    times = np.maximum(np.rint(seconds), 0).astype(np.int64)
    return normalized_power(np.repeat(watts, times))


def _held(streams: Streams, channel: str) -> "tuple[Doubles, Doubles]":
    """The samples of a channel, and for each the seconds it stands for."""
    import numpy as np

    values = _doubles(streams, channel)
    held = ~np.isnan(values)
    times = np.asarray(streams.time_s, dtype=np.float64)[: len(values)][held]
    gaps = np.diff(times, append=times[-1:] + 1.0)
    return values[held], np.where(gaps <= HOLD_S, gaps, 1.0)


def _doubles(streams: Streams, channel: str) -> "Doubles":
    import numpy as np

    values = streams.channels.get(channel, ())
    return np.asarray(values, dtype=np.float64)[: len(streams)]


def _heights(streams: Streams) -> "Doubles":
    """Altitude every `STEP_M` of the way, between the samples that have both."""
    import numpy as np

    ways = _doubles(streams, "distance_m")
    altitudes = _doubles(streams, "altitude_m")
    count = min(len(ways), len(altitudes))
    ways, altitudes = ways[:count], altitudes[:count]
    both = ~np.isnan(altitudes) & (ways <= _FARTHEST_M)
    ways, altitudes = ways[both], altitudes[both]
    if not ways.size:
        return ways
    farthest = np.maximum.accumulate(ways)
    onward = np.diff(farthest, prepend=-np.inf) > 0
    ways, altitudes = ways[onward], altitudes[onward]
    steps = int((ways[-1] - ways[0]) / STEP_M)
    marks = ways[0] + STEP_M * np.arange(steps + 1)
    heights: Doubles = np.interp(marks, ways, altitudes)
    return heights


def _smoothed(heights: "Doubles") -> "Doubles":
    """Means over `SMOOTH_STEPS` to either side, fewer towards the ends."""
    import numpy as np

    sums = np.concatenate(([0.0], np.cumsum(heights)))
    place = np.arange(len(heights))
    reach = np.minimum(SMOOTH_STEPS, np.minimum(place, place[::-1]))
    smooth: Doubles = (sums[place + reach + 1] - sums[place - reach]) / (2 * reach + 1)
    return smooth
