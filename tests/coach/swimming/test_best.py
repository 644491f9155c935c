import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Length, Stroke
from coach.swimming.best import Best, best_100m, best_100yd
from tests.science import vectors

YARDS = 22.86


def swum(*seconds, strokes=14, stroke=Stroke.FREESTYLE, start=0.0):
    lengths = []
    for each in seconds:
        lengths.append(Length(start, each, True, strokes, stroke))
        start += each
    return lengths


def lengths_of(vector):
    return [
        Length(
            each["start"],
            each["elapsed"],
            each["type"] == "active",
            stroke=each["stroke"] and Stroke(each["stroke"]),
        )
        for each in vector["inputs"]["lengths"]
    ]


def found_as_expected(best, vector):
    expected = vector["expected"]
    if expected is None:
        return best is None
    return best == Best(
        pytest.approx(expected["time_s"], abs=vector["abs_tol"]),
        expected["first_length_index"],
        expected["n_lengths"],
    )


@pytest.mark.parametrize("vector", vectors("swim", "best100yd-"))
def test_the_best_100_yards_are_four_lengths_without_a_rest(vector):
    best = best_100yd(lengths_of(vector), vector["inputs"]["pool_length_m"])

    assert found_as_expected(best, vector)


@pytest.mark.parametrize("vector", vectors("swim", "best100m-"))
def test_metres_are_a_course_of_their_own(vector):
    lengths, pool = lengths_of(vector), vector["inputs"]["pool_length_m"]

    assert found_as_expected(best_100m(lengths, pool), vector)
    assert best_100yd(lengths, pool) is None


def test_a_pause_of_half_a_second_is_no_rest():
    def paused(seconds):
        return swum(18, 18) + swum(18, 18, start=36 + seconds)

    assert best_100yd(paused(0.5), YARDS).time_s == pytest.approx(72.5)
    assert best_100yd(paused(0.6), YARDS) is None


def test_the_wall_clock_counts_not_the_sum_of_lengths():
    lengths = swum(18, 18) + swum(18, 18, start=36.4)

    assert best_100yd(lengths, YARDS).time_s == pytest.approx(72.4)


def test_a_length_no_one_can_swim_breaks_the_stretch():
    quick = swum(18, 18, 18, 10.3, 18, 18, 18)

    assert best_100yd(quick, YARDS) is None
    assert best_100yd(swum(18, 18, 18, 10.4), YARDS) is not None


def test_a_merged_or_split_length_breaks_the_stretch():
    usual = swum(18, 18, 18, 18, 18, 18)
    merged = [*usual, Length(108, 18, True, 20, Stroke.FREESTYLE)]
    doubtful = [
        *swum(17, 17, 17, strokes=14),
        Length(51, 17, True, 6, Stroke.FREESTYLE),
        *swum(19, 19, 19, 19, strokes=14, start=68),
    ]

    assert best_100yd(merged[3:], YARDS) is None
    assert best_100yd(doubtful, YARDS) == Best(76, 4, 4)


def test_lengths_without_counted_strokes_are_believed():
    assert best_100yd(swum(18, 18, 18, 18, strokes=None), YARDS) == Best(72, 0, 4)
    assert best_100yd(swum(18, 18, 18, 18, strokes=0), YARDS) == Best(72, 0, 4)


@pytest.mark.parametrize(
    "pool", [None, 0.0, 25.0, 33.33, 400.0, 1e-320, -22.86, math.nan, math.inf]
)
def test_pools_without_whole_lengths_of_100_yards_have_none(pool):
    assert best_100yd(swum(*[40] * 8), pool) is None


def test_no_lengths_have_no_best():
    assert best_100yd([], YARDS) is None


length = st.tuples(
    st.floats(11, 40),
    st.sampled_from([0.0, 0.0, 0.0, 0.3, 5.0]),
    st.sampled_from([Stroke.FREESTYLE] * 5 + [Stroke.BACKSTROKE, None]),
)


def swim_of(parts):
    clock, lengths = 0.0, []
    for elapsed, pause, stroke in parts:
        clock += pause
        lengths.append(Length(clock, elapsed, stroke is not None, None, stroke))
        clock += elapsed
    return lengths


@given(st.lists(length, max_size=30))
def test_no_valid_stretch_is_faster_than_the_best(parts):
    lengths = swim_of(parts)

    best = best_100yd(lengths, YARDS)

    times = []
    for first in range(len(parts) - 3):
        stretch = parts[first : first + 4]
        free = all(stroke is Stroke.FREESTYLE for _, _, stroke in stretch)
        if free and all(pause < 0.5 for _, pause, _ in stretch[1:]):
            pauses = sum(pause for _, pause, _ in stretch[1:])
            times.append(sum(elapsed for elapsed, _, _ in stretch) + pauses)
    assert (best is None) == (not times)
    if best:
        assert best.time_s == pytest.approx(min(times))


@given(st.lists(length, max_size=20), st.lists(length, max_size=20))
def test_swimming_on_never_makes_the_best_slower(parts, more):
    before = best_100yd(swim_of(parts), YARDS)
    after = best_100yd(swim_of([*parts, *more]), YARDS)

    if before:
        assert after.time_s <= before.time_s


@pytest.mark.parametrize(("strokes", "trusted"), [(6, True), (14, True), (5, False)])
def test_strokes_may_differ_by_two_fifths(strokes, trusted):
    usual = swum(20, 20, 20, 20, 20, strokes=10)
    odd = swum(15, strokes=strokes, start=100)

    best = best_100yd(usual + odd, YARDS)

    assert (best.time_s == 75) is trusted


def test_the_fastest_length_a_human_swims_is_believed():
    assert best_100m(swum(25 / 2.2, 18, 18, 18), 25.0) is not None


@pytest.mark.parametrize(("pool", "counts"), [(22.87, True), (22.88, False)])
def test_four_lengths_may_miss_100_yards_by_five_centimetres(pool, counts):
    assert (best_100yd(swum(18, 18, 18, 18), pool) is not None) is counts
