"""Decisions are kept with their verdicts and graded when their day is over."""

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.ledger import Decision
from coach.domain.prediction import Direction, Grade, Measure, Prediction
from coach.domain.review import Verdict
from coach.jobs.rule_records import rule_records
from tests.homes import MONDAY, SUNDAY, march, runs

NEXT, DAY_AFTER = march(15), march(16)


def ledger(home):
    with home.context() as context, context.reading() as store:
        return store.decisions()


def only(home):
    (decision,) = ledger(home)
    return decision


def prepared(home, day=NEXT):
    """The review of that evening, prepared after its day is over."""
    return home.at(march(int(day[-2:]) + 1)).review(day, "--prepare-only")


def trained(home, *days, minutes=32):
    """Those runs of the shortened week, and files that answered for the Sunday."""
    later = home.at(DAY_AFTER)
    later.did(*map(march, days), minutes=minutes, rpe=5)
    later.answered(NEXT)
    return later


@pytest.fixture
def approved(low_week):
    low_week.review(SUNDAY, "--approve", "all")
    return low_week


def test_an_approval_is_kept_with_what_was_shown(low_week):
    (proposal,) = low_week.review()["proposals"]
    assert ledger(low_week) == ()

    low_week.review(SUNDAY, "--approve", "all")

    kept = only(low_week)
    assert (kept.review_day, kept.proposal_id) == (date(2026, 3, 8), proposal["id"])
    assert (kept.rule, kept.verdict) == ("AD01", Verdict.APPROVE)
    assert [e.name for e in kept.inputs] == [e["name"] for e in proposal["evidence"]]
    assert [e.value for e in kept.inputs] == [e["value"] for e in proposal["evidence"]]
    shown = [(p["measure"], p["low"], p["high"]) for p in proposal["predictions"]]
    assert [(p.measure, p.low, p.high) for p in kept.predictions] == shown
    assert {p.look_back_on for p in kept.predictions} == {date(2026, 3, 15)}
    assert kept.grade is None


def test_a_rejection_is_kept_and_foretells_nothing(low_week):
    low_week.review(SUNDAY, "--reject", "all")

    kept = only(low_week)
    assert kept.verdict is Verdict.REJECT
    assert kept.inputs
    assert kept.predictions == ()
    trained(low_week, 9, 10)
    prepared(low_week)
    assert only(low_week) == kept


def test_a_proposal_left_for_later_is_not_in_the_ledger(low_week):
    low_week.review(SUNDAY)

    assert ledger(low_week) == ()


def test_deciding_again_adds_nothing(approved):
    kept = ledger(approved)

    approved.review(SUNDAY, "--reject", "all", code=3)

    assert ledger(approved) == kept


def test_a_week_that_went_as_foretold_holds(approved):
    # Of 6 runs 5 are done, where 70 % were foretold.
    trained(approved, 9, 10, 11, 12, 13)

    prepared(approved)

    kept = only(approved)
    assert kept.grade is Grade.HELD
    assert kept.graded_on == date(2026, 3, 15)
    assert kept.measured["adherence"] == pytest.approx(5 / 6, abs=0.001)


def test_a_week_that_went_otherwise_fails(approved):
    trained(approved, 9)

    prepared(approved)

    assert only(approved).grade is Grade.FAILED


def test_before_its_day_is_over_nothing_is_graded(approved):
    trained(approved, 9, 10, 11, 12, 13)

    approved.at(march(14)).review(march(14), "--prepare-only")
    assert only(approved).grade is None

    # On the very evening more may be trained yet; the next one tells.
    approved.at(NEXT).run("review", "--prepare-only")
    assert only(approved).grade is None
    approved.at(DAY_AFTER).run("review", "--prepare-only")
    assert only(approved).grade is Grade.HELD


def test_what_no_source_answered_for_is_waited_for_and_then_not_told(approved):
    prepared(approved)
    assert only(approved).grade is None

    prepared(approved, march(21))
    assert only(approved).grade is None

    prepared(approved, march(22))
    assert only(approved).grade is Grade.CANNOT_TELL
    assert only(approved).measured == {}


def test_of_an_approval_that_was_undone_there_is_no_telling(approved):
    approved.at(march(9)).run("undo", "--yes")
    trained(approved, 9, 10, 11, 12)

    prepared(approved)

    assert only(approved).grade is Grade.CANNOT_TELL


