"""How forecasts of next sessions are scored, and beside what."""

import json
from datetime import date

import pytest

from coach.domain.learned import Task
from coach.strength.exposures import exposures
from coach.strength.next_learner import (
    NextSessionLearner,
    beaten,
    estimates,
    settled,
)
from coach.strength.next_session import foretell_next
from tests.coach.strength.lifted import log_of

EVER = (date.min, date.max)


def test_a_forecast_knows_nothing_of_its_own_day():
    log = log_of([[(1, 100)]] * 6 + [[(1, 110)]])

    (*_, told) = settled(None, estimates(log), *EVER)

    assert told.foretold.e1rm_kg == 100
    assert told.came_kg == 110


def test_each_guess_is_scored_on_the_same_sessions():
    log = log_of([[(1, kg)] for kg in (100, 100, 100, 100, 120, 120, 120)])

    found = NextSessionLearner().score({}, log, *EVER)

    assert found.n == 2
    assert found.deciding == "mape"
    assert found.metrics["mape"] == 0
    assert found.floors["last_session"]["mape"] == 0
    assert found.floors["mean3"]["mape"] == pytest.approx((1 / 9 + 1 / 18) / 2)
    assert found.floors["median5"]["mape"] == pytest.approx((1 / 6 + 1 / 6) / 2)
    assert found.floors["mean_all"]["mape"] == pytest.approx(
        ((120 - 104) / 120 + (120 - 640 / 6) / 120) / 2
    )
    assert found.floor == "last_session"
    assert not found.beats_floor


def test_only_sessions_of_the_days_asked_for_are_scored():
    log = log_of([[(1, 100)]] * 10)

    found = NextSessionLearner().score({}, log, log[7].day, log[8].day)

    assert found.n == 2


def test_a_change_of_machine_or_unit_is_no_forecast_to_score():
    log = log_of([[(1, 100)]] * 6 + [[(1, 220.4)]] + [[(1, 220.4)]])

    assert NextSessionLearner().score({}, log, *EVER).n == 2


def test_there_is_no_score_of_nothing():
    log = log_of([[(1, 100)]] * 5)

    assert NextSessionLearner().score({}, log, *EVER) is None


def test_its_task_is_the_next_session():
    assert NextSessionLearner().task is Task.NEXT_SESSION


WAVES = log_of([[(1, kg)] for kg in (100, 70) * 60])
"""Heavy and light days in turn: the session before last is what comes."""


@pytest.fixture(scope="module")
def learned():
    return NextSessionLearner().learn(WAVES, date.max)


def test_what_is_learned_is_plain_json_and_the_same_again(learned):
    again = json.loads(json.dumps(learned))

    assert again == json.loads(json.dumps(NextSessionLearner().learn(WAVES, date.max)))
    (found,) = exposures(WAVES).values()
    assert foretell_next(found, date.max, again) == foretell_next(
        found, date.max, learned
    )


def test_a_habit_of_the_athlete_is_learned_used_and_said(learned):
    (found,) = exposures(WAVES).values()

    told = foretell_next(found, date.max, learned)

    assert told.method in {"own", "mean3", "pooled"}
    assert abs(told.e1rm_kg - 100) < 15
    assert "came closer than the last session in" in told.why


def test_learning_does_not_look_at_what_is_later(learned):
    evening = WAVES[59].day
    learner = NextSessionLearner()

    assert learner.learn(WAVES, evening) == learner.learn(WAVES[:60], evening)
    assert learner.learn(WAVES, evening) != learned


def test_the_model_is_scored_beside_what_it_beat(learned):
    found = NextSessionLearner().score(learned, WAVES, WAVES[80].day, date.max)

    assert found.n == 40
    assert found.beats_floor
    assert "last_session" in beaten(found)
    assert 0 <= found.metrics["coverage80"] <= 1


def test_of_three_sessions_the_fourth_is_foretold_by_the_last():
    few = log_of([[(5, 100)], [(5, 102.5)], [(5, 105)]])
    (found,) = exposures(few).values()

    assert NextSessionLearner().learn(few, date.max) is None
    told = foretell_next(found, date.max)
    assert (told.method, round(told.e1rm_kg, 1)) == ("last_session", 122.5)
    assert told.why.startswith("as in the last session")


def test_an_exercise_that_was_not_learned_has_the_last_session(learned):
    other = log_of([[(5, 60)]] * 4, name="squat")
    (found,) = exposures(other).values()

    assert foretell_next(found, date.max, learned).method == "last_session"


def test_ratings_of_effort_change_nothing_of_what_is_learned(learned):
    rated = log_of([[(1, kg, 8.5)] for kg in (100, 70) * 60])

    assert NextSessionLearner().learn(rated, date.max) == learned


def test_a_slip_of_typing_hardly_moves_what_is_foretold():
    steady = [[(1, 100 + at % 3)] for at in range(60)]
    slipped = [*steady[:50], [(1, 150)], *steady[51:]]
    told = []
    for sessions in (steady, slipped):
        (found,) = exposures(log_of(sessions)).values()
        learned = NextSessionLearner().learn(log_of(sessions), date.max)
        told.append(foretell_next(found, date.max, learned))

    clean, moved = told
    assert moved.e1rm_kg == pytest.approx(clean.e1rm_kg, rel=0.01)
    assert moved.low80 == pytest.approx(clean.low80, rel=0.02)
    assert moved.high80 == pytest.approx(clean.high80, rel=0.02)


def test_sessions_of_one_day_do_not_know_each_other():
    log = log_of([[(1, 100)]] * 6)
    twice = (*log, log_of([[(1, 110)]] * 7)[-1], log_of([[(1, 120)]] * 7)[-1])

    told = list(settled(None, estimates(twice), *EVER))

    assert [each.came_kg for each in told] == [100, 110, 120]
    assert [each.foretold.e1rm_kg for each in told] == [100, 100, 100]
    assert [each.floors["last_session"] for each in told] == [100, 100, 100]
