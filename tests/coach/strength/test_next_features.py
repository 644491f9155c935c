"""What is known before a session is of the past, and learned from in order of time."""

import math
import random
from datetime import timedelta

import pytest

from coach.learning.order import LookAheadError, leaks, refuse_look_ahead, walk_forward
from coach.strength.exposures import exposures
from coach.strength.next_course import course
from coach.strength.next_features import WINDOW, features
from coach.strength.next_learning import steps
from coach.strength.next_samples import samples
from tests.coach.strength.lifted import history, lifted, log_of, session

DICE = random.Random(3)
WANDERING = [100 * math.exp(DICE.gauss(0, 0.05)) for _ in range(40)]
LOG = log_of([[(1, kg)] for kg in WANDERING])
EVENINGS = [LOG[at].day for at in (4, 12, 30)]


def known(log, evening):
    """The features as the learner sees them that evening."""
    (found,) = exposures(log).values()
    past = [each for each in course(found) if each.day <= evening]
    return features(past, evening)


def careless(log, evening):
    """The same, and the best there will ever be."""
    (found,) = exposures(log).values()
    return {**known(log, evening), "best": max(each.kg for each in course(found))}


def test_no_feature_knows_what_is_later_than_the_evening():
    assert leaks(known, LOG, lambda each: each.day, EVENINGS) == ()


def test_a_planted_feature_of_the_future_is_caught():
    assert leaks(careless, LOG, lambda each: each.day, EVENINGS) == ("best",)


@pytest.mark.parametrize("at", [4, 12, 30])
def test_a_point_is_the_same_without_those_that_came_later(at):
    (found,) = exposures(LOG).values()

    assert course(found)[:at] == course(found[:at])


def test_of_two_sessions_on_a_day_neither_knew_the_other():
    twice = tuple(session(3 * (n // 2), [(1, kg)]) for n, kg in enumerate(WANDERING))

    known = [(step.past[-1].day, step.came.day) for step in steps(twice)]

    assert len(known) > 30
    assert all(last < came for last, came in known)


def test_a_random_split_of_the_sessions_is_refused():
    found = list(samples("ann", LOG))
    random.Random(1).shuffle(found)

    with pytest.raises(LookAheadError, match="Split by time"):
        refuse_look_ahead(found[:20], found[20:])


def test_the_sessions_can_be_walked_through_in_order():
    found = list(samples("ann", LOG))

    tested = [
        one for _, part in walk_forward(found, timedelta(days=14)) for one in part
    ]

    assert len(tested) == len(found) == len(LOG) - 3


def test_a_session_that_doubled_is_nothing_to_learn_from():
    doubled = log_of([[(1, kg)] for kg in (100, 100, 100, 100, 250, 250)])

    assert [each.target for each in samples("ann", doubled)] == [0, 0]


def test_older_sessions_than_the_window_change_only_their_number():
    points = course(history(WANDERING))
    evening = points[-1].day

    whole, cut = features(points, evening), features(points[-WINDOW:], evening)

    assert whole == cut
    assert whole["sessions"] == round(math.log(40), 4)


def test_levels_are_shares_of_the_last_session():
    found = features(course(history([100, 110, 121])), EVENINGS[0])

    assert found["lag2"] == pytest.approx(math.log(110 / 121), abs=1e-4)
    assert found["lag3"] == pytest.approx(math.log(100 / 121), abs=1e-4)
    assert found["median3"] == found["lag2"]
    assert found["most20"] == 0
    assert found["ups"] == 1
    assert found["run"] == 0


def test_heavy_and_light_days_in_turn_are_seen():
    turns = features(course(history([100, 80] * 8)), LOG[-1].day)
    drift = features(course(history(range(100, 116))), LOG[-1].day)

    assert turns["lag2"] == pytest.approx(math.log(100 / 80), abs=1e-4)
    assert turns["swings"] > 0.9
    assert turns["returns"] < -0.8
    assert drift["swings"] < 0 < drift["returns"]


def test_the_turn_of_titles_tells_which_day_comes_next():
    log = [
        type(each)(each.uuid, each.day, "AAB"[at % 3], each.sets)
        for at, each in enumerate(
            log_of([[(1, kg)] for kg in (100, 101, 70, 102, 103, 72)])
        )
    ]
    (found,) = exposures(log).values()

    told = features(course(found), log[-1].day)

    assert told["turn"] == pytest.approx(math.log(103 / 72), abs=1e-4)


def test_repetitions_are_those_of_the_best_set_that_tells_a_maximum():
    found = lifted([[(10, 60), (5, 80), (20, 60)]] * 3)

    assert course(found)[-1].reps == 5
