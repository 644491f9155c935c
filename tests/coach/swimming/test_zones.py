import pytest

from coach.swimming.zones import zone, zone_paces
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("swim", "swim-zones-"))
def test_zones_are_shares_of_critical_speed(vector):
    paces = zone_paces(vector["inputs"]["css_s_per_100m"])

    assert all(
        near(found, expected, vector)
        for found, expected in zip(paces, vector["expected"][1:], strict=True)
    )


def test_critical_speed_lies_in_the_fourth_zone():
    assert [zone(pace, 100) for pace in (120, 105, 102, 100, 95, 90)] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_a_zone_begins_at_its_slowest_pace():
    assert zone(zone_paces(100)[2], 100) == 4
