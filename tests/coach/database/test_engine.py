import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from coach.database import open_database, postgres
from coach.database import sqlite as coach_sqlite
from coach.database.migrate import migrate
from coach.errors import CoachError, ExitCode
from tests.builders import day
from tests.coach.database.nouns import NOW, everything, fill, full_file, ride

ROOT = Path(__file__).parents[3]


# Transactions


def test_an_exception_takes_everything_back(database, athlete, read):
    def fails_halfway():
        with database.writing(athlete.id) as store:
            fill(store, "Ada")
            raise ZeroDivisionError

    with read() as store:
        before = everything(store, "Ada")

    with pytest.raises(ZeroDivisionError):
        fails_halfway()

    with read() as store:
        assert everything(store, "Ada") == before


def test_a_reader_sees_one_moment(database, athlete):
    with database.reading(athlete.id) as store:
        assert store.answered_days() == ()
        with database.writing(athlete.id) as other:
            other.save_answer(day(0))

        assert store.answered_days() == ()
    with database.reading(athlete.id) as store:
        assert store.answered_days() == (day(0),)


@pytest.fixture
def impatient(monkeypatch):
    """Locks are waited for a moment only."""
    monkeypatch.setattr(coach_sqlite, "BUSY_TIMEOUT_MS", 50)
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT_MS", 50)


def test_there_is_one_writer_at_a_time(impatient, database_url):
    first, second = open_database(database_url), open_database(database_url)
    migrate(first)
    athlete = first.add_athlete("Ada", "UTC", NOW)

    with first.writing(athlete.id):
        with pytest.raises(CoachError, match="in use") as refusal:
            second.add_athlete("Zoe", "UTC", NOW)
        assert second.athletes() == (athlete,)  # reading is never blocked

    assert refusal.value.code is ExitCode.ANOTHER_RUN
    second.add_athlete("Zoe", "UTC", NOW)
    for each in (first, second):
        each.close()


def test_a_row_of_nobody_is_refused(database):
    with pytest.raises(IntegrityError), database.writing(77) as store:
        store.save_answer(day(0))


def test_a_file_nobody_saved_cannot_be_linked_to(database, athlete):
    with pytest.raises(IntegrityError), database.writing(athlete.id) as store:
        store.save_recording(ride(), "0" * 64, NOW)


WRITE = """
import sys
from coach.database import open_database
from tests.coach.database.nouns import fill
with open_database(sys.argv[1]).writing(1, "import") as store:
    fill(store, "Ada")
"""


@pytest.mark.parametrize(
    ("fault", "kept"), [("import.commit", False), ("import.committed", True)]
)
def test_killed_around_a_commit_all_or_nothing_is_kept(database, athlete, fault, kept):
    url = database._engine.url.render_as_string(hide_password=False)
    database.close()

    done = subprocess.run(
        [sys.executable, "-c", WRITE, url],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COACH_FAULT": fault},
        check=False,
    )

    assert done.returncode == -signal.SIGKILL
    with database.reading(athlete.id) as store:
        held = everything(store, "Ada")
    found = (held["runs"], held["files"], held["plans"][0], held["activities"][0])
    assert [len(each) for each in found] == [int(kept)] * 4
    assert database.check() == ()


# URLs and servers


@pytest.mark.parametrize(
    "url", ["coach.db", "", "mysql://localhost/x", "postgresql://localhost/x"]
)
def test_another_kind_of_url_is_refused(url):
    with pytest.raises(CoachError, match="COACH_DATABASE_URL") as refusal:
        open_database(url)

    assert refusal.value.code is ExitCode.BAD_SETTINGS


def test_without_its_driver_postgresql_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(CoachError, match="driver is not installed") as refusal:
        open_database("postgresql+psycopg://localhost/coach")

    assert refusal.value.code is ExitCode.BAD_SETTINGS
    assert "coach[postgres]" in refusal.value.fix


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    database = open_database(f"postgresql+psycopg://me:geheim@127.0.0.1:{port}/coach")

    for attempt in (database.athletes, database.is_current, lambda: migrate(database)):
        with pytest.raises(CoachError, match="does not answer") as refusal:
            attempt()
        assert refusal.value.code is ExitCode.SERVICE_DOWN
        assert "geheim" not in str(refusal.value)


@pytest.mark.postgres
def test_a_database_the_server_does_not_know_is_a_matter_of_settings(postgres_server):
    database = open_database(postgres_server.format("nowhere"))

    with pytest.raises(CoachError, match="refuses") as refusal:
        database.athletes()

    assert refusal.value.code is ExitCode.BAD_SETTINGS
    database.close()


def test_a_mistake_of_ours_is_not_dressed_up(database):
    with (
        pytest.raises((OperationalError, ProgrammingError)),
        database.connected() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")


@pytest.mark.postgres
def test_a_check_names_a_constraint_that_is_not_enforced(postgres_url):
    database = open_database(postgres_url)
    migrate(database)
    with database.transaction("test") as connection:
        connection.exec_driver_sql(
            "ALTER TABLE slots ADD CONSTRAINT odd CHECK (weekday <> 3) NOT VALID"
        )

    assert database.check() == ("slots: odd is not enforced",)
    database.close()


def test_the_room_is_entered_without_importing_sqlalchemy():
    look = "import sys, coach.database; print('sqlalchemy' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", look],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert answer.strip() == "False"


def test_opening_and_reading_import_neither_alembic_nor_numpy_nor_the_orm(
    sqlite_database,
):
    full_file(sqlite_database)
    look = (
        "import sys\n"
        "from coach.database import open_database\n"
        "with open_database(sys.argv[1]).reading(1) as store:\n"
        "    store.athlete(), store.activities(), store.runs(1)\n"
        "heavy = {'alembic', 'numpy', 'sqlalchemy.orm', 'pydantic'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", look, f"sqlite:///{sqlite_database.place.file}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert answer.strip() == "[]"
