import pytest

from coach.domain.gym import ANY_LOAD, Plate, Racks
from coach.strength.racks import nearest, on_bar
from coach.units import pounds_to_kg

BENCH = ("barbell", "bench", "rack")
GYM = Racks(
    bars_kg={"barbell": 20.0},
    plates=tuple(Plate(kg) for kg in (20, 15, 10, 5, 2.5, 1.25)),
    dumbbells_kg=(2, 4, 6, 8, 10, 12.5, 15),
    kettlebells_kg=(12, 16, 24),
    step_kg=5.0,
)


@pytest.mark.parametrize(
    ("wanted", "made", "side"),
    [
        (82.5, 82.5, (20, 10, 1.25)),
        (83.7, 82.5, (20, 10, 1.25)),
        (83.8, 85.0, (20, 10, 2.5)),
        (83.75, 82.5, (20, 10, 1.25)),
        (60, 60.0, (20,)),
        (12, 20.0, ()),
        (900, 520.0, (20,) * 12 + (10,)),
    ],
)
def test_a_bar_gets_the_plates_that_come_nearest_the_lighter_of_two(wanted, made, side):
    found = on_bar(wanted, BENCH, GYM)

    assert nearest(wanted, BENCH, GYM) == found.load_kg == made
    assert found.side_kg == side


def test_no_more_plates_go_on_than_there_are():
    home = Racks({"barbell": 10.0}, (Plate(10, 1), Plate(5, 2), Plate(1.25, 1)))

    assert on_bar(50, BENCH, home).side_kg == (10, 5, 5)
    assert on_bar(70, BENCH, home).side_kg == (10, 5, 5, 1.25)
    assert nearest(40, BENCH, home) == 40


def test_plates_in_pounds_make_pounds():
    pounds = tuple(Plate(pounds_to_kg(each)) for each in (45, 35, 25, 10, 5, 2.5))
    gym = Racks({"barbell": pounds_to_kg(45)}, pounds)

    made = nearest(pounds_to_kg(187), BENCH, gym)

    assert made == pytest.approx(pounds_to_kg(185), abs=1e-9)


@pytest.mark.parametrize(
    ("equipment", "wanted", "made"),
    [
        (("dumbbell",), 11.0, 10),
        (("dumbbell", "bench"), 40.0, 15),
        (("kettlebell",), 19.0, 16),
        (("machine",), 42.5, 40),
        (("cable", "bench"), 1.0, 5),
        (("plate",), 11.0, 10),
        (("pull_up_bar",), 14.0, 13.75),
        (("barbell", "landmine"), 18.0, 17.5),
        (("trap_bar",), 101.3, 101.3),
        (("band",), 7.3, 7.3),
    ],
)
def test_other_loads_are_those_on_the_rack_and_what_was_not_said_is_any(
    equipment, wanted, made
):
    assert nearest(wanted, equipment, GYM) == made


def test_where_nothing_was_said_a_load_stays_as_it_is():
    for equipment in (BENCH, ("dumbbell",), ("machine",), ("pull_up_bar",)):
        assert nearest(83.7, equipment, ANY_LOAD) == 83.7


def test_no_load_stays_none():
    assert nearest(0.0, ("pull_up_bar",), GYM) == 0.0
