import random

import pytest

from coach.statistics.line import line_through, student
from coach.statistics.trend import mann_kendall, theil_sen


def points(seed, slope=0.1, noise=1.0, count=20, memory=0.0):
    rng, off, found = random.Random(seed), 0.0, []
    for n in range(count):
        off = memory * off + rng.gauss(0, noise)
        found.append((7.0 * n, 20 + slope * 7 * n + off))
    return found


def test_without_memory_the_interval_is_sens():
    swinging = [(n, n + (-1) ** n) for n in range(12)]

    line = line_through(swinging)

    assert line.trend == theil_sen(swinging)
    assert line.p == mann_kendall([y for _, y in swinging]).p


def test_memory_widens_the_interval_and_not_the_slope():
    remembered = points(4, memory=0.7)

    line, plain = line_through(remembered), theil_sen(remembered)

    assert line.trend.slope == plain.slope
    assert line.trend.low < plain.low
    assert line.trend.high > plain.high
    assert line.p > mann_kendall([y for _, y in remembered]).p


def test_the_line_meets_the_target_between_two_times():
    line = line_through(points(1))

    early, late = line.reaches_between(40.0)

    middle = (40 - line.trend.intercept) / line.trend.slope
    assert early < middle < late


def test_the_truth_lies_between_them_about_as_often_as_said():
    inside = given = 0
    for seed in range(200):
        between = line_through(points(seed)).reaches_between(40.0)
        if between is not None:
            given += 1
            inside += between[0] <= 200 <= between[1]

    assert given > 190
    assert inside / given > 0.9


def test_without_noise_it_is_one_moment():
    line = line_through([(n, 2.0 * n) for n in range(9)])

    assert line.reaches_between(30) == (pytest.approx(15), pytest.approx(15))


def test_an_interval_with_zero_in_it_never_arrives():
    level = line_through([(n, (n * 7) % 5) for n in range(10)])

    assert not level.trend.is_clear
    assert level.reaches_between(30) is None


def test_a_line_that_leads_away_never_arrives():
    assert line_through(points(2)).reaches_between(-50.0) is None


def test_a_falling_line_arrives_below():
    falling = [(t, -y) for t, y in points(1)]

    early, late = line_through(falling).reaches_between(-40.0)

    assert (early, late) == line_through(points(1)).reaches_between(40.0)


def test_readings_of_one_moment_have_no_line():
    assert line_through([(3, 1.0), (3, 2.0)]) is None


def test_a_reading_to_come_lies_in_its_interval_as_often_as_said():
    held = 0
    for seed in range(400):
        *known, later = points(seed, count=12)
        _, low, high = line_through(known).reading_at(later[0])
        held += low <= later[1] <= high

    assert 0.74 <= held / 400 <= 0.86


def test_the_further_ahead_the_less_is_known():
    line = line_through(points(1))

    near, far = line.reading_at(140), line.reading_at(280)

    assert near[0] == line.trend.at(140)
    assert far[2] - far[1] > near[2] - near[1]


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(3, 1.6377), (4, 1.5332), (6, 1.4398), (10, 1.3722), (30, 1.3104)],
)
def test_few_readings_widen_an_interval_as_student_says(freedom, quantile):
    assert student(0.80, freedom) == pytest.approx(quantile, rel=0.01)
