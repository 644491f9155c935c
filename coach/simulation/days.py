"""The clock of a training day: when sessions begin, and what is done on the side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from coach.domain.activity import Sport
from coach.simulation.life import GOLF_SEASON, WINTER, Life

_WEEKDAY_MINUTES = {
    Sport.SWIM: 6 * 60 + 35,
    Sport.STRENGTH: 18 * 60,
    Sport.RUN: 17 * 60 + 25,
    Sport.RIDE: 17 * 60 + 40,
    Sport.WALK: 12 * 60 + 20,
    Sport.MOBILITY: 20 * 60 + 15,
}
_WEEKEND_MINUTES = {
    Sport.SWIM: 8 * 60 + 30,
    Sport.WALK: 15 * 60 + 30,
    Sport.MOBILITY: 19 * 60,
    Sport.SNOWBOARD: 9 * 60 + 20,
    Sport.GOLF: 13 * 60,
}
_BETWEEN = timedelta(minutes=35)
_LATEST = time(21, 30)


def usual_minutes(sport: Sport, day: date) -> int:
    """When the athlete usually does that sport, in minutes after midnight."""
    usual = _WEEKEND_MINUTES if day.weekday() >= 5 else _WEEKDAY_MINUTES
    return usual.get(sport, 10 * 60)


def start_of(
    sport: Sport,
    day: date,
    free_from: datetime | None,
    zone: tzinfo,
    rng: Random,
) -> datetime:
    """When a session begins, after what was done earlier that day."""
    minutes = usual_minutes(sport, day) + rng.randint(-15, 25)
    seconds = rng.randrange(60)
    start = datetime.combine(day, time(minutes // 60, minutes % 60, seconds), zone)
    if free_from is not None:
        start = max(start, (free_from + _BETWEEN).replace(microsecond=0))
    return min(start, datetime.combine(day, _LATEST, zone))


@dataclass(frozen=True, slots=True)
class Extra:
    """Something done besides the training: minutes, or descents on a board."""

    sport: Sport
    amount: int


def extras(life: Life, day: date, rng: Random) -> Iterator[Extra]:
    """Walks, and in their season golf and the snowboard."""
    walk, outing, amount = rng.random(), rng.random(), rng.random()
    if life.ill(day):
        return
    weekend, away = day.weekday() >= 5, life.away(day)
    if walk < (0.22 if away else 0.10):
        yield Extra(Sport.WALK, round(20 + 30 * amount))
    if not weekend or away:
        return
    if day.month in WINTER and outing < 0.13:
        yield Extra(Sport.SNOWBOARD, round(9 + 9 * amount))
    elif day.month in GOLF_SEASON and outing < 0.08:
        yield Extra(Sport.GOLF, round(90 + 40 * amount))
