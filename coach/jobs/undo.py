"""A change taken back, a review's or today's: plan, rule, files, and at services.

What is over stays as it was done, and what the athlete has changed since stays as they
want it. The review keeps its verdicts; it says on which day they were taken back.

A workout that had been moved to a day to come goes back to its old day, though that is
over. Services are told of what is to come: it is taken away from the day ahead, so that
no watch offers what the plan has in the past. On a day that is over nothing is entered
anew, and what stands there (the move never got there) stays.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from coach import faults
from coach.database import Store, StoredReview
from coach.domain.judgement import RuleSetting, Tuning
from coach.domain.plan import (
    Effect,
    Plan,
    PlannedWorkout,
    Revision,
    WorkoutStatus,
)
from coach.domain.review import Export, ProposalStatus
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.drain import DrainReport, drain_alone
from coach.jobs.evening import look
from coach.jobs.export_workouts import (
    clear_stale,
    exportable,
    pending,
    write_pending,
)
from coach.jobs.facts import REVIEWED, UNDONE
from coach.jobs.prepare_review import to_text
from coach.jobs.queue_exports import queue_effects
from coach.jobs.rule_settings import set_by, take_back, taken_back
from coach.jobs.shorten_today import TODAY
from coach.planning.apply import undone
from coach.reports.undo import Left, UndoView

SHORTER = "today"
"""What undo takes as its argument for the last day that was made shorter."""

_DONE = {WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.SUBSTITUTED}


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The effects that take one revision back."""

    plan: Plan
    revision: Revision
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The revisions that one decision of the athlete's made.

    Attributes:
        review: the one whose approved changes they are; None where a day was made
            shorter.
        day: the review's, or the shorter day.
        revisions: by the plan's uuid and their number.
        settings: what it set rules to, as far as that stands.
    """

    review: StoredReview | None
    day: date
    revisions: tuple[tuple[str, Revision], ...]
    settings: tuple[RuleSetting, ...] = ()

    @property
    def name(self) -> str:
        """What undo takes as its argument for it."""
        return SHORTER if self.review is None else str(self.day)

    @property
    def place(self) -> tuple[datetime, date, int]:
        """Later ones are greater."""
        made = [(r.made_at, self.day, r.number) for _, r in self.revisions]
        return max([*made, *((each.set_at, self.day, 0) for each in self.settings)])

    def holds(self, plan_uuid: str, revision: Revision) -> bool:
        """Whether it made that revision."""
        return any(
            (plan_uuid, revision.number) == (uuid, each.number)
            for uuid, each in self.revisions
        )


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an undo does, or did.

    Attributes:
        asked: the changes it is about.
        back: newest revision first, as they are taken back.
        left: workouts that stay as they are.
        tunes: the rule that stands as before again.
        exports: what became of files and services; empty before it is done.
    """

    asked: "Asked"
    back: tuple[TakenBack, ...]
    left: tuple[Left, ...]
    tunes: Tuning | None = None
    exports: tuple[Export, ...] = ()
    sent: DrainReport = field(default_factory=DrainReport)

    def view(self, *, done: bool) -> UndoView:
        """What is told of it."""
        return UndoView(
            review_id=None if self.asked.review is None else self.asked.review.id,
            day=self.asked.day,
            done=done,
            effects=tuple(effect for each in self.back for effect in each.effects),
            left=self.left,
            tunes=self.tunes,
            exports=self.exports,
        )


def plan_undo(context: Context, wanted: str | None = None) -> Undoing:
    """What undoing that review would do; nothing is done.

    Args:
        context: whose review.
        wanted: the review's day or number, or `today` for the last day that was made
            shorter; None for the last of either that has something to take back.

    Raises:
        CoachError: there is no such review (exit 2), or nothing to take back (exit 3).
    """
    with context.reading() as store:
        return _planned(context, store, wanted)


def undo(context: Context, wanted: str | None = None) -> Undoing:
    """Take the approved changes of that review back; see `plan_undo`."""
    with context.alone():
        with context.writing() as store:
            planned = _planned(context, store, wanted)
            rows = _take_back(context, store, planned)
            faults.point("undo.commit")
        write_pending(context)
        clear_stale(context)
        sent = drain_alone(context)
        with context.reading() as store:
            now = {(e.target, e.workout_uuid, e.revision): e for e in store.exports()}
    exports = tuple(now[(e.target, e.workout_uuid, e.revision)] for e in rows)
    return replace(planned, exports=exports, sent=sent)


def _planned(context: Context, store: Store, wanted: str | None) -> Undoing:
    evening = look(context, store)
    over = {u for u, status in evening.statuses.items() if status in _DONE}
    left: tuple[Left, ...] = ()
    for asked in _asked_for(store, wanted):
        back, left = _back(context, store, asked, over)
        if back or asked.settings:
            tunes = [taken_back(context, store, each) for each in asked.settings]
            return Undoing(asked, back, left, next(iter(tunes), None))
        if wanted is not None and asked.review is not None:
            raise _nothing(f"The review of {asked.day} has nothing to undo.", left)
    raise _nothing("There is nothing to undo.", left if wanted else ())


