"""Killed anywhere, a sync run again ends where an unharmed one would have."""

from dataclasses import dataclass, field

import pytest

from tests.connectors.garmin.account import reset
from tests.fakes.garmin import FakeGarmin
from tests.fakes.hevy import KEY, FakeHevy, exercise, lifted
from tests.forks import KILLED
from tests.homes import Home, march
from tests.thorough import most, points

MOST_POINTS = 40


@dataclass(frozen=True)
class Served(Home):
    """A home whose services are on this machine."""

    servers: dict = field(default_factory=dict)

    @property
    def settings(self):
        return super().settings | self.servers


@pytest.fixture(scope="module")
def servers():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin, hevy


@pytest.fixture
def served(home, servers, forks):
    """A home that was in step with two services before a week of training at each.

    That is more than one batch of either.
    """
    garmin, hevy = servers
    folder = home.folder / "garmin"
    folder.mkdir(mode=0o700)
    (folder / "garmin_tokens.json").write_text(reset(garmin).tokens())
    (folder / "garmin_tokens.json").chmod(0o600)
    settings = {
        "COACH_GARMIN_BASE_URL": garmin.url,
        "COACH_HEVY_BASE_URL": hevy.url,
        "COACH_HEVY_API_KEY": KEY,
    }
    there = Served(home.folder, servers=settings)
    assert forks.run(there.at(march(1)), "sync")[0] == 0
    squat = next(t for t in hevy.templates.values() if "Squat" in t["title"])
    sets = exercise(squat["title"], lifted(80, 5), key=squat["id"])
    for number in range(18):
        day = march(1 + number % 7)
        garmin.add_activity(start=f"{day} {number:02d}:00:00", duration=600.0)
        start = f"{day}T{number:02d}:00:00Z"
        hevy.add_workout(f"Lift {number}", start, start.replace(":00:", ":40:"), sets)
    garmin.add_weight(march(7), 74.2)
    return there


def kept(home):
    """Every row, but what was logged of runs."""
    return {name: rows for name, rows in home.rows().items() if name != "run_log"}


def test_a_sync_killed_anywhere_goes_on_and_doubles_nothing(forks, served, tmp_path):
    unharmed = served.copy(tmp_path / "unharmed")
    assert forks.run(unharmed, "sync")[0] == 0
    expected = kept(unharmed)
    assert len(expected["completed_activities"]) == 36
    killed = 0

    for point in points(MOST_POINTS, every=8):
        there = served.copy(tmp_path / f"killed-{point}")
        code, *_ = forks.run(there, "sync", "--json", fault=point)
        was_killed = code == KILLED
        killed += was_killed
        if was_killed:
            code, *said = forks.run(there, "sync", "--json")
            assert code == 0, said
        assert kept(there) == expected, point
        if not was_killed:
            break
    else:
        pytest.fail("fault points and no end")

    assert killed >= most(10, 2)
