import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.goal import Goal, GoalVerdict
from coach.goals.base import Series
from coach.goals.heading import Yardstick
from coach.goals.trend import Measured, state_of, unmeasured
from tests.builders import day

UP = Yardstick("kg", good=1, smallest=1.0)
DOWN = Yardstick("kg", good=-1, smallest=1.0)


def measured(values, every=3, first=0):
    readings = tuple((day(first + every * n), v) for n, v in enumerate(values))
    return Measured(Series("scale", None, readings), readings)


def line(a_week, start=50.0, count=12):
    wobble = (0.02, -0.02)
    return measured([start + a_week * 3 * n / 7 + wobble[n % 2] for n in range(count)])


def state(found, yardstick=UP, on=33, **goal):
    return state_of(Goal("any", **goal), found, yardstick, day(on))


def test_a_rise_is_improving_where_more_is_better():
    found = state(line(0.5))

    assert found.verdict is GoalVerdict.IMPROVING
    assert found.slope_per_week == pytest.approx(0.5, abs=0.02)
    assert found.slope_ci95[0] == pytest.approx(0.5, abs=0.03)
    assert found.slope_ci95[0] < found.slope_per_week < found.slope_ci95[1] < 0.55
    assert found.value == pytest.approx(50 + 0.5 * 33 / 7, abs=0.1)
    assert (found.n, found.unit, found.method) == (12, "kg", "scale")


def test_the_same_rise_is_declining_where_less_is_better():
    assert state(line(0.5), DOWN).verdict is GoalVerdict.DECLINING


def test_too_little_to_matter_is_a_plateau():
    assert state(line(0.0)).verdict is GoalVerdict.PLATEAU


def test_a_trend_lasts_until_the_target_is_met():
    found = state(line(0.7), target=60.0)

    assert found.on_track
    assert found.eta == day(33) + timedelta(days=math.ceil((60 - 53.3) / 0.1))


def test_a_trend_that_leads_away_has_no_end():
    found = state(line(-0.7), target=60.0)

    assert found.eta is None
    assert found.on_track is False


def test_an_interval_that_holds_zero_has_no_end():
    found = state(measured([50, 52, 49, 53, 50, 53, 49, 52, 51, 52]), on=27, target=60)

    assert found.verdict is GoalVerdict.UNCERTAIN
    assert found.eta is None
    assert found.on_track is None


def test_no_trend_is_believed_for_more_than_two_years():
    assert state(line(0.7), target=50 + 72.0).eta is not None
    assert state(line(0.7), target=50 + 78.0).eta is None


def test_a_target_that_is_met_needs_no_day():
    found = state(line(0.5), target=51.0)

    assert found.on_track
    assert found.eta is None


@pytest.mark.parametrize(("by", "in_time"), [(103, True), (95, False), (33, False)])
def test_with_a_day_to_meet_it_by_the_slope_must_be_steep_enough(by, in_time):
    found = state(line(0.7), target=60.0, by=day(by))

    assert found.on_track is in_time


def test_inside_its_band_a_goal_is_held():
    found = state(line(0.5), target=52.0, band=(51.0, 55.0))

    assert found.verdict is GoalVerdict.IN_BAND
    assert found.on_track
    assert found.eta is None


def test_outside_its_band_the_way_back_is_improving():
    below, above = (55.0, 60.0), (40.0, 45.0)

    assert state(line(0.5), DOWN, band=below).verdict is GoalVerdict.IMPROVING
    assert state(line(0.5), UP, band=above).verdict is GoalVerdict.DECLINING


def test_a_band_without_a_target_is_met_at_its_edge():
    found = state(line(0.7), band=(60.0, 65.0))

    assert found.eta == state(line(0.7), target=60.0).eta


def test_without_a_target_nothing_is_on_track():
    found = state(line(0.5))

    assert found.on_track is None
    assert found.eta is None


def test_too_few_readings_show_the_newest_one():
    found = state(measured([50, 51, 52]), on=6, target=60.0)

    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert (found.value, found.target, found.n) == (52, 60, 3)
    assert found.slope_per_week is None


def test_what_nobody_measured_has_no_value():
    found = unmeasured(Goal("any", target=3.0), "kg")

    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert (found.value, found.n, found.target) == (None, 0, 3)


@given(
    st.lists(st.floats(1, 100), min_size=1, max_size=30),
    st.one_of(st.none(), st.floats(1, 100)),
    st.one_of(st.none(), st.floats(1, 50).map(lambda low: (low, low + 5))),
    st.one_of(st.none(), st.integers(0, 400).map(day)),
)
def test_every_number_of_a_state_is_one(values, target, band, by):
    found = state(measured(values), on=3 * len(values), target=target, band=band, by=by)

    numbers = [found.value, found.slope_per_week, *(found.slope_ci95 or ())]
    assert all(each is None or math.isfinite(each) for each in numbers)
    assert found.eta is None or found.eta >= day(3 * len(values))


def test_who_is_past_the_target_is_on_track_whatever_the_trend():
    assert state(line(0.0), target=49.0).on_track
    assert state(measured([50.0] * 12), target=50.0).on_track
    assert state(line(0.0), target=51.0).on_track is False
    assert state(line(0.0), DOWN, target=51.0).on_track


@pytest.mark.parametrize("band", [(50.0, 55.0), (45.0, 50.0)])
def test_the_edges_belong_to_the_band(band):
    assert state(measured([50.0] * 12), band=band).verdict is GoalVerdict.IN_BAND


def test_what_matters_is_told_for_28_days():
    wobbling = measured([50, 50.3, 49.8, 50.2, 49.7, 50.1, 50, 50.3, 49.9, 50.2])

    def of(smallest):
        return state(wobbling, Yardstick("kg", 1, smallest), on=27).verdict

    low, high = state(wobbling, on=27).slope_ci95
    widest = 4 * max(-low, high)
    assert of(widest * 1.01) is GoalVerdict.PLATEAU
    assert of(widest * 0.99) is GoalVerdict.UNCERTAIN
