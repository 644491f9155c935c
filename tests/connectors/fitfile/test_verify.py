from dataclasses import replace

import pytest
from fastcrc import crc16
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport, Stroke
from coach.domain.plan import Intensity, Load, LoadKind, Repeat, Target, TargetKind
from connectors.fitfile import write
from connectors.fitfile.raw_steps import raw_steps
from connectors.fitfile.read_back import with_fitdecode, with_fitparse
from tests.builders import workout
from tests.connectors.fitfile.planned import (
    YARD,
    bpm,
    differences,
    lift,
    rest,
    step,
    swim,
    written,
    yards,
)
from tests.thorough import most


def reported(planned, *, file_of):
    """What is said of a file that holds another workout, once for both readers."""
    said = differences(written(file_of), planned)
    readers = {each.rpartition(" (")[2] for each in said}
    assert readers == {"fitparse)", "fitdecode)"}
    found = [each.rpartition(" (")[0] for each in said]
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    return found[: len(found) // 2]


def run(*steps, **fields):
    return workout("run", steps=steps, title="Run", **fields)


MINUTE = step("time", 60)


@pytest.mark.parametrize(
    ("planned", "other", "said"),
    [
        (
            step("time", 90),
            step("time", 91),
            "step 1: the amount is 91, planned 90",
        ),
        (
            step("distance", 400),
            step("distance", 399.9),
            "step 1: the amount is 399.9, planned 400",
        ),
        (
            step("time", 60, target=bpm(120, 140)),
            step("time", 60, target=bpm(120, 141)),
            "step 1: the target is heart_rate 120-141, planned heart_rate 120-140",
        ),
        (
            step("time", 60, target=Target(TargetKind.POWER, 220, 235)),
            step("time", 60, target=Target(TargetKind.POWER_PCT, 220, 235)),
            "step 1: the target is power_pct 220-235, planned power 220-235",
        ),
        (
            step("time", 60, target=Target(TargetKind.SPEED, 4, 4.25)),
            step("time", 60, target=Target(TargetKind.SPEED, 4, 4.252)),
            "step 1: the target is speed 4-4.252, planned speed 4-4.25",
        ),
        (
            step("time", 60, target=bpm(120, 140)),
            MINUTE,
            "step 1: the target is nothing, planned heart_rate 120-140",
        ),
        (
            step("time", 60, target=bpm(120, 140), secondary=bpm(1, 2)),
            step("time", 60, target=bpm(120, 140)),
            "step 1: the second target is nothing, planned heart_rate 1-2",
        ),
        (
            Repeat(3, (MINUTE,)),
            Repeat(4, (MINUTE,)),
            "step 1: the repeats is 4, planned 3",
        ),
        (
            Repeat(3, (MINUTE, Repeat(2, (MINUTE, rest(30))))),
            Repeat(3, (MINUTE, Repeat(2, (MINUTE, rest(31))))),
            "step 1.2.2: the amount is 31, planned 30",
        ),
        (
            step("time", 60, note="easy"),
            step("time", 60, note="hard"),
            "step 1: the notes is hard, planned easy",
        ),
    ],
)
def test_every_difference_in_a_step_is_told(planned, other, said):
    assert reported(run(planned), file_of=run(other)) == [said]


def test_another_end_is_told():
    said = reported(run(step("open")), file_of=run(step("time", 60)))

    assert said == [
        "step 1: the end is time, planned open",
        "step 1: the amount is 60, planned nothing",
    ]


def test_another_intensity_is_told():
    warm = step("time", 60, Intensity.WARMUP)
    cool = step("time", 60, Intensity.COOLDOWN)

    assert reported(run(warm), file_of=run(cool)) == [
        "step 1: the intensity is cooldown, planned warmup",
        "step 1: the name is Cool-down, planned Warm-up",
    ]


def test_a_recovery_is_no_rest_to_a_reader_of_2019():
    easy = step("time", 60, Intensity.RECOVERY)

    assert differences(written(run(easy)), run(easy)) == ()
    assert reported(run(easy), file_of=run(rest(60)))[0] == (
        "step 1: the intensity is rest, planned recovery"
    )


def test_a_missing_step_is_told():
    assert reported(run(MINUTE, MINUTE), file_of=run(MINUTE)) == [
        "the workout: the number of steps is 1, planned 2"
    ]


def test_a_repeat_written_out_is_told():
    said = reported(run(Repeat(2, (MINUTE,))), file_of=run(MINUTE, MINUTE))

    assert said == [
        "the workout: the number of steps is 2, planned 1",
        "step 1 is one step where a repeat belongs, or the other way round",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"stroke": Stroke.IM}, "step 1: the stroke is im, planned freestyle"),
        ({"equipment": "fins"}, "step 1: the equipment is fins, planned nothing"),
    ],
)
def test_another_stroke_or_piece_of_equipment_is_told(changed, said):
    right = yards(100)

    assert said in reported(swim(right), file_of=swim(replace(right, **changed)))


def test_metres_in_a_pool_of_yards_are_told():
    planned = swim(step("distance", 100 * YARD, unit="yd"))
    metric = swim(step("distance", 100.0, unit="m"), pool_m=25.0)

    assert reported(planned, file_of=metric) == [
        "the pool's unit is metric, planned statute",
        "the pool's length is 25, planned 22.86",
        "step 1: the amount is 100, planned 91.44",
    ]


def test_steps_numbered_wrongly_are_told(monkeypatch):
    fields = write._step_fields
    monkeypatch.setattr(write, "_step_fields", lambda at, one: fields(at + 1, one))

    assert differences(written(run(MINUTE)), run(MINUTE)) == (
        "step 0 has the number 1 (fitparse)",
        "step 0 has the number 1 (fitdecode)",
    )


