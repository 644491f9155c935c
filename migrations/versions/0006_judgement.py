"""The coach's judgement: limits of the plan, graded decisions, models asked."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import (
    KEYED,
    STRICT,
    Count,
    Day,
    Document,
    Flag,
    Moment,
    Number,
    Words,
    athlete_column,
    id_column,
    quantities,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "limits",
        athlete_column(key=True),
        Column("equipment", Document),
        Column("pool_days", Document),
        **KEYED,
    )
    op.create_table(
        "special_days",
        athlete_column(key=True),
        Column("day", Day, primary_key=True),
        Column("slots", Document, nullable=False),
        **KEYED,
    )
    op.create_table(
        "busy_times",
        athlete_column(key=True),
        Column("source", Words, primary_key=True),
        Column("number", Count, primary_key=True, autoincrement=False),
        Column("starts", Words, nullable=False),
        Column("ends", Words, nullable=False),
        **KEYED,
    )
    op.create_table(
        "pauses",
        athlete_column(key=True),
        Column("first_day", Day, primary_key=True),
        Column("last_day", Day, nullable=False),
        Column("reason", Words, nullable=False),
        Column("said_on", Day, nullable=False),
        **KEYED,
    )
    op.create_table(
        "preferences",
        athlete_column(key=True),
        Column("exercise", Words, primary_key=True),
        Column("liking", Words, nullable=False),
        Column("said_on", Day, nullable=False),
        **KEYED,
    )
    op.create_table(
        "decisions",
        athlete_column(key=True),
        Column("review_date", Day, primary_key=True),
        Column("proposal_id", Words, primary_key=True),
        Column("rule", Words, nullable=False),
        Column("verdict", Words, nullable=False),
        Column("decided_at", Moment, nullable=False),
        Column("inputs", Document, nullable=False),
        Column("predictions", Document, nullable=False),
        Column("look_back_on", Day),
        Column("measured", Document),
        Column("grade", Words),
        Column("graded_on", Day),
        **KEYED,
    )
    op.create_table(
        "model_calls",
        id_column(),
        athlete_column(),
        Column("called_at", Moment, nullable=False),
        Column("review_date", Day, nullable=False),
        Column("writer", Words, nullable=False),
        Column("model", Words, nullable=False),
        Column("sent_bytes", Count, nullable=False),
        Column("sent_sha256", Words, nullable=False),
        Column("received_bytes", Count, nullable=False),
        Column("took_s", Number, nullable=False),
        Column("input_tokens", Count),
        Column("output_tokens", Count),
        Column("cost_usd", Number),
        Column("ended", Words, nullable=False),
        *quantities("sent_bytes", "received_bytes", "took_s"),
        **STRICT,
    )
    op.create_table(
        "consents",
        athlete_column(key=True),
        Column("writer", Words, primary_key=True),
        Column("given_at", Moment, nullable=False),
        Column("with_texts", Flag, nullable=False),
        **KEYED,
    )
    op.create_index("ix_decisions_athlete_id_rule", "decisions", ["athlete_id", "rule"])


def downgrade() -> None:
    op.drop_table("consents")
    op.drop_table("model_calls")
    op.drop_index("ix_decisions_athlete_id_rule", "decisions")
    for table in ("decisions", "preferences", "pauses", "busy_times"):
        op.drop_table(table)
    for table in ("special_days", "limits"):
        op.drop_table(table)
