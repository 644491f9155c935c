"""What an athlete can do: gear, parts that hurt, exercises never done."""

from dataclasses import dataclass

from coach.catalogue.strains import strains
from coach.domain.exercise import Exercise
from coach.domain.limits import Limits


@dataclass(frozen=True, slots=True)
class Able:
    """What is at hand, what hurts, what is never done and what is preferred.

    Attributes:
        equipment: None where it was never said.
    """

    equipment: frozenset[str] | None
    hurt: tuple[str, ...]
    never: frozenset[str]
    preferred: frozenset[str]

    @classmethod
    def of(cls, limits: Limits, hurt: tuple[str, ...]) -> "Able":
        """By the limits of the coming days, without these parts of the body."""
        return cls(limits.equipment, hurt, limits.never, limits.preferred)

    def against(self, exercise: Exercise) -> str | None:
        """Why it is not done; None when it is."""
        if exercise.name in self.never:
            return "is what you never do"
        for part in self.hurting(exercise):
            return f"loads what hurts ({words(part)})"
        missing = sorted(set(exercise.equipment) - (self.equipment or frozenset()))
        if self.equipment is not None and missing:
            return f"needs {words(missing[0])}, which is not at hand"
        return None

    def hurting(self, exercise: Exercise) -> list[str]:
        """The parts that hurt and that it loads."""
        return [part for part in self.hurt if strains(exercise, part)]


def words(name: str) -> str:
    """A name of the catalogue as it is said."""
    return name.replace("_", " ")
