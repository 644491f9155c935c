"""A plan file as a plan: every workout that can be read, and all that is wrong."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from coach.domain.estimate import distance_m, estimate_s
from coach.domain.plan import Plan, PlannedWorkout, WeekOfTests
from coach.errors import Issue
from connectors.planfile.document import Node, Table, read_document
from connectors.planfile.fields import Fields
from connectors.planfile.findings import Findings
from connectors.planfile.header import Header, read_header
from connectors.planfile.sections import ExerciseNames, Surroundings
from connectors.planfile.sheet import read_sheet
from connectors.planfile.weeks import PlannedWeek, WeekReader
from connectors.planfile.workouts import Draft


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What a plan file says.

    Attributes:
        plan: what could be read; a step or workout that could not is left out.
            None when nothing is left.
        issues: what had to be left out, by line.
        warnings: what was kept and looks wrong, by line.
        lines: where each workout stands, by its uuid.
        weeks: the line of each week of the plan, in order.
        tests: weeks whose tests have no day yet.
        single: it is one workout for the day it starts on, and no plan.
    """

    plan: Plan | None
    issues: tuple[Issue, ...] = ()
    warnings: tuple[Issue, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    weeks: tuple[int, ...] = ()
    tests: tuple[WeekOfTests, ...] = ()
    single: bool = False


def read_plan(
    content: bytes,
    name: str,
    start: date,
    athlete: str,
    exercises: ExerciseNames,
) -> PlanReading:
    """The plan in a YAML or CSV file; never raises for bad content.

    Args:
        content: the whole file.
        name: the file's, for messages and for a plan without a name; one that ends in
            `.csv` is read as a spreadsheet.
        start: the plan's first day. Every week has seven days from that weekday on;
            a weekday's name means the one day of that name among them.
        athlete: whose plan it is; part of the uuids.
        exercises: turns the names written into the catalogue's.
    """
    findings = Findings(name)
    document, single = _document(content, findings, start)
    if document is None:
        return PlanReading(None, findings.errors)
    if not isinstance(document, Table):
        fix = "Begin with plan: NAME, then weekly_hours:, workouts: and weeks:"
        findings.error(document.line, "this is no plan: it has no entries", fix)
        return PlanReading(None, findings.errors)
    fields = Fields(document, findings)
    header = read_header(fields, name)
    around = Surroundings(findings, exercises, header.pool)
    reader = WeekReader(around, header.recipes, header.tests)
    weeks = reader.read(fields.node("weeks"))
    for unused in header.recipes.keys() - reader.used:
        recipe = header.recipes[unused]
        why = f"the workout {recipe.name!r} is in no week"
        findings.warning(recipe.line, why, "Name it in a week, or remove it.")
    placing = _Placing(findings, start, athlete)
    plan = placing.plan(header, weeks)
    if single and plan:
        plan = replace(plan, end=start)
    return PlanReading(
        plan,
        findings.errors,
        findings.warnings,
        placing.lines,
        tuple(week.line for week in weeks) if plan else (),
        _tests(weeks) if plan else (),
        single,
    )


def _document(
    content: bytes, findings: Findings, start: date
) -> tuple[Node | None, bool]:
    """What stands in the file, and whether it is a single workout."""
    if not findings.name.lower().endswith(".csv"):
        return read_document(content, findings), False
    sheet = read_sheet(content, findings, start)
    return (sheet.document, sheet.single) if sheet else (None, False)


def _tests(weeks: tuple[PlannedWeek, ...]) -> tuple[WeekOfTests, ...]:
    return tuple(
        WeekOfTests(number, week.tests)
        for number, week in enumerate(weeks)
        if week.tests is not None
    )


@dataclass(slots=True)
class _Placing:
    """Gives drafts their days and uuids."""

    findings: Findings
    start: date
    athlete: str
    lines: dict[str, int] = field(default_factory=dict)

    def plan(self, header: Header, weeks: tuple[PlannedWeek, ...]) -> Plan | None:
        """The plan of these weeks; None when neither workout nor test is in them."""
        try:
            end = self.start + timedelta(days=7 * len(weeks) - 1)
        except OverflowError:
            self.findings.error(1, "the plan would end after the last day there is")
            return None
        placed = self._workouts(header.name, weeks)
        workouts = tuple(sorted(placed, key=lambda each: each.day))
        if not workouts and not _tests(weeks):
            if not self.findings.errors:
                fix = "Write at least one week: - mon: WORKOUT"
                self.findings.error(1, "the plan has no workout", fix)
            return None
        return Plan(
            _uuid(self.athlete, header.name, self.start),
            header.name,
            self.start,
            end,
            workouts,
            header.weekly_hours,
            header.focus,
        )

    def _workouts(
        self, name: str, weeks: tuple[PlannedWeek, ...]
    ) -> Iterator[PlannedWorkout]:
        for number, week in enumerate(weeks):
            for weekday, drafts in week.days:
                offset = (weekday - self.start.weekday()) % 7
                day = self.start + timedelta(days=7 * number + offset)
                for place, draft in enumerate(drafts):
                    key = (self.athlete, name, self.start, number, weekday, place)
                    uuid = _uuid(*key)
                    self.lines[uuid] = draft.line
                    yield self._workout(draft, day, uuid)

    def _workout(self, draft: Draft, day: date, uuid: str) -> PlannedWorkout:
        duration = draft.stated_s or estimate_s(draft.steps, draft.sport)
        return PlannedWorkout(
            uuid=uuid,
            day=day,
            original_day=day,
            sport=draft.sport,
            title=draft.title,
            duration_s=duration,
            original_duration_s=duration,
            steps=draft.steps,
            priority=draft.priority,
            distance_m=distance_m(draft.steps, draft.sport),
            rpe=draft.rpe,
            hard=draft.is_hard,
            goals=draft.goals,
            is_test=draft.is_test,
            tests=draft.tests,
            pool_length_m=draft.pool.length_m if draft.pool else None,
            note=draft.note,
        )


def _uuid(*parts: object) -> str:
    return str(uuid5(NAMESPACE_OID, json.dumps(["coach plan", *map(str, parts)])))
