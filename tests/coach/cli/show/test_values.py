import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.cli.show.values import read_value, shown

UNITS = ("s", "%", "kg", "cm", "m", "h", "bpm", "s/100 m", "x body weight", "of 3", "1")
READ = [{"load": "kg", "swim": "m"}, {"load": "lb", "swim": "yd"}]


@pytest.mark.parametrize(
    ("typed", "unit", "units", "value"),
    [
        ("1:05.0", "s", None, 65.0),
        ("65,5", "s", None, 65.5),
        ("14,5 %", "%", None, 14.5),
        ("100kg", "kg", {"load": "lb"}, 100.0),
        ("100 lb", "kg", {"load": "kg"}, 45.359),
        ("100", "kg", {"load": "lb"}, 45.359),
        ("1:31.4", "s/100 m", {"swim": "yd"}, 99.96),
        ("1:31.4 /100 yd", "s/100 m", {"swim": "yd"}, 99.96),
        ("light", "kg", None, None),
        ("kg", "kg", None, None),
        ("", "%", None, None),
    ],
)
def test_a_value_is_typed_in_the_athletes_units_or_names_its_own(
    typed, unit, units, value
):
    found = read_value(typed, unit, units)

    assert found is None if value is None else found == pytest.approx(value, abs=0.01)


@given(st.floats(0.1, 3000), st.sampled_from(UNITS), st.sampled_from(READ))
def test_what_is_shown_reads_back_as_near_as_it_is_told(value, unit, units):
    said = shown(unit, units)

    back = read_value(said.said(value).replace(",", ""), unit, units)

    assert back is not None
    step = 10.0**-said.digits / said.factor
    assert back == pytest.approx(value, abs=step if value * said.factor < 3600 else 1)


def test_a_change_is_told_as_fine_as_its_largest_part_needs():
    said = shown("%", None)

    assert said.changes(0.3, -0.04, 0.8) == ["+0.3", "0.0", "+0.8"]
    assert said.changes(0.03, -0.04) == ["+0.03", "−0.04"]
    assert said.change(-0.5) == "−0.5 points"
