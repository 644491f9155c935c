"""What a session looked like from its beginning to its end, one curve a quantity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite, nan

from coach.domain.activity import Activity, Length, Sport, Streams

HOLD_S = 30.0
"""Samples further apart than this have a gap between them."""

STANDING_M_S = 0.3
"""Slower than this is standing still, and no pace."""

SPEED_OVER_S = 10.0
"""Where no speed was recorded it is read off the distance over this long."""

FAR_M = 1000.0
"""A sport coach does not know has a speed if it went this far."""

_PACED = {Sport.RUN, Sport.WALK, Sport.SWIM}


@dataclass(frozen=True, slots=True)
class Curve:
    """One quantity over the session.

    Attributes:
        kind: `heart_rate`, `pace`, `speed`, `power`, `altitude` or `length_pace`.
        xs: seconds after the start; for `length_pace` metres swum.
        ys: bpm, m/s, W or m; NaN where nothing was recorded.
        hold: samples further apart are not joined.
    """

    kind: str
    xs: Sequence[float]
    ys: Sequence[float]
    hold: float = HOLD_S


def curves(activity: Activity, streams: Streams | None) -> tuple[Curve, ...]:
    """Pace by length of a pool swim, then what was recorded second by second."""
    swum = _by_length(activity)
    found = [swum] if swum else []
    if streams is not None:
        found += _recorded(activity, streams, paced=swum is None)
    return tuple(curve for curve in found if _tells(curve))


def _tells(curve: Curve) -> bool:
    """Whether there is more to see than one value."""
    return len({value for value in curve.ys if isfinite(value)}) > 1


def _by_length(activity: Activity) -> Curve | None:
    pool = activity.pool_length_m
    swum = sorted(
        (x for x in activity.lengths if x.active and x.elapsed_s > 0), key=_start
    )
    if not pool or len(swum) < 2:
        return None
    xs: list[float] = []
    ys: list[float] = []
    for number, length in enumerate(swum):
        xs += [number * pool, (number + 1) * pool - pool / 1000]
        ys += [pool / length.elapsed_s] * 2
    return Curve("length_pace", xs, ys, hold=2 * pool)


def _start(length: Length) -> float:
    return length.start_s


def _recorded(activity: Activity, streams: Streams, *, paced: bool) -> Iterator[Curve]:
    channels = streams.channels
    if "heart_rate_bpm" in channels:
        yield Curve("heart_rate", streams.time_s, channels["heart_rate_bpm"])
    speeds = speed(streams) if paced else None
    if speeds is not None and activity.sport in _PACED:
        moving = [v if v >= STANDING_M_S else nan for v in speeds]
        yield Curve("pace", streams.time_s, moving)
    elif speeds is not None and _travels(activity):
        yield Curve("speed", streams.time_s, speeds)
    if any(value > 0 for value in channels.get("power_w", ())):
        yield Curve("power", streams.time_s, channels["power_w"])
    if "altitude_m" in channels:
        yield Curve("altitude", streams.time_s, channels["altitude_m"])


def _travels(activity: Activity) -> bool:
    """Whether getting somewhere is what it is about."""
    if activity.sport is Sport.OTHER:
        return (activity.distance_m or 0.0) >= FAR_M
    return activity.sport in {Sport.RIDE, Sport.SNOWBOARD, Sport.WAKEBOARD}


def speed(streams: Streams) -> Sequence[float] | None:
    """Metres a second at each record, as recorded or from the distance covered."""
    recorded = streams.channels.get("speed_m_s")
    if recorded is not None and any(map(isfinite, recorded)):
        return recorded
    far = streams.channels.get("distance_m")
    return None if far is None else list(_from_distance(streams.time_s, far))


def _from_distance(times: Sequence[float], far: Sequence[float]) -> Iterator[float]:
    begin = 0
    for at, (time, meters) in enumerate(zip(times, far, strict=True)):
        while begin < at and time - times[begin] > SPEED_OVER_S:
            begin += 1
        first = max(begin - 1, 0) if begin == at else begin
        passed, covered = time - times[first], meters - far[first]
        believable = 0 < passed <= HOLD_S and covered >= 0  # NaN is neither
        yield covered / passed if believable else nan
