"""One lift of a simulated lifter: how strong it is, what is loaded, what is managed."""

import math
from dataclasses import dataclass, field
from datetime import date
from random import Random

from coach.domain.strength import SetType, StrengthSet, WeightUnit
from coach.simulation.lifter_programs import (
    USUAL_KG,
    Scheme,
    Slot,
    is_dumbbell,
    is_lower,
    is_machine,
)
from coach.simulation.lifter_truth import Span
from coach.simulation.lifts import repetitions_left
from coach.units import KG_PER_POUND

HOLDS_DAYS = 14
"""Strength holds for about that long before it goes (McMaster 2013: 2 to 3 weeks)."""

LOSS_PER_DAY = 0.0015
LEAST_LEFT = 0.8
TIRED_BY_SET = 0.012
TIRED_BY_EXERCISE = 0.012
FAILURES = 3
LIGHTER = 0.9
_WAVES = (
    ((0.65, 5), (0.75, 5), (0.85, 5)),
    ((0.70, 3), (0.80, 3), (0.90, 3)),
    ((0.75, 5), (0.85, 3), (0.95, 1)),
    ((0.40, 5), (0.50, 5), (0.60, 5)),
)
"""Shares of a training maximum and repetitions of four weeks, the last one lighter."""

_TRAINING_MAX = 0.9
_RAMP = ((0.45, 8), (0.65, 5), (0.82, 3))


@dataclass(frozen=True, slots=True)
class Manner:
    """How this lifter trains and answers to it.

    Attributes:
        gain, suits: as in `LifterTruth`.
        reserve: repetitions usually left in a set that goes by feel.
        moody: spread of that from session to session.
        form: spread of strength from day to day, as a share.
        rpe_share: of sets that get an RPE.
        warms_up: share of sessions whose warm-ups are logged.
        keen: share of sets in which one more than aimed at is done, if it is there.
        endurance: repetitions at a share of the maximum, over what Epley has.
        easy: share of an exercise's sessions that are a light day.
    """

    gain: float
    suits: float
    reserve: float
    moody: float
    form: float
    rpe_share: float
    warms_up: float
    unit: WeightUnit
    keen: float
    endurance: float
    easy: float

    def left(self, able_kg: float, load_kg: float) -> float:
        """Repetitions that are in this lifter at that load."""
        return self.endurance * repetitions_left(able_kg, load_kg)

    def load_for(self, able_kg: float, reps: float, left: float) -> float:
        """The load at which so many are done and so many left."""
        return able_kg / (1 + (reps + left) / (30 * self.endurance))


