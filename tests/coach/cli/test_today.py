import pytest

from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, runs


def test_an_empty_home_is_told_where_to_begin(home):
    document = home.json()

    assert document["schema"] == "coach/today/1"
    assert "coach init" in home.run().out


def test_what_is_planned_and_done_today_is_told(home):
    home.load(runs())
    home.did(march(4))

    said = home.at(march(4)).run().out

    assert "Easy run" in said
    assert "40 min" in said


def test_a_waiting_decision_is_told_with_the_command_that_takes_it(low_week):
    low_week.review()

    assert "coach review" in low_week.run().out
    low_week.review(SUNDAY, "--reject", "all")
    assert "a decision is waiting" not in low_week.run().out


def test_in_the_evening_the_review_is_next(home):
    home.load(runs(), day=MONDAY)
    home.did(march(2))

    assert "coach review" in home.at("2026-03-03T18:00:00+00:00").run().out
    assert "coach plan show" in home.at("2026-03-03T08:00:00+00:00").run().out


def test_with_a_plan_alone_the_next_step_is_to_bring_in_what_was_done(home):
    home.load(runs(), day=MONDAY)

    assert "coach import" in home.run().out


def test_without_a_plan_the_next_step_is_to_load_one(home):
    home.did(march(2))

    command = "coach plan load five-goals-12-weeks --start 2026-03-09"
    assert command in home.run().out


def test_today_by_its_name_is_what_coach_alone_tells(low_week):
    assert low_week.run("today").out == low_week.run().out
    assert low_week.json("today") == low_week.json()


def test_the_session_is_shortened_to_the_minutes_there_are(home):
    home.load(EVERY_SPORT)
    morning = home.at("2026-03-03T07:00:00+00:00")
    rows = home.rows()

    document = morning.json("today", "--minutes", "25")

    (planned,), (fitted,) = document["planned"], document["fitted"]
    assert planned["duration_s"] == 35 * 60
    assert fitted["workout"]["duration_s"] <= 25 * 60
    assert fitted["workout_uuid"] == planned["uuid"]
    assert {"before": "warm-up 10:00", "after": "warm-up 5:00"} in fitted["changed"]
    assert document["minutes"] == 25
    assert home.rows() == rows
    said = morning.run("today", "--minutes", "25").out
    assert "shortened from 35 min" in said
    assert "less of: warm-up 10:00" in said


@pytest.mark.parametrize("minutes", ["40", "60.5", "60,5"])
def test_what_fits_is_told_as_planned(home, minutes):
    home.load(EVERY_SPORT)
    morning = home.at("2026-03-03T07:00:00+00:00")

    (fitted,) = morning.json("today", "--minutes", minutes)["fitted"]

    assert (fitted["left_out"], fitted["changed"]) == ([], [])
    said = morning.run("today", "--minutes", minutes).out
    assert said == morning.run("today").out


def test_of_two_sessions_the_more_important_has_the_minutes_first(home):
    home.load(EVERY_SPORT)
    swim = home.plan()["workouts"][0]
    home.json("plan", "move", swim["id"], march(10), "--date", MONDAY)

    fitted = home.at("2026-03-10T07:00:00+00:00").json("today", "--minutes", "40")

    first, second = fitted["fitted"]
    assert first["title"] == "hills".capitalize()
    assert first["workout"]["duration_s"] == 35 * 60
    assert second["workout"] is None


def test_a_test_is_not_shortened_and_the_next_step_is_told(home):
    home.load(runs("tue", test="yes"))
    morning = home.at("2026-03-03T07:00:00+00:00")

    said = morning.run("today", "--minutes", "20").out

    assert "a test is not shortened" in " ".join(said.split())
    assert "coach plan move 1 DAY" in " ".join(said.split())


def test_what_is_done_is_not_shortened(home):
    home.load(runs("tue"))
    home.did(march(3))

    document = home.at("2026-03-03T20:00:00+00:00").json("today", "--minutes", "20")

    assert document["fitted"] == []


@pytest.mark.parametrize("minutes", ["0", "4", "601", "soon", "nan", "-5"])
def test_minutes_that_are_none_are_a_usage_error(home, minutes):
    home.json("today", f"--minutes={minutes}", code=2)


def test_today_as_on_another_evening(home):
    home.load(runs("tue"))

    document = home.json("today", "--date", march(3))

    assert document["date"] == march(3)
    assert [w["title"] for w in document["planned"]] == ["Easy run"]
