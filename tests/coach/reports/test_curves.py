import math
from array import array

import pytest

from coach.domain.activity import Length, Streams
from coach.reports.curves import curves, speed
from tests.builders import activity

NAN = math.nan


def streams(times=None, **channels):
    count = len(next(iter(channels.values())))
    times = [10.0 * n for n in range(count)] if times is None else times
    every = {name: array("d", each) for name, each in channels.items()}
    return Streams(array("d", times), every)


def kinds(sport, recorded, **fields):
    return [each.kind for each in curves(activity(sport, **fields), recorded)]


def test_a_run_has_a_pace_and_a_ride_a_speed():
    recorded = streams(
        heart_rate_bpm=[100, 150],
        speed_m_s=[3.0, 2.5],
        power_w=[200.0, 250.0],
        altitude_m=[10.0, 11.0],
    )

    assert kinds("run", recorded) == ["heart_rate", "pace", "power", "altitude"]
    assert kinds("ride", recorded) == ["heart_rate", "speed", "power", "altitude"]
    assert kinds("strength", recorded) == ["heart_rate", "power", "altitude"]


def test_a_sport_nobody_knows_has_a_speed_if_it_got_anywhere():
    recorded = streams(speed_m_s=[3.0, 2.5])

    assert kinds("other", recorded, distance_m=5000.0) == ["speed"]
    assert kinds("other", recorded, distance_m=360.0) == []


def test_what_never_changes_is_no_curve():
    assert kinds("run", streams(heart_rate_bpm=[NAN, NAN])) == []
    assert kinds("ride", streams(altitude_m=[5.0, 5.0], power_w=[0.0, 0.0])) == []
    assert kinds("run", None) == []


def test_standing_still_is_no_pace():
    (pace,) = curves(activity("run"), streams(speed_m_s=[3.0, 0.1, 2.0]))

    assert pace.ys[0] == 3.0
    assert math.isnan(pace.ys[1])


def test_a_pool_swim_is_told_length_by_length_in_the_order_they_were_swum():
    lengths = (
        Length(60, 25.0, active=True),
        Length(25, 35.0, active=False),
        Length(0, 20.0, active=True),
    )
    swim = activity("swim", lengths=lengths, pool_length_m=25.0)

    (curve,) = curves(swim, streams(speed_m_s=[1.0, 1.1]))

    assert curve.kind == "length_pace"
    assert list(curve.xs) == pytest.approx([0, 24.975, 25, 49.975])
    assert list(curve.ys) == [1.25, 1.25, 1.0, 1.0]
    assert kinds("swim", streams(speed_m_s=[1.0, 1.1])) == ["pace"]


def test_where_no_speed_was_recorded_it_is_read_off_the_distance():
    times = [0.0, 5.0, 10.0, 15.0, 20.0, 100.0, 105.0]
    far = [0.0, 15.0, 30.0, 45.0, 50.0, 60.0, 55.0]

    found = speed(streams(times, distance_m=far, speed_m_s=[NAN] * 7))

    assert math.isnan(found[0])
    assert list(found[1:5]) == pytest.approx([3.0, 3.0, 3.0, 2.0])
    assert math.isnan(found[5])
    assert math.isnan(found[6])
    assert speed(streams(heart_rate_bpm=[100.0])) is None
