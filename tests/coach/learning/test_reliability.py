"""Whether probabilities mean what they say, held against scikit-learn's own."""

from random import Random

import pytest

from coach.learning.reliability import calibrated, put_together, reliability
from coach.learning.scores import auc, brier


@pytest.fixture
def pairs():
    rng = Random(7)
    told = [rng.random() for _ in range(400)]
    return [(each, float(rng.random() < each)) for each in told]


def test_each_fifth_has_its_mean_and_what_came():
    table = reliability([(0.1, 0.0), (0.15, 1.0), (0.5, 1.0), (1.0, 1.0)])

    assert [(row["from"], row["to"], row["n"]) for row in table] == [
        (0.0, 0.2, 2),
        (0.4, 0.6, 1),
        (0.8, 1.0, 1),
    ]
    assert table[0]["foretold"] == pytest.approx(0.125)
    assert table[0]["came"] == pytest.approx(0.5)


def test_it_is_the_curve_that_scikit_learn_draws(pairs):
    from sklearn.calibration import calibration_curve

    told, came = zip(*pairs, strict=True)
    shares, means = calibration_curve(came, told, n_bins=5)

    table = reliability(pairs)

    assert [row["came"] for row in table] == pytest.approx(list(shares))
    assert [row["foretold"] for row in table] == pytest.approx(list(means))


def test_our_scores_are_those_of_scikit_learn(pairs):
    from sklearn.metrics import brier_score_loss, roc_auc_score

    told, came = zip(*pairs, strict=True)

    assert brier(pairs) == pytest.approx(brier_score_loss(came, told))
    assert auc(pairs) == pytest.approx(roc_auc_score(came, told))


def test_the_slope_of_what_means_what_it_says_is_near_one(pairs):
    bold = [(0.5 + (each - 0.5) * 0.99 if each > 0.5 else each, c) for each, c in pairs]
    found = calibrated(bold)

    assert 0.8 < found["slope"] < 1.2
    assert found["log_loss"] < 0.69


def test_of_too_few_no_slope_is_told():
    found = calibrated([(0.4, 0.0), (0.6, 1.0)])

    assert found["slope"] is None
    assert sum(row["n"] for row in found["table"]) == 2
    assert calibrated([]) == {}


def test_tables_of_several_are_put_together_as_if_they_were_one(pairs):
    whole, parts = reliability(pairs), [pairs[:100], pairs[100:]]

    found = put_together([reliability(each) for each in parts])

    assert [row["n"] for row in found] == [row["n"] for row in whole]
    for name in ("foretold", "came"):
        assert [row[name] for row in found] == pytest.approx([r[name] for r in whole])
    assert put_together([]) == []
