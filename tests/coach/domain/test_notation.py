import pytest

from coach.domain.activity import Sport, Stroke
from coach.domain.notation import clock, describe, describe_all, plain_number
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

WORK, REST = Intensity.WORK, Intensity.REST


def yards(number, **fields):
    return Step(WORK, End(EndKind.DISTANCE, number * 0.9144, "yd"), **fields)


def timed(seconds, intensity=WORK, **fields):
    return Step(intensity, End(EndKind.TIME, seconds), **fields)


def reps(number, exercise, **fields):
    return Step(WORK, End(EndKind.REPS, number), exercise=exercise, **fields)


RPE_8 = Load(LoadKind.RPE, 8)
BODYWEIGHT = Load(LoadKind.BODYWEIGHT)
REST_20 = timed(20, REST)
ON_1_00 = Step(REST, End(EndKind.SEND_OFF, 60))


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (yards(200, stroke=Stroke.FREESTYLE), "200 yd free"),
        (Repeat(8, (yards(50, stroke=Stroke.IM), ON_1_00)), "8 x 50 yd IM on 1:00"),
        (
            Repeat(
                4,
                (yards(25, drill="pull", equipment="pull_buoy", note="long"), REST_20),
            ),
            "4 x 25 yd pull, pull buoy, rest 0:20 (long)",
        ),
        (
            Repeat(2, (yards(50), ON_1_00, yards(100, drill="kick"))),
            "2 x (50 yd on 1:00; 100 yd kick)",
        ),
        (
            Repeat(
                4,
                (
                    timed(240, target=Target(TargetKind.HEART_RATE_PCT, 90, 95)),
                    timed(180, Intensity.RECOVERY),
                ),
            ),
            "4 x (4:00 @ 90-95% hrmax; 3:00 easy)",
        ),
        (timed(600, Intensity.WARMUP), "warm-up 10:00"),
        (
            Repeat(3, (timed(60, Intensity.COOLDOWN), REST_20)),
            "cool-down 3 x 1:00, rest 0:20",
        ),
        (
            Repeat(2, (timed(60, Intensity.WARMUP), timed(60))),
            "2 x (warm-up 1:00; 1:00)",
        ),
        (
            Repeat(
                3,
                (
                    reps(5, "back squat", load=Load(LoadKind.PCT_E1RM, 82.5)),
                    timed(180, REST),
                ),
            ),
            "back squat 3x5 @ 82.5%, rest 3:00",
        ),
        (
            Repeat(2, (timed(60, exercise="couch stretch", note="per side"),)),
            "couch stretch 2x60s per side",
        ),
        (
            Repeat(2, (reps(8, "row", note="per side, slow", load=RPE_8),)),
            "row 2x8 per side @ rpe 8 (slow)",
        ),
        (
            Repeat(
                3,
                (reps(8, "press", superset=2), reps(9, "row", superset=2), REST_20),
            ),
            "superset 3 x (press 8 reps; row 9 reps, rest 0:20)",
        ),
        (
            Step(WORK, End(EndKind.OPEN), exercise="dip", load=BODYWEIGHT),
            "dip max @ bodyweight",
        ),
        (Step(REST, End(EndKind.OPEN)), "rest open"),
        (ON_1_00, "send-off 1:00"),
        (timed(60, note="it ) hurts"), "1:00 (it ] hurts)"),
        (Repeat(2, ()), "2 x ()"),
        (Repeat(2, (REST_20, timed(60))), "2 x (rest 0:20; 1:00)"),
    ],
)  # fmt: skip
def test_a_step_reads_as_on_a_coachs_board(step, text):
    assert describe(step) == text


@pytest.mark.parametrize(
    ("step", "sport", "text"),
    [
        (yards(100, stroke=Stroke.FREESTYLE), None, "1:40/100yd"),
        (yards(100), Sport.SWIM, "1:40/100yd"),
        (timed(600), Sport.SWIM, "1:49.36/100m"),
        (timed(600), None, "18:13.61/km"),
        (timed(600), Sport.RIDE, "3.29 km/h"),
        (Step(WORK, End(EndKind.DISTANCE, 400, "m")), Sport.RUN, "18:13.61/km"),
        (Step(WORK, End(EndKind.DISTANCE, 1609.344, "mi")), Sport.RUN, "29:20/mi"),
    ],
)
def test_a_speed_is_said_as_the_sport_says_it(step, sport, text):
    speed = Target(TargetKind.SPEED, 0.9144, 0.9144)
    paced = Step(step.intensity, step.end, speed, stroke=step.stroke)

    assert describe(paced, sport).endswith(f" @ {text}")


