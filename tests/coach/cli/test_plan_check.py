"""`coach plan check`: what a file would ask of the athlete, week by week."""

import csv
import io

import pytest

from tests.homes import MONDAY, march, runs

HARD = """\
plan: Hard
weekly_hours: 1-2
pool: 25 yd
weeks:
  - mon: {sport: run, rpe: 8, steps: 40:00}
    thu: {sport: run, rpe: 8, steps: 30:00}
  - tue: {sport: run, rpe: 8, steps: 40:00, tests: run_5k_s}
    wed: {sport: run, rpe: 9, steps: 60:00}
    sat: {sport: swim, steps: 30 x 50}
"""

SET = "reps,distance,unit\n30,50,yd\n"


@pytest.fixture
def check(home):
    """The check of a plan file with that text."""

    def run(text, *words, name="plan.yaml", code=0):
        file = home.folder.parent / name
        file.write_text(text)
        return home.json("plan", "check", file, *words, code=code)

    return run


def broken(document):
    return [
        (week["week"], each["constraint"], each["date"])
        for week in document["weeks"]
        for each in week["violations"]
    ]


def test_each_week_is_told_with_its_hours_load_and_hard_days(check):
    document = check(HARD, "--start", MONDAY)

    first, second = document["weeks"]
    assert (first["from"], first["to"], first["workouts"]) == (MONDAY, march(8), 2)
    assert (first["planned_s"], second["planned_s"]) == (4200, 7500)
    assert first["hard_days"] == [march(2), march(5)]
    assert first["days_between_hard"] == [3]
    assert second["days_between_hard"] == [5, 1]
    assert (first["tests"], second["tests"]) == ([], ["run_5k_s"])
    assert first["load"] == pytest.approx(100 * 4200 / 3600, rel=0.01)
    assert document["name"] == "Hard"


def test_what_does_not_fit_the_athlete_is_told(check, home):
    home.json("slots", "set", "mon 06:00-07:00", "thu 06:00-06:20", "sat 06:00-09:00")

    found = broken(check(HARD, "--start", MONDAY))

    assert (1, "slots", march(5)) in found
    assert (2, "slots", march(10)) in found
    assert (2, "slots", march(14)) not in found
    assert (2, "hours", march(9)) in found
    assert (2, "spacing", march(10)) in found


def test_the_athletes_own_hours_bind_where_the_plan_asks_for_more(check, home):
    long = runs("mon tue wed thu fri sat", minutes=60, weeks=1)

    (week,) = check(long, "--start", MONDAY)["weeks"]
    (said,) = week["violations"]
    file = home.folder.parent / "plan.yaml"

    assert (said["constraint"], said["warned"]) == ("hours", False)
    assert said["text"].endswith("would hold 6.0 h, the most is 5 h")
    assert (
        said["text"]
        in home.run("plan", "check", file, "--start", MONDAY, "--plain").out
    )


def test_what_a_warning_says_with_its_line_is_not_said_again(check, home):
    broken = check(HARD, "--start", MONDAY)["weeks"][1]["violations"]
    file = home.folder.parent / "plan.yaml"

    shown = home.run("plan", "check", file, "--start", MONDAY, "--plain").out

    assert [(b["constraint"], b["warned"]) for b in broken] == [
        ("hours", True),
        ("spacing", True),
    ]
    assert "It does not fit you" not in shown
    assert "plan.yaml, line 8: warning" in shown


def test_a_pool_the_athlete_does_not_swim_in_is_told_once(check, home):
    assert not any(kind == "pool" for _, kind, _ in broken(check(HARD)))
    swim = "plan: P\npool: 50 m\nweekly_hours: 0.1-5\nweeks:\n  - repeat: 2\n"
    swim += "    mon: {sport: swim, steps: 30 x 50}\n"
    swam(home, 22.86)

    (week, kind, _), *others = [
        each for each in broken(check(swim)) if each[1] == "pool"
    ]
    (said,) = [v["text"] for v in check(swim)["weeks"][0]["violations"]]

    assert (week, kind, others) == (1, "pool", [])
    assert said.endswith("a pool of 50 m; you have swum in 25 yd")
    assert not any(kind == "pool" for _, kind, _ in broken(check(HARD)))


def swam(home, pool_m):
    from dataclasses import replace

    from coach.domain.activity import Recording
    from tests.builders import activity

    with home.context() as context, context.writing() as store:
        swim = activity("swim", 0, 30, pool_length_m=pool_m)
        day = replace(swim, start=swim.start.replace(year=2026, month=3, day=1))
        store.save_recording(Recording(day), None, context.clock.now())


