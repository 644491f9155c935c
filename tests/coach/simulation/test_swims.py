from dataclasses import replace
from datetime import date
from random import Random

import pytest

from coach.domain.activity import Stroke
from coach.domain.plan import EndKind, Intensity, Repeat, Step, Target, TargetKind
from coach.simulation.body import draw_traits, first_body, rested
from coach.simulation.draws import stream
from coach.simulation.swims import POOL_M, hardest_speed, swim
from tests.simulated import lasting, rest, yards

ATHLETE = replace(
    rested(draw_traits(1), first_body(draw_traits(1)), date(2026, 3, 1)),
    css_m_s=1.05,
    swim_100yd_s=74.0,
)


class Faultless(Random):
    """A watch that misses nothing."""

    def random(self):
        return 0.5


def swum(*steps, seed=1, **options):
    return swim(steps, ATHLETE, Faultless(seed), **options)


def active(outing):
    return [each for each in outing.lengths if each.active]


def test_a_distance_becomes_lengths_of_25_yards():
    outing = swum(yards(300))

    assert len(outing.lengths) == 12
    assert outing.distance_m == pytest.approx(300 * 0.9144, abs=0.01)
    assert outing.pool_length_m == POOL_M


def test_a_send_off_rest_ends_on_the_clock():
    outing = swum(Repeat(3, (yards(100), rest(130, EndKind.SEND_OFF))))
    starts = [lap.start_s for lap in outing.laps if lap.distance_m]

    assert starts[1] - starts[0] == pytest.approx(130, abs=2)
    assert starts[2] - starts[1] == pytest.approx(130, abs=2)


def test_a_rest_at_the_wall_is_an_idle_length_and_the_last_one_is_cut_off():
    outing = swum(Repeat(2, (yards(50), rest(30))))

    assert [each.active for each in outing.lengths] == [
        *[True, True, False, True, True]
    ]
    assert outing.lengths[2].elapsed_s == pytest.approx(32, abs=5)
    assert outing.lengths[2].strokes is None


def test_time_swum_leaves_the_rests_out():
    outing = swum(Repeat(4, (yards(50), rest(60))))

    assert outing.moving_s == pytest.approx(
        sum(each.elapsed_s for each in active(outing)), abs=0.001
    )
    assert outing.moving_s < outing.elapsed_s - 150


def test_an_all_out_100_takes_what_the_athlete_is_worth():
    times = [swum(yards(100), seed=seed, all_out=True).elapsed_s for seed in range(10)]

    assert sum(times) / 10 == pytest.approx(74.0, rel=0.015)


def test_nobody_swims_faster_than_they_can_however_fast_the_target():
    dream = Target(TargetKind.SPEED, 2.0, 2.1)

    assert swum(yards(100, target=dream)).elapsed_s > 70


def test_shorter_is_faster():
    speeds = [hardest_speed(meters, ATHLETE) for meters in (25, 50, 91.44, 400, 1500)]

    assert speeds == sorted(speeds, reverse=True)
    assert speeds[2] == pytest.approx(91.44 / 74)
    assert speeds[-1] > ATHLETE.css_m_s


def test_a_speed_target_is_swum():
    target = Target(TargetKind.SPEED, 0.9, 1.0)
    outing = swum(yards(200, target=target))

    assert outing.distance_m / outing.moving_s == pytest.approx(0.95, rel=0.03)


def test_warming_up_is_slower_than_working():
    easy = swum(yards(200, Intensity.WARMUP)).elapsed_s
    hard = swum(yards(200)).elapsed_s

    assert easy > hard * 1.08


def test_kicks_and_drills_are_lengths_without_strokes():
    outing = swum(yards(50, drill="kick"), yards(50, drill="drill"))

    assert {each.stroke for each in outing.lengths} == {Stroke.DRILL}
    assert {each.strokes for each in outing.lengths} == {0}


def test_fins_make_a_kick_faster():
    plain = swum(yards(100, drill="kick")).elapsed_s
    finned = swum(yards(100, drill="kick", equipment="fins")).elapsed_s

    assert finned < plain


def test_another_stroke_is_slower_and_named():
    breast = swum(yards(100, stroke=Stroke.BREASTSTROKE))

    assert breast.elapsed_s > swum(yards(100)).elapsed_s
    assert {each.stroke for each in breast.lengths} == {Stroke.BREASTSTROKE}


def test_a_step_by_time_is_swum_for_about_that_time():
    assert swum(lasting(10)).elapsed_s == pytest.approx(600, abs=30)


def test_an_open_step_ends_when_the_button_is_pressed():
    easy = Step(Intensity.WARMUP, yards(1).end.__class__(EndKind.OPEN))
    pause = rest(None, EndKind.OPEN)
    outing = swum(easy, pause, yards(25))

    assert 4 <= outing.laps[0].distance_m / POOL_M <= 8
    assert 15 <= outing.laps[1].elapsed_s <= 65


def test_recovery_over_a_distance_is_swum():
    assert active(swum(yards(50), yards(50, Intensity.RECOVERY)))[-1].active


def test_a_swim_without_a_swim_is_one_length():
    assert len(swum(rest(30)).lengths) == 1


def test_laps_know_their_step():
    outing = swum(yards(50, Intensity.WARMUP), Repeat(2, (yards(50), rest(20))))

    assert [lap.step_index for lap in outing.laps] == [0, 1, 2, 1]


def test_a_missed_turn_makes_one_length_of_two():
    class Blind(Random):
        def random(self):
            return 0.001

    outing = swim((yards(100),), ATHLETE, Blind(1))

    assert len(outing.lengths) == 1
    assert outing.distance_m == pytest.approx(22.86)
    assert outing.lengths[0].strokes > 30


def test_the_watch_takes_freestyle_for_another_stroke_now_and_then():
    class Blurred(Random):
        def random(self):
            return 0.005

    outing = swim((yards(100),), ATHLETE, Blurred(1))

    assert {each.stroke for each in outing.lengths} == {Stroke.BREASTSTROKE}


def test_heart_rate_is_lost_under_water_now_and_then():
    beats = swim((yards(2000),), ATHLETE, stream(1)).streams.channels["heart_rate_bpm"]
    lost = sum(bpm != bpm for bpm in beats)  # noqa: PLR0124 - NaN is not itself

    assert 0 < lost < 0.15 * len(beats)


def test_the_watch_counts_whole_lengths():
    distance = swum(yards(200)).streams.channels["distance_m"]

    assert all(
        meters / POOL_M == pytest.approx(round(meters / POOL_M), abs=0.01)
        for meters in distance
    )
