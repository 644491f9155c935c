import pytest

from coach.domain.strength import WeightUnit
from connectors.base import FileContents
from connectors.files.strong_csv import StrongCsvReader
from tests.connectors.files.strong_exports import (
    ASKING,
    COLUMNS,
    READER,
    export,
    only,
    read,
)


def test_kilograms_stay_as_typed():
    assert only(read({"Weight": "100.123456"})).sets[0].load_kg == 100.123456


def test_a_file_that_does_not_say_its_unit_is_not_read():
    assert read({}, reader=ASKING) == FileContents(lacks_weight_unit=True)
    assert ASKING.accepts(export({}), "strong.csv")


def test_a_file_without_any_load_needs_no_unit():
    assert len(only(read({"Weight": "0.0"}, reader=ASKING)).sets) == 1


@pytest.mark.parametrize(
    ("unit", "load_kg"), [(WeightUnit.KG, 100), (WeightUnit.LB, 45.3592)]
)
def test_the_unit_asked_for_is_that_of_loads_that_have_none(unit, load_kg):
    (one,) = only(read({}, reader=StrongCsvReader(unit))).sets

    assert one.load_kg == load_kg


@pytest.mark.parametrize(
    ("weight", "reader"),
    [("Weight (kg)", ASKING), ("kg", StrongCsvReader(WeightUnit.LB))],
)
def test_the_unit_in_the_header_counts_whatever_was_asked(weight, reader):
    (one,) = only(read({}, reader=reader, called={"Weight": weight})).sets

    assert one.load_kg == 100


def test_a_column_of_units_counts_row_by_row():
    columns = (*COLUMNS, "Weight Unit", "Distance Unit")
    rows = [
        {"Weight Unit": "kg", "Distance Unit": "km", "Distance": "1.5"},
        {"Weight Unit": "lbs", "Distance Unit": "mi", "Distance": "1"},
        {"Weight Unit": "", "Weight": "", "Distance Unit": "m", "Distance": "40"},
    ]
    sets = only(read(*rows, columns=columns, reader=ASKING)).sets

    assert [each.load_kg for each in sets] == [100, 45.3592, None]
    assert [each.distance_m for each in sets] == [1500, 1609.344, 40]


def test_one_row_without_its_unit_is_enough_to_ask():
    columns = (*COLUMNS, "Weight Unit")
    contents = read({"Weight Unit": "kg"}, {}, columns=columns, reader=ASKING)

    assert contents == FileContents(lacks_weight_unit=True)


@pytest.mark.parametrize(
    ("weights", "loads_kg"),
    [
        (("44.09245243697551", "66.13867865546327", "165", "121.2542"), (20, 30, 55)),
        (("45.359237", "61.23497", "100", "102.0583"), (45.3592, 61.235, 102.0583)),
    ],
)
@pytest.mark.parametrize("reader", [ASKING, READER, StrongCsvReader(WeightUnit.LB)])
def test_loads_that_nobody_types_give_their_unit_away(weights, loads_kg, reader):
    rows = [{"Weight": weight, "Set Order": n} for n, weight in enumerate(weights, 1)]
    one, two, _, four = only(read(*rows, reader=reader)).sets

    assert [one.load_kg, two.load_kg, four.load_kg] == pytest.approx(loads_kg, 1e-5)


def test_odd_loads_that_are_round_in_no_unit_give_nothing_away():
    rows = [{"Weight": f"{100 + 1 / n:.6f}", "Set Order": n} for n in range(3, 12)]

    assert read(*rows, reader=ASKING).lacks_weight_unit


def test_distances_are_in_the_unit_that_goes_with_the_loads():
    far = {"Distance": "2"}
    metric, imperial = READER, StrongCsvReader(WeightUnit.LB)

    assert only(read(far, reader=metric)).sets[0].distance_m == 2000
    assert only(read(far, reader=imperial)).sets[0].distance_m == 3218.688


def test_a_distance_whose_unit_nobody_knows_is_left_out_and_named():
    activity = only(read({"Weight": "0", "Distance": "2"}, reader=ASKING))

    assert activity.sets[0].distance_m is None
    (doubt,) = activity.doubts
    assert doubt.startswith("row 2: Squat (Barbell): its distance, of which the file")
