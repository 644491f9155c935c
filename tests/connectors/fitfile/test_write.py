from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.domain.activity import Sport, Stroke
from coach.domain.plan import Intensity, Load, LoadKind, Repeat, Target, TargetKind
from connectors.base import ConnectorError, WorkoutWriter
from tests.builders import workout
from tests.connectors.fitfile.planned import (
    MADE,
    WRITER,
    YARD,
    bpm,
    differences,
    lift,
    rest,
    step,
    swim,
    with_sdk,
    written,
    yards,
)

RUN = workout(
    "run",
    title="Run 6x400",
    steps=(
        step("time", 600, Intensity.WARMUP, target=bpm(120, 140)),
        Repeat(
            6,
            (
                step("distance", 400, target=Target(TargetKind.SPEED, 4.0, 4.25)),
                step("time", 90, Intensity.RECOVERY),
            ),
        ),
        step("open", intensity=Intensity.COOLDOWN),
    ),
)
SWIM = swim(
    yards(200, intensity=Intensity.WARMUP),
    rest(),
    Repeat(4, (yards(100), rest(20))),
    Repeat(
        4,
        (
            yards(50, drill="kick", equipment="kickboard"),
            rest(75, "send_off"),
        ),
    ),
    yards(100, Stroke.MIXED, Intensity.COOLDOWN),
    title="Swim 25yd CSS",
)
RIDE = workout(
    "ride",
    title="Bike 3x10 SS",
    steps=(
        step("time", 900, Intensity.WARMUP),
        Repeat(
            3,
            (
                step(
                    "time",
                    600,
                    target=Target(TargetKind.POWER, 220, 235),
                    secondary=Target(TargetKind.CADENCE, 85, 95),
                ),
                step(
                    "time",
                    300,
                    Intensity.RECOVERY,
                    target=Target(TargetKind.POWER_PCT, 55, 65),
                ),
            ),
        ),
    ),
)
LIFTS = workout(
    "strength",
    title="Lower A",
    steps=(
        Repeat(5, (lift(load=Load(LoadKind.KG, 100)), rest(180))),
        step("time", 45, exercise="plank"),
    ),
)


def test_it_is_a_workout_writer():
    writer: WorkoutWriter = WRITER

    assert writer.suffix == ".fit"


@pytest.mark.parametrize("planned", [RUN, SWIM, RIDE, LIFTS], ids=lambda w: w.title)
def test_what_is_written_reads_back_as_planned(planned):
    assert differences(written(planned), planned) == ()


def test_the_same_workout_gives_the_same_bytes():
    assert written(SWIM) == written(SWIM)


def test_the_file_says_when_it_was_made_and_that_it_is_a_workout():
    (file_id,) = with_sdk(written(RUN))["file_id_mesgs"]

    assert file_id["type"] == "workout"
    assert file_id["manufacturer"] == "development"
    assert file_id["time_created"] == MADE


def test_each_workout_and_each_version_of_it_has_its_own_serial_number():
    versions = (RUN, replace(RUN, uuid="another"), replace(RUN, title="Run 5x400"))
    files = [with_sdk(written(each))["file_id_mesgs"] for each in versions]
    serials = {file_id["serial_number"] for (file_id,) in files}

    assert len(serials) == 3
    assert all(0 < serial < 2**32 - 1 for serial in serials)


def test_the_serial_number_is_not_of_the_hour():
    later = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    (now,) = with_sdk(written(RUN))["file_id_mesgs"]
    (then,) = with_sdk(written(RUN, made_at=later))["file_id_mesgs"]

    assert now["serial_number"] == then["serial_number"]
    assert now["time_created"] < then["time_created"] == later


@pytest.mark.parametrize(
    ("planned", "sport", "sub_sport", "steps"),
    [
        (RUN, "running", None, 5),
        (RIDE, "cycling", None, 4),
        (SWIM, "swimming", "lap_swimming", 9),
        (LIFTS, "training", "strength_training", 4),
    ],
    ids=lambda each: getattr(each, "title", None),
)
def test_garmins_decoder_sees_sport_and_number_of_steps(
    planned, sport, sub_sport, steps
):
    messages = with_sdk(written(planned))
    (head,) = messages["workout_mesgs"]

    assert head["sport"] == sport
    assert head.get("sub_sport") == sub_sport
    assert head["wkt_name"] == planned.title
    assert head["num_valid_steps"] == steps == len(messages["workout_step_mesgs"])


