from array import array
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Effort, Sport, Streams
from coach.load.effort import HOLD_S, effort_of, flat_distance, hr_seconds
from coach.load.power import normalized_power
from coach.load.run import grade_factor
from tests.builders import activity


def streams(times, **channels):
    return Streams(
        array("d", times),
        {name: array("d", values) for name, values in channels.items()},
    )


def on_a_slope(grade, *, length_m=2000, distance_m=None):
    ways = [float(way) for way in range(0, length_m + 1, 4)]
    ran = activity(Sport.RUN, distance_m=distance_m or length_m)
    heights = [100 + way * grade for way in ways]
    return ran, streams(range(len(ways)), distance_m=ways, altitude_m=heights)


def test_without_streams_there_is_no_effort():
    assert effort_of(activity(), None) == Effort()
    assert effort_of(activity(), streams([0, 1], speed_m_s=[3, 3])) == Effort()


def test_heart_rate_is_spread_over_the_samples_own_spacing():
    spaced = streams([0, 1, 2, 10, 12], heart_rate_bpm=[100, 101, 101, 120, 120])

    assert hr_seconds(spaced) == ((100, 1), (101, 1 + 8), (120, 2 + 1))


def test_a_gap_without_heart_rate_is_not_time_at_any():
    paused = streams([0, 1, 601, 602], heart_rate_bpm=[100, 101, 120, nan])

    assert hr_seconds(paused) == ((100, 1), (101, 1), (120, 1))


def test_rows_without_heart_rate_belong_to_the_sample_before():
    sparse = streams(range(4), heart_rate_bpm=[100, nan, nan, 110])

    assert hr_seconds(sparse) == ((100, 3), (110, 1))


@given(
    st.lists(
        st.tuples(st.integers(1, 90), st.one_of(st.just(nan), st.floats(30, 220))),
        max_size=60,
    )
)
def test_heart_rate_never_has_more_seconds_than_passed(samples):
    times, at = [], 0
    for gap, _ in samples:
        at += gap
        times.append(at)
    found = hr_seconds(streams(times, heart_rate_bpm=[rate for _, rate in samples]))

    assert sum(seconds for _, seconds in found) <= at + 1
    assert [bpm for bpm, _ in found] == sorted({bpm for bpm, _ in found})


def test_power_every_second_is_normalized_as_it_stands():
    watts = ([400.0] * 30 + [100.0] * 30) * 10

    found = effort_of(activity(Sport.RIDE), streams(range(600), power_w=watts))

    assert found.normalized_power_w == normalized_power(watts)


def test_sparse_power_holds_until_the_next_sample():
    sparse = streams(range(0, 1200, 4), power_w=[200.0] * 150 + [300.0] * 150)

    found = effort_of(activity(Sport.RIDE), sparse).normalized_power_w

    assert found == pytest.approx(
        normalized_power([200.0] * 600 + [300.0] * 597), rel=1e-9
    )


def test_a_pause_is_no_time_at_zero_power():
    times = [*range(300), *range(900, 1200)]

    found = effort_of(activity(Sport.RIDE), streams(times, power_w=[250.0] * 600))

    assert found.normalized_power_w == pytest.approx(250)


def test_under_half_a_minute_of_power_says_nothing():
    short = streams(range(29), power_w=[300.0] * 29)

    assert effort_of(activity(Sport.RIDE), short).normalized_power_w is None
    assert HOLD_S == 30


@pytest.mark.parametrize("grade", [-0.2, -0.05, 0.0, 0.05, 0.1, 0.3, 0.6, -0.9])
def test_a_steady_slope_counts_by_its_factor(grade):
    ran, slope = on_a_slope(grade)

    assert flat_distance(ran, slope) == pytest.approx(2000 * grade_factor(grade))


def test_the_altimeters_noise_is_no_hill():
    ran, slope = on_a_slope(0.0)
    heights = [100 + (place % 3) for place in range(len(slope))]
    noisy = streams(
        slope.time_s, distance_m=slope.channels["distance_m"], altitude_m=heights
    )

    assert flat_distance(ran, noisy) == pytest.approx(2000, rel=0.01)


def test_the_way_without_altitude_counts_like_the_rest():
    ran, slope = on_a_slope(0.1, length_m=2000, distance_m=3000)

    assert flat_distance(ran, slope) == pytest.approx(3000 * grade_factor(0.1))


def test_altitude_for_little_of_the_way_says_nothing():
    ran, slope = on_a_slope(0.1, length_m=2000, distance_m=5000)

    assert flat_distance(ran, slope) is None


def test_only_runs_are_levelled():
    _, slope = on_a_slope(0.1)

    assert flat_distance(activity(Sport.RIDE, distance_m=2000), slope) is None


def test_a_mark_passed_while_standing_still_has_the_height_of_the_way():
    ways = [float(way) for way in range(0, 2101, 7)]
    heights = [100 + way * 0.05 for way in ways]
    ways[3:3] = [ways[2]] * 5
    heights[3:3] = [500.0] * 5
    ran = activity(Sport.RUN, distance_m=2100)

    found = flat_distance(
        ran, streams(range(len(ways)), distance_m=ways, altitude_m=heights)
    )

    assert found == pytest.approx(2100 * grade_factor(0.05))


def test_standing_still_and_going_back_add_nothing():
    ran, slope = on_a_slope(0.05)
    ways = list(slope.channels["distance_m"])
    heights = list(slope.channels["altitude_m"])
    ways[200:200] = [ways[199]] * 5 + [ways[100], nan]
    heights[200:200] = [500.0] * 5 + [900, 900]

    found = flat_distance(
        ran, streams(range(len(ways)), distance_m=ways, altitude_m=heights)
    )

    assert found == pytest.approx(2000 * grade_factor(0.05))
