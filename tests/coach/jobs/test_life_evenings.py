"""Holidays, sickness and lapses, from what was said to the plan that follows."""

from datetime import date

import pytest

from coach.domain.limits import Pause, PauseReason
from tests.homes import SUNDAY, march, runs

LAST = date.fromisoformat(SUNDAY)


@pytest.fixture
def kept(home):
    """Two weeks of runs lie ahead, the first one was done."""
    home.load(runs("tue thu sat"))
    home.did(march(3), march(5), march(7))
    home.answered(SUNDAY)
    return home


def days(home):
    ahead = home.plan("--from", march(9))["workouts"]
    return [w["date"] for w in ahead if w["status"] == "planned"]


def codes(document):
    return [proposal["rule"] for proposal in document["proposals"]]


def test_a_week_that_was_kept_asks_for_nothing(kept):
    assert codes(kept.review()) == []


def test_a_holiday_is_proposed_once_and_free_when_approved(kept):
    with kept.context() as context, context.writing() as store:
        pause = Pause(date(2026, 3, 11), date(2026, 3, 15), PauseReason.HOLIDAY, LAST)
        store.save_pause(pause)

    proposed = kept.review()
    kept.review(SUNDAY, "--approve", "all")

    assert codes(proposed) == ["HO01"]
    assert days(kept) == [march(day) for day in (10, 17, 19, 21)]
    monday = kept.at(march(9))
    monday.answered(march(9))
    assert codes(monday.review(march(9))) == []


def test_a_pause_said_later_is_not_known_before(kept):
    with kept.context() as context, context.writing() as store:
        said = date(2026, 3, 9)
        pause = Pause(date(2026, 3, 11), date(2026, 3, 15), PauseReason.HOLIDAY, said)
        store.save_pause(pause)

    assert codes(kept.review()) == []


def test_sickness_rests_and_comes_back_in_steps(kept):
    monday = kept.at(march(10))
    run = next(w for w in kept.plan()["workouts"] if w["date"] == march(10))
    monday.run("log", "missed", run["id"], "--reason", "flu and fever")

    (proposal,) = monday.review(march(10))["proposals"]
    monday.review(march(10), "--approve", "all")

    assert proposal["rule"] == "SI01"
    assert [c["kind"] for c in proposal["changes"]] == [
        "insert_rest",
        "scale_duration",
        "scale_duration",
    ]
    left = {
        w["date"]: w["duration_s"] for w in monday.plan("--from", march(11))["workouts"]
    }
    assert left == {
        march(14): 1200,
        march(17): 1680,
        march(19): 2400,
        march(21): 2400,
    }
    assert codes(monday.at(march(11)).review(march(11))) == []
