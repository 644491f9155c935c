"""Exports made to do harm: refused or tamed, each with a clear word."""

import gzip
import json

import pytest

from tests.coach.intake.packing import zipped

ESC, RTL = "\x1b[31m", "\u202e"
HEVY = "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "secret.txt">]>'


def hevy(title="Push", load="80", reps="5"):
    return (
        f'{HEVY}"{title}","1 Mar 2026, 10:00","1 Mar 2026, 11:00",'
        f'"Bench Press (Barbell)",0,normal,{load},{reps}\n'
    ).encode()


def gpx(prologue, name="a"):
    return (
        f'{prologue}<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk>'
        f"<name>{name}</name><trkseg></trkseg></trk></gpx>"
    ).encode()


def summary(**changes):
    run = {
        "activityId": 1,
        "activityType": "running",
        "startTimeGmt": 1772359200000.0,
        "duration": 1800000.0,
    }
    text = json.dumps([{"summarizedActivitiesExport": [run | changes]}])
    return text.replace('"HUGE"', "9" * 5000).replace('"NAN"', "NaN").encode()


@pytest.fixture
def came_in(home, tmp_path):
    """Imports one file of that name; what is told of it."""

    def call(name, content, code):
        file = tmp_path / name
        file.write_bytes(content)
        before = {
            each for each in tmp_path.rglob("*") if home.folder not in each.parents
        }
        document = home.json("import", file, code=code)
        after = {
            each for each in tmp_path.rglob("*") if home.folder not in each.parents
        }
        assert after == before
        assert home.json("db", "check")["ok"]
        return document["files"]

    return call


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bomb.zip", zipped({"run.fit": bytes(40 * 2**20)}), "bomb"),
        ("bomb.fit.gz", gzip.compress(bytes(40 * 2**20), mtime=0), "bomb"),
        ("laughs.gpx", gpx(BILLION_LAUGHS, "&i;"), "entit"),
        ("outside.gpx", gpx(OUTSIDE, "&a;"), "entit"),
        (
            "laughs.tcx",
            gpx(BILLION_LAUGHS, "&i;").replace(b"gpx", b"TrainingCenterDatabase"),
            "entit",
        ),
        ("nan.csv", hevy(load="NaN"), "no number"),
        ("digits.csv", hevy(load="9" * 5000), "weight_kg"),
        ("deep_summarizedActivities.json", b"[" * 100_000, ""),
    ],
)
def test_what_is_made_to_do_harm_is_refused(came_in, name, content, said):
    (file,) = came_in(name, content, 65)

    assert file["status"] == "rejected"
    assert said in file["reason"]
    assert file["activity_ids"] == []
    assert len(file["reason"]) < 400


def test_an_entity_in_apples_export_is_not_unfolded(came_in, home):
    export = (
        f'{BILLION_LAUGHS}<HealthData locale="en"><Record type='
        '"HKQuantityTypeIdentifierBodyMass" sourceName="&i;" unit="kg" '
        'startDate="2026-03-01 08:00:00 +0000" endDate="2026-03-01 08:00:00 +0000" '
        'value="70"/></HealthData>'
    )

    files = came_in("export.xml", export.encode(), 0)

    assert [file["status"] for file in files] == ["imported"]
    assert "ha" * 20 not in str(home.rows())


def test_names_that_lead_elsewhere_write_nothing(came_in, home, tmp_path):
    names = ("../../up.csv", "/nowhere/up.csv", "..\\..\\up.csv", f"{ESC}{RTL}.csv")
    archive = zipped({name: hevy(f"T{at}") for at, name in enumerate(names)})

    files = came_in("a.zip", archive, 0)

    assert [file["status"] for file in files] == ["imported"] * len(names)
    assert not any(ESC in file["path"] or RTL in file["path"] for file in files)
    assert not list(tmp_path.rglob("up.csv"))


def test_codes_that_steer_a_terminal_are_taken_out_of_titles(came_in, home):
    came_in("a.csv", hevy(f"{ESC}Push{RTL}[bold]"), 0)

    told = home.run("activities", "--since", "2026-01-01").out
    (activity,) = home.json("activities", "--since", "2026-01-01")["activities"]

    assert activity["title"] == "[31mPush[bold]"
    assert "\x1b" not in told
    assert RTL not in told


def test_one_bad_number_in_a_log_hides_no_other_row(came_in, home):
    good = hevy().decode().removeprefix(HEVY)
    bad = good.replace("80", "9" * 5000)

    (file,) = came_in("a.csv", (HEVY + good + bad + good).encode(), 0)

    (number,) = file["activity_ids"]
    assert "row 3" in file["reason"]
    assert len(home.json("activity", number)["sets"]) == 2


@pytest.mark.parametrize("bad", ["HUGE", "NAN"])
def test_a_number_that_is_none_is_left_out_of_its_record(came_in, home, bad):
    content = summary(duration=bad, distance=bad, elapsedDuration=1_800_000.0)

    (file,) = came_in("a_summarizedActivities.json", content, 0)

    (activity,) = home.json("activities", "--since", "2026-01-01")["activities"]
    assert "are none" in file["reason"]
    assert activity["elapsed_s"] == 1800
    assert activity["distance_m"] is None
