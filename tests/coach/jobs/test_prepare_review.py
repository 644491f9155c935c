import json

import pytest

from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march, runs


def rules(document):
    return [proposal["rule"] for proposal in document["proposals"]]


def test_four_of_six_workouts_done_propose_a_shorter_week_and_no_second_reduction(
    low_week,
):
    low_week.run(
        *("log", "wellness", "--date", SUNDAY, "--sleep-h", "4"),
        *("--soreness", "7", "--fatigue", "7"),
    )

    document = low_week.review()

    assert document["week"]["planned"] == 6
    assert document["week"]["completed"] == 4
    assert document["week"]["adherence"] == 0.667
    assert document["week"]["verdict"] == "adjust"
    assert rules(document) == ["AD01"]
    assert {change["kind"] for change in document["proposals"][0]["changes"]} == {
        "scale_duration"
    }
    assert [
        (change["before"]["duration_s"], change["after"]["duration_s"])
        for change in document["proposals"][0]["changes"]
    ] == [(2400, 1920)] * 6


def test_signs_of_poor_recovery_and_low_adherence_give_one_reduction_only(home):
    home.load(runs(rpe=8))
    home.did(*map(march, (2, 3, 4, 5)))
    home.run(
        *("log", "wellness", "--date", SUNDAY, "--sleep-h", "4"),
        *("--soreness", "7", "--fatigue", "7"),
    )

    document = home.review()

    assert rules(document) == ["FA02"]


def test_the_evening_after_an_approved_reduction_proposes_no_second(low_week):
    assert rules(low_week.review()) == ["AD01"]
    low_week.review(SUNDAY, "--approve", "all")

    tomorrow = low_week.at(march(9))
    tomorrow.answered(march(9))
    document = tomorrow.review(march(9))

    assert document["week"]["adherence"] < 0.7
    assert rules(document) == []
    assert document["status"] == "decided"


def test_the_evening_after_a_rejected_reduction_may_propose_it_again(low_week):
    low_week.review()
    low_week.review(SUNDAY, "--reject", "all")

    tomorrow = low_week.at(march(9))
    tomorrow.answered(march(9))

    assert rules(tomorrow.review(march(9))) == ["AD01"]


@pytest.mark.parametrize(
    ("done", "adherence", "verdict", "proposed"),
    [
        ((2, 3, 4, 5, 6), 0.833, "keep", []),
        ((2, 3, 4, 5, 6, 7), 1.0, "keep", []),
        ((2, 3, 4), 0.5, "adjust", ["AD01"]),
        ((2,), 0.167, "adjust", ["AD01"]),
    ],
)
def test_the_verdict_follows_the_share_of_workouts_done(
    home, done, adherence, verdict, proposed
):
    home.load(runs(weeks=2))
    home.did(*map(march, done))
    home.answered(SUNDAY)

    document = home.review()

    assert document["week"]["adherence"] == adherence
    assert document["week"]["verdict"] == verdict
    assert rules(document) == proposed


@pytest.mark.parametrize(
    ("done", "verdict"),
    [(6, "adjust"), (7, "watch"), (8, "watch"), (9, "keep")],
)
def test_seven_of_ten_is_watched_and_so_is_eight(home, done, verdict):
    two_a_day = "".join(
        f"    {day}: [easy run, easy swim]\n"
        for day in ("mon", "tue", "wed", "thu", "fri")
    )
    home.load(
        "plan: Ten\nweekly_hours: 1-12\nworkouts:\n"
        "  easy run: {sport: run, duration: 40 min}\n"
        "  easy swim: {sport: swim, duration: 30 min}\n"
        f"weeks:\n  - repeat: 2\n{two_a_day}"
    )
    home.did(*map(march, range(2, 7)))
    home.did(*map(march, range(2, 2 + done - 5)), sport="swim", minutes=30)
    home.answered(SUNDAY)

    week = home.review()["week"]

    assert (week["completed"], week["planned"]) == (done, 10)
    assert week["verdict"] == verdict


