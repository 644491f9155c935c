import csv
import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Source, Sport
from connectors.files.strava_csv import StravaCsvReader
from connectors.files.strava_words import utc_time

READER = StravaCsvReader()
BERLIN = ZoneInfo("Europe/Berlin")
ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,"
    "Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,"
    "Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,"
    "Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,"
    "Perceived Exertion,Type,Start Time"
)
GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,"
    "Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,Max. Herzfrequenz,"
    "Verstrichene Zeit,Bewegungszeit,Distanz,Durchschnittliche Herzfrequenz,Kalorien"
)
ROW = {
    "Activity ID": "9001",
    "Activity Date": "Nov 20, 2026, 11:05:00 PM",
    "Activity Name": "Along the river",
    "Activity Type": "Run",
    "Elapsed Time": "2750",
    "Elapsed Time/2": "2750.0",
    "Moving Time": "2701.0",
    "Distance": "8.04",
    "Distance/2": "8046.7",
    "Max Heart Rate": "171",
    "Max Heart Rate/2": "172.0",
    "Average Heart Rate": "151.4",
    "Calories": "610.0",
}


def export(*rows, header=ENGLISH, base=None, delimiter=","):
    """A list with these rows, each saying only how it differs from ROW.

    `Distance/2` is the second of the two columns that are called so.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    columns = header.split(",")
    writer.writerow(columns)
    for row in rows:
        cells = (ROW if base is None else base) | row
        seen = {}
        line = []
        for column in columns:
            seen[column] = seen.get(column, 0) + 1
            key = column if seen[column] == 1 else f"{column}/{seen[column]}"
            line.append(cells.get(key, ""))
        writer.writerow(line)
    return out.getvalue().encode()


def read(*rows, zone=BERLIN, **how):
    return READER.read(export(*rows, **how), "activities.csv", zone)


def only(contents):
    assert contents.issues == ()
    (recording,) = contents.recordings
    return recording.activity


# What is read


def test_a_row_is_an_activity_under_stravas_number():
    activity = only(read({}))

    assert (activity.source, activity.source_id) == (Source.STRAVA, "9001")
    assert activity.sport is Sport.RUN
    assert activity.title == "Along the river"
    assert (activity.elapsed_s, activity.moving_s) == (2750, 2701)
    assert activity.distance_m == 8046.7
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (151, 172)
    assert activity.calories_kcal == 610
    assert activity.device is None


def test_the_date_is_utc_and_the_day_the_athletes():
    activity = only(read({}))

    assert activity.start == datetime(2026, 11, 20, 23, 5, tzinfo=UTC)
    assert activity.start.utcoffset() == timedelta(hours=1)
    assert activity.local_date == datetime(2026, 11, 21, tzinfo=UTC).date()


def test_description_and_private_note_are_the_note_and_exertion_the_rpe():
    words = {
        "Activity Description": "Windy.\nWith Kim.",
        "Activity Private Note": "Knee fine.",
        "Perceived Exertion": "7.0",
    }
    activity = only(read(words))

    assert activity.note == "Windy.\nWith Kim.\nKnee fine."
    assert activity.rpe == 7


def test_the_same_row_is_the_same_activity_whatever_was_renamed():
    first, second = only(read({})), only(read({"Activity Name": "Hills"}))

    assert first.uuid == second.uuid
    assert first.uuid != only(read({"Activity ID": "9002"})).uuid


def test_the_wire_example_is_read(shared):
    content = (shared / "wire" / "examples" / "strava_activities.csv").read_bytes()

    assert READER.accepts(content, "activities.csv")
    activity = only(READER.read(content, "activities.csv", UTC))
    assert (activity.title, activity.distance_m) == ("Evening Run", 8046.7)


# Distances: kilometres here, metres there


@pytest.mark.parametrize(
    ("kind", "shown", "exact", "meters"),
    [
        ("Run", "8.04", "8046.7", 8046.7),
        ("Run", "8.04", "", 8040),
        ("Ride", "1,204.5", "1204500", 1_204_500),
        ("Swim", "1725", "1725.0", 1725),
        ("Swim", "1,725", "", 1725),
        ("Rowing", "5000", "", 5000),
        ("Run", "2.81", "2.81", 2810),
        ("Weight Training", "0.00", "0.0", None),
        ("Run", "", "", None),
    ],
)
def test_a_distance_is_in_metres_whichever_column_said_it(kind, shown, exact, meters):
    row = {"Activity Type": kind, "Distance": shown, "Distance/2": exact}
    slow = {"Elapsed Time": "90000", "Elapsed Time/2": "90000"}

    assert only(read(row | slow)).distance_m == pytest.approx(meters)


# Sports


@pytest.mark.parametrize(
    ("word", "sport", "finer"),
    [
        ("Run", Sport.RUN, None),
        ("Trail Run", Sport.RUN, "trail_run"),
        ("TrailRun", Sport.RUN, "trail_run"),
        ("Virtual Ride", Sport.RIDE, "virtual_ride"),
        ("E-Bike Ride", Sport.RIDE, "e_bike_ride"),
        ("Weight Training", Sport.STRENGTH, None),
        ("WeightTraining", Sport.STRENGTH, None),
        ("Workout", Sport.OTHER, "workout"),
        ("Training", Sport.OTHER, "workout"),
        ("Entraînement", Sport.OTHER, "workout"),
        ("Hike", Sport.WALK, "hike"),
        ("Yoga", Sport.MOBILITY, "yoga"),
        ("Snowboard", Sport.SNOWBOARD, None),
        ("Lauf", Sport.RUN, None),
        ("Radfahrt", Sport.RIDE, None),
        ("Krafttraining", Sport.STRENGTH, None),
        ("Course à pied", Sport.RUN, None),
        ("Natation", Sport.SWIM, None),
        ("Carrera", Sport.RUN, None),
        ("Corrida", Sport.RUN, None),
        ("Nuoto", Sport.SWIM, None),
        ("ランニング", Sport.RUN, None),
        ("Kitesurf", Sport.OTHER, "kitesurf"),
        ("Underwater Chess", Sport.OTHER, "underwater_chess"),
        ("", Sport.OTHER, None),
    ],
)
def test_the_type_is_our_sport_or_other_with_its_own_word(word, sport, finer):
    activity = only(read({"Activity Type": word}))

    assert activity.sport is sport
    if finer is not None:
        assert activity.sub_sport == finer


# Languages


@pytest.mark.parametrize(
    "text",
    [
        "Nov 20, 2026, 11:05:00 PM",
        "Nov 20, 2026, 11:05:00\u202fPM",
        "November 20, 2026 11:05:00 p.m.",
        "20 Nov 2026, 23:05:00",
        "20.11.2026, 23:05:00",
        "20. Nov. 2026, 23:05:00",
        "20 nov. 2026 à 23:05:00",
        "20 de nov. de 2026 23:05:00",
        "20/11/2026, 23:05:00",
        "2026/11/20 23:05:00",
        "2026年11月20日 23:05:00",
        "2026-11-20 23:05:00",
    ],
)
def test_one_instant_in_many_spellings(text):
    assert utc_time(text) == datetime(2026, 11, 20, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("months", "language"),
    [
        ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "en"),
        ("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "de"),
        (
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "fr",
        ),
        ("ene feb mar abr may jun jul ago sept oct nov dic", "es"),
        ("jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.", "pt"),
        ("gen feb mar apr mag giu lug ago set ott nov dic", "it"),
    ],
)
def test_every_month_is_known_by_its_name(months, language):
    found = [utc_time(f"3 {name} 2026, 06:00:00").month for name in months.split()]

    assert found == [*range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-11-20",
        "Nov 20, 2026, 13:05:00 PM",
        "31.02.2026, 10:00:00",
        "20.11.1026, 10:00:00",
        "9" * 5000 + ":00",
        "Foo 20, 2026, 10:00:00",
        "20.11.2026, 1:60:00",
    ],
)
def test_what_is_no_date_is_none(text):
    assert utc_time(text) is None


def test_a_german_list_is_read_with_its_commas():
    row = {
        "Aktivitäts-ID": "7",
        "Aktivitätsdatum": "20.11.2026, 23:05:00",
        "Name der Aktivität": "Lauf am Abend",
        "Aktivitätsart": "Lauf",
        "Verstrichene Zeit": "1390",
        "Distanz": "2,81",
        "Distanz/2": "2,81",
        "Durchschnittliche Herzfrequenz": "148",
        "Kalorien": "1.299,5",
    }
    activity = only(read(row, header=GERMAN, base={}))

    assert activity.distance_m == pytest.approx(2810)
    assert (activity.sport, activity.avg_hr_bpm) == (Sport.RUN, 148)
    assert activity.calories_kcal == 1299.5
    assert activity.elapsed_s == 1390
    longer = row | {"Distanz": "1,725", "Distanz/2": ""}
    assert only(read(longer, header=GERMAN, base={})).distance_m == 1725


@pytest.mark.parametrize(
    "header",
    [
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité",
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité".replace(
            "'", "\N{RIGHT SINGLE QUOTATION MARK}"
        ),
        "ID de actividad,Fecha de la actividad,Nombre,Tipo de actividad",
        "ID da atividade,Data da atividade,Nome da atividade,Tipo de atividade",
        "ID attività,Data dell'attività,Nome dell'attività,Tipo di attività",
        "アクティビティID,アクティビティ実行日,アクティビティ名,アクティビティタイプ",
    ],
)
def test_a_list_in_another_language_is_known_by_its_columns(header):
    cells = dict(
        zip(header.split(","), ["7", "20.11.2026, 23:05:00", "X", "Run"], strict=True)
    )
    content = export(cells, header=header, base={})

    assert READER.accepts(content, "activities.csv")
    assert only(READER.read(content, "activities.csv", UTC)).source_id == "7"


def test_a_list_saved_again_in_utf16_is_read():
    content = export({}).decode().encode("utf-16")

    assert READER.accepts(content, "activities.csv")
    assert only(READER.read(content, "activities.csv", UTC)).distance_m == 8046.7


def test_a_list_saved_again_with_semicolons_is_read():
    assert only(read({}, delimiter=";")).distance_m == 8046.7


# Broken and hostile lists


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ({"Activity ID": "x"}, "its id is no number: 'x'"),
        ({"Activity ID": ""}, "its id is no number: ''"),
        ({"Activity Date": "soon"}, "its date cannot be read: 'soon'"),
        ({"Moving Time": "long"}, "moving is no number: 'long'"),
        ({"Calories": "NaN"}, "calories is no number: 'NaN'"),
        ({"Distance/2": "-1"}, "distance_2 is no number: '-1'"),
        ({"Elapsed Time/2": "9" * 5000}, f"elapsed_2 is no number: '{'9' * 40}'"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_rest_kept(row, word):
    contents = read({}, row, {"Activity ID": "9002"})

    (issue,) = contents.issues
    assert (issue.where, issue.why) == ("activities.csv, row 3", word)
    assert len(contents.recordings) == 2


def test_what_nobody_can_have_done_is_left_out_and_named():
    activity = only(read({"Distance/2": "900000", "Average Heart Rate": "300"}))

    assert (activity.distance_m, activity.avg_hr_bpm) == (None, None)
    assert len(activity.doubts) == 2


def test_a_title_carries_no_control_characters():
    assert only(read({"Activity Name": "\x1b[31mred\u202e"})).title == "[31mred"


def test_a_list_without_rows_is_ignored_with_its_reason():
    assert "without any" in read().ignored


def test_thousands_of_bad_rows_do_not_drown_the_rest():
    contents = read(*[{"Activity ID": "x"}] * 250, {})

    assert len(contents.recordings) == 1
    assert len(contents.issues) == 101
    assert contents.issues[-1].why == "150 more rows cannot be read"


@pytest.mark.parametrize(
    "content",
    [
        b"title,start_time,exercise_title\n",
        b"Activity Type,Date,Favorite,Title,Distance,Calories\n",
        b"Activity ID,Name\n1,2\n",
        b"",
        b"\x00\xff\xfe",
    ],
)
def test_other_tables_are_not_taken(content):
    assert not READER.accepts(content, "activities.csv")
    assert READER.read(content, "activities.csv", UTC).issues


@given(st.lists(st.lists(st.text(max_size=12), min_size=29, max_size=29), max_size=4))
def test_any_text_in_any_cell_is_read_or_named(cells):
    out = io.StringIO()
    csv.writer(out).writerows([ENGLISH.split(","), *cells])
    contents = READER.read(out.getvalue().encode(errors="replace"), "a.csv", UTC)

    assert contents.recordings or contents.issues or contents.ignored


@given(st.binary(max_size=200))
def test_any_bytes_after_a_good_header_get_an_answer(tail):
    contents = READER.read(export({}) + tail, "a.csv", UTC)

    assert contents.recordings
