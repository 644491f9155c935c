import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.activity import Source, Sport
from coach.domain.metric import MetricKind
from coach.domain.strength import SetType
from connectors.base import FileReader
from connectors.files.hevy_json import HevyJsonReader
from tests.connectors.files import exports
from tests.fakes.hevy import exercise, lifted

READER = HevyJsonReader()
NEW_YORK = ZoneInfo("America/New_York")
SQUATS = exercise(
    "Squat (Barbell)", lifted(60, 5, kind="warmup"), lifted(100, 5, rpe=8)
)
WORKOUT = {
    "id": "b459cba5-cd6d-463c-abd6-54f8eafcadcb",
    "title": "Lower A",
    "routine_id": "7f0c1111-0000-4000-8000-000000000001",
    "description": "Felt heavy",
    "start_time": "2026-11-18T23:58:31Z",
    "end_time": "2026-11-19T00:55:00+00:00",
    "updated_at": "2026-11-19T00:55:30Z",
    "created_at": "2026-11-19T00:55:30Z",
    "exercises": [SQUATS],
}


def wrapped(what, content):
    return json.dumps({"coach": f"hevy {what}/1", what: content}).encode()


def read(*exercises, zone=NEW_YORK, **fields):
    workout = WORKOUT | fields
    if exercises:
        workout["exercises"] = list(exercises)
    return READER.read(wrapped("workout", workout), "hevy.json", zone)


def only(contents):
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


def measured(*records):
    return READER.read(wrapped("measurements", list(records)), "m.json", NEW_YORK)


def test_it_is_a_file_reader():
    reader: FileReader = READER

    assert reader.kind == "hevy_json"
    assert reader.accepts(wrapped("workout", WORKOUT), "x.json")
    assert reader.accepts(wrapped("measurements", []), "x.json")
    assert not reader.accepts(b'{"coach": "garmin activity/1"}', "x.json")
    assert not reader.accepts(b"title,start_time,exercise_title", "x.json")


def test_a_workout_is_an_activity():
    activity = only(read())

    assert activity.source is Source.HEVY
    assert activity.source_id == WORKOUT["id"]
    assert activity.sport is Sport.STRENGTH
    assert activity.start.isoformat() == "2026-11-18T18:58:31-05:00"
    assert activity.timezone == "America/New_York"
    assert activity.elapsed_s == 56 * 60 + 29
    assert (activity.title, activity.note) == ("Lower A", "Felt heavy")
    assert activity.doubts == ()
    assert [
        (s.exercise, s.set_type, s.reps, s.load_kg, s.rpe) for s in activity.sets
    ] == [
        ("Squat (Barbell)", SetType.WARMUP, 5, 60, None),
        ("Squat (Barbell)", SetType.NORMAL, 5, 100, 8),
    ]


def test_it_has_the_uuid_of_the_same_workout_in_hevys_csv_file():
    csv = exports.only(exports.read({}))  # 18 Nov 2026, 18:58: Lower A

    assert only(read()).uuid == csv.uuid
    assert only(read(title="Lower B")).uuid != csv.uuid
    assert only(read(start_time="2026-11-18T23:59:00Z")).uuid != csv.uuid


@pytest.mark.parametrize(
    "start", ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-03-08T07:30:00Z"]
)
def test_a_workout_while_the_clocks_change_is_at_its_own_hour(start):
    activity = only(read(start_time=start, end_time=start))

    assert activity.start.timestamp() == datetime.fromisoformat(start).timestamp()
    assert activity.elapsed_s == 0


def test_every_kind_of_set_keeps_what_it_has():
    activity = only(
        read(
            exercise("Plank", lifted(seconds=60)),
            exercise("Farmers Walk", lifted(32, meters=40)),
            exercise("Pull Up (Assisted)", lifted(20, 8, kind="failure")),
            exercise("Push Up", lifted(None, 12, kind="dropset")),
            exercise("Running", lifted(meters=1000, seconds=300)),
        )
    )

    assert [
        (s.set_type.value, s.load_kg, s.reps, s.distance_m, s.duration_s)
        for s in activity.sets
    ] == [
        ("normal", None, None, None, 60),
        ("normal", 32, None, 40, None),
        ("failure", 20, 8, None, None),
        ("dropset", None, 12, None, None),
        ("normal", None, None, 1000, 300),
    ]


