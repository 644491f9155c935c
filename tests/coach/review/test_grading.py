"""Decisions looked back on, and the record they make."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.domain.ledger import Decision
from coach.domain.prediction import Direction, Grade, Measure, Prediction, RuleRecord
from coach.domain.review import Verdict
from coach.review.grading import graded, holds, records
from tests.builders import day

AT = datetime(2026, 3, 1, 21, tzinfo=UTC)
HOURS = Prediction(Measure.HOURS, Direction.WITHIN, 3.0, 4.0, "h", day(8))
FORM = Prediction(Measure.FORM, Direction.AT_LEAST, -5.0, None, "points", day(8))
BODY_FAT = Prediction(
    Measure.GOAL, Direction.AT_MOST, None, 15.0, "%", day(8), "body_fat"
)


def decision(*foretold, verdict=Verdict.APPROVE, **fields):
    made = Decision(day(1), "p1-0000", "AD01", verdict, AT, (), foretold)
    return replace(made, **fields)


def grade(values, *foretold, **fields):
    return graded(decision(*foretold), values, day(8), **fields).grade


@pytest.mark.parametrize(
    ("foretold", "value", "is_so"),
    [
        (HOURS, 2.99, False),
        (HOURS, 3.0, True),
        (HOURS, 4.0, True),
        (HOURS, 4.01, False),
        (FORM, -5.1, False),
        (FORM, -5.0, True),
        (FORM, 90.0, True),
        (BODY_FAT, 15.0, True),
        (BODY_FAT, 15.1, False),
        (BODY_FAT, 5.0, True),
    ],
)
def test_a_prediction_holds_up_to_its_bounds(foretold, value, is_so):
    assert holds(foretold, value) is is_so


def test_all_that_was_foretold_has_to_hold():
    assert grade([3.5, 0.0], HOURS, FORM) is Grade.HELD
    assert grade([3.5, -9.0], HOURS, FORM) is Grade.FAILED


def test_what_could_not_be_measured_neither_holds_nor_fails():
    assert grade([None, 0.0], HOURS, FORM) is Grade.HELD
    assert grade([None, -9.0], HOURS, FORM) is Grade.FAILED
    assert grade([None, None], HOURS, FORM) is Grade.CANNOT_TELL


def test_of_a_change_that_was_taken_back_there_is_no_telling():
    assert grade([3.5, 0.0], HOURS, FORM, stands=False) is Grade.CANNOT_TELL
    assert grade([9.5, 0.0], HOURS, FORM, stands=False) is Grade.CANNOT_TELL


def test_what_was_measured_is_kept_with_the_day_it_was_graded():
    found = graded(decision(HOURS, BODY_FAT), [3.51239, 14.0], day(9))

    assert found.measured == {"hours": 3.512, "goal:body_fat": 14.0}
    assert found.graded_on == day(9)


def test_a_rules_record_counts_verdicts_and_how_approvals_ended():
    ended = [Grade.HELD, Grade.HELD, Grade.FAILED, Grade.CANNOT_TELL, None]
    approved = [decision(grade=each, graded_on=each and day(8)) for each in ended]
    rejected = decision(verdict=Verdict.REJECT)

    found = records([*approved, rejected, replace(rejected, rule="FA01")], day(8))

    assert found["AD01"] == RuleRecord(5, 1, 2, 1, 1)
    assert found["AD01"].hit_rate == 2 / 3
    assert found["FA01"] == RuleRecord(rejected=1)
    assert found["FA01"].hit_rate is None


def test_a_record_knows_nothing_later_than_its_evening():
    later = decision(review_day=day(9))
    graded_later = decision(grade=Grade.HELD, graded_on=day(9))

    assert records([later], day(8)) == {}
    assert records([later], day(9)) == {"AD01": RuleRecord(1)}
    assert records([graded_later], day(8)) == {"AD01": RuleRecord(1)}
    assert records([graded_later], day(9)) == {"AD01": RuleRecord(1, held=1)}