def test_days_no_source_has_answered_for_are_unknown_and_not_missed(home):
    home.load(runs())
    home.did(march(2), march(3))

    week = home.review()["week"]

    assert week["planned"] == 2
    assert week["completed"] == 2
    assert week["adherence"] == 1.0
    assert week["verdict"] == "keep"
    assert [w["status"] for w in week["workouts"]] == ["done"] * 2 + ["unknown"] * 4


def test_a_source_that_has_not_answered_silences_every_rule_about_absence(homes):
    """The same week, but for wellness logged on its last day."""
    silent, answering = homes(), homes()
    for each in (silent, answering):
        each.load(runs("tue thu fri sat", priority=1))
        each.did(march(3))
        each.answered(march(6))
    answering.answered(SUNDAY)

    unseen, seen = silent.review(), answering.review()

    assert [w["status"] for w in unseen["week"]["workouts"]] == [
        *("done", "missed", "missed", "unknown"),
    ]
    assert unseen["week"]["planned"] == 3
    assert unseen["week"]["adherence"] == 0.333
    assert rules(unseen) == []
    assert seen["week"]["planned"] == 4
    assert rules(seen) == ["AD01", "SC01"]


def test_of_a_week_without_any_data_nothing_is_said(home):
    home.load(runs(priority=1))

    week = home.review()["week"]

    assert {w["status"] for w in week["workouts"]} == {"unknown"}
    assert (week["planned"], week["completed"], week["adherence"]) == (0, 0, None)
    assert week["verdict"] == "keep"


def test_no_plan_gives_a_review_that_proposes_nothing(home):
    home.did(march(7))

    document = home.review()

    assert document["week"]["planned"] == 0
    assert document["week"]["adherence"] is None
    assert document["week"]["verdict"] == "keep"
    assert document["proposals"] == []
    assert document["status"] == "decided"


def test_an_empty_home_has_a_review_too(home):
    document = home.review()

    assert document["status"] == "decided"
    assert [source["name"] for source in document["sources"]] == [
        "garmin",
        "hevy",
        "files",
    ]
    assert [goal["key"] for goal in document["goals"]][:1] == ["body_fat"]


def test_the_documents_keys_are_those_of_the_contract(low_week):
    document = low_week.review()

    assert list(document)[:11] == [
        *("schema", "id", "date", "status", "sources", "week", "goals", "proposals"),
        *("summary", "next_week_focus", "exports"),
    ]
    assert document["schema"] == "coach/review/1"
    assert set(document["week"]) >= {
        *("from", "to", "planned", "completed", "adherence", "verdict", "planned_s"),
        *("actual_s", "by_sport", "days_between_hard", "load"),
    }
    assert set(document["proposals"][0]) >= {
        *("id", "rule", "title", "why", "evidence", "changes", "status"),
    }
    assert document["week"]["from"], document["week"]["to"] == (MONDAY, SUNDAY)
    assert set(document["goals"][0]) >= {
        *("key", "value", "unit", "target", "verdict", "slope_per_week"),
        *("slope_ci95", "on_track", "eta", "n"),
    }
    assert document["summary"]["writer"] == "plain"


def test_the_review_is_shown_as_it_was_stored(low_week):
    first = low_week.run("review", "--date", SUNDAY, "--json").out
    low_week.did(march(6), march(7))

    assert low_week.run("review", "--date", SUNDAY, "--json").out == first


def test_prepare_only_prepares_an_undecided_review_anew_and_keeps_its_number(low_week):
    first = low_week.review(SUNDAY, "--prepare-only")
    assert rules(first) == ["AD01"]
    low_week.did(march(6), march(7))

    again = low_week.review(SUNDAY, "--prepare-only")

    assert again["week"]["completed"] == 6
    assert rules(again) == []
    assert again["id"] == first["id"]


@pytest.mark.parametrize("verdict", ["--approve", "--reject"])
def test_a_decided_review_is_not_prepared_anew(low_week, verdict):
    low_week.review()
    decided = low_week.review(SUNDAY, verdict, "all")
    low_week.did(march(6), march(7))

    assert low_week.review(SUNDAY, "--prepare-only") == decided
    assert low_week.review() == decided


