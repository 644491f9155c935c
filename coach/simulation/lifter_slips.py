"""Slips of the finger while a set is typed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from coach.domain.strength import SetType, StrengthSet
from coach.simulation.lifter_truth import Slip, SlipKind
from coach.units import KG_PER_POUND


def mistype(
    session: str, sets: Sequence[StrengthSet], chance: float, rng: Random
) -> tuple[Slip, StrengthSet] | None:
    """A working set of the session as it was typed wrong, None where all are right."""
    if rng.random() >= chance or not sets:
        return None
    places = [n for n, s in enumerate(sets) if s.set_type is not SetType.WARMUP]
    at = rng.choice(places)
    kind = rng.choice(tuple(SlipKind))
    return Slip(session, at, kind, sets[at]), _wrong(sets[at], kind)


def _wrong(meant: StrengthSet, kind: SlipKind) -> StrengthSet:
    load_kg, reps = meant.load_kg or 0.0, meant.reps or 0
    if kind is SlipKind.DIGIT_MORE:
        return replace(meant, load_kg=load_kg * 10)
    if kind is SlipKind.DIGIT_LOST:
        return replace(meant, load_kg=load_kg / 10)
    if kind is SlipKind.OTHER_UNIT:
        return replace(meant, load_kg=load_kg / KG_PER_POUND)
    return replace(meant, reps=reps * 11 if reps < 10 else reps * 10)
