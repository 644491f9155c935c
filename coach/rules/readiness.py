"""How ready the body is: an evening's signals against one's own range."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.athlete import Wellness
from coach.domain.metric import HrvState, Metric
from coach.domain.readiness import Level, Readiness, Reading, Signal
from coach.domain.review import Evidence
from coach.rules.recovery import Values, by_device, first_compared, nights

RANGE_DAYS = 28


@dataclass(frozen=True, slots=True)
class _Own:
    """How one signal is held against the days before.

    Attributes:
        said: how a value is told.
        bad: deviations to the worse side from which on it speaks against training.
        least: days that make a range.
        least_sd: a smaller deviation than that is the scale's, not the body's.
        bad_from: a rating below the middle of its scale is never bad.
    """

    unit: str
    said: str
    bad: float
    digits: int = 0
    least: int = 7
    least_sd: float = 0.0
    bad_from: float = 0.0


def _rating(name: str) -> _Own:
    said = f"{name} {{}} of 7"
    return _Own("of 7", said, 2.0, least=14, least_sd=0.5, bad_from=4)


_OWN: Mapping[Signal, _Own] = {
    Signal.HRV: _Own("ms", "heart-rate variability of the week {} ms", 0.5),
    Signal.SLEEP: _Own("h", "{} h of sleep", 1.5, digits=1, least_sd=0.25),
    Signal.SORENESS: _rating("soreness"),
    Signal.FATIGUE: _rating("fatigue"),
    Signal.STRESS: _rating("stress"),
    Signal.RESTING_HR: _Own("bpm", "resting heart rate {} bpm", 1.5, least_sd=1.0),
}
"""Half a deviation of ln rMSSD over seven days (Plews 2014); all else are design
defaults. One night in six lies a deviation under one's own mean by chance, and a single
rating scatters more than the four of the Hooper index (1.5): where simulated athletes
were well, such signs came together in an eighth of all weeks (`make bench-judgement`),
with 1.5 for sleep and 2 for ratings in half as many."""

SIGNS_OF_LOW = 2
"""One bad signal is watched, two are low: no single one is to be relied on."""


def readiness(
    day: date,
    wellness: Sequence[Wellness] = (),
    sleep: Iterable[Metric] = (),
    hrv: Iterable[HrvState] = (),
    resting: Iterable[Metric] = (),
) -> Readiness:
    """What the day's signals come to, each against the 28 days before (HRV: 60).

    Low with two bad signals or more, watch with one, ready with none; unknown where
    no signal has a range yet. It may hold or reduce training, never raise it.

    Args:
        day: the evening; later entries are not looked at.
        wellness: what the athlete logged, oldest first.
        sleep: nights that devices measured.
        hrv: states of the last evenings.
        resting: resting heart rates that devices measured.
    """
    found = [
        *_varied(day, hrv),
        *_against(Signal.SLEEP, day, tuple(nights(wellness, sleep)), worse=-1),
        *_rated(day, wellness),
        *_against(Signal.RESTING_HR, day, by_device(resting, min), worse=1),
    ]
    readings = tuple(sorted(found, key=_worst_first))
    return Readiness(_level(readings), readings)


def is_bad(reading: Reading) -> bool:
    """Whether that signal speaks against hard training."""
    own = _OWN[reading.signal]
    return (
        reading.z is not None and reading.z >= own.bad and reading.value >= own.bad_from
    )


def bad(readiness: Readiness) -> tuple[Reading, ...]:
    """The signals that speak against hard training, worst first."""
    return tuple(filter(is_bad, readiness.readings))


def words(reading: Reading) -> str:
    """A reading that has a range: `5.5 h of sleep (7.5 is usual)`."""
    value, usual = evidence(reading)
    digits = _OWN[reading.signal].digits
    said = _OWN[reading.signal].said.format(f"{value.value:.{digits}f}")
    return f"{said} ({usual.value:.1f} is usual)"


def evidence(reading: Reading) -> tuple[Evidence, Evidence]:
    """The reading and what is usual, to the digits they are told with."""
    name, digits = reading.signal.replace("_", " "), _OWN[reading.signal].digits
    return (
        Evidence(name, round(reading.value, digits), reading.unit),
        Evidence(f"usual {name}", round(reading.usual or 0.0, 1), reading.unit),
    )


def _level(readings: Sequence[Reading]) -> Level:
    if all(reading.z is None for reading in readings):
        return Level.UNKNOWN
    bad = sum(map(is_bad, readings))
    if bad >= SIGNS_OF_LOW:
        return Level.LOW
    return Level.WATCH if bad else Level.READY


def _worst_first(reading: Reading) -> tuple[bool, float]:
    return reading.z is None, -(reading.z or 0.0)


def _varied(day: date, states: Iterable[HrvState]) -> Iterator[Reading]:
    for state in states:
        if state.day == day:
            unit = _OWN[Signal.HRV].unit
            yield Reading(
                Signal.HRV, state.mean_ms, unit, state.usual_ms, state.z, state.n
            )


def _rated(day: date, wellness: Sequence[Wellness]) -> Iterator[Reading]:
    for signal in (Signal.SORENESS, Signal.FATIGUE, Signal.STRESS):
        said = ((w.day, getattr(w, signal.value)) for w in wellness)
        values = {when: float(rated) for when, rated in said if rated is not None}
        yield from _against(signal, day, (values,), worse=1)


def _against(
    signal: Signal, day: date, series: Sequence[Values], *, worse: int
) -> Iterator[Reading]:
    """The day's reading, with a range where one of the series has one."""
    own = _OWN[signal]
    found = first_compared(series, day, RANGE_DAYS, own.least, own.least_sd)
    if found is not None:
        z = None if found.z is None else worse * found.z
        yield Reading(signal, found.value, own.unit, found.usual, z, found.n)
        return
    value = next((values[day] for values in series if day in values), None)
    if value is not None:
        yield Reading(signal, value, own.unit, None, None, 0)
