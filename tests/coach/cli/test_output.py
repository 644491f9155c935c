"""How a command speaks."""

import sys
from io import StringIO

from coach.cli import output
from coach.errors import CoachError


def terminal(monkeypatch):
    """A terminal of 40 columns takes the place of stderr; holds what it shows."""
    shown = StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("COLUMNS", "40")
    return shown


def a_long_refusal():
    return CoachError(
        "There is no test 'jump'.",
        "There are: cmj_cm, sit_and_reach_cm, y_balance_pct, swim_100yd_s.",
        "Run coach log test KEY VALUE.",
    )


def test_on_a_terminal_an_error_wraps_between_words_under_its_own_beginning(
    monkeypatch,
):
    shown = terminal(monkeypatch)

    output.fail(a_long_refusal(), as_json=False)

    assert shown.getvalue() == (
        "error: There is no test 'jump'.\n"
        "  why: There are: cmj_cm,\n"
        "       sit_and_reach_cm, y_balance_pct,\n"
        "       swim_100yd_s.\n"
        "  fix: Run coach log test KEY VALUE.\n"
    )


def test_off_a_terminal_an_error_has_a_line_for_each_of_its_parts(capsys):
    output.fail(a_long_refusal(), as_json=False)

    assert len(capsys.readouterr().err.splitlines()) == 3


def test_on_a_terminal_a_message_keeps_its_lines_and_breaks_no_word(monkeypatch):
    shown = terminal(monkeypatch)

    output.say("Some sets look like slips of typing: coach activity 995\nDone.")

    assert shown.getvalue() == (
        "Some sets look like slips of typing:\ncoach activity 995\nDone.\n"
    )
