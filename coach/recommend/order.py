"""In which order exercises were done."""

from collections.abc import Iterable
from itertools import groupby

from coach.domain.strength import StrengthSet


def in_order(sets: Iterable[StrengthSet]) -> tuple[str, ...]:
    """The exercises as they were done; one that is returned to comes again."""
    return tuple(name for name, _ in groupby(sets, lambda each: each.exercise))
