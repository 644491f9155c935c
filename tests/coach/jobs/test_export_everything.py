import csv
import json

import pytest

from coach.domain.goal import Goal
from coach.jobs import export_everything
from tests.coach.database.nouns import fill_judgement
from tests.coach.jobs.bringing_back import bring_back, exported
from tests.homes import EVERY_SPORT, SUNDAY, Home, march, new_home, runs


@pytest.fixture(scope="module")
def lived(tmp_path_factory, sqlite_template, fortnight):
    """A home with something of everything that can be kept."""
    place = tmp_path_factory.mktemp("lived")
    home = new_home(place / "coach", sqlite_template)
    for name, content in fortnight.items():
        file = place / "files" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    home.load(EVERY_SPORT)
    home.json("import", place / "files")
    home.did(march(4), title='=1+1 "quoted", été', note="two\nlines", rpe=7)
    first = home.plan()["workouts"][0]["id"]
    second, third, fourth = (w["id"] for w in home.plan()["workouts"][1:4])
    home.run("plan", "move", third, march(21), "--date", march(3))
    home.run("plan", "skip", fourth, "--reason", "travel", "--date", march(3))
    home.run("log", "missed", second, "--reason", "a cold", "--date", march(5))
    activity = home.json("activities")["activities"][-1]["id"]
    home.run("match", "fix", activity, first)
    home.run("match", "fix", home.json("activities")["activities"][0]["id"], "none")
    home.run("log", "body", "--weight-kg", "74.5", "--date", march(3))
    home.run("log", "wellness", "--sleep-h", "7.5", "--stress", "2", "--date", march(3))
    home.run("slots", "set", "mon 06:30-07:30", "sat 08:00-12:00")
    home.load(runs(weeks=1), start=march(23), day=march(7))
    home.review(SUNDAY, "--approve", "all")
    with home.context() as context, context.writing() as store:
        store.remember_exercise("flat bench", "bench press")
        store.save_goal(Goal("vo2max", 50.0))
        store.save_answer(store.reviews()[0].day)
        fill_judgement(store, "Ada")
    return home


@pytest.fixture
def lived_in(lived, tmp_path):
    """The same home, for one test to change, with an activity that was confirmed."""
    home = lived.copy(tmp_path / "lived" / "coach")
    with home.context() as context, context.writing() as store:
        store.confirm(store.activities()[0].uuid, context.clock.now())
    return home


def kinds(file):
    return {next(iter(json.loads(line))) for line in file.read_text().splitlines()}


def test_every_kind_of_record_is_in_the_export(lived_in, tmp_path):
    (file,) = exported(lived_in, tmp_path / "out")

    assert file.name == "coach-export.jsonl"
    assert kinds(file) == {
        *("schema", "athlete", "slots", "goal", "exercise_name", "metric", "wellness"),
        *("plan", "revision", "correction", "confirmed", "missed", "answered"),
        *("gym", "pool_days", "special_day", "busy", "pause", "preference"),
        *("review", "decision", "rule_setting", "forecast", "activity"),
    }


def test_no_number_of_a_row_and_no_time_of_its_making_is_in_it(lived_in, tmp_path):
    (file,) = exported(lived_in, tmp_path / "out")
    (later,) = exported(lived_in.at(march(20)), tmp_path / "later")

    assert later.read_bytes() == file.read_bytes()
    assert {
        each
        for line in map(json.loads, file.read_text().splitlines())
        for each in numbers(line)
    } == set()


def numbers(value):
    """Every whole number that is called `id`, however deep."""
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and isinstance(value.get("id"), int):
        yield value["id"]
    if isinstance(value, dict | list):
        for each in inside:
            yield from numbers(each)


def test_a_new_home_gets_the_same_and_exports_the_same_bytes(lived_in, homes, tmp_path):
    (file,) = exported(lived_in, tmp_path / "out")
    other = homes()

    brought = bring_back(other, file)
    (again,) = exported(other, tmp_path / "again")

    assert (brought.statuses, brought.reasons) == (["imported"], [])
    assert again.read_bytes() == file.read_bytes()


@pytest.mark.postgres
def test_on_postgres_it_is_the_same_bytes(lived_in, tmp_path, postgres_url):
    (file,) = exported(lived_in, tmp_path / "out")
    (tmp_path / "other").mkdir()
    other = Home(tmp_path / "other", url=postgres_url)

    brought = bring_back(other, file)
    (again,) = exported(other, tmp_path / "again")

    assert brought.reasons == []
    assert again.read_bytes() == file.read_bytes()


def test_what_a_new_home_shows_is_what_the_old_one_showed(lived_in, homes, tmp_path):
    (file,) = exported(lived_in, tmp_path / "out")
    other = homes()
    bring_back(other, file)

    for words in (
        ("plan", "show", "--from", march(1), "--to", march(31)),
        ("goals",),
        ("review", "--date", SUNDAY),
    ):
        assert other.json(*words) == lived_in.json(*words)


