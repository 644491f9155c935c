"""Real files, held against what the official SDK reads in them."""

from functools import cache
from math import isnan
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.second_opinion import (
    instant,
    opinion_of,
    same_session_once,
)

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "fit"
WORKOUTS = Path(__file__).parents[4] / "shared" / "wire" / "fit"

# file: (sport, finer word) of each activity that an athlete would find in it
SPORTS = {
    "bad_corrupt_second_header": ["run/None"],
    "bad_file_crc": ["run/None"],
    "bad_second_header_nodata": ["run/None"],
    "bad_sigma_eof_no_session_403k": ["ride/None"],
    "bad_strava_undefined_local_msg": ["run/None"],
    "bad_unexpected_eof": ["run/None"],
    "chained_two_activities": ["run/None"],
    "multisport_ride_strength_fr965_41sets": [
        "ride/indoor_cycling",
        "strength/strength_training",
    ],
    "multisport_strength_run_strength_fr965": [
        "strength/strength_training",
        "run/None",
        "strength/strength_training",
    ],
    "not_activity_settings": [],
    "not_activity_weightscale": [],
    "odd_coros_misaligned_fields": ["ride/None"],
    "odd_fr70_relative_timestamps": ["run/None"],
    "odd_null_compressed_speed": ["ride/virtual_activity"],
    "pool25m_fr935_60len": ["swim/lap_swimming"],
    "pool25m_garminswim_39len": ["swim/lap_swimming"],
    "pool25yd_fr735xt_166len_chained": ["swim/lap_swimming"],
    "ride_edge500": ["ride/None"],
    "ride_edge810_power": ["ride/None"],
    "ride_indoor_fr965_power": ["ride/indoor_cycling"],
    "ride_indoor_hiit_with_workout_steps_hrv": ["ride/indoor_cycling"],
    "row_indoor_vivoactivehr": ["other/indoor_rowing"],
    "run_fenix2": ["run/None"],
    "run_fenix5_short": ["run/None"],
    "run_fr70_hr_only_compressed": ["run/None"],
    "run_garmin": ["run/None"],
    "run_stryd_power_devfields": ["run/None"],
    "run_trail_fenix5xplus": ["run/trail"],
    "strength_fr965_14sets": ["strength/strength_training"],
    "strength_fr965_38sets": ["strength/strength_training"],
    "triathlon_fr920xt_4chained": ["swim/open_water", "ride/None", "run/None"],
    "triathlon_fr935_chained": ["swim/open_water", "ride/None", "run/None"],
    "volleyball_fr965_hr_only": ["other/volleyball"],
    "yoga_fenix6x_3sets": ["mobility/yoga"],
}

ISSUES = {
    "bad_corrupt_second_header": ["its last 83 bytes are no FIT data"],
    "bad_file_crc": ["its checksum is wrong"],
    "bad_second_header_nodata": ["it breaks off after 3 of 68 bytes"],
    "bad_sigma_eof_no_session_403k": ["is cut short", "no summary"],
    "bad_strava_undefined_local_msg": ["a message it never describes"],
    "bad_unexpected_eof": ["it breaks off after 756 of 757 bytes"],
    "chained_two_activities": ["its checksum is wrong"],
}


def files(folder):
    found = sorted(folder.glob("*.fit"))
    if not found:
        skip = pytest.mark.skip("there is no folder shared beside the checkout")
        return [pytest.param(None, marks=skip)]
    return [pytest.param(path, id=path.stem) for path in found]


@cache
def opinion(path):
    return opinion_of(path.read_bytes())


