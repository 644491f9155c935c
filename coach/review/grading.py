"""The ledger read: what became of decisions, and how each rule has done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coach.domain.ledger import Decision
from coach.domain.prediction import Direction, Grade, Prediction, RuleRecord
from coach.domain.review import Verdict


def measure_key(foretold: Prediction) -> str:
    """How a measured value is named in the ledger: `hours`, `goal:body_fat`."""
    return f"{foretold.measure}:{foretold.key}" if foretold.key else foretold.measure


def graded(
    decision: Decision,
    measured: Sequence[float | None],
    on: date,
    *,
    stands: bool = True,
) -> Decision:
    """The decision with its grade.

    One prediction that failed fails it; otherwise it held if any could be told.

    Args:
        decision: with its days to look back over.
        measured: a value a prediction, None where there is no telling.
        on: the evening it is graded on.
        stands: whether the plan went on as it was approved; there is no telling what
            a change did that was taken back.
    """
    both = list(zip(decision.predictions, measured, strict=True))
    told = [holds(each, value) for each, value in both if value is not None]
    if not stands or not told:
        grade = Grade.CANNOT_TELL
    else:
        grade = Grade.HELD if all(told) else Grade.FAILED
    known = {measure_key(e): round(v, 3) for e, v in both if v is not None}
    return replace(decision, measured=known, grade=grade, graded_on=on)


def holds(foretold: Prediction, value: float) -> bool:
    """Whether the value lies where it was foretold, the bounds included."""
    low, high = foretold.low, foretold.high
    if foretold.direction is not Direction.AT_MOST and low is not None and value < low:
        return False
    is_bound = foretold.direction is not Direction.AT_LEAST and high is not None
    return not (is_bound and high is not None and value > high)


def records(decisions: Iterable[Decision], day: date) -> Mapping[str, RuleRecord]:
    """How each rule had done by that evening, by code; only those ever decided on."""
    found: dict[str, RuleRecord] = {}
    for each in decisions:
        if each.review_day <= day:
            before = found.get(each.rule, RuleRecord())
            found[each.rule] = _with(before, each, day)
    return found


def _with(record: RuleRecord, decision: Decision, day: date) -> RuleRecord:
    grade = decision.grade
    if decision.graded_on is None or decision.graded_on > day:
        grade = None
    return RuleRecord(
        record.approved + (decision.verdict is Verdict.APPROVE),
        record.rejected + (decision.verdict is Verdict.REJECT),
        record.held + (grade is Grade.HELD),
        record.failed + (grade is Grade.FAILED),
        record.cannot_tell + (grade is Grade.CANNOT_TELL),
    )
