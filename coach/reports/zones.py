"""How long a session was in which zone, and whose limits the zones rest on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from coach.domain.activity import Activity, Sport, Streams
from coach.domain.athlete import Thresholds
from coach.load.effort import HOLD_S
from coach.load.zones import (
    lactate_zones,
    power_zones,
    reserve_zones,
    run_zones,
    seconds_in,
)
from coach.reports.numbers import Document, rounded
from coach.swimming.zones import zone_paces

_Values = Iterable[tuple[float, float]]
_GIVEN = "as you gave it"


@dataclass(frozen=True, slots=True)
class Limits:
    """The athlete's limits as they are known now.

    Attributes:
        how: what each estimated one rests on; those given are not in it.
    """

    thresholds: Thresholds
    how: Mapping[str, str]

    def said(self, field: str) -> str:
        """What the limit of that name rests on."""
        return self.how.get(field, _GIVEN)


@dataclass(frozen=True, slots=True)
class ZoneTimes:
    """Time in the zones of one quantity.

    Attributes:
        kind: `heart_rate`, `power` or `pace`.
        unit: `bpm`, `W` or `m/s`.
        lows: where zones 1, 2, … begin, ascending.
        below_s: seconds below zone 1; `seconds` in each zone.
        basis: the limits they rest on, each with `how` it is known.
    """

    kind: str
    unit: str
    lows: tuple[float, ...]
    below_s: float
    seconds: tuple[float, ...]
    basis: Mapping[str, float]
    how: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones there are, and why others are missing."""

    times: tuple[ZoneTimes, ...]
    missing: tuple[str, ...]


NO_ZONES = Zones((), ())


def zones(activity: Activity, streams: Streams | None, limits: Limits) -> Zones:
    """Heart rate, power and pace of the session, each where a limit is known."""
    found: list[ZoneTimes] = []
    missing: list[str] = []
    for measure in (_heart_rate, _power, _pace):
        measured = measure(activity, streams, limits)
        if isinstance(measured, ZoneTimes):
            found.append(measured)
        elif measured:
            missing.append(measured)
    return Zones(tuple(found), tuple(missing))


def zones_document(found: Zones) -> list[Document]:
    """The zones as documents carry them; zone 0 is what is below zone 1."""
    return [
        {
            "kind": each.kind,
            "unit": each.unit,
            "basis": [
                {"name": name, "value": rounded(value), "from": each.how[name]}
                for name, value in each.basis.items()
            ],
            "source": each.source,
            "zones": [
                {"zone": number, "low": low, "high": high, "seconds": rounded(seconds)}
                for number, low, high, seconds in bounds(each)
            ],
        }
        for each in found.times
    ]


def bounds(
    times: ZoneTimes,
) -> Iterator[tuple[int, float | None, float | None, float]]:
    """Number, lowest and first value beyond, and seconds of every zone there is."""
    lows = [rounded(low) for low in times.lows]
    if lows[0]:
        yield 0, None, lows[0], times.below_s
    highs = (*lows[1:], None)
    for number, low in enumerate(lows, start=1):
        yield number, low or None, highs[number - 1], times.seconds[number - 1]


def _heart_rate(
    activity: Activity, _: Streams | None, limits: Limits
) -> ZoneTimes | str:
    beaten = activity.effort.hr_seconds
    if not beaten:
        return ""
    given, tested = limits.thresholds, limits.thresholds.threshold_hr_bpm
    if tested and "threshold_hr_bpm" not in limits.how:
        lows, source = lactate_zones(tested), "shares of threshold heart rate"
        basis: dict[str, float] = {"threshold_hr_bpm": tested}
    elif (
        given.max_hr_bpm and given.rest_hr_bpm and given.rest_hr_bpm < given.max_hr_bpm
    ):
        lows = reserve_zones(given.rest_hr_bpm, given.max_hr_bpm)
        source = "shares of heart-rate reserve (Karvonen)"
        basis = {"max_hr_bpm": given.max_hr_bpm, "rest_hr_bpm": given.rest_hr_bpm}
    else:
        return "No heart-rate zones: your highest heart rate is not known yet."
    return _times("heart_rate", "bpm", lows, beaten, basis, limits, source)


def _power(
    activity: Activity, streams: Streams | None, limits: Limits
) -> ZoneTimes | str:
    if activity.sport is not Sport.RIDE or streams is None:
        return ""
    pedalled = list(_held(streams, "power_w"))
    if not pedalled:
        return ""
    ftp = limits.thresholds.ftp_w
    if not ftp:
        return "No power zones: your threshold power (FTP) is not known."
    source = "shares of threshold power (Coggan)"
    basis = {"ftp_w": ftp}
    return _times("power", "W", power_zones(ftp), pedalled, basis, limits, source)


def _pace(
    activity: Activity, streams: Streams | None, limits: Limits
) -> ZoneTimes | str:
    if activity.sport is Sport.SWIM:
        return _swim(activity, limits)
    if activity.sport is not Sport.RUN or streams is None:
        return ""
    run = list(_held(streams, "speed_m_s"))
    if not run:
        return ""
    speed = limits.thresholds.threshold_speed_m_s
    if not speed:
        return "No pace zones: no hard run of the last 90 days tells your threshold."
    source = "shares of threshold speed (Skiba)"
    basis = {"threshold_speed_m_s": speed}
    return _times("pace", "m/s", run_zones(speed), run, basis, limits, source)


def _swim(activity: Activity, limits: Limits) -> ZoneTimes | str:
    pool, css = activity.pool_length_m, limits.thresholds.css_m_s
    swum = [x for x in activity.lengths if x.active and x.elapsed_s > 0]
    if not pool or not swum:
        return ""
    if not css:
        return "No pace zones: your critical swim speed (CSS) is not known yet."
    lows = (0.0, *(100 / pace for pace in zone_paces(100 / css)))
    speeds = [(pool / x.elapsed_s, x.elapsed_s) for x in swum]
    source = "shares of critical speed (Skiba)"
    return _times("pace", "m/s", lows, speeds, {"css_m_s": css}, limits, source)


def _times(  # noqa: PLR0913, PLR0917 - all that is told of them
    kind: str,
    unit: str,
    lows: tuple[float, ...],
    values: _Values,
    basis: Mapping[str, float],
    limits: Limits,
    source: str,
) -> ZoneTimes:
    below, *seconds = seconds_in(values, lows)
    how = {name: limits.said(name) for name in basis}
    return ZoneTimes(kind, unit, lows, below, tuple(seconds), basis, how, source)


def _held(streams: Streams, channel: str) -> Iterator[tuple[float, float]]:
    """Each value and the seconds until the next; a pause counts for one."""
    values = streams.channels.get(channel, ())
    held = [
        (time, value)
        for time, value in zip(streams.time_s, values, strict=False)
        if isfinite(value)
    ]
    for (time, value), (following, _) in pairwise(held):
        gap = following - time
        yield value, gap if 0 <= gap <= HOLD_S else 1.0
