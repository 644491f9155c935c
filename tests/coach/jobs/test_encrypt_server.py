"""What the athlete wrote is sealed on a server, and all is as it was with the key."""

import itertools
from contextlib import closing
from dataclasses import replace

import pytest

from coach.credentials.files import FileKeep
from coach.credentials.key import keys_in
from coach.database import open_database
from coach.database.migrate import migrate
from coach.database.tables import METADATA
from coach.database.tables.columns import Sealed
from tests.coach.database.nouns import NOW, everything, fill
from tests.databases import _execute, create_database
from tests.forks import KILLED
from tests.homes import Home, march, runs

pytestmark = pytest.mark.postgres

TOKENS, KEY = '{"di_token": "canary-token-1234"}', "canary-hevy-key-5678"
HEVY_CSV = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Push","2 Mar 2026, 18:00","2 Mar 2026, 19:00","canary day",'
    '"Bench Press (Barbell)","","canary set",0,"normal",80,5,"","",8\n'
)
LOOKS_SEALED = "sealed:1:of course not"
_COPIES = itertools.count(1)


def write(home, file):
    """Everything an athlete can say in their own words."""
    home.did(march(3), note="canary: left knee")
    home.load(runs(weeks=1, note="canary of the plan"))
    workout = home.plan()["workouts"][-1]["id"]
    home.run("log", "missed", workout, "--reason", "canary wedding")
    home.run("log", "injury", "knee", "--severity", "2", "--note", "canary stairs")
    file.write_text(HEVY_CSV, encoding="utf-8")
    home.run("import", file)
    home.run("review", "--date", march(7), "--prepare-only")


@pytest.fixture(scope="module")
def made(postgres_server, tmp_path_factory):
    """A server's database with the athlete's words in every place."""
    folder = tmp_path_factory.mktemp("made")
    name = create_database(postgres_server)
    home = Home(folder / "home", url=postgres_server.format(name))
    with closing(open_database(home.url)) as database:
        migrate(database)
    home.did(march(4), note=LOOKS_SEALED)
    write(home, folder / "hevy.csv")
    with closing(open_database(home.url)) as database:
        bob = database.add_athlete("Bob", "UTC", NOW).id
        with database.writing(bob) as store:
            fill(store, "Bob")
            store.save_secret("garmin", None)
    FileKeep(home.folder).save("garmin", TOKENS)
    FileKeep(home.folder).save("hevy", KEY)
    return home, name


@pytest.fixture
def full(made, postgres_server, tmp_path):
    """A plain one of the test's own."""
    home, template = made
    name = f"sealed_{next(_COPIES)}"
    postgres = postgres_server.format("postgres")
    _execute(postgres, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    own = home.copy(tmp_path / "home")
    yield replace(own, url=postgres_server.format(name), key_file=tmp_path / "key")
    _execute(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def locked(full):
    """The same, encrypted."""
    full.run("db", "encrypt", "--yes")
    return full


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
def before(made):
    """What was in it before anything was encrypted, and how it lay there."""
    home, _ = made
    return told(home), rows(home)


def test_the_server_reads_nothing_you_wrote_and_nothing_else_changes(full, before):
    assert {"completed_activities", "strength_sets", "injuries"} < set(betrayed(full))

    document = full.json("db", "encrypt", "--yes")

    assert document["encrypted"]
    assert betrayed(full) == []
    assert unsealed(full) == []
    assert told(full) == before[0]
    assert tokens(full) == (TOKENS, KEY)
    assert "its texts encrypted" in full.run("doctor", code=None).out


def test_what_is_written_from_then_on_is_sealed_too(locked, tmp_path):
    locked.did(march(5), note="canary again")
    (tmp_path / "canary.csv").write_text(
        HEVY_CSV.replace("2 Mar", "6 Mar").replace("set_type", "set_tipe")
    )
    locked.run("import", tmp_path / "canary.csv", code=None)
    (tmp_path / "other.csv").write_text(HEVY_CSV.replace("2 Mar", "6 Mar"))
    locked.run("import", tmp_path / "other.csv", code=None)
    locked.run("review", "--date", march(6), "--prepare-only")

    assert unsealed(locked) == []


def test_decrypted_every_row_is_as_it_was(locked, before):
    assert rows(locked) != before[1]

    assert locked.json("db", "decrypt", "--yes")["encrypted"] is False

    assert rows(locked) == before[1]
    assert tokens(locked) == (TOKENS, KEY)


def test_with_another_key_the_old_one_opens_nothing(locked, before):
    (old,) = keys_in(locked.key_file.read_text(), "")

    new = locked.json("db", "rekey", "--yes")["key"]

    assert told(locked) == before[0]
    assert tokens(locked) == (TOKENS, KEY)
    assert unsealed(locked) == []
    locked.key_file.write_text(f"{old.written}\n")
    error = locked.json("activities", code=78)["error"]
    assert new in error["what"]
    assert old.name in error["why"]


def test_without_its_key_it_says_where_it_looked_and_nothing_is_changed(locked):
    key, held = locked.key_file.read_text(), rows(locked)
    locked.key_file.unlink()

    for words in (("activities",), ("db", "decrypt", "--yes"), ("log", "body")):
        more = ("--weight-kg", "74") if words[0] == "log" else ()
        error = locked.json(*words, *more, code=78)["error"]
        assert "encrypted" in error["what"]
        assert str(locked.key_file) in error["why"]

    assert rows(locked) == held
    locked.key_file.write_text(key)
    locked.key_file.chmod(0o600)
    locked.run("activities")


def test_a_value_that_was_put_elsewhere_on_the_server_is_refused(locked):
    _execute(
        locked.url,
        "UPDATE completed_activities SET note = (SELECT note FROM injuries"
        " WHERE note <> '') WHERE note <> ''",
    )

    error = locked.json("activity", "2", code=65)["error"]

    assert "completed_activities.note" in error["what"]


def test_there_is_nothing_to_do_twice(full):
    full.json("db", "decrypt", "--yes", code=3)
    full.json("db", "rekey", "--yes", code=3)
    full.run("db", "encrypt", "--yes")
    full.json("db", "encrypt", "--yes", code=3)


def test_it_is_said_what_the_server_still_reads(full):
    ran = full.run("db", "encrypt", "--yes")
    said = " ".join((ran.out + ran.err).split())

    assert "The server still reads numbers, days, titles and names" in said


def test_killed_before_the_commit_nothing_is_changed(full, forks, before):
    words = ("db", "encrypt", "--yes")
    assert forks.run(full, *words, fault="seal.commit")[0] == KILLED

    assert rows(full) == before[1]
    assert tokens(full) == (TOKENS, KEY)
    full.run(*words)
    assert betrayed(full) == []


def test_killed_after_the_commit_the_next_run_takes_the_tokens_from_home(full, forks):
    words = ("db", "encrypt", "--yes")
    assert forks.run(full, *words, fault="seal.committed")[0] == KILLED
    assert unsealed(full) == []

    full.run(*words, code=3)

    assert betrayed(full) == []
    assert tokens(full) == (TOKENS, KEY)
