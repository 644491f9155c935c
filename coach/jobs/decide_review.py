"""The athlete's verdicts on a review: applied, exported and stored, once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach import faults
from coach.database import Store, StoredProposal, StoredReview
from coach.domain.plan import Effect, Plan
from coach.domain.review import (
    Export,
    ExportState,
    ProposalStatus,
    ReviewStatus,
    Verdict,
)
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.drain import DrainReport, drain_alone
from coach.jobs.export_workouts import (
    TARGET,
    clear_stale,
    exportable,
    pending,
    write_pending,
)
from coach.jobs.facts import REVIEWED
from coach.jobs.ledger import keep_decisions
from coach.jobs.prepare_review import to_text
from coach.jobs.queue_exports import queue_effects
from coach.jobs.rule_settings import keep_settings
from coach.reports.numbers import Document
from coach.reports.review import export_item

_STATUS = {
    Verdict.APPROVE: ProposalStatus.APPROVED,
    Verdict.REJECT: ProposalStatus.REJECTED,
}
ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals to approve and which to reject: ids, or `all`."""

    approve: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id named."""
        return (*self.approve, *self.reject)


@dataclass(frozen=True, slots=True)
class Decision:
    """The review after the verdicts.

    Attributes:
        sent: what became of all that waited for a service.
        already: nothing was done, because all of it had been decided before.
    """

    document: Document
    sent: DrainReport
    already: bool = False


def decide_review(context: Context, wanted: Wanted) -> Decision:
    """Apply the verdicts to the stored review of the context's day.

    Review, plan revision, rule settings and exports to do are one transaction; the
    files are written and the services asked right after it, and by the next run if
    this one ends before.

    Raises:
        CoachError: no review of that day, an unknown proposal (exit 2), or one that
            changed since it was shown (exit 9).
    """
    with context.alone():
        with context.writing() as store:
            begun = context.clock.now()
            stored = _stored(store, context.day)
            verdicts = _verdicts(stored, wanted)
            document = _apply(context, store, stored, verdicts)
            if verdicts:
                said = f"{context.day}: {len(verdicts)} decided"
                store.log_run("review", begun, context.clock.now(), "ok", said)
            faults.point("verdict.commit")
        write_pending(context)
        clear_stale(context)
        document = _with_files(context, document)
        sent = drain_alone(context)
        return Decision(_as_stored(context, document), sent, already=not verdicts)


def _stored(store: Store, day: date) -> StoredReview:
    stored = store.review(day)
    if stored is None:
        raise CoachError(
            f"There is no review of {day}.",
            "It has to be prepared before it can be decided.",
            f"Run coach review --date {day}.",
            ExitCode.USAGE,
        )
    return stored


def _verdicts(stored: StoredReview, wanted: Wanted) -> dict[str, Verdict]:
    """The verdict on every proposal that is still pending and was named."""
    if stored.status != ReviewStatus.PENDING:
        return {}
    chosen: dict[str, Verdict] = {}
    for verdict, ids in (
        (Verdict.APPROVE, wanted.approve),
        (Verdict.REJECT, wanted.reject),
    ):
        for proposal in _named(stored, ids):
            if proposal.status == ProposalStatus.PENDING:
                chosen[proposal.id] = verdict
    return chosen


def _named(stored: StoredReview, ids: tuple[str, ...]) -> list[StoredProposal]:
    if ids == (ALL,):
        return list(stored.proposals)
    by_id = {proposal.id: proposal for proposal in stored.proposals}
    for one in ids:
        if one not in by_id:
            raise _unknown(one, by_id)
    return [by_id[one] for one in ids]


def _unknown(wanted: str, known: Mapping[str, StoredProposal]) -> CoachError:
    number = wanted.split("-", maxsplit=1)[0]
    same = next((i for i in known if i.split("-")[0] == number), None)
    if same and "-" in wanted:
        return CoachError(
            f"Proposal {number} has changed since {wanted} was shown.",
            f"It now is {same}.",
            "Look at the review again: coach review",
            ExitCode.PROPOSAL_CHANGED,
        )
    return CoachError(
        f"This review has no proposal {wanted}.",
        f"It has: {', '.join(known) or 'none'}.",
        "Name one of these, or all.",
        ExitCode.USAGE,
    )


def _apply(
    context: Context,
    store: Store,
    stored: StoredReview,
    verdicts: Mapping[str, Verdict],
) -> Document:
    document: Document = json.loads(stored.document)
    if not verdicts:
        return document
    approved = [p for p in stored.proposals if verdicts.get(p.id) is Verdict.APPROVE]
    exports = [e for p in approved for e in _revise(context, store, stored, p)]
    for proposal in document["proposals"]:
        if proposal["id"] in verdicts:
            proposal["status"] = _STATUS[verdicts[proposal["id"]]].value
    open_ = any(p["status"] == ProposalStatus.PENDING for p in document["proposals"])
    status = ReviewStatus.PENDING if open_ else ReviewStatus.DECIDED
    document["status"] = status.value
    document["exports"] += [export_item(e) for e in exports]
    statuses = {one: _STATUS[verdict] for one, verdict in verdicts.items()}
    store.save_exports(tuple(exports))
    now = context.clock.now()
    keep_decisions(store, stored.day, document, verdicts, now)
    keep_settings(store, stored.day, document, verdicts, now)
    store.decide_review(stored.day, statuses, to_text(document), status)
    return document


def _revise(
    context: Context, store: Store, stored: StoredReview, proposal: StoredProposal
) -> list[Export]:
    """The plan's new revision; gives the workouts to be written anew."""
    by_plan: dict[str, list[Effect]] = {}
    plans = store.plans()
    for effect in proposal.effects:
        plan = _plan_of(plans, effect)
        by_plan.setdefault(plan.uuid, []).append(effect)
    exports = []
    for uuid, effects in by_plan.items():
        revised = store.revise(
            uuid,
            tuple(effects),
            context.clock.now(),
            context.day,
            f"{REVIEWED}{stored.day}: {proposal.rule}",
        )
        exports += [
            pending(context, revised, e.after)
            for e in effects
            if e.after is not None and exportable(e.after)
        ]
        exports += queue_effects(context, store, revised, effects, new=True)
    return exports


def _plan_of(plans: tuple[Plan, ...], effect: Effect) -> Plan:
    """The plan the workout stands in; a new one goes to the plan of its day."""
    uuid = effect.change.workout_uuid
    for plan in reversed(plans):
        if any(w.uuid == uuid for w in plan.workouts):
            return plan
    for plan in reversed(plans):
        if effect.after is not None and plan.start <= effect.after.day <= plan.end:
            return plan
    return plans[-1]


def _with_files(context: Context, document: Document) -> Document:
    """The document with what became of its workout files, stored again."""
    if not any(_waits_for_file(each) for each in document["exports"]):
        return document
    with context.writing() as store:
        newest = {e.workout_uuid: e for e in store.exports() if e.target == TARGET}
        document["exports"] = [
            export_item(newest[each["workout_uuid"]]) if _waits_for_file(each) else each
            for each in document["exports"]
        ]
        store.update_document(context.day, to_text(document))
        faults.point("exports.commit")
    return document


def _waits_for_file(item: Document) -> bool:
    waits: bool = item["target"] == TARGET and item["state"] == ExportState.PENDING
    return waits


def _as_stored(context: Context, document: Document) -> Document:
    """The document after what was sent has been noted in it."""
    with context.reading() as store:
        stored = store.review(context.day)
    return document if stored is None else json.loads(stored.document)
