"""Whatever a service does with a request, whoever waits is told in time."""

import pytest

from coach import clock
from coach.jobs import drain
from connectors import http
from tests.connectors.garmin.account import reset
from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.server import Fault
from tests.homes import march

WEEK = ("--from", march(9), "--to", march(15))
LIFTS = """\
plan: Lifts
weekly_hours: 1-8
workouts:
  legs:
    sport: strength
    steps:
      - back squat 3x5 80kg
weeks:
  - repeat: 2
    tue: legs
    wed: legs
"""
IN_THE_END_S = 3.0
"""A request that hangs is answered then: who waits longer than allowed sees it done."""


@pytest.fixture
def hurried(home, monkeypatch):
    """Nobody waits longer than a moment."""
    monkeypatch.setattr(drain, "BUDGET_S", 0.3)
    monkeypatch.setattr(http, "SHORTEST_S", 0.1)
    monkeypatch.setattr(clock, "wait", lambda _: None)
    home.load(LIFTS)
    return home


@pytest.fixture
def garmin(hurried, monkeypatch):
    with FakeGarmin() as server:
        monkeypatch.setenv("COACH_GARMIN_BASE_URL", server.url)
        folder = hurried.folder / "garmin"
        folder.mkdir(mode=0o700)
        file = folder / "garmin_tokens.json"
        file.touch(0o600)
        file.write_text(server.tokens())
        yield reset(server)


@pytest.fixture
def hevy(hurried, monkeypatch):
    with FakeHevy() as server:
        monkeypatch.setenv("COACH_HEVY_BASE_URL", server.url)
        monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
        yield server


def hanging(line):
    return Fault(line, wait_s=IN_THE_END_S, times=None)


def queued(home, name):
    """What is told of each workout when its service was given up."""
    exports = home.json("export", name, *WEEK, code=5)["exports"]
    return sorted(each["state"] for each in exports)


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("GET", ["pending", "pending"]),
        ("POST", ["pending", "unknown"]),
    ],
)
def test_what_hangs_at_garmin_is_queued_in_time(hurried, garmin, line, states):
    garmin.faults = [hanging(line)]

    assert queued(hurried, "garmin") == states


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("GET /v1/exercise_templates", ["pending", "pending"]),
        ("POST", ["pending", "unknown"]),
    ],
)
def test_what_hangs_at_hevy_is_queued_in_time(hurried, hevy, line, states):
    hevy.faults = [hanging(line)]

    assert queued(hurried, "hevy") == states


def test_what_hangs_at_hevy_is_not_changed_again_and_again(hurried, hevy, monkeypatch):
    with monkeypatch.context() as patient:
        patient.setattr(drain, "BUDGET_S", 60.0)
        hurried.json("export", "hevy", *WEEK)
    tuesday = next(w for w in hurried.plan()["workouts"] if w["date"] == march(10))
    hevy.seen.clear()
    hevy.faults = [hanging("PUT")]

    hurried.run("plan", "move", tuesday["id"], march(13), code=5)

    assert len([line for line in hevy.lines() if line.startswith("PUT")]) == 1
