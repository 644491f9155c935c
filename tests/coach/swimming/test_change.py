import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.swimming.change import TimeChange, change_of
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("swim", "swim-swc-"))
def test_two_swims_differ_by_three_per_cent_without_a_cause(vector):
    of, expected = vector["inputs"], vector["expected"]

    found = change_of(of["before_s"], of["after_s"], of["te_pct"] / 100)

    assert near(100 * found.change, expected["change_pct"], vector)
    # the vectors round the normal quantile to 1.645
    noise = expected["half_width_90ci_pct"]
    assert 100 * found.noise == pytest.approx(noise, abs=5e-4)
    assert found.is_real == expected["real_change"]


def test_four_per_cent_are_real():
    assert change_of(75, 72).is_real
    assert change_of(72, 75).is_real


def test_a_change_of_just_the_noise_is_not_real():
    assert not TimeChange(-0.03, 0.03).is_real


@pytest.mark.parametrize("wrong", [0, -70, 86_401, math.nan, math.inf])
def test_what_is_no_time_is_refused(wrong):
    for times in ((wrong, 70), (70, wrong)):
        with pytest.raises(ValueError, match="from a second to a day"):
            change_of(*times)


@pytest.mark.parametrize("wrong", [0, -0.01, 1.4, math.nan, math.inf])
def test_what_is_no_variation_is_refused(wrong):
    with pytest.raises(ValueError, match="between 0 and 1"):
        change_of(70, 70, wrong)


@given(st.floats(30, 600), st.floats(30, 600))
def test_a_change_and_its_way_back_have_opposite_signs(before, after):
    there, back = change_of(before, after), change_of(after, before)

    assert (1 + there.change) * (1 + back.change) == pytest.approx(1)
    assert there.noise == back.noise
