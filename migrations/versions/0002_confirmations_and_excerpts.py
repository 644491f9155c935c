"""What the athlete has confirmed, and excerpts of files too large to keep."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import KEYED, Moment, Words, athlete_column

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "confirmations",
        athlete_column(key=True),
        Column("activity_uuid", Words, primary_key=True, autoincrement=False),
        Column("first_seen_at", Moment, nullable=False),
        **KEYED,
    )
    # A column without a default needs no new table, on SQLite either.
    op.add_column("raw_files", Column("excerpt_sha256", Words))


def downgrade() -> None:
    op.drop_column("raw_files", "excerpt_sha256")
    op.drop_table("confirmations")
