from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.goal import Goal, GoalVerdict
from coach.goals.heading import FURTHEST, Course, Heading, Yardstick
from coach.statistics.line import Line
from coach.statistics.trend import Trend
from tests.builders import day

MORE, EITHER = Yardstick("kg", 1, 1.0), Yardstick("kg", 0, 1.0)
LAST, EVENING = day(80), day(84)


def course(slope, spread=0.5, level=50.0, yardstick=MORE, error=0.0, **goal):
    """A course at `level` now; slopes in kg over 28 days, the interval around it."""
    low, high = ((slope + each) / 28 for each in (-spread, spread))
    height = level + slope / 28 * 4
    line = Line(Trend(slope / 28, low, high, height), 0.01, -42.0, error)
    return Course(Heading(Goal("any", **goal), level, yardstick), line, LAST, EVENING)


def test_pace_is_the_slope_beside_the_one_that_is_needed():
    in_56_days = day(84 + 56)

    assert course(2, target=54.0, by=in_56_days).pace == pytest.approx(1)
    assert course(1, target=54.0, by=in_56_days).pace == pytest.approx(0.5)
    assert course(-2, target=54.0, by=in_56_days).pace == pytest.approx(-1)
    assert course(-2, target=46.0, by=in_56_days, yardstick=EITHER).pace == (
        pytest.approx(1)
    )


def test_without_a_day_or_with_nothing_left_there_is_no_pace():
    assert course(2, target=54.0).pace is None
    assert course(2, target=49.0, by=day(140)).pace is None
    assert course(2, by=day(140)).pace is None
    assert course(2, target=54.0, by=EVENING).pace is None


def test_a_trend_nobody_is_sure_of_is_on_track_only_when_it_must_be():
    unsure = course(1, spread=2, target=54.0, by=day(140))
    hopeless = course(0.5, spread=1, target=54.0, by=day(140))

    assert unsure.verdict is hopeless.verdict is GoalVerdict.UNCERTAIN
    assert unsure.on_track() is None
    assert hopeless.on_track() is False


def test_arrival_is_between_two_days():
    found = course(2, spread=1, target=54.0)

    first, last = found.eta_between()
    assert first < found.eta() < last
    assert last - LAST > timedelta(days=100)


def test_the_later_day_is_two_years_away_at_most():
    found = course(2, spread=1.9, target=54.0)

    assert found.eta_between()[1] == LAST + FURTHEST


def test_the_earlier_day_is_not_over_yet():
    found = course(2, spread=1, level=50.0, error=3.0, target=50.5)

    assert found.eta_between()[0] >= EVENING


def test_an_interval_with_zero_in_it_or_one_that_leads_away_has_no_days():
    for found in (course(1, spread=2, target=54.0), course(-2, target=54.0)):
        assert found.eta() is None
        assert found.eta_between() is None


def test_where_only_the_target_says_its_side_is_the_good_one():
    assert course(2, target=54.0, yardstick=EITHER).verdict is GoalVerdict.IMPROVING
    assert course(2, target=46.0, yardstick=EITHER).verdict is GoalVerdict.DECLINING


def test_where_nothing_says_only_a_plateau_can_be_told():
    assert course(2, yardstick=EITHER).verdict is GoalVerdict.UNCERTAIN
    assert course(-2, yardstick=EITHER).verdict is GoalVerdict.UNCERTAIN
    assert course(0, yardstick=EITHER).verdict is GoalVerdict.PLATEAU


def test_what_aims_at_nothing_is_never_reached():
    assert not course(2).heading.reached
    assert course(2).on_track() is None
    assert course(2).eta_between() is None


def test_as_near_as_matters_is_there_where_neither_way_is_better():
    assert course(0, target=51.0, yardstick=EITHER).on_track()
    assert course(0, target=51.1, yardstick=EITHER).on_track() is False
    assert course(0, target=50.5).on_track() is False


@given(
    st.floats(-5, 5),
    st.floats(0, 5),
    st.floats(30, 70),
    st.floats(0, 3),
    st.sampled_from([MORE, EITHER]),
)
def test_the_day_always_lies_between_the_two(slope, spread, target, error, yardstick):
    found = course(slope, spread, error=error, yardstick=yardstick, target=target)

    eta, between = found.eta(), found.eta_between()
    assert (eta is None) == (between is None)
    if between is not None:
        assert EVENING <= between[0] <= eta <= between[1]
