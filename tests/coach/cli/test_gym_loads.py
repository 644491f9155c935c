"""The loads of a gym, as they are said and shown."""

from dataclasses import replace

import pytest

from coach.units import pounds_to_kg


@pytest.fixture
def in_pounds(home):
    with home.context() as context, context.writing() as store:
        store.save_athlete(replace(store.athlete(), units={"load": "lb"}))
    return home


def test_plates_and_bars_are_said_once_and_a_barbell_weighs_20_kg(home):
    said = home.json("gym", "plates", "20", "15x2", "1.25")

    assert said["racks"] == {
        "bars_kg": {"barbell": 20.0},
        "plates": [
            {"kg": 20.0, "pairs": None},
            {"kg": 15.0, "pairs": 2},
            {"kg": 1.25, "pairs": None},
        ],
        "dumbbells_kg": [],
        "kettlebells_kg": [],
        "step_kg": None,
    }


def test_each_kind_is_said_by_itself_and_the_others_stay(home):
    home.run("gym", "plates", "20", "10", "--bar", "15", "--trap-bar", "25")
    home.run("gym", "plates", "--ez-bar", "10")
    home.run("gym", "dumbbells", "2-6/2")
    home.run("gym", "kettlebells", "8", "12")

    racks = home.json("gym", "machines", "5")["racks"]

    assert racks["bars_kg"] == {"barbell": 15, "trap_bar": 25, "ez_bar": 10}
    assert [each["kg"] for each in racks["plates"]] == [20, 10]
    assert (racks["dumbbells_kg"], racks["kettlebells_kg"]) == ([2, 4, 6], [8, 12])
    assert racks["step_kg"] == 5


def test_any_forgets_one_kind_and_clear_all(home):
    home.run("gym", "plates", "20")
    home.run("gym", "machines", "5")

    assert home.json("gym", "plates", "any")["racks"]["plates"] == []
    assert home.json("gym", "machines", "any")["racks"] is None
    home.run("gym", "dumbbells", "10")
    assert home.json("gym", "clear")["racks"] is None


def test_nothing_said_of_plates_is_a_mistake(home):
    assert "coach gym plates 20" in home.run("gym", "plates", code=2).err


def test_they_are_shown_in_the_athletes_unit(home):
    home.run("gym", "plates", "20", "15x2", "--ez-bar", "10")
    home.run("gym", "dumbbells", "2-6/2")

    assert home.run("gym", "machines", "5").out.splitlines()[-4:] == [
        "plates: 20, 15 (x2) kg a side",
        "bars: barbell 20 kg, ez bar 10 kg",
        "dumbbells: 2, 4, 6 kg",
        "machines: steps of 5 kg",
    ]


def test_who_reads_pounds_types_pounds_and_has_a_bar_of_45(in_pounds):
    ran = in_pounds.run("gym", "plates", "45", "2.5", "10kg")

    assert ran.out.splitlines()[-2:] == [
        "plates: 45, 22.05, 2.5 lb a side",
        "bars: barbell 45 lb",
    ]
    racks = in_pounds.json("slots")["racks"]
    assert racks["bars_kg"]["barbell"] == pounds_to_kg(45)
