from dataclasses import replace

import pytest

from coach.database.revision import HEAD
from coach.jobs import home_health
from coach.jobs.schedule import Schedule, keep_schedule
from tests.homes import runs


def checks(document):
    return {check["name"]: check for check in document["checks"]}


def test_a_new_home_is_well_and_told_what_is_missing(home):
    document = home.json("doctor")

    found = checks(document)
    assert document["schema"] == "coach/doctor/1"
    assert document["ok"] is True
    assert found["database"]["state"] == "fine"
    assert found["activities"]["state"] == "note"
    assert found["plan"]["fix"].startswith("Run coach plan load")


def test_a_home_in_use_has_nothing_to_note(home):
    home.load(runs())
    home.json("slots", "set", "mon 06:30-07:30")
    home.did("2026-03-02")
    home.json("db", "backup")
    keep_schedule(home.folder, Schedule())

    states = {check["state"] for check in home.json("doctor")["checks"]}

    assert states == {"fine"}


def test_what_could_not_be_read_is_listed(home, tmp_path):
    (tmp_path / "broken.fit").write_bytes(b"\x0e\x10 no .FIT at all")
    home.json("import", tmp_path / "broken.fit", code=65)

    assert "broken.fit" in checks(home.json("doctor"))["unreadable"]["what"]


@pytest.mark.parametrize("mode", [0o755, 0o750])
def test_a_home_that_others_can_read_is_closed(home, mode):
    home.did("2026-03-02")
    home.folder.chmod(mode)

    home.run("doctor")

    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_others_that_became_a_home_is_told(home):
    home.folder.chmod(0o755)

    document = home.json("doctor", code=1)

    assert document["ok"] is False
    assert checks(document)["home"]["fix"].endswith(f"chmod go= {home.folder}")


def test_what_others_could_read_is_closed_only_if_asked(home, tmp_path):
    home.load(runs())
    home.json("export", "fit")
    mine = tmp_path / "mine.txt"
    mine.write_text("not coach's")
    file = next(home.exports.iterdir())
    for path in (file, home.exports, home.folder / "notes.txt"):
        path.touch()
        path.chmod(0o755)
    (home.exports / "link.fit").symlink_to(mine)
    mine.chmod(0o644)

    told = checks(home.json("doctor", code=1))["home"]["what"]
    assert str(file) in told
    assert file.stat().st_mode & 0o777 == 0o755

    document = home.json("doctor", "--fix")

    assert document["ok"] is True
    assert {line.split(": ")[1] for line in document["repaired"]} == {
        str(home.exports),
        str(file),
    }
    assert file.stat().st_mode & 0o777 == 0o600
    assert home.exports.stat().st_mode & 0o777 == 0o700
    assert (home.folder / "notes.txt").stat().st_mode & 0o777 == 0o755
    assert mine.stat().st_mode & 0o777 == 0o644
    assert home.json("doctor", "--fix")["repaired"] == []


def test_a_database_of_an_older_coach_is_migrated_only_if_asked(home):
    home.load(runs())
    older(home)

    document = home.json("doctor", code=1)
    assert "older coach" in checks(document)["database"]["what"]
    assert "coach db migrate" in checks(document)["database"]["fix"]

    repaired = home.json("doctor", "--fix")

    (said,) = repaired["repaired"]
    assert said.startswith(f"database migrated from 0002 to {HEAD}")
    (copy,) = (home.folder / "backups").iterdir()
    assert str(copy) in said
    assert checks(repaired)["copy"]["what"].startswith(str(copy))
    assert len(home.plan()["workouts"]) == 18


def older(home):
    """Take the database back by one version."""
    from coach.database import open_database
    from coach.database.migrate import migrate

    database = open_database(f"sqlite:///{home.database}")
    migrate(database, "0002")
    database.close()
    for path in (home.folder / "backups").iterdir():
        path.unlink()


@pytest.mark.parametrize(
    ("today", "what", "start"),
    [
        ("2026-03-15", "", ""),
        ("2026-03-16", "soon over", "2026-03-23"),
        ("2026-03-23", "over", "2026-03-30"),
    ],
)
def test_a_plan_that_ends_comes_with_the_monday_to_begin_the_next(
    home, today, what, start
):
    home.load(runs())

    plan = checks(home.at(today).json("doctor"))["plan"]

    assert plan["what"].endswith(what)
    assert plan["fix"].endswith(start)
    assert (plan["state"] == "note") is bool(what)


def test_no_slots_old_data_and_names_not_understood_are_noted(home, tmp_path):
    header = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps\n"
    row = '2026-01-05 07:00:00,"A","Nautilus thing",1,40,8\n'
    (tmp_path / "strong.csv").write_text(header + row)
    home.json("import", tmp_path / "strong.csv")

    found = checks(home.json("doctor"))

    assert found["slots"]["fix"].startswith("Run coach slots set")
    assert found["activities"]["state"] == "note"
    assert "the newest of 2026-01-05" in found["activities"]["what"]
    assert "Nautilus thing" in found["exercises"]["what"]
    assert found["exercises"]["fix"] == "Run coach exercise name"


def test_a_day_that_is_still_to_come_is_a_clock_that_is_wrong(home):
    home.at("2026-03-20").did("2026-03-20")

    assert "still to come" in checks(home.json("doctor"))["clock"]["what"]


def test_a_zone_that_is_not_that_of_the_set_up_is_noted(homes):
    home = homes(zone="Europe/Berlin")
    home.json("doctor")
    moved = replace(home, zone="America/New_York")

    clock = checks(moved.json("doctor"))["clock"]

    assert clock["state"] == "note"
    assert "Europe/Berlin" in clock["what"]
    assert "COACH_TIMEZONE=Europe/Berlin" in clock["fix"]


def test_a_setting_that_is_none_is_noted_with_what_was_meant(home, monkeypatch):
    monkeypatch.setenv("COACH_TIMEZON", "UTC")

    found = checks(home.json("doctor"))["settings"]

    assert "COACH_TIMEZON " in found["what"]
    assert found["fix"] == "Did you mean COACH_TIMEZONE?"


def test_a_database_on_a_network_disk_is_wrong(home, monkeypatch, tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {home.folder} nfs4 rw 0 0\n")
    monkeypatch.setattr(home_health, "_MOUNTS", mounts)

    document = home.json("doctor", code=1)

    assert "network disk (nfs4)" in checks(document)["disk"]["what"]


def test_a_full_disk_is_wrong(home, monkeypatch):
    monkeypatch.setattr(home_health, "LEAST_FREE_BYTES", 2**60)

    assert checks(home.json("doctor", code=1))["disk"]["state"] == "wrong"


def test_a_damaged_database_is_unreadable_input(home):
    home.load(runs())
    content = bytearray(home.database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    home.database.write_bytes(bytes(content))

    error = home.json("doctor", code=65)

    assert error["error"]["fix"]


def test_findings_are_lines_for_a_person(home):
    lines = home.run("doctor", "--plain").out.splitlines()

    assert any("Python" in line for line in lines)
    assert any(str(home.folder) in line for line in lines)
