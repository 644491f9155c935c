"""What stands behind an @: a pace, a heart rate, a power, a load."""

import re
from collections.abc import Callable, Mapping

from coach.domain.activity import Sport
from coach.domain.notation import PACE_METERS
from coach.domain.plan import Load, LoadKind, Target, TargetKind
from coach.units import METERS_PER_MILE, SECONDS_PER_HOUR, pounds_to_kg
from connectors.planfile.amounts import CLOCK, NUMBER, number, seconds
from connectors.planfile.findings import UnreadableError, unreadable
from connectors.planfile.words import nearest, nearest_unit

_TO = r"\s*(?:-|to)\s*"
_PACE = re.compile(
    rf"({CLOCK})(?:{_TO}({CLOCK}))?\s*(?:min)?\s*"
    r"/\s*(km|mi|mile|100\s*(?:yds?|y|m)?)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"({NUMBER})(?:{_TO}({NUMBER}))?(?:\s*([^0-9\s].*))?")
_RPE = re.compile(rf"rpe\s*({NUMBER})(?:{_TO}({NUMBER}))?", re.IGNORECASE)

# By unit: what it measures and the lowest and highest value that make sense.
_KINDS: dict[str, tuple[TargetKind, float, float]] = {
    "bpm": (TargetKind.HEART_RATE, 30, 250),
    "%hrmax": (TargetKind.HEART_RATE_PCT, 30, 100),
    "%maxhr": (TargetKind.HEART_RATE_PCT, 30, 100),
    "w": (TargetKind.POWER, 10, 2500),
    "watt": (TargetKind.POWER, 10, 2500),
    "watts": (TargetKind.POWER, 10, 2500),
    "%ftp": (TargetKind.POWER_PCT, 10, 300),
    "rpm": (TargetKind.CADENCE, 10, 250),
    "spm": (TargetKind.CADENCE, 10, 250),
}
_SPEEDS = {"km/h": 1000.0, "kmh": 1000.0, "kph": 1000.0, "mph": METERS_PER_MILE}
_FASTEST_M_S = 30.0
_LOADS: dict[str, tuple[LoadKind, float]] = {
    "kg": (LoadKind.KG, 500),
    "lb": (LoadKind.KG, 500),
    "lbs": (LoadKind.KG, 500),
    "kgs": (LoadKind.KG, 500),
    "%": (LoadKind.PCT_E1RM, 120),
    "%e1rm": (LoadKind.PCT_E1RM, 120),
    "%1rm": (LoadKind.PCT_E1RM, 120),
}
_SHOWN = {
    "bpm": "bpm", "%hrmax": "% hrmax", "%maxhr": "% hrmax", "w": "W", "watt": "W",
    "watts": "W", "%ftp": "% ftp", "rpm": "rpm", "spm": "spm", "km/h": "km/h",
    "mph": "mph",
}  # fmt: skip
_PACE_UNITS = {"km": "km", "mi": "mi", "mile": "mi", "100yd": "100yd", "100m": "100m"}
_NEARLY_PACE = re.compile(
    rf"({CLOCK}(?:{_TO}{CLOCK})?)\s*/\s*([0-9a-z]+)", re.IGNORECASE
)
_NEARLY_RPE = re.compile(
    rf"([a-z]{{2,4}})\s*({NUMBER}(?:{_TO}{NUMBER})?)", re.IGNORECASE
)
_FIX = (
    "Write a pace (5:30-6:00/km, 1:40/100yd), a heart rate (140-150 bpm, "
    "90-95% hrmax), a power (220-240 W, 88-93% ftp), 85-95 rpm or rpe 7."
)
_LOADS_SHOWN = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb", "%e1rm": "%"}
_LOAD_FIX = "Write @ 60 kg, @ 80%, @ rpe 8 or @ bodyweight."


def read_target(text: str, sport: Sport, pool_unit: str | None) -> Target:
    """The target that a text such as `90-95% hrmax` names.

    Args:
        text: without its @.
        sport: swims take a pace `/100` in the pool's unit.
        pool_unit: `yd` or `m`; None outside of pools.

    Raises:
        UnreadableError: it names none, or an impossible one.
    """
    if found := _RPE.fullmatch(text):
        low, high = _ends(found, number)
        return Target(TargetKind.RPE, *_within(low, high, 1, 10, text))
    if found := _PACE.fullmatch(text):
        return _pace(found, pool_unit)
    found = _RANGE.fullmatch(text)
    unit = _unit(found)
    if found and unit in _SPEEDS:
        low, high = (v * _SPEEDS[unit] / SECONDS_PER_HOUR for v in _ends(found, number))
        return Target(TargetKind.SPEED, *_within(low, high, 0.1, _FASTEST_M_S, text))
    if found and unit in _KINDS:
        kind, least, most = _KINDS[unit]
        return Target(kind, *_within(*_ends(found, number), least, most, text))
    if found and unit == "%":
        fix = "Write % hrmax or % ftp behind the number."
        raise unreadable(f"@ {text}: percent of what?", fix)
    raise _unknown(text, sport)


def read_load(text: str) -> Load | None:
    """The load that `80%`, `60 kg` or `rpe 8` prescribes; None if it is no load.

    Raises:
        UnreadableError: it is a load, and an impossible one.
    """
    if text.lower() in {"bodyweight", "body weight", "bw"}:
        return Load(LoadKind.BODYWEIGHT)
    if found := _RPE.fullmatch(text):
        value = _single(found, text)
        return Load(LoadKind.RPE, _within(value, value, 1, 10, text)[0])
    found = _RANGE.fullmatch(text.removeprefix("+").lstrip())
    unit = _unit(found)
    if not found or unit not in _LOADS:
        return None
    kind, most = _LOADS[unit]
    value = _single(found, text)
    if unit.startswith("lb"):
        value = round(pounds_to_kg(value), 2)
    return Load(kind, _within(value, value, 0.25, most, text)[0])


def unknown_load(text: str) -> UnreadableError:
    """The error for a text that is no load."""
    meant = _meant(text, _LOADS_SHOWN)
    if not meant and nearest(text, ("bodyweight", "body weight")):
        meant = "bodyweight"
    fix = f"Did you mean @ {meant}?" if meant else _LOAD_FIX
    return unreadable(f"@ {text} is no load", fix)


def _unit(found: re.Match[str] | None) -> str:
    """`% ftp` as `%ftp`; empty where there is none."""
    return (found[3] or "").replace(" ", "").lower() if found else ""


def _pace(found: re.Match[str], pool_unit: str | None) -> Target:
    unit = found[3].replace(" ", "").lower()
    if unit == "100" and pool_unit is None:
        fix = f"Write {found[1]}/100yd or {found[1]}/100m."
        raise unreadable(f"{found[0]}: 100 of what?", fix)
    if unit.startswith("100"):
        yards = unit[3:].startswith("y") or (unit == "100" and pool_unit == "yd")
        label = "/100yd" if yards else "/100m"
    else:
        label = "/mi" if unit.startswith("mi") else "/km"
    fast, slow = (PACE_METERS[label] / s for s in _ends(found, seconds))
    ends = _within(slow, fast, 0.1, _FASTEST_M_S, found[0])
    return Target(TargetKind.SPEED, *ends)


def _ends(found: re.Match[str], read: Callable[[str], float]) -> tuple[float, float]:
    first = read(found[1])
    return first, first if found[2] is None else read(found[2])


def _single(found: re.Match[str], text: str) -> float:
    if found[2] is not None:
        fix = f"Write one number, the range in brackets: @ {found[1]} ({text})."
        raise unreadable(f"{text} is a range; a load is one number", fix)
    return round(number(found[1]), 2)


def _within(
    low: float, high: float, least: float, most: float, text: str
) -> tuple[float, float]:
    low, high = min(low, high), max(low, high)
    if not (least <= low and high <= most):
        why = f"{text} is outside of what can be ({least:g} to {most:g} in its unit)"
        raise unreadable(why)
    return low, high


def _unknown(text: str, sport: Sport) -> UnreadableError:
    if sport is Sport.SWIM and "css" in text.lower():
        fix = "Write the pace, 1:35/100yd, or css without the @ as a reminder."
        return unreadable(f"@ {text} is no target", fix)
    meant = _meant(text, _SHOWN)
    fix = f"Did you mean @ {meant}?" if meant else _FIX
    return unreadable(f"@ {text} is no target", fix)


def _meant(text: str, units: Mapping[str, str]) -> str | None:
    """The target or load with its unit or word spelt right; None when none is near."""
    if found := _NEARLY_PACE.fullmatch(text):
        unit = nearest_unit(found[2], _PACE_UNITS)
        return f"{found[1]}/{unit}" if unit else None
    if (found := _NEARLY_RPE.fullmatch(text)) and nearest(found[1], ("rpe",)):
        return f"rpe {found[2]}"
    found = _RANGE.fullmatch(text)
    unit = nearest_unit(_unit(found), units) if _unit(found) else None
    if not found or unit is None:
        return None
    ends = "-".join(each for each in (found[1], found[2]) if each)
    return f"{ends}{'' if unit.startswith('%') else ' '}{unit}"
