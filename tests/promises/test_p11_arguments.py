"""P11: no process of ours has a secret among its arguments, for all to see."""

import os
import stat
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from coach.database import open_database
from coach.database.migrate import migrate
from tests.databases import _binaries
from tests.homes import march
from tests.promises.arguments import watched
from tests.promises.canaries import CANARIES, WORD, spilt
from tests.thorough import some


@pytest.fixture
def listening(tmp_path):
    """Runs commands in processes that say what they and theirs are started with."""
    folder = tmp_path / "listening"
    folder.mkdir()
    more, met = watched(folder)

    def run(home, *words, **environment):
        path = os.pathsep.join([more["PYTHONPATH"], home.environment["PYTHONPATH"]])
        home.process(*words, code=None, **CANARIES, **environment, PYTHONPATH=path)
        return met()

    return run


def test_what_is_listened_to_is_heard(listening, full):
    heard = listening(full, "status", "canary-typed")

    assert any("canary-typed" in words for words in heard)


def test_processes_that_read_files_are_told_no_secret(listening, full, tmp_path):
    (tmp_path / "file.csv").write_text("nothing\n")

    heard = listening(full, "import", tmp_path / "file.csv")

    assert any("from coach.wiring.reading import" in " ".join(words) for words in heard)
    assert not any(spilt(word) for words in heard for word in words)


@pytest.mark.parametrize(
    "words",
    some(
        [
            *(("timer", "install"), ("sync",), ("review", "--date", march(7))),
            *(("db", "encrypt", "--yes"), ("db", "backup"), ("export", "fit")),
            *(("doctor",), ("status",)),
        ],
        4,
    ),
    ids=" ".join,
)
def test_nor_is_any_other(words, listening, full, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    systemctl = programs / "systemctl"
    systemctl.write_text(f"#!{sys.executable}\n")
    systemctl.chmod(systemctl.stat().st_mode | stat.S_IXUSR)

    heard = listening(full, *words, PATH=str(programs))

    assert any("coach" in each for each in heard)
    if words[0] == "timer":
        assert any("systemctl" in " ".join(each) for each in heard)
    assert not any(spilt(word) for each in heard for word in each)


@pytest.mark.postgres
@pytest.mark.parametrize("place", ["before the host", "behind the question mark"])
def test_pg_dump_is_not_told_the_password_of_its_server_for_all_to_see(
    place, listening, full, postgres_url
):
    url = (
        postgres_url.replace("coach@", f"coach:{WORD}@")
        if place == "before the host"
        else f"{postgres_url}&password={WORD}"
    )
    with closing(open_database(url)) as database:
        migrate(database)

    heard = listening(replace(full, url=url), "db", "backup", PATH=str(_binaries()))

    assert any("pg_dump" in " ".join(words) for words in heard)
    assert not any(spilt(word) for words in heard for word in words)
    assert list((full.folder / "backups").glob("*.dump.age"))
