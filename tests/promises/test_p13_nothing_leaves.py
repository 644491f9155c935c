"""Nothing leaves the machine but what goes to the services that were switched on."""

import json
import re
import socket

import pytest

from coach.domain.model_call import Consent
from coach.domain.sync import Service
from tests.fakes.ollama import FakeOllama
from tests.homes import MONDAY, SUNDAY
from tests.promises.worded import ORDER, STAYS, allowed

EVERY_DAY = (
    ("plan", "load", "swim-100yd-8-weeks", "--start", MONDAY),
    ("log", "workout", "--sport", "run", "--minutes", "30"),
    ("review", "--prepare-only"),
    ("review", "--approve", "all"),
    ("export", "fit"),
    ("status",),
    ("doctor",),
    ("doctor", "--online"),
    ("today",),
)


@pytest.fixture
def calls(monkeypatch):
    """Whoever any socket was connected to."""
    made, connect = [], socket.socket.connect

    def noted(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            made.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    return made


def test_without_a_log_in_no_command_opens_a_connection(home, calls):
    for words in EVERY_DAY:
        home.run(*words, code=None)

    assert calls == []


def test_a_service_that_was_left_is_asked_no_more(home, calls):
    with home.context() as context, context.writing() as store:
        store.save_service(Service("hevy", context.clock.now()))
    home.run("auth", "hevy", "--logout")
    home.run("sync", code=None)

    assert calls == []


@pytest.mark.parametrize("name", ["COACH_GARMIN_BASE_URL", "COACH_HEVY_BASE_URL"])
@pytest.mark.parametrize(
    "url", ["http://192.0.2.7", "https://example.org", "http://127.0.0.1@example.org"]
)
def test_tokens_and_keys_go_to_no_other_machine(home, calls, monkeypatch, name, url):
    monkeypatch.setenv(name, url)

    home.run("sync", code=78)

    assert calls == []


PREPARE = ("review", "--date", SUNDAY, "--prepare-only")


def sent(fake):
    """Everything that fake was told, headers too."""
    return "".join(f"{each.headers}{each.body.decode()}" for each in fake.seen)


def test_without_the_athletes_leave_no_model_is_asked(served):
    home, fake = served
    home.run("auth", "llm", "--logout")

    ran = home.run(*PREPARE)

    assert "coach auth llm" in ran.err
    assert fake.seen == []


def test_leave_to_ask_one_address_is_none_to_ask_another(served, monkeypatch):
    home, fake = served
    with home.context() as context, context.writing() as store:
        for writer in ("anthropic", "ollama"):  # where they are by themselves
            store.save_consent(Consent(writer, context.clock.now()))
    with type(fake)() as other:
        for name in ("ANTHROPIC_BASE_URL", "COACH_OLLAMA_BASE_URL"):
            monkeypatch.setenv(name, other.url)

        home.run(*PREPARE)

        assert (fake.seen, other.seen) == ([], [])


def test_what_is_sent_is_what_the_preview_shows(served):
    home, fake = served
    shown = home.json("llm", "preview", "--date", SUNDAY)

    home.run(*PREPARE)

    (asked,) = fake.seen
    assert shown["allowed"]
    assert shown["request"] == asked.json
    assert json.dumps(shown["request"], separators=(",", ":"), ensure_ascii=False) == (
        asked.body.decode()
    )


def test_the_preview_reads_as_what_is_sent(served):
    home, fake = served
    read = home.run("llm", "preview", "--date", SUNDAY).out

    home.run(*PREPARE)

    for each in fake.seen[0].json["messages"]:
        assert each["content"] in read


def test_a_preview_sends_nothing(served):
    home, fake = served

    home.run("llm", "preview")
    home.run("llm")
    home.run("status")
    home.run("doctor")

    assert fake.seen == []


def test_nothing_that_names_anybody_is_sent(served):
    home, fake = served
    fake.says = ["not what was asked for"]  # so that it is asked again

    home.run(*PREPARE)

    assert len(fake.seen) == 2
    found = sent(fake).lower()
    words = [word for text in STAYS.values() for word in text.lower().split()]
    common = {"my", "own", "knee", "curl"}
    assert [word for word in words if word not in common and word in found] == []
    assert "knee" not in found
    assert ORDER.lower() not in found


def test_titles_and_notes_go_only_with_leave_of_their_own(private, monkeypatch):
    with FakeOllama() as fake:
        allowed(private, monkeypatch, "ollama", fake, with_texts=True)

        private.run(*PREPARE)

        told = fake.seen[0].json["messages"][-1]["content"]
        facts, _, quoted, after = re.split(r"====[0-9a-f]{16}====", told)
        assert STAYS["title"] not in facts
        assert STAYS["title"] in quoted
        assert STAYS["note"] in quoted
        assert STAYS["name"] not in told
        assert after == ""
