"""Fitness, fatigue and form: training load over the days."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from typing import overload

from coach.domain.review import LoadState
from coach.statistics.exponential import FATIGUE_DAYS, FITNESS_DAYS, share_of_a_day
from coach.statistics.sameness import mean_over_spread

_SLOW, _QUICK = map(share_of_a_day, (FITNESS_DAYS, FATIGUE_DAYS))


@dataclass(frozen=True, slots=True)
class LoadCourse(Sequence[LoadState]):
    """Fitness, fatigue and form on each day of a history, oldest first.

    Two plain lists: a state is made for the days that are asked for.

    Attributes:
        fitness: of the evening before the first day, then of each day.
        fatigue: likewise.
    """

    fitness: Sequence[float]
    fatigue: Sequence[float]

    def __len__(self) -> int:
        return len(self.fitness) - 1

    @overload
    def __getitem__(self, day: int) -> LoadState: ...

    @overload
    def __getitem__(self, day: slice) -> tuple[LoadState, ...]: ...

    def __getitem__(self, day: int | slice) -> LoadState | tuple[LoadState, ...]:
        days = range(len(self))[day]
        return self._on(days) if isinstance(days, int) else tuple(map(self._on, days))

    def __iter__(self) -> Iterator[LoadState]:
        return map(self._on, range(len(self)))

    def _on(self, day: int) -> LoadState:
        fitness, fatigue = self.fitness, self.fatigue
        form = fitness[day] - fatigue[day]
        warming_up = day + 1 < FITNESS_DAYS
        return LoadState(fitness[day + 1], fatigue[day + 1], form, warming_up)


def load_course(daily: Iterable[float]) -> LoadCourse:
    """Fitness, fatigue and form on each day of a history without gaps.

    Exponentially weighted means of 42 and 7 days, alpha = 1 - e^(-1/N), from zero on
    the day before the first (Banister 1975 as simplified by Coggan). Form is
    yesterday's fitness less yesterday's fatigue.

    Args:
        daily: load of every calendar day, rest days as 0, oldest first.
    """
    slow, quick = _SLOW, _QUICK
    level = tired = 0.0
    fitness, fatigue = [level], [tired]
    for load in daily:
        level += (load - level) * slow
        tired += (load - tired) * quick
        fitness.append(level)
        fatigue.append(tired)
    return LoadCourse(fitness, fatigue)


def goes_on(state: LoadState, daily: Iterable[float]) -> LoadState:
    """The state after so many more days with those loads, by the same means."""
    level, tired, form = state.fitness, state.fatigue, state.form
    for load in daily:
        form = level - tired
        level += (load - level) * _SLOW
        tired += (load - tired) * _QUICK
    return replace(state, fitness=level, fatigue=tired, form=form)


def daily_loads(
    loads: Iterable[tuple[date, float]], day: date
) -> tuple[tuple[date, float], ...]:
    """The load of each day from the first trained one to `day`, rest days as 0."""
    days, values = _by_day(loads, day)
    return tuple(zip(map(date.fromordinal, days), values, strict=True))


def _by_day(
    loads: Iterable[tuple[date, float]], day: date
) -> tuple[range, Iterable[float]]:
    """The ordinals of the days from the first trained one to `day`, and their loads.

    Ordinals, because ten years of dates take longer than ten years of fitness.
    """
    last = day.toordinal()
    totals: dict[int, float] = {}
    for when, load in loads:
        number = when.toordinal()
        if number <= last:
            totals[number] = totals.get(number, 0.0) + load
    days = range(min(totals, default=last + 1), last + 1)
    return days, map(totals.get, days, repeat(0.0))


def load_state(loads: Iterable[tuple[date, float]], day: date) -> LoadState:
    """Fitness, fatigue and form on the evening of `day`.

    Args:
        loads: (day, load) of each session, in any order; later days are not seen.
        day: the evening.
    """
    course = load_course(_by_day(loads, day)[1])
    return course[-1] if course else LoadState(0.0, 0.0, 0.0, warming_up=True)


def ramp(course: Sequence[LoadState]) -> float:
    """Fitness gained in the last seven days (fewer where the history is shorter)."""
    if not course:
        return 0.0
    return course[-1].fitness - course[max(len(course) - 8, 0)].fitness


def monotony(week: Sequence[float]) -> float | None:
    """Mean over sample standard deviation of daily loads (Foster 1998).

    None when all days are alike, since then it has no value.
    """
    return mean_over_spread(week)


def strain(week: Sequence[float]) -> float | None:
    """The week's load times its monotony (Foster 1998), None without monotony."""
    sameness = monotony(week)
    return None if sameness is None else math.fsum(week) * sameness
