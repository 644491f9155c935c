"""What Garmin takes an activity for, in the words that watches' files have for it."""

from collections.abc import Mapping

from coach.domain.activity import Sport

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


def sport_of(key: str) -> tuple[Sport | None, str | None]:
    """Our sport and the finer word for Garmin's `typeKey`.

    None for what coach has no name for, and for sessions of several sports: there the
    file itself says more.
    """
    return _SPORTS.get(key, (None, None))
