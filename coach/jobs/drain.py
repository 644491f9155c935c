"""The outbox drained: what waits for Garmin and Hevy is sent, once.

Called right after an approval and by every later run. Killed anywhere, the next call
goes on: what a service holds is kept after every request, and a request that may not be
sent twice is written down before it is made. The network is never asked inside a
transaction. After `BUDGET_S` what is left waits for the next run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coach import clock, faults
from coach.domain.plan import PlannedWorkout
from coach.domain.review import Export, ExportState
from coach.domain.sync import Delivery, Service, Trouble
from coach.jobs import latch
from coach.jobs.breaker import answered, rests
from coach.jobs.context import Context
from coach.jobs.export_documents import tell_reviews
from coach.jobs.offered import keep_offered
from coach.jobs.orders import Orders, open_orders
from coach.jobs.outbox import (
    CROWDED,
    TARGETS,
    TOO_LATE,
    End,
    Task,
    end_of,
    ended,
    in_doubt,
    in_order,
    is_to_come,
    may_be_at_work,
    tasks,
)
from coach.jobs.send import NEVER, Attempt
from coach.redaction import clean, redacted
from connectors.base import ConnectorError, WorkoutTarget

BUDGET_S = 18.0
"""With its beginning and its end a command takes about 20 s, and says it is queued."""

TRIES = 3
"""How often in one run a request is made whose answer is lost."""

NO_TIME = "there was no time left for it; the next run sends it"


@dataclass(frozen=True, slots=True)
class DrainReport:
    """What became of the outbox.

    Attributes:
        finished: rows that are done or have failed, the newest of each workout.
        waiting: those that are still to be sent; their `error` says why.
        troubles: services that did not do what they were asked, or were not asked.
    """

    finished: tuple[Export, ...] = ()
    waiting: tuple[Export, ...] = ()
    troubles: Mapping[str, Trouble] = field(default_factory=dict)


def drain(
    context: Context, *, by_hand: bool = False, targets: Sequence[str] = TARGETS
) -> DrainReport:
    """Send what waits.

    Args:
        context: not inside `context.alone()`, which is taken here.
        by_hand: someone waits for it: a service that did not answer lately is asked
            all the same; one that asked to be left alone is not.
        targets: the services to send to.

    Raises:
        CoachError: another run is at work (exit 7).
    """
    with context.reading() as store:
        waits = store.outbox()
    if waits.isdisjoint(targets):
        return DrainReport()
    with context.alone():
        return drain_alone(context, by_hand=by_hand, targets=targets)


def drain_alone(
    context: Context,
    *,
    by_hand: bool = False,
    check: bool = False,
    targets: Sequence[str] = TARGETS,
) -> DrainReport:
    """The same inside `context.alone()`; `check` asks what still stands there."""
    with context.reading() as store:
        exports = [e for e in store.exports() if e.target in targets]
        found, doubted = tasks(exports), in_doubt(exports)
        if not (found or doubted):
            return DrainReport()
        run = _Drain(
            context=context,
            by_hand=by_hand,
            orders=replace(open_orders(context, store), check=check),
            services={name: store.service(name) for name in targets},
            ends_at=clock.elapsed_s() + BUDGET_S,
        )
    for task in in_order(found, run.orders.workouts):
        run.take(task)
    run.leave()
    for row in (*doubted, *in_doubt(run.finished)):
        run.look_once_more(row)
    keep_offered(context, [e for t in run.targets.values() for e in t.offered])
    return DrainReport(tuple(run.finished), tuple(run.waiting), run.troubles)


@dataclass
class _Drain:
    """One run through the outbox, and what is known as it goes on."""

    context: Context
    by_hand: bool
    orders: Orders
    services: dict[str, Service]
    ends_at: float
    troubles: dict[str, Trouble] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    finished: list[Export] = field(default_factory=list)
    waiting: list[Export] = field(default_factory=list)
    left: list[Task] = field(default_factory=list)
    targets: dict[str, WorkoutTarget] = field(default_factory=dict)

    def take(self, task: Task) -> None:
        """Do what the task comes to, or leave it for a later run."""
        workout = self.orders.workouts.get(task.row.workout_uuid)
        held = self.orders.held(task)
        end = end_of(task, workout, held, self.context.day, self._made_on(task))
        standing = held is not None and is_to_come(held, self.context.day)
        if end is End.NOTHING:
            self._forget(held)
            self._end(task, ExportState.DONE)
        elif end is End.TOO_LATE and not standing:
            self._forget(held)
            self._end(task, ExportState.FAILED, error=TOO_LATE)
        elif not self._may_ask(task.row.target):
            self.left.append(task)
        else:
            self._send(task, workout if end is End.DELIVER else None, held, end)

    def _made_on(self, task: Task) -> date | None:
        at = task.row.created_at
        return at and at.astimezone(self.context.clock.timezone).date()

    def leave(self) -> None:
        """Note on each task that was left why it waits."""
        rows = []
        for task in self.left:
            target = task.row.target
            error = self.words.get(target) or task.row.error or NO_TIME
            retry_at = self.services[target].retry_at
            rows.append(replace(task.row, error=error, next_try_at=retry_at))
        self.waiting += rows
        if rows:
            self._save(rows)

    def _may_ask(self, target: str) -> bool:
        if target in self.troubles or clock.elapsed_s() >= self.ends_at:
            return False
        service = self.services[target]
        if not latch.may_ask(self.context, service, by_hand=self.by_hand):
            self.troubles[target] = service.trouble or Trouble.DOWN
            self.words[target] = _waits_for(service, self.context)
            return False
        try:
            asked = self.context.services.target(target, self._left_s)
            self.targets.setdefault(target, asked)
        except ConnectorError as error:
            self.troubles[target] = error.trouble
            self.words[target] = _log_in(target)
            return False
        return True

    def _left_s(self) -> float:
        return self.ends_at - clock.elapsed_s()

    def _send(
        self,
        task: Task,
        workout: PlannedWorkout | None,
        held: Delivery | None,
        end: End,
    ) -> None:
        there = held or self.orders.place(task, workout)
        if there is None:
            row = replace(task.row, error=CROWDED)
            self.waiting.append(row)
            self._save([row])
            return
        attempt = Attempt(self.context, self.targets[task.row.target], task)
        order = self.orders.order(task, workout, there)
        for tried in range(1, TRIES + 1):
            try:
                stands = attempt.walk(order, self._left_s)
            except ConnectorError as error:
                task = replace(task, row=attempt.after(error, looking=order.look))
                attempt.let_go()
                self.orders.remember(attempt.held)
                if task.row.state is ExportState.FAILED:
                    self._end(task, ExportState.FAILED, error=_said(error))
                    return
                out_of_time = clock.elapsed_s() >= self.ends_at
                if not error.unsure or out_of_time or tried == TRIES:
                    self._refused(task, error)
                    return
                order = replace(order, held=attempt.held or there, look=True)
            else:
                task = replace(task, row=attempt.row)
                if stands is None:
                    self.left.append(task)
                    return
                self.orders.remember(stands)
                self._forget(stands)
                self._done(task, stands, end)
                return

    def look_once_more(self, row: Export) -> None:
        """Take away what came to stand there late, besides what is held."""
        waits = {(e.workout_uuid, e.target) for e in self.waiting}
        if (row.workout_uuid, row.target) in waits or not self._may_ask(row.target):
            return
        task, now = Task(row), self.context.clock.now()
        workout = self.orders.workouts.get(row.workout_uuid)
        held = self.orders.held(task) or Delivery(row.target, "")
        try:
            self.targets[row.target].tidy(self.orders.order(task, workout, held))
        except ConnectorError as error:
            if error.trouble not in NEVER:
                known = self.services[row.target]
                service = latch.refused(self.context, known, error)
                self.services[row.target] = service
                self.troubles[row.target] = error.trouble
                self._save([], service)
                return
        if row.sending_at and not may_be_at_work(row.sending_at, now):
            self._save([replace(row, sending_at=None)])

    def _done(self, task: Task, stands: Delivery, end: End) -> None:
        service = self.services[task.row.target]
        if service.trouble is not None:
            now = self.context.clock.now()
            well = replace(answered(service, now), tried_at=service.tried_at)
            self.services[service.name] = well
            with self.context.writing() as store:
                store.save_service(well)
        if end is End.TOO_LATE:
            self._end(task, ExportState.FAILED, error=TOO_LATE)
        else:
            there = stands.remote_id if end is End.DELIVER else None
            self._end(task, ExportState.DONE, remote_id=there)

    def _forget(self, held: Delivery | None) -> None:
        """Free a place that was taken for a workout which never came to stand there."""
        if held is None or held.remote_id is not None or held.workout_uuid is None:
            return
        self.orders.remember(replace(held, workout_uuid=None))
        with self.context.writing() as store:
            store.remove_delivery(held.target, held.place)

    def _end(
        self,
        task: Task,
        state: ExportState,
        *,
        remote_id: str | None = None,
        error: str | None = None,
    ) -> None:
        now = self.context.clock.now()
        rows = ended(task, state, now, remote_id=remote_id, error=error)
        self.finished.append(rows[0])
        self._save(rows)

    def _refused(self, task: Task, error: ConnectorError) -> None:
        """Leave the task, and the service if it is in trouble, for a later run."""
        target = task.row.target
        row = replace(task.row, error=_said(error))
        if error.trouble in NEVER:
            self._save([row])
            self.waiting.append(row)
            return
        service = latch.refused(self.context, self.services[target], error)
        self.services[target], self.troubles[target] = service, error.trouble
        self.words[target] = _waits_for(service, self.context)
        row = replace(row, error=self.words[target], next_try_at=service.retry_at)
        self.waiting.append(row)
        self._save([row], service)

    def _save(self, rows: Sequence[Export], service: Service | None = None) -> None:
        with self.context.writing() as store:
            store.save_exports(tuple(rows))
            tell_reviews(store, rows)
            if service is not None:
                store.save_service(service)
            faults.point("outbox.row")


def _waits_for(service: Service, context: Context) -> str:
    """Why what is to go to that service waits, in words."""
    name = service.name.capitalize()
    if service.trouble is Trouble.LOG_IN:
        return _log_in(service.name)
    if service.retry_at is not None and rests(service, context.clock.now()):
        at = service.retry_at.astimezone(context.clock.timezone)
        return f"{name} asked to be left alone until {at:%H:%M}"
    return f"{name} did not answer: {service.reason}"


def _log_in(target: str) -> str:
    return f"{target.capitalize()} wants you to log in: coach auth {target}"


def _said(error: ConnectorError) -> str:
    return clean(redacted(str(error)))
