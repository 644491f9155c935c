"""Leave to learn from each other's lifting, and what is read with it.

The only queries of coach that reach other athletes' rows: asked by one who shares, they
name the athletes who share, too, and read numbers that were derived from their lifting.
Without one's own leave nothing of the others is asked for, not even who they are.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select

from coach.database.store.rows import Rows
from coach.database.tables.learned import LIFTING_SHARED, MODELS
from coach.domain.lifter_kind import LifterKind

KIND = "kind"
"""The row of the models that says what kind of lifter the athlete is; one each."""

_ROW = {"task": KIND, "version": KIND}
_HERE = (MODELS.c.task == KIND, MODELS.c.version == KIND)


class SharingRows(Rows):
    """Leave given, one's own kind, and the numbers of those who share."""

    def lifting_shared(self) -> datetime | None:
        """When the athlete gave leave; None where they did not."""
        row = self._first(LIFTING_SHARED)
        return None if row is None else row.given_at

    def share_lifting(self, at: datetime) -> bool:
        """Give leave; False where it was given."""
        if self.lifting_shared() is not None:
            return False
        self._add(LIFTING_SHARED, {"given_at": at})
        return True

    def stop_sharing_lifting(self) -> bool:
        """Take it back; False where there was none."""
        given = self.lifting_shared() is not None
        self._remove(LIFTING_SHARED)
        return given

    def kind(self, day: date) -> LifterKind | None:
        """The athlete's own, as it was known on that evening."""
        row = self._first(MODELS, *_HERE, MODELS.c.trained_on <= day)
        return None if row is None else _to_kind(row)

    def save_kind(self, kind: LifterKind, at: datetime) -> bool:
        """Keep it in the place of the one before, and all that one had learned."""
        values = {
            "trained_on": kind.learned_on,
            "first_day": kind.learned_on,
            "last_day": kind.learned_on,
            "n": kind.sessions,
            "parameters": {
                "features": dict(kind.features),
                "follows": {name: dict(row) for name, row in kind.follows.items()},
                "prior": dict(kind.prior),
            },
            "scores": {},
            "floor": "",
            "floor_scores": {},
        }
        return self._put(MODELS, _ROW, values, {"trained_at": at})

    def shared_kinds(self, day: date) -> tuple[LifterKind, ...]:
        """Those of other athletes who share, without what those learned from others.

        Empty unless this athlete shares as well. They come in no order that says whose
        they are.
        """
        rows = self._of_sharing(MODELS, *_HERE, MODELS.c.trained_on <= day)
        kinds = (_to_kind(row) for row in rows)
        bare = [replace(kind, prior={}) for kind in kinds]
        return tuple(
            sorted(bare, key=lambda k: (k.sessions, sorted(k.features.items())))
        )

    def sharing_others(self) -> int:
        """How many other athletes share; 0 unless this one does."""
        return len(self._others())

    def _others(self) -> list[int]:
        if self.lifting_shared() is None:
            return []
        others = select(LIFTING_SHARED.c.athlete_id).where(
            LIFTING_SHARED.c.athlete_id != self._athlete_id
        )
        return sorted(self._connection.execute(others).scalars())

    def _of_sharing(self, table: Table, *where: ColumnElement[bool]) -> list[Row[Any]]:
        others = self._others()
        if not others:
            return []
        query = select(table).where(table.c.athlete_id.in_(others), *where)
        return list(self._connection.execute(query).all())


def _by_numbers(kind: LifterKind) -> tuple[int, list[tuple[str, float]]]:
    return kind.sessions, sorted(kind.features.items())


def _to_kind(row: Row[Any]) -> LifterKind:
    held = row.parameters
    return LifterKind(
        row.trained_on, row.n, held["features"], held["follows"], held["prior"]
    )
