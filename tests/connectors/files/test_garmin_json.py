import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Source, Sport
from coach.domain.metric import MetricKind
from connectors.files.garmin_json import GarminAccountReader

READER = GarminAccountReader()
BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
BEGIN_MS = BEGIN.timestamp() * 1000
FITNESS = "DI_CONNECT/DI-Connect-Fitness/a_0_summarizedActivities.json"
WELLNESS = "DI_CONNECT/DI-Connect-Wellness/"
RUN = {
    "activityId": 123456,
    "name": "Along the river",
    "activityType": "running",
    "sportType": "RUNNING",
    "beginTimestamp": BEGIN_MS,
    "startTimeGmt": BEGIN_MS,
    "startTimeLocal": BEGIN_MS + 3_600_000,
    "duration": 3_000_000.0,
    "elapsedDuration": 3_300_000.0,
    "distance": 1_000_000.0,
    "avgHr": 151.0,
    "maxHr": 172.0,
    "avgPower": 250.0,
    "calories": 2514.0,
    "workoutRpe": 70,
    "description": "Windy.",
}


def activities(*changes, name=FITNESS, zone=BERLIN):
    listed = [{"summarizedActivitiesExport": [RUN | each for each in changes]}]
    return READER.read(json.dumps(listed).encode(), name, zone)


def only(contents):
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def measured(*records, name=WELLNESS + "x.json"):
    contents = READER.read(json.dumps(records).encode(), name, BERLIN)
    assert contents.issues == ()
    return {(m.kind, m.day.day): (m.value, m.method) for m in contents.metrics}


# Activities


def test_centimetres_milliseconds_and_kilojoules_are_metres_seconds_and_kilocalories():
    activity = only(activities({}))

    assert (activity.source, activity.source_id) == (Source.GARMIN, "123456")
    assert activity.sport is Sport.RUN
    assert (activity.elapsed_s, activity.moving_s) == (3300, 3000)
    assert activity.distance_m == 10_000
    assert activity.calories_kcal == 600
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (151, 172)
    assert activity.avg_power_w == 250
    assert (activity.title, activity.note, activity.rpe) == (
        "Along the river",
        "Windy.",
        7,
    )


def test_a_file_in_seconds_and_metres_is_read_in_seconds_and_metres():
    plain = {"duration": 3000.0, "elapsedDuration": 3300.0, "distance": 10_000.0}
    activity = only(activities(plain | {"calories": 600}))

    assert (activity.elapsed_s, activity.distance_m) == (3300, 10_000)
    assert activity.calories_kcal == 600


def test_one_short_session_among_others_does_not_change_the_units():
    contents = activities({}, {"activityId": 2, "duration": 8000.0}, {"activityId": 3})

    assert [each.activity.moving_s for each in contents.recordings] == [3000, 8, 3000]


def test_the_same_number_is_the_same_activity_whatever_was_renamed():
    first, second = only(activities({})), only(activities({"name": "Hills"}))

    assert first.uuid == second.uuid
    assert first.uuid != only(activities({"activityId": 7})).uuid


def test_an_activity_listed_twice_is_one():
    assert len(activities({}, {}).recordings) == 1


@pytest.mark.parametrize(
    ("hours", "zone", "offset"),
    [
        (1, "Europe/Berlin", 1),
        (5.5, "UTC+05:30", 5.5),
        (-8, "UTC-08:00", -8),
        (40, "Europe/Berlin", 1),
    ],
)
def test_the_day_is_that_of_the_place_it_was_done_in(hours, zone, offset):
    activity = only(activities({"startTimeLocal": BEGIN_MS + hours * 3_600_000}))

    assert activity.start == BEGIN
    assert activity.timezone == zone
    assert activity.start.utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize(
    ("word", "sport"),
    [
        ("running", Sport.RUN),
        ("treadmill_running", Sport.RUN),
        ("lap_swimming", Sport.SWIM),
        ("indoor_cycling", Sport.RIDE),
        ("strength_training", Sport.STRENGTH),
        ("multi_sport", Sport.MULTISPORT),
        ("hiking", Sport.WALK),
        ("yoga", Sport.MOBILITY),
        ("indoor_cardio", Sport.OTHER),
    ],
)
def test_garmins_type_is_our_sport(word, sport):
    assert only(activities({"activityType": word})).sport is sport


