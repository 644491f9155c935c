"""The evening in order: sync, prepare, drain. A person and a timer ask for the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from coach.domain.sync import Service
from coach.errors import ExitCode
from coach.jobs.context import Context
from coach.jobs.drain import DrainReport, drain
from coach.jobs.outbox import TARGETS
from coach.jobs.prepare_review import prepare_review
from coach.jobs.sync import Progress, services_on, sync
from coach.reports.numbers import Document
from coach.reports.sync import SyncReport

FRESH_FOR = timedelta(minutes=15)
"""What came in less long ago need not be asked for again."""


@dataclass(frozen=True, slots=True)
class EveningRun:
    """What became of an evening.

    Attributes:
        document: the review.
        synced: what came in first; no service in it where none was to be asked.
        sent: what became of what waited for services.
    """

    document: Document
    synced: SyncReport = field(default_factory=lambda: SyncReport(()))
    sent: DrainReport = field(default_factory=DrainReport)

    @property
    def sync_code(self) -> ExitCode:
        """What to end with because of the sync: what could not be read is told."""
        code = self.synced.exit_code
        return ExitCode.FINE if code is ExitCode.UNREADABLE_INPUT else code


def evening_run(  # noqa: PLR0913 - what a command can be asked for
    context: Context,
    *,
    anew: bool = False,
    past: bool = False,
    by_hand: bool = True,
    send: bool = True,
    progress: Progress = lambda _name, _counts: None,
) -> EveningRun:
    """Ask the services, prepare the review, send what waits.

    A service that fails stops none of the rest: the review is made of what is here and
    says what it lacks.

    Args:
        context: as on the review's evening.
        anew: prepare the review again if it is undecided.
        past: it is an evening long over: nobody is asked for what came after it.
        by_hand: somebody waits for it.
        send: send what waits; not where verdicts are to come that send by themselves.
        progress: told how far the sync is.
    """
    names = () if past else _due(context, anew=anew)
    synced = SyncReport(())
    if names:
        context.stage("asking for what is new")
        synced = sync(context, names, progress, by_hand=by_hand)
    document = prepare_review(context, anew=anew, logged=by_hand)
    if past or not send:
        return EveningRun(document, synced)
    context.stage("sending what waits")
    sent = send_what_waits(context, synced, by_hand=by_hand)
    if sent.finished:
        with context.reading() as store:
            stored = store.review(context.day)
        document = document if stored is None else json.loads(stored.document)
    return EveningRun(document, synced, sent)


def send_what_waits(
    context: Context, synced: SyncReport, *, by_hand: bool
) -> DrainReport:
    """Drain the outbox as of now, but for services that have just failed."""
    silent = {each.name for each in synced.services if each.trouble is not None}
    well = [target for target in TARGETS if target not in silent]
    return drain(replace(context, evening=None), by_hand=by_hand, targets=well)


def _due(context: Context, *, anew: bool) -> Sequence[str]:
    """The services to ask before the review; none where it is shown as it is stored.

    Whether one in trouble may be asked is for the sync to say: the review lacks its
    part either way.
    """
    with context.reading() as store:
        if not anew and store.review(context.day) is not None:
            return ()
        held = {each.name: each for each in store.services()}
    return tuple(
        name
        for name in services_on(context)
        if _is_stale(held.get(name, Service(name)), context)
    )


def _is_stale(service: Service, context: Context) -> bool:
    if service.trouble is not None or service.synced_at is None:
        return True
    age = context.clock.now() - service.synced_at
    return not timedelta(0) <= age < FRESH_FOR
