from hypothesis import given, settings

from coach.catalogue.exercises import exercises
from connectors.fitfile.raw_steps import raw_steps
from tests.connectors.fitfile.planned import (
    E1RM,
    differences,
    planned_workouts,
    with_sdk,
    written,
)
from tests.thorough import most

RAW_FIELDS = {
    "duration_value": lambda step: step.duration_value,
    "target_value": lambda step: step.target.value,
    "custom_target_value_low": lambda step: step.target.low,
    "custom_target_value_high": lambda step: step.target.high,
}


@given(planned_workouts())
@settings(max_examples=most(100, 40))
def test_any_workout_reads_back_as_it_was_planned(planned):
    content = written(planned)

    assert differences(content, planned) == ()


@given(planned_workouts())
@settings(max_examples=50)
def test_garmins_own_decoder_reads_any_workout_without_a_complaint(planned):
    steps = raw_steps(planned, exercises(), E1RM)

    read = with_sdk(written(planned))["workout_step_mesgs"]

    assert len(read) == len(steps)
    for raw, message in zip(steps, read, strict=True):
        for name, value in RAW_FIELDS.items():
            assert message.get(name) == value(raw)
