import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.goals.standing import Standing, rank, shortfall, standing

V = GoalVerdict


def state(verdict, key="any", **fields):
    return GoalState(key, "kg", verdict, value=1.0, **fields)


@pytest.mark.parametrize(
    ("pace", "verdict", "words"),
    [
        (1.0, V.IMPROVING, "on track"),
        (0.99, V.IMPROVING, "slightly behind"),
        (0.5, V.IMPROVING, "slightly behind"),
        (0.49, V.IMPROVING, "off track"),
        (0.1, V.PLATEAU, "off track"),
        (-0.1, V.PLATEAU, "off track"),
        (-0.1, V.DECLINING, "the wrong way"),
    ],
)
def test_with_a_day_the_pace_decides(pace, verdict, words):
    assert standing(state(verdict, pace=pace, on_track=pace >= 1)) == words


def test_an_uncertain_trend_says_nothing_unless_its_better_end_is_too_slow():
    assert standing(state(V.UNCERTAIN, pace=-2.0)) is None
    assert standing(state(V.UNCERTAIN, pace=-2.0, on_track=False)) == "off track"
    assert standing(state(V.UNCERTAIN, pace=0.6, on_track=False)) == "slightly behind"
    assert standing(state(V.UNCERTAIN)) is None


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (state(V.IN_BAND, on_track=True), Standing.ON_TRACK),
        (state(V.PLATEAU, on_track=True), Standing.ON_TRACK),
        (state(V.IMPROVING, on_track=True), Standing.ON_TRACK),
        (state(V.IMPROVING), Standing.ON_TRACK),
        (state(V.PLATEAU, on_track=False), Standing.OFF_TRACK),
        (state(V.PLATEAU), None),
        (state(V.DECLINING), Standing.WRONG_WAY),
        (state(V.DECLINING, on_track=False), Standing.WRONG_WAY),
        (state(V.DECLINING, on_track=True), Standing.ON_TRACK),
        (state(V.NOT_ENOUGH_DATA, on_track=True), None),
    ],
)
def test_without_a_day_the_verdict_decides(found, words):
    assert standing(found) is words


def order(*states, **weights):
    goals = [Goal(key, weight=weight) for key, weight in weights.items()]
    return [each.key for each in rank(states, goals)]


def test_the_furthest_behind_comes_first():
    assert order(
        state(V.IMPROVING, "near", pace=0.8, on_track=False),
        state(V.IN_BAND, "held", on_track=True),
        state(V.IMPROVING, "far", pace=0.2, on_track=False),
        state(V.DECLINING, "away", pace=-0.5, on_track=False),
    ) == ["away", "far", "near", "held"]


def test_what_cannot_be_judged_is_never_before_what_can():
    assert order(
        state(V.NOT_ENOUGH_DATA, "unknown"),
        state(V.UNCERTAIN, "unsure"),
        state(V.IN_BAND, "held", on_track=True),
        unknown=5.0,
        unsure=9.0,
        held=0.1,
    ) == ["held", "unsure", "unknown"]


def test_a_goal_that_matters_more_is_further_behind():
    half = {"pace": 0.5, "on_track": False}

    assert order(
        state(V.IMPROVING, "light", pace=0.4, on_track=False),
        state(V.IMPROVING, "heavy", **half),
        light=1.0,
        heavy=2.0,
    ) == ["heavy", "light"]
    assert order(
        state(V.IMPROVING, "light", **half),
        state(V.IMPROVING, "lighter", **half),
        lighter=0.5,
    ) == ["light", "lighter"]


@given(
    st.sampled_from(GoalVerdict),
    st.one_of(st.none(), st.floats(-100, 100)),
    st.sampled_from([True, False, None]),
)
def test_what_is_lacking_has_bounds(verdict, pace, on_track):
    found = state(verdict, pace=pace, on_track=on_track)

    lacking = shortfall(found)

    assert (lacking is None) == (standing(found) is None)
    if lacking is not None:
        assert 0 <= lacking <= 3
        assert (lacking == 0) == (standing(found) is Standing.ON_TRACK)
