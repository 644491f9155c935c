"""What a plan prescribes, worked out for those who need a number."""

import math
from collections.abc import Mapping
from dataclasses import replace

from coach.domain.athlete import Thresholds
from coach.domain.plan import LoadKind, Repeat, Step, Steps, Target, TargetKind
from coach.units import meters_to_yards

PLATES_KG = 2.5
"""A share of the maximum is rounded to what can be loaded on a bar."""

TARGET_UNITS = {
    TargetKind.SPEED: ("speed", "m/s"),
    TargetKind.HEART_RATE: ("heart rate", "bpm"),
    TargetKind.HEART_RATE_PCT: ("heart rate", "% of the highest"),
    TargetKind.POWER: ("power", "W"),
    TargetKind.POWER_PCT: ("power", "% of FTP"),
    TargetKind.CADENCE: ("cadence", "rpm"),
    TargetKind.RPE: ("RPE", ""),
}
"""What a target is called, and what it is counted in, where it is said in words."""


def load_kg(step: Step, e1rm_kg: Mapping[str, float]) -> float | None:
    """What is to be on the bar; None where that is not known or nothing.

    Args:
        step: one with an exercise.
        e1rm_kg: estimated one-repetition maxima by exercise.
    """
    load = step.load
    if load is None or load.value is None:
        return None
    if load.kind is LoadKind.KG:
        return load.value
    most = e1rm_kg.get(step.exercise or "")
    if load.kind is not LoadKind.PCT_E1RM or most is None:
        return None
    plates = math.floor(most * load.value / 100 / PLATES_KG + 0.5)
    return plates * PLATES_KG or None


def in_numbers(steps: Steps, thresholds: Thresholds) -> Steps:
    """The steps with targets in per cent as watts and beats, where those are known.

    For services that know targets in numbers only.
    """
    of = {
        TargetKind.POWER_PCT: (TargetKind.POWER, thresholds.ftp_w),
        TargetKind.HEART_RATE_PCT: (TargetKind.HEART_RATE, thresholds.max_hr_bpm),
    }

    def counted(target: Target | None) -> Target | None:
        kind, whole = of.get(target.kind, (None, None)) if target else (None, None)
        if target is None or kind is None or not whole:
            return target
        low, high = (round(whole * each / 100) for each in (target.low, target.high))
        return Target(kind, low, high)

    def stepped(step: Step | Repeat) -> Step | Repeat:
        if isinstance(step, Repeat):
            return replace(step, steps=in_numbers(step.steps, thresholds))
        secondary = counted(step.secondary)
        return replace(step, target=counted(step.target), secondary=secondary)

    return tuple(map(stepped, steps))


def is_in_yards(pool_length_m: float | None) -> bool:
    """Whether a pool is a whole number of yards long, and not of metres."""
    if pool_length_m is None:
        return False
    yards = meters_to_yards(pool_length_m)
    return _is_whole(yards) and not _is_whole(pool_length_m)


def _is_whole(length: float) -> bool:
    return math.isclose(length, round(length), abs_tol=0.015)
