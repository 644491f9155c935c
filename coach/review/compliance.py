"""Planned against done as a colour, a share and a verdict."""

from dataclasses import dataclass
from enum import StrEnum

from coach.domain.review import WeekVerdict
from coach.review.amounts import at_least

KEEP_ABOVE_PERCENT = 80
ADJUST_BELOW_PERCENT = 70


class Colour(StrEnum):
    """How close to the plan a workout was, as training calendars show it."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    UNPLANNED = "unplanned"


@dataclass(frozen=True, slots=True)
class Scale:
    """Colours by how many per cent of the plan too much or too little was done.

    Attributes:
        within: (per cent, colour), the narrowest first; the edge is inside.
        beyond: the colour farther out.
    """

    within: tuple[tuple[int, Colour], ...]
    beyond: Colour


TRAINING_PEAKS = Scale(((20, Colour.GREEN), (50, Colour.YELLOW)), Colour.ORANGE)
"""TrainingPeaks calendar: green 80-120 %, yellow 50-79 and 121-150 %, else orange."""

TODAYS_PLAN = Scale(((15, Colour.GREEN), (35, Colour.ORANGE)), Colour.RED)
"""Today's Plan, 2019: green within 15 %, orange within 35 %, else red."""


def colour(
    planned_s: float | None, done_s: float | None, scale: Scale = TRAINING_PEAKS
) -> Colour:
    """The colour of a workout; red when nothing was done, compared in whole seconds."""
    if not planned_s:
        return Colour.UNPLANNED
    planned, done = round(planned_s), round(done_s or 0)
    if done == 0:
        return Colour.RED
    for percent, shade in scale.within:
        enough = at_least(done, planned, 100 - percent)
        if enough and at_least(planned * (100 + percent), done * 100, 100):
            return shade
    return scale.beyond


def adherence(completed: int, planned: int) -> float | None:
    """Completed over planned workouts; None when nothing was planned."""
    return completed / planned if planned else None


def verdict(completed: int, planned: int) -> WeekVerdict | None:
    """What that adherence says about the plan; None when nothing was planned.

    Above 80 % it keeps, below 70 % it is adjusted; exactly 80 and exactly 70 %
    lie in between, where it is watched. Counted in whole workouts, so that 7 of 10
    is 70 % and not a little less.
    """
    if not planned:
        return None
    if not at_least(completed, planned, ADJUST_BELOW_PERCENT):
        return WeekVerdict.ADJUST
    if completed * 100 > planned * KEEP_ABOVE_PERCENT:
        return WeekVerdict.KEEP
    return WeekVerdict.WATCH
