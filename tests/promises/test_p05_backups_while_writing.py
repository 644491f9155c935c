"""P5: a backup is whole while others write, and is looked over before it is used."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.database.backups import back_up, backups_of, fault_of
from tests.coach.database.nouns import NOW, fill
from tests.databases import _binaries
from tests.homes import Home, march

FIRST = datetime(2026, 3, 1, tzinfo=UTC)


def test_every_backup_made_while_somebody_writes_is_whole(sqlite_database):
    athlete = sqlite_database.add_athlete("Ada", "UTC", NOW)
    place, over = sqlite_database.place, threading.Event()

    def write():
        number = 0
        while not over.is_set():
            number += 1
            with sqlite_database.writing(athlete.id) as store:
                store.remember_exercise(f"name {number}", "squat" * 200)
                store.save_secret(f"secret {number}", b"x" * 1000)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [
            back_up(place, None, FIRST + timedelta(minutes=minute))
            for minute in range(8)
        ]
    finally:
        over.set()
        writer.join()

    for file in made:
        assert fault_of(place, file) is None
        with closing(sqlite3.connect(file)) as copy:
            names = copy.execute("SELECT count(*) FROM exercise_names").fetchone()
            secrets = copy.execute("SELECT count(*) FROM secrets").fetchone()
        assert names == secrets  # both or neither of each transaction
    assert len(backups_of(place)) == 8


@pytest.fixture
def backed_up(home):
    """A home with one workout in its backup, and one more since."""
    home.did(march(3))
    home.json("db", "backup")
    home.did(march(4))
    return home


def days(home):
    return [each["local_date"] for each in home.json("activities")["activities"]]


def test_a_restored_home_is_as_it_was_then_and_what_was_there_is_kept(backed_up):
    document = backed_up.json("db", "restore", "--yes")

    assert days(backed_up) == [march(3)]
    assert backed_up.json("db", "check")["ok"]
    aside = backed_up.json("db", "restore", document["aside"], "--yes")
    assert days(backed_up) == [march(3), march(4)]
    assert aside["restored"] == document["aside"]


def test_of_what_restores_and_rebuilds_put_aside_the_last_three_stay(backed_up):
    first = backed_up.at(march(7)).json("db", "restore", "--yes")["aside"]
    backed_up.json("db", "rebuild", "--yes")
    later = [
        backed_up.at(march(day)).json("db", "restore", "--yes")["aside"]
        for day in (9, 10)
    ]
    there = {str(each) for each in backed_up.folder.glob("coach.db.before-*")}
    assert len(there) == 3
    assert {*later} < there
    assert first not in there
    (finding,) = (
        each
        for each in backed_up.json("doctor", code=None)["checks"]
        if each["name"] == "kept aside"
    )
    assert later[-1] in finding["what"]
    assert "3 databases" in finding["what"]


def test_what_is_brought_back_or_just_put_aside_is_never_thinned_out(backed_up):
    first = backed_up.json("db", "restore", "--yes")["aside"]
    for day in (9, 10):
        backed_up.at(march(day)).json("db", "restore", "--yes")

    back = backed_up.at(march(1)).json("db", "restore", first, "--yes")["aside"]

    assert days(backed_up) == [march(3), march(4)]
    assert Path(first).exists()
    assert Path(back).exists()


def test_two_restores_in_one_second_keep_both_databases_aside(backed_up):
    first = backed_up.json("db", "restore", "--yes")["aside"]
    second = backed_up.json("db", "restore", "--yes")["aside"]

    backed_up.json("db", "restore", first, "--yes")

    assert first != second
    assert days(backed_up) == [march(3), march(4)]


def test_a_backup_that_is_damaged_is_refused_and_nothing_is_changed(backed_up):
    (file,) = (backed_up.folder / "backups").glob("*.db")
    file.write_bytes(file.read_bytes()[:-4096])

    error = backed_up.json("db", "restore", file, "--yes", code=65)["error"]

    assert "no good backup" in error["what"]
    assert days(backed_up) == [march(3), march(4)]
    assert not list(backed_up.folder.glob("*.before-*"))
    backed_up.json("db", "restore", "--yes", code=3)


def test_a_backup_of_a_later_coach_is_refused(backed_up):
    (file,) = (backed_up.folder / "backups").glob("*.db")
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")

    error = backed_up.json("db", "restore", file, "--yes", code=1)["error"]

    assert "newest coach" in error["fix"]
    assert days(backed_up) == [march(3), march(4)]


def test_a_backup_of_an_older_coach_is_brought_up_to_date(backed_up):
    from coach.database import open_database
    from coach.database.migrate import migrate

    (file,) = (backed_up.folder / "backups").glob("*.db")
    older = open_database(f"sqlite:///{file}")
    migrate(older, "0004")
    older.close()

    backed_up.json("db", "restore", file, "--yes")

    assert days(backed_up) == [march(3)]


def test_a_backup_for_an_age_recipient_comes_back_with_the_identity(
    backed_up, tmp_path, monkeypatch
):
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "identity"
    file.write_text(f"# made up\n{identity}\n")
    monkeypatch.setenv("COACH_BACKUP_RECIPIENT", str(identity.to_public()))
    made = backed_up.json("db", "backup", "--out", tmp_path / "kept")["backup"]

    assert made.endswith(".db.age")
    assert b"SQLite format" not in (tmp_path / "kept").joinpath(made).read_bytes()
    assert (
        "--identity"
        in (backed_up.json("db", "restore", made, "--yes", code=78)["error"]["fix"])
    )
    backed_up.did(march(5))
    backed_up.json("db", "restore", made, "--identity", file, "--yes")
    assert days(backed_up) == [march(3), march(4)]
    assert [each.name for each in (tmp_path / "kept").iterdir()] == [
        made.rpartition("/")[2]
    ]


def test_a_recipient_that_is_none_is_refused(backed_up, monkeypatch):
    monkeypatch.setenv("COACH_BACKUP_RECIPIENT", "nobody")

    backed_up.json("db", "backup", code=78)
    assert not list((backed_up.folder / "backups").glob("*tmp*"))


def test_an_evening_makes_one_backup_a_day_and_looks_it_all_over_once_a_week(home):
    from coach.jobs.back_up import back_up_if_due, check_if_due

    made, checked = [], []
    for day in range(1, 16):
        with home.at(march(day)).context() as context:
            done = back_up_if_due(context)
            made.append(done.file.name)
            assert back_up_if_due(context) is None
            with context.reading() as store:
                before = store.last_run("db check")
            assert check_if_due(context) == ()
            with context.reading() as store:
                checked.append(store.last_run("db check") != before)

    assert [day for day, ran in enumerate(checked, start=1) if ran] == [1, 8, 15]
    kept = sorted(each.name for each in (home.folder / "backups").iterdir())
    assert len(kept) == 9  # seven days, and the Sundays of two more weeks
    assert set(kept) < set(made)


@pytest.mark.postgres
def test_a_server_is_backed_up_by_its_own_program_or_as_json_lines(
    postgres_database, tmp_path, monkeypatch
):
    from coach.jobs.back_up import back_up_now

    athlete = postgres_database.add_athlete("Ada", "UTC", NOW)
    with postgres_database.writing(athlete.id) as store:
        fill(store, "Ada")
    monkeypatch.setenv("PATH", str(tmp_path))

    done = back_up_now(postgres_database, tmp_path, NOW)

    assert done.kind == "jsonl"
    monkeypatch.setenv("PATH", str(_binaries()))
    dump = back_up_now(postgres_database, tmp_path, NOW).file
    assert dump.read_bytes().startswith(b"PGDMP")
    assert sorted((tmp_path / "backups").iterdir()) == sorted([done.file, dump])
    assert done.file.stat().st_mode & 0o777 == 0o600
    assert done.file.stat().st_size > 1000


@pytest.mark.postgres
def test_a_server_s_database_is_not_restored_or_rebuilt_and_that_is_said(
    coach_home, postgres_tables, tmp_path
):
    home = Home(coach_home, url=postgres_tables, key_file=tmp_path / "key")

    for words in (("restore",), ("rebuild",)):
        error = home.json("db", *words, "--yes", code=None)["error"]
        assert error["code"] in {3, 78}, words
        assert "PostgreSQL" in str(error) or "postgresql" in str(error), words
