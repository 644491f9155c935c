"""FIT's numbers in words: sports, strokes, exercises, devices, kinds of file.

Words come from fitdecode's profile (the newest of the two decoders'); what is
newer than it stands here.
"""

from functools import cache

from coach.domain.activity import Sport, Stroke
from coach.redaction import clean
from connectors.fitfile.messages import Message

_NEWER = {
    "sport": {
        56: "shooting",
        58: "winter_sport",
        59: "grinding",
        63: "video_gaming",
        68: "para_sport",
        70: "team_sport",
        78: "water_sport",
        79: "archery",
        81: "motor_sports",
        85: "pool_apnea",
        86: "mobility",
        87: "geocaching",
        88: "canoeing",
    },
    "sub_sport": {
        63: "ccr_diving",
        66: "expedition",
        71: "indoor_grinding",
        72: "hunting_with_dogs",
        77: "esport",
        78: "triathlon",
        79: "duathlon",
        80: "brick",
        81: "swim_run",
        82: "adventure_race",
        90: "field",
        91: "ice",
        92: "ultimate",
        121: "dynamic_apnea",
        123: "enduro",
        124: "rucking",
        126: "pool_triathlon",
        127: "e_bike_enduro",
    },
}

TRANSITION = 3
SWIMMING = 5
LAP_SWIMMING = 17
UNKNOWN_EXERCISE = "unknown exercise"

_SPORTS = {
    "swimming": Sport.SWIM,
    "running": Sport.RUN,
    "cycling": Sport.RIDE,
    "e_biking": Sport.RIDE,
    "walking": Sport.WALK,
    "hiking": Sport.WALK,
    "mobility": Sport.MOBILITY,
    "snowboarding": Sport.SNOWBOARD,
    "golf": Sport.GOLF,
    "wakeboarding": Sport.WAKEBOARD,
    "multisport": Sport.MULTISPORT,
}

# Sports that say only where or how one trained; what it was stands in sub_sport.
_VAGUE = {None, "generic", "training", "fitness_equipment", "all"}

_SUB_SPORTS = {
    "strength_training": Sport.STRENGTH,
    "flexibility_training": Sport.MOBILITY,
    "yoga": Sport.MOBILITY,
    "pilates": Sport.MOBILITY,
    "lap_swimming": Sport.SWIM,
    "open_water": Sport.SWIM,
    "treadmill": Sport.RUN,
    "indoor_running": Sport.RUN,
    "street": Sport.RUN,
    "trail": Sport.RUN,
    "track": Sport.RUN,
    "spin": Sport.RIDE,
    "indoor_cycling": Sport.RIDE,
    "road": Sport.RIDE,
    "mountain": Sport.RIDE,
    "gravel_cycling": Sport.RIDE,
    "indoor_walking": Sport.WALK,
    "casual_walking": Sport.WALK,
    "speed_walking": Sport.WALK,
}

_STROKES = {
    0: Stroke.FREESTYLE,
    1: Stroke.BACKSTROKE,
    2: Stroke.BREASTSTROKE,
    3: Stroke.BUTTERFLY,
    4: Stroke.DRILL,
    5: Stroke.MIXED,
    6: Stroke.IM,
    7: Stroke.IM,  # a medley by rounds
    8: Stroke.IM,  # a medley in reverse order
}

_KINDS = {
    1: "a device's description",
    2: "a settings file",
    3: "sport settings",
    5: "a workout (planned, not done)",
    6: "a course to follow",
    7: "a schedule",
    9: "a scale's file without a measurement",
    10: "totals of many activities",
    11: "goals",
    14: "blood pressure",
    15: "a day's steps",
    20: "a summary of activities",
    28: "a day's steps",
    32: "a day's steps",
    34: "a segment",
    35: "a list of segments",
    40: "a display's configuration",
    44: "a watch's own statistics",
    49: "sleep",
    68: "a night's heart-rate variability",
}

NOT_ACTIVITIES = frozenset(_KINDS)


@cache
def word(kind: str, number: int) -> str | None:
    """The profile's word for a number of this enumeration."""
    from fitdecode.profile import FIELD_TYPES

    newer = _NEWER.get(kind, {}).get(number)
    if newer is not None or kind not in FIELD_TYPES:
        return newer
    found: str | None = FIELD_TYPES[kind].enum.get(number)
    return found


def sport_of(sport: int | None, sub_sport: int | None) -> tuple[Sport, str | None]:
    """Our sport and the device's finer word.

    A sport that coach has no name for is `other`, with its own name as finer word.
    """
    name = _word_or_number("sport", sport)
    finer = _word_or_number("sub_sport", sub_sport)
    if finer in {"generic", "all"}:
        finer = None
    if name in _SPORTS:
        return _SPORTS[name], finer
    if name in _VAGUE:
        plain = None if name in {None, "generic", "all"} else name
        return _SUB_SPORTS.get(finer or "", Sport.OTHER), finer or plain
    return Sport.OTHER, name


def _word_or_number(kind: str, number: int | None) -> str | None:
    if number is None:
        return None
    return word(kind, number) or f"{kind}_{number}"


def stroke_of(number: int | None) -> Stroke | None:
    """The stroke; None where the device does not say or has a newer one."""
    return None if number is None else _STROKES.get(number)


def exercise_of(category: int, subtype: int | None) -> str | None:
    """The exercise in plain words, `barbell back squat`; None where it is unknown."""
    family = word("exercise_category", category)
    if family in {None, "unknown"}:
        return None
    exact = None if subtype is None else word(f"{family}_exercise_name", subtype)
    return (exact or family or "").strip("_").replace("_", " ")


def device_of(file_id: Message | None) -> str | None:
    """Maker and product, so that a series can begin again with a new device."""
    if file_id is None:
        return None
    maker, product = file_id.whole("manufacturer"), file_id.whole("product")
    said = clean(file_id.text("product_name"), limit=60)
    if maker is None:
        return said or None
    maker_name = word("manufacturer", maker) or f"maker {maker}"
    if said:
        known = said.lower().startswith(maker_name.replace("_", " ").lower())
        return said if known else f"{maker_name} {said}".replace("_", " ")
    if product is None:
        return maker_name.replace("_", " ")
    return f"{maker_name} {_product(maker, product)}".replace("_", " ")


def _product(maker: int, product: int) -> str:
    garmins = {"garmin", "dynastream", "dynastream_oem", "tacx"}
    name = None
    if word("manufacturer", maker) in garmins:
        name = word("garmin_product", product)
    return name or str(product)


def kind_of_file(number: int | None) -> str | None:
    """What a file is that holds no activity, in plain words."""
    return None if number is None else _KINDS.get(number)
