"""Whether a number without a unit is a load, told by what was lifted before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from statistics import median

from coach.domain.exercise import Exercise
from coach.domain.strength import SetType, StrengthSet

LOADED = frozenset(
    {
        *("barbell", "dumbbell", "kettlebell", "machine", "cable", "smith_machine"),
        *("ez_bar", "trap_bar", "plate", "landmine", "sandbag", "sled"),
    }
)
"""Equipment that has a load of its own."""

LIKELY_REPS = 30
"""More of them, behind sets of fewer, are a load or have to be asked."""

NEAR = (0.4, 1.5)
"""Of what is usual: loads that a session may well have."""


class Meaning(Enum):
    """What a bare number is."""

    LOAD = auto()
    REPS = auto()
    ASK = auto()


@dataclass(frozen=True, slots=True)
class Usual:
    """What is known of an exercise before its sets are read.

    Attributes:
        loads_kg: of the heaviest set of each session, in any order.
        bare_sessions: sessions without any load.
        loaded: whether it takes an implement that weighs something; None where the
            catalogue does not know it.
    """

    loads_kg: tuple[float, ...] = ()
    bare_sessions: int = 0
    loaded: bool | None = None

    def meaning(self, kg: float, number: float) -> Meaning:
        """What a number is that stands alone behind sets.

        Near what is usually lifted it is a load. Elsewhere it is repetitions, but for
        more than 30 of them (and for no whole number), which are asked, unless nothing
        was ever lifted and nothing says that there is no load.

        Args:
            kg: the load it would be.
            number: as it was typed.
        """
        many = number > LIKELY_REPS or number != int(number)
        if self.loads_kg:
            least, most = (share * median(self.loads_kg) for share in NEAR)
            if least <= kg <= most:
                return Meaning.LOAD
            return Meaning.ASK if many else Meaning.REPS
        if self.bare_sessions or self.loaded is False:
            return Meaning.ASK if many else Meaning.REPS
        return Meaning.LOAD if many else Meaning.ASK

    def with_load(self, kg: float | None) -> "Usual":
        """The same, knowing of a load that stands in the line, too."""
        return replace(self, loads_kg=(kg,)) if kg else self


NOTHING_KNOWN = Usual()


def usual(
    sessions: Iterable[Iterable[StrengthSet]], exercise: Exercise | None = None
) -> Usual:
    """What is usual, by the working sets of that exercise in its last sessions."""
    loads: list[float] = []
    bare = 0
    for sets in sessions:
        working = [each for each in sets if each.set_type is not SetType.WARMUP]
        heaviest = max((each.load_kg or 0.0 for each in working), default=None)
        if heaviest:
            loads.append(heaviest)
        elif heaviest is not None:
            bare += 1
    implement = None if exercise is None else bool(LOADED & set(exercise.equipment))
    return Usual(tuple(loads), bare, implement)
