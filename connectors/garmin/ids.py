"""Garmin's numbers and keys for what workouts are made of.

Garmin goes by the number and takes the key as it comes, so a wrong number silently
makes another workout: each table here is named by the number's own word.
"""

from collections.abc import Mapping

from coach.domain.activity import Sport, Stroke
from coach.domain.plan import Intensity, TargetKind

Kind = tuple[int, str]
"""A number and its key."""

Json = dict[str, object]

SPORTS: Mapping[Sport, Kind] = {
    Sport.RUN: (1, "running"),
    Sport.RIDE: (2, "cycling"),
    Sport.SWIM: (4, "swimming"),
    Sport.STRENGTH: (5, "strength_training"),
}
"""The sports coach sends workouts of."""

_PLACES = {4: 3}  # where swimming stands in Garmin's own list

WARMUP, COOLDOWN = (1, "warmup"), (2, "cooldown")
INTERVAL, RECOVERY, REST = (3, "interval"), (4, "recovery"), (5, "rest")
REPEAT, MAIN = (6, "repeat"), (8, "main")

STEPS: Mapping[Intensity, Kind] = {
    Intensity.WARMUP: WARMUP,
    Intensity.WORK: INTERVAL,
    Intensity.RECOVERY: RECOVERY,
    Intensity.REST: REST,
    Intensity.COOLDOWN: COOLDOWN,
}
"""Kinds of steps; in a pool work is `MAIN`."""

LAP_BUTTON, TIME, DISTANCE = (1, "lap.button"), (2, "time"), (3, "distance")
ITERATIONS, FIXED_REST = (7, "iterations"), (8, "fixed.rest")
FIXED_REPETITION, REPS = (9, "fixed.repetition"), (10, "reps")

NO_TARGET = (1, "no.target")
SPEED_ZONE, PACE_ZONE = (5, "speed.zone"), (6, "pace.zone")
TARGETS: Mapping[TargetKind, Kind] = {
    TargetKind.POWER: (2, "power.zone"),
    TargetKind.CADENCE: (3, "cadence"),
    TargetKind.HEART_RATE: (4, "heart.rate.zone"),
    TargetKind.SPEED: PACE_ZONE,
}
"""What a target is measured in: watts, rpm, bpm, and m/s; a ride's is a speed."""

STROKES: Mapping[Stroke | None, Kind] = {
    None: (1, "any_stroke"),
    Stroke.MIXED: (1, "any_stroke"),
    Stroke.BACKSTROKE: (2, "backstroke"),
    Stroke.BREASTSTROKE: (3, "breaststroke"),
    Stroke.DRILL: (4, "drill"),
    Stroke.BUTTERFLY: (5, "fly"),
    Stroke.FREESTYLE: (6, "free"),
    Stroke.IM: (7, "individual_medley"),
}
DRILLS: Mapping[str, Kind] = {
    "kick": (1, "kick"),
    "pull": (2, "pull"),
    "drill": (3, "drill"),
}
EQUIPMENT: Mapping[str, Kind] = {
    "fins": (1, "fins"),
    "kickboard": (2, "kickboard"),
    "paddles": (3, "paddles"),
    "pull_buoy": (4, "pull_buoy"),
    "snorkel": (5, "snorkel"),
}

YARD: Json = {"unitId": 230, "unitKey": "yard", "factor": 91.44}
METER: Json = {"unitId": 1, "unitKey": "meter", "factor": 100.0}
KILOGRAM: Json = {"unitId": 8, "unitKey": "kilogram", "factor": 1000.0}


def sport_type(kind: Kind) -> Json:
    """A sport as Garmin writes it."""
    place = _PLACES.get(kind[0], kind[0])
    return {"sportTypeId": kind[0], "sportTypeKey": kind[1], "displayOrder": place}


def typed(what: str, kind: Kind) -> Json:
    """A number and its key as Garmin writes them, `{"strokeTypeId": 6, …}`."""
    return {f"{what}Id": kind[0], f"{what}Key": kind[1], "displayOrder": kind[0]}


def condition(kind: Kind) -> Json:
    """What ends a step as Garmin writes it."""
    return {**typed("conditionType", kind), "displayable": kind != ITERATIONS}


def target_type(kind: Kind, place: int = 1) -> Json:
    """A target's kind as Garmin writes it; `place` 2 for the second one."""
    return {**typed("workoutTargetType", kind), "displayOrder": place}
