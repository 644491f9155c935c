"""Services that turned coach away, and what the next command does."""

import pytest

from tests.fakes.garmin import FakeGarmin
from tests.fakes.server import Answer, Fault
from tests.homes import march


@pytest.fixture
def garmin(home, monkeypatch):
    """An empty account that the home has good tokens for."""
    with FakeGarmin() as server:
        monkeypatch.setenv("COACH_GARMIN_BASE_URL", server.url)
        opened(home, server)
        yield server


def opened(home, server):
    """Let the home have tokens for that Garmin."""
    folder = home.folder / "garmin"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / "garmin_tokens.json"
    file.touch(0o600)
    file.write_text(server.tokens())


def test_one_that_is_down_until_a_time_is_not_asked_before_it(home, garmin):
    busy = Answer(503, b"", {"Retry-After": "600"})
    garmin.faults.append(Fault(".*", busy))

    first = home.run("sync", code=5)
    early = home.at("2026-03-08T21:09:00+00:00")
    early.run("sync", code=5)
    early.run("export", "garmin", "--from", march(9), code=3)
    early.run("review", "--prepare-only", code=5)
    doctor = early.run("doctor", "--online", code=None)
    assert len(garmin.seen) == 1
    home.at("2026-03-08T21:10:00+00:00").run("sync")

    assert "coach asks again when it runs after 21:10." in first.out
    assert "coach sync garmin asks at once" not in doctor.out
