"""What coach keeps of Garmin's service, read again."""

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.activity import Source, Sport, Stroke
from coach.domain.metric import MetricKind
from coach.wiring.readers import readers
from connectors.files.garmin_json import GarminAccountReader
from connectors.files.garmin_service import GarminServiceReader, GarminSetsReader

READER = GarminServiceReader()
NEW_YORK = ZoneInfo("America/New_York")
SWIM = {
    "activityId": 20_000_000_002,
    "activityName": "Pool Swim",
    "activityType": {"typeId": 27, "typeKey": "lap_swimming"},
    "startTimeLocal": "2026-11-19 06:30:00",
    "startTimeGMT": "2026-11-19 11:30:00",
    "duration": 2400.0,
    "elapsedDuration": 2600.0,
    "distance": 1828.8,
    "averageHR": 134.0,
    "maxHR": 160.0,
    "calories": 420.0,
}
LENGTH = {
    "startTimeGMT": "2026-11-19T11:30:00.0",
    "duration": 23.1,
    "totalNumberOfStrokes": 15,
    "swimStroke": "FREESTYLE",
}


def kept(summary, **beside):
    return {"coach": "garmin activity/1", "activity": summary, **beside}


def read(document):
    content = json.dumps(document).encode()
    assert READER.accepts(content, "garmin-1.json")
    return READER.read(content, "garmin-1.json", NEW_YORK)


def only(document):
    contents = read(document)
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def measured(kind, reply):
    contents = read({"coach": "garmin days/1", "kind": kind, "reply": reply})
    assert contents.issues == ()
    return {(m.kind, m.day.day): (m.value, m.method) for m in contents.metrics}


def example(shared, name):
    path = shared / "wire" / "examples" / f"garmin_{name}.json"
    return json.loads(path.read_text())["response"]


# Activities


def test_a_summary_is_an_activity_under_garmins_number():
    activity = only(kept(SWIM))

    assert (activity.source, activity.source_id) == (Source.GARMIN, "20000000002")
    assert (activity.sport, activity.sub_sport) == (Sport.SWIM, "lap_swimming")
    assert activity.title == "Pool Swim"
    assert activity.start == datetime(2026, 11, 19, 11, 30, tzinfo=UTC)
    assert activity.timezone == "America/New_York"
    assert (activity.elapsed_s, activity.moving_s) == (2600, 2400)
    assert (activity.distance_m, activity.calories_kcal) == (1828.8, 420)
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (134, 160)


def test_it_is_the_same_activity_as_in_the_accounts_export():
    record = {
        "activityId": SWIM["activityId"],
        "activityType": "lap_swimming",
        "beginTimestamp": 1_795_087_800_000,
        "duration": 2_400_000.0,
    }
    export = json.dumps([{"summarizedActivitiesExport": [record]}]).encode()
    (other,) = GarminAccountReader().read(export, "x.json", NEW_YORK).recordings

    assert only(kept(SWIM)).uuid == other.activity.uuid


def test_a_day_elsewhere_is_the_day_it_was_there():
    elsewhere = SWIM | {"startTimeLocal": "2026-11-19 20:30:00"}

    assert only(kept(elsewhere)).timezone == "UTC+09:00"


@pytest.mark.parametrize(
    ("pool", "unit", "meters"),
    [
        (2286.0, 230, 22.86),
        (2500.0, 1, 25.0),
        (25.0, 230, 22.86),
        (25.0, 1, 25.0),
        (50.0, None, 50.0),
        (0, 1, None),
        (None, None, None),
    ],
)
def test_a_pools_length_comes_in_two_scales(pool, unit, meters):
    said = {"poolLength": pool, "unitOfPoolLength": unit and {"unitId": unit}}

    found = only(kept(SWIM | said)).pool_length_m

    assert found == (meters and pytest.approx(meters))


def test_lengths_and_laps_come_from_the_splits():
    rested = {"startTimeGMT": "2026-11-19T11:30:23.0", "duration": 17.4}
    again = LENGTH | {"startTimeGMT": "2026-11-19T11:30:40.0", "swimStroke": "DRILL"}
    lap = {
        "startTimeGMT": "2026-11-19T11:30:00.0",
        "duration": 63.6,
        "distance": 45.72,
        "averageHR": 136.0,
        "wktStepIndex": 2,
        "lengthDTOs": [LENGTH, rested, again],
    }
    activity = only(kept(SWIM, splits={"lapDTOs": [lap]}))

    assert [each.active for each in activity.lengths] == [True, False, True]
    assert [each.start_s for each in activity.lengths] == [0, 23.1, 40.5]
    assert activity.lengths[0].stroke is Stroke.FREESTYLE
    assert (activity.lengths[0].strokes, activity.lengths[2].stroke) == (15, "drill")
    assert activity.moving_s == 46.2
    assert activity.laps[0].step_index == 2
    assert activity.laps[0].avg_hr_bpm == 136


