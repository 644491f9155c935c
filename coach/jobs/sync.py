"""What is new, changed and deleted at Garmin and Hevy, brought in."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from coach.database import Store
from coach.domain.sync import RemoteActivity, Service, SourceState, Trouble
from coach.errors import CoachError
from coach.intake.items import Options
from coach.jobs import latch
from coach.jobs.breaker import answered, refused, rests
from coach.jobs.context import Context
from coach.jobs.offered import in_the_catalogue
from coach.jobs.sync_batch import Batches
from coach.reports.sync import Counts, ServiceReport, SyncReport
from connectors.base import ActivitySource, ConnectorError, Known

SERVICES = ("garmin", "hevy")


class UnforeseenError(Exception):
    """Coach fell over what a service said; the traceback is its note."""


Progress = Callable[[str, Counts], None]
"""Told of a service's name and of what came in from it so far."""


def sync(
    context: Context,
    names: Sequence[str] = (),
    progress: Progress = lambda _name, _counts: None,
    *,
    by_hand: bool = True,
    named: bool = False,
) -> SyncReport:
    """Bring in what is new at the services named, else at all that are on.

    What came in stays whatever happens next: killed or refused, the next run goes on
    from there. A service that fails stops no other.

    Args:
        context: the athlete's.
        names: of services; all that are on where none is given.
        progress: told how far it is.
        by_hand: somebody waits for it: one that was down is asked again at once.
        named: somebody asked for these: one that wanted a log-in may have had it.

    Raises:
        CoachError: another run is at work (exit 7), or nothing can be written
            (exit 73).
    """
    with context.alone():
        begun = context.clock.now()
        reports = tuple(
            _Sync(context, name, progress).run(by_hand=by_hand, named=named)
            for name in names or services_on(context)
        )
        _log(context, begun, reports)
        return SyncReport(reports)


def services_on(context: Context) -> tuple[str, ...]:
    """The services that are on, or were never asked and could be, in their order.

    One that the athlete has logged out of is neither, whatever the settings still hold.
    """
    ready = context.services.ready()
    with context.reading() as store:
        held = store.services()
    on = {each.name for each in held if each.switched_on_at is not None}
    left = {each.name for each in held if each.synced_at is not None} - on
    return tuple(
        name for name in SERVICES if name in on or (name in ready and name not in left)
    )


def rehearse(context: Context, names: Sequence[str]) -> SyncReport:
    """What a sync would begin with; nothing is asked and nothing kept."""
    nothing: Progress = lambda _name, _counts: None  # noqa: E731
    return SyncReport(tuple(_Sync(context, name, nothing).rehearse() for name in names))


