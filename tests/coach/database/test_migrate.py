import errno
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import coach
from coach.database import backups, open_database
from coach.database.migrate import EMPTY, folder, migrate
from coach.database.revision import HEAD, revision
from coach.database.tables import METADATA
from coach.errors import CoachError, ExitCode
from tests.coach.database.nouns import NOW, everything, fill
from tests.databases import create_database


@pytest.fixture
def new(database_url):
    """A database without tables, of each kind."""
    database = open_database(database_url)
    yield database
    database.close()


def execute(database, *statements):
    with database.transaction("test") as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_new_database_gets_all_tables(new):
    assert revision(new) is None
    assert not new.is_current()

    done = migrate(new)

    assert (done.before, done.after, done.backup) == (None, HEAD, None)
    assert new.is_current()
    assert new.check() == ()


def test_migrating_again_does_nothing(new):
    migrate(new)

    assert migrate(new).before == HEAD
    assert new.is_current()


def test_up_and_down_and_up_again_works(new):
    migrate(new)
    athlete = new.add_athlete("Ada", "UTC", NOW)
    with new.writing(athlete.id) as store:
        fill(store, "Ada")

    assert migrate(new, EMPTY).after is None
    with new.connected() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    assert migrate(new).after == HEAD

    assert new.athletes() == ()


def test_the_newest_revision_is_the_newest_file():
    script = ScriptDirectory(folder())

    assert script.get_current_head() == HEAD
    numbers = sorted(each.revision for each in script.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, int(HEAD) + 1)]


def test_the_models_and_the_migrations_agree(new):
    migrate(new)

    with new.connected() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, METADATA) == []


def anatomy(connection, table):
    """All that the database itself says of a table."""
    look = inspect(connection)
    return {
        "columns": {
            (each["name"], str(each["type"]), each["nullable"])
            for each in look.get_columns(table)
        },
        "key": look.get_pk_constraint(table)["constrained_columns"],
        "keys": {
            (*each["constrained_columns"], each["referred_table"], str(each["options"]))
            for each in look.get_foreign_keys(table)
        },
        "unique": {
            tuple(e["column_names"]) for e in look.get_unique_constraints(table)
        },
        "checks": {
            (each["name"], each["sqltext"])
            for each in look.get_check_constraints(table)
        },
        "indexes": {
            (each["name"], *each["column_names"]) for each in look.get_indexes(table)
        },
    }


def test_the_models_and_the_migrations_agree_to_the_last_constraint(
    new, request, tmp_path
):
    migrate(new)
    if new.is_sqlite:
        models = open_database(f"sqlite:///{tmp_path / 'models.db'}")
    else:
        server = request.getfixturevalue("postgres_server")
        models = open_database(server.format(create_database(server)))
    with models.transaction("models") as connection:
        METADATA.create_all(connection)

    with new.connected() as one, models.connected() as other:
        for table in METADATA.tables:
            assert anatomy(one, table) == anatomy(other, table), table
    models.close()


def test_every_table_of_sqlite_is_strict(sqlite_database):
    with sqlite_database.connected() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_list").mappings()
        loose = {row["name"] for row in rows if not row["strict"]}

    assert {name for name in loose if not name.startswith("sqlite_")} == {
        "alembic_version"
    }


@pytest.mark.postgres
def test_every_text_of_postgresql_sorts_by_code_point_as_in_sqlite(postgres_database):
    with postgres_database.connected() as connection:
        rows = connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
            " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
        )

        assert rows.all() == []


def test_sqlite_refuses_a_value_of_another_type(sqlite_database):
    sqlite_database.add_athlete("Ada", "UTC", NOW)

    with pytest.raises(Exception, match="cannot store TEXT value in REAL column"):
        execute(sqlite_database, "UPDATE athletes SET ftp_w = 'strong'")


def test_an_installed_coach_has_its_migrations_inside(tmp_path, monkeypatch):
    inside = tmp_path / "coach" / "_migrations"
    inside.mkdir(parents=True)
    monkeypatch.setattr(coach, "__file__", str(inside.parent / "__init__.py"))

    assert folder() == inside


def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path, monkeypatch):
    house = tmp_path / "100%s here"
    (house / "coach").mkdir(parents=True)
    (house / "migrations").symlink_to(folder())
    monkeypatch.setattr(coach, "__file__", str(house / "coach" / "__init__.py"))
    database = open_database("sqlite://")

    assert migrate(database).after == HEAD
    database.close()


# A copy first


def test_a_database_with_tables_is_copied_before_it_is_changed(
    sqlite_database, monkeypatch
):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    with sqlite_database.writing(athlete.id) as store:
        fill(store, "Ada")
        held = everything(store, "Ada")
    monkeypatch.setenv("COACH_NOW", "2026-03-08T22:00:00+01:00")

    done = migrate(sqlite_database, EMPTY)

    home = sqlite_database.place.file.parent
    assert done.backup == home / "backups" / "coach-20260308T210000Z.db"
    assert [path.name for path in done.backup.parent.iterdir()] == [done.backup.name]
    assert done.backup.stat().st_mode & 0o777 == 0o600
    assert done.backup.parent.stat().st_mode & 0o777 == 0o700
    copy = open_database(f"sqlite:///{done.backup}")
    with copy.reading(athlete.id) as store:
        assert everything(store, "Ada") == held
    assert copy.check() == ()
    copy.close()


