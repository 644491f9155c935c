import pytest

from coach.load.swim import intensity, swim_load
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("load", "stss-"))
def test_swim_load_leaves_rests_out(vector):
    of, expected = vector["inputs"], vector["expected"]
    css = of["css_m_per_min"] / 60

    load = swim_load(of["distance_m"], of["moving_s"], css)

    assert near(load, expected["trainingpeaks_moving_time_RECOMMENDED"], vector)
    if "IF" in expected:
        share = intensity(of["distance_m"], of["moving_s"], css)
        assert near(share, expected["IF"], vector)