@cache
def read(path):
    return FitReader().read(path.read_bytes(), path.name, ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize("path", files(FOLDER))
def test_sessions_are_as_the_official_sdk_reads_them(path):
    theirs = same_session_once(opinion(path).sessions)
    ours = [recording.activity for recording in read(path).recordings]
    if path.stem == "bad_sigma_eof_no_session_403k":
        assert (theirs, len(ours)) == ([], 1)
        return

    for session, activity in zip(theirs, ours, strict=True):
        assert activity.start == instant(session["start_time"])
        assert activity.elapsed_s == session["total_elapsed_time"]
        assert activity.distance_m == session.get("total_distance")
        assert activity.calories_kcal == session.get("total_calories")
        assert activity.pool_length_m == session.get("pool_length")
        # 0 stands for no sensor: such a mean is no heart rate and no power.
        assert activity.avg_hr_bpm == (session.get("avg_heart_rate") or None)
        assert activity.max_hr_bpm == (session.get("max_heart_rate") or None)
        assert activity.avg_power_w == (session.get("avg_power") or None)
        if not activity.lengths:
            assert activity.moving_s == session["total_timer_time"]


@pytest.mark.parametrize("path", files(FOLDER))
def test_lengths_are_as_the_official_sdk_reads_them(path):
    theirs = opinion(path).lengths
    found = [recording.activity for recording in read(path).recordings]
    ours = [length for activity in found for length in activity.lengths]

    for message, length in zip(theirs, ours, strict=True):
        begun = instant(message["start_time"]) - found[0].start
        assert abs(begun.total_seconds() - length.start_s) <= 1
        assert length.elapsed_s == message["total_elapsed_time"]
        assert length.active == (message["length_type"] == 1)
        if length.active:
            assert length.strokes == message.get("total_strokes")


@pytest.mark.parametrize("path", files(FOLDER))
def test_sets_are_as_the_official_sdk_reads_them(path):
    theirs = [s for s in opinion(path).sets if s["set_type"] == 1]
    found = [recording.activity for recording in read(path).recordings]
    ours = [each for activity in found for each in activity.sets]

    assert [s.reps for s in ours] == [s.get("repetitions") or None for s in theirs]
    assert [s.duration_s for s in ours] == [s["duration"] for s in theirs]
    assert [s.load_kg for s in ours] == [s.get("weight") or None for s in theirs]


@pytest.mark.parametrize("path", files(FOLDER))
def test_an_athlete_finds_the_right_sports(path):
    found = read(path)

    expected = SPORTS.get(path.stem, [] if path.stem.startswith("workout") else None)
    sports = [f"{r.activity.sport}/{r.activity.sub_sport}" for r in found.recordings]
    assert sports == expected


@pytest.mark.parametrize("path", files(FOLDER))
def test_what_is_wrong_with_a_file_is_said_and_nothing_else(path):
    reasons = [issue.why for issue in read(path).issues]

    expected = ISSUES.get(path.stem, [])
    assert len(reasons) == len(expected)
    assert all(part in why for part, why in zip(expected, reasons, strict=True))


@pytest.mark.parametrize("path", [*files(FOLDER), *files(WORKOUTS)])
def test_a_file_without_training_says_what_it_is(path):
    found = read(path)

    assert bool(found.ignored) is not bool(found.recordings or found.metrics)
    if found.ignored:
        assert found.ignored.endswith(": no activity and no measurement")


def test_the_scales_file_is_measurements(shared):
    found = read(shared / "data" / "fit" / "not_activity_weightscale.fit")

    assert [(m.kind, m.value) for m in found.metrics] == [
        ("weight", 75.8),
        ("body_fat", 22.3),
        ("weight", 76.09),
        ("body_fat", 25.1),
    ]


def test_the_yards_file_has_its_lengths_and_the_straps_heart_rate(shared):
    path = shared / "data" / "fit" / "pool25yd_fr735xt_166len_chained.fit"

    (recording,) = read(path).recordings

    activity = recording.activity
    assert activity.pool_length_m == 22.86
    assert (activity.active_lengths, len(activity.lengths)) == (114, 166)
    assert activity.distance_m == pytest.approx(114 * 22.86)
    rates = [r for r in recording.streams.channels["heart_rate_bpm"] if not isnan(r)]
    assert len(rates) > 4000
    assert max(rates) == pytest.approx(activity.max_hr_bpm, abs=2)


def test_a_workout_followed_is_known_by_its_laps(shared):
    path = shared / "data" / "fit" / "ride_indoor_hiit_with_workout_steps_hrv.fit"

    (recording,) = read(path).recordings

    assert recording.activity.title == "HIIT 20 X 0:30/0:15"
    assert sum(lap.step_index is not None for lap in recording.activity.laps) == 14


def test_relative_timestamps_are_doubted(shared):
    path = shared / "data" / "fit" / "odd_fr70_relative_timestamps.fit"

    (recording,) = read(path).recordings

    assert "clock was not set" in recording.activity.doubts[0]
    assert len(recording.streams) == 686
