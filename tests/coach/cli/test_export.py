from pathlib import Path

import pytest
from garmin_fit_sdk import Decoder, Stream

from tests.homes import EVERY_SPORT, SUNDAY, march, runs


@pytest.fixture
def planned(home):
    home.load(EVERY_SPORT)
    return home


def test_the_coming_workouts_become_files_the_sdk_reads(planned):
    document = planned.json("export", "fit", "--from", march(9), "--to", march(15))

    assert document["schema"] == "coach/export/1"
    assert [e["state"] for e in document["exports"]] == ["done"] * 5
    for export in document["exports"]:
        messages, errors = Decoder(Stream.from_file(export["path"])).read()
        assert errors == []
        assert messages["file_id_mesgs"][0]["type"] == "workout"
        assert Path(export["path"]).stat().st_mode & 0o777 == 0o600
    assert {Path(e["path"]).parent for e in document["exports"]} == {planned.exports}
    uuids = {w["uuid"]: w["sport"] for w in planned.plan()["workouts"]}
    assert [uuids[e["workout_uuid"]] for e in document["exports"]] == [
        *("swim", "run", "strength", "ride", "swim"),
    ]


def test_exporting_again_writes_the_same_files(planned):
    first = planned.json("export", "fit")
    files = {f.name: f.read_bytes() for f in planned.exports.iterdir()}
    rows = planned.rows()

    assert planned.json("export", "fit") == first
    assert {f.name: f.read_bytes() for f in planned.exports.iterdir()} == files
    assert planned.rows() == rows


def test_a_dry_run_names_the_files_and_writes_nothing(planned):
    rows = planned.rows()

    dry = planned.json("export", "fit", "--dry-run")

    assert dry["exports"]
    assert {e["state"] for e in dry["exports"]} == {"pending"}
    assert not planned.exports.exists()
    assert planned.rows() == rows
    wet = planned.json("export", "fit")
    assert [e["path"] for e in dry["exports"]] == [e["path"] for e in wet["exports"]]


def test_the_files_go_where_they_are_wanted(planned, tmp_path):
    document = planned.json("export", "fit", "--out", tmp_path / "watch" / "NewFiles")

    files = sorted((tmp_path / "watch" / "NewFiles").iterdir())
    assert sorted(e["path"] for e in document["exports"]) == [str(f) for f in files]
    assert not planned.exports.exists()


def test_a_folder_that_cannot_be_written_is_said_with_its_code(planned, tmp_path):
    (tmp_path / "watch").write_text("a file")

    error = planned.json("export", "fit", "--out", tmp_path / "watch", code=73)

    assert str(tmp_path / "watch") in error["error"]["what"]


def test_without_a_plan_there_is_nothing_to_export(home):
    home.json("export", "fit", code=3)


def test_days_without_a_workout_for_the_watch_give_an_empty_list(planned):
    document = planned.json("export", "fit", "--from", SUNDAY, "--to", SUNDAY)

    assert document["exports"] == []
    assert (
        "No workout"
        in planned.run(*("export", "fit", "--from", SUNDAY, "--to", SUNDAY)).out
    )


def test_without_days_it_is_today_and_the_week_after(planned):
    exports = planned.json("export", "fit")["exports"]

    days = sorted(Path(e["path"]).name[:10] for e in exports)
    assert days[0] >= SUNDAY
    assert days[-1] <= march(15)


def test_the_file_of_a_moved_workout_takes_the_place_of_the_old(planned):
    planned.json("export", "fit", "--to", march(9))
    (before,) = planned.exports.iterdir()
    swim = next(w for w in planned.plan()["workouts"] if w["date"] == march(9))
    planned.json("plan", "move", swim["id"], march(13))

    planned.json("export", "fit", "--from", march(13), "--to", march(13))

    (after,) = planned.exports.iterdir()
    assert before.name[:10] == march(9)
    assert after.name[:10] == march(13)


def test_a_person_reads_what_was_written(planned):
    out = planned.run("export", "fit").out

    assert all(str(file) in out for file in planned.exports.iterdir())


def test_the_week_in_which_one_plan_follows_another_is_exported_whole(planned):
    planned.load(runs(), start=march(12), day=SUNDAY)

    exports = planned.json("export", "fit", "--dry-run")["exports"]

    sports = [Path(e["path"]).name[11:].split("-")[0] for e in exports]
    assert sports == ["swim", "run", "strength", "run", "run", "run"]


@pytest.mark.parametrize("wrong", [("gpx",), ("fit", "--from", "monday"), ()])
def test_what_cannot_be_exported_is_a_usage_error(planned, wrong):
    planned.json("export", *wrong, code=2)
