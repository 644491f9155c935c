"""Measured values as the athlete reads and types them."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.cli.numbers import read_number, read_seconds
from coach.domain import wording
from coach.domain.activity import Sport
from coach.units import KG_PER_POUND, METERS_PER_YARD

Units = Mapping[str, str] | None

_FINE = 0.1


@dataclass(frozen=True, slots=True)
class Shown:
    """How values of one unit are shown.

    Attributes:
        unit: as the athlete reads it; empty for times, which need none.
        factor: one of the stored unit in shown ones.
        is_time: shown as `1:12.4`.
        points: a change of it is told in this; None in the unit.
    """

    unit: str
    factor: float = 1.0
    digits: int = 1
    is_time: bool = False
    points: str | None = None

    def number(self, value: float) -> str:
        """The value without its unit: `1:12.4`, `14.8`."""
        if self.is_time:
            return wording.time(value * self.factor)
        return wording.number(value * self.factor, self.digits)

    def said(self, value: float) -> str:
        """The value with its unit: `58.2 s`, `14.8 %`."""
        return " ".join(filter(None, (self.number(value), self.unit)))

    def change(self, value: float) -> str:
        """A difference with its sign: `−0.3 points`, `+1.6 s`."""
        return f"{self.changes(value)[0]} {self.change_unit}".rstrip()

    def changes(self, *values: float) -> list[str]:
        """Differences with their signs, all as fine as the largest needs."""
        most = max(abs(value * self.factor) for value in values)
        digits = max(self.digits, 2 if 0 < most < _FINE else 1)
        return [wording.signed(value * self.factor, digits) for value in values]

    @property
    def change_unit(self) -> str:
        """The unit of a difference."""
        if self.points is not None:
            return self.points
        return f"s {self.unit}".strip() if self.is_time else self.unit

    def read(self, text: str) -> float | None:
        """The stored value of what was typed; None where it is no value."""
        plain = text.strip().removesuffix(self.unit).strip() if self.unit else text
        number = read_seconds(plain) if self.is_time else read_number(plain)
        return None if number is None else number / self.factor


_LOADS = {"kg": 1.0, "kgs": 1.0, "lb": KG_PER_POUND, "lbs": KG_PER_POUND}


def read_value(text: str, unit: str, units: Units) -> float | None:
    """The stored value of what that athlete typed; None where it is no value.

    A load may name its unit, whichever the athlete reads.
    """
    plain = text.strip().lower()
    if unit == "kg":
        number = plain.rstrip("kglbs ")
        factor = _LOADS.get(plain.removeprefix(number).strip())
        found = read_number(number)
        if factor is not None:
            return None if found is None else found * factor
    return shown(unit, units).read(plain)


def shown(unit: str, units: Units) -> Shown:
    """How a value of that stored unit is shown to that athlete."""
    chosen = {**wording.DEFAULT_UNITS, **(units or {})}
    if unit == "kg" and chosen["load"] == "lb":
        return Shown("lb", 1 / KG_PER_POUND)
    if unit == "s/100 m":
        in_yards = wording.unit_of(Sport.SWIM, units) == "yd"
        factor = METERS_PER_YARD if in_yards else 1.0
        hundred = "yd" if in_yards else "m"
        return Shown(f"/100 {hundred}", factor, is_time=True)
    return _AS_STORED.get(unit, Shown(unit))


_AS_STORED = {
    "s": Shown("", is_time=True),
    "%": Shown("%", points="points"),
    "m": Shown("m", digits=0),
    "bpm": Shown("bpm", digits=0),
    "steps": Shown("steps", digits=0),
    "of 3": Shown("of 3", digits=0, points=""),
    "x body weight": Shown("x body weight", digits=2),
    "1": Shown(""),
}
