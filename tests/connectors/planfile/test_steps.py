import pytest

from coach.domain.activity import Stroke
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
from connectors.planfile.steps import read_line
from tests.connectors.planfile.writing import (
    MOBILITY,
    RIDE,
    RUN,
    STRENGTH,
    SWIM,
    meters,
    reps,
    rest,
    send_off,
    timed,
    work,
    yards,
)

EASY = Intensity.RECOVERY
FREE = Stroke.FREESTYLE


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("200 yd easy", (yards(200, intensity=EASY),)),
        ("200 easy", (yards(200, intensity=EASY),)),
        ("easy 200", (yards(200, intensity=EASY),)),
        ("100m free", (meters(100, stroke=FREE),)),
        (
            "8 x 50 yd free on 1:00",
            (Repeat(8, (yards(50, stroke=FREE), send_off(60))),),
        ),
        (
            "4 x 25 drill, fins, rest 0:20",
            (Repeat(4, (yards(25, drill="drill", equipment="fins"), rest(20))),),
        ),
        (
            "4x25 fly kick with pull buoy rest 20s",
            (
                Repeat(
                    4,
                    (
                        yards(
                            25,
                            stroke=Stroke.BUTTERFLY,
                            drill="kick",
                            equipment="pull_buoy",
                        ),
                        rest(20),
                    ),
                ),
            ),
        ),
        (
            "2 x (4 x 50 free on 0:55; 100 easy)",
            (
                Repeat(
                    2,
                    (
                        Repeat(4, (yards(50, stroke=FREE), send_off(55))),
                        yards(100, intensity=EASY),
                    ),
                ),
            ),
        ),
        (
            "3 x (50 free; 50 back), rest 1:00",
            (
                Repeat(
                    3,
                    (
                        yards(50, stroke=FREE),
                        yards(50, stroke=Stroke.BACKSTROKE),
                        rest(60),
                    ),
                ),
            ),
        ),
        (
            "100 IM fast (legs, arms (both); breathe) on 2:00",
            (
                yards(100, stroke=Stroke.IM, note="fast, legs, arms (both); breathe"),
                send_off(120),
            ),
        ),
        ("50 free, fins, snorkel", (yards(50, stroke=FREE, equipment="fins",
                                          note="snorkel"),)),
        ("rest open", (Step(Intensity.REST, End(EndKind.OPEN)),)),
        ("send-off 1:30", (send_off(90),)),
        ("200 easy; rest 0:30", (yards(200, intensity=EASY), rest(30))),
        ("warm-up: 200 easy", (yards(200, intensity=Intensity.WARMUP),)),
        (
            "cool-down 2 x 50 free, rest 0:10",
            (
                Repeat(
                    2,
                    (
                        yards(50, stroke=FREE, intensity=Intensity.COOLDOWN),
                        rest(10),
                    ),
                ),
            ),
        ),
    ],
)  # fmt: skip
def test_a_swim_line_says_what_a_coach_means_by_it(text, steps):
    assert read_line(text, SWIM) == steps


def test_a_pace_per_hundred_is_in_the_pools_unit():
    (step,) = read_line("100 free @ 1:40/100", SWIM)
    (metric,) = read_line("100 m free @ 1:40/100m", SWIM)

    assert step.target == Target(TargetKind.SPEED, 91.44 / 100, 91.44 / 100)
    assert metric.target == Target(TargetKind.SPEED, 1.0, 1.0)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("5:30-6:00/km", Target(TargetKind.SPEED, 1000 / 360, 1000 / 330)),
        ("6:00 - 5:30 min/km", Target(TargetKind.SPEED, 1000 / 360, 1000 / 330)),
        ("8:00/mi", Target(TargetKind.SPEED, 1609.344 / 480, 1609.344 / 480)),
        ("90-95% hrmax", Target(TargetKind.HEART_RATE_PCT, 90, 95)),
        ("95–90 % HRmax", Target(TargetKind.HEART_RATE_PCT, 90, 95)),
        ("140 to 150 bpm", Target(TargetKind.HEART_RATE, 140, 150)),
        ("220-240 W", Target(TargetKind.POWER, 220, 240)),
        ("88,5-93% ftp", Target(TargetKind.POWER_PCT, 88.5, 93)),
        ("90 rpm", Target(TargetKind.CADENCE, 90, 90)),
        ("rpe 6-7", Target(TargetKind.RPE, 6, 7)),
        ("36 km/h", Target(TargetKind.SPEED, 10, 10)),
    ],
)
def test_a_target_is_a_range_in_si_units(written, target):
    assert read_line(f"10:00 @ {written}", RUN) == (timed(600, target=target),)


