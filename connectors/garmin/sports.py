"""What Garmin takes an activity for, in the words that watches' files have for it."""

from collections.abc import Mapping

from coach.domain.activity import Sport
from coach.redaction import clean

_FINER: Mapping[Sport, Mapping[str, str | None]] = {
    Sport.RUN: {
        "running": None,
        "treadmill_running": "treadmill",
        "track_running": "track",
        "trail_running": "trail",
        "street_running": "street",
        "indoor_running": "indoor_running",
        "virtual_run": "virtual_activity",
        "ultra_run": "ultra",
    },
    Sport.RIDE: {
        "cycling": None,
        "road_biking": "road",
        "mountain_biking": "mountain",
        "gravel_cycling": "gravel_cycling",
        "cyclocross": "cyclocross",
        "track_cycling": "track_cycling",
        "indoor_cycling": "indoor_cycling",
        "virtual_ride": "virtual_activity",
        "e_bike_fitness": "e_bike_fitness",
        "e_bike_mountain": "e_bike_mountain",
        "recumbent_cycling": "recumbent",
        "bmx": "bmx",
    },
    Sport.SWIM: {
        "swimming": None,
        "lap_swimming": "lap_swimming",
        "open_water_swimming": "open_water",
    },
    Sport.STRENGTH: {"strength_training": "strength_training"},
    Sport.WALK: {
        "walking": None,
        "hiking": "hiking",
        "casual_walking": "casual_walking",
        "speed_walking": "speed_walking",
        "indoor_walking": "indoor_walking",
        "rucking": "rucking",
    },
    Sport.MOBILITY: {
        "yoga": "yoga",
        "pilates": "pilates",
        "mobility": None,
        "stretching": "flexibility_training",
    },
    Sport.SNOWBOARD: {
        "resort_snowboarding": "resort",
        "backcountry_snowboarding": "backcountry",
        "resort_skiing_snowboarding_ws": "resort",
    },
    Sport.GOLF: {"golf": None},
    Sport.WAKEBOARD: {"wakeboarding": None, "wakeboarding_v2": None},
}
_SPORTS = {
    key: (sport, finer) for sport, keys in _FINER.items() for key, finer in keys.items()
}


_FAMILIES: Mapping[int, Sport] = {
    1: Sport.RUN,
    2: Sport.RIDE,
    3: Sport.WALK,
    9: Sport.WALK,
    26: Sport.SWIM,
}
"""Garmin's numbers for running, cycling, hiking, walking and swimming: what is newer
than the table above stands below one of them."""

_FILE_SAYS = frozenset({"", "multi_sport", "backcountry_skiing_snowboarding_ws"})
_NO_NAME = frozenset({"other", "uncategorized"})


def sport_of(key: str, family: int | None = None) -> tuple[Sport | None, str | None]:
    """Our sport and the finer word for Garmin's `typeKey`.

    What coach has no name for is `other` under Garmin's own. None where the word
    stands for several sports: there the file itself says more.

    Args:
        key: `lap_swimming`.
        family: Garmin's number of the kind above it.
    """
    if key in _SPORTS:
        return _SPORTS[key]
    if key in _FILE_SAYS:
        return None, None
    sport = Sport.OTHER if family is None else _FAMILIES.get(family, Sport.OTHER)
    return sport, None if key in _NO_NAME else clean(key, limit=60)
