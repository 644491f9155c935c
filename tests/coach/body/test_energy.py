import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.composition import lean_mass
from coach.body.energy import (
    cunningham,
    gross_kcal,
    katch_mcardle,
    mifflin,
    net_kcal,
)
from coach.domain.athlete import Sex
from tests.science import near, vectors

SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
no_one = [0, -70, 1e9, math.nan, math.inf]


@pytest.mark.parametrize("vector", vectors("body", "bmr-"))
def test_a_body_at_rest_burns_by_its_lean_mass_or_its_size(vector):
    of, expected = vector["inputs"], vector["expected"]

    lean = lean_mass(of["weight_kg"], of["body_fat_pct"])
    by_size = mifflin(of["weight_kg"], of["height_cm"], of["age"], SEXES[of["sex"]])

    assert near(lean, expected["lbm"], vector)
    assert near(katch_mcardle(lean), expected["katch_mcardle"], vector)
    assert near(cunningham(lean), expected["cunningham_rmr"], vector)
    assert near(by_size, expected["mifflin_st_jeor"], vector)


@pytest.mark.parametrize("vector", vectors("body", "met-"))
def test_motion_burns_multiples_of_rest(vector):
    of, expected = vector["inputs"], vector["expected"]
    done = (of["met"], of["weight_kg"], of["minutes"] * 60)

    assert near(gross_kcal(*done), expected["gross"], vector)
    assert near(net_kcal(*done), expected["net"], vector)
    assert near(1.05 * gross_kcal(*done), expected["gross_acsm_3_5_200"], vector)


@pytest.mark.parametrize("wrong", no_one)
def test_no_one_is_like_that(wrong):
    assert katch_mcardle(wrong) is cunningham(wrong) is None
    assert mifflin(wrong, 180, 35, Sex.MALE) is None
    assert mifflin(80, wrong, 35, Sex.MALE) is None
    assert mifflin(80, 180, wrong, Sex.FEMALE) is None
    assert gross_kcal(wrong, 80, 3600) is net_kcal(wrong, 80, 3600) is None
    assert gross_kcal(8, wrong, 3600) is net_kcal(8, wrong, 3600) is None


@pytest.mark.parametrize("wrong", [-1, 1e9, math.nan, math.inf])
def test_no_time_is_like_that(wrong):
    assert gross_kcal(8, 80, wrong) is net_kcal(8, 80, wrong) is None


def test_the_smallest_and_the_largest_burn_too():
    assert katch_mcardle(20) == pytest.approx(802)
    assert cunningham(200) == 4900
    assert mifflin(20, 120, 100, Sex.FEMALE) == 289
    assert mifflin(400, 230, 15, Sex.MALE) == 5367.5
    assert net_kcal(25, 400, 7 * 24 * 3600) == 24 * 400 * 168


def test_lying_still_adds_nothing_to_the_day():
    assert net_kcal(1, 80, 3600) == 0
    assert gross_kcal(10, 80, 0) == 0


@settings(max_examples=40)
@given(*[st.floats()] * 3)
def test_any_numbers_give_what_a_body_can_burn_or_none(one, other, third):
    resting = (
        katch_mcardle(one),
        cunningham(one),
        mifflin(one, other, third, Sex.MALE),
    )
    gross, net = gross_kcal(one, other, third), net_kcal(one, other, third)

    assert all(each is None or 300 < each < 6000 for each in resting)
    assert (gross is None and net is None) or 0 <= net <= gross < 2e6
