"""What the simulated athlete can lift, and how a lift answers to training."""

from collections.abc import Iterable, Mapping
from random import Random

E1RM_KG: Mapping[str, float] = {
    "back squat": 112.0,
    "barbell lunge": 66.0,
    "barbell row": 76.0,
    "bench press": 84.0,
    "box squat": 116.0,
    "bulgarian split squat": 48.0,
    "close-grip bench press": 76.0,
    "deadlift": 140.0,
    "dumbbell bench press": 66.0,
    "dumbbell lunge": 46.0,
    "dumbbell romanian deadlift": 74.0,
    "dumbbell row": 42.0,
    "dumbbell shoulder press": 46.0,
    "dumbbell squat": 60.0,
    "farmer's carry": 72.0,
    "front squat": 90.0,
    "goblet squat": 46.0,
    "hip thrust": 142.0,
    "incline bench press": 70.0,
    "incline dumbbell bench press": 58.0,
    "kettlebell swing": 46.0,
    "lat pulldown": 76.0,
    "loaded jump squat": 60.0,
    "overhead press": 55.0,
    "pause squat": 102.0,
    "power clean": 72.0,
    "push press": 66.0,
    "reverse lunge": 46.0,
    "romanian deadlift": 112.0,
    "seated cable row": 78.0,
    "single-leg romanian deadlift": 44.0,
    "split squat": 50.0,
    "step-up": 46.0,
    "sumo deadlift": 138.0,
    "trap bar deadlift": 146.0,
    "walking lunge": 46.0,
}
"""One-repetition maxima of an average member of this family of athletes."""

BARBELL = frozenset(
    {
        "back squat",
        "barbell row",
        "bench press",
        "box squat",
        "deadlift",
        "front squat",
        "hip thrust",
        "incline bench press",
        "overhead press",
        "pause squat",
        "power clean",
        "push press",
        "romanian deadlift",
        "sumo deadlift",
        "trap bar deadlift",
    }
)
"""Lifts worth warming up for."""

CEILING = 1.22
"""How far above the first year's start a lift can be brought."""

GAIN = 0.0060
"""What one session adds while the lift is far from its ceiling."""

LOSS_PER_DAY = 0.0005
IDLE_DAYS = 12
"""Strength holds for about that long before it goes."""

# What a watch takes a lift for: the right family, or one that moves like it.
_FAMILIES = (
    ("squat", ("squat", "squat", "deadlift", "lunge")),
    ("lunge", ("lunge", "squat", "lunge")),
    ("step-up", ("lunge", "squat")),
    ("deadlift", ("deadlift", "row", "squat", "deadlift")),
    ("bench", ("bench_press", "bench_press", "push_up", "row")),
    ("push-up", ("push_up", "plank", "push_up")),
    ("press", ("shoulder_press", "triceps_extension", "shoulder_press")),
    ("row", ("row", "row", "curl", "flye")),
    ("pull", ("pull_up", "pull_up", "row")),
    ("chin", ("pull_up", "curl")),
    ("swing", ("hip_raise", "squat", "unknown")),
    ("thrust", ("hip_raise", "unknown")),
    ("clean", ("olympic_lift", "deadlift", "row")),
    ("jump", ("plyo", "squat", "unknown")),
    ("hop", ("plyo", "cardio")),
    ("throw", ("plyo", "chop", "unknown")),
    ("plank", ("plank", "unknown")),
    ("carry", ("carry", "unknown")),
    ("chop", ("chop", "core")),
)


def starting_e1rm(talent: float) -> dict[str, float]:
    """What the athlete can lift once on the first day, in kg."""
    return {name: kg * talent for name, kg in E1RM_KG.items()}


def trained(
    e1rm_kg: Mapping[str, float],
    first_kg: Mapping[str, float],
    idle_days: Mapping[str, int],
    lifted: Iterable[str],
) -> dict[str, float]:
    """The maxima on the evening after these lifts.

    Gains shrink towards a ceiling; what is left alone for long is lost slowly.
    """
    after = dict(e1rm_kg)
    for name in after:
        if idle_days[name] > IDLE_DAYS:
            after[name] *= 1 - LOSS_PER_DAY
    for name in lifted:
        if name in after:
            room = 1 - after[name] / (CEILING * first_kg[name])
            after[name] *= 1 + GAIN * max(room, 0) / (1 - 1 / CEILING)
    return after


def guessed_category(exercise: str, rng: Random) -> str:
    """What the watch takes the exercise for, as a FIT exercise category."""
    for word, guesses in _FAMILIES:
        if word in exercise:
            return rng.choice(guesses)
    return rng.choice(("unknown", "core", "row"))


def repetitions_left(e1rm_kg: float, load_kg: float) -> float:
    """How many repetitions are in the athlete at that load (Epley 1985, inverted)."""
    return 30 * (e1rm_kg / load_kg - 1)


def load_for(e1rm_kg: float, reps: float, rpe: float) -> float:
    """The load at which that many reps feel like that RPE (Epley with RIR)."""
    return e1rm_kg / (1 + (reps + 10 - rpe) / 30)
