"""Which tests of fitness a planned workout is done for."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import Document

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A column without a default needs no new table, on SQLite either.
    op.add_column("planned_workouts", Column("tests", Document))


def downgrade() -> None:
    op.drop_column("planned_workouts", "tests")
