"""Strength sessions: the sets done, and what the watch takes them for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from coach.domain.plan import EndKind, Intensity, LoadKind, Step, Steps
from coach.domain.strength import SetType, StrengthSet
from coach.simulation.body import Condition, Strain
from coach.simulation.lifts import (
    BARBELL,
    guessed_category,
    load_for,
    repetitions_left,
)
from coach.simulation.outing import Outing
from coach.simulation.recording import Stretch, record
from coach.simulation.steps import numbered

EVERY_S = (8, 14)

RPE_LOGGED_SHARE = 0.6
"""The athlete does not always bother to note how hard a set was."""

WEIGHT_ENTERED_SHARE = 0.2
"""Nor to turn the watch's wheel to the load."""

_RAMP = ((0.45, 8), (0.65, 5), (0.82, 3))
_TRANSITION_S = (45, 110)


@dataclass(frozen=True, slots=True)
class _Set:
    """One set as it was, with the rest that followed."""

    done: StrengthSet
    rest_s: float
    effort: float


def lift(steps: Steps, condition: Condition, rng: Random) -> Outing:
    """A strength session through the steps."""
    session = _Session(condition, rng)
    session.through(steps)
    return _outing(session.sets, condition, rng)


class _Session:
    """Does one set after the other."""

    def __init__(self, condition: Condition, rng: Random) -> None:
        self.condition = condition
        self.rng = rng
        self.sets: list[_Set] = []
        self.places: dict[str, int] = {}
        self.warm = 0

    def through(self, steps: Steps) -> None:
        for _, step in numbered(steps):
            if step.exercise is not None:
                self._ramp(step)
                self._add(step)
            elif step.intensity is Intensity.REST and self.sets:
                pause = (step.end.value or 90.0) * self.rng.uniform(0.9, 1.3)
                self.sets[-1] = replace(self.sets[-1], rest_s=round(pause, 1))

    def _ramp(self, step: Step) -> None:
        """Lighter sets before the first heavy one, unless the plan has them."""
        name = step.exercise or ""
        load = self._load(step)
        if name in self.places or step.intensity is not Intensity.WORK:
            return
        if name not in BARBELL or not load or load < 40 or self.warm >= 2:
            return
        self.warm += 1
        for share, reps in _RAMP if self.warm == 1 else _RAMP[1:2]:
            lighter = max(_plates(load * share, name), 20.0)
            self._note(
                StrengthSet(name, reps, lighter, set_type=SetType.WARMUP), 0.45, 60
            )

    def _add(self, step: Step) -> None:
        name = step.exercise or ""
        value = step.end.value or 1.0
        if step.end.kind is EndKind.TIME:
            held = round(value * self.rng.uniform(0.95, 1.05))
            done = StrengthSet(name, load_kg=self._load(step), duration_s=held)
        elif step.end.kind is EndKind.DISTANCE:
            done = StrengthSet(name, load_kg=self._load(step), distance_m=value)
        else:
            done = self._lifted(step, round(value))
        if step.intensity is Intensity.WARMUP:
            done = replace(done, set_type=SetType.WARMUP, rpe=None)
        done = replace(done, superset=step.superset)
        warm = done.set_type is SetType.WARMUP
        self._note(done, 0.5 if warm else 0.8, self.rng.uniform(*_TRANSITION_S))

    def _lifted(self, step: Step, reps: int) -> StrengthSet:
        name, load = step.exercise or "", self._load(step)
        best = self.condition.e1rm_kg.get(name)
        if not load or best is None:
            return StrengthSet(name, reps, load)
        tired = 1 - 0.006 * self._earlier(name)
        possible = repetitions_left(best * tired, load)
        if possible < reps:
            managed = max(1, math.floor(possible))
            return StrengthSet(name, managed, load, 10.0, SetType.FAILURE)
        return StrengthSet(name, reps, load, self._felt(possible - reps))

    def _felt(self, left: float) -> float | None:
        """The RPE as logged in the app, which knows 6 and 7 to 10 in halves."""
        rpe = round((10 - left + self.rng.gauss(0, 0.35)) * 2) / 2
        if rpe < 6 or self.rng.random() > RPE_LOGGED_SHARE:
            return None
        return min(7.0 if rpe == 6.5 else rpe, 10.0)

    def _earlier(self, name: str) -> int:
        return sum(
            each.done.exercise == name and each.done.set_type is not SetType.WARMUP
            for each in self.sets
        )

    def _load(self, step: Step) -> float | None:
        best = self.condition.e1rm_kg.get(step.exercise or "")
        load, name = step.load, step.exercise or ""
        if load is not None and load.kind is LoadKind.KG and load.value is not None:
            return load.value
        if best is None or (load is not None and load.kind is LoadKind.BODYWEIGHT):
            return None
        if load is not None and load.kind is LoadKind.PCT_E1RM and load.value:
            return _plates(best * load.value / 100, name)
        rpe = load.value if load is not None and load.value else 8.0
        reps = (step.end.value or 8) if step.end.kind is EndKind.REPS else 12.0
        return _plates(load_for(best, reps, rpe), name)

    def _note(self, done: StrengthSet, effort: float, rest_s: float) -> None:
        place = self.places.setdefault(done.exercise, len(self.places))
        placed = replace(done, exercise_index=place)
        self.sets.append(_Set(placed, round(rest_s, 1), effort))


def _plates(kg: float, name: str) -> float:
    """The nearest load that the bar's plates or the rack of dumbbells make."""
    step = 2.5 if name in BARBELL else 2.0
    return max(round(kg / step) * step, step)


def _outing(sets: Sequence[_Set], condition: Condition, rng: Random) -> Outing:
    stretches = [Stretch(float(rng.randint(150, 420)), 0.45)]
    watched = []
    for each in sets:
        working = _seconds(each.done, rng)
        stretches += [Stretch(working, each.effort), Stretch(each.rest_s, 0.2)]
        watched.append(_watched(each, working, rng))
    elapsed = round(math.fsum(stretch.seconds for stretch in stretches), 3)
    hard = [each.done for each in sets if each.done.is_hard]
    return Outing(
        sub_sport="strength_training",
        streams=record(stretches, condition, rng, EVERY_S),
        elapsed_s=elapsed,
        timer_s=elapsed,
        moving_s=elapsed,
        strain=Strain(
            lifting=2.2 * len(hard) + elapsed / 60 * 0.25,
            lifted=frozenset(each.exercise for each in hard),
        ),
        sets=tuple(watched),
        lifted=_as_logged([each.done for each in sets]),
    )


def _seconds(done: StrengthSet, rng: Random) -> float:
    if done.duration_s is not None:
        return round(done.duration_s + rng.uniform(2, 6), 3)
    if done.distance_m is not None:
        return round(done.distance_m * 1.1 + 6, 3)
    return round((done.reps or 1) * rng.uniform(2.6, 3.6) + rng.uniform(4, 9), 3)


def _watched(each: _Set, seconds: float, rng: Random) -> StrengthSet:
    reps = each.done.reps
    if reps is not None and rng.random() < 0.3:
        reps = max(1, reps + rng.choice((-2, -1, -1, 1, 1, 2)))
    entered = rng.random() < WEIGHT_ENTERED_SHARE
    return StrengthSet(
        guessed_category(each.done.exercise, rng),
        reps,
        each.done.load_kg if entered else None,
        rest_s=each.rest_s,
        duration_s=seconds,
    )


def _as_logged(sets: Sequence[StrengthSet]) -> tuple[StrengthSet, ...]:
    """By exercise, as the app lists them, each exercise's sets in order."""
    return tuple(sorted(sets, key=lambda each: each.exercise_index))
