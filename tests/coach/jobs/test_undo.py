"""An approved change taken back: plan, files and services are as they were."""

import json

import pytest

from tests.coach.jobs.outboxes import Outbox, served
from tests.homes import SUNDAY, march, runs


def test_plan_files_and_services_are_as_they_were(approved):
    home = approved.home

    document = home.json("undo", "--yes")

    assert home.plan()["workouts"] == approved.before
    assert (approved.calendar(), approved.routines()) == approved.stood
    assert document["review"]["date"] == SUNDAY
    assert document["done"] is True
    assert document["left"] == []
    changed = {c["workout_uuid"] for c in document["changes"]}
    by_target = {
        target: {
            e["workout_uuid"] for e in document["exports"] if e["target"] == target
        }
        for target in ("fit", "garmin", "hevy")
    }
    assert by_target["fit"] == by_target["garmin"] < changed
    assert len(by_target["hevy"]) == 2
    assert {e["state"] for e in document["exports"]} == {"done"}
    approved.nothing_twice()


def test_the_review_keeps_its_verdicts_and_says_that_they_were_taken_back(approved):
    decided = approved.home.review()

    approved.home.json("undo", "--yes")

    again = approved.home.review()
    assert again.pop("undone_on") == SUNDAY
    assert again == decided
    assert again["proposals"][0]["status"] == "approved"


def test_a_second_undo_is_nothing_to_do(approved):
    approved.home.json("undo", "--yes")
    rows = approved.home.rows()

    error = approved.home.json("undo", "--yes", code=3)
    named = approved.home.json("undo", SUNDAY, "--yes", code=3)

    assert error["error"]["what"] == "There is nothing to undo."
    assert SUNDAY in named["error"]["what"]
    assert approved.home.rows() == rows


def test_a_dry_run_shows_the_changes_and_makes_none(approved):
    rows, asked = approved.home.rows(), approved.asked()

    document = approved.home.json("undo", "--dry-run")

    assert document["done"] is False
    assert len(document["changes"]) == 6
    assert approved.home.rows() == rows
    assert approved.asked() == asked


def test_without_a_terminal_it_wants_yes(approved):
    rows = approved.home.rows()

    for options in ((), ("--no-input",)):
        ran = approved.home.run("undo", *options, code=2)
        assert "--yes" in ran.err

    assert approved.home.rows() == rows


def test_what_is_over_stays_and_is_said(approved):
    home = approved.home.at("2026-03-11T07:00:00+00:00")

    document = home.json("undo", "--yes")

    left = {each["date"]: each["reason"] for each in document["left"]}
    assert left == {march(9): "its day is over", march(10): "its day is over"}
    now = {w["date"]: w["duration_s"] for w in home.plan()["workouts"]}
    was = {w["date"]: w["duration_s"] for w in approved.before}
    assert all(now[march(day)] == was[march(day)] for day in (11, 12, 13, 14))
    assert now[march(9)] != was[march(9)]


def test_what_is_done_stays(approved):
    home = approved.home.at("2026-03-09T12:00:00+00:00")
    home.did(march(9), minutes=32)

    document = home.json("undo", "--yes")

    assert [(e["date"], e["reason"]) for e in document["left"]] == [
        (march(9), "it is done")
    ]


def test_what_the_athlete_has_changed_since_stays_as_they_want_it(approved):
    home = approved.home
    moved = next(w for w in home.plan()["workouts"] if w["date"] == march(9))
    home.run("plan", "move", moved["id"], march(13))

    document = home.json("undo", "--yes")

    assert [(e["workout_id"], e["reason"]) for e in document["left"]] == [
        (moved["id"], "it was changed again since")
    ]
    now = next(w for w in home.plan()["workouts"] if w["id"] == moved["id"])
    assert now["date"] == march(13)
    assert now["duration_s"] == moved["duration_s"]


def test_a_service_that_is_down_is_told_later(approved):
    approved.garmin.down = True

    document = approved.home.json("undo", "--yes", code=5)

    assert approved.home.plan()["workouts"] == approved.before
    waiting = {e["state"] for e in document["exports"] if e["target"] == "garmin"}
    assert waiting == {"pending"}
    approved.garmin.down = False
    approved.drained(by_hand=True)
    assert (approved.calendar(), approved.routines()) == approved.stood


def test_a_reduction_taken_back_is_no_reduction_for_the_next_review(low_week):
    low_week.review(SUNDAY, "--approve", "all")
    low_week.json("undo", "--yes")

    later = low_week.at("2026-03-09T21:00:00+00:00").json("review", "--prepare-only")

    assert [p["rule"] for p in later["proposals"]] == ["AD01"]