def test_in_the_home_it_came_from_it_changes_nothing_but_that_it_came(
    lived_in, tmp_path
):
    (file,) = exported(lived_in, tmp_path / "out")
    before = lived_in.rows()

    brought = bring_back(lived_in, file)

    assert (brought.statuses, brought.reasons) == (["duplicate"], [])
    after = lived_in.rows()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"raw_files", "activity_files"}


def test_what_was_said_since_outlives_an_old_export(lived_in, tmp_path):
    (file,) = exported(lived_in, tmp_path / "out")
    lived_in.run("slots", "set", "tue 06:00-07:00")
    lived_in.run("log", "wellness", "--stress", "6", "--date", march(3))
    with lived_in.context() as context, context.writing() as store:
        store.save_goal(Goal("vo2max", 55.0))
        store.remember_exercise("flat bench", "dumbbell bench press")
    before = lived_in.rows()

    bring_back(lived_in, file)

    after = lived_in.rows()
    for name in ("slots", "wellness", "goals", "exercise_names", "daily_reviews"):
        assert after[name] == before[name]


def test_a_large_export_is_several_files_that_each_come_back_alone(
    lived_in, homes, tmp_path, monkeypatch
):
    whole = exported(lived_in, tmp_path / "whole")[0].read_bytes()
    monkeypatch.setattr(export_everything, "LARGEST_PART_BYTES", len(whole) // 3)

    parts = exported(lived_in, tmp_path / "parts")
    other = homes()
    for part in reversed(parts[1:]):
        bring_back(other, part)
    bring_back(other, parts[0])

    assert [part.name for part in parts[:2]] == [
        "coach-export.jsonl",
        "coach-export-2.jsonl",
    ]
    assert all(p.read_bytes().startswith(b'{"schema"') for p in parts)
    monkeypatch.undo()
    assert exported(other, tmp_path / "again")[0].read_bytes() == whole


def test_parts_of_a_longer_export_do_not_stay_behind(lived_in, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(export_everything, "LARGEST_PART_BYTES", 10_000)
        assert len(exported(lived_in, tmp_path)) > 2
    (tmp_path / "coach-export-mine.jsonl").write_text("kept")

    exported(lived_in, tmp_path)

    assert {each.name for each in tmp_path.glob("*.jsonl")} == {
        "coach-export.jsonl",
        "coach-export-mine.jsonl",
    }


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_exporting_again_writes_the_same_files_for_nobody_else_to_read(
    lived_in, tmp_path, kind
):
    rows = lived_in.rows()

    document = lived_in.json("export", kind, "--out", tmp_path / "out")
    files = {each: each.read_bytes() for each in (tmp_path / "out").iterdir()}
    lived_in.json("export", kind, "--out", tmp_path / "out")

    assert {each: each.read_bytes() for each in (tmp_path / "out").iterdir()} == files
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}
    assert document["schema"] == "coach/export/1"
    assert {each["path"] for each in document["exports"]} == set(map(str, files))
    assert lived_in.rows() == rows


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_where_it_cannot_be_written_is_said_with_its_code(home, tmp_path, kind):
    (tmp_path / "out").write_text("a file")

    error = home.json("export", kind, "--out", tmp_path / "out", code=73)

    assert str(tmp_path / "out") in error["error"]["what"]
    home.run("export", kind, code=2)


def table(folder, name):
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_tables_hold_as_many_rows_as_there_are_records(lived_in, tmp_path):
    document = lived_in.json("export", "csv", "--out", tmp_path)

    listed = lived_in.json("activities")["activities"]
    details = [lived_in.json("activity", each["id"]) for each in listed]
    rows = {
        each["path"].rpartition("/")[2]: each["rows"] for each in document["exports"]
    }
    assert rows == {
        "activities.csv": len(listed),
        "laps.csv": sum(len(each["laps"]) for each in details),
        "lengths.csv": sum(len(each["lengths_detail"]) for each in details),
        "sets.csv": sum(len(each["sets"]) for each in details),
        "metrics.csv": len(table(tmp_path, "metrics")),
        "wellness.csv": 1,
        "planned_workouts.csv": len(table(tmp_path, "planned_workouts")),
        "goals.csv": 6,
        "reviews.csv": 1,
        "proposals.csv": len(table(tmp_path, "proposals")),
    }
    assert {name: len(table(tmp_path, name[:-4])) for name in rows} == rows
    assert len(table(tmp_path, "planned_workouts")) == 18 + 6
    assert rows["laps.csv"] * rows["lengths.csv"] * rows["sets.csv"] > 0


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(lived_in, tmp_path):
    lived_in.json("export", "csv", "--out", tmp_path)

    titles = [row["title"] for row in table(tmp_path, "activities")]
    assert '\'=1+1 "quoted", été' in titles
    assert not any(title.startswith("=") for title in titles)


def test_a_table_tells_what_became_of_each_planned_workout(lived_in, tmp_path):
    lived_in.json("export", "csv", "--out", tmp_path)

    by_title = {}
    for row in table(tmp_path, "planned_workouts"):
        by_title.setdefault(row["status"], []).append(row)
    (skipped,) = by_title["skipped"]
    assert skipped["skip_reason"] == "travel"
    assert {row["plan"] for row in by_title["planned"]} == {"Every sport", "Runs"}
