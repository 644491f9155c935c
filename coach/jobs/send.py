"""One workout brought to one service, each step kept before the next is taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from coach import clock, faults
from coach.database import Store
from coach.domain.review import Export, ExportState
from coach.domain.sync import Delivery, Trouble
from coach.jobs.context import Context
from coach.jobs.outbox import Task, is_unknown, may_be_at_work
from connectors.base import ConnectorError, Order, WorkoutTarget

LOOK_AGAIN_S = {False: (1.0, 2.0), True: (1.0, 2.0, 4.0, 8.0)}
"""So long after each look in vain there is another, while the server may still be at
work on a request whose answer was lost: longer where what it makes lasts for ever."""

NEVER = frozenset({Trouble.REFUSED, Trouble.MISSING})
"""Troubles of the request itself; the others are the service's."""


class Attempt:
    """One task being tried, over as many requests as it takes.

    Attributes:
        row: the task's newest row as it stands in the database; after the walk with
            when a request began that was sent again, and may yet be carried out.
        held: what stands at the service, as far as it is known.
    """

    def __init__(self, context: Context, target: WorkoutTarget, task: Task) -> None:
        self._context = context
        self._target = target
        attempts = task.row.attempts + 1
        since = task.unknown_since
        self.row: Export = replace(task.row, attempts=attempts, sending_at=since)
        self.held: Delivery | None = None
        self._stays = True
        self._lost: str | None = None  # the step that was under way, where it is known

    def walk(self, order: Order, left_s: Callable[[], float]) -> Delivery | None:
        """Take every step of the order; gives what stands there at its end.

        Where it is not known how the last attempt ended the service is looked at more
        than once before anything is sent again: where too few seconds are left for
        that, nothing is, and the answer is None.

        Raises:
            ConnectorError: the service did not do it; `row` says what is known then.
        """
        lost_at = self._at_work_since() if order.look else None
        doubt, looks, again = None, 0, 0.0
        held = self.held = order.held
        self._stays = order.workout is not None
        while True:
            for step in self._target.deliver(replace(order, held=held)):
                if isinstance(step, Delivery):
                    if held.remote_id is None and step.remote_id is not None:
                        lost_at = None  # found: it was the making of it that was lost
                    held = self._keep(step, sure=not order.look)
                    continue
                if lost_at is not None and self._lost in {None, step.step}:
                    if looks < len(waits := LOOK_AGAIN_S[step.lasting]):
                        again = waits[looks]
                        if again >= left_s():
                            return None
                        break
                    doubt, lost_at = lost_at, None
                held = self._note(order, held)
                self._lost = step.step
            else:
                doubt = doubt if self._stays else lost_at
                self.row = replace(self.row, sending_at=doubt)
                return held
            clock.wait(again)
            looks += 1

    def after(self, error: ConnectorError, *, looking: bool) -> Export:
        """The row after the service refused.

        Nothing is known after an answer that was lost; nor after one that was asked
        for in order to find out. What is to go there no more is tried again whatever
        the service says: nobody else would take it off.
        """
        if is_final(error) and self._stays:
            state = ExportState.FAILED
        elif error.unsure or looking:
            state = ExportState.UNKNOWN
        else:
            state = ExportState.PENDING
        since = self.row.sending_at if looking or error.unsure else None
        if error.unsure:
            since = self._context.clock.now()
        self.row = replace(self.row, state=state, sending_at=since)
        return self.row

    def _at_work_since(self) -> datetime | None:
        """When the request began that the service may still be at work on."""
        since, now = self.row.sending_at, self._context.clock.now()
        return since if since and may_be_at_work(since, now) else None

    def _note(self, order: Order, held: Delivery) -> Delivery:
        """Write down that a request is next which may not be sent twice, and where."""
        now = self._context.clock.now()
        self.row = replace(self.row, state=ExportState.UNKNOWN, sending_at=now)
        if held.remote_id is None and order.workout is not None:
            held = self.held = replace(held, workout_uuid=order.workout.uuid)
        with self._context.writing() as store:
            store.save_exports((self.row,))
            keep(held, store)
            faults.point("outbox.sending")
        return held

    def _keep(self, delivery: Delivery, *, sure: bool) -> Delivery:
        """Write down what stands at the service now.

        Sure of what went before, there is nothing to look for any more.
        """
        if sure:
            pending = ExportState.PENDING
            self.row = replace(self.row, state=pending, sending_at=None)
        with self._context.writing() as store:
            keep(delivery, store)
            store.save_exports((self.row,))
            faults.point("outbox.delivery")
        self.held = delivery
        return delivery

    def let_go(self) -> None:
        """Free a place that was taken for a request which came to nothing."""
        held = self.held
        if held is None or held.remote_id or is_unknown(self.row):
            return
        with self._context.writing() as store:
            store.remove_delivery(held.target, held.place)
        self.held = replace(held, workout_uuid=None)


def keep(delivery: Delivery, store: Store) -> None:
    """Keep what stands in that place, or is about to; else the place is forgotten."""
    if delivery.remote_id is None and delivery.workout_uuid is None:
        store.remove_delivery(delivery.target, delivery.place)
    else:
        store.save_delivery(delivery)


def is_final(error: ConnectorError) -> bool:
    """Whether the very same request will never do."""
    return error.permanent and not error.unsure and error.trouble in NEVER