@pytest.mark.parametrize(
    "text",
    [
        "10:00 @ 220-240 W, 85-95 rpm",
        "10:00 @ 220-240 W @ 85-95 rpm",
        "10 min @ 220-240 W, @ 85-95 rpm",
    ],
)
def test_a_second_target_stands_behind_the_first(text):
    (step,) = read_line(text, RIDE)

    assert step.target == Target(TargetKind.POWER, 220, 240)
    assert step.secondary == Target(TargetKind.CADENCE, 85, 95)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:30", 90),
        ("1:02:03", 3723),
        ("45s", 45),
        ("90 sec", 90),
        ("10 min", 600),
        ("1 h 15 min", 4500),
        ("2h", 7200),
        ("1,5 min", 90),
        ("0:20.5", 20.5),
    ],
)
def test_a_time_is_read_however_it_is_written(text, seconds):
    assert read_line(text, RUN) == (timed(seconds),)


def test_m_is_metres_and_never_minutes():
    assert read_line("6 x 400 m, easy 1:30", RUN) == (
        Repeat(6, (meters(400), timed(90, intensity=EASY))),
    )


def test_words_behind_a_target_belong_to_the_step():
    target = Target(TargetKind.RPE, 3, 3)

    assert read_line("10:00 @ rpe 3 easy jog", RUN) == (
        timed(600, intensity=EASY, target=target, note="jog"),
    )


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "back squat 3x5 @ 80%, rest 3:00",
            (
                Repeat(
                    3,
                    (
                        reps(5, "back squat", load=Load(LoadKind.PCT_E1RM, 80)),
                        rest(180),
                    ),
                ),
            ),
        ),
        (
            "3 x 5 Back  Squat @ 80 % e1rm, rest 3 min",
            (
                Repeat(
                    3,
                    (
                        reps(5, "back squat", load=Load(LoadKind.PCT_E1RM, 80)),
                        rest(180),
                    ),
                ),
            ),
        ),
        (
            "bench press 4×6 @ rpe 8",  # noqa: RUF001
            (Repeat(4, (reps(6, "bench press", load=Load(LoadKind.RPE, 8)),)),),
        ),
        (
            "goblet squat 3x10 24 kg",
            (Repeat(3, (reps(10, "goblet squat", load=Load(LoadKind.KG, 24)),)),),
        ),
        (
            "goblet squat 3x10, 22,5 kg",
            (Repeat(3, (reps(10, "goblet squat", load=Load(LoadKind.KG, 22.5)),)),),
        ),
        (
            "press 3x10 @ 50 lb",
            (Repeat(3, (reps(10, "press", load=Load(LoadKind.KG, 22.68)),)),),
        ),
        (
            "pull-up 3x5 +10 kg",
            (Repeat(3, (reps(5, "pull-up", load=Load(LoadKind.KG, 10)),)),),
        ),
        (
            "dip 2xmax @ bodyweight",
            (
                Repeat(
                    2,
                    (
                        work(
                            End(EndKind.OPEN),
                            exercise="dip",
                            load=Load(LoadKind.BODYWEIGHT),
                        ),
                    ),
                ),
            ),
        ),
        (
            "split squat 3x8 per side @ rpe 7",
            (
                Repeat(
                    3,
                    (
                        reps(
                            8,
                            "split squat",
                            load=Load(LoadKind.RPE, 7),
                            note="per side",
                        ),
                    ),
                ),
            ),
        ),
        (
            "split squat 3x8 @ rpe 7 each side (slow)",
            (
                Repeat(
                    3,
                    (
                        reps(
                            8,
                            "split squat",
                            load=Load(LoadKind.RPE, 7),
                            note="per side, slow",
                        ),
                    ),
                ),
            ),
        ),
        (
            "farmer's carry 2x40 m, 24 kg",
            (
                Repeat(
                    2,
                    (
                        meters(
                            40, exercise="farmer's carry", load=Load(LoadKind.KG, 24)
                        ),
                    ),
                ),
            ),
        ),
        ("plank 60s", (timed(60, exercise="plank"),)),
        ("push-up x10", (reps(10, "push-up"),)),
        ("10 push-up", (reps(10, "push-up"),)),
        ("5:00 easy bike", (timed(300, intensity=EASY, note="bike"),)),
        (
            "superset 3 x (bench press 8 reps; row 10 reps, rest 1:30)",
            (
                Repeat(
                    3,
                    (
                        reps(8, "bench press", superset=1),
                        reps(10, "row", superset=1),
                        rest(90),
                    ),
                ),
            ),
        ),
    ],
)
def test_a_strength_line_says_what_a_coach_means_by_it(text, steps):
    assert read_line(text, STRENGTH) == steps


def test_an_exercise_can_have_a_target_instead_of_a_load():
    (step,) = read_line("rowing machine 5:00 @ 130-140 bpm", STRENGTH)

    assert step.exercise == "rowing machine"
    assert step.target == Target(TargetKind.HEART_RATE, 130, 140)
    assert step.load is None


def test_names_with_digits_are_names():
    assert read_line("90/90 hip switch 2x60s", MOBILITY) == (
        Repeat(2, (timed(60, exercise="90/90 hip switch"),)),
    )
    assert read_line("90/90 stretch 60s", MOBILITY) == (
        timed(60, exercise="90/90 stretch"),
    )
