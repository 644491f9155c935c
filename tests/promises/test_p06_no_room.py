"""P6: a full or read-only disk is said clearly, and costs nothing that was there."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from errno import ENOSPC
from functools import partial

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from coach.credentials.files import FileKeep
from coach.database.cipher import key_id_of
from tests.fakes.garmin import FakeGarmin
from tests.forks import limit_files
from tests.homes import SUNDAY, Home, march, new_home, runs
from tests.thorough import some

TOKENS = json.dumps({"di_token": "token-that-must-live"})


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
        FileKeep(home.folder).save("garmin", TOKENS)
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


WRITING = [
    *COMMANDS,
    ("import", "run.fit"),
    ("plan", "load", "later.yaml", "--start", "2026-04-06"),
    ("review", "--date", SUNDAY, "--approve", "all"),
    ("db", "restore", "--yes"),
    ("export", "jsonl", "--out", "out"),
    ("export", "csv", "--out", "out"),
    ("export", "ics", "--out", "out"),
]
KB = 1024
STEPWISE = {"import", "review"}
"""What they do is kept a step at a time, and a later step may lack the room."""

THROUGH = {0, 5}
"""It went through; a service that is silent may be told of."""

ROOM = some([48 * KB, 160 * KB, 8 * KB, *range(72 * KB, 1024 * KB, 48 * KB)], 3)
"""The largest file there is room for: for the database or not, for its copy or not."""


@pytest.fixture(scope="module")
def made(sqlite_template, fortnight, tmp_path_factory):
    """A home with recordings, a plan, a backup and an export, and files beside it."""
    folder = tmp_path_factory.mktemp("made")
    home = new_home(folder / "home", sqlite_template)
    first, second, *_ = (name for name in sorted(fortnight) if "run" in name)
    (folder / "first.fit").write_bytes(fortnight[first])
    (folder / "run.fit").write_bytes(fortnight[second])
    (folder / "later.yaml").write_text(runs().replace("plan: Runs", "plan: Later"))
    home.load(runs())
    home.run("import", folder / "first.fit")
    home.did(march(3))
    home.answered(SUNDAY)
    home.run("review", "--date", SUNDAY, "--prepare-only")
    home.run("db", "backup")
    for kind in ("jsonl", "csv", "ics"):
        home.run("export", kind, "--out", folder / "out")
    home.did(march(5))
    FileKeep(home.folder).save("garmin", TOKENS)
    return home


@dataclass(frozen=True)
class Cramped(Home):
    """A home whose Garmin is silent."""

    @property
    def settings(self):
        return super().settings | {"COACH_GARMIN_BASE_URL": "http://127.0.0.1:9"}


@pytest.fixture
def cramped(made, tmp_path):
    """Makes copies of it and of the files beside it, each with a name."""

    def copied(name):
        shutil.copytree(made.folder.parent, tmp_path / name)
        return Cramped(tmp_path / name / "home", key_file=tmp_path / name / "key")

    return copied


def rows(home):
    """Every row, but what was logged of runs; None where they are encrypted."""
    if key_id_of(home.database) is not None:
        return None
    return {name: each for name, each in home.rows().items() if name != "run_log"}


def files(home):
    """Every file but the database and logs, by content: tokens, backups, exports."""
    there = (each for each in home.folder.parent.rglob("*") if each.is_file())
    return {
        str(each.relative_to(home.folder.parent)): each.read_bytes()
        for each in there
        if not each.name.startswith(("coach.db", "coach.lock", "key"))
        and each.parent.name != "logs"
    }


def training(home):
    """All that was done and is planned."""
    return home.json("activities"), home.plan()


def typed(words, home):
    """The words, with what lies beside the home by its whole name."""
    there = home.folder.parent
    return [str(there / each) if (there / each).exists() else each for each in words]


@pytest.mark.parametrize("words", WRITING, ids=lambda words: "-".join(words[:2]))
def test_where_there_is_no_room_nothing_that_was_there_is_lost(words, cramped, forks):
    unharmed = cramped("unharmed")
    before, beside = rows(unharmed), files(unharmed)
    code, *said = forks.run(unharmed, *typed(words, unharmed), "--json")
    assert code in THROUGH, said
    made = files(unharmed)
    failed = 0

    for room in ROOM:
        there = cramped(f"room-{room}")
        code, out, err = forks.run(
            there, *typed(words, there), "--json", largest_file=room
        )
        if code in THROUGH:
            continue
        failed += 1
        error = json.loads(out)["error"]
        assert code == 73, (room, error)
        assert error["fix"], room
        assert "Traceback" not in err, room
        assert rows(there) == before or words[0] in STEPWISE, room
        found = files(there)
        assert found.keys() >= beside.keys(), room
        for name, content in found.items():
            whole = (beside.get(name), made.get(name))
            assert content in whole, (room, name)
        assert not list(there.folder.glob("coach.db.*")), room
        assert there.json("db", "check")["ok"], room
        assert FileKeep(there.folder).load("garmin") == TOKENS, room

        again = forks.run(there, *typed(words, there))[0]
        assert again in THROUGH or (again == 3 and words[0] in STEPWISE), room
        assert training(there) == training(unharmed), room

    assert failed


def test_the_command_itself_ends_so(cramped):
    home = cramped("home")
    before = rows(home)

    ran = subprocess.run(
        [sys.executable, "-m", "coach", "db", "backup", "--json"],
        env=home.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=partial(limit_files, 48 * KB),
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 73, ran
    assert json.loads(ran.stdout)["error"]["fix"]
    assert rows(home) == before


def test_a_database_that_may_not_grow_says_so_and_is_as_it_was(cramped):
    home = cramped("home")
    before = rows(home)

    def no_more(connection, _):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(Engine, "connect", no_more)
    try:
        file = home.folder.parent / "run.fit"
        error = home.json("import", file, code=73)["error"]
    finally:
        event.remove(Engine, "connect", no_more)

    assert "space" in error["fix"].lower()
    assert rows(home) == before
    assert home.json("db", "check")["ok"]
    assert FileKeep(home.folder).load("garmin") == TOKENS


def test_new_tokens_that_there_is_no_room_for_are_told_of_and_the_old_ones_stay(
    home, monkeypatch
):
    with FakeGarmin() as garmin:
        monkeypatch.setenv("COACH_GARMIN_BASE_URL", garmin.url)
        FileKeep(home.folder).save("garmin", garmin.tokens())
        held = FileKeep(home.folder).load("garmin")
        garmin.expire_tokens()  # the client gets others, and has to keep them

        def full(*_, dir, prefix):  # noqa: A002 - as tempfile calls it
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(dir))

        monkeypatch.setattr("coach.private_files.tempfile.mkstemp", full)
        ran = home.run("sync", "--json", code=None)

    assert ran.code == 73, ran
    assert os.strerror(ENOSPC) in ran.document["error"]["why"]
    assert FileKeep(home.folder).load("garmin") == held
    assert home.json("db", "check")["ok"]


# On a disk of its own, where one can be mounted.


def test_a_full_disk_is_said_and_nothing_that_was_there_is_lost(small):
    before = small.json("activities")
    fill_up(small)

    for words in COMMANDS:
        error = small.json(*words, code=73)["error"]
        assert error["fix"], words

    (small.folder / "filler").unlink()
    assert small.json("activities") == before
    assert small.json("db", "check")["ok"]
    assert FileKeep(small.folder).load("garmin") == TOKENS
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
