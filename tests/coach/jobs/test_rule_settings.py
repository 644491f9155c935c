"""A rule's threshold is set by a proposal the athlete approves, and by nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.judgement import Aggressiveness
from coach.domain.ledger import Decision
from coach.domain.prediction import Grade
from coach.domain.review import Verdict
from coach.jobs.replay import Span, replay
from tests.forks import KILLED
from tests.homes import SUNDAY, march

EVENING = date.fromisoformat(SUNDAY)
MODERATE, AGGRESSIVE = Aggressiveness.MODERATE, Aggressiveness.AGGRESSIVE


def failed(home, number=4, rule="AD01"):
    """Decisions of February whose changes did not end as foretold."""
    at = datetime(2026, 2, 1, 21, tzinfo=UTC)
    with home.context() as context, context.writing() as store:
        for n in range(number):
            day = date(2026, 2, 1) + timedelta(days=n)
            made = Decision(day, f"p1-000{n}", rule, Verdict.APPROVE, at, ())
            store.save_decision(replace(made, grade=Grade.FAILED, graded_on=day))


@pytest.fixture
def asked(low_week):
    """4 of 6 runs done, between AD01's thresholds, and a poor record of AD01."""
    low_week.at(march(7)).answered(march(7))
    failed(low_week)
    return low_week


def of(document, rule):
    return next(p for p in document["proposals"] if p["rule"] == rule)


def decide(home, verdict="--approve"):
    tuning = of(home.review(), "TU01")
    return home.review(SUNDAY, verdict, tuning["id"])


def rules(home, day):
    """The rules that speak on that evening, 4 of 6 runs done again."""
    return [p["rule"] for p in home.at(day).review(day)["proposals"]]


def next_evening(home):
    later = home.at(march(9))
    later.did(march(9))
    return rules(later, march(9))


def settings(home):
    with home.context() as context, context.reading() as store:
        return [(s.rule, s.setting, str(s.since)) for s in store.rule_settings()]


def test_the_proposal_says_what_is_set_and_changes_no_workout(asked):
    tuning = of(asked.review(), "TU01")

    assert tuning["tunes"] == {"rule": "AD01", "from": "moderate", "to": "conservative"}
    assert tuning["changes"] == []
    assert tuning["predictions"] == []
    assert tuning["ahead"] is None
    assert of(asked.review(), "AD01")["tunes"] is None


def test_an_approval_sets_the_rule_and_the_next_evening_it_is_silent(asked):
    assert "AD01" in rules(asked, SUNDAY)

    decide(asked)

    assert settings(asked) == [("AD01", "conservative", SUNDAY)]
    assert "AD01" not in next_evening(asked)


def test_a_rejection_sets_nothing(asked):
    decide(asked, "--reject")

    assert settings(asked) == []
    assert "AD01" in next_evening(asked)


def test_after_a_rejection_it_is_not_asked_again_the_next_evening(asked):
    decide(asked, "--reject")

    assert "TU01" not in next_evening(asked)


def test_a_rule_that_was_set_is_left_alone_and_its_old_record_counts_no_more(asked):
    decide(asked)

    assert "TU01" not in next_evening(asked)
    later = asked.at("2026-04-10")
    with later.context() as context, context.reading() as store:
        assert len(store.decisions()) == 5
    assert later.json("rules", "AD01")["rules"][0]["record"]["failed"] == 4
    assert "TU01" not in [p["rule"] for p in later.review("2026-04-10")["proposals"]]


def test_an_evening_before_the_approval_sees_the_old_threshold(asked):
    decide(asked)

    assert "AD01" in rules(asked, march(7))


def test_approving_leaves_plan_and_files_alone(asked):
    before = asked.plan()

    decided = decide(asked)

    assert asked.plan() == before
    assert decided["exports"] == []


def test_the_setting_and_the_verdict_are_one_transaction(asked, forks):
    tuning, rows = of(asked.review(), "TU01"), asked.rows()

    words = ("review", "--date", SUNDAY, "--approve", tuning["id"])
    assert forks.run(asked, *words, fault="verdict.commit")[0] == KILLED

    assert asked.rows() == rows
    assert settings(asked) == []


def test_the_decision_is_kept_and_never_graded(asked):
    decide(asked)
    later = asked.at("2026-05-08")
    later.review("2026-05-08")

    with later.context() as context, context.reading() as store:
        (kept,) = [d for d in store.decisions() if d.rule == "TU01"]
    assert (kept.verdict, kept.predictions, kept.grade) == (Verdict.APPROVE, (), None)


def test_undo_takes_it_back_and_the_threshold_is_the_old_one(asked):
    decide(asked)

    document = asked.json("undo", "--yes")

    assert document["tunes"] == {
        "rule": "AD01",
        "from": "conservative",
        "to": "moderate",
    }
    assert document["changes"] == []
    assert settings(asked) == [("AD01", "conservative", SUNDAY), ("AD01", None, SUNDAY)]
    assert "AD01" in next_evening(asked)
    assert asked.review()["undone_on"] == SUNDAY


