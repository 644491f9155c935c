"""The people of the bench: what they can fit in, bear and forget. Frozen.

Seven kinds, in fixed shares. For `fits` the plan is right as it is: every change but
what sickness and holidays ask for is needless.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from coach.simulation.draws import clamp, stream

SEEDS = range(4001, 4211)
"""Two hundred and ten; the rules were never run on them before the freeze."""

TUNING_SEEDS = range(101, 161)
"""What a threshold may be looked at with."""

WEEKS = 26
GOALS = ("vo2max", "swim_100yd", "power")
KINDS: Mapping[str, float] = {
    "fits": 0.34,
    "too_much": 0.16,
    "too_little": 0.12,
    "weekday": 0.10,
    "fragile": 0.12,
    "lopsided": 0.10,
    "unlucky": 0.06,
}


@dataclass(frozen=True, slots=True)
class Person:
    """One of them.

    Attributes:
        minutes_a_week: what an ordinary week holds for training.
        steady: log odds that a workout is begun, time and strength allowing.
        weekdays: what each weekday adds to them, Monday first.
        zeal_lost: what every week of a plan takes from them.
        tired_at: fatigue over fitness from which they drop, and from twice as much on
            top of which nothing is gained.
        fatigue_days, fitness_days: how long a load is felt, and how long it carries.
        gains: by goal, how readily it answers.
        ideal: load a week that suits them best, over the load of the plan.
        sick: first day and length of each sickness; `away` likewise of holidays.
        sleep_h: of an ordinary night.
    """

    seed: int
    kind: str
    minutes_a_week: float
    steady: float
    weekdays: tuple[float, ...]
    zeal_lost: float
    tired_at: float
    fatigue_days: float
    fitness_days: float
    gains: Mapping[str, float]
    ideal: float
    sick: tuple[tuple[int, int], ...]
    away: tuple[tuple[int, int], ...]
    sleep_h: float


def draw_person(seed: int, planned_minutes: float) -> Person:
    """The person of that seed, before a plan of so many minutes a week."""
    rng = stream(seed, "judgement")
    kind = rng.choices(tuple(KINDS), tuple(KINDS.values()))[0]
    roomy = {"too_much": rng.uniform(0.50, 0.75), "weekday": rng.uniform(1.1, 1.4)}
    room = roomy.get(kind, rng.uniform(1.15, 1.6))
    weekdays = [clamp(rng.gauss(0, 0.15), -0.3, 0.3) for _ in range(7)]
    if kind == "weekday":
        weekdays[rng.randrange(7)] = rng.uniform(-5.0, -3.5)
    tired_at = rng.uniform(1.18, 1.30) if kind == "fragile" else rng.uniform(1.5, 1.8)
    ideal = {
        "too_much": rng.uniform(0.6, 0.8),
        "too_little": rng.uniform(1.3, 1.7),
        "fragile": rng.uniform(0.7, 0.9),
    }.get(kind, rng.uniform(0.95, 1.1))
    gains = {goal: rng.uniform(0.7, 1.3) for goal in GOALS}
    if kind == "lopsided":
        gains[rng.choice(GOALS)] *= rng.uniform(0.15, 0.35)
    spells = 3 if kind == "unlucky" else rng.choice((0, 1, 1))
    return Person(
        seed=seed,
        kind=kind,
        minutes_a_week=planned_minutes * room,
        steady=clamp(rng.gauss(2.6, 0.25), 2.1, 3.2),
        weekdays=tuple(weekdays),
        zeal_lost=rng.uniform(0.0, 0.02),
        tired_at=tired_at,
        fatigue_days=rng.uniform(5.5, 9.0),
        fitness_days=rng.uniform(36, 48),
        gains=gains,
        ideal=ideal,
        sick=tuple(_spell(rng, 3, 9) for _ in range(spells)),
        away=tuple(_spell(rng, 6, 11) for _ in range(rng.choice((0, 1)))),
        sleep_h=rng.uniform(6.8, 7.6),
    )


def _spell(rng: Random, least: int, most: int) -> tuple[int, int]:
    return rng.randrange(21, WEEKS * 7 - 14), rng.randint(least, most)
