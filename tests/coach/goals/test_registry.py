from coach.domain.goal import DEFAULT_GOALS, Goal, GoalVerdict
from coach.goals.base import GoalHistory
from coach.goals.registry import describe, measure
from tests.builders import day, session
from tests.coach.goals.series import metric


def test_every_default_goal_is_measured():
    assert all(describe(goal.key) for goal in DEFAULT_GOALS)


def test_goals_are_answered_in_their_order():
    history = GoalHistory((session(on=3),), (metric("body_fat", 3, 16.0),))

    states = measure(DEFAULT_GOALS, history, day(3))

    assert [each.key for each in states] == [goal.key for goal in DEFAULT_GOALS]
    assert [each.value for each in states] == [16.0, None, None, None, None, 0.75]


def test_a_goal_nobody_can_measure_yet_does_not_stop_the_others():
    (found,) = measure([Goal("handstand")], GoalHistory(), day(0))

    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
