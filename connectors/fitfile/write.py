"""Planned workouts as FIT files for a watch, encoded by fit-tool."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.plan import PlannedWorkout, walk
from coach.domain.prescribed import is_in_yards
from connectors.fitfile.layout import display_name, workout_name
from connectors.fitfile.raw_steps import KILOGRAM, RawStep, cannot_say, raw_steps

SPORTS = {
    Sport.SWIM: (5, 17),
    Sport.RUN: (1, None),
    Sport.RIDE: (2, None),
    Sport.STRENGTH: (10, 20),
}
"""FIT's sport and sub-sport; the sports coach writes workouts for."""

WORKOUT_FILE = 5
DEVELOPMENT = 255
TCX_CAPABLE = 32
METRIC, STATUTE = 0, 1
LONGEST_POOL_M = 655.34

Fields = Mapping[str, int | str | None]


@dataclass(frozen=True, slots=True)
class FitWorkoutWriter:
    """Swims, runs, rides and strength workouts as `.fit` files."""

    suffix: str = ".fit"

    def write(
        self,
        workout: PlannedWorkout,
        exercises: Mapping[str, Exercise],
        e1rm_kg: Mapping[str, float],
        made_at: datetime,
    ) -> bytes:
        """The file's bytes, the same for the same arguments.

        Args:
            workout: a swim, run, ride or strength workout.
            exercises: the catalogue by name.
            e1rm_kg: estimated one-repetition maxima by exercise, kg.
            made_at: an aware instant; the watch shows it as the file's time.

        Raises:
            ConnectorError: FIT has no way to say this workout (permanent).
        """
        if workout.sport not in SPORTS:
            raise cannot_say(f"no workout file is written for {workout.sport}.")
        steps = raw_steps(workout, exercises, e1rm_kg)
        titles = _titles(workout, exercises)
        return _encode(workout, steps, titles, made_at)

    def differences(
        self,
        content: bytes,
        workout: PlannedWorkout,
        exercises: Mapping[str, Exercise],
        e1rm_kg: Mapping[str, float],
    ) -> tuple[str, ...]:
        """How the file, read back by two readers, differs from the workout."""
        from connectors.fitfile.verify import differences

        return differences(content, workout, exercises, e1rm_kg)


def _titles(
    workout: PlannedWorkout, exercises: Mapping[str, Exercise]
) -> dict[tuple[str, int], str]:
    """What the watch is to call each exercise that has a number in FIT."""
    names = (step.exercise or "" for step in walk(workout.steps))
    known = (exercises[name] for name in names if name in exercises)
    return {each.fit: display_name(each.name) for each in known if each.fit}


def _encode(
    workout: PlannedWorkout,
    steps: tuple[RawStep, ...],
    titles: Mapping[tuple[str, int], str],
    made_at: datetime,
) -> bytes:
    from fit_tool.exceptions import FitError
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.exercise_title_message import ExerciseTitleMessage
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.messages.workout_message import WorkoutMessage
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage

    head = _workout_fields(workout, len(steps))
    serial = _serial(repr((workout.uuid, head, steps, sorted(titles.items()))))
    # Not strict: fit-tool's own rules refuse repetitions and send-offs.
    builder = FitFileBuilder()
    try:
        builder.add(_filled(FileIdMessage(), _file_id_fields(serial, made_at)))
        builder.add(_filled(WorkoutMessage(), head))
        for index, step in enumerate(steps):
            builder.add(_filled(WorkoutStepMessage(), _step_fields(index, step)))
        for fields in _title_fields(titles):
            builder.add(_filled(ExerciseTitleMessage(), fields))
        return bytes(builder.build_bytes())
    except FitError as error:
        raise cannot_say(f"{workout.title}: {error}") from error


def _filled(message: Any, fields: Fields) -> Any:  # noqa: ANN401 - fit-tool is untyped
    """The message with these raw values.

    Raw values are set on main fields: fit-tool's sub-fields take the scale of
    whatever type stands there at that moment, and silently write 4 m for 400.
    """
    for name, value in fields.items():
        if value is not None and value != "":
            message.get_field_by_name(name).set_encoded_value(0, value)
    return message


def _serial(content: str) -> int:
    """A number of 32 bits that only this content has; 0 and all ones mean none."""
    digest = hashlib.sha256(content.encode()).digest()
    return 1 + int.from_bytes(digest[:4], "big") % (2**32 - 2)


def _file_id_fields(serial: int, made_at: datetime) -> Fields:
    from fit_tool.profile.messages.file_id_message import FileIdTimeCreatedField

    milliseconds = int(made_at.timestamp()) * 1000
    return {
        "type": WORKOUT_FILE,
        "manufacturer": DEVELOPMENT,
        "product": 0,
        "serial_number": serial,
        "time_created": FileIdTimeCreatedField().encode_value(milliseconds),
    }


def _workout_fields(workout: PlannedWorkout, steps: int) -> Fields:
    sport, sub_sport = SPORTS[workout.sport]
    pool_m = workout.pool_length_m if workout.sport is Sport.SWIM else None
    if pool_m is not None and not 0 < pool_m <= LONGEST_POOL_M:
        raise cannot_say(f"a pool of {pool_m:g} m is out of its range.")
    unit = STATUTE if is_in_yards(pool_m) else METRIC
    return {
        "sport": sport,
        "sub_sport": sub_sport,
        "capabilities": TCX_CAPABLE,
        # Repeats count, as in Garmin's own examples of late.
        "num_valid_steps": steps,
        "wkt_name": workout_name(workout),
        "pool_length": None if pool_m is None else round(pool_m * 100),
        "pool_length_unit": None if pool_m is None else unit,
    }


def _step_fields(index: int, step: RawStep) -> Fields:
    secondary = step.secondary
    return {
        "message_index": index,
        "wkt_step_name": step.name,
        "duration_type": step.duration_type,
        "duration_value": step.duration_value,
        "target_type": step.target.type,
        "target_value": step.target.value,
        "custom_target_value_low": step.target.low,
        "custom_target_value_high": step.target.high,
        "intensity": step.intensity,
        "notes": step.notes,
        "equipment": step.equipment,
        "exercise_category": _category(step.exercise[0]) if step.exercise else None,
        "exercise_name": step.exercise[1] if step.exercise else None,
        "exercise_weight": step.weight,
        "weight_display_unit": None if step.weight is None else KILOGRAM,
        "secondary_target_type": secondary.type if secondary else None,
        "secondary_target_value": secondary.value if secondary else None,
        "secondary_custom_target_value_low": secondary.low if secondary else None,
        "secondary_custom_target_value_high": secondary.high if secondary else None,
    }


def _title_fields(titles: Mapping[tuple[str, int], str]) -> Iterator[Fields]:
    for index, ((category, number), title) in enumerate(sorted(titles.items())):
        yield {
            "message_index": index,
            "exercise_category": _category(category),
            "exercise_name": number,
            "wkt_step_name": title,
        }


def _category(name: str) -> int:
    from fit_tool.profile.profile_type import ExerciseCategory

    return int(ExerciseCategory[name.upper()].value)
