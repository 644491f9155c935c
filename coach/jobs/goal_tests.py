"""When each goal was tested last, and a day for the next test."""

from collections.abc import Iterator
from datetime import date, timedelta

from coach.database import Store
from coach.domain.fitness_tests import FITNESS_TESTS, result_of
from coach.domain.limits import Limits
from coach.domain.metric import MetricKind
from coach.domain.plan import GoalTest, Plan
from coach.jobs.evening import LOOK_BACK, Evening
from coach.planning.trials import tests_of, trial_ahead

_BY_WATCH = {"vo2max": MetricKind.VO2MAX}
"""A goal that a watch measures by itself needs no test while it does."""


def goal_tests(
    evening: Evening, store: Store, plan: Plan, limits: Limits
) -> Iterator[GoalTest]:
    """Tests that the plan does not hold from the next day on.

    Args:
        evening: the evening.
        store: open for reading.
        plan: the one in force with everything planned in it.
        limits: when and where the athlete can train.
    """
    for goal in evening.goals:
        keys = tests_of(plan, goal.key)
        ahead = (w for w in plan.workouts if w.day > evening.day and not w.skip_reason)
        if not keys or any(set(w.tests) & set(keys) for w in ahead):
            continue
        first = evening.day + timedelta(days=1)
        workout = trial_ahead(plan, goal.key, limits, first)
        if workout is not None:
            last = max(_tested(evening, store, goal.key, keys), default=None)
            yield GoalTest(goal.key, workout, last)


def _tested(
    evening: Evening, store: Store, goal: str, keys: tuple[str, ...]
) -> Iterator[date]:
    since = evening.day - LOOK_BACK
    for key in keys:
        for metric in store.metrics(FITNESS_TESTS[key].kind, evening.day, since):
            if result_of(metric) == key:
                yield metric.day
    if goal in _BY_WATCH:
        for metric in store.metrics(_BY_WATCH[goal], evening.day, since):
            yield metric.day
