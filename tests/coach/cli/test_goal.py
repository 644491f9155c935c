from dataclasses import replace

import pytest


def goals_of(home, *more):
    return {goal["key"]: goal for goal in home.json("goals", *more)["goals"]}


def test_a_goal_is_set_and_told(home):
    document = home.json(
        *("goal", "set", "swim_100yd", "--target", "1:05.0", "--by", "2026-06-01"),
        *("--weight", "2,5"),
    )

    assert document["schema"] == "coach/goal/1"
    assert document["goal"] == {
        "key": "swim_100yd",
        "target": 65.0,
        "band": None,
        "by": "2026-06-01",
        "weight": 2.5,
    }
    goal = goals_of(home)["swim_100yd"]
    assert (goal["target"], goal["by"], goal["weight"]) == (65.0, "2026-06-01", 2.5)
    said = home.run("goals").out
    assert "target 1:05.0 by 1 June 2026 weight 2.5" in said


def test_what_is_not_said_of_a_goal_stays(home):
    home.json("goal", "set", "cmj", "--target", "45", "--by", "2026-06-01")

    document = home.json("goal", "set", "cmj_cm", "--target", "47,5")

    assert document["before"]["target"] == 45
    assert document["goal"]["target"] == 47.5
    assert document["goal"]["by"] == "2026-06-01"


def test_a_band_that_does_not_hold_a_new_target_goes(home):
    inside = home.json("goal", "set", "body_fat", "--target", "13.5")
    outside = home.json("goal", "set", "body_fat", "--target", "11")
    banded = home.json("goal", "set", "body_fat", "--band", "12", "13")

    assert inside["goal"]["band"] == [13, 15]
    assert outside["goal"]["band"] is None
    assert "band is gone" in outside["notes"][0]
    assert banded["goal"] == {**banded["goal"], "target": None, "band": [12, 13]}
    assert "to hold 12.0 to 13.0 %" in home.run("goals").out


def test_a_lift_is_named_as_people_name_it_and_its_load_has_any_unit(home):
    with home.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"load": "lb"}))

    plain = home.json("goal", "set", "squat", "--target", "225")["goal"]
    metric = home.json("goal", "set", "e1rm:bench", "--target", "100kg")["goal"]

    assert plain == {**plain, "key": "e1rm:back squat", "target": 102.06}
    assert metric == {**metric, "key": "e1rm:bench press", "target": 100}
    assert "target 225.0 lb" in home.run("goals").out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("body_fta", "--target", "12"), "Did you mean body_fat?"),
        (("flex", "--target", "12"), "Did you mean flexibility?"),
        (("chess", "--target", "12"), "weekly_hours"),
        (("body_fat",), "--target"),
        (("body_fat", "--target", "light"), "14.5 %"),
        (("body_fat", "--target", "90"), "between 2 and 65"),
        (("cmj", "--target", "-3"), "between 5 and 100"),
        (("css", "--target", "0"), "between 0"),
        (("body_fat", "--band", "15", "13"), "LOW"),
        (("body_fat", "--target", "12", "--band", "13", "15"), "band holds"),
        (("body_fat", "--by", "2026-03-08"), "2026-03-08"),
        (("body_fat", "--by", "2025-03-08"), "2026-03-08"),
        (("body_fat", "--weight", "11"), "between 0 and 10"),
        (("e1rm:", "--target", "100"), "Nothing comes close"),
        (("e1rm:\x1b[2J", "--target", "100"), "Nothing comes close"),
    ],
)
def test_what_cannot_be_a_goal_is_a_usage_error(home, wrong, said):
    error = home.json("goal", "set", *wrong, code=2)["error"]

    assert said in error["why"]
    assert goals_of(home)["body_fat"]["target"] == 14


def test_what_is_set_already_is_nothing_to_do(home):
    home.json("goal", "set", "body_fat", "--target", "14", code=3)


def test_a_goal_that_is_reached_is_set_and_said_so(home):
    home.json("log", "test", "cmj_cm", "45")
    home.json("log", "test", "swim_100yd_s", "65")
    home.json("log", "body", "--weight-kg", "75")

    jump = home.run("goal", "set", "cmj", "--target", "40").out
    higher = home.run("goal", "set", "cmj", "--target", "50").out
    swim = home.run("goal", "set", "swim_100yd", "--target", "1:10").out
    weight = home.run("goal", "set", "weight", "--band", "70", "80").out

    assert "there already" in jump
    assert "there already" not in higher
    assert "there already" in swim
    assert "there already" in weight


def test_a_dropped_goal_goes_back_to_its_default_or_goes(home):
    home.json("goal", "set", "body_fat", "--target", "12")
    home.json("goal", "set", "cmj", "--target", "45")

    fat = home.json("goal", "drop", "body_fat")
    jump = home.json("goal", "drop", "cmj")

    assert fat["before"]["target"] == 12
    assert fat["goal"]["target"] == 14
    assert jump["goal"] is None
    assert "cmj" not in goals_of(home)
    assert goals_of(home)["body_fat"]["band"] == [13, 15]
    home.json("goal", "drop", "body_fat", code=3)
    home.json("goal", "drop", "cmj", code=3)


def test_the_goal_furthest_behind_is_named(home):
    fatter = [16 + 0.3 * week + week % 2 / 5 for week in range(12)]
    home.measured("body_fat", fatter, method="scale")

    document = home.json("goals")
    said = home.run("goals").out

    assert document["furthest_behind"] == ["body_fat"]
    assert "Furthest behind: body fat." in said


def test_goals_are_a_table_for_a_spreadsheet(home):
    home.json("goal", "set", "body_fat", "--by", "2026-06-01")

    header, *rows = home.run("goals", "--csv").out.splitlines()

    assert header.startswith("key,name,value,unit,target,band_low,band_high,by")
    assert rows[0].startswith("body_fat,body fat,,%,14.0,13.0,15.0,2026-06-01,1.0,")
