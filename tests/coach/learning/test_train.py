"""A version is learned from the past and scored on what came after it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.learning.train import (
    HELD_OUT,
    beats_floor,
    floor_version,
    held_out,
    train,
    version_of,
)
from tests.builders import day
from tests.learners import StepLearner, lifted, steady


class Listening(StepLearner):
    """Keeps what it was asked."""

    def __init__(self):
        object.__setattr__(self, "task", StepLearner.task)
        object.__setattr__(self, "asked", [])

    def learn(self, log, day):
        self.asked.append((log[-1].day, day))
        return super().learn(log, day)

    def score(self, parameters, log, first, last):
        self.asked.append((parameters["step_kg"], first, last))
        return super().score(parameters, log, first, last)


def test_what_serves_knows_all_and_what_is_scored_knew_the_first_part_only():
    log = lifted([*steady(14), *steady(6, step=5.0, start=70.0)])
    learner = Listening()

    learned = train(learner, log, day(0))

    (seen, split), (whole, evening), (step, first, last) = learner.asked
    assert seen == split < first == split + timedelta(days=1)
    assert sum(each.day >= first for each in log) == round(len(log) * HELD_OUT)
    assert (whole, evening, last) == (day(0), day(0), day(0))
    assert step == 0.5
    assert learned.parameters["step_kg"] > 0.5


def test_sessions_after_the_evening_are_not_looked_at():
    log = lifted([*steady(20), 500.0, 500.0], until=6)

    assert train(StepLearner(), log, day(0)) == train(StepLearner(), log[:-2], day(0))


def test_it_tells_its_window_its_scores_and_those_of_every_floor():
    learned = train(StepLearner(), lifted(steady(20)), day(0))

    assert (learned.first, learned.last, learned.n) == (day(-57), day(0), 20)
    assert learned.scores["mape"] < learned.floor_scores["mape"]
    assert learned.scores["n"] == 6
    assert learned.floor == "last_session"
    assert held_out(learned)["floors"] == {"last_session": learned.floor_scores}
    assert beats_floor(learned, 0.01)


def test_the_floor_is_the_guess_that_is_used_or_else_the_best():
    class Two(StepLearner):
        def score(self, *asked):
            scored = super().score(*asked)
            better = {"mean": {"mape": 0.0}}
            return replace(scored, floors={**scored.floors, **better}, floor="mean")

    log = lifted(steady(20))

    assert train(Two(), log, day(0)).floor == "mean"
    named = train(Two(), log, day(0), floor="last_session")
    assert named.floor == "last_session"
    assert beats_floor(named, 0.01)


def test_the_same_data_give_the_same_version_and_other_data_another():
    one = train(StepLearner(), lifted(steady(20)), day(0))

    assert train(StepLearner(), lifted(steady(20)), day(0)) == one
    assert one.version == version_of(one)
    assert train(StepLearner(), lifted(steady(21)), day(0)).version != one.version
    assert version_of(replace(one, floor="mean")) != one.version


@pytest.mark.parametrize("count", [0, 1, 8])
def test_of_too_few_sessions_nothing_is_learned(count):
    assert train(StepLearner(), lifted(steady(count)), day(0)) is None


def test_what_is_no_number_is_left_out_of_the_scores():
    class Odd(StepLearner):
        def score(self, *asked):
            scored = super().score(*asked)
            return replace(scored, metrics={**scored.metrics, "auc": float("nan")})

    learned = train(Odd(), lifted(steady(20)), day(0))

    assert learned.scores.keys() == {"mape", "n"}


def test_a_version_is_plain_json():
    class Tuples(StepLearner):
        def learn(self, log, day):
            found = super().learn(log, day)
            return found and {**found, "pairs": ((1, 2.5),)}

        def score(self, parameters, *rest):
            return super().score({"step_kg": parameters["step_kg"]}, *rest)

    learned = train(Tuples(), lifted(steady(20)), day(0))

    kept = json.loads(json.dumps(dict(learned.parameters)))
    assert kept == learned.parameters
    assert version_of(replace(learned, parameters=kept)) == learned.version


def test_the_floor_is_a_version_with_what_the_guess_needs():
    learned = train(StepLearner(), lifted(steady(20)), day(0))

    floor = floor_version(learned, day(7), lambda own: {"of": own["step_kg"]})

    assert floor.parameters == {"of": 0.5, "is_floor": True}
    assert floor.is_floor
    assert not learned.is_floor
    assert floor.version != learned.version
