"""The units of Strong's loads and distances, and the amounts in SI."""

from collections.abc import Mapping, Sequence

from coach.domain.strength import WeightUnit
from coach.units import KG_PER_POUND, METERS_PER_MILE, METERS_PER_YARD
from connectors.files import strong_headers
from connectors.files.columns import Rows

KG: Mapping[str, float] = {"kg": 1.0, "lb": KG_PER_POUND}
METERS: Mapping[str, float] = {
    "km": 1000.0,
    "mi": METERS_PER_MILE,
    "m": 1.0,
    "ft": METERS_PER_YARD / 3,
    "yd": METERS_PER_YARD,
}
_GO_TOGETHER = {"kg": "km", "lb": "mi"}  # the app has one setting for both

_SOME = 3
_ALMOST = 0.001
_DECIMALS = 4  # a tenth of a gram or of a millimetre: what is typed, not what is left


def said(text: str) -> str | None:
    """The unit that a cell says, None where it says none."""
    return strong_headers.unit(text)


def column_of(amount: str, units: Mapping[str, float], columns: Sequence[str]) -> str:
    """The column of this amount: the one whose name says its unit, if there is one."""
    named = (f"{amount}_{unit}" for unit in units)
    return next((name for name in named if name in columns), amount)


def weight_units(
    rows: Rows, column: str, otherwise: WeightUnit | None
) -> list[str | None]:
    """For each row the unit of its load.

    The column's or the row's own; where neither is said, what the digits give away;
    else `otherwise`.
    """
    said = column.rpartition("_")[2]
    if said in KG:
        return [said] * len(rows.numbers)
    default = _by_digits(rows.columns[column]) or (otherwise and otherwise.value)
    return [own if own in KG else default for own in rows.columns["weight_unit"]]


def distance_units(
    rows: Rows, column: str, of_weights: Sequence[str | None]
) -> list[str | None]:
    """For each row the unit of its distance; without a word that of who lifts in kg."""
    said = column.rpartition("_")[2]
    if said in METERS:
        return [said] * len(rows.numbers)
    return [
        own if own in METERS else _GO_TOGETHER.get(weight or "")
        for own, weight in zip(rows.columns["distance_unit"], of_weights, strict=True)
    ]


def lacking(amounts: Sequence[float | None], units: Sequence[str | None]) -> list[int]:
    """Where there is an amount that is not zero, and no unit."""
    if None not in units:
        return []
    pairs = enumerate(zip(amounts, units, strict=True))
    return [at for at, (amount, unit) in pairs if amount and unit is None]


def in_si(
    amounts: Sequence[float | None],
    units: Sequence[str | None],
    factors: Mapping[str, float],
) -> list[float | None]:
    """The amounts in kilograms or metres; None for blank, zero, and without a unit."""
    said = {*units}
    once = {(a, u): _scaled(a, u, factors) for a in {*amounts} for u in said}
    if len(said) == 1:
        of_one = {amount: scaled for (amount, _), scaled in once.items()}
        return [*map(of_one.__getitem__, amounts)]
    return [once[pair] for pair in zip(amounts, units, strict=True)]


def _by_digits(loads: Sequence[float | None]) -> str | None:
    """The unit that the digits give away, if they do.

    Who lifts 20 kg, with an app that exports pounds, has a load of 44.0924524. Nobody
    types that: at least three such loads, nearly all of them round in the other unit.
    """
    odd = {load for load in loads if load and round(load, 3) != load}
    for unit, factor in (("lb", KG_PER_POUND), ("kg", 1 / KG_PER_POUND)):
        twentieths = (20 * factor * load for load in odd)
        even = sum(abs(each - round(each)) < _ALMOST for each in twentieths)
        if len(odd) >= _SOME and even >= 0.8 * len(odd):
            return unit
    return None


def _scaled(
    amount: float | None, unit: str | None, factors: Mapping[str, float]
) -> float | None:
    if not amount or unit is None:
        return None
    factor = factors[unit]
    return amount if factor == 1 else round(amount * factor, _DECIMALS)
