"""What `coach plan check` says of a plan file: errors, and what looks unwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.activity import Sport
from coach.domain.estimate import estimate_s
from coach.domain.plan import Plan, PlannedWorkout
from coach.domain.wording import count, hours, minutes
from coach.errors import Issue
from connectors.planfile.findings import Findings
from connectors.planfile.read import PlanReading, read_plan
from connectors.planfile.sections import ExerciseNames

ANY_MONDAY = date(2001, 1, 1)
"""A plan file has no dates of its own; it is checked as if it began that day."""

MOST_OFF = 0.25
_WITH_STEPS = {Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH, Sport.MOBILITY}


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The findings in a plan file, by line.

    Attributes:
        errors: cannot be read, and would be left out.
        warnings: can be read and followed, and look like a slip or are unwise.
    """

    plan: Plan | None
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]


def check_plan(content: bytes, name: str, exercises: ExerciseNames) -> PlanCheck:
    """Everything worth saying about a plan file; never raises for bad content."""
    reading = read_plan(content, name, ANY_MONDAY, "", exercises)
    if reading.plan is None:
        return PlanCheck(None, reading.issues, reading.warnings)
    findings = Findings(name)
    for line, why, fix in _doubts(reading.plan, reading):
        findings.warning(line, why, fix)
    return PlanCheck(
        reading.plan, reading.issues, (*reading.warnings, *findings.warnings)
    )


def _doubts(plan: Plan, reading: PlanReading) -> Iterator[tuple[int, str, str]]:
    for workout in plan.workouts:
        line = reading.lines[workout.uuid]
        if doubt := _without_steps(workout) or _other_duration(workout):
            yield line, *doubt
    for first, second in _hard_neighbours(plan):
        why = f"{second.title} is hard, and so is {first.title} the day before"
        fix = "Put an easy day between them, or say hard: no."
        yield reading.lines[second.uuid], why, fix
    yield from _weeks_off_the_band(plan, reading)


def _without_steps(workout: PlannedWorkout) -> tuple[str, str] | None:
    if workout.steps or workout.sport not in _WITH_STEPS:
        return None
    why = f"{workout.title} has no steps, so the watch cannot lead through it"
    return why, "Add steps: and below it a list."


def _other_duration(workout: PlannedWorkout) -> tuple[str, str] | None:
    estimate = estimate_s(workout.steps, workout.sport)
    if not estimate or abs(workout.duration_s / estimate - 1) <= MOST_OFF:
        return None
    stated = minutes(workout.duration_s)
    why = f"{workout.title} says {stated}, its steps take about {minutes(estimate)}"
    return why, "Change one of them, or leave duration: out."


def _hard_neighbours(plan: Plan) -> Iterator[tuple[PlannedWorkout, PlannedWorkout]]:
    hard = {each.day: each for each in plan.workouts if each.hard}
    for first, second in pairwise(sorted(hard)):
        if second - first == timedelta(days=1):
            yield hard[first], hard[second]


def _weeks_off_the_band(
    plan: Plan, reading: PlanReading
) -> Iterator[tuple[int, str, str]]:
    low, high = plan.weekly_hours
    for number, line in enumerate(reading.weeks):
        first = plan.start + timedelta(weeks=number)
        week = plan.between(first, first + timedelta(days=6))
        total = sum(workout.duration_s for workout in week)
        if not low * 3600 <= total <= high * 3600:
            why = (
                f"this week has {hours(total)} in {count(len(week), 'workout')}; "
                f"the plan says {low:g}-{high:g} h"
            )
            yield line, why, "Change its workouts, or weekly_hours."
