import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics.correlation import correlate, holm, ranks


def test_equal_values_share_their_ranks():
    assert ranks([30, 10, 20, 20]) == [4, 1, 2.5, 2.5]


def noise(seed, count=30):
    rng = random.Random(seed)
    return [rng.gauss(0, 1) for _ in range(count)]


def test_any_rise_together_is_a_whole_correlation():
    one = [3, 1, 4, 15, 9, 2, 6, 5, 35]

    assert correlate(one, [x**3 for x in one]).rho == pytest.approx(1)
    assert correlate(one, [-x for x in one]).rho == pytest.approx(-1)


@pytest.mark.parametrize(
    ("differences", "count", "p"),
    [
        # critical values of a correlation: 0.576 of 12 pairs, 0.404 of 24 (5 %)
        (0.576, 12, 0.05),
        (0.404, 24, 0.05),
        (0.708, 12, 0.01),
    ],
)
def test_chance_is_that_of_students_t(differences, count, p):
    from coach.statistics.correlation import _chance

    assert _chance(differences, count) == pytest.approx(p, rel=0.01)
    assert _chance(-differences, count) == _chance(differences, count)
    assert _chance(0.0, count) == pytest.approx(1)


def test_series_that_remember_are_worth_fewer_pairs():
    walk, other = [0.0], [0.0]
    for one, two in zip(noise(1), noise(2), strict=True):
        walk.append(walk[-1] + one)
        other.append(other[-1] + two)

    assert correlate(walk, other).independent < 15
    assert correlate(noise(3), noise(4)).independent > 20


def test_series_that_swing_back_are_worth_no_more_than_they_are():
    found = correlate([1, 2] * 8, [2, 1, 2, 1, 1, 2, 1, 2] * 2)

    assert found.independent <= 16


def test_series_worth_three_pairs_could_be_anything():
    found = correlate(range(10), range(10))

    assert found.independent < 4
    assert found.rho == pytest.approx(1)
    assert found.p == 1


def test_seven_pairs_say_nothing():
    assert correlate(noise(1, 7), noise(2, 7)) is None
    assert correlate(noise(1, 8), noise(2, 8)) is not None


def test_what_never_changes_goes_with_nothing():
    assert correlate([5.0] * 12, noise(1, 12)) is None


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=40))
def test_the_interval_holds_rho(pairs):
    found = correlate([x for x, _ in pairs], [y for _, y in pairs])

    if found is not None:
        assert -1 <= found.low <= found.rho + 1e-3
        assert found.rho - 1e-3 <= found.high <= 1
        assert 0 <= found.p <= 1


def test_many_looks_make_each_less_sure():
    assert holm([0.01, 0.04, 0.03]) == [
        pytest.approx(0.03),
        pytest.approx(0.06),
        pytest.approx(0.06),
    ]
    assert holm([0.9, 0.8]) == [1, 1]
    assert holm([]) == []