def guessed(*names, **fields):
    guesses = [
        {"category": category, "name": name, "probability": probability}
        for category, name, probability in names
    ]
    return {"setType": "ACTIVE", "exercises": guesses, "duration": 41.2, **fields}


@pytest.mark.parametrize(
    ("guesses", "exercise"),
    [
        ([("SQUAT", "BARBELL_BACK_SQUAT", 100.0)], "barbell back squat"),
        ([("SQUAT", None, 100.0)], "squat"),
        ([("SQUAT", None, 30.0), ("LUNGE", None, 70.0)], "lunge"),
        ([("UNKNOWN", None, 90.0), ("ROW", "CABLE_ROW", 10.0)], "cable row"),
        ([("UNKNOWN", None, 90.0)], "unknown exercise"),
        ([], "unknown exercise"),
    ],
)
def test_a_sets_exercise_is_the_likeliest_guess_with_a_name(guesses, exercise):
    strength = SWIM | {"activityType": {"typeKey": "strength_training"}}
    sets = {"exerciseSets": [guessed(*guesses)]}
    (found,) = only(kept(strength, exerciseSets=sets)).sets

    assert found.exercise == exercise


@pytest.mark.parametrize(
    ("grams", "kilograms"),
    [(100_000.0, 100.0), (0, None), (None, None), (False, None), (-1.0, None)],
)
def test_loads_are_grams(grams, kilograms):
    squat = ("SQUAT", "BARBELL_BACK_SQUAT", 100.0)
    sets = [
        guessed(squat, weight=grams, repetitionCount=5),
        {"setType": "REST", "duration": 180.0, "weight": None},
        guessed(squat, weight=grams, repetitionCount=None),
    ]
    first, second = only(kept(SWIM, exerciseSets={"exerciseSets": sets})).sets

    assert (first.load_kg, first.reps, first.rest_s) == (kilograms, 5, 180)
    assert second.reps is None
    assert first.exercise_index == second.exercise_index == 0


def test_sets_beside_a_file_are_of_a_kind_of_their_own():
    squat = guessed(("SQUAT", "BARBELL_BACK_SQUAT", 100.0), repetitionCount=5)
    document = {
        "coach": "garmin sets/1",
        "activity": SWIM,
        "exerciseSets": {"exerciseSets": [squat]},
    }
    content = json.dumps(document).encode()
    (taker,) = (r for r in readers().files if r.accepts(content, "garmin-1.json"))
    (recording,) = taker.read(content, "garmin-1.json", NEW_YORK).recordings

    assert isinstance(taker, GarminSetsReader)
    assert [each.reps for each in recording.activity.sets] == [5]


def test_the_examples_of_the_wire_are_read(shared):
    summaries = example(shared, "activities_search")
    run, swim, strength = (only(kept(each)) for each in summaries)
    splits = only(kept(summaries[1], splits=example(shared, "activity_splits_swim")))
    sets = example(shared, "activity_exercise_sets")
    lifted = only(kept(summaries[2], exerciseSets=sets))

    assert (run.sport, swim.sport, strength.sport) == ("run", "swim", "strength")
    assert swim.pool_length_m == pytest.approx(22.86)
    assert splits.lengths[0].strokes == 15
    assert [(s.reps, s.load_kg, s.rest_s) for s in lifted.sets] == [(5, 100.0, 180.0)]


@pytest.mark.parametrize(
    "document",
    [
        kept(None),
        kept({}),
        kept(SWIM | {"activityId": "x"}),
        kept(SWIM | {"startTimeGMT": "yesterday"}),
    ],
)
def test_what_is_no_activity_is_told(document):
    (issue,) = read(document).issues

    assert issue.where == "garmin-1.json"


# Measurements


def test_the_measurements_of_the_wire_are_read(shared):
    found = {
        kind: measured(kind, example(shared, name))
        for kind, name in (
            ("vo2max", "max_metrics"),
            ("weight", "body_composition"),
            ("hrv", "hrv"),
            ("readiness", "training_readiness"),
            ("daily", "daily_stats"),
        )
    }

    assert found == {
        "vo2max": {(MetricKind.VO2MAX, 20): (48.7, "watch, run")},
        "weight": {
            (MetricKind.WEIGHT, 20): (80.5, "scale"),
            (MetricKind.BODY_FAT, 20): (18.4, "scale"),
        },
        "hrv": {(MetricKind.HRV, 20): (58, "rmssd, night")},
        "readiness": {(MetricKind.READINESS, 20): (78, "watch")},
        "daily": {
            (MetricKind.REST_HR, 20): (51, "watch, day"),
            (MetricKind.STEPS, 20): (9120, "day"),
        },
    }


