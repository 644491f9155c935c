import pytest

from coach.domain.gym import Plate
from coach.domain.strength import WeightUnit
from coach.errors import CoachError
from coach.strength.typed_racks import MOST_LOADS, read_loads, read_plates
from coach.units import pounds_to_kg

KG, LB = WeightUnit.KG, WeightUnit.LB


def test_plates_are_numbers_in_the_athletes_unit_or_in_their_own():
    assert read_plates(["1,25", "20", "10 kg"], KG) == (
        *(Plate(20.0), Plate(10.0), Plate(1.25)),
    )
    assert read_plates(["45", "10kg"], LB) == (Plate(pounds_to_kg(45)), Plate(10.0))


def test_plates_may_be_a_list_with_commas():
    listed = read_plates(["20,15x2,1.25"], KG)

    assert listed == (Plate(20.0), Plate(15.0, 2), Plate(1.25))


def test_x2_is_two_pairs_of_a_plate():
    assert read_plates(["20x4", "15×1", "5kgx2"], KG) == (  # noqa: RUF001
        *(Plate(20.0, 4), Plate(15.0, 1), Plate(5.0, 2)),
    )


@pytest.mark.parametrize(
    ("words", "loads"),
    [
        (["2-10/2"], (2, 4, 6, 8, 10)),
        (["2,4,6.5"], (2, 4, 6.5)),
        (["2,", "4,", "6,5"], (2, 4, 6.5)),
        (["8-9,5/0.5", "4", "9"], (4, 8, 8.5, 9, 9.5)),
        (["1-2/0.3"], (1, 1.3, 1.6, 1.9)),
    ],
)
def test_a_range_holds_every_step_from_its_first(words, loads):
    assert read_loads(words, KG) == pytest.approx(loads)


def test_a_range_in_pounds_is_kept_in_kilograms():
    assert read_loads(["5-15/5"], LB) == pytest.approx(
        [pounds_to_kg(each) for each in (5, 10, 15)], abs=1e-6
    )


@pytest.mark.parametrize("word", ["heavy", "-5", "0", "201", "0.05", "442lb", "5-5/1"])
def test_what_no_gym_has_is_refused(word):
    with pytest.raises(CoachError) as refused:
        read_loads([word], KG)

    assert refused.value.code == 2


@pytest.mark.parametrize("word", ["20x0", "x2", "20x2x2"])
def test_what_is_no_plate_is_refused(word):
    with pytest.raises(CoachError):
        read_plates([word], KG)


def test_more_loads_than_any_rack_holds_are_refused():
    with pytest.raises(CoachError, match=r"1-100/0\.1"):
        read_loads(["1-100/0.1"], KG)
    assert len(read_loads([f"1-{MOST_LOADS}/1"], KG)) == MOST_LOADS
