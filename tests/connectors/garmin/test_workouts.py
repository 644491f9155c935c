"""What a planned workout is at Garmin."""

import json
from dataclasses import replace

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.activity import Stroke
from coach.domain.plan import (
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Target,
    TargetKind,
)
from connectors.base import ConnectorError
from connectors.garmin import steps as garmin_steps
from connectors.garmin.workouts import digest_of, workout_json
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

MARKER = "[coach:ab12cd34]"


def sent(planned):
    return workout_json(planned, MARKER, exercises(), E1RM)


def steps_of(planned):
    (segment,) = sent(planned)["workoutSegments"]
    return segment["workoutSteps"]


def only(*steps, sport="run", **fields):
    (made,) = steps_of(workout(sport, steps=steps, **fields))
    return made


@pytest.fixture
def example(shared):
    """Garmin's own example of a workout."""

    def read(name):
        path = shared / "wire" / "examples" / f"garmin_workout_{name}.json"
        return json.loads(path.read_text())["request"]["json"]

    return read


def within(given, whole):
    """Whether everything in `given` stands in `whole` as it is."""
    if isinstance(given, dict):
        return isinstance(whole, dict) and all(
            key in whole and within(value, whole[key]) for key, value in given.items()
        )
    if isinstance(given, list):
        return len(given) == len(whole) and all(map(within, given, whole))
    return given == whole


# The examples of Garmin's own


SWIM = swim(
    yards(200, intensity=Intensity.WARMUP),
    rest(),
    Repeat(4, (yards(100), rest(20))),
    Repeat(
        4,
        (
            yards(50, stroke=None, drill="kick", equipment="kickboard"),
            rest(75, "send_off"),
        ),
    ),
    yards(100, intensity=Intensity.COOLDOWN),
    title="CSS 100s",
    minutes=30,
    distance_m=900 * YARD,
)


def bare(given):
    """An example without what Garmin gives out itself or coach says otherwise."""
    left_out = {"childStepId", "description", "workoutName", "author", "smartRepeat"}
    left_out |= {"skipLastRestStep", "estimatedDurationInSecs"}
    left_out |= {"estimatedDistanceInMeters"}
    left_out |= {f"secondaryTarget{each}" for each in ("Type", "ValueOne", "ValueTwo")}
    if isinstance(given, dict):
        return {k: bare(v) for k, v in given.items() if k not in left_out}
    return [*map(bare, given)] if isinstance(given, list) else given


def test_a_swim_is_said_as_in_garmins_example(example):
    assert within(bare(example("swim_yards")), sent(SWIM))


def test_a_run_is_said_as_in_garmins_example(example):
    pace = Target(TargetKind.SPEED, 1000 / 270, 1000 / 255)
    run = workout(
        steps=(
            step("time", 600, Intensity.WARMUP),
            Repeat(
                6,
                (
                    step("distance", 400, target=pace),
                    step("time", 90, Intensity.RECOVERY),
                ),
            ),
            step("time", 600, Intensity.COOLDOWN),
        ),
    )
    theirs, ours = bare(example("run")), sent(run)
    work = theirs["workoutSegments"][0]["workoutSteps"][1]["workoutSteps"][0]
    for end in ("targetValueOne", "targetValueTwo"):
        work[end] = round(work[end], 6)

    assert within(theirs, ours)


def test_a_ride_is_said_as_in_garmins_example(example):
    ride = workout(
        "ride",
        steps=(
            step("time", 900, Intensity.WARMUP),
            Repeat(
                3,
                (
                    step("time", 600, target=Target(TargetKind.POWER, 220, 235)),
                    step("time", 300, Intensity.RECOVERY),
                ),
            ),
            step("time", 600, Intensity.COOLDOWN),
        ),
    )

    assert within(bare(example("bike")), sent(ride))


def test_strength_is_said_as_in_garmins_example(example):
    strength = workout(
        "strength",
        steps=(
            Repeat(5, (lift(load=Load(LoadKind.KG, 100)), rest(180))),
            Repeat(3, (step("time", 45, exercise="plank"), rest(60))),
        ),
    )

    assert within(bare(example("strength")), sent(strength))


