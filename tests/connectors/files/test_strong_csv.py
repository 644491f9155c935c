from datetime import UTC

import pytest

from coach.domain.activity import Source, Sport
from coach.domain.strength import SetType, StrengthSet
from connectors.base import FileReader
from tests.connectors.files.exports import NEW_YORK
from tests.connectors.files.strong_exports import (
    COLUMNS,
    NOTE,
    READER,
    REST,
    export,
    only,
    read,
)


def test_it_is_a_file_reader():
    reader: FileReader = READER

    assert reader.kind == "strong_csv"


def test_a_session_is_an_activity():
    activity = only(
        read({}, {"Set Order": "2", "Reps": "4.0", "RPE": "8.5"}, zone=NEW_YORK)
    )

    assert activity.source is Source.STRONG
    assert activity.sport is Sport.STRENGTH
    assert activity.title == "Lower A"
    assert activity.start.isoformat() == "2026-11-18T18:58:20-05:00"
    assert activity.timezone == "America/New_York"
    assert activity.elapsed_s == 57 * 60
    assert activity.source_id == "2026-11-18T18:58"
    assert activity.doubts == ()
    assert activity.sets == (
        StrengthSet("Squat (Barbell)", reps=5, load_kg=100),
        StrengthSet("Squat (Barbell)", reps=4, load_kg=100, rpe=8.5),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_makes_no_difference(delimiter):
    content = export({"Weight": "77,5"}, delimiter=delimiter)

    assert READER.accepts(content, "strong.csv")
    assert only(READER.read(content, "", UTC)) == only(read({"Weight": "77.5"}))


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-18 6:58:20\u202fPM",
        "2026-11-18T18:58:20",
        "18.11.2026 18:58:20",
        "18 Nov 2026, 18:58:20",
        "Nov 18, 2026, 6:58:20 PM",
        "11/18/2026 18:58:20",
    ],
)
def test_dates_however_written_are_one_start(written):
    assert only(read({"Date": written})) == only(read({}))


@pytest.mark.parametrize(
    "gone", [("Duration", "RPE"), ("Distance", "Seconds", "Notes")]
)
def test_columns_that_older_exports_lack_are_fine(gone):
    columns = [column for column in COLUMNS if column not in gone]
    activity = only(read({}, columns=columns))

    assert activity.sets == only(read({})).sets
    assert activity.doubts == ()


@pytest.mark.parametrize(
    "change",
    [{"Workout Name": "Beine"}, {"Duration": ""}, {"Date": "2026-11-18 18:58"}],
)
def test_neither_title_nor_seconds_make_another_session(change):
    assert only(read(change)).uuid == only(read({})).uuid


def test_another_minute_is_another_session():
    contents = read({}, {"Date": "2026-11-18 18:59:20"}, {"Set Order": "2"})

    assert [len(r.activity.sets) for r in contents.recordings] == [2, 1]
    assert len({r.activity.uuid for r in contents.recordings}) == 2


def test_where_only_the_day_is_given_the_title_tells_sessions_apart():
    day = {"Date": "2026-11-18"}
    contents = read(day, day | {"Workout Name": "Upper A"}, day | {"Set Order": "2"})
    lower, upper = (r.activity for r in contents.recordings)

    assert (lower.source_id, upper.source_id) == (
        "2026-11-18 Lower A",
        "2026-11-18 Upper A",
    )
    assert [len(each.sets) for each in (lower, upper)] == [2, 1]
    assert lower.start.isoformat() == "2026-11-18T00:00:00+00:00"
    assert lower.doubts == ("the file gives its day and not its time",)


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("1", SetType.NORMAL),
        ("", SetType.NORMAL),
        ("W", SetType.WARMUP),
        ("D", SetType.DROPSET),
        ("F", SetType.FAILURE),
        ("w", SetType.WARMUP),
    ],
)
def test_types_of_sets(order, kind):
    activity = only(read({"Set Order": order}))

    assert activity.sets[0].set_type is kind
    assert activity.doubts == ()


def test_an_unknown_set_order_is_a_normal_set_and_named():
    activity = only(read({"Set Order": "Myo"}))

    assert activity.sets[0].set_type is SetType.NORMAL
    assert activity.doubts == (
        "row 2: Squat (Barbell): the set type 'Myo', taken as normal",
    )


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"Set Order": "Minuteur de repos", "Weight": "0", "Reps": "0.0"},
        {"Set Order": "Temporizador"},
        {"Exercise Name": "Rest Timer"},
        {"Exercise Name": "Rest Timer", "Set Order": "1", "Weight": "0", "Reps": "0"},
    ],
)
def test_a_rest_timer_is_the_rest_after_the_set_before_in_any_language(change):
    activity = only(read({}, REST | change, {"Set Order": "2"}, {"Set Order": "3"}))

    assert [each.rest_s for each in activity.sets] == [120, None, None]
    assert [each.exercise_index for each in activity.sets] == [0, 0, 0]
    assert activity.doubts == ()


def test_a_rest_timer_of_another_session_is_nobodys():
    later = {"Date": "2026-11-19 18:58:20"}
    contents = read({}, REST | later, later)

    assert [s.rest_s for r in contents.recordings for s in r.activity.sets] == [
        None,
        None,
    ]