def test_superset_zero_is_a_superset():
    pairs = [
        exercise("Squat (Barbell)", lifted(100, 5), superset=0),
        exercise("Bench Press (Barbell)", lifted(80, 5), superset=0),
        exercise("Plank", lifted(seconds=60)),
    ]

    assert [each.superset for each in only(read(*pairs)).sets] == [0, 0, None]


def test_an_exercise_that_comes_twice_is_two_and_its_note_is_said_once():
    again = exercise("Squat (Barbell)", lifted(100, 5), notes="slow")
    sets = only(read(SQUATS, again)).sets

    assert [each.exercise_index for each in sets] == [0, 0, 1]
    assert [each.note for each in sets] == ["", "", "slow"]


def test_an_exercise_of_the_athletes_own_keeps_its_title():
    own = exercise("My  Cellar\u202e Press", lifted(50, 8), key="a-b-c-d")

    assert only(read(own)).sets[0].exercise == "My  Cellar Press"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reps", -1, "reps"),
        ("reps", 5.5, "reps is no whole number"),
        ("weight_kg", -20, "weight_kg cannot be"),
        ("weight_kg", 1e9, "weight_kg cannot be"),
        ("rpe", 11, "rpe is not between 1 and 10"),
    ],
)
def test_a_set_that_cannot_be_is_an_issue_and_the_rest_is_kept(field, value, words):
    bad = lifted(100, 5) | {field: value}
    contents = read(exercise("Squat (Barbell)", bad, lifted(100, 5)))

    (issue,) = contents.issues
    assert words in str(issue)
    assert len(contents.recordings[0].activity.sets) == 1


def test_an_effort_of_six_and_a_half_is_read_even_if_hevy_takes_none():
    assert only(read(exercise("Plank", lifted(1, 1, rpe=6.5)))).sets[0].rpe == 6.5


def test_a_set_type_to_come_is_taken_as_normal_and_said():
    activity = only(read(exercise("Plank", lifted(kind="myo", seconds=9))))

    assert activity.sets[0].set_type is SetType.NORMAL
    assert "'myo'" in activity.doubts[0]
    assert activity.doubts[0].startswith("set 1")


@pytest.mark.parametrize("end", ["", None, "soon"])
def test_a_workout_without_an_end_says_so(end):
    activity = only(read(end_time=end))

    assert activity.elapsed_s == 0
    assert activity.doubts == ("how long it lasted is not known",)


@pytest.mark.parametrize("fields", [{"start_time": "soon"}, {"id": ""}, {"id": 7}])
def test_a_workout_that_cannot_be_told_from_others_is_an_issue(fields):
    contents = read(**fields)

    assert contents.recordings == ()
    assert len(contents.issues) == 1


@pytest.mark.parametrize(
    "content",
    [
        b'{"coach": "hevy workout/2", "workout": {}}',
        b'{"coach": "hevy workout/1", "workout": []}',
        b'{"coach": "hevy workout/1"',
        b'{"coach": "hevy workout/1", "workout": ' + b"[" * 100_000,
    ],
)
def test_what_is_none_of_these_is_an_issue(content):
    assert len(READER.read(content, "x.json", NEW_YORK).issues) == 1


def test_a_day_of_measurements_is_weight_and_body_fat():
    contents = measured({"date": "2026-11-20", "weight_kg": 80.5, "fat_percent": 18.5})

    assert [(m.kind, m.day, m.value, m.source) for m in contents.metrics] == [
        (MetricKind.WEIGHT, date(2026, 11, 20), 80.5, "hevy"),
        (MetricKind.BODY_FAT, date(2026, 11, 20), 18.5, "hevy"),
    ]


def test_a_corrected_measurement_is_the_same_measurement():
    first = measured({"date": "2026-11-20", "weight_kg": 80.5}).metrics
    second = measured({"date": "2026-11-20", "weight_kg": 79.5}).metrics
    other = measured({"date": "2026-11-21", "weight_kg": 80.5}).metrics

    assert first[0].uuid == second[0].uuid != other[0].uuid


def test_a_measurement_that_cannot_be_is_an_issue_and_the_rest_is_kept():
    contents = measured(
        {"date": "2026-11-20", "weight_kg": 8050, "fat_percent": 18.5},
        {"date": "no day", "weight_kg": 80},
        {"date": "2026-11-21", "waist": 80},
    )

    assert [m.value for m in contents.metrics] == [18.5]
    assert len(contents.issues) == 2


def test_a_day_without_weight_or_fat_holds_nothing_for_coach():
    assert measured({"date": "2026-11-21", "waist": 80}).ignored
