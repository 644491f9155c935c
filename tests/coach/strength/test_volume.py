import math

import pytest

from coach.domain.strength import SetType, StrengthSet
from coach.strength.volume import hard_sets, inol, volume_load
from tests.builders import sets
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("load", "volload-"))
def test_volume_load_is_the_sum_of_repetitions_times_kilograms(vector):
    done = [
        StrengthSet("squat", each["reps"], each["kg"])
        for each in vector["inputs"]["sets"]
    ]

    assert near(volume_load(done), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "inol-"))
def test_inol_weighs_repetitions_by_what_is_left(vector):
    of = vector["inputs"]

    assert near(inol(of["reps"], of["pct_1rm"]), vector["expected"], vector)


@pytest.mark.parametrize("percent", [100, 101, 0, -50, math.nan, math.inf])
def test_at_the_maximum_and_for_no_share_there_is_no_inol(percent):
    assert inol(1, percent) is None


def test_warm_ups_and_easy_sets_are_not_hard():
    warm = StrengthSet("back squat", 5, 40, set_type=SetType.WARMUP)

    assert (
        hard_sets([warm, *sets(5, rpe=5.5), *sets(5, rpe=6), *sets(5, rpe=None)]) == 2
    )