def test_a_review_of_which_one_proposal_is_decided_is_not_prepared_anew(home):
    home.load(runs("tue thu fri sat", priority=1))
    home.did(march(3), march(5))
    home.answered(SUNDAY)
    first, second = (p["id"] for p in home.review()["proposals"])

    half = home.review(SUNDAY, "--reject", first)
    home.did(march(6))

    assert half["status"] == "pending"
    assert [p["status"] for p in half["proposals"]] == ["rejected", "pending"]
    assert home.review(SUNDAY, "--prepare-only") == half
    whole = home.review(SUNDAY, "--approve", second)
    assert whole["status"] == "decided"
    assert [p["status"] for p in whole["proposals"]] == ["rejected", "approved"]


def test_exit_code_tells_that_decisions_are_waiting(low_week):
    low_week.run("review", "--date", SUNDAY, "--exit-code", code=8)
    low_week.run("review", "--date", SUNDAY, "--prepare-only", "--exit-code", code=8)
    low_week.run("review", "--date", SUNDAY, "--json", "--exit-code", code=8)
    low_week.run("review", "--date", SUNDAY)
    low_week.run("review", "--date", SUNDAY, "--reject", "all", "--exit-code")
    low_week.run("review", "--date", SUNDAY, "--exit-code")


def test_a_pending_review_expires_when_the_next_days_is_prepared(low_week):
    low_week.review()

    low_week.at(march(9)).review(march(9))

    expired = low_week.review()
    assert expired["status"] == "expired"
    assert [p["status"] for p in expired["proposals"]] == ["expired"]
    assert low_week.review(SUNDAY, "--approve", "all", code=3) == expired
    assert low_week.plan()["plan"]["revision"] == 1


def test_an_earlier_days_review_expires_nothing_later(low_week):
    low_week.review()

    low_week.review(march(7))

    assert low_week.review()["status"] == "pending"


def test_after_midnight_the_review_is_that_of_the_day_that_ended(low_week):
    late = low_week.at("2026-03-09T00:05:00+00:00")

    assert late.json("review")["date"] == SUNDAY
    assert low_week.at("2026-03-09T05:00:00+00:00").json("review")["date"] == march(9)


def test_at_five_past_midnight_the_last_days_workouts_are_over(home):
    home.load(runs("mon tue wed thu fri sun"))
    home.did(*map(march, (2, 3, 4, 5, 6)))
    home.answered(SUNDAY)

    late = home.at("2026-03-09T00:05:00+00:00").json("review")

    assert late["week"]["workouts"][-1]["status"] == "missed"


def test_in_the_evening_what_is_planned_for_today_may_still_be_done(home):
    home.load(runs("mon tue wed thu fri sun"))
    home.did(*map(march, (2, 3, 4, 5, 6)))
    home.answered(SUNDAY)

    document = home.json("review")

    assert document["date"] == SUNDAY
    assert document["week"]["workouts"][-1]["status"] == "planned"
    assert document["week"]["planned"] == 5


def test_the_night_of_the_clock_change_belongs_to_the_day_before(home):
    # In New York clocks went from 2:00 to 3:00 on 2026-03-08.
    there = home.at("2026-03-08T07:30:00+00:00")
    there = type(there)(there.folder, now=there.now, zone="America/New_York")

    assert there.json("review")["date"] == march(7)


def test_the_stored_text_is_what_was_printed(low_week):
    printed = low_week.review()

    assert low_week.stored(SUNDAY) == json.dumps(
        printed, ensure_ascii=False, separators=(",", ":")
    )


def test_extra_work_never_raises_adherence(low_week):
    low_week.did(*map(march, (2, 3, 4)), sport="ride", minutes=90)

    week = low_week.review()["week"]

    assert (week["completed"], week["planned"]) == (4, 6)
    assert len(week["extra"]) == 3


def test_every_sport_of_a_plan_can_be_reviewed_and_exported(home):
    home.load(EVERY_SPORT)
    home.answered(SUNDAY)

    document = home.review(SUNDAY, "--approve", "all")

    assert document["status"] == "decided"
    assert {export["state"] for export in document["exports"]} == {"done"}
