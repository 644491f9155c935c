"""How a routine that was read back differs from what was written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from connectors.hevy.routines import Routine as Written

if TYPE_CHECKING:
    from connectors.hevy.shapes import Routine, RoutineExercise, RoutineSet

DRIFT_KG = 0.051
"""Loads may come back a little off: they are kept in another unit there."""


def differences(read: "Routine", written: Written) -> tuple[str, ...]:
    """Each difference in words; none when the routine is as it was written.

    What is written as `superset_id` is read as `supersets_id`. Notes of the routine
    are compared where they are shown; nothing and an empty text are the same.
    """
    return tuple(_differences(read, written))


def _differences(read: "Routine", written: Written) -> Iterator[str]:
    if read.title != written["title"]:
        yield f"its title is {read.title!r}"
    if read.notes is not None and _plain(read.notes) != _plain(written["notes"]):
        yield "its notes differ"
    wanted = written["exercises"]
    supersets = [each.supersets_id for each in read.exercises]
    if _numbered(supersets) != _numbered([each["superset_id"] for each in wanted]):
        yield f"its supersets are {supersets}"
    if len(read.exercises) != len(wanted):
        yield f"it has {len(read.exercises)} exercises of {len(wanted)}"
        return
    for number, (one, other) in enumerate(zip(read.exercises, wanted, strict=True), 1):
        for what in _of_exercise(one, other):
            yield f"exercise {number}: {what}"


def _of_exercise(read: "RoutineExercise", written: Mapping[str, Any]) -> Iterator[str]:
    if read.exercise_template_id != written["exercise_template_id"]:
        yield f"it is {read.exercise_template_id}"
    if (read.rest_seconds or 0) != (written["rest_seconds"] or 0):
        yield f"its rest is {read.rest_seconds}"
    if _plain(read.notes) != _plain(written["notes"]):
        yield "its notes differ"
    if len(read.sets) != len(written["sets"]):
        yield f"it has {len(read.sets)} sets of {len(written['sets'])}"
        return
    for number, (one, other) in enumerate(
        zip(read.sets, written["sets"], strict=True), 1
    ):
        for what in _of_set(one, other):
            yield f"set {number}: {what}"


def _of_set(read: "RoutineSet", written: Mapping[str, Any]) -> Iterator[str]:
    if read.type != written["type"]:
        yield f"it is of type {read.type!r}"
    for name, apart in (
        ("weight_kg", DRIFT_KG),
        ("reps", 0.0),
        ("distance_meters", 0.5),
        ("duration_seconds", 0.5),
    ):
        value, wanted = getattr(read, name), written[name]
        if abs((value or 0.0) - (wanted or 0.0)) > apart:
            yield f"{name} is {value}, not {wanted}"


def _numbered(supersets: Sequence[int | None]) -> list[int | None]:
    """Numbered from 0 in their order, whatever numbers they have."""
    places: dict[int, int] = {}
    return [
        None if number is None else places.setdefault(number, len(places))
        for number in supersets
    ]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
