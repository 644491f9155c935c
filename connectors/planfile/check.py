"""What `coach plan check` says of a plan file: errors, and what looks unwise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.activity import Sport
from coach.domain.estimate import estimate_s
from coach.domain.plan import Plan, PlannedWorkout, WeekOfTests
from coach.domain.wording import count, hours, minutes
from coach.errors import Issue
from connectors.planfile.findings import Findings
from connectors.planfile.read import PlanReading, read_plan
from connectors.planfile.sections import ExerciseNames

ANY_MONDAY = date(2001, 1, 1)
"""A plan file has no dates of its own; it is checked as if it began that day."""

PlaceTests = Callable[
    [Plan, tuple[WeekOfTests, ...]], tuple[Plan, tuple[tuple[int, str], ...]]
]
"""Puts tests on days: the plan with them, and (week, title) of those that crowd it."""

MOST_OFF = 0.25
_WITH_STEPS = {Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH, Sport.MOBILITY}


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """The findings in a plan file, by line.

    Attributes:
        errors: cannot be read, and would be left out.
        warnings: can be read and followed, and look like a slip or are unwise.
        single: it is one workout for the day it starts on, and no plan.
    """

    plan: Plan | None
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    single: bool = False


def check_plan(content: bytes, name: str, exercises: ExerciseNames) -> PlanCheck:
    """Everything worth saying about a plan file; never raises for bad content."""
    return check_reading(read_plan(content, name, ANY_MONDAY, "", exercises), name)


def check_reading(
    reading: PlanReading, name: str, place: PlaceTests | None = None
) -> PlanCheck:
    """Everything worth saying about a plan as it was read.

    Args:
        reading: from any day on.
        name: the file's, for messages.
        place: puts the tests of test weeks on days; without it they are left out.
    """
    if reading.plan is None:
        return PlanCheck(None, reading.issues, reading.warnings)
    findings = Findings(name)
    if place is not None and reading.tests:
        reading = _with_tests(reading, place, findings)
    if not reading.plan or not reading.plan.workouts:
        return PlanCheck(None, reading.issues, reading.warnings)
    for line, why, fix in _doubts(reading.plan, reading):
        findings.warning(line, why, fix)
    return PlanCheck(
        reading.plan,
        reading.issues,
        (*reading.warnings, *findings.warnings),
        reading.single,
    )


def _with_tests(
    reading: PlanReading, place: PlaceTests, findings: Findings
) -> PlanReading:
    if reading.plan is None:
        return reading
    plan, crowded = place(reading.plan, reading.tests)
    for number, title in crowded:
        why = f"no day of this week keeps {title!r} a day away from hard days"
        fix = "Make a hard workout of this week easier, or take it out."
        findings.warning(reading.weeks[number], why, fix)
    week_of = {w.uuid: (w.day - plan.start).days // 7 for w in plan.workouts}
    added = {
        uuid: reading.weeks[number]
        for uuid, number in week_of.items()
        if uuid not in reading.lines
    }
    return replace(reading, plan=plan, lines={**reading.lines, **added})


def _doubts(plan: Plan, reading: PlanReading) -> Iterator[tuple[int, str, str]]:
    for workout in plan.workouts:
        line = reading.lines[workout.uuid]
        if doubt := _without_steps(workout) or _other_duration(workout):
            yield line, *doubt
    for first, second in _hard_neighbours(plan):
        why = f"{second.title} is hard, and so is {first.title} the day before"
        fix = "Put an easy day between them, or say hard: no."
        yield reading.lines[second.uuid], why, fix
    if not reading.single:
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
