"""Whoever learns: one a task, each from its own room."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.domain.learned import Task
from coach.domain.strength import LiftSession
from coach.learning.learner import Learner, Parameters
from coach.learning.train import Beside


def learners() -> tuple[Learner, ...]:
    """One for each task that can be learned."""
    from coach.recommend.learner import NextExerciseLearner
    from coach.strength.next_learner import NextSessionLearner
    from coach.strength.plateau_learner import PlateauLearner

    return NextSessionLearner(), PlateauLearner(), NextExerciseLearner()


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
