"""Whether a workout gets done: a decision a day, under the weight of life."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from random import Random

from coach.domain.activity import Sport
from coach.domain.plan import PlannedWorkout
from coach.simulation.body import Body
from coach.simulation.draws import clamp, logistic
from coach.simulation.endurance import evenly
from coach.simulation.life import Life
from coach.simulation.steps import shortened
from coach.units import SECONDS_PER_MINUTE

READY = 2.2
"""Log odds that a workout is begun on an ordinary Tuesday (90 %), time allowing."""

BUSY = -0.7
"""What a busy week takes from them."""

BUSY_WEEK = 0.7
"""Share of the usual training time that a busy week leaves."""

_WEEKDAY = (0.2, 0.1, 0.0, -0.2, -0.6, 0.0, -0.2)
_PRIORITY = {1: 0.35, 2: 0.0, 3: -1.7}

NOVELTY = 0.10
"""What every week takes from the zeal of a new plan."""

MOVED_SHARE = 0.30
"""How often what was not done today is tried again tomorrow."""

REPLACED_SHARE = 0.04
SHORTENED_SHARE = 0.12

_INSTEAD: Mapping[Sport, Sport] = {
    Sport.SWIM: Sport.RUN,
    Sport.RUN: Sport.RIDE,
    Sport.RIDE: Sport.RUN,
    Sport.STRENGTH: Sport.MOBILITY,
}


class Choice(StrEnum):
    """What the athlete decides on the day."""

    DO = "do"
    SHORTEN = "shorten"
    REPLACE = "replace"
    TRY_TOMORROW = "try_tomorrow"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Mood:
    """How the day stands before a workout.

    Attributes:
        sleep_h: of the night before.
        already: sessions done today.
        minutes_spent: on training within the last seven days, today included.
        minutes_a_week: what an ordinary week leaves for it.
        weeks_on: weeks since the plan began; None without a plan, when only habits
            are followed.
        steady: the athlete's own reliability, in log odds.
    """

    day: date
    body: Body
    sleep_h: float
    already: int
    minutes_spent: float
    minutes_a_week: float
    weeks_on: float | None
    steady: float


def choose(
    workout: PlannedWorkout, mood: Mood, life: Life, rng: Random, *, again: bool
) -> Choice:
    """What becomes of the workout that day.

    Args:
        workout: meant for that day.
        mood: of that day.
        life: what else there is.
        rng: chance; every call draws the same amount.
        again: it was put off once already.
    """
    begin, later, how = rng.random(), rng.random(), rng.random()
    if begin > _probability(workout, mood, life):
        away = life.ill(mood.day) or life.away(mood.day)
        put_off = not again and not away and later < MOVED_SHARE
        return Choice.TRY_TOMORROW if put_off else Choice.SKIP
    if how < REPLACED_SHARE and not workout.is_test and workout.sport in _INSTEAD:
        return Choice.REPLACE
    short = SHORTENED_SHARE * (2 if life.busy(mood.day) else 1)
    if how < REPLACED_SHARE + short and not workout.is_test:
        return Choice.SHORTEN
    return Choice.DO


def _probability(workout: PlannedWorkout, mood: Mood, life: Life) -> float:
    if life.ill(mood.day):
        return 0.0
    if life.away(mood.day):
        return 0.08 if workout.sport in {Sport.RUN, Sport.MOBILITY} else 0.0
    tired = mood.body.fatigue - mood.body.fitness
    odds = (
        READY
        + mood.steady
        + _WEEKDAY[mood.day.weekday()]
        + _PRIORITY.get(workout.priority, 0.0)
        - 0.04 * clamp(tired - 6, 0, 25)
        - 0.5 * clamp(6.3 - mood.sleep_h, 0, 2)
        - 0.7 * mood.already
        - NOVELTY * min(mood.weeks_on or 0, 12)
        - _short_of_time(workout, mood, life)
    )
    if life.busy(mood.day):
        odds += BUSY
    if life.recovering(mood.day):
        odds -= 0.6
    if workout.is_test:
        odds += 0.4
    return logistic(odds)


def _short_of_time(workout: PlannedWorkout, mood: Mood, life: Life) -> float:
    """Log odds lost because the week holds no more minutes for training."""
    left = mood.minutes_a_week * (BUSY_WEEK if life.busy(mood.day) else 1.0)
    missing = mood.minutes_spent + workout.duration_s / 60 - left
    # Habits have long found their place in the week; a plan has to.
    return clamp(missing / (14 if mood.weeks_on is not None else 50), 0, 3.5)


def cut_short(workout: PlannedWorkout, rng: Random) -> PlannedWorkout:
    """The workout as far as time allowed."""
    share = rng.uniform(0.5, 0.85)
    return replace(
        workout,
        steps=shortened(workout.steps, share),
        duration_s=workout.duration_s * share,
    )


def instead_of(workout: PlannedWorkout) -> PlannedWorkout:
    """Another sport for about as long, at an easy effort."""
    minutes = clamp(workout.duration_s / SECONDS_PER_MINUTE * 0.85, 15, 50)
    sport = _INSTEAD[workout.sport]
    return replace(
        workout,
        sport=sport,
        title=f"Easy {sport}",
        steps=evenly(round(minutes), 4.5),
        duration_s=round(minutes) * SECONDS_PER_MINUTE,
        is_test=False,
    )
