"""What the parts of a workout are rounded to, on both sides of each boundary."""

import pytest

from coach.domain.activity import Sport
from coach.domain.plan import End, EndKind
from coach.planning.grid import Grid
from coach.units import METERS_PER_MILE, METERS_PER_YARD

TIME, OFF, REPS = EndKind.TIME, EndKind.SEND_OFF, EndKind.REPS


def run(*, up):
    return Grid(Sport.RUN, None, up)


def swim(*, up, pool_m=22.86):
    return Grid(Sport.SWIM, pool_m, up)


def metres(value, unit="m"):
    return End(EndKind.DISTANCE, value, unit)


def yards(number):
    return metres(number * METERS_PER_YARD, "yd")


@pytest.mark.parametrize(
    ("kind", "seconds", "share", "less", "more"),
    [
        (TIME, 19, 0.7, 19, 19),  # a few seconds stay
        (TIME, 20, 0.7, 10, 15),
        (TIME, 60, 0.7, 40, 45),
        (TIME, 119, 0.9, 105, 110),
        (TIME, 120, 0.9, 90, 120),  # from two minutes on in halves
        (TIME, 121, 0.9, 90, 120),
        (TIME, 600, 0.5, 300, 300),
        (OFF, 15, 0.5, 5, 10),  # send-offs in fives, however long
        (OFF, 140, 0.9, 125, 130),
        (REPS, 200, 0.5, 200, 200),
        (REPS, 30, 0.5, 30, 30),
    ],
)
def test_times_go_in_fives_below_two_minutes_and_in_halves_from_there(
    kind, seconds, share, less, more
):
    end = End(kind, seconds)

    assert run(up=False).end_at(end, share) == End(kind, less)
    assert run(up=True).end_at(end, share) == End(kind, more)


@pytest.mark.parametrize(
    ("end", "share", "less", "more"),
    [
        (metres(5000, "km"), 0.79, 3900, 4000),
        (metres(1000), 0.79, 700, 800),  # hundreds from a kilometre on
        (End(EndKind.DISTANCE, 1000), 0.79, 700, 800),
        (metres(999), 0.79, 750, 800),
        (metres(400), 0.79, 300, 350),
        (metres(50), 0.5, 50, 50),
        (yards(440), 0.79, 300 * METERS_PER_YARD, 350 * METERS_PER_YARD),
        (
            metres(5 * METERS_PER_MILE, "mi"),
            0.75,
            3.7 * METERS_PER_MILE,
            3.8 * METERS_PER_MILE,
        ),
    ],
)
def test_distances_on_land_go_in_what_their_unit_is_told_in(end, share, less, more):
    for up, wanted in ((False, less), (True, more)):
        found = run(up=up).end_at(end, share)
        assert (found.value, found.unit) == (pytest.approx(wanted, abs=1e-9), end.unit)


@pytest.mark.parametrize(
    ("pool_m", "end", "share", "less", "more"),
    [
        (22.86, yards(500), 0.75, 350, 400),
        (45.72, yards(500), 0.75, 300, 400),
        (None, yards(500), 0.75, 350, 400),
    ],
)
def test_a_swim_in_yards_goes_in_laps(pool_m, end, share, less, more):
    for up, wanted in ((False, less), (True, more)):
        found = swim(up=up, pool_m=pool_m).end_at(end, share)
        assert found.value == pytest.approx(wanted * METERS_PER_YARD)


@pytest.mark.parametrize(
    ("pool_m", "less", "more"), [(25.0, 350, 400), (50.0, 300, 400), (None, 350, 400)]
)
def test_a_swim_in_metres_goes_in_laps(pool_m, less, more):
    assert swim(up=False, pool_m=pool_m).end_at(metres(500), 0.75).value == less
    assert swim(up=True, pool_m=pool_m).end_at(metres(500), 0.75).value == more


def test_a_walk_is_no_swim():
    assert Grid(Sport.WALK, None, up=False).end_at(metres(1000), 0.79).value == 700


def test_a_swim_of_no_unit_is_one_in_metres():
    end = End(EndKind.DISTANCE, 500)

    assert swim(up=True, pool_m=None).end_at(end, 0.75).value == 400


@pytest.mark.parametrize("number", [25, 50])
def test_a_lap_and_less_of_it_is_made_neither_shorter_nor_longer(number):
    for share in (0.5, 2.5):
        assert swim(up=share < 1).end_at(yards(number), share) == yards(number)


def test_what_is_on_the_grid_already_is_rounded_no_further():
    assert run(up=True).end_at(metres(3000), 0.9).value == 2700
    assert run(up=False).end_at(metres(1000), 1.1).value == 1100
    third = swim(up=True, pool_m=50.0).end_at(metres(300), 1 / 3)
    assert third.value == 100


def test_the_whole_of_it_stays_as_it_is_written():
    odd = End(TIME, 130)

    assert run(up=True).end_at(odd, 1.0) == odd
    assert run(up=True).end_at(odd, 1.01) == End(TIME, 150)
    assert run(up=True).end_at(odd, 0.99) == End(TIME, 130)


def test_less_never_becomes_more_and_more_never_less():
    odd = End(TIME, 130)

    assert run(up=True).end_at(odd, 0.95).value == 130
    assert run(up=False).end_at(odd, 1.1).value == 130
    assert run(up=False).end_at(odd, 1.5).value == 180
    assert run(up=False).end_at(End(TIME, 600), 0.01).value == 30


def test_an_end_without_a_value_has_none_to_change():
    assert run(up=False).end_at(End(EndKind.OPEN), 0.5) == End(EndKind.OPEN)
    assert run(up=False).end_at(End(TIME), 0.5) == End(TIME)


def test_metres_are_kept_to_a_tenth_of_a_millimetre():
    found = swim(up=True, pool_m=100 / 3).end_at(metres(400), 0.5)

    assert found.value == 200
    assert swim(up=True, pool_m=100 / 3).end_at(metres(400), 0.3).value == 133.3333


def test_only_a_swim_has_lengths():
    assert swim(up=True).lengths(yards(100)) == 4
    assert swim(up=True).lengths(yards(25)) == 1
    assert swim(up=True, pool_m=45.72).lengths(yards(100)) == 2
    assert run(up=True).lengths(yards(100)) == 0
    assert swim(up=True).lengths(End(TIME, 90)) == 0
    assert swim(up=True).lengths(End(REPS, 90)) == 0
    assert swim(up=True).lengths(End(EndKind.DISTANCE)) == 0
    assert Grid(Sport.STRENGTH, None, up=True).lengths(yards(100)) == 0
    assert Grid(Sport.WALK, None, up=True).lengths(yards(100)) == 0
