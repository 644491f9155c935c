import math

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.activity import Stroke
from coach.domain.plan import Intensity, Load, LoadKind, Repeat, Target, TargetKind
from connectors.base import ConnectorError
from connectors.fitfile.raw_steps import RawTarget, raw_steps
from tests.builders import workout
from tests.connectors.fitfile.planned import (
    E1RM,
    YARD,
    bpm,
    lift,
    rest,
    step,
    swim,
    yards,
)


def raw(*steps, sport="run", **fields):
    return raw_steps(workout(sport, steps=steps, **fields), exercises(), E1RM)


def refusal(*steps, sport="run"):
    with pytest.raises(ConnectorError) as caught:
        raw(*steps, sport=sport)
    assert caught.value.permanent
    return str(caught.value)


def in_pool(*steps):
    return raw_steps(swim(*steps), exercises(), {})


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("time", 90, (0, 90_000)),
        ("time", 0.5, (0, 500)),
        ("distance", 400, (1, 40_000)),
        ("distance", 1609.344, (1, 160_934)),
        ("reps", 5, (29, 5)),
        ("open", None, (5, None)),
    ],
)
def test_ends_in_fits_integers(kind, value, stored):
    (only,) = raw(step(kind, value))

    assert (only.duration_type, only.duration_value) == stored


@pytest.mark.parametrize(
    ("length", "centimetres"), [(25, 2286), (50, 4572), (100, 9144), (1650, 150_876)]
)
def test_yards_of_whole_pool_lengths_are_exact_in_centimetres(length, centimetres):
    (only,) = in_pool(yards(length))

    assert only.duration_value == centimetres


def test_a_send_off_is_a_rest_by_repetition_time():
    _, off = in_pool(yards(100), rest(105, "send_off"))

    assert (off.duration_type, off.duration_value, off.intensity) == (28, 105_000, 1)
    assert off.name == "Send-off 1:45"


@pytest.mark.parametrize(
    ("kind", "low", "high", "stored"),
    [
        ("heart_rate", 120, 140, RawTarget(1, 0, 220, 240)),
        ("heart_rate_pct", 70, 80, RawTarget(1, 0, 70, 80)),
        ("power", 220, 235, RawTarget(4, 0, 1220, 1235)),
        ("power", 0, 100, RawTarget(4, 0, 1000, 1100)),
        ("power_pct", 88, 94, RawTarget(4, 0, 88, 94)),
        ("speed", 4.0, 4.25, RawTarget(0, 0, 4000, 4250)),
        ("cadence", 85, 95, RawTarget(3, 0, 85, 95)),
    ],
)
def test_targets_in_fits_integers(kind, low, high, stored):
    (only,) = raw(step("time", 60, target=Target(TargetKind(kind), low, high)))

    assert only.target == stored


def test_two_targets_take_two_places():
    cadence = Target(TargetKind.CADENCE, 85, 95)
    (only,) = raw(step("time", 60, target=bpm(120, 140), secondary=cadence))

    assert only.target == RawTarget(1, 0, 220, 240)
    assert only.secondary == RawTarget(3, 0, 85, 95)


def test_rpe_has_no_place_but_the_notes():
    rpe = Target(TargetKind.RPE, 6, 7)
    (only,) = raw(step("time", 60, target=rpe, secondary=bpm(120, 140), note="easy"))

    assert only.target == RawTarget(1, 0, 220, 240)
    assert only.secondary is None
    assert only.notes == "RPE 6-7; easy"


def test_in_a_pool_the_stroke_comes_first_and_the_pace_second():
    pace = Target(TargetKind.SPEED, 91.44 / 95, 91.44 / 90)
    (only,) = in_pool(yards(100, target=pace))

    assert only.target == RawTarget(11, 0)
    assert only.secondary == RawTarget(0, 0, 963, 1016)
    assert only.notes == "1:30-1:35/100yd"


def test_what_finds_no_place_in_a_pool_is_said_in_the_notes():
    pace = Target(TargetKind.SPEED, 1.0, 1.0)
    (only,) = in_pool(yards(100, target=pace, secondary=bpm(120, 140)))

    assert only.notes == "1:31/100yd; heart rate 120-140 bpm"


@pytest.mark.parametrize(
    ("stroke", "number"),
    [
        ("freestyle", 0),
        ("backstroke", 1),
        ("breaststroke", 2),
        ("butterfly", 3),
        ("drill", 4),
        ("mixed", 5),
        ("im", 6),
    ],
)
def test_strokes(stroke, number):
    (only,) = in_pool(yards(50, Stroke(stroke)))

    assert only.target == RawTarget(11, number)


def test_a_drill_is_swum_as_drill_and_told_in_words():
    (only,) = in_pool(yards(50, Stroke.BACKSTROKE, drill="kick", equipment="kickboard"))

    assert only.target == RawTarget(11, 4)
    assert only.equipment == 2
    assert (only.name, only.notes) == ("50 yd kick", "kick, backstroke")


def test_equipment_that_fit_does_not_know_is_told_in_words():
    (only,) = in_pool(yards(50, equipment="tempo trainer"))

    assert only.equipment is None
    assert only.notes == "with tempo trainer"


