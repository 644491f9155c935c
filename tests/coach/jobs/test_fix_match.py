"""The athlete's word on a match: the last one holds, for sessions and workouts."""

import pytest

from tests.homes import MONDAY, march, runs

HEVY = """\
"title","start_time","end_time","exercise_title","set_index","weight_kg","reps"
"Lift","{start}","{end}","Squat (Barbell)",0,80,5
"""


def matches(home):
    """Match and planned workout of each activity, by its number."""
    found = home.json("activities")["activities"]
    return {a["id"]: (a["match"], a["planned_workout_id"]) for a in found}


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_workout_goes_to_the_activity_named_last(home, order):
    home.load(runs("mon wed"))
    home.did(MONDAY, march(4), minutes=41)
    workout = home.plan()["workouts"][0]["id"]

    for activity in order:
        home.json("match", "fix", activity, workout)

    assert matches(home)[order[-1]] == ("manual", workout)
    assert matches(home)[order[0]][1] != workout


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_recordings_of_a_session_the_last_word_on_either_holds(
    home, tmp_path, order
):
    home.load(runs("mon wed"))
    for number, minutes in enumerate((1, 3)):
        file = tmp_path / f"{number}.csv"
        start = f"4 Mar 2026, 18:0{minutes}"
        file.write_text(HEVY.format(start=start, end="4 Mar 2026, 19:00"))
        home.json("import", file)
    lifts = home.json("activities")["activities"]
    assert lifts[0]["same_session_as"] == [lifts[1]["id"]]
    workout = home.plan()["workouts"][1]["id"]

    home.json("match", "fix", lifts[order[0]]["id"], "none")
    home.json("match", "fix", lifts[order[1]]["id"], workout)

    assert set(matches(home).values()) == {("manual", workout)}


def test_a_session_said_to_be_a_workout_that_left_the_plan_can_be_listed(home):
    home.load(runs("mon tue"))
    home.did(march(4))
    home.json("match", "fix", 1, home.plan()["workouts"][0]["id"])

    home.load(runs("wed fri").replace("plan: Runs", "plan: Others"), day=march(4))

    assert matches(home) == {1: ("manual", None)}
