"""P11: no table, export or backup holds a secret."""

import subprocess
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from coach.credentials.files import FileKeep
from coach.database import open_database
from coach.database.migrate import migrate
from tests.databases import _binaries
from tests.fakes.server import Answer, Fake
from tests.homes import Home, march
from tests.promises.canaries import (
    IDENTITY,
    TOKEN,
    WORD,
    betrayed,
    run_all,
    spilt,
    tables_with_secrets,
    told,
    with_canaries,
)


class Gossip(Fake):
    """A service that refuses whatever is asked, and repeats every header of it."""

    def answer(self, asked):
        said = " ".join(f"{name}: {value}" for name, value in asked.headers.items())
        bare = asked.headers.get("api-key") or asked.headers.get("authorization", "")
        return Answer(400, {"message": said, "error": bare.removeprefix("Bearer ")})


@pytest.fixture
def gossip(monkeypatch):
    """Both services, and the word that is got round about what they were asked with."""
    with Gossip() as server:
        for name in ("COACH_GARMIN_BASE_URL", "COACH_HEVY_BASE_URL"):
            monkeypatch.setenv(name, server.url)
        yield server


def use(home):
    """Have every command run, and both services repeat what they are asked with."""
    run_all(home)
    for words in (("sync",), ("doctor", "--online"), ("auth", "hevy")):
        for place in ((*words, "--json"), ("--debug", *words)):
            assert not spilt(told(home.run(*place, code=None))), place


def repeated(server):
    return {
        word
        for asked in server.seen
        for word in ("canary-hevy-key", TOKEN)
        if word in str(asked.headers)
    }


def exported(home, folder):
    for kind in ("jsonl", "csv"):
        home.run("export", kind, "--out", folder)
    return folder


def test_no_table_of_a_file_holds_one_nor_what_is_exported_of_it(
    full, gossip, tmp_path
):
    use(full)

    assert repeated(gossip) == {"canary-hevy-key", TOKEN}
    assert tables_with_secrets(f"sqlite:///{full.database}") == []
    assert betrayed(exported(full, tmp_path / "out")) == []
    keep = FileKeep(full.folder)
    assert betrayed(full.folder, keep.place("garmin"), keep.place("hevy")) == []


def test_a_backup_holds_none_whoever_may_read_it(full, gossip, tmp_path, monkeypatch):
    use(full)
    sealed = full.json("db", "backup", "--out", tmp_path / "sealed")["backup"]
    monkeypatch.delenv("COACH_BACKUP_RECIPIENT")
    full.json("db", "backup", "--out", tmp_path / "plain")

    assert betrayed(tmp_path / "plain") == []
    assert betrayed(tmp_path / "sealed") == []
    assert not spilt(pyrage.decrypt(Path(sealed).read_bytes(), [IDENTITY]))


def test_an_identity_is_not_told_whether_it_fits_or_not(full, tmp_path):
    backup = full.json("db", "backup", "--out", tmp_path / "sealed")["backup"]
    other = tmp_path / "other"
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    broken = tmp_path / "broken"
    broken.write_text(f"{str(IDENTITY)[:-1]}\n")

    for identity, code in (("identity", 0), ("other", 65), ("broken", 78)):
        words = ("db", "restore", backup, "--identity", tmp_path / identity, "--yes")
        for place in ((*words, "--json"), ("--debug", *words)):
            said = told(full.run(*place, code=code))
            assert "age-secret-key" not in said.lower(), place

    assert tables_with_secrets(f"sqlite:///{full.database}") == []
    keep = FileKeep(full.folder)
    assert betrayed(full.folder, keep.place("garmin"), keep.place("hevy")) == []


def test_an_identity_put_where_a_recipient_belongs_is_not_told_either(
    full, monkeypatch
):
    monkeypatch.setenv("COACH_BACKUP_RECIPIENT", str(IDENTITY))

    for words in (("db", "backup"), ("status",), ("doctor",)):
        for place in ((*words, "--json"), ("--debug", *words)):
            assert not spilt(told(full.run(*place, code=None))), place
    full.run("db", "backup", code=78)


def unpacked(backup):
    """All that a backup of a server says, names included."""
    if backup.endswith(".dump"):
        command = [_binaries() / "pg_restore", "--file=-", backup]
        said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        assert "COPY public.planned_workouts" in said
        return said
    with zipfile.ZipFile(backup) as archive:
        said = "".join(
            each + archive.read(each).decode() for each in archive.namelist()
        )
    assert '"plan"' in said
    return said


@pytest.fixture
def on_server(postgres_url, coach_home, tmp_path, monkeypatch):
    """The same home, its database on a server that is told a password."""
    url = postgres_url.replace("coach@", f"coach:{WORD}@")
    with closing(open_database(url)) as database:
        migrate(database)
    coach_home.mkdir(mode=0o700)
    return with_canaries(Home(coach_home, url=url), tmp_path, monkeypatch)


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["dump", "jsonl"])
def test_no_table_of_a_server_holds_one_nor_a_backup_of_it(
    kind, on_server, gossip, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(_binaries()) if kind == "dump" else str(tmp_path))
    use(on_server)
    monkeypatch.delenv("COACH_BACKUP_RECIPIENT")
    there = replace(on_server, now=f"{march(9)}T21:00:00+00:00")
    document = there.json("db", "backup", "--out", tmp_path / "plain")

    assert document["kind"] == kind
    assert repeated(gossip) == {"canary-hevy-key", TOKEN}
    assert tables_with_secrets(on_server.url) == []
    assert betrayed(exported(there, tmp_path / "out")) == []
    assert betrayed(tmp_path / "plain") == []
    assert not spilt(unpacked(document["backup"]))
    keep = FileKeep(on_server.folder)
    assert betrayed(on_server.folder, keep.place("garmin"), keep.place("hevy")) == []
