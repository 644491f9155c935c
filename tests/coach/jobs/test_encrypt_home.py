"""An encrypted home betrays nothing, loses nothing, and opens with its key only."""

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from coach.credentials.files import FileKeep
from coach.credentials.key import keys_in
from coach.database import open_database
from coach.database.cipher import key_id_of
from coach.database.migrate import migrate
from tests.forks import KILLED
from tests.homes import march, new_home, runs
from tests.thorough import most, points

TITLE, NOTE, GOAL_NOTE = "Canary along the river", "canary: left knee", "canary.csv"
TOKENS, KEY = '{"di_token": "canary-token-1234"}', "canary-hevy-key-5678"
HEVY_CSV = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Canary push","2 Mar 2026, 18:00","2 Mar 2026, 19:00","canary day",'
    '"Bench Press (Barbell)","","canary set",0,"normal",80,5,"","",8\n'
)


@pytest.fixture(scope="module")
def made(sqlite_template, tmp_path_factory):
    """A home with something secret in every place."""
    folder = tmp_path_factory.mktemp("made")
    home = new_home(folder / "home", sqlite_template)
    home.did(march(3), title=TITLE, note=NOTE)
    home.load(runs(weeks=1).replace("plan: Runs", "plan: Canary plan"))
    (folder / GOAL_NOTE).write_text(HEVY_CSV, encoding="utf-8")
    home.run("import", folder / GOAL_NOTE)
    home.run("db", "backup")
    FileKeep(home.folder).save("garmin", TOKENS)
    FileKeep(home.folder).save("hevy", KEY)
    return home


@pytest.fixture(scope="module")
def made_encrypted(made, tmp_path_factory):
    """The same, encrypted."""
    folder = tmp_path_factory.mktemp("encrypted")
    home = replace(made.copy(folder / "home"), key_file=folder / "key")
    home.run("db", "encrypt", "--yes")
    return home


def own(home, folder):
    """A copy of the home and its key, to be changed."""
    there = replace(home.copy(folder / "home"), key_file=folder / "keys" / "key")
    if home.key_file is not None:
        there.key_file.parent.mkdir()
        shutil.copy(home.key_file, there.key_file)
    return there


@pytest.fixture
def full(made, tmp_path):
    """A plain home of the test's own."""
    return own(made, tmp_path / "full")


@pytest.fixture
def locked(made_encrypted, tmp_path):
    """An encrypted home of the test's own."""
    return own(made_encrypted, tmp_path / "locked")


def plaintext(home):
    """Names of the files in the home that hold a canary."""
    return [
        file.relative_to(home.folder).as_posix()
        for file in sorted(home.folder.rglob("*"))
        if file.is_file() and b"canary" in file.read_bytes().lower()
    ]


def told(home):
    asked = (("activities",), ("plan", "show"), ("activity", "2"))
    return [home.run(*words, "--json").out for words in asked]


def held(home):
    """What it holds, and what the services are asked with, wherever that lies."""
    from coach import settings
    from coach.wiring.credentials import keep_of

    with pytest.MonkeyPatch.context() as patch:
        for name, value in home.settings.items():
            patch.setenv(name, value)
        with home.context() as context, context.reading() as store:
            keep = keep_of(settings.load(), context.athlete, context.database)
            tokens = keep.load("garmin"), keep.load("hevy")
            return store.activities(), store.plans(), tokens


def tokens(home):
    return held(home)[2]


def test_no_file_of_an_encrypted_home_holds_anything_readable(full):
    before = told(full)
    assert "coach.db" in plaintext(full)

    document = full.json("db", "encrypt", "--yes")

    assert document["encrypted"]
    assert plaintext(full) == []
    assert told(full) == before
    assert tokens(full) == (TOKENS, KEY)


def test_nothing_readable_is_written_while_it_is_used(locked, tmp_path):
    with locked.context() as context:
        with context.writing() as store:
            store.save_secret("garmin", b"canary-2")
            store.remember_exercise("canary curl", "biceps curl")
        assert (locked.folder / "coach.db-wal").stat().st_size
        assert plaintext(locked) == []

    (tmp_path / GOAL_NOTE).write_text(
        HEVY_CSV.replace("2 Mar", "4 Mar"), encoding="utf-8"
    )
    locked.run("import", tmp_path / GOAL_NOTE)
    locked.run("db", "backup")
    locked.run("db", "restore", "--yes")
    locked.run("review", "--date", march(7), "--prepare-only")
    assert plaintext(locked) == []


def test_what_is_logged_is_kept(locked):
    locked.run("log", "body", "--weight-kg", "74")
    locked.run("log", "body", "--weight-kg", "74", code=3)


def test_what_is_exported_comes_back_in(locked, homes, tmp_path):
    locked.run("export", "jsonl", "--out", tmp_path / "out")
    other = homes()

    other.run("import", tmp_path / "out")

    assert [a["title"] for a in other.json("activities")["activities"]] == [
        a["title"] for a in locked.json("activities")["activities"]
    ]


def test_decrypted_it_is_as_it_was(full):
    before, readable = told(full), plaintext(full)
    full.run("db", "encrypt", "--yes")

    assert full.json("db", "decrypt", "--yes")["encrypted"] is False

    assert told(full) == before
    assert plaintext(full) == readable
    assert tokens(full) == (TOKENS, KEY)
    assert full.rows()["secrets"] == []


def test_another_key_opens_database_and_backups_and_the_old_one_does_not(locked):
    (old,) = keys_in(locked.key_file.read_text(), "")
    new = locked.json("db", "rekey", "--yes")["key"]

    assert new != old.name
    locked.run("db", "restore", "--yes")
    locked.key_file.write_text(f"{old.written}\n")
    error = locked.json("activities", code=78)["error"]
    assert new in error["what"]
    assert old.name in error["why"]


