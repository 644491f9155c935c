"""Accounts at servers that speak as Garmin's and Hevy's do."""

import pytest

from tests.connectors.garmin.account import reset
from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin, hevy


@pytest.fixture
def garmin(servers, home, monkeypatch):
    """An empty account that the home has good tokens for."""
    server = reset(servers[0])
    monkeypatch.setenv("COACH_GARMIN_BASE_URL", server.url)
    opened(home, server)
    return server


@pytest.fixture
def hevy(servers, monkeypatch):
    """An empty account behind the key in the settings."""
    server = servers[1]
    server.workouts.clear()
    server.deleted.clear()
    server.measurements.clear()
    server.faults.clear()
    server.seen.clear()
    monkeypatch.setenv("COACH_HEVY_BASE_URL", server.url)
    monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
    return server


def opened(home, server):
    """Let the home have tokens for that Garmin."""
    folder = home.folder / "garmin"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / "garmin_tokens.json"
    file.write_text(server.tokens())
    file.chmod(0o600)
