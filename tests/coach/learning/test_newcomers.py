"""What someone new might do next: their own first, then a little of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.learning.newcomers import (
    FEWEST_SESSIONS,
    after,
    beginning,
    most_done,
    prior_weight,
    suggestions,
)
from coach.learning.pooling import blended, of_names, pooled, shares

OTHERS = {"": {"squat": 0.6, "bench": 0.4}, "squat": {"bench": 1.0}}
names = st.sampled_from(["squat", "bench", "row", "curl"])
rows = st.dictionaries(names, st.floats(0.01, 10), min_size=1)
tables = st.dictionaries(st.just("") | names, rows)


@given(tables)
def test_shares_of_what_follows_add_up_to_one(table):
    for row in shares(table).values():
        assert sum(row.values()) == pytest.approx(1)


@given(st.lists(tables, min_size=1, max_size=4))
def test_each_lifter_weighs_the_same_whatever_the_length_of_the_log(several):
    longer = [
        {b: {n: 1000 * w for n, w in row.items()} for b, row in several[0].items()},
        *several[1:],
    ]

    assert pooled(longer) == pooled(several)
    for row in pooled(several).values():
        assert sum(row.values()) <= 1.001


def test_what_fewer_lifters_do_weighs_less():
    found = pooled([{"": {"squat": 1}}, {"": {"squat": 1}, "squat": {"row": 1}}])

    assert found == {"": {"squat": 1.0}, "squat": {"row": 0.5}}


def test_others_weigh_less_with_each_session_and_nothing_from_ten_on():
    weights = [prior_weight(number) for number in range(FEWEST_SESSIONS + 1)]

    assert weights == sorted(weights, reverse=True)
    assert weights[-2] > weights[-1] == 0
    assert beginning({}, FEWEST_SESSIONS, OTHERS) is None


def test_without_a_session_others_are_all_there_is():
    table = beginning({}, 0, OTHERS)

    assert list(after(table, ())) == ["squat", "bench"]
    assert list(after(table, ("squat",))) == ["bench"]


def test_ones_own_comes_before_what_others_do():
    own = {"": {"row": 3.0}, "row": {"curl": 3.0}}

    table = beginning(own, 1, OTHERS)

    assert next(iter(after(table, ()))) == "row"
    assert next(iter(after(table, ("row",)))) == "curl"
    assert next(iter(after(table, ("curl",)))) in {"squat", "bench", "row"}


def test_those_who_share_weigh_together_as_much_as_what_is_shipped():
    shared = [{"": {"curl": 1.0}}, {"": {"curl": 1.0}}]

    table = beginning({}, 0, {"": {"squat": 1.0}}, shared)

    assert table[""]["curl"] == table[""]["squat"] == 0.25


def test_what_is_barred_or_done_today_is_not_named():
    assert list(after(OTHERS, ("bench",), {"squat"})) == []


def test_a_suggestion_says_whose_habit_it_is():
    own = {"": {"row": 1.0}}
    found = suggestions(blended(own, 0.25, OTHERS), own, ())

    told = {each.exercise: each.why for each in found}
    assert told["row"] == ("you did it before; lifters do it first",)
    assert told["squat"] == ("many lifters do it first",)
    assert sum(each.score for each in found) == pytest.approx(1, abs=0.001)


def test_the_most_done_exercise_has_a_share_of_one():
    found = most_done(OTHERS)

    assert found["bench"] == 1.0
    assert found["squat"] == pytest.approx(0.6 / 1.4)
    assert most_done({}) == {}


def test_what_only_one_lifter_has_a_name_for_is_left_out():
    table = {"": {"squat": 0.5, "my thing": 0.5}, "my thing": {"squat": 1.0}}

    assert of_names(table, ["squat"]) == {"": {"squat": 0.5}}
