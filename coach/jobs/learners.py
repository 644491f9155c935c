"""Whoever learns: one a task, each from its own room."""

from collections.abc import Mapping

from coach.domain.learned import Task
from coach.learning.learner import Learner
from coach.learning.train import Beside


def learners() -> tuple[Learner, ...]:
    """One for each task that can be learned."""
    from coach.recommend.learner import NextExerciseLearner
    from coach.strength.next_learner import NextSessionLearner

    return NextSessionLearner(), NextExerciseLearner()


def beside_of(task: Task) -> Beside | None:
    """What more is kept of that task's held-out forecasts."""
    return _BESIDE.get(task)


_BESIDE: Mapping[Task, Beside] = {}