@dataclass(slots=True)
class Lift:
    """Where one lift stands between two sessions; it changes as it is trained."""

    exercise: str
    kg: float
    first_kg: float
    ceiling_kg: float
    plateaus: tuple[Span, ...]
    step_kg: float
    factor: float = 1.0
    load_kg: float = 0.0
    aim: int = 0
    failures: int = 0
    week: int = 0
    training_max_kg: float = 0.0
    last: date | None = None
    weekly_sets: float = 0.0
    reps: tuple[int, int] = (0, 0)
    known: dict[tuple[int, float, float | None, SetType, int], StrengthSet] = field(
        default_factory=dict
    )

    @property
    def shown_kg(self) -> float:
        """Its maximum as the gym's machine shows it, rested, on an average day."""
        return self.kg * self.factor

    def after_a_break(self, days: int) -> None:
        """What was lost in so many days without any training."""
        if days > HOLDS_DAYS:
            kept = (1 - LOSS_PER_DAY) ** (days - HOLDS_DAYS)
            self.kg *= max(kept, LEAST_LEFT)

    def train(self, day: date, sets: int, manner: Manner) -> None:
        """What one session adds: less near the ceiling, none in a plateau."""
        gap = 7 if self.last is None else max((day - self.last).days, 1)
        self.weekly_sets += 0.3 * (min(sets * 7 / gap, 30.0) - self.weekly_sets)
        self.last = day
        if any(day in span for span in self.plateaus):
            return
        dose = self.weekly_sets / manner.suits
        response = dose * math.exp(1 - dose)
        room = max(self.ceiling_kg - self.kg, 0) / (self.ceiling_kg - self.first_kg)
        self.kg += self.kg * manner.gain * response * min(room, 1.0)

    def another_gym(self, factor: float) -> None:
        """From now on the machine shows other loads; the lifter starts from there."""
        self.factor *= factor
        self.load_kg = self.plates(self.load_kg * factor)
        self.training_max_kg *= factor

    def aims_at(self, reps: tuple[int, int]) -> None:
        """The range of the block; a new one begins with a load that suits it."""
        if reps != self.reps:
            self.reps, self.load_kg, self.failures = reps, 0.0, 0

    def plates(self, kg: float) -> float:
        """The nearest load the gym has."""
        return max(round(kg / self.step_kg), 1) * self.step_kg

    @property
    def progress_kg(self) -> float:
        """What is added when all went well."""
        large = is_lower(self.exercise) and not is_machine(self.exercise)
        return self.step_kg * (2 if large else 1)

    @property
    def wave(self) -> tuple[tuple[float, int], ...]:
        """Shares of the training maximum and repetitions of its coming session."""
        return _WAVES[self.week % len(_WAVES)]

    def next_wave(self) -> None:
        """The next four weeks: a little more, a tenth less where one fell short."""
        if self.failures:
            self.training_max_kg, self.failures = self.training_max_kg * LIGHTER, 0
        else:
            self.training_max_kg += self.progress_kg

    def a_set(
        self,
        reps: int,
        load_kg: float,
        place: int,
        rpe: float | None = None,
        *,
        kind: SetType = SetType.NORMAL,
    ) -> StrengthSet:
        """The set as it is typed; the same again is the same value."""
        key = reps, load_kg, rpe, kind, place
        if key not in self.known:
            self.known[key] = StrengthSet(
                self.exercise, reps, load_kg, rpe, kind, exercise_index=place
            )
        return self.known[key]


def first_lift(
    exercise: str, kg: float, room: float, plateaus: tuple[Span, ...], unit: WeightUnit
) -> Lift:
    """A lift as it is on the first day: `room` is the share that can be gained."""
    return Lift(exercise, kg, kg, kg * (1 + room), plateaus, step_of(exercise, unit))


def usual_kg(exercise: str) -> float:
    """What a lifter of middling strength could lift once."""
    return USUAL_KG[exercise]


def step_of(exercise: str, unit: WeightUnit) -> float:
    """The gym's steps in kg."""
    if unit is WeightUnit.LB:
        return (10 if is_machine(exercise) else 5) * KG_PER_POUND
    if is_machine(exercise):
        return 5.0
    return 2.0 if is_dumbbell(exercise) else 2.5


