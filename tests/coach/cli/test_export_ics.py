"""`coach export ics`: the plan in a calendar, and what changes in it."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, runs

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def planned(homes):
    home = homes(zone="Europe/Berlin")
    home.load(runs("mon wed fri"))
    home.json("slots", "set", "mon 06:30-07:30", "wed 18:00-20:00")
    return home


def file_of(home):
    return home.exports / "training.ics"


def read(document):
    return Path(document["exports"][0]["path"]).read_bytes()


def events(home, *arguments):
    """The calendar's events by the workout's uuid, as any program reads them."""
    home.json("export", "ics", *arguments)
    found = Calendar.from_ical(file_of(home).read_bytes()).walk("VEVENT")
    return {str(event["uid"]).removesuffix("@coach"): event for event in found}


def test_a_special_day_and_a_calendar_move_when_it_begins(planned, tmp_path):
    busy = tmp_path / "work.ics"
    busy.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\n"
        "DTSTART;TZID=Europe/Berlin:20260311T173000\n"
        "DTEND;TZID=Europe/Berlin:20260311T183000\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    planned.run("slots", "busy", busy)
    planned.run("slots", "except", march(9), "20:00-21:30")

    begins = {
        event["dtstart"].dt.strftime("%m-%d %H:%M")
        for event in events(planned).values()
        if isinstance(event["dtstart"].dt, datetime)
    }

    assert {"03-09 20:00", "03-11 18:30"} <= begins
    assert "03-16 06:30" in begins


def test_every_coming_workout_is_an_event_in_its_free_slot(planned):
    found = events(planned)

    workouts = planned.plan("--from", SUNDAY)["workouts"]
    assert [*found] == [workout["uuid"] for workout in workouts]
    monday, wednesday, friday, *_ = found.values()
    assert monday.decoded("dtstart") == datetime(2026, 3, 9, 6, 30, tzinfo=BERLIN)
    assert wednesday.decoded("dtstart") == datetime(2026, 3, 11, 18, tzinfo=BERLIN)
    assert friday.decoded("dtstart") == date(2026, 3, 13)
    assert {int(event["sequence"]) for event in found.values()} == {0}
    assert monday["summary"] == "Easy run"
    assert monday["description"] == "run, 40 min\n40:00 easy"


def test_the_document_names_each_workout_and_the_file(planned):
    document = planned.json("export", "ics", "--to", march(13))

    uuids = [w["uuid"] for w in planned.plan("--from", SUNDAY)["workouts"]][:3]
    assert [e["workout_uuid"] for e in document["exports"]] == uuids
    assert {(e["target"], e["state"]) for e in document["exports"]} == {("ics", "done")}
    assert {Path(e["path"]) for e in document["exports"]} == {file_of(planned)}
    assert file_of(planned).stat().st_mode & 0o777 == 0o600


def test_the_same_plan_is_the_same_bytes_at_any_time_and_changes_no_row(planned):
    planned.json("export", "ics")
    first, rows = file_of(planned).read_bytes(), planned.rows()

    planned.at(march(8) + "T23:10:00+00:00").json("export", "ics", "--from", SUNDAY)

    assert file_of(planned).read_bytes() == first
    assert planned.rows() == rows


def test_a_moved_workout_keeps_its_uid_and_raises_its_sequence(planned):
    before = events(planned)
    workout = planned.plan("--from", SUNDAY)["workouts"][0]
    planned.at("2026-03-08T21:30:00+00:00").json(
        "plan", "move", workout["id"], march(18)
    )

    after = events(planned)

    moved = after[workout["uuid"]]
    assert after.keys() == before.keys()
    assert moved.decoded("dtstart").date() == date(2026, 3, 18)
    assert moved["sequence"] == 1
    assert moved.decoded("dtstamp") > before[workout["uuid"]].decoded("dtstamp")
    untouched = [u for u in after if u != workout["uuid"]]
    assert {int(after[u]["sequence"]) for u in untouched} == {0}


def test_two_on_one_day_follow_each_other(planned):
    workouts = planned.plan("--from", SUNDAY)["workouts"]
    planned.json("plan", "move", workouts[0]["id"], march(11))

    found = events(planned)

    times = {found[w["uuid"]].decoded("dtstart").time() for w in workouts[:2]}
    assert {f"{time:%H:%M}" for time in times} == {"18:00", "18:40"}


def test_a_skipped_workout_is_cancelled_so_that_calendars_take_it_out(planned):
    workout = planned.plan("--from", SUNDAY)["workouts"][1]
    planned.json("plan", "skip", workout["id"], "--reason", "travel; far, away")

    found = events(planned)[workout["uuid"]]

    assert found["status"] == "CANCELLED"
    assert found["sequence"] == 1
    assert "skipped: travel; far, away" in found["description"]
    assert not found.walk("VALARM")


def test_what_a_review_took_out_of_the_plan_is_cancelled_too(home):
    home.load(runs("mon wed", rpe=8))
    workout = home.plan("--from", SUNDAY)["workouts"][0]
    signs = ("--sleep-h", "4.5", "--soreness", "7", "--fatigue", "7")
    home.run("log", "wellness", *signs, "--date", SUNDAY)
    home.review(SUNDAY, "--approve", "all")
    assert workout["uuid"] not in {w["uuid"] for w in home.plan()["workouts"]}

    found = events(home)

    assert found[workout["uuid"]]["status"] == "CANCELLED"
    assert found[workout["uuid"]]["sequence"] == 1


def test_as_on_an_evening_before_the_change_it_is_as_it_was(planned):
    workout = planned.plan("--from", SUNDAY)["workouts"][0]
    before = events(planned)[workout["uuid"]]
    monday = planned.at(march(9))
    monday.json("plan", "move", workout["id"], march(18))

    assert events(monday)[workout["uuid"]]["sequence"] == 1
    then = events(monday, "--date", SUNDAY)[workout["uuid"]]
    assert then.to_ical() == before.to_ical()


def test_every_sport_is_in_the_calendar_and_swims_in_the_athletes_unit(home):
    home.load(EVERY_SPORT)

    found = events(home, "--from", MONDAY, "--to", march(8))

    said = [str(event["description"]).splitlines()[0] for event in found.values()]
    assert [line.split(",")[0] for line in said] == [
        *("swim", "run", "strength", "ride", "mobility", "swim"),
    ]
    assert said[0].endswith("1,300 yd")


def test_each_athlete_of_a_home_has_a_calendar(planned):
    ann = planned.of("Ann Bo")
    ann.json("init", "--no-input")
    ann.load(runs("tue"))

    mine, theirs = (read(home.json("export", "ics")) for home in (planned, ann))
    assert mine != theirs
    assert read(planned.json("export", "ics")) == mine


def test_a_dry_run_names_the_file_and_writes_nothing(planned, tmp_path):
    out = tmp_path / "calendar"

    dry = planned.json("export", "ics", "--dry-run", "--out", out)

    assert {e["state"] for e in dry["exports"]} == {"pending"}
    assert {Path(e["path"]).parent for e in dry["exports"]} == {out}
    assert not out.exists()
    assert "nothing was written" in planned.run("export", "ics", "--dry-run").err


def test_a_file_that_is_named_is_the_file_that_is_written(planned, tmp_path):
    planned.json("export", "ics", "--out", tmp_path / "my.ICS")
    planned.json("export", "ics", "--out", tmp_path)

    assert {file.name for file in tmp_path.glob("*.*")} >= {"my.ICS", "training.ics"}
    assert (tmp_path / "my.ICS").is_file()


def test_without_slots_a_person_is_told_how_workouts_get_a_time(home):
    home.load(runs("mon wed fri"))

    ran = home.run("export", "ics")

    assert ran.out.strip() == str(file_of(home))
    assert "coach slots set" in ran.err


def test_without_a_plan_or_on_empty_days_there_is_nothing(planned, homes):
    homes().json("export", "ics", code=3)
    empty = ("export", "ics", "--from", SUNDAY, "--to", SUNDAY)
    assert planned.json(*empty)["exports"] == []
    assert "Nothing is planned" in planned.run(*empty).out
    assert not planned.exports.exists()
