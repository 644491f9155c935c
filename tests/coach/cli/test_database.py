import sqlite3
from contextlib import closing

import pytest

from tests.homes import Home, runs


def test_the_path_is_that_of_the_home(home):
    assert home.run("db", "path").out == f"{home.database}\n"
    assert home.json("db", "path") == {
        "schema": "coach/db/1",
        "url": f"sqlite:///{home.database}",
    }


def test_a_password_is_not_shown_with_the_path(home):
    url = "postgresql+psycopg://me:secret@localhost/coach"
    there = Home(home.folder, url=url)

    assert "secret" not in there.run("db", "path").out
    assert "secret" not in there.run("db", "path", "--json").out


def test_asking_for_the_path_makes_nothing(coach_home):
    Home(coach_home).run("db", "path")

    assert not coach_home.exists()


def test_a_sound_database_passes_its_check(home):
    assert home.json("db", "check") == {
        "schema": "coach/db/1",
        "ok": True,
        "problems": [],
    }


def test_a_row_that_names_a_missing_one_fails_the_check(home):
    home.load(runs())
    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("DELETE FROM training_plans")

    error = home.json("db", "check", code=65)

    assert error["error"]["code"] == 65
    assert home.run("db", "check", code=65).err


def test_a_file_that_is_no_database_is_told_from_a_corrupt_one(home):
    home.database.write_bytes(b"not a database at all, only text" * 200)

    error = home.json("db", "check", code=65)

    assert str(home.database) in error["error"]["what"] + error["error"]["why"]


def test_a_new_home_is_migrated_without_being_asked(coach_home):
    new = Home(coach_home)

    new.json("activities")

    assert new.json("db", "migrate")["migrated"] is False


def test_migrating_makes_a_database_where_there_was_none(coach_home):
    new = Home(coach_home)

    assert new.json("db", "migrate")["migrated"] is True
    assert new.json("db", "migrate")["migrated"] is False
    assert "up to date" in new.run("db", "migrate").out


@pytest.mark.parametrize("command", [("activities",), ("db", "check"), ("doctor",)])
def test_a_database_of_a_later_coach_is_left_alone(home, command):
    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = home.database.read_bytes()

    error = home.json(*command, code=1)

    assert "newest coach" in error["error"]["fix"]
    assert home.database.read_bytes() == before
