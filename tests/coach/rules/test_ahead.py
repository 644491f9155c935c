"""The coming days as rules look at them."""

from coach.rules.ahead import coming, daily, reduced_within
from tests.builders import day, workout
from tests.facts import TODAY, facts


def test_each_of_the_seven_days_after_has_the_load_that_is_planned_for_it():
    planned = [
        workout("run", TODAY + 1, load=40.0),
        workout("swim", TODAY + 1, load=20.5),
        workout("walk", TODAY + 3, load=0.0),
        workout("run", TODAY + 7, load=70.0),
        workout("run", TODAY + 8, load=80.0),
        workout("run", TODAY, load=90.0),
    ]

    assert daily(planned, day(TODAY)) == (60.5, 0.0, 0.0, 0.0, 0.0, 0.0, 70.0)


def test_with_an_unknown_load_no_day_is_known():
    planned = [workout("run", TODAY + 1, load=40.0), workout("run", TODAY + 2)]

    assert daily(planned, day(TODAY)) is None


def test_what_comes_is_the_week_after_to_its_last_day():
    evening = facts(upcoming=[{"ahead": n} for n in (1, 7, 8)])

    assert [w.uuid for w in coming(evening)] == ["w1", "w2"]
    assert [w.uuid for w in coming(evening, 1)] == ["w1"]


def test_a_reduction_counts_for_less_than_so_many_days():
    assert reduced_within(facts(reduced_days_ago=[0]), 7)
    assert reduced_within(facts(reduced_days_ago=[12, 6]), 7)
    assert not reduced_within(facts(reduced_days_ago=[7]), 7)
    assert not reduced_within(facts(reduced_days_ago=[12]), 7)
