"""The loads a gym has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

BARS = ("barbell", "ez_bar", "trap_bar", "smith_machine")
"""Equipment that plates go on, both sides alike, in the catalogue's words."""


HEAVIEST_KG = 200.0
"""Of a single bar, plate, dumbbell, kettlebell or step of a stack."""


def _no_bars() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plate:
    """Plates of one weight.

    Attributes:
        pairs: how many a side can have; None for as many as go on.
    """

    kg: float
    pairs: int | None = None


@dataclass(frozen=True, slots=True)
class Racks:
    """What loads can be made; what is empty was not said, and any load is taken.

    Attributes:
        bars_kg: what each kind of bar weighs by itself, by the words of `BARS`.
        plates: the heaviest first.
        dumbbells_kg: of one dumbbell each, the lightest first.
        kettlebells_kg: of one kettlebell each, the lightest first.
        step_kg: of the stacks of machines and cables; None where it was not said.
    """

    bars_kg: Mapping[str, float] = field(default_factory=_no_bars, hash=False)
    plates: tuple[Plate, ...] = ()
    dumbbells_kg: tuple[float, ...] = ()
    kettlebells_kg: tuple[float, ...] = ()
    step_kg: float | None = None

    @property
    def every_kg(self) -> tuple[float, ...]:
        """The weight of each thing there is."""
        plates = (each.kg for each in self.plates)
        step = () if self.step_kg is None else (self.step_kg,)
        hands = (*self.dumbbells_kg, *self.kettlebells_kg)
        return (*self.bars_kg.values(), *plates, *hands, *step)


ANY_LOAD = Racks()
"""Nothing was said of the loads there are."""
