"""What a body burns, at rest and in motion."""

from coach.body.composition import HEIGHTS_CM, is_body_weight
from coach.domain.athlete import Sex
from coach.units import SECONDS_PER_HOUR

LEAN_KG = (20.0, 200.0)
AGES = (15.0, 100.0)

METS = (1.0, 25.0)
"""From lying still to the hardest minutes of the best."""

LONGEST_S = 7 * 24 * SECONDS_PER_HOUR


def katch_mcardle(lean_kg: float) -> float | None:
    """Basal kilocalories a day: 370 + 21.6 x lean mass (Katch & McArdle 1983).

    None outside 20 to 200 kg of lean mass.
    """
    if not LEAN_KG[0] <= lean_kg <= LEAN_KG[1]:
        return None
    return 370 + 21.6 * lean_kg


def cunningham(lean_kg: float) -> float | None:
    """Resting kilocalories a day: 500 + 22 x lean mass (Cunningham 1980).

    At rest, not basal: some 10 % more than `katch_mcardle`. None outside 20 to 200 kg
    of lean mass.
    """
    if not LEAN_KG[0] <= lean_kg <= LEAN_KG[1]:
        return None
    return 500 + 22 * lean_kg


def mifflin(weight_kg: float, height_cm: float, age: float, sex: Sex) -> float | None:
    """Resting kilocalories a day without the lean mass (Mifflin & St Jeor 1990).

    10 x kg + 6.25 x cm - 5 x years, + 5 for men and - 161 for women; from adults of
    19 to 78 years. None outside 20 to 400 kg, 120 to 230 cm and 15 to 100 years.
    """
    if not (
        is_body_weight(weight_kg)
        and HEIGHTS_CM[0] <= height_cm <= HEIGHTS_CM[1]
        and AGES[0] <= age <= AGES[1]
    ):
        return None
    offset = 5 if sex is Sex.MALE else -161
    return 10 * weight_kg + 6.25 * height_cm - 5 * age + offset


def gross_kcal(met: float, weight_kg: float, seconds: float) -> float | None:
    """Kilocalories burnt in that time, those of rest included: MET x kg x hours.

    1 MET is 1 kcal an hour for each kg, by definition; by 3.5 ml of oxygen (ACSM) it
    is 5 % more. Where the watch gives calories, take those. None outside 1 to 25 MET,
    20 to 400 kg and a week.
    """
    if not _is_believed(met, weight_kg, seconds):
        return None
    return met * weight_kg * seconds / SECONDS_PER_HOUR


def net_kcal(met: float, weight_kg: float, seconds: float) -> float | None:
    """Kilocalories on top of rest: (MET - 1) x kg x hours. They add to those of a day.

    None where `gross_kcal` is.
    """
    if not _is_believed(met, weight_kg, seconds):
        return None
    return (met - 1) * weight_kg * seconds / SECONDS_PER_HOUR


def _is_believed(met: float, weight_kg: float, seconds: float) -> bool:
    return (
        METS[0] <= met <= METS[1]
        and is_body_weight(weight_kg)
        and 0 <= seconds <= LONGEST_S
    )