def test_an_older_encrypted_database_is_migrated_and_its_copy_is_encrypted_too(locked):
    before = told(locked)
    keys = keys_in(locked.key_file.read_text(), "")
    find = {key.id: key for key in keys}.__getitem__
    with closing(open_database(f"sqlite:///{locked.database}", find)) as database:
        migrate(database, "0004")
    for file in (locked.folder / "backups").iterdir():
        file.unlink()

    assert locked.json("db", "migrate")["migrated"]

    assert told(locked) == before
    (backup,) = (locked.folder / "backups").iterdir()
    assert key_id_of(backup) == key_id_of(locked.database) == keys[0].id
    assert plaintext(locked) == []


# The key


def test_without_its_key_it_says_where_it_looked(locked):
    locked.key_file.unlink()

    error = locked.json("activities", code=78)["error"]

    assert "encrypted" in error["what"]
    assert str(locked.key_file) in error["why"]
    assert "recovery key" in error["fix"]


def test_the_recovery_key_is_shown_once_and_opens_it(full):
    shown = full.run("db", "encrypt", "--yes").out
    (key,) = (line for line in shown.splitlines() if "coach-key-1" in line)
    full.key_file.write_text(key.lower().replace("coach-key-1", "coach-key-1"))

    assert full.run("activities").code == 0


def test_the_recovery_key_goes_into_a_file_that_is_asked_for(full, tmp_path):
    file = tmp_path / "elsewhere" / "recovery"
    document = full.json("db", "encrypt", "--yes", "--recovery-key-file", file)

    assert document["recovery_key_file"] == str(file)
    assert keys_in(file.read_text(), "") == keys_in(full.key_file.read_text(), "")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [("encrypt",), ("rekey",)])
def test_the_key_is_in_no_json(full, words):
    full.run("db", "encrypt", "--yes") if words == ("rekey",) else None

    shown = full.run("db", *words, "--yes", "--json").out

    for key in keys_in(full.key_file.read_text(), ""):
        assert key.written.split()[1] not in shown
        assert key.raw.hex() not in shown


def test_a_key_inside_the_home_is_refused_and_nothing_is_changed(full):
    inside = replace(full, key_file=full.folder / "key")

    error = inside.json("db", "encrypt", "--yes", code=78)["error"]

    assert "inside COACH_HOME" in error["what"]
    assert full.database.read_bytes().startswith(b"SQLite format 3")
    assert full.run("activities").code == 0


def test_a_key_file_that_others_can_read_is_refused(locked):
    locked.key_file.chmod(0o640)

    assert "chmod 600" in locked.json("activities", code=78)["error"]["fix"]


def test_a_key_comes_as_a_credential_of_systemd_too(locked, tmp_path, monkeypatch):
    folder = tmp_path / "credentials"
    folder.mkdir()
    locked.key_file.rename(folder / "coach_key")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))

    assert locked.run("activities").code == 0


def test_without_sqlcipher_it_says_what_to_install(full, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)

    error = full.json("db", "encrypt", "--yes", code=78)["error"]

    assert "coach[encryption]" in error["fix"]
    assert full.run("activities").code == 0


def test_nobody_to_ask_needs_yes(full):
    for words in (("encrypt",), ("restore",)):
        assert "--yes" in full.json("db", *words, code=2)["error"]["fix"]


def test_there_is_nothing_to_do_twice(full):
    full.json("db", "decrypt", "--yes", code=3)
    full.json("db", "rekey", "--yes", code=3)
    full.run("db", "encrypt", "--yes")
    full.json("db", "encrypt", "--yes", code=3)


# Damage


def test_a_damaged_encrypted_database_names_the_newest_good_backup(locked):
    (backup,) = (locked.folder / "backups").glob("*.db")
    content = locked.database.read_bytes()
    locked.database.write_bytes(content[:8192] + b"\xff" * 8192 + content[16384:])

    error = locked.json("db", "check", code=65)["error"]

    assert str(backup) in error["fix"]
    locked.run("db", "restore", "--yes")
    assert locked.run("activities").code == 0


def test_a_damaged_plain_backup_does_not_outlive_encryption(full):
    (backup,) = (full.folder / "backups").glob("*.db")
    backup.write_bytes(backup.read_bytes()[:9000])

    assert full.json("db", "encrypt", "--yes")["removed"] == [str(backup)]
    assert not backup.exists()


def test_a_plain_backup_comes_encrypted_into_an_encrypted_home(full, tmp_path):
    file = tmp_path / "plain.db"
    full.run("db", "backup", "--out", file)
    full.run("db", "encrypt", "--yes")

    full.run("db", "restore", file, "--yes")

    assert plaintext(full) == []
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(full.database) as raw:
        raw.execute("SELECT * FROM athletes")
    raw.close()


# Killed on the way


@pytest.mark.parametrize("command", ["encrypt", "rekey", "decrypt"])
def test_killed_at_any_point_it_is_the_old_or_the_new_and_the_next_run_finishes(
    command, forks, made, made_encrypted, tmp_path
):
    begun = made if command == "encrypt" else made_encrypted
    expected = held(begun)
    words = ("db", command, "--yes", "--json")
    killed = 0
    for point in points(60, every=8):
        there = own(begun, tmp_path / f"killed-{point}")
        ended = forks.run(there, *words, fault=point)[0]
        killed += ended == KILLED

        assert held(there) == expected, point
        assert not list(there.folder.rglob("coach*.chang*")), point
        if ended == KILLED:
            assert forks.run(there, *words)[0] in {0, 3}, point
            assert held(there) == expected, point
        if command != "decrypt":
            assert plaintext(there) == [], point
        if ended != KILLED:
            break

    assert killed >= most(8, 1)
