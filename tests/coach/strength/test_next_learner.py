"""How forecasts of next sessions are scored, and beside what."""

from datetime import date

import pytest

from coach.domain.learned import Task
from coach.strength.next_learner import NextSessionLearner, estimates, settled
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
