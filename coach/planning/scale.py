"""A workout made shorter, longer or easier, so that it is still a workout."""

from collections.abc import Iterator
from dataclasses import replace

from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
    walk,
)

_MINUTE = 60.0
_EASY_SHARE = 0.75
"""An easy session aims at three quarters of what the hard one aimed at."""
_EASY_RPE = 3.0


def scaled(workout: PlannedWorkout, factor: float) -> PlannedWorkout:
    """The workout with its time multiplied, to the minute.

    Repetitions go before the parts of one are cut; swims stay whole lengths of
    their pool, and even ones, so that they end where they began. Load goes with
    the time.
    """
    seconds = max(_MINUTE, round(workout.duration_s * factor / _MINUTE) * _MINUTE)
    share = seconds / workout.duration_s if workout.duration_s else 1.0
    steps = _Scaler(share, workout.pool_length_m).steps(workout.steps)
    return replace(
        workout,
        duration_s=seconds,
        steps=steps,
        distance_m=_distance(workout, steps, share),
        load=None if workout.load is None else workout.load * share,
    )


def eased(workout: PlannedWorkout, factor: float) -> PlannedWorkout:
    """The same session taken easily: shorter by the factor, no target above easy."""
    easy = replace(
        scaled(workout, factor),
        steps=tuple(_eased(scaled(workout, factor).steps)),
        hard=False,
        rpe=min(workout.rpe or _EASY_RPE, _EASY_RPE),
        title=f"{workout.title} (easy)",
    )
    if easy.load is None:
        return easy
    return replace(easy, load=easy.load * _EASY_SHARE**2)


def _distance(workout: PlannedWorkout, steps: Steps, share: float) -> float | None:
    if workout.distance_m is None:
        return None
    before, after = (_metres(each) for each in (workout.steps, steps))
    if before and after:
        return round(workout.distance_m * after / before, 2)
    return round(workout.distance_m * share, 2)


def _metres(steps: Steps) -> float:
    return sum(
        step.end.value or 0.0
        for step in walk(steps)
        if step.end.kind is EndKind.DISTANCE and step.intensity is not Intensity.REST
    )


class _Scaler:
    """Scales a tree of steps; what rounding takes from one part the next gives."""

    def __init__(self, factor: float, pool_m: float | None) -> None:
        self._factor = factor
        self._pool_m = pool_m
        self._owed = 0.0

    def steps(self, steps: Steps) -> Steps:
        """The steps scaled; rests and single sets are left as they are."""
        return tuple(self._one(step) for step in steps)

    def _one(self, step: Step | Repeat) -> Step | Repeat:
        if not isinstance(step, Repeat):
            return self._step(step)
        wanted = step.times * self._factor + self._owed
        times = max(1, round(wanted))
        if step.times == 1:
            return replace(step, steps=self.steps(step.steps))
        self._owed = wanted - times
        return replace(step, times=times)

    def _step(self, step: Step) -> Step:
        kind, value = step.end.kind, step.end.value
        if value is None or step.intensity is Intensity.REST or step.exercise:
            return step
        if kind is EndKind.TIME:
            least = min(value, _MINUTE)
            return _ending(step, max(least, round(value * self._factor / 30) * 30.0))
        if kind is EndKind.DISTANCE:
            return _ending(step, self._whole(value))
        return step

    def _whole(self, metres: float) -> float:
        """A distance of whole laps (two lengths) of the pool, one at least."""
        if not self._pool_m:
            return max(100.0, round(metres * self._factor / 100) * 100.0)
        lap = 2 * self._pool_m
        if metres <= lap:
            return metres
        return round(max(1, round(metres * self._factor / lap)) * lap, 4)


def _ending(step: Step, value: float) -> Step:
    return replace(step, end=End(step.end.kind, value, step.end.unit))


def _eased(steps: Steps) -> Iterator[Step | Repeat]:
    for step in steps:
        if isinstance(step, Repeat):
            yield replace(step, steps=tuple(_eased(step.steps)))
        else:
            yield replace(
                step, target=_easier(step.target), secondary=_easier(step.secondary)
            )


def _easier(target: Target | None) -> Target | None:
    if target is None or target.kind is TargetKind.CADENCE:
        return target
    if target.kind is TargetKind.RPE:
        return Target(target.kind, min(target.low, 2.0), min(target.high, 4.0))
    return Target(target.kind, target.low * _EASY_SHARE, target.high * _EASY_SHARE)
