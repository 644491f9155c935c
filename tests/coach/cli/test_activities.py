import csv
import io

import pytest

from tests.homes import SUNDAY, march, runs

KEYS = [
    *("id", "source", "source_id", "sport", "sub_sport", "title", "start"),
    *("local_date", "timezone", "elapsed_s", "moving_s", "distance_m"),
    *("calories_kcal", "avg_hr_bpm", "max_hr_bpm", "avg_power_w"),
    *("pool_length_m", "lengths", "load", "planned_workout_id", "match"),
    "same_session_as",
]


def days(document):
    return [activity["local_date"] for activity in document["activities"]]


@pytest.fixture
def busy(home):
    home.did(march(2), march(4))
    home.did(march(3), sport="swim", minutes=30)
    home.did(march(6), sport="ride", minutes=60)
    return home


def test_every_key_of_the_contract_is_there(home, folder):
    home.json("import", folder)

    document = home.json("activities")

    assert document["schema"] == "coach/activities/1"
    for activity in document["activities"]:
        assert set(KEYS) <= set(activity)
        assert set(activity["load"]) == {"value", "method"}


def test_activities_are_listed_oldest_first(busy):
    assert days(busy.json("activities")) == [march(d) for d in (2, 3, 4, 6)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--since", march(4)), [4, 6]),
        (("--until", march(3)), [2, 3]),
        (("--since", march(3), "--until", march(4)), [3, 4]),
        (("--sport", "swim"), [3]),
        (("--sport", "golf"), []),
        (("--date", march(3)), [2, 3]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_only_what_was_asked_for_is_listed(busy, words, found):
    assert days(busy.json("activities", *words)) == [march(d) for d in found]


def test_csv_has_a_header_and_a_row_for_each(busy):
    ran = busy.run("activities", "--csv")

    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["local_date"] for row in rows] == days(busy.json("activities"))
    assert rows[1]["sport"] == "swim"
    assert rows[1]["distance_m"] == ""
    assert "\r" not in ran.out


def test_csv_runs_nothing_in_a_spreadsheet(home):
    home.did(march(2), title="=HYPERLINK(1)")

    (row,) = csv.DictReader(io.StringIO(home.run("activities", "--csv").out))

    assert row["title"] == "'=HYPERLINK(1)"


def test_the_planned_workout_and_the_match_are_told(home):
    home.load(runs())
    home.did(march(2))

    (activity,) = home.json("activities")["activities"]

    assert activity["planned_workout_id"] == home.plan()["workouts"][0]["id"]
    assert activity["match"] == "exact"


def test_work_outside_the_plan_has_no_match(home):
    home.load(runs())
    home.did(march(2), sport="golf", minutes=200)

    (activity,) = home.json("activities")["activities"]

    assert activity["planned_workout_id"] is None
    assert activity["match"] == "none"


def test_a_swims_lengths_and_a_lifts_sets_are_told_in_full(home, folder):
    home.json("import", folder)
    listed = home.json("activities")["activities"]
    swim = next(a for a in listed if a["sport"] == "swim")
    lift = next(a for a in listed if a["source"] == "hevy")

    detail = home.json("activity", swim["id"])
    lengths = detail["lengths_detail"]
    sets = home.json("activity", lift["id"])["sets"]

    assert detail["schema"] == "coach/activity/1"
    assert sum(length["active"] for length in lengths) == swim["lengths"]
    assert set(lengths[0]) >= {"elapsed_s", "strokes", "stroke", "active"}
    assert detail["laps"]
    assert set(sets[0]) >= {"exercise", "reps", "load_kg", "rpe", "rest_s", "set_type"}


def test_an_unknown_number_is_a_usage_error(home):
    home.json("activity", "99", code=2)
    home.json("activity", "ninety", code=2)


def test_nothing_yet_says_what_to_do(home):
    assert "coach import" in home.run("activities").out
    assert home.json("activities")["activities"] == []


def test_the_table_and_the_detail_fit_a_person(home, folder):
    home.json("import", folder)
    swim = home.json("activities", "--sport", "swim")["activities"][0]

    listed = home.run("activities").out
    shown = home.run("activity", swim["id"]).out

    assert str(swim["id"]) in listed
    assert "swim" in listed.lower()
    assert "yd" in shown
    assert home.run("activities", "--plain").out


def test_of_many_only_the_last_are_shown_and_the_rest_named(home):
    for day in range(1, 9):
        for title in "abcde":
            home.did(march(day), title=title)

    shown = home.run("activities").out

    assert "coach activities --since" in shown
    assert len(home.json("activities")["activities"]) == 40
    assert home.run("activities", "--since", march(1)).out.count("\n") > 40


def test_a_day_that_is_none_is_a_usage_error(home):
    home.json("activities", "--since", "last week", code=2)
    home.json("activities", "--sport", "chess", code=2)


def test_where_the_athlete_lives_decides_the_day(home, folder):
    there = type(home)(home.folder, now=home.now, zone="Pacific/Auckland")
    there.json("log", "workout", "--sport", "run", "--minutes", "30")

    (activity,) = there.json("activities")["activities"]

    assert activity["local_date"] == march(9)
    assert activity["start"] == "2026-03-09T12:00:00+13:00"
    assert activity["timezone"] == "Pacific/Auckland"
    assert home.json("activities", "--until", SUNDAY)["activities"] == []


def test_a_choice_that_holds_nothing_is_not_taken_for_an_empty_home(home):
    home.did("2026-03-03")

    for choice in (("--sport", "golf"), ("--since", "2026-03-07")):
        assert home.run("activities", *choice).out == "No activity like that.\n"


@pytest.fixture
def recorded(home, folder):
    """A home with a fortnight of files, and its activities by sport."""
    home.json("import", folder)
    by_sport = {}
    for each in home.json("activities")["activities"]:
        by_sport.setdefault(each["sport"], []).append(each)
    return home, by_sport


def table(ran):
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_a_run_has_splits_zones_and_a_chart(recorded):
    home, by_sport = recorded
    run = by_sport["run"][0]

    document = home.json("activity", run["id"])
    shown = home.run("activity", run["id"]).out

    parts = document["splits"]["parts"]
    assert document["splits"]["unit"] == "km"
    far = sum(part["distance_m"] for part in parts)
    assert far == pytest.approx(run["distance_m"], rel=0.01)
    assert sum(part["moving_s"] for part in parts) == pytest.approx(
        run["moving_s"], rel=0.02
    )
    (zones,) = (z for z in document["zones"] if z["kind"] == "heart_rate")
    assert zones["basis"]
    for word in ("Heart rate, bpm", "Pace, min/km", "Splits", "Heart-rate zones"):
        assert word in shown


def test_both_recordings_of_a_session_show_the_same_whole(recorded):
    home, by_sport = recorded
    hevy = next(each for each in by_sport["strength"] if each["source"] == "hevy")
    (watch,) = hevy["same_session_as"]

    one, other = (home.run("activity", n).out for n in (hevy["id"], watch))

    origin = f"sets from activity {hevy['id']}"
    assert origin in one
    assert origin in other
    assert "Heart rate, bpm" in one
    assert one.partition("Volume")[2] == other.partition("Volume")[2] != ""
    session = home.json("activity", watch)["session"]
    assert session["sets"] == home.json("activity", hevy["id"])["sets"]
    assert session["avg_hr_bpm"]


def test_a_session_as_a_table_is_its_sets_its_lengths_or_its_splits(recorded):
    home, by_sport = recorded
    run, swim = by_sport["run"][0], by_sport["swim"][0]
    lift = next(each for each in by_sport["strength"] if each["source"] == "hevy")

    sets, lengths, splits = (
        table(home.run("activity", each["id"], "--csv")) for each in (lift, swim, run)
    )

    assert len(sets) == len(home.json("activity", lift["id"])["sets"])
    assert {row["exercise"] for row in sets}
    active = [row for row in lengths if row["active"] == "True"]
    assert len(active) == swim["lengths"]
    assert splits[0]["distance_m"] == "1000.0"


def test_every_second_is_there_for_who_asks(recorded):
    home, by_sport = recorded
    number = by_sport["run"][0]["id"]

    rows = table(home.run("activity", number, "--csv", "--streams"))
    streams = home.json("activity", number, "--streams")["streams"]

    assert len(rows) == len(streams["time_s"]["steps"]) > 100
    assert float(rows[-1]["time_s"]) > 600
    assert "streams" not in home.json("activity", number)
    home.run("activity", number, "--streams", code=2)


def test_no_screen_of_an_activity_is_wider_than_the_terminal(recorded, monkeypatch):
    home, by_sport = recorded
    ids = [each["id"] for sport in by_sport.values() for each in sport]

    for columns in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        for number in ids:
            shown = home.run("activity", number).out
            assert max(map(len, shown.splitlines())) <= columns
            assert "…" not in shown


def test_plain_has_neither_dots_nor_bars(recorded):
    home, by_sport = recorded

    shown = home.run("activity", by_sport["run"][0]["id"], "--plain").out

    assert "Heart rate, bpm: 0:00 " in shown
    assert not {c for c in shown if "\u2500" <= c <= "\u28ff" and c != "−"}
