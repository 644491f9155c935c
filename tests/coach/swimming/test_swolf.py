import pytest

from coach.domain.activity import Stroke
from coach.swimming.swolf import median_swolf, swolf
from tests.coach.swimming.test_best import swum
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("swim", "swolf-", but_not="swolf-elevate-"))
def test_swolf_adds_seconds_and_strokes(vector):
    of = vector["inputs"]

    assert near(swolf(of["seconds"], of["strokes"]), vector["expected"], vector)


def test_only_freestyle_with_counted_strokes_has_a_swolf():
    lengths = [
        *swum(20, 22, 40, strokes=14),
        *swum(30, strokes=9, stroke=Stroke.BREASTSTROKE, start=82),
    ]

    assert median_swolf(lengths, 25) == 36
    assert median_swolf(swum(20, strokes=None), 25) is None