def test_a_pool_is_known_for_swims_only():
    swim = only(activities({"activityType": "lap_swimming", "poolLength": 2286.0}))

    assert swim.pool_length_m == 22.86
    assert only(activities({"poolLength": 2286.0})).pool_length_m is None


# Days and nights


def test_a_night_is_its_stages_and_belongs_to_the_day_it_ended_on():
    night = {
        "calendarDate": "2026-03-03",
        "sleepStartTimestampGMT": "2026-03-02T22:10:00.0",
        "deepSleepSeconds": 5400,
        "lightSleepSeconds": 14400,
        "remSleepSeconds": 5400,
        "awakeSleepSeconds": 1200,
    }

    assert measured({"retro": False}, night) == {(MetricKind.SLEEP, 3): (7.0, "watch")}


def test_a_days_summary_gives_its_own_resting_heart_rate_and_its_steps():
    day = {"calendarDate": "2026-03-03", "restingHeartRate": 52, "totalSteps": 10234}
    own = day | {"calendarDate": "2026-03-04", "currentDayRestingHeartRate": 49}

    found = measured(day, own)

    assert found[MetricKind.REST_HR, 3] == (52, "watch, day")
    assert found[MetricKind.REST_HR, 4] == (49, "watch, day")
    assert found[MetricKind.STEPS, 3] == (10234, "day")


def test_weights_are_in_grams_and_body_fat_in_per_cent_or_missing():
    weighed = {
        "metaData": {"calendarDate": "2026-03-03T06:00:00.0"},
        "weight": {"weight": 78450.0, "bodyFat": 17.5},
    }
    bare = {
        "metaData": {"calendarDate": "2026-03-04T06:00:00.0"},
        "weight": {"weight": 78200.0, "bodyFat": None},
    }

    assert measured(weighed, bare) == {
        (MetricKind.WEIGHT, 3): (78.45, "scale"),
        (MetricKind.BODY_FAT, 3): (17.5, "scale"),
        (MetricKind.WEIGHT, 4): (78.2, "scale"),
    }


def test_vo2max_is_of_the_sport_it_was_measured_in():
    records = [
        {"calendarDate": "2026-03-03", "sport": "RUNNING", "vo2MaxValue": 52.0},
        {"calendarDate": "2026-03-04", "sport": "CYCLING", "vo2MaxValue": 50.0},
    ]

    assert measured(*records) == {
        (MetricKind.VO2MAX, 3): (52, "watch, run"),
        (MetricKind.VO2MAX, 4): (50, "watch, ride"),
    }


def test_the_nights_heart_rate_variability_stands_in_the_health_status():
    status = {
        "calendarDate": "2026-03-03",
        "metrics": [{"type": "HR", "value": 50}, {"type": "HRV", "value": 61.0}],
    }

    assert measured(status) == {(MetricKind.HRV, 3): (61, "rmssd, night")}


def test_the_same_day_in_two_files_is_the_same_measurement():
    day = {"calendarDate": "2026-03-03", "restingHeartRate": 52}
    first, second = (
        READER.read(json.dumps(each).encode(), WELLNESS + "x.json", UTC)
        for each in ([day], [day, day])
    )

    assert first.metrics == second.metrics
    assert first.metrics[0].day == date(2026, 3, 3)


@pytest.mark.parametrize(
    "record",
    [
        {"calendarDate": "2026-03-03", "restingHeartRate": 400},
        {"calendarDate": "2026-03-03", "totalSteps": 0},
        {"calendarDate": "2026-03-03", "deepSleepSeconds": 999_999},
        {"calendarDate": "2026-03-03", "vo2MaxValue": True},
        {"calendarDate": "2026-03-03", "weight": {"weight": "78450"}},
        {"calendarDate": "2026-02-30", "restingHeartRate": 52},
        {"calendarDate": 20260303, "restingHeartRate": 52},
        {"calendarDate": "0001-01-01", "restingHeartRate": 52},
    ],
)
def test_what_cannot_be_is_left_out(record):
    assert measured(record) == {}


# Which files


