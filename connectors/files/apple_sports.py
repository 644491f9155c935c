"""Apple's names of activities as sports and finer words."""

import re

from coach.domain.activity import Sport
from connectors.files.apple_tags import shown

_PREFIX = "HKWorkoutActivityType"
_SPORTS = {
    "swimming": Sport.SWIM,
    "running": Sport.RUN,
    "cycling": Sport.RIDE,
    "walking": Sport.WALK,
    "hiking": Sport.WALK,
    "traditional_strength_training": Sport.STRENGTH,
    "functional_strength_training": Sport.STRENGTH,
    "core_training": Sport.STRENGTH,
    "yoga": Sport.MOBILITY,
    "pilates": Sport.MOBILITY,
    "flexibility": Sport.MOBILITY,
    "tai_chi": Sport.MOBILITY,
    "cooldown": Sport.MOBILITY,
    "preparation_and_recovery": Sport.MOBILITY,
    "snowboarding": Sport.SNOWBOARD,
    "golf": Sport.GOLF,
    "swim_bike_run": Sport.MULTISPORT,
}
_PLAIN = {"swimming", "running", "cycling", "walking", "snowboarding", "golf"}
"""Words that say no more than the sport."""

_INDOORS = {
    Sport.RUN: "indoor_running",
    Sport.RIDE: "indoor_cycling",
    Sport.WALK: "indoor_walking",
}
_WATERS = {"1": "lap_swimming", "2": "open_water"}
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def word_of(activity_type: str) -> str:
    """The type as words, `high_intensity_interval_training`; `other` where not said."""
    name = activity_type.removeprefix(_PREFIX)
    return "_".join(_WORDS.findall(shown(name))).lower() or "other"


def sport_of(
    activity_type: str, *, indoors: bool, water: str
) -> tuple[Sport, str | None]:
    """Our sport and the finer word.

    A sport that coach has no name for is `other`, with its own name as finer word.

    Args:
        activity_type: `HKWorkoutActivityTypeRunning`.
        indoors: it was done indoors.
        water: `HKSwimmingLocationType`: 1 in a pool, 2 in open water.
    """
    word = word_of(activity_type)
    sport = _SPORTS.get(word, Sport.OTHER)
    if word == "swimming" and water in _WATERS:
        return sport, _WATERS[water]
    if indoors and word in _PLAIN and sport in _INDOORS:
        return sport, _INDOORS[sport]
    return sport, None if word in _PLAIN else word
