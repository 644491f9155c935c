"""Exercises that watches have numbers for and Garmin Connect does not offer.

A workout that names one could be refused, or lose it without a word. Yoga poses,
pilates and a few stretches are such: there the description says what to do.
"""

from coach.domain.exercise import Exercise

_CATEGORIES = frozenset({"POSE", "MOVE"})
_NAMES = frozenset(
    {
        ("BANDED_EXERCISES", "CHEST_PRESS"),
        ("CORE", "ARM_AND_LEG_EXTENSION_ON_KNEES"),
        ("CORE", "DOUBLE_LEG_STRETCH"),
        ("CORE", "ROLL_UP"),
        ("CORE", "SCISSORS"),
        ("CORE", "SINGLE_LEG_STRETCH"),
        ("CORE", "TEASER"),
        ("CORE", "THE_HUNDRED"),
        ("HIP_RAISE", "CLAMS"),
        ("PUSH_UP", "WALL_PUSH_UP"),
        ("WARM_UP", "ACTIVE_FROG"),
        ("WARM_UP", "ANKLE_LUNGES"),
        ("WARM_UP", "BACK_ROLL_FOAM_ROLLER"),
        ("WARM_UP", "CHEST_OPENERS"),
        ("WARM_UP", "HIP_CIRCLES"),
        ("WARM_UP", "LATISSIMUS_DORSI_FOAM_ROLL"),
        ("WARM_UP", "NINETY_NINETY_HIP_SWITCH"),
        ("WARM_UP", "SCORPION"),
        ("WARM_UP", "TRICEPS_STRETCH"),
        ("WARM_UP", "UPPER_BACK_STRETCH"),
    }
)


def offered(exercise: Exercise | None) -> tuple[str, str] | None:
    """Garmin Connect's category and name of the exercise, where it offers it."""
    if exercise is None or exercise.garmin is None:
        return None
    absent = exercise.garmin[0] in _CATEGORIES or exercise.garmin in _NAMES
    return None if absent else exercise.garmin
