"""The energy balance: what was eaten less what was burnt, read off the body."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from coach.body.composition import is_body_weight, lean_mass
from coach.body.trend import LONGEST_GAP, first_of_days
from coach.domain.energy_balance import BalanceBy, EnergyBalance
from coach.statistics.line import line_through
from coach.statistics.readings import Reading

KCAL_PER_KG = 7700.0
"""Of body weight (32.2 MJ). It fits a loss of fat above some 30 kg of it; leaner
people lose less energy with a kilogram (Hall 2008)."""

FAT_MJ_PER_KG = 39.5
LEAN_MJ_PER_KG = 7.6
"""Of body tissue (Hall 2008)."""

KCAL_PER_MJ = 1000 / 4.184

WINDOW = timedelta(days=28)
LEAST_SPAN = timedelta(days=14)
LEAST_DAYS = 8
CHANGE_DAYS = (7, 365)
"""What changes in less is water (our choice)."""

WIDEST_KCAL = 1000.0
"""A day; a wider range tells nobody whether to eat more or less (our choice)."""

MOST_KCAL = 5000.0
"""A day; a steeper slope is a change of scale or of person."""


def weight_balance(change_kg: float, days: float) -> float | None:
    """Kilocalories a day behind a change of (trend) weight: 7700 x kg / days.

    None under 7 days, over a year and beyond 5,000 kcal a day.
    """
    return _believed(KCAL_PER_KG * change_kg, days)


def composition_balance(fat_kg: float, lean_kg: float, days: float) -> float | None:
    """Kilocalories a day behind a change of fat and of lean mass.

    39.5 MJ/kg of fat and 7.6 MJ/kg of lean mass (Hall 2008). None under 7 days,
    over a year and beyond 5,000 kcal a day.
    """
    return _believed(_energy_mj(fat_kg, lean_kg) * KCAL_PER_MJ, days)


def _energy_mj(fat_kg: float, lean_kg: float) -> float:
    return FAT_MJ_PER_KG * fat_kg + LEAN_MJ_PER_KG * lean_kg


def _believed(kcal: float, days: float) -> float | None:
    if not CHANGE_DAYS[0] <= days <= CHANGE_DAYS[1]:
        return None
    a_day = kcal / days
    return a_day if abs(a_day) <= MOST_KCAL else None


def energy_balance(
    weights: Iterable[Reading], fats: Iterable[Reading], day: date
) -> EnergyBalance | None:
    """The balance of the last 28 days, by weight, or by fat and lean mass if known.

    A scale's lean mass is noisy, so the one with the narrower range is told; of equal
    ones that by fat and lean mass. On simulated athletes it held the truth in 95 %.
    The Theil-Sen slope of the energy in the body over the days as they were
    measured, so that one odd morning, or the two at the ends, decide nothing. None
    under 8 days with readings over 14 days, after a gap of more than 14 days, beyond
    5,000 kcal a day, and where the range is wider than 1,000.

    Args:
        weights: (day, kg) of one scale; of a day's the first counts. What no one
            weighs is left out.
        fats: (day, per cent) of one scale, may be empty.
        day: the evening; later readings are not seen.
    """
    weighed = _recent((each for each in weights if is_body_weight(each[1])), day)
    shares = dict(_recent(fats, day))
    bodies = (
        (when, weight_kg, lean_mass(weight_kg, shares[when]))
        for when, weight_kg in weighed
        if when in shares
    )
    energies = [
        (when, _energy_mj(weight_kg - lean_kg, lean_kg))
        for when, weight_kg, lean_kg in bodies
        if lean_kg is not None
    ]
    both = (
        _slope(energies, KCAL_PER_MJ, BalanceBy.COMPOSITION),
        _slope(weighed, KCAL_PER_KG, BalanceBy.WEIGHT),
    )
    told = [each for each in both if each and _width(each) <= WIDEST_KCAL]
    return min(told, key=_width, default=None)


def _width(found: EnergyBalance) -> int:
    return round(found.high - found.low)


def _recent(readings: Iterable[Reading], day: date) -> tuple[Reading, ...]:
    """Each day's first of the window, from the last long gap on."""
    seen = tuple(
        each for each in first_of_days(readings) if day - WINDOW < each[0] <= day
    )
    begin = 0
    for at, ((before, _), (after, _)) in enumerate(pairwise(seen), start=1):
        if after - before > LONGEST_GAP:
            begin = at
    return seen[begin:]


def _slope(
    readings: Sequence[Reading], kcal_per_unit: float, by: BalanceBy
) -> EnergyBalance | None:
    if len(readings) < LEAST_DAYS or readings[-1][0] - readings[0][0] < LEAST_SPAN:
        return None
    begin = readings[0][0]
    line = line_through([((when - begin).days, value) for when, value in readings])
    if line is None or abs(line.trend.slope * kcal_per_unit) > MOST_KCAL:
        return None
    trend = line.trend
    return EnergyBalance(
        trend.slope * kcal_per_unit,
        trend.low * kcal_per_unit,
        trend.high * kcal_per_unit,
        by,
        len(readings),
        (readings[-1][0] - begin).days + 1,
    )
