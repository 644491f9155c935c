"""Which part of a workout gives or takes how much, on both sides of each bound."""

import pytest

from coach.domain.activity import Sport
from coach.domain.estimate import steps_s
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.planning.scale import scaled
from tests.builders import lifts, workout


def timed(seconds, intensity=Intensity.WORK):
    return Step(intensity, End(EndKind.TIME, seconds))


def of(sport, *steps, **fields):
    """A workout of these steps that takes as long as they do."""
    minutes = steps_s(steps, Sport(sport)) / 60
    return workout(sport, 1, minutes, steps=steps, **fields)


def lasts(made):
    return [step.end.value for step in made.steps]


def held(*seconds):
    return tuple(
        Step(Intensity.WORK, End(EndKind.TIME, each), exercise="plank")
        for each in seconds
    )


@pytest.mark.parametrize("share", [0.6, 0.5, 0.3, 0.1])
def test_a_warm_up_keeps_half_of_it_whatever_else_cannot_give(share):
    made = of("strength", timed(600, Intensity.WARMUP), *lifts("squat", sets=1))

    assert scaled(made, share).steps[0].end.value == 300


def test_so_do_the_parts_of_a_round():
    parts = Repeat(1, (timed(300), timed(200, Intensity.RECOVERY)))
    made = of("run", timed(400), parts)

    assert scaled(made, 0.2).steps == (
        timed(210),
        Repeat(1, (timed(150), timed(120, Intensity.RECOVERY))),
    )


def test_shortened_to_a_second_less_than_a_whole_part_it_keeps_that_part():
    made = of("run", timed(600))

    assert lasts(scaled(made, 300 / 600)) == [300]
    assert lasts(scaled(made, 300.5 / 600)) == [330]


def test_lengthened_by_a_second_less_than_a_whole_part_it_does_not_get_that_part():
    made = of("run", timed(600))

    assert lasts(scaled(made, 900 / 600)) == [900]
    assert lasts(scaled(made, 899.5 / 600)) == [870]


def test_work_doubles_first_then_all_of_it_grows_by_half_at_most():
    made = of("run", timed(6000, Intensity.WARMUP), timed(6000))

    assert lasts(scaled(made, 1.5)) == [6000, 12000]
    assert lasts(scaled(made, 3.0)) == [9000, 18000]


def test_a_change_of_less_than_a_hundredth_of_a_long_run_changes_none_of_it():
    made = of("run", timed(6000))

    assert lasts(scaled(made, 0.999)) == [6000]
    assert lasts(scaled(made, 1.004)) == [6000]


def test_what_is_held_is_held_for_less_and_what_is_counted_is_not():
    counted = Step(Intensity.WORK, End(EndKind.REPS, 10), exercise="squat")
    made = of("mobility", *held(60, 60, 60), counted, *held(120))

    assert lasts(scaled(made, 0.5)) == [30, 30, 30, 10, 60]


def test_an_odd_number_of_single_lengths_goes_one_at_a_time():
    length = Step(Intensity.WORK, End(EndKind.DISTANCE, 22.86, "yd"))
    send_off = Step(Intensity.REST, End(EndKind.SEND_OFF, 60))

    def rounds(times, share):
        swim = of("swim", Repeat(times, (length, send_off)), pool_length_m=22.86)
        return scaled(swim, share).steps[0].times

    assert rounds(9, 0.85) == 8
    assert rounds(10, 0.85) == 10
    assert rounds(10, 0.75) == 8


def rounds(times, seconds):
    return Repeat(times, (timed(seconds),))


def test_a_tenth_less_takes_no_more_than_three_tenths_of_a_warm_up():
    made = scaled(of("run", timed(6000, Intensity.WARMUP), rounds(1, 18000)), 0.9)

    assert made.steps == (timed(4140, Intensity.WARMUP), rounds(1, 17640))


def test_one_round_more_than_its_share_goes_before_the_rounds_get_shorter():
    rest = timed(1200, Intensity.REST)

    made = scaled(of("run", rest, rounds(10, 60)), 0.8)

    assert made.steps == (rest, rounds(5, 50))


def test_a_round_that_is_the_only_one_stays_and_gets_no_second():
    shorter = scaled(of("run", rounds(1, 600), timed(1200)), 0.6)
    assert shorter.steps[0].times == 1

    rest = timed(600, Intensity.REST)
    assert scaled(of("run", rounds(1, 60), rest), 1.5).steps == (rounds(1, 60), rest)


def test_of_two_rounds_there_are_three_in_half_as_much_time_again():
    assert scaled(of("run", rounds(2, 300)), 1.5).steps == (rounds(3, 300),)


def test_what_is_carried_is_carried_as_far():
    carry = Step(
        Intensity.WORK, End(EndKind.DISTANCE, 200, "m"), exercise="farmer's carry"
    )

    assert scaled(of("mobility", carry, *held(600)), 0.5).steps[0] == carry
