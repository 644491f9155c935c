"""Nothing leaves the machine but what goes to the services that were switched on."""

import socket

import pytest

from coach.domain.sync import Service
from tests.homes import MONDAY

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
