"""A session in equal parts: each kilometre or mile, each hundred of a swim."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite

from coach.domain import wording
from coach.domain.activity import Activity, Lap, Length, Sport, Streams
from coach.load.effort import HOLD_S
from coach.reports.numbers import Document, rounded
from coach.units import METERS_PER_MILE, METERS_PER_YARD

MOST = 2000
"""More parts than this are a broken distance."""

LEAST_SHARE = 0.02
"""What is left over at the end counts from this share of a part."""

POOL_TOLERANCE = 0.01
STEPS = {"km": 1000.0, "mi": METERS_PER_MILE}
HUNDREDS = {"yd": 100 * METERS_PER_YARD, "m": 100.0}
_MOVING = {Sport.RUN, Sport.RIDE, Sport.WALK, Sport.SNOWBOARD, Sport.WAKEBOARD}


@dataclass(frozen=True, slots=True)
class Split:
    """One part.

    Attributes:
        start_s: seconds after the activity's start.
        elapsed_s: the whole time; `moving_s` without pauses and rests at the wall.
        climb_m: altitude at its end less that at its beginning.
        strokes: a length, on average.
    """

    start_s: float
    distance_m: float
    elapsed_s: float
    moving_s: float
    avg_hr_bpm: float | None = None
    avg_power_w: float | None = None
    climb_m: float | None = None
    strokes: float | None = None


@dataclass(frozen=True, slots=True)
class Splits:
    """The parts of a session, and what they were read off.

    Attributes:
        every_m: how long each but the last is.
        unit: the athlete's, `km`, `mi`, `yd` or `m`.
        source: `streams`, `lengths` or `laps`.
    """

    every_m: float
    unit: str
    source: str
    parts: tuple[Split, ...]


def splits(
    activity: Activity,
    streams: Streams | None,
    units: Mapping[str, str] | None,
    times: int = 1,
) -> Splits | None:
    """The session's parts, each one or `times` units long; None where there are none.

    Swims in a pool are cut by its lengths, all else by the distance recorded; where
    none was, the laps are the parts.
    """
    unit = wording.unit_of(activity.sport, units)
    if activity.lengths and activity.pool_length_m:
        return _of_pool(activity.lengths, activity.pool_length_m, unit, streams)
    if activity.sport is not Sport.SWIM and activity.sport not in _MOVING:
        return None
    every = times * (HUNDREDS if activity.sport is Sport.SWIM else STEPS)[unit]
    parts = tuple(_of_way(streams, every)) if streams else ()
    if parts:
        return Splits(every, unit, "streams", parts)
    laps = tuple(_of_lap(lap) for lap in activity.laps if lap.distance_m)
    return Splits(every, unit, "laps", laps) if len(laps) > 1 else None


def splits_document(found: Splits | None) -> Document | None:
    """The parts as documents carry them."""
    if found is None:
        return None
    return {
        "every_m": rounded(found.every_m),
        "unit": found.unit,
        "source": found.source,
        "parts": [
            {
                "start_s": rounded(part.start_s),
                "distance_m": rounded(part.distance_m, 2),
                "elapsed_s": rounded(part.elapsed_s),
                "moving_s": rounded(part.moving_s),
                "avg_hr_bpm": rounded(part.avg_hr_bpm, 0),
                "avg_power_w": rounded(part.avg_power_w, 0),
                "climb_m": rounded(part.climb_m, 1),
                "strokes": rounded(part.strokes, 1),
            }
            for part in found.parts
        ],
    }


def _of_lap(lap: Lap) -> Split:
    moving = lap.elapsed_s if lap.moving_s is None else lap.moving_s
    far = lap.distance_m or 0.0
    return Split(
        lap.start_s, far, lap.elapsed_s, moving, lap.avg_hr_bpm, lap.avg_power_w
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """How far it was at which time, where both are known; pauses counted out."""

    meters: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    moving: list[float] = field(default_factory=list)

    def at(self, mark: float) -> tuple[float, float]:
        """Time and moving time at that distance, between the records around it."""
        after = min(max(bisect_left(self.meters, mark), 1), len(self.meters) - 1)
        low, high = self.meters[after - 1], self.meters[after]
        share = (mark - low) / (high - low) if high > low else 1.0
        return tuple(  # type: ignore[return-value]
            each[after - 1] + share * (each[after] - each[after - 1])
            for each in (self.times, self.moving)
        )


def _way(streams: Streams) -> _Way:
    way, moving, before = _Way(), 0.0, None
    distances = streams.channels.get("distance_m", ())
    for time, far in zip(streams.time_s, distances, strict=False):
        if before is not None:
            gap = time - before
            moving += gap if 0 <= gap <= HOLD_S else 1.0
        before = time
        if isfinite(far) and (not way.meters or far >= way.meters[-1]):
            way.meters.append(far)
            way.times.append(time)
            way.moving.append(moving)
    return way


def _of_way(streams: Streams, every: float) -> Iterator[Split]:
    way = _way(streams)
    if len(way.meters) < 2:
        return
    first, last = way.meters[0], way.meters[-1]
    whole, left = divmod(last - first, every)
    if whole > MOST:
        return
    marks = [first + n * every for n in range(int(whole) + 1)]
    if left >= LEAST_SHARE * every:
        marks.append(last)
    for begin, end in pairwise(marks):
        (start, moved), (stop, moved_then) = way.at(begin), way.at(end)
        yield Split(
            start_s=start,
            distance_m=end - begin,
            elapsed_s=stop - start,
            moving_s=moved_then - moved,
            avg_hr_bpm=_mean(streams, "heart_rate_bpm", start, stop),
            avg_power_w=_mean(streams, "power_w", start, stop),
            climb_m=_climb(streams, start, stop),
        )


def _between(streams: Streams, channel: str, start: float, stop: float) -> list[float]:
    values = streams.channels.get(channel)
    if values is None:
        return []
    first = bisect_left(streams.time_s, start)
    after = bisect_right(streams.time_s, stop)
    return [value for value in values[first:after] if isfinite(value)]


def _mean(streams: Streams, channel: str, start: float, stop: float) -> float | None:
    held = _between(streams, channel, start, stop)
    return sum(held) / len(held) if held else None


def _climb(streams: Streams, start: float, stop: float) -> float | None:
    heights = _between(streams, "altitude_m", start, stop)
    return heights[-1] - heights[0] if len(heights) > 1 else None


def _of_pool(
    lengths: Sequence[Length], pool_m: float, unit: str, streams: Streams | None
) -> Splits | None:
    """Hundreds of the pool's own unit where its lengths make one, else the nearest."""
    own = min(HUNDREDS, key=lambda name: (_misfit(name, pool_m), name != unit))
    chosen = unit if _misfit(unit, pool_m) <= POOL_TOLERANCE else own
    count = max(round(HUNDREDS[chosen] / pool_m), 1)
    swum = sorted((x for x in lengths if x.active), key=lambda x: x.start_s)
    groups = [swum[at : at + count] for at in range(0, len(swum), count)]
    if not groups or len(groups) > MOST:
        return None
    parts = tuple(_of_lengths(group, pool_m, streams) for group in groups)
    return Splits(count * pool_m, chosen, "lengths", parts)


def _misfit(unit: str, pool_m: float) -> float:
    hundred = HUNDREDS[unit]
    count = max(round(hundred / pool_m), 1)
    return abs(count * pool_m / hundred - 1)


def _of_lengths(
    group: Sequence[Length], pool_m: float, streams: Streams | None
) -> Split:
    start, stop = group[0].start_s, group[-1].start_s + group[-1].elapsed_s
    strokes = [length.strokes for length in group if length.strokes]
    return Split(
        start_s=start,
        distance_m=len(group) * pool_m,
        elapsed_s=stop - start,
        moving_s=sum(length.elapsed_s for length in group),
        avg_hr_bpm=_mean(streams, "heart_rate_bpm", start, stop) if streams else None,
        strokes=sum(strokes) / len(strokes) if strokes else None,
    )
