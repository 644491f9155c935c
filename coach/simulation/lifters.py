"""Lifters made up from a seed, whose strength, slips and switches are known."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from coach.domain.strength import LiftSession, StrengthSet, WeightUnit
from coach.simulation.draws import clamp, stream
from coach.simulation.lifter_life import Life, draw_life
from coach.simulation.lifter_lifts import Lift, Manner, Turn, first_lift, usual_kg
from coach.simulation.lifter_programs import PROGRAMS, Program, Slot, is_machine
from coach.simulation.lifter_slips import mistype
from coach.simulation.lifter_truth import (
    LifterTruth,
    SimulatedLifter,
    Slip,
    Strength,
    Switch,
)

FIRST_DAY = date(2024, 1, 1)
DAYS = 730

_TIRED_PER_SET = 0.05
_RECOVERED_PER_DAY = 0.90
_MOST_TIRED = 0.06
_PLATEAU_SHARE = 0.3
_UNNAMED = ("Morning Workout", "Afternoon Workout", "Evening Workout")


def simulated_lifters(
    seed: int, count: int, days: int = DAYS, first_day: date = FIRST_DAY
) -> Iterator[SimulatedLifter]:
    """So many lifters, each with a log of so many days and its truth.

    The same seed gives the same lifters; the first ten of a hundred are the same as
    ten alone.
    """
    for number in range(count):
        yield _lifter(f"lifter-{seed}-{number}", stream(seed, number), days, first_day)


def random_walk_lifter(
    seed: int,
    sessions: int = 150,
    step: float = 0.03,
    exercises: Sequence[str] = ("back squat", "bench press", "deadlift"),
) -> SimulatedLifter:
    """Strength that wanders: of the next session nothing is known but the last.

    Loads are exact, not of plates, as rounding alone would be something to know.
    """
    rng = stream(seed, "random walk")
    walks = {
        name: _walk(rng, usual_kg(name) * rng.uniform(0.7, 1.3), sessions, step)
        for name in exercises
    }
    return _plain("walk", seed, walks)


def noise_lifter(
    seed: int,
    sessions: int = 150,
    spread: float = 0.05,
    exercises: Sequence[str] = ("back squat", "bench press", "deadlift"),
) -> SimulatedLifter:
    """Strength that never changes, measured anew each day: the mean is best."""
    rng = stream(seed, "noise")
    walks = {}
    for name in exercises:
        kg = usual_kg(name) * rng.uniform(0.7, 1.3)
        walks[name] = [kg * math.exp(rng.gauss(0, spread)) for _ in range(sessions)]
    return _plain("noise", seed, walks)


def _walk(rng: Random, kg: float, sessions: int, step: float) -> list[float]:
    found = []
    for _ in range(sessions):
        kg *= math.exp(rng.gauss(0, step))
        found.append(kg)
    return found


def _plain(
    kind: str, seed: int, course: Mapping[str, Sequence[float]]
) -> SimulatedLifter:
    """A lifter who does one set of five of each exercise every third day."""
    name = f"{kind}-{seed}"
    log: list[LiftSession] = []
    truth: dict[str, list[Strength]] = {each: [] for each in course}
    for number in range(max(map(len, course.values()))):
        day = FIRST_DAY + timedelta(days=3 * number)
        sets = []
        for place, (exercise, walk) in enumerate(course.items()):
            kg = walk[number]
            truth[exercise].append(Strength(day, kg, kg))
            load_kg = kg / (1 + 5 / 30)
            sets.append(StrengthSet(exercise, 5, load_kg, exercise_index=place))
        log.append(LiftSession(f"{name}-{number}", day, "Workout", tuple(sets)))
    return SimulatedLifter(
        name,
        tuple(log),
        LifterTruth(
            program=kind,
            unit=WeightUnit.KG,
            gain=0.0,
            suits=0.0,
            strength={each: tuple(found) for each, found in truth.items()},
        ),
    )


@dataclass(slots=True)
class _Training:
    """A lifter while the log is written."""

    name: str
    rng: Random
    program: Program
    manner: Manner
    life: Life
    level: float
    room: float
    named: bool
    lifts: dict[str, Lift] = field(default_factory=dict)
    tired: float = 0.0
    last: date | None = None
    log: list[LiftSession] = field(default_factory=list)
    strength: dict[str, list[Strength]] = field(default_factory=dict)
    deloads: list[date] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def through(self, first_day: date, days: int) -> None:
        for number in range(days):
            day = first_day + timedelta(days=number)
            for switch in self.life.switches:
                if switch.day == day:
                    self._switch(switch)
            if self.life.trains_on(day, self.program.weekdays):
                self._session(day)

    def _switch(self, switch: Switch) -> None:
        for exercise, factor in switch.factors.items():
            self._lift(exercise).another_gym(factor)

    def _session(self, day: date) -> None:
        rng, number = self.rng, len(self.log)
        title, slots = self.program.days[number % len(self.program.days)]
        if self.last is not None:
            since = (day - self.last).days
            self.tired *= _RECOVERED_PER_DAY**since
            for lift in self.lifts.values():
                lift.after_a_break(since)
        self.last = day
        light = self.life.is_deload(day)
        form = rng.gauss(0, self.manner.form) - self._tiredness()
        sets: list[StrengthSet] = []
        for place, slot in enumerate(self._left_of(slots)):
            sets += self._exercise(day, slot, place, form, light=light)
        self.tired += _TIRED_PER_SET * len(sets) * (0.5 if light else 1.0)
        uuid = f"{self.name}-{number}"
        typed = tuple(sets)
        slip = mistype(uuid, typed, self.life.slips, rng)
        if slip is not None:
            found, wrong = slip
            self.slips.append(found)
            typed = (*typed[: found.at], wrong, *typed[found.at + 1 :])
        shown = title if self.named else rng.choice(_UNNAMED)
        self.log.append(LiftSession(uuid, day, shown, typed))

    def _tiredness(self) -> float:
        return _MOST_TIRED * self.tired / (self.tired + 5)

    def _left_of(self, slots: tuple[Slot, ...]) -> list[Slot]:
        """What there is time for: now and then the last ones are left out."""
        short = self.rng.random() < 0.08 and len(slots) > 2
        return list(slots[:-1] if short else slots)

    def _exercise(
        self, day: date, slot: Slot, place: int, form: float, *, light: bool
    ) -> list[StrengthSet]:
        block = self.life.block(day)
        lift = self._lift(slot.choices[block % len(slot.choices)])
        lift.aims_at(self.life.reps(block, slot))
        own = self.rng.gauss(0, self.manner.form * 0.6)
        today_kg = lift.shown_kg * (1 + form + own)
        turn = Turn(lift, slot, self.manner, self.rng, place, today_kg, light)
        if turn.is_deload and day not in self.deloads[-1:]:
            self.deloads.append(day)
        sets = turn.done()
        found = Strength(day, lift.shown_kg, today_kg)
        self.strength.setdefault(lift.exercise, []).append(found)
        lift.train(day, 0 if light else len(sets), self.manner)
        return sets

    def _lift(self, exercise: str) -> Lift:
        if exercise not in self.lifts:
            rng = self.rng
            kg = usual_kg(exercise) * self.level * math.exp(rng.gauss(0, 0.12))
            self.lifts[exercise] = first_lift(
                exercise,
                kg,
                self.room * rng.uniform(0.6, 1.4),
                self.life.plateaus(rng, _PLATEAU_SHARE),
                self.manner.unit,
            )
        return self.lifts[exercise]


def _lifter(name: str, rng: Random, days: int, first_day: date) -> SimulatedLifter:
    trained = rng.random()
    level = (0.55 + 0.7 * trained) * math.exp(rng.gauss(0, 0.15))
    likely = PROGRAMS if trained < 0.5 else PROGRAMS[1:]
    program = rng.choice(likely)
    unit = WeightUnit.LB if rng.random() < 0.4 else WeightUnit.KG
    manner = Manner(
        gain=clamp((0.020 - 0.014 * trained) * math.exp(rng.gauss(0, 0.4)), 0, 0.04),
        suits=rng.uniform(4, 14),
        reserve=rng.uniform(0.5, 3.0),
        moody=rng.uniform(0.5, 2.5),
        form=rng.uniform(0.01, 0.04),
        rpe_share=rng.choice((0.0, 0.0, 0.0, 0.5, 0.95)),
        warms_up=rng.choice((0.0, 0.0, 0.3, 1.0)),
        unit=unit,
        keen=rng.choice((0.0, 0.1, 0.3)),
        endurance=math.exp(rng.gauss(0, 0.15)),
        easy=rng.choice((0.0, 0.05, 0.1, 0.25)),
    )
    machines = [
        exercise
        for exercise in sorted(
            {each for _, day in program.days for slot in day for each in slot.choices}
        )
        if is_machine(exercise)
    ]
    life = draw_life(rng, first_day, days, machines)
    training = _Training(
        name,
        rng,
        program,
        manner,
        life,
        level,
        room=0.2 + 0.7 * (1 - trained) ** 1.5,
        named=rng.random() < 0.75,
    )
    training.through(first_day, days)
    return SimulatedLifter(name, tuple(training.log), _truth(training))


def _truth(training: _Training) -> LifterTruth:
    done_ones = training.strength
    return LifterTruth(
        program=training.program.name,
        unit=training.manner.unit,
        gain=training.manner.gain,
        suits=training.manner.suits,
        strength={name: tuple(done_ones[name]) for name in sorted(done_ones)},
        plateaus={name: training.lifts[name].plateaus for name in sorted(done_ones)},
        breaks=training.life.breaks,
        deloads=tuple(training.deloads),
        slips=tuple(training.slips),
        switches=training.life.switches,
    )