@pytest.mark.parametrize(
    ("pool_m", "unit"),
    [
        (25 * YARD, "statute"),
        (50 * YARD, "statute"),
        (20 * YARD, "statute"),
        (25.0, "metric"),
        (50.0, "metric"),
        (33.33, "metric"),
    ],
)
def test_a_pool_keeps_its_length_and_unit(pool_m, unit):
    (head,) = with_sdk(written(swim(yards(100), pool_m=pool_m)))["workout_mesgs"]

    assert head["pool_length"] == pytest.approx(pool_m, abs=0.005)
    assert head["pool_length_unit"] == unit


def test_a_swim_in_no_known_pool_says_no_length():
    (head,) = with_sdk(written(swim(yards(100), pool_m=None)))["workout_mesgs"]

    assert "pool_length" not in head
    assert "pool_length_unit" not in head


@pytest.mark.parametrize("stroke", Stroke)
def test_garmins_word_for_every_stroke_is_ours(stroke):
    (read,) = with_sdk(written(swim(yards(50, stroke))))["workout_step_mesgs"]

    assert read["target_stroke_type"] == stroke.value


@pytest.mark.parametrize(
    "piece", ["fins", "kickboard", "paddles", "pull_buoy", "snorkel"]
)
def test_garmins_word_for_every_piece_of_equipment_is_ours(piece):
    (read,) = with_sdk(written(swim(yards(50, equipment=piece))))["workout_step_mesgs"]

    assert read["equipment"] == f"swim_{piece}"


@pytest.mark.parametrize(
    ("intensity", "word"),
    [
        ("warmup", "warmup"),
        ("work", "active"),
        ("recovery", "recovery"),
        ("rest", "rest"),
        ("cooldown", "cooldown"),
    ],
)
def test_garmins_word_for_every_intensity(intensity, word):
    planned = workout("run", steps=(step("time", 60, Intensity(intensity)),))
    (read,) = with_sdk(written(planned))["workout_step_mesgs"]

    assert read["intensity"] == word


def test_exercises_are_called_by_our_names():
    messages = with_sdk(written(LIFTS))
    titles = {
        (each["exercise_category"], each["exercise_name"]): each["wkt_step_name"]
        for each in messages["exercise_title_mesgs"]
    }

    assert titles == {("squat", 6): "Back squat", ("plank", 43): "Plank"}


def test_a_lift_shows_its_kilograms():
    first, *_ = with_sdk(written(LIFTS))["workout_step_mesgs"]

    assert first["exercise_weight"] == 100.0
    assert first["weight_display_unit"] == "kilogram"


@pytest.mark.parametrize(
    "sport", sorted(set(Sport) - {"swim", "run", "ride", "strength"})
)
def test_no_file_is_made_for_other_sports(sport):
    with pytest.raises(ConnectorError) as caught:
        written(workout(sport))

    assert caught.value.permanent
    assert str(caught.value) == f"FIT: no workout file is written for {sport}."


def test_a_pool_longer_than_fit_can_say_is_refused():
    with pytest.raises(ConnectorError, match="out of its range"):
        written(swim(yards(100), pool_m=1000.0))


def test_more_steps_than_fit_can_count_are_refused():
    endless = workout("run", steps=(step("open"),) * 65_600)

    with pytest.raises(ConnectorError) as caught:
        written(endless)

    assert caught.value.permanent


@pytest.mark.parametrize(
    ("name", "planned"),
    [
        ("run_intervals", RUN),
        ("swim_yards", SWIM),
        ("bike_power", RIDE),
        ("strength", LIFTS),
    ],
)
def test_steps_are_built_like_those_of_the_example_files(shared, name, planned):
    example = with_sdk((shared / "wire" / "fit" / f"{name}.fit").read_bytes())
    ours = with_sdk(written(planned))

    assert _shape(ours) == _shape(example)


def _shape(messages):
    """What the examples and our workouts share: ends, repeats, strokes, loads."""
    kept = (
        "message_index",
        "duration_type",
        "duration_value",
        "repeat_steps",
        "target_stroke_type",
        "custom_target_value_low",
        "custom_target_value_high",
        "secondary_custom_target_value_low",
        "equipment",
        "exercise_category",
        "exercise_name",
        "exercise_weight",
    )
    return [
        {name: message[name] for name in kept if name in message}
        for message in messages["workout_step_mesgs"]
    ]
