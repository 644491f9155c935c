"""`coach llm` and `coach auth llm`: shown first, asked, kept, and taken back."""

import sys

import pexpect
import pytest

from tests.fakes.ollama import FakeOllama
from tests.homes import SUNDAY

PREPARE = ("review", "--date", SUNDAY, "--prepare-only")


@pytest.fixture
def ollama(low_week, monkeypatch):
    """A model at home that the settings name."""
    with FakeOllama() as fake:
        monkeypatch.setenv("COACH_LLM", "ollama")
        monkeypatch.setenv("COACH_LLM_SECONDS", "60")
        monkeypatch.setenv("COACH_OLLAMA_BASE_URL", fake.url)
        yield fake


def on_terminal(home, fake, said, *options):
    """What `coach auth llm` shows on a terminal where that is answered."""
    settings = {"COACH_LLM": "ollama", "COACH_OLLAMA_BASE_URL": fake.url}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "coach", "auth", "llm", *options],
        env=home.environment | settings | {"TERM": "xterm"},
        dimensions=(200, 100),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("from now on")
    shown = child.before
    child.sendline(said)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return shown


def test_leave_is_asked_for_with_the_payload_on_the_screen(low_week, ollama):
    shown = on_terminal(low_week, ollama, "y")

    assert ollama.seen == []
    preview = low_week.run("llm", "preview").out
    for line in preview.splitlines():
        if line.startswith('{"id"'):
            assert (
                line in shown.replace("\r\n", "\n").replace("\n", "") or line in shown
            )
    assert low_week.json("llm")["allowed_since"] is not None
    assert low_week.json(*PREPARE)["summary"]["writer"] == "ollama"


@pytest.mark.parametrize("said", ["n", ""])
def test_whoever_does_not_say_yes_sends_nothing(low_week, ollama, said):
    on_terminal(low_week, ollama, said)

    low_week.run(*PREPARE)

    assert low_week.json("llm")["allowed_since"] is None
    assert ollama.seen == []


def test_titles_go_along_only_where_that_was_said(low_week, ollama):
    on_terminal(low_week, ollama, "y", "--with-texts")

    low_week.run(*PREPARE)

    assert low_week.json("llm")["with_texts"]
    assert "====" in ollama.seen[0].json["messages"][1]["content"]


def test_leave_that_was_taken_back_is_none(low_week, ollama):
    on_terminal(low_week, ollama, "y")

    ran = low_week.run("auth", "llm", "--logout")
    low_week.run(*PREPARE)

    assert "No model is asked any more." in ran.out
    assert ollama.seen == []


def test_off_a_terminal_leave_is_not_given(low_week, ollama):
    error = low_week.json("auth", "llm", code=4)["error"]

    assert "coach auth llm on a terminal" in error["fix"]
    assert low_week.json("llm")["allowed_since"] is None


@pytest.mark.parametrize("words", [("llm", "preview"), ("auth", "llm")])
def test_where_no_model_is_set_there_is_nothing_to_show(low_week, words):
    error = low_week.json(*words, code=3)["error"]

    assert "COACH_LLM is none." in error["why"]
    assert low_week.json("llm")["writer"] == "none"


def test_a_call_is_kept_and_shown_with_its_size(low_week, ollama):
    on_terminal(low_week, ollama, "y")
    low_week.run(*PREPARE)

    (call,) = low_week.json("llm")["calls"]

    (asked,) = ollama.seen
    assert call["sent_bytes"] == len(asked.body)
    assert (call["date"], call["ended"]) == (SUNDAY, "used")
    assert call["cost_usd"] is None
    assert "800 + 50 tokens" in low_week.run("llm").out
    assert low_week.json("status")["words"]["calls"] == [call]
    assert "llama3.2" in low_week.run("status").out


def test_while_it_is_worded_progress_is_told_on_stderr(low_week, ollama):
    on_terminal(low_week, ollama, "y")

    ran = low_week.run(*PREPARE, "--json")

    assert "llama3.2 puts the review into words" in ran.err
    assert ran.document["summary"]["writer"] == "ollama"


def test_no_llm_asks_nobody(low_week, ollama):
    on_terminal(low_week, ollama, "y")

    document = low_week.json(*PREPARE, "--no-llm")

    assert document["summary"]["writer"] == "plain"
    assert ollama.seen == []


def finding(home):
    return next(f for f in home.json("doctor")["checks"] if f["name"] == "words")


def test_doctor_says_how_it_stands(low_week, ollama):
    assert finding(low_week)["state"] == "note"
    on_terminal(low_week, ollama, "y")
    assert finding(low_week)["state"] == "fine"
    ollama.says = ["no"] * 2
    low_week.run(*PREPARE)
    assert "of no use the last time" in finding(low_week)["what"]
