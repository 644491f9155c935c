"""Decisions as they are kept: what was foretold, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.prediction import Grade, Prediction
from coach.domain.review import Evidence, Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict of the athlete's on one proposal.

    Attributes:
        review_day: the evening it belongs to.
        proposal_id: as it was shown.
        inputs: the numbers the rule rested on.
        predictions: what was foretold with it; none for a rejected one.
        measured: what was measured on the day to look back, by measure and key.
        grade: None until then. One failed prediction fails it; it cannot be told
            where none could be measured, or where the plan was changed otherwise.
    """

    review_day: date
    proposal_id: str
    rule: str
    verdict: Verdict
    decided_at: datetime
    inputs: tuple[Evidence, ...]
    predictions: tuple[Prediction, ...] = ()
    measured: Mapping[str, float] | None = None
    grade: Grade | None = None
    graded_on: date | None = None
