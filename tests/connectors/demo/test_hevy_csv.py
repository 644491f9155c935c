import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.catalogue.resolve import resolve
from coach.domain.activity import Source
from coach.domain.strength import SetType, StrengthSet
from coach.simulation.lifts import E1RM_KG
from connectors.demo.hevy_csv import COLUMNS, TITLES, hevy_csv
from tests.builders import activity
from tests.simulated import year

SETS = (
    StrengthSet("back squat", 8, 50.0, set_type=SetType.WARMUP),
    StrengthSet("back squat", 5, 102.5, 8.5),
    StrengthSet("plank", duration_s=45.0, exercise_index=1),
    StrengthSet("farmer's carry", load_kg=32.0, distance_m=40.0, exercise_index=2),
    StrengthSet("back squat", 1, 110.0, 10.0, SetType.FAILURE, exercise_index=3),
)
SESSION = activity(
    "strength",
    source=Source.HEVY,
    title='Lift "A", heavy',
    sets=SETS,
    start=datetime(2026, 3, 2, 18, 5, tzinfo=UTC),
    elapsed_s=3300.0,
)


def rows(*sessions):
    return list(csv.DictReader(io.StringIO(hevy_csv(sessions).decode())))


def test_the_columns_are_hevys():
    assert tuple(rows(SESSION)[0]) == COLUMNS
    assert hevy_csv([]).decode().startswith('"title","start_time","end_time"')


def test_the_columns_are_those_of_a_real_export(shared):
    example = shared / "wire" / "examples" / "hevy_export.csv"

    header = example.read_text().splitlines()[0]

    assert tuple(next(csv.reader([header]))) == COLUMNS


def test_a_set_is_a_row():
    squat = rows(SESSION)[1]

    assert squat["title"] == 'Lift "A", heavy'
    assert squat["start_time"] == "2 Mar 2026, 18:05"
    assert squat["end_time"] == "2 Mar 2026, 19:00"
    assert squat["exercise_title"] == "Squat (Barbell)"
    assert (squat["weight_kg"], squat["reps"], squat["rpe"]) == ("102.5", "5", "8.5")
    assert squat["set_type"] == "normal"


def test_sets_are_counted_within_their_exercise():
    assert [row["set_index"] for row in rows(SESSION)] == ["0", "1", "0", "0", "0"]


def test_what_a_set_lacks_is_empty():
    warm_up, _, plank, carry, _ = rows(SESSION)

    assert (warm_up["rpe"], warm_up["superset_id"]) == ("", "")
    assert (plank["weight_kg"], plank["reps"]) == ("", "")
    assert plank["duration_seconds"] == "45"
    assert carry["distance_km"] == "0.04"
    assert carry["exercise_title"] == "Farmers Walk"


def test_the_newest_session_comes_first():
    older = replace(SESSION, title="older", start=datetime(2026, 2, 1, 9, tzinfo=UTC))

    assert [row["title"] for row in rows(older, SESSION)][-1] == "older"


def test_supersets_share_a_number():
    pair = tuple(replace(s, superset=1) for s in SETS[:2])

    assert {row["superset_id"] for row in rows(replace(SESSION, sets=pair))} == {"1"}


@pytest.mark.parametrize(
    "exercise", sorted({*E1RM_KG, *TITLES, "box jump", "dead bug"})
)
def test_the_catalogue_understands_what_hevy_calls_an_exercise(exercise):
    one = replace(SESSION, sets=(StrengthSet(exercise, 5, 50.0),))
    (row,) = rows(one)
    found = resolve(row["exercise_title"], {}).exercise

    assert found is not None
    assert found.name == exercise


def test_a_year_of_lifting_is_exported_whole():
    logged = [d.logged for d in year(1).sessions if d.logged]
    exported = rows(*logged)

    assert len(exported) == sum(len(each.sets) for each in logged)
    assert {row["set_type"] for row in exported} >= {"warmup", "normal"}
    assert {"Squat (Barbell)", "Bench Press (Barbell)"} <= {
        row["exercise_title"] for row in exported
    }
