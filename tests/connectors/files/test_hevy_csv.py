import csv
from datetime import UTC, timedelta

import pytest

from coach.domain.activity import Source, Sport
from coach.domain.strength import SetType
from connectors.base import FileReader
from tests.connectors.files.exports import (
    COLUMNS,
    NEW_YORK,
    NEXT_DAY,
    READER,
    export,
    only,
    read,
    reason,
)


def test_it_is_a_file_reader():
    reader: FileReader = READER

    assert reader.kind == "hevy_csv"


def test_a_session_is_an_activity():
    activity = only(read({}, {"set_index": "1", "reps": "4", "rpe": "8.5"}))

    assert activity.source is Source.HEVY
    assert activity.sport is Sport.STRENGTH
    assert activity.title == "Lower A"
    assert activity.start.isoformat() == "2026-11-18T18:58:00-05:00"
    assert activity.timezone == "America/New_York"
    assert activity.elapsed_s == 57 * 60
    assert activity.source_id == "2026-11-18T18:58 Lower A"
    assert activity.doubts == ()
    assert [(s.reps, s.load_kg, s.rpe) for s in activity.sets] == [
        (5, 100, None),
        (4, 100, 8.5),
    ]


def test_names_of_exercises_stay_as_in_the_file():
    assert only(read({})).sets[0].exercise == "Squat (Barbell)"


def test_the_same_session_has_the_same_id_wherever_it_is_read():
    here, there = only(read({})), only(read({}, zone=UTC))

    assert here.uuid == there.uuid
    assert here.start != there.start


def test_another_title_or_start_is_another_session():
    contents = read({}, {"title": "Upper A"}, NEXT_DAY, {"set_index": "1"})

    assert [len(r.activity.sets) for r in contents.recordings] == [2, 1, 1]
    assert len({r.activity.uuid for r in contents.recordings}) == 3


def test_a_session_has_the_same_id_in_both_shapes_of_dates():
    written = {
        "start_time": "Nov 18, 2026, 6:58 PM",
        "end_time": "Nov 18, 2026, 7:55 PM",
    }

    assert only(read(written)) == only(read({}))


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_byte_order_mark_and_line_ends_make_no_difference(
    delimiter, bom, end
):
    content = export({}, delimiter=delimiter, bom=bom, end=end)

    assert READER.accepts(content, "hevy.csv")
    assert only(READER.read(content, "hevy.csv", NEW_YORK)) == only(read({}))


def test_pounds_and_miles_become_kilograms_and_metres():
    columns = [
        {"weight_kg": "weight_lbs", "distance_km": "distance_miles"}.get(c, c)
        for c in COLUMNS
    ]
    row = {"weight_lbs": "225", "distance_miles": "0.5"}
    (one,) = only(read(row, columns=columns)).sets

    assert one.load_kg == pytest.approx(102.058, abs=0.001)
    assert one.distance_m == pytest.approx(804.672)


def test_kilometres_become_metres_and_commas_points():
    row = {"weight_kg": "77,5", "distance_km": "0,4", "duration_seconds": "95"}
    (one,) = only(read(row)).sets

    assert (one.load_kg, one.distance_m, one.duration_s) == (77.5, 400, 95)


def test_zero_is_nothing_recorded():
    row = {"weight_kg": "0", "distance_km": "0", "duration_seconds": "0", "rpe": "0"}
    (one,) = only(read(row)).sets

    assert (one.load_kg, one.distance_m, one.duration_s, one.rpe) == (None,) * 4


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("warmup", SetType.WARMUP),
        ("normal", SetType.NORMAL),
        ("failure", SetType.FAILURE),
        ("dropset", SetType.DROPSET),
        ("drop_set", SetType.DROPSET),
        ("Warm up", SetType.WARMUP),
        ("", SetType.NORMAL),
    ],
)
def test_types_of_sets(written, kind):
    activity = only(read({"set_type": written}))

    assert activity.sets[0].set_type is kind
    assert activity.doubts == ()


def test_an_unknown_type_of_set_is_normal_and_named():
    activity = only(read({"set_type": "myo-rep"}))

    assert activity.sets[0].set_type is SetType.NORMAL
    assert activity.doubts == (
        "row 2: Squat (Barbell): the set type 'myo-rep', taken as normal",
    )


def test_exercises_are_counted_as_they_come():
    def rows(name, *indices):
        return [{"exercise_title": name, "set_index": i} for i in indices]

    activity = only(
        read(
            *rows("Squat", 0, 1), *rows("Squat", 0), *rows("Row", 0), *rows("Squat", 0)
        )
    )

    assert [s.exercise_index for s in activity.sets] == [0, 0, 1, 2, 3]


def test_the_first_superset_is_number_zero():
    activity = only(read({"superset_id": "0"}, {"superset_id": "", "set_index": "1"}))

    assert [s.superset for s in activity.sets] == [0, None]


def test_notes_stay_once_and_keep_their_lines():
    row = {"exercise_notes": 'belt on\n"deep"', "description": "felt good\r\ntoday"}
    activity = only(read(row, row | {"set_index": "1"}))

    assert activity.note == "felt good\ntoday"
    assert [s.note for s in activity.sets] == ['belt on\n"deep"', ""]