def test_a_reduction_that_stands_is_not_proposed_again(low_week):
    low_week.review(SUNDAY, "--approve", "all")

    later = low_week.at("2026-03-09T21:00:00+00:00").json("review", "--prepare-only")

    assert later["proposals"] == []


def test_a_workout_that_was_moved_by_a_review_goes_back(home):
    home.load(runs("tue thu fri sat", priority=1))
    home.did(march(3), march(5))
    home.answered(SUNDAY)
    box = Outbox(home)
    with served(box.services):
        before = home.plan()["workouts"]
        home.review(SUNDAY, "--approve", "all")
        files = {file.name for file in home.exports.iterdir()}
        assert any(name.startswith(march(9)) for name in files)

        home.json("undo", "1", "--yes")

        assert home.plan()["workouts"] == before
        assert march(9) not in [day for day, *_ in box.calendar()]
        names = {file.name for file in home.exports.iterdir()}
        assert not any(name.startswith(march(9)) for name in names)
        assert box.calendar() == [w for w in box.planned() if w[0] <= march(14)]


def test_without_any_review_there_is_nothing_to_undo(home):
    assert home.json("undo", "--yes", code=3)["error"]["code"] == 3
    assert home.json("undo", "7", "--yes", code=2)["error"]["code"] == 2
    assert json.dumps(home.rows()["plan_revisions"]) == "[]"


FRIDAY = march(6)
"""The workout of that day was missed; Sunday's review moves it to Monday."""


@pytest.fixture
def missed(home):
    """Friday's and Saturday's runs were missed; this week and the next were sent."""
    home.load(runs("tue thu fri sat", priority=1))
    home.did(march(3), march(5))
    box = Outbox(home)
    with served(box.services):
        thursday = home.at("2026-03-05T21:00:00+00:00")
        thursday.json("export", "garmin", "--to", march(14))
        home.answered(SUNDAY)
        box.stood = [day for day, *_ in box.calendar()]
        yield box


def days_at_garmin(box):
    return [day for day, *_ in box.calendar()]


def test_what_was_moved_off_a_day_that_is_over_goes_from_the_day_to_come(missed):
    missed.home.review(SUNDAY, "--approve", "all")
    assert march(9) in days_at_garmin(missed)
    asked = len(missed.garmin.asked)

    document = missed.home.json("undo", "--yes")

    assert FRIDAY in [w["date"] for w in missed.home.plan()["workouts"]]
    assert days_at_garmin(missed) == [day for day in missed.stood if day != FRIDAY]
    assert missed.garmin.asked[asked:] == ["remove", *["change"] * 4]
    assert {e["state"] for e in document["exports"]} == {"done"}


def test_what_never_left_the_day_that_is_over_is_left_there(missed):
    missed.garmin.down = True
    missed.home.review(SUNDAY, "--approve", "all", code=5)
    missed.home.json("undo", "--yes", code=None)
    missed.garmin.down = False
    asked = len(missed.garmin.asked)

    missed.drained(by_hand=True)

    assert days_at_garmin(missed) == missed.stood
    assert missed.garmin.asked[asked:] == []
    assert set(missed.states("garmin")) == {"done"}


@pytest.mark.parametrize(
    ("hears_at", "stays"),
    [("2026-03-09T20:00:00+00:00", False), ("2026-03-10T06:00:00+00:00", True)],
)
def test_a_service_that_hears_of_it_later_keeps_what_is_over_by_then(
    missed, hears_at, stays
):
    missed.home.review(SUNDAY, "--approve", "all")
    missed.garmin.down = True
    missed.home.json("undo", "--yes", code=5)
    missed.garmin.down = False

    later = Outbox(missed.home.at(hears_at), missed.services)
    later.drained(by_hand=True)

    assert (march(9) in days_at_garmin(missed)) is stays
    assert FRIDAY not in days_at_garmin(missed)
    assert set(later.states("garmin")) == {"done"}


def test_an_answer_that_was_lost_on_the_way_there_leaves_nothing_ahead(missed):
    missed.garmin.wrong = ["", "lost", *["down"] * 20]
    missed.home.review(SUNDAY, "--approve", "all", code=5)
    assert march(9) in days_at_garmin(missed)
    missed.garmin.wrong = []
    missed.home.json("undo", "--yes", code=None)

    missed.drained(by_hand=True)

    assert march(9) not in days_at_garmin(missed)
    assert set(missed.states("garmin")) == {"done"}
    missed.nothing_twice()
