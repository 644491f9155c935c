"""A workout brought down to a share of what it was first planned for."""

import pytest

from coach.rules.share import easier
from tests.builders import workout


def factors(share, minutes, was_minutes, **fields):
    made = workout("run", 1, minutes, original_duration_s=was_minutes * 60, **fields)
    return [(c.kind.value, c.factor) for c in easier(made, share)]


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        (60, [("scale_duration", 0.7)]),
        (59, [("scale_duration", 0.7119)]),
        (42.1, [("scale_duration", 0.9977)]),
        (42, []),
        (30, []),
        (0, []),
    ],
)
def test_what_is_longer_than_its_share_comes_down_to_it_rounded_up(minutes, found):
    assert factors(0.7, minutes, 60) == found


@pytest.mark.parametrize(("minutes", "factor"), [(60, 0.7), (42, 1.0), (30, 1.0)])
def test_what_is_hard_is_taken_easily_and_gets_no_longer(minutes, factor):
    assert factors(0.7, minutes, 60, hard=True) == [("scale_intensity", factor)]
