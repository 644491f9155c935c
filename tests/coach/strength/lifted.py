"""Logs of one exercise, written as short as they are thought."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coach.domain.strength import Exposure, LiftSession, StrengthSet
from coach.strength.exposures import exposures

START = date(2026, 1, 5)


def session(day: int, sets: Iterable[Sequence[float | None]], name="bench press"):
    """A session so many days after the start; a set is (reps, load, RPE)."""
    return LiftSession(
        uuid=f"{name}-{day}",
        day=START + timedelta(days=day),
        title="push",
        sets=tuple(
            StrengthSet(name, *each[:2], rpe=each[2] if each[2:] else None)
            for each in sets
        ),
    )


def log_of(sessions, every: int = 3, name="bench press"):
    """A session every so many days."""
    return tuple(session(n * every, each, name) for n, each in enumerate(sessions))


def lifted(sessions, every: int = 3) -> tuple[Exposure, ...]:
    """The exposures of one exercise, from the sets of each session."""
    (found,) = exposures(log_of(sessions, every)).values()
    return found


def history(e1rm_kg: Iterable[float], every: int = 3) -> tuple[Exposure, ...]:
    """Sessions of single repetitions, which are the maximum themselves."""
    return lifted([[(1, kg)] for kg in e1rm_kg], every)
