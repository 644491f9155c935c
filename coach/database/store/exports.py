"""Workouts on their way to the watch, keyed by workout, target and revision."""

from sqlalchemy import select

from coach.database.store.rows import Rows
from coach.database.tables.plans import EXPORTS
from coach.domain.review import Export, ExportState


class ExportRows(Rows):
    """How far each export got."""

    def save_exports(self, exports: tuple[Export, ...]) -> None:
        """Keep how far each got; those that stand so already change nothing."""
        for export in exports:
            key = {
                "workout_uuid": export.workout_uuid,
                "target": export.target,
                "revision": export.revision,
            }
            values = {
                "state": export.state.value,
                "remote_id": export.remote_id,
                "path": export.path,
                "error": export.error,
                "attempts": export.attempts,
                "created_at": export.created_at,
                "sending_at": export.sending_at,
                "next_try_at": export.next_try_at,
                "done_at": export.done_at,
            }
            self._put(EXPORTS, key, values, {})

    def outbox(self) -> frozenset[str]:
        """Targets with an export that waits, or that is to be looked for once more."""
        table = EXPORTS.c
        waits = table.state.in_([ExportState.PENDING.value, ExportState.UNKNOWN.value])
        doubted = (table.state == ExportState.DONE.value) & table.sending_at.is_not(
            None
        )
        query = (
            select(table.target)
            .where(table.athlete_id == self._athlete_id, waits | doubted)
            .distinct()
        )
        return frozenset(self._connection.scalars(query))

    def exports(self, workout_uuid: str | None = None) -> tuple[Export, ...]:
        """Exports of that workout, or all: by workout, target, revision."""
        where = []
        if workout_uuid is not None:
            where.append(EXPORTS.c.workout_uuid == workout_uuid)
        order = ["workout_uuid", "target", "revision"]
        return tuple(
            Export(
                target=row.target,
                workout_uuid=row.workout_uuid,
                revision=row.revision,
                state=ExportState(row.state),
                remote_id=row.remote_id,
                path=row.path,
                error=row.error,
                attempts=row.attempts or 0,
                created_at=row.created_at,
                sending_at=row.sending_at,
                next_try_at=row.next_try_at,
                done_at=row.done_at,
            )
            for row in self._all(EXPORTS, *where, order=order)
        )
