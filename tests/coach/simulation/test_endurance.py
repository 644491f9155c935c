from dataclasses import replace
from datetime import date

import pytest

from coach.domain.activity import Sport
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from coach.simulation.body import draw_traits, first_body, rested
from coach.simulation.draws import stream
from coach.simulation.endurance import Manner, endurance, evenly, snowboarding
from tests.simulated import lasting, rest

ATHLETE = replace(
    rested(draw_traits(1), first_body(draw_traits(1)), date(2026, 3, 1)),
    max_hr_bpm=190,
    rest_hr_bpm=50.0,
    threshold_m_s=3.2,
    ftp_w=220.0,
)


def gone(sport, *steps, seed=1, **manner):
    return endurance(sport, steps, ATHLETE, stream(seed), Manner(**manner))


def aimed(kind, low, high, minutes=10):
    return lasting(minutes, target=Target(kind, low, high))


def test_a_speed_is_run():
    outing = gone(Sport.RUN, aimed(TargetKind.SPEED, 2.7, 2.9))

    assert outing.distance_m / outing.elapsed_s == pytest.approx(2.8, rel=0.05)


def test_watts_are_pedalled_and_measured_on_the_trainer():
    target = aimed(TargetKind.POWER, 195, 205)
    inside, outside = gone(Sport.RIDE, target, indoors=True), gone(Sport.RIDE, target)

    assert inside.laps[0].avg_power_w == pytest.approx(200, rel=0.06)
    assert inside.sub_sport == "indoor_cycling"
    assert "altitude_m" not in inside.streams.channels
    assert "power_w" not in outside.streams.channels
    assert "altitude_m" in outside.streams.channels


def test_a_share_of_threshold_power_is_pedalled():
    outing = gone(Sport.RIDE, aimed(TargetKind.POWER_PCT, 50, 50), indoors=True)

    assert outing.laps[0].avg_power_w == pytest.approx(110, rel=0.06)


@pytest.mark.parametrize(
    "target",
    [
        Target(TargetKind.HEART_RATE, 140, 150),
        Target(TargetKind.HEART_RATE_PCT, 75, 77.6),
    ],
)
def test_a_heart_rate_is_reached(target):
    beats = gone(Sport.RUN, lasting(20, target=target)).streams.channels[
        "heart_rate_bpm"
    ]

    assert sum(beats[60:]) / len(beats[60:]) == pytest.approx(145, abs=8)


def test_a_higher_rpe_is_faster():
    distances = [
        gone(Sport.RUN, aimed(TargetKind.RPE, rpe, rpe)).distance_m
        for rpe in (2, 4, 6, 8, 10)
    ]

    assert distances == sorted(distances)


def test_nobody_holds_a_sprint_for_an_hour():
    outing = gone(Sport.RUN, aimed(TargetKind.SPEED, 6, 6, minutes=60))

    assert outing.distance_m / 3600 == pytest.approx(3.2, rel=0.05)


def test_a_test_is_run_as_hard_as_it_can_be_held():
    easy = gone(Sport.RUN, lasting(30))
    hard = gone(Sport.RUN, lasting(30), all_out=True)

    assert hard.distance_m > easy.distance_m * 1.15
    assert hard.strain.aerobic > easy.strain.aerobic


def test_work_of_a_few_minutes_is_hard_and_recovery_easy():
    outing = gone(Sport.RUN, Repeat(3, (lasting(3), lasting(2, Intensity.RECOVERY))))
    hard, easy = outing.laps[2], outing.laps[3]

    assert hard.distance_m / hard.elapsed_s > 3.3
    assert easy.distance_m / easy.elapsed_s < 2.2
    assert [lap.step_index for lap in outing.laps] == [0, 1] * 3
    assert outing.quality_s == pytest.approx(540)


def test_a_single_step_is_no_structured_workout():
    assert gone(Sport.RUN, lasting(30)).laps[0].step_index is None


def test_a_distance_ends_a_step():
    step = Step(Intensity.WORK, End(EndKind.DISTANCE, 5000, "m"))

    assert gone(Sport.RUN, step).distance_m == pytest.approx(5000, rel=0.03)


def test_every_way_to_end_a_step_takes_time():
    ends = (
        End(EndKind.OPEN),
        End(EndKind.REPS, 10),
        End(EndKind.SEND_OFF, 90),
    )
    for end in ends:
        assert gone(Sport.RUN, Step(Intensity.WARMUP, end)).elapsed_s >= 10
    assert gone(Sport.RUN, rest(None, EndKind.OPEN)).elapsed_s <= 120


def test_a_cadence_says_nothing_about_the_effort():
    plain = gone(Sport.RIDE, lasting(30), indoors=True)
    spun = gone(Sport.RIDE, aimed(TargetKind.CADENCE, 95, 95, 30), indoors=True)

    assert spun.laps == plain.laps


def test_a_run_without_steps_is_an_easy_ten_minutes():
    assert gone(Sport.RUN).elapsed_s == 600


def test_a_walk_is_walked():
    outing = gone(Sport.WALK, *evenly(40, 2))

    assert outing.distance_m / outing.elapsed_s == pytest.approx(1.42, rel=0.05)
    assert outing.laps[0].avg_hr_bpm < 120


def test_mobility_has_no_distance():
    outing = gone(Sport.MOBILITY, *evenly(20, 1.5))

    assert outing.distance_m is None
    assert outing.sub_sport == "flexibility_training"


def test_the_timer_stands_still_on_the_lift():
    outing = snowboarding(10, ATHLETE, stream(1))

    assert len(outing.laps) == 10
    assert outing.timer_s == pytest.approx(sum(lap.elapsed_s for lap in outing.laps))
    assert outing.elapsed_s > 2 * outing.timer_s