# Each part


def test_the_description_is_the_note_with_coachs_marker_after_it():
    noted = replace(SWIM, note="Keep the\nelbow high.")

    assert sent(SWIM)["description"] == MARKER
    assert sent(noted)["description"] == f"Keep the\nelbow high.\n{MARKER}"


def test_a_workout_without_steps_is_one_step_as_long_as_it():
    (made,) = steps_of(workout("ride", minutes=40, steps=()))

    assert made["endCondition"]["conditionTypeKey"] == "time"
    assert made["endConditionValue"] == 2400


@pytest.mark.parametrize(
    ("pool_m", "length", "unit"),
    [
        (25 * YARD, 25.0, "yard"),
        (50 * YARD, 50.0, "yard"),
        (25.0, 25.0, "meter"),
        (33.33, 33.33, "meter"),
    ],
)
def test_a_pool_and_its_distances_are_in_the_pools_unit(pool_m, length, unit):
    made = sent(swim(step("distance", 4 * pool_m), pool_m=pool_m))
    (first,) = made["workoutSegments"][0]["workoutSteps"]

    assert (made["poolLength"], made["poolLengthUnit"]["unitKey"]) == (length, unit)
    assert first["endConditionValue"] == pytest.approx(4 * length)
    assert first["preferredEndConditionUnit"]["unitKey"] == unit


def test_a_swim_in_no_known_pool_is_in_the_unit_it_was_written_in():
    made = sent(swim(yards(100), pool_m=None))
    (first,) = made["workoutSegments"][0]["workoutSteps"]

    assert "poolLength" not in made
    assert first["endConditionValue"] == 100
    assert first["preferredEndConditionUnit"]["unitKey"] == "yard"


@pytest.mark.parametrize(
    ("stroke", "number"),
    [
        (None, 1),
        (Stroke.BACKSTROKE, 2),
        (Stroke.BREASTSTROKE, 3),
        (Stroke.DRILL, 4),
        (Stroke.BUTTERFLY, 5),
        (Stroke.FREESTYLE, 6),
        (Stroke.IM, 7),
        (Stroke.MIXED, 1),
    ],
)
def test_every_stroke_has_garmins_number(stroke, number):
    (made,) = steps_of(swim(yards(50, stroke)))

    assert made["strokeType"]["strokeTypeId"] == number


def test_a_swims_pace_is_its_second_target_and_stands_in_words_too():
    pace = Target(TargetKind.SPEED, 100 * YARD / 92, 100 * YARD / 88)
    (made,) = steps_of(swim(yards(100, target=pace)))

    assert made["targetType"]["workoutTargetTypeKey"] == "no.target"
    assert made["secondaryTargetType"]["workoutTargetTypeKey"] == "pace.zone"
    assert made["secondaryTargetValueOne"] < made["secondaryTargetValueTwo"]
    assert made["description"] == "1:28-1:32/100yd"


def test_which_end_of_a_pace_comes_first_is_one_constant(monkeypatch):
    pace = Target(TargetKind.SPEED, 3.5, 4.0)
    first = only(step("time", 60, target=pace))["targetValueOne"]
    monkeypatch.setattr(garmin_steps, "SLOWER_FIRST", False)

    assert (first, only(step("time", 60, target=pace))["targetValueOne"]) == (3.5, 4.0)


def test_a_rides_speed_is_no_pace():
    speed = Target(TargetKind.SPEED, 8.0, 9.0)
    made = only(step("time", 60, target=speed), sport="ride")

    assert made["targetType"]["workoutTargetTypeKey"] == "speed.zone"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (TargetKind.HEART_RATE_PCT, "heart rate 70-80 % of the highest"),
        (TargetKind.POWER_PCT, "power 70-80 % of FTP"),
        (TargetKind.RPE, "RPE 70-80"),
    ],
)
def test_what_garmin_has_no_field_for_stands_in_words(kind, words):
    made = only(step("time", 60, target=Target(kind, 70, 80)))

    assert made["targetType"]["workoutTargetTypeKey"] == "no.target"
    assert made["description"] == words


