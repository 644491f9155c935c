"""`coach review` as a person meets it: printed, and asking on a terminal."""

import re
import sys

import pexpect
import pytest

from tests.homes import SUNDAY, march, runs

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def at_terminal():
    """A review on a terminal, up to its first question."""
    opened = []

    def begin(home, *arguments, question="1. "):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "coach", "review", *arguments],
            env=home.environment | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
            dimensions=(60, 100),
            encoding="utf-8",
            timeout=20,
        )
        opened.append(child)
        if question:
            child.expect_exact(question)
            child.expect_exact("yes, change")
        return child

    yield begin
    for child in opened:
        child.close(force=True)


def ended(child):
    """All that was still said, and the exit code."""
    said = ANSI.sub("", child.read())
    child.wait()
    return said, child.exitstatus


def status(home):
    return home.review()["status"]


def test_yes_changes_the_plan_and_writes_the_files(low_week, at_terminal):
    child = at_terminal(low_week, "--date", SUNDAY)
    child.send("y")

    _, code = ended(child)

    assert code == 0
    assert status(low_week) == "decided"
    assert low_week.plan()["plan"]["revision"] == 2
    assert len(list(low_week.exports.iterdir())) == 6


def test_no_leaves_the_plan_as_it_is(low_week, at_terminal):
    child = at_terminal(low_week, "--date", SUNDAY)
    child.send("n")

    _, code = ended(child)

    assert code == 0
    assert [p["status"] for p in low_week.review()["proposals"]] == ["rejected"]
    assert low_week.plan()["plan"]["revision"] == 1


def test_why_and_before_and_after_are_answered_and_later_decides_nothing(
    low_week, at_terminal
):
    child = at_terminal(low_week, "--date", SUNDAY)
    child.send("w")
    child.expect_exact("coach rules AD01")
    child.expect_exact("yes, change")
    child.send("b")
    child.expect_exact("32")
    child.expect_exact("yes, change")
    child.send("l")

    said, code = ended(child)

    assert code == 0
    assert "coach review" in said
    assert status(low_week) == "pending"
    assert low_week.plan()["plan"]["revision"] == 1


def test_ctrl_c_decides_nothing_and_is_said_with_its_code(low_week, at_terminal):
    child = at_terminal(low_week, "--date", SUNDAY)
    child.sendintr()

    said, code = ended(child)

    assert code == 130
    assert "Traceback" not in said
    assert status(low_week) == "pending"
    assert low_week.plan()["plan"]["revision"] == 1


def test_ctrl_c_at_the_second_question_takes_back_the_first_answer(home, at_terminal):
    home.load(runs("tue thu fri sat", priority=1))
    home.did(march(3), march(5))
    home.answered(SUNDAY)
    child = at_terminal(home, "--date", SUNDAY)
    child.send("y")
    child.expect_exact("2. ")
    child.expect_exact("yes, change")
    child.sendintr()

    _, code = ended(child)

    assert code == 130
    assert [p["status"] for p in home.review()["proposals"]] == ["pending"] * 2
    assert home.plan()["plan"]["revision"] == 1


def test_who_reviews_the_day_on_a_terminal_vouches_for_it(home, at_terminal):
    home.load(runs())
    home.did(*map(march, (2, 3)))
    child = at_terminal(home, "--date", SUNDAY)
    child.send("n")

    ended(child)

    week = home.review()["week"]
    assert (week["completed"], week["planned"]) == (2, 6)


def test_no_input_asks_nothing_on_a_terminal_either(low_week, at_terminal):
    child = at_terminal(low_week, "--date", SUNDAY, "--no-input", question=None)

    _, code = ended(child)

    assert code == 0
    assert status(low_week) == "pending"


def test_off_a_terminal_the_review_says_how_to_decide(low_week):
    ran = low_week.process("review", "--date", SUNDAY)

    (proposal,) = low_week.review()["proposals"]
    assert proposal["id"] in ran.out
    assert f"--date {SUNDAY} --approve all" in ran.out
    assert "\x1b" not in ran.out + ran.err


def test_what_the_review_says_fits_eighty_columns(low_week):
    lines = low_week.process("review", "--date", SUNDAY, COLUMNS="80").out.splitlines()

    assert max(map(len, lines)) <= 80


def test_the_printed_review_names_what_matters(low_week):
    said = low_week.run("review", "--date", SUNDAY).out

    for words in ("4 of 6", "67 %", "AD01", "40 min", "32 min", "body fat"):
        assert words in said


def test_deciding_again_in_words_is_exit_three(low_week):
    low_week.run("review", "--date", SUNDAY, "--approve", "all")

    again = low_week.run("review", "--date", SUNDAY, "--approve", "all", code=3)

    assert "AD01" in again.out


@pytest.mark.parametrize(
    "wrong",
    [("--date", "yesterdayish"), ("--date",), ("--approve",), ("--decide", "all")],
    ids=" ".join,
)
def test_what_is_not_understood_is_a_usage_error(home, wrong):
    home.run("review", *wrong, code=2)
