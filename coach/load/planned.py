"""The training load a planned workout asks for, before anyone has done it."""

from collections.abc import Callable, Iterator, Mapping
from statistics import fmean

from coach.domain.activity import Sport
from coach.domain.athlete import Thresholds
from coach.domain.plan import (
    EndKind,
    Intensity,
    LoadKind,
    PlannedWorkout,
    Step,
    Target,
    TargetKind,
    walk,
)
from coach.load.heart_rate import heart_rate_load
from coach.load.rpe import load_per_hour
from coach.units import SECONDS_PER_HOUR

_USUAL_RPE = {Intensity.WARMUP: 3.0, Intensity.RECOVERY: 2.0, Intensity.COOLDOWN: 2.0}
EASY_RPE = 5.0
HARD_RPE = 7.0
"""What work feels like where the plan does not say (our choice)."""

_USUAL_SPEED_M_S = {Sport.SWIM: 1.0, Sport.RUN: 2.8, Sport.RIDE: 7.0}
"""Only to weigh steps by distance against steps by time."""


def planned_load(workout: PlannedWorkout, thresholds: Thresholds) -> float:
    """Load on the scale of `session_load`: 100 is one hour at threshold.

    By the targets of its steps where a step of work has one that the thresholds give
    a meaning; else by the session's RPE, by the RPEs of its sets, or by the RPE usual
    for a hard or an easy session. Steps only set the mean: it holds for the workout's
    whole duration.
    """
    by_steps = _per_hour_by_steps(workout, thresholds)
    per_hour = load_per_hour(_felt(workout)) if by_steps is None else by_steps
    return per_hour * workout.duration_s / SECONDS_PER_HOUR


def _felt(workout: PlannedWorkout) -> float:
    if workout.rpe is not None:
        return workout.rpe
    sets = [
        step.load.value
        for step in walk(workout.steps)
        if step.load and step.load.kind is LoadKind.RPE and step.load.value
    ]
    if sets:
        return fmean(sets)
    return HARD_RPE if workout.hard else EASY_RPE


def _per_hour_by_steps(workout: PlannedWorkout, thresholds: Thresholds) -> float | None:
    rated = False
    seconds = load = 0.0
    for step, lasting in _timed(workout, thresholds):
        per_hour = _rate(step, workout.sport, thresholds)
        rated |= per_hour is not None and step.intensity is Intensity.WORK
        if per_hour is None:
            per_hour = _usual_rate(step, workout)
        seconds += lasting
        load += per_hour * lasting
    return load / seconds if rated and seconds else None


def _usual_rate(step: Step, workout: PlannedWorkout) -> float:
    if step.intensity is Intensity.REST:
        return 0.0
    return load_per_hour(_USUAL_RPE.get(step.intensity, _felt(workout)))


def _timed(
    workout: PlannedWorkout, thresholds: Thresholds
) -> Iterator[tuple[Step, float]]:
    """Each step with the seconds it is likely to take, 0 where there is no telling."""
    before = 0.0
    for step in walk(workout.steps):
        value = step.end.value or 0.0
        if step.end.kind is EndKind.TIME:
            lasting = value
        elif step.end.kind is EndKind.DISTANCE:
            lasting = value / _speed(step, workout.sport, thresholds)
        elif step.end.kind is EndKind.SEND_OFF:
            lasting = max(value - before, 0.0)
        else:
            lasting = 0.0
        yield step, lasting
        before = lasting


def _speed(step: Step, sport: Sport, thresholds: Thresholds) -> float:
    for target in (step.target, step.secondary):
        if target and target.kind is TargetKind.SPEED and target.high > 0:
            return _middle(target)
    known = {
        Sport.SWIM: thresholds.css_m_s,
        Sport.RUN: thresholds.threshold_speed_m_s,
    }.get(sport)
    return known or _USUAL_SPEED_M_S.get(sport, 1.0)


def _middle(target: Target) -> float:
    return (target.low + target.high) / 2


def _squared(value: float, threshold: float | None) -> float | None:
    return (value / threshold) ** 2 * 100 if threshold else None


def _by_speed(speed_m_s: float, sport: Sport, known: Thresholds) -> float | None:
    if sport is Sport.SWIM and known.css_m_s:
        return (speed_m_s / known.css_m_s) ** 3 * 100
    if sport is Sport.RUN:
        return _squared(speed_m_s, known.threshold_speed_m_s)
    return None


def _by_heart_rate(bpm: float, _: Sport, known: Thresholds) -> float | None:
    return heart_rate_load([(bpm, SECONDS_PER_HOUR)], known, None)


def _by_heart_rate_pct(pct: float, sport: Sport, known: Thresholds) -> float | None:
    return _by_heart_rate(pct / 100 * (known.max_hr_bpm or 0), sport, known)


_PER_HOUR: Mapping[TargetKind, Callable[[float, Sport, Thresholds], float | None]] = {
    TargetKind.RPE: lambda rpe, _, __: load_per_hour(rpe),
    TargetKind.POWER: lambda watts, _, known: _squared(watts, known.ftp_w),
    TargetKind.POWER_PCT: lambda pct, _, __: _squared(pct, 100),
    TargetKind.SPEED: _by_speed,
    TargetKind.HEART_RATE: _by_heart_rate,
    TargetKind.HEART_RATE_PCT: _by_heart_rate_pct,
}
"""Load per hour in the middle of a target; a cadence says nothing about load."""


def _rate(step: Step, sport: Sport, thresholds: Thresholds) -> float | None:
    for target in (step.target, step.secondary):
        if target and target.kind in _PER_HOUR:
            rate = _PER_HOUR[target.kind](_middle(target), sport, thresholds)
            if rate is not None:
                return rate
    return None
