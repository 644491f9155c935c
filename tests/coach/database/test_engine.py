import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from coach.database import open_database, postgres
from coach.database import sqlite as coach_sqlite
from coach.database.migrate import migrate
from coach.errors import CoachError, ExitCode
from tests.builders import day
from tests.coach.database.nouns import NOW, everything, fill, ride

ROOT = Path(__file__).parents[3]


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def file_of(database):
    return database.place.file


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


# SQLite's settings and files


def test_sqlite_is_set_as_promised(sqlite_database):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "busy_timeout": 10_000,
        "application_id": coach_sqlite.APPLICATION_ID,
    }
    with sqlite_database.transaction("test") as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in wanted
        }

    assert found == wanted


@pytest.fixture
def open_umask():
    """Everybody may read what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_files_are_the_athletes_alone_whatever_the_umask(sqlite_url, open_umask):
    database = open_database(sqlite_url)
    migrate(database)
    folder = file_of(database).parent
    with database.connected():
        modes = {path.name: mode(path) for path in folder.iterdir()}

    assert modes == dict.fromkeys(["coach.db", "coach.db-wal", "coach.db-shm"], 0o600)
    assert mode(folder) == 0o700
    database.close()


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    database = open_database(f"sqlite:///{tmp_path / 'coach.db'}")
    migrate(database)
    database.close()

    assert mode(tmp_path) == 0o755
    assert mode(file_of(database)) == 0o600


def test_a_file_that_became_readable_is_made_private_again(sqlite_database):
    file_of(sqlite_database).chmod(0o644)

    assert sqlite_database.is_current()
    assert mode(file_of(sqlite_database)) == 0o600


def test_asking_whether_there_is_a_database_makes_none(sqlite_url):
    database = open_database(sqlite_url)

    assert not database.is_current()
    with pytest.raises(CoachError):
        database.athletes()
    assert not file_of(database).parent.exists()


def test_a_database_in_memory_is_whole():
    database = open_database("sqlite:///:memory:")
    migrate(database)
    athlete = database.add_athlete("Ada", "UTC", NOW)
    with database.writing(athlete.id) as store:
        fill(store, "Ada")

    assert database.check() == ()
    assert database.place.newest_backup() is None
    database.close()


# Damage


def overwritten(content):
    return b"not a database at all" + content[21:]


def cut(content):
    return content[: len(content) // 2]


def scrambled(content):
    return content[:4096] + b"\xff" * 8192 + content[12288:]


def full_file(database):
    """Everything of the database in one file, nothing beside it."""
    athlete = database.add_athlete("Ada", "UTC", NOW)
    with database.writing(athlete.id) as store:
        fill(store, "Ada")
    database.close()
    return file_of(database)


@pytest.mark.parametrize("damage", [overwritten, cut, scrambled])
def test_a_damaged_database_is_said_to_be_so_and_left_as_it_is(sqlite_database, damage):
    file = full_file(sqlite_database)
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    database = open_database(f"sqlite:///{file}")

    for attempt in (database.athletes, database.check, lambda: migrate(database, "x")):
        with pytest.raises(CoachError, match="is damaged") as refusal:
            attempt()
        assert refusal.value.code is ExitCode.UNREADABLE_INPUT
    database.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["coach.db"]


def test_damage_deep_inside_is_found_by_the_check(sqlite_database):
    file = full_file(sqlite_database)
    pages = file.read_bytes()
    start = pages.index(b"ride of Ada")
    file.write_bytes(pages[:start] + b"\0" * 11 + pages[start + 11 :])

    assert sqlite_database.check() != ()


def test_the_newest_copy_is_named(sqlite_database):
    file = full_file(sqlite_database)
    backups = file.parent / "backups"
    backups.mkdir()
    for stamp in ("20260101T000000Z", "20260301T000000Z"):
        (backups / f"coach-{stamp}.db").touch()
    file.write_bytes(b"x" * 5000)

    with pytest.raises(CoachError) as refusal:
        sqlite_database.athletes()
    assert "coach-20260301T000000Z.db" in refusal.value.fix


def test_an_emptied_file_is_not_filled_anew(sqlite_database):
    file = full_file(sqlite_database)
    (file.parent / "backups").mkdir()
    (file.parent / "backups" / "coach-20260101T000000Z.db").touch()
    file.write_bytes(b"")

    with pytest.raises(CoachError, match="is damaged") as refusal:
        migrate(sqlite_database)
    assert refusal.value.code is ExitCode.UNREADABLE_INPUT
    assert file.read_bytes() == b""


# No room, no right


def test_a_full_disk_costs_the_last_change_only(sqlite_database):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    sqlite_database.close()

    @event.listens_for(sqlite_database._engine, "connect")
    def _no_more_pages(connection, _):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    def write_more_than_fits():
        noise = os.urandom(100_000)
        with sqlite_database.writing(athlete.id) as store:
            store.save_answer(day(0))
            store.save_file("0" * 64, "a", "fit", noise, "imported", None, NOW)

    with pytest.raises(CoachError, match="disk is full") as refusal:
        write_more_than_fits()

    assert refusal.value.code is ExitCode.CANNOT_WRITE
    with sqlite_database.reading(athlete.id) as store:
        assert store.answered_days() == ()
        assert store.files() == ()
    assert sqlite_database.check() == ()


def test_a_database_that_may_not_be_written_says_so(sqlite_database):
    sqlite_database.close()

    @event.listens_for(sqlite_database._engine, "begin", insert=False)
    def _read_only(connection):
        connection.exec_driver_sql("PRAGMA query_only=ON")

    with pytest.raises(CoachError, match="cannot be opened for writing") as refusal:
        sqlite_database.add_athlete("Ada", "UTC", NOW)

    assert refusal.value.code is ExitCode.CANNOT_WRITE


def test_a_file_where_the_folder_should_be_says_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    database = open_database(f"sqlite:///{tmp_path / 'file' / 'coach.db'}")

    with pytest.raises(CoachError) as refusal:
        migrate(database)

    assert refusal.value.code is ExitCode.CANNOT_WRITE


def test_a_folder_where_the_file_should_be_says_so(tmp_path):
    database = open_database(f"sqlite:///{tmp_path}")

    for attempt in (database.athletes, lambda: migrate(database)):
        with pytest.raises(CoachError) as refusal:
            attempt()
        assert refusal.value.code is ExitCode.CANNOT_WRITE


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


def test_a_check_names_a_row_that_points_nowhere(sqlite_database):
    full_file(sqlite_database)
    with sqlite3.connect(file_of(sqlite_database)) as raw:
        raw.execute("UPDATE laps SET activity_id = 77")
        raw.execute("INSERT INTO slots VALUES (9, 0, 1, '06:00', '07:00')")
    raw.close()

    assert sqlite_database.check() == (
        "slots: row None names a missing row of athletes",
    )


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
        [sys.executable, "-c", look, f"sqlite:///{file_of(sqlite_database)}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert answer.strip() == "[]"
