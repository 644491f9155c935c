import json

import pytest
from garmin_fit_sdk import Decoder, Stream

from tests.homes import EVERY_SPORT, SUNDAY, march, runs


def raw(home):
    """The plan's document as printed."""
    return home.run("plan", "show", "--json").out


def decoded(path):
    messages, errors = Decoder(Stream.from_file(str(path))).read()
    assert errors == []
    return messages


def revisions(home):
    return home.plan()["plan"]["revision"]


def missed_key_runs(home):
    """A review with two proposals: a shorter week and a missed run made up for."""
    home.load(runs("tue thu fri sat", priority=1))
    home.did(march(3), march(5))
    home.answered(SUNDAY)
    return [proposal["id"] for proposal in home.review()["proposals"]]


def test_approving_writes_a_plan_revision(low_week):
    before = low_week.plan()

    document = low_week.review(SUNDAY, "--approve", "all")

    after = low_week.plan()
    assert document["status"] == "decided"
    assert [p["status"] for p in document["proposals"]] == ["approved"]
    assert after["plan"]["revision"] == before["plan"]["revision"] + 1
    coming = slice(6, 12)
    assert [w["duration_s"] for w in before["workouts"][coming]] == [2400] * 6
    assert [w["duration_s"] for w in after["workouts"][coming]] == [1920] * 6
    assert after["workouts"][:6] == before["workouts"][:6]
    assert after["workouts"][12:] == before["workouts"][12:]
    for old, new in zip(before["workouts"], after["workouts"], strict=True):
        kept = ("id", "uuid", "date", "original_date", "sport", "title")
        assert [old[name] for name in kept] == [new[name] for name in kept]


def test_approving_writes_the_files_for_the_watch_at_once(low_week):
    document = low_week.review(SUNDAY, "--approve", "all")

    exports = document["exports"]
    assert len(exports) == 6
    for export in exports:
        assert (export["target"], export["state"]) == ("fit", "done")
        assert export["error"] is None
        file = low_week.exports / export["path"].rpartition("/")[2]
        assert str(file) == export["path"]
        assert file.stat().st_mode & 0o777 == 0o600
        (step,) = decoded(file)["workout_step_mesgs"]
        assert step["duration_time"] == 1920
    assert {e["workout_uuid"] for e in exports} == {
        change["workout_uuid"]
        for proposal in document["proposals"]
        for change in proposal["changes"]
    }
    assert low_week.exports.stat().st_mode & 0o777 == 0o700


def test_the_exports_are_in_the_stored_review_too(low_week):
    approved = low_week.review(SUNDAY, "--approve", "all")

    assert low_week.review() == approved


def test_every_sport_that_goes_to_a_watch_is_written_and_mobility_is_not(home):
    home.load(EVERY_SPORT)
    home.answered(SUNDAY)

    document = home.review(SUNDAY, "--approve", "all")

    kinds = [decoded(e["path"])["workout_mesgs"][0] for e in document["exports"]]
    assert sorted(kind["sport"] for kind in kinds) == [
        *("cycling", "running", "swimming", "swimming", "training"),
    ]
    assert len(document["proposals"][0]["changes"]) == 6


def test_rejecting_changes_nothing(low_week):
    before = raw(low_week)
    low_week.review()

    document = low_week.review(SUNDAY, "--reject", "all")

    assert document["status"] == "decided"
    assert [p["status"] for p in document["proposals"]] == ["rejected"]
    assert document["exports"] == []
    assert raw(low_week) == before
    assert not low_week.exports.exists()


def test_leaving_a_proposal_alone_changes_nothing(low_week):
    before = raw(low_week)

    low_week.review()

    assert raw(low_week) == before
    assert not low_week.exports.exists()


@pytest.mark.parametrize("again", ["--approve", "--reject"])
@pytest.mark.parametrize("verdict", ["--approve", "--reject"])
def test_a_verdict_counts_once(low_week, verdict, again):
    decided = low_week.review(SUNDAY, verdict, "all")
    rows = low_week.rows()

    assert low_week.review(SUNDAY, again, "all", code=3) == decided

    assert low_week.rows() == rows


