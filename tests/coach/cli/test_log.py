import pytest

from tests.homes import SUNDAY, march, runs


def test_a_workout_is_logged_and_listed(home):
    document = home.json(
        *("log", "workout", "--sport", "run", "--minutes", "42.5"),
        *("--distance-m", "8000", "--rpe", "6", "--title", "Along the river"),
        *("--note", "windy", "--date", march(5)),
    )

    (activity,) = home.json("activities")["activities"]
    assert document["schema"] == "coach/log/1"
    assert document["logged"] == "workout"
    assert document["date"] == march(5)
    assert document["values"]["id"] == activity["id"]
    assert activity["source"] == "manual"
    assert activity["sport"] == "run"
    assert activity["local_date"] == march(5)
    assert activity["elapsed_s"] == 2550
    assert activity["distance_m"] == 8000
    assert activity["title"] == "Along the river"
    assert activity["load"]["method"] == "rpe"
    detail = home.json("activity", activity["id"])
    assert (detail["rpe"], detail["note"]) == (6, "windy")


def test_the_same_workout_twice_is_nothing_to_do(home):
    home.did(march(5))
    rows = home.rows()

    error = home.json(
        *("log", "workout", "--sport", "run", "--minutes", "40", "--date", march(5)),
        code=3,
    )

    assert error["schema"] == "coach/error/1"
    assert home.rows() == rows


def test_a_second_workout_of_the_day_has_a_title_of_its_own(home):
    home.did(march(5))
    home.did(march(5), title="evening")

    assert len(home.json("activities")["activities"]) == 2


def test_without_a_date_it_is_today(home):
    home.json("log", "workout", "--sport", "swim", "--minutes", "30")

    assert home.json("activities")["activities"][0]["local_date"] == SUNDAY


def test_today_is_the_day_where_the_athlete_lives(home):
    there = type(home)(home.folder, now="2026-03-09T03:00:00+00:00", zone="US/Pacific")

    there.json("log", "workout", "--sport", "swim", "--minutes", "30")

    assert there.json("activities")["activities"][0]["local_date"] == SUNDAY


@pytest.mark.parametrize(
    "wrong",
    [
        ("workout", "--sport", "run"),
        ("workout", "--minutes", "30"),
        ("workout", "--sport", "chess", "--minutes", "30"),
        ("workout", "--sport", "run", "--minutes", "0"),
        ("workout", "--sport", "run", "--minutes", "nan"),
        ("workout", "--sport", "run", "--minutes", "inf"),
        ("workout", "--sport", "run", "--minutes", "half"),
        ("workout", "--sport", "run", "--minutes", "30", "--rpe", "11"),
        ("workout", "--sport", "run", "--minutes", "30", "--rpe", "nan"),
        ("workout", "--sport", "run", "--minutes", "30", "--distance-m", "-5"),
        ("workout", "--sport", "run", "--minutes", "30", "--date", "tomorrowish"),
        ("workout", "--sport", "run", "--minutes", "30", "--date", "2026-02-30"),
        ("body",),
        ("body", "--weight-kg", "3"),
        ("body", "--weight-kg", "nan"),
        ("body", "--body-fat-pct", "80"),
        ("wellness",),
        ("wellness", "--soreness", "0"),
        ("wellness", "--soreness", "8"),
        ("wellness", "--soreness", "2.5"),
        ("wellness", "--sleep-h", "25"),
        ("wellness", "--sleep-h", "nan"),
        ("missed",),
        ("missed", "1"),
        ("missed", "999", "--reason", "late"),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_a_usage_error_and_changes_nothing(home, wrong):
    home.load(runs())
    rows = home.rows()

    error = home.json("log", *wrong, code=2)

    assert error["schema"] == "coach/error/1"
    assert error["error"]["code"] == 2
    assert home.rows() == rows


def test_body_fat_becomes_the_goals_value(home):
    document = home.json(
        *("log", "body", "--weight-kg", "74.5", "--body-fat-pct", "15.2"),
        *("--device", "bathroom scale", "--date", march(6)),
    )

    assert document["values"] == {"weight": 74.5, "body_fat": 15.2}
    goals = {goal["key"]: goal for goal in home.json("goals")["goals"]}
    assert goals["body_fat"]["value"] == 15.2


def test_the_same_measurement_twice_is_nothing_to_do(home):
    home.json("log", "body", "--weight-kg", "74.5")
    rows = home.rows()

    home.json("log", "body", "--weight-kg", "74.5", code=3)

    assert home.rows() == rows


def test_wellness_given_in_parts_is_one_entry(home):
    home.json("log", "wellness", "--sleep-h", "7.5", "--soreness", "3")
    document = home.json("log", "wellness", "--soreness", "4", "--energy", "6")

    assert document["date"] == SUNDAY
    assert document["values"] == {
        "sleep_h": 7.5,
        "sleep_quality": None,
        "fatigue": None,
        "stress": None,
        "soreness": 4,
        "energy": 6,
    }


def test_a_missed_workout_has_its_reason_in_the_review(home):
    home.load(runs())
    number = home.plan()["workouts"][4]["id"]

    document = home.json("log", "missed", number, "--reason", "late at work")

    assert document["values"] == {"workout_id": number, "reason": "late at work"}
    workout = home.review()["week"]["workouts"][4]
    assert (workout["status"], workout["reason"]) == ("missed", "late at work")


def test_a_workout_can_be_missed_before_its_day_is_over(home):
    home.load(runs("mon tue wed thu fri sun"))
    home.did(*map(march, (2, 3, 4, 5, 6)))
    number = home.plan()["workouts"][5]["id"]

    home.json("log", "missed", number, "--reason", "sick")

    assert home.json("review")["week"]["workouts"][-1]["status"] == "missed"


def test_a_key_workout_missed_for_sickness_is_not_made_up_for(homes):
    well, sick = homes(), homes()
    for home, reason in ((well, "late at work"), (sick, "sick")):
        home.load(runs("tue thu fri sat", priority=1))
        home.did(march(3), march(5), march(6))
        number = home.plan()["workouts"][3]["id"]
        home.json("log", "missed", number, "--reason", reason)

    assert [p["rule"] for p in well.review()["proposals"]] == ["SC01"]
    assert [p["rule"] for p in sick.review()["proposals"]] == ["SI01"]


def test_what_is_typed_in_is_cleaned(home):
    home.did(march(5), title="\x1bred\u202e\n run ", note="one\n\x1btwo\x07\u202e")

    (activity,) = home.json("activities")["activities"]
    detail = home.json("activity", activity["id"])
    assert not set(activity["title"]) & set("\x1b\u202e\n")
    assert activity["title"].split() == ["red", "run"]
    assert detail["note"].split() == ["one", "two"]


def test_without_json_one_line_says_what_was_logged(home):
    ran = home.run("log", "workout", "--sport", "run", "--minutes", "30")

    assert "run" in ran.out
    assert "30" in ran.out
    assert "8 Mar" in ran.out
    assert ran.err == ""
