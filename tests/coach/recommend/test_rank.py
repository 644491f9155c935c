import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.recommend.model import as_floor, read, written
from coach.recommend.rank import rank
from coach.recommend.state import State
from tests.coach.recommend.lifting import (
    LEGS,
    MONDAY,
    PULL,
    PUSH,
    after,
    log_of,
    parameters_of,
    session,
)


def names(parameters, state):
    return [each.exercise for each in rank(parameters, state)]


def test_the_session_that_is_due_comes_first():
    log = log_of(*[PUSH, PULL, LEGS] * 6, PUSH, PULL)
    parameters = parameters_of(log)

    first = rank(parameters, State(after(log)))[0]

    assert first.exercise == LEGS[0]
    assert "in 100 % of sessions after one like your last" in first.why


def test_what_seldom_happened_is_the_weakest_reason():
    mixed = (LEGS[0], *PUSH)
    log = log_of(*[PUSH, PULL, LEGS] * 4, mixed, *[PUSH, PULL] * 4)
    state = State(after(log), preferred=frozenset({LEGS[0]}))

    found = rank(parameters_of(log), state)
    why = next(each.why for each in found if each.exercise == LEGS[0])

    assert why[0] == "one you prefer"
    assert why[-1] == "begins a session (5 of 21)"
    assert len(why) > 2


def test_that_it_is_done_already_is_said_before_all_else():
    log = log_of(*[PUSH] * 12)

    found = rank(parameters_of(log), State(after(log), PUSH[:1]))
    why = next(each.why for each in found if each.exercise == PUSH[0])

    assert why[0] == "done today already"


def test_what_followed_once_is_not_usual():
    log = log_of(*[PUSH] * 4, LEGS)

    found = rank(parameters_of(log), State(after(log), LEGS[:1]))

    why = {each.exercise: each.why for each in found}[LEGS[1]]
    assert why[0] == f"has followed {LEGS[0]} (1 of 1 time)"


def test_todays_session_goes_on_as_sessions_like_it_did():
    log = log_of(*[PUSH, PULL, LEGS] * 6)
    parameters = parameters_of(log)

    assert names(parameters, State(after(log), PULL[:1]))[0] == PULL[1]
    assert names(parameters, State(after(log), PULL[:2]))[0] == PULL[2]


def test_two_exercises_done_tell_more_than_the_last_alone():
    one = ("bench press", "plank", "dips")
    other = ("back squat", "plank", "calf raise")
    log = log_of(*[one, other] * 8)
    parameters = parameters_of(log)

    assert names(parameters, State(after(log), one[:2]))[0] == "dips"
    assert names(parameters, State(after(log), other[:2]))[0] == "calf raise"


def test_what_is_known_by_its_title_begins_as_sessions_of_that_title():
    log = (
        *log_of(*[PUSH] * 12, title="Push"),
        *(session(20 + number, *LEGS, title="Legs") for number in range(2)),
        *(session(30 + number, *PUSH, title="Push") for number in range(8)),
    )
    parameters = parameters_of(log)

    assert names(parameters, State(after(log)))[0] == PUSH[0]
    assert names(parameters, State(after(log), title="Legs"))[0] == LEGS[0]


def test_what_is_done_comes_last_unless_it_is_returned_to():
    plain = log_of(*[(*PUSH, *PULL)] * 12)
    round_ = log_of(*[(*PUSH[:2], *PUSH[:2], *PULL)] * 12)

    assert names(parameters_of(plain), State(after(plain), PUSH[:2]))[-1] in PUSH[:2]
    again = rank(parameters_of(round_), State(after(round_), PUSH[:2]))[0]
    assert again.exercise == PUSH[0]
    assert "done today already, you return to it in 12 of 12 sessions" in again.why


def test_what_is_planned_today_comes_before_the_habit():
    log = log_of(*[PUSH] * 12)
    state = State(after(log), PUSH[:1], planned=("bench press", "seated cable row"))

    first, second = rank(parameters_of(log), state)[:2]

    assert first.exercise == "seated cable row"
    assert first.why[0] == "planned today"
    assert second.exercise == "overhead press"


def test_a_later_days_plan_weighs_less_and_says_its_day():
    log = log_of(*[PUSH] * 12)
    today = State(after(log), planned=("seated cable row",))
    later = replace(today, planned_on=MONDAY.replace(day=30))
    parameters = parameters_of(log)

    def of(state):
        found = rank(parameters, state)
        return next(each for each in found if each.exercise == "seated cable row")

    assert of(later).score < of(today).score
    assert of(later).why[0] == "planned for Mon 30 Mar"


