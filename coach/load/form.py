"""Form as a share of fitness, also of an athlete whose history is short."""

import math
from collections.abc import Sequence

from coach.load.fitness import load_course
from coach.statistics.exponential import FATIGUE_DAYS, FITNESS_DAYS


def form_shares(daily: Sequence[float], evenings: int) -> tuple[float, ...]:
    """Form over fitness on the last evenings; 0 where there is no fitness.

    Fitness that starts from zero stays low for some four months, fatigue for three
    weeks: by form and fitness alone someone who trains the same every day stands at
    -58 % after six weeks. Both are divided by the share of their weight that has been
    lived through, 1 - e^(-days/N), as exponential means are (Kingma and Ba 2015);
    later on nothing is left of that.

    Args:
        daily: load of every calendar day, rest days as 0, oldest first.
        evenings: how many, fewer where the history is shorter.
    """
    shares = [0.0]
    first = max(len(daily) - evenings - 1, 0)
    for days, state in enumerate(load_course(daily)[first:-1], start=first + 1):
        fitness = state.fitness / (1 - math.exp(-days / FITNESS_DAYS))
        fatigue = state.fatigue / (1 - math.exp(-days / FATIGUE_DAYS))
        shares.append(1 - fatigue / fitness if fitness > 0 else 0.0)
    return tuple(shares[: len(daily)][-evenings:])
