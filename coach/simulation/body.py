"""The athlete's body: what training builds and wears down, a day at a time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from coach.simulation.draws import clamp, stream
from coach.simulation.lifts import starting_e1rm, trained
from coach.units import yards_to_meters

FITNESS_DAYS = 42
FATIGUE_DAYS = 7
SWIM_100YD_M = yards_to_meters(100)


@dataclass(frozen=True, slots=True)
class Traits:
    """What the athlete was born with or brings along.

    Attributes:
        css_share: critical swim speed over the speed of an all-out 100 yd.
        steady: how reliably workouts are done, on the scale of log odds.
        minutes_a_week: what an ordinary week leaves for training.
        soreness_scale: how readily muscles get sore.
    """

    max_hr_bpm: int
    rest_hr_bpm: float
    vo2max: float
    swim_100yd_s: float
    css_share: float
    e1rm_kg: Mapping[str, float]
    body_fat_pct: float
    lean_kg: float
    sleep_h: float
    steady: float
    minutes_a_week: float
    soreness_scale: float


def draw_traits(seed: int) -> Traits:
    """An athlete who has trained a few years, three to five hours a week."""
    rng = stream(seed, "traits")
    return Traits(
        max_hr_bpm=round(rng.gauss(184, 5)),
        rest_hr_bpm=rng.gauss(54, 3),
        vo2max=clamp(rng.gauss(45, 2), 40, 50),
        swim_100yd_s=clamp(rng.gauss(72, 3), 64, 80),
        css_share=rng.uniform(0.81, 0.84),
        e1rm_kg=starting_e1rm(clamp(rng.gauss(1, 0.07), 0.85, 1.15)),
        body_fat_pct=clamp(rng.gauss(16.5, 1.0), 14.5, 19),
        lean_kg=clamp(rng.gauss(66, 3), 58, 74),
        sleep_h=rng.uniform(6.9, 7.5),
        steady=rng.gauss(0, 0.15),
        minutes_a_week=rng.uniform(165, 205),
        soreness_scale=rng.uniform(0.9, 1.15),
    )


@dataclass(frozen=True, slots=True)
class Strain:
    """Training load by what it trains; 100 is an hour at threshold."""

    aerobic: float = 0.0
    swim: float = 0.0
    lifting: float = 0.0
    lifted: frozenset[str] = frozenset()

    @property
    def total(self) -> float:
        """All of it."""
        return self.aerobic + self.swim + self.lifting

    def __add__(self, other: "Strain") -> "Strain":
        return Strain(
            self.aerobic + other.aerobic,
            self.swim + other.swim,
            self.lifting + other.lifting,
            self.lifted | other.lifted,
        )


@dataclass(frozen=True, slots=True)
class Body:
    """The slowly changing state.

    Attributes:
        aerobic: 42-day mean of the aerobic load; `swim` and `lifting` likewise.
        fatigue: 7-day mean of all load.
        sore: what the muscles still feel of the last days' lifting and running.
        skill: what technique has taken off the 100 yd so far, as a share.
        idle_days: days since each lift was last done.
    """

    aerobic: float
    swim: float
    lifting: float
    fatigue: float
    sore: float
    skill: float
    e1rm_kg: Mapping[str, float]
    idle_days: Mapping[str, int]
    body_fat_pct: float

    @property
    def fitness(self) -> float:
        """42-day mean of all load."""
        return self.aerobic + self.swim + self.lifting


def first_body(traits: Traits) -> Body:
    """A body used to about three hours a week."""
    return Body(
        aerobic=9.0,
        swim=8.0,
        lifting=10.0,
        fatigue=26.0,
        sore=10.0,
        skill=0.0,
        e1rm_kg=traits.e1rm_kg,
        idle_days=dict.fromkeys(traits.e1rm_kg, 0),
        body_fat_pct=traits.body_fat_pct,
    )


def next_body(
    traits: Traits, body: Body, strain: Strain, rng: Random, *, feasting: bool
) -> Body:
    """The body after a day with that strain.

    Fitness and fatigue follow Banister's impulse-response model (1975) as
    exponential means over 42 and 7 days. Body fat drifts towards what the habits
    of the last weeks lead to, with a random walk on top.
    """
    slow, quick = _share(FITNESS_DAYS), _share(FATIGUE_DAYS)
    habit = traits.body_fat_pct + 1.6 - 0.09 * body.fitness
    feast = 0.06 if feasting else 0.0
    idle = {
        name: 0 if name in strain.lifted else days + 1
        for name, days in body.idle_days.items()
    }
    return Body(
        aerobic=body.aerobic + slow * (strain.aerobic - body.aerobic),
        swim=body.swim + slow * (strain.swim - body.swim),
        lifting=body.lifting + slow * (strain.lifting - body.lifting),
        fatigue=body.fatigue + quick * (strain.total - body.fatigue),
        sore=0.55 * body.sore + strain.lifting + 0.35 * strain.aerobic,
        skill=min(body.skill + 0.000008 * strain.swim, 0.05),
        e1rm_kg=trained(body.e1rm_kg, traits.e1rm_kg, idle, sorted(strain.lifted)),
        idle_days=idle,
        body_fat_pct=clamp(
            body.body_fat_pct
            + (habit - body.body_fat_pct) / 60
            + feast
            + rng.gauss(0, 0.035),
            8,
            30,
        ),
    )


def _share(days: float) -> float:
    return 1 - math.exp(-1 / days)


@dataclass(frozen=True, slots=True)
class Condition:
    """What the body can do on a day; SI units.

    Attributes:
        threshold_m_s: running speed held for an hour; `ftp_w` the same on a bike.
        swim_100yd_s: an all-out 100 yd from a push.
    """

    day: date
    max_hr_bpm: int
    rest_hr_bpm: float
    vo2max: float
    threshold_m_s: float
    ftp_w: float
    css_m_s: float
    swim_100yd_s: float
    e1rm_kg: Mapping[str, float]
    body_fat_pct: float
    weight_kg: float


def rested(traits: Traits, body: Body, day: date) -> Condition:
    """What the body could do that day without fatigue: the truth behind the tests.

    Running speed from the ACSM's equation for level running at 90 % of VO2max,
    power from its cycling equation at 78 %.
    """
    vo2max = traits.vo2max + 0.24 * (body.aerobic - 9) + 0.05 * (body.swim - 8)
    weight = traits.lean_kg / (1 - body.body_fat_pct / 100)
    faster = body.skill + 0.0035 * (body.swim - 8) + 0.0008 * (body.lifting - 10)
    swim_100yd = traits.swim_100yd_s * (1 - clamp(faster, -0.05, 0.09))
    css = traits.css_share * SWIM_100YD_M / swim_100yd
    return Condition(
        day=day,
        max_hr_bpm=traits.max_hr_bpm,
        rest_hr_bpm=traits.rest_hr_bpm - 0.25 * (body.aerobic - 9),
        vo2max=vo2max,
        threshold_m_s=(0.90 * vo2max - 3.5) / 0.2 / 60,
        ftp_w=(0.78 * vo2max - 7) / 10.8 * weight,
        css_m_s=css * (1 + 0.002 * (body.swim - 8)),
        swim_100yd_s=swim_100yd,
        e1rm_kg=body.e1rm_kg,
        body_fat_pct=body.body_fat_pct,
        weight_kg=weight,
    )


def on_the_day(
    condition: Condition, body: Body, rng: Random, *, weak: bool
) -> Condition:
    """The condition as training meets it: fatigue, a cold just over, and chance."""
    form = clamp(body.fitness - body.fatigue, -40, 15)
    share = 1 + 0.0007 * form + rng.gauss(0, 0.008) - (0.04 if weak else 0.0)
    return replace(
        condition,
        rest_hr_bpm=condition.rest_hr_bpm + clamp(-0.12 * form, -1, 5) + 3 * weak,
        threshold_m_s=condition.threshold_m_s * share,
        ftp_w=condition.ftp_w * share,
        css_m_s=condition.css_m_s * share,
        swim_100yd_s=condition.swim_100yd_s / share,
        e1rm_kg={
            name: kg * share * (1 + rng.gauss(0, 0.012))
            for name, kg in condition.e1rm_kg.items()
        },
    )
