"""`coach recommend split`: the week that fits, before and after, and why."""

import csv
import io
from datetime import date

import pytest

from tests.homes import EVERY_SPORT, SUNDAY, march

SETS = """\
"title","start_time","end_time","exercise_title","set_index","weight_kg","reps"
"""


def rows(*exercises, days=(2, 5), reps=8):
    return SETS + "".join(
        f'"Lift","{day} Mar 2026, 18:00","{day} Mar 2026, 19:00",'
        f'"{name}",{n},60,{reps}\n'
        for day in days
        for name in exercises
        for n in range(3)
    )


@pytest.fixture
def lifter(home, tmp_path):
    """Someone who squats and benches twice a week, free on three evenings."""
    file = tmp_path / "hevy.csv"
    file.write_text(rows("Squat (Barbell)", "Bench Press (Barbell)"))
    home.json("import", file)
    home.run("slots", "set", "mon 18:00-19:00", "wed 18:00-19:00", "sat 09:00-10:30")
    return home


def asked(home, *more):
    return home.json("recommend", "split", "--date", SUNDAY, *more)


def test_the_week_is_filled_within_the_slots_with_what_is_done_already(lifter):
    document = asked(lifter)

    assert document["schema"] == "coach/recommend-split/1"
    assert document["week"] == {"from": march(9), "to": march(15)}
    best = document["splits"][0]
    for session in best["sessions"]:
        weekday = date.fromisoformat(session["date"]).weekday()
        assert (weekday, session["start"]) in {(0, "18:00"), (2, "18:00"), (5, "09:00")}
    lifts = {e["exercise"]: e for s in best["sessions"] for e in s["exercises"]}
    assert lifts["back squat"]["known"]
    assert lifts["back squat"]["reps"] == 8
    assert not all(each["known"] for each in lifts.values())


def test_before_is_a_week_as_it_was_lately_where_nothing_is_planned(lifter):
    document = asked(lifter)

    assert document["before"]["of"] == "lately"
    assert document["before"]["sets"]["quadriceps"] == 1.5
    assert "hamstrings" in document["weak"]
    assert min(document["splits"][0]["sets"].values()) > 0


def test_so_many_days_as_were_asked_for(lifter):
    found = asked(lifter, "--days", 3)["splits"]

    assert {len(each["sessions"]) for each in found} == {3}
    assert {each["split"] for each in found} == {
        "full body",
        "upper/lower",
        "push/pull/legs",
    }


def test_what_is_never_done_and_what_hurts_is_left_out(lifter):
    lifter.run("prefer", "bench press", "never")
    lifter.run("log", "injury", "knee", "--severity", 3, "--date", SUNDAY)
    lifter.run("gym", "set", "dumbbell", "bench")

    found = asked(lifter)["splits"]

    names = {
        e["exercise"] for c in found for s in c["sessions"] for e in s["exercises"]
    }
    assert names
    assert not names & {"bench press", "back squat", "front squat", "leg press"}


def test_the_screen_tells_the_week_the_sets_and_why(lifter):
    out = lifter.run("recommend", "split", "--date", SUNDAY).out

    assert "Mon 9 Mar" in out
    assert "18:00  full body" in out
    assert "back squat" in out
    assert "(new)" in out
    assert "Hard sets a week  4 are the least, 8 the aim" in out
    assert "Why\n" in out
    assert "Would do as well" in out
    assert max(map(len, out.splitlines())) <= 80


def test_plain_has_the_numbers_and_no_bars(lifter):
    drawn, plain = (
        lifter.run("recommend", "split", "--date", SUNDAY, *more).out
        for more in ((), ("--plain",))
    )

    assert "█" in drawn
    assert "█" not in plain
    assert "quadriceps" in plain


def test_without_slots_no_time_of_day_is_said(home):
    document = asked(home)

    assert {s["start"] for s in document["splits"][0]["sessions"]} == {None}


def test_where_nothing_is_free_it_says_so(home):
    home.run("slots", "set", "mon 18:00-18:15")

    document = asked(home)

    assert document["splits"] == []
    ran = home.run("recommend", "split", "--date", SUNDAY)
    assert "No split fits  9 – 15 Mar" in ran.out
    assert "full body on 1 day: no day has time that is free" in ran.out
    assert "coach slots set" in ran.out.splitlines()[-1]


def test_csv_has_a_row_for_each_exercise_of_the_best(lifter):
    best = asked(lifter)["splits"][0]
    ran = lifter.run("recommend", "split", "--date", SUNDAY, "--csv")

    found = list(csv.DictReader(io.StringIO(ran.out)))
    lifts = [e["exercise"] for s in best["sessions"] for e in s["exercises"]]
    assert [row["exercise"] for row in found] == lifts
    assert found[0]["sets"] == str(best["sessions"][0]["exercises"][0]["sets"])


def test_nothing_dated_later_is_seen(lifter, tmp_path):
    before = asked(lifter)
    file = tmp_path / "later.csv"
    file.write_text(rows("Deadlift (Barbell)", days=(9, 12)))
    lifter.json("import", file)

    assert asked(lifter) == before


def test_what_is_planned_is_the_before_and_other_sports_take_their_time(home):
    home.load(EVERY_SPORT)
    document = asked(home)

    assert document["before"]["of"] == "planned"
    assert document["others"]
    assert document["hours"]["others"] > 0
    left = document["hours"]["left"] * 3600
    for each in document["splits"]:
        assert sum(s["duration_s"] for s in each["sessions"]) <= left + 1