def test_a_start_tells_what_the_plan_takes_the_place_of(check, home):
    home.load(runs())

    alone = check(HARD)
    started = check(HARD, "--start", march(9))

    assert alone["replaces"] == []
    assert started["replaces"] == [
        {"plan": "Runs", "workouts": 12, "from": march(9), "to": march(21)}
    ]
    assert home.plan()["plan"]["name"] == "Runs"


def test_a_start_beside_a_hard_day_of_the_plan_in_force_is_told(check, home):
    home.load(runs("sun", rpe=8))

    assert (1, "spacing", march(8)) in broken(check(HARD, "--start", march(9)))


def test_a_broken_file_has_no_weeks(check):
    document = check("plan: x", code=65)

    assert (document["ok"], document["weeks"]) == (False, [])


def test_the_check_is_a_table_too(check, home):
    check(HARD)
    file = home.folder.parent / "plan.yaml"

    ran = home.run("plan", "check", file, "--csv")
    shown = home.run("plan", "check", file, "--plain")

    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["week"] for row in rows] == ["1", "2"]
    assert rows[1]["tests"] == "run_5k_s"
    assert "warning: plan.yaml, line 8" in ran.err
    assert "Mon Thu" in shown.out
    assert "plan.yaml is sound: 5 workouts." in shown.out
    assert shown.err == ""


def test_what_recurs_is_told_once_on_a_screen(home):
    home.json("slots", "set", "tue 06:00-06:30")
    file = home.folder.parent / "plan.yaml"
    file.write_text(runs("mon", weeks=3))

    said = home.run("plan", "check", file, "--plain").out

    assert said.count("would not fit the free slots") == 1
    assert "Also in weeks 2-3." in said


def test_a_swim_in_a_table_is_checked_as_one_workout(check, home):
    document = check(SET, name="set.csv")

    assert document["single_workout"]
    assert (document["issues"], broken(document)) == ([], [])
    assert document["weeks"][0]["planned_s"] > 1200
    home.json("slots", "set", "tue 06:00-06:10")
    assert broken(check(SET, "--start", MONDAY, name="set.csv")) == [
        (1, "slots", MONDAY)
    ]


@pytest.fixture
def table(home):
    file = home.folder.parent / "Fifties.csv"
    file.write_text(SET)
    return file


def test_a_swim_in_a_table_joins_the_plan_of_its_day(home, table):
    home.load(runs())

    document = home.json("plan", "load", table, "--start", march(10))

    titles = [(w["date"], w["title"]) for w in document["workouts"]]
    assert titles == [(march(10), "Easy run"), (march(10), "Fifties")]
    assert document["plan"]["name"] == "Runs"
    assert document["plan"]["revision"] == 2
    assert len(home.plan()["workouts"]) == 19
    assert all(w["load"] for w in document["workouts"])


def test_the_same_table_again_is_nothing_to_do_and_another_takes_its_place(home, table):
    home.load(runs())
    home.json("plan", "load", table, "--start", march(10))
    home.json("plan", "load", table, "--start", march(10), code=3)
    table.write_text(SET.replace("30", "40"))

    document = home.json("plan", "load", table, "--start", march(10))

    (swim,) = [w for w in document["workouts"] if w["sport"] == "swim"]
    assert swim["distance_m"] == pytest.approx(2000 * 0.9144)


def test_an_edited_plan_keeps_the_swim_that_was_put_into_it(home, table):
    home.load(runs())
    home.json("plan", "load", table, "--start", march(10))

    after = home.load(runs(minutes=50), day=march(5))

    assert [w["sport"] for w in after["workouts"]].count("swim") == 1
    assert after["plan"]["revision"] == 3


def test_a_swim_without_a_plan_is_a_plan_of_its_day(home, table):
    said = home.run("plan", "load", table, "--start", march(10)).out
    document = home.plan()

    assert said == "Loaded Fifties for Tue 10 Mar.\n"
    assert (document["plan"]["start"], document["plan"]["end"]) == (march(10),) * 2


def test_who_adds_a_swim_is_told_what_else_the_day_holds(home, table):
    home.load(runs())

    said = home.run("plan", "load", table, "--start", march(10)).out

    assert "Added Fifties to Runs on Tue 10 Mar." in said
    assert "That day also has Easy run." in said
    assert "coach plan skip 8" in said


def test_the_swim_that_ships_is_loaded_by_its_name(home):
    document = home.json("plan", "load", "threshold-swim", "--start", march(10))

    assert document["plan"]["name"] == "Threshold hundreds"
