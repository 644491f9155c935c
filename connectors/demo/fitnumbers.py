"""FIT's numbers for what the demo's devices write (from Garmin's profile)."""

from collections.abc import Mapping

from coach.domain.activity import Sport, Stroke

GARMIN = 1
WATCH = 4315  # Forerunner 965
WATCH_SOFTWARE = 25.06
SCALES: Mapping[str, int] = {"index_smart_scale": 2429, "index_smart_scale_2": 3461}

SPORTS: Mapping[Sport, tuple[int, str]] = {
    Sport.SWIM: (5, "Pool Swim"),
    Sport.RUN: (1, "Run"),
    Sport.RIDE: (2, "Bike"),
    Sport.STRENGTH: (10, "Strength"),
    Sport.WALK: (11, "Walk"),
    Sport.MOBILITY: (10, "Mobility"),
    Sport.SNOWBOARD: (14, "Snowboard"),
    Sport.GOLF: (25, "Golf"),
}
TRAINING = (10, "Other")
SUB_SPORTS: Mapping[str, int] = {
    "generic": 0,
    "treadmill": 1,
    "indoor_cycling": 6,
    "road": 7,
    "lap_swimming": 17,
    "flexibility_training": 19,
    "strength_training": 20,
    "resort": 38,
}
STROKES: Mapping[Stroke, int] = {
    Stroke.FREESTYLE: 0,
    Stroke.BACKSTROKE: 1,
    Stroke.BREASTSTROKE: 2,
    Stroke.BUTTERFLY: 3,
    Stroke.DRILL: 4,
    Stroke.MIXED: 5,
    Stroke.IM: 6,
}
CATEGORIES: Mapping[str, int] = {
    "bench_press": 0,
    "cardio": 2,
    "carry": 3,
    "chop": 4,
    "core": 5,
    "curl": 7,
    "deadlift": 8,
    "flye": 9,
    "hip_raise": 10,
    "lunge": 17,
    "olympic_lift": 18,
    "plank": 19,
    "plyo": 20,
    "pull_up": 21,
    "push_up": 22,
    "row": 23,
    "shoulder_press": 24,
    "squat": 28,
    "triceps_extension": 30,
    "unknown": 65534,
}
