"""Speeds as athletes of each sport say them."""

from collections.abc import Mapping

from coach.domain import wording
from coach.domain.activity import Sport
from coach.reports.splits import HUNDREDS, STEPS
from coach.units import SECONDS_PER_HOUR

Units = Mapping[str, str] | None
_PACED = {Sport.RUN, Sport.WALK, Sport.SWIM}


def speed_unit(sport: Sport, units: Units, hundred: str | None = None) -> str:
    """`min/km`, `/100 yd` or `km/h`.

    Args:
        sport: swims are told by the hundred, runs by the pace, all else by the hour.
        units: the athlete's.
        hundred: of a pool's own unit, where it is another.
    """
    unit = wording.unit_of(sport, units)
    if sport is Sport.SWIM:
        return f"/100 {hundred or unit}"
    if sport in _PACED:
        return f"min/{unit}"
    return "mph" if unit == "mi" else "km/h"


def speed(
    sport: Sport, meters_a_second: float, units: Units, hundred: str | None = None
) -> str:
    """The speed in that unit; `–` for standing still."""
    unit = wording.unit_of(sport, units)
    if sport is not Sport.SWIM and sport not in _PACED:
        return f"{meters_a_second * SECONDS_PER_HOUR / STEPS[unit]:.1f}"
    meters = HUNDREDS[hundred or unit] if sport is Sport.SWIM else STEPS[unit]
    seconds = meters / meters_a_second if meters_a_second > 0 else 0.0
    if not 0 < seconds < SECONDS_PER_HOUR:
        return "–"
    return wording.split(seconds)
