"""Services that turned coach away, and what the next command does."""

import pytest

from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy
from tests.fakes.server import Answer, Fault, down
from tests.homes import march

TEMPLATES = "GET /v1/exercise_templates"
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
"""


@pytest.fixture
def garmin(home, monkeypatch):
    """An empty account that the home has good tokens for."""
    with FakeGarmin() as server:
        monkeypatch.setenv("COACH_GARMIN_BASE_URL", server.url)
        opened(home, server)
        yield server


@pytest.fixture
def hevy(monkeypatch):
    """An empty account behind the key in the settings."""
    with FakeHevy() as server:
        monkeypatch.setenv("COACH_HEVY_BASE_URL", server.url)
        monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
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


def test_tokens_put_in_place_are_tried_without_a_log_in(home, garmin):
    home.run("sync")
    garmin.revoke_tokens()
    home.run("sync", code=4)
    opened(home, garmin)
    garmin.seen.clear()

    home.run("review", "--prepare-only", "--no-input")

    assert garmin.seen
    assert garmin.logins == 0


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_of_hevy_that_was_corrected_is_tried_by_whatever_runs_next(
    home, hevy, monkeypatch, status
):
    home.load(LIFTS)
    hevy.faults = [down(status=status)]
    home.run("sync", code=4)
    hevy.faults = [down(status=status, times=None)]
    asked = len(hevy.seen)
    home.run("review", "--prepare-only", code=4)
    assert len(hevy.seen) == asked
    home.run("sync", code=4)
    assert len(hevy.seen) == asked + 1, "by hand the same key is tried once"

    hevy.faults.clear()
    hevy.key = "another-key-of-hevy"
    monkeypatch.setenv("COACH_HEVY_API_KEY", "another-key-of-hevy")
    home.run("review", "--prepare-only", "--no-input")

    assert hevy.seen[asked + 1].headers["api-key"] == "another-key-of-hevy"


def test_an_export_tries_a_corrected_key_too(home, hevy, monkeypatch):
    home.load(LIFTS)
    hevy.faults = [down(status=401)]
    home.run("sync", code=4)
    hevy.key = "another-key-of-hevy"
    monkeypatch.setenv("COACH_HEVY_API_KEY", "another-key-of-hevy")

    home.run("export", "hevy", "--from", march(9), "--to", march(15))

    assert hevy.routines


def test_exercises_that_an_export_asked_for_are_kept_as_a_sync_keeps_them(home, hevy):
    home.load(LIFTS)
    week = ("--from", march(9), "--to", march(15))
    home.run("export", "hevy", *week)
    exported = home.rows()["service_exercises"]
    first = hevy.lines()
    hevy.seen.clear()

    home.run("export", "hevy", *week)

    again = hevy.lines()
    assert first.count(TEMPLATES) == 5
    assert again
    assert {line.partition(" ")[0] for line in again} == {"GET"}
    assert TEMPLATES not in again
    home.run("sync")
    assert home.rows()["service_exercises"] == exported


def test_exercises_are_kept_even_when_nothing_could_be_sent(home, hevy):
    home.load(LIFTS)
    hevy.faults = [down("(GET /v1/routine|POST)", times=None)]
    home.run("export", "hevy", "--from", march(9), "--to", march(15), code=5)
    hevy.seen.clear()

    home.run("export", "hevy", "--from", march(9), "--to", march(15), code=5)

    assert hevy.seen
    assert TEMPLATES not in hevy.lines()
