"""The ledger: verdicts, what was foretold with them, and how that ended."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from coach.database.store.rows import Rows
from coach.database.tables.decisions import DECISIONS
from coach.domain.ledger import Decision
from coach.domain.prediction import Grade, Prediction
from coach.domain.review import Evidence, Verdict

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class DecisionRows(Rows):
    """Decisions, graded when their day to look back is over."""

    def decisions(self) -> tuple[Decision, ...]:
        """Every one, by review and proposal."""
        rows = self._all(DECISIONS, order=["review_date", "proposal_id"])
        return tuple(map(_to_decision, rows))

    def decisions_to_grade(self, day: date) -> tuple[Decision, ...]:
        """Those not graded yet whose last day to look back is over on that evening."""
        due = (DECISIONS.c.look_back_on <= day, DECISIONS.c.grade.is_(None))
        rows = self._all(DECISIONS, *due, order=["review_date", "proposal_id"])
        return tuple(map(_to_decision, rows))

    def save_decision(self, decision: Decision) -> None:
        """Keep it, with its grade once there is one."""
        days = (each.look_back_on for each in decision.predictions)
        key = {
            "review_date": decision.review_day,
            "proposal_id": decision.proposal_id,
        }
        values = {
            "rule": decision.rule,
            "verdict": decision.verdict.value,
            "inputs": _inputs().dump_python(decision.inputs, mode="json"),
            "predictions": _foretold().dump_python(decision.predictions, mode="json"),
            "look_back_on": max(days, default=None),
            "measured": _plain(decision.measured),
            "grade": decision.grade and decision.grade.value,
            "graded_on": decision.graded_on,
        }
        self._put(DECISIONS, key, values, {"decided_at": decision.decided_at})


def _plain(measured: Mapping[str, float] | None) -> dict[str, float] | None:
    return None if measured is None else dict(measured)


def _to_decision(row: Row[Any]) -> Decision:
    return Decision(
        review_day=row.review_date,
        proposal_id=row.proposal_id,
        rule=row.rule,
        verdict=Verdict(row.verdict),
        decided_at=row.decided_at,
        inputs=_inputs().validate_python(row.inputs),
        predictions=_foretold().validate_python(row.predictions),
        measured=row.measured,
        grade=row.grade and Grade(row.grade),
        graded_on=row.graded_on,
    )


@cache
def _inputs() -> "TypeAdapter[tuple[Evidence, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Evidence, ...])


@cache
def _foretold() -> "TypeAdapter[tuple[Prediction, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Prediction, ...])
