"""Nested nouns as JSON documents, and back, equal to what they were."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from coach.domain.activity import Stroke
from coach.domain.plan import (
    Change,
    Effect,
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
)

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


def steps_in(document: Sequence[Mapping[str, Any]]) -> Steps:
    """The steps that were written.

    By hand: every command that shows a plan reads hundreds of them, in a fraction of
    the time that pydantic takes to start.
    """
    return tuple(_step_in(each) for each in document)


def _step_in(held: Mapping[str, Any]) -> Step | Repeat:
    if "times" in held:
        return Repeat(held["times"], steps_in(held["steps"]))
    end, stroke, load = held["end"], held["stroke"], held["load"]
    return Step(
        **{
            **held,
            "intensity": Intensity(held["intensity"]),
            "end": End(EndKind(end["kind"]), end["value"], end["unit"]),
            "target": _target_in(held["target"]),
            "secondary": _target_in(held["secondary"]),
            "stroke": stroke and Stroke(stroke),
            "load": load and Load(LoadKind(load["kind"]), load["value"]),
        }
    )


def _target_in(held: Mapping[str, Any] | None) -> Target | None:
    if held is None:
        return None
    return Target(TargetKind(held["kind"]), held["low"], held["high"])


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
