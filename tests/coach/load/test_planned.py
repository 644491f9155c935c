from dataclasses import replace

import pytest

from coach.domain.athlete import Thresholds
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from coach.load.planned import planned_load
from tests.builders import lifts, workout

KNOWN = Thresholds(
    ftp_w=250,
    threshold_speed_m_s=4.0,
    css_m_s=1.0,
    max_hr_bpm=190,
    rest_hr_bpm=50,
    threshold_hr_bpm=171,
)


def timed(minutes, intensity=Intensity.WORK, **fields):
    return Step(intensity, End(EndKind.TIME, minutes * 60), **fields)


def at(kind, low, high=None):
    return Target(TargetKind(kind), low, low if high is None else high)


def load_of(sport, *steps, minutes=60, known=KNOWN, **fields):
    return planned_load(workout(sport, minutes=minutes, steps=steps, **fields), known)


@pytest.mark.parametrize(
    ("sport", "target"),
    [
        ("ride", at("power", 240, 260)),
        ("ride", at("power_pct", 95, 105)),
        ("run", at("speed", 3.8, 4.2)),
        ("swim", at("speed", 1.0)),
        ("run", at("heart_rate", 171)),
        ("run", at("heart_rate_pct", 90)),
        ("walk", at("rpe", 8)),
    ],
)
def test_an_hour_at_threshold_is_100_whatever_it_is_aimed_by(sport, target):
    assert load_of(sport, timed(60, target=target)) == pytest.approx(100)


def test_a_second_target_speaks_where_the_first_says_nothing():
    step = timed(60, target=at("cadence", 90), secondary=at("power", 250))

    assert load_of("ride", step) == pytest.approx(100)


def test_the_warm_up_is_easy_and_the_rest_is_none():
    steps = (
        timed(20, Intensity.WARMUP),
        timed(20, target=at("power", 250)),
        timed(20, Intensity.REST),
    )

    assert load_of("ride", *steps) == pytest.approx((40 + 100 + 0) / 3)


def test_repeats_count_as_often_as_they_are_done():
    hard, easy = timed(3, target=at("power", 300)), timed(1, Intensity.REST)

    repeated = load_of("ride", Repeat(5, (hard, easy)), minutes=20)

    assert repeated == pytest.approx(load_of("ride", *(5 * (hard, easy)), minutes=20))


def test_a_swim_by_distance_takes_the_time_its_speed_gives_it():
    quick = Step(Intensity.WORK, End(EndKind.DISTANCE, 600), target=at("speed", 1.0))
    wait = Step(Intensity.REST, End(EndKind.SEND_OFF, 1200))

    assert load_of("swim", quick, wait, minutes=20) == pytest.approx(100 / 3 / 2)


def test_without_targets_it_is_as_hard_as_it_should_feel():
    assert load_of("run", timed(60), rpe=7) == pytest.approx(80)


@pytest.mark.parametrize(
    ("sport", "target"),
    [
        ("ride", at("power", 250)),
        ("ride", at("speed", 9)),
        ("run", at("speed", 3)),
        ("swim", at("speed", 1)),
        ("run", at("heart_rate", 150)),
        ("run", at("heart_rate_pct", 85)),
    ],
)
def test_a_target_without_its_threshold_says_nothing(sport, target):
    step = timed(60, target=target)

    assert load_of(sport, step, rpe=4, known=Thresholds()) == pytest.approx(50)


def test_lifts_are_as_hard_as_their_sets():
    step = Step(
        Intensity.WORK,
        End(EndKind.REPS, 5),
        exercise="back squat",
        load=Load(LoadKind.RPE, 8.0),
    )

    assert load_of("strength", step) == pytest.approx(100)


def test_a_hard_session_is_worth_more_than_one_that_says_nothing():
    steps = lifts("back squat")

    assert load_of("strength", *steps, hard=True) == pytest.approx(80)
    assert load_of("strength", *steps) == pytest.approx(60)


def test_a_shorter_workout_asks_for_less():
    step = timed(60, target=at("power", 250))

    assert load_of("ride", step, minutes=45) == pytest.approx(75)


def test_nothing_to_do_is_no_load():
    assert load_of("run", minutes=0) == 0


def test_a_distance_without_a_target_goes_at_threshold_or_at_the_usual_speed():
    far = Step(Intensity.WORK, End(EndKind.DISTANCE, 2400))
    steady = timed(10, target=at("power", 250), intensity=Intensity.WORK)
    run = Step(Intensity.WARMUP, far.end), timed(10, target=at("rpe", 8))

    known = load_of("run", *run)
    unknown = load_of("run", *run, known=Thresholds())

    assert known == pytest.approx((40 * 600 + 100 * 600) / 1200)
    usual = 2400 / 2.8
    assert unknown == pytest.approx((40 * usual + 100 * 600) / (usual + 600))
    ride = (Step(Intensity.WARMUP, End(EndKind.DISTANCE, 4200)), steady)
    assert load_of("ride", *ride) == pytest.approx((40 + 100) / 2)


def test_a_swim_is_rated_by_the_cube_of_its_share_of_critical_speed():
    slower = replace(KNOWN, css_m_s=1.25)

    found = load_of("swim", timed(60, target=at("speed", 1.0)), known=slower)

    assert found == pytest.approx(0.8**3 * 100)


def test_a_distance_takes_the_time_of_its_own_speed():
    steps = (
        Step(Intensity.WORK, End(EndKind.DISTANCE, 1000), target=at("speed", 2.0)),
        timed(500 / 60, Intensity.REST),
    )

    assert load_of("run", *steps) == pytest.approx(25 / 2)
    by_heart = Step(
        Intensity.WORK, End(EndKind.DISTANCE, 2000), target=at("heart_rate", 171)
    )
    assert load_of("run", by_heart, steps[1]) == pytest.approx(100 / 2)