def test_running_and_cycling_are_two_series():
    met = {"calendarDate": "2026-11-20", "vo2MaxPreciseValue": 51.2}
    reply = [{"generic": met, "cycling": met | {"vo2MaxPreciseValue": 49.0}}]
    document = {"coach": "garmin days/1", "kind": "vo2max", "reply": reply}

    assert [(m.value, m.method) for m in read(document).metrics] == [
        (51.2, "watch, run"),
        (49.0, "watch, ride"),
    ]


def test_a_night_is_garmins_sum_else_its_stages():
    values = {"totalSleepTimeInSeconds": 27_000, "deepTime": 3600, "awakeTime": 900}
    nights = [
        {"calendarDate": "2026-11-19", "values": values},
        {"calendarDate": "2026-11-20", "values": {"deepTime": 3600, "remTime": 7200}},
    ]

    assert measured("sleep", {"individualStats": nights}) == {
        (MetricKind.SLEEP, 19): (7.5, "watch"),
        (MetricKind.SLEEP, 20): (3.0, "watch"),
    }


def test_of_several_readings_of_a_day_the_newest_counts():
    day = {"calendarDate": "2026-11-20"}
    early = day | {"timestamp": "2026-11-20T07:10:00.0", "score": 78}
    late = day | {"timestamp": "2026-11-20T18:10:00.0", "score": 44}

    for reply in ([early, late], [late, early]):
        assert measured("readiness", reply) == {
            (MetricKind.READINESS, 20): (44, "watch")
        }
    assert measured("readiness", early) == {(MetricKind.READINESS, 20): (78, "watch")}


def test_a_day_told_anew_is_the_same_measurement():
    def told(rate):
        reply = {"data": [{"calendarDate": "2026-11-20", "restingHeartRate": rate}]}
        document = {"coach": "garmin days/1", "kind": "daily", "reply": reply}
        (metric,) = read(document).metrics
        return metric.uuid

    assert told(51) == told(53)


def test_a_weigh_in_has_its_moment_and_its_scale():
    weighed = {
        "calendarDate": "2026-11-20",
        "weight": 80_500.0,
        "bodyFat": None,
        "sourceType": "INDEX_SCALE",
        "timestampGMT": 1_795_176_000_000,
    }
    typed = weighed | {"weight": 80_100.0, "sourceType": "MANUAL"}
    reply = {"dateWeightList": [weighed, typed]}
    document = {"coach": "garmin days/1", "kind": "weight", "reply": reply}
    first, second = read(document).metrics

    assert (first.day, first.device) == (date(2026, 11, 20), "index scale")
    assert first.at == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert (second.value, second.device) == (80.1, None)


@pytest.mark.parametrize("reply", [None, {}, [], "", 7, [None], {"data": None}])
@pytest.mark.parametrize("kind", ["vo2max", "weight", "sleep", "hrv", "daily", "x"])
def test_an_answer_without_a_day_is_passed_over(kind, reply):
    contents = read({"coach": "garmin days/1", "kind": kind, "reply": reply})

    assert (contents.metrics, contents.issues) == ((), ())
    assert contents.ignored


# Which files


def test_coachs_own_copies_are_read_by_this_reader_alone():
    content = json.dumps(kept(SWIM)).encode()
    kinds = [each.kind for each in readers().files if each.accepts(content, "a.json")]

    assert kinds[0] == "garmin_service"
    assert not READER.accepts(b'{"coach": "hevy workout/1"}', "a.json")
    assert not READER.accepts(b"[]", "a.json")


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
NAMES = st.sampled_from(
    [
        *SWIM,
        *LENGTH,
        *("splits", "lapDTOs", "lengthDTOs", "exerciseSets", "exercises", "weight"),
        *("calendarDate", "values", "poolLength", "data", "timestampGMT"),
    ]
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6)
    ),
    max_leaves=15,
)


@given(st.sampled_from(["vo2max", "weight", "sleep", "readiness", "daily"]), ANYTHING)
@settings(max_examples=40)
def test_nothing_in_a_copy_takes_the_reader_down(kind, anything):
    summary = SWIM | anything if isinstance(anything, dict) else SWIM
    for document in (
        kept(summary, splits=anything, exerciseSets=anything),
        kept(anything),
        {"coach": "garmin days/1", "kind": kind, "reply": anything},
    ):
        read(document)
