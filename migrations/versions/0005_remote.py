"""Services: how far each was asked, what it holds of ours, what waits to be sent."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import (
    KEYED,
    STRICT,
    Bytes,
    Count,
    Day,
    Document,
    Moment,
    Words,
    athlete_column,
    quantities,
)

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OUTBOX = {
    "attempts": Count,
    "created_at": Moment,
    "sending_at": Moment,
    "next_try_at": Moment,
    "done_at": Moment,
}


def upgrade() -> None:
    op.create_table(
        "services",
        athlete_column(key=True),
        Column("name", Words, primary_key=True),
        Column("switched_on_at", Moment),
        Column("cursor", Document, nullable=False),
        Column("synced_at", Moment),
        Column("tried_at", Moment),
        Column("trouble", Words),
        Column("reason", Words),
        Column("failures", Count, nullable=False),
        Column("retry_at", Moment),
        *quantities("failures"),
        **KEYED,
    )
    op.create_table(
        "remote_activities",
        athlete_column(key=True),
        Column("service", Words, primary_key=True),
        Column("remote_id", Words, primary_key=True),
        Column("day", Day),
        Column("fingerprint", Words, nullable=False),
        Column("sha256", Words),
        Column("first_seen_at", Moment, nullable=False),
        Column("deleted_at", Moment),
        **KEYED,
    )
    op.create_index(
        "ix_remote_activities_athlete_id_service_day",
        "remote_activities",
        ["athlete_id", "service", "day"],
    )
    op.create_table(
        "service_exercises",
        athlete_column(key=True),
        Column("service", Words, primary_key=True),
        Column("remote_id", Words, primary_key=True),
        Column("title", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("exercise", Words),
        Column("first_seen_at", Moment, nullable=False),
        **KEYED,
    )
    op.create_table(
        "deliveries",
        athlete_column(key=True),
        Column("target", Words, primary_key=True),
        Column("place", Words, primary_key=True),
        Column("workout_uuid", Words),
        Column("remote_id", Words),
        Column("schedule_id", Words),
        Column("day", Day),
        Column("digest", Words),
        **KEYED,
    )
    op.create_table(
        "secrets",
        athlete_column(key=True),
        Column("name", Words, primary_key=True),
        Column("value", Bytes, nullable=False),
        **STRICT,
    )
    for name, kind in _OUTBOX.items():
        op.add_column("exports", Column(name, kind))
    op.add_column("completed_activities", Column("deleted_at", Moment))


def downgrade() -> None:
    op.drop_column("completed_activities", "deleted_at")
    for name in reversed(_OUTBOX):
        op.drop_column("exports", name)
    for table in ("secrets", "deliveries", "service_exercises"):
        op.drop_table(table)
    op.drop_index("ix_remote_activities_athlete_id_service_day", "remote_activities")
    op.drop_table("remote_activities")
    op.drop_table("services")
