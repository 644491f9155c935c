"""The ledger of decisions, what rules were set to, and what models were asked."""

from sqlalchemy import Column, Index, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Count,
    Day,
    Flag,
    Moment,
    Number,
    SealedDocument,
    Words,
    athlete_column,
    id_column,
    quantities,
)

# grade stays NULL until every prediction's day to look back is over; look_back_on is
# the latest of them, NULL where nothing was foretold.
DECISIONS = Table(
    "decisions",
    METADATA,
    athlete_column(key=True),
    Column("review_date", Day, primary_key=True),
    Column("proposal_id", Words, primary_key=True),
    Column("rule", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("inputs", SealedDocument("decisions.inputs"), nullable=False),
    Column("predictions", SealedDocument("decisions.predictions"), nullable=False),
    Column("look_back_on", Day),
    Column("measured", SealedDocument("decisions.measured")),
    Column("grade", Words),
    Column("graded_on", Day),
    Index(None, "athlete_id", "rule"),
    **KEYED,
)

# Only ever added to: the rule's newest row on or before an evening holds on it. setting
# is NULL where the rule was given back to the whole setting.
RULE_SETTINGS = Table(
    "rule_settings",
    METADATA,
    athlete_column(key=True),
    Column("rule", Words, primary_key=True),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("since", Day, nullable=False),
    Column("reason", Words, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("setting", Words),
    **KEYED,
)

# One row a call; what was sent is kept as a digest only. cost_usd is NULL where the
# price is not known, as with a model at home.
MODEL_CALLS = Table(
    "model_calls",
    METADATA,
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

# with_texts: titles and notes may go, too. Taken back, the row goes.
CONSENTS = Table(
    "consents",
    METADATA,
    athlete_column(key=True),
    Column("writer", Words, primary_key=True),
    Column("given_at", Moment, nullable=False),
    Column("with_texts", Flag, nullable=False),
    **KEYED,
)
