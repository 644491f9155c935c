import random
from datetime import timedelta
from functools import cache
from statistics import fmean

import pytest

from coach.domain.learned import BASE_RATE, Task
from coach.domain.strength import LiftSession, StrengthSet
from coach.learning.order import LookAheadError, refuse_look_ahead
from coach.simulation.lifters import (
    FIRST_DAY,
    random_walk_lifter,
    simulated_lifters,
)
from coach.strength.plateau_learner import FLAT_NOW, PlateauLearner, _guesses, samples
from coach.strength.plateau_model import MODEL, TELLS, own_share, recalibrated

LEARNER = PlateauLearner()


@cache
def lifter(seed=4):
    return next(iter(simulated_lifters(seed, 1, days=500)))


def split(log, share=0.7):
    return log[int(len(log) * share)].day


def staircase(seed, sessions=150, rises=0.11):
    """New bests that come by chance alone, whatever came before: nothing to know."""
    rng = random.Random(seed)
    kg = {"back squat": 100.0, "bench press": 80.0, "deadlift": 130.0}
    log = []
    for number in range(sessions):
        for name in kg:
            if rng.random() < rises:
                kg[name] *= 1.02
        sets = tuple(StrengthSet(name, 5, load) for name, load in kg.items())
        day = FIRST_DAY + timedelta(days=3 * number)
        log.append(LiftSession(str(number), day, "A", sets))
    return tuple(log)


def test_the_same_log_and_day_give_the_same_parameters_of_plain_json():
    log, day = lifter().log, split(lifter().log)

    learned = LEARNER.learn(log, day)

    assert LEARNER.task is Task.PLATEAU
    assert learned == LEARNER.learn(log, day)
    assert learned["uses"] in {MODEL, BASE_RATE}
    assert learned["n"] >= TELLS
    assert all(isinstance(v, float) for v in learned["tried"].values())


def test_what_is_later_than_the_evening_is_not_learned_from():
    log, day = lifter().log, split(lifter().log)

    assert LEARNER.learn(log, day) == LEARNER.learn(
        [each for each in log if each.day <= day], day
    )


def test_nothing_is_learned_where_nothing_was_settled():
    assert LEARNER.learn(lifter().log[:6], lifter().log[5].day) is None
    assert LEARNER.learn((), FIRST_DAY) is None


def test_each_sample_is_settled_by_the_sixth_session_after_it():
    found = samples(
        random_walk_lifter(1, sessions=30).log, FIRST_DAY.replace(year=2030)
    )

    assert found
    assert all((s.settled_on - s.known_on).days == 6 * 3 for s in found)


def test_a_guess_knows_only_what_was_settled_on_its_evening():
    """Of two lifts the second ends one way or the other after the evening."""

    def lifts(ahead):
        bench = [60.0 + n % 3 for n in range(26)]
        squat = [100.0 + n % 3 for n in range(20)] + ahead
        return tuple(
            LiftSession(
                *(str(n), FIRST_DAY + timedelta(days=3 * n), "A"),
                (StrengthSet("bench press", 5, a), StrengthSet("back squat", 5, b)),
            )
            for n, (a, b) in enumerate(zip(bench, squat, strict=True))
        )

    flat, risen = lifts([100.0] * 6), lifts([100.0] * 5 + [150.0])
    evening, last = flat[18].day, flat[-1].day

    def guessed(log):
        """Brier of the base rate, on what the bench press came to."""
        known = samples(log, last)
        tested = [s for s in known if s.known_on >= evening]
        bench = [s for s in tested if s.subject == "bench press"]
        return _guesses(known, bench)

    assert guessed(risen) == guessed(flat)
    assert samples(risen, last) != samples(flat, last)