def test_a_range_of_paces_begins_with_the_faster():
    run = timed(600, target=Target(TargetKind.SPEED, 1000 / 360, 1000 / 330))
    ride = timed(600, target=Target(TargetKind.SPEED, 28 / 3.6, 30 / 3.6))

    assert describe(run) == "10:00 @ 5:30-6:00/km"
    assert describe(ride, Sport.RIDE) == "10:00 @ 28-30 km/h"


def test_a_speed_of_nothing_is_no_reason_to_stumble():
    stopped = timed(60, target=Target(TargetKind.SPEED, 0, 0))

    assert describe(stopped) == "1:00 @ 0:00/km"


def test_the_lines_of_a_workout_keep_a_rest_beside_its_step():
    steps = (yards(200), REST_20, yards(50), ON_1_00, Repeat(2, (yards(25),)), REST_20)

    assert describe_all(steps, Sport.SWIM) == (
        "200 yd, rest 0:20",
        "50 yd on 1:00",
        "2 x 25 yd",
        "rest 0:20",
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (20, "0:20"),
        (90, "1:30"),
        (3723, "1:02:03"),
        (59.999, "1:00"),
        (20.5, "0:20.5"),
        (20.05, "0:20.05"),
    ],
)
def test_a_clock_reads_like_a_clock(seconds, text):
    assert clock(seconds) == text


def test_a_plain_number_has_no_decimals_that_say_nothing():
    assert [plain_number(v) for v in (100, 22.5, 0.333, 10.0)] == [
        "100", "22.5", "0.33", "10",
    ]  # fmt: skip


TEMPO = Step(
    WORK,
    End(EndKind.DISTANCE, 5000, "km"),
    target=Target(TargetKind.SPEED, 1000 / 290, 1000 / 280),
)
RIDE = timed(1200, target=Target(TargetKind.SPEED, 30 / 3.6, 32 / 3.6))
MILE = Step(WORK, End(EndKind.DISTANCE, 1609.344, "mi"))
LIFT = reps(5, "back squat", load=Load(LoadKind.KG, 80))


@pytest.mark.parametrize(
    ("step", "sport", "units", "text"),
    [
        (TEMPO, "run", {"run": "mi"}, "3.11 mi @ 7:31-7:47/mi"),
        (TEMPO, "run", {"run": "km"}, "5 km @ 4:40-4:50/km"),
        (TEMPO, "run", {"swim": "m"}, "5 km @ 4:40-4:50/km"),
        (RIDE, "ride", {"run": "mi"}, "20:00 @ 18.6-19.9 mph"),
        (MILE, "run", {"run": "km"}, "1.61 km"),
        (MILE, "run", None, "1 mi"),
        (LIFT, "strength", {"load": "lb"}, "back squat 5 reps @ 176.5 lb"),
        (LIFT, "strength", {"load": "kg"}, "back squat 5 reps @ 80 kg"),
        (yards(200), "swim", {"swim": "m", "run": "mi"}, "200 yd"),
        (Step(WORK, End(EndKind.DISTANCE, 400, "m")), "run", {"run": "mi"}, "400 m"),
    ],
)
def test_steps_are_said_in_the_athletes_units_but_pools_and_tracks_in_theirs(
    step, sport, units, text
):
    assert describe(step, Sport(sport), units) == text


def test_inside_repeats_and_rests_the_units_are_the_same():
    jog = Step(REST, End(EndKind.DISTANCE, 1000, "km"))
    lines = describe_all((Repeat(3, (TEMPO, jog)), LIFT), Sport.RUN, {"run": "mi"})

    assert lines[0] == "3 x 3.11 mi @ 7:31-7:47/mi, rest 0.62 mi"
