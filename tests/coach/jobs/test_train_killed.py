"""Killed anywhere, a retraining leaves the old champion in service.

What was learned is kept with who serves in one transaction: either all of it is there
or nothing. The next run does what was left.
"""

import itertools
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coach import faults
from coach.database import open_database
from coach.domain.learned import Task
from coach.jobs.train_models import Order, train_chunk
from coach.learning.succession import TERMS, Outcome
from tests.builders import day
from tests.learners import StepLearner, keep_log, lifted, steady

NOW = datetime(2026, 3, 2, 21, tzinfo=UTC)
EVENING = 35
"""The fifth week: the first challenger has four weeks behind it, and takes over."""


def order(on):
    return Order(day(on), NOW + timedelta(days=on), day(on), (StepLearner(),))


def prepare(url):
    """Ada with a champion that is about to be replaced, and too many idle versions."""
    database = open_database(url)
    ada = database.add_athlete("Ada", "UTC", NOW)
    log = lifted([*steady(80), *steady(40, step=2.0, start=100.0)], every=1, until=40)
    with database.writing(ada.id) as store:
        keep_log(store, log, NOW)
    for week in range(5):
        train_chunk(url, [ada.id], order(7 * week))
    with database.writing(ada.id) as store:
        old = store.serving(Task.NEXT_SESSION, day(0))
        for n in range(TERMS.idle):
            past = {"version": f"idle-{n}", "trained_on": day(-50 + n)}
            store.save_model(replace(old, **past), NOW)
    database.close()
    return ada.id


def kept(url, number):
    """Who serves, every version, and the run log."""
    database = open_database(url)
    try:
        with database.reading(number) as store:
            serving = store.serving(Task.NEXT_SESSION, day(EVENING))
            versions = store.versions(Task.NEXT_SESSION, day(EVENING))
            return serving.version, versions, store.runs(20)
    finally:
        database.close()


def killed_at(point, url, number):
    """How a process ends that trains and is killed at that fault point."""
    child = os.fork()
    if not child:
        os.environ["COACH_FAULT"] = str(point)
        faults._met = itertools.count(1)
        code = 1
        try:
            train_chunk(url, [number], order(EVENING))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def points(url, number, tmp_path, monkeypatch):
    """The names of the fault points in their order, met without harm."""
    met = []
    with monkeypatch.context() as patch:
        patch.setattr(faults, "point", met.append)
        (done,) = train_chunk(url, [number], order(EVENING))
    assert done.outcome is Outcome.REPLACED
    return met


def test_every_write_has_a_point_before_and_after_it(sqlite_at, tmp_path, monkeypatch):
    url, number = sqlite_at("unharmed")

    assert points(url, number, tmp_path, monkeypatch) == [
        *("training.saving", "training.saved"),
        *("training.serving", "training.served"),
        *("training.forgetting", "training.forgotten"),
        *("training.logging", "training.commit", "training.committed"),
    ]


@pytest.fixture
def sqlite_at(sqlite_template, tmp_path):
    """Makes a prepared database under that name."""
    first = tmp_path / "first.db"
    first.write_bytes(sqlite_template.read_bytes())
    number = prepare(f"sqlite:///{first}")

    def make(name):
        file = tmp_path / f"{name}.db"
        file.write_bytes(first.read_bytes())
        return f"sqlite:///{file}", number

    return make


def walk(make, names):
    """Kill at each point; the old champion serves, and the next run ends the work."""
    url, number = make("unharmed")
    before = kept(url, number)
    train_chunk(url, [number], order(EVENING))
    after = kept(url, number)
    assert before[0] != after[0]
    for place, name in enumerate(names, start=1):
        url, number = make(f"killed-{place}")
        assert killed_at(place, url, number) == -signal.SIGKILL, name
        expected = after if name == "training.committed" else before
        assert kept(url, number) == expected, name
        train_chunk(url, [number], order(EVENING))
        assert kept(url, number)[:2] == after[:2], name


def test_killed_anywhere_the_old_champion_serves(sqlite_at, tmp_path, monkeypatch):
    names = points(*sqlite_at("counted"), tmp_path, monkeypatch)

    walk(sqlite_at, names)


@pytest.mark.postgres
def test_on_a_server_too(postgres_server, monkeypatch, tmp_path):
    from coach.database.migrate import migrate
    from tests.databases import create_database

    def make(_):
        url = postgres_server.format(create_database(postgres_server))
        database = open_database(url)
        migrate(database)
        database.close()
        return url, prepare(url)

    names = points(*make("counted"), tmp_path, monkeypatch)
    few = {"training.served", "training.commit", "training.committed"}
    walk_few(make, [(n, name) for n, name in enumerate(names, 1) if name in few])


def walk_few(make, numbered):
    for place, name in numbered:
        url, number = make(name)
        before = kept(url, number)
        assert killed_at(place, url, number) == -signal.SIGKILL, name
        changed = kept(url, number)[0] != before[0]
        assert changed is (name == "training.committed"), name
        train_chunk(url, [number], order(EVENING))
        assert kept(url, number)[0] != before[0], name
