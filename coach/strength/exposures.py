"""Every time an exercise was done, out of the sessions it was done in."""

from collections.abc import Iterable, Mapping

from coach.domain.strength import Exposure, LiftSession, SetType, StrengthSet
from coach.strength.e1rm import one_rep_max


def exposures(log: Iterable[LiftSession]) -> Mapping[str, tuple[Exposure, ...]]:
    """The exposures of every exercise by its name, each exercise's oldest first.

    Args:
        log: oldest first. Warm-ups and sets without repetitions are left out.
    """
    found: dict[str, list[Exposure]] = {}
    for session in log:
        for place, (name, sets) in enumerate(_by_exercise(session).items()):
            found.setdefault(name, []).append(
                Exposure(
                    day=session.day,
                    exercise=name,
                    sets=tuple(sets),
                    e1rm_kg=_best(sets),
                    title=session.title,
                    place=place,
                )
            )
    return {name: tuple(each) for name, each in found.items()}


def with_estimates(found: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """Those of which the maximum can be estimated."""
    return tuple(each for each in found if each.e1rm_kg is not None)


def _by_exercise(session: LiftSession) -> dict[str, list[StrengthSet]]:
    sets: dict[str, list[StrengthSet]] = {}
    for each in session.sets:
        if each.set_type is not SetType.WARMUP and each.reps:
            sets.setdefault(each.exercise, []).append(each)
    return sets


def _best(sets: Iterable[StrengthSet]) -> float | None:
    """Of the sets without their RPE: a series must not jump when it is left out."""
    told = (one_rep_max(each.load_kg or 0.0, each.reps or 0) for each in sets)
    return max((each for each in told if each is not None), default=None)