def test_a_second_target_has_its_place():
    cadence = Target(TargetKind.CADENCE, 85, 95)
    made = only(step("time", 60, target=bpm(140, 150), secondary=cadence))

    assert (made["targetValueOne"], made["targetValueTwo"]) == (140, 150)
    assert made["secondaryTargetType"]["workoutTargetTypeKey"] == "cadence"
    assert made["secondaryTargetType"]["displayOrder"] == 2
    assert made["secondaryTargetValueTwo"] == 95


@pytest.mark.parametrize(
    ("load", "grams", "words"),
    [
        (Load(LoadKind.KG, 82.5), 82_500, None),
        (Load(LoadKind.PCT_E1RM, 80), 112_500, "80% of 1RM"),
        (Load(LoadKind.RPE, 8), None, "RPE 8"),
        (Load(LoadKind.BODYWEIGHT), None, "body weight"),
    ],
)
def test_a_load_is_in_grams_where_it_is_known(load, grams, words):
    made = only(lift(load=load), sport="strength")

    assert made.get("weightValue") == grams
    assert made.get("description") == words
    if grams:
        assert made["weightUnit"]["unitKey"] == "kilogram"


def test_an_exercise_garmin_does_not_know_goes_by_its_name():
    made = only(lift("sandbag mystery"), sport="strength")

    assert "category" not in made
    assert made["description"] == "Sandbag mystery"


def test_a_superset_is_a_group_whose_steps_alternate():
    pair = (lift(superset=1), lift("bench press", superset=1), rest(90))
    (group,) = steps_of(workout("strength", steps=(Repeat(3, pair),)))
    names = [each.get("exerciseName") for each in group["workoutSteps"]]

    assert group["numberOfIterations"] == 3
    assert names == ["BARBELL_BACK_SQUAT", "BARBELL_BENCH_PRESS", None]
    assert group["workoutSteps"][0]["description"] == "superset 1"


def test_one_counter_numbers_the_whole_tree():
    inner = Repeat(2, (step("time", 30), step("time", 30)))
    outer = Repeat(3, (step("time", 60), inner))
    first, group = steps_of(workout(steps=(step("time", 600), outer)))
    nested = group["workoutSteps"][1]
    numbers = [first, group, *group["workoutSteps"], *nested["workoutSteps"]]

    assert [each["stepOrder"] for each in numbers] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "planned",
    [
        workout("mobility"),
        workout(steps=(Repeat(0, (step("time", 30),)),)),
        workout(steps=(Repeat(2, ()),)),
        workout(steps=(rest(60, "send_off"),)),
        workout(steps=(step("time", float("nan")),)),
        workout(steps=(step("distance", -1.0),)),
        workout(steps=(step("time", 60, target=bpm(150, 140)),)),
        workout("strength", steps=(lift(load=Load(LoadKind.KG, 2000)),)),
        swim(yards(100), pool_m=2.0),
    ],
)
def test_what_garmin_cannot_say_is_refused_for_good(planned):
    with pytest.raises(ConnectorError, match="Garmin") as refusal:
        sent(planned)

    assert refusal.value.permanent


def test_what_ends_at_garmin_only_by_the_button_says_so_in_words():
    carry = only(step("distance", 40, exercise="farmer's carry"), sport="strength")
    jumps = only(step("reps", 10))

    assert carry["endCondition"]["conditionTypeKey"] == "lap.button"
    assert "40 m" in carry["description"]
    assert jumps["description"] == "10 repetitions"


def test_the_digest_is_of_the_content():
    same, longer = sent(SWIM), sent(replace(SWIM, note="more"))

    assert digest_of(same) == digest_of(sent(SWIM)) != digest_of(longer)


def test_an_open_end_is_the_lap_button():
    assert only(step())["endCondition"]["conditionTypeId"] == 1
