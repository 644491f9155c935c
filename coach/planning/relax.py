"""Which constraints give way, and in which order, when a change breaks some.

The order, the first to give way first:

1. spacing (an easier day between two hard ones): common practice, a design default
   with no trial behind the number; the athlete sees both days and may say no;
2. the least hours of a week: whatever takes training away (a deload, a rest day,
   comeback, sickness) goes below them on purpose;
3. equipment: the workout can be done, with another exercise that is named.

Nothing else gives way. Injuries, exercises that are never done and pauses are the
athlete's no. The most hours of a week, free slots and pool days are what there is: a
workout beyond them would be missed, and that is worse than one not proposed. Two hard
sessions on one day and deloads that stack are what a coach is there to prevent.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.planning.violation import Kind, Violation

ORDER = (Kind.SPACING, Kind.LEAST_HOURS, Kind.EQUIPMENT)
"""What gives way, the first first."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What has to give way for a change to stand.

    Attributes:
        given: the breaches that are accepted, in the order of `ORDER`.
        infeasible: the breach that nothing helps against; None when it stands.
    """

    given: tuple[Violation, ...] = ()
    infeasible: Violation | None = None


def relaxed(broken: Iterable[Violation]) -> Relaxation:
    """Which of the breaches that a change newly makes give way, and which cannot."""
    every = tuple(broken)
    firm = next((each for each in every if each.kind not in ORDER), None)
    if firm is not None:
        return Relaxation(infeasible=firm)
    return Relaxation(
        tuple(sorted(every, key=lambda each: (ORDER.index(each.kind), each.day)))
    )
