"""A plan file looked over: what is wrong in it, and each week it would bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from coach.domain.plan import Plan, PlannedWorkout
from coach.errors import Issue
from coach.reports.numbers import Document, rounded
from coach.reports.tables import Table


@dataclass(frozen=True, slots=True)
class Breach:
    """A constraint that a plan would break.

    Attributes:
        warned: a warning with its line in the file says so too.
    """

    constraint: str
    day: date
    text: str
    warned: bool = False


@dataclass(frozen=True, slots=True)
class WeekCheck:
    """One week of a plan.

    Attributes:
        number: counted from 1.
        hard_days: days with a hard session; `hard_before` the last one of the weeks
            before.
        broken: constraints that the week breaks.
    """

    number: int
    first: date
    last: date
    workouts: tuple[PlannedWorkout, ...]
    hard_days: tuple[date, ...]
    hard_before: date | None
    broken: tuple[Breach, ...]

    @property
    def planned_s(self) -> float:
        """Seconds of training."""
        return sum(workout.duration_s for workout in self.workouts)

    @property
    def load(self) -> float:
        """Planned load: 100 is one hour at threshold."""
        return sum(workout.load or 0.0 for workout in self.workouts)

    @property
    def days_between_hard(self) -> tuple[int, ...]:
        """Gaps between hard days; the first one from the week before."""
        days = (self.hard_before, *self.hard_days)
        known = [day for day in days if day is not None]
        return tuple((later - earlier).days for earlier, later in pairwise(known))

    @property
    def tests(self) -> tuple[str, ...]:
        """Keys of the tests in it, each once."""
        return tuple(dict.fromkeys(k for w in self.workouts for k in w.tests))


@dataclass(frozen=True, slots=True)
class Overlap:
    """Workouts of another plan that the new one takes the place of."""

    plan: str
    workouts: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PlanCheckView:
    """A plan file, what is wrong in it, and its weeks.

    Attributes:
        file: the file's name.
        plan: None where an error is in it.
        single: it is one workout, for any day.
    """

    file: str
    plan: Plan | None
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    single: bool = False
    weeks: tuple[WeekCheck, ...] = ()
    replaces: tuple[Overlap, ...] = ()

    def issues(self) -> Iterator[tuple[str, Issue]]:
        """Each error and warning with which of the two it is."""
        yield from (("error", issue) for issue in self.errors)
        yield from (("warning", issue) for issue in self.warnings)


def plan_check_document(view: PlanCheckView) -> Document:
    """`coach/plan-check/1`; without a plan there are no weeks."""
    return {
        "schema": "coach/plan-check/1",
        "file": view.file,
        "ok": view.plan is not None,
        "issues": [
            {"kind": kind, "where": i.where, "why": i.why, "fix": i.fix}
            for kind, i in view.issues()
        ],
        "single_workout": view.single,
        "name": view.plan.name if view.plan else None,
        "weekly_hours": list(view.plan.weekly_hours) if view.plan else None,
        "weeks": [_week(week) for week in view.weeks],
        "replaces": [
            {
                "plan": each.plan,
                "workouts": each.workouts,
                "from": each.first.isoformat(),
                "to": each.last.isoformat(),
            }
            for each in view.replaces
        ],
    }


def _week(week: WeekCheck) -> Document:
    return {
        "week": week.number,
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "workouts": len(week.workouts),
        "planned_s": rounded(week.planned_s, 0),
        "load": rounded(week.load, 1),
        "hard_days": [day.isoformat() for day in week.hard_days],
        "days_between_hard": list(week.days_between_hard),
        "tests": list(week.tests),
        "violations": [
            {
                "constraint": each.constraint,
                "date": each.day.isoformat(),
                "text": each.text,
                "warned": each.warned,
            }
            for each in week.broken
        ],
    }


def plan_check_table(view: PlanCheckView) -> Table:
    """A row a week."""
    columns = (
        *("week", "from", "to", "workouts", "planned_s", "load", "hard_days"),
        *("days_between_hard", "tests", "violations"),
    )
    return Table("plan_check", columns, (_cells(_week(week)) for week in view.weeks))


def _cells(week: Document) -> tuple[object, ...]:
    return (
        *(week[name] for name in ("week", "from", "to", "workouts")),
        *(week["planned_s"], week["load"]),
        " ".join(week["hard_days"]),
        " ".join(map(str, week["days_between_hard"])),
        " ".join(week["tests"]),
        "; ".join(v["text"] for v in week["violations"]),
    )