@pytest.mark.parametrize(
    ("content", "name", "taken"),
    [
        (b'[{"summarizedActivitiesExport":[]}]', "x.json", True),
        (
            b'[{"calendarDate":"2026-03-03","totalSteps":1,"restingHeartRate":5}]',
            "x",
            True,
        ),
        (b'{"gear":[]}', "export.zip!DI_CONNECT/DI-Connect-Fitness/x_gear.json", True),
        (b"\xef\xbb\xbf [1]", "a/DI_CONNECT/x.json", True),
        (b'{"gear":[]}', "gear.json", False),
        (b'[{"activityId":1,"startTimeLocal":"2026-03-02"}]', "api.json", False),
        (b"title,start_time", "DI_CONNECT/x.json", False),
        (b"\x0e\x10", "DI_CONNECT/x.fit", False),
        (b"", "DI_CONNECT/x.json", False),
    ],
)
def test_the_exports_files_are_taken_and_no_other_json(content, name, taken):
    assert READER.accepts(content, name) is taken


def test_what_garmins_service_answers_is_no_export(shared):
    found = [*(shared / "data" / "garmin_api").rglob("*.json")]
    found += (shared / "data" / "workout_json").glob("*.json")
    assert found
    taken = [p.name for p in found if READER.accepts(p.read_bytes(), p.name)]

    assert taken == []


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b'{"gear":[{"x":1}]}', b"[1,null,[2]]", b'[{"calendarDate":"x"}]'],
)
def test_a_part_of_the_export_without_training_is_ignored_with_its_reason(content):
    contents = READER.read(content, "DI_CONNECT/x.json", UTC)

    assert (contents.recordings, contents.metrics, contents.issues) == ((), (), ())
    assert "without training" in contents.ignored


# Broken and hostile files


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", "9" * 5000, '"fast"'])
def test_a_value_that_is_no_number_is_left_out_and_the_rest_kept(value):
    content = json.dumps([{"summarizedActivitiesExport": [RUN]}])
    content = content.replace("1000000.0", value)
    found = READER.read(content.encode(), FITNESS, UTC)
    (activity,) = [each.activity for each in found.recordings]

    told = [issue.why for issue in found.issues]
    assert told == [] if value.startswith('"') else "are none" in told[0]
    assert (activity.distance_m, activity.elapsed_s) == (None, 3300)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"activityId": None}, "without Garmin's number"),
        ({"activityId": True}, "without Garmin's number"),
        ({"activityId": "x12"}, "without Garmin's number"),
        ({"beginTimestamp": 0, "startTimeGmt": 0}, "no usable date"),
        ({"beginTimestamp": 1e17, "startTimeGmt": 1e17}, "no usable date"),
    ],
)
def test_an_activity_that_cannot_be_told_is_named_and_the_rest_kept(change, word):
    contents = activities({}, change, {"activityId": 2})

    (issue,) = contents.issues
    assert word in issue.why
    assert issue.where == f"{FITNESS}, record 2"
    assert len(contents.recordings) == 2


def test_a_list_that_breaks_off_keeps_the_records_before_the_break():
    listed = [{"summarizedActivitiesExport": [RUN | {"activityId": n} for n in (1, 2)]}]
    content = json.dumps(listed).encode()
    contents = READER.read(content[:-40], FITNESS, UTC)

    (issue,) = contents.issues
    assert "before the break" in issue.why
    assert [each.activity.source_id for each in contents.recordings] == ["1"]


@pytest.mark.parametrize(
    "content", [b"[" * 200_000, b'{"a":' * 200_000, b'[{"a":[' * 100_000]
)
def test_endless_nesting_is_refused(content):
    contents = READER.read(content, FITNESS, UTC)

    assert "nested too deep" in contents.issues[0].why


def test_texts_carry_no_control_characters():
    assert only(activities({"name": "\x1b[31mred\u202e"})).title == "[31mred"


GOOD = json.dumps([{"summarizedActivitiesExport": [RUN]}]).encode()


@given(st.integers(0, len(GOOD)), st.integers(0, 20), st.binary(max_size=5))
def test_no_mutation_stops_the_reader(place, gone, put):
    contents = READER.read(GOOD[:place] + put + GOOD[place + gone :], FITNESS, UTC)

    assert contents.recordings or contents.issues or contents.ignored


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*RUN, "calendarDate", "weight", "metrics", "metaData"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_gets_an_answer(document):
    contents = READER.read(json.dumps(document).encode(), FITNESS, UTC)

    assert (
        contents.recordings or contents.metrics or contents.issues or contents.ignored
    )
