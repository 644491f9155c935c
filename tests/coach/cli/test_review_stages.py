"""`coach review` tells what it does while it does it: on stderr, to whoever watches."""

import os
import pty
import re
import subprocess
import sys

import pytest

from tests.fakes.ollama import FakeOllama
from tests.homes import SUNDAY

PREPARE = ("review", "--date", SUNDAY, "--prepare-only")
STAGES = [
    "reading what is known",
    "matching it with the plan",
    "measuring the goals",
    "grading earlier decisions",
    "asking the rules and looking two weeks ahead",
]
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def watched(home, *arguments, **settings):
    """What is on stdout, and on a terminal that stderr is, 80 columns wide."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "coach", *arguments],
        env=home.environment | {"TERM": "xterm", "COLUMNS": "80"} | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while chunk := _next(ours):
        said += chunk
    os.close(ours)
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    return out.decode(), said.decode()


def _next(terminal):
    """What came next; nothing once the other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_every_stage_is_told_in_its_order_and_nothing_of_them_is_left(low_week):
    _, said = watched(low_week, *PREPARE)

    places = [said.index(stage) for stage in STAGES]
    assert places == sorted(places)
    assert said.endswith("\x1b[2K")
    assert "\x1b[?25l" in said
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")


def test_stdout_is_the_same_bytes_whether_anybody_watches(low_week):
    told, _ = watched(low_week, *PREPARE)

    assert told == low_week.run(*PREPARE).out
    assert "\x1b" not in told
    for stage in STAGES:
        assert stage not in told


@pytest.mark.parametrize("option", ["--json", "--plain", "--no-input"])
def test_who_wants_no_progress_gets_none(low_week, option):
    _, said = watched(low_week, *PREPARE, option)

    assert said == ""


def test_off_a_terminal_nothing_is_told(low_week):
    assert low_week.run(*PREPARE).err == ""


def test_a_stored_review_is_shown_without_a_word(low_week):
    low_week.run(*PREPARE)

    _, said = watched(low_week, "review", "--date", SUNDAY)

    assert not any(stage in said for stage in STAGES)


def test_a_models_words_are_waited_for_and_shown_only_as_checked(low_week):
    made_up = '{"text": "You ran 99 miles and then a swindle."}'
    with FakeOllama() as fake:
        home = {"COACH_LLM": "ollama", "COACH_OLLAMA_BASE_URL": fake.url}
        _allow(low_week, home)
        told, good = watched(low_week, *PREPARE, **home)
        fake.says = [made_up, made_up]
        refused, bad = watched(low_week, *PREPARE, **home)

    for said in (good, bad):
        assert "llama3.2 puts the review into words" in said
        assert "waiting for llama3.2: shown once it is checked" in said
    assert "It is in coach's own words" in _STEERING.sub("", bad)
    assert "swindle" not in bad + refused
    assert told != refused


def _allow(home, settings):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        with home.context() as context, context.writing() as store:
            from coach.domain.model_call import Consent
            from coach.jobs.word_review import recipient

            model = context.words().model
            store.save_consent(
                Consent(recipient(model), context.clock.now(), with_texts=False)
            )
