"""Exercises of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _no_names() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise and what it trains.

    Attributes:
        name: the name used everywhere, lower case.
        pattern: movement pattern: squat, hinge, push, pull, lunge, carry, jump,
            rotate, core, mobility.
        primary: muscles it is done for; each hard set counts in full for them.
        secondary: muscles that help; each hard set counts half for them.
        equipment: what must be there; empty where the floor is enough.
        aliases: names other apps and people use, in English.
        names: names in other languages, by the language's two letters.
        fit: FIT's exercise category and the number of the name in it; None where
            FIT has no such exercise.
        garmin: Garmin Connect's category and name of the same exercise.
        hevy: id of Hevy's built-in template; empty where Hevy has none.
        plane: plane it moves in: sagittal (forward and back), frontal (sideways),
            transverse (turning); where the body holds still, the plane it resists.
        mechanic: `compound` where several joints move, `isolation` where one does.
        skill: 1 (anyone, at once) to 5 (years of practice).
        body_weight_share: share of body weight lifted besides the load, 0-1.
        main: a lift whose hard sets make a session hard.
        explosive: done as fast as can be.
        unilateral: one side at a time, so that repetitions are counted a side.
        progressions: harder exercises that come next.
        regressions: easier ones that lead to it.
        substitutes: exercises for the same purpose, with other equipment.
    """

    name: str
    pattern: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=_no_names, hash=False)
    fit: tuple[str, int] | None = None
    garmin: tuple[str, str] | None = None
    hevy: str = ""
    plane: str = ""
    mechanic: str = ""
    skill: int = 0
    body_weight_share: float = 0.0
    main: bool = False
    explosive: bool = False
    unilateral: bool = False
    progressions: tuple[str, ...] = ()
    regressions: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
