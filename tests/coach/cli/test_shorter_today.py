"""`coach today --minutes`: re-planned by goal weight, and on a yes in force at once."""

import sys
from pathlib import Path

import fitdecode
import pexpect
import pytest
from fitparse import FitFile
from garmin_fit_sdk import Decoder, Stream

from tests.homes import march

HOUR = """\
plan: Lifts
weekly_hours: 1-8
workouts:
  lift:
    sport: strength
    goals: power, flexibility, body_fat
    steps:
      - box jump 4x3, rest 1:30
      - warm-up back squat 2x5 @ 60 kg, rest 1:00
      - back squat 5x5 @ 100 kg, rest 3:00
      - bench press 4x8 @ 60 kg, rest 2:00
      - world's greatest stretch 4x10, rest 1:00
      - dead bug 4x12, rest 1:00
weeks:
  - repeat: 3
    tue: lift
"""
MORNING = "2026-03-03T07:00:00+00:00"


@pytest.fixture
def hour(home):
    """A Tuesday of an hour's lifting, for power before all else."""
    home.load(HOUR)
    home.json("goal", "set", "power", "--weight", "5")
    return home.at(MORNING)


def today(home):
    (planned,) = home.json("today")["planned"]
    return planned


def names(workout):
    return [str(step) for step in workout["steps"]]


def test_an_hour_becomes_25_minutes_of_the_weightiest_goals_work(hour):
    assert 55 * 60 <= today(hour)["duration_s"] <= 65 * 60

    (fitted,) = hour.json("today", "--minutes", "25")["fitted"]

    assert fitted["workout"]["duration_s"] <= 25 * 60
    steps = " ".join(names(fitted["workout"]))
    assert "back squat" in steps
    assert "dead bug" not in steps
    assert "stretch" not in steps


def test_another_weight_keeps_other_work(hour):
    hour.json("goal", "set", "flexibility", "--weight", "9")

    (fitted,) = hour.json("today", "--minutes", "25")["fitted"]

    assert any("stretch" in line for line in fitted["kept"])
    assert not any("dead bug" in step for step in names(fitted["workout"]))


def test_kept_dropped_and_what_it_costs_each_goal_is_told(hour):
    document = hour.json("today", "--minutes", "25")

    (fitted,) = document["fitted"]
    assert fitted["kept"]
    assert fitted["left_out"]
    goals = {each["goal"]: each for each in document["costs"]}
    assert next(iter(goals)) == "power"
    assert set(goals) == {"power", "flexibility", "body_fat"}
    assert goals["flexibility"]["left_hard_sets"] == 0
    assert goals["power"]["left_hard_sets"] > goals["power"]["planned_hard_sets"] / 2
    said = " ".join(hour.run("today", "--minutes", "25").out.split())
    assert "kept: " in said
    assert "left out: dead bug" in said
    assert "body fat: " in said
    assert "flexibility: 21 of 55 min planned this week are left, 0 of 4" in said


def test_without_a_yes_nothing_changes(hour):
    rows = hour.rows()

    ran = hour.run("today", "--minutes", "25")

    assert "Nothing was changed" in ran.err
    assert hour.json("today", "--minutes", "25")["changed"] is False
    assert hour.rows() == rows
    assert not list(hour.exports.glob("*.fit"))


def test_on_a_yes_the_plan_has_it_and_the_file_can_be_read(hour):
    (shown,) = hour.json("today", "--minutes", "25")["fitted"]

    document = hour.json("today", "--minutes", "25", "--yes")

    assert document["changed"] is True
    assert today(hour)["steps"] == shown["workout"]["steps"]
    (export,) = document["exports"]
    assert (export["target"], export["state"]) == ("fit", "done")
    path = Path(export["path"])
    assert path.parent == hour.exports
    messages, errors = Decoder(Stream.from_file(str(path))).read()
    assert errors == []
    assert messages["file_id_mesgs"][0]["type"] == "workout"
    count = len(messages["workout_step_mesgs"])
    assert len(list(FitFile(str(path)).get_messages("workout_step"))) == count
    with fitdecode.FitReader(str(path)) as read:
        data = [f for f in read if isinstance(f, fitdecode.FitDataMessage)]
    steps = [each for each in data if each.name == "workout_step"]
    assert len(steps) == count > 3


def test_the_revision_says_why_and_undo_takes_it_back(hour):
    before = today(hour)
    hour.json("today", "--minutes", "25", "--yes")
    with hour.context() as context, context.reading() as store:
        (plan,) = store.plans()
        assert store.revisions(plan.uuid)[-1].reason == "today: 25 minutes"

    document = hour.json("undo", "--yes")

    assert document["review"] is None
    assert document["date"] == march(3)
    assert today(hour) == before
    hour.json("undo", "--yes", code=3)


def test_what_was_taken_back_can_be_done_and_taken_back_again(hour):
    before = today(hour)
    for _ in range(2):
        hour.json("today", "--minutes", "25", "--yes")
        assert today(hour)["duration_s"] <= 25 * 60
        hour.json("undo", "today", "--yes")
        assert today(hour) == before


def test_undo_takes_back_what_was_decided_last(low_week):
    low_week.review()
    low_week.review(march(8), "--approve", "all")
    monday = low_week.at("2026-03-09T07:00:00+00:00")
    approved = today(monday)
    monday.json("today", "--minutes", "20", "--yes")

    first = monday.json("undo", "--yes")
    assert first["review"] is None
    assert today(monday) == approved

    assert monday.json("undo", "--yes")["review"]["date"] == march(8)


def test_a_day_that_is_over_is_not_made_shorter(hour):
    later = hour.at(march(9))

    later.json("today", "--date", march(3), "--minutes", "25", "--yes", code=2)


def test_what_fits_leaves_nothing_to_do(hour):
    hour.json("today", "--minutes", "90", "--yes", code=3)


def test_yes_goes_with_minutes(hour):
    hour.json("today", "--yes", code=2)


@pytest.mark.parametrize(("answer", "changed"), [("y", True), ("n", False)])
def test_on_a_terminal_it_asks(hour, answer, changed):
    child = pexpect.spawn(
        sys.executable,
        ["-m", "coach", "today", "--minutes", "25"],
        env=hour.environment | {"TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
        dimensions=(60, 100),
    )
    child.expect("Change today's session like this")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert bool(list(hour.exports.glob("*.fit"))) is changed
    assert (today(hour)["duration_s"] <= 25 * 60) is changed
