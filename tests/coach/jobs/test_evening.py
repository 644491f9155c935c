"""`--date` in the past sees nothing later, whatever has happened since."""

from datetime import date

import pytest

from tests.homes import EVERY_SPORT, MONDAY, march, new_home, runs

NEXT_MONDAY = march(16)


def loaded(home):
    home.load(runs("mon wed fri sat", priority=1, rpe=8), day=MONDAY)


def moved(home):
    number = home.plan()["workouts"][1]["id"]
    home.json("plan", "move", number, march(5))


def felt(day, sleep_h, soreness):
    def feel(home):
        words = ("--sleep-h", sleep_h, "--soreness", soreness)
        home.json("log", "wellness", "--date", day, *words)

    return feel


def weighed(day, body_fat_pct):
    def weigh(home):
        words = ("--body-fat-pct", body_fat_pct, "--device", "scale")
        home.json("log", "body", "--date", day, *words)

    return weigh


def ran(day, **fields):
    return lambda home: home.did(day, **fields)


def missed(home):
    number = home.plan()["workouts"][2]["id"]
    home.json("log", "missed", number, "--reason", "late at work")


def skipped(home):
    later = [w for w in home.plan()["workouts"] if w["date"] > march(11)]
    home.json("plan", "skip", later[0]["id"], "--reason", "travel")


def approved(day):
    return lambda home: home.run("review", "--date", day, "--approve", "all")


def reviewed(day):
    return lambda home: home.review(day)


def vouched(day):
    """As the athlete does who reviews the day on a terminal."""

    def vouch(home):
        with home.context() as context, context.writing() as store:
            store.save_answer(date.fromisoformat(day))

    return vouch


def another_plan(home):
    home.load(EVERY_SPORT, start=NEXT_MONDAY, day=home.now[:10])


LIFE = (
    (2, loaded),
    (2, ran(march(2))),
    (3, ran(march(3), sport="swim", minutes=30, distance_m=1500, rpe=5)),
    (3, felt(march(3), 4, 7)),
    (4, moved),
    (5, ran(march(5), minutes=43)),
    (5, weighed(march(5), 16.1)),
    (6, felt(march(6), 6.5, 4)),
    (7, missed),
    (8, ran(march(8), sport="ride", minutes=90, rpe=8)),
    (8, approved(march(8))),
    (9, ran(march(9), minutes=32, rpe=6)),
    (9, weighed(march(9), 15.9)),
    (10, another_plan),
    (11, skipped),
    (11, felt(march(11), 4, 7)),
    (12, reviewed(march(12))),
    (13, ran(march(13))),
    (14, weighed(march(14), 15.8)),
    (15, vouched(march(15))),
)
DAYS = sorted({day for day, _ in LIFE})


@pytest.fixture(scope="module")
def lives(tmp_path_factory, sqlite_template):
    """The home as it was on each evening; every command was given on its own."""
    folder = tmp_path_factory.mktemp("life")
    home = new_home(folder / "home", sqlite_template)
    seen = {}
    for number, (day, event) in enumerate(LIFE):
        event(home.at(march(day)))
        seen[day] = home.copy(folder / f"{day}-{number}")
    return seen


@pytest.fixture
def whole_life(lives, tmp_path):
    return lives[max(DAYS)].copy(tmp_path / "whole")


def asked(home, day, folder, *words):
    """What a copy of the home says on that evening."""
    there = home.copy(folder).at(march(max(DAYS)))
    return there.run(*words, "--date", march(day), "--json").out


def as_of(home, day, folder):
    """The review of that day, prepared from what the home knows of it."""
    there = home.copy(folder)
    forget_reviews(there)
    return (
        there.at(march(max(DAYS)))
        .run("review", "--date", march(day), "--prepare-only", "--json")
        .out
    )


def forget_reviews(home):
    """Leave plans and training, drop what was stored of reviews."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("DELETE FROM proposals")
        connection.execute("DELETE FROM daily_reviews")


@pytest.mark.parametrize("day", DAYS)
def test_the_review_of_a_past_day_is_what_it_was_then(lives, whole_life, tmp_path, day):
    then = as_of(lives[day], day, tmp_path / "then")

    assert as_of(whole_life, day, tmp_path / "now") == then


@pytest.mark.parametrize("words", [("plan", "show"), ("activities",), ("goals",)])
@pytest.mark.parametrize("day", DAYS[1::3])
def test_no_command_with_a_date_sees_what_came_later(
    lives, whole_life, tmp_path, day, words
):
    then = asked(lives[day], day, tmp_path / "then", *words)

    assert asked(whole_life, day, tmp_path / "now", *words) == then


def test_the_life_of_these_tests_is_worth_looking_back_on(whole_life):
    """Else equal documents would say little."""
    now = whole_life.at(NEXT_MONDAY)
    assert now.plan()["plan"]["name"] == "Every sport"
    decided = whole_life.review(march(8))
    assert decided["proposals"]
    assert {p["status"] for p in decided["proposals"]} == {"approved"}
    assert whole_life.review(march(12))["date"] == march(12)
    tired = whole_life.review(march(3))
    assert [p["rule"] for p in tired["proposals"]] == ["FA02"]


def test_the_first_plan_is_seen_on_days_before_it_was_loaded(home):
    home.load(runs(), day=march(8))
    home.did(*map(march, (2, 3, 4, 5)))
    home.answered(march(7))

    week = home.review(march(7))["week"]

    assert (week["completed"], week["planned"]) == (4, 6)


def test_a_plan_that_takes_over_is_not_seen_on_days_before_it_was_loaded(home):
    home.load(runs())
    another_plan(home.at(march(10)))

    before = home.plan("--date", march(9))
    after = home.plan("--date", march(10))

    assert before["plan"]["name"] == "Runs"
    assert len(before["workouts"]) == 18
    assert after["plan"]["name"] == "Runs"
    assert len(after["workouts"]) == 12
    assert home.plan("--date", NEXT_MONDAY)["plan"]["name"] == "Every sport"


def test_a_reason_given_later_is_not_known_before(home):
    home.load(runs())
    home.did(march(2))
    number = home.plan()["workouts"][1]["id"]
    home.at(march(5)).json("log", "missed", number, "--reason", "sick")

    def reason(day):
        return home.review(day)["week"]["workouts"][1]["reason"]

    assert reason(march(4)) is None
    assert reason(march(5)) == "sick"


def test_a_reason_said_in_other_words_keeps_the_day_it_was_first_given(home):
    home.load(runs())
    number = home.plan()["workouts"][1]["id"]
    home.at(march(4)).json("log", "missed", number, "--reason", "sick")
    home.at(march(6)).json("log", "missed", number, "--reason", "a cold")

    missed = home.review(march(4))["week"]["workouts"][1]

    assert (missed["status"], missed["reason"]) == ("missed", "a cold")
