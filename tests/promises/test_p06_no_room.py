"""P6: a full or read-only disk is said clearly, and costs nothing that was there."""

import os
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest

from coach.credentials.files import FileKeep
from tests.homes import march, new_home


@contextmanager
def _disk(folder, size):
    """A small disk of memory mounted there; skips where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)


@pytest.fixture
def small(tmp_path, sqlite_template):
    """A home on a disk of 1 MB, with one workout and tokens."""
    with _disk(tmp_path / "disk", "1m") as disk:
        home = new_home(disk / "home", sqlite_template)
        home.did(march(3))
        FileKeep(home.folder).save("garmin", "token-that-must-live")
        yield replace(home, key_file=tmp_path / "key")


def fill_up(home):
    for size in (4096, 512):
        with suppress(OSError), (home.folder / "filler").open("ab", 0) as file:
            while file.write(os.urandom(size)):
                pass


COMMANDS = [
    ("log", "workout", "--sport", "run", "--minutes", "30", "--date", march(4)),
    ("db", "backup"),
    ("db", "encrypt", "--yes"),
    ("db", "rebuild", "--yes"),
]


def test_a_full_disk_is_said_and_nothing_that_was_there_is_lost(small):
    before = small.json("activities")
    fill_up(small)

    for words in COMMANDS:
        error = small.json(*words, code=73)["error"]
        assert error["fix"], words

    (small.folder / "filler").unlink()
    assert small.json("activities") == before
    assert small.json("db", "check")["ok"]
    assert FileKeep(small.folder).load("garmin") == "token-that-must-live"
    assert not list(small.folder.rglob("*tmp*"))
    small.json("db", "encrypt", "--yes")
    assert small.json("activities") == before


def test_a_read_only_home_says_that_it_cannot_be_written(tmp_path, sqlite_template):
    with _disk(tmp_path / "disk", "2m") as disk:
        home = new_home(disk / "home", sqlite_template)
        home.did(march(3))
        read_only = ["mount", "-o", "remount,ro", str(disk)]
        subprocess.run(read_only, check=True)

        for words in COMMANDS:
            ran = home.run(*words, "--json", code=None)
            assert ran.code == 73, (words, ran.out)
            assert ran.document["error"]["why"]