def test_a_repeat_of_a_step_to_come_is_told(monkeypatch):
    planned = run(Repeat(3, (MINUTE,)), MINUTE)
    steps = raw_steps(planned, exercises(), {})
    ahead = (steps[0], replace(steps[1], duration_value=2), steps[2])
    monkeypatch.setattr(write, "raw_steps", lambda *_: ahead)

    assert differences(written(planned), planned) == (
        "the file cannot be read: step 1 repeats steps that are not there (fitparse)",
        "the file cannot be read: step 1 repeats steps that are not there (fitdecode)",
    )


def test_a_rest_is_no_send_off():
    planned = swim(yards(100), rest(90, "send_off"))
    said = reported(planned, file_of=swim(yards(100), rest(90)))

    assert said[0] == "step 2: the end is time, planned repetition_time"


def test_another_exercise_and_load_are_told():
    planned = lift(load=Load(LoadKind.KG, 100))
    other = lift("front squat", load=Load(LoadKind.KG, 60))
    said = reported(
        workout("strength", steps=(planned,)),
        file_of=workout("strength", steps=(other,)),
    )

    assert said == [
        "the title of back squat is nothing, planned Back squat",
        "step 1: the exercise is squat 8, planned squat 6",
        "step 1: the load is 60, planned 100",
        "step 1: the name is Front squat, planned Back squat",
    ]


def test_the_load_is_of_the_maximum_known_now():
    planned = workout("strength", steps=(lift(load=Load(LoadKind.PCT_E1RM, 80)),))
    content = written(planned, {"back squat": 100.0})

    assert differences(content, planned, {"back squat": 100.0}) == ()
    assert differences(content, planned, {"back squat": 120.0})[0] == (
        "step 1: the load is 80, planned 95 (fitparse)"
    )


def test_another_sport_is_told():
    other = workout("ride", steps=(MINUTE,), title="Run")

    assert reported(run(MINUTE), file_of=other) == [
        "the sport is cycling, planned running"
    ]


def test_another_name_is_told():
    other = replace(run(MINUTE), title="Rum")

    assert reported(run(MINUTE), file_of=other) == ["the name is Rum, planned Run"]


def test_a_sport_that_is_not_written_is_no_match_for_any_file():
    planned = replace(run(MINUTE), sport=Sport.GOLF)

    assert differences(written(run(MINUTE)), planned) != ()


def test_a_swim_read_as_a_strength_workout_is_told_at_length():
    planned = workout("strength", steps=(lift(),))

    assert len(reported(planned, file_of=swim(yards(100)))) > 5


@pytest.mark.parametrize("content", [b"", b"no FIT file", b"\x0e\x10" + b"\x00" * 40])
def test_what_is_no_fit_file_is_told(content):
    said = differences(content, run(MINUTE))

    assert len(said) >= 2
    assert {each.rpartition(" (")[2] for each in said} == {"fitparse)", "fitdecode)"}


def test_a_cut_file_is_told():
    said = differences(written(run(MINUTE))[:-20], run(MINUTE))

    assert any("cannot be read" in each for each in said)


def test_every_flipped_byte_is_noticed():
    planned = run(step("time", 60, target=bpm(120, 140)))
    content = written(planned)
    unnoticed = [
        at
        for at in range(len(content))
        if not differences(_with_byte(content, at, content[at] ^ 0x10), planned)
    ]

    assert unnoticed == []


def test_fit_tools_silent_metres_are_noticed():
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.messages.workout_message import WorkoutMessage
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import (
        FileType,
        Intensity,
        WorkoutStepDuration,
        WorkoutStepTarget,
    )
    from fit_tool.profile.profile_type import Sport as FitSport

    file_id, head, only = FileIdMessage(), WorkoutMessage(), WorkoutStepMessage()
    file_id.type = FileType.WORKOUT
    head.sport, head.num_valid_steps, head.workout_name = FitSport.RUNNING, 1, "Run"
    only.message_index, only.intensity = 0, Intensity.ACTIVE
    only.workout_step_name = "Work"
    only.duration_distance = 400.0  # before its type: means another unit
    only.duration_type = WorkoutStepDuration.DISTANCE
    only.target_type = WorkoutStepTarget.OPEN
    builder = FitFileBuilder()
    builder.add_all([file_id, head, only])

    assert differences(builder.build_bytes(), run(step("distance", 400))) == (
        "step 1: the amount is 4, planned 400 (fitparse)",
        "step 1: the amount is 4, planned 400 (fitdecode)",
    )


@given(st.data())
@settings(max_examples=most(150, 40))
def test_no_broken_bytes_stop_the_comparison(data):
    planned = swim(
        Repeat(3, (yards(100), rest(20))), yards(50, drill="kick", equipment="fins")
    )
    content = written(planned)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(14, len(content) - 3))
        content = _with_byte(content, at, data.draw(st.integers(0, 255)))

    said = differences(_with_crc(content), planned)

    assert all(isinstance(each, str) for each in said)


def test_both_readers_see_the_same_messages():
    content = written(workout("strength", steps=(lift(), rest(90))))
    parsed, decoded = with_fitparse(content), with_fitdecode(content)

    assert [m.kind for m in parsed] == [m.kind for m in decoded]
    assert [set(m.fields) for m in parsed] == [set(m.fields) for m in decoded]
    assert exercises()["back squat"].fit == ("squat", parsed[2].raw(11))


def _with_byte(content, at, value):
    return content[:at] + bytes([value]) + content[at + 1 :]


def _with_crc(content):
    return content[:-2] + crc16.arc(content[:-2]).to_bytes(2, "little")
