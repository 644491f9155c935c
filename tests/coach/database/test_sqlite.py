import os
import sqlite3
import stat
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from coach.database import open_database
from coach.database import sqlite as coach_sqlite
from coach.database.backups import back_up
from coach.database.migrate import migrate
from coach.errors import CoachError, ExitCode
from tests.builders import day
from tests.coach.database.nouns import NOW, fill, full_file, keep


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def file_of(database):
    return database.place.file


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


@pytest.mark.parametrize("content", [b"a letter", b""])
def test_a_file_that_is_not_ours_keeps_its_mode(tmp_path, content):
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    file.chmod(0o644)
    database = open_database(f"sqlite:///{file}")

    with pytest.raises(CoachError):
        database.athletes()

    assert mode(file) == 0o644
    assert file.read_bytes() == content


def test_another_programs_database_keeps_its_mode(tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE athletes (x)")
    raw.close()
    file.chmod(0o644)

    for attempt in ("is_current", "athletes"):
        with pytest.raises(CoachError, match="is not a database of coach"):
            getattr(open_database(f"sqlite:///{file}"), attempt)()
    assert mode(file) == 0o644


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


def test_the_newest_good_copy_is_named(sqlite_database):
    file = full_file(sqlite_database)
    place = sqlite_database.place
    for month in (1, 2):
        back_up(place, None, datetime(2026, month, 1, tzinfo=UTC))
    (place.backups / "coach-20260301T000000Z.db").write_bytes(file.read_bytes()[:5000])
    (place.backups / "coach-20260401T000000Z.db").touch()
    file.write_bytes(b"x" * 5000)

    with pytest.raises(CoachError) as refusal:
        sqlite_database.athletes()

    named = place.backups / "coach-20260201T000000Z.db"
    assert refusal.value.fix.endswith(f"run coach db restore {named}")


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
            keep(store, "0" * 64, "a", noise, "imported", None, NOW)

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


def test_a_folder_where_the_file_should_be_says_so_and_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    database = open_database(f"sqlite:///{tmp_path}")

    for attempt in (database.athletes, lambda: migrate(database)):
        with pytest.raises(CoachError, match="cannot be opened") as refusal:
            attempt()
        assert refusal.value.code is ExitCode.CANNOT_WRITE
    assert mode(tmp_path) == 0o755


def test_a_check_names_a_row_that_points_nowhere(sqlite_database):
    full_file(sqlite_database)
    with sqlite3.connect(file_of(sqlite_database)) as raw:
        raw.execute("UPDATE laps SET activity_id = 77")
        raw.execute("INSERT INTO slots VALUES (9, 0, 1, '06:00', '07:00')")
    raw.close()

    assert sqlite_database.check() == (
        "slots: row None names a missing row of athletes",
    )


def test_what_is_no_file_is_no_database_and_keeps_its_mode(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o644)
    database = open_database(f"sqlite:///{pipe}")

    for attempt in (database.is_current, lambda: migrate(database)):
        with pytest.raises(CoachError, match="cannot be opened") as refusal:
            attempt()
        assert refusal.value.code is ExitCode.CANNOT_WRITE
    assert mode(pipe) == 0o644
