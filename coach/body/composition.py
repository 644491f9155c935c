"""How much of a body is fat."""

import math
from collections.abc import Iterable

from coach.body.trend import BodyDay

LEAST_PCT, MOST_PCT = 2.0, 70.0
"""Body fat of the living, in per cent."""

WEIGHTS_KG = (20.0, 400.0)
HEIGHTS_CM = (120.0, 230.0)
NECKS_CM = (20.0, 70.0)
WAISTS_CM = (40.0, 250.0)


def navy_men(height_cm: float, neck_cm: float, waist_cm: float) -> float | None:
    """A man's body fat in per cent by tape (Hodgdon & Beckett 1984, US Navy).

    495 / (1.0324 - 0.19077 log(waist - neck) + 0.15456 log(height)) - 450, all in
    centimetres; the form with 86.010 takes inches. It is 3 to 4 points off for most:
    a series of its own. None for measures no man has (inches among them) and results
    outside 2 to 70 %.

    Args:
        height_cm: without shoes.
        neck_cm: below the larynx.
        waist_cm: at the navel.
    """
    if not _is_measured(height_cm, neck_cm, waist_cm) or waist_cm <= neck_cm:
        return None
    girth = math.log10(waist_cm - neck_cm)
    return _siri(1.0324 - 0.19077 * girth + 0.15456 * math.log10(height_cm))


def navy_women(
    height_cm: float, neck_cm: float, waist_cm: float, hip_cm: float
) -> float | None:
    """A woman's body fat in per cent by tape (Hodgdon & Beckett 1984, US Navy).

    495 / (1.29579 - 0.35004 log(waist + hip - neck) + 0.22100 log(height)) - 450, all
    in centimetres; else as `navy_men`.

    Args:
        height_cm: without shoes.
        neck_cm: below the larynx.
        waist_cm: at its narrowest.
        hip_cm: at the widest.
    """
    if not _is_measured(height_cm, neck_cm, waist_cm, hip_cm):
        return None
    if waist_cm <= neck_cm:
        return None
    girth = math.log10(waist_cm + hip_cm - neck_cm)
    return _siri(1.29579 - 0.35004 * girth + 0.22100 * math.log10(height_cm))


def _is_measured(height_cm: float, neck_cm: float, *waists_cm: float) -> bool:
    return (
        HEIGHTS_CM[0] <= height_cm <= HEIGHTS_CM[1]
        and NECKS_CM[0] <= neck_cm <= NECKS_CM[1]
        and all(WAISTS_CM[0] <= each <= WAISTS_CM[1] for each in waists_cm)
    )


def _siri(density: float) -> float | None:
    """Per cent of fat at that body density in g/ml (Siri 1961)."""
    percent = 495 / density - 450
    return percent if LEAST_PCT <= percent <= MOST_PCT else None


def is_body_weight(weight_kg: float) -> bool:
    """Whether someone weighs that: 20 to 400 kg."""
    return WEIGHTS_KG[0] <= weight_kg <= WEIGHTS_KG[1]


def lean_mass(weight_kg: float, fat_pct: float) -> float | None:
    """Kilograms that are no fat; None for weights and shares of fat no one has."""
    if not (is_body_weight(weight_kg) and LEAST_PCT <= fat_pct <= MOST_PCT):
        return None
    return weight_kg * (1 - fat_pct / 100)


def masses(
    weights: Iterable[BodyDay], fats: Iterable[BodyDay]
) -> tuple[tuple[BodyDay, ...], tuple[BodyDay, ...]]:
    """Fat mass and lean mass, in kg, of the days that have weight and body fat.

    Days that were filled in count; days whose values no one has do not.

    Args:
        weights: kilograms of each day, in order.
        fats: per cent of each day.
    """
    percents = {each.day: each for each in fats}
    fat: list[BodyDay] = []
    lean: list[BodyDay] = []
    for weight in weights:
        share = percents.get(weight.day)
        if share is None or (rest := lean_mass(weight.value, share.value)) is None:
            continue
        measured = weight.measured and share.measured
        fat.append(BodyDay(weight.day, weight.value - rest, measured))
        lean.append(BodyDay(weight.day, rest, measured))
    return tuple(fat), tuple(lean)
