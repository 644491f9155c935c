"""What the athlete wrote is sealed on a server, and all is as it was with the key."""

from contextlib import closing

import pytest

from coach.credentials.key import keys_in
from coach.database import open_database
from coach.database.tables import METADATA
from coach.database.tables.columns import Sealed
from tests.coach.database.nouns import everything
from tests.coach.jobs.on_server import HEVY_CSV, KEY, TOKENS
from tests.databases import _execute
from tests.forks import KILLED
from tests.homes import march

pytestmark = pytest.mark.postgres


def rows(home):
    """Every row of every table as the server has it, bytes in hexadecimal."""
    with closing(open_database(home.url)) as database, database.connected() as raw:
        return {
            name: raw.exec_driver_sql(
                f"SELECT whole::text FROM {name} whole ORDER BY 1"  # noqa: S608
            )
            .scalars()
            .all()
            for name in METADATA.tables
        }


def betrayed(home):
    """Tables and files that hold a canary."""
    seek = ("canary", b"canary".hex())
    tables = [
        name
        for name, held in rows(home).items()
        if any(word in row.lower() for row in held for word in seek)
    ]
    files = (each for each in home.folder.rglob("*") if each.is_file())
    return tables + [each.name for each in files if b"canary" in each.read_bytes()]


def unsealed(home):
    """Columns to be sealed of which the server can read a value."""
    columns = [
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, Sealed)
    ]
    (key, *_) = reversed(keys_in(home.key_file.read_text(), ""))
    found = []
    with closing(open_database(home.url)) as database, database.connected() as raw:
        for column in columns:
            query = f"SELECT {column.name} FROM {column.table.name}"  # noqa: S608
            for value in raw.exec_driver_sql(query).scalars():
                head = bytes(value or b"") if isinstance(value, bytes) else value
                if head and not head.startswith(_mark(key, head)):
                    found.append(str(column))
    assert len(columns) >= 15
    return found


def _mark(key, like):
    mark = f"sealed:1:{key.id}:"
    return mark.encode() if isinstance(like, bytes) else mark


def told(home):
    """What is in it, for whom it belongs to."""
    asked = (("activities",), ("activity", "2"), ("review", "--date", march(7)))
    said = [home.run(*words, "--json").out for words in asked]
    with home.context() as context, context.database.reading(2) as store:
        return said, everything(store, "Bob")


def tokens(home):
    """What the services are asked with."""
    from coach import settings
    from coach.wiring.credentials import keep_of

    with pytest.MonkeyPatch.context() as patch:
        for name, value in home.settings.items():
            patch.setenv(name, value)
        with home.context() as context:
            keep = keep_of(settings.load(), context.athlete, context.database)
            return keep.load("garmin"), keep.load("hevy")


@pytest.fixture(scope="module")
def before(filled_server):
    """What was in it before anything was encrypted, and how it lay there."""
    home, _ = filled_server
    return told(home), rows(home)


def test_the_server_reads_nothing_you_wrote_and_nothing_else_changes(
    server_home, before
):
    assert {"completed_activities", "strength_sets", "injuries"} < set(
        betrayed(server_home)
    )

    document = server_home.json("db", "encrypt", "--yes")

    assert document["encrypted"]
    assert betrayed(server_home) == []
    assert unsealed(server_home) == []
    assert told(server_home) == before[0]
    assert tokens(server_home) == (TOKENS, KEY)
    assert "its texts encrypted" in server_home.run("doctor", code=None).out


def test_what_is_written_from_then_on_is_sealed_too(sealed_home, tmp_path):
    sealed_home.did(march(5), note="canary again")
    (tmp_path / "canary.csv").write_text(
        HEVY_CSV.replace("2 Mar", "6 Mar").replace("set_type", "set_tipe")
    )
    sealed_home.run("import", tmp_path / "canary.csv", code=None)
    (tmp_path / "other.csv").write_text(HEVY_CSV.replace("2 Mar", "6 Mar"))
    sealed_home.run("import", tmp_path / "other.csv", code=None)
    sealed_home.run("review", "--date", march(6), "--prepare-only")

    assert unsealed(sealed_home) == []


def test_decrypted_every_row_is_as_it_was(sealed_home, before):
    assert rows(sealed_home) != before[1]

    assert sealed_home.json("db", "decrypt", "--yes")["encrypted"] is False

    assert rows(sealed_home) == before[1]
    assert tokens(sealed_home) == (TOKENS, KEY)


def test_with_another_key_the_old_one_opens_nothing(sealed_home, before):
    (old,) = keys_in(sealed_home.key_file.read_text(), "")

    new = sealed_home.json("db", "rekey", "--yes")["key"]

    assert told(sealed_home) == before[0]
    assert tokens(sealed_home) == (TOKENS, KEY)
    assert unsealed(sealed_home) == []
    sealed_home.key_file.write_text(f"{old.written}\n")
    error = sealed_home.json("activities", code=78)["error"]
    assert new in error["what"]
    assert old.name in error["why"]


def test_without_its_key_it_says_where_it_looked_and_nothing_is_changed(sealed_home):
    key, held = sealed_home.key_file.read_text(), rows(sealed_home)
    sealed_home.key_file.unlink()

    for words in (("activities",), ("db", "decrypt", "--yes"), ("log", "body")):
        more = ("--weight-kg", "74") if words[0] == "log" else ()
        error = sealed_home.json(*words, *more, code=78)["error"]
        assert "encrypted" in error["what"]
        assert str(sealed_home.key_file) in error["why"]

    assert rows(sealed_home) == held
    sealed_home.key_file.write_text(key)
    sealed_home.key_file.chmod(0o600)
    sealed_home.run("activities")


def test_a_value_that_was_put_elsewhere_on_the_server_is_refused(sealed_home):
    _execute(
        sealed_home.url,
        "UPDATE completed_activities SET note = (SELECT note FROM injuries"
        " WHERE note <> '') WHERE note <> ''",
    )

    error = sealed_home.json("activity", "2", code=65)["error"]

    assert "completed_activities.note" in error["what"]


def test_there_is_nothing_to_do_twice(server_home):
    server_home.json("db", "decrypt", "--yes", code=3)
    server_home.json("db", "rekey", "--yes", code=3)
    server_home.run("db", "encrypt", "--yes")
    server_home.json("db", "encrypt", "--yes", code=3)


def test_it_is_said_what_the_server_still_reads(server_home):
    ran = server_home.run("db", "encrypt", "--yes")
    said = " ".join((ran.out + ran.err).split())

    assert "The server still reads numbers, days, titles and names" in said


def test_killed_before_the_commit_nothing_is_changed(server_home, forks, before):
    words = ("db", "encrypt", "--yes")
    assert forks.run(server_home, *words, fault="seal.commit")[0] == KILLED

    assert rows(server_home) == before[1]
    assert tokens(server_home) == (TOKENS, KEY)
    server_home.run(*words)
    assert betrayed(server_home) == []


def test_killed_after_the_commit_the_next_run_takes_the_tokens_from_home(
    server_home, forks
):
    words = ("db", "encrypt", "--yes")
    assert forks.run(server_home, *words, fault="seal.committed")[0] == KILLED
    assert unsealed(server_home) == []

    server_home.run(*words, code=3)

    assert betrayed(server_home) == []
    assert tokens(server_home) == (TOKENS, KEY)
