"""Today as it fits into the minutes there are, put into the plan and sent at once."""

from dataclasses import dataclass

from coach import faults
from coach.database import Store
from coach.domain.plan import Change, ChangeKind, Effect, Plan
from coach.domain.review import Export
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.drain import DrainReport, drain_alone
from coach.jobs.export_workouts import (
    clear_stale,
    exportable,
    pending,
    write_pending,
)
from coach.jobs.queue_exports import queue_effects
from coach.reports.today import TodayView

TODAY = "today: "
"""How the reason of a revision begins that made a day shorter; the minutes follow."""


@dataclass(frozen=True, slots=True)
class Shorter:
    """What became of a day that was made shorter."""

    view: TodayView
    exports: tuple[Export, ...]
    sent: DrainReport


def effects_of(view: TodayView) -> tuple[Effect, ...]:
    """What the plan would see: today's workouts that are not as they were."""
    return tuple(
        Effect(
            Change(
                ChangeKind.SCALE_DURATION,
                workout.uuid,
                factor=short.workout.duration_s / workout.duration_s,
            ),
            workout,
            short.workout,
        )
        for workout, short in view.fitted
        if short is not None and short.workout != workout
    )


def shorten_today(context: Context, shown: TodayView) -> Shorter:
    """Have the plan, the files and the services hold today as it was shown.

    Plan and exports to do are one transaction; the files are written and the services
    asked right after it, and by the next run if this one ends before.

    Raises:
        CoachError: the day is over (exit 2), nothing would change (exit 3), or the
            plan has changed since it was shown (exit 9).
    """
    effects = effects_of(shown)
    _refuse(context, effects)
    with context.alone():
        with context.writing() as store:
            rows = _revise(context, store, shown, effects)
            faults.point("today.commit")
        write_pending(context)
        clear_stale(context)
        sent = drain_alone(context)
        with context.reading() as store:
            now = {(e.target, e.workout_uuid, e.revision): e for e in store.exports()}
    exports = tuple(now[e.target, e.workout_uuid, e.revision] for e in rows)
    return Shorter(shown, exports, sent)


def _refuse(context: Context, effects: tuple[Effect, ...]) -> None:
    if context.day < context.clock.today():
        raise CoachError(
            f"{context.day} is over.",
            "Only a day that is still to be trained can be made shorter.",
            "Leave --date out.",
            ExitCode.USAGE,
        )
    if not effects:
        raise CoachError(
            "There is nothing to make shorter.",
            "What is planned fits as it is, does not fit at all, or is done.",
            "See it with: coach today",
            ExitCode.NOTHING_TO_DO,
        )


def _revise(
    context: Context, store: Store, shown: TodayView, effects: tuple[Effect, ...]
) -> list[Export]:
    by_plan: dict[str, list[Effect]] = {}
    for effect in effects:
        by_plan.setdefault(_plan_of(store.plans(), effect).uuid, []).append(effect)
    rows: list[Export] = []
    for uuid, changed in by_plan.items():
        revised = store.revise(
            uuid,
            tuple(changed),
            context.clock.now(),
            context.day,
            f"{TODAY}{shown.minutes:g} minutes",
        )
        files = [
            pending(context, revised, effect.after)
            for effect in changed
            if effect.after is not None and exportable(effect.after)
        ]
        store.save_exports(tuple(files))
        rows += [*files, *queue_effects(context, store, revised, changed, new=True)]
    return rows


def _plan_of(plans: tuple[Plan, ...], effect: Effect) -> Plan:
    uuid = effect.change.workout_uuid
    return next(p for p in plans if any(w.uuid == uuid for w in p.workouts))
