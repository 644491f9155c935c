"""What an athlete did lately, session by session, as a recommendation reads it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coach.domain.strength import LiftSession
from coach.recommend.order import in_order

SESSIONS = 200
"""So many are looked at; the oldest of them weighs next to nothing."""


@dataclass(frozen=True, slots=True)
class Past:
    """One session: exercises by their numbers, in the order done.

    Attributes:
        places: of each exercise, where it came first.
        again: those returned to, once for each time.
    """

    day: date
    title: str
    order: tuple[int, ...]
    places: Mapping[int, int]
    again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """Exercises in the order they were met, and the last sessions, oldest first."""

    exercises: tuple[str, ...] = ()
    sessions: tuple[Past, ...] = ()

    def number(self, exercise: str) -> int | None:
        """Of the exercise; None where it was never done."""
        return self.exercises.index(exercise) if exercise in self.exercises else None


def past(day: date, title: str, order: Iterable[int]) -> Past:
    """A session out of the numbers of its exercises."""
    order = tuple(order)
    places: dict[int, int] = {}
    for place, each in enumerate(order):
        places.setdefault(each, place)
    again = (each for place, each in enumerate(order) if places[each] != place)
    return Past(day, title, order, places, tuple(again))


def habits_of(log: Iterable[LiftSession]) -> Habits:
    """The habits that a log shows, oldest session first."""
    numbers: dict[str, int] = {}
    sessions = []
    for session in log:
        order = in_order(session.sets)
        found = [numbers.setdefault(each, len(numbers)) for each in order]
        sessions.append(past(session.day, session.title, found))
    return Habits(tuple(numbers), tuple(sessions[-SESSIONS:]))


def written(habits: Habits) -> dict[str, object]:
    """As JSON has it."""
    return {
        "exercises": list(habits.exercises),
        "sessions": [
            [each.day.isoformat(), each.title, list(each.order)]
            for each in habits.sessions
        ],
    }


def read(parameters: Mapping[str, Any]) -> Habits:
    """Out of JSON."""
    sessions: Sequence[tuple[str, str, Sequence[int]]] = parameters["sessions"]
    return Habits(
        tuple(parameters["exercises"]),
        tuple(past(date.fromisoformat(d), title, o) for d, title, o in sessions),
    )
