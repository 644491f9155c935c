"""At which setting a rule stands, and what came of it since it was set."""

from dataclasses import replace
from datetime import UTC, datetime

from coach.domain.judgement import Aggressiveness, RuleSetting, Standing, setting_of
from coach.domain.ledger import Decision
from coach.domain.prediction import Grade, RuleRecord
from coach.domain.review import Verdict
from coach.review.standing import standings
from tests.builders import day

CONSERVATIVE, MODERATE, AGGRESSIVE = Aggressiveness
AT = datetime(2026, 3, 1, 21, tzinfo=UTC)


def decided(on, verdict=Verdict.REJECT, **fields):
    return replace(Decision(day(on), f"p1-{on}", "AD01", verdict, AT, ()), **fields)


def failed(on, graded=20):
    return decided(on, Verdict.APPROVE, grade=Grade.FAILED, graded_on=day(graded))


def said(on, setting):
    return RuleSetting("AD01", day(on), f"review {on}", AT, setting)


def ad01(decisions, words=(), on=20):
    return standings(decisions, words, day(on))["AD01"]


def test_a_rule_that_was_never_set_is_told_by_all_its_decisions():
    assert ad01([failed(1), decided(3), decided(5)]) == Standing(
        record=RuleRecord(approved=1, rejected=2, failed=1), turned_down=2
    )


def test_what_was_decided_up_to_the_day_it_was_set_counts_no_more():
    found = ad01([failed(4), failed(5), failed(6)], [said(5, MODERATE)])

    assert (found.tuned, found.since) == (MODERATE, day(5))
    assert found.record == RuleRecord(approved=1, failed=1)


def test_the_newest_word_holds_and_taking_it_back_is_one():
    words = [said(2, MODERATE), said(4, CONSERVATIVE), said(6, None)]

    assert ad01([], words) == Standing(None, day(6))
    assert ad01([], words[:2]).tuned is CONSERVATIVE


def test_an_approval_ends_a_row_of_rejections():
    assert ad01([decided(1), decided(2), failed(3), decided(4)]).turned_down == 1


def test_what_is_decided_or_graded_later_is_not_known():
    found = ad01([failed(3, graded=12), decided(13)], on=11)

    assert found == Standing(record=RuleRecord(approved=1))


def test_a_rule_stands_at_the_calmer_of_its_own_setting_and_the_whole():
    assert setting_of(AGGRESSIVE, MODERATE) is MODERATE
    assert setting_of(CONSERVATIVE, MODERATE) is CONSERVATIVE
    assert setting_of(AGGRESSIVE, None) is AGGRESSIVE
