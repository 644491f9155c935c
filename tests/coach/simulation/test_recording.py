from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from coach.simulation.body import draw_traits, first_body, rested
from coach.simulation.draws import stream
from coach.simulation.recording import (
    Stretch,
    effort_at,
    heart_rate_share,
    laps_of,
    record,
)

ATHLETE = replace(
    rested(draw_traits(1), first_body(draw_traits(1)), date(2026, 3, 1)),
    max_hr_bpm=190,
    rest_hr_bpm=50.0,
)
ALL = frozenset({"speed_m_s", "distance_m", "power_w", "cadence_rpm"})


def recorded(*stretches, every=(5, 5), seed=1):
    return record(stretches, ATHLETE, stream(seed), every, ALL)


def test_a_heart_settles_where_its_effort_says():
    beats = recorded(Stretch(1200, 0.8)).channels["heart_rate_bpm"]

    expected = 50 + heart_rate_share(0.8) * 140
    assert sum(beats[100:140]) / 40 == pytest.approx(expected, abs=5)


def test_a_heart_lags_behind_a_change_of_effort():
    beats = recorded(Stretch(600, 0.3), Stretch(300, 1.1)).channels["heart_rate_bpm"]
    before, soon, late = beats[118], beats[121], beats[150]

    assert before < soon < late - 15


def test_a_heart_creeps_up_over_an_hour_of_the_same_effort():
    beats = recorded(Stretch(3900, 0.85)).channels["heart_rate_bpm"]
    early, late = beats[60:120], beats[-60:]

    assert sum(late) / 60 - sum(early) / 60 > 4


def test_no_heart_beats_faster_than_it_can():
    beats = recorded(Stretch(1800, 1.5)).channels["heart_rate_bpm"]

    assert max(beats) <= 190


def test_samples_come_when_the_watch_takes_them():
    times = recorded(Stretch(300, 0.5), every=(4, 8)).time_s

    assert times[0] == 0
    assert all(4 <= b - a <= 8 for a, b in pairwise(times))


def test_a_distance_is_speed_over_time():
    streams = recorded(Stretch(1000, 0.8, speed_m_s=3.0))

    assert streams.channels["distance_m"][-1] == pytest.approx(3000, rel=0.03)


def test_a_pause_leaves_a_gap_and_adds_no_distance():
    run, lift = Stretch(200, 0.7, speed_m_s=9.0), Stretch(500, 0.1, paused=True)
    streams = recorded(run, lift, run)
    gaps = [b - a for a, b in pairwise(streams.time_s)]

    assert 500 <= max(gaps) <= 505
    assert streams.channels["distance_m"][-1] == pytest.approx(3600, rel=0.05)


def test_a_heart_calms_down_during_a_pause():
    run, lift = Stretch(200, 0.9), Stretch(500, 0.1, paused=True)
    streams = recorded(run, lift, run)
    place = next(n for n, t in enumerate(streams.time_s) if t >= 700)
    beats = streams.channels["heart_rate_bpm"]

    assert beats[place] < beats[place - 1] - 40


def test_laps_cover_the_session_and_its_distance():
    stretches = (Stretch(300.5, 0.6, 2.5), Stretch(200.25, 1.0, 4.0, step_index=3))
    streams = recorded(*stretches)
    first, second = laps_of(stretches, streams)
    distance = streams.channels["distance_m"][-1]

    assert (first.start_s, first.elapsed_s) == (0, 300.5)
    assert (second.start_s, second.elapsed_s, second.step_index) == (300.5, 200.25, 3)
    assert first.distance_m + second.distance_m == pytest.approx(distance, abs=0.02)
    assert second.avg_hr_bpm > first.avg_hr_bpm


def test_a_pause_is_no_lap():
    stretches = (Stretch(100, 0.7), Stretch(300, 0.1, paused=True), Stretch(100, 0.7))

    assert [lap.start_s for lap in laps_of(stretches, recorded(*stretches))] == [0, 400]


@pytest.mark.parametrize("effort", [0.4, 0.7, 1.0, 1.1])
def test_an_effort_can_be_told_from_the_heart_rate(effort):
    bpm = 50 + heart_rate_share(effort) * 140

    assert effort_at(bpm, ATHLETE) == pytest.approx(effort)
