import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.balance import (
    composition_balance,
    energy_balance,
    weight_balance,
)
from coach.domain.energy_balance import BalanceBy
from tests.builders import day
from tests.science import near, vectors

TODAY = day(27)


@pytest.mark.parametrize("vector", vectors("body", "balance-", "balance-comp-"))
def test_a_kilogram_of_weight_is_7700_kcal(vector):
    of = vector["inputs"]
    change = of["trend_end_kg"] - of["trend_start_kg"]

    assert near(weight_balance(change, of["days"]), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("body", "balance-comp-"))
def test_fat_holds_more_energy_than_the_rest(vector):
    of = vector["inputs"]

    found = composition_balance(of["delta_fat_kg"], of["delta_lean_kg"], of["days"])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize(
    ("change", "days"),
    [
        (-1, 6.9),
        (-1, 0),
        (-1, -7),
        (-1, 366),
        (-1, math.nan),
        (-30, 7),
        (math.nan, 7),
        (math.inf, 7),
        (1e308, 7),
    ],
)
def test_changes_that_no_balance_explains_have_none(change, days):
    assert weight_balance(change, days) is None
    assert composition_balance(change, 0, days) is None


@settings(max_examples=40)
@given(*[st.floats()] * 3)
def test_any_numbers_give_a_balance_someone_can_have_or_none(one, other, days):
    for found in (weight_balance(one, days), composition_balance(one, other, days)):
        assert found is None or abs(found) <= 5000


def test_the_longest_time_and_the_largest_balance_are_believed():
    assert weight_balance(-365, 365) is None
    assert weight_balance(-36.5, 365) == pytest.approx(-770)
    assert composition_balance(0, 7 * 5000 * 4.184 / 7600, 7) == pytest.approx(5000)
    assert weight_balance(-100, 154) == -5000


def line(start, slope, days=range(28)):
    return [(day(n), start + slope * n) for n in days]


def test_by_weight_alone_the_slope_of_the_scale_counts():
    found = energy_balance(line(80, -0.05), [], TODAY)

    assert found.kcal_per_day == pytest.approx(-385)
    assert found.low == pytest.approx(found.high) == pytest.approx(-385)
    assert (found.by, found.days, found.span_days) == (BalanceBy.WEIGHT, 28, 28)


def test_with_body_fat_the_energy_of_fat_and_lean_counts():
    weights = line(80, 0.0)
    fats = [(when, 20 - 0.05 * n) for n, (when, _) in enumerate(weights)]

    found = energy_balance(weights, fats, TODAY)

    a_day = composition_balance(-0.04 * 27, 0.04 * 27, 27)
    assert found.kcal_per_day == pytest.approx(a_day)
    assert found.by == BalanceBy.COMPOSITION
    assert energy_balance(weights, [], TODAY).kcal_per_day == 0


def test_too_little_body_fat_leaves_the_weight_to_speak():
    weights, fats = line(80, -0.05), line(20, 0, range(0, 28, 4))

    assert energy_balance(weights, fats, TODAY).by == BalanceBy.WEIGHT
    assert energy_balance(weights, line(20, 0, range(8)), TODAY).by == BalanceBy.WEIGHT
    by_both = energy_balance(weights, line(20, 0, range(0, 28, 3)), TODAY)
    assert (by_both.by, by_both.days) == (BalanceBy.COMPOSITION, 10)


@pytest.mark.parametrize(
    ("days", "enough"),
    [
        (range(28), True),
        (range(13, 28), True),
        (range(14, 28), False),
        (range(0, 28, 4), False),
        ([*range(0, 22, 3)], True),
        ([0, 1, 2, 3, 4, 5, 6, 22], False),
        ([*range(6), *range(19, 28)], True),
        ([*range(6), *range(20, 28)], False),
        (range(-40, 0), False),
        (range(28, 60), False),
        ([], False),
    ],
)
def test_a_balance_takes_eight_days_over_two_weeks_without_a_long_gap(days, enough):
    assert (energy_balance(line(80, 0, days), [], TODAY) is not None) is enough


def test_what_comes_later_or_is_long_past_is_not_seen():
    lately = line(80, -0.05)
    others = [(day(-1), 95.0), (day(28), 60.0)]

    assert energy_balance([*others, *lately], [], TODAY) == energy_balance(
        lately, [], TODAY
    )


@pytest.mark.parametrize("wrong", [0, -80, 19, 401, 1e308, math.nan, math.inf])
def test_what_no_one_weighs_is_left_out(wrong):
    weights = line(80, -0.05)
    strange = [*weights[:10], (day(10), wrong), *weights[11:]]

    found = energy_balance(strange, line(20, 0), TODAY)

    assert found.days == 27
    assert math.isfinite(found.kcal_per_day + found.low + found.high)
    assert energy_balance([(when, wrong) for when, _ in weights], [], TODAY) is None


def test_one_odd_morning_decides_nothing():
    weights = line(80, -0.05)
    odd = [*weights[:-1], (day(27), 84.0)]

    assert energy_balance(odd, [], TODAY).kcal_per_day == pytest.approx(-385, abs=20)


def test_where_body_fat_scatters_more_than_weight_the_weight_speaks():
    weights = line(80, -0.05)
    noisy = [(when, 20 + (-1) ** n) for n, (when, _) in enumerate(weights)]

    assert energy_balance(weights, line(20, 0), TODAY).by is BalanceBy.COMPOSITION
    assert energy_balance(weights, noisy, TODAY).by is BalanceBy.WEIGHT


def wavering(kg):
    rng = Random(7)
    return [(when, 80 + kg * rng.gauss(0, 1)) for when, _ in line(0, 0)]


def test_a_range_of_more_than_a_thousand_kcal_is_not_told():
    found = energy_balance(wavering(1.3), [], TODAY)

    assert 950 < found.high - found.low <= 1000
    assert energy_balance(wavering(1.35), [], TODAY) is None


def test_another_scale_is_no_balance():
    assert energy_balance(line(90, -0.7), [], TODAY) is None


def mornings(rng, shared):
    """Four weeks of a scale half a kilogram off, the day before's water included."""
    off = 0.0
    for when, kg in line(80, -0.05):
        off = shared * off + rng.gauss(0, 0.5 * math.sqrt(1 - shared**2))
        yield when, kg + off


@pytest.mark.parametrize("shared", [0.0, 0.5])
def test_the_range_holds_the_truth_of_noisy_mornings(shared):
    rng, told = Random(7), []
    for _ in range(120):
        found = energy_balance(mornings(rng, shared), [], TODAY)
        if found is not None:
            assert found.low <= found.kcal_per_day <= found.high
            told.append(found.low <= -385 <= found.high)

    assert len(told) >= 80
    assert sum(told) >= 0.88 * len(told)
