"""Hevy's answers as they are documented; what coach does not need may be missing.

Keys that are not named here are let through unseen: the service may add some.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Account(_Shape):
    """Whose key it is."""

    id: str
    name: str = ""
    url: str = ""


class AccountAnswer(_Shape):
    """`GET /v1/user/info`."""

    data: Account


class PageOf(_Shape):
    """One page of a list; its items are looked at one by one."""

    page: int = 1
    page_count: int = Field(ge=0)


class LoggedExercise(_Shape):
    """An exercise of a logged workout, as far as asking for templates needs it."""

    exercise_template_id: str = ""
    title: str = ""


class LoggedWorkout(_Shape):
    """A logged workout, as far as following it needs it."""

    id: str = Field(min_length=1, max_length=100)
    start_time: str
    updated_at: str = ""
    exercises: list[LoggedExercise]


class Updated(_Shape):
    """An event: a workout was logged or edited."""

    workout: dict[str, Any]


class Deleted(_Shape):
    """An event: a workout was deleted."""

    id: str = Field(min_length=1, max_length=100)
    deleted_at: str = ""


class Measured(_Shape):
    """The body on one day."""

    date: str = Field(min_length=10, max_length=10)


class Template(_Shape):
    """An exercise that can be logged."""

    id: str = Field(min_length=1, max_length=100)
    title: str = Field(min_length=1)
    type: str = ""
    is_custom: bool = False


class Folder(_Shape):
    """A folder of routines."""

    id: int
    title: str = ""


class RepRange(_Shape):
    """Between so many repetitions and so many."""

    start: float | None = None
    end: float | None = None


class RoutineSet(_Shape):
    """A set of a routine, as it is read."""

    type: str = "normal"
    weight_kg: float | None = None
    reps: float | None = None
    rep_range: RepRange | None = None
    distance_meters: float | None = None
    duration_seconds: float | None = None


class RoutineExercise(_Shape):
    """An exercise of a routine, as it is read: `supersets_id`, not `superset_id`."""

    exercise_template_id: str
    title: str = ""
    notes: str | None = None
    rest_seconds: float | None = None
    supersets_id: int | None = None
    sets: list[RoutineSet]


class Routine(_Shape):
    """A routine, as it is read; its notes are not documented and may be missing."""

    id: str = Field(min_length=1, max_length=100)
    title: str = ""
    folder_id: int | None = None
    notes: str | None = None
    exercises: list[RoutineExercise] = Field(default_factory=list)
