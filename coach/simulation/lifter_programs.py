"""What simulated lifters do on which day, and how they choose load and repetitions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from coach.catalogue.exercises import exercises

USUAL_KG: Mapping[str, float] = {
    "back squat": 110.0,
    "barbell curl": 42.0,
    "barbell row": 78.0,
    "bench press": 84.0,
    "cable curl": 40.0,
    "close-grip bench press": 74.0,
    "deadlift": 140.0,
    "dumbbell bench press": 34.0,
    "dumbbell curl": 17.0,
    "dumbbell row": 40.0,
    "dumbbell shoulder press": 26.0,
    "face pull": 34.0,
    "front squat": 88.0,
    "hack squat": 130.0,
    "hammer curl": 19.0,
    "hip thrust": 140.0,
    "incline bench press": 70.0,
    "incline dumbbell bench press": 30.0,
    "lat pulldown": 76.0,
    "lateral raise": 13.0,
    "leg extension": 80.0,
    "leg press": 220.0,
    "lying leg curl": 58.0,
    "machine calf raise": 120.0,
    "machine chest press": 90.0,
    "machine shoulder press": 62.0,
    "overhead press": 55.0,
    "pec deck": 78.0,
    "preacher curl": 36.0,
    "romanian deadlift": 112.0,
    "seated cable row": 76.0,
    "seated calf raise": 70.0,
    "seated leg curl": 62.0,
    "t-bar row": 70.0,
    "triceps pushdown": 42.0,
}
"""One-repetition maxima of a lifter of middling strength; a dumbbell's is of one."""

_MACHINES = {"machine", "cable", "smith_machine"}
_LOWER = {"squat", "hinge", "lunge"}


@cache
def is_machine(exercise: str) -> bool:
    """Whether another gym's machine shows another load for the same effort."""
    return bool(_MACHINES & set(exercises()[exercise].equipment))


@cache
def is_dumbbell(exercise: str) -> bool:
    """Whether it goes up by the rack's steps."""
    return "dumbbell" in exercises()[exercise].equipment


@cache
def is_lower(exercise: str) -> bool:
    """Whether the legs or the back lift it, so that it goes up by larger steps."""
    return exercises()[exercise].pattern in _LOWER