def test_a_copy_without_a_fixed_clock_says_when_it_was_made(sqlite_database):
    before = datetime.now(UTC).replace(microsecond=0, tzinfo=None)

    done = migrate(sqlite_database, EMPTY)

    stamp = done.backup.stem.removeprefix("coach-")
    made = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ")  # noqa: DTZ007
    assert made >= before


def test_without_room_for_a_copy_nothing_is_changed(sqlite_database):
    (sqlite_database.place.file.parent / "backups").write_text("in the way")

    with pytest.raises(CoachError) as refusal:
        migrate(sqlite_database, EMPTY)

    assert refusal.value.code is ExitCode.CANNOT_WRITE
    assert sqlite_database.is_current()


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(sqlite_database, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "write_copy", full)

    with pytest.raises(CoachError, match="No copy") as refusal:
        migrate(sqlite_database, EMPTY)

    assert refusal.value.code is ExitCode.CANNOT_WRITE
    assert list((sqlite_database.place.file.parent / "backups").iterdir()) == []
    assert sqlite_database.is_current()


# What is not ours, and what is of another time


def test_a_database_of_a_later_coach_is_left_alone(database_url):
    database = open_database(database_url)
    migrate(database)
    execute(database, "UPDATE alembic_version SET version_num = '9999'")

    for attempt in (lambda: migrate(database), database.is_current, database.athletes):
        with pytest.raises(CoachError, match="A later coach"):
            attempt()
    database.close()


def test_a_database_of_an_older_coach_says_how_to_bring_it_up(sqlite_database):
    execute(sqlite_database, "UPDATE alembic_version SET version_num = '0000'")

    assert not sqlite_database.is_current()
    with pytest.raises(CoachError, match="An older coach") as refusal:
        sqlite_database.athletes()
    assert "coach db migrate" in refusal.value.fix


def test_a_database_without_tables_says_how_to_begin(new):
    with pytest.raises(CoachError, match="There is no database yet") as refusal:
        new.athletes()

    assert "coach init" in refusal.value.fix


def test_tables_of_another_program_are_left_alone(database_url):
    database = open_database(database_url)
    if database.is_sqlite:
        database.place.file.parent.mkdir()
        with sqlite3.connect(database.place.file) as raw:
            raw.execute("CREATE TABLE athletes (x)")
        raw.close()
        untouched = database.place.file.read_bytes()
    else:
        execute(database, "CREATE TABLE athletes (x int)")

    with pytest.raises(CoachError, match="is not a database of coach") as refusal:
        migrate(database)

    assert refusal.value.code is ExitCode.BAD_SETTINGS
    if database.is_sqlite:
        assert database.place.file.read_bytes() == untouched
        assert list(database.place.file.parent.iterdir()) == [database.place.file]
    database.close()


def test_another_programs_alembic_is_recognised(new):
    execute(
        new,
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "INSERT INTO alembic_version VALUES ('ae1027a6acf')",
        *(["PRAGMA application_id=1131372899"] if new.is_sqlite else []),
    )

    with pytest.raises(CoachError, match="is not a database of coach"):
        migrate(new)


# Killed on the way

MIGRATE = """
import sys
from coach.database import open_database
from coach.database.migrate import migrate
migrate(open_database(sys.argv[1]), sys.argv[2])
"""


def run(url, to, fault=None):
    settings = {} if fault is None else {"COACH_FAULT": str(fault)}
    return subprocess.run(
        [sys.executable, "-c", MIGRATE, url, to],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), **settings},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("fault", [12, 32, "migrate.commit"])
def test_killed_on_the_way_up_nothing_is_there_and_the_next_run_finishes(
    database_url, fault
):
    killed = run(database_url, HEAD, fault)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    database = open_database(database_url)
    assert revision(database) is None
    migrate(database)
    assert database.is_current()
    assert database.check() == ()
    database.close()


def test_killed_after_the_commit_all_is_there(sqlite_url):
    assert run(sqlite_url, HEAD, "migrate.committed").returncode == -signal.SIGKILL

    database = open_database(sqlite_url)
    assert database.is_current()
    database.close()


@pytest.mark.parametrize("fault", ["backup.rename", 20, "migrate.commit"])
def test_killed_on_the_way_down_everything_is_still_there(sqlite_database, fault):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    with sqlite_database.writing(athlete.id) as store:
        fill(store, "Ada")
        held = everything(store, "Ada")
    sqlite_database.close()
    url = f"sqlite:///{sqlite_database.place.file}"

    assert run(url, EMPTY, fault).returncode == -signal.SIGKILL

    with sqlite_database.reading(athlete.id) as store:
        assert everything(store, "Ada") == held
    assert sqlite_database.check() == ()
    migrate(sqlite_database, EMPTY)
    assert revision(sqlite_database) is None
