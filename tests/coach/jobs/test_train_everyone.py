"""Everyone trained: here, in processes, or on Dask, it is the same to the last byte."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.database import open_database
from coach.database.migrate import migrate
from coach.domain.learned import Task
from coach.errors import CoachError, ExitCode
from coach.jobs.train_everyone import Fleet, train_in_processes, train_on_dask
from coach.jobs.train_models import TRAINING, Order
from coach.learning.succession import Outcome
from tests.builders import day
from tests.dask import cluster
from tests.databases import create_database
from tests.learners import StepLearner, keep_log, lifted, steady

NOW = datetime(2026, 3, 2, 21, tzinfo=UTC)
ORDER = Order(day(0), NOW, day(0), (StepLearner(),))
ATHLETES = 5


def people(url):
    """The fleet of a new database: some get stronger, one swings, one has begun."""
    database = open_database(url)
    migrate(database)
    logs = [steady(80, step=0.5 + n) for n in range(ATHLETES - 2)]
    logs += [[60.0, 62.0] * 40, steady(3)]
    numbers = []
    for n, kg in enumerate(logs):
        athlete = database.add_athlete(f"athlete {n}", "UTC", NOW)
        numbers.append(athlete.id)
        with database.writing(athlete.id) as store:
            keep_log(store, lifted(kg), NOW)
    database.close()
    return Fleet(url, tuple(numbers), ORDER)


def kept(fleet):
    """What a training left behind, of everyone."""
    database = open_database(fleet.database_url)
    try:
        found = []
        for number in fleet.athlete_ids:
            with database.reading(number) as store:
                found.append(store.versions(Task.NEXT_SESSION, day(0)))
        return found
    finally:
        database.close()


def gathered(chunks):
    """What became of everyone, in the order of their numbers."""
    return sorted(itertools.chain.from_iterable(chunks), key=lambda e: e.athlete_id)


def test_chunks_are_fair_and_none_is_forgotten():
    fleet = Fleet("", tuple(range(1, 12)), ORDER)

    assert [each for chunk in fleet.chunks(2) for each in chunk] == [*range(1, 12)]
    assert {len(each) for each in fleet.chunks(2)} <= {1, 2}
    assert len(Fleet("", tuple(range(100_000)), ORDER).chunks(2)[0]) == 500
    assert Fleet("", (), ORDER).chunks(2) == []


@pytest.mark.postgres
def test_processes_and_dask_learn_what_this_process_learns(postgres_server, tmp_path):
    here, pool, dask = (
        people(postgres_server.format(create_database(postgres_server)))
        for _ in range(3)
    )

    done = gathered(train_in_processes(here, 1))
    with cluster(tmp_path, workers=2) as address:
        assert gathered(train_on_dask(dask, address)) == done
    assert gathered(train_in_processes(pool, 2)) == done

    assert repr(kept(pool)) == repr(kept(here))
    assert repr(kept(dask)) == repr(kept(here))
    assert [len(each) for each in kept(here)] == [1, 1, 1, 1, 0]


def test_two_processes_write_one_file(tmp_path):
    folder = tmp_path / "private"
    folder.mkdir(mode=0o700)
    fleet = people(f"sqlite:///{folder / 'coach.db'}")

    done = gathered(train_in_processes(fleet, 2))

    assert [each.athlete_id for each in done] == list(fleet.athlete_ids)
    assert [len(each) for each in kept(fleet)] == [1, 1, 1, 1, 0]


class OfSwings(StepLearner):
    """Breaks on the log of the athlete whose loads swing."""

    def learn(self, log, day):
        if log[-1].sets[0].load_kg == 62.0:
            raise KeyError("a log nobody thought of")
        return super().learn(log, day)


def test_one_whose_log_breaks_the_training_is_told_and_hides_nobody(tmp_path):
    folder = tmp_path / "private"
    folder.mkdir(mode=0o700)
    fleet = people(f"sqlite:///{folder / 'coach.db'}")
    broken = replace(fleet, order=replace(ORDER, learners=(OfSwings(),)))

    done = gathered(train_in_processes(broken, 1))

    assert [each.outcome for each in done] == [
        *[Outcome.FIRST] * 3,
        *(Outcome.FAILED, Outcome.TOO_LITTLE),
    ]
    assert "a log nobody thought of" in done[3].why
    assert [len(each) for each in kept(fleet)] == [1, 1, 1, 0, 0]
    database = open_database(fleet.database_url)
    with database.reading(done[3].athlete_id) as store:
        last = store.last_run(TRAINING)
    database.close()
    assert last.outcome == "error"
    assert "a log nobody thought of" in last.detail


def test_a_scheduler_that_is_not_there_is_said(monkeypatch):
    import coach.jobs.train_everyone as job

    monkeypatch.setattr(job, "ANSWERS_WITHIN", "1s")

    with pytest.raises(CoachError) as refused:
        next(train_on_dask(Fleet("", (1,), ORDER), "tcp://127.0.0.1:9"))

    assert refused.value.code is ExitCode.SERVICE_DOWN
    assert "tcp://127.0.0.1:9" in refused.value.what
