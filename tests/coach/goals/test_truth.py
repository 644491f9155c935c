"""Verdicts beside the truth; `tests/bench/goal_truth.py` does it with thousands."""

import pytest

from coach.domain.goal import GoalVerdict
from tests.coach.goals.truth import CONDITIONS, KINDS, arrivals, share, tell

SEEDS = range(18)
MORE_SEEDS = range(100)


@pytest.fixture(scope="module")
def level():
    """What is said of series that are level, by kind and condition."""
    return {
        (kind.name, condition): [tell(kind, condition, seed) for seed in SEEDS]
        for kind in KINDS
        for condition in CONDITIONS
    }


def test_level_series_hardly_ever_seem_to_improve(level):
    every = [told for found in level.values() for told in found]

    assert share(every, GoalVerdict.IMPROVING) <= 0.05
    assert share(every, GoalVerdict.DECLINING) <= 0.05


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_noise_that_remembers_seldom_seems_to_be_progress(kind):
    told = [tell(kind, "memory", seed) for seed in MORE_SEEDS]

    assert share(told, GoalVerdict.IMPROVING) <= 0.06


def test_no_day_is_told_while_the_interval_holds_zero(level):
    for told in (told for found in level.values() for told in found):
        state = told.state
        holds_zero = state.slope_ci95 is None or (
            state.slope_ci95[0] <= 0 <= state.slope_ci95[1]
        )
        assert not (holds_zero and (state.eta or state.eta_between))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_twice_what_matters_is_seen_more_often_than_not(kind):
    told = [tell(kind, "plain", seed, 2.0) for seed in SEEDS]

    assert share(told, GoalVerdict.IMPROVING) >= 0.5
    assert share(told, GoalVerdict.DECLINING) == 0


def test_the_day_of_arrival_lies_between_the_two_told():
    told = [tell(kind, "plain", seed, 2.0) for kind in KINDS for seed in SEEDS]

    given, inside = arrivals(told)

    assert given >= 50
    assert inside / given >= 0.9
