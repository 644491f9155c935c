"""Exercises of the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise and what it trains.

    Attributes:
        name: the name used everywhere, lower case.
        pattern: movement pattern: squat, hinge, push, pull, lunge, carry, jump,
            rotate, core, mobility.
        aliases: names other apps and people use.
        fit: FIT's exercise category and the number of the name in it; None where
            FIT has no such exercise.
        main: a lift whose hard sets make a session hard.
    """

    name: str
    pattern: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    fit: tuple[str, int] | None = None
    main: bool = False
    explosive: bool = False
    unilateral: bool = False
