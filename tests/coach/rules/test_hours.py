from dataclasses import replace
from datetime import time

from coach.domain.athlete import Slot
from coach.domain.goal import Goal
from coach.domain.limits import Limits
from coach.rules.hours import DEFAULT_BAND, band, room_s
from tests.builders import day, plan
from tests.facts import facts


def test_the_athletes_goal_goes_before_the_plans_hours():
    made = replace(facts(), goals=(Goal("weekly_hours", band=(2.0, 4.0)),))

    assert band(made) == (2.0, 4.0)


def test_without_a_goal_the_hours_are_those_of_the_plan():
    made = replace(facts(), goals=(), plan=plan(weekly_hours=(6.0, 8.0)))

    assert band(made) == (6.0, 8.0)


def test_a_goal_of_the_same_hours_is_the_one_that_holds_until_then():
    low, high = DEFAULT_BAND
    made = replace(facts(), goals=(Goal("weekly_hours", band=(low, high)),))

    assert band(replace(made, plan=plan(weekly_hours=(6.0, 8.0)))) == (6.0, 8.0)


def test_the_goal_that_holds_until_the_athlete_sets_one_gives_way_to_the_plan():
    made = replace(facts(), plan=plan(weekly_hours=(6.0, 8.0)))

    assert band(made) == (6.0, 8.0)


def test_without_goal_and_plan_they_are_three_to_five():
    assert band(replace(facts(), goals=(), plan=None)) == DEFAULT_BAND


def test_a_band_of_weight_is_no_band_of_hours():
    made = facts(weighed=[{"key": "weight", "band": (70.0, 75.0)}])

    assert band(made) == made.plan.weekly_hours


def test_a_day_without_a_slot_has_no_room():
    no_mondays = Limits(slots=(Slot(1, time(6), time(7)),))
    made = replace(facts(), limits=no_mondays)

    assert room_s(made, day(0)) == 0
    assert room_s(made, day(1)) == 3600
