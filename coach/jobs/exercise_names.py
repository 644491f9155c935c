"""What the athlete's own names of exercises mean: asked once, remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve
from coach.domain.exercise import Exercise
from coach.errors import CoachError, ExitCode


class ExerciseNames(Protocol):
    """What of a store this job works with."""

    def exercise_names_met(self) -> Mapping[str, int]:
        """How many sets stand under each name."""

    def rename_exercise(self, old: str, new: str) -> int:
        """Put the sets of one name under another."""

    def remember_exercise(self, name: str, exercise: str) -> None:
        """Keep what a name stands for."""

    def remembered_exercises(self) -> Mapping[str, str]:
        """What each remembered name stands for."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in the athlete's log that could mean several exercises, or none.

    Attributes:
        times: how many sets stand under it.
        candidates: names of the catalogue that come closest, best first.
    """

    name: str
    times: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the log was put under.

    Attributes:
        exercise: the catalogue's name; None where the athlete keeps their own.
        sets: how many sets were put there.
    """

    name: str
    exercise: str | None
    sets: int


def unknown_names(store: ExerciseNames) -> tuple[Unknown, ...]:
    """Names of stored sets to ask about, those with the most sets first.

    Neither the catalogue's names, nor what it knows by now, nor what was answered.
    """
    remembered = store.remembered_exercises()
    found = []
    for name, times in store.exercise_names_met().items():
        if name not in exercises() and remembered.get(name) != name:
            meant = resolve(name, remembered)
            if meant.exercise is None:
                found.append(Unknown(name, times, meant.candidates))
    return tuple(found)


def remember(store: ExerciseNames, name: str, exercise: str | None) -> Named:
    """Keep what a name means and put its sets there.

    None keeps the athlete's own name, and is not asked again. A later answer holds
    for what comes in later; sets that were put elsewhere before stay there.

    Raises:
        CoachError: the catalogue has no such exercise (exit 2).
    """
    if exercise is None:
        store.remember_exercise(name, name)
        return Named(name, None, 0)
    if exercise not in exercises():
        raise no_such_exercise(exercise)
    store.remember_exercise(name, exercise)
    return Named(name, exercise, store.rename_exercise(name, exercise))


def settle(store: ExerciseNames) -> tuple[Named, ...]:
    """Put sets under the catalogue's name wherever it is known by now.

    A newer catalogue knows more names than the one that was there at the import.
    """
    remembered = store.remembered_exercises()
    settled = []
    for name in store.exercise_names_met():
        meant = None if name in exercises() else resolve(name, remembered).exercise
        if meant is not None:
            sets = store.rename_exercise(name, meant.name)
            settled.append(Named(name, meant.name, sets))
    return tuple(settled)


def find_exercise(name: str, remembered: Mapping[str, str]) -> Exercise:
    """The exercise of that name, or of one so alike that nothing else can be meant.

    Raises:
        CoachError: it could be several or none (exit 2).
    """
    found = resolve(name, remembered).exercise
    if found is None:
        raise no_such_exercise(name)
    return found


def done_with(store: ExerciseNames, name: str) -> tuple[str, ...]:
    """Exercises of the log whose names hold all these words, those done most first.

    `row` is the barbell row of someone who does no other.
    """
    words = set(name.casefold().split())
    return tuple(
        met
        for met in store.exercise_names_met()
        if met in exercises() and words <= set(met.casefold().split())
    )


def own_name(store: ExerciseNames, name: str) -> str | None:
    """The name of the log that differs in its capitals at most; None where none does.

    So written itself where it stands there; else the one with the most sets.
    """
    met = store.exercise_names_met()
    if name in met:
        return name
    plain = name.casefold()
    return next((each for each in met if each.casefold() == plain), None)


def no_such_exercise(name: str) -> CoachError:
    """The refusal of a name, with those that come closest."""
    closest = resolve(name, {}).candidates
    return CoachError(
        f"There is no exercise {name[:80]!r}.",
        f"Closest are: {', '.join(closest)}." if closest else "Nothing comes close.",
        "Look for it with coach exercise search WORDS.",
        ExitCode.USAGE,
    )
