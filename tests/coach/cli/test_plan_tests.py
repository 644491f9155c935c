"""Tests of fitness in the plan: on their days, marked, done when logged."""

from datetime import date

import pytest

from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.metric import Metric
from tests.homes import MONDAY, march

TESTS = """\
plan: Tests
weekly_hours: 1-5
pool: 25 yd
weeks:
  - tests: swim_100yd_s, cmj_cm, broad_jump_cm
    mon: {sport: run, rpe: 8, steps: 40:00}
    sat: {sport: run, tests: run_5k_s, steps: [9:00 easy, 5 km all out], title: Five k}
"""


@pytest.fixture
def tested(home):
    home.load(TESTS)
    return home


def log(home, key, day, value=40.0):
    """The result of a test, as `coach log test` keeps it."""
    test = FITNESS_TESTS[key]
    on = date.fromisoformat(day)
    metric = Metric(f"m-{key}-{day}", test.kind, on, value, test.method, "manual")
    with home.context() as context, context.writing() as store:
        store.save_metric(metric, context.clock.now())


def by_title(home):
    return {w["title"]: w for w in home.plan()["workouts"]}


def test_the_tests_of_a_week_are_workouts_on_days_that_suit_them(tested):
    workouts = by_title(tested)

    assert set(workouts) == {"Run", "Five k", "Test: 100 yd freestyle", "Test: jumps"}
    swim, jumps = workouts["Test: 100 yd freestyle"], workouts["Test: jumps"]
    assert (swim["date"], jumps["date"]) == (march(4), march(5))
    assert swim["test"] is jumps["test"] is True
    assert [t["key"] for t in jumps["tests"]] == ["cmj_cm", "broad_jump_cm"]
    assert jumps["tests"][0]["log"] == "coach log test cmj_cm CM"
    assert "coach log test cmj_cm CM" in jumps["note"]
    assert all(w["load"] > 0 and w["steps"] for w in workouts.values())


def test_the_tests_of_a_loaded_plan_keep_to_the_pool_and_to_special_days(home):
    home.run("pool", "set", "fri")
    home.run("slots", "except", march(5), "--none")

    home.load(TESTS)

    workouts = by_title(home)
    assert workouts["Test: 100 yd freestyle"]["date"] == march(6)
    assert workouts["Test: jumps"]["date"] not in {march(5), march(6)}


def test_loading_it_again_is_nothing_to_do(tested):
    file = tested.folder.parent / "plan.yaml"

    tested.json("plan", "load", file, "--start", MONDAY, code=3)


def test_a_test_is_marked_in_the_plan_and_told_with_what_to_type(tested):
    lines = tested.run("plan", "show", "--plain").out
    days = ("--from", march(7), "--to", march(7))
    steps = tested.run("plan", "show", *days, "--plain").out
    today = tested.at("2026-03-07T09:00:00+00:00").run().out

    assert "test: run_5k_s" in lines
    assert "coach log test KEY VALUE" in lines
    assert "coach log test run_5k_s TIME" in steps
    assert "coach log test run_5k_s TIME" in today


def test_what_to_type_is_said_once(tested):
    days = ("--from", march(5), "--to", march(5))

    said = tested.run("plan", "show", *days, "--plain").out

    assert said.count("coach log test cmj_cm CM") == 1


def test_a_test_is_done_once_its_result_is_logged(tested):
    log(tested, "run_5k_s", march(7), 1500.0)
    log(tested, "cmj_cm", march(5))
    tested.answered(march(8))

    statuses = {title: w["status"] for title, w in by_title(tested).items()}
    week = tested.review()["week"]

    assert statuses["Five k"] == "done"
    assert statuses["Test: jumps"] == "partial"
    assert statuses["Test: 100 yd freestyle"] == "missed"
    assert (week["completed"], week["planned"]) == (2, 4)


def test_a_test_week_is_tested_for_the_goals_its_plan_serves(home):
    document = home.load(
        "plan: T\nweekly_hours: 1-5\nweeks:\n  - tests: yes\n"
        "    tue: {sport: run, steps: 40:00, goals: vo2max}\n"
    )

    titles = [w["title"] for w in document["workouts"]]
    assert sorted(titles) == ["Run", "Test: 12-minute run"]


def test_a_crowded_test_week_is_told(home):
    hard = "{sport: run, rpe: 8, steps: 40:00}"
    file = home.folder.parent / "plan.yaml"
    days = "".join(f"    {day}: {hard}\n" for day in ("mon", "wed", "fri", "sun"))
    file.write_text(f"plan: T\nweekly_hours: 1-5\nweeks:\n  - tests: run_5k_s\n{days}")

    issues = home.json("plan", "check", file, "--start", MONDAY)["issues"]

    assert any("keeps 'Test: 5 km run'" in i["why"] for i in issues)
    assert all("line 4" in i["where"] for i in issues if "keeps" in i["why"])


EXERCISE = """\
plan: Lift
weekly_hours: 1-5
weeks:
  - mon:
      sport: strength
      steps: [my odd lift 3x5, zanzibar hold 2x30s, bench press 3x5]
"""


def test_an_exercise_means_what_the_athlete_once_said(home):
    file = home.folder.parent / "plan.yaml"
    file.write_text(EXERCISE)
    before = home.json("plan", "check", file, "--start", MONDAY)["issues"]
    with home.context() as context, context.writing() as store:
        store.remember_exercise("My odd lift", "back squat")
        store.remember_exercise("Zanzibar hold", "Zanzibar hold")

    after = home.json("plan", "check", file, "--start", MONDAY)["issues"]
    (workout,) = home.load(EXERCISE)["workouts"]

    assert ["my odd lift" in i["why"] for i in before].count(True) == 1
    assert not any("catalogue" in i["why"] for i in after)
    done = [step["steps"][0]["exercise"] for step in workout["steps"]]
    assert done == ["back squat", "Zanzibar hold", "bench press"]
