"""A backup of a server's database is sealed as the database is."""

import io
import subprocess
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path

import pyrage
import pytest

from coach.credentials.key import keys_in
from tests.databases import _binaries
from tests.homes import Home, march
from tests.kills import kill_at_each_point

pytestmark = pytest.mark.postgres


@pytest.fixture
def without_pg_dump(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))


def backed_up(home):
    """The parts of a backup of lines, by name."""
    document = home.json("db", "backup")
    assert document["kind"] == "jsonl"
    with zipfile.ZipFile(document["backup"]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def of_the_first(parts, folder):
    """A file with the first athlete's part of a backup."""
    name = next(each for each in parts if each.startswith("athlete-1-"))
    (folder / name).write_bytes(parts[name])
    return folder / name


def titles(home):
    return [each["title"] for each in home.json("activities")["activities"]]


def test_before_it_is_encrypted_a_backup_of_lines_is_plain(
    server_home, without_pg_dump, homes, tmp_path
):
    parts = backed_up(server_home)
    other = homes()

    other.run("import", of_the_first(parts, tmp_path))

    assert any(b"canary stairs" in part for part in parts.values())
    assert titles(other) == titles(server_home)


def test_of_an_encrypted_one_a_backup_of_lines_says_nothing_without_the_key(
    sealed_home, without_pg_dump, homes, tmp_path
):
    (key,) = keys_in(sealed_home.key_file.read_text(), "")
    parts = backed_up(sealed_home)
    assert parts
    for name, part in parts.items():
        assert name.endswith(".sealed")
        assert part.startswith(f"sealed:1:{key.id}:".encode()), name
        for word in (b"canary", b"Push", b"schema"):
            assert word not in part, name
    part = of_the_first(parts, tmp_path)

    stranger = homes(key_file=tmp_path / "none")
    (found,) = stranger.json("import", part, code=65)["files"]
    assert found["status"] == "rejected"
    assert key.name in found["reason"]
    assert str(tmp_path / "none") in found["reason"]
    assert titles(stranger) == []

    owner = homes(key_file=sealed_home.key_file)
    (found,) = owner.json("import", part)["files"]
    assert found["status"] == "imported"
    assert titles(owner) == titles(sealed_home)
    owner.run("import", part)
    assert owner.json("activity", "2") == sealed_home.json("activity", "2")


def test_it_comes_back_with_the_key_of_its_day_when_that_was_changed_since(
    sealed_home, without_pg_dump, homes, tmp_path
):
    part = of_the_first(backed_up(sealed_home), tmp_path)
    sealed_home.run("db", "rekey", "--yes")
    owner = homes(key_file=sealed_home.key_file)

    owner.run("import", part)

    assert titles(owner) == titles(sealed_home)


def test_one_that_was_changed_on_the_way_is_refused(
    sealed_home, without_pg_dump, homes, tmp_path
):
    part = of_the_first(backed_up(sealed_home), tmp_path)
    content = part.read_bytes()
    part.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    owner = homes(key_file=sealed_home.key_file)

    (found,) = owner.json("import", part, code=65)["files"]

    assert "was changed" in found["reason"]
    assert titles(owner) == []


def test_for_a_recipient_it_is_sealed_inside_too(
    sealed_home, without_pg_dump, tmp_path, monkeypatch
):
    identity = pyrage.x25519.Identity.generate()
    monkeypatch.setenv("COACH_BACKUP_RECIPIENT", str(identity.to_public()))

    made = Path(sealed_home.json("db", "backup", "--out", tmp_path / "stick")["backup"])

    assert made.parent == tmp_path / "stick"
    assert made.name.endswith(".jsonl.zip.age")
    content = pyrage.decrypt(made.read_bytes(), [identity])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert all(name.endswith(".sealed") for name in archive.namelist())
    assert not list((sealed_home.folder / "backups").iterdir())


def test_a_dump_of_the_server_s_own_holds_it_sealed(sealed_home, monkeypatch):
    monkeypatch.setenv("PATH", str(_binaries()))

    document = sealed_home.json("db", "backup")

    assert document["kind"] == "dump"
    restored = subprocess.run(
        [_binaries() / "pg_restore", "--file=-", document["backup"]],
        check=True,
        capture_output=True,
    ).stdout
    assert b"COPY public.injuries" in restored
    assert b"canary" not in restored
    assert b"canary".hex().encode() not in restored


@dataclass(frozen=True)
class Beside(Home):
    """A home beside programs in a folder of its own; none where that is empty."""

    programs: str = ""

    @property
    def settings(self):
        return super().settings | {"PATH": self.programs}


@pytest.mark.parametrize("kind", ["dump", "jsonl"])
def test_a_backup_of_a_server_killed_anywhere_is_whole_or_is_none(
    kind, sealed_home, forks, tmp_path
):
    from coach.jobs.back_up_server import dumps_in

    known = {each.name: getattr(sealed_home, each.name) for each in fields(sealed_home)}
    programs = str(_binaries()) if kind == "dump" else ""
    home = Beside(**known, programs=programs)
    words, killed = ("db", "backup"), set()
    for name, there in kill_at_each_point(forks, home, tmp_path, *words):
        killed.add(name)
        held = dict(dumps_in(there.folder / "backups"))
        assert len(held) == (name == "backup.renamed"), name

        assert forks.run(there.at(march(10)), *words)[0] == 0, name

        left = {each.name for each in (there.folder / "backups").iterdir()}
        held = [each.name for _, each in dumps_in(there.folder / "backups")]
        assert left == set(held), name
        assert any(f".{kind}" in each for each in held), name
    assert {"backup.rename", "backup.renamed"} <= killed
