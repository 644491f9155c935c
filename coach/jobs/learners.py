"""Whoever learns: one a task, each from its own room."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coach.domain.learned import BASE_RATE, Task
from coach.domain.strength import LiftSession
from coach.learning.learner import Learner, Parameters
from coach.learning.succession import TERMS, Terms, overlapping
from coach.learning.train import AsFloor, Beside, needs_nothing
from coach.strength.plateau_course import AHEAD


def learners() -> tuple[Learner, ...]:
    """One for each task that can be learned."""
    from coach.recommend.learner import NextExerciseLearner
    from coach.strength.next_learner import NextSessionLearner
    from coach.strength.plateau_learner import PlateauLearner

    return NextSessionLearner(), PlateauLearner(), NextExerciseLearner()


def floor_of(task: Task) -> str:
    """The obvious guess that is used where no model serves."""
    return _FLOORS[task]


_FLOORS: Mapping[Task, str] = {
    Task.NEXT_SESSION: "last_session",
    Task.PLATEAU: "base_rate",
    Task.NEXT_EXERCISE: "markov_decayed",
}


def terms_of(task: Task) -> Terms:
    """What it takes to change who serves for that task."""
    return _TERMS.get(task, TERMS)


_TERMS: Mapping[Task, Terms] = {
    Task.PLATEAU: replace(overlapping(TERMS, AHEAD), idle=26),
}
"""Plateau risks of neighbouring sessions share five of the six sessions they are about,
so six of them tell as much as one. As many as are asked for then take months to come,
so that those which wait are kept for half a year."""


def as_floor_of(task: Task) -> AsFloor:
    """Turns what was learned into what that guess is made with."""
    return _AS_FLOOR.get(task, needs_nothing)


def _base_rate(parameters: Parameters) -> Parameters:
    return {**parameters, "uses": BASE_RATE}


def _markov(parameters: Parameters) -> Parameters:
    from coach.recommend.model import as_floor, read, written

    return written(as_floor(read(parameters)))


_AS_FLOOR: Mapping[Task, AsFloor] = {
    Task.PLATEAU: _base_rate,
    Task.NEXT_EXERCISE: _markov,
}


def beside_of(task: Task) -> Beside | None:
    """What more is kept of that task's held-out forecasts."""
    return _BESIDE.get(task)


def _calibration(
    parameters: Parameters, log: Sequence[LiftSession], first: date, last: date
) -> Mapping[str, object]:
    """Whether the plateau risks that were held out mean what they say."""
    from coach.jobs.plateau_pairs import plateau_pairs
    from coach.learning.reliability import calibrated

    return {"calibration": calibrated(plateau_pairs(parameters, log, first, last))}


_BESIDE: Mapping[Task, Beside] = {Task.PLATEAU: _calibration}