class Scheme(StrEnum):
    """How load and repetitions of an exercise are chosen."""

    LINEAR = "linear"
    DOUBLE = "double"
    WAVE = "wave"
    FEEL = "feel"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a session.

    Attributes:
        choices: the exercises that take turns in it, a block each.
        reps: from the least to the most that are aimed at.
    """

    choices: tuple[str, ...]
    scheme: Scheme
    sets: int
    reps: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Program:
    """A split: its days follow each other whatever the weekday.

    Attributes:
        days: (title, what is done) of each.
        weekdays: on which there is a session, 0 is Monday.
    """

    name: str
    days: tuple[tuple[str, tuple[Slot, ...]], ...]
    weekdays: tuple[int, ...]


def _double(*choices: str, sets: int = 3, reps: tuple[int, int] = (8, 12)) -> Slot:
    return Slot(choices, Scheme.DOUBLE, sets, reps)


def _feel(*choices: str, sets: int = 3, reps: tuple[int, int] = (6, 15)) -> Slot:
    return Slot(choices, Scheme.FEEL, sets, reps)


def _five(exercise: str, sets: int = 5) -> Slot:
    return Slot((exercise,), Scheme.LINEAR, sets, (5, 5))


def _wave(exercise: str) -> Slot:
    return Slot((exercise,), Scheme.WAVE, 3, (1, 5))


PROGRAMS: tuple[Program, ...] = (
    Program(
        "5x5",
        (
            (
                "Workout A",
                (_five("back squat"), _five("bench press"), _five("barbell row")),
            ),
            (
                "Workout B",
                (
                    _five("back squat"),
                    _five("overhead press"),
                    _five("deadlift", sets=1),
                ),
            ),
        ),
        (0, 2, 4),
    ),
    Program(
        "full body",
        (
            (
                "Full Body 1",
                (
                    _double("back squat", "front squat", reps=(5, 8)),
                    _double("bench press", reps=(5, 8)),
                    _double("seated cable row"),
                    _double("lateral raise", reps=(10, 15)),
                ),
            ),
            (
                "Full Body 2",
                (
                    _double("romanian deadlift", reps=(6, 10)),
                    _double("overhead press", "dumbbell shoulder press", reps=(6, 10)),
                    _double("lat pulldown"),
                    _double("leg press"),
                    _double("barbell curl", "dumbbell curl"),
                ),
            ),
        ),
        (0, 2, 5),
    ),
    Program(
        "upper/lower",
        (
            (
                "Upper A",
                (
                    _double("bench press", sets=4, reps=(4, 6)),
                    _double("barbell row", sets=4, reps=(6, 8)),
                    _feel("dumbbell shoulder press"),
                    _double("lat pulldown"),
                    _feel("triceps pushdown", "close-grip bench press"),
                ),
            ),
            (
                "Lower A",
                (
                    _double("back squat", sets=4, reps=(4, 6)),
                    _double("romanian deadlift", reps=(8, 10)),
                    _feel("leg extension"),
                    _double("machine calf raise", reps=(10, 12)),
                ),
            ),
            (
                "Upper B",
                (
                    _double("overhead press", sets=4, reps=(5, 8)),
                    _double("incline dumbbell bench press"),
                    _feel("seated cable row", "t-bar row"),
                    _feel("dumbbell curl", "preacher curl"),
                ),
            ),
            (
                "Lower B",
                (
                    _double("deadlift", reps=(3, 6)),
                    _feel("leg press", "hack squat"),
                    _double("lying leg curl", "seated leg curl"),
                    _double("seated calf raise", reps=(10, 12)),
                ),
            ),
        ),
        (0, 1, 3, 4),
    ),
    Program(
        "push pull legs",
        (
            (
                "Push",
                (
                    _double("bench press", sets=4, reps=(5, 8)),
                    _feel("incline dumbbell bench press", "machine chest press"),
                    _double("dumbbell shoulder press", reps=(8, 10)),
                    _feel("lateral raise", reps=(10, 15)),
                    _double("triceps pushdown"),
                ),
            ),
            (
                "Pull",
                (
                    _double("deadlift", sets=2, reps=(4, 6)),
                    _double("lat pulldown"),
                    _feel("seated cable row", "dumbbell row"),
                    _feel("face pull", reps=(10, 15)),
                    _double("barbell curl", "hammer curl"),
                ),
            ),
            (
                "Legs",
                (
                    _double("back squat", sets=4, reps=(5, 8)),
                    _double("romanian deadlift"),
                    _feel("leg press", "leg extension"),
                    _double("seated leg curl"),
                    _feel("machine calf raise"),
                ),
            ),
        ),
        (0, 1, 2, 4, 5),
    ),
    Program(
        "5/3/1",
        (
            ("Press Day", (_wave("overhead press"), _double("lat pulldown"))),
            (
                "Deadlift Day",
                (_wave("deadlift"), _double("leg press"), _double("lying leg curl")),
            ),
            (
                "Bench Day",
                (
                    _wave("bench press"),
                    _double("dumbbell row"),
                    _double("triceps pushdown"),
                ),
            ),
            (
                "Squat Day",
                (_wave("back squat"), _double("romanian deadlift", reps=(8, 10))),
            ),
        ),
        (0, 1, 3, 4),
    ),
    Program(
        "body part rotation",
        (
            (
                "Chest",
                (
                    _feel("bench press", "dumbbell bench press", sets=4),
                    _feel("incline bench press", "incline dumbbell bench press"),
                    _feel("pec deck", "machine chest press"),
                    _feel("triceps pushdown"),
                ),
            ),
            (
                "Back",
                (
                    _feel("barbell row", "t-bar row", sets=4),
                    _feel("lat pulldown"),
                    _feel("seated cable row", "dumbbell row"),
                    _feel("cable curl", "preacher curl", "barbell curl"),
                ),
            ),
            (
                "Legs",
                (
                    _feel("back squat", "hack squat", "leg press", sets=4),
                    _feel("romanian deadlift", "hip thrust"),
                    _feel("leg extension", reps=(10, 15)),
                    _feel("lying leg curl", "seated leg curl"),
                ),
            ),
            (
                "Shoulders & Arms",
                (
                    _feel("dumbbell shoulder press", "machine shoulder press", sets=4),
                    _feel("lateral raise", reps=(10, 15)),
                    _feel("face pull", reps=(10, 15)),
                    _feel("hammer curl", "dumbbell curl"),
                ),
            ),
        ),
        (0, 1, 3, 5),
    ),
)
"""What people follow; the first is what novices are told."""
