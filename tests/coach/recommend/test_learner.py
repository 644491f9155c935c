import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.catalogue.pooled import pooled
from coach.domain.learned import Task
from coach.domain.strength import StrengthSet
from coach.learning.order import leaks
from coach.recommend.evidence import COMPONENTS
from coach.recommend.floors import DecayedMarkov
from coach.recommend.learner import NextExerciseLearner, brought_up
from coach.recommend.model import read, shipped_weights, written
from coach.recommend.rank import rank
from coach.recommend.state import State
from tests.coach.recommend.lifting import (
    LEGS,
    PULL,
    PUSH,
    after,
    log_of,
    session,
)

ROUTINE = ("back squat", "bench press", "barbell row")


def wandering(count, seed=11):
    """Sessions of a lifter who rotates, leaves things out and swaps them."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        day = [e for e in (PUSH, PULL, LEGS)[number % 3] if draw.random() < 0.85]
        if draw.random() < 0.3:
            draw.shuffle(day)
        made.append(session(number, *(day or ["plank"]), sets=draw.randint(2, 4)))
    return tuple(made)


def test_ten_sessions_are_the_fewest_to_learn_from():
    log = log_of(*[ROUTINE] * 10)
    learner = NextExerciseLearner()

    assert learner.learn(log, log[-1].day) is not None
    assert learner.learn(log, log[-2].day) is None


def test_parameters_are_plain_json_and_the_same_each_time():
    log = wandering(80)
    learner = NextExerciseLearner()

    parameters = learner.learn(log, log[-1].day)

    assert json.loads(json.dumps(parameters)) == parameters
    assert learner.learn(log, log[-1].day) == parameters


def test_a_routine_never_left_is_always_hit():
    log = log_of(*[ROUTINE] * 20)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[11].day)

    scored = learner.score(parameters, log, log[12].day, log[-1].day)

    assert scored.n == 8 * 3
    assert scored.metrics["hit1"] == pytest.approx(1)
    assert scored.metrics["miss5"] == pytest.approx(0)
    assert set(scored.floors) == {"frequency", "markov_decayed"}


def test_of_a_rotation_the_blend_knows_more_than_its_floors():
    log = wandering(120)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[59].day)

    scored = learner.score(parameters, log, log[60].day, log[-1].day)

    assert scored.floor == "markov_decayed"
    best = scored.floors[scored.floor]
    assert scored.metrics["hit1"] > best["hit1"]
    assert scored.metrics["ndcg5"] > best["ndcg5"]


def test_where_the_order_is_chance_nothing_is_foretold_better_than_it_can_be():
    draw = random.Random(5)
    every = (*PUSH, *PULL, *LEGS, "plank", "push-up", "leg press")
    log = log_of(*(draw.sample(every, 4) for _ in range(100)))
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[59].day)

    scored = learner.score(parameters, log, log[60].day, log[-1].day)

    # Of 12, those done are left out: 5/12, 5/11, 5/10, 5/9 on average.
    assert scored.metrics["hit5"] == pytest.approx(0.48, abs=0.1)


def test_an_exercise_never_seen_before_is_a_miss():
    log = (*log_of(*[ROUTINE] * 12), session(12, "back squat", "dips"))
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[11].day)

    scored = learner.score(parameters, log, log[12].day, log[12].day)

    assert scored.metrics["hit5"] == pytest.approx(1 / 2)


def test_nothing_to_foretell_gives_no_score():
    log = log_of(*[ROUTINE] * 12)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[-1].day)

    assert learner.score(parameters, log, after(log), after(log)) is None


def test_the_floor_is_as_its_definition_says():
    markov = DecayedMarkov()
    for each in (("a", "b"), ("a", "c"), ("a", "b")):
        markov.learn(each)

    assert markov.ranked(["a"])[:2] == ["b", "c"]
    markov.learn(("a", "c"))
    markov.learn(("c",))
    # b: .95^4 + .95^2 = 1.717, c: .95^3 + .95 = 1.807
    assert markov.ranked(["a"])[:2] == ["c", "b"]


# What is later changes nothing


def learned_numbers(history, evening):
    """Everything learned, and how it ranks, as named numbers."""
    log = tuple(sorted(history, key=lambda each: each.day))
    parameters = NextExerciseLearner().learn(log, evening)
    if parameters is None:
        return {}
    numbers = {"sessions": float(len(parameters["sessions"]))}
    numbers |= {f"usual {name}": sets for name, sets in parameters["usual"].items()}
    for kind, weights in parameters["weights"].items():
        numbers |= {f"{kind} {n}": w for n, w in zip(COMPONENTS, weights, strict=True)}
    for row, those in enumerate(parameters["ridge"]):
        numbers |= {f"ridge {row} {at}": each for at, each in enumerate(those)}
    tomorrow = State(evening + timedelta(days=1), PUSH[:1])
    return numbers | {e.exercise: e.score for e in rank(parameters, tomorrow)}


def test_no_session_after_the_evening_changes_what_is_learned():
    log = wandering(130)
    evenings = [log[at].day for at in (12, 30, 100, 128)]

    assert leaks(learned_numbers, log, lambda each: each.day, evenings) == ()


def test_scores_of_a_window_rest_on_nothing_after_it():
    log = wandering(60)
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[29].day)
    window = log[30].day, log[44].day

    whole = learner.score(parameters, log, *window)

    assert learner.score(parameters, log[:45], *window) == whole
    bent = (*log[:45], *log_of(*[("plank", "dips")] * 40)[25:])
    later = [
        replace(e, day=log[44].day + timedelta(days=n)) for n, e in enumerate(bent)
    ]
    assert learner.score(parameters, (*log[:45], *later[46:]), *window) == whole


def test_of_a_session_only_what_was_done_before_is_known():
    log = wandering(30)
    last = log[-1]
    changed = replace(last, sets=(*last.sets, StrengthSet("never met", reps=5)))
    learner = NextExerciseLearner()
    parameters = learner.learn(log, log[-2].day)

    one = learner.score(parameters, log, last.day, last.day)
    other = learner.score(parameters, (*log[:-1], changed), last.day, last.day)

    assert other.n == one.n + 1
    assert other.metrics["hit5"] * other.n == pytest.approx(one.metrics["hit5"] * one.n)


# With the sessions since


def test_sessions_since_the_training_are_known_and_what_was_learned_stays():
    log = log_of(*[PUSH, PULL] * 10)
    old = read(NextExerciseLearner().learn(log[:12], log[11].day))

    model = brought_up(old, log, log[-1].day)

    assert len(model.habits.sessions) == 20
    assert model.weights == old.weights
    assert model.ridge == old.ridge
    again = brought_up(old, log[:12], log[11].day)
    assert written(again) == written(old)


# What every lifter begins with


def test_the_shipped_weights_say_where_they_are_from_and_how_good_they_are():
    shipped = pooled(Task.NEXT_EXERCISE)

    assert "python -m tests.bench.pool_exercise" in shipped["recipe"]
    scores = shipped["scores"]
    assert scores["hit5"] > scores["markov_decayed_hit5"]
    assert shipped["components"] == list(COMPONENTS)


def test_there_is_a_weight_for_every_component_of_every_kind():
    weights = shipped_weights()

    assert set(weights) == {"first", "next", "first_titled", "next_titled"}
    assert {len(each) for each in weights.values()} == {len(COMPONENTS)}


def test_own_weights_are_taken_where_they_foretell_later_choices_better():
    # Never twice the same after what it followed: against what lifters usually do.
    log = log_of(*[PUSH, PUSH[::-1], (PUSH[1], PUSH[0], PUSH[2])] * 40)

    parameters = NextExerciseLearner().learn(log, log[-1].day)

    assert parameters["weights"]["next"] != list(shipped_weights()["next"])


def test_components_that_do_not_help_weigh_nothing_and_are_named():
    log = tuple(
        replace(
            each, sets=tuple(replace(s, exercise=f"my {s.exercise}") for s in each.sets)
        )
        for each in wandering(120)
    )

    parameters = NextExerciseLearner().learn(log, log[-1].day)

    # Of exercises of one's own the catalogue knows nothing.
    assert parameters["unused"] == ["ridge", "neglected"]
    for name in parameters["unused"]:
        at = COMPONENTS.index(name)
        assert {each[at] for each in parameters["weights"].values()} == {0.0}