def test_unknown_and_missing_columns_are_fine():
    columns = ["mood", "title", "start_time", "exercise_title", "reps"]
    contents = read({"mood": "great"}, columns=columns)

    assert only(contents).sets[0].reps == 5
    assert only(contents).elapsed_s == 0
    assert only(contents).doubts != ()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"reps": "-5"}, "reps is below zero: '-5'"),
        ({"reps": "five"}, "reps is no number: 'five'"),
        ({"reps": "5.5"}, "reps is no whole number: '5.5'"),
        ({"weight_kg": "-20"}, "weight_kg is below zero: '-20'"),
        ({"weight_kg": "heavy"}, "weight_kg is no number: 'heavy'"),
        ({"rpe": "11"}, "rpe is not between 1 and 10: 11"),
        ({"rpe": "0.5"}, "rpe is not between 1 and 10: 0.5"),
        ({"duration_seconds": "nan"}, "duration_seconds is no number: 'nan'"),
        ({"superset_id": "x"}, "superset_id is no number: 'x'"),
        ({"exercise_title": ""}, "it names no exercise"),
        ({"exercise_title": "\u200b"}, "it names no exercise"),
        (
            {"start_time": "18 marras 2026, 18:58"},
            "start_time is no date coach can read: '18 marras 2026, 18:58'",
        ),
        ({"start_time": "31 Nov 2026, 18:58"}, "start_time cannot be: '31 Nov"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_rest_kept(row, why):
    assert reason(row).startswith(why)


def test_a_bad_set_index_costs_nothing():
    assert len(only(read({"set_index": "first"})).sets) == 1


def test_an_end_that_cannot_be_read_costs_no_set():
    activity = only(read({"end_time": "later"}, {"end_time": "later", "set_index": 1}))

    assert activity.elapsed_s == 0
    assert len(activity.doubts) == 1
    assert len(activity.sets) == 2


def test_an_end_in_one_row_is_enough():
    activity = only(read({"end_time": ""}, {"set_index": "1"}))

    assert activity.elapsed_s == 57 * 60


@pytest.mark.parametrize(
    ("end", "elapsed_s", "doubt"),
    [
        ("18 Nov 2026, 18:00", 0, "it ended before it began"),
        ("19 Nov 2026, 18:58", 24 * 3600, "it lasted 24.0 h"),
    ],
)
def test_an_end_that_can_hardly_be_is_named(end, elapsed_s, doubt):
    activity = only(read({"end_time": end}))

    assert (activity.elapsed_s, activity.doubts) == (elapsed_s, (doubt,))


def test_a_slip_of_the_finger_is_kept_and_named():
    activity = only(read({"weight_kg": "2451"}, {"reps": "505", "set_index": "1"}))

    assert [(s.load_kg, s.reps) for s in activity.sets] == [(2451, 5), (100, 505)]
    assert activity.doubts == (
        "row 2: Squat (Barbell): a load of 2451 kg",
        "row 3: Squat (Barbell): 505 repetitions",
    )


def test_a_night_of_the_autumn_change_is_as_long_as_it_was():
    night = {"start_time": "1 Nov 2026, 01:50", "end_time": "1 Nov 2026, 01:20"}

    assert only(read(night)).elapsed_s == 30 * 60


def test_a_night_of_the_spring_change_is_as_long_as_it_was():
    night = {"start_time": "8 Mar 2026, 01:30", "end_time": "8 Mar 2026, 03:30"}
    activity = only(read(night))

    assert activity.elapsed_s == 60 * 60
    assert activity.start.utcoffset() == timedelta(hours=-5)


def test_dates_in_numbers_are_decided_by_one_among_them_or_not_guessed():
    unclear = {"start_time": "03/04/2026, 18:58", "end_time": "03/04/2026, 19:55"}
    clear = {"start_time": "28/04/2026, 18:58", "end_time": "28/04/2026, 19:55"}
    first, _ = read(unclear, clear).recordings
    contents = read(unclear, unclear | {"set_index": "1"}, {})

    assert first.activity.local_date.isoformat() == "2026-04-03"
    assert first.activity.elapsed_s == 57 * 60
    assert len(contents.recordings) == 1
    (issue,) = contents.issues
    assert issue.where == "hevy.csv, rows 2 to 3"
    assert issue.why.endswith("no date in the file decides which stands first")


def test_a_header_alone_holds_no_sets():
    contents = read()

    assert contents.recordings == ()
    assert [str(i) for i in contents.issues] == ["hevy.csv: it holds no sets"]


def test_another_file_is_not_accepted_and_reading_it_is_an_issue():
    strong = b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n"

    assert not READER.accepts(strong, "strong.csv")
    assert not READER.accepts(b"\x0e\x10\x00\x00", "a.fit")
    assert [i.why for i in READER.read(strong, "strong.csv", UTC).issues] == [
        "it is no export of Hevy's"
    ]


@pytest.mark.parametrize("name", ["hevy_dakheera47.csv", "hevy_mouadja02.csv"])
def test_real_exports_are_read_whole(shared, name):
    path = shared / "data" / "strength" / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    contents = READER.read(path.read_bytes(), name, NEW_YORK)
    sets = [s for r in contents.recordings for s in r.activity.sets]

    assert contents.issues == ()
    assert len(contents.recordings) == len(
        {(r["start_time"], r["title"]) for r in rows}
    )
    assert len(sets) == len(rows)
    assert sum(s.load_kg or 0 for s in sets) == pytest.approx(
        sum(float(r["weight_kg"] or 0) for r in rows)
    )
    assert sum(s.reps or 0 for s in sets) == sum(int(r["reps"] or 0) for r in rows)
    assert [s.set_type.value for s in sets] == [r["set_type"] for r in rows]
    assert all(r.activity.doubts == () for r in contents.recordings)


@pytest.mark.parametrize("name", ["hevy_export.csv", "hevy_export_us.csv"])
def test_the_example_exports_are_read(shared, name):
    content = (shared / "wire" / "examples" / name).read_bytes()
    activity = only(READER.read(content, name, NEW_YORK))

    assert activity.start.isoformat() == "2026-11-18T18:58:00-05:00"
    assert activity.sets[-1].rpe == 8
