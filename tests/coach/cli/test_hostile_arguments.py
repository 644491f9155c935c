"""Arguments that nobody meant: a usage error each, and never a traceback."""

import pytest

from coach.cli.app import run
from tests.documents import parsed

USAGE = 2


@pytest.mark.parametrize(
    "day",
    [
        *("2026-13-40", "0000-00-00", "99999-01-01", "", "x", "2026-03-01T00:00"),
        *("9999-12-31", "0001-01-01", "1969-12-31", "2200-01-01", "\u0662026-03-01"),
    ],
)
@pytest.mark.parametrize("command", [["review"], ["goals"], ["log", "body"], ["demo"]])
def test_an_evening_out_of_this_world_is_refused(day, command, capsys):
    assert run([*command, "--date", day, "--json"]) == USAGE
    assert parsed(capsys.readouterr().out)["error"]["code"] == USAGE


@pytest.mark.parametrize("day", ["1970-01-01", "2199-12-31"])
def test_the_first_and_the_last_evening_are_reckoned_with(day, capsys):
    for command in ("review", "goals", "activities"):
        assert run([command, "--date", day, "--json"]) == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_spans_may_reach_to_the_ends_of_the_calendar(day):
    for command in (
        *(["activities", "--since", day], ["activities", "--until", day]),
        *(["plan", "show", "--from", day], ["plan", "show", "--to", day]),
    ):
        assert run(command) == 0


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "-1", "1e400", "", "x"])
@pytest.mark.parametrize(
    "command",
    [
        ["log", "workout", "--sport", "run", "--minutes"],
        ["log", "workout", "--sport", "run", "--minutes", "30", "--distance-m"],
        ["log", "workout", "--sport", "run", "--minutes", "30", "--rpe"],
        ["log", "body", "--weight-kg"],
        ["log", "body", "--body-fat-pct"],
        ["log", "wellness", "--sleep-h"],
        ["log", "wellness", "--fatigue"],
    ],
)
def test_a_number_that_is_none_is_refused(command, number, capsys):
    assert run([*command, number]) == USAGE


@pytest.mark.parametrize("wanted", ["0", "-1", "1 OR 1=1", "9" * 24, "none", "²", ""])
def test_an_activity_that_cannot_be_is_a_usage_error(wanted, capsys):
    assert run(["activity", "--", wanted]) == USAGE
    assert run(["match", "fix", "--", wanted, "none"]) == USAGE


@pytest.mark.parametrize(
    "given",
    [
        ["all", "--reject", "all"],
        ["p1", "--reject", "p1"],
        ["all", "--reject", "p1"],
        ["p1", "--reject", "all"],
    ],
)
def test_one_proposal_is_not_approved_and_rejected(given, capsys):
    assert run(["review", "--approve", *given]) == USAGE


@pytest.mark.parametrize(
    "slot",
    [
        *("mon 25:00-26:00", "mon 07:00-06:00", "xyz 06:00-07:00", "mon", ""),
        "mon 06:00-07:00,tue 06:00-07:00",
    ],
)
def test_a_slot_that_is_none_is_refused(slot, capsys):
    assert run(["slots", "set", slot]) == USAGE


def test_what_was_typed_with_escapes_is_stored_and_shown_without(capsys):
    bad = "\x1b[31mred [/nope]\u202e\nx"

    logged = ["log", "workout", "--sport", "run", "--minutes", "30", "--title", bad]
    assert run([*logged, "--note", bad]) == 0
    for command in (
        *([], ["activities"], ["activity", "1"], ["activities", "--csv"]),
        *(["review"], ["goals"], ["doctor"], ["activities", "--json"]),
    ):
        assert run(command) == 0
    shown = capsys.readouterr().out
    assert "[31mred [/nope] x" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
