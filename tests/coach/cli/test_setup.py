"""`coach init` and the athletes of one database."""

import sys

import pexpect

from tests.homes import MONDAY, SUNDAY, Home, runs


def test_a_new_home_is_made_with_one_athlete(coach_home):
    new = Home(coach_home)

    document = new.json("init", "--no-input")

    assert (document["home"], document["athlete"]) == (str(coach_home), "athlete")
    assert [each["command"] for each in document["next"]] == [
        "coach import FOLDER",
        "coach plan load five-goals-12-weeks --start 2026-03-09",
        'coach slots set "mon 06:30-07:30" …',
    ]
    assert coach_home.stat().st_mode & 0o777 == 0o700
    assert (coach_home / "coach.db").stat().st_mode & 0o777 == 0o600


def test_a_home_that_is_there_is_left_as_it_is(home):
    home.did(SUNDAY)
    home.json("init", "--no-input")
    rows = home.rows()

    home.json("init", "--no-input")

    assert home.rows() == rows


def test_off_a_terminal_nothing_is_asked(home):
    assert "coach import" in home.process("init").out


def test_it_ends_with_the_next_three_commands_by_what_there_is(home):
    home.load(runs())
    home.did(SUNDAY)

    *_, first, second, third = home.run("init", "--no-input").out.splitlines()

    assert first.split("  ")[1] == 'coach slots set "mon 06:30-07:30" …'
    assert second.split() == ["coach", "see", "today"]
    assert third.split()[:2] == ["coach", "review"]


def test_init_makes_the_athlete_it_is_asked_for(home):
    home.json("init", "--no-input")

    made = home.json("--athlete", "Ada", "init", "--no-input")

    assert made["athlete"] == "Ada"
    home.of("Ada").did(MONDAY)
    assert len(home.of("Ada").json("activities")["activities"]) == 1
    assert home.json("activities")["activities"] == []


def test_init_again_makes_nobody_new(home):
    home.json("--athlete", "Ada", "init", "--no-input")

    again = [home.json("init", "--no-input"), home.of("Ada").json("init", "--no-input")]

    assert [each["athlete"] for each in again] == ["Ada", "Ada"]


def test_any_other_command_refuses_a_name_nobody_has_and_says_how_to_make_it(home):
    home.json("init", "--no-input")

    error = home.of("Ada").json("activities", code=2)["error"]

    assert "coach --athlete Ada init" in error["fix"]
    assert home.json("init", "--no-input")["athlete"] == "athlete"


def test_the_athlete_of_the_settings_is_the_one_who_is_made(coach_home):
    new = Home(coach_home, athlete="ann")

    assert new.json("init", "--no-input")["athlete"] == "ann"


def asked(home):
    """`coach init` on a terminal of its own."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "coach", "init"],
        env=home.environment | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
        dimensions=(60, 100),
        encoding="utf-8",
        timeout=60,
    )


def test_enter_keeps_what_stands_and_answers_are_kept(home):
    home.json("slots", "set", "mon 06:30-07:30")
    child = asked(home)
    for question, answer in (
        ("call you", "\x15Ann\r"),
        ("sex", "\r"),
        ("year", "1985\r"),
        ("swim", "\r"),
        ("run", "\r"),
        ("weights", "\r"),
        ("body fat", "\r"),
        ("100 yd", "\r"),
        ("hours", "\r"),
        ("free", "\r"),
        ("plan", "\r"),
        ("Garmin", "\r"),
        ("Hevy", "\r"),
        ("every evening", "\r"),
        ("import", "\r"),
    ):
        child.expect(f"(?i){question}")
        child.send(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert home.json("init", "--no-input")["athlete"] == "Ann"
    slots = home.json("slots")
    assert slots["set"] is True
    assert slots["slots"] == [{"weekday": "mon", "start": "06:30", "end": "07:30"}]


def test_ctrl_c_while_asked_changes_nothing(home):
    home.json("init", "--no-input")
    rows = home.rows()
    child = asked(home)
    child.expect_exact("call you")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 130
    assert home.rows() == rows


def test_ctrl_c_later_keeps_what_was_answered_and_the_next_run_goes_on(home):
    child = asked(home)
    child.expect_exact("call you")
    child.send("Ann\r")
    child.expect("(?i)sex")
    child.sendintr()
    child.expect_exact("goes on from there")
    child.expect(pexpect.EOF)
    child.close()
    assert home.json("init", "--no-input")["athlete"] == "Ann"

    again = asked(home)
    again.expect_exact("14 of 15 questions")
    again.expect("(?i)sex")
    again.sendintr()
    again.expect(pexpect.EOF)
    again.close()

    assert (child.exitstatus, again.exitstatus) == (130, 130)
