"""What is learned from was settled before it is used."""

import math
import random
from datetime import date, timedelta

import pytest

from coach.learning.order import (
    LookAheadError,
    last_share,
    leaks,
    refuse_look_ahead,
    walk_forward,
)
from coach.learning.samples import Sample

DAY = timedelta(days=1)
START = date(2026, 1, 5)


def sample(day, athlete="ann", settles=2):
    known = START + day * DAY
    return Sample(athlete, "squat", known, known + settles * DAY, (1.0,), 100.0)


def test_what_is_settled_before_it_is_foretold_is_refused():
    with pytest.raises(ValueError, match="not after it was foretold"):
        sample(0, settles=0)


def test_a_random_split_is_refused():
    samples = [sample(day) for day in range(100)]
    random.Random(1).shuffle(samples)

    with pytest.raises(LookAheadError, match="Split by time"):
        refuse_look_ahead(samples[:80], samples[80:])


def test_a_split_in_time_without_a_purge_is_refused():
    samples = [sample(day) for day in range(100)]

    with pytest.raises(LookAheadError):
        refuse_look_ahead(samples[:80], samples[80:])


def test_a_split_in_time_with_what_overlaps_left_out_is_taken():
    samples = [sample(day) for day in range(100)]

    refuse_look_ahead(samples[:78], samples[80:])
    refuse_look_ahead(samples[:79], samples[80:])  # settled on the very evening


def test_another_athlete_may_be_learned_from_whatever_the_day():
    refuse_look_ahead([sample(day, "ben") for day in range(100)], [sample(3)])


def test_walking_forward_tests_everything_once_and_learns_from_what_was_settled():
    samples = [sample(day) for day in range(0, 60, 3)]
    random.Random(2).shuffle(samples)

    folds = list(walk_forward(samples, 7 * DAY))

    tested = [each for _, part in folds for each in part]
    assert sorted(tested, key=lambda s: s.known_on) == sorted(
        samples, key=lambda s: s.known_on
    )
    assert len(folds) > 5
    assert not folds[0][0]
    for training, part in folds:
        begins = min(each.known_on for each in part)
        assert all(each.settled_on <= begins for each in training)
    assert len(folds[-1][0]) == len(samples) - len(folds[-1][1])


def test_walking_forward_begins_where_it_is_told_to():
    folds = list(walk_forward([sample(day) for day in range(30)], 7 * DAY, START + DAY))

    assert min(each.known_on for each in folds[0][1]) == START + DAY


def test_the_last_share_of_each_athlete_is_tested_and_the_overlap_purged():
    samples = [sample(day) for day in range(10)]
    samples += [sample(day, "ben") for day in range(100, 110)]

    training, tested = last_share(samples, 0.3)

    assert {(s.athlete, (s.known_on - START).days) for s in tested} == {
        *(("ann", day) for day in (7, 8, 9)),
        *(("ben", day) for day in (107, 108, 109)),
    }
    assert max((s.known_on - START).days for s in training if s.athlete == "ann") == 5


def _honest(history, evening):
    past = [kg for day, kg in history if day <= evening]
    return {"last": past[-1], "mean": sum(past) / len(past), "none": math.nan}


def _leaky(history, evening):
    return {**_honest(history, evening), "best": max(kg for _, kg in history)}


HISTORY = [(START + n * DAY, 100.0 + n) for n in range(20)]
EVENINGS = [START + n * DAY for n in (3, 15)]


def test_a_planted_feature_from_the_future_is_named():
    assert leaks(_leaky, HISTORY, lambda each: each[0], EVENINGS) == ("best",)


def test_features_of_the_past_leak_nothing():
    assert leaks(_honest, HISTORY, lambda each: each[0], EVENINGS) == ()


def test_a_feature_that_only_the_future_brings_is_a_leak():
    def features(history, evening):
        later = {"next": 1.0} if any(day > evening for day, _ in history) else {}
        return {**_honest(history, evening), **later}

    assert leaks(features, HISTORY, lambda each: each[0], EVENINGS) == ("next",)
