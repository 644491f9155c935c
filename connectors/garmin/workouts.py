"""A planned workout as Garmin's JSON."""

import hashlib
import json
from collections.abc import Mapping

from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.plan import End, EndKind, Intensity, PlannedWorkout, Step, walk
from coach.domain.prescribed import is_in_yards
from coach.redaction import clean
from coach.units import meters_to_yards
from connectors.garmin.ids import METER, SPORTS, YARD, Json, sport_type
from connectors.garmin.steps import cannot_say, steps_json
from connectors.garmin.words import Context

LONGEST_NAME = 80
LONGEST_NOTE = 900
_POOLS_M = (5.0, 200.0)


def workout_json(
    workout: PlannedWorkout,
    marker: str,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> Json:
    """The workout as it is sent: the same for the same arguments.

    A workout without steps is one step as long as the workout.

    Args:
        workout: a swim, run, ride or strength workout.
        marker: by which coach knows its own; it ends the description.
        exercises: the catalogue by name.
        e1rm_kg: estimated one-repetition maxima by exercise.

    Raises:
        ConnectorError: Garmin has no way to say this workout (permanent).
    """
    if workout.sport not in SPORTS:
        raise cannot_say(f"no {workout.sport.value} workout goes to Garmin")
    where = Context(workout.sport, _in_yards(workout), exercises, e1rm_kg)
    whole = Step(Intensity.WORK, End(EndKind.TIME, workout.duration_s))
    sport = sport_type(SPORTS[workout.sport])
    segment = {
        "segmentOrder": 1,
        "sportType": sport,
        "workoutSteps": steps_json(workout.steps or (whole,), where),
    }
    made: Json = {
        "workoutName": workout_name(workout),
        "description": _description(workout, marker),
        "sportType": sport,
        "estimatedDurationInSecs": round(workout.duration_s),
        "workoutSegments": [segment],
    }
    if workout.distance_m:
        made["estimatedDistanceInMeters"] = round(workout.distance_m, 2)
    return made | _pool(workout)


def workout_name(workout: PlannedWorkout) -> str:
    """What Garmin lists it under."""
    title = clean(workout.title, limit=LONGEST_NAME).strip()
    return title or workout.sport.value.title()


def digest_of(sent: Mapping[str, object]) -> str:
    """Another one when the content is another."""
    content = json.dumps(sent, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _description(workout: PlannedWorkout, marker: str) -> str:
    note = clean(workout.note, limit=LONGEST_NOTE, lines=True)
    return f"{note}\n{marker}" if note else marker


def _in_yards(workout: PlannedWorkout) -> bool:
    """Whether distances are in yards: as the pool is, else as they were written."""
    if workout.sport is not Sport.SWIM:
        return False
    if workout.pool_length_m is not None:
        return is_in_yards(workout.pool_length_m)
    return any(step.end.unit == "yd" for step in walk(workout.steps))


def _pool(workout: PlannedWorkout) -> Json:
    meters = workout.pool_length_m
    if workout.sport is not Sport.SWIM or meters is None:
        return {}
    if not _POOLS_M[0] <= meters <= _POOLS_M[1]:
        raise cannot_say(f"a pool of {meters:g} m is out of its range")
    yards = is_in_yards(meters)
    length = meters_to_yards(meters) if yards else meters
    unit = YARD if yards else METER
    return {"poolLength": round(length, 2), "poolLengthUnit": unit}
