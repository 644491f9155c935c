"""What foretells an exercise is chosen by errors, and never by chance."""

import random
from statistics import fmean

import pytest

from coach.simulation.lifters import noise_lifter, random_walk_lifter
from coach.strength.next_candidates import CANDIDATES
from coach.strength.next_choice import Choice, choice, excesses
from coach.strength.next_floors import LAST
from coach.strength.next_learner import beaten, scored
from coach.strength.next_learning import Learning, steps
from coach.strength.next_trees import pooled_trees
from tests.bench.pool_next import judged

SEEDS = range(6)


def ratios(log):
    """The error of each candidate over that of the last session, walking forward."""
    learning, errors = Learning(pooled_trees()), {name: [] for name in CANDIDATES}
    for step in steps(log):
        for name, kg in learning.take(step).items():
            errors[name].append(abs(kg - step.came.kg) / step.came.kg)
    return {name: fmean(each) / fmean(errors[LAST]) for name, each in errors.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_where_strength_wanders_no_model_has_skill_and_the_last_session_is_used(seed):
    log = random_walk_lifter(seed).log

    forecasts = list(judged(log))

    assert len(forecasts) > 400
    assert {each.foretold.method for each in forecasts} == {LAST}
    assert not scored(forecasts).beats_floor
    assert scored(forecasts).floor == LAST
    assert LAST not in beaten(scored(forecasts))


def test_where_strength_wanders_the_models_gain_nothing_on_the_whole():
    found = [ratios(random_walk_lifter(seed).log) for seed in SEEDS]

    for name in CANDIDATES:
        assert fmean(each[name] for each in found) > 0.998


@pytest.mark.parametrize("seed", SEEDS)
def test_where_strength_stands_still_and_the_days_differ_the_mean_wins(seed):
    forecasts = list(judged(noise_lifter(seed).log))

    late = forecasts[len(forecasts) // 2 :]
    told = scored(forecasts)
    used = [each.foretold.method for each in late]
    assert used.count("mean_all") > 0.8 * len(used)
    assert told.floor == "mean_all"
    assert LAST in beaten(told)
    assert told.metrics["mape"] < 0.85 * told.floors[LAST]["mape"]


def misses(better, worse, count, seed=1, spread=0.02):
    """Errors of two candidates, one of them smaller."""
    dice = random.Random(seed)
    draws = [dice.gauss(0, spread) for _ in range(count)]
    return [{LAST: worse * each, "pooled": better * each} for each in draws]


def test_what_was_closer_long_enough_is_chosen_and_its_gain_told():
    found = misses(0.5, 1.0, 40)

    told = choice(found, excesses(found))

    assert told.method == "pooled"
    assert told.closer == told.of == 40
    assert told.gain == pytest.approx(0.5, abs=0.02)


def test_few_sessions_choose_nothing():
    found = misses(0.5, 1.0, 30)

    assert choice(found, excesses(found)) == Choice(LAST, 0, 30, 0.0)


def test_what_other_exercises_of_the_athlete_say_counts_for_a_new_one():
    new = misses(0.5, 1.0, 4)

    assert choice(new, excesses(misses(0.5, 1.0, 200))).method == "pooled"
    assert choice(new, excesses(misses(1.0, 1.0, 200))).method == LAST


def test_one_slip_of_typing_decides_nothing():
    found, alike = misses(0.3, 1.0, 60, spread=0.1), misses(1.0, 1.0, 60)
    against, for_it = {LAST: 0.0, "pooled": 0.6}, {LAST: 0.6, "pooled": 0.0}

    spoilt, praised = [*found, against], [*alike, for_it]

    assert choice(spoilt, excesses(spoilt)).method == "pooled"
    assert choice(praised, excesses(praised)).method == LAST


def test_nothing_is_chosen_of_nothing():
    assert choice([], {}) == Choice(LAST, 0, 0, 0.0)
