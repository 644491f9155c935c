"""Who trains here and for what: each answer of the first evening saved as it is given.

How far the questions got lies in a file of the home until the last one is answered, so
that what was broken off goes on where it was.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from coach import private_files
from coach.domain.athlete import Athlete, Slot
from coach.domain.goal import Goal
from coach.domain.plan import Plan
from coach.errors import CoachError, ExitCode
from coach.jobs.change_plan import load_plan, read_plan_file
from coach.jobs.context import Context
from coach.jobs.what_next import load_ours
from coach.redaction import clean


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known already, as the next question finds it."""

    athlete: Athlete
    slots: tuple[Slot, ...]
    goals: tuple[Goal, ...]
    has_plan: bool
    has_activities: bool
    services: tuple[str, ...] = ()

    def goal(self, key: str) -> Goal:
        """The goal of that key, as it stands."""
        return next((g for g in self.goals if g.key == key), Goal(key))


def standing(context: Context) -> Standing:
    """The athlete as they stand now."""
    with context.reading() as store:
        return Standing(
            store.athlete(),
            store.slots(),
            store.goals(),
            has_plan=bool(store.plans_held()),
            has_activities=bool(store.sources_held()),
            services=context.services.ready(),
        )


def answered(context: Context) -> tuple[str, ...]:
    """The questions that were answered before it was broken off, in order."""
    try:
        read: Any = json.loads(_file(context).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    known = isinstance(read, list) and all(isinstance(key, str) for key in read)
    return tuple(read) if known else ()


def note_answered(context: Context, key: str) -> None:
    """Keep that this question need not be asked again."""
    keys = dict.fromkeys((*answered(context), key))
    private_files.write(_file(context), json.dumps([*keys]).encode())


def all_answered(context: Context) -> None:
    """Forget how far it got: the next time every question is asked."""
    _file(context).unlink(missing_ok=True)


def save_athlete(context: Context, **changes: Any) -> None:  # noqa: ANN401 - fields
    """Keep what the athlete said of themselves; the zone is that of their clock."""
    if "name" in changes:
        changes["name"] = clean(changes["name"], limit=60) or context.athlete.name
    with context.alone(), context.writing() as store:
        zone = context.clock.timezone.key
        store.save_athlete(replace(store.athlete(), timezone=zone, **changes))


def save_slots(context: Context, slots: tuple[Slot, ...]) -> None:
    """Keep when the athlete is free; none at all means any time."""
    with context.alone(), context.writing() as store:
        store.set_slots(slots)


def save_goal(context: Context, goal: Goal) -> None:
    """Keep the goal."""
    with context.alone(), context.writing() as store:
        store.save_goal(goal)


def begin_plan(context: Context, name: str, content: bytes, start: date) -> Plan:
    """Load the plan in the file so that it begins on that day.

    Raises:
        CoachError: there are errors in it (exit 65).
    """
    reading = read_plan_file(context, content, name, start)
    if reading.plan is None:
        raise CoachError(
            f"{name} was not loaded.",
            "; ".join(f"{issue}" for issue in reading.errors),
            f"Look at it with: coach plan check {name}",
            ExitCode.UNREADABLE_INPUT,
        )
    return load_plan(context, reading.plan)


def next_commands(known: Standing, today: date) -> tuple[tuple[str, str], ...]:
    """Three commands to run next, each with what it is for."""
    every = (
        (
            not known.has_activities and bool(known.services),
            "coach sync",
            "fetch what you have done",
        ),
        (
            not known.has_activities,
            "coach import FOLDER",
            "bring in what you have done",
        ),
        (
            not known.has_plan,
            load_ours(today),
            "a plan, ours or yours",
        ),
        (
            not known.slots,
            'coach slots set "mon 06:30-07:30" …',
            "say when you are free",
        ),
        (True, "coach", "see today"),
        (True, "coach review", "in the evening: what was done, what to change"),
        (True, "coach export ics", "your plan in your calendar"),
    )
    return tuple((command, why) for holds, command, why in every if holds)[:3]


def _file(context: Context) -> Path:
    return context.home / f"set-up-{context.athlete.id}.json"
