import pytest

from coach.rules.taper import taper_volume
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("readiness", "taper-"))
def test_volume_falls_exponentially_to_a_floor(vector):
    of = vector["inputs"]
    volume = taper_volume(of["v0"], of["day"], of["tau_days"], of["floor"])

    assert near(volume, vector["expected"], vector)
