"""Is the home in order: Python, files nobody else reads, room on the disk."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.jobs.context import Context
from coach.private_files import FILE_MODE, FOLDER_MODE, MARK

LEAST_FREE_BYTES = 200 * 1024 * 1024
ADVISED_PYTHON = (3, 12)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OURS = ("exports", "backups", "logs", "garmin", "hevy")
_FAR_AWAY = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs"}
_MOUNTS = Path("/proc/self/mounts")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        state: `fine`, `note` or `wrong`.
        fix: the next command to run; empty where all is well.
    """

    name: str
    state: str
    what: str
    fix: str = ""


def home_findings(home: Path, database: Path | None) -> tuple[Finding, ...]:
    """What can be said of a home without its database being read.

    Args:
        home: the folder.
        database: the SQLite file; None for a server.
    """
    return (
        _python(),
        _home(home, database),
        _space(home, database),
        *_far_away(database),
    )


def close_to_others(context: Context) -> tuple[str, ...]:
    """Take others' rights from what is coach's in the home; says from what."""
    home, database = context.home, context.database.place.file
    closed = []
    with context.alone():
        for path in _open_to_others(home, database):
            mode = FOLDER_MODE if path.is_dir() else FILE_MODE
            path.chmod(mode)
            closed.append(f"closed to others: {path}")
    return tuple(closed)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < ADVISED_PYTHON:
        advised = ".".join(map(str, ADVISED_PYTHON))
        version = f"{version}; {advised} gets a newer client of Garmin's"
    return Finding("Python", "fine", version)


def _home(home: Path, database: Path | None) -> Finding:
    open_ = [*_open_to_others(home, database)]
    if not open_:
        return Finding("home", "fine", f"{home}, and nobody else reads it")
    names = ", ".join(map(str, open_[:_SHOWN])) + (" …" if open_[_SHOWN:] else "")
    fix = f"Run coach doctor --fix, or chmod go= {open_[0]}"
    return Finding("home", "wrong", f"others can read {names}", fix)


def _open_to_others(home: Path, database: Path | None) -> Iterator[Path]:
    """What is coach's, and has a mode that lets others in."""
    for path in (home, *_files(home, database)):
        if path.is_symlink() or not path.exists():
            continue
        found = path.lstat()
        if found.st_mode & _OTHERS and found.st_uid == os.getuid():
            yield path


def _files(home: Path, database: Path | None) -> Iterator[Path]:
    yield from (home / name for name in (MARK, ".env", "schedule.json"))
    if database is not None:
        yield from (Path(f"{database}{end}") for end in ("", "-wal", "-shm"))
    for name in _OURS:
        folder = home / name
        if folder.is_dir() and not folder.is_symlink():
            yield folder
            yield from sorted(folder.rglob("*"))


def _space(home: Path, database: Path | None) -> Finding:
    places = {home, home if database is None else database.parent}
    free = min(shutil.disk_usage(place).free for place in places if place.is_dir())
    said = f"{free / 10**9:,.1f} GB free"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "wrong", said, "Make room before the next import.")
    return Finding("disk", "fine", said)


def _far_away(database: Path | None) -> Iterator[Finding]:
    """A SQLite file on another machine's disk is not safe from being damaged."""
    if database is None or not _MOUNTS.is_file():
        return
    lines = (line.split() for line in _MOUNTS.read_text("utf-8").splitlines())
    kinds = {Path(words[1]): words[2] for words in lines if len(words) > 2}
    at = next((place for place in database.parents if place in kinds), None)
    if at is not None and kinds[at] in _FAR_AWAY:
        yield Finding(
            "disk",
            "wrong",
            f"{database} lies on a network disk ({kinds[at]}), where it can be damaged",
            "Set COACH_HOME to a folder of this machine and copy what is there.",
        )