def test_deciding_again_by_id_is_nothing_to_do_too(low_week):
    (proposal,) = low_week.review()["proposals"]
    decided = low_week.review(SUNDAY, "--approve", proposal["id"])

    assert low_week.review(SUNDAY, "--approve", proposal["id"], code=3) == decided
    assert revisions(low_week) == 2


def test_a_review_without_proposals_has_nothing_to_approve(home):
    document = home.review()

    assert home.review(SUNDAY, "--approve", "all", code=3) == document


def test_an_unknown_proposal_is_a_usage_error_and_decides_nothing(low_week):
    document = low_week.review()

    error = low_week.review(SUNDAY, "--approve", "p7-abcd", code=2)

    assert error["schema"] == "coach/error/1"
    assert document["proposals"][0]["id"] in error["error"]["why"]
    assert low_week.review() == document


def test_one_unknown_id_among_known_ones_decides_none_of_them(low_week):
    document = low_week.review()
    known = document["proposals"][0]["id"]

    low_week.review(SUNDAY, "--approve", f"{known},p7-abcd", code=2)

    assert low_week.review() == document
    assert revisions(low_week) == 1


def test_an_id_with_another_digest_says_that_the_proposal_changed(low_week):
    (proposal,) = low_week.review()["proposals"]
    number, _, digest = proposal["id"].partition("-")
    other = f"{number}-{'0000' if digest != '0000' else '1111'}"

    error = low_week.review(SUNDAY, "--approve", other, code=9)

    assert error["error"]["code"] == 9
    assert proposal["id"] in error["error"]["why"]
    assert revisions(low_week) == 1


def test_a_workout_moved_since_it_was_shown_makes_the_approval_fail(low_week):
    document = low_week.review()
    moved = low_week.plan()["workouts"][6]
    low_week.json("plan", "move", moved["id"], march(15))
    before = raw(low_week)

    error = low_week.review(SUNDAY, "--approve", "all", code=9)

    assert error["error"]["code"] == 9
    assert raw(low_week) == before
    assert low_week.review() == document
    assert not low_week.exports.exists()


def test_after_such_a_failure_the_command_it_names_shows_what_can_be_approved(low_week):
    low_week.review()
    moved = low_week.plan()["workouts"][6]
    low_week.json("plan", "move", moved["id"], march(15))
    fix = low_week.review(SUNDAY, "--approve", "all", code=9)["error"]["fix"]

    assert "coach review --prepare-only" in fix
    low_week.review(SUNDAY, "--prepare-only")

    assert low_week.review(SUNDAY, "--approve", "all")["status"] == "decided"
    assert low_week.plan()["workouts"][-7]["date"] <= march(21)


def test_a_workout_skipped_since_it_was_shown_makes_the_approval_fail(low_week):
    low_week.review()
    skipped = low_week.plan()["workouts"][7]
    low_week.json("plan", "skip", skipped["id"], "--reason", "travel")

    low_week.review(SUNDAY, "--approve", "all", code=9)

    assert low_week.review()["status"] == "pending"


def test_a_change_elsewhere_in_the_plan_does_not_matter(low_week):
    low_week.review()
    low_week.json("plan", "move", low_week.plan()["workouts"][14]["id"], march(22))

    assert low_week.review(SUNDAY, "--approve", "all")["status"] == "decided"


def test_two_proposals_are_decided_each_by_its_own_verdict(home):
    shorter, made_up = missed_key_runs(home)

    document = home.review(SUNDAY, "--approve", made_up, "--reject", shorter)

    assert document["status"] == "decided"
    assert [p["status"] for p in document["proposals"]] == ["rejected", "approved"]
    assert revisions(home) == 2
    moved = [w for w in home.plan()["workouts"] if w["date"] != w["original_date"]]
    assert [(w["original_date"], w["date"]) for w in moved] == [(march(6), march(9))]
    assert {w["duration_s"] for w in home.plan()["workouts"]} == {2400}


