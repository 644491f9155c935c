"""What the watch writes down: heart rate and movement, when it changes."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from coach.domain.activity import Lap, Streams
from coach.simulation.body import Condition
from coach.simulation.draws import clamp

RISE_S = 28.0
FALL_S = 45.0
"""Time constants of the heart's answer to more and to less work."""

DRIFT_PER_HOUR = 0.07
"""Share of the reserve by which the heart rate creeps up in an hour at threshold."""

AT_REST = 0.22
PER_EFFORT = 0.66
"""Share of the heart-rate reserve: standing, and added up to threshold."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a session at an even effort.

    Attributes:
        effort: 1 is what can be held for an hour.
        step_index: the step of the workout it was, where one was followed.
        paused: the watch stood still and recorded nothing.
    """

    seconds: float
    effort: float
    speed_m_s: float = 0.0
    power_w: float = 0.0
    cadence_rpm: float = 0.0
    step_index: int | None = None
    paused: bool = False


def heart_rate_share(effort: float) -> float:
    """Share of the heart-rate reserve that an effort settles at."""
    return clamp(AT_REST + PER_EFFORT * effort, 0.05, 0.985)


def effort_at(heart_rate_bpm: float, condition: Condition) -> float:
    """The effort that settles at a heart rate."""
    reserve = condition.max_hr_bpm - condition.rest_hr_bpm
    share = (heart_rate_bpm - condition.rest_hr_bpm) / reserve
    return clamp((share - AT_REST) / PER_EFFORT, 0.1, 1.15)


def record(
    stretches: Sequence[Stretch],
    condition: Condition,
    rng: Random,
    every_s: tuple[int, int],
    channels: frozenset[str] = frozenset(),
) -> Streams:
    """Streams of a session, one sample every few seconds as smart recording does.

    Args:
        stretches: the session from its start.
        condition: of whom.
        rng: chance.
        every_s: least and most seconds between two samples.
        channels: which to keep beside the heart rate: `speed_m_s`, `distance_m`,
            `power_w`, `cadence_rpm`.
    """
    wanted = ("heart_rate_bpm", *sorted(channels))
    times: array[float] = array("d")
    kept: dict[str, array[float]] = {name: array("d") for name in wanted}
    sample = _Moment(condition, rng)
    for second, gap, stretch in _moments(stretches, rng, every_s):
        sample.go_on(second, gap, stretch)
        if stretch.paused:
            continue
        times.append(float(second))
        for name in wanted:
            kept[name].append(sample.values[name])
    return Streams(times, kept)


def _moments(
    stretches: Sequence[Stretch], rng: Random, every_s: tuple[int, int]
) -> Iterator[tuple[int, int, Stretch]]:
    ends = list(accumulate(stretch.seconds for stretch in stretches))
    last = math.floor(ends[-1])
    second, gap, place = 0, 0, 0
    while second <= last:
        while place < len(ends) - 1 and ends[place] <= second:
            place += 1
        if stretches[place].paused:
            resumed = math.ceil(ends[place])
            yield resumed, resumed - second, stretches[place]
            second, gap = resumed, 0
        else:
            yield second, gap, stretches[place]
            gap = rng.randint(*every_s)
            second += gap


class _Moment:
    """The body and the movement, one sample after the other."""

    def __init__(self, condition: Condition, rng: Random) -> None:
        self.rng = rng
        self.rest = condition.rest_hr_bpm
        self.highest = condition.max_hr_bpm
        self.reserve = self.highest - self.rest
        self.heart = self.rest + 0.18 * self.reserve + rng.gauss(0, 3)
        self.wobble = 0.0
        self.pace = 0.0
        self.distance = 0.0
        self.values: dict[str, float] = {}

    def go_on(self, second: int, gap: int, stretch: Stretch) -> None:
        drift = DRIFT_PER_HOUR * stretch.effort * second / 3600
        share = min(heart_rate_share(stretch.effort) + drift, 0.99)
        aim = self.rest + share * self.reserve
        tau = RISE_S if aim > self.heart else FALL_S
        self.heart += (aim - self.heart) * (1 - math.exp(-gap / tau))
        self.wobble = 0.8 * self.wobble + self.rng.gauss(0, 0.9)
        self.pace = 0.7 * self.pace + self.rng.gauss(0, 0.012)
        self.distance += stretch.speed_m_s * (1 + self.pace) * gap
        beats = clamp(self.heart + self.wobble, 36, self.highest)
        turning = stretch.cadence_rpm * (1 + 0.5 * self.pace)
        self.values = {
            "heart_rate_bpm": float(round(beats)),
            "speed_m_s": round(stretch.speed_m_s * (1 + self.pace), 3),
            "distance_m": round(self.distance, 2),
            "power_w": float(round(stretch.power_w * (1 + 2.5 * self.pace))),
            "cadence_rpm": float(round(turning)),
        }


def laps_of(stretches: Sequence[Stretch], streams: Streams) -> tuple[Lap, ...]:
    """One lap for each stretch, as the lap key or a followed workout cuts them."""
    ends = list(accumulate(stretch.seconds for stretch in stretches))
    starts = [0.0, *ends[:-1]]
    return tuple(
        _lap(stretch, streams, start, end)
        for stretch, start, end in zip(stretches, starts, ends, strict=True)
        if not stretch.paused
    )


def _lap(stretch: Stretch, streams: Streams, start: float, end: float) -> Lap:
    beats = between(streams, "heart_rate_bpm", start, end)
    power = between(streams, "power_w", start, end)
    return Lap(
        start_s=round(start, 3),
        elapsed_s=round(end - start, 3),
        moving_s=round(end - start, 3),
        distance_m=_covered(streams, start, end),
        avg_hr_bpm=round(_mean(beats)) if beats else None,
        max_hr_bpm=round(max(beats)) if beats else None,
        avg_power_w=float(round(_mean(power))) if power else None,
        step_index=stretch.step_index,
    )


def between(streams: Streams, channel: str, start: float, end: float) -> "array[float]":
    """The channel's samples from one second to before another; none if unrecorded."""
    values = streams.channels.get(channel, array("d"))
    first = bisect_left(streams.time_s, start)
    return values[first : bisect_left(streams.time_s, end)]


def _covered(streams: Streams, start: float, end: float) -> float | None:
    distance = streams.channels.get("distance_m")
    if distance is None:
        return None
    return round(_at(streams, distance, end) - _at(streams, distance, start), 2)


def _at(streams: Streams, channel: "array[float]", second: float) -> float:
    """The channel's value at a second, between two samples in proportion."""
    times = streams.time_s
    place = bisect_left(times, second)
    if place == 0:
        return channel[0]
    if place == len(times):
        return channel[-1]
    share = (second - times[place - 1]) / (times[place] - times[place - 1])
    return channel[place - 1] + share * (channel[place] - channel[place - 1])


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
