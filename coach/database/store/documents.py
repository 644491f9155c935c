"""Nested nouns as JSON documents, and back, equal to what they were."""

from functools import cache
from typing import TYPE_CHECKING

from coach.domain.plan import Change, Effect, PlannedWorkout, Steps

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# pydantic is imported, and its adapters are built, when first needed.


@cache
def _steps() -> "TypeAdapter[Steps]":
    from pydantic import TypeAdapter

    return TypeAdapter(Steps)


@cache
def _change() -> "TypeAdapter[Change]":
    from pydantic import TypeAdapter

    return TypeAdapter(Change)


@cache
def _workout() -> "TypeAdapter[PlannedWorkout | None]":
    from pydantic import TypeAdapter

    return TypeAdapter(PlannedWorkout | None)


@cache
def _effects() -> "TypeAdapter[tuple[Effect, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Effect, ...])


def steps_out(steps: Steps) -> object:
    """The steps as lists and dicts."""
    return _steps().dump_python(steps, mode="json")


def steps_in(document: object) -> Steps:
    """The steps that were written."""
    return _steps().validate_python(document)


def change_out(change: Change) -> object:
    """The change as a dict."""
    return _change().dump_python(change, mode="json")


def change_in(document: object) -> Change:
    """The change that was written."""
    return _change().validate_python(document)


def workout_out(workout: PlannedWorkout | None) -> object:
    """The workout as a dict; None stays None."""
    return _workout().dump_python(workout, mode="json")


def workout_in(document: object) -> PlannedWorkout | None:
    """The workout that was written."""
    return _workout().validate_python(document)


def effects_out(effects: tuple[Effect, ...]) -> object:
    """The effects as a list of dicts."""
    return _effects().dump_python(effects, mode="json")


def effects_in(document: object) -> tuple[Effect, ...]:
    """The effects that were written."""
    return _effects().validate_python(document)