def test_the_preferred_is_lifted():
    log = log_of(*[PUSH, PULL] * 8)
    parameters, state = parameters_of(log), State(after(log))
    liked = replace(state, preferred=frozenset({PULL[1]}))

    def score(of):
        return {e.exercise: e.score for e in rank(parameters, of)}[PULL[1]]

    assert score(liked) > score(state)


def test_what_is_like_something_left_out_is_lifted_and_says_so():
    log = log_of(*[("bench press", "back squat", "push-up")] * 12)
    parameters = parameters_of(log)
    state = State(after(log), skipped=("dumbbell bench press",))

    found = {each.exercise: each for each in rank(parameters, state)}
    without = {e.exercise: e for e in rank(parameters, replace(state, skipped=()))}

    bench = found["bench press"]
    assert "like dumbbell bench press, which was planned and not done" in bench.why
    lifted = {e: found[e].score / without[e].score for e in without}
    assert lifted["bench press"] > lifted["back squat"]


def test_a_muscle_neglected_lately_lifts_what_trains_it():
    log = log_of(*[(*PUSH, *PULL)] * 30, sets=3)
    parameters, state = parameters_of(log), State(after(log))
    usual = parameters["usual"]
    lacking = {**usual, "lats": 0.0, "upper_back": 0.0, "biceps": 0.0}

    def scores(hard_sets):
        found = rank(parameters, replace(state, hard_sets=hard_sets))
        return {each.exercise: each for each in found}

    even, behind = scores(usual), scores(lacking)

    gain = {e: behind[e].score / even[e].score for e in even}
    assert gain["pull-up"] > 1 > gain["bench press"]
    assert any(
        "lats had no hard set in 7 days" in each for each in behind["pull-up"].why
    )
    assert not any("hard set" in each for each in even["pull-up"].why)


def test_what_follows_says_how_often():
    log = log_of(*[PUSH] * 8, *[("bench press", "dips")] * 4)

    found = rank(parameters_of(log), State(after(log), ("bench press",)))

    why = {each.exercise: each.why for each in found}
    assert why["overhead press"][0] == "usually follows bench press (8 of 12 times)"
    assert why["dips"][0] == "follows bench press (4 of 12 times)"


def test_the_scores_are_probabilities_best_first():
    log = log_of(*[PUSH, PULL, LEGS] * 6)

    found = rank(parameters_of(log), State(after(log), ("dips",)))

    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)


def test_the_floor_ranks_by_what_followed_lately():
    log = log_of(*[("back squat", "calf raise", "plank")] * 14, *[LEGS] * 4)
    model = as_floor(read(parameters_of(log)))

    found = names(written(model), State(after(log), ("back squat",)))

    assert found[:2] == ["calf raise", "romanian deadlift"]


def test_a_barred_exercise_named_by_nobody_leaves_the_others_in_their_order():
    log = log_of(*[PUSH, PULL] * 8)
    parameters, state = parameters_of(log), State(after(log), ("bench press",))
    barred = replace(state, barred=frozenset({"dips"}))

    assert names(parameters, barred) == [
        each for each in names(parameters, state) if each != "dips"
    ]


EXERCISES = (*PUSH, *PULL, *LEGS, "my own machine", "seated cable row", "plank")
SOME = st.lists(st.sampled_from(EXERCISES), max_size=6)


@settings(max_examples=60, deadline=None)
@given(
    history=st.lists(SOME.filter(bool), max_size=14),
    barred=st.sets(st.sampled_from(EXERCISES)),
    done=SOME,
    planned=SOME,
    preferred=st.sets(st.sampled_from(EXERCISES)),
    skipped=SOME,
)
def test_what_is_never_wanted_is_never_recommended(history, barred, **named):
    of_today = {
        "done": tuple(named["done"]),
        "planned": tuple(named["planned"]),
        "skipped": tuple(named["skipped"]),
        "preferred": frozenset(named["preferred"]),
    }
    state = State(MONDAY.replace(month=6), barred=frozenset(barred), **of_today)

    found = names(parameters_of(log_of(*history)), state)

    assert not barred & set(found)
    known = {each for those in history for each in those} | set(state.named())
    assert set(found) == known - barred


def test_stored_parameters_rank_as_those_just_learned():
    log = log_of(*[PUSH, PULL, LEGS] * 6)
    parameters, state = parameters_of(log), State(after(log), ("dips",))

    stored = json.loads(json.dumps(parameters))

    assert rank(stored, state) == rank(parameters, state)
    assert written(read(stored)) == parameters


def test_ranking_needs_no_library_of_numbers():
    import subprocess
    import sys

    look = (
        "import sys, coach.recommend.rank, coach.recommend.learner\n"
        "print({'numpy', 'sklearn', 'pandas'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "set()"
