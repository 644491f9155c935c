"""P12: nobody else reads what coach keeps, whatever the umask."""

import os
import stat
from dataclasses import replace

import pytest

from tests.homes import SUNDAY, Home, march, runs


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_every_file_and_folder_is_the_athletes_alone(coach_home, tmp_path, open_umask):
    from coach.credentials.files import FileKeep

    home = Home(coach_home, key_file=tmp_path / "keys" / "key")
    home.json("init", "--no-input")
    home.load(runs(weeks=1))
    home.did(march(3))
    FileKeep(home.folder).save("garmin", "a made up token")
    FileKeep(home.folder, 2).save("hevy", "a made up key")
    home.run("review", "--date", SUNDAY, code=None)
    home.run("export", "fit", code=None)
    home.run("db", "backup")
    walk(home.folder)
    home.run("db", "encrypt", "--yes")
    home.run("db", "rekey", "--yes", "--recovery-key-file", tmp_path / "recovery")
    home.run("db", "restore", "--yes")
    home.run("db", "rebuild", "--yes")
    with replace(home).context():
        walk(home.folder)
    walk(home.key_file.parent)
    assert stat.S_IMODE((tmp_path / "recovery").stat().st_mode) == 0o600
    home.run("db", "decrypt", "--yes")
    walk(home.folder)


def walk(folder):
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
