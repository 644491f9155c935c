"""The kinds Garmin knows workouts by; it goes by the number and not by the name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kinds:
    """One kind of kind, `{"strokeTypeId": 6, "strokeTypeKey": "free", …}`.

    Attributes:
        prefix: what its fields' names begin with.
        names: the name of each number.
        orders: where a number's place in the display is not the number itself.
    """

    prefix: str
    names: dict[int, str]
    orders: dict[int, int]

    def canonical(self, given):
        """The kind a client meant, as Garmin keeps it.

        Raises:
            ValueError: there is no such number.
        """
        number = given.get(f"{self.prefix}Id") if isinstance(given, dict) else None
        if number not in self.names:
            raise ValueError(f"no {self.prefix} {number!r}")
        return self.of(number)

    def of(self, number):
        return {
            f"{self.prefix}Id": number,
            f"{self.prefix}Key": self.names[number],
            "displayOrder": self.orders.get(number, number),
        }

    @property
    def nothing(self):
        """How a step says that it has none."""
        return {f"{self.prefix}Id": 0, f"{self.prefix}Key": None, "displayOrder": 0}

    @property
    def all(self):
        return [self.of(number) for number in self.names]


SWIMMING = 4
STRENGTH = 5
WITH_EXERCISES = {STRENGTH, 6, 9}

SPORTS = Kinds(
    "sportType",
    {
        1: "running",
        2: "cycling",
        3: "other",
        4: "swimming",
        5: "strength_training",
        6: "cardio_training",
        7: "yoga",
        8: "pilates",
        9: "hiit",
        10: "multi_sport",
        11: "mobility",
    },
    {4: 3, 3: 4},
)
STEPS = Kinds(
    "stepType",
    {
        1: "warmup",
        2: "cooldown",
        3: "interval",
        4: "recovery",
        5: "rest",
        6: "repeat",
        7: "other",
        8: "main",
    },
    {},
)
CONDITIONS = Kinds(
    "conditionType",
    {
        1: "lap.button",
        2: "time",
        3: "distance",
        4: "calories",
        5: "power",
        6: "heart.rate",
        7: "iterations",
        8: "fixed.rest",
        9: "fixed.repetition",
        10: "reps",
    },
    {},
)
TARGETS = Kinds(
    "workoutTargetType",
    {
        1: "no.target",
        2: "power.zone",
        3: "cadence",
        4: "heart.rate.zone",
        5: "speed.zone",
        6: "pace.zone",
        17: "swim.css.offset",
        18: "swim.instruction",
    },
    {},
)
STROKES = Kinds(
    "strokeType",
    {
        1: "any_stroke",
        2: "backstroke",
        3: "breaststroke",
        4: "drill",
        5: "fly",
        6: "free",
        7: "individual_medley",
    },
    {},
)
DRILLS = Kinds("drillType", {1: "kick", 2: "pull", 3: "drill"}, {})
EQUIPMENT = Kinds(
    "equipmentType",
    {1: "fins", 2: "kickboard", 3: "paddles", 4: "pull_buoy", 5: "snorkel"},
    {},
)
# Each unit's name, and its size in centimetres or grams.
UNITS = {
    1: ("meter", 100.0),
    2: ("kilometer", 100000.0),
    8: ("kilogram", 1000.0),
    9: ("pound", 453.59237),
    230: ("yard", 91.44),
}


def unit(given):
    """A unit as Garmin keeps it; None stays None.

    Raises:
        ValueError: there is no such number.
    """
    if given is None:
        return None
    number = given.get("unitId") if isinstance(given, dict) else None
    if number not in UNITS:
        raise ValueError(f"no unitId {number!r}")
    key, factor = UNITS[number]
    return {"unitId": number, "unitKey": key, "factor": factor}


ALL = {
    "workoutStepTypes": STEPS.all,
    "workoutSportTypes": SPORTS.all,
    "workoutConditionTypes": CONDITIONS.all,
    "workoutTargetTypes": TARGETS.all,
    "workoutStrokeTypes": STROKES.all,
    "workoutDrillTypes": DRILLS.all,
    "workoutEquipmentTypes": EQUIPMENT.all,
}
