"""Scores of forecasts, by numbers worked out by hand and by known truths."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.learning.scores import (
    auc,
    brier,
    calibration,
    coverage,
    hit_at,
    mape,
    median_ape,
    ndcg_at,
    skill,
)


def test_errors_are_shares_of_what_came():
    pairs = [(110, 100), (90, 100), (300, 100)]

    assert mape(pairs) == pytest.approx(2.2 / 3)
    assert median_ape(pairs) == pytest.approx(0.1)


def test_an_interval_covers_up_to_its_ends():
    assert coverage([(1, 3, 1), (1, 3, 3), (1, 3, 3.1), (1, 3, 0.9)]) == 0.5


def test_skill_is_what_is_left_of_the_floors_error():
    assert skill(0.08, 0.10) == pytest.approx(0.2)
    assert skill(0.11, 0.10) == pytest.approx(-0.1)
    assert skill(0.0, 0.0) == 0.0


def test_probabilities_that_are_sure_and_right_cost_nothing():
    assert brier([(1, 1), (0, 0)]) == 0
    assert brier([(0.5, 1), (0.5, 0)]) == 0.25


def test_what_came_rated_above_what_did_not():
    assert auc([(0.9, 1), (0.8, 1), (0.3, 0)]) == 1
    assert auc([(0.1, 1), (0.8, 0)]) == 0
    assert auc([(0.5, 1), (0.5, 0)]) == 0.5
    assert auc([(0.2, 0), (0.4, 1), (0.4, 0), (0.6, 1)]) == pytest.approx(0.875)
    assert auc([(0.5, 1)]) is None
    assert auc([(0.5, 0)]) is None


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.sampled_from([0, 1])))
)
def test_the_auc_counts_pairs(pairs):
    came = [p for p, c in pairs if c]
    missed = [p for p, c in pairs if not c]
    both = [(a > b) + 0.5 * (a == b) for a in came for b in missed]

    assert auc(pairs) == (pytest.approx(sum(both) / len(both)) if both else None)


def _drawn(bold, seed=3, n=20_000):
    rng = random.Random(seed)
    for _ in range(n):
        odds = rng.gauss(0, 1)
        came = rng.random() < 1 / (1 + math.exp(-odds))
        yield 1 / (1 + math.exp(-bold * odds)), float(came)


def test_true_probabilities_have_the_slope_one():
    slope, intercept = calibration(list(_drawn(1)))

    assert slope == pytest.approx(1, abs=0.05)
    assert intercept == pytest.approx(0, abs=0.05)


def test_probabilities_that_are_too_bold_have_a_lower_slope():
    slope, _ = calibration(list(_drawn(2)))

    assert slope == pytest.approx(0.5, abs=0.03)


def test_calibration_cannot_be_told_of_one_outcome_or_one_probability():
    assert calibration([(0.2, 1), (0.4, 1)]) is None
    assert calibration([(0.2, 1), (0.2, 0)]) is None


def test_a_hit_is_one_of_the_first():
    ranked = ["squat", "press", "row"]

    assert hit_at(ranked, "press", 2)
    assert not hit_at(ranked, "row", 2)
    assert ndcg_at(ranked, "squat", 5) == 1
    assert ndcg_at(ranked, "row", 5) == 0.5
    assert ndcg_at(ranked, "row", 2) == 0
    assert ndcg_at(ranked, "curl", 5) == 0