def test_undo_of_both_takes_both_back(asked):
    before = asked.plan()["workouts"]
    asked.review(SUNDAY, "--approve", "all")

    document = asked.json("undo", "--yes")

    assert len(document["changes"]) == 6
    assert document["tunes"]["rule"] == "AD01"
    assert asked.plan()["workouts"] == before
    assert settings(asked)[-1] == ("AD01", None, SUNDAY)


def test_a_second_undo_is_nothing_to_do(asked):
    decide(asked)
    asked.json("undo", "--yes")
    rows = asked.rows()

    asked.json("undo", "--yes", code=3)
    asked.json("undo", SUNDAY, "--yes", code=3)

    assert asked.rows() == rows


def test_a_dry_run_of_undo_says_it_and_does_nothing(asked):
    decide(asked)
    rows = asked.rows()

    said = asked.run("undo", "--dry-run").out

    assert "rule AD01: conservative → moderate" in said
    assert asked.rows() == rows


def tuned(home, day, setting, reason):
    from coach.domain.judgement import RuleSetting

    at = datetime.fromisoformat(f"{day}T21:00:00+00:00")
    said = RuleSetting("AD01", date.fromisoformat(day), reason, at, setting)
    with home.context() as context, context.writing() as store:
        store.add_rule_setting(said)


def test_undo_goes_back_to_what_the_rule_was_set_to_before(low_week):
    tuned(low_week, "2026-02-01", MODERATE, "review 2026-02-01: TU01")
    failed_later = date(2026, 2, 10)
    at = datetime(2026, 2, 20, 21, tzinfo=UTC)
    with low_week.context() as context, context.writing() as store:
        for n in range(3):
            day = failed_later + timedelta(days=n)
            store.save_decision(
                Decision(day, f"p1-000{n}", "AD01", Verdict.REJECT, at, ())
            )
    decide(low_week)

    low_week.json("undo", "--yes")

    assert settings(low_week)[-1] == ("AD01", "moderate", SUNDAY)


def test_an_older_word_is_not_taken_back_over_a_newer_one(asked):
    decide(asked)
    later = asked.at(march(20))
    tuned(later, march(20), AGGRESSIVE, "review 2026-03-20: TU01")

    later.json("undo", SUNDAY, "--yes", code=3)

    assert settings(later)[-1] == ("AD01", "aggressive", march(20))


def replayed(home, *whole):
    span = Span(EVENING - timedelta(days=1), EVENING + timedelta(days=1), whole)
    with home.context() as context:
        return replay(context, span, lambda *_: None).evenings


def spoke(evenings, setting):
    return [any(p.rule == "AD01" for p in each.proposed[setting]) for each in evenings]


def test_a_replay_asks_each_evening_at_the_threshold_of_then(asked):
    decide(asked)
    later = asked.at(march(9))
    later.did(march(9))

    evenings = replayed(later, MODERATE, AGGRESSIVE)

    assert spoke(evenings, MODERATE) == [True, True, False]
    assert spoke(evenings, AGGRESSIVE) == [True, True, False]


def test_what_was_taken_back_later_had_held_until_then_in_a_replay(asked):
    decide(asked)
    later = asked.at(march(10))
    later.did(march(9), march(10))
    later.json("undo", "--yes")

    assert spoke(replayed(later, MODERATE), MODERATE) == [True, True, False]


def test_coach_rules_says_where_a_rule_stands_and_since_when(asked):
    decide(asked)

    (item,) = asked.json("rules", "AD01")["rules"]
    before = asked.at(march(7)).json("rules", "AD01")["rules"][0]

    assert (item["setting"], item["since"]) == ("conservative", SUNDAY)
    assert (before["setting"], before["since"]) == ("moderate", None)
    assert "conservative since 8 March 2026" in asked.run("rules", "AD01").out
    assert asked.run("rules").out.count("set to conservative since") == 1


def test_a_tuned_rule_is_never_bolder_than_the_whole(asked, monkeypatch):
    tuned(asked, march(1), MODERATE, "review 2026-03-01: TU01")
    monkeypatch.setenv("COACH_AGGRESSIVENESS", "conservative")

    assert asked.json("rules", "AD01")["rules"][0]["setting"] == "conservative"
    assert "AD01" not in rules(asked, SUNDAY)


def test_it_comes_back_from_an_export(asked, homes, tmp_path):
    decide(asked)
    asked.run("export", "jsonl", "--out", tmp_path / "out")
    other = homes()

    other.json("import", tmp_path / "out")

    assert settings(other) == settings(asked)
