"""Keep beside change, what is foretold and a rule's record, as documents have them."""

from datetime import date

from coach.domain.prediction import Direction, Measure, Prediction, RuleRecord
from coach.domain.projection import Course, GoalAhead, SideBySide
from coach.goals.registry import describe
from coach.reports.numbers import Document, day, rounded


def ahead_item(sides: SideBySide | None) -> Document | None:
    """The two courses, None where nothing is proposed."""
    if sides is None:
        return None
    return {
        "from": sides.keep.first.isoformat(),
        "to": sides.keep.last.isoformat(),
        "keep": _course(sides.keep),
        "change": _course(sides.change),
    }


def _course(course: Course) -> Document:
    return {
        "hours": [rounded(each, 2) for each in course.hours],
        "load": [rounded(each, 1) for each in course.load],
        "usual_share": rounded(course.share, 2),
        "fitness": rounded(course.fitness, 1),
        "fatigue": rounded(course.fatigue, 1),
        "form": rounded(course.form, 1),
        "hard_days": course.hard_days,
        "shortest_gap": course.shortest_gap,
        "monotony": rounded(course.monotony, 2),
        "goals": [_goal(each) for each in course.goals],
    }


def _goal(goal: GoalAhead) -> Document:
    described = describe(goal.key)
    return {
        "key": goal.key,
        "name": described.name if described else goal.key.replace("_", " "),
        "unit": goal.unit,
        "value": rounded(goal.value, 2),
        "low80": rounded(goal.low, 2),
        "high80": rounded(goal.high, 2),
        "why": goal.why,
        "minutes": rounded(goal.minutes, 0),
    }


def prediction_item(foretold: Prediction) -> Document:
    """One thing foretold, and when it is looked back on."""
    return {
        "measure": foretold.measure.value,
        "key": foretold.key,
        "direction": foretold.direction.value,
        "low": rounded(foretold.low),
        "high": rounded(foretold.high),
        "unit": foretold.unit,
        "look_back_on": day(foretold.look_back_on),
    }


def prediction_of(item: Document) -> Prediction:
    """The prediction that such a part of a document tells."""
    return Prediction(
        Measure(item["measure"]),
        Direction(item["direction"]),
        item["low"],
        item["high"],
        item["unit"],
        date.fromisoformat(item["look_back_on"]),
        item["key"],
    )


def record_item(record: RuleRecord) -> Document:
    """How a rule has done so far; `hit_rate` null before anything could be told."""
    return {
        "approved": record.approved,
        "rejected": record.rejected,
        "held": record.held,
        "failed": record.failed,
        "cannot_tell": record.cannot_tell,
        "hit_rate": rounded(record.hit_rate),
    }
