"""How days feel, and what the bathroom scale says."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from coach.domain.athlete import Wellness
from coach.simulation.body import Body, Condition, Traits
from coach.simulation.draws import clamp, whole
from coach.simulation.history import WeighIn
from coach.simulation.life import SCALES, Life

WEIGHED_SHARE = 3 / 7
_SCALE_ERROR_PCT = {SCALES[0]: -0.6, SCALES[1]: 1.5}
"""Two scales never agree: what each adds to the true body fat."""


@dataclass(frozen=True, slots=True)
class Night:
    """How the night was that ended on that day."""

    day: date
    sleep_h: float
    broken: bool


def draw_night(traits: Traits, life: Life, day: date, rng: Random) -> Night:
    """The night that ends on that day."""
    busy = life.busy(day)
    broken = rng.random() < (0.22 if busy else 0.14)
    hours = rng.gauss(traits.sleep_h, 0.6) - (0.4 if busy else 0.0)
    hours -= 1.5 * broken + 0.4 * life.ill(day)
    if day.weekday() in {5, 6} or life.away(day):
        hours += 0.5
    return Night(day, round(clamp(hours, 3.2, 9.8), 1), broken)


def evening(
    traits: Traits, body: Body, life: Life, night: Night, rng: Random
) -> Wellness | None:
    """What the athlete notes in the evening; None when it is forgotten."""
    day = night.day
    forgotten = 0.6 if life.away(day) else 0.09 if life.busy(day) else 0.05
    noise = [rng.gauss(0, 0.8) for _ in range(5)]
    if rng.random() < forgotten:
        return None
    short, ill, busy = 7 - night.sleep_h, life.ill(day), life.busy(day)
    tired = 3.0 + 0.07 * (body.fatigue - 26) + 1.0 * short + 1.8 * ill + 0.5 * busy
    tired += noise[0]
    tense = 2.4 + 1.3 * busy - 0.9 * life.away(day) + noise[1]
    sore = 1.4 + 0.068 * traits.soreness_scale * body.sore + 1.3 * ill + noise[2]
    asleep = 2.4 + 1.1 * short + 1.2 * night.broken + 0.8 * noise[3]
    lively = 7.6 - 0.75 * tired - 0.25 * tense + 0.6 * noise[4]
    return Wellness(
        day=day,
        sleep_h=night.sleep_h,
        sleep_quality=whole(asleep, 1, 7),
        fatigue=whole(tired, 1, 7),
        stress=whole(tense, 1, 7),
        soreness=whole(sore, 1, 7),
        energy=whole(lively, 1, 7),
    )


def weigh(
    condition: Condition, life: Life, zone: tzinfo, rng: Random
) -> WeighIn | None:
    """The morning's reading, about three times a week and never on holiday.

    A scale measures resistance, not fat: its readings scatter by half a point
    from day to day and each model has an error of its own.
    """
    day = condition.day
    stood_on_it = rng.random() < WEIGHED_SHARE
    water, resistance = rng.gauss(0, 0.45), rng.gauss(0, 0.45)
    minutes = rng.randrange(40)
    if not stood_on_it or life.away(day):
        return None
    scale = life.scale(day)
    fat = condition.body_fat_pct + _SCALE_ERROR_PCT[scale] + resistance
    at = datetime.combine(day, time(6, 15), zone) + timedelta(minutes=minutes)
    return WeighIn(
        at=at,
        scale=scale,
        weight_kg=round((condition.weight_kg + water) * 20) / 20,
        body_fat_pct=round(fat, 1),
    )
