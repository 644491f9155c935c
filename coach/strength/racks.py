"""The load a gym can make that is nearest to the one wanted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from coach.domain.gym import BARS, Plate, Racks

MOST_A_SIDE_KG = 250.0
_CELL_KG = 0.05
"""Two loads of a side that are nearer to each other are one."""

_ONE_BY_ONE = frozenset({"pull_up_bar", "dip_bars", "rings", "landmine"})
"""Where plates need no pair: they hang from a belt, or from one end of a bar."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What goes on a bar.

    Attributes:
        bar_kg: the bar alone.
        side_kg: the plates of one side, the heaviest first.
    """

    bar_kg: float
    side_kg: tuple[float, ...]

    @property
    def load_kg(self) -> float:
        """All of it."""
        return self.bar_kg + 2 * sum(self.side_kg)


def nearest(load_kg: float, equipment: Sequence[str], racks: Racks) -> float:
    """The load that can be made which is nearest to that one; of two the lighter.

    The same load where the racks say nothing of such equipment. Nothing is lighter
    than the bar, the lightest dumbbell, the first step of a stack.

    Args:
        load_kg: wanted; of one dumbbell or kettlebell where there are two, and what is
            added to the body's weight where plates hang from a belt.
        equipment: of the exercise, in the catalogue's words.
        racks: what there is.
    """
    if load_kg <= 0:
        return load_kg
    found = on_bar(load_kg, equipment, racks)
    if found is not None:
        return found.load_kg
    choices = _choices(equipment, racks)
    if choices:
        return min(choices, key=lambda kg: (round(abs(kg - load_kg), 6), kg))
    if racks.step_kg and {"machine", "cable"} & set(equipment):
        return racks.step_kg * max(1, math.ceil(load_kg / racks.step_kg - 0.5))
    return load_kg


def on_bar(load_kg: float, equipment: Sequence[str], racks: Racks) -> Loading | None:
    """The plates that come nearest to the load.

    None where no pairs of plates go on it, or neither its bar nor plates were said.
    """
    bar = next((each for each in BARS if each in equipment), "")
    bar_kg = None if "landmine" in equipment else racks.bars_kg.get(bar)
    if bar_kg is None or not racks.plates:
        return None
    wanted = max(0.0, (load_kg - bar_kg) / 2)
    side = min(
        sides(racks.plates),
        key=lambda plates: (round(abs(sum(plates) - wanted), 6), sum(plates)),
    )
    return Loading(bar_kg, side)


_Made = dict[int, tuple[float, tuple[float, ...]]]
"""Loads of a side, each with its plates, by the cell it falls in."""


@lru_cache(maxsize=32)
def sides(plates: tuple[Plate, ...]) -> tuple[tuple[float, ...], ...]:
    """Every load one side of a bar can have, each of as heavy plates as can be.

    Of all but the heaviest no more go on than twice what makes one of the next heavier:
    nobody hangs ten small plates where there are large ones.
    """
    made: _Made = {0: (0.0, ())}
    kgs = [math.inf, *sorted({each.kg for each in plates}, reverse=True)]
    pairs = {each.kg: each.pairs for each in plates}
    for heavier, kg in reversed([*pairwise(kgs)]):
        most = math.floor(MOST_A_SIDE_KG / kg)
        if heavier < math.inf:
            most = min(most, 2 * math.ceil(heavier / kg))
        made = _with_more(made, kg, min(most, pairs[kg] or most))
    return tuple(side for _, side in sorted(made.values()))


def _with_more(made: _Made, plate_kg: float, most: int) -> _Made:
    """What was made so far with up to so many of a heavier plate, rather more of it."""
    grown, lighter = dict(made), sorted(made.values())
    for number in range(1, most + 1):
        heavy_kg, heavy = plate_kg * number, (plate_kg,) * number
        for light_kg, side in lighter:
            if (kg := heavy_kg + light_kg) > MOST_A_SIDE_KG:
                break
            grown[round(kg / _CELL_KG)] = kg, (*heavy, *side)
    return grown


def _choices(equipment: Sequence[str], racks: Racks) -> tuple[float, ...]:
    """Loads of which one is taken as it is."""
    if "dumbbell" in equipment:
        return racks.dumbbells_kg
    if "kettlebell" in equipment:
        return racks.kettlebells_kg
    if "plate" in equipment:
        return tuple(each.kg for each in racks.plates)
    if racks.plates and _ONE_BY_ONE & set(equipment):
        singles = tuple(
            Plate(each.kg, None if each.pairs is None else 2 * each.pairs)
            for each in racks.plates
        )
        return tuple(sum(each) for each in sides(singles) if each)
    return ()
