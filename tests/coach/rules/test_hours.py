from dataclasses import replace

from coach.domain.goal import Goal
from coach.rules.hours import DEFAULT_BAND, band
from tests.builders import plan
from tests.facts import facts


def test_the_athletes_goal_goes_before_the_plans_hours():
    made = replace(facts(), goals=(Goal("weekly_hours", band=(2.0, 4.0)),))

    assert band(made) == (2.0, 4.0)


def test_without_a_goal_the_hours_are_those_of_the_plan():
    made = replace(facts(), goals=(), plan=plan(weekly_hours=(6.0, 8.0)))

    assert band(made) == (6.0, 8.0)


def test_the_goal_that_holds_until_the_athlete_sets_one_gives_way_to_the_plan():
    made = replace(facts(), plan=plan(weekly_hours=(6.0, 8.0)))

    assert band(made) == (6.0, 8.0)


def test_without_goal_and_plan_they_are_three_to_five():
    assert band(replace(facts(), goals=(), plan=None)) == DEFAULT_BAND
