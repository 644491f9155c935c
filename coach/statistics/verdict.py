"""What a trend's interval says about a goal."""

from coach.domain.goal import GoalVerdict


def verdict(low: float, high: float, smallest: float, good: int) -> GoalVerdict:
    """Improving, declining, plateau or uncertain.

    A plateau has to be shown, as in an equivalence test (Schuirmann 1987): the whole
    interval lies within the smallest change that matters. "No significant trend"
    alone is uncertain.

    Args:
        low: lower end of the slope's interval.
        high: its upper end, in the same unit.
        smallest: the smallest slope of interest, above 0.
        good: 1 where more is better, -1 where less is.
    """
    if good < 0:
        low, high = -high, -low
    if low > 0:
        return GoalVerdict.IMPROVING
    if high < 0:
        return GoalVerdict.DECLINING
    if -smallest < low and high < smallest:
        return GoalVerdict.PLATEAU
    return GoalVerdict.UNCERTAIN