def _asked_for(store: Store, wanted: str | None) -> Iterator[Asked]:
    """What the athlete decided, the newest first; or the one named."""
    made = [(p.uuid, r) for p in store.plans() for r in store.revisions(p.uuid)]
    days = [
        Asked(None, revision.made_on, ((uuid, revision),))
        for uuid, revision in made
        if revision.reason.startswith(TODAY)
    ]
    reviews = [_of_review(store, each, made) for each in store.reviews()]
    if wanted is None or wanted == SHORTER:
        standing = [each for each in reviews if each.revisions or each.settings]
        among = days if wanted else [*days, *standing]
        yield from sorted(among, key=lambda each: each.place, reverse=True)
        return
    for asked in reviews:
        if asked.review and wanted in {str(asked.day), str(asked.review.id)}:
            yield asked
            return
    raise CoachError(
        f"There is no review {wanted}.",
        "A review is named by its day or its number.",
        "See the last one with: coach review",
        ExitCode.USAGE,
    )


def _of_review(
    store: Store, review: StoredReview, made: Sequence[tuple[str, Revision]]
) -> Asked:
    """The revisions that its approved proposals made, and what they set."""
    reasons = {
        f"{REVIEWED}{review.day}: {proposal.rule}"
        for proposal in review.proposals
        if proposal.status is ProposalStatus.APPROVED
    }
    of_it = tuple(each for each in made if each[1].reason in reasons)
    return Asked(review, review.day, of_it, set_by(store, review.day))


def _back(
    context: Context, store: Store, asked: Asked, done: set[str]
) -> tuple[tuple[TakenBack, ...], tuple[Left, ...]]:
    left: list[Left] = []
    back = []
    for plan in store.plans():
        now: dict[str, PlannedWorkout | None] = {w.uuid: w for w in plan.workouts}
        revisions = store.revisions(plan.uuid)
        for revision in reversed(revisions):
            if not asked.holds(plan.uuid, revision):
                continue
            taken = _already(revisions, revision)
            effects = []
            for effect in reversed(revision.effects):
                uuid = uuid_of(effect)
                if uuid in taken:
                    continue
                reason = _stays(context, effect, now.get(uuid), done)
                if reason is None:
                    effects.append(undone(effect))
                    now[uuid] = effect.before
                elif (workout := now.get(uuid) or effect.before) is not None:
                    left.append(Left(workout, reason))
            if effects:
                back.append(TakenBack(plan, revision, tuple(effects)))
    return tuple(back), tuple(left)


def _already(revisions: tuple[Revision, ...], revision: Revision) -> frozenset[str]:
    """Workouts for which the revision was taken back since."""
    return frozenset(
        uuid_of(effect)
        for each in revisions
        if each.number > revision.number and each.reason == f"{UNDONE}{revision.reason}"
        for effect in each.effects
    )


def _stays(
    context: Context,
    effect: Effect,
    now: PlannedWorkout | None,
    done: set[str],
) -> str | None:
    """Why a workout cannot be put back as it was; None when it can."""
    if not _alike(now, effect.after):
        return "it was changed again since"
    workout = effect.after or effect.before
    if workout is None or workout.day < context.day:
        return "its day is over"
    if workout.uuid in done:
        return "it is done"
    return None


def _alike(one: PlannedWorkout | None, other: PlannedWorkout | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, id=None) == replace(other, id=None)


def uuid_of(effect: Effect) -> str:
    """The workout an effect is about; one that was added has its own."""
    workout = effect.before or effect.after
    return effect.change.workout_uuid if workout is None else workout.uuid


def _take_back(context: Context, store: Store, planned: Undoing) -> list[Export]:
    """The plans' new revisions, the rules' settings, the review; gives what to send."""
    rows: list[Export] = []
    for each in planned.back:
        revised = store.revise(
            each.plan.uuid,
            each.effects,
            context.clock.now(),
            context.day,
            f"{UNDONE}{each.revision.reason}",
        )
        files = tuple(
            pending(context, revised, e.after)
            for e in each.effects
            if e.after is not None
            and exportable(e.after)
            and e.after.day >= context.day
        )
        store.save_exports(files)
        rows += [*files, *queue_effects(context, store, revised, each.effects)]
    for said in planned.asked.settings:
        take_back(context, store, said)
    if planned.asked.review is not None:
        document = json.loads(planned.asked.review.document)
        document["undone_on"] = context.day.isoformat()
        store.update_document(planned.asked.day, to_text(document))
    return _newest(rows)


def _newest(rows: list[Export]) -> list[Export]:
    """The last row of each workout and target."""
    return list({(row.target, row.workout_uuid): row for row in rows}.values())


def _nothing(what: str, left: tuple[Left, ...]) -> CoachError:
    said = "; ".join(f"{each.workout.title}: {each.reason}" for each in left)
    return CoachError(
        what,
        f"What was approved stays: {said}." if said else "No approved change stands.",
        "See the plan with: coach plan show",
        ExitCode.NOTHING_TO_DO,
    )
