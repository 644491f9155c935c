"""What was learned of an athlete's next sessions, read from its JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

Parameters = Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class LearnedExercise:
    """What foretells one exercise.

    Attributes:
        closer: in how many `of` the sessions it was closer than the last session.
        gain: the share of the last session's error that it spared.
        errors: of the method (log), newest last.
    """

    method: str
    closer: int
    of: int
    gain: float
    errors: Sequence[float]


def learned_exercise(parameters: Parameters, name: str) -> LearnedExercise | None:
    """What was learned of that exercise; None where it was not seen."""
    exercises = cast("Mapping[str, Mapping[str, object]]", _of(parameters, "exercises"))
    found = exercises.get(name)
    return LearnedExercise(**found) if found else None  # type: ignore[arg-type]


def learned_own(parameters: Parameters) -> Mapping[str, float]:
    """The athlete's coefficients, by feature."""
    return cast("Mapping[str, float]", _of(parameters, "own"))


def learned_quantiles(parameters: Parameters) -> Sequence[float]:
    """Quantiles of the athlete's errors; none where there are too few."""
    found = (parameters or {}).get("quantiles", ())
    return cast("Sequence[float]", found)


def _of(parameters: Parameters, key: str) -> object:
    return (parameters or {}).get(key, {})
