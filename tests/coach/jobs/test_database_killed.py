"""Killed anywhere, `coach db` leaves the old database or the new one, whole.

The next run finishes, no half copy passes for a backup, nothing is left lying about.
"""

import sqlite3
from contextlib import closing

import pyrage
import pytest

from coach.database.asides import asides_of
from coach.database.backups import back_up, backups_of, fault_of
from coach.database.engine import database_place
from tests.forks import KILLED
from tests.homes import march, runs
from tests.kills import kill_at_each_point

TITLE = "Along the river"
HEVY_CSV = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Push","2 Mar 2026, 18:00","2 Mar 2026, 19:00","",'
    '"Bench Press (Barbell)","","",0,"normal",80,5,"","",8\n'
)


def place(home):
    return database_place(f"sqlite:///{home.database}")


def rows(file):
    """Every row, but what was logged of runs."""
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))  # noqa: S608
            for (name,) in names.fetchall()
            if name != "run_log"
        }


def left_over(home):
    """What is in the home and belongs to no home at rest."""
    ours = {"coach.db", "coach.lock", "backups", "exports", "logs", ".env"}
    known = {*ours, *(each.name for each in asides_of(place(home)))}
    found = {each.name for each in home.folder.iterdir()} - known
    return found - {"coach.db-wal", "coach.db-shm"} | half_copies(home.folder)


def half_copies(folder):
    """Files among the backups that are none."""
    copies = backups_of(database_place(f"sqlite:///{folder / 'coach.db'}"))
    there = {each.name for each in folder.glob("backups/*")}
    return there - {each.file.name for each in copies}


def is_whole(home):
    return home.json("db", "check")["ok"]


@pytest.fixture
def lacking(home):
    """A home of a plan, files and logs, of which rows were lost; and all its rows."""
    home.load(runs(weeks=1))
    home.did(march(3), title=TITLE)
    file = home.folder.parent / "hevy.csv"
    file.write_text(HEVY_CSV, encoding="utf-8")
    home.run("import", file)
    full = rows(home.database)
    assert full["strength_sets"]
    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("DELETE FROM strength_sets")
    return home, full


def test_a_rebuild_killed_anywhere_leaves_the_old_database_or_the_new(
    lacking, forks, tmp_path
):
    home, full = lacking
    old, words = rows(home.database), ("db", "rebuild", "--yes")
    killed = set()

    for name, there in kill_at_each_point(
        forks, home, tmp_path, *words, least=("rebuild.", "swap.")
    ):
        killed.add(name)
        found = rows(there.database)
        assert found in (old, full), name
        assert found == old or old in map(rows, asides_of(place(there))), name
        assert is_whole(there), name

        code, *said = forks.run(there, *words)

        assert code == 0, (name, said)
        assert rows(there.database) == full, name
        assert old in map(rows, asides_of(place(there))), name
        assert left_over(there) == set(), name

    assert {"rebuild.commit", "rebuild.made", "swap.rename", "swap.renamed"} <= killed


@pytest.fixture
def backed_up(home):
    """A home with one workout in its backup, and one more since."""
    home.did(march(3))
    home.json("db", "backup")
    home.did(march(4))
    return home


def test_a_restore_killed_anywhere_leaves_one_or_the_other(backed_up, forks, tmp_path):
    (backup,) = backups_of(place(backed_up))
    present, then = rows(backed_up.database), rows(backup.file)
    words, killed = ("db", "restore", "--yes"), set()

    for name, there in kill_at_each_point(forks, backed_up, tmp_path, *words):
        killed.add(name)
        found = rows(there.database)
        assert found in (present, then), name
        assert found == present or present in map(rows, asides_of(place(there))), name
        assert is_whole(there), name

        code, *said = forks.run(there, *words)

        assert code == 0, (name, said)
        assert rows(there.database) == then, name
        assert present in map(rows, asides_of(place(there))), name
        assert left_over(there) == set(), name

    assert {"copy.made", "restore.copied", "swap.aside", "restore.placed"} <= killed


@pytest.mark.parametrize("words", ["restore", "rebuild"])
def test_what_a_kill_left_beside_the_database_goes_with_the_evening_s_backup(
    words, backed_up, forks
):
    from coach.jobs.back_up import back_up_if_due

    ended = forks.run(backed_up, "db", words, "--yes", fault="swap.aside")[0]
    assert ended == KILLED
    assert any(name.startswith("coach.db.re") for name in left_over(backed_up))

    with backed_up.at(march(9)).context() as context:
        back_up_if_due(context)

    assert left_over(backed_up) == set()


def test_a_backup_killed_anywhere_is_whole_or_is_none(backed_up, forks, tmp_path):
    before = rows(backed_up.database)
    there_already = {each.file.name for each in backups_of(place(backed_up))}
    later, killed, half = backed_up.at(march(9)), set(), set()

    for name, there in kill_at_each_point(forks, later, tmp_path, "db", "backup"):
        killed.add(name)
        assert rows(there.database) == before, name
        held = backups_of(place(there))
        assert there_already <= {each.file.name for each in held}, name
        assert [fault_of(place(there), each.file) for each in held if each] == [
            None for _ in held
        ], name
        half |= half_copies(there.folder)

        assert forks.run(there.at(march(10)), "db", "backup")[0] == 0, name

        assert rows(backups_of(place(there))[0].file) == before, name
        assert left_over(there) == set(), name

    assert half
    assert {"copy.begun", "copy.made", "backup.rename", "backup.renamed"} <= killed


def test_a_backup_for_a_recipient_killed_anywhere_shows_nobody_else_anything(
    backed_up, forks, tmp_path
):
    identity = pyrage.x25519.Identity.generate()
    (backed_up.folder / ".env").write_text(
        f"COACH_BACKUP_RECIPIENT={identity.to_public()}\n"
    )
    backed_up.did(march(5), title=TITLE)
    stick = tmp_path / "stick"
    words = ("db", "backup", "--out", stick)
    killed = set()

    for name, there in kill_at_each_point(
        forks, backed_up.at(march(9)), tmp_path, *words
    ):
        killed.add(name)
        for file in stick.glob("*"):
            assert TITLE.encode() not in file.read_bytes(), name
            if file.suffix == ".age":
                assert TITLE.encode() in pyrage.decrypt(file.read_bytes(), [identity])

        assert forks.run(there.at(march(10)), *words)[0] == 0, name

        assert {each.suffix for each in stick.iterdir()} == {".age"}, name
        assert left_over(there) == set(), name

    assert {"age.begun", "backup.rename"} <= killed


def test_a_copy_that_another_run_is_making_is_left_alone(backed_up):
    with backed_up.at(march(9)).context() as context:
        there, now = context.database.place, context.clock.now()
        other = there.backups / "coach-20260309T205900Z.db.tmp"
        other.write_bytes(b"at work")

        back_up(there, None, now)

        assert other.read_bytes() == b"at work"