def test_rest_timers_alone_are_no_session():
    contents = read(REST)

    assert contents.recordings == ()
    assert [str(issue) for issue in contents.issues] == ["strong.csv: it holds no sets"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_note_row_is_the_note_of_its_exercise_wherever_it_stands(place):
    rows = [{}, {"Set Order": "2"}]
    rows.insert(place, NOTE | {"Notes": "belt on"})
    activity = only(read({"Exercise Name": "Row"}, *rows))

    assert [each.note for each in activity.sets] == ["", "belt on", ""]


def test_notes_between_two_rounds_of_an_exercise_go_to_the_right_one():
    def said(note):
        return NOTE | {"Exercise Name": "Squat (Barbell)", "Notes": note}

    row = {"Exercise Name": "Row"}
    activity = only(
        read({}, said("one"), row, said("two"), {}, {"Set Order": "2"}, said("too"))
    )

    assert [each.note for each in activity.sets] == ["one", "", "two\ntoo", ""]
    assert [each.exercise_index for each in activity.sets] == [0, 1, 2, 2]


def test_a_note_about_an_exercise_not_done_is_the_sessions():
    activity = only(read({}, NOTE | {"Exercise Name": "Row", "Notes": "no bar free"}))

    assert activity.note == "Row: no bar free"
    assert [each.note for each in activity.sets] == [""]


def test_a_note_is_said_once_and_its_lines_are_lines():
    said = {"Notes": "3x10\\nslow", "Workout Notes": "felt good"}
    activity = only(
        read(said, said | {"Set Order": "2"}, {"Set Order": "3", "Notes": "hurt"})
    )

    assert activity.note == "felt good"
    assert [each.note for each in activity.sets] == ["3x10\nslow", "", "hurt"]


def test_exercises_are_counted_as_they_come():
    def rows(name, *orders):
        return [{"Exercise Name": name, "Set Order": order} for order in orders]

    activity = only(
        read(
            *rows("Squat", "W", "W", 1, 2, "D"),
            *rows("Row", "W", 1),
            *rows("Row", 1, 2),
            *rows("Squat", 1),
        )
    )

    assert [each.exercise_index for each in activity.sets] == [
        *(0, 0, 0, 0, 0),
        *(1, 1),
        *(2, 2),
        3,
    ]


def test_zero_is_nothing_recorded():
    (one,) = only(read({"Weight": "0.0", "Seconds": "0.0", "RPE": "0"})).sets

    assert one == StrengthSet("Squat (Barbell)", reps=5)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"Reps": "-5"}, "reps is below zero: '-5'"),
        ({"Reps": "nan"}, "reps is no number: 'nan'"),
        ({"Reps": "5.5"}, "reps is no whole number: '5.5'"),
        ({"Weight": "inf"}, "weight is no number: 'inf'"),
        ({"Weight": "9" * 5000}, "weight is no number: '99999"),
        ({"Weight": "\x1b[31m100"}, "weight is no number: '\\x1b[31m100'"),
        ({"Weight": "=1+1"}, "weight is no number: '=1+1'"),
        ({"Seconds": "1e3"}, "seconds is no number: '1e3'"),
        ({"RPE": "11"}, "rpe is not between 1 and 10: 11"),
        ({"Exercise Name": ""}, "it names no exercise"),
        ({"Exercise Name": "", "Reps": "x", "Date": ""}, "it names no exercise"),
        ({"Date": "later"}, "date is no date coach can read: 'later'"),
        ({"Date": "2026-11-31 18:58:20"}, "date cannot be: '2026-11-31 18:58:20'"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_rest_kept(row, why):
    contents = read({}, row, {"Set Order": "2"})
    (issue,) = contents.issues
    (recording,) = contents.recordings

    assert issue.where == "strong.csv, row 3"
    assert issue.why.startswith(why)
    assert len(recording.activity.sets) == 2


def test_a_duration_that_cannot_be_read_costs_no_set():
    activity = only(read({"Duration": "a while"}))

    assert activity.elapsed_s == 0
    assert activity.doubts == (
        "how long it lasted is not known: duration is no span of time: 'a while'",
    )


def test_a_session_of_days_is_named():
    assert only(read({"Duration": "72h 18m"})).doubts == ("it lasted 72.3 h",)


def test_a_slip_of_the_finger_is_kept_and_named():
    activity = only(read({"Weight": "2451"}, {"Reps": "505", "Set Order": "2"}))

    assert [(s.load_kg, s.reps) for s in activity.sets] == [(2451, 5), (100, 505)]
    assert activity.doubts == (
        "row 2: Squat (Barbell): a load of 2451 kg",
        "row 3: Squat (Barbell): 505 repetitions",
    )


def test_dates_that_may_be_two_are_one_issue_and_nothing_is_guessed():
    contents = read({"Date": "03/04/2025 18:58"}, {"Date": "05/06/2025 18:58"})

    assert contents.recordings == ()
    (issue,) = contents.issues
    assert issue.where == "strong.csv, rows 2 to 3"
    assert "no date in the file decides which stands first" in issue.why


def test_one_date_decides_the_others():
    contents = read({"Date": "03/04/2025 18:58"}, {"Date": "25/04/2025 18:58"})

    assert [str(r.activity.local_date) for r in contents.recordings] == [
        "2025-04-03",
        "2025-04-25",
    ]
    assert contents.issues == ()


def test_text_from_the_file_is_tame():
    activity = only(
        read({"Workout Name": "\x1b[31mA\u202e", "Exercise Name": "Row\x07"})
    )

    assert activity.title == "[31mA"
    assert activity.sets[0].exercise == "Row"


def test_another_file_is_not_accepted_and_reading_it_is_an_issue():
    hevy = b"title,start_time,exercise_title\n"

    assert not READER.accepts(hevy, "hevy.csv")
    assert not READER.accepts(b"\x0e\x10\x00\x00", "a.fit")
    assert [i.why for i in READER.read(hevy, "hevy.csv", UTC).issues] == [
        "it is no export of Strong's"
    ]