def test_what_the_athlete_skips_is_part_of_how_it_went(approved):
    days = approved.plan("--from", march(13), "--to", march(13))["workouts"]
    approved.at(march(12)).run("plan", "skip", days[0]["id"], "--reason", "rain")
    trained(approved, 9, 10, 11, 12, 14)

    prepared(approved)

    assert only(approved).grade is Grade.HELD


def test_grading_leaves_the_decided_review_as_it_was(approved):
    before = approved.stored()
    trained(approved, 9, 10, 11, 12)

    prepared(approved)

    assert only(approved).grade is not None
    assert approved.stored() == before


def test_a_grade_is_given_once(approved):
    trained(approved, 9, 10, 11, 12)
    prepared(approved)
    kept = only(approved)

    approved.at(march(17)).did(march(13), march(14), minutes=120)
    prepared(approved, march(16))

    assert only(approved) == kept


def test_an_earlier_evening_is_not_told_how_it_ended(approved):
    trained(approved, 9, 10, 11, 12, 13)
    prepared(approved)

    with approved.context(date(2026, 3, 14)) as context:
        assert rule_records(context)["AD01"].held == 0
    with approved.context(date(2026, 3, 15)) as context:
        assert rule_records(context)["AD01"].held == 1


def test_a_later_proposal_of_the_rule_shows_its_record(approved):
    trained(approved, 9, 10, 11, 12)

    (proposal,) = prepared(approved)["proposals"]

    assert proposal["rule"] == "AD01"
    shown = proposal["record"]
    assert (shown["approved"], shown["held"], shown["hit_rate"]) == (1, 0, 0.0)
    later = approved.at(DAY_AFTER)
    assert (
        "So far: approved 1, held 0, failed 1."
        in later.run("review", "--date", NEXT).out
    )
    assert later.json("rules", "AD01")["rules"][0]["record"] == shown
    assert approved.json("rules", "AD01")["rules"][0]["record"]["failed"] == 0


def test_adherence_a_workout_and_a_goal_are_measured_on_that_day(approved):
    first = approved.plan("--from", march(9), "--to", march(9))["workouts"][0]["uuid"]
    kept = only(approved)
    looked = kept.predictions[0].look_back_on
    at_least = (Direction.AT_LEAST, 0.0, None)
    foretold = (
        Prediction(Measure.ADHERENCE, *at_least, "1", looked),
        Prediction(Measure.DONE, *at_least, "1", looked, first),
        Prediction(Measure.GOAL, *at_least, "h", looked, "weekly_hours"),
        Prediction(Measure.FITNESS, *at_least, "points", looked),
    )
    with approved.context() as context, context.writing() as store:
        made = Decision(
            kept.review_day, "p2-0000", "AD01", kept.verdict, kept.decided_at, ()
        )
        store.save_decision(replace(made, predictions=foretold))
    trained(approved, 9, 10, 11)
    approved.at(march(18)).did(march(17), minutes=300)

    prepared(approved, march(17))

    _, other = ledger(approved)
    assert other.measured["adherence"] == 0.5
    assert other.measured[f"done:{first}"] == 1.0
    assert other.measured["goal:weekly_hours"] == pytest.approx(1.6)
    assert 0 < other.measured["fitness"] < 20


def test_hours_brought_down_hold_though_each_run_took_some_minutes_longer(home):
    home.load(runs(minutes=56).replace("1-8", "1-5"), MONDAY)
    home.did(*(march(day) for day in range(2, 8)), minutes=57, rpe=4)
    home.answered(SUNDAY)
    (proposal,) = (p for p in home.review()["proposals"] if p["rule"] == "VO01")
    home.review(SUNDAY, "--approve", proposal["id"])
    week = home.plan("--from", march(9), "--to", NEXT)["workouts"]
    later = home.at(DAY_AFTER)
    for workout in week:
        longer = workout["duration_s"] // 60 + 6
        later.did(workout["date"], minutes=longer, rpe=4)
    later.answered(NEXT)

    prepared(home)

    kept = next(each for each in ledger(home) if each.rule == "VO01")
    assert 5 < kept.measured["hours"] < 5.5
    assert kept.grade is Grade.HELD
