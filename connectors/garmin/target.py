"""Planned workouts at Garmin: made, scheduled, changed in place and taken away."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from coach.domain.plan import PlannedWorkout
from coach.domain.sync import Delivery, ServiceExercise, Trouble
from connectors.base import ConnectorError, Order, Request, Sending
from connectors.garmin.api import NAME, SERVICE, GarminApi
from connectors.garmin.compare import differences
from connectors.garmin.ids import Json
from connectors.garmin.own_workouts import (
    SCHEDULE,
    WORKOUT,
    drop,
    entries,
    id_of,
    marked,
    opened,
    whole,
)
from connectors.garmin.rehearsal import Rehearsal
from connectors.garmin.workouts import digest_of, workout_json

Steps = Iterator[Sending | Delivery]
StepsTo = Generator[Sending | Delivery, None, Delivery]
"""Steps that end with how it stands then."""


@dataclass(frozen=True, slots=True)
class GarminTarget:
    """The athlete's workouts and calendar at Garmin Connect."""

    client: GarminApi
    name: str = NAME
    offered: tuple[ServiceExercise, ...] = ()

    def requests(self, order: Order) -> tuple[Request, ...]:
        """What `deliver` would send, if all goes well; nothing is sent.

        Raises:
            ConnectorError: the workout cannot be said there.
        """
        rehearsal = Rehearsal()
        for _ in GarminTarget(rehearsal).deliver(replace(order, look=False)):
            pass
        return tuple(rehearsal.asked)

    def deliver(self, order: Order) -> Steps:
        """Bring Garmin in line with the order, a step at a time (see the protocol).

        A workout is made once, changed in place, and has one entry in the calendar.
        Its digest is noted only once Garmin gave the same content back.
        """
        if order.workout is None:
            yield from _take_away(self.client, order)
            return
        sent = workout_json(order.workout, order.marker, order.catalogue, order.e1rm_kg)
        wanted = _Wanted(self.client, order.workout, order.marker, sent)
        held = replace(order.held, workout_uuid=order.workout.uuid)
        if order.look:
            held = yield from wanted.found(held)
        try:
            held = wanted.checked(held) if order.check else held
            yield from wanted.bring(held, look=order.look or order.check)
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING or not held.remote_id:
                raise
            # Deleted at Garmin, it is made anew; unless it is there all the same.
            found = yield from wanted.found(held)
            if held.schedule_id and found.schedule_id != held.schedule_id:
                drop(self.client, f"{SCHEDULE}/{held.schedule_id}")
            yield from wanted.bring(found, look=True)

    def tidy(self, order: Order) -> None:
        """Take away workouts of that marker and entries that are not held."""
        held = order.held
        listed = marked(self.client, order.marker, "")
        known = [held.remote_id] if held.remote_id else []
        entered = entries(self.client, [*listed, *known], _days(order.workout, held))
        _drop(self.client, set(entered) - {held.schedule_id}, set(listed) - {*known})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A workout as it is to stand at Garmin."""

    api: GarminApi
    workout: PlannedWorkout
    marker: str
    sent: Json

    def bring(self, held: Delivery, *, look: bool) -> Steps:
        """Content first, then the calendar."""
        digest = digest_of(self.sent)
        if not held.remote_id:
            held = yield from self._make(held)
            self._confirm(held)
        elif held.digest != digest:
            self._change(held)
        elif look:
            self._change(replace(held, digest=None))  # it may have been edited there
        if held.digest != digest:
            held = replace(held, digest=digest)
            held = held if held.schedule_id else self._due(held)
            yield held
        yield from self._schedule(held)

    def checked(self, held: Delivery) -> Delivery:
        """The same with the day on which its entry stands by now, if there is one."""
        if not (held.remote_id and held.schedule_id and held.day):
            return held
        entered = entries(self.api, [held.remote_id], [held.day])
        if held.schedule_id not in entered:
            return replace(held, schedule_id=None)
        return replace(held, day=entered[held.schedule_id][1])

    def found(self, held: Delivery) -> StepsTo:
        """What stands there already, one workout with one entry: all else goes."""
        listed = marked(self.api, self.marker, str(self.sent["workoutName"]))
        kept = self._kept(held, listed)
        entered = entries(self.api, [kept, *listed], _days(self.workout, held))
        right = [
            entry
            for entry, (workout, day) in entered.items()
            if workout == kept and day == self.workout.day
        ]
        entry = held.schedule_id if held.schedule_id in right else next(iter(right), "")
        _drop(self.api, set(entered) - {entry}, set(listed) - {kept})
        found = replace(
            held,
            remote_id=kept or None,
            schedule_id=entry or None,
            day=self.workout.day if entry else None,
            digest=held.digest if kept == held.remote_id else None,
        )
        yield found
        return found

    def _kept(self, held: Delivery, listed: tuple[str, ...]) -> str:
        """The one to go on with: the one known, else the oldest; empty for none."""
        known = held.remote_id or ""
        if known and (known in listed or opened(self.api, known) is not None):
            return known
        return next(iter(listed), "")

    def _make(self, held: Delivery) -> StepsTo:
        yield Sending("make the workout")
        made = id_of(self.api.post(WORKOUT, self.sent))
        if not made:
            name = str(self.sent["workoutName"])
            made = next(iter(marked(self.api, self.marker, name)), "")
        if not made:
            raise _no_id("the workout")
        held = replace(held, remote_id=made, schedule_id=None, day=None, digest=None)
        yield held
        return held

    def _change(self, held: Delivery) -> None:
        """Put the content in place of what stands there, unless it is the same."""
        remote = str(held.remote_id)
        standing = None if held.digest else opened(self.api, remote)
        if standing is None or differences(self.sent, standing):
            self.api.put(f"{WORKOUT}/{remote}", {**self.sent, "workoutId": int(remote)})
            self._confirm(held)

    def _confirm(self, held: Delivery) -> None:
        """Raise where Garmin does not hold what was sent."""
        standing = opened(self.api, str(held.remote_id))
        name = self.sent["workoutName"]
        if standing is None:
            raise ConnectorError(
                SERVICE,
                f"{name} (workout {held.remote_id}) is not there any more",
                permanent=False,
                trouble=Trouble.MISSING,
            )
        differing = differences(self.sent, standing)
        if differing:
            raise ConnectorError(
                SERVICE,
                f"{name} does not stand there as it was sent: {'; '.join(differing)}",
                permanent=True,
            )

    def _due(self, held: Delivery) -> Delivery:
        """Without an entry, on the day that it is to have one.

        Where the entry's answer is lost and the plan is changed meanwhile, that is
        where it is looked for.
        """
        return replace(held, schedule_id=None, day=self.workout.day)

    def _schedule(self, held: Delivery) -> Steps:
        day = self.workout.day
        if held.schedule_id and held.day == day:
            return
        if held.schedule_id:
            drop(self.api, f"{SCHEDULE}/{held.schedule_id}")
        due = self._due(held)
        if due != held:
            yield due
        yield Sending("put it into the calendar")
        remote = str(held.remote_id)
        answer = self.api.post(f"{SCHEDULE}/{remote}", {"date": day.isoformat()})
        entry = whole(answer, "workoutScheduleId")
        if not entry:
            entered = entries(self.api, [remote], [day])
            entry = next((each for each in entered if entered[each][1] == day), "")
        if not entry:
            raise _no_id("the calendar's entry")
        yield replace(due, schedule_id=entry)


def _take_away(api: GarminApi, order: Order) -> Steps:
    """Out of the calendar and away; what is gone already is fine."""
    held = order.held
    workouts = {held.remote_id} if held.remote_id else set()
    scheduled = {held.schedule_id} if held.schedule_id else set()
    if order.look:
        workouts |= set(marked(api, order.marker, ""))
        if held.day:
            scheduled |= set(entries(api, workouts, [held.day]))
    if not (workouts or scheduled):
        return
    _drop(api, scheduled, ())
    if held.schedule_id:
        held = replace(held, schedule_id=None, day=None)
        yield held
    _drop(api, (), workouts)
    yield _nothing(held)


def _days(workout: PlannedWorkout | None, held: Delivery) -> list[date]:
    """The days on which it may stand in the calendar."""
    planned = () if workout is None else (workout.day, workout.original_day)
    return [day for day in (*planned, held.day) if day]


def _drop(api: GarminApi, scheduled: Iterable[str], workouts: Iterable[str]) -> None:
    for entry in sorted(scheduled, key=int):
        drop(api, f"{SCHEDULE}/{entry}")
    for workout in sorted(workouts, key=int):
        drop(api, f"{WORKOUT}/{workout}")


def _nothing(held: Delivery) -> Delivery:
    return replace(
        held,
        workout_uuid=None,
        remote_id=None,
        schedule_id=None,
        day=None,
        digest=None,
    )


def _no_id(what: str) -> ConnectorError:
    return ConnectorError(
        SERVICE,
        f"it did not say which number {what} has",
        permanent=False,
        unsure=True,
    )
