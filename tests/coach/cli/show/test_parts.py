from dataclasses import replace

from coach.cli.show.parts import lap_table, set_table, swim_table, swims
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

    assert drawn(swim_table(swim, None)) == (
        " swum    time  /100 yd  strokes  rest  stroke\n"
        "50 yd  40.0 s   1:20.0        9  0:15  freestyle\n"
        "25 yd  20.0 s   1:20.0        9        freestyle"
    )
    assert "46 m" in drawn(swim_table(swim, {"swim": "m"}))


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
        "lap  time  distance\n  1  4:00     700 m\n  2  1:00    1.5 km"
    )
