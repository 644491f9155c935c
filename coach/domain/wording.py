"""Quantities as an athlete reads them."""

from collections.abc import Mapping

from coach import units
from coach.domain.activity import Sport

DEFAULT_UNITS: Mapping[str, str] = {"swim": "yd", "run": "km", "load": "kg"}
"""What each dimension is shown in until the athlete says otherwise."""

WEEKS_A_MONTH = 365.25 / 12 / 7
MINUS = "−"

_METERS = {
    "m": 1.0,
    "yd": units.METERS_PER_YARD,
    "km": 1000.0,
    "mi": units.METERS_PER_MILE,
}


def minutes(seconds: float) -> str:
    """`45 min`, `1 h 05 min`."""
    whole = round(seconds / units.SECONDS_PER_MINUTE)
    hours, rest = divmod(whole, 60)
    return f"{hours} h {rest:02d} min" if hours else f"{rest} min"


def hours(seconds: float) -> str:
    """`3.4 h`."""
    return f"{seconds / units.SECONDS_PER_HOUR:.1f} h"


def clock(seconds: float) -> str:
    """`0:45`, `1:05`: hours and minutes, for columns."""
    whole = round(seconds / units.SECONDS_PER_MINUTE)
    return f"{whole // 60}:{whole % 60:02d}"


def time(seconds: float) -> str:
    """`1:23.4` for a trial, `58.2 s` under a minute, `1:02:03` from an hour on."""
    tenths = round(seconds * 10)
    if tenths < 600:
        return f"{tenths / 10:.1f} s"
    whole_minutes, tenths = divmod(tenths, 600)
    if whole_minutes < 60:
        return f"{whole_minutes}:{tenths // 10:02d}.{tenths % 10}"
    return f"{whole_minutes // 60}:{whole_minutes % 60:02d}:{tenths // 10:02d}"


def split(seconds: float) -> str:
    """`0:20`, `4:00`, `1:02:03`: whole seconds, for laps and rests."""
    whole_minutes, rest = divmod(round(seconds), 60)
    if whole_minutes < 60:
        return f"{whole_minutes}:{rest:02d}"
    return f"{whole_minutes // 60}:{whole_minutes % 60:02d}:{rest:02d}"


def distance(meters: float, unit: str) -> str:
    """`1,800 yd`, `10.2 km`; less than a kilometre is `640 m`."""
    value = meters / _METERS[unit]
    if unit in {"m", "yd"}:
        return f"{value:,.0f} {unit}"
    if unit == "km":
        return f"{meters:.0f} m" if meters < 999.5 else f"{value:.1f} km"
    return f"{value:.1f} {unit}" if value >= 1 else f"{value:.2f} {unit}"


def distance_of(
    sport: Sport, meters: float, shown: Mapping[str, str] | None = None
) -> str:
    """A distance in the unit the athlete reads that sport in."""
    return distance(meters, unit_of(sport, shown))


def unit_of(sport: Sport, shown: Mapping[str, str] | None = None) -> str:
    """The unit the athlete reads distances of that sport in."""
    chosen = {**DEFAULT_UNITS, **(shown or {})}
    return chosen["swim" if sport is Sport.SWIM else "run"]


def load_unit(shown: Mapping[str, str] | None = None) -> str:
    """`kg` or `lb`: what the athlete reads loads in."""
    return {**DEFAULT_UNITS, **(shown or {})}["load"]


def load(kg: float, shown: Mapping[str, str] | None = None) -> str:
    """`82.5 kg` or `180 lb`."""
    if load_unit(shown) == "lb":
        return f"{round(units.kg_to_pounds(kg) * 2) / 2:g} lb"
    return f"{round(kg * 4) / 4:g} kg"


def change(before: str, after: str) -> str:
    """`32 → 26 min`: two quantities, their unit said once where it is the same."""
    first, second = before.split(" "), after.split(" ")
    alike = len(first) == len(second) == 2 and first[1] == second[1]
    return f"{first[0] if alike else before} → {after}"


def signed(value: float, digits: int = 1) -> str:
    """`+0.3`, `−0.5`; what rounds to nothing has no sign."""
    number = f"{abs(value):.{digits}f}"
    if not number.strip("0."):
        return number
    return f"{MINUS if value < 0 else '+'}{number}"


def number(value: float, digits: int = 1) -> str:
    """`14.8`, `−5.0`, `2,450`."""
    text = f"{abs(value):,.{digits}f}"
    return f"{MINUS}{text}" if value < 0 and text.strip("0.,") else text


def percent(share: float) -> str:
    """`67 %` for 0.667."""
    return f"{share * 100:.0f} %"


def energy(kcal: float, low: float, high: float) -> str:
    """`about −210 kcal a day (−340 to −90)`: no scale knows more than the tens."""
    value, *ends = (signed(round(each, -1), 0) for each in (kcal, low, high))
    return f"about {value} kcal a day ({ends[0]} to {ends[1]})"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 workout`, `3 workouts`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
