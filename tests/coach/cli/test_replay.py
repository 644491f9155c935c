"""`coach replay` as a person and a script meet it."""

import pytest

from tests.homes import MONDAY, SUNDAY, march


def test_each_evening_that_spoke_is_told_with_what_followed(low_week):
    said = low_week.run("replay", MONDAY, SUNDAY).out

    assert said.startswith(f"Replay  {MONDAY} to {SUNDAY}")
    assert "AD01: " in said
    assert "AD01, again: " in said or said.count("AD01: ") == 1
    assert "followed: not known yet" in said
    assert "By rule, moderate" in said
    assert "every evening" in said
    assert "equipment are taken as they are now." in " ".join(said.split())


def test_what_the_athlete_really_decided_is_told(low_week):
    low_week.review()
    low_week.review(SUNDAY, "--reject", "all")

    document = low_week.json("replay", SUNDAY, SUNDAY)

    (evening,) = document["evenings"]
    assert evening["reviewed"] is True
    assert {each["status"] for each in evening["decided"]} == {"rejected"}
    (rule,) = [r for r in document["summary"][0]["rules"] if r["rule"] == "AD01"]
    assert (rule["evenings"], rule["times"], rule["really"]["rejected"]) == (1, 1, 1)
    assert "really: AD01 rejected" in low_week.run("replay", SUNDAY, SUNDAY).out


def test_two_settings_stand_side_by_side(low_week):
    document = low_week.json("replay", MONDAY, SUNDAY, "--compare", "aggressive")

    assert document["settings"] == ["moderate", "aggressive"]
    assert [each["setting"] for each in document["summary"]] == document["settings"]
    said = low_week.run("replay", MONDAY, SUNDAY, "--compare", "aggressive").out
    assert "By rule, side by side" in said
    (head,) = [line for line in said.splitlines() if line.split()[:1] == ["rule"]]
    assert head.split() == ["rule", "moderate", "aggressive"]
    (row,) = [line for line in said.splitlines() if "AD01 low-adherence" in line]
    assert row.count("time") == 2


def test_compared_with_itself_a_setting_is_asked_once(low_week):
    document = low_week.json("replay", MONDAY, SUNDAY, "--compare", "moderate")

    assert document["settings"] == ["moderate"]


def test_the_same_twice_is_the_same_byte_for_byte(low_week):
    once = low_week.run("replay", MONDAY, SUNDAY, "--json")

    assert low_week.run("replay", MONDAY, SUNDAY, "--json").out == once.out


@pytest.mark.parametrize(
    "days",
    [
        (SUNDAY, MONDAY),
        (MONDAY, march(9)),
        ("soon", SUNDAY),
        (MONDAY,),
        (MONDAY, SUNDAY, "--compare", "reckless"),
    ],
)
def test_days_and_settings_that_are_none_are_a_usage_error(low_week, days):
    low_week.json("replay", *days, code=2)


def test_ctrl_c_ends_it_with_130_and_changes_nothing(low_week, monkeypatch):
    rows = low_week.rows()

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("coach.jobs.replay.past_evening", interrupted)

    low_week.run("replay", MONDAY, SUNDAY, code=130)
    assert low_week.rows() == rows
