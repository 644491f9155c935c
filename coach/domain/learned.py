"""What a model learned, as it is kept, and what it foretold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

BASE_RATE = "base_rate"
"""The method of a probability that is only how often it was so before."""


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
        parameters: what the model needs to foretell, as JSON has it. The floor is put
            into service as a version, too, where no model serves: with what the
            obvious guess needs, and `is_floor` among it.
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

    @property
    def is_floor(self) -> bool:
        """Whether it is the obvious guess itself, put into service."""
        return bool(self.parameters.get("is_floor"))


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it is kept.

    Attributes:
        serves_from: the evening from which on it is used; None while it never was.
    """

    learned: Learned
    trained_at: datetime
    serves_from: date | None = None


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


@dataclass(frozen=True, slots=True)
class NextSession:
    """What an exercise will be the next time it is done.

    Attributes:
        e1rm_kg: of its best set, from `low80` to `high80` in four of five sessions.
        sets: (repetitions, load in kg) of the sets planned or usual, as the estimate
            has them.
        method: `last_session` and other floors by their names, or the model's.
        why: in words, what made it this method.
    """

    exercise: str
    e1rm_kg: float
    low80: float
    high80: float
    method: str
    sets: tuple[tuple[int, float], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlateauRisk:
    """How likely the next six sessions of an exercise bring no new best.

    Attributes:
        probability: 0 to 1, calibrated.
        reasons: what pushes it up or down, the strongest first, each in words.
        helps: what usually helps, in words.
        sessions: it rests on.
        method: `base_rate`, or the model's name.
        since_best: sessions since the last new best; all where there never was one.
    """

    exercise: str
    probability: float
    reasons: tuple[str, ...]
    helps: tuple[str, ...]
    sessions: int
    method: str
    since_best: int = 0

    @property
    def tells_the_lift(self) -> bool:
        """Whether it says more than how often the athlete's lifts stand still."""
        return self.method != BASE_RATE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise to do next.

    Attributes:
        score: 0 to 1; the best first.
        why: in words.
    """

    exercise: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """How a model did on forecasts whose outcome it had not seen.

    Attributes:
        n: forecasts.
        metrics: of the model, by name: `mape`, `coverage80`, `auc`, `brier`, `hit5`.
        floors: the same of each obvious guess, by its name.
        floor: the guess that did best; the one to beat.
        deciding: the metric it is decided by, lower is better (`mape`, `brier`,
            `miss5`); every one of `metrics` and `floors` has it.
    """

    n: int
    metrics: Mapping[str, float]
    floors: Mapping[str, Mapping[str, float]]
    floor: str
    deciding: str

    @property
    def beats_floor(self) -> bool:
        """Whether the model's error is below that of the best obvious guess."""
        return self.metrics[self.deciding] < self.floors[self.floor][self.deciding]
