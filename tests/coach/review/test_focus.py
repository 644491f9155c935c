import pytest

from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.review import WeekVerdict
from coach.review.focus import next_week_focus
from tests.builders import day, workout

SUNDAY = day(6)


def focus(*upcoming, goals=(), verdict=WeekVerdict.KEEP, reduced_on=()):
    return next_week_focus(SUNDAY, upcoming, goals, verdict, reduced_on)


def state(key, verdict):
    return GoalState(key, "%", verdict)


def test_the_size_of_the_week_is_told_by_sport():
    told = focus(workout("swim", 7, 45), workout("run", 9, 30), workout("swim", 11, 45))

    assert told == (
        "The coming seven days hold 3 workouts in 2 h 00 min: 2 swims and 1 run."
    )


def test_only_the_coming_seven_days_count():
    told = focus(workout("run", 6), workout("run", 13, 30), workout("run", 14))

    assert told == "The coming seven days hold 1 workout in 30 min: 1 run."


def test_an_empty_week_is_said_to_be_empty():
    skipped = workout("run", 8, skip_reason="travel")

    assert focus(skipped) == "Nothing is planned for the coming seven days."


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (WeekVerdict.KEEP, "Most depends on Tuesday's swim (CSS)."),
        (
            WeekVerdict.WATCH,
            "If time is short, keep Tuesday's swim (CSS) and let the rest go first.",
        ),
        (
            WeekVerdict.ADJUST,
            "If time is short, keep Tuesday's swim (CSS) and let the rest go first.",
        ),
    ],
)
def test_key_workouts_are_named_by_how_the_week_went(verdict, said):
    key = workout("swim", 8, 45, title="CSS", priority=1)

    assert said in focus(key, workout("run", 9), verdict=verdict)


def test_that_a_bad_week_was_answered_already_is_told():
    said = "made easier on Wednesday already"
    bad, run = WeekVerdict.ADJUST, workout("run", 9)

    assert said in focus(run, verdict=bad, reduced_on=(day(-8), day(2)))
    assert "made easier" not in focus(run, verdict=bad, reduced_on=(day(-1),))
    assert "made easier" not in focus(run, reduced_on=(day(2),))


def test_tests_are_announced():
    first = workout("swim", 8, 45, title="100 yd", is_test=True)
    second = workout("run", 9, 30, title="5 km", is_test=True)

    assert "Tuesday's swim (100 yd) is a test: come to it rested." in focus(first)
    assert (
        "Tuesday's swim (100 yd) and Wednesday's run (5 km) are tests: come to them "
        "rested."
    ) in focus(second, first)


def test_the_goal_that_slips_comes_before_the_one_that_is_level():
    upcoming = [
        workout("swim", 8, goals=("swim_100yd",)),
        workout("run", 9, goals=("vo2max", "body_fat")),
        workout("ride", 10, goals=("vo2max",)),
    ]
    level = state("vo2max", GoalVerdict.PLATEAU)
    slips = state("swim_100yd", GoalVerdict.DECLINING)

    assert focus(*upcoming, goals=(level, slips)).endswith(
        "Your 100 yd is slipping; 1 of these workouts works on it."
    )
    assert focus(*upcoming, goals=(level,)).endswith(
        "VO2max is level; 2 of these workouts work on it."
    )


def test_a_goal_nothing_works_on_is_not_told():
    slips = state("weekly_hours", GoalVerdict.DECLINING)

    assert "hours" not in focus(workout("run", 8), goals=(slips,))
    assert focus(workout("run", 8, goals=("weekly_hours",)), goals=(slips,)).endswith(
        "Your weekly hours are slipping; 1 of these workouts works on it."
    )