def test_six_sessions_between_training_and_test_are_purged_or_refused():
    found = samples(lifter().log, lifter().log[-1].day)
    begins = sorted(s.known_on for s in found)[len(found) // 2]
    tested = [s for s in found if s.known_on >= begins]

    refuse_look_ahead([s for s in found if s.settled_on <= begins], tested)
    with pytest.raises(LookAheadError):
        refuse_look_ahead([s for s in found if s.known_on < begins], tested)


def test_a_random_split_is_refused():
    found = samples(lifter().log, lifter().log[-1].day)
    random.Random(1).shuffle(found)

    with pytest.raises(LookAheadError):
        refuse_look_ahead(found[: len(found) // 2], found[len(found) // 2 :])


def test_a_score_names_both_guesses_and_the_better_one_is_the_floor():
    log, day = blocks(), split(blocks())

    scored = LEARNER.score(LEARNER.learn(log, day), log, day, log[-1].day)

    assert scored.deciding == "brier"
    assert set(scored.floors) == {BASE_RATE, FLAT_NOW}
    best = min(scored.floors.values(), key=lambda each: each["brier"])
    assert scored.floors[scored.floor] == best
    assert {"brier", "auc", "calibration_slope"} <= set(scored.metrics)
    assert all("brier" in each for each in scored.floors.values())


def test_only_what_was_foretold_from_the_first_day_and_settled_by_the_last_is_scored():
    log = lifter().log
    first, last = split(log, 0.5), split(log, 0.8)
    learned = LEARNER.learn(log, first)
    expected = [
        s for s in samples(log, last) if s.known_on >= first and s.settled_on <= last
    ]

    scored = LEARNER.score(learned, log, first, last)

    assert scored.n == len(expected) > 20
    assert LEARNER.score(learned, [s for s in log if s.day <= last], first, last) == (
        scored
    )
    assert LEARNER.score(learned, log, last, last) is None


def test_where_new_bests_come_by_chance_alone_the_model_has_no_skill():
    learned = [LEARNER.learn(log, log[-1].day) for log in map(staircase, range(14))]

    tried = [each["tried"] for each in learned]
    assert fmean(t["model"] for t in tried) > fmean(t["base_rate"] for t in tried)
    assert sum(each["uses"] == BASE_RATE for each in learned) >= 12


def test_where_it_tells_something_it_is_used():
    """Blocks of rise and of rest: what rose lately rises on."""
    assert LEARNER.learn(blocks(), blocks()[-1].day)["uses"] == MODEL


def blocks(sessions=160, long=20):
    kg, log = 100.0, []
    for number in range(sessions):
        kg *= 1.02 if number // long % 2 else 0.998
        sets = (StrengthSet("back squat", 5, kg),)
        day = FIRST_DAY + timedelta(days=3 * number)
        log.append(LiftSession(str(number), day, "A", sets))
    return tuple(log)


def test_of_a_random_walk_no_more_is_claimed_than_can_be_known():
    """How far the best lies above the last session is all there is to know, and that
    is something: six steps from there are worth what they are in any other walk."""
    met = []
    for seed in range(6):
        log = random_walk_lifter(seed, sessions=150).log
        day = split(log)
        scored = LEARNER.score(LEARNER.learn(log, day), log, day, log[-1].day)
        met.append(scored.metrics["brier"])

    assert fmean(met) > oracle()


def oracle(walks=400, step=0.03):
    """The Brier score of whoever knows that it is a walk, and its step."""
    rng = random.Random(8)

    def ahead(below, times=200):
        missed = 0
        for _ in range(times):
            at, top = -below, -9.0
            for _ in range(6):
                at += rng.gauss(0, step)
                top = max(top, at)
            missed += top <= 0.00995
        return missed / times

    by_depth = [ahead(n * 0.01) for n in range(31)]
    errors = []
    for _ in range(walks):
        walk = [0.0]
        for _ in range(13):
            walk.append(walk[-1] + rng.gauss(0, step))
        best = max(walk[:8])
        told = by_depth[min(round((best - walk[7]) * 100), 30)]
        errors.append((told - (max(walk[8:]) <= best + 0.00995)) ** 2)
    return fmean(errors)


def test_recalibration_goes_towards_what_came_and_not_all_the_way():
    always = [(0.0, True)] * 600

    intercept, slope = recalibrated(always)

    assert 0.5 < intercept < 3
    assert slope == pytest.approx(1)
    assert recalibrated([]) == (0.0, 1.0)
    assert recalibrated(always[:6])[0] < 0.1


def test_odds_that_were_too_bold_get_a_slope_below_one():
    rng = random.Random(2)
    pairs = [(odds, rng.random() < 0.5) for odds in (-2.0, 2.0) * 1500]

    assert recalibrated(pairs)[1] < 0.6


def test_an_own_share_of_few_is_near_that_of_all():
    assert own_share([True] * 6, 0.5) == pytest.approx(6 / 11)
    assert own_share([True] * 6000, 0.5) > 0.99
