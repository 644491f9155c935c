import numpy as np
import pytest

from coach.recommend.ridge import AT_ONCE, fit_many


def made(athletes, *, rows=40, width=6, outputs=3, seed=1):
    draw = np.random.default_rng(seed)
    return (
        draw.normal(size=(athletes, rows, width)),
        draw.normal(size=(athletes, rows, outputs)),
    )


def test_every_athlete_gets_what_a_fit_of_their_own_gives():
    from sklearn.linear_model import Ridge

    features, targets = made(3)

    found = fit_many(features, targets, penalty=4.0)

    for x, y, own in zip(features, targets, found, strict=True):
        alone = Ridge(alpha=4.0, fit_intercept=False).fit(x, y)
        assert own == pytest.approx(alone.coef_.T, abs=1e-10)


def test_athletes_of_a_later_slice_are_fitted_like_the_first():
    features, targets = made(AT_ONCE + 1, rows=8, width=2, outputs=1)

    found = fit_many(features, targets)

    assert found[-1] == pytest.approx(fit_many(features[-1:], targets[-1:])[0])


def test_rows_of_zeros_count_for_nothing():
    features, targets = made(1)
    padded = np.concatenate([features, np.zeros((1, 9, 6))], axis=1)
    more = np.concatenate([targets, np.ones((1, 9, 3))], axis=1)

    assert fit_many(padded, more) == pytest.approx(fit_many(features, targets))
