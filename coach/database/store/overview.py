"""What there is, counted by the database itself: no row is read in full."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from coach.database.store.rows import Rows
from coach.database.tables.activities import COMPLETED_ACTIVITIES
from coach.database.tables.files import RAW_FILES
from coach.database.tables.plans import (
    EXPORTS,
    PLAN_REVISIONS,
    TRAINING_PLANS,
)
from coach.database.tables.reviews import DAILY_REVIEWS
from coach.domain.held import PlanHeld, ReviewHeld, SourceHeld
from coach.domain.review import ExportState, ReviewStatus


class OverviewRows(Rows):
    """Counts and newest of everything."""

    def sources_held(self) -> tuple[SourceHeld, ...]:
        """Each source there is an activity of, by name."""
        table = COMPLETED_ACTIVITIES.c
        query = (
            select(
                table.source,
                func.count(),
                func.max(table.activity_date),
                func.max(table.first_seen_at),
            )
            .where(table.athlete_id == self._athlete_id, table.deleted_at.is_(None))
            .group_by(table.source)
            .order_by(table.source)
        )
        return tuple(SourceHeld(*row) for row in self._connection.execute(query))

    def plans_held(self) -> tuple[PlanHeld, ...]:
        """Every plan in the order they were loaded."""
        plans, made = TRAINING_PLANS, PLAN_REVISIONS
        newest = (made.c.plan_id == plans.c.id) & (made.c.number == plans.c.revision)
        query = (
            self._select(plans)
            .add_columns(made.c.made_at, made.c.reason)
            .join(made, newest & (made.c.athlete_id == plans.c.athlete_id))
            .order_by(plans.c.id)
        )
        return tuple(
            PlanHeld(
                row.name,
                row.start_date,
                row.end_date,
                row.revision,
                row.made_at,
                row.reason,
            )
            for row in self._connection.execute(query)
        )

    def last_review(self) -> ReviewHeld | None:
        """The newest day's review; None when there is none."""
        query = self._select(DAILY_REVIEWS, only=["review_date", "status"])
        newest = query.order_by(DAILY_REVIEWS.c.review_date.desc()).limit(1)
        row = self._connection.execute(newest).first()
        if row is None:
            return None
        return ReviewHeld(row.review_date, ReviewStatus(row.status))

    def exports_held(self) -> Mapping[tuple[str, ExportState], int]:
        """How many exports there are, by target and state."""
        table = EXPORTS.c
        query = (
            select(table.target, table.state, func.count())
            .where(table.athlete_id == self._athlete_id)
            .group_by(table.target, table.state)
            .order_by(table.target, table.state)
        )
        rows = self._connection.execute(query)
        return {(target, ExportState(state)): count for target, state, count in rows}

    def file_came_in_at(self) -> datetime | None:
        """When the last new file came in; None when none ever did."""
        mine = RAW_FILES.c.athlete_id == self._athlete_id
        newest: datetime | None = self._connection.scalar(
            select(func.max(RAW_FILES.c.first_seen_at)).where(mine)
        )
        return newest
