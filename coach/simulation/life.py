"""What happens to the athlete: busy weeks, a cold, a holiday, another scale."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from random import Random

from coach.simulation.draws import stream

BUSY_FROM = 0.59
"""Pressure from which a week is busy: in about a third of all weeks."""

SCALES = ("index_smart_scale", "index_smart_scale_2")
"""The first scale and the one that replaced it."""

WINTER = frozenset({12, 1, 2, 3})
GOLF_SEASON = frozenset({4, 5, 6, 7, 8, 9, 10})


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in a row, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Life:
    """The year around the training.

    Attributes:
        busy_weeks: their Mondays.
        second_scale_from: the first day on the new scale.
    """

    busy_weeks: frozenset[date]
    colds: tuple[Spell, ...]
    holidays: tuple[Spell, ...]
    second_scale_from: date

    def busy(self, day: date) -> bool:
        """Whether the day lies in a busy week."""
        return monday(day) in self.busy_weeks

    def ill(self, day: date) -> bool:
        """Whether the athlete has a cold."""
        return any(day in cold for cold in self.colds)

    def recovering(self, day: date) -> bool:
        """Whether a cold ended within the last five days."""
        return any(0 < (day - cold.last).days <= 5 for cold in self.colds)

    def away(self, day: date) -> bool:
        """Whether the athlete is on holiday."""
        return any(day in holiday for holiday in self.holidays)

    def scale(self, day: date) -> str:
        """The scale in the bathroom."""
        return SCALES[day >= self.second_scale_from]


def monday(day: date) -> date:
    """The Monday of that week."""
    return day - timedelta(days=day.weekday())


def draw_life(seed: int, first: date, last: date) -> Life:
    """A life for these days.

    The athlete catches a cold or two and goes on holiday about the same time every
    year, so any 365 days hold them, and where they fall does not depend on where
    the history ends. Only the scale is replaced partway through the days asked for.
    """
    rng = stream(seed, "life")
    colds = [_yearly(rng, first, last, 4, 8)]
    if rng.random() < 0.5:
        colds.append(_yearly(rng, first, last, 3, 5))
    holidays = _yearly(rng, first, last, 7, 12)
    days = (last - first).days
    change = first + timedelta(days=round(days * rng.uniform(0.35, 0.65)))
    return Life(_busy_weeks(seed, first, last), tuple(chain(*colds)), holidays, change)


def _yearly(
    rng: Random, first: date, last: date, least: int, most: int
) -> tuple[Spell, ...]:
    """A spell in every year that touches these days."""
    length = timedelta(days=rng.randint(least, most) - 1)
    into_year = timedelta(days=rng.randrange(365))
    starts = (
        date(year, 1, 1) + into_year for year in range(first.year - 1, last.year + 1)
    )
    spells = (Spell(start, start + length) for start in starts)
    return tuple(s for s in spells if s.last >= first and s.first <= last)


def _busy_weeks(seed: int, first: date, last: date) -> frozenset[date]:
    """Mondays of busy weeks, which come in runs: projects last longer than a week."""
    weeks = set()
    week = monday(first)
    while week <= last:
        pressure = 0.65 * _pressure(seed, week)
        pressure += 0.35 * _pressure(seed, week - timedelta(days=7))
        if pressure > BUSY_FROM:
            weeks.add(week)
        week += timedelta(days=7)
    return frozenset(weeks)


def _pressure(seed: int, week: date) -> float:
    return stream(seed, "pressure", week).random()
