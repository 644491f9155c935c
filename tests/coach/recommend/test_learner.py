from datetime import date, timedelta

import pytest

from coach.domain.strength import LiftSession, StrengthSet
from coach.recommend.learner import NextExerciseLearner
from coach.recommend.rank import rank
from coach.recommend.state import State

MONDAY = date(2026, 3, 2)
ROUTINE = ("squat", "bench press", "barbell row")


def session(number, *exercises):
    sets = tuple(StrengthSet(each, reps=5, load_kg=60) for each in exercises)
    day = MONDAY + timedelta(days=2 * number)
    return LiftSession(f"s{number}", day, "A", sets)


def log_of(*sessions):
    return tuple(session(number, *each) for number, each in enumerate(sessions))


def test_ten_sessions_are_the_fewest_to_learn_from():
    log = log_of(*[ROUTINE] * 10)
    learner = NextExerciseLearner()

    assert learner.learn(log, log[-1].day) is not None
    assert learner.learn(log, log[-2].day) is None


def test_what_usually_follows_comes_first():
    log = log_of(*[ROUTINE] * 12)
    parameters = NextExerciseLearner().learn(log, log[-1].day)
    tomorrow = log[-1].day + timedelta(days=1)

    def first(*done):
        return rank(parameters, State(tomorrow, done))[0].exercise

    assert first() == "squat"
    assert first("squat") == "bench press"
    assert first("squat", "bench press") == "barbell row"


def test_a_routine_never_left_is_always_hit():
    log = log_of(*[ROUTINE] * 20)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[11].day)

    scored = learner.score(parameters, log, log[12].day, log[-1].day)

    assert scored.n == 8 * 3
    assert scored.metrics["hit1"] == pytest.approx(1)
    assert scored.metrics["miss5"] == pytest.approx(0)
    assert set(scored.floors) == {"frequency", "markov_decayed"}


def test_an_exercise_never_seen_before_is_a_miss():
    log = (*log_of(*[ROUTINE] * 12), session(12, "squat", "lunge"))
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[11].day)

    scored = learner.score(parameters, log, log[12].day, log[12].day)

    assert scored.metrics["hit5"] == pytest.approx(1 / 2)


def test_nothing_to_foretell_gives_no_score():
    log = log_of(*[ROUTINE] * 12)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[-1].day)
    after = log[-1].day + timedelta(days=1)

    assert learner.score(parameters, log, after, after) is None
