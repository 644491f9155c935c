"""A database made anew out of its own files says what the old one said."""

import sqlite3
from contextlib import closing

import pytest

from coach.jobs.sync import sync
from tests.homes import SUNDAY, march, runs
from tests.scripted import Script, fit, scripted


@pytest.fixture
def full(home, folder):
    """Two weeks of files, a plan, logged workouts, a decided review, corrections."""
    home.load(runs(weeks=1))
    home.did(march(3), title="Along the river", note="by hand")
    home.run("import", folder)
    home.run("review", "--date", SUNDAY, "--approve", "all", code=None)
    home.run("match", "fix", "1", "none")
    return home


def change(home, *statements):
    with closing(sqlite3.connect(home.database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def kept(home):
    """All the rows, but those that say when a row was first written."""
    return {name: rows for name, rows in home.rows().items() if name != "run_log"}


def test_it_says_the_same_to_the_last_row(full):
    before = kept(full)

    document = full.json("db", "rebuild", "--yes")

    assert document["files"] >= 10
    assert document["problems"] == []
    assert kept(full) == before
    assert full.json("db", "check", "--files")["ok"]


def synced(home, *says):
    with home.context() as context:
        sync(scripted(context, Script(says=list(says))))


def test_what_a_service_holds_is_as_it_said_last(home, fortnight, tmp_path):
    swim = next(c for n, c in fortnight.items() if n.endswith("swim.fit"))
    run = next(c for n, c in fortnight.items() if n.endswith("run.fit"))
    ride = next(c for n, c in fortnight.items() if n.endswith("ride.fit"))
    copy = tmp_path / "copy.fit"
    copy.write_bytes(swim)
    home.run("import", copy)
    synced(home, fit(swim, "1", title="Pool"), fit(run, "2"))
    synced(home, fit(ride, "2", fingerprint="v2", title="A ride after all"))
    before = kept(home)
    assert before["pool_lengths"]
    assert before["streams"]

    document = home.json("db", "rebuild", "--yes")

    assert document["problems"] == []
    assert kept(home) == before


def test_the_old_one_is_kept_aside(full):
    before = full.database.read_bytes()

    aside = full.json("db", "rebuild", "--yes")["aside"]

    with closing(sqlite3.connect(aside)) as old:
        assert old.execute("SELECT count(*) FROM raw_files").fetchone()[0] >= 10
    assert before


def test_what_was_lost_of_activities_is_read_again_out_of_their_files(full):
    before = kept(full)
    change(
        full,
        "DELETE FROM strength_sets",
        "DELETE FROM streams WHERE activity_id % 2 = 0",
        "UPDATE laps SET elapsed_s = 1",
        "DELETE FROM pool_lengths WHERE number > 3",
    )

    full.json("db", "rebuild", "--yes")

    after = kept(full)
    for name in ("strength_sets", "streams", "laps", "pool_lengths"):
        assert after[name] == before[name], name


def test_a_page_that_cannot_be_read_costs_no_more_than_what_no_file_holds(full):
    before = [a["title"] for a in full.json("activities")["activities"]]
    with closing(sqlite3.connect(full.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'streams'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(full.database.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    full.database.write_bytes(content)
    full.json("db", "check", code=65)

    document = full.json("db", "rebuild", "--yes")

    assert any(each.startswith("streams") for each in document["problems"])
    assert [a["title"] for a in full.json("activities")["activities"]] == before
    assert full.rows()["streams"]
    assert full.json("db", "check")["ok"]


def test_a_stored_file_that_is_damaged_is_named_and_costs_nothing(full):
    sets = full.rows()["strength_sets"]
    change(full, "UPDATE raw_files SET content = x'00' WHERE kind = 'hevy_csv'")

    document = full.json("db", "rebuild", "--yes")

    assert any("damaged" in each for each in document["problems"])
    assert full.rows()["strength_sets"] == sets
    full.json("db", "check", "--files", code=65)
