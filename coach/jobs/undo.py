"""An approved change taken back: the plan, the files, and what stands at services.

What is over stays as it was done, and what the athlete has changed since stays as they
want it. The review keeps its verdicts; it says on which day they were taken back.

A workout that had been moved to a day to come goes back to its old day, though that is
over. Services are told of what is to come: it is taken away from the day ahead, so that
no watch offers what the plan has in the past. On a day that is over nothing is entered
anew, and what stands there (the move never got there) stays.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coach import faults
from coach.database import Store, StoredReview
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
from coach.planning.apply import undone
from coach.reports.undo import Left, UndoView

_DONE = {WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.SUBSTITUTED}


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The effects that take one revision back."""

    plan: Plan
    revision: Revision
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an undo does, or did.

    Attributes:
        review: the one whose approved changes it is about.
        back: newest revision first, as they are taken back.
        left: workouts that stay as they are.
        exports: what became of files and services; empty before it is done.
    """

    review: StoredReview
    back: tuple[TakenBack, ...]
    left: tuple[Left, ...]
    exports: tuple[Export, ...] = ()
    sent: DrainReport = field(default_factory=DrainReport)

    def view(self, *, done: bool) -> UndoView:
        """What is told of it."""
        return UndoView(
            review_id=self.review.id,
            day=self.review.day,
            done=done,
            effects=tuple(effect for each in self.back for effect in each.effects),
            left=self.left,
            exports=self.exports,
        )


def plan_undo(context: Context, wanted: str | None = None) -> Undoing:
    """What undoing that review would do; nothing is done.

    Args:
        context: whose review.
        wanted: the review's day or number; None for the last one that has something
            to take back.

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
    return Undoing(planned.review, planned.back, planned.left, exports, sent)


def _planned(context: Context, store: Store, wanted: str | None) -> Undoing:
    evening = look(context, store)
    over = {u for u, status in evening.statuses.items() if status in _DONE}
    for review in _asked_for(store, wanted):
        back, left = _back(context, store, review, over)
        if back:
            return Undoing(review, back, left)
        if wanted is not None:
            raise _nothing(f"The review of {review.day} has nothing to undo.", left)
    raise _nothing("There is nothing to undo.", ())


def _asked_for(store: Store, wanted: str | None) -> Iterator[StoredReview]:
    """The reviews with approved proposals, the newest first; or the one named."""
    reviews = reversed(store.reviews())
    if wanted is None:
        yield from (review for review in reviews if _approved(review))
        return
    for review in reviews:
        if wanted in {str(review.day), str(review.id)}:
            yield review
            return
    raise CoachError(
        f"There is no review {wanted}.",
        "A review is named by its day or its number.",
        "See the last one with: coach review",
        ExitCode.USAGE,
    )


def _approved(review: StoredReview) -> tuple[str, ...]:
    """The reasons of the revisions that its approved proposals made."""
    return tuple(
        f"{REVIEWED}{review.day}: {proposal.rule}"
        for proposal in review.proposals
        if proposal.status is ProposalStatus.APPROVED
    )


def _back(
    context: Context, store: Store, review: StoredReview, done: set[str]
) -> tuple[tuple[TakenBack, ...], tuple[Left, ...]]:
    reasons, left = _approved(review), []
    back = []
    for plan in store.plans():
        now: dict[str, PlannedWorkout | None] = {w.uuid: w for w in plan.workouts}
        revisions = store.revisions(plan.uuid)
        taken = _already(revisions)
        for revision in reversed(revisions):
            if revision.reason not in reasons:
                continue
            effects = []
            for effect in reversed(revision.effects):
                uuid = uuid_of(effect)
                if uuid in taken.get(revision.reason, ()):
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


def _already(revisions: tuple[Revision, ...]) -> Mapping[str, set[str]]:
    """Workouts by the reason of the revision that was taken back for them."""
    taken: dict[str, set[str]] = {}
    for revision in revisions:
        if revision.reason.startswith(UNDONE):
            reason = revision.reason.removeprefix(UNDONE)
            taken.setdefault(reason, set()).update(map(uuid_of, revision.effects))
    return taken


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
    """The plans' new revisions and what the review says of it; gives what to send."""
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
    document = json.loads(planned.review.document)
    document["undone_on"] = context.day.isoformat()
    store.update_document(planned.review.day, to_text(document))
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