def test_a_repeat_points_back_at_its_first_step():
    warm, hard, easy, again = raw(
        step("time", 600, Intensity.WARMUP),
        Repeat(6, (step("distance", 400), step("time", 90, Intensity.RECOVERY))),
    )

    assert (again.duration_type, again.duration_value) == (6, 1)
    assert again.target == RawTarget(2, 6)
    assert again.intensity is None
    assert [s.intensity for s in (warm, hard, easy)] == [2, 0, 4]


def test_repeats_nest():
    inner = Repeat(4, (step("time", 30), rest(30)))
    steps = raw(step("time", 600), Repeat(3, (inner, rest(180))), step("time", 300))

    repeats = [(s.duration_value, s.target.value) for s in steps if s.target.value]
    assert len(steps) == 7
    assert repeats == [(1, 4), (1, 3)]


def test_a_repeat_of_once_is_no_repeat():
    assert raw(Repeat(1, (step("time", 60),))) == raw(step("time", 60))


def test_a_workout_without_steps_is_one_as_long_as_it():
    (only,) = raw(minutes=45)

    assert (only.duration_type, only.duration_value) == (0, 45 * 60_000)


def test_a_lift_carries_exercise_reps_and_load():
    (only,) = raw(lift(load=Load(LoadKind.KG, 82.5)), sport="strength")

    assert only.exercise == ("squat", 6)
    assert (only.duration_value, only.weight) == (5, 8250)
    assert (only.name, only.notes) == ("Back squat", "")


@pytest.mark.parametrize(
    ("share", "hundredths", "notes"),
    [
        (75, 10_500, "75% of 1RM"),
        (78, 11_000, "78% of 1RM"),
        (80, 11_250, "80% of 1RM"),
        (100, 14_000, "100% of 1RM"),
    ],
)
def test_a_share_of_the_maximum_is_rounded_to_plates(share, hundredths, notes):
    (only,) = raw(lift(load=Load(LoadKind.PCT_E1RM, share)), sport="strength")

    assert (only.weight, only.notes) == (hundredths, notes)


def test_a_share_of_an_unknown_maximum_stands_in_the_notes():
    load = Load(LoadKind.PCT_E1RM, 75)
    (only,) = raw(lift("deadlift", load=load), sport="strength")

    assert (only.weight, only.notes) == (None, "75% of 1RM")


def test_loads_by_feel_and_body_weight_stand_in_the_notes():
    by_feel = lift(load=Load(LoadKind.RPE, 8), superset=1, note="pause")
    own = lift("pull-up", load=Load(LoadKind.BODYWEIGHT))

    notes = [s.notes for s in raw(by_feel, own, sport="strength")]
    assert notes == ["RPE 8; superset 1; pause", "body weight"]


def test_an_exercise_fit_does_not_know_goes_by_its_name():
    (only,) = raw(lift("broad jump"), sport="strength")

    assert only.exercise is None
    assert only.name == "Broad jump"


def test_long_texts_are_cut_between_characters():
    (only,) = raw(step("time", 60, note="x" + "é" * 300, exercise="ü" * 100))

    assert only.notes == "x" + "é" * 99
    assert only.name == "Ü" + "ü" * 19


def test_texts_are_one_clean_line():
    (only,) = raw(step("time", 60, note="first\nsecond\x00\x1b[31m"))

    assert only.notes == "first second[31m"


@pytest.mark.parametrize(
    "bad",
    [
        step("time", 0),
        step("time", -5),
        step("time", math.nan),
        step("time", math.inf),
        step("time"),
        step("time", 5_000_000),
        step("reps", 2.5),
        step("distance", 0.001),
        step("send_off", 90, Intensity.REST),
        step("time", 60, target=bpm(140, 120)),
        step("time", 60, target=bpm(0, 120)),
        step("time", 60, target=bpm(math.nan, 120)),
        step("time", 60, target=Target(TargetKind.HEART_RATE_PCT, 90, 101)),
        step("time", 60, target=Target(TargetKind.POWER_PCT, 90, 1000)),
        step("time", 60, target=Target(TargetKind.SPEED, -1, 2)),
        lift(load=Load(LoadKind.KG, 700)),
        lift(load=Load(LoadKind.KG, -20)),
        Repeat(0, (step("time", 60),)),
        Repeat(3, ()),
    ],
)
def test_what_fit_cannot_say_is_refused_for_good(bad):
    assert refusal(bad).startswith("FIT: ")


def test_a_swim_that_ends_by_send_off_is_refused():
    with pytest.raises(ConnectorError, match="only be a rest"):
        in_pool(step("send_off", 90))


def test_a_metric_swim_is_named_in_metres():
    (only,) = raw_steps(
        swim(step("distance", 100, stroke=Stroke.IM), pool_m=25.0), exercises(), {}
    )

    assert only.name == "100 m im"
    assert only.duration_value == 10_000


def test_a_yard_is_not_a_metre():
    (only,) = in_pool(step("distance", 100 * YARD, unit="yd", stroke=Stroke.IM))

    assert only.name == "100 yd im"
