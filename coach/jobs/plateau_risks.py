"""Main lifts of the coming plan that stand still, and how likely they stay so."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from coach.database import Store
from coach.domain.learned import PlateauRisk, Task
from coach.domain.plan import PlannedWorkout, exercises_in
from coach.domain.strength import Exposure, LiftSession
from coach.jobs.evening import Evening, is_main
from coach.jobs.foretell_evening import DONE_LATELY, log_of
from coach.strength.exposures import exposures
from coach.strength.plateau_course import BACK, course
from coach.strength.plateau_risk import plateau_risks


def risks_of_plan(
    evening: Evening, store: Store, upcoming: Collection[PlannedWorkout]
) -> tuple[PlateauRisk, ...]:
    """The risks of the planned main lifts without a new best in eight sessions.

    By the parameters that serve on that evening. Most lifts most evenings do not
    stand still, and the rest of the log is not looked at then.
    """
    named = (name for each in upcoming for name in exercises_in(each.steps))
    planned = {name for name in named if is_main(name)}
    if not planned:
        return ()
    log = log_of(evening)
    still = {
        name
        for name, found in exposures(_only(log, planned)).items()
        if _stands_still(found, evening.day)
    }
    if not still:
        return ()
    serving = store.serving(Task.PLATEAU, evening.day)
    parameters = None if serving is None else serving.parameters
    return plateau_risks(exposures(log), evening.day, parameters, only=still)


def _only(
    log: Collection[LiftSession], exercises: Collection[str]
) -> Iterator[LiftSession]:
    """The sessions with the sets of those exercises alone."""
    for each in log:
        sets = tuple(s for s in each.sets if s.exercise in exercises)
        if sets:
            yield replace(each, sets=sets)


def _stands_still(found: Sequence[Exposure], day: date) -> bool:
    """Whether it was done lately, and long without a new best."""
    lift = course(found)
    if lift is None or lift.exposures[-1].day <= day - DONE_LATELY:
        return False
    return lift.since_best(len(lift.days)) >= BACK
