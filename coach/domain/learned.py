"""What a model learned, as it is kept, and what it foretold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Task(StrEnum):
    """What models foretell."""

    NEXT_SESSION = "next_session"
    PLATEAU = "plateau"
    NEXT_EXERCISE = "next_exercise"


@dataclass(frozen=True, slots=True)
class Learned:
    """Parameters as they are kept: plain JSON, with what they rest on.

    Attributes:
        version: a digest of everything else; the same data give the same version.
        trained_on: the evening of the training; nothing later was seen.
        first, last: days of the oldest and the newest session learned from.
        n: samples learned from.
        parameters: what the model needs to foretell, as JSON has it.
        scores: on later data than it learned from, `{"mape": 0.08}`.
        floor: the obvious guess it was held against, and `floor_scores` of that one.
    """

    task: Task
    version: str
    trained_on: date
    first: date
    last: date
    n: int
    parameters: Mapping[str, object]
    scores: Mapping[str, float]
    floor: str
    floor_scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was foretold of one thing, and what came of it.

    Attributes:
        subject: an exercise.
        made_on: the evening; nothing later was seen.
        method: `last_session`, or the model and its version.
        foretold: by name: `{"e1rm_kg": 102, "low80": 97, "high80": 106}`.
        came: what was measured; None until the day comes.
        settled_on: the day on which it came.
    """

    task: Task
    subject: str
    made_on: date
    method: str
    foretold: Mapping[str, float]
    came: float | None = None
    settled_on: date | None = None
