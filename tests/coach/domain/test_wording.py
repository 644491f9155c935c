import pytest

from coach.domain import wording


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (58.2, "58.2 s"),
        (59.96, "1:00.0"),
        (83.4, "1:23.4"),
        (3599.97, "1:00:00"),
        (3723, "1:02:03"),
    ],
)
def test_a_time_is_told_to_the_tenth_until_it_is_an_hour(seconds, said):
    assert wording.time(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(20.4, "0:20"), (59.6, "1:00"), (3723, "1:02:03")]
)
def test_a_split_is_in_whole_seconds(seconds, said):
    assert wording.split(seconds) == said


@pytest.mark.parametrize(
    ("meters", "unit", "said"),
    [
        (1645.92, "yd", "1,800 yd"),
        (640.2, "km", "640 m"),
        (999.7, "km", "1.0 km"),
        (10240.0, "km", "10.2 km"),
        (402.3, "mi", "0.25 mi"),
    ],
)
def test_a_distance_is_told_in_a_unit_that_fits(meters, unit, said):
    assert wording.distance(meters, unit) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("32 min", "26 min", "32 → 26 min"),
        ("1 h 05 min", "52 min", "1 h 05 min → 52 min"),
        ("52 min", "1 h 05 min", "52 min → 1 h 05 min"),
        ("1,500 yd", "1,225 yd", "1,500 → 1,225 yd"),
        ("900 m", "1.1 km", "900 m → 1.1 km"),
    ],
)
def test_a_change_names_its_unit_once_where_it_is_the_same(before, after, said):
    assert wording.change(before, after) == said


@pytest.mark.parametrize(
    ("value", "said"), [(0.34, "+0.3"), (-0.5, "−0.5"), (0.04, "0.0"), (-0.04, "0.0")]
)
def test_what_rounds_to_nothing_has_no_sign(value, said):
    assert wording.signed(value) == said


def test_hours_and_minutes_stand_in_columns_as_a_clock():
    assert [wording.clock(s) for s in (2340, 3900)] == ["0:39", "1:05"]