def test_what_a_review_moved_and_the_athlete_moves_on_keeps_its_first_day(home):
    _, made_up = missed_key_runs(home)
    home.review(SUNDAY, "--approve", made_up)
    (moved,) = [w for w in home.plan()["workouts"] if w["date"] != w["original_date"]]

    home.json("plan", "move", moved["id"], march(11))

    (again,) = [w for w in home.plan()["workouts"] if w["id"] == moved["id"]]
    assert (again["original_date"], again["date"]) == (march(6), march(11))
    assert "moved from Fri 6 Mar" in home.run("plan", "show", "--plain").out


def test_two_approved_proposals_leave_nothing_waiting_to_be_written(home):
    missed_key_runs(home)

    document = home.review(SUNDAY, "--approve", "all")

    assert revisions(home) == 3
    assert {export["state"] for export in document["exports"]} == {"done"}
    assert not [row for row in home.rows()["exports"] if "'pending'" in row]
    files = [export["path"] for export in document["exports"]]
    assert len(files) == len(set(files)) == len(list(home.exports.iterdir()))


def test_a_workout_is_written_for_the_day_it_was_moved_to(home):
    shorter, made_up = missed_key_runs(home)

    document = home.review(SUNDAY, "--approve", made_up, "--reject", shorter)

    (export,) = document["exports"]
    assert export["path"].rpartition("/")[2].startswith(march(9))


def test_an_id_alone_decides_the_stored_review_that_holds_it(low_week):
    (proposal,) = low_week.review()["proposals"]

    tomorrow = low_week.at("2026-03-09T08:00:00+00:00")
    document = tomorrow.json("review", "--approve", proposal["id"])

    assert document["date"] == SUNDAY
    assert document["status"] == "decided"
    assert document["exports"]


def test_the_same_proposal_cannot_be_approved_and_rejected(low_week):
    (proposal,) = low_week.review()["proposals"]

    for approve, reject in (
        (proposal["id"], proposal["id"]),
        ("all", "all"),
        ("all", proposal["id"]),
    ):
        low_week.review(SUNDAY, "--approve", approve, "--reject", reject, code=2)

    assert low_week.review()["status"] == "pending"


@pytest.mark.parametrize("nothing", ["", " ", ","])
def test_naming_no_proposal_at_all_is_a_usage_error(low_week, nothing):
    low_week.review(SUNDAY, "--approve", nothing, code=2)

    assert low_week.review()["status"] == "pending"


def test_approving_prepares_the_review_that_was_not_there_yet(low_week):
    document = low_week.review(SUNDAY, "--approve", "all")

    assert document["status"] == "decided"
    assert revisions(low_week) == 2


def test_what_the_watch_is_to_do_can_be_read_in_the_plan_of_the_next_evening(low_week):
    low_week.review(SUNDAY, "--approve", "all")

    tomorrow = low_week.at(march(9))
    shown = tomorrow.plan()

    assert shown["workouts"][6]["duration_s"] == 1920
    assert shown["workouts"][6]["steps"][0]["end"]["value"] == 1920


def test_a_proposal_about_days_that_are_over_has_expired(low_week):
    (proposal,) = low_week.review()["proposals"]
    before = raw(low_week)

    later = low_week.at(march(11))
    said = later.run("review", "--approve", proposal["id"], "--json", code=3)

    assert said.document["date"] == march(11)
    assert low_week.review()["status"] == "expired"
    assert json.loads(raw(low_week))["plan"] == json.loads(before)["plan"]


def test_a_change_reaches_the_plan_that_begins_in_the_coming_week(low_week):
    low_week.load(EVERY_SPORT, start=march(11), day=march(7))

    document = low_week.review(SUNDAY, "--approve", "all")

    (proposal,) = document["proposals"]
    sports = [change["before"]["sport"] for change in proposal["changes"]]
    assert sports == ["run", "run", "strength", "ride", "mobility", "swim"]
    assert {export["state"] for export in document["exports"]} == {"done"}
    assert low_week.at(march(11)).plan()["plan"]["revision"] == 2
    assert low_week.plan()["plan"]["revision"] == 3
