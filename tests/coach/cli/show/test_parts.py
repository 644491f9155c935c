from dataclasses import replace

from coach.cli.show.parts import MOST_LINES, SwimTable, lap_table, set_table, swims
from coach.domain.activity import Lap, Length, Stroke
from coach.domain.strength import SetType, StrengthSet
from coach.units import METERS_PER_YARD
from tests.builders import activity
from tests.coach.cli.show.drawing import drawn


def length(start, seconds=20.0, *, active=True):
    stroke = Stroke.FREESTYLE if active else None
    return Length(start, seconds, active, 9 if active else None, stroke)


def test_lengths_swum_without_a_stop_are_one_swim_whatever_their_order():
    rest = length(40, 15.0, active=False)

    found = list(swims([length(0), length(20), length(55), rest]))

    assert [len(swim.lengths) for swim in found] == [2, 1]
    assert [swim.rest_s for swim in found] == [15.0, 0.0]


def test_a_swim_is_shown_in_the_athletes_unit_with_its_pace():
    lengths = (length(0), length(20), length(55))
    pool = 25 * METERS_PER_YARD
    swim = activity("swim", lengths=lengths, pool_length_m=pool)

    assert drawn(SwimTable(swim, None)) == (
        " swum    time  /100 yd  strokes  rest  stroke\n"
        "50 yd  40.0 s   1:20.0        9  0:15  freestyle\n"
        "25 yd  20.0 s   1:20.0        9        freestyle"
    )
    assert "46 m" in drawn(SwimTable(swim, {"swim": "m"}))


def test_alike_sets_are_counted_and_warm_ups_come_first():
    warm = StrengthSet("back squat", 5, 57.5, set_type=SetType.WARMUP)
    work = StrengthSet("back squat", 3, 95.0)
    hard = replace(work, rpe=8)

    assert drawn(set_table([warm, warm, work, work, hard], None)) == (
        "back squat  warm-up 2x5 57.5 kg; 2x3 95 kg, 1x3 95 kg @8"
    )


def test_a_set_without_repetitions_is_told_by_time_or_distance():
    hold = StrengthSet("plank", duration_s=45)
    carry = StrengthSet("carry", distance_m=40, load_kg=24, exercise_index=1)

    assert drawn(set_table([hold, carry], None)) == (
        "plank  1x0:45\ncarry  1x40 m 24 kg"
    )


def test_laps_show_only_the_columns_that_hold_something():
    laps = (Lap(0, 240, distance_m=700.0), Lap(240, 60, distance_m=1500.0))

    assert drawn(lap_table(activity("run", laps=laps), None)) == (
        "lap  time  distance  min/km\n"
        "  1  4:00     700 m    5:43\n"
        "  2  1:00    1.5 km    0:40"
    )


def test_of_many_swims_those_alike_that_follow_each_other_share_a_line():
    pool = 25 * METERS_PER_YARD
    fast = [length(n * 60, 20.0 + n / 10) for n in range(12)]
    drills = [
        replace(length(1000 + n * 60, 30.0), stroke=Stroke.DRILL) for n in range(6)
    ]
    swim = activity("swim", lengths=(*fast, *drills), pool_length_m=pool)

    assert drawn(SwimTable(swim, None)) == (
        "      swum    time  /100 yd          range  strokes  rest  stroke\n"
        "12 x 25 yd  20.6 s   1:22.2  20.0 – 21.1 s        9  1:03  freestyle\n"
        " 6 x 25 yd  30.0 s   2:00.0  30.0 – 30.0 s        9  0:30  drill"
    )
    assert "range" not in drawn(SwimTable(swim, None), width=60)
    assert "range" not in drawn(
        SwimTable(replace(swim, lengths=tuple(fast)), None), width=90
    )


def test_a_few_swims_are_told_one_by_one():
    lengths = tuple(length(n * 60) for n in range(16))
    swim = activity("swim", lengths=lengths, pool_length_m=25.0)

    assert drawn(SwimTable(swim, None)).count("\n") == 16


def test_laps_without_end_are_cut_and_the_rest_named():
    laps = tuple(Lap(n * 60, 60, distance_m=200.0) for n in range(MOST_LINES + 3))

    said = drawn(lap_table(activity("run", laps=laps), None)).splitlines()

    assert said[-1] == "3 more laps; --json and --csv have them all"
    assert len(said) == 1 + MOST_LINES + 1


def test_a_circuit_of_many_turns_tells_each_exercise_once():
    turns = [
        StrengthSet(name, 5, exercise_index=2 * n + place)
        for n in range(9)
        for place, name in enumerate(("swing", "push-up"))
    ]

    assert drawn(set_table(turns, None)) == "swing    9x5\npush-up  9x5"
    assert drawn(set_table(turns[:4], None)).count("\n") == 3
