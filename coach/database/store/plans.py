"""Plans, their workouts, and every change that was made to them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from coach.database.store.documents import (
    change_in,
    change_out,
    workout_in,
    workout_out,
)
from coach.database.store.plan_rows import (
    original_columns,
    to_plan,
    to_plan_row,
    to_workout,
    to_workout_row,
)
from coach.database.store.rows import Rows
from coach.database.tables.plans import (
    PLAN_CHANGES,
    PLAN_REVISIONS,
    PLANNED_WORKOUTS,
    TRAINING_PLANS,
)
from coach.domain.plan import Effect, Plan, PlannedWorkout, Revision
from coach.errors import CoachError, ExitCode

LOADED = "loaded"


class PlanRows(Rows):
    """What is intended, now and on any day before."""

    def plans(
        self, as_of: date | None = None, since: date | None = None
    ) -> tuple[Plan, ...]:
        """Every plan, in the order they were loaded.

        With `as_of` each as of its newest revision made on or before that day. Plans
        loaded later are not seen; the first one is, as loaded, on any day before.
        With `since` only those that end on that day or later, and the last one.
        """
        rows = self._all(TRAINING_PLANS, order=["id"])
        if as_of is not None:
            loaded = self._loaded_on()
            last = max(as_of, min(loaded.values(), default=as_of))
            rows = [row for row in rows if loaded[row.id] <= last]
        if since is not None:
            rows = [*(r for r in rows[:-1] if r.end_date >= since), *rows[-1:]]
        return tuple(self._plan(row, as_of) for row in rows)

    def _loaded_on(self) -> Mapping[int, date]:
        """The day each plan was loaded, by its number."""
        first = self._all(PLAN_REVISIONS, PLAN_REVISIONS.c.number == 1)
        return {row.plan_id: row.made_on for row in first}

    def _plan(self, row: Row[Any], as_of: date | None) -> Plan:
        mine = PLANNED_WORKOUTS.c.plan_id == row.id
        workouts = self._all(PLANNED_WORKOUTS, mine)
        numbers = {each.uuid: each.id for each in workouts}
        now = {each.uuid: to_workout(each) for each in workouts if each.in_plan}
        number = row.revision if as_of is None else self._revision_on(row.id, as_of)
        if number < row.revision:
            now = undone(now, self._changes(row.id, numbers, after=number))
        ordered = sorted(now.values(), key=lambda each: (each.day, each.id))
        return replace(to_plan(row), workouts=tuple(ordered), revision=number)

    def _revision_on(self, plan_id: int, day: date) -> int:
        table = PLAN_REVISIONS
        rows = self._all(table, table.c.plan_id == plan_id, table.c.made_on <= day)
        return max((row.number for row in rows), default=1)

    def _changes(
        self, plan_id: int, numbers: Mapping[str, int], *, after: int
    ) -> Sequence[tuple[int, Effect]]:
        """Effects of the revisions after that one, each with its revision's number."""
        rows = self._all(
            PLAN_CHANGES,
            PLAN_CHANGES.c.plan_id == plan_id,
            PLAN_CHANGES.c.revision > after,
            order=["revision", "number"],
        )
        return [(row.revision, _to_effect(row, numbers)) for row in rows]

    def save_plan(self, plan: Plan, made_at: datetime, made_on: date) -> Plan:
        """The plan with its numbers, as revision 1.

        A plan of a known uuid changes nothing: it is given back as it stands.

        Raises:
            CoachError: it holds a value that cannot be stored (exit 65).
        """
        if self._plan_row(plan.uuid) is None:
            with self._one_record(f"The plan {plan.name!r}"):
                number = self._next(TRAINING_PLANS)
                self._add(TRAINING_PLANS, {"id": number, **to_plan_row(plan)})
                self._add_workouts(plan.workouts, number)
                self._add_revision(number, 1, made_at, made_on, LOADED)
        return self._get(plan.uuid)

    def _add_workouts(self, workouts: Sequence[PlannedWorkout], plan_id: int) -> None:
        first = self._next(PLANNED_WORKOUTS)
        rows = [
            {
                "id": number,
                "plan_id": plan_id,
                "in_plan": True,
                **original_columns(workout),
                **to_workout_row(workout),
            }
            for number, workout in enumerate(workouts, first)
        ]
        self._add(PLANNED_WORKOUTS, *rows)

    def _add_revision(
        self, plan_id: int, number: int, made_at: datetime, made_on: date, reason: str
    ) -> None:
        revision = {"plan_id": plan_id, "number": number, "reason": reason}
        made = {"made_at": made_at, "made_on": made_on}
        self._add(PLAN_REVISIONS, {**revision, **made})

    def revise(
        self,
        plan_uuid: str,
        effects: tuple[Effect, ...],
        made_at: datetime,
        made_on: date,
        reason: str,
    ) -> Plan:
        """The plan with these effects, as its next revision.

        A workout keeps its number, its original day and its original duration
        through every change, being taken out and put back included.

        Raises:
            KeyError: there is no plan of that uuid.
            CoachError: a workout is not what an effect says it was before (exit 9).
        """
        row = self._plan_row(plan_uuid)
        if row is None:
            raise KeyError(plan_uuid)
        number = row.revision + 1
        self._add_revision(row.id, number, made_at, made_on, reason)
        for place, effect in enumerate(effects):
            self._apply(row.id, effect)
            change = {"plan_id": row.id, "revision": number, "number": place}
            self._add(PLAN_CHANGES, {**change, **_to_change_row(effect)})
        newest = {"revision": number}
        self._update(TRAINING_PLANS, newest, TRAINING_PLANS.c.id == row.id)
        return self._get(plan_uuid)

    def _apply(self, plan_id: int, effect: Effect) -> None:
        uuid = _uuid_of(effect)
        this = PLANNED_WORKOUTS.c.uuid == uuid
        held = self._first(PLANNED_WORKOUTS, this)
        standing = to_workout(held) if held is not None and held.in_plan else None
        if not _alike(standing, effect.before):
            raise _changed_since(effect)
        if effect.after is None:
            self._update(PLANNED_WORKOUTS, {"in_plan": False}, this)
        elif held is None:
            self._add_workouts([effect.after], plan_id)
        else:
            values = {**to_workout_row(effect.after), "in_plan": True}
            self._update(PLANNED_WORKOUTS, values, this)

    def reason_of(self, workout_uuid: str, revision: int) -> str | None:
        """Why that revision of the workout's plan was made; None without it."""
        this = PLANNED_WORKOUTS.c.uuid == workout_uuid
        workout = self._first(PLANNED_WORKOUTS, this, only=["plan_id"])
        if workout is None:
            return None
        mine = PLAN_REVISIONS.c.plan_id == workout.plan_id
        numbered = PLAN_REVISIONS.c.number == revision
        row = self._first(PLAN_REVISIONS, mine, numbered, only=["reason"])
        return None if row is None else str(row.reason)

    def revisions(self, plan_uuid: str) -> tuple[Revision, ...]:
        """The plan's history, oldest first; empty when there is no such plan."""
        plan = self._plan_row(plan_uuid)
        if plan is None:
            return ()
        mine = PLANNED_WORKOUTS.c.plan_id == plan.id
        rows = self._all(PLANNED_WORKOUTS, mine, only=["uuid", "id"])
        changes = self._changes(plan.id, {r.uuid: r.id for r in rows}, after=1)
        this = PLAN_REVISIONS.c.plan_id == plan.id
        return tuple(
            Revision(
                number=row.number,
                made_at=row.made_at,
                made_on=row.made_on,
                reason=row.reason,
                effects=tuple(e for number, e in changes if number == row.number),
            )
            for row in self._all(PLAN_REVISIONS, this, order=["number"])
        )

    def _plan_row(self, uuid: str) -> Row[Any] | None:
        return self._first(TRAINING_PLANS, TRAINING_PLANS.c.uuid == uuid)

    def _get(self, uuid: str) -> Plan:
        row = self._plan_row(uuid)
        if row is None:
            raise KeyError(uuid)
        return self._plan(row, None)


