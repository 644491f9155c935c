import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.slope import daily_slope
from coach.statistics.trend import theil_sen
from tests.builders import day

kilograms = st.lists(st.floats(60, 100), min_size=2, max_size=28)


def by_day(values):
    return [(day(n), value) for n, value in enumerate(values)]


@settings(max_examples=50)
@given(kilograms)
def test_the_line_is_theil_sens_and_its_interval_no_narrower(values):
    found, plain = daily_slope(by_day(values)), theil_sen([*enumerate(values)])

    assert (found.slope, found.intercept) == (plain.slope, plain.intercept)
    assert found.low <= plain.low + 1e-9
    assert found.high >= plain.high - 1e-9


def test_neighbours_that_share_their_noise_make_it_less_sure():
    waves = [80 + math.sin(n / 2) for n in range(28)]
    zigzag = [80 + math.sin(n / 2) * (-1) ** n for n in range(28)]

    for values, wider in ((waves, 3), (zigzag, 1)):
        found, plain = daily_slope(by_day(values)), theil_sen([*enumerate(values)])
        width = (found.high - found.low) / (plain.high - plain.low)
        assert width == pytest.approx(wider)


def test_days_apart_have_no_neighbours():
    waves = [(day(2 * n), 80 + math.sin(n / 2)) for n in range(28)]
    plain = theil_sen([(2 * n, kg) for n, (_, kg) in enumerate(waves)])

    found = daily_slope(waves)

    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))


def test_a_straight_line_is_sure():
    found = daily_slope([(day(n), 80 - 0.1 * n) for n in range(20)])

    assert (found.low, found.slope, found.high) == pytest.approx((-0.1,) * 3)


def test_one_day_has_no_slope():
    assert daily_slope([]) is daily_slope([(day(0), 80.0)]) is None
