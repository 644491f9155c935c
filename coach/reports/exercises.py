"""Exercises of the catalogue as documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from coach.catalogue.search import Found
from coach.catalogue.substitutes import Substitute
from coach.domain.exercise import Exercise
from coach.reports.numbers import Document, day, rounded


@dataclass(frozen=True, slots=True)
class History:
    """How often the athlete did an exercise; `last` is None where never."""

    sets: int
    sessions: int
    last: date | None


class Question(Protocol):
    """A name in the log that is not understood, and what comes closest."""

    @property
    def name(self) -> str:
        """As it stands in the log."""

    @property
    def times(self) -> int:
        """On how many sets."""

    @property
    def candidates(self) -> Sequence[str]:
        """Names of the catalogue, the closest first."""


class Answer(Protocol):
    """What a name was put under."""

    @property
    def name(self) -> str:
        """As it stood in the log."""

    @property
    def exercise(self) -> str | None:
        """The catalogue's name; None where the athlete keeps their own."""

    @property
    def sets(self) -> int:
        """How many sets were put there."""


def exercises_document(exercises: Iterable[Exercise]) -> Document:
    """`coach/exercises/1`."""
    return _document(exercise_item(each) for each in exercises)


def found_document(found: Iterable[Found]) -> Document:
    """`coach/exercises/1`, each with how well it fits the words."""
    return _document(
        {**exercise_item(each.exercise), "score": each.score} for each in found
    )


def substitutes_document(exercise: Exercise, found: Iterable[Substitute]) -> Document:
    """`coach/exercises/1` of what can stand in for `instead_of`, and why."""
    items = [
        {
            **exercise_item(each.exercise),
            "score": each.score,
            "stated": each.stated,
            "why": list(each.why),
        }
        for each in found
    ]
    return {**_document(items), "instead_of": exercise.name}


def unknown_document(questions: Iterable[Question]) -> Document:
    """`coach/exercises/1` of names that are not understood."""
    unknown = [
        {"name": q.name, "sets": q.times, "candidates": list(q.candidates)}
        for q in questions
    ]
    return {**_document(()), "unknown": unknown}


def named_document(answers: Iterable[Answer]) -> Document:
    """`coach/exercise-names/1`: what names stand for from now on."""
    named = [
        {"name": each.name, "exercise": each.exercise, "sets": each.sets}
        for each in answers
    ]
    return {"schema": "coach/exercise-names/1", "named": named}


def _document(items: Iterable[Document]) -> Document:
    return {"schema": "coach/exercises/1", "exercises": list(items)}


def exercise_document(exercise: Exercise, history: History) -> Document:
    """`coach/exercise/1`: one exercise with all its names and relations."""
    return {
        "schema": "coach/exercise/1",
        **exercise_item(exercise),
        "progressions": list(exercise.progressions),
        "regressions": list(exercise.regressions),
        "substitutes": list(exercise.substitutes),
        "aliases": list(exercise.aliases),
        "names": {language: list(names) for language, names in exercise.names.items()},
        "fit": None if exercise.fit is None else list(exercise.fit),
        "garmin": None if exercise.garmin is None else list(exercise.garmin),
        "hevy": exercise.hevy or None,
        "done": {
            "sets": history.sets,
            "sessions": history.sessions,
            "last": day(history.last),
        },
    }


def exercise_item(exercise: Exercise) -> Document:
    """One exercise as lists carry it."""
    return {
        "name": exercise.name,
        "pattern": exercise.pattern,
        "primary": list(exercise.primary),
        "secondary": list(exercise.secondary),
        "equipment": list(exercise.equipment),
        "plane": exercise.plane or None,
        "mechanic": exercise.mechanic or None,
        "skill": exercise.skill or None,
        "body_weight_share": rounded(exercise.body_weight_share, 2),
        "main": exercise.main,
        "explosive": exercise.explosive,
        "unilateral": exercise.unilateral,
    }