class _Sync:
    """One service's sync while it is under way."""

    def __init__(self, context: Context, name: str, progress: Progress) -> None:
        self._context, self._name, self._progress = context, name, progress
        self._now = context.clock.now()

    def run(self, *, by_hand: bool, named: bool) -> ServiceReport:
        """How it ended."""
        with self._context.reading() as store:
            service = store.service(self._name)
            options = self._options(store)
            held = dict(store.remote_activities(self._name))
        again = named and service.trouble is Trouble.LOG_IN
        if not (again or latch.may_ask(self._context, service, by_hand=by_hand)):
            return self._report(service, Counts(), asked=False)
        try:
            source = self._context.services.source(self._name)
        except ConnectorError as error:
            return self._not_logged_in(service, error)
        batches = Batches(self._context, self._name, held, options)
        known = self._known(service, held, options)
        try:
            broke, bug = self._pull(source, known, batches)
            trace = latch.trace(self._context, self._name, broke)
            batches.end(lambda service: self._ended(service, broke, trace))
        finally:
            batches.close()
        with self._context.reading() as store:
            service = store.service(self._name)
        return self._report(service, batches.counts, bug=bug or batches.bug)

    def rehearse(self) -> ServiceReport:
        """How it would begin."""
        with self._context.reading() as store:
            service = store.service(self._name)
            options = self._options(store)
            held = store.remote_activities(self._name)
        try:
            source = self._context.services.source(self._name)
        except ConnectorError as error:
            return self._report(
                refused(service, error, self._now), Counts(), asked=False
            )
        report = self._report(service, Counts(), asked=False)
        if not latch.may_ask(self._context, service, by_hand=True):
            return report
        known = self._known(service, held, options)
        return replace(report, requests=tuple(map(asdict, source.requests(known))))

    def _known(
        self, service: Service, held: Mapping[str, RemoteActivity], options: Options
    ) -> Known:
        return Known(
            cursor=service.cursor,
            activities=dict(held),
            today=self._context.clock.today(),
            resolve=lambda name: in_the_catalogue(name, options.remembered),
        )

    def _options(self, store: Store) -> Options:
        return Options(
            now=self._now,
            timezone=self._context.clock.timezone,
            remembered=dict(store.remembered_exercises()),
        )

    def _pull(
        self, source: ActivitySource, known: Known, batches: Batches
    ) -> tuple[ConnectorError | None, str | None]:
        """Take all there is; gives what it broke off with, and coach's own slip."""
        try:
            for pulled in source.pull(known):
                batches.take(pulled)
                self._progress(self._name, batches.counts)
        except ConnectorError as error:
            return error, None
        except CoachError:
            raise
        except Exception as error:  # noqa: BLE001 - our slip must not stop the other
            why = f"coach was not made for what it said ({type(error).__name__})"
            slip = ConnectorError(self._name.capitalize(), why, permanent=False)
            return slip, traceback.format_exc()
        return None, None

    def _ended(
        self, service: Service, error: ConnectorError | None, trace: str | None
    ) -> Service:
        # On from the first time it was asked, whatever it said: its silence is no rest.
        service = replace(service, switched_on_at=service.switched_on_at or self._now)
        if error is not None:
            return refused(service, error, self._now, trace)
        return replace(answered(service, self._now), synced_at=self._now)

    def _not_logged_in(self, service: Service, error: ConnectorError) -> ServiceReport:
        """Nothing is known of a service that nobody ever logged in to."""
        service = refused(service, error, self._now)
        if service.switched_on_at is not None:
            with self._context.writing("sync") as store:
                store.save_service(service)
        return self._report(service, Counts(), asked=False)

    def _report(
        self,
        service: Service,
        counts: Counts,
        *,
        asked: bool = True,
        bug: str | None = None,
    ) -> ServiceReport:
        state = SourceState.OK
        if service.trouble is not None:
            on = asked or service.switched_on_at is not None
            state = SourceState.UNREACHABLE if on else SourceState.OFF
        return ServiceReport(
            service.name,
            state,
            counts,
            asked=asked,
            synced_at=service.synced_at,
            trouble=service.trouble,
            reason=service.reason,
            retry_at=service.retry_at,
            rests=rests(service, self._now),
            bug=bug,
        )


def _log(context: Context, begun: datetime, reports: Sequence[ServiceReport]) -> None:
    """Keep that it ran, where anything came of it."""
    told = [each for each in reports if each.counts or (each.asked and each.trouble)]
    if not told:
        return
    outcome = "ok" if not any(each.trouble for each in told) else "incomplete"
    detail = "; ".join(map(_in_short, told))
    with context.writing("run") as store:
        store.log_run("sync", begun, context.clock.now(), outcome, detail)


def _in_short(report: ServiceReport) -> str:
    counts = report.counts
    said = [
        f"{number} {word}"
        for number, word in (
            (counts.new, "new"),
            (counts.updated, "changed"),
            (counts.deleted, "deleted"),
            (counts.rejected, "not read"),
        )
        if number
    ]
    if report.trouble is not None:
        said.append(report.trouble.value.replace("_", " "))
    return f"{report.name}: {', '.join(said) or 'measurements'}"
