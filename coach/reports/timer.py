"""How the evening's timer stands."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from coach.domain.held import Run
from coach.reports.numbers import Document, day


@dataclass(frozen=True, slots=True)
class TimerView:
    """All that is known of it.

    Attributes:
        active: whether it is waiting for its time; None where systemd does not say.
        lingers: whether it runs while the athlete is not logged in; None likewise.
        reviewed_through: the last day reviewed when its evening had come.
        units: the files that are there.
        changed: the files that this command wrote or removed.
        steps: commands that are left to the athlete, each with its reason.
    """

    installed: bool
    active: bool | None
    lingers: bool | None
    evening: time | None
    morning: time | None
    next_run: datetime | None
    last_trigger: datetime | None
    last_run: Run | None
    reviewed_through: date | None
    units: tuple[str, ...]
    changed: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    timezone: tzinfo


def timer_document(view: TimerView) -> Document:
    """`coach/timer/1`."""

    def at(moment: datetime | None) -> str | None:
        return None if moment is None else moment.astimezone(view.timezone).isoformat()

    run = view.last_run
    return {
        "schema": "coach/timer/1",
        "installed": view.installed,
        "active": view.active,
        "lingers": view.lingers,
        "evening": view.evening and f"{view.evening:%H:%M}",
        "morning": view.morning and f"{view.morning:%H:%M}",
        "next_run": at(view.next_run),
        "last_trigger": at(view.last_trigger),
        "last_run": run
        and {
            "started_at": at(run.started_at),
            "finished_at": at(run.finished_at),
            "outcome": run.outcome,
            "detail": run.detail,
        },
        "reviewed_through": day(view.reviewed_through),
        "units": list(view.units),
        "changed": list(view.changed),
        "steps": [{"command": c, "reason": why} for c, why in view.steps],
    }
