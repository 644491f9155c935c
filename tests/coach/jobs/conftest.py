"""Fixtures of the jobs' tests."""

import itertools
from copy import deepcopy
from dataclasses import replace

import pytest

from tests.coach.jobs.on_server import filled
from tests.coach.jobs.outboxes import Outbox, low_week, served
from tests.databases import _execute, create_database
from tests.homes import SUNDAY, march, new_home

_COPIES = itertools.count(1)


@pytest.fixture(scope="session")
def a_low_week(tmp_path_factory, sqlite_template):
    """The home that each test gets a copy of."""
    folder = tmp_path_factory.mktemp("low") / "coach"
    return low_week(new_home(folder, sqlite_template))


@pytest.fixture
def outbox(a_low_week, tmp_path):
    """A low week's home with both services in memory behind it."""
    box = Outbox(a_low_week.copy(tmp_path / "outbox"))
    with served(box.services):
        yield box


@pytest.fixture(scope="session")
def a_shortened_week(a_low_week, tmp_path_factory):
    """One whose coming week was sent, then shortened by a review."""
    box = Outbox(a_low_week.copy(tmp_path_factory.mktemp("short") / "coach"))
    with served(box.services):
        box.home.json("export", "garmin", "--to", march(14))
        box.home.json("export", "hevy", "--to", march(14))
        before = box.home.plan()["workouts"]
        stood = box.calendar(), box.routines()
        box.home.review(SUNDAY, "--approve", "all")
        assert (box.calendar(), box.routines()) != stood
    return box, before, stood


@pytest.fixture
def approved(a_shortened_week, tmp_path):
    """A copy of it; `before` and `stood` tell how it was."""
    box, before, stood = a_shortened_week
    copied = Outbox(box.home.copy(tmp_path / "short"), deepcopy(box.services))
    copied.before, copied.stood = before, stood
    with served(copied.services):
        yield copied


@pytest.fixture(scope="session")
def filled_server(postgres_server, tmp_path_factory):
    """A server's database with the athlete's words in every place, and its name."""
    name = create_database(postgres_server)
    folder = tmp_path_factory.mktemp("on-server")
    return filled(folder, postgres_server.format(name)), name


@pytest.fixture
def server_home(filled_server, postgres_server, tmp_path):
    """A plain one of the test's own."""
    home, template = filled_server
    name = f"sealed_{next(_COPIES)}"
    postgres = postgres_server.format("postgres")
    _execute(postgres, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    own = home.copy(tmp_path / "home")
    yield replace(own, url=postgres_server.format(name), key_file=tmp_path / "key")
    _execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sealed_home(server_home):
    """The same, encrypted."""
    server_home.run("db", "encrypt", "--yes")
    return server_home