@dataclass(frozen=True, slots=True)
class Turn:
    """One exercise in one session, about to be done.

    Attributes:
        place: of the exercise in the session, from 0.
        today_kg: what could be lifted once on that day.
        light: whether it is a deload.
    """

    lift: Lift
    slot: Slot
    manner: Manner
    rng: Random
    place: int
    today_kg: float
    light: bool

    @property
    def is_deload(self) -> bool:
        """Whether it is lighter on purpose, by the week or by its own wave."""
        waves = self.slot.scheme is Scheme.WAVE
        return self.light or (waves and self.lift.wave is _WAVES[-1])

    def done(self) -> list[StrengthSet]:
        """Its sets, warm-ups before them; the lift knows what to do next time."""
        if self.slot.scheme is Scheme.WAVE:
            return self._wave()
        return self._straight()

    def _able_kg(self, sets_before: int) -> float:
        tired = TIRED_BY_EXERCISE * self.place + TIRED_BY_SET * sets_before
        return self.today_kg * (1 - tired)

    def _straight(self) -> list[StrengthSet]:
        lift, manner, rng = self.lift, self.manner, self.rng
        load_kg, aim, sets = self._chosen()
        light = self.light
        if light:
            load_kg, sets = lift.plates(load_kg * LIGHTER), max(sets * 2 // 3, 1)
        elif manner.easy and rng.random() < manner.easy:
            load_kg, light = lift.plates(load_kg * rng.uniform(0.75, 0.9)), True
        found: list[StrengthSet] = []
        if self.place == 0 and rng.random() < manner.warms_up:
            found += self._warm_ups(load_kg)
        reached: list[int] = []
        while len(reached) < sets:
            able_kg = self._able_kg(len(reached))
            left = manner.left(able_kg, load_kg)
            if left < 1:
                load_kg = lift.plates(min(load_kg, able_kg) * LIGHTER)
                left = max(manner.left(able_kg, load_kg), 1.0)
            more = 1 if rng.random() < manner.keen else 0
            reps = max(min(aim + more, int(left)), 1)
            reached.append(reps)
            found.append(self._typed(reps, load_kg, left))
        if not light:
            self._progress(min(reached))
        return found

    def _chosen(self) -> tuple[float, int, int]:
        """Load, repetitions aimed at, sets."""
        lift, slot, manner, rng = self.lift, self.slot, self.manner, self.rng
        able_kg, (least, most) = self._able_kg(0), lift.reps
        if slot.scheme is Scheme.FEEL:
            aim = rng.randint(least, most)
            reserve = max(rng.gauss(manner.reserve, manner.moody), 0.0)
            guessed_kg = able_kg * rng.gauss(1.0, 0.02)
            sets = max(slot.sets + rng.choice((-1, 0, 0, 0, 1)), 1)
            return lift.plates(manner.load_for(guessed_kg, aim, reserve)), aim, sets
        if not lift.load_kg:
            begin = LIGHTER if slot.scheme is Scheme.LINEAR else 1.0
            lift.load_kg = lift.plates(manner.load_for(able_kg * begin, least, 2.0))
            lift.aim = least
        return lift.load_kg, lift.aim, slot.sets

    def _progress(self, weakest: int) -> None:
        """Load and aim of the next session, from what the weakest set brought."""
        lift, (least, most) = self.lift, self.lift.reps
        if self.slot.scheme is Scheme.FEEL:
            return
        if weakest >= most:
            lift.load_kg += lift.progress_kg
            lift.aim, lift.failures = least, 0
        elif weakest >= least:
            lift.aim, lift.failures = min(weakest + 1, most), 0
        else:
            lift.aim, lift.failures = least, lift.failures + 1
            if lift.failures >= FAILURES:
                lift.load_kg, lift.failures = lift.plates(lift.load_kg * LIGHTER), 0

    def _wave(self) -> list[StrengthSet]:
        """Three sets of the week's wave, the last one with as many as there are."""
        lift = self.lift
        if not lift.training_max_kg:
            lift.training_max_kg = _TRAINING_MAX * self._able_kg(0)
        found: list[StrengthSet] = []
        wave = lift.wave
        lighter_week = wave is _WAVES[-1]
        for share, aim in wave:
            load_kg = lift.plates(share * lift.training_max_kg)
            left = max(self.manner.left(self._able_kg(len(found)), load_kg), 1.0)
            last = len(found) == len(wave) - 1 and not lighter_week
            reps = int(left - self.rng.uniform(0.0, 1.5)) if last else aim
            reps = max(min(reps, int(left)), 1)
            found.append(self._typed(reps, load_kg, left))
            if last and reps < aim:
                lift.failures += 1
        lift.week += 1
        if lighter_week:
            lift.next_wave()
        return found

    def _typed(self, reps: int, load_kg: float, left: float) -> StrengthSet:
        rpe, rng = None, self.rng
        if self.manner.rpe_share and rng.random() < self.manner.rpe_share:
            felt = round((10 - (left - reps) + rng.gauss(0, 0.4)) * 2) / 2
            rpe = min(felt, 10.0) if felt >= 6 else None
        return self.lift.a_set(reps, load_kg, self.place, rpe)

    def _warm_ups(self, load_kg: float) -> list[StrengthSet]:
        lift = self.lift
        return [
            lift.a_set(
                reps, lift.plates(load_kg * share), self.place, kind=SetType.WARMUP
            )
            for share, reps in _RAMP
        ]
