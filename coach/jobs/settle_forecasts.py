"""What came of a forecast, read off the sessions that followed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.domain.learned import Forecast, Task
from coach.domain.strength import Exposure, LiftSession
from coach.strength.exposures import exposures, with_estimates
from coach.strength.plateau_risk import came


@dataclass(frozen=True, slots=True)
class Sessions:
    """An athlete's sessions, as forecasts are held against them.

    Attributes:
        by_exercise: exposures of which the maximum can be estimated, oldest first.
    """

    log: Sequence[LiftSession]
    by_exercise: Mapping[str, tuple[Exposure, ...]]

    @classmethod
    def of(cls, log: Sequence[LiftSession]) -> "Sessions":
        """Those of that log."""
        found = {name: with_estimates(each) for name, each in exposures(log).items()}
        return cls(log, found)


def settled(forecast: Forecast, sessions: Sessions) -> Forecast:
    """The forecast with what came of it; the same where that is still to come."""
    found = _CAME[forecast.task](forecast, sessions)
    if found is None:
        return forecast
    value, day = found
    return replace(forecast, came=value, settled_on=day)


def _next_session(forecast: Forecast, sessions: Sessions) -> tuple[float, date] | None:
    """The estimated maximum of the next session of that exercise."""
    for each in sessions.by_exercise.get(forecast.subject, ()):
        if each.day > forecast.made_on and each.e1rm_kg is not None:
            return each.e1rm_kg, each.day
    return None


def _plateau(forecast: Forecast, sessions: Sessions) -> tuple[float, date] | None:
    """1 where six sessions brought no new best, 0 where one did.

    A new best is told after all six, too: told at once, those that are known would be
    too many of them.
    """
    found = came(sessions.by_exercise.get(forecast.subject, ()), forecast.made_on)
    return None if found is None else (float(found[1]), found[0])


def _next_exercise(forecast: Forecast, sessions: Sessions) -> tuple[float, date] | None:
    """1 where it was done on the next day with a session, else 0."""
    later = [each for each in sessions.log if each.day > forecast.made_on]
    if not later:
        return None
    day = later[0].day
    done = {s.exercise for each in later if each.day == day for s in each.sets}
    return float(forecast.subject in done), day


_CAME: Mapping[Task, Callable[[Forecast, Sessions], tuple[float, date] | None]] = {
    Task.NEXT_SESSION: _next_session,
    Task.PLATEAU: _plateau,
    Task.NEXT_EXERCISE: _next_exercise,
}
