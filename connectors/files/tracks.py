"""Points of a track: columns of one length, and what follows from them."""

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from math import asin, cos, isnan, nan, radians, sin, sqrt
from uuid import UUID, uuid5

from coach.domain.activity import Source, Streams
from connectors.files.texts import decimal, moment
from connectors.plausible import FASTEST_M_S

NAMESPACE = UUID("0b8f3c52-6c0d-5f0e-9a55-3a3c1f2f7d10")
"""Under which the ids of what comes from TCX and GPX files are derived."""

MOST_POINTS = 2_000_000
HOLD_S = 30.0
"""A sample stands for the time up to the next one, at most this long."""

STANDING_M_S = 0.5
"""Slower than a slow walk is a pause."""

EARTH_M = 6_371_008.8
"""Mean radius of the earth (IUGG, R1)."""

CHANNELS: Mapping[str, tuple[float, float]] = {
    "latitude_deg": (-90, 90),
    "longitude_deg": (-180, 180),
    "altitude_m": (-500, 20_000),
    "heart_rate_bpm": (20, 250),
    "cadence_rpm": (0, 250),
    "distance_m": (0, 10_000_000),
    "speed_m_s": (0, 150),
    "power_w": (0, 4000),
    "temperature_c": (-80, 100),
}
"""What is read of a point, with the least and the highest possible value."""

_ZERO_IS_NOTHING = {"heart_rate_bpm"}


def read_point(
    said: Sequence[tuple[str, str]], time: str, channels: Mapping[str, str]
) -> tuple[datetime | None, dict[str, str]]:
    """When a point was, and what it says by channel.

    Args:
        said: names and texts of the point's elements.
        time: the name of the one with its time.
        channels: the others' names, and the channels they are.
    """
    at: datetime | None = None
    point: dict[str, str] = {}
    for name, text in said:
        if name == time:
            at = moment(text)
        elif name in channels:
            point[channels[name]] = text
    return at, point


@dataclass(slots=True)
class Points:
    """A growing track.

    Attributes:
        times: seconds since 1970.
        columns: by channel; NaN where a point has no such value.
        refused: how many values were no numbers, or cannot be.
    """

    times: "array[float]" = field(default_factory=lambda: array("d"))
    columns: "dict[str, array[float]]" = field(
        default_factory=lambda: {name: array("d") for name in CHANNELS}
    )
    refused: int = 0

    def __len__(self) -> int:
        return len(self.times)

    def add(self, at: float, said: Mapping[str, str]) -> None:
        """One more point: its time, and the texts of its channels."""
        self.times.append(at)
        for name, column in self.columns.items():
            text = said.get(name)
            column.append(nan if text is None else self._value(name, text))

    def _value(self, name: str, text: str) -> float:
        value = decimal(text)
        low, high = CHANNELS[name]
        if value is not None and low <= value <= high:
            return value
        self.refused += not (value == 0 and name in _ZERO_IS_NOTHING)
        return nan

    def pick(self, kept: Iterable[int]) -> "Points":
        """The points at these places."""
        places = [*kept]
        return Points(
            array("d", (self.times[i] for i in places)),
            {
                name: array("d", (column[i] for i in places))
                for name, column in self.columns.items()
            },
        )

    def in_order(self) -> "Points":
        """The points by time, the first of each instant only."""
        if all(a < b for a, b in pairwise(self.times)):
            return self
        ordered = sorted(range(len(self)), key=self.times.__getitem__)
        first = ordered[:1]
        first += [b for a, b in pairwise(ordered) if self.times[a] < self.times[b]]
        kept = self.pick(first)
        kept.refused = self.refused
        return kept

    def between(self, start: float, end: float) -> "Points":
        """Of points in order, those with start <= time <= end."""
        first = bisect_left(self.times, start)
        return self.pick(range(first, bisect_right(self.times, end)))

    def last_in(self, start: float, end: float) -> float | None:
        """Of points in order, the last time with start <= time <= end."""
        place = bisect_right(self.times, end) - 1
        return self.times[place] if place >= 0 and self.times[place] >= start else None

    def channel(self, name: str) -> "array[float] | None":
        """A channel that says something; power of 0 throughout is no power meter."""
        column = self.columns[name]
        least = 0 if name == "power_w" else -1e9
        return column if any(value > least for value in column) else None

    def mean(self, name: str) -> float | None:
        """The mean of a channel over time; None where it has no value."""
        column = self.channel(name)
        if column is None:
            return None
        weights = [min(b - a, HOLD_S) for a, b in pairwise(self.times)] + [1.0]
        known = [(v, w) for v, w in zip(column, weights, strict=True) if not isnan(v)]
        return sum(v * w for v, w in known) / sum(w for _, w in known)

    def highest(self, name: str) -> float | None:
        """The highest value of a channel; None where it has none."""
        known = [value for value in self.columns[name] if not isnan(value)]
        return max(known, default=None)


def joined(parts: Sequence[Points]) -> Points:
    """The points of all parts as one track, in order."""
    if len(parts) == 1:
        return parts[0].in_order()
    whole = Points(refused=sum(part.refused for part in parts))
    for part in parts:
        whole.times.extend(part.times)
        for name, column in part.columns.items():
            whole.columns[name].extend(column)
    return whole.in_order()


def streams_of(points: Points, begin: float) -> Streams | None:
    """The channels that hold something, by seconds after `begin`; None if none do."""
    found = {name: points.channel(name) for name in CHANNELS}
    channels = {name: column for name, column in found.items() if column is not None}
    if not channels:
        return None
    return Streams(array("d", (time - begin for time in points.times)), channels)


def ways_m(points: Points) -> "array[float]":
    """The way from each point to the next in metres, 0 where a position is missing.

    A jump that no one can have made counts as nothing.
    """
    steps = array("d")
    places = zip(
        points.times,
        map(radians, points.columns["latitude_deg"]),
        map(radians, points.columns["longitude_deg"]),
        strict=True,
    )
    for (t1, *here), (t2, *there) in pairwise(places):
        step = great_circle_m((here[0], here[1]), (there[0], there[1]))
        possible = step <= FASTEST_M_S * (t2 - t1)  # false for NaN too
        steps.append(step if possible else 0.0)
    return steps


def great_circle_m(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Metres between two places on a sphere of the earth's mean radius.

    The haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and
    Telescope 68, 1984), right to about 0.5 %: the earth is no sphere.

    Args:
        here: latitude and longitude in radians.
        there: the same of the other place.
    """
    half_lat, half_lon = (there[0] - here[0]) / 2, (there[1] - here[1]) / 2
    h = sin(half_lat) ** 2 + cos(here[0]) * cos(there[0]) * sin(half_lon) ** 2
    return 2 * EARTH_M * asin(min(sqrt(h), 1.0))


def moving_s(points: Points, steps: Sequence[float]) -> float:
    """The seconds between points that lie a walk or more apart."""
    return sum(
        b - a
        for (a, b), way in zip(pairwise(points.times), steps, strict=True)
        if way >= STANDING_M_S * (b - a)
    )


def identity(source: Source, begin: float, sport: str) -> tuple[str, str]:
    """Source id and uuid: the same for every copy of a track, whole, cut or renamed.

    The second it began and the sport make it; who recorded it stands at a file's
    end and is missing where it was cut.
    """
    known_by = f"{source} {int(begin)} {sport}"
    source_id = hashlib.sha256(known_by.encode()).hexdigest()[:32]
    return source_id, str(uuid5(NAMESPACE, known_by))