def _uuid_of(effect: Effect) -> str:
    workout = effect.before or effect.after
    return effect.change.workout_uuid if workout is None else workout.uuid


def _alike(one: PlannedWorkout | None, other: PlannedWorkout | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, id=None) == replace(other, id=None)


def undone(
    now: Mapping[str, PlannedWorkout], changes: Sequence[tuple[int, Effect]]
) -> dict[str, PlannedWorkout]:
    """The workouts as they were before those effects."""
    then = dict(now)
    for _, effect in reversed(changes):
        if effect.after is not None:
            then.pop(effect.after.uuid, None)
        if effect.before is not None:
            then[effect.before.uuid] = effect.before
    return then


def _to_change_row(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.change.kind.value,
        "workout_uuid": effect.change.workout_uuid,
        "change": change_out(effect.change),
        "before": workout_out(effect.before),
        "after": workout_out(effect.after),
    }


def _to_effect(row: Row[Any], numbers: Mapping[str, int]) -> Effect:
    before, after = (
        _numbered(workout_in(side), numbers) for side in (row.before, row.after)
    )
    return Effect(change_in(row.change), before, after)


def _numbered(
    workout: PlannedWorkout | None, numbers: Mapping[str, int]
) -> PlannedWorkout | None:
    """The workout with its row's number, which a new one got after it was shown."""
    return workout and replace(workout, id=numbers.get(workout.uuid))


def _changed_since(effect: Effect) -> CoachError:
    workout = effect.before or effect.after
    name = effect.change.workout_uuid if workout is None else workout.title
    return CoachError(
        f"The plan has changed since this was proposed: {name}.",
        "The workout is not any more as it was when the change was shown.",
        "Run coach review --prepare-only, then decide on what it proposes now.",
        ExitCode.PROPOSAL_CHANGED,
    )
