import pytest

from coach.load.bands import freshness, ramp_band
from tests.science import vectors


@pytest.mark.parametrize("vector", vectors("readiness", "ramp-"))
def test_a_ramp_is_called_what_coaches_call_it(vector):
    assert ramp_band(vector["inputs"]["ctl_ramp_per_week"]) == vector["expected"]


@pytest.mark.parametrize("vector", vectors("readiness", "tsb-zone-"))
def test_form_has_five_zones_whose_ends_belong_below(vector):
    assert freshness(vector["inputs"]["tsb"]) == vector["expected"]


def test_a_falling_fitness_is_a_low_ramp():
    assert ramp_band(-4.0) == "low"
